"""Which patterns of a taxonomy a sentence is searched for."""

from __future__ import annotations

import pytest

from geo.events.cue_index import CueIndex, CuePattern, lowered
from geo.events.cue_patterns import further_stems, phrase, stems
from geo.events.taxonomy import load_taxonomy


def pattern(cue: str, strength: int = 2) -> CuePattern:
    return CuePattern(
        phrase(cue, {}, "test"), cue, "", strength, 1, stems(cue.split()[0], {}, "test"), further_stems(cue, {})
    )


def likely(sentence: str, *cues: str, strength: int = 2) -> list[tuple[int, str]]:
    index = CueIndex([pattern(cue, strength) for cue in cues])
    return [(position, found.type) for position, found in index.likely(sentence)]


@pytest.mark.parametrize(
    ("sentence", "cue", "position"),
    [
        ("They Shelled it", "shell*", 5),
        ("The army's loss", "army", 4),
        ("a self-defence unit", "self-defen*", 2),
        ("a selfdefence unit", "self-defen*", 2),
        ("near Al Shabaab posts", "al_shabaab", 5),
        ("fired an old rifle", "fired ... gun*|rifle*", 0),
        ("the armed men fled", "armed_men", 4),
        ("an air-raid shelter opened", "air raid", 3),
    ],
)
def test_a_pattern_is_tried_where_a_word_of_its_own_begins(sentence: str, cue: str, position: int) -> None:
    assert likely(sentence, cue) == [(position, cue)]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("They smelled it", "shell*"),
        ("The armyworm came", "army"),
        ("fired from his job", "fired ... gun*|rifle*"),
        ("a pre-shelled nut", "shell*"),
    ],
)
def test_a_pattern_without_its_words_is_not_tried(sentence: str, cue: str) -> None:
    assert likely(sentence, cue) == []


def test_an_exclusion_may_begin_inside_a_word_with_hyphens() -> None:
    assert likely("a pre-shelled nut", "shell*", strength=0) == [(6, "shell*")]


def test_patterns_come_in_the_order_of_the_sentence_then_of_the_file() -> None:
    assert likely("Rebels fired and fled", "fled", "fire*", "fired", "rebel*") == [
        (0, "rebel*"),
        (7, "fire*"),
        (7, "fired"),
        (17, "fled"),
    ]


def test_a_cue_is_found_where_it_stands_behind_a_letter_that_is_two_in_lower_case():
    sentence = "İZMİR: Gunmen SHELLED the town"
    assert len(sentence.lower()) > len(sentence)
    assert len(lowered(sentence)) == len(sentence)
    (cue,) = [cue for cue in load_taxonomy().find_cues(sentence) if sentence[cue.start : cue.end] == "SHELLED"]
    assert cue.sub_type == "Shelling/artillery/missile attack"


def test_capitals_matter_to_a_name_and_to_nothing_else():
    named = pattern("captured ^")
    assert named.match("Rebels Captured Goris", "rebels captured goris", 7)
    assert not named.match("Rebels captured him", "rebels captured him", 7)
    assert pattern("MONUSCO base").match("The Monusco base", "the monusco base", 4)
