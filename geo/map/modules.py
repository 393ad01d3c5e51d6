"""Our JavaScript modules and what each imports."""

from __future__ import annotations

import re
from functools import cache
from graphlib import TopologicalSorter

from geo.map.event_map import STATIC_DIR

_IMPORT = re.compile(r'from "\./([\w.]+)"')
_LAZY_IMPORT = re.compile(r'await import\("\./([\w.]+)"\)')


@cache
def modules_in_order(entry: str, *, lazy: bool = False) -> tuple[str, ...]:
    """Name the modules that one needs, each after those it imports, itself last.

    Parameters
    ----------
    entry : str
        File name under ``static/``.
    lazy : bool
        Follow also what is imported only when it is wanted.
    """
    imports: dict[str, list[str]] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in imports:
            text = (STATIC_DIR / name).read_text("utf-8")
            imports[name] = _IMPORT.findall(text) + (_LAZY_IMPORT.findall(text) if lazy else [])
            waiting += imports[name]
    return tuple(TopologicalSorter(imports).static_order())
