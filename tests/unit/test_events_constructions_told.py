"""The constructions that a careful coder must read: tolls, parties, who says so, places, merging and confidence.

Published on Wednesday 20 September 2023 by The Paper.
"""

from __future__ import annotations

import pytest

from geo.events import merge_events
from geo.model import GeoPrecision, Toll
from tests.hand_made_places import article, code, days, where

# --- casualties ----------------------------------------------------------------------------------------------------

TOGETHER = Toll(None, None, 300, "killed and injured together")


@pytest.mark.parametrize(
    ("told", "killed", "injured"),
    [
        ("Two civilians were killed and 23 were wounded", Toll(2), Toll(23)),
        ("A mother and her two children were killed", Toll(3), None),
        ("A couple and their baby were killed", Toll(3), None),
        ("At least 30 people were killed", Toll(30, 30), None),
        ("More than 50 people were wounded", None, Toll(50, 50)),
        ("Up to 40 people were wounded", None, Toll(40, None, 40)),
        ("Between 10 and 15 people were killed", Toll(None, 10, 15), None),
        ("Dozens were killed", Toll(None, 24, 99), None),
        ("Hundreds of people were wounded", None, Toll(None, 200, 999)),
        ("There were no casualties", Toll(0), Toll(0)),
        ("Some 40 people, six of them children, were killed", Toll(40), None),
        ("300 people were wounded or killed", TOGETHER, TOGETHER),
        ("Five tanks, three guns and 12 drones were destroyed", None, None),
    ],
)
def test_a_toll_is_kept_as_the_text_gives_it(told: str, killed: Toll | None, injured: Toll | None) -> None:
    (event,) = code(f"{told} when rebels shelled Goris on Monday.")
    assert (event.killed, event.injured) == (killed, injured)


def test_a_further_number_adds_to_the_event_at_its_place_only() -> None:
    (one,) = code("Shelling killed three people in Goris on Monday. A further four died on the way to hospital.")
    assert one.killed == Toll(7)
    first, second = code("Shelling killed three people in Goris on Monday. A further four died in Sotk.")
    assert (first.killed, second.killed) == (Toll(3), Toll(4))


def test_a_running_total_is_marked_as_such() -> None:
    (event,) = code("Shells hit Goris on Monday, bringing the toll to 15.")
    assert event.killed == Toll(15, note="running total")


def test_the_dead_of_a_background_clause_are_of_the_event_that_it_tells() -> None:
    first, second = code("Troops shelled Goris on Monday, a week after rebels killed three men in Sotk.")
    assert (where([first, second]), first.killed, second.killed) == (["Goris", "Sotk"], None, Toll(3))


@pytest.mark.parametrize(
    ("told", "killed"),
    [
        ("An attack in Goris killed four civilians; three of the attackers were killed too.", Toll(7)),
        ("An attack in Goris killed four civilians. Three of the attackers were killed as well.", Toll(7)),
        ("Gunmen killed four guards in Goris, and two attackers were shot dead.", Toll(6)),
        ("An attack in Goris killed ten people, including two attackers.", Toll(10)),
        ("An attack in Goris killed ten people; two of the dead were attackers.", Toll(10)),
    ],
)
def test_the_attackers_dead_are_added_unless_they_are_counted_in(told: str, killed: Toll) -> None:
    (event,) = code(told)
    assert event.killed == killed


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("The army lost five tanks and two men near Goris on Monday.", Toll(2), None),
        ("Shelling killed 12 and wounded 30 cattle in Goris on Monday.", Toll(12), None),
        ("Shelling killed 12 cattle and wounded two men in Goris on Monday.", None, Toll(2)),
    ],
)
def test_people_are_counted_beside_things_and_beasts(sentence: str, killed: Toll | None, injured: Toll | None) -> None:
    (event,) = code(sentence)
    assert (event.killed, event.injured) == (killed, injured)


