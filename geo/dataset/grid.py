"""Events counted by cells of the map or by place, for any days: what is sent where the events are too many to send.

The counts of all cells at a zoom level are made once: one sorted array of numbers, each made of cell, type and day, so
that the events of a cell and type up to a day are found by two binary searches. What is in sight of ten million events
is so counted in some ten milliseconds, where looking at each event takes a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import query
from geo.dataset.days import UNDATED, day_number
from geo.dataset.event_rows import codes, located
from geo.dataset.mercator import Floats, latitude_at, pixels_x, pixels_y
from geo.dataset.store import Dataset
from geo.dataset.tally import Ints, Tally, tally
from geo.model import View

#: Side of a cell in pixels of the zoom level: that of a grain in ``static/grains.js``.
CELL_PX = 2
#: Up to so many places within sight are sent by themselves, as in ``static/clusters.js``; more are counted by cells.
MOST_PLACES = 2500
#: Of more cells within sight the larger ones of the next zoom level are taken.
MOST_CELLS = 12_000
_AREAS = ("district", "region", "country")
_KM_A_DEGREE = 111.2
_CORE_SHARE, _STRETCH, _SHARES = 0.8, 2.5, (1, 0.98, 0.96, 0.93, 0.9, 0.85)


@dataclass(frozen=True)
class Box:
    """A part of the map in WGS84 degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Sight:
    """What lies within a box: places, or small cells of the map where they are many.

    Attributes
    ----------
    cells : bool
    rows : numpy.ndarray of int
        Rows of the dataset's places: the places, or the place that each cell may be named after.
    latitude, longitude : numpy.ndarray of float
        A place's own point, or the middle of a cell's events.
    places : numpy.ndarray of int32
        How many places each holds.
    total : numpy.ndarray of int32
        Events whatever their date.
    counts : numpy.ndarray of int32, shape (len(rows), types)
        Events within the dates, by the types of `event_rows.codes`.
    """

    cells: bool
    rows: Ints
    latitude: Floats
    longitude: Floats
    places: Ints
    total: Ints
    counts: Ints


@dataclass(frozen=True)
class Summary:
    """All events of a view, whatever their dates and types: how many have the same period, type and exactness.

    `type` is that of `event_rows.codes`; `exact_day` is 0 or 1; `place` is 0 for a site or settlement, 1 for an area,
    -1 for none.
    """

    start: Ints
    end: Ints
    type: Ints
    exact_day: Ints
    place: Ints
    events: Ints


@dataclass(frozen=True)
class Totals:
    """Events of a view by type, in the order of `event_rows.codes`: on the whole map, whatever types are shown."""

    within_dates: Ints
    unlocated: Ints
    undated: Ints


@dataclass(frozen=True)
class _Ground:
    """The places of a dataset in pixels at zoom 0, how many events of a view each has, and the order of their ids."""

    x: Floats
    y: Floats
    total: Ints
    rows: Ints
    order: Ints


@dataclass(frozen=True)
class _Cells:
    """The cells at a zoom level that have events."""

    of_place: Ints
    column: Ints
    line: Ints
    x: Floats
    y: Floats
    places: Ints
    total: Ints
    named_after: Ints


