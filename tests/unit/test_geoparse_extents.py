"""Extents measured from outlines."""

from __future__ import annotations

import csv
import math
from typing import Any

import pytest

from geo.geoparse.compile_extents import main_bodies, radius_km
from tests.conftest import PROJECT

DEGREE_KM = 111.19


def _square(west: float, south: float, side: float) -> list[list[int]]:
    """A closed ring as TopoJSON has arcs: the first point, then steps."""
    return [[round(west), round(south)], [round(side), 0], [0, round(side)], [-round(side), 0], [0, -round(side)]]


def _atlas(*countries: tuple[str, list[list[list[int]]]]) -> dict[str, Any]:
    arcs = [ring for _, rings in countries for ring in rings]
    geometries, number = [], 0
    for key, rings in countries:
        polygons = [[[number + i]] for i in range(len(rings))]
        geometries.append({"type": "MultiPolygon", "id": key, "arcs": polygons, "properties": {"name": key}})
        number += len(rings)
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": geometries}},
    }


def test_the_main_body_leaves_far_small_lands_out_and_keeps_comparable_ones() -> None:
    atlas = _atlas(("001", [_square(0, 0, 10), _square(20, 0, 7), _square(60, 0, 2)]))
    longitudes = [longitude for longitude, _ in main_bodies(atlas)["001"]]
    assert max(longitudes) == 27


def test_features_with_one_number_are_one_country() -> None:
    atlas = _atlas(("036", [_square(110, -30, 30)]), ("036", [_square(123, -12, 1)]))
    assert len(main_bodies(atlas)["036"]) == 5


def test_an_outline_may_share_its_arcs_backwards() -> None:
    atlas = _atlas(("001", [_square(0, 0, 10)]))
    atlas["objects"]["countries"]["geometries"].append(
        {"type": "Polygon", "id": "002", "arcs": [[~0]], "properties": {"name": "002"}}
    )
    bodies = main_bodies(atlas)
    assert bodies["002"] == bodies["001"][::-1]


@pytest.mark.parametrize(
    ("point", "km"), [((0.0, 1.0), DEGREE_KM), ((1.0, 0.0), DEGREE_KM), ((180.0, 0.0), 180 * DEGREE_KM)]
)
def test_the_radius_reaches_the_farthest_point(point: tuple[float, float], km: float) -> None:
    assert radius_km((0.0, 0.0), [(0.0, 0.1), point]) == pytest.approx(km, rel=1e-3)


def test_a_country_is_not_smaller_than_a_disc_of_its_area() -> None:
    with (PROJECT / "data" / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["country"]: float(row["extent_km"]) for row in csv.DictReader(lines)}
    assert all(extent > 0 for extent in rows.values())
    areas_km2 = {"AM": 29743, "AZ": 86600, "RU": 17098242, "FR": 547030, "AU": 7692024, "US": 8080464}
    for code, area in areas_km2.items():
        assert math.sqrt(area / math.pi) < rows[code] < 3.5 * math.sqrt(area / math.pi), code
