"""Ids of places as one text, as links and the map have them, and back."""

from __future__ import annotations

from collections.abc import Iterable

#: No id holds it.
_BETWEEN = " "


def write_place_ids(ids: Iterable[str]) -> str:
    """Write some ids as one text; empty: there are none."""
    return _BETWEEN.join(ids)


def read_place_ids(text: str) -> tuple[str, ...]:
    """Read what `write_place_ids` wrote, each id once."""
    return tuple(dict.fromkeys(part for part in text.split(_BETWEEN) if part))
