"""What a careful coder of short reports, situation reports and wire stories reads that bare words would not tell.

Published on Wednesday 20 September 2023.
"""

from __future__ import annotations

import datetime as dt

import pytest

from geo.events import load_taxonomy, merge_events
from geo.events.casualties import find_casualties
from geo.events.counts import Fate
from geo.events.figures import Figure, together
from geo.model import Toll
from tests.hand_made_places import article, code, days, where


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("The government and the rebels signed a ceasefire in Goris on Monday.", "Agreement"),
        ("Rival militias in Goris agreed on Tuesday to a truce.", "Agreement"),
        ("On Monday elders of two clans signed a peace agreement in Goris.", "Agreement"),
        ("The army reached a deal with the insurgents in Goris on Monday.", "Agreement"),
        ("Armenia and Azerbaijan signed a ceasefire in Moscow on Monday.", "Ceasefire or agreement"),
        ("On Monday Russia and Armenia agreed in Paris to resume diplomatic relations.", "Ceasefire or agreement"),
        ("Armed men robbed a shop in Goris on Monday and fled with the takings.", "Looting/property destruction"),
        ("Armed men robbed a bus in Goris on Monday and shot dead the driver.", "Attack"),
        ("A convoy of aid workers was ambushed by militiamen near Goris on Monday.", "Attack"),
        ("Gunmen ambushed an aid convoy near Goris on Monday.", "Attack"),
        ("Rebels ambushed a military convoy with rifles in Goris on Monday.", "Armed clash"),
        ("A bus on its way from Yerevan to Baku was attacked near Goris on Monday.", "Attack"),
        ("Militants raided Goris on Monday.", "Attack"),
        ("Clashes in Goris killed 25 people on Monday.", "Armed clash"),
        ("Armenia and Azerbaijan accused each other of opening fire near Goris on Monday.", "Armed clash"),
        ("Soldiers and police cordoned off several quarters of Goris on Monday.", "Change to group/activity"),
        ("The authorities raised the threat level in Goris on Monday.", "Change to group/activity"),
        ("A gas explosion in a block of flats in Goris killed nine people.", "Natural disaster or accident"),
        ("A boiler exploded at a mill in Goris on Monday, killing ten workers.", "Natural disaster or accident"),
        ("An explosion at a fireworks factory in Goris killed eight workers.", "Natural disaster or accident"),
        ("A methane blast in a coal mine near Goris killed 20 miners on Monday.", "Natural disaster or accident"),
        ("A storm struck Goris on Monday, killing 12 people.", "Natural disaster or accident"),
        ("A fire broke out in a hostel in Goris on Monday, killing 73 people.", "Natural disaster or accident"),
        ("A dam burst near Goris on Sunday and thousands died.", "Natural disaster or accident"),
        ("Two planes collided in Goris on Saturday; both pilots were killed.", "Natural disaster or accident"),
        ("A bomb hidden in a gas cylinder exploded in Goris on Monday.", "Remote explosive/landmine/IED"),
        ("Workers found an unexploded wartime bomb in Goris on Monday.", "Disrupted weapons use"),
        ("Officers came under fire from gang members in Goris on Monday.", "Armed clash"),
        ("Militants attacked a camp of MSA fighters near Goris on Monday.", "Armed clash"),
        ("Gunmen forced families to leave their homes in Goris on Monday by threats.", "Other"),
        ("Unknown persons vandalised the offices of a party in Goris at night.", "Looting/property destruction"),
        ("A dismissed policeman killed 36 people with a knife in Goris.", "Attack"),
        ("Fans clashed with police in Goris on Sunday as they celebrated the title.", "Violent demonstration"),
        ("The mayor told journalists that missiles had hit two schools in Goris.", "Shelling/artillery/missile attack"),
    ],
)
def test_who_did_what_to_whom_tells_the_type(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thieves stole three cars in Goris on Sunday night.",
        "The central bank in Baku attacked inflation with a rise of its rates on Thursday.",
        "Doctors in Goris are fighting an outbreak of cholera that has killed 30 people.",
        "The opposition won the vote in Yerevan on Sunday by a landslide.",
        "An outbreak of dengue in Goris has left 78 dead, officials said.",
        "A woman died in childbirth at a clinic in Goris on Monday.",
        "Bees attacked mourners at a funeral in Goris on Sunday; two people died.",
        "Police shot dead a dog that had bitten a child in Goris on Monday.",
        "A rocket with three astronauts blasted off near Baku on Friday.",
        "Scientists in Yerevan bombarded lead with protons on Monday.",
        "A gun battle between actors drew visitors to a theme park in Baku on Saturday.",
        "The book describes how soldiers massacred villagers near Shusha in 1992.",
        "Fans poured into the streets of Yerevan on Sunday to celebrate the cup victory.",
        "Supporters filled the streets of Yerevan on Sunday and celebrated the title.",
        "The attack of Goris tore through the defence of Yerevan on Sunday, winning 3-1.",
    ],
)
def test_thieves_winners_and_games_make_no_event(sentence: str) -> None:
    assert code(sentence) == []


