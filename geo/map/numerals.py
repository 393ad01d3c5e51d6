"""Columns of whole numbers as texts of digits, where that compresses to less than JSON's own numbers. Pure.

Numbers that do not repeat cost gzip their commas and a digit of ten for each letter; in two letters of 94 each they
come close to what they say.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

#: Those that JSON carries as they are, one byte each.
DIGITS = "".join(chr(code) for code in range(0x20, 0x80) if chr(code) not in '"\\')
#: Of fewer numbers nothing is gained.
_WORTH_WRITING = 500


def shorter(values: Sequence[Any]) -> Sequence[Any] | Mapping[str, Any]:
    """Write whole numbers as digits where that is shorter in the end.

    Parameters
    ----------
    values : sequence
        Kept as it is where anything in it is no whole number.

    Returns
    -------
    sequence or mapping
        The values; or ``digits``, a text, ``width``, how many of `DIGITS` a number takes in it, most significant
        first, and ``low``, what is to be added to each. ``static/packed.js`` reads it.
    """
    if len(values) < _WORTH_WRITING or not all(type(value) is int for value in values):
        return values
    numbers = np.array(values, dtype=np.int64)
    low = int(numbers.min())
    left = numbers - low
    places: list[npt.NDArray[np.int64]] = []
    while left.any() or not places:
        left, digit = np.divmod(left, len(DIGITS))
        places.append(digit)
    letters = np.frombuffer(DIGITS.encode(), dtype=np.uint8)[np.stack(places[::-1], axis=1)]
    text = letters.tobytes().decode()
    plain = json.dumps(list(values), separators=(",", ":"))
    if _packed_bytes(text) >= _packed_bytes(plain):
        return values
    return {"digits": text, "width": len(places), "low": low}


def _packed_bytes(text: str) -> int:
    return len(zlib.compress(text.encode(), 6))
