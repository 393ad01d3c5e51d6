"""TopoJSON, in which Natural Earth comes: its arcs as points, the rings that arcs make, and what lies in a ring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

#: Longitude and latitude in WGS84 degrees.
Point = tuple[float, float]


def arcs_of(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Decode the arcs of a quantized topology: each is stored as steps from point to point."""
    (scale_x, scale_y), (offset_x, offset_y) = topology["transform"]["scale"], topology["transform"]["translate"]

    def decoded(arc: Sequence[Sequence[int]]) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + offset_x, y * scale_y + offset_y))
        return points

    return [decoded(arc) for arc in topology["arcs"]]


def outline(indexes: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Join the arcs with these indexes; a negative one, the complement of its index, runs backwards."""
    return [point for i in indexes for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]


def within(points: np.ndarray, ring: Sequence[Point]) -> np.ndarray:
    """Whether each point lies in a ring: a line from it eastwards crosses the ring an odd number of times."""
    inside = np.zeros(len(points), dtype=bool)
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if y0 != y1:
            inside ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside
