"""Towns that a clause speaks of again without naming them, and days counted from what the sentence told before.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from tests.hand_made_places import code, days, where


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells hit Goris on Monday, two days later rebels entered the town.",
        "Shells hit Goris on Monday, and two days later rebels entered the town.",
        "Shells hit Goris on Monday and two days later rebels entered the town.",
        "Shells hit Goris on Monday, then two days later rebels entered the town.",
        "Shells hit Goris on Monday; two days later rebels entered the city.",
        "Shells hit Goris on Monday. Two days later rebels entered the town.",
        "Rebels from Shusha shelled Goris on Monday, two days later they entered the town.",
    ],
)
def test_the_town_is_the_one_named_before_on_the_day_counted_from_there(sentence: str) -> None:
    first, second = code(sentence)
    assert where([first, second]) == ["Goris", "Goris"]
    assert (days(first), days(second)) == (("2023-09-18",) * 2, ("2023-09-20",) * 2)
    assert second.type == "Strategic developments"
    assert second.confidence < first.confidence


@pytest.mark.parametrize(
    "joined", [", the following day", "; the next day", " and the next day", ", then the next day"]
)
def test_the_next_day_begins_a_clause_of_its_own(joined: str) -> None:
    first, second = code(f"Shells hit Goris on Sunday{joined} rebels seized the village.")
    assert where([first, second]) == ["Goris", "Goris"]
    assert (days(first)[0], days(second)[0]) == ("2023-09-17", "2023-09-18")
    assert second.type == "Battles"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels shelled Goris on Sunday; the next day troops entered another village.",
        "Rebels shelled Goris on Sunday; the next day troops entered the neighbouring village.",
        "Rebels shelled Syunik province on Sunday; the next day troops entered the village.",
        "Shells hit Goris on Monday and the next day's papers told of it.",
    ],
)
def test_another_town_is_not_the_one_named_before(sentence: str) -> None:
    assert len(code(sentence)) == 1
