"""A smaller basemap for a file of its own: as fine as ever where the events are, coarse elsewhere. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

Cells = frozenset[tuple[int, int]]

#: Events are counted in cells of this many degrees.
CELL_DEG = 2
#: A cell with events is drawn in detail; so are those around it if it holds at least this share of the events.
_LEAST_SHARE = 0.01
#: Elsewhere points closer together than this are left out, and islands smaller than the second; those left are rounded
#: to the third, for the steps between round numbers are shorter to write.
_COARSE_DEG = 0.14
_SMALLEST_DEG = 0.4
_ROUND_DEG = 0.05
#: Outside the cells only cities of this size, and capitals, are named.
_FAR_POPULATION = 1_000_000


def busy_cells(places: Iterable[tuple[float, float, int]]) -> Cells:
    """Find the cells that deserve detail.

    Parameters
    ----------
    places : iterable of (latitude, longitude, events)
        WGS84 degrees.

    Returns
    -------
    frozenset of (column, row)
        Cells of `CELL_DEG` degrees, counted from longitude 0 and latitude 0.
    """
    events = Counter[tuple[int, int]]()
    for latitude, longitude, count in places:
        events[_cell(longitude, latitude)] += count
    least = _LEAST_SHARE * events.total()
    steps = (-1, 0, 1)
    around = {(x + i, y + j) for (x, y), n in events.items() if n >= least for i in steps for j in steps}
    return frozenset(around | events.keys())


def thin_world(world: Mapping[str, Any], cells: Cells) -> dict[str, Any]:
    """Leave out points and islands far from the cells; neighbours still share their border.

    Parameters
    ----------
    world : mapping
        In the form that `geo.map.compile_basemap` describes.
    cells : frozenset of (column, row)
        From `busy_cells`.
    """
    scale = world["scale"]
    decoded = [_decode(arc) for arc in world["arcs"]]
    kept_rings = [
        [ring for ring in land["rings"] if _matters([p for i in ring for p in decoded[max(i, ~i)]], cells, scale)]
        or [max(land["rings"], key=lambda ring: sum(len(decoded[max(i, ~i)]) for i in ring))]
        for land in world["lands"]
    ]
    used = sorted({max(i, ~i) for rings in kept_rings for ring in rings for i in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumbered(ring: list[int]) -> list[int]:
        return [number[i] if i >= 0 else ~number[~i] for i in ring]

    return {
        **world,
        "arcs": [_encode(_thin(decoded[i], cells, scale)) for i in used],
        "lands": [
            {**land, "rings": [renumbered(ring) for ring in rings]}
            for land, rings in zip(world["lands"], kept_rings, strict=True)
        ],
        "borders": [number[i] for i in world["borders"] if i in number],
        "coasts": [number[i] for i in world["coasts"] if i in number],
    }


def thin_cities(cities: Mapping[str, Any], cells: Cells) -> dict[str, Any]:
    """Keep the capitals, the largest cities, and every city in the cells; the order stays."""
    rows = zip(cities["populations"], cities["longitudes"], cities["latitudes"], strict=True)
    kept = [
        i
        for i, (population, longitude, latitude) in enumerate(rows)
        if i < cities["capitals"] or population >= _FAR_POPULATION or _cell(longitude, latitude) in cells
    ]
    columns = ("names", "populations", "longitudes", "latitudes")
    return {**cities, **{name: [cities[name][i] for i in kept] for name in columns}}


def _cell(longitude: float, latitude: float) -> tuple[int, int]:
    return math.floor(longitude / CELL_DEG), math.floor(latitude / CELL_DEG)


def _matters(points: list[tuple[int, int]], cells: Cells, scale: int) -> bool:
    """A ring is drawn if it is large enough to see from afar, or lies in a cell."""
    across = max(max(values) - min(values) for values in zip(*points, strict=True))
    return across >= _SMALLEST_DEG * scale or any(_cell(x / scale, y / scale) in cells for x, y in points)


def _thin(points: list[tuple[int, int]], cells: Cells, scale: int) -> list[tuple[int, int]]:
    nearest2 = (_COARSE_DEG * scale) ** 2
    kept = [_rounded(points[0], cells, scale)]
    for x, y in points[1:-1]:
        last = kept[-1]
        if _is_busy((x, y), cells, scale) or (x - last[0]) ** 2 + (y - last[1]) ** 2 >= nearest2:
            kept.append(_rounded((x, y), cells, scale))
    return [*kept, _rounded(points[-1], cells, scale)]


def _rounded(point: tuple[int, int], cells: Cells, scale: int) -> tuple[int, int]:
    """Of a point alone, whatever line it is on: so lines that meet go on meeting."""
    if _is_busy(point, cells, scale):
        return point
    step = round(_ROUND_DEG * scale)
    x, y = (round(value / step) * step for value in point)
    return x, y


def _is_busy(point: tuple[int, int], cells: Cells, scale: int) -> bool:
    step = CELL_DEG * scale
    return (point[0] // step, point[1] // step) in cells


def _decode(arc: list[int]) -> list[tuple[int, int]]:
    x = y = 0
    points = []
    for i in range(0, len(arc), 2):
        x, y = x + arc[i], y + arc[i + 1]
        points.append((x, y))
    return points


def _encode(points: list[tuple[int, int]]) -> list[int]:
    flat = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        flat += [x1 - x0, y1 - y0]
    return flat