# --- actors and who says so ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Azerbaijan's defence ministry said rebels shelled Goris.", "Azerbaijan's defence ministry"),
        ("According to residents, rebels shelled Goris.", "residents"),
        ("Rebels shelled Goris, according to the mayor.", "the mayor"),
        ("The Wire reported that rebels shelled Goris.", "The Wire"),
        ("Rebels shelled Goris, The Wire reported.", "The Wire"),
        ("“Rebels shelled Goris,” said Anna Petrosyan.", "Anna Petrosyan"),
        ("Rebels shelled Goris.", "The Paper"),
    ],
)
def test_who_says_so_is_kept_as_written(sentence: str, speaker: str) -> None:
    (event,) = code(sentence)
    assert event.attributed_to == speaker


@pytest.mark.parametrize(
    "told",
    [
        "“They shelled Goris. Three people died,” the mayor said.",
        '"They shelled Goris. Three people died," the mayor said.',
        "The mayor said: “They shelled Goris. Three people died.”",
        "“They shelled Goris,” the mayor said. “It was night. Three people died.”",
        "“They shelled Goris.\n\n“It was night. Three people died,” the mayor said.",
    ],
)
def test_all_sentences_of_a_quotation_have_its_speaker_and_place(told: str) -> None:
    (event,) = code(told)
    assert (event.attributed_to.casefold(), where([event]), event.killed) == ("the mayor", ["Goris"], Toll(3))


def test_a_quotation_ends_with_its_mark() -> None:
    quoted, narrated = code(
        '“Rebels shelled Goris. It was night,” the mayor said. Gunmen shot dead a man in Sotk. A 6" pipe burst.'
    )
    assert (quoted.attributed_to, narrated.attributed_to) == ("the mayor", "The Paper")


def test_who_did_it_and_to_whom_are_named_as_written_without_who_says_so() -> None:
    (event,) = code("Residents said unidentified gunmen shot at Armenian soldiers near Goris on Monday.")
    assert event.actors == ("unidentified gunmen", "Armenian soldiers")


@pytest.mark.parametrize("what", ["Shelling", "Shells", "Explosions", "Rockets and missiles"])
def test_what_strikes_is_no_party(what: str) -> None:
    (event,) = code(f"{what} killed three people in Goris on Monday.")
    assert event.actors == ()


# --- place ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The government of Azerbaijan in Baku said rebels had attacked a post at Goris.",
        "Moscow said that rebels had shelled Goris.",
        "Rebels from Sotk shot dead two men in Goris.",
        "Rebels fired rockets from Sotk at Goris.",
        "Rebels on their way to Sotk attacked a post near Goris.",
        "Two men wounded in shelling of Goris were taken to Yerevan.",
        "YEREVAN - Rebels shelled Goris.",
        "Two men were killed at Goris, the government in Yerevan said.",
        "A convoy from Yerevan was attacked near Goris.",
        "Rebels abducted two teachers from Goris.",
    ],
)
def test_the_place_of_the_event_wins_over_any_other_that_is_named(sentence: str) -> None:
    events = code(sentence)
    assert where(events) == ["Goris"]
    assert events[0].confidence > 0.4


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("en route to Goris", "road to Goris"),
        ("on the road to Goris", "road to Goris"),
        ("on its way to Goris", "road to Goris"),
        ("between Goris and Sotk", "between Goris and Sotk"),
    ],
)
def test_what_happens_on_the_way_is_placed_more_widely(way: str, name: str) -> None:
    (event,) = code(f"A convoy of soldiers was attacked {way} on Monday.")
    assert event.resolution is not None
    place = event.resolution.place
    assert place is not None
    assert (place.name, place.geo_precision) == (name, GeoPrecision.DISTRICT)


def test_a_place_is_inherited_within_its_paragraph_only_and_less_surely() -> None:
    first, second = code("Rebels shelled Goris on Monday. On Tuesday protesters stoned the police.")
    assert where([first, second]) == ["Goris", "Goris"]
    assert second.confidence < first.confidence
    assert where(code("Rebels shelled Goris on Monday.\n\nOn Tuesday protesters stoned the police.")) == ["Goris"]


