"""Wordings beside the most usual ones: who demonstrates, riots or attacks with what, and how many are counted.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from geo.events import load_taxonomy
from geo.events.casualties import find_casualties
from geo.events.counts import Fate
from geo.model import Toll
from tests.hand_made_places import code, days, where


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Mothers (Syunik) squatted on the tracks in Goris on Monday.", "Peaceful protest"),
        ("Minibus operators withdrew their vehicles in Goris on Monday over new fines.", "Peaceful protest"),
        ("No Vax activists paraded through Paris on Monday against the health pass.", "Peaceful protest"),
        ("Taxi riders brought traffic to a standstill in Goris on Monday.", "Peaceful protest"),
        ("Police dispersed them with tear gas in Goris on Monday.", "Protest with intervention"),
        ("Students threw explosive devices at the riot police in Goris on Monday.", "Violent demonstration"),
        ("Demonstrators invaded the customs office in Goris on Monday and looted it.", "Violent demonstration"),
        ("Villagers from Goris (Syunik) detained and whipped a man in Goris on Monday.", "Mob violence"),
        ("Irate residents of Goris clobbered a thief to death on Monday.", "Mob violence"),
        ("Rebels hacked seven farmers to death near Goris on Monday.", "Attack"),
        ("A former militant was shot in Goris on Monday.", "Attack"),
        ("Gunmen robbed and whipped a trader near Goris on Monday.", "Attack"),
        ("Soldiers took the head of the school from her home in Goris on Monday.", "Abduction/forced disappearance"),
        ("An officer of the Armenian army was fatally shot near Goris on Monday.", "Armed clash"),
        ("Police entered a suburb of Goris on Monday and were met with gunfire.", "Armed clash"),
        ("Troops tried to break through the lines near Goris on Monday but were thrown back.", "Armed clash"),
        ("Fighters attacked a truck with a remote-detonated mine near Goris.", "Remote explosive/landmine/IED"),
        (
            "A missile attack on the station of Goris, in the south, killed 25 people.",
            "Shelling/artillery/missile attack",
        ),
        ("Engineers took apart a roadside bomb in Goris on Monday.", "Disrupted weapons use"),
        ("Fifty rebels handed themselves over in Goris on Monday.", "Change to group/activity"),
    ],
)
def test_types_do_not_hang_on_the_most_usual_words(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials fear an attack on Goris.",
        "The president warned on Monday of an attack on Goris.",
        "Russia threatened to shell Goris on Monday.",
        "Foreign ministers are to meet in Paris on Thursday.",
        "The opposition called for a protest in Yerevan on Saturday.",
        "A court in Yerevan heard on Monday how gunmen killed a judge in 2016.",
        "In Paris, the visitors fought back to win 3-2 on Sunday.",
        "Women in Goris were shelling peas on Monday.",
        "Farmers near Goris harvested grapes on Monday.",
        "A heart attack killed the poet in Yerevan on Monday.",
        "Critics attacked the film in Paris on Monday.",
    ],
)
def test_feared_called_for_or_told_in_court_is_no_event(sentence: str) -> None:
    assert code(sentence) == []


def counted(sentence: str, fate: Fate) -> list[Toll]:
    return [count.toll for count in find_casualties(sentence) if count.fate is fate]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("A marine was killed when gunmen fired on the convoy.", Toll(1)),
        ("Residents beat a suspected burglar to death.", Toll(1)),
        ("He and four others died.", Toll(5)),
        ("Two women were shot, one of whom died.", Toll(1)),
        ("A family of five was killed.", Toll(5)),
        ("His wife and daughter were killed.", Toll(2)),
        ("A girl, 7, and her brother, 9, were killed.", Toll(2)),
        ("Seven people, three of them children, were killed.", Toll(7)),
        ("The strike killed 25 people, two children among them.", Toll(25)),
        ("The attack claimed the lives of six people.", Toll(6)),
        ("They slit the throats of three women.", Toll(3)),
        ("Gunmen fired at a labourer and killed him in his field.", Toll(1)),
        ("A body was found in a ditch.", Toll(1)),
        ("As many as 40 people were killed.", Toll(40, None, 40)),
        ("There was an unknown number of fatalities.", Toll(None, 1, None)),
        ("Between 10 and 15 soldiers were killed.", Toll(None, 10, 15)),
        ("Three soldiers and four rebels were killed.", Toll(7)),
        ("Neither deaths nor injuries were reported.", Toll(0)),
    ],
)
def test_the_killed_are_counted_whatever_they_are_called(sentence: str, killed: Toll) -> None:
    assert counted(sentence, Fate.KILLED) == [killed]


@pytest.mark.parametrize("sentence", ["The fall killed 2.5 per cent of trade.", "Up to 50 people were feared dead."])
def test_shares_and_fears_count_nobody(sentence: str) -> None:
    assert counted(sentence, Fate.KILLED) == []


def test_what_comes_on_top_is_added_and_a_total_counts_it_in() -> None:
    [event] = code("Soldiers killed four rebels near Goris on Monday. Nine soldiers were also killed.")
    assert event.killed == Toll(13)
    [event] = code("A rocket killed three in Ganja on Monday. A further four died on Tuesday, bringing the toll to 15.")
    assert event.killed == Toll(15, note="running total")


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("On the 14th of September shells hit Goris.", "2023-09-14", "2023-09-14"),
        ("Am Dienstag, 19. September 2023, shells hit Goris.", "2023-09-19", "2023-09-19"),
        ("In late 2022, shells hit Goris.", "2022-09-01", "2022-12-31"),
        ("In spring, shells hit Goris.", "2023-03-01", "2023-05-31"),
        ("Two days after the truce of 10 November 2020, shells hit Goris.", "2020-11-12", "2020-11-12"),
        ("Mines have killed 47 people in Aghdam district since the war of 2020.", "2020-01-01", "2023-09-20"),
    ],
)
def test_dates_beside_the_most_usual_forms(sentence: str, first: str, last: str) -> None:
    assert days(code(sentence)[0]) == (first, last)


def test_a_quotation_that_goes_on_is_of_the_same_speaker() -> None:
    [event] = code('"We held out," Lt. Gen. V. Asatryan said on Monday in Goris. "Shells hit Jermuk on Monday."')
    assert (where([event]), event.attributed_to) == (["Jermuk"], "Lt. Gen. V. Asatryan")


def test_a_convoy_travelling_from_one_town_to_another_was_somewhere_between() -> None:
    assert where(code("Gunmen ambushed a convoy travelling from Goris to Lachin on Monday.")) == [
        "between Goris and Lachin"
    ]


def test_types_are_guessed_only_for_a_report_that_opens_with_a_date_in_full() -> None:
    assert code("Teachers waited in Goris on Monday.") == []
    [guessed] = code("On 18 September 2023, teachers waited in Goris.")
    assert guessed.type == "Protests"
    assert "guessed" in guessed.reasons[-1]


def test_whom_rebels_kill_neither_demonstrates_nor_riots() -> None:
    cues = load_taxonomy().find_cues("Rebels killed three farmers in a dispute over grazing.")
    assert {cue.type for cue in cues} == {"Violence against civilians"}
