"""Turns of phrase in which what, where, when, who or how many is easily misread.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from geo.events import load_taxonomy
from geo.model import Event, Toll
from tests.hand_made_places import code, days, where


def types(events: list[Event]) -> list[tuple[str, str]]:
    return [(place, event.sub_type) for place, event in zip(where(events), events, strict=True)]


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Three weeks ago a bomb killed six people in Goris.", "Remote explosive/landmine/IED"),
        ("A landmine killed a farmer near Goris on Sunday.", "Remote explosive/landmine/IED"),
        ("The mayor was assassinated in Goris on Tuesday by a car bomb.", "Remote explosive/landmine/IED"),
        ("A suicide bomber killed five people in Goris on Sunday.", "Suicide bomb"),
        ("An air strike on Goris killed 40 people on Sunday.", "Air/drone strike"),
        ("A drone strike killed two fishermen in Goris on Sunday.", "Air/drone strike"),
        ("A shell killed two fishermen in Goris on Sunday.", "Shelling/artillery/missile attack"),
        ("Twenty soldiers lost their lives in Goris on Sunday.", "Armed clash"),
        ("A policeman was shot and killed in Goris on Sunday.", "Armed clash"),
        ("The navy sank a boat near Baku on Sunday.", "Armed clash"),
        ("Five passengers were killed when gunmen attacked a bus near Goris on Friday.", "Attack"),
        ("Gunmen stormed the Metropol hotel in Baku on Sunday.", "Attack"),
        ("Six villagers were killed in Goris on Sunday.", "Attack"),
        ("Villagers were killed when soldiers raided the market of Goris on Sunday.", "Attack"),
        ("Residents beat a thief to death in Goris on Sunday.", "Mob violence"),
        ("Masked men seized a journalist outside his home in Baku on Sunday.", "Abduction/forced disappearance"),
        ("Police detained a journalist at his home in Baku on Sunday.", "Arrests"),
        ("Police arrested 40 activists in Baku on Sunday.", "Arrests"),
        ("Police arrested 40 activists at a protest in Baku on Sunday.", "Protest with intervention"),
        ("Rebels seized the town of Goris without a fight on Sunday.", "Non-violent transfer of territory"),
        ("Rebels seized Goris on Sunday; no clashes were reported.", "Non-violent transfer of territory"),
        ("Refugees from Shusha reached Goris on Sunday.", "Displacement or evacuation"),
        ("Trucks were stopped near Goris on Sunday.", "Aid"),
    ],
)
def test_who_did_it_and_with_what_decides_the_type(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "Had the army advanced on Goris, hundreds would have been killed.",
        "Russia is preparing an offensive near Goris, the general said on Monday.",
        "The court in Baku sentenced a man on Tuesday for the 2019 murder of a journalist.",
        "A monument to those killed in the bombing of Shusha was unveiled in Baku on Monday.",
        "Baku marked the first anniversary of the attack on Ganja on Monday.",
        "Armenia battled inflation in 2022, officials in Yerevan said.",
        "The share price exploded in Paris on Monday.",
        "The team was attacked in the press in Paris on Monday.",
        "Hackers attacked a bank in Yerevan on Monday.",
    ],
)
def test_what_did_not_happen_or_is_meant_otherwise_is_no_event(sentence: str) -> None:
    assert code(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no casualties in the shelling of Goris on Tuesday.",
        "Nobody was hurt in the drone attack on Goris on Tuesday.",
    ],
)
def test_an_attack_that_harmed_nobody_did_happen(sentence: str) -> None:
    [event] = code(sentence)
    assert (where([event]), event.killed, event.injured) == (["Goris"], Toll(0), Toll(0))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Forces shelled Ganja from positions near Martuni on Tuesday.", "Ganja"),
        ("Artillery stationed in Kalbajar fired at Jermuk on Tuesday.", "Jermuk"),
        ("Trucks left Yerevan for Stepanakert on Monday and were stopped near Goris.", "Goris"),
        ("Police arrested a man in Paris on Friday over the bombing in Moscow.", "Paris"),
    ],
)
def test_where_fire_or_people_came_from_is_not_where_it_happened(sentence: str, place: str) -> None:
    assert where(code(sentence)) == [place]


def test_a_further_number_adds_to_the_one_before_in_its_sentence_and_in_the_next() -> None:
    [event] = code("A rocket killed three people in Ganja on Monday, and a further four died in hospital.")
    assert event.killed == Toll(7)
    [event] = code("Rebels killed eleven soldiers and lost two men near Goris on Monday.")
    assert event.killed == Toll(13)
    [event] = code("A rocket killed three people in Ganja on Monday. Another two died in hospital.")
    assert event.killed == Toll(5)


def test_another_speakers_number_widens_the_one_that_is_kept() -> None:
    [event] = code("Officials said 12 people were killed in Ganja on Monday, while doctors said 19 were killed.")
    assert event.killed == Toll(12, 12, 19, "19 according to doctors")


def test_a_list_goes_on_after_a_semicolon_without_its_verb() -> None:
    events = code("On Monday six people were killed in Nagorno-Karabakh; seven in Ganja.")
    assert [(w, e.killed and e.killed.best) for w, e in zip(where(events), events, strict=True)] == [
        ("Nagorno-Karabakh", 6),
        ("Ganja", 7),
    ]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("At dawn on Tuesday Azerbaijani forces shelled Goris.", ("Azerbaijani forces",)),
        ("On 18 September gunmen killed two farmers near Goris.", ("gunmen", "farmers")),
        ("Three soldiers were killed by rebels near Goris on Monday.", ("soldiers", "rebels")),
        ("The army said on Monday that rebels had attacked Goris.", ("rebels",)),
    ],
)
def test_parties_are_named_without_the_day_and_the_speaker(sentence: str, actors: tuple[str, ...]) -> None:
    assert code(sentence)[0].actors == actors


def test_a_name_in_a_pattern_is_a_word_with_a_capital() -> None:
    cues = load_taxonomy().find_cues
    assert any(c.sub_type == "Non-state actor overtakes territory" for c in cues("The army had taken Ganja."))
    assert not any(c.sub_type == "Non-state actor overtakes territory" for c in cues("The army had taken aim."))


@pytest.mark.parametrize(
    ("headline", "sub_type", "killed"),
    [
        ("Rebels seize Goris after heavy fighting.", "Non-state actor overtakes territory", None),
        ("Troops advance towards Goris.", "Armed clash", None),
        ("Armenia, Azerbaijan trade fire near Jermuk; three killed.", "Armed clash", 3),
        ("Gunmen kill 12 in attack on Ganja market.", "Attack", 12),
        ("Five dead as drone hits bus in Ganja.", "Air/drone strike", 5),
        ("Five people killed by warplanes in Ganja.", "Air/drone strike", 5),
        ("Dozens of airstrikes hit Ganja, killing nine.", "Air/drone strike", 9),
        ("Protesters storm parliament in Yerevan.", "Violent demonstration", None),
        ("Ceasefire takes effect in Lachin.", "Ceasefire or agreement", None),
    ],
)
def test_headlines_in_the_present_tense_report_what_happened(headline: str, sub_type: str, killed: int | None) -> None:
    [event] = code(headline)
    assert (event.sub_type, event.killed and event.killed.best) == (sub_type, killed)


def test_a_paragraph_of_one_sentence_is_completed_by_the_next_but_a_list_item_is_not() -> None:
    [event] = code("Shells hit Ganja on Tuesday.\n\nTwo people died.\n\nNine people were wounded.")
    assert (event.killed, event.injured) == (Toll(2), Toll(9))
    [event] = code("- Shells hit Ganja on Tuesday\n- Two people died")
    assert event.killed is None
    [event] = code("Shells hit Ganja on Tuesday. They fell all day.\n\nTwo people died.")
    assert event.killed is None


def test_a_toll_that_rises_on_a_later_day_is_a_running_total_of_the_same_event() -> None:
    [event] = code("A blast tore through a market in Ganja on Monday. The death toll rose to 14 on Tuesday.")
    assert event.killed == Toll(14, note="running total")


def test_numbers_since_a_month_count_until_publication() -> None:
    [event] = code("The army said 100 rebels had been killed near Goris since January.")
    assert days(event) == ("2023-01-01", "2023-09-20")
