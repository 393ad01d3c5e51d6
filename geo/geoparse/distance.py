"""How far two places are from each other."""

from __future__ import annotations

import math

from geo.model import Place

EARTH_RADIUS_KM = 6371.0088


def distance_km(first: Place, second: Place) -> float:
    """Return the great-circle distance of two places in kilometres.

    Parameters
    ----------
    first, second : Place
        WGS84 degrees.
    """
    return great_circle_km(first.latitude, first.longitude, second.latitude, second.longitude)


def great_circle_km(latitude: float, longitude: float, latitude_2: float, longitude_2: float) -> float:
    """Return the distance of two points, in WGS84 degrees, in kilometres (haversine, sphere of radius 6371 km)."""
    a, b = math.radians(latitude), math.radians(latitude_2)
    east = math.sin(math.radians(longitude_2 - longitude) / 2) ** 2
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * east
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))
