"""Where sentences end, and where full stops end none."""

from __future__ import annotations

import pytest

from geo.events.sentences import split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. J. R. Smith said Gen. Petrov had left.",
        "The U.S. Army moved 3.5 kilometres north.",
        "It began on Sept. 19 at dawn.",
        "No. 5 brigade held the hill.",
        "He paid 1,000.50 dollars to J. Doe.",
    ],
)
def test_full_stops_of_abbreviations_initials_and_numbers_end_no_sentence(whole: str) -> None:
    assert texts(whole) == [whole]


def test_quotations_end_with_their_own_full_stop() -> None:
    assert texts('"We heard shells." He ran. “Then it stopped.” She stayed.') == [
        '"We heard shells."',
        "He ran.",
        "“Then it stopped.”",
        "She stayed.",
    ]


def test_a_clock_time_can_end_a_sentence() -> None:
    assert texts("They left at 5 p.m. Police came later.") == ["They left at 5 p.m.", "Police came later."]


def test_a_month_is_an_abbreviation_only_where_a_date_can_stand() -> None:
    assert texts("A man died in Corona del Mar. 1 fatality.") == ["A man died in Corona del Mar.", "1 fatality."]
    assert len(texts("It was on Mar. 1 that he died.")) == 1


def test_list_items_and_headlines_are_sentences_of_their_own() -> None:
    assert texts("Shelling continues\n\n- one house hit\n- two cars burned. Nobody hurt\n\nThe end.") == [
        "Shelling continues",
        "one house hit",
        "two cars burned.",
        "Nobody hurt",
        "The end.",
    ]


def test_wrapped_lines_belong_together() -> None:
    assert len(texts("Two soldiers\nwere killed near\nGoris.")) == 1


def test_paragraphs_are_numbered() -> None:
    assert [s.paragraph for s in split_sentences("One. Two.\n\nThree.")] == [0, 0, 1]


def test_a_text_without_words_has_no_sentences() -> None:
    assert split_sentences(" \n\n ... \n") == []


def test_what_runs_on_without_a_full_stop_is_cut_between_words() -> None:
    found = split_sentences("word " * 2000)
    assert len(found) > 1
    assert max(len(s.text) for s in found) <= 2000
    assert " ".join(s.text for s in found) == ("word " * 2000).strip()
