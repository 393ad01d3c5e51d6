"""Places that a text gives only roughly: between two places, on the road to one."""

from __future__ import annotations

from dataclasses import replace

from geo.geoparse.distance import distance_km
from geo.model import GeoPrecision, Place, Resolution

_MIDPOINT_KM = 50.0
_DISTRICT_KM = 100.0
_ROAD_KM = 15.0


def between(first: Resolution, second: Resolution) -> Resolution:
    """Make one place of "between X and Y", "the road from X to Y".

    Parameters
    ----------
    first, second : Resolution
        Both with a place.

    Returns
    -------
    Resolution
        Of the first toponym. Its place has a wider precision and an id of its own, and lies halfway where the two are
        near each other, else at the first; its extent reaches both.
    """
    if first.place is None or second.place is None or first.place.id == second.place.id:
        return first
    a, b = first.place, second.place
    km = distance_km(a, b)
    near = km <= _MIDPOINT_KM and abs(a.longitude - b.longitude) < 180.0
    place = Place(
        id=f"between:{a.id}~{b.id}",
        name=f"between {a.name} and {b.name}",
        latitude=(a.latitude + b.latitude) / 2 if near else a.latitude,
        longitude=(a.longitude + b.longitude) / 2 if near else a.longitude,
        geo_precision=GeoPrecision.DISTRICT if km <= _DISTRICT_KM else GeoPrecision.REGION,
        extent_km=km / 2 if near else km,
        country=a.country if a.country == b.country else "",
        kind="stretch",
        source=a.source,
        license=a.license,
    )
    return replace(first, place=place, confidence=min(first.confidence, second.confidence))


def on_the_road_to(resolution: Resolution) -> Resolution:
    """Widen "the road to X" to the surroundings of X.

    Parameters
    ----------
    resolution : Resolution
    """
    place = resolution.place
    if place is None or place.geo_precision not in (GeoPrecision.SITE, GeoPrecision.SETTLEMENT):
        return resolution
    wider = replace(
        place,
        id=f"road:{place.id}",
        name=f"road to {place.name}",
        geo_precision=GeoPrecision.DISTRICT,
        extent_km=max(place.extent_km, _ROAD_KM),
        kind="stretch",
        population=0,
        geonameid=None,
        names=(),
    )
    return replace(resolution, place=wider)
