"""Local papers, web news, encyclopedias and short posts: each has its own way of saying which place is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.geoparse.distance import great_circle_km
from geo.model import GeoPrecision, Place, Resolution
from geo.settings import Settings

_NEAR_KM = 25.0


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _of(geoparser: Geoparser, text: str, name: str) -> Resolution:
    return next(resolution for resolution in geoparser.geoparse(text) if resolution.toponym.name == name)


def _place(geoparser: Geoparser, text: str, name: str) -> Place:
    place = _of(geoparser, text, name).place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        (
            "Lebanon police are searching for two men. The car was found in Palmyra, near Hershey and Harrisburg.",
            "Lebanon",
            40.34,
            -76.41,
        ),
        (
            "The Jackson council met. Residents of Albion and Brooklyn oppose the waste from Lansing and Detroit.",
            "Brooklyn",
            42.11,
            -84.25,
        ),
        (
            "The Columbia City Council hired a consultant from Kansas City. Riders from Fulton and Moberly complained.",
            "Columbia",
            38.95,
            -92.33,
        ),
        (
            "The attack in the town of Karak shocked Jordan. Police in the Karak district and in Irbid were on alert.",
            "Karak",
            31.16,
            35.76,
        ),
        ("Two soldiers were killed in eastern Mali when a mine exploded near Gao.", "Gao", 16.27, -0.04),
        ("The Cordoba prosecutor charged six officers after a riot in Villa María.", "Cordoba", -31.42, -64.18),
        (
            "Valencia, officially the City of Valencia, is a component city in the province of Bukidnon, Philippines.",
            "Valencia",
            7.9,
            125.09,
        ),
        ("Lima is a city in and the county seat of Allen County, Ohio.", "Lima", 40.74, -84.11),
        ("Kingston is a town on the outskirts of Hobart, Tasmania, Australia.", "Kingston", -42.98, 147.31),
        ("A convoy set out on the road to Chimoio.", "Chimoio", -19.12, 33.48),
        ("Reykjavik is cold.", "Reykjavik", 64.14, -21.9),
        ("Cambridge council wants to extend the train to Kitchener and Guelph.", "Cambridge", 43.36, -80.31),
    ],
)
def test_the_place_is_found(geoparser: Geoparser, text: str, name: str, latitude: float, longitude: float) -> None:
    place = _place(geoparser, text, name)
    assert great_circle_km(place.latitude, place.longitude, latitude, longitude) <= _NEAR_KM


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Congress in Washington passed the bill.", GeoPrecision.SETTLEMENT),
        ("Relations between Washington and Tehran are tense.", GeoPrecision.SETTLEMENT),
        ("Wildfires burned in Oregon, Idaho and Washington.", GeoPrecision.REGION),
        ("Washington and Oregon sued the company. Seattle joined the suit.", GeoPrecision.REGION),
        ("Pullman is a city in Idaho, along the state border with Washington.", GeoPrecision.REGION),
    ],
)
def test_washington_is_the_capital_or_the_state(geoparser: Geoparser, text: str, precision: GeoPrecision) -> None:
    resolution = _of(geoparser, text, "Washington")
    assert resolution.place is not None
    assert resolution.place.geo_precision is precision
    assert resolution.confidence >= geoparser.uncertain_below


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"We feel forgotten," said Carmen Toledo, who grows melons.', "Toledo"),
        ("Brazil nuts are getting dearer.", "Brazil"),
        ("They drew with Chelsea on Sunday.", "Chelsea"),
    ],
)
def test_what_is_called_after_a_place_is_none(geoparser: Geoparser, text: str, name: str) -> None:
    assert name not in [resolution.toponym.name for resolution in geoparser.geoparse(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Beijing warned Manila on Friday against sending ships.",
        "Granada is a town in the Antioquia Department of Colombia.",
        "Pullman is eight miles west of Moscow.",
    ],
)
def test_the_first_name_of_each_is_a_place(geoparser: Geoparser, text: str) -> None:
    assert geoparser.geoparse(text)[0].toponym.start == 0


def test_a_department_is_a_place_where_regions_are_called_so(geoparser: Geoparser) -> None:
    place = _place(geoparser, "Granada is a town in the Antioquia Department of Colombia.", "Antioquia")
    assert (place.country, place.geo_precision) == ("CO", GeoPrecision.REGION)


def test_the_capital_of_bermuda_is_not_the_first_hamilton_that_comes_to_mind(geoparser: Geoparser) -> None:
    assert _place(geoparser, "Police in Hamilton arrested two men.", "Hamilton").country != "BM"


@pytest.mark.parametrize(("name", "country"), [("Bogota", "CO"), ("Brasilia", "BR"), ("Lome", "TG"), ("Astana", "KZ")])
def test_a_capital_is_known_without_its_accents_or_by_a_former_name(
    geoparser: Geoparser, name: str, country: str
) -> None:
    places = geoparser.gazetteer.lookup(name.lower())
    assert [place.country for place in places if place.capital] == [country]
