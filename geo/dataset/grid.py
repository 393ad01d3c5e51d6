"""Events counted by cells of the map or by place, for any days: what is sent where the events are too many to send.

The events are counted by place (`geo.dataset.running`), along a curve on which the places of a cell follow each other
(`geo.dataset.ground`). What is in sight is then added up by runs, whatever the zoom level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from geo.dataset import query
from geo.dataset.days import UNDATED, day_number
from geo.dataset.event_rows import codes
from geo.dataset.first_sight import dense_box
from geo.dataset.ground import Ground, Ints, ground_of
from geo.dataset.mercator import Floats, latitude_at, longitude_at, pixels_x, pixels_y
from geo.dataset.running import RunningCounts
from geo.dataset.store import Dataset
from geo.model import SymbolSize, View

#: While no more places than this have events, all are in sight, as ``static/clusters.js`` then lays out all of them.
MOST_EVERYWHERE = 2500
#: Up to so many places within sight are sent by themselves; of more the smallest cells that are no more.
MOST_ROWS = 12_000
#: Up to so many areas within sight are never joined with others, so that their extent can be drawn.
MOST_AREAS = 2000
_Taken = TypeVar("_Taken")


@dataclass(frozen=True)
class Box:
    """A part of the map in WGS84 degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Layout:
    """What lies within a box: places, or small cells of the map where they are many.

    All that have events with a view's words, so that symbols keep still whatever else is filtered by.

    Attributes
    ----------
    cells : bool
        Whether several places may share a row.
    rows : numpy.ndarray of int32
        Rows of the dataset's places: the place, or the one that a cell may be named after.
    latitude, longitude : numpy.ndarray of float
        A place's own point, or the middle of a cell's events.
    places : numpy.ndarray of int32
        How many places each holds.
    members, begins, order : numpy.ndarray of int
        Places along the curve, where among them each row begins, and in which order the rows are given.
    """

    cells: bool
    rows: Ints
    latitude: Floats
    longitude: Floats
    places: Ints
    members: npt.NDArray[np.intp]
    begins: npt.NDArray[np.intp]
    order: npt.NDArray[np.intp]

    def sums(self, counts: Ints, wanted: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Of each row the counts by type, from those for type t and place p at [t, p].

        And how many of its places have any of the types that are wanted.
        """
        mine = counts[:, self.members]
        by_type = np.add.reduceat(mine, self.begins, axis=1)[:, self.order].T
        having = (np.bitwise_or.reduce(mine, axis=0, where=wanted[:, None]) != 0).astype(np.int32)
        return by_type, np.add.reduceat(having, self.begins)[self.order]


@dataclass(frozen=True)
class Sight:
    """What is within a box; rows as in its layout, types as in `event_rows.codes`.

    Attributes
    ----------
    layout : Layout
    counts, uncertain : numpy.ndarray of int32, shape (rows, types)
        Events within the dates, and those of them whose place is uncertain.
    sizes : numpy.ndarray of int32, shape (rows, types), or None
        What sizes the symbols; None: the events.
    here : numpy.ndarray of int32
        How many places of a row have events within the dates, of the types that the view shows.
    """

    layout: Layout
    counts: Ints
    uncertain: Ints
    sizes: Ints | None
    here: Ints


@dataclass(frozen=True)
class Totals:
    """Events of a view by type, in the order of `event_rows.codes`: on the whole map, whatever types are shown."""

    within_dates: Ints
    unlocated: Ints
    undated: Ints


def sight(dataset: Dataset, view: View, box: Box, zoom: int, *, most_rows: int = MOST_ROWS) -> Sight:
    """Count the events of a view within a box of the map.

    Parameters
    ----------
    dataset : Dataset
    view : View
        The counts are of all types, whichever it shows. The places it looks at have a row each.
    box : Box
    zoom : int
        Web-Mercator zoom level, which the size of the cells goes by.
    most_rows : int
    """
    layout = _layout(dataset, view.words, box, zoom, view.places, most_rows)
    nothing = np.zeros((len(layout.rows), len(codes(dataset).types)), dtype=np.int32)

    def counted(what: str) -> tuple[Ints, Ints]:
        if not len(layout.rows) or (counts := _counts(dataset, _whatever_the_dates(view), what)) is None:
            return nothing, nothing.sum(axis=1)
        return _within(dataset, view, counts, lambda all_types: layout.sums(all_types, wanted))

    wanted = _wanted(dataset, view)
    events, here = counted("events")
    sizes = None if view.size is SymbolSize.EVENTS else counted(view.size.value)[0]
    return Sight(layout, events, counted("uncertain")[0], sizes, here)


def totals(dataset: Dataset, view: View) -> Totals:
    """Count the events of a view within its dates on the whole map; its types are left aside."""
    base = _whatever_the_dates(view)
    if (events := _counts(dataset, base, "events")) is None:
        nothing = np.zeros(len(codes(dataset).types), dtype=np.int32)
        return Totals(nothing, nothing, nothing)
    placed, lost = _within(
        dataset, view, events, lambda counts: (counts[:, :-1].sum(axis=1, dtype=np.int32), counts[:, -1].copy())
    )
    return Totals(placed + lost, lost, _undated(dataset, base))


def reach(dataset: Dataset, view: View) -> Box | None:
    """The box of all places, with their symbols, that a view shows events at; None: none."""
    ground, wanted = ground_of(dataset), _wanted(dataset, view)
    if (events := _counts(dataset, _whatever_the_dates(view), "events")) is None:
        return None
    shown = _within(dataset, view, events, lambda counts: np.flatnonzero(counts[wanted, :-1].any(axis=0)))
    if view.places:
        shown = np.intersect1d(shown, _positions(dataset, ground, view.places))
    if not len(shown):
        return None
    latitude = np.concatenate((ground.latitude[shown], latitude_at(ground.y[shown])))
    longitude = np.concatenate((ground.longitude[shown], longitude_at(ground.x[shown])))
    return Box(float(longitude.min()), float(latitude.min()), float(longitude.max()), float(latitude.max()))


def bounds(dataset: Dataset, view: View) -> Box | None:
    """The box that holds most of a view's events, whatever their dates; None: none."""
    ground, events = ground_of(dataset), _ever(dataset, _whatever_the_dates(view))
    seen = np.flatnonzero(events)
    if not len(seen):
        return None
    return Box(*dense_box(latitude_at(ground.y[seen]), longitude_at(ground.x[seen]), events[seen]))


def _whatever_the_dates(view: View) -> View:
    """What decides on the events counted, the same for all dates, types and parts of the map."""
    return View(words=view.words, area=view.area, exact_days=view.exact_days, exact_places=view.exact_places)


def _within(dataset: Dataset, view: View, counts: RunningCounts, take: Callable[[Ints], _Taken]) -> _Taken:
    """What `take` makes of the counts within a view's dates: for type t and place p at [t, p], the last for none."""
    first, last = (None if day is None else day_number(day) for day in (view.start, view.end))
    types = len(codes(dataset).types)
    return counts.within(first, last, lambda flat: take(flat.reshape(types, -1)))


def _wanted(dataset: Dataset, view: View) -> npt.NDArray[np.bool_]:
    """Which types a view shows."""
    types = codes(dataset).types
    return np.ones(len(types), dtype=bool) if view.types is None else np.asarray(types.isin(view.types), dtype=bool)


@lru_cache(maxsize=8)
def _counts(dataset: Dataset, base: View, what: str) -> RunningCounts | None:
    """Running counts of "events", of the "uncertain" ones, or of what else sizes symbols; None: there are none."""
    known, ground = codes(dataset), ground_of(dataset)
    rows = query.find(dataset, base).rows
    if what != "events":
        rows = rows[getattr(known, what)[rows] != 0]
    if not len(rows):
        return None
    kept = slice(None) if len(rows) == len(known.start) else rows
    places = len(ground.rows) + 1
    group = known.type[kept] * np.int32(places) + ground.at[known.place[kept]]
    weights = getattr(known, what)[kept].astype(np.int32) if what in ("killed", "reports") else None
    return RunningCounts(group, known.start[kept], known.end[kept], len(known.types) * places, weights)


@lru_cache(maxsize=8)
def _ever(dataset: Dataset, base: View) -> Ints:
    """Events at each place along the curve, whatever their dates."""
    if (events := _counts(dataset, base, "events")) is None:
        return np.zeros(len(ground_of(dataset).rows), dtype=np.int32)
    found: Ints = _within(dataset, base, events, lambda counts: counts[:, :-1].sum(axis=0, dtype=np.int32))
    return found


@lru_cache(maxsize=8)
def _undated(dataset: Dataset, base: View) -> Ints:
    known, rows = codes(dataset), query.find(dataset, base).rows
    return np.bincount(known.type[rows[known.start[rows] == UNDATED]], minlength=len(known.types)).astype(np.int32)


@lru_cache(maxsize=16)
def _layout(dataset: Dataset, words: str, box: Box, zoom: int, chosen: tuple[str, ...], most_rows: int) -> Layout:
    ground, events = ground_of(dataset), _ever(dataset, View(words=words))
    inside = events > 0
    if np.count_nonzero(inside) > MOST_EVERYWHERE:
        left, right = pixels_x(np.array([box.west, box.east]))
        top, bottom = pixels_y(np.array([box.north, box.south]))
        inside &= (ground.x >= left) & (ground.x < right) & (ground.y >= top) & (ground.y < bottom)
    members = np.flatnonzero(inside)
    cells = len(members) > most_rows
    begins = (
        _runs(ground, members, _positions(dataset, ground, chosen), zoom, most_rows)
        if cells
        else np.arange(len(members))
    )
    places = np.diff(begins, append=len(members))
    named_after = members[begins]
    latitude, longitude = ground.latitude[named_after], ground.longitude[named_after]
    if cells:
        # Named after its first place by id. A cell is of settlements or of areas, never of both.
        named_after = _first(ground, members, begins)
        x, y = (_middle(pixels[members], events[members], begins) for pixels in (ground.x, ground.y))
        latitude = np.where(places > 1, latitude_at(y), latitude)
        longitude = np.where(places > 1, x * 360 / 256 - 180, longitude)
    order = np.argsort(ground.order[named_after], kind="stable")
    return Layout(
        cells,
        ground.rows[named_after[order]],
        latitude[order],
        longitude[order],
        places[order].astype(np.int32),
        members,
        begins,
        order,
    )


def _runs(
    ground: Ground, members: npt.NDArray[np.intp], chosen: npt.NDArray[np.intp], zoom: int, most_rows: int
) -> npt.NDArray[np.intp]:
    """Where along the curve the cells begin; a few areas, and the places looked at, stand each by itself."""
    area, alone = ground.area[members], np.isin(members, chosen)
    apart = area[1:] != area[:-1]
    if np.count_nonzero(area) <= MOST_AREAS:
        alone |= area
    apart |= alone[1:] | alone[:-1]
    for level in range(zoom, -1, -1):
        cell = ground.cell(level)[members]
        begins = np.flatnonzero(np.append(True, (cell[1:] != cell[:-1]) | apart))
        if len(begins) <= most_rows:
            break
    return begins


def _first(ground: Ground, members: npt.NDArray[np.intp], begins: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Of each run the place whose id comes first."""
    by_order = np.empty(len(ground.order), dtype=np.intp)
    by_order[ground.order] = np.arange(len(ground.order))
    found: npt.NDArray[np.intp] = by_order[np.minimum.reduceat(ground.order[members], begins)]
    return found


def _middle(pixels: Floats, events: Ints, begins: npt.NDArray[np.intp]) -> Floats:
    found: Floats = np.add.reduceat(pixels * events, begins) / np.add.reduceat(events.astype(float), begins)
    return found


def _positions(dataset: Dataset, ground: Ground, places: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Where along the curve some places stand, without those that it does not pass."""
    at = ground.at[codes(dataset).numbers_of(places)]
    return at[at < len(ground.rows)].astype(np.intp)
