"""Commands that end with the test, even with one that is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_GUARD = Path(__file__).with_name("guard.py")
_STOPPING_S = 60


def start_guarded(
    command: list[str],
    *,
    folder: Path | None = None,
    user: str = "",
    output: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command that is interrupted when this process ends; the folder, if any, is removed after it."""
    return subprocess.Popen(
        [sys.executable, str(_GUARD), str(folder or ""), user, *command],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        env=environment,
        cwd=cwd,
        start_new_session=True,  # what kills the test's group must leave the guard to its work
    )


def stop_guarded(guard: subprocess.Popen[bytes]) -> None:
    """Have the command interrupted, and wait until it is gone."""
    assert guard.stdin is not None
    guard.stdin.close()
    guard.wait(_STOPPING_S)
