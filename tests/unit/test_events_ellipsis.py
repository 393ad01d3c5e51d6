"""Lists that give each place its own number."""

from __future__ import annotations

import pytest

from geo.model import Event
from tests.hand_made_places import code, where


def numbers(events: list[Event]) -> list[tuple[str, int | None, int | None]]:
    return [
        (place, event.killed and event.killed.best, event.injured and event.injured.best)
        for place, event in zip(where(events), events, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Tuesday six people were killed in Goris and seven in Shusha.",
            [("Goris", 6, None), ("Shusha", 7, None)],
        ),
        (
            "Rockets killed five people on Tuesday: three in Goris, two in Sotk.",
            [("Goris", 3, None), ("Sotk", 2, None)],
        ),
        (
            "Shelling wounded two people in Ganja, at least three in Barda and four others in the town of Goris.",
            [("Ganja", None, 2), ("Barda", None, 3), ("Goris", None, 4)],
        ),
        (
            "Shelling killed two people in Ganja, three in Barda and wounded five in Goris.",
            [("Ganja", 2, None), ("Barda", 3, None), ("Goris", None, 5)],
        ),
    ],
)
def test_each_place_of_a_list_has_its_own_number(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert numbers(code(text)) == expected


def test_one_number_for_several_places_is_not_shared_out() -> None:
    events = code("Rockets killed three people in Goris and Sotk on Tuesday.")
    assert where(events) == ["Goris", "Sotk"]
    [first, second] = events
    assert first.killed is not None
    assert (first.killed.best, first.killed.note) == (3, "for all places of the sentence together")
    assert second.killed is None


def test_a_number_of_something_else_is_no_toll_of_a_place() -> None:
    events = code("Rockets killed three people in Goris and destroyed two tanks in Sotk on Tuesday.")
    assert {p: k for p, k, _ in numbers(events)}.get("Sotk") is None
