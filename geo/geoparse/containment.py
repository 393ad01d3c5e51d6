"""Which of a name's candidates another name contains, or may not contain."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from geo.geoparse.candidates import Candidates, Floats
from geo.geoparse.distance import EARTH_RADIUS_KM, great_circle_km
from geo.geoparse.gazetteer import Candidate
from geo.geoparse.grouping import LEAST_BELIEF, Group
from geo.model import GeoPrecision

_BEYOND_KM = 50.0
_LIKELY_UNIT = 0.2
_UNITS = {GeoPrecision.REGION, GeoPrecision.DISTRICT}
_LOCAL = {GeoPrecision.SETTLEMENT, GeoPrecision.DISTRICT, GeoPrecision.SITE}


def lies_out_of(inner: Candidates, outer: Group) -> bool:
    """Whether none of a town's candidates lies in, or near, the state or province that it is said to be in."""
    units = [
        at
        for at, place in enumerate(outer.candidates.places)
        if place.geo_precision is GeoPrecision.REGION and place.country and outer.belief[at] >= _LIKELY_UNIT
    ]
    if not units or outer.candidates.demonym:
        return False
    number = max(units, key=lambda at: outer.belief[at])
    likely = outer.candidates.places[number]
    if not all(place.geo_precision in _LOCAL and place.country for place in inner.places):
        return False
    reach = likely.extent_km + _BEYOND_KM
    return bool((inner.points @ outer.candidates.points[number]).max() < math.cos(reach / EARTH_RADIUS_KM))


def elsewhere(inner: Candidates, outer: Group) -> bool:
    """Whether none of the candidates lies in the country of what owns the unit: "Giza's Haram district"."""
    country = outer.candidates.countries[int(np.argmax(outer.belief))]
    return bool(country) and country not in inner.countries


def contained(inner: Candidates, outer: Group) -> Floats:
    """Weigh, for each inner candidate, how surely one of the outer ones contains it."""
    return _weighed(inner, outer, _holds)


def containing(outer: Candidates, inner: Group) -> Floats:
    """Weigh, for each outer candidate, how surely it contains one of the inner ones."""
    return _weighed(outer, inner, lambda within, place: _holds(place, within))


def _weighed(ours: Candidates, other: Group, related: Callable[[Candidate, Candidate], bool]) -> Floats:
    weight = np.zeros(len(ours.places))
    for belief, place in zip(other.belief, other.candidates.places, strict=True):
        if belief >= LEAST_BELIEF:
            holds = np.array([related(place, own) for own in ours.places], dtype=float)
            weight = np.maximum(weight, belief**0.5 * holds)
    return weight


def _holds(outer: Candidate, inner: Candidate) -> bool:
    if outer.geo_precision is GeoPrecision.COUNTRY:
        return inner.country == outer.country and inner.geo_precision is not GeoPrecision.COUNTRY
    if outer.geonameid:
        return outer.geonameid in inner.within
    return outer.country == inner.country and outer.geo_precision in _UNITS and _lies_in(outer, inner)


def _lies_in(outer: Candidate, inner: Candidate) -> bool:
    """Whether a town lies in the circle around a county or landscape that GeoNames has no number for."""
    if inner.geo_precision not in {GeoPrecision.SETTLEMENT, GeoPrecision.SITE}:
        return False
    km = great_circle_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude)
    return km <= outer.extent_km
