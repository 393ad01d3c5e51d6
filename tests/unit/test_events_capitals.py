"""Towns that are spoken of as the capital of a province, a country or a people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.events.capitals import with_capitals
from geo.geoparse import Geoparser
from geo.settings import Settings

TOWN, REGION, COUNTRY = "settlement", "region", "country"


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(settings) as opened:
        yield opened


def meant(geoparser: Geoparser, text: str) -> list[tuple[str, str, str]]:
    resolutions = with_capitals(text, geoparser.geoparse(text), geoparser.gazetteer)
    assert all(text[r.toponym.start : r.toponym.end] == r.toponym.name for r in resolutions)
    return [(r.toponym.name, r.place.name, r.place.geo_precision) for r in resolutions if r.place]


@pytest.mark.parametrize(
    ("text", "name", "place", "precision"),
    [
        ("shot in the capital of Kunduz province on Monday", "capital of Kunduz province", "Kunduz", TOWN),
        ("shot in the Kunduz provincial capital on Monday", "Kunduz provincial capital", "Kunduz", TOWN),
        ("shot in the provincial capital of Kunduz.", "provincial capital of Kunduz", "Kunduz", TOWN),
        ("shot in Kunduz's capital", "Kunduz's capital", "Kunduz", TOWN),
        ("shot in Mali's capital on Monday", "Mali's capital", "Bamako", TOWN),
        ("shot in the capital of Mali", "capital of Mali", "Bamako", TOWN),
        ("shot in the Malian capital", "Malian capital", "Bamako", TOWN),
        ("The Malian capital came under fire", "Malian capital", "Bamako", TOWN),
        ("shot in Helmand's capital", "Helmand's capital", "Helmand", REGION),
    ],
)
def test_a_capital_is_the_town_and_not_what_it_is_the_capital_of(
    geoparser: Geoparser, text: str, name: str, place: str, precision: str
) -> None:
    assert meant(geoparser, text) == [(name, place, precision)]


@pytest.mark.parametrize(
    ("text", "precisions"),
    [
        ("shot in Kunduz province", [REGION]),
        ("He left the capital for Kunduz province", [REGION]),
        ("Mali's capital, Bamako, was quiet", [COUNTRY, TOWN]),
        ("the capital of Mali, Bamako, was quiet", [COUNTRY, TOWN]),
        ("the Malian capital Bamako was quiet", [TOWN]),
        ("Mali's capital markets fell", [COUNTRY]),
        ("the Ruritanian capital fell", []),
    ],
)
def test_a_capital_that_is_named_or_meant_otherwise_changes_nothing(
    geoparser: Geoparser, text: str, precisions: list[str]
) -> None:
    assert [precision for _, _, precision in meant(geoparser, text)] == precisions
