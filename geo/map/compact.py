"""Places of a page as columns that say no more than they must: for a table has as many as it has points. Pure."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geo.map.numerals import shorter

#: What the ids of places that only a page knows begin with; a number follows.
PLACE_PREFIX = "place:"
#: Coordinates are written to so many parts of a degree, a metre or so.
_PARTS = 100_000


def compact_places(places: Mapping[str, Any]) -> dict[str, Any]:
    """Write columns of places shorter.

    Parameters
    ----------
    places : mapping
        As from `geo.map.layer.layer_columns`.

    Returns
    -------
    dict
        The same, but where it is shorter: ``id`` as ``prefix``, ``count`` and ``width``, for the numbers from 0, with
        leading zeros; ``latitude`` and ``longitude`` as from `geo.map.numerals.shorter` with ``parts``, what each is
        to be divided by; and 0 for a name that only says the coordinates, to a thousandth of a degree.
        ``static/packed.js`` reads it.
    """
    points = list(zip(places["latitude"], places["longitude"], strict=True))
    names = [0 if name == _said(*point) else name for name, point in zip(places["name"], points, strict=True)]
    found = {**places, "id": _counted(places["id"]), "name": names}
    for column in ("latitude", "longitude"):
        numbers = shorter([round(value * _PARTS) for value in places[column]])
        if isinstance(numbers, Mapping):
            found[column] = {**numbers, "parts": _PARTS}
    return found


def compact_numbers(numbers: Sequence[Any]) -> Sequence[Any] | Mapping[str, Any]:
    """Write numbers as from `geo.map.numerals.shorter`, or as ``steps`` of that form from each to the next."""
    plain = shorter(numbers)
    steps = shorter(np.diff(np.array(numbers, dtype=np.int64), prepend=0).tolist())
    return {"steps": steps} if _packed_bytes(steps) < _packed_bytes(plain) else plain


def _counted(identifiers: Sequence[str]) -> Sequence[str] | Mapping[str, Any]:
    width = len(str(max(0, len(identifiers) - 1)))
    if any(identifier != f"{PLACE_PREFIX}{i:0{width}d}" for i, identifier in enumerate(identifiers)):
        return identifiers
    return {"prefix": PLACE_PREFIX, "count": len(identifiers), "width": width}


def _said(latitude: float, longitude: float) -> str | None:
    """What a browser makes of coordinates; None where it may round otherwise than Python."""
    said = f"{latitude:.3f}, {longitude:.3f}"
    ties = any(abs(degrees * 2000) % 2 == 1 for degrees in (latitude, longitude))
    return None if ties or "-0.000" in said else said


def _packed_bytes(value: object) -> int:
    return len(zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6))
