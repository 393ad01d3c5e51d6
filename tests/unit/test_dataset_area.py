from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from geo.dataset import query
from geo.dataset.area import inside, read_area, write_area
from geo.model import View
from tests import samples

BOX = ((39.5, 46.5), (39.5, 47.0), (40.0, 47.0), (40.0, 46.5))


def within(area, *points):
    latitude, longitude = np.array(points, dtype=float).T
    return inside(latitude, longitude, area).tolist()


def test_a_point_is_inside_a_box_or_it_is_not():
    assert within(BOX, (39.8, 46.75), (39.4, 46.75), (39.8, 47.1), (-39.8, -46.75)) == [True, False, False, False]


def test_the_direction_of_drawing_does_not_matter():
    assert within(BOX[::-1], (39.8, 46.75), (39.4, 46.75)) == [True, False]


def test_a_bay_of_the_outline_is_outside():
    horseshoe = ((0, 0), (0, 9), (9, 9), (9, 6), (3, 6), (3, 3), (9, 3), (9, 0))
    assert within(horseshoe, (6, 4.5), (1, 4.5), (6, 1.5)) == [False, True, True]


def test_an_outline_that_crosses_itself_encloses_both_its_loops():
    bow = ((0, 0), (10, 10), (0, 10), (10, 0))
    assert within(bow, (5, 8), (5, 2), (1, 5), (9, 5)) == [True, True, False, False]


def test_what_an_outline_goes_around_twice_is_inside():
    twice = ((0, 0), (0, 10), (10, 10), (10, 1), (2, 2), (2, 9), (9, 9), (9, 2), (1, 0))
    for area in (twice, twice[::-1]):
        assert within(area, (6, 4.5), (5, 9.5), (6, 11)) == [True, True, False]


@pytest.mark.parametrize("turn", [0, -360])
def test_an_area_over_the_180th_meridian_holds_both_its_sides(turn):
    area = ((-20, 170 + turn), (-20, 190 + turn), (-10, 190 + turn), (-10, 170 + turn))
    assert within(area, (-15, 175), (-15, -175), (-15, 165), (-15, 0)) == [True, True, False, False]


def test_sides_are_straight_on_the_map_not_in_degrees():
    slope = ((0, 0), (80, 80), (80, 0))
    # Half way along the side the map is at 57 degrees, not at 40.
    assert within(slope, (45, 40), (60, 40)) == [False, True]


def test_nothing_is_inside_a_line_and_an_unknown_point_is_nowhere():
    assert within(BOX[:2], (39.5, 46.7)) == [False]
    assert within(BOX, (float("nan"), 46.7), (39.8, float("nan"))) == [False, False]
    assert inside(np.empty(0), np.empty(0), BOX).tolist() == []


def test_an_area_survives_its_text():
    assert write_area(BOX) == "39.5_46.5~39.5_47~40_47~40_46.5"
    assert read_area(write_area(BOX)) == BOX
    assert write_area(()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1_2~3_4",
        "1_2~3_4~5",
        "1_2~3_4~5_6_7",
        "91_2~3_4~5_6",
        "1_2~3_4~nan_6",
        "1_2~3_4~x_6",
        "~".join(["1_2"] * 101),
    ],
)
def test_what_is_no_area_is_refused(text):
    with pytest.raises(ValueError, match=r"area|float"):
        read_area(text)


def test_an_area_keeps_the_events_at_places_in_it_and_no_unlocated_ones(tmp_path):
    stepanakert, yerevan = samples.place(), samples.place("Yerevan", 40.1811, 44.5136)
    dataset = samples.write(
        [samples.event(1, stepanakert), samples.event(2, yerevan), samples.event(3, None)], tmp_path / "data"
    )
    assert query.select(dataset, View(area=BOX))["id"].tolist() == ["event1"]
    assert query.find(dataset, View(area=BOX)).counts.unlocated == 0
    assert query.select(dataset, View(area=BOX, start=dt.date(2030, 1, 1))).empty
    assert len(query.find(dataset, View(area=BOX), ignore=frozenset({"area"}))) == 3
    nowhere = samples.write([samples.event(1, None)], tmp_path / "nowhere")
    assert query.select(nowhere, View(area=BOX)).empty
