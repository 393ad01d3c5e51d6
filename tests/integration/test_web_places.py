"""Finding places by name: the dataset's own, and the gazetteer's where its index is there."""

from __future__ import annotations

import dataclasses
import json

import pytest
from starlette.requests import Request

from geo.dataset.place_names import shown_names
from geo.geoparse import Gazetteer
from geo.model import Naming
from geo.settings import Settings
from geo.web import routes
from geo.web.places import find_places
from tests import samples

STEPANAKERT = "geonames:146970"
ODD = "khank\N{MODIFIER LETTER APOSTROPHE}endi"


@pytest.fixture
def dataset(tmp_path):
    stepanakert = samples.place(id=STEPANAKERT, names=("Xankəndi", "Степанакерт"))
    yerevan = samples.place("Yerevan", 40.1811, 44.5136)
    station = samples.place("Old Yerevan", 40.2, 44.5)
    events = [samples.event(1, stepanakert), *(samples.event(n, station) for n in (2, 3)), samples.event(4, yerevan)]
    return samples.write(events, tmp_path / "data")


def names(found):
    return [place["name"] for place in found["places"]]


@pytest.mark.parametrize("text", ["Stepanakert", "STEPAN", "Xankəndi", "xankən", "Степанак"])
def test_a_place_with_events_is_found_by_any_of_its_names(dataset, text):
    found = find_places(dataset, None, text)
    assert found["gazetteer"] is False
    assert [(place["id"], place["events"]) for place in found["places"]] == [(STEPANAKERT, 1)]
    assert found["places"][0]["latitude"] == pytest.approx(39.8177)


def test_the_name_that_was_found_is_told_where_it_is_not_the_main_one(dataset):
    assert find_places(dataset, None, "xan")["places"][0]["written"] == "Xankəndi"
    assert find_places(dataset, None, "step")["places"][0]["written"] == ""


def test_names_that_begin_so_come_before_those_with_such_a_word(dataset):
    assert names(find_places(dataset, None, "yere")) == ["Yerevan", "Old Yerevan"]
    assert names(find_places(dataset, None, "yere", "1")) == ["Yerevan"]


def test_the_gazetteer_adds_places_without_events_and_repeats_none(dataset, settings):
    Gazetteer.open(settings).close()
    found = find_places(dataset, settings, "Ханкенди")
    assert found["gazetteer"] is True
    assert [place["id"] for place in found["places"]].count(STEPANAKERT) == 1
    assert found["places"][0]["events"] == 1
    tbilisi = find_places(dataset, settings, "თბილისი")["places"][0]
    assert (tbilisi["name"], tbilisi["events"]) == ("Tbilisi", 0)
    assert tbilisi["detail"].endswith("Georgia")
    assert names(find_places(dataset, settings, "yerevan"))[:2] == ["Yerevan", "Old Yerevan"], "those with events first"


def test_without_an_index_nothing_is_compiled_and_the_dataset_answers(dataset, settings, tmp_path):
    none_yet = dataclasses.replace(settings, cache_dir=tmp_path / "cache")
    found = find_places(dataset, none_yet, "yere")
    assert found["gazetteer"] is False
    assert names(found) == ["Yerevan", "Old Yerevan"]
    assert not none_yet.cache_dir.exists()


@pytest.fixture
def named(tmp_path):
    others = ("Şuşa", "Choucha", ODD, "Khankendi", "Shouchi=an=buri")
    town = samples.place("Shusha", 39.76, 46.75, id="geonames:147105", names=others)
    road = samples.place("Shusha-Lachin road", 39.7, 46.65, names=())
    data = samples.write([samples.event(1, town), *(samples.event(n, road) for n in (2, 3))], tmp_path / "data")
    data.places.loc[data.places["id"] == town.id, "name_local"] = "Şuşa"
    return data


@pytest.mark.parametrize("naming", list(Naming))
def test_a_place_is_called_by_the_convention_and_a_whole_name_by_any_comes_first(named, naming):
    called = shown_names(named, naming)["geonames:147105"]
    for text in ("Shusha", "Şuşa", "choucha"):
        first, *_ = find_places(named, None, text, "", naming)["places"]
        assert (first["id"], first["name"], first["whole"]) == ("geonames:147105", called, True)
        assert first["written"].casefold() in {"", text.casefold()}
    assert called == ("Shusha" if naming is not Naming.LOCAL else "Şuşa")
    assert find_places(named, None, "Shush", "", naming)["places"][0]["whole"] is False


def test_of_the_spellings_of_a_name_the_one_most_like_what_was_typed_is_told(named):
    assert find_places(named, None, "Khankendi")["places"][0]["written"] == "Khankendi"
    assert find_places(named, None, ODD)["places"][0]["written"] == ODD
    assert find_places(named, None, "khank")["places"][0]["written"] == "Khankendi"


def test_what_a_machine_has_romanised_finds_nothing(named, settings):
    assert find_places(named, None, "shouchi")["places"] == []
    Gazetteer.open(settings).close()
    assert "Sucy-en-Brie" not in names(find_places(named, settings, "Shushi", "20"))


def test_the_gazetteers_places_are_called_by_the_convention_too(dataset, settings):
    Gazetteer.open(settings).close()
    found = find_places(dataset, settings, "Athens", "", Naming.LOCAL)["places"][0]
    assert (found["name"], found["written"]) == ("Αθήνα", "Athens")


def test_a_whole_name_without_events_comes_before_longer_ones_but_its_namesakes_do_not(tmp_path, settings):
    Gazetteer.open(settings).close()
    data = samples.write([samples.event(1, samples.place("Paris road", 40, 46))], tmp_path / "data")
    assert names(find_places(data, settings, "Paris"))[:3] == ["Paris", "Paris road", "Paris"]


def ask(dataset, query: str, settings: Settings | None = None):
    request = Request({"type": "http", "query_string": query.encode(), "headers": []})
    answer = routes._places(settings, dataset, request)
    return answer.status_code, json.loads(bytes(answer.body))


@pytest.mark.parametrize("query", ["", "q=", "q=x", "q=%20%20", "q=...", "q=" + "x" * 101])
def test_a_name_too_short_or_too_long_is_refused_with_what_to_do(dataset, query):
    status, body = ask(dataset, query)
    assert status == 400
    assert "2 to 100 letters" in body["error"]


@pytest.mark.parametrize("limit", ["0", "21", "-1", "1.5", "many", "²", "9" * 5000])
def test_a_wrong_limit_is_refused(dataset, limit):
    status, body = ask(dataset, f"q=yerevan&limit={limit}")
    assert status == 400
    assert "1 to 20" in body["error"]


@pytest.mark.parametrize(
    "text", ["%27%20OR%201=1--", "%25%25", "__", "<script>", "\N{PILE OF POO}\N{PILE OF POO}", "%F4%90%80%80ab"]
)
def test_hostile_names_find_nothing_and_break_nothing(dataset, settings, text):
    Gazetteer.open(settings).close()
    status, body = ask(dataset, f"q={text}", settings)
    assert status in {200, 400}
    assert all(place["events"] == 0 for place in body.get("places", []))


def test_the_route_takes_the_names_of_a_link(named):
    called = [ask(named, f"q=shusha&names={names}")[1]["places"][0]["name"] for names in ("local", "", "no such")]
    assert called == ["Şuşa", "Shusha", "Shusha"]


def test_the_route_is_there(dataset):
    assert "/api/places" in {getattr(route, "path", "") for route in routes.make_routes(dataset.path)}
