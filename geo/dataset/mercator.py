"""The Web-Mercator projection (EPSG:3857) in pixels of zoom level 0, a square of 256."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_EDGE_DEG = 85.0511


def pixels_x(longitude: Floats) -> Floats:
    """Pixels from the left edge, for WGS84 degrees."""
    return (longitude + 180) / 360 * 256


def pixels_y(latitude: Floats) -> Floats:
    """Pixels from the top, for WGS84 degrees; nearer a pole than the map reaches gives its edge."""
    sine = np.sin(np.radians(np.clip(latitude, -_EDGE_DEG, _EDGE_DEG)))
    pixels: Floats = 128 - np.log((1 + sine) / (1 - sine)) * 128 / (2 * np.pi)
    return pixels


def latitude_at(y: Floats) -> Floats:
    """Give the latitude in WGS84 degrees of pixels from the top."""
    degrees: Floats = np.degrees(np.arctan(np.sinh(np.pi * (1 - y / 128))))
    return degrees


def longitude_at(x: Floats) -> Floats:
    """Give the longitude in WGS84 degrees of pixels from the left edge."""
    return x / 256 * 360 - 180