def test_a_protest_that_was_left_is_none() -> None:
    events = code("Party supporters assaulted a man who was returning from a rally in Goris on Monday.")
    assert "Protests" not in {event.type for event in events}


def test_a_place_clause_keeps_its_day_to_itself() -> None:
    first, second = code("Jets struck Goris, where hundreds were killed in 2014, on Tuesday.")
    assert (first.type, days(first), first.killed) == (
        "Explosions/Remote violence",
        ("2023-09-19", "2023-09-19"),
        None,
    )
    assert days(second) == ("2014-01-01", "2014-12-31")
    assert second.killed is not None


def test_what_is_said_of_a_town_in_passing_is_not_the_event() -> None:
    event = code("Soldiers killed two men on Monday in Goris, a town where protests broke out in 2016.")[0]
    assert (event.type, days(event)) == ("Violence against civilians", ("2023-09-18", "2023-09-18"))


def test_a_day_after_an_aside_dates_the_main_clause() -> None:
    event = code("Clashes erupted in Goris, the town that had seen protests in 2011, on Sunday, killing four.")[0]
    assert (event.type, days(event)) == ("Battles", ("2023-09-17", "2023-09-17"))


def test_the_line_above_a_list_dates_its_items_and_nothing_after_them() -> None:
    text = (
        "Incidents of 12 September 2023:\n- Gunmen killed two farmers near Goris.\n- A roadside bomb went off in Sotk."
        "\n\nRebels shelled Jermuk."
    )
    assert [(place, days(event)[0]) for place, event in zip(where(code(text)), code(text), strict=True)] == [
        ("Goris", "2023-09-12"),
        ("Sotk", "2023-09-12"),
        ("Jermuk", "2023-09-20"),
    ]


def test_a_headline_and_what_it_heads_are_one_event() -> None:
    text = "Gunmen kill 12 in Goris attack\n\nGunmen attacked a market in Goris on Monday. Three people were hurt."
    (event,) = code(text)
    assert days(event) == ("2023-09-18", "2023-09-18")
    assert (event.killed, event.injured) == (Toll(12), Toll(3))
    assert event.evidence.text == "Gunmen attacked a market in Goris on Monday."


def test_an_undated_sentence_of_another_event_is_no_headline() -> None:
    assert len(code("Gunmen killed two men in Goris.\n\nGunmen killed five men in Goris on 14 September.")) == 2


@pytest.mark.parametrize("written", ["2023/09/12", "2023-09-12", "2023.09.12"])
def test_a_date_may_start_with_its_year(written: str) -> None:
    assert days(code(f"Gunmen killed a priest in Goris on {written}.")[0]) == ("2023-09-12", "2023-09-12")


def test_who_died_of_wounds_was_attacked_where_they_were_wounded() -> None:
    events = code("A man wounded in a shooting in Goris on Sunday died in hospital in Yerevan.")
    assert (where(events), events[0].killed) == (["Goris"], Toll(1))


def test_wounds_on_a_body_are_no_second_victim() -> None:
    counts = find_casualties("The body of a woman with gunshot wounds was found.")
    assert [(count.fate, count.toll) for count in counts] == [(Fate.KILLED, Toll(1))]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Three children who were playing nearby were killed.", 3),
        ("Two women, who had come to sell fish, were shot dead.", 2),
        ("Hooded men shot and killed a coca grower.", 1),
        ("Gunmen killed a stall holder.", 1),
        ("A soldier shot and killed a 17-year-old in the street.", 1),
        ("Police lowered the figure to 12 dead.", 12),
    ],
)
def test_people_are_counted_by_what_they_did_or_do(sentence: str, killed: int) -> None:
    assert [(count.fate, count.toll.best) for count in find_casualties(sentence)] == [(Fate.KILLED, killed)]


@pytest.mark.parametrize("sentence", ["Villagers killed a tiger.", "Soldiers who attacked a village were killed."])
def test_beasts_and_numbers_that_are_not_given_are_not_counted(sentence: str) -> None:
    assert find_casualties(sentence) == []


def test_a_total_that_counts_more_than_this_event_is_marked() -> None:
    (event,) = code("A further four people died in the shelling of Goris on Tuesday, bringing the toll to 15.")
    assert event.killed == Toll(4, note="15 altogether")


def test_the_wounded_of_a_risen_toll_rise_too() -> None:
    text = (
        "Shells hit Goris on Tuesday. Two people were killed and 11 injured. "
        "By evening the toll had risen to five dead and 80 wounded."
    )
    (event,) = code(text)
    assert event.killed is not None
    assert event.injured is not None
    assert (event.killed.best, event.injured.best) == (5, 80)


