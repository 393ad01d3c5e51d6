"""How many people a sentence says were killed and injured."""

from __future__ import annotations

import pytest

from geo.events.casualties import find_casualties
from geo.events.counts import Fate
from geo.events.quantities import read_number
from geo.model import Toll


def killed_and_injured(text: str) -> tuple[Toll | None, Toll | None]:
    counts = find_casualties(text)
    killed = next((c.toll for c in counts if c.fate is Fate.KILLED), None)
    injured = next((c.toll for c in counts if c.fate is Fate.INJURED), None)
    return killed, injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two civilians were killed and 23 were wounded.", 2, 23),
        ("A mother and her two children were killed.", 3, None),
        ("Shelling killed a woman and her two grandchildren.", 3, None),
        ("A civilian and his son were killed by gunmen.", 2, None),
        ("A further four people died.", 4, None),
        ("The strike injured three Russians, two of them journalists.", None, 3),
        ("Artillery fire killed two people and injured two others.", 2, 2),
        ("Three soldiers were killed and four wounded.", 3, 4),
        ("They reported two wounded servicemen.", None, 2),
        ("Seven soldiers, four Armenians and three Azerbaijanis, were killed.", 7, None),
        ("16 of its soldiers and two civilians had been killed and more than 100 people wounded.", 18, 100),
        ("The offensive had cost at least 200 lives and left 400 people wounded.", 200, 400),
        ("Four people including a girl of seven were killed and 13 wounded.", 4, 13),
        ("They reported the deaths of two soldiers.", 2, None),
        ("Gunmen shot and killed a social leader who was a lawyer.", 1, None),
        ("Gunmen shot dead a 60-year-old former administrator.", 1, None),
        ("A man was injured and later died.", 1, 1),
        ("The bodies of four business persons were found.", 4, None),
        ("1,050 people were wounded.", None, 1050),
        ("3 fatalities.", 3, None),
        ("Twenty-one civilians were killed.", 21, None),
        ("Nobody was hurt.", 0, 0),
        ("No casualties were reported.", 0, 0),
        ("There were no fatalities.", 0, None),
    ],
)
def test_numbers_of_people_are_read(text: str, killed: int | None, injured: int | None) -> None:
    found = killed_and_injured(text)
    assert [toll.best if toll else None for toll in found] == [killed, injured]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Rebels hacked 13 civilians to death.", 13, None),
        ("Men shot a police inspector's wife dead.", 1, None),
        ("Gunmen gunned down a former policeman and his brother.", 2, None),
        ("Soldiers shot at a car, killing three animal shelter volunteers.", 3, None),
        ("The journalist Dom Miller and the expert Bruno Costa were ambushed and killed.", 2, None),
        ("A gunman killed 19 children and two teachers and wounded 17 others.", 21, 17),
        ("Nobody was killed, but six people were hurt.", 0, 6),
        ("They hacked a party leader and left him critically injured.", None, 1),
        ("Four people perished in the blast.", 4, None),
        ("The army reported the death in combat of a rebel commander.", 1, None),
    ],
)
def test_people_are_counted_wherever_they_stand(text: str, killed: int | None, injured: int | None) -> None:
    found = {count.fate: count.toll.best for count in find_casualties(text)}
    assert (found.get(Fate.KILLED), found.get(Fate.INJURED)) == (killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "The blast destroyed three tanks and killed 25 cattle.",
        "Five drones were shot down.",
        "Children were not wounded.",
        "The plan could have killed dozens.",
        "He was fired after two years.",
        "The talks lasted two hours.",
    ],
)
def test_things_and_what_did_not_happen_are_not_counted(text: str) -> None:
    assert killed_and_injured(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("At least 30 people were killed.", Toll(30, 30, None)),
        ("Up to 40 people were killed.", Toll(40, None, 40)),
        ("About 70 people were killed.", Toll(70)),
        ("Dozens were killed.", Toll(None, 24, 99)),
        ("Five or six people were killed.", Toll(None, 5, 6)),
        ("Between two to three persons were killed.", Toll(None, 2, 3)),
        ("That brought the death toll to 15.", Toll(15, note="running total")),
        ("4 fatalities split across 3 events.", Toll(2, note="a share of a larger total")),
        ("An unknown number of fatalities coded as 3.", Toll(3, note="estimated by a coder")),
    ],
)
def test_bounds_and_qualifications_are_kept(text: str, toll: Toll) -> None:
    assert killed_and_injured(text)[0] == toll


def test_killed_and_injured_together_are_marked_and_no_number_of_either() -> None:
    toll = Toll(None, None, 300, "killed and injured together")
    assert killed_and_injured("300 people were wounded or killed.") == (toll, toll)


def test_two_parties_figures_stay_two_counts() -> None:
    counts = find_casualties(
        "They reported the deaths of two soldiers and claimed that at least five men had been killed."
    )
    assert [c.toll.best for c in counts] == [2, 5]


def test_fatalities_that_a_coder_put_elsewhere_are_not_counted() -> None:
    assert (
        find_casualties("Two soldiers were killed at unspecified locations (fatalities coded to Talakivka event).")
        == []
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [("23", 23), ("1,050", 1050), ("twenty-three", 23), ("two dozen", 24), ("2 thousand", 2000), ("many", None)],
)
def test_written_numbers_are_read(words: str, number: int | None) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("At 5 p.m. a drone struck a bus, killing Lt. Gen. V. Miller.", 1),
        ("Dr. A. K. Petrov and two nurses were killed.", 3),
        ("Ten people - seven civilians and three soldiers - were killed.", 10),
        ("Killed in the strike on the town on Sunday were a doctor and two nurses.", 3),
        ("The army lost two men.", 2),
    ],
)
def test_people_with_titles_in_asides_and_after_the_verb_are_counted(text: str, killed: int) -> None:
    assert killed_and_injured(text)[0] == Toll(killed)
