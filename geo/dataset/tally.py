"""Counts of events by group, type and day, from which those up to any day are found by two binary searches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.dataset.days import UNDATED

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Tally:
    """How many events precede each key; a key is made of group, type and day.

    Attributes
    ----------
    first_day, days : int
        The first day there is, in days since 1970-01-01, and how many numbers days take; the last is for the undated.
    types : int
    keys : numpy.ndarray of int64
        Ascending.
    before : numpy.ndarray of int32
        Events before each key; one more at the end: all.
    """

    first_day: int
    days: int
    types: int
    keys: npt.NDArray[np.int64]
    before: Ints

    def up_to(self, groups: npt.NDArray[np.intp], day: int | None) -> Ints:
        """Count the events of each group and type up to a day, undated ones too where it is None.

        Returns
        -------
        numpy.ndarray of int32, shape (len(groups), types)
        """
        begin = (groups[:, None] * self.types + np.arange(self.types)) * self.days
        length = self.days if day is None else min(max(day - self.first_day + 1, 0), self.days - 1)
        at = (np.searchsorted(self.keys, begin.ravel() + shift) for shift in (0, length))
        low, high = (self.before[found] for found in at)
        counts: Ints = (high - low).reshape(begin.shape)
        return counts


def tally(group: npt.NDArray[np.intp], kind: Ints, day: Ints, types: int) -> Tally:
    """Count events by their group, type and day (in days since 1970-01-01, or `UNDATED`)."""
    dated = day[day != UNDATED]
    first, last = (int(dated.min()), int(dated.max())) if len(dated) else (0, 0)
    days = last - first + 2  # the last one is for the undated
    offset = np.where(day == UNDATED, days - 1, day.astype(np.int64) - first)
    keys = (group.astype(np.int64) * types + kind) * days + offset
    keys.sort()
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    return Tally(first, days, types, keys[begins], np.append(begins, len(keys)).astype(np.int32))
