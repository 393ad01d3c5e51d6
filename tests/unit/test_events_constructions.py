"""The constructions that a careful coder must read: sentences, dates, types and what did not happen.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from geo.events import load_taxonomy
from geo.model import Toll
from tests.hand_made_places import article, code, days, where

# --- sentences -----------------------------------------------------------------------------------------------------

REPORT = """Shelling and a mine: two incidents

Dr. J. R. Smith of the U.N. said on Sept. 19 that 2.5 km of a fence near Goris had been painted. “Rebels shelled
Goris on Monday,” he said. “Nobody slept.”

- A mine killed Lt. A. Petrov near Sotk on Sept. 18
- At 5 p.m. on Tuesday gunmen shot dead a farmer in Jermuk
"""


def test_evidence_is_cut_out_of_quotations_initials_decimals_dates_bullets_and_headlines() -> None:
    events = code(REPORT)
    assert [(place, event.evidence.text) for place, event in zip(where(events), events, strict=True)] == [
        ("Goris", "“Rebels shelled\nGoris on Monday,” he said."),
        ("Sotk", "A mine killed Lt. A. Petrov near Sotk on Sept. 18"),
        ("Jermuk", "At 5 p.m. on Tuesday gunmen shot dead a farmer in Jermuk"),
    ]
    assert all(REPORT[e.evidence.start : e.evidence.end] == e.evidence.text for e in events)


# --- dates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "first", "last", "precision"),
    [
        ("on Tuesday", "2023-09-19", "2023-09-19", "day"),
        ("at dawn on Tuesday", "2023-09-19", "2023-09-19", "day"),
        ("overnight", "2023-09-19", "2023-09-20", "range"),
        ("on the night of 18 to 19 September", "2023-09-18", "2023-09-19", "range"),
        ("a day earlier", "2023-09-19", "2023-09-19", "day"),
        ("three weeks ago", "2023-08-28", "2023-09-03", "week"),
        ("last month", "2023-08-01", "2023-08-31", "month"),
        ("from 27 September to 10 November 2020", "2020-09-27", "2020-11-10", "range"),
        ("in the six-week 2020 war", "2020-01-01", "2020-12-31", "year"),
        ("over the last three decades", "1993-09-20", "2023-09-20", "range"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("on 8 November", "2022-11-08", "2022-11-08", "day"),
        ("in November 2020", "2020-11-01", "2020-11-30", "month"),
        ("on 08.11.2020", "2020-11-08", "2020-11-08", "day"),
        ("on 11/28/2020", "2020-11-28", "2020-11-28", "day"),
        ("on September 12, 2021", "2021-09-12", "2021-09-12", "day"),
    ],
)
def test_each_way_of_telling_when_dates_the_event(when: str, first: str, last: str, precision: str) -> None:
    (event,) = code(f"Rebels shelled Goris {when}.")
    assert event.period is not None
    assert (*days(event), event.period.precision.value) == (first, last, precision)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Since 2020, mines have killed 40 people near Goris.", "2020-01-01"),
        ("Fighting has raged near Goris since August 2022.", "2022-08-01"),
        ("Rebels have been shelling Goris since last week.", "2023-09-11"),
        ("Protesters have camped outside parliament in Goris since August.", "2023-08-01"),
        ("Since the start of the offensive on Monday rebels have shelled Goris.", "2023-09-18"),
        ("Goris has been under siege since June.", "2023-06-01"),
        ("Azerbaijan has blocked the road near Goris since December.", "2022-12-01"),
    ],
)
def test_what_goes_on_since_then_lasts_until_publication(sentence: str, first: str) -> None:
    (event,) = code(sentence)
    assert (where([event]), days(event)) == (["Goris"], (first, "2023-09-20"))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Rebels shelled Goris for the first time since 2020.", "2023-09-20"),
        ("Rebels shelled Goris on Monday, their first attack since May.", "2023-09-18"),
        ("Shelling of Goris on Monday was the deadliest since May.", "2023-09-18"),
    ],
)
def test_since_when_there_was_no_such_event_dates_nothing(sentence: str, day: str) -> None:
    (event,) = code(sentence)
    assert days(event) == (day, day)


def test_a_post_that_has_been_run_since_a_month_was_set_up_in_it() -> None:
    (event,) = code("Soldiers have run a checkpoint near Goris since April.")
    assert days(event) == ("2023-04-01", "2023-04-30")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (
            "“They killed five farmers,” Anna Petrosyan told the Wire after gunmen attacked Goris on Monday.",
            "2023-09-18",
        ),
        ("“We will rebuild,” the mayor told the Wire after shells hit Goris on Monday.", "2023-09-18"),
        ("Thousands fled Goris after rebels shelled the town on Monday.", "2023-09-18"),
        ("The army was to blame, the governor said after soldiers burned houses in Goris.", "2023-09-20"),
        ("“Rebels killed two men,” the mayor said on Tuesday after the attack on Goris.", "2023-09-19"),
    ],
)
def test_what_is_said_after_an_event_is_of_that_event(sentence: str, day: str) -> None:
    (event,) = code(sentence)
    assert (where([event]), days(event)) == (["Goris"], (day, day))


def test_what_was_years_ago_has_no_day() -> None:
    (event,) = code("Shops in Yerevan reopened years after rebels shelled Goris.")
    assert (where([event]), event.period) == (["Goris"], None)


def test_a_comma_between_two_sentences_parts_their_days_places_and_dead() -> None:
    first, second = code(
        "Three soldiers were killed on Monday in fighting near Goris, a day earlier a mine had killed two near Sotk."
    )
    assert (where([first]), days(first), first.killed) == (["Goris"], ("2023-09-18", "2023-09-18"), Toll(3))
    assert (where([second]), days(second), second.killed) == (["Sotk"], ("2023-09-17", "2023-09-17"), Toll(2))


def test_an_hour_alone_is_of_the_day_of_publication_and_less_sure() -> None:
    (event,) = code("Rebels shelled Goris at dawn.")
    (dated,) = code("Rebels shelled Goris at dawn on Wednesday.")
    assert days(event) == days(dated) == ("2023-09-20", "2023-09-20")
    assert event.confidence < dated.confidence


@pytest.mark.parametrize(
    "dateline", ["YEREVAN, Sept. 18 (Wire) - ", "Yerevan, 18 September - ", "YEREVAN, Armenia, Sept. 18 — "]
)
def test_a_dateline_dates_what_has_no_other_day_and_is_no_place_of_it(dateline: str) -> None:
    (undated,) = code(f"{dateline}Rebels shelled Sotk, killing two men.")
    (dated,) = code(f"{dateline}Rebels shelled Sotk on Sunday, killing two men.")
    assert (where([undated]), days(undated)) == (["Sotk"], ("2023-09-18", "2023-09-18"))
    assert (where([dated]), days(dated)) == (["Sotk"], ("2023-09-17", "2023-09-17"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The president will visit Goris on Friday.",
        "Officials said the army would withdraw from Goris on Friday.",
        "Talks are to be held in Goris on 1 December.",
        "Rebels plan to attack Goris, the army said on Monday.",
    ],
)
def test_what_is_announced_has_not_happened(sentence: str) -> None:
    assert code(sentence) == []


# --- types ---------------------------------------------------------------------------------------------------------

ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    },
    "Violence against civilians": {"Abduction/forced disappearance", "Attack", "Sexual violence"},
    "Protests": {"Excessive force against protesters", "Peaceful protest", "Protest with intervention"},
    "Riots": {"Mob violence", "Violent demonstration"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}


def test_the_taxonomy_has_every_type_and_sub_type_of_acled() -> None:
    own = {entry.label: {sub_type.name for sub_type in entry.sub_types} for entry in load_taxonomy().types}
    assert {label: own.get(label) for label in ACLED} == ACLED
    assert own.keys() - ACLED.keys() == {"Diplomacy", "Humanitarian"}


@pytest.mark.parametrize(
    ("meant", "otherwise"),
    [
        ("Soldiers were shelling Goris on Monday.", "Cooks were shelling peas in Goris on Monday."),
        ("Soldiers fired at a house in Goris on Monday.", "A trader in Goris was fired from his job on Monday."),
        ("An attack in Goris on Monday killed two men.", "A late attack won the match for Goris on Monday."),
        ("The army shelled Goris on Monday.", "The army denied having shelled Goris on Monday."),
        ("Rebels attacked Goris on Monday.", "Rebels threatened on Monday to attack Goris."),
        ("Soldiers fired mortars in Goris on Monday.", "Soldiers fired mortars in a drill in Goris on Monday."),
        ("Rebels attacked Goris on Monday.", "Goris marked the tenth anniversary of an attack on Monday."),
        ("A shell struck a bank in Goris on Monday.", "A sculptor struck a pose in Goris on Monday."),
        ("Jets bombed a cinema in Goris on Monday.", "A film bombed at the cinemas of Goris on Monday."),
    ],
)
def test_a_cue_reports_an_event_only_where_it_is_meant_so(meant: str, otherwise: str) -> None:
    assert len(code(meant)) == 1
    assert code(otherwise) == []


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Trucks brought food and medicine to Goris on Monday.", "Aid"),
        ("Thousands of families fled Goris on Monday.", "Displacement or evacuation"),
        ("Goris has had no bread or fuel since Monday.", "Shortage or blockade"),
        ("Ministers of both countries met for talks in Goris on Monday.", "Talks, visit or statement"),
    ],
)
def test_aid_flight_want_and_talks_have_types_of_their_own(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Azerbaijan blocked the road to Goris on Monday.", "Shortage or blockade"),
        ("Azerbaijan has blocked the Lachin corridor since Monday.", "Shortage or blockade"),
        ("The army blocked the road near Goris on Monday.", "Shortage or blockade"),
        ("The road near Goris was blocked by Azerbaijan on Monday.", "Shortage or blockade"),
        ("The road near Goris was blocked by soldiers on Monday.", "Shortage or blockade"),
        ("The road near Goris has been blocked.", "Shortage or blockade"),
        ("Villagers blocked the road near Goris on Monday.", "Peaceful protest"),
        ("Lorry drivers blocked a border crossing near Goris on Monday.", "Peaceful protest"),
        ("The road near Goris was blocked by residents on Monday.", "Peaceful protest"),
        ("Police blocked the road near Goris on Monday as protesters marched.", "Peaceful protest"),
    ],
)
def test_a_crowd_that_blocks_a_road_protests_and_a_state_or_army_blockades_it(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "The road near Goris was blocked by snow on Monday.",
        "Azerbaijan could block the road near Goris.",
        "Azerbaijan did not block the road near Goris, the mayor said on Monday.",
        "The court in Goris blocked the sale of the bridge on Monday.",
    ],
)
def test_what_nobody_blocked_is_no_blockade(sentence: str) -> None:
    assert code(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("A chemical attack killed 20 people in Goris on Monday.", "Chemical weapon"),
        ("Sarin gas was used in an attack on Goris on Monday.", "Chemical weapon"),
        ("Helicopters dropped barrels of chlorine on Goris on Monday.", "Chemical weapon"),
        ("Rebels attacked Goris with mustard gas on Monday.", "Chemical weapon"),
        ("Inspectors destroyed chemical weapons in Goris on Monday.", "Disrupted weapons use"),
        ("A chlorine leak killed three workers in Goris on Monday.", "Natural disaster or accident"),
        ("Armenia lost the town of Shusha on Monday.", "Non-state actor overtakes territory"),
        ("The army lost five tanks and two men near Goris on Monday.", "Armed clash"),
    ],
)
def test_poison_and_losses_are_told_by_what_is_used_or_lost(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


# --- what did not happen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither the army nor rebels attacked Goris on Monday.",
        "No one attacked Goris on Monday.",
        "Rebels never shelled Goris, the army said on Monday.",
        "The army would have attacked Goris on Monday.",
        "Had rebels attacked Goris, people would have fled.",
        "A planned attack on Goris was called off on Monday.",
        "The army rehearsed an attack on Goris on Monday.",
        "A film about the shelling of Goris was shown on Monday.",
        "Goris commemorated the victims of the shelling on Monday.",
        "Rebels vowed to shell Goris.",
        "Reports that rebels shelled Goris on Monday were false.",
        "A report on Monday of an attack on Goris turned out to be untrue.",
    ],
)
def test_negated_hypothetical_planned_and_remembered_things_are_no_events(sentence: str) -> None:
    assert code(sentence) == []


def test_a_gathering_in_memory_happened_and_the_dead_it_remembers_are_not_its_own() -> None:
    (event,) = code("Hundreds rallied in Goris on Monday on the anniversary of an attack that killed 20 people.")
    assert (event.type, event.killed) == ("Protests", None)


def test_an_article_shuffled_by_paragraph_reports_the_same_events() -> None:
    paragraphs = [
        "Rebels shelled Goris on Monday, killing two men.",
        "Protesters rallied in Yerevan on Tuesday.",
        "Gunmen abducted a teacher in Jermuk on 14 September.",
    ]

    def told(order: list[int]) -> set[tuple[str, str, tuple[str, str]]]:
        events = code("\n\n".join(paragraphs[i] for i in order))
        return {(e.sub_type, place, days(e)) for place, e in zip(where(events), events, strict=True)}

    assert len(told([0, 1, 2])) == 3
    assert told([2, 0, 1]) == told([1, 2, 0]) == told([0, 1, 2])


def test_without_words_for_it_a_dated_and_placed_text_reports_nothing() -> None:
    assert code(article("The museum in Goris has reopened its garden. It is lovely in September.").body) == []
