"""`geo serve` as whoever starts and stops it sees it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from socket import create_connection

import pytest

from tests import samples
from tests.serving import free_port, wait_for


@pytest.mark.skipif(os.name != "posix", reason="elsewhere processes are not asked to stop by a signal")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_asked_to_stop_leaves_nothing_that_holds_its_port(tmp_path: Path, asked: int) -> None:
    samples.write([samples.event(1, samples.place())], tmp_path / "data")
    port, log = free_port(), tmp_path / "log"
    command = [sys.executable, "-m", "geo.cli", "serve", "--from", str(tmp_path / "data"), "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        wait_for(f"http://localhost:{port}/healthz", server, log)
        server.send_signal(asked)
        server.wait(timeout=20)  # asked just after it has begun it ends without ceremony
        with pytest.raises(OSError, match="refused"):
            create_connection(("localhost", port), timeout=5).close()
        assert "Serving" in log.read_text()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
