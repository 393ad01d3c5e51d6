"""A real server of ours on a free port, with its output at hand when something fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

DEADLINE_S = 60


@contextmanager
def serving(dataset: Path, log: Path) -> Iterator[str]:
    """Serve a dataset with `geo serve` and give its address; stopped at the end, whatever happens."""
    with served(dataset, log) as (address, _):
        yield address


@contextmanager
def served(dataset: Path, log: Path, port: int = 0) -> Iterator[tuple[str, int]]:
    """The same, with the id of the process too; `port` 0: a free one."""
    port = port or free_port()
    command = [sys.executable, "-m", "geo.cli", "serve", "--from", str(dataset), "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        address = f"http://localhost:{port}/"
        wait_for(address + "healthz", server, log)
        yield address, server.pid
    finally:
        os.killpg(server.pid, 15)
        server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  # our own server on loopback
        except urllib.error.HTTPError:
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the server did not come up:\n{log.read_text(errors='replace')}") from None
            time.sleep(0.1)
        else:
            return


def free_port() -> int:
    with socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def errors_in(log: Path) -> list[str]:
    """Lines of a server's output that tell of a fault."""
    return re.findall(
        r"^.*(?:Traceback|Error|Exception|WARNING).*$", log.read_text(errors="replace"), flags=re.MULTILINE
    )
