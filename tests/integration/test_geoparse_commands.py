# ruff: noqa: RUF001  # letters of several alphabets
"""`geo geoparse`, `geo resolve`, `geo explain` and `geo gazetteer add`, as a user runs them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.errors import GazetteerError
from geo.geoparse import add_to_gazetteer
from geo.geoparse.attested import read_names
from geo.geoparse.fold import fold
from geo.geoparse.index import open_index
from geo.geoparse.resolve import FEATURES, load_weights
from geo.geoparse.sources import Sources
from geo.model import PlaceName
from geo.settings import Settings
from tests.conftest import PROJECT

KEYS = [
    "start", "end", "name", "place", "latitude", "longitude", "geo_precision", "country", "geonameid", "confidence",
    "method",
]  # fmt: skip
Run = Callable[..., Result]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEO_CACHE_DIR", str(settings.cache_dir))
    monkeypatch.setenv("GEO_ADDED_DIR", str(tmp_path / "added"))
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def _write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + "\n", encoding="utf-8")
    return path


def _read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_geoparse_writes_what_the_contract_says(run: Run, tmp_path: Path) -> None:
    text = "Shelling hit Stepanakert and the village of Qwertyville."
    source = _write(tmp_path / "in.jsonl", {"id": "a", "text": text, "published": "2023-09-19", "country": "AZ"})
    result = run("geoparse", source, tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    (document,) = _read(tmp_path / "out.jsonl")
    assert document["id"] == "a"
    stepanakert, unknown = document["toponyms"]
    assert list(stepanakert) == KEYS
    assert (stepanakert["name"], stepanakert["geonameid"], stepanakert["country"]) == ("Stepanakert", 146970, "AZ")
    assert stepanakert["geo_precision"] == "settlement"
    assert text[stepanakert["start"] : stepanakert["end"]] == "Stepanakert"
    assert list(unknown) == KEYS
    assert (unknown["place"], unknown["latitude"], unknown["geo_precision"]) == (None, None, "unlocated")
    assert unknown["method"]


def test_resolve_keeps_the_spans_it_was_given(run: Run, tmp_path: Path) -> None:
    spans = [{"start": 11, "end": 17, "name": "Lachin"}, {"start": 0, "end": 5, "name": "Goris"}]
    source = _write(tmp_path / "in.jsonl", {"id": 7, "text": "Goris near Lachin", "toponyms": spans})
    assert run("resolve", source, tmp_path / "out.jsonl").exit_code == 0
    (document,) = _read(tmp_path / "out.jsonl")
    assert document["id"] == 7
    assert [(t["start"], t["end"], t["name"]) for t in document["toponyms"]] == [(11, 17, "Lachin"), (0, 5, "Goris")]
    assert [t["geonameid"] for t in document["toponyms"]] == [147625, 174895]


@pytest.mark.parametrize("command", ["geoparse", "resolve"])
def test_a_place_that_may_well_be_another_is_written_as_uncertain(run: Run, tmp_path: Path, command: str) -> None:
    texts = {"Police in Springfield.": True, "Police in Springfield, Illinois.": False}
    springfield = [{"start": 10, "end": 21, "name": "Springfield"}, {"start": 23, "end": 31, "name": "Illinois"}]
    lines = [{"id": t, "text": t, "toponyms": springfield[: 2 - alone]} for t, alone in texts.items()]
    assert run(command, _write(tmp_path / "in.jsonl", *lines), tmp_path / "out.jsonl").exit_code == 0
    for document in _read(tmp_path / "out.jsonl"):
        first = document["toponyms"][0]
        assert list(first) == KEYS
        assert str(first["method"]).endswith(", uncertain") == texts[str(document["id"])]


def test_what_is_uncertain_depends_on_the_setting(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEO_UNCERTAIN_BELOW", "0.01")
    source = _write(tmp_path / "in.jsonl", {"id": 1, "text": "Police in Springfield."})
    assert run("geoparse", source, tmp_path / "out.jsonl").exit_code == 0
    assert _read(tmp_path / "out.jsonl")[0]["toponyms"][0]["method"] == "gazetteer"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": 1}', '"text" is missing'),
        ('{"text": "x"}', '"id" is missing'),
        ('{"id": 1, "text": 5}', '"text" must be a string'),
        ('{"id": 1, "text": "x", "published": "soon"}', '"published" must be a date'),
        ('{"id": 1, "text": "x", "country": 3}', '"country" must be a string'),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_the_others_go_on(
    run: Run, tmp_path: Path, line: str, said: str
) -> None:
    good = {"id": "good", "text": "He went to Goris."}
    source = _write(tmp_path / "in.jsonl", good, "", line, good)
    result = run("geoparse", source, tmp_path / "out.jsonl")
    assert result.exit_code == 0
    assert "in.jsonl, line 3" in result.output
    assert said in result.output
    assert [document["id"] for document in _read(tmp_path / "out.jsonl")] == ["good", "good"]


@pytest.mark.parametrize("command", ["geoparse", "resolve"])
def test_a_country_that_there_is_not_is_said_to_be_left_out(run: Run, tmp_path: Path, command: str) -> None:
    toponyms = [{"start": 11, "end": 16, "name": "Goris"}]
    document = {"id": "odd", "text": "He went to Goris.", "country": "Atlantis", "toponyms": toponyms}
    result = run(command, _write(tmp_path / "in.jsonl", document), tmp_path / "out.jsonl")
    assert result.exit_code == 0
    assert "odd: \"country\" 'Atlantis' is no ISO 3166-1 alpha-2 code" in result.output
    assert "1 document written" in result.output
    assert [found["place"] for found in _read(tmp_path / "out.jsonl")[0]["toponyms"]] == ["Goris"]


@pytest.mark.parametrize(
    "toponyms",
    [None, {}, [3], [{"start": 0}], [{"start": 0, "end": 99}], [{"start": 3, "end": 3}], [{"start": "0", "end": 3}]],
)  # fmt: skip
def test_bad_spans_are_refused(run: Run, tmp_path: Path, toponyms: object) -> None:
    source = _write(tmp_path / "in.jsonl", {"id": 1, "text": "Goris", "toponyms": toponyms})
    result = run("resolve", source, tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "in.jsonl, line 1" in result.output


def test_bytes_that_are_not_utf_8_are_a_bad_line(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": 1, "text": "\xff"}\n{"id": 2, "text": "Goris"}\n')
    result = run("geoparse", source, tmp_path / "out.jsonl")
    assert "line 1: not UTF-8" in result.output
    assert [document["id"] for document in _read(tmp_path / "out.jsonl")] == [2]


def test_an_input_that_is_not_there_leaves_the_old_output_whole(run: Run, tmp_path: Path) -> None:
    target = _write(tmp_path / "out.jsonl", {"old": True})
    result = run("geoparse", tmp_path / "nothing.jsonl", target)
    assert result.exit_code == 1
    assert "nothing.jsonl" in result.output
    assert _read(target) == [{"old": True}]
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_explain_shows_candidates_and_reasons(run: Run) -> None:
    result = run("explain", "He fled from Martuni in Nagorno-Karabakh.", "--most", "2")
    assert result.exit_code == 0
    assert "geonames:146969" in result.output
    assert "any_same_country" in result.output


def test_explain_and_resolve_read_other_languages(run: Run, tmp_path: Path) -> None:
    explained = run("explain", "Xank\u0259ndid\u0259 partlay\u0131\u015f olub.", "--language", "az").output
    assert "geonames:146970" in explained
    toponyms = [{"start": 0, "end": 10, "name": "Ankara'dan"}]
    document = {"id": 1, "text": "Ankara'dan haber geldi.", "language": "tr", "toponyms": toponyms}
    assert run("resolve", _write(tmp_path / "in.jsonl", document), tmp_path / "out.jsonl").exit_code == 0
    assert [found["country"] for found in _read(tmp_path / "out.jsonl")[0]["toponyms"]] == ["TR"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Xankəndində atışma olub, Laçında yol bağlanıb.", ["Stepanakert", "Lachin"]),
        ("Diyarbakır'ın merkezinde patlama oldu, Ankara'da toplantı yapıldı.", ["Diyarbakır", "Ankara"]),
        (
            "A blast hit Diyarbakır and another Gümüşhane on Monday, officials in Ankara said.",
            ["Diyarbakır", "Gümüşhane", "Ankara"],
        ),
    ],
)
def test_the_language_of_a_document_that_does_not_name_it_is_told_by_its_words(
    run: Run, tmp_path: Path, text: str, places: list[str]
) -> None:
    source = _write(tmp_path / "in.jsonl", {"id": "a", "text": text})
    assert run("geoparse", source, tmp_path / "out.jsonl").exit_code == 0
    (document,) = _read(tmp_path / "out.jsonl")
    assert [place["place"] for place in document["toponyms"]] == places  # type: ignore[attr-defined]
    explained = run("explain", text)
    assert explained.exit_code == 0
    assert all(place in explained.output for place in places)


def test_explain_weighs_a_name_as_it_was_weighed(run: Run) -> None:
    weights, settlement = load_weights(), FEATURES.index("settlement")
    alone, together = (
        f"settlement {weights.among(1)[settlement]:+.2f};",
        f"settlement {weights.together[settlement]:+.2f};",
    )
    only = run("explain", "Police in Springfield.").output
    beside = run("explain", "From Springfield to Chicago.").output
    assert alone in only
    assert together not in only
    assert together in beside
    assert alone not in beside


def test_explain_says_where_a_place_is_uncertain(run: Run) -> None:
    assert "uncertain (below 0.5)" in run("explain", "Police in Springfield.").output
    assert "uncertain" not in run("explain", "Police in Springfield, Illinois.").output


DUMP = (
    "1\tHadisheni\tHadisheni\tHadişen,Xadişen\t39.6\t46.8\tP\tPPL\tAZ\t\t00\t\t\t\t120\t\t0\tAsia/Baku\t2020-01-01\n"
    "2\tSome Road\tSome Road\t\t39.6\t46.8\tR\tRD\tAZ\t\t00\t\t\t\t0\t\t0\tAsia/Baku\t2020-01-01\n"
)


def _found(settings: Settings, name: str, tmp_path: Path) -> list[tuple[object, ...]]:
    connection = open_index(
        tmp_path / "cache",
        Sources(PROJECT / "data" / "gazetteer", settings.added_dir, geonames=False),
        lambda _line: None,
    )
    rows = connection.execute(
        "SELECT p.id, p.geo_precision, p.source FROM name n JOIN place p ON p.row = n.row WHERE n.key = ?", (name,)
    ).fetchall()
    connection.close()
    return rows


@pytest.fixture
def adding(settings: Settings, tmp_path: Path) -> Settings:
    return Settings(settings.data_dir, tmp_path / "cache", settings.dataset_dir, added_dir=tmp_path / "added")


@pytest.mark.parametrize("packed", [False, True])
def test_a_geonames_dump_can_be_added(adding: Settings, tmp_path: Path, packed: bool) -> None:
    file = tmp_path / "AZ.txt"
    file.write_text(DUMP, encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "AZ.zip", "w") as archive:
            archive.write(file, "AZ.txt")
            archive.writestr("readme.txt", "about")
        file = tmp_path / "AZ.zip"
    assert add_to_gazetteer(file, adding)[0] == 1
    assert _found(adding, "xadisen", tmp_path) == [("geonames:1", "settlement", "GeoNames")]


def test_a_place_from_a_csv_file_counts_as_chosen_and_one_from_a_dump_does_not(
    adding: Settings, tmp_path: Path
) -> None:
    (tmp_path / "AZ.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "mine.csv").write_text("name,latitude,longitude\nDronefield,51.1,33.2\n", encoding="utf-8")
    for name in ("AZ.txt", "mine.csv"):
        add_to_gazetteer(tmp_path / name, adding)
    sources = Sources(PROJECT / "data" / "gazetteer", adding.added_dir, geonames=False)
    connection = open_index(tmp_path / "cache", sources, lambda _line: None)
    chosen = dict(connection.execute("SELECT name, curated FROM place WHERE source IN ('GeoNames', 'mine.csv')"))
    connection.close()
    assert chosen["Dronefield"] == 1
    assert set(chosen.values()) == {0, 1}


def test_a_plain_csv_file_can_be_added(adding: Settings, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,latitude,longitude,names\nBunker 7,39.5,46.5,az:Bunker Yeddi\n", encoding="utf-8-sig")
    assert add_to_gazetteer(file, adding)[0] == 1
    (row,) = _found(adding, "bunker yeddi", tmp_path)
    assert str(row[0]).startswith("added:")
    assert row[1:] == ("settlement", "mine.csv")


ALTERNATES = (
    "11\t146970\tka\tხანქენდი\t\t\t\t\t\t\n"
    "12\t146970\tlink\thttps://example.org\t\t\t\t\t\t\n"
    "13\t146970\tka\tსტეფანაკერტი\t1\t\t\t\t1923-08\t2023\n"
    "14\t146970\tka\tძველი\t\t\t\t1\t\t\n"
)


@pytest.mark.parametrize("packed", [False, True])
def test_geonames_alternate_names_give_language_and_years(adding: Settings, tmp_path: Path, packed: bool) -> None:
    file = tmp_path / "AZ.txt"
    file.write_text(ALTERNATES, encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "AZ.zip", "w") as archive:
            archive.write(file, "AZ.txt")
            archive.writestr("iso-languagecodes.txt", "about")
            archive.writestr("readme.txt", "about")
        file = tmp_path / "AZ.zip"
    count, stored = add_to_gazetteer(file, adding)
    assert (count, stored.name) == (2, "AZ.names.csv")
    assert read_names([stored])["geonames:146970"] == [
        PlaceName("სტეფანაკერტი", "ka", "", "Geor", 1923, 2023),
        PlaceName("ხანქენდი", "ka", "", "Geor"),
    ]
    assert _found(adding, fold("ხანქენდი"), tmp_path) == [("geonames:146970", "settlement", "GeoNames")]


def test_names_can_be_added_from_a_plain_csv_file(adding: Settings, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("id,name,language,to_year\ngeonames:146970,Garrison Town,en,1990\n", encoding="utf-8-sig")
    assert add_to_gazetteer(file, adding)[0] == 1
    assert [row[0] for row in _found(adding, "garrison town", tmp_path)] == ["geonames:146970"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("n.csv", "id,name,to_year\nx:1,X,soon\n", "line 2: .*soon"),
        ("n.csv", "id,name\nx:1,\n", "id and name"),
        ("x.txt", "a\tb\n", "line 1: 2 columns"),
        ("x.txt", "", "no place"),
        ("x.csv", "name,lat\nX,1\n", "lacks latitude, longitude"),
        ("x.csv", "name,latitude,longitude\nX,north,1\n", "line 2"),
        ("x.csv", "name,latitude,longitude\nX,91,1\n", "WGS84"),
        ("x.csv", "name,latitude,longitude\n,1,1\n", "name is empty"),
        ("x.zip", "no zip", "cannot be added"),
    ],
)
def test_a_file_that_cannot_be_added_says_why_and_changes_nothing(
    adding: Settings, tmp_path: Path, name: str, content: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=said):
        add_to_gazetteer(file, adding)
    assert list((tmp_path / "added").iterdir()) == []
