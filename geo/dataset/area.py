"""An area that a reader has drawn: as text for a link, and which points lie in it. Pure."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from geo.model import Area

_TURN_DEG = 360.0
_MOST_LATITUDE_DEG = 85.0511
_LEAST_CORNERS, _MOST_CORNERS = 3, 100
_MOST_CORNER_DEG = (85.06, 540.0)


def write_area(area: Area) -> str:
    """Write an area as links do: ``latitude_longitude~latitude_longitude~...``, to ten metres; empty for none."""
    return "~".join("_".join(f"{degrees:.4f}".rstrip("0").rstrip(".") for degrees in corner) for corner in area)


def read_area(text: str) -> Area:
    """Read an area from a link.

    Raises
    ------
    ValueError
        It has fewer than 3 corners or more than 100, or one that is not on the map.
    """
    corners = [corner.split("_") for corner in text.split("~")]
    if not _LEAST_CORNERS <= len(corners) <= _MOST_CORNERS or any(len(corner) != 2 for corner in corners):
        raise ValueError("an area has 3 to 100 corners, each latitude_longitude")
    return tuple(
        (_degrees(latitude, _MOST_CORNER_DEG[0]), _degrees(longitude, _MOST_CORNER_DEG[1]))
        for latitude, longitude in corners
    )


def _degrees(text: str, most: float) -> float:
    value = float(text)
    if not (math.isfinite(value) and abs(value) <= most):
        raise ValueError("a corner of an area is not on the map")
    return round(value, 4)


def inside(latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64], area: Area) -> npt.NDArray[np.bool_]:
    """Tell which points lie in an area.

    Parameters
    ----------
    latitude, longitude : ndarray of float64, shape (n,)
        WGS84 degrees; NaN is in no area.
    area : tuple of (latitude, longitude)
        Corners in order, WGS84 degrees; longitudes beyond 180 reach over the meridian there. Fewer than three enclose
        nothing.

    Returns
    -------
    ndarray of bool, shape (n,)

    Notes
    -----
    Sides are straight on the map (Web Mercator), as they were drawn, and whatever the outline goes around is inside,
    however often it does (the non-zero rule); ``placesWithin`` in ``geo/map/static/area.js`` does the same.
    """
    corners_x = np.array([corner[1] for corner in area], dtype=float)
    corners_y = _mercator(np.array([corner[0] for corner in area], dtype=float))
    y = _mercator(latitude)
    found = np.zeros(len(latitude), dtype=bool)
    for turn in (-_TURN_DEG, 0.0, _TURN_DEG) if len(area) >= _LEAST_CORNERS else ():
        x = longitude + turn
        near = (x >= corners_x.min()) & (x <= corners_x.max()) & (y >= corners_y.min()) & (y <= corners_y.max())
        at = np.flatnonzero(near)
        found[at] |= turned_around(x[at], y[at], corners_x, corners_y)
    return found


def turned_around(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    corners_x: npt.NDArray[np.float64],
    corners_y: npt.NDArray[np.float64],
) -> npt.NDArray[np.bool_]:
    """Whether an outline crosses a ray to the east of each point upwards more or less often than downwards.

    All in one unit, in which the sides are straight.
    """
    turns = np.zeros(len(x), dtype=np.int64)
    sides = zip(corners_x, corners_y, np.roll(corners_x, 1), np.roll(corners_y, 1), strict=True)
    for ax, ay, bx, by in sides:
        if ay != by:
            crossed = ((ay > y) != (by > y)) & (x < ax + (bx - ax) * (y - ay) / (by - ay))
            turns[crossed] += 1 if ay > by else -1
    return turns.astype(bool)


def _mercator(latitude: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    limited = np.clip(latitude, -_MOST_LATITUDE_DEG, _MOST_LATITUDE_DEG)
    return np.arcsinh(np.tan(np.radians(limited)))
