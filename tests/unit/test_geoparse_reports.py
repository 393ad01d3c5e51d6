"""Short reports as papers of many countries write them: every place name is found, and put where it belongs.

In `geoparse_reports.txt` a name is marked as `{name|where}`: a country's code, with the state that the place is in,
with "region" where the state itself is meant, or "country"; nothing for what belongs to no country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo.geoparse import Geoparser
from geo.model import GeoPrecision, Place
from geo.settings import Settings

REPORTS = Path(__file__).with_name("geoparse_reports.txt").read_text(encoding="utf-8").strip().split("\n\n")
_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")
_LEVELS = {"region": GeoPrecision.REGION, "country": GeoPrecision.COUNTRY}


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def lies(place: Place | None, where: str) -> bool:
    """Whether a place is where a mark says."""
    if place is None:
        return False
    country, _, unit = where.partition("/")
    if place.country and country and place.country != country:
        return False
    if unit in _LEVELS:
        return place.geo_precision is _LEVELS[unit]
    return not unit or unit in place.admin


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: _MARKED.sub(r"\1", report)[:40])
def test_every_name_of_a_report_is_found_and_put_where_it_belongs(geoparser: Geoparser, report: str) -> None:
    marked = _MARKED.findall(report)
    found = geoparser.geoparse(_MARKED.sub(r"\1", report))
    assert [resolution.toponym.name for resolution in found] == [name for name, _ in marked]
    elsewhere = [
        (resolution.toponym.name, resolution.place)
        for resolution, (_, where) in zip(found, marked, strict=True)
        if not lies(resolution.place, where)
    ]
    assert elsewhere == []
