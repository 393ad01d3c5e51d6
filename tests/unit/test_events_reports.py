"""Several hundred short reports of every type and from every part of the world, coded as by hand (tests/reports)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.events import code_events, load_taxonomy
from geo.model import GeoPrecision, Place, Resolution, Toponym
from tests.hand_made_places import article

TABLE = Path(__file__).resolve().parent.parent / "reports" / "coded_reports.txt"
_MARKED = re.compile(r"\[(?!size=)([^\]:]+)(?::(\w+))?\]")
_EXTENT_KM = {"settlement": 3.0, "region": 150.0, "country": 600.0}


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split(" | ", 5) for line in lines if not line.startswith("#")]


def unmarked(report: str) -> tuple[str, list[Resolution]]:
    """Take the brackets from a report and place what stood in them, each name a little apart from the others."""
    text, found, position = "", [], 0
    for match in _MARKED.finditer(report):
        text += report[position : match.start()]
        name, precision = match[1], match[2] or "settlement"
        number = sum(map(ord, name))
        place = Place(
            f"test:{name}", name, 20 + number % 97 / 100, 30 + number % 89 / 100, GeoPrecision(precision),
            _EXTENT_KM[precision], "XX",
        )  # fmt: skip
        found.append(Resolution(Toponym(len(text), len(text) + len(name), name), place, 0.9, "by hand"))
        text += name
        position = match.end()
    return text + report[position:], found


@pytest.mark.parametrize(("sub_type", "day", "place", "killed", "injured", "report"), rows())
def test_a_report_is_coded_as_a_careful_coder_would(
    sub_type: str, day: str, place: str, killed: str, injured: str, report: str
) -> None:
    text, places = unmarked(report)
    event = code_events(article(text, "2022-12-10"), places, load_taxonomy())[0]
    assert event.period is not None
    assert event.resolution is not None
    assert (event.sub_type, event.period.start.isoformat()) == (sub_type, day)
    assert event.resolution.toponym.name == place
    numbers = [(t.best if t.best is not None else t.low) if t else 0 for t in (event.killed, event.injured)]
    assert numbers[0] == int(killed.replace("-", "0"))
    assert injured == "-" or numbers[1] == int(injured)


def test_every_sub_type_of_the_taxonomy_but_the_rarest_has_a_report() -> None:
    known = {sub.name for entry in load_taxonomy().types for sub in entry.sub_types}
    assert known >= {row[0] for row in rows()}
    assert len(known - {row[0] for row in rows()}) <= 1
