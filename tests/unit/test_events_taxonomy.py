"""The taxonomy file: what it must hold, what its words find, what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import TaxonomyError
from geo.events import load_taxonomy

LABELS = [
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
    "Diplomacy",
    "Humanitarian",
]
SMALL = """
[words]
gun = ["rifle*", "pistol*"]
[[types]]
key = "shots"
label = "Shots"
colour = "#112233"
description = "Shots fired."
excludes = ["fired from_his job"]
[[types.sub_types]]
name = "Fire"
cues = ["fired"]
sure = ["fired ... {gun}"]
weak = ["bang"]
headings = ["Shooting"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "types.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_built_in_types_are_complete_and_told_apart() -> None:
    types = load_taxonomy().types
    assert [entry.label for entry in types] == LABELS
    assert len({entry.colour for entry in types}) == len({entry.key for entry in types}) == len(types)
    assert all(entry.description for entry in types)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Troops clashed with rebels near the town.", "Battles"),
        ("The army captured the village.", "Battles"),
        ("Shells hit the market.", "Explosions/Remote violence"),
        ("A suicide bomber blew himself up.", "Explosions/Remote violence"),
        ("Gunmen abducted a teacher.", "Violence against civilians"),
        ("Residents demonstrated against the mine.", "Protests"),
        ("Rioters threw stones at police.", "Riots"),
        ("Police detained 118 migrants.", "Strategic developments"),
        ("Both sides signed a ceasefire.", "Diplomacy"),
        ("Thousands of people fled the region.", "Humanitarian"),
    ],
)
def test_words_report_a_type(sentence: str, label: str) -> None:
    cues = load_taxonomy().find_cues(sentence)
    assert max(cues, key=lambda cue: cue.strength).type == label


@pytest.mark.parametrize(
    "sentence",
    [
        "She was shelling peas.",
        "He suffered a heart attack.",
        "Workers went on a general strike.",
        "They struck a deal.",
    ],
)
def test_words_that_mean_something_else_are_excluded(sentence: str) -> None:
    fighting = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
    assert not [cue for cue in load_taxonomy().find_cues(sentence) if cue.type in fighting]


def test_own_file_replaces_the_built_in_one(tmp_path: Path) -> None:
    taxonomy = load_taxonomy(written(tmp_path, SMALL))
    assert [entry.label for entry in taxonomy.types] == ["Shots"]
    found = [
        (c.strength, c.start)
        for s in ("He fired.", "He fired three old rifles.", "Bang.")
        for c in taxonomy.find_cues(s)
    ]
    assert found == [(2, 3), (3, 3), (1, 0)]
    assert taxonomy.find_cues("Shooting: nothing more.")[0].strength == 4
    assert taxonomy.find_cues("He was fired from his job.") == []
    assert taxonomy.find_cues("troops clashed") == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("types = 3", r"needs at least one \[\[types\]\]"),
        ("[[types", "not a TOML file"),
        ("[more]\na = 1", "unknown entry more"),
        (SMALL.replace('key = "shots"', ""), r"types\[1\]: needs key"),
        (SMALL.replace("#112233", "blue"), "colour 'blue' must look like"),
        (SMALL.replace("{gun}", "{sword}"), "there is no list 'sword'"),
        (SMALL.replace('cues = ["fired"]', 'cues = "fired"'), "cues: must be a list of texts"),
        (SMALL.replace("weak =", "feeble ="), "unknown feeble"),
        (SMALL.replace('["fired"]', '["...", "f*"]'), "holds no word|must start with a word"),
        (SMALL + SMALL.split("\n", 3)[3], "key 'shots' is given twice"),
    ],
)
def test_a_wrong_file_is_refused_with_what_and_where(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(TaxonomyError, match=complaint):
        load_taxonomy(written(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="cannot be read"):
        load_taxonomy(tmp_path / "none.toml")
