"""TopoJSON, in which Natural Earth comes: its arcs as points, and the rings that arcs make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
