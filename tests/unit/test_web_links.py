from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Lacking, Naming, View, WindowMode
from geo.web.links import from_parameters, to_parameters


def test_an_empty_view_needs_no_parameters():
    assert to_parameters(View()) == {}
    assert from_parameters({}) == (View(), ())


def test_several_places_survive_the_address_each_once_and_not_with_one_that_is_none():
    view = View(places=("between:geonames:1~geonames:2", "photon:39.8,46.7", "osm:node/1"))
    assert from_parameters(to_parameters(view)) == (view, ())
    assert from_parameters({"place": " a  b a "}) == (View(places=("a", "b")), ())
    assert from_parameters({"place": "a <b>"}) == (View(), ("place",))
    assert from_parameters({"place": "a " * 1001}) == (View(), ("place",))


def test_a_full_view_survives_the_address():
    view = View(
        version="abc123",
        start=dt.date(2023, 9, 1),
        end=dt.date(2023, 9, 30),
        types=("Battles", "Explosions/Remote violence"),
        places=("geonames:146970",),
        words="red cross",
        area=((39.5, 46.5), (39.5, 47.0), (-40.1234, 47.25)),
        latitude=39.8177,
        longitude=46.7528,
        zoom=9,
        event="0a1b",
        names=Naming.LOCAL,
        mode=WindowMode.CUMULATIVE,
        exact_days=True,
        exact_places=True,
        lacking=Lacking.PLACE,
    )
    assert from_parameters(to_parameters(view)) == (view, ())


def test_exactness_modes_and_lists_have_words_of_their_own_in_the_address():
    view = View(exact_days=True, exact_places=True, mode=WindowMode.SLIDING, lacking=Lacking.DATE)
    assert to_parameters(view) == {"mode": "sliding", "days": "exact", "places": "exact", "list": "undated"}


def test_no_types_at_all_is_not_all_types():
    assert from_parameters(to_parameters(View(types=())))[0].types == ()


@pytest.mark.parametrize(
    ("parameters", "ignored"),
    [
        ({"from": "yesterday"}, ("from",)),
        ({"from": "2023-02-31"}, ("from",)),
        ({"to": "99999-01-01"}, ("to",)),
        ({"from": "2023-09-30", "to": "2023-09-01"}, ("from", "to")),
        ({"lat": "nan", "lon": "46"}, ("lat",)),
        ({"lat": "39", "lon": "inf"}, ("lon",)),
        ({"lat": "91", "lon": "46"}, ("lat",)),
        ({"zoom": "1e3"}, ("zoom",)),
        ({"zoom": "-4"}, ("zoom",)),
        ({"place": "<script>alert(1)</script>"}, ("place",)),
        ({"event": "a b"}, ("event",)),
        ({"area": "39.5_46.5~39.5_47"}, ("area",)),
        ({"area": "39.5_46.5~39.5_47~1e9_0"}, ("area",)),
        ({"area": "1_2~" * 100_000}, ("area",)),
        ({"words": "x" * 100_000}, ("words",)),
        ({"types": "x" * 100_000}, ("types",)),
        ({"v": "' OR 1=1"}, ("v",)),
        ({"names": "klingon"}, ("names",)),
        ({"days": "1"}, ("days",)),
        ({"places": "all"}, ("places",)),
        ({"mode": "<b>"}, ("mode",)),
        ({"heat": "yes"}, ("heat",)),
        ({"list": "everything"}, ("list",)),
    ],
)
def test_a_wrong_or_hostile_value_is_ignored_and_named(parameters, ignored):
    view, named = from_parameters(parameters)
    assert named == ignored
    assert view == View()


def test_a_wrong_value_does_not_cost_the_others():
    view, ignored = from_parameters({"from": "soon", "to": "2023-09-30", "words": "mine", "utm_source": "x"})
    assert ignored == ("from",)
    assert (view.end, view.words) == (dt.date(2023, 9, 30), "mine")


def test_half_a_map_centre_is_no_centre():
    view, _ = from_parameters({"lat": "39.8"})
    assert view.latitude is None
    assert view.longitude is None


def test_control_characters_in_words_become_spaces():
    assert from_parameters({"words": "red\x00\ncross\u202e"})[0].words == "red cross"


@pytest.mark.parametrize(
    "place", ["osm:node/4", "between:geonames:1~geonames:2", "photon:39.8,-46.7", "gazette:hadrut"]
)
def test_ids_of_every_source_survive_the_address(place):
    assert from_parameters(to_parameters(View(places=(place,)))) == (View(places=(place,)), ())
