"""Who has held a place since when, which is told in the words of meetings and arrests.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from tests.hand_made_places import code, days, where


@pytest.mark.parametrize(
    ("sentence", "places", "start"),
    [
        ("Rebels have held Shusha since May.", ["Shusha"], "2023-05-01"),
        ("Rebels have held Shusha and Lachin since May.", ["Shusha", "Lachin"], "2023-05-01"),
        ("Rebels have controlled most of the town of Shusha since 3 May.", ["Shusha"], "2023-05-03"),
        ("Rebels have held Lachin district for three months.", ["Lachin district"], "2023-06-22"),
        ("The town of Shusha has been held by rebels since May.", ["Shusha"], "2023-05-01"),
        ("Shusha has been in rebel hands since 2020.", ["Shusha"], "2020-01-01"),
        ("The mayor said rebels had held Shusha since May.", ["Shusha"], "2023-05-01"),
    ],
)
def test_a_place_that_is_held_since_a_day_is_held_until_publication(
    sentence: str, places: list[str], start: str
) -> None:
    events = code(sentence)
    assert where(events) == places
    assert {(event.type, *days(event)) for event in events} == {("Strategic developments", start, "2023-09-20")}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("They have held talks in Goris since May.", ["Diplomacy"]),
        ("Rebels have held a rally in Shusha since May.", ["Protests"]),
        ("Rebels have held Shusha's mayor since May.", []),
        ("Rebels have held two journalists in Shusha since May.", []),
        ("Rebels have not held Shusha since May.", []),
        ("Rebels had held Shusha since May when the army came.", []),
        ("The party has controlled Armenia since 2020.", []),
    ],
)
def test_what_is_held_is_not_always_a_place(sentence: str, types: list[str]) -> None:
    assert [event.type for event in code(sentence)] == types
