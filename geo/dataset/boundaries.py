"""Where countries and regions really reach, for drawing them; `geo/map/compile_boundaries.py` compiles the table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from geo.dataset.mercator import Floats, pixels_x, pixels_y
from geo.geoparse.topology import Point, within

_TABLE = Path(__file__).with_name("boundaries.json")


class Boundary(NamedTuple):
    """A point of an area that its symbol may stand at, in WGS84 degrees, and its outline as the table has it."""

    latitude: float
    longitude: float
    rings: list[list[int]]


class Outline(NamedTuple):
    """All sides of an outline, in pixels at zoom 0: where each begins and where it ends, arrays of shape (n, 2).

    ``firsts`` says which of them begin a ring.
    """

    begins: Floats
    ends: Floats
    firsts: tuple[int, ...]


def boundary_of(place: str) -> Boundary | None:
    """Give the outline of a place.

    Parameters
    ----------
    place : str
        Its id.

    Returns
    -------
    Boundary or None
        None where no outline is known: the place is a point, or an area known by its extent alone.
    """
    scale, areas = _table()
    if place not in areas:
        return None
    (longitude, latitude), *rings = areas[place]
    return Boundary(latitude / scale, longitude / scale, rings)


@cache
def outline_of(place: str) -> Outline | None:
    """Give the sides of a place's outline as the map draws it, by the place's id; None where no outline is known."""
    if (found := boundary_of(place)) is None:
        return None
    scale, _ = _table()
    rings = [np.cumsum(np.reshape(ring, (-1, 2)), axis=0) / scale for ring in found.rings]
    pixels = [np.column_stack((pixels_x(ring[:, 0]), pixels_y(ring[:, 1]))) for ring in rings]
    firsts = accumulate((len(ring) for ring in rings[:-1]), initial=0)
    ends = [np.roll(ring, -1, axis=0) for ring in pixels]
    return Outline(np.concatenate(pixels), np.concatenate(ends), tuple(firsts))


def outline_box(place: str, longitude: float) -> list[list[float]] | None:
    """Give the box of the largest part of a place's outline, as ``boxOf`` in ``static/events.js`` does.

    Parameters
    ----------
    place : str
        Its id.
    longitude : float
        Of the place, WGS84 degrees: the box is on the same copy of the world.

    Returns
    -------
    list of list of float, or None
        South-west and north-east corner, latitude first, WGS84 degrees; None where no outline is known.
    """
    if (found := boundary_of(place)) is None:
        return None
    scale, _ = _table()
    turn = 360 * round((longitude - found.longitude) / 360)
    x, y = ([step / scale for step in accumulate(found.rings[0][axis::2])] for axis in (0, 1))
    return [[min(y), min(x) + turn], [max(y), max(x) + turn]]


def boundaries_of(places: Iterable[str], points: Iterable[Point] | None = None) -> dict[str, Any]:
    """Write the outlines of those places that have one, for the map.

    Parameters
    ----------
    places : iterable of str
        Ids, in the order of the map's places.
    points : iterable of (longitude, latitude), optional
        WGS84 degrees of each place: its symbol stands there, if that is within the outline.

    Returns
    -------
    dict
        JSON values: ``scale``; ``outlines``: of each a flat list a ring, first longitude and latitude, each after the
        first as the difference to the one before, in units of 1/``scale`` degrees; ``of``: by a place's number as text,
        longitude and latitude of the symbol's point in those units, and the number of the outline, which several may
        have. Empty where no place has an outline.
    """
    scale, areas = _table()
    found = {number: place for number, place in enumerate(places) if place in areas}
    numbers = {place: number for number, place in enumerate(dict.fromkeys(found.values()))}
    at = {number: areas[place][0] for number, place in found.items()}
    for number, (longitude, latitude) in enumerate(points or ()):
        point = (longitude * scale, latitude * scale)
        if number in found and holds(areas[found[number]][1:], point):
            at[number] = [round(point[0]), round(point[1])]
    of = {str(number): [*at[number], numbers[place]] for number, place in found.items()}
    return {"scale": scale, "outlines": [areas[place][1:] for place in numbers], "of": of} if found else {}


def holds(rings: Iterable[Sequence[int]], point: Point) -> bool:
    """Whether a point lies in an outline, both in the units of the table."""
    inside = False
    for ring in rings:
        corners = np.cumsum(np.reshape(ring, (-1, 2)), axis=0)
        inside ^= bool(within(np.array([point]), [(float(x), float(y)) for x, y in corners])[0])
    return inside


def near(place: str, point: Point) -> bool:
    """Whether a point lies in the box around the largest part of an outline, or half as far off as that is wide."""
    if (found := boundary_of(place)) is None:
        return False
    low, high = np.array(outline_box(place, found.longitude))[:, ::-1]
    margin = (high - low) / 2
    return bool(((low - margin <= point) & (point <= high + margin)).all())


@cache
def _table() -> tuple[int, Mapping[str, list[list[int]]]]:
    table = json.loads(_TABLE.read_text("utf-8"))
    return table["scale"], table["areas"]
