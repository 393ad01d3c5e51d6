"""What a killed test leaves behind: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT

_DEADLINE_S = 20
# Says the number of its process, then waits until it is interrupted.
_CHILD = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
_PARENT = """
import sys, time
from pathlib import Path
from tests.nominatim.guarding import start_guarded
with open(sys.argv[2], "wb") as output:
    start_guarded([sys.executable, "-c", sys.argv[3]], folder=Path(sys.argv[1]), output=output)
time.sleep(600)
"""


def _running(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked after yet does not."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # a system without /proc, or it is gone by now
        return not Path("/proc/self").exists()
    return state != "Z"


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _DEADLINE_S
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("interruption", [signal.SIG_IGN, signal.SIG_DFL])
def test_a_guarded_command_and_its_folder_go_when_the_test_is_killed(
    tmp_path: Path, interruption: signal.Handlers
) -> None:
    folder, log = tmp_path / "cluster", tmp_path / "log"
    folder.mkdir()
    command = [sys.executable, "-c", _PARENT, str(folder), str(log), _CHILD]
    before = signal.signal(signal.SIGINT, interruption)  # what runs in a shell's background has it ignored
    parent = subprocess.Popen(command, cwd=PROJECT, start_new_session=True)
    signal.signal(signal.SIGINT, before)
    try:
        _until(lambda: log.exists() and log.read_text().endswith("\n"))
        child = int(log.read_text())
        assert _running(child)
        assert folder.is_dir()
    finally:
        os.killpg(parent.pid, signal.SIGKILL)
        parent.wait()
    _until(lambda: not _running(child) and not folder.exists())
