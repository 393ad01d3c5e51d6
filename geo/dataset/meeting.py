"""Whether an area that a reader has drawn meets an area of the map. Pure; ``geo/map/static/meeting.js`` does the same.

All in Web-Mercator pixels at zoom 0, in which the sides of both are straight, on every copy of the world.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from geo.dataset.area import turned_around
from geo.dataset.boundaries import Outline
from geo.dataset.ground import KM_A_DEGREE
from geo.dataset.mercator import Floats, pixels_x, pixels_y
from geo.model import Area

_WORLD_PX = 256
_MOST_LATITUDE = 85


def meets_outline(area: Area, outline: Outline) -> bool:
    """Tell whether a drawn area and an outline have anything in common.

    Parameters
    ----------
    area : tuple of (latitude, longitude)
        Corners in order, WGS84 degrees; whatever they go around is inside, as for `geo.dataset.area.inside`.
    outline : Outline
        Of its rings, those that lie within others are holes.
    """
    drawn = _pixels(area)
    return any(
        _meets_here(drawn - (turn, 0), outline)
        for turn in _turns(drawn, outline.begins[:, 0].min(), outline.begins[:, 0].max())
    )


def meets_circles(area: Area, latitude: Floats, longitude: Floats, radius_km: Floats) -> npt.NDArray[np.bool_]:
    """Tell which circles a drawn area has anything in common with.

    Parameters
    ----------
    area : tuple of (latitude, longitude)
        As for `meets_outline`.
    latitude, longitude : ndarray of float64, shape (n,)
        Their middles, WGS84 degrees.
    radius_km : ndarray of float64, shape (n,)
        Each is a circle on the map, as it is drawn there.
    """
    drawn, found = _pixels(area), np.zeros(len(latitude), dtype=bool)
    x, y = pixels_x(longitude), pixels_y(latitude)
    r = np.abs(y - pixels_y(np.minimum(_MOST_LATITUDE, latitude + radius_km / KM_A_DEGREE)))
    if not len(found):
        return found
    for turn in _turns(drawn, (x - r).min(), (x + r).max()):
        low, high = drawn.min(axis=0) - (turn, 0), drawn.max(axis=0) - (turn, 0)
        near = (x + r >= low[0]) & (x - r <= high[0]) & (y + r >= low[1]) & (y - r <= high[1])
        at = np.flatnonzero(near & ~found)
        turned = x[at] + turn
        within = turned_around(turned, y[at], drawn[:, 0], drawn[:, 1])
        found[at] = within | (_distances(np.column_stack((turned, y[at])), drawn) <= r[at])
    return found


def _pixels(area: Area) -> Floats:
    latitude, longitude = np.array(area, dtype=float).T
    return np.column_stack((pixels_x(longitude), pixels_y(latitude)))


def _turns(drawn: Floats, left: float, right: float) -> list[int]:
    """By how many pixels to turn what reaches from `left` to `right` to come to the drawn area's part of the map."""
    first = math.ceil((drawn[:, 0].min() - right) / _WORLD_PX)
    last = math.floor((drawn[:, 0].max() - left) / _WORLD_PX)
    return [turn * _WORLD_PX for turn in range(first, last + 1)]


def _meets_here(drawn: Floats, outline: Outline) -> bool:
    """Whether sides cross or touch; where none do, one lies within the other if any of its corners does."""
    begins, ends, firsts = outline
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    near = ((np.maximum(begins, ends) >= low) & (np.minimum(begins, ends) <= high)).all(axis=1)
    if _cross(begins[near], ends[near], drawn, np.roll(drawn, -1, axis=0)):
        return True
    x, y = begins[list(firsts)].T
    return bool(turned_around(x, y, drawn[:, 0], drawn[:, 1]).any()) or _holds(outline, drawn[0])


def _cross(a: Floats, b: Floats, c: Floats, d: Floats) -> bool:
    """Whether any side from `a` to `b` has a point in common with any from `c` to `d`."""
    a, b = a[:, None], b[:, None]
    apart = (np.maximum(a, b) < np.minimum(c, d)) | (np.maximum(c, d) < np.minimum(a, b))
    touching = ~apart.any(axis=2)
    touching &= _side(a, b, c) * _side(a, b, d) <= 0
    touching &= _side(c, d, a) * _side(c, d, b) <= 0
    return bool(touching.any())


def _side(a: Floats, b: Floats, point: Floats) -> Floats:
    """On which side of the line from `a` to `b` a point lies; 0: on it."""
    found: Floats = (b - a)[..., 0] * (point - a)[..., 1] - (b - a)[..., 1] * (point - a)[..., 0]
    return found


def _holds(outline: Outline, point: Floats) -> bool:
    """Whether a ray to the east of the point crosses the outline an odd number of times."""
    (x0, y0), (x1, y1) = outline.begins.T, outline.ends.T
    level = y0 != y1
    x0, y0, x1, y1 = x0[level], y0[level], x1[level], y1[level]
    crossed = ((y0 > point[1]) != (y1 > point[1])) & (point[0] < (x1 - x0) * (point[1] - y0) / (y1 - y0) + x0)
    return bool(np.count_nonzero(crossed) % 2)


def _distances(points: Floats, drawn: Floats) -> Floats:
    """How far each point is from the nearest side of the drawn area."""
    side = np.roll(drawn, -1, axis=0) - drawn
    from_corner = points[:, None] - drawn
    length = (side**2).sum(axis=1)
    along = np.clip((from_corner * side).sum(axis=2) / np.where(length > 0, length, 1), 0, 1)
    found: Floats = np.sqrt(((from_corner - along[..., None] * side) ** 2).sum(axis=2).min(axis=1))
    return found
