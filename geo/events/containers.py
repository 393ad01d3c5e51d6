"""Places that are named as containing others: "Zolochiv (Lviv)"."""

from __future__ import annotations

from geo.events.places import PlaceMention
from geo.geoparse.distance import distance_km
from geo.model import GeoPrecision, Resolution

_FINENESS = {precision: number for number, precision in enumerate(GeoPrecision)}
_TOO_FAR_KM = 400.0
_NEAR_KM = 40.0


# "Colombo (Western)": regions of this name are found in a dozen countries, so they say little of where.
_OF_MANY_LANDS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
    "coast", "littoral", "capital",
})  # fmt: skip


def _is_of_many_lands(resolution: Resolution) -> bool:
    return resolution.toponym.name.casefold() in _OF_MANY_LANDS


def container_instead(head: PlaceMention, containers: list[PlaceMention]) -> Resolution | None:
    """Find the container to code instead of a place that is unknown or lies far from all that contain it.

    Parameters
    ----------
    head : PlaceMention
        The finest place named.
    containers : list of PlaceMention
        Those named as containing it, from the finest on.
    """
    known = [c.resolution for c in containers if c.resolution.place is not None and not _is_of_many_lands(c.resolution)]
    place = head.resolution.place
    if not known:
        return None
    if place is None:
        first = next(c for c in containers if c.resolution is known[0])
        return container_instead(first, containers[containers.index(first) + 1 :]) or first.resolution
    if place.geo_precision is GeoPrecision.COUNTRY:
        return None
    near = [c for c in known if c.place is not None and distance_km(place, c.place) <= _TOO_FAR_KM + c.place.extent_km]
    if near:
        return None
    larger = [
        c for c in known if c.place is not None and _FINENESS[c.place.geo_precision] >= _FINENESS[GeoPrecision.DISTRICT]
    ]
    return larger[0] if larger else None


def contains(larger: Resolution | None, smaller: Resolution | None) -> bool:
    """Tell whether one place is likely to contain another.

    Parameters
    ----------
    larger, smaller : Resolution or None
    """
    first = larger.place if larger else None
    second = smaller.place if smaller else None
    if first is None or second is None or _FINENESS[first.geo_precision] <= _FINENESS[second.geo_precision]:
        return False
    if first.geo_precision in (GeoPrecision.COUNTRY, GeoPrecision.REGION):
        return True
    return distance_km(first, second) <= first.extent_km + _NEAR_KM