@pytest.mark.parametrize(
    "told",
    [
        "Rebels shot dead a farmer, and on Tuesday a separate attack in Sotk killed three men.",
        "Gunmen shot dead a farmer on Monday. In a separate attack, rebels shelled Sotk.",
        "Gunmen shot dead a farmer on Monday. On Tuesday rebels shelled Sotk.",
    ],
)
def test_an_event_without_a_place_does_not_take_that_of_another(told: str) -> None:
    (event,) = code(told)
    assert (where([event]), event.killed in {None, Toll(3)}) == (["Sotk"], True)


def test_a_government_is_at_its_seat_for_what_it_says_and_not_for_what_its_army_does() -> None:
    (talks,) = code("The government in Baku offered talks on Monday.")
    (fight,) = code("The government in Baku said on Monday that its army had shelled Goris.")
    assert (talks.type, where([talks])) == ("Diplomacy", ["Baku"])
    assert (fight.type, where([fight])) == ("Explosions/Remote violence", ["Goris"])
    assert "at the seat of those who acted" in talks.reasons


# --- merging and confidence ----------------------------------------------------------------------------------------


def test_reports_of_one_event_are_merged_with_the_reasons_and_their_sources() -> None:
    told = [
        ("a", "AFP", "Shells killed nine people in Goris on Tuesday, the mayor said."),
        ("b", "AFP", "Shells killed nine people in Goris on Tuesday, the mayor said."),
        ("c", "Reuters", "Shelling of Goris killed 11 people on Tuesday, doctors said."),
        ("d", "Reuters", "Shells killed nine people in Goris on Monday, the mayor said."),
    ]
    events = [e for name, publisher, text in told for e in code(text, publisher=publisher, name=name)]
    groups = merge_events(events, {name: article(text, publisher=who, name=name) for name, who, text in told})
    assert sorted([e.evidence.article_id for e in group.reports] for group in groups) == [["a", "b", "c"], ["d"]]
    merged = next(group for group in groups if len(group.reports) == 3)
    assert merged.publishers == ("AFP", "Reuters")
    assert all(link.reasons for link in merged.links)
    assert {(f.toll.best, f.attributed_to) for f in merged.killed} == {(9, "the mayor"), (11, "doctors")}


@pytest.mark.parametrize(
    ("sure", "unsure", "reason"),
    [
        ("Rebels shelled Goris on Monday.", "Rebels shelled Goris.", "no date in the sentence"),
        ("Rebels ambushed troops in Goris on Monday.", "Rebels ambushed troops on the road to Goris on Monday.", "way"),
        ("Gunmen shot dead two men in Goris on Monday.", "Two men were killed in Goris on Monday.", "only hint"),
    ],
)
def test_what_a_text_leaves_open_costs_confidence_and_is_said(sure: str, unsure: str, reason: str) -> None:
    (first,), (second,) = code(sure), code(unsure)
    assert second.confidence < first.confidence
    assert any(reason in why for why in second.reasons)
    assert not any(reason in why for why in first.reasons)


@pytest.mark.parametrize(
    "said",
    [
        "An explosion of unknown origin killed two people in Goris on Monday.",
        "A blast killed two people in Goris on Monday; its cause was not known.",
        "An explosion killed two people in Goris on Monday. It was not immediately clear what caused it.",
        "A mysterious explosion killed two people in Goris on Monday.",
    ],
)
def test_an_explosion_that_nobody_can_explain_is_less_sure(said: str) -> None:
    (event,), (bomb,) = code(said), code("A bomb killed two people in Goris on Monday.")
    assert event.type == bomb.type == "Explosions/Remote violence"
    assert event.confidence < bomb.confidence
    assert any("what caused the explosion is not known" in reason for reason in event.reasons)


def test_background_is_less_sure_than_what_is_news() -> None:
    first, second = code("Rebels shelled Goris on Monday, a day after gunmen killed two men in Sotk.")
    assert (where([first, second]), days(second)) == (["Goris", "Sotk"], ("2023-09-17", "2023-09-17"))
    assert second.confidence < first.confidence
    assert "told as background" in second.reasons
