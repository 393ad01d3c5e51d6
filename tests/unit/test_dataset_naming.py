# ruff: noqa: RUF001  # names in the alphabets that they are written in
"""What a dataset's places are called, by each naming convention."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest

from geo.dataset import query, store
from geo.dataset.join import places_frame
from geo.dataset.naming import Called, name_places
from geo.dataset.place_names import isolated, other_namings
from geo.dataset.store import Dataset, open_dataset, write_dataset
from geo.events.stretches import between, on_the_road_to
from geo.map.layer import layer_columns
from geo.model import GeoPrecision, Naming, Place, PlaceName, Resolution, Toponym, View
from tests import samples

TOWN = Place(
    "x:1", "Stepanakert", 39.8, 46.7, GeoPrecision.SETTLEMENT, country="AZ",
    names=(PlaceName("Stepanakert", "en", to_year=2023), PlaceName("Khankendi", "en"), PlaceName("Xankəndi", "az"),
           PlaceName("Степанакерт", "ru")),
)  # fmt: skip
LACHIN = Place("x:2", "Lachin", 39.6, 46.5, GeoPrecision.SETTLEMENT, country="AZ", names=(PlaceName("Laçın", "az"),))
DISTRICT = Place(
    "x:3", "Lachin District", 39.6, 46.5, GeoPrecision.DISTRICT, country="AZ", names=(PlaceName("Lachin", "en"),)
)
LANGUAGES = {"AZ": ("az", "ru")}


def _written(place: Place, *names: str) -> list[Resolution]:
    return [Resolution(Toponym(0, len(name), name), place, 0.9, "gazetteer") for name in names]


def _called(resolutions: list[Resolution], *places: Place) -> dict[str, Called]:
    return name_places({place.id: place for place in places}, resolutions, LANGUAGES)


def test_each_convention_has_its_name() -> None:
    called = _called(_written(TOWN, "Khankendi", "Stepanakert", "Stepanakert"), TOWN)
    assert called == {"x:1": Called("Stepanakert", "Khankendi", "Xankəndi")}


def test_the_name_written_most_often_counts_whatever_the_order() -> None:
    names = ["Khankendi", "Stepanakert", "Khankendi", "Степанакерт"]
    for order in (names, names[::-1]):
        assert _called(_written(TOWN, *order), TOWN)["x:1"].written == "Khankendi"


@pytest.mark.parametrize("forms", [(), ("Степанакерте",), ("the town",), ("STEPANAKERT", "STEPANAKERT", "Stepanakert")])
def test_what_is_no_name_of_the_place_is_not_what_it_is_called(forms: tuple[str, ...]) -> None:
    assert _called(_written(TOWN, *forms), TOWN)["x:1"].written == "Stepanakert"


def test_two_places_are_not_called_the_same_if_another_name_tells_them_apart() -> None:
    resolutions = _written(DISTRICT, "Lachin", "Lachin", "Lachin") + _written(LACHIN, "Lachin")
    called = _called(resolutions, DISTRICT, LACHIN)
    assert (called["x:2"].written, called["x:3"].written) == ("Lachin", "Lachin District")


def test_a_stretch_is_called_after_the_places_at_its_ends() -> None:
    road = on_the_road_to(_written(TOWN, "Stepanakert")[0]).place
    gap = between(_written(TOWN, "Stepanakert")[0], _written(LACHIN, "Lachin")[0]).place
    assert road is not None
    assert gap is not None
    called = _called([], TOWN, LACHIN, road, gap)
    assert called[road.id] == Called("road to Stepanakert", "road to Khankendi", "road to Xankəndi")
    assert called[gap.id].local == "between Xankəndi and Laçın"
    assert _called([], road)[road.id].local == "road to Stepanakert"


@pytest.fixture
def dataset(tmp_path) -> Dataset:
    events = [samples.event(1, TOWN), samples.event(2, LACHIN), samples.event(3, None)]
    plain = samples.write(events, tmp_path / "plain")
    called = _called(_written(TOWN, "Stepanakert"), TOWN, LACHIN)
    tables = {name: getattr(plain, name) for name in ("events", "articles", "toponyms")}
    tables["places"] = places_frame([TOWN, LACHIN], called)
    write_dataset(tables, {"sources": [], "rejected": [], "types": samples.TYPES, "licenses": []}, tmp_path / "data")
    return open_dataset(tmp_path / "data")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (Naming.WRITTEN, ["Stepanakert", "Lachin", None]),
        (Naming.ENGLISH, ["Khankendi", "Lachin", None]),
        (Naming.LOCAL, ["Xankəndi", "Laçın", None]),
    ],
)
def test_places_are_shown_by_the_convention_of_the_view(dataset: Dataset, names: Naming, shown: list[str]) -> None:
    found = query.find(dataset, View(names=names))
    frame = found.frame()
    in_frame = dict(
        zip(frame["id"], frame["place_name"].astype(object).where(frame["place_name"].notna(), None), strict=True)
    )
    listed = {row["id"]: row["place_name"] for row in found.newest(3)}
    for by_id in (in_frame, listed):
        assert [by_id[f"event{number}"] for number in (1, 2, 3)] == shown
    event = query.event(dataset, "event1", names)
    place = query.place(dataset, "x:1", names)
    assert event is not None
    assert place is not None
    assert event["place_name"] == place["name"] == shown[0]
    assert place["name_written"] == "Stepanakert"
    assert set(query.event_places(dataset, names)["name"]) == set(shown[:2])


@pytest.mark.parametrize("word", ["stepanakert", "Khankendi", "xankəndi"])
def test_words_find_a_place_by_any_of_its_names(dataset: Dataset, word: str) -> None:
    assert list(query.select(dataset, View(words=word))["id"]) == ["event1"]


def test_the_layer_carries_only_the_names_that_differ(dataset: Dataset) -> None:
    rows = query.select(dataset, View())
    places = layer_columns(rows, dataset.manifest["types"], "", other_namings(dataset))["places"]
    assert places["name"] == ["Stepanakert", "Lachin"]
    assert places["names"] == {"english": {"0": "Khankendi"}, "local": {"0": "Xankəndi", "1": "Laçın"}}
    assert layer_columns(rows, dataset.manifest["types"], "")["places"]["names"] == {}


def test_a_dataset_from_before_the_conventions_opens_with_the_one_name_it_has(tmp_path) -> None:
    folder = samples.write([samples.event(where=TOWN)], tmp_path / "data").path
    file = folder / "places.parquet"
    pd.read_parquet(file).drop(columns=["name_english", "name_local"]).to_parquet(file, index=False)
    store._read.cache_clear()
    older = open_dataset(folder)
    assert list(query.select(older, View(names=Naming.LOCAL))["place_name"]) == ["Stepanakert"]


def test_the_names_of_a_place_carry_language_script_and_years(tmp_path) -> None:
    named = replace(TOWN, names=(PlaceName("Ленинград", "ru", "", "Cyrl", 1924, 1991),))
    written = json.loads(places_frame([named])["names"].iloc[0])
    assert written == [
        {"name": "Ленинград", "language": "ru", "note": "", "script": "Cyrl", "from_year": 1924, "to_year": 1991}
    ]


def test_only_names_from_right_to_left_are_isolated() -> None:
    assert isolated("Şuşa") == "Şuşa"
    assert isolated("القاهرة") == "\u2068القاهرة\u2069"
