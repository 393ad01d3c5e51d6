"""`geo events` with the real gazetteer: documents and articles in, JSON lines out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.events import find_places
from geo.geoparse import Geoparser
from geo.settings import Settings
from tests.hand_made_places import article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("GEO_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("GEO_CACHE_DIR", str(settings.cache_dir))

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, ["events", *map(str, arguments)])

    return call


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_documents_are_coded_a_line_each_and_in_order(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    documents = [
        {
            "id": "one",
            "text": "Two civilians were killed when shells hit Stepanakert on Tuesday.",
            "published": "2023-09-20",
        },
        {"id": "none", "text": "Peas are green."},
        {
            "id": "two",
            "text": "On 8 March 2022, people gathered in Pisa (Toscana) to protest against cuts.",
            "published": "2022-03-11",
        },
    ]
    source.write_text("\n".join(map(json.dumps, documents)) + "\n\n", encoding="utf-8")
    result = run(source, target)
    assert result.exit_code == 0, result.output
    written = lines(target)
    assert [line["id"] for line in written] == ["one", "none", "two"]
    assert written[1]["events"] == []
    one, two = written[0]["events"][0], written[2]["events"][0]  # type: ignore[index]
    assert (one["type"], one["date_start"], one["killed"]) == ("Explosions/Remote violence", "2023-09-19", 2)
    assert one["latitude"] == pytest.approx(39.82, abs=0.1)
    assert (two["type"], two["date_start"]) == ("Protests", "2022-03-08")
    assert two["latitude"] == pytest.approx(43.7, abs=0.2)


def test_an_article_file_is_coded_as_one_document(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "out.jsonl"
    result = run(SEEDS / "2020-10-11-ganja-apartment-block.md", target)
    assert result.exit_code == 0, result.output
    [line] = lines(target)
    principal = line["events"][0]  # type: ignore[index]
    assert (principal["type"], principal["killed"], principal["injured"]) == ("Explosions/Remote violence", 9, 30)
    assert principal["attributed_to"] == "Azerbaijani authorities"


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("in.jsonl", b'{"id": 1}\n', 'line 1: needs "id" and "text"'),
        ("in.jsonl", b'{"id": "a", "text": "b"}\n{"id"\n', "line 2: not JSON"),
        ("in.jsonl", b'{"id": "a", "text": "\xff"}\n', "must be JSON lines in UTF-8"),
        ("in.pdf", b"%PDF", "of a kind that is not read"),
    ],
)
def test_bad_input_is_refused_with_its_reason_and_writes_nothing(  # type: ignore[no-untyped-def]
    run, tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    source, target = tmp_path / name, tmp_path / "out.jsonl"
    source.write_bytes(content)
    result = run(source, target)
    assert result.exit_code == 1
    assert complaint in result.output
    assert "Traceback" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_wrong_taxonomy_is_refused(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "own.toml").write_text("types = 3", encoding="utf-8")
    monkeypatch.setenv("GEO_TAXONOMY", str(tmp_path / "own.toml"))
    result = run(SEEDS / "2020-10-11-ganja-apartment-block.md", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "own.toml: needs at least one [[types]]" in result.output


def test_places_that_only_the_sentence_gives_away_are_found(settings: Settings) -> None:
    text = "On 8 March 2022, people gathered in Pisa (Toscana) to protest."
    with Geoparser.open(settings) as geoparser:
        found = find_places(article(text), geoparser)
    assert [r.toponym.name for r in found] == ["Pisa", "Toscana"]
    assert all(r.place is not None and r.place.country == "IT" for r in found)