def sight(
    dataset: Dataset,
    view: View,
    box: Box,
    zoom: int,
    *,
    most_places: int = MOST_PLACES,
    most_cells: int = MOST_CELLS,
) -> Sight:
    """Count the events of a view within a box of the map.

    Parameters
    ----------
    dataset : Dataset
    view : View
        Its types and the place it looks at are left aside: the answer has all types.
    box : Box
    zoom : int
        Web-Mercator zoom level, which the size of the cells goes by.
    most_places, most_cells : int
    """
    base = _whatever_the_dates(view)
    ground = _ground(dataset, base)
    (left, right), (top, bottom) = (
        pixels_x(np.array([box.west, box.east])),
        pixels_y(np.array([box.north, box.south])),
    )
    inside = (ground.total > 0) & (ground.x >= left) & (ground.x < right) & (ground.y >= top) & (ground.y < bottom)
    places = np.flatnonzero(inside)
    if len(places) <= most_places:
        places = _in_order(ground, places)
        known = dataset.places.iloc[ground.rows[places]]
        counts = _within(_tallies(dataset, base, "places"), places, view)
        latitude, longitude = (known[name].to_numpy(dtype=float, na_value=np.nan) for name in ("latitude", "longitude"))
        ones = np.ones(len(places), dtype=np.int32)
        return Sight(False, ground.rows[places], latitude, longitude, ones, ground.total[places], counts)
    for level in range(zoom, -1, -1):
        cells = _cells(dataset, base, level)
        first_column, last_column, first_line, last_line = np.array([left, right, top, bottom]) * 2**level // CELL_PX
        seen = np.flatnonzero(
            (cells.column >= first_column)
            & (cells.column <= last_column)
            & (cells.line >= first_line)
            & (cells.line <= last_line)
        )
        if len(seen) <= most_cells:
            break
    seen = seen[np.argsort(ground.order[cells.named_after[seen]], kind="stable")]
    return Sight(
        True,
        ground.rows[cells.named_after[seen]],
        latitude_at(cells.y[seen]),
        cells.x[seen] * 360 / 256 - 180,
        cells.places[seen],
        cells.total[seen],
        _within(_tallies(dataset, base, level), seen, view),
    )


@lru_cache(maxsize=8)
def summary(dataset: Dataset, view: View) -> Summary:
    """Count the events of a view by period, type, and whether they have a place; its dates and types are left aside."""
    known, rows = codes(dataset), query.find(dataset, _whatever_the_dates(view)).rows
    columns = {
        "start": known.start[rows],
        "end": known.end[rows],
        "type": known.type[rows],
        "exact_day": known.exact_day[rows],
        "place": np.where(located(dataset)[known.place[rows]], np.where(known.exact_place[rows], 0, 1), -1),
    }
    counted = pd.DataFrame(columns).groupby(list(columns), as_index=False).size()
    return Summary(**{name: counted[name].to_numpy(dtype=np.int32) for name in columns}, events=_int32(counted["size"]))


def totals(dataset: Dataset, view: View) -> Totals:
    """Count the events of a view within its dates on the whole map; its types are left aside."""
    tallies = _tallies(dataset, _whatever_the_dates(view), "all")
    everywhere = np.array([0, 1])
    placed, lost = _within(tallies, everywhere, view)
    undated = tallies[0].up_to(everywhere, None) - tallies[0].up_to(everywhere, UNDATED)
    return Totals(placed + lost, lost, undated.sum(axis=0, dtype=np.int32))


def bounds(dataset: Dataset, view: View) -> Box | None:
    """The box that holds most of a view's events, as ``denseBounds`` in ``static/events.js`` finds it; None: none."""
    ground = _ground(dataset, _whatever_the_dates(view))
    seen = np.flatnonzero(ground.total)
    if not len(seen):
        return None
    places = dataset.places.iloc[ground.rows[seen]]

    def reach(name: str, share: float) -> tuple[float, float]:
        degrees = places[name].to_numpy(dtype=float)
        order = np.argsort(degrees)
        behind = np.cumsum(ground.total[seen][order])
        cut = int(behind[-1] * (1 - share) / 2)
        low, high = np.searchsorted(behind, [cut, behind[-1] - 1 - cut], side="right")
        return float(degrees[order[low]]), float(degrees[order[high]])

    def box(share: float) -> Box:
        (south, north), (west, east) = reach("latitude", share), reach("longitude", share)
        return Box(west, south, east, north)

    core = box(_CORE_SHARE)
    return next((wide for wide in map(box, _SHARES) if _across(wide) <= _STRETCH * _across(core)), core)


def _across(box: Box) -> float:
    return float(np.hypot(box.north - box.south, box.east - box.west))


def _whatever_the_dates(view: View) -> View:
    """What decides on the events counted, the same for all dates, types and parts of the map."""
    return View(words=view.words, area=view.area, exact_days=view.exact_days, exact_places=view.exact_places)


