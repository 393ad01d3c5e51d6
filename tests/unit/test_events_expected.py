"""Names that stand where a place is to be expected, though nothing recognised them."""

from __future__ import annotations

import pytest

from geo.events.expected import expected_toponyms
from geo.model import Toponym


def names(text: str, *known: str) -> list[str]:
    recognised = [Toponym(text.index(name), text.index(name) + len(name), name) for name in known]
    return [toponym.name for toponym in expected_toponyms(text, recognised)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell near Terter on Sunday.", ["Terter"]),
        ("Troops drove into the Lachin district.", ["Lachin"]),
        ("A shell landed in the village of Alibayli in the Aghdam district.", ["Alibayli", "Aghdam"]),
        ("Troops shelled Martuni, Hadrut and Goris.", ["Martuni", "Hadrut", "Goris"]),
        (
            "It happened in Kan Gyi Kone village (Chaung-U township, Monywa district).",
            ["Kan Gyi Kone", "Chaung-U", "Monywa"],
        ),
        ("People gathered in Rio de Janeiro.", ["Rio de Janeiro"]),
        ("Unknown location coded to Kut.", ["Kut"]),
        ("A checkpoint was opened at the Hakari bridge.", ["Hakari bridge"]),
        ("A boat sank off Zuwara on Friday.", ["Zuwara"]),
        ("Rebels have held Bunagana since June.", ["Bunagana"]),
    ],
)
def test_turns_of_phrase_give_places_away(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["It began in September.", "He came on Monday.", "They lived in peace."])
def test_months_days_and_small_words_are_no_places(text: str) -> None:
    assert names(text) == []


def test_what_is_recognised_already_is_not_given_again() -> None:
    assert names("Shells fell near Terter and Ganja.", "Terter") == ["Ganja"]


def test_a_name_known_elsewhere_is_expected_again_but_not_within_a_longer_name() -> None:
    text = "Shells fell near Hadrut. Hadrut burned. Mayor Anna Hadrut spoke."
    assert [(t.name, t.start) for t in expected_toponyms(text, [])] == [("Hadrut", 17), ("Hadrut", 25)]
