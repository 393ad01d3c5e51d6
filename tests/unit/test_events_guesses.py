"""What is coded where words are few: hints in short reports, answers to protests, words of sport in earnest."""

from __future__ import annotations

import pytest

from tests.hand_made_places import code, where


def test_a_short_report_with_day_and_place_is_guessed_from_hints_with_less_confidence() -> None:
    [event] = code("On 19 September 2023, a gathering of residents took place in Yerevan against the new law.")
    assert (event.type, where([event])) == ("Protests", ["Yerevan"])
    [guess] = code("On 19 September 2023, a campaign for cleaner water reached Yerevan.")
    assert guess.confidence < 0.6
    assert any("guessed" in reason for reason in guess.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "A campaign for cleaner water reached Yerevan.",
        "On 19 September 2023, the army denied that residents had been shot in Yerevan.",
        "On 19 September 2023, it rained in Yerevan.",
    ],
)
def test_nothing_is_guessed_without_a_day_or_where_an_event_is_denied_or_nothing_hints_at_one(text: str) -> None:
    assert code(text) == []


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Students protested in Yerevan on Tuesday.", "Peaceful protest"),
        ("Students protested in Yerevan on Tuesday. Police arrested 30 of them.", "Protest with intervention"),
        ("Police used tear gas against protesters in Yerevan on Tuesday.", "Protest with intervention"),
        (
            "Students marched through Yerevan on Tuesday; soldiers opened fire on the protesters.",
            "Excessive force against protesters",
        ),
    ],
)
def test_a_protest_is_told_apart_by_how_it_was_answered(text: str, sub_type: str) -> None:
    assert [event.sub_type for event in code(text)] == [sub_type]


def test_an_attack_at_a_match_is_meant_in_earnest() -> None:
    [event] = code("Gunmen killed two men who were watching a football match in Goris on Tuesday.")
    assert event.type == "Violence against civilians"


def test_a_party_that_is_called_a_league_plays_no_game() -> None:
    [event] = code("Activists of the Awami League attacked students in Goris on Tuesday.")
    assert where([event]) == ["Goris"]


def test_what_is_done_after_doing_something_is_the_same_event() -> None:
    [event] = code("Two soldiers died after stepping on a mine in Goris on Tuesday.")
    assert event.type == "Explosions/Remote violence"


def test_since_the_truce_counts_from_the_day_that_the_article_gives_it() -> None:
    events = code(
        "The truce of 10 September was signed in Moscow.\n\nThousands of people have fled Goris since the truce."
    )
    fled = next(event for event in events if where([event]) == ["Goris"])
    assert fled.period is not None
    assert (fled.period.start.isoformat(), fled.period.end.isoformat()) == ("2023-09-10", "2023-09-20")
