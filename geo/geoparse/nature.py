"""Words for rivers, lakes, mountains and islands, beside a name or in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.gazetteer import Candidate
from geo.model import GeoPrecision

Floats = NDArray[np.float64]

# Of each sort the words before a name, those after it, and the kinds of place that are called so.
_SORTS = (
    (r"river", r"rivers?", ("river",)),
    (r"lake|loch|lough", r"lake|reservoir", ("lake",)),
    (r"mount|mt\.?|volcano", r"volcano|peak", ("mountain", "volcano")),
    (r"islands?\sof|isle\sof", r"islands?", ("island", "island group")),
    (r"valley\sof", r"valley", ("valley",)),
    (r"mountains\sof", r"mountains|range", ("mountain range", "mountain")),
)  # fmt: skip
#: A group's unit from this number on is a sort of nature.
FIRST = 3
# Hardly ever at the town that bears the same name; islands, valleys and mountains often are.
_ELSEWHERE = 3
_ISLAND = 3
_BEFORE = [re.compile(rf"\b(?:{before})\s$", re.IGNORECASE) for before, _, _ in _SORTS]
_AFTER = [re.compile(rf"\s(?:{after})\b", re.IGNORECASE) for _, after, _ in _SORTS]
# Most names have no such word beside them: one look tells.
_ANY_BEFORE = re.compile(rf"\b(?:{'|'.join(before for before, _, _ in _SORTS)})\s$", re.IGNORECASE)
_ANY_AFTER = re.compile(rf"\s(?:{'|'.join(after for _, after, _ in _SORTS)})\b", re.IGNORECASE)
_LONGEST_BEFORE = 16
_LONGEST_AFTER = 12


def nature_of(text: str, start: int, end: int) -> int:
    """Tell which sort of nature the words beside a mention call it, from `FIRST` on; 0 for none."""
    before, after = text[max(0, start - _LONGEST_BEFORE) : start], text[end : end + _LONGEST_AFTER]
    if not (_ANY_AFTER.match(after) or _ANY_BEFORE.search(before)):
        return 0
    for number in range(len(_SORTS)):
        if _BEFORE[number].search(before) or _AFTER[number].match(after):
            return FIRST + number
    return 0


def natural(sort: int, places: Sequence[Candidate]) -> tuple[Floats, Floats]:
    """Mark the candidates that are of a sort of nature, and those that a name with such a word hardly means.

    Parameters
    ----------
    sort : int
        From `FIRST` on, as `nature_of` tells it.
    places : sequence of Candidate
    """
    number = sort - FIRST
    kinds = _SORTS[number][2]
    of_kind = np.array([place.kind in kinds for place in places], dtype=float)
    if number < _ELSEWHERE:
        return of_kind, 1 - of_kind
    towns = [number == _ISLAND and place.geo_precision is GeoPrecision.SETTLEMENT for place in places]
    return of_kind, np.array(towns, dtype=float)


def kinds_named(key: str) -> frozenset[str]:
    """Tell which kinds of place a folded name says itself that it is: "lake albert" is a lake."""
    head, _, rest = key.partition(" ")
    last = key.rpartition(" ")[2]
    if not rest:
        return frozenset()
    return frozenset(
        kind
        for (_, _, kinds), before, after in zip(_SORTS, _BEFORE, _AFTER, strict=True)
        if before.fullmatch(f"{head} ") or after.fullmatch(f" {last}")
        for kind in kinds
    )
