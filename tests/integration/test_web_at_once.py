"""Answers leave at once, whatever socket the server was given."""

from __future__ import annotations

import asyncio
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from geo.web.at_once import SendAtOnce


@pytest.fixture
def delay_of_answers() -> Iterator[Callable[[], bool]]:
    """A server on a socket that names no protocol, as Streamlit's does: whether it delays small writes."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = receive.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
        delays = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        await PlainTextResponse(str(delays))(scope, receive, send)

    listening = socket.socket(socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port = listening.getsockname()[1]

    async def with_or_without(scope: Scope, receive: Receive, send: Send) -> None:
        await (SendAtOnce(app) if scope["path"] == "/at-once" else app)(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(with_or_without, lifespan="off", log_level="error"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()

    def ask(path: str) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:  # on loopback
            return bool(answer.read() == b"True")

    yield ask
    server.should_exit = True
    thread.join(20)


def test_a_connection_does_not_wait_for_acknowledgements(delay_of_answers):
    assert delay_of_answers("as-it-comes"), "else there is nothing left to do, and SendAtOnce may go"
    assert not delay_of_answers("at-once")


@pytest.mark.parametrize("kind", ["lifespan", "http"])
def test_a_server_that_shows_no_connection_is_served_all_the_same(kind):
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    async def nothing() -> dict[str, str]:
        return {}

    # In a thread of its own: where browser tests ran before, this one has Playwright's event loop.
    with ThreadPoolExecutor() as threads:
        threads.submit(asyncio.run, SendAtOnce(app)({"type": kind}, nothing, nothing)).result()  # type: ignore[arg-type]
    assert seen == [kind]
