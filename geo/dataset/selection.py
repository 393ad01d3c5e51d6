"""The events that a view shows: how much they hold, the newest of them, and what is next to one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset.days import EPOCH, UNDATED, spanned_days
from geo.dataset.event_rows import codes, number_of, rows_at
from geo.dataset.listed import Listed, listed
from geo.dataset.place_names import renamed, shown_names
from geo.dataset.store import Dataset
from geo.dataset.tallies import tallied
from geo.model import Naming


@dataclass(frozen=True)
class Counts:
    """How much a selection holds. `undated` and `unlocated` events are in `events` too."""

    events: int
    places: int
    articles: int
    undated: int
    unlocated: int


@dataclass(frozen=True)
class Selection:
    """The events that a view shows: row numbers of `joined`, oldest first, undated last.

    Its frames show places by the view's naming convention, in `place_name`.
    """

    dataset: Dataset
    rows: npt.NDArray[np.intp]
    names: Naming = Naming.WRITTEN

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def counts(self) -> Counts:
        """How much it holds."""
        known = codes(self.dataset)
        by_place, by_article = tallied(self.dataset, self.rows)
        first_undated = np.searchsorted(known.start, np.int32(UNDATED))
        return Counts(
            events=len(self.rows),
            places=int(np.count_nonzero(by_place[1:])),
            articles=int(np.count_nonzero(by_article[1:])),
            undated=len(self.rows) - int(np.searchsorted(self.rows, first_undated)),
            unlocated=int(by_place[0]),
        )

    @cached_property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of its events, as the timeline spans them: see `spanned_days`. None: none has a date."""
        known = codes(self.dataset)
        if (days := spanned_days(known.start[self.rows], known.end[self.rows])) is None:
            return None
        return EPOCH + dt.timedelta(days=days[0]), EPOCH + dt.timedelta(days=days[1])

    @property
    def uncertain(self) -> int:
        """How many of its events have a place that may well be another."""
        return int(np.count_nonzero(codes(self.dataset).uncertain[self.rows]))

    def frame(self) -> pd.DataFrame:
        """All its events with the columns of `joined`, oldest first."""
        return renamed(rows_at(self.dataset, self.rows), self.dataset, self.names)

    def newest(self, most: int, *, without: str = "") -> list[Listed]:
        """The newest of its events, newest first, undated last; never the one whose id is `without`."""
        rows = listed(self.dataset, self._newest_first(most + bool(without)), self.names)
        return [row for row in rows if row["id"] != without][:most]

    def fullest(self, most: int) -> list[tuple[str, int]]:
        """Names of its places and how many of its events each has, those with most first."""
        by_place = tallied(self.dataset, self.rows)[0][1:]
        first = np.argsort(-by_place, kind="stable")[:most]
        first = first[by_place[first] > 0]
        name_of = shown_names(self.dataset, self.names)
        return [(name_of[codes(self.dataset).places[at]], int(by_place[at])) for at in first]

    def holds(self, event_id: str) -> bool:
        """Whether an event is in it."""
        number = number_of(self.dataset, event_id)
        at = len(self.rows) if number is None else int(np.searchsorted(self.rows, number))
        return at < len(self.rows) and bool(self.rows[at] == number)

    def beside(self, event_id: str) -> tuple[str, str]:
        """Ids of the events next to one, the newer and the older; empty where there is none.

        One that is not in the selection has its neighbours there too: those it would come between.
        """
        number = number_of(self.dataset, event_id)
        if number is None:
            return "", ""
        order = self._newest_first(len(self))
        undated = codes(self.dataset).start[number] == UNDATED
        dated = len(self) - self.counts.undated
        # In this order dated ones go down and undated ones, which come last, go up.
        newer = order[:dated] > number
        at = dated + int(np.count_nonzero(order[dated:] < number)) if undated else int(np.count_nonzero(newer))
        older = at + int(at < len(order) and order[at] == number)
        near = [place for place in (at - 1, older) if 0 <= place < len(order)]
        rows = listed(self.dataset, order[near], self.names)
        found = {place: row["id"] for place, row in zip(near, rows, strict=True)}
        return found.get(at - 1, ""), found.get(older, "")

    def _newest_first(self, most: int) -> npt.NDArray[np.intp]:
        dated = len(self.rows) - self.counts.undated
        newest = self.rows[max(0, dated - most) : dated][::-1]
        return np.concatenate([newest, self.rows[dated : dated + most - len(newest)]])
