"""People who are called like places, and places, teams and houses that look like people's names; no language model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.settings import Settings


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _names(geoparser: Geoparser, text: str) -> list[str]:
    return [resolution.toponym.name for resolution in geoparser.geoparse(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya Moore said she would return.",
        "Paris Hilton arrived at the court on Monday.",
        "Chelsea Clinton told reporters that she would not run.",
        "Austin Powers made millions at the box office.",
        "A talk by Jordan Peterson was cancelled.",
        "Sydney Sweeney was seen with friends.",
        "The hospital was named after Florence Nightingale.",
        "India Arie sang at the concert.",
        "Vienna Teng has performed on many stages.",
        "Sofia Coppola directed the film.",
        "Tripoli Giannini said so.",
        'Madrid Tenorio said: "I saw nothing."',
        "Havana Ginger, 23, was hurt.",
        "London Breed, the mayor, said so.",
        "A prize went to singer Geneva Quill for her song.",
        "Ms Kenya Barris was not at home.",
        "Mr. Lagos Adebayo was not at home.",
    ],
)
def test_a_person_who_is_called_like_a_place_is_none(geoparser: Geoparser, text: str) -> None:
    assert _names(geoparser, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya Moore said she would return. Moore had lived in Atlanta.", ["Atlanta"]),
        ("Vienna London sang at the concert. London then left for Oslo.", ["Oslo"]),
        ("Tripoli Giannini said so. Tripoli is her real name, Giannini said.", []),
    ],
)
def test_the_later_mentions_of_a_person_are_none_either(geoparser: Geoparser, text: str, names: list[str]) -> None:
    assert _names(geoparser, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Farmers in the Jordan Valley protested.", ["Jordan Valley"]),
        ("A body was found in Sydney Harbour.", ["Sydney Harbour"]),
        ("A man was shot in Austin, Texas.", ["Austin", "Texas"]),
        ("A fire broke out in Florence South Carolina on Monday.", ["Florence", "South Carolina"]),
        ("Paris Mayor Anne Hidalgo said so.", ["Paris"]),
        ("Houston Mayor Sylvester Turner said rain fell.", ["Houston"]),
        ("Jordan King Abdullah spoke.", ["Jordan"]),
        ("Israel Prime Minister Benjamin Netanyahu said so.", ["Israel"]),
        ("In Damascus Assad said so.", ["Damascus"]),
        ("Iraq Kurds said they had taken Mosul.", ["Iraq", "Mosul"]),
        ("Paris Saint-Germain won 3-0.", []),
        ("Kenya Airways said it would fly again.", []),
        ("Chelsea Clinton and the mayor of Chelsea, Massachusetts, met.", ["Chelsea", "Massachusetts"]),
    ],
)
def test_places_and_houses_are_not_taken_for_people(geoparser: Geoparser, text: str, names: list[str]) -> None:
    assert _names(geoparser, text) == names


def test_a_town_beside_its_state_without_a_comma_lies_in_it(geoparser: Geoparser) -> None:
    florence, _ = geoparser.geoparse("A fire broke out in Florence South Carolina on Monday.")
    assert florence.place is not None
    assert florence.place.country == "US"
    assert "South Carolina" in florence.place.admin
