"""Where an area that a reader has drawn meets districts, regions and countries."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from geo.dataset import boundaries, query
from geo.dataset.boundaries import Outline, outline_of
from geo.dataset.meeting import meets_circles, meets_outline
from geo.dataset.mercator import pixels_x, pixels_y
from geo.map.compile_boundaries import on_one_side
from geo.model import View
from tests import samples

ARMENIA, FIJI = "geonames:174982", "geonames:2205218"
SQUARE = [(0, 0), (0, 10), (10, 10), (10, 0)]
HOLE = [(3, 3), (7, 3), (7, 7), (3, 7)]
FAR = [(20, 20), (20, 22), (22, 22), (22, 20)]


def outline(*rings):
    """An outline of rings of (latitude, longitude), the second of each pair as pixels go."""
    pixels = [np.column_stack((pixels_x(ring[:, 1]), pixels_y(ring[:, 0]))) for ring in map(np.array, rings)]
    firsts = np.cumsum([0, *map(len, pixels[:-1])]).tolist()
    return Outline(np.concatenate(pixels), np.concatenate([np.roll(r, -1, axis=0) for r in pixels]), tuple(firsts))


def box(south, west, north, east):
    return ((south, west), (south, east), (north, east), (north, west))


#: An area drawn, and whether it meets the square with the hole and the part far off.
MEETINGS = [
    (box(4, -5, 6, -1), False),
    (box(-5, -5, 1, 1), True),  # corners of each in the other
    (box(4, -5, 5, 15), True),  # sides that cross, and no corner in the other
    (box(1, 1, 2, 2), True),  # all of it in the outline
    (box(4, 4, 6, 6), False),  # in the hole
    (box(4, 4, 6, 9), True),  # from the hole into the rest
    (box(2, 2, 8, 8), True),  # around the hole
    (box(-5, -5, 30, 30), True),  # around everything
    (box(19, 19, 23, 23), True),  # around the part far off
    (box(12, 12, 18, 18), False),  # between both
    (box(10, 2, 12, 4), True),  # side by side
    (box(4, 355, 6, 361), True),  # on the next copy of the world
    (box(4, -361, 6, -355), True),
    (((-9, 12), (-9, -2), (-1, -2), (12, -2), (12, -1), (-1, -1), (-1, 12)), False),  # a bay around it
    (((0, 12), (0, 14), (12, 0), (12, 2)), True),  # a stroke across itself
]


@pytest.mark.parametrize(("area", "met"), MEETINGS)
def test_an_area_meets_an_outline_where_they_have_anything_in_common(area, met):
    assert meets_outline(area, outline(SQUARE, HOLE, FAR)) is met
    assert meets_outline(area[::-1], outline(SQUARE[::-1], HOLE, FAR)) is met


def test_an_area_in_the_bay_of_an_outline_does_not_meet_it():
    horseshoe = outline([(0, 0), (0, 9), (9, 9), (9, 6), (3, 6), (3, 3), (9, 3), (9, 0)])
    assert not meets_outline(box(5, 4, 12, 5), horseshoe)
    assert meets_outline(box(2, 4, 12, 5), horseshoe)


def test_outlines_meet_areas_on_either_side_of_the_180th_meridian():
    fiji = outline_of(FIJI)
    assert fiji is not None
    for turn in (-360, 0, 360):
        assert meets_outline(box(-19, 176 + turn, -16, 184 + turn), fiji)
        assert meets_outline(box(-17.1, 180.05 + turn, -16.1, 180.4 + turn), fiji)
        assert not meets_outline(box(-19, 190 + turn, -16, 200 + turn), fiji)


def test_no_side_of_an_outline_goes_around_the_world_but_where_the_area_does():
    table = json.loads(Path(boundaries.__file__).with_name("boundaries.json").read_text("utf-8"))
    scale, antarctica = table["scale"], "geonames:6697173"

    def longest(ring):
        longitudes = np.cumsum(ring[0::2]) / scale
        return np.abs(longitudes - np.roll(longitudes, 1)).max()

    assert (
        max(longest(ring) for area, (_, *rings) in table["areas"].items() for ring in rings if area != antarctica) < 90
    )
    assert on_one_side([(-180.0, 65.0), (179.9, 64.0), (170.0, 66.0)])[0] == (180.0, 65.0)
    for ring in ([(-180.0, 65.0), (-170.0, 64.0), (-180.0, 66.0)], [(-180.0, -84.0), (0.0, -70.0), (-90.0, -75.0)]):
        assert on_one_side(ring) == ring


def test_a_circle_is_met_where_its_middle_is_inside_or_a_side_is_near_enough():
    areas = box(0, 0, 10, 10), box(0, 362, 10, 372)
    middles = np.array([(5, 5), (5, 11), (5, 12.5), (5, -1), (-1, -1), (5, -190)], dtype=float)
    radius_km = np.full(len(middles), 150.0)
    met = [meets_circles(area, *middles.T, radius_km).tolist() for area in areas]
    assert met[0] == [True, True, False, True, False, False]
    assert met[1] == [True, True, True, False, False, False]
    wide = meets_circles(areas[0], np.array([5.0]), np.array([-170.0]), np.array([19500.0]))
    assert wide.tolist() == [True], "a circle may reach over the 180th meridian"
    assert meets_circles(areas[0], *np.empty((3, 0))).tolist() == []


def test_a_circle_is_as_wide_as_the_map_draws_it():
    near_a_pole = np.array([79.0, 79.0]), np.array([-3.0, -6.0])
    assert meets_circles(box(75, 0, 80, 10), *near_a_pole, np.array([100.0, 100.0])).tolist() == [True, False]


def test_events_known_only_to_an_area_are_found_where_it_meets_the_one_drawn(tmp_path):
    places = [
        samples.place("Armenia", 40.18, 44.51, id=ARMENIA, geo_precision="country", extent_km=200),
        samples.place("Somewhere", 41.2, 45.5, geo_precision="district", extent_km=60),
        samples.place("Nowhere in particular", 41.2, 45.5, geo_precision="district", id="gazette:nowhere"),
        samples.place("A town", 41.2, 45.5, id="gazette:town"),
    ]
    events = [samples.event(number, where) for number, where in enumerate([*places, None])]
    dataset = samples.write(events, tmp_path / "data")

    def found(*corners):
        return set(query.select(dataset, View(area=box(*corners)))["id"])

    assert found(38.9, 46.2, 39.4, 46.5) == {"event0"}, "it is on the south of Armenia, far from its point"
    assert found(40.6, 45.4, 41.0, 45.6) >= {"event1"}, "the circle reaches there"
    assert found(41.1, 45.4, 41.3, 45.6) >= {"event1", "event2", "event3"}
    assert found(41.25, 45.4, 41.3, 45.45) == {"event1"}
    assert found(0, 0, 1, 1) == set()
