"""What processes cost, read from Linux's own accounts of them; nothing where there are none."""

from __future__ import annotations

import os
import time
from pathlib import Path

_PROC = Path("/proc")
_MB = 1_000_000


def descendants(root: int) -> list[int]:
    """A process and all that it has started, and they in turn."""
    children: dict[int, list[int]] = {}
    for status in _PROC.glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        children.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def processor_s(root: int) -> float:
    """Processor time that a process and its children have taken so far, in seconds."""
    total = 0.0
    for process in descendants(root):
        try:
            fields = (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def memory_mb(root: int, named: str = "") -> float:
    """Memory of a process and its children whose command holds `named`, in MB; what several share is divided."""
    total = 0
    for process in descendants(root):
        folder = _PROC / str(process)
        try:
            if named in (folder / "cmdline").read_text():
                lines = (folder / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
        except OSError:
            continue
    return total / _MB


def load() -> str:
    """How busy the machine is with all that runs on it, and what its host withheld since this was last asked.

    Figures measured under load say less, and so do those of a virtual machine whose processors are lent to others.
    """
    words = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    now = (time.monotonic(), _withheld_s())
    (before, before_s), _accounts[0] = _accounts[0], now
    share = (now[1] - before_s) / max(1e-9, (now[0] - before) * (os.cpu_count() or 1))
    return f"{words}, host withheld {share:.1%}" if now[1] else words


def _withheld_s() -> float:
    """Processor time that the host of this virtual machine has given to others, in seconds; 0 where none is told of."""
    try:
        return int((_PROC / "stat").read_text().split(maxsplit=9)[8]) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return 0.0


_accounts = [(time.monotonic(), _withheld_s())]
