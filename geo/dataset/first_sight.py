"""Where a map begins that nobody has told where to look. Pure; as ``static/first_sight.js``."""

from __future__ import annotations

import numpy as np

from geo.dataset.ground import Ints
from geo.dataset.mercator import Floats

#: This share of the events decides what counts as near.
_CORE_SHARE = 0.8
#: A wider box is taken while it is at most this many times as wide as the core's.
_STRETCH = 3
_SHARES = (1, 0.98, 0.96, 0.93, 0.9, 0.85)

#: West, south, east and north in degrees.
Sides = tuple[float, float, float, float]


def dense_box(latitude: Floats, longitude: Floats, events: Ints) -> Sides:
    """Find the box that holds most of the events: far-away ones (a capital where something was signed) do not widen it.

    Parameters
    ----------
    latitude, longitude : numpy.ndarray of float64
        Of each place, at least one, WGS84 degrees.
    events : numpy.ndarray of int
        How many each has, at least one.
    """

    def box(share: float, *, narrowest: bool = False) -> Sides:
        south, north = _reach(latitude, events, share, narrowest=narrowest)
        west, east = _reach(longitude, events, share, narrowest=narrowest)
        return west, south, east, north

    core = box(_CORE_SHARE, narrowest=True)
    return next((wide for wide in map(box, _SHARES) if _across(wide) <= _STRETCH * _across(core)), core)


def _reach(degrees: Floats, events: Ints, share: float, *, narrowest: bool) -> tuple[float, float]:
    """From where to where a share of the events lie: as many left out at either end, or where that is narrowest."""
    order = np.argsort(degrees)
    behind = np.cumsum(events[order])
    cut = int(behind[-1] * (1 - share) / 2)
    first = np.array([cut])
    if narrowest:  # it may begin with the first event of any place
        first = np.concatenate([[0], behind[:-1]])
        first = first[first <= 2 * cut]
    last = behind[-1] - 1 - 2 * cut + first
    low, high = (degrees[order[np.searchsorted(behind, at, side="right")]] for at in (first, last))
    best = np.argmin(high - low)
    return float(low[best]), float(high[best])


def _across(sides: Sides) -> float:
    west, south, east, north = sides
    return float(np.hypot(north - south, east - west))
