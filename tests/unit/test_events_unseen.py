"""Wordings met in reports that the rules were not written for, and what is easily taken for an event in other texts.

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
        ("A patrol fell into an ambush near Goris on Monday.", "Armed clash"),
        ("Jihadists stormed the prison of Goris on Monday after a gun duel with its guards.", "Armed clash"),
        ("Three members of a gang died in a confrontation with officers in Goris on Monday.", "Armed clash"),
        ("Officers entered a suburb of Goris on Monday and were received with gunshots.", "Armed clash"),
        ("Rebels fell on a column of the army near Goris on Monday; the column was waylaid.", "Armed clash"),
        ("Soldiers killed two members of the Lion Brigade in Goris on Monday.", "Armed clash"),
        ("Rebels fired 122mm, 120mm and 82mm mortars near Goris on Monday.", "Shelling/artillery/missile attack"),
        ("The army struck an ammunition depot near Goris on Monday.", "Shelling/artillery/missile attack"),
        ("Two jets strafed a camp near Goris on Monday.", "Air/drone strike"),
        ("A booby-trapped house killed a couple in Goris on Monday.", "Remote explosive/landmine/IED"),
        ("Two men went on a knife rampage in Goris on Monday.", "Attack"),
        ("Bandits invaded a village near Goris on Monday.", "Attack"),
        ("The corpse of a trader was left by a road near Goris on Monday.", "Attack"),
        ("Bandits made away with a trader and her son near Goris on Monday.", "Abduction/forced disappearance"),
        ("Soldiers picked up two men in Goris; they have not been seen since.", "Abduction/forced disappearance"),
        ("Judges wore black armbands in Goris on Monday to denounce a decree.", "Peaceful protest"),
        ("Women laid candles at the court of Goris on Monday in memory of a girl.", "Peaceful protest"),
        ("Nurses went on a pen-down strike in Goris on Monday.", "Peaceful protest"),
        ("Thousands defied a curfew in Goris on Monday and demanded the resignation of the mayor.", "Peaceful protest"),
        ("Relatives of a detained officer demanded his release in Goris on Monday.", "Peaceful protest"),
        ("Four protesters had been shot dead in Goris on Monday.", "Excessive force against protesters"),
        ("Stones were exchanged between two families in Goris on Monday.", "Violent demonstration"),
        ("Demonstrators tried to seize the town hall of Goris on Monday.", "Violent demonstration"),
        ("Students of the college of Goris stoned and burned a classmate to death on Monday.", "Mob violence"),
        ("A thief was clobbered to death by motorcycle riders in Goris on Monday.", "Mob violence"),
        ("Two factions chased one another with sticks in Goris on Monday.", "Mob violence"),
        ("Prisoners of two gangs fought in the prison of Goris on Monday.", "Mob violence"),
        ("Air defences took down a drone over Goris on Monday.", "Disrupted weapons use"),
        ("Soldiers put several houses to the torch in Goris on Monday.", "Looting/property destruction"),
        ("An explosion at a shrine in Goris killed 18 people on Monday.", "Remote explosive/landmine/IED"),
        ("A clash between soldiers and rebels caused 120 families to flee from Goris on Monday.", "Armed clash"),
        ("A doctor was taken from his clinic in Goris on Monday by hooded men.", "Abduction/forced disappearance"),
        ("Teachers were prevented by police from marching in Goris on Monday.", "Protest with intervention"),
        ("Activists blockaded a coal terminal in Goris on Monday.", "Peaceful protest"),
        ("Motorcyclists attacked a police post in Goris on Monday.", "Violent demonstration"),
        ("Twenty rebels gave up their guns in Goris on Monday.", "Change to group/activity"),
    ],
)  # fmt: skip
def test_what_happened_is_known_by_less_usual_words(sentence: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(sentence)] == [sub_type]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company suffered heavy losses in Baku on Monday.",
        "Hundreds camped out in Paris on Monday for concert tickets.",
        "The team was mobbed by reporters outside its hotel in Baku on Monday.",
        "The mayor handed over the keys of the city to the carnival prince in Paris on Monday.",
        "The trial of a man accused of killing two women opened in Paris on Monday.",
        "The actor fell ill in Paris on Monday while shooting a film.",
        "No clashes were reported in Goris on Monday.",
        "A woman lit candles in a church in Paris on Monday.",
    ],
)
def test_other_news_is_no_event_of_these_kinds(sentence: str) -> None:
    assert code(sentence) == []


def test_a_bus_that_overturned_was_not_attacked() -> None:
    [event] = code("A bus overturned near Goris on Monday, killing twelve passengers.")
    assert (event.sub_type, event.killed) == ("Natural disaster or accident", Toll(12))


def test_soldiers_who_parade_do_not_protest() -> None:
    assert [e.type for e in code("Soldiers paraded through Paris on Monday.")] != ["Protests"]


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Three of five injured policemen died.", 3, 2),
        ("Two of the seven people wounded in the blast later died in hospital.", 2, 5),
        ("A shell killed the night watchman and wounded a seamstress.", 1, 1),
        ("Three soldiers and two rebels fell in the encounter.", 5, None),
        ("The jets struck several houses, with five dead as a result.", 5, None),
        ("Two Indians and a Pakistani lost their lives.", 3, None),
        ("A worker was riddled with bullets by two men.", 1, None),
        ("He passed away at the scene.", 1, None),
        ("Five others were evacuated with injuries.", None, 5),
        ("The militia claimed to have killed 11 soldiers and no losses of its own.", 11, None),
        ("The corpse of a woman was left by the road.", 1, None),
        ("Five soldiers were reported dead.", 5, None),
        ("One villager was hit by shrapnel.", None, 1),
        ("The gunfire killed the engine.", None, None),
    ],
)
def test_numbers_in_odd_forms(sentence: str, killed: int | None, injured: int | None) -> None:
    counts = {count.fate: count.toll.best for count in find_casualties(sentence)}
    assert (counts.get(Fate.KILLED), counts.get(Fate.INJURED)) == (killed, injured)


def test_what_could_not_be_stopped_happened() -> None:
    [event] = code("Air defences could not stop three drones that fell on Goris on Tuesday.")
    assert (event.sub_type, where([event])) == ("Air/drone strike", ["Goris"])
    assert code("Air defences stopped what could have been an attack on Goris on Tuesday.") == []


def test_who_hears_the_fire_is_not_where_it_is() -> None:
    assert where(code("Soldiers exchanged fire near Sotk on Monday. Residents of Goris heard the gunfire.")) == ["Sotk"]
    assert where(code("Residents of Goris heard the gunfire from Sotk on Monday.")) == ["Sotk"]
    assert where(code("Residents of Goris heard gunfire on Monday.")) == ["Goris"]


def test_a_relative_clause_of_another_year_dates_itself_only() -> None:
    events = code("In Lachin, where a bridge was blown up in 2020, two men were killed on Monday.")
    assert [(days(e), e.killed) for e in events] == [
        (("2020-01-01", "2020-12-31"), None),
        (("2023-09-18", "2023-09-18"), Toll(2)),
    ]
    assert days(code("In Lachin, where a bridge was blown up in 2020, two men were killed.")[-1])[0] == "2023-09-20"


def test_the_day_of_what_the_sentence_goes_on_to_is_not_shared() -> None:
    [fled] = code("People fled from Goris, and the council ceased to exist on 9 September.")
    assert days(fled)[0] == "2023-09-20"


def test_a_sentence_shares_out_what_the_one_before_tells() -> None:
    events = code(
        "The army has taken nine villages in three districts, the president said in Baku on Tuesday. "
        "Two of the villages lie in Lachin, three in Aghdam and four in Kalbajar."
    )
    shared = [e for e in events if any("shared out" in reason for reason in e.reasons)]
    assert where(shared) == ["Lachin", "Aghdam", "Kalbajar"]
    assert {e.type for e in shared} == {"Battles"}


def test_each_of_two_places_has_what_happened_there() -> None:
    events = code("Clashes in Goris and air strikes on Sotk.")
    assert where(events) == ["Goris", "Sotk"]
    assert [e.type for e in events] == ["Battles", "Explosions/Remote violence"]


def test_deaths_along_a_border_are_not_those_of_the_last_place() -> None:
    events = code("Shells struck Goris on Monday. At least 49 soldiers were killed on the border, the army said.")
    assert where(events) == ["Goris"]
    assert events[0].killed is None


def test_those_shot_at_a_protest_count_but_not_those_it_is_about() -> None:
    [shot] = code("Police opened fire on protesters heading for the palace in Goris on Monday, leaving seven dead.")
    [about] = code("Women marched in Goris on Monday to protest the death of a girl.")
    assert (shot.killed, about.killed) == (Toll(7), None)


def test_a_report_that_opens_with_day_and_place_sets_the_scene() -> None:
    [event] = code("On 18 September 2023, armed men came to a farm near Goris. They hacked two labourers to death.")
    assert (where([event]), days(event)[0], event.killed) == (["Goris"], "2023-09-18", Toll(2))
    assert "the sentence names no place: taken from the one before" in event.reasons


def test_a_fight_that_an_entry_led_to_is_what_is_coded() -> None:
    [event] = code("Police entered a suburb of Goris on Monday. Two suspects were killed in the shootout.")
    assert (event.sub_type, event.killed) == ("Armed clash", Toll(2))


def test_a_later_toll_that_adds_up_replaces_the_first() -> None:
    [event] = code(
        "A bomb killed three people in Goris on Monday. One more died in hospital, bringing the toll to four."
    )
    assert event.killed is not None
    assert event.killed.best == 4


def test_another_speaker_widens_a_toll() -> None:
    [event] = code(
        "Mortars were fired at a base near Goris on Monday. There were no casualties, the army said. "
        "The rebels said they had killed six soldiers."
    )
    assert event.killed is not None
    assert (event.killed.best, event.killed.high) == (0, 6)
    assert "6 according to The rebels" in event.killed.note


def test_unrest_without_a_day_is_of_the_day_that_the_story_began() -> None:
    events = code("Hundreds marched through Yerevan on Tuesday.\n\nProtests were also held in Goris.")
    assert [days(e)[0] for e in events] == ["2023-09-19", "2023-09-19"]


def test_a_road_that_has_been_closed_since_a_blockade_is_no_protest() -> None:
    [event] = code("The road to Goris has been closed to traffic since the blockade began in December 2022.")
    assert (event.sub_type, days(event)[0]) == ("Shortage or blockade", "2022-12-01")