@pytest.mark.parametrize(
    "correction",
    [
        "The ministry later revised the toll down to 12.",
        "The ministry later corrected the number of dead to 12.",
        "Officials said 12 people had died, not 20.",
        "On Wednesday the ministry put the death toll at 12, down from 20.",
        "The ministry later said only 12 people were killed.",
        "The mayor said the number of dead was 12, not 20 as first reported.",
    ],
)
def test_a_corrected_number_replaces_the_one_before(correction: str) -> None:
    (event,) = code(f"A bomb killed 20 people in Goris on Tuesday, the ministry said. {correction}")
    assert event.killed == Toll(12, note="corrected from 20")


@pytest.mark.parametrize(
    ("more", "killed"),
    [
        ("Two of the dead were doctors, the ministry later said.", Toll(20)),
        ("The office had first reported 12 dead.", None),
        ("The mayor said 12 people were killed.", None),
    ],
)
def test_a_part_of_the_dead_or_another_source_corrects_nothing(more: str, killed: Toll | None) -> None:
    (event,) = code(f"A bomb killed 20 people in Goris on Tuesday, the ministry said. {more}")
    assert event.killed is not None
    assert event.killed.best == 20
    assert killed is None or event.killed == killed


def test_a_correction_in_a_later_article_widens_no_range_of_its_source() -> None:
    first = Figure(Toll(20), "the ministry", "The Courier", "a", dt.date(2023, 9, 19))
    later = Figure(Toll(12, note="corrected from 20"), "The ministry", "The Paper", "b", dt.date(2023, 9, 20))
    said = together([first, later])
    assert said is not None
    assert (said.toll.low, said.toll.best, said.toll.high) == (None, 12, None)


def test_a_corrected_number_and_the_one_before_are_of_one_event() -> None:
    first = code("A bomb killed 30 people in Goris on Tuesday, police said.", name="a")
    text = "A bomb killed 30 people in Goris on Tuesday, police said. Police later lowered the toll to 12."
    second = code(text, published="2023-09-21", publisher="The Courier", name="b")
    articles = {"a": article("", name="a"), "b": article("", "2023-09-21", "The Courier", "b")}
    (group,) = merge_events([*first, *second], articles, load_taxonomy())
    assert len(group.reports) == 2


def test_the_attack_spoken_of_in_a_later_paragraph_is_the_one_told_before() -> None:
    text = (
        "A car bomb exploded in Goris on Monday. The explosion shook the town.\n\nNobody knew why.\n\n"
        "A spokesman said the explosion, which happened at around eight, injured 11 people."
    )
    (event,) = code(text)
    assert event.injured is not None
    assert event.injured.best == 11


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Two people died in a blast in Goris on Monday, according to a hospital director, Ahmad Karimi.",
            "a hospital director, Ahmad Karimi",
        ),
        ("Residents blamed the army for the killing of two boys in Goris on Monday.", "Residents"),
        ("The mayor, Ivan Petrov, told journalists that missiles had hit Goris on Monday.", "The mayor, Ivan Petrov"),
    ],
)
def test_speakers_have_posts_and_names(sentence: str, speaker: str) -> None:
    (event,) = code(sentence)
    assert (event.attributed_to, event.type in {"Protests", "Diplomacy"}) == (speaker, False)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Azerbaijan shelled Goris on Monday.", ("Azerbaijan",)),
        ("The M23 captured Goris on Monday.", ("M23",)),
        ("A mayor was abducted by Al Shabaab near Goris on Sunday.", ("Al Shabaab",)),
        ("Israeli jets struck Goris on Tuesday.", ("Israeli jets",)),
        ("A suicide bomber killed nine people in Goris on Monday.", ("suicide bomber",)),
    ],
)
def test_parties_are_named_without_words_for_troops(sentence: str, actors: tuple[str, ...]) -> None:
    (event,) = code(sentence)
    assert event.actors == actors


def test_a_night_between_two_weekdays_reaches_over_both() -> None:
    (event,) = code("Rockets struck Goris overnight from Monday to Tuesday.")
    assert days(event) == ("2023-09-18", "2023-09-19")


def test_fighting_that_spreads_is_in_both_places() -> None:
    assert where(code("Fighting spread from Sotk to Jermuk on Monday.")) == ["Sotk", "Jermuk"]


def test_a_name_that_struck_a_depot_struck_it_from_afar() -> None:
    (event,) = code("On Monday, Ukraine struck a depot in Goris.")
    assert (event.sub_type, event.actors) == ("Shelling/artillery/missile attack", ("Ukraine",))


@pytest.mark.parametrize("what", ["blocked", "closed"])
def test_a_road_that_stays_closed_since_a_day_is_a_blockade_until_publication(what: str) -> None:
    (event,) = code(f"The road near Goris has been {what} since 12 December 2022.")
    assert event.sub_type == "Shortage or blockade"
    assert days(event) == ("2022-12-12", "2023-09-20")
