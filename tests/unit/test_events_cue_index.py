"""Which patterns of a taxonomy a sentence is searched for."""

from __future__ import annotations

import pytest

from geo.events.cue_index import CueIndex, CuePattern
from geo.events.cue_patterns import compile_pattern, further_stems, phrase, stems


def pattern(cue: str, strength: int = 2) -> CuePattern:
    regex = compile_pattern(phrase(cue, {}, "test"), "test")
    return CuePattern(regex, cue, "", strength, 1, stems(cue.split()[0], {}, "test"), further_stems(cue, {}))


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
