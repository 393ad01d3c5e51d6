"""Towns that are spoken of as the capital of a province, a country or a people."""

from __future__ import annotations

import re

import pytest

from geo.events.capitals import with_capitals
from geo.geoparse.sources import Country
from geo.model import GeoPrecision, Place, Resolution, Toponym

KUNDUZ = Place("town:kunduz", "Kunduz", 36.73, 68.86, GeoPrecision.SETTLEMENT, 5, "AF")
BAMAKO = Place("town:bamako", "Bamako", 12.65, -8.0, GeoPrecision.SETTLEMENT, 10, "ML")
NAMESAKE = Place("town:far", "Kunduz", 34.0, 62.0, GeoPrecision.SETTLEMENT, 1, "AF")
REGIONS = {
    "Kunduz": Place("region:kunduz", "Kunduz", 36.8, 68.8, GeoPrecision.REGION, 60, "AF"),
    "Helmand": Place("region:helmand", "Helmand", 31.0, 64.0, GeoPrecision.REGION, 200, "AF"),
    "Mali": Place("country:mali", "Mali", 17.0, -4.0, GeoPrecision.COUNTRY, 600, "ML"),
    "Bamako": BAMAKO,
}


class Towns:
    """Three towns and two countries."""

    def candidates(self, name: str) -> list[Place]:
        """The towns and regions of a name."""
        return [p for p in (NAMESAKE, KUNDUZ, BAMAKO, *REGIONS.values()) if p.name == name]

    def countries(self) -> dict[str, Country]:
        """Both countries."""
        return {
            "ML": Country("ML", "Mali", ("Malian",), "Bamako", ()),
            "AF": Country("AF", "Afghanistan", ("Afghan",), "Kabul", ()),
        }


def meant(text: str) -> list[tuple[str, str]]:
    found = [
        Resolution(Toponym(match.start(), match.end(), name), place, 0.9, "by hand")
        for name, place in REGIONS.items()
        for match in re.finditer(rf"\b{name}\b", text)
    ]
    resolutions = with_capitals(text, sorted(found, key=lambda r: r.toponym.start), Towns())
    assert all(text[r.toponym.start : r.toponym.end] == r.toponym.name for r in resolutions)
    return [(r.toponym.name, r.place.id if r.place else "") for r in resolutions]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("shot in the capital of Kunduz province on Monday", "capital of Kunduz province", "town:kunduz"),
        ("shot in the Kunduz provincial capital on Monday", "Kunduz provincial capital", "town:kunduz"),
        ("shot in the provincial capital of Kunduz.", "provincial capital of Kunduz", "town:kunduz"),
        ("shot in Kunduz's capital", "Kunduz's capital", "town:kunduz"),
        ("shot in Mali's capital on Monday", "Mali's capital", "town:bamako"),
        ("shot in the capital of Mali", "capital of Mali", "town:bamako"),
        ("shot in the Malian capital", "Malian capital", "town:bamako"),
        ("The Malian capital came under fire", "Malian capital", "town:bamako"),
        ("shot in Helmand's capital", "Helmand's capital", "region:helmand"),
    ],
)
def test_a_capital_is_the_town_and_not_what_it_is_the_capital_of(text: str, name: str, place: str) -> None:
    assert meant(text) == [(name, place)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("shot in Kunduz province", ["region:kunduz"]),
        ("He left the capital for Kunduz province", ["region:kunduz"]),
        ("Mali's capital, Bamako, was quiet", ["country:mali", "town:bamako"]),
        ("the capital of Mali, Bamako, was quiet", ["country:mali", "town:bamako"]),
        ("the Malian capital Bamako was quiet", ["town:bamako"]),
        ("Mali's capital markets fell", ["country:mali"]),
        ("the Ruritanian capital fell", []),
    ],
)
def test_a_capital_that_is_named_or_meant_otherwise_changes_nothing(text: str, places: list[str]) -> None:
    assert [place for _, place in meant(text)] == places
