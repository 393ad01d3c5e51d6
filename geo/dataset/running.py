"""Counts of events by place and type that go on from the dates last asked for, as ``static/events.js`` counts too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from geo.dataset.days import UNDATED

Ints = npt.NDArray[np.int32]
_Taken = TypeVar("_Taken")


class RunningCounts:
    """Counts of events by any groups, within any dates.

    An event is within the dates if its period overlaps them: if it starts by the last day, without those that end
    before the first. So the counts follow a moved date by the events between the old day and the new one. All of ten
    million events take a tenth of a second, those of a step of a drag a hundredth of it.

    Parameters
    ----------
    group : numpy.ndarray of int32
        Of each event.
    start, end : numpy.ndarray of int32
        First and last day, ascending by `start`; `UNDATED` in both where there is none.
    size : int
        How many groups there are.
    weights : numpy.ndarray of int32, optional
        What each event counts; default: 1.

    Attributes
    ----------
    ever : numpy.ndarray of int32
        The counts whatever the dates, undated events too.
    """

    def __init__(self, group: Ints, start: Ints, end: Ints, size: int, weights: Ints | None = None) -> None:
        dated = int(np.searchsorted(start, np.int32(UNDATED)))
        self._start = start[:dated]
        self._group, self._weights = group, weights
        self._end, self._ended, self._ended_weights = self._start, group, weights
        self._days = np.array_equal(start, end)  # all periods are single days, so one order serves for both ends
        if not self._days:
            order = np.argsort(end[:dated], kind="stable")
            self._end, self._ended = end[order], group[order]
            self._ended_weights = None if weights is None else weights[order]
        self._counts = np.zeros(size, dtype=np.int32)
        self._add(group, weights, 0, dated, 1)
        self._begun, self._over = dated, 0  # so many have begun by the last day, so many are over before the first
        self.ever = self._counts.copy()
        np.add.at(self.ever, group[dated:], np.int32(1) if weights is None else weights[dated:])
        self._one_at_a_time = threading.Lock()

    def within(self, first: int | None, last: int | None, take: Callable[[Ints], _Taken]) -> _Taken:
        """What `take` makes of the counts within two days, both included; None: open. It must not keep them."""
        if first is None and last is None:
            return take(self.ever)
        with self._one_at_a_time:
            # As numbers of the same kind as the days: for another kind all of those would be turned into it.
            self._move(
                len(self._start) if last is None else int(np.searchsorted(self._start, np.int32(last), side="right")),
                0 if first is None else int(np.searchsorted(self._end, np.int32(first))),
            )
            return take(self._counts)

    def _move(self, begun: int, over: int) -> None:
        anew = begun - over if self._days else begun + over
        if abs(begun - self._begun) + abs(over - self._over) > abs(anew):
            self._counts[:] = 0
            self._begun = self._over = over if self._days else 0
        self._add(self._group, self._weights, self._begun, begun, 1)
        self._add(self._ended, self._ended_weights, self._over, over, -1)
        self._begun, self._over = begun, over

    def _add(self, group: Ints, weights: Ints | None, was: int, now: int, sign: int) -> None:
        """Count the events that have come, or take back those that have gone."""
        if now < was:
            was, now, sign = now, was, -sign
        # Numbers of the same kind as the counts: with others this takes twenty times as long.
        np.add.at(self._counts, group[was:now], np.int32(sign) * (1 if weights is None else weights[was:now]))
