"""Runs a command for as long as whoever started this lives: `python guard.py FOLDER USER COMMAND...`.

Its standard input is a pipe that the one who started it holds open. When that is closed, on purpose or because its
holder was killed, the command is interrupted, and the folder is removed. An empty FOLDER or USER stands for none.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading

_STOPPING_S = 30


def main(folder: str, user: str, *command: str) -> int:
    # What a shell starts in the background ignores interruption, and its children with it: the command could not be.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    someone: dict[str, object] = {"user": user, "group": user, "extra_groups": ()} if user else {}
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=folder or None, **someone)  # type: ignore[call-overload]
    threading.Thread(target=_interrupt_at_the_end, args=(child,), daemon=True).start()
    try:
        return int(child.wait())
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _interrupt_at_the_end(child: subprocess.Popen[bytes]) -> None:
    sys.stdin.read()
    child.send_signal(signal.SIGINT)  # PostgreSQL: stop without waiting for those who are connected
    try:
        child.wait(_STOPPING_S)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
