"""What the timeline and the legend need of events that are too many to be sent: how many are alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import query
from geo.dataset.event_rows import codes, located
from geo.dataset.store import Dataset
from geo.model import SymbolSize, View

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Summary:
    """All events of a view, whatever their dates and types: how many have the same period, type and exactness.

    Attributes
    ----------
    start, end, type : numpy.ndarray of int32
        As in `event_rows.codes`.
    exact_day : numpy.ndarray of int32
        0 or 1.
    place : numpy.ndarray of int32
        0 for a site or settlement, 1 for an area, -1 for none.
    events : numpy.ndarray of int32
        How many events there are of each kind.
    sizes : tuple of str
        What besides the number of events may size a symbol, for the events differ in it.
    """

    start: Ints
    end: Ints
    type: Ints
    exact_day: Ints
    place: Ints
    events: Ints
    sizes: tuple[str, ...]


@lru_cache(maxsize=8)
def summary(dataset: Dataset, view: View) -> Summary:
    """Count the events of a view by period, type, and whether they have a place; its dates and types are left aside."""
    base = View(words=view.words, area=view.area, places=view.places)
    known, rows = codes(dataset), query.find(dataset, base).rows
    start, end = known.start[rows].astype(np.int64), known.end[rows]
    place = np.where(located(dataset), 1, 0)[known.place[rows]] * (2 - known.exact_place[rows])
    # One number for all that must be the same: to count those takes a third of what five columns take.
    first, longest = int(start.min(initial=0)), int((end - start).max(initial=0)) + 1
    key = start - first
    for digit, base_of in (
        (end - start, longest),
        (known.type[rows], len(known.types)),
        (known.exact_day[rows], 2),
        (place, 3),
    ):
        key = key * base_of + digit
    counted = pd.Series(key).value_counts(sort=False)
    rest, digits = counted.index.to_numpy(dtype=np.int64), []
    for base_of in (3, 2, len(known.types), longest):
        rest, digit = np.divmod(rest, base_of)
        digits.append(digit)
    located_at, exact_day, kind, length = digits
    return Summary(
        _int32(rest + first),
        _int32(rest + first + length),
        _int32(kind),
        _int32(exact_day),
        _int32(located_at - 1),
        _int32(counted.to_numpy()),
        tuple(
            size.value
            for size in SymbolSize
            if size is not SymbolSize.EVENTS and _differ(getattr(known, size.value)[rows])
        ),
    )


def _differ(numbers: npt.NDArray[np.int32]) -> bool:
    return bool((numbers != numbers[:1]).any())


def _int32(values: npt.ArrayLike) -> Ints:
    return np.asarray(values, dtype=np.int32)
