"""The outlines of countries and regions, and where the symbols of areas stand."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from geo.dataset import boundaries
from geo.dataset.boundaries import boundaries_of, boundary_of, outline_box
from geo.dataset.boundary_names import named_boundary
from geo.dataset.ground import pixels_of_symbols
from geo.dataset.mercator import pixels_x, pixels_y
from geo.map.compile_boundaries import encoded, inmost
from geo.map.compile_boundary_names import names_of
from geo.model import GeoPrecision, Place, PlaceName

TABLE = Path(boundaries.__file__).with_name("boundaries.json")
ARMENIA, AZERBAIJAN, KALBAJAR = "geonames:174982", "geonames:587116", "geonames:586047"
LACHIN, JABRAYIL, KHOJAVEND, NAKHCHIVAN = "geonames:147626", "geonames:148140", "geonames:409423", "geonames:147435"
EUROPEAN_UNION = "gazette:european-union"


def holds(rings, scale, longitude, latitude):
    """Whether a ray to the east crosses the rings an odd number of times."""
    inside = False
    for steps in rings:
        corners = np.cumsum(np.array(steps).reshape(-1, 2), axis=0) / scale
        for (x0, y0), (x1, y1) in pairwise([*corners.tolist(), corners[0].tolist()]):
            if (y0 > latitude) != (y1 > latitude):
                inside ^= longitude < (x1 - x0) * (latitude - y0) / (y1 - y0) + x0
    return inside


@pytest.mark.parametrize(
    ("place", "inside", "outside"),
    [
        (ARMENIA, [(44.51, 40.18), (46.4, 39.2)], [(46.75, 39.82), (49.87, 40.41), (44.8, 41.7), (47.5, 42.98)]),
        (AZERBAIJAN, [(46.75, 39.82), (49.87, 40.41)], [(44.51, 40.18), (46.3, 38.1), (47.5, 42.98)]),
        (KALBAJAR, [(46.04, 40.1)], [(46.75, 39.82), (45.1, 40.35)]),
        (LACHIN, [(46.4, 39.65), (46.2, 39.8)], [(46.75, 39.82), (48.85, 38.75), (46.04, 40.1)]),
        (JABRAYIL, [(46.95, 39.3)], [(47.2, 39.6), (46.58, 39.34)]),
        (KHOJAVEND, [(47.11, 39.79), (47.03, 39.52)], [(46.75, 39.82), (47.3, 39.45)]),
        (NAKHCHIVAN, [(45.41, 39.21), (45.99, 38.91), (44.95, 39.55)], [(44.51, 40.18), (46.41, 39.2)]),
        (
            EUROPEAN_UNION,
            [(2.35, 48.85), (21.0, 52.2), (14.2, 37.5), (33.0, 34.9), (-8.0, 53.3), (25.0, 60.9)],
            [(-0.1, 51.5), (8.5, 47.2), (20.5, 44.8), (10.0, 61.0), (30.5, 50.4)],
        ),
    ],
)
def test_an_area_has_the_outline_that_it_has_on_the_ground(place, inside, outside):
    written = boundaries_of([place])
    rings = written["outlines"][written["of"]["0"][2]]
    assert all(holds(rings, written["scale"], *point) for point in inside)
    assert not any(holds(rings, written["scale"], *point) for point in outside)


def test_each_symbol_stands_within_its_own_area():
    ids = list(json.loads(TABLE.read_text("utf-8"))["areas"])
    written = boundaries_of(ids)
    assert len(written["of"]) == len(ids) > 3700
    beside = [
        ids[int(number)]
        for number, (x, y, outline) in written["of"].items()
        if not holds(written["outlines"][outline], written["scale"], x / written["scale"], y / written["scale"])
    ]
    assert beside == []


def test_only_places_with_an_outline_are_written_by_their_number():
    assert list(boundaries_of(["gazette:x", ARMENIA, "", KALBAJAR])["of"]) == ["1", "3"]
    assert boundaries_of(["geonames:616052", "place:1"]) == {}
    assert boundary_of("geonames:616052") is None


def test_the_box_of_an_outline_is_that_of_the_country_on_the_copy_of_the_world_where_its_place_is():
    (south, west), (north, east) = outline_box(ARMENIA, 44.5)
    assert (south, west, north, east) == pytest.approx((38.87, 43.44, 41.29, 46.6), abs=0.1)
    (_, before), (_, after) = outline_box(ARMENIA, 44.5 - 360)
    assert (before, after) == pytest.approx((west - 360, east - 360))
    assert outline_box("geonames:616052", 44.5) is None


def test_a_symbol_stands_at_a_given_point_if_that_is_in_the_outline():
    alone = boundaries_of([ARMENIA])
    scale, outlines = alone["scale"], alone["outlines"]
    written = boundaries_of([ARMENIA, ARMENIA], [(44.51, 40.18), (46.75, 39.82)])
    assert written["of"]["0"] == [round(44.51 * scale), round(40.18 * scale), 0]
    assert written["of"]["1"] == alone["of"]["0"]
    assert written["outlines"] == outlines, "which both of them have"


@pytest.mark.parametrize(
    ("country", "region", "place"),
    [
        ("Azerbaijan", "Laçin", LACHIN),
        ("Azerbaijan", "Lachin district", LACHIN),
        ("Azerbaijan", "Cebrayil", JABRAYIL),
        ("Azerbaijan", "", AZERBAIJAN),
        ("Syria", "Homs Governorate", "geonames:169575"),
        ("Syria", "Homs", "geonames:169575"),
        ("Syria", "Hamah", "geonames:170015"),
        ("DR Congo (Zaire)", "", "geonames:203312"),
        ("Republic of Congo", "", "geonames:2260494"),
        ("Uganda", "Gulu district", "geonames:443331"),
        ("Armenia", "Homs Governorate", ""),
        ("Nowhere", "Homs Governorate", ""),
        ("", "", ""),
    ],
)
def test_an_outline_is_found_by_the_names_of_country_and_region(country, region, place):
    assert named_boundary(country, region) == place


def named(identifier, precision, name, *others):
    names = tuple(PlaceName(other) for other in others)
    return Place(identifier, name, 0, 0, precision, 1, "XX", (), "", 0, None, names, "", "")


def test_a_name_is_its_whole_bearers_then_the_larger_units_and_nobodys_if_two_have_it():
    region, district = GeoPrecision.REGION, GeoPrecision.DISTRICT
    places = [
        named("land", GeoPrecision.COUNTRY, "Land"),
        named("city", region, "Kyiv"),
        named("oblast", region, "Kyiv Oblast", "Kyivshchyna"),
        named("hill", region, "Hill Province"),
        named("hill town", district, "Hill"),
        named("hill part", district, "Hill District", "The Part"),
        named("north", region, "North", "Point"),
        named("south", region, "South", "Point"),
        named("lost", region, "Lost Province"),
        named("lost part", district, "Lost District"),
    ]
    found = names_of(places, {place.id for place in places} - {"lost", "city"})
    assert found["countries"] == {"land": "land"}
    keys = found["regions"]["land"]
    assert "kyiv" not in keys, "the city's, whose outline is not known"
    assert keys["kyiv oblast"] == keys["kyivshchyna"] == "oblast"
    assert (keys["hill province"], keys["hill"], keys["part"]) == ("hill", "hill town", "hill part")
    assert "point" not in keys
    assert (keys.get("lost"), keys.get("lost district")) == (None, "lost part")


def test_symbols_stand_for_a_point_in_their_outline_else_for_the_middle_of_their_area():
    places = [ARMENIA, "gazette:district", "gazette:continent", "gazette:town"]
    latitude, longitude = np.full(4, 40.0), np.full(4, 46.0)
    x, y = pixels_of_symbols(places, latitude, longitude, np.array([196.0, 25, 1700, 0]))
    armenia = boundary_of(ARMENIA)
    wanted = [(armenia.longitude, armenia.latitude), (46, 40), (46, 40), (46, 40)]
    assert x == pytest.approx(pixels_x(np.array([lon for lon, _ in wanted])))
    assert y == pytest.approx(pixels_y(np.array([lat for _, lat in wanted])))
    assert latitude.tolist() == [40.0] * 4, "the places themselves stay where they are"


def test_a_compiled_outline_strays_little_and_small_parts_are_left_out():
    circle = [(10 + 2 * math.cos(t / 100), 50 + 2 * math.sin(t / 100)) for t in range(0, 628, 2)]
    islet = [(20.0, 50.0), (20.05, 50.0), (20.05, 50.05)]
    (x, y), *rings = encoded([islet, circle])
    assert len(rings) == 1
    corners = np.cumsum(np.array(rings[0]).reshape(-1, 2), axis=0) / 200
    assert len(corners) < 60
    assert np.hypot(corners[:, 0] - 10, corners[:, 1] - 50) == pytest.approx(np.full(len(corners), 2), abs=0.04)
    assert (x / 200, y / 200) == pytest.approx((10, 50), abs=0.15)


def test_the_inmost_point_of_a_land_that_bends_or_has_a_hole_lies_in_the_land():
    horseshoe = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10)]
    x, y = inmost([(float(a), float(b)) for a, b in horseshoe])
    assert not (2 <= x <= 8 and y >= 2)
    assert 0 < x < 10
    square, hole = [(0.0, 0.0), (9, 0), (9, 9), (0, 9)], [(3.0, 3.0), (3, 8), (8, 8), (8, 3)]
    x, y = inmost(square, [hole])
    assert not (3 <= x <= 8 and 3 <= y <= 8)