def _within(tallies: tuple[Tally, Tally], groups: npt.NDArray[np.intp], view: View) -> Ints:
    """Those begun by the last day without those over before the first: an event counts where its period overlaps."""
    begun, over = tallies
    if view.start is None and view.end is None:
        return begun.up_to(groups, None)
    last = day_number(view.end) if view.end else UNDATED
    counts = begun.up_to(groups, last)
    return counts - over.up_to(groups, day_number(view.start) - 1) if view.start else counts


@lru_cache(maxsize=6)
def _tallies(dataset: Dataset, base: View, by: int | str) -> tuple[Tally, Tally]:
    """By first day and by last; of the cells at a zoom level, of "places", or of "all": located ones and others."""
    known, rows = codes(dataset), query.find(dataset, base).rows
    place = known.place[rows]
    if isinstance(by, int):
        group_of = np.append(_cells(dataset, base, by).of_place, -1)
    elif by == "places":
        group_of = np.append(np.arange(len(known.places)), -1)
    else:
        group_of = np.append(np.zeros(len(known.places), dtype=int), 1)
    group = group_of[np.where(located(dataset)[place], place, -1)]
    kept = group >= 0
    group, kind, start, end = group[kept], known.type[rows][kept], known.start[rows][kept], known.end[rows][kept]
    begun = tally(group, kind, start, len(known.types))
    return begun, begun if np.array_equal(start, end) else tally(group, kind, end, len(known.types))


@lru_cache(maxsize=4)
def _ground(dataset: Dataset, base: View) -> _Ground:
    known, has_point = codes(dataset), located(dataset)[:-1]
    rows = _int32(pd.Index(dataset.places["id"]).get_indexer(pd.Index(known.places)))
    table = dataset.places.iloc[rows]
    latitude, longitude, extent_km = (
        table[name].to_numpy(dtype=float, na_value=np.nan) for name in ("latitude", "longitude", "extent_km")
    )
    # An area's symbol stands on the northern rim of its extent.
    up = np.where(table["geo_precision"].isin(_AREAS).to_numpy(dtype=bool), np.nan_to_num(extent_km) / _KM_A_DEGREE, 0)
    place = known.place[query.find(dataset, base).rows]
    total = np.bincount(place[place >= 0], minlength=len(rows))
    y = pixels_y(np.minimum(84, np.where(has_point, latitude + up, 0)))
    order = np.empty(len(rows), dtype=np.int32)
    order[np.argsort(table["id"].to_numpy(dtype=object), kind="stable")] = np.arange(len(rows))
    x = pixels_x(np.where(has_point, longitude, 0))
    return _Ground(x, y, _int32(np.where(has_point, total, 0)), rows, order)


def _in_order(ground: _Ground, places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """By their ids, as the event layer has them: what is drawn first and gives a symbol its name goes by it."""
    return places[np.argsort(ground.order[places], kind="stable")]


@lru_cache(maxsize=16)
def _cells(dataset: Dataset, base: View, zoom: int) -> _Cells:
    ground = _ground(dataset, base)
    seen = np.flatnonzero(ground.total)
    column, line = (np.floor(pixels[seen] * 2**zoom / CELL_PX).astype(np.int64) for pixels in (ground.x, ground.y))
    lines = 2**zoom * 256 // CELL_PX + 1
    distinct, cell = np.unique(column * lines + line, return_inverse=True)
    of_place = np.full(len(ground.total), -1, dtype=np.int32)
    of_place[seen] = cell
    weight = ground.total[seen]
    total = np.bincount(cell, weight)
    # Named after its first place by id, a settlement rather than an area.
    table = dataset.places.iloc[ground.rows[seen]]
    order = np.lexsort((ground.order[seen], table["geo_precision"].isin(_AREAS).to_numpy(dtype=bool)))
    named_after = np.empty(len(distinct), dtype=np.int32)
    named_after[cell[order[::-1]]] = seen[order[::-1]]
    return _Cells(
        of_place,
        _int32(distinct // lines),
        _int32(distinct % lines),
        np.bincount(cell, ground.x[seen] * weight) / total,
        np.bincount(cell, ground.y[seen] * weight) / total,
        _int32(np.bincount(cell)),
        _int32(total),
        named_after,
    )


def _int32(values: npt.ArrayLike) -> Ints:
    return np.asarray(values, dtype=np.int32)
