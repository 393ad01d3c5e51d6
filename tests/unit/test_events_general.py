"""How far the lexicon reaches beyond the reports it was written for, and the everyday news in which it finds nothing.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import pytest

from geo.events.casualties import find_casualties
from geo.events.counts import Fate
from geo.model import Toll
from tests.hand_made_places import code, days, where


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Two policemen were rammed and stabbed by an assailant in Goris on Monday.", "Armed clash"),
        ("A man with a silenced gun killed a policeman in Goris on Monday.", "Armed clash"),
        ("The army opened fire with howitzers at Goris on Monday.", "Shelling/artillery/missile attack"),
        ("Two people died in a strike of a missile on Goris on Monday.", "Shelling/artillery/missile attack"),
        ("A donkey cart ran over an explosive device near Goris on Monday.", "Remote explosive/landmine/IED"),
        ("Aeroplanes raided Goris twelve times on Monday.", "Air/drone strike"),
        ("A councilman was the victim of an armed attack in Goris on Monday.", "Attack"),
        ("Soldiers beat a photojournalist in Goris on Monday and broke his camera.", "Attack"),
        ("Soldiers beat and detained a judge in Goris on Monday.", "Attack"),
        ("Soldiers opened fire on a convoy of evacuees near Goris on Monday.", "Attack"),
        ("A company forced a dozen teenagers to join its ranks in Goris on Monday.", "Abduction/forced disappearance"),
        ("Villagers stopped vehicles near Goris on Monday, asking for a new road.", "Peaceful protest"),
        ("Women staged a blockade of the highway at Goris on Monday for a hospital.", "Peaceful protest"),
        ("Youths protested in Goris on Monday, setting a coach of a train ablaze.", "Violent demonstration"),
        ("Protesters tried to knock down the fence of the palace in Goris on Monday.", "Violent demonstration"),
        ("Hawkers resisted an eviction and fought officers in Goris on Monday.", "Violent demonstration"),
        ("Prisoners burned mattresses and seized a wing of the jail of Goris.", "Violent demonstration"),
        ("Two cattle thieves were burned alive by residents in Goris on Monday.", "Mob violence"),
        ("A suspected kidnapper was lynched by a mob in Goris on Monday.", "Mob violence"),
        ("A man suspected of theft was caught by locals and beaten to death in Goris on Monday.", "Mob violence"),
        ("Gunmen broke into a store in Goris and carried off sacks of grain.", "Looting/property destruction"),
        ("Hooded men painted graffiti on a cemetery in Goris on Monday.", "Looting/property destruction"),
        ("Air defences brought down a Russian Orlan-10 near Goris on Monday.", "Disrupted weapons use"),
        ("Officers foiled a bomb attack in Goris on Monday.", "Disrupted weapons use"),
        ("Fighters renewed their pledge of allegiance in Goris on Monday.", "Change to group/activity"),
        ("A mission transferred control of its base in Goris to the army.", "Non-violent transfer of territory"),
        ("Goris held local elections on Monday.", "Other"),
    ],
)  # fmt: skip
def test_a_family_of_wordings_is_known_by_its_construction(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 18 September 2023, the home side attacked from the start and struck twice to win 3-2 in Goris.",
        "On 18 September 2023, the striker shot wide before scoring the winner of the derby in Goris.",
        "On 18 September 2023, the bomb squad held a training drill at the airport of Goris.",
        "On 18 September 2023, a court in Goris sentenced a man to 20 years for an attack in 2015.",
        "On 18 September 2023, the town of Goris marked the 30th anniversary of the shelling of its market.",
        "On 18 September 2023, sales of electric cars exploded in Goris, a dealer said.",
        "On 18 September 2023, a film about an old battle was shown in Goris.",
        "On 18 September 2023, share prices rallied in Goris after a strike of luck for a chip maker.",
        "On 18 September 2023, the finance minister came under fire in Goris over his budget.",
        "On 18 September 2023, a volcano erupted near Goris with loud explosions.",
        "On 18 September 2023, the mayor of Goris attacked the record of his predecessor in a speech.",
        "On 18 September 2023, fans filled the streets of Goris to celebrate the title.",
        "On 18 September 2023, a man died of a heart attack during a marathon in Goris.",
        "On 18 September 2023, a museum on the war opened in Goris.",
        "On 18 September 2023, marines took part in a military exercise with live artillery near Goris.",
        "On 18 September 2023, two chess players fought a fierce battle in Goris.",
        "On 18 September 2023, a cyber attack shut down the servers of a bank in Goris.",
        "On 18 September 2023, the blast furnace of the steel works in Goris was relit.",
        "On 18 September 2023, lightning struck a house in Goris and injured two children.",
        "On 18 September 2023, a rocket carried a weather satellite into orbit from Goris.",
        "On 18 September 2023, a fire destroyed 40 houses in Goris; the cause was a faulty heater.",
        "On 18 September 2023, the trial of a man accused of murdering three people opened in Goris.",
        "On 18 September 2023, a company fired 200 workers at its factory in Goris.",
        "On 18 September 2023, a bird strike forced a plane to land in Goris.",
        "On 18 September 2023, a bear attacked a hiker near Goris.",
        "On 18 September 2023, an army band paraded at a music festival in Goris.",
        "On 18 September 2023, an orchestra drew crowds to the square of Goris for a free concert.",
        "On 18 September 2023, a novelist presented her book about kidnapping in Goris.",
        "On 18 September 2023, the fire brigade battled a blaze in a warehouse in Goris.",
        "On 18 September 2023, the army denied that it had shelled a village near Goris.",
        "On 18 September 2023, the president of the club resigned in Goris.",
        "On 18 September 2023, climbers set up camp near Goris.",
        "On 18 September 2023, a chef blew up balloons at a fair in Goris.",
        "On 18 September 2023, tourists gathered in Goris to take photos.",
    ],
)
def test_everyday_news_holds_no_event_and_none_is_guessed(sentence: str) -> None:
    assert code(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("A corporal died and four soldiers were hurt.", 1),
        ("One passer-by was killed.", 1),
        ("A crowd beat to death a suspected phone thief.", 1),
        ("Guards shot dead a shoemaker near the border.", 1),
        ("Two men slaughtered a tailor in his shop.", 1),
        ("Five gunmen were left dead on the highway.", 5),
        ("A guard was ambushed by four armed men on motorbikes and killed.", 1),
        ("They set fire to a clinic, burning four patients to death.", 4),
    ],
)
def test_those_killed_count_whatever_the_word_for_them(sentence: str, killed: int) -> None:
    assert [c.toll for c in find_casualties(sentence) if c.fate is Fate.KILLED] == [Toll(killed)]


@pytest.mark.parametrize(
    "sentence", ["Two butchers slaughtered a goat.", "They executed a search warrant.", "Hope died."]
)
def test_what_is_no_person_is_not_counted(sentence: str) -> None:
    assert [c.toll for c in find_casualties(sentence) if c.toll != Toll(0)] == []


@pytest.mark.parametrize("verb", ["climbed", "risen", "jumped"])
def test_a_toll_that_has_grown_replaces_the_first_whoever_says_so(verb: str) -> None:
    [event] = code(f"Shells killed 20 people in Goris on Monday. The toll has {verb} to 31, officials said on Tuesday.")
    assert (event.killed, days(event)[0]) == (Toll(31, note="running total"), "2023-09-18")


def test_the_toll_of_a_war_is_not_that_of_its_last_day() -> None:
    [event] = code("Shells killed two people in Goris on Monday. The toll of the war has risen to 20.")
    assert event.killed == Toll(2)


def test_those_who_died_there_later_are_of_the_last_place() -> None:
    first, second = code(
        "Shells killed four people in Goris on Monday. Rockets killed two people in Sotk on Monday. "
        "Three more died there in the evening."
    )
    assert (where([first, second]), first.killed, second.killed) == (["Goris", "Sotk"], Toll(4), Toll(5))


def test_unlike_arrests_of_one_day_in_one_town_stay_apart() -> None:
    unlike = code(
        "Police arrested a banker for fraud in Goris on Monday. Agents detained two activists in Goris on Monday."
    )
    alike = code("Police arrested a banker in Goris on Monday. The banker was detained in Goris on Monday at his home.")
    assert (len(unlike), len(alike)) == (2, 1)


def test_the_reasons_say_which_date_an_undated_event_was_given() -> None:
    [alone] = code("Shells hit a school in Goris.")
    [after] = code("On Monday the governor spoke. Shells hit a school in Goris.")
    assert alone.reasons == ("no date in the sentence: dated by the day of publication",)
    assert after.reasons == ("no date in the sentence: dated by what the text tells before",)


def test_a_road_blocked_for_long_was_opened_on_the_day_of_its_opening() -> None:
    [event] = code("Blocked since December 2022, the road to Goris was opened on Tuesday.")
    assert (event.sub_type, days(event)) == ("Other", ("2023-09-19", "2023-09-19"))
