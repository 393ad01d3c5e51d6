"""Sentences as news agencies write them, each with what a careful coder would write down.

Published on Wednesday 20 September 2023 by The Paper.
"""

from __future__ import annotations

import pytest

from geo.model import Event, Toll
from tests.hand_made_places import code, days, where


def told(events: list[Event]) -> list[tuple[str, str]]:
    return [(place, event.sub_type) for place, event in zip(where(events), events, strict=True)]


def test_numbers_stop_before_what_else_was_done() -> None:
    [event] = code("Gunmen attacked Goris, killing 14 and burning 20 houses, residents said.")
    assert (event.sub_type, event.killed) == ("Attack", Toll(14))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Goris, killing 14, residents told the Wire on Tuesday. The attack took place late on Sunday.",
        "Gunmen attacked Goris, killing 14. It happened on Sunday.",
        "Rebels shelled Goris, wounding 14 people. The shelling began on Sunday evening.",
    ],
)
def test_a_sentence_of_its_own_dates_the_event_before(text: str) -> None:
    [event] = code(text)
    assert days(event) == ("2023-09-17", "2023-09-17")
    assert not any("no date" in reason for reason in event.reasons)


def test_a_sentence_that_tells_more_than_the_day_is_read_by_itself() -> None:
    assert len(code("Gunmen attacked Goris on Monday. The attack took place in Ganja on Sunday, killing two.")) == 2


def test_what_is_condemned_was_elsewhere() -> None:
    [event] = code("The Security Council, meeting in Paris on Tuesday, condemned the attack on Goris.")
    assert (where([event]), event.type) == (["Paris"], "Diplomacy")


def test_a_quoted_person_with_an_age_and_a_place_is_a_speaker() -> None:
    [event] = code('"They came at night and burned our houses," said Anna Petrosyan, 34, in a camp in Goris.')
    assert (where([event]), event.attributed_to) == (["Goris"], "Anna Petrosyan")
    assert event.confidence < 0.5


def test_a_party_can_say_so() -> None:
    [event] = code("Police detained an opposition leader in Baku on Tuesday, his party said.")
    assert event.attributed_to == "his party"


@pytest.mark.parametrize(
    ("sentence", "sub_type", "killed"),
    [
        ("Soldiers raided a house in Goris on Monday and killed two rebels.", "Armed clash", 2),
        ("Residents of Goris fled after gangs set fire to dozens of homes.", "Displacement or evacuation", None),
        ("Migrants arrived in Baku by boat on Sunday.", "Displacement or evacuation", None),
        (
            "A bus plunged into a ravine near Goris on Sunday after gunmen opened fire on it, killing nine.",
            "Attack",
            9,
        ),
        ("A bus plunged into a ravine near Goris on Sunday, killing nine.", "Natural disaster or accident", 9),
        (
            "The blast, which tore through a market in Goris on Tuesday, killed 22 people.",
            "Remote explosive/landmine/IED",
            22,
        ),
        ("A man was arrested in Goris on Monday over the 2016 bombing that killed 32 people.", "Arrests", None),
        ("Police arrested a man in Goris on Monday after two people were killed.", "Arrests", None),
    ],
)
def test_one_event_with_its_own_type_and_number(sentence: str, sub_type: str, killed: int | None) -> None:
    [event] = code(sentence)
    assert (event.sub_type, event.killed and event.killed.best) == (sub_type, killed)


def test_each_place_has_its_own_number_and_the_weapon_of_the_sentence() -> None:
    first, second = code(
        "Shelling killed an elderly woman in Goris on Monday morning and wounded two men in Ganja in the evening."
    )
    assert told([first, second]) == [(place, "Shelling/artillery/missile attack") for place in ("Goris", "Ganja")]
    assert (first.killed, first.injured, second.killed, second.injured) == (Toll(1), None, None, Toll(2))


def test_more_in_another_town_are_of_that_town() -> None:
    first, second = code("Police shot dead three protesters in Goris on Tuesday and two more in Ganja.")
    assert (where([first, second]), first.killed, second.killed) == (["Goris", "Ganja"], Toll(3), Toll(2))


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor denied reports that rebels had captured Goris on Monday.",
        "Rebels plan to hand over the town of Goris by the end of the month.",
        "If the ceasefire holds, aid will reach Goris on Friday.",
        "The army will begin an offensive in Goris next week, a spokesman said on Tuesday.",
        "Rebels threatened to attack Goris if talks fail.",
        "A court in Baku sentenced two men on Tuesday for the 2017 attack that killed 39 people.",
    ],
)
def test_what_did_not_happen_is_no_event(sentence: str) -> None:
    assert code(sentence) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Jets bombed Goris on Friday and again on Sunday.", [("Goris", "2023-09-15"), ("Goris", "2023-09-17")]),
        ("Fighting raged for a third day on Tuesday in Goris.", [("Goris", "2023-09-17")]),
        ("Protesters have camped outside parliament in Baku since Thursday.", [("Baku", "2023-09-14")]),
        (
            "In Goris, a car bomb exploded on Monday. Hours later, a second bomb wounded five people in Ganja.",
            [("Goris", "2023-09-18"), ("Ganja", "2023-09-18")],
        ),
    ],
)
def test_each_day_and_place_that_is_told_is_coded_once(text: str, events: list[tuple[str, str]]) -> None:
    assert [(where([event])[0], days(event)[0]) for event in code(text)] == events


def test_days_that_are_joined_belong_to_the_places_beside_them() -> None:
    first, second = code("Gunmen killed two people in Goris on Monday and a day later three people in Ganja.")
    assert [(where([e])[0], days(e)[0], e.killed) for e in (first, second)] == [
        ("Goris", "2023-09-18", Toll(2)),
        ("Ganja", "2023-09-19", Toll(3)),
    ]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("A year ago on Tuesday,", "2022-09-19"),
        ("Two weeks ago today,", "2023-09-06"),
        ("A year ago today", "2022-09-20"),
    ],
)
def test_a_day_so_long_ago_is_that_very_day(lead: str, day: str) -> None:
    [event] = code(f"{lead} gunmen abducted 120 pupils from a school in Goris.")
    assert days(event) == (day, day)


def test_those_who_are_avenged_are_not_counted() -> None:
    [event] = code("Rebels fired rockets into Goris on Saturday in response to the killing of a commander in Ganja.")
    assert (where([event]), event.killed) == (["Goris"], None)


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("The army said it had destroyed a rebel camp near Goris on Monday.", "Armed clash"),
        ("Dozens were hurt in Goris on Saturday when riot police charged protesters.", "Protest with intervention"),
        ("Some 8,000 people had crossed into Armenia, the agency said on Monday.", "Displacement or evacuation"),
        ("Troops crossed into Armenia on Monday.", "Change to group/activity"),
    ],
)
def test_who_acts_on_whom_decides_the_type(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


def test_the_second_half_of_a_sentence_without_a_day_is_as_unsure_of_it_as_the_first() -> None:
    events = code("In Goris, shelling killed five people; in Ganja, air strikes hit a market.")
    assert where(events) == ["Goris", "Ganja"]
    assert all(any("no date" in reason for reason in event.reasons) for event in events)
