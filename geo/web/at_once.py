"""Has answers leave at once, where the server would let the system wait for the browser to acknowledge what it has."""

from __future__ import annotations

import asyncio
import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class SendAtOnce:
    """Turns Nagle's algorithm off for each connection (the option ``TCP_NODELAY``).

    asyncio does so only for sockets that name TCP as their protocol, and Streamlit's listening socket names none. An
    answer is written in two parts, head and body; without the option the second waits for the browser to acknowledge
    the first, which takes 40 ms on Linux, for each of the files of a map and each message of a rerun.

    ASGI does not hand over the connection. It is taken from where uvicorn's `receive` is bound; with another server,
    where it is not found there, nothing changes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request or a WebSocket."""
        connection = _connection(receive) if scope["type"] in {"http", "websocket"} else None
        if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


def _connection(receive: Receive) -> socket.socket | None:
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.BaseTransport):
        return None
    found: socket.socket | None = transport.get_extra_info("socket")
    return found
