"""Which reports become one event, which never do, and what a group keeps."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from geo.events import EventGroup, figure_range, merge_events
from geo.model import Article, Event
from tests.hand_made_places import article, code

Told = tuple[str, str, str]


def coded(*told: Told, published: str = "2023-09-20") -> tuple[list[Event], dict[str, Article]]:
    """Code texts given as (article, publisher, text)."""
    events = [e for name, publisher, text in told for e in code(text, published, publisher, name)]
    return events, {name: article(text, published, publisher, name) for name, publisher, text in told}


def grouped(*told: Told) -> list[EventGroup]:
    return merge_events(*coded(*told))


def sizes(groups: Sequence[EventGroup]) -> list[int]:
    return sorted(len(group.reports) for group in groups)


def test_one_event_in_two_articles_is_one_group_with_both_reports() -> None:
    [group] = grouped(
        ("a", "AFP", "A missile struck Ganja on Tuesday, killing nine people."),
        ("b", "Reuters", "Nine people were killed by shelling in Ganja on Tuesday."),
    )
    assert [e.evidence.article_id for e in group.reports] == ["a", "b"]
    assert group.publishers == ("AFP", "Reuters")
    [link] = group.links
    assert "the same place" in link.reasons
    assert "the same day" in link.reasons


def test_reports_of_different_known_days_are_never_merged() -> None:
    assert sizes(
        grouped(
            ("a", "AFP", "Shells hit Ganja on Monday, killing two people."),
            ("b", "AFP", "Shells hit Ganja on Tuesday, killing two people."),
            ("c", "AFP", "Shells hit Ganja last week, killing two people."),
        )
    ) == [1, 1, 1]


def test_a_less_exact_report_does_not_bridge_two_days() -> None:
    groups = grouped(
        ("a", "AFP", "Shells hit Ganja on Monday, killing two people."),
        ("b", "AFP", "Shells hit Ganja on Tuesday, killing two people."),
        ("c", "AFP", "Shells hit Ganja this month, killing two people."),
    )
    assert sizes(groups) == [1, 2]


def test_conflicting_figures_stay_side_by_side_with_their_sources() -> None:
    [group] = grouped(
        ("a", "AFP", "Shells killed nine people in Ganja on Tuesday, officials in Baku said."),
        ("b", "Reuters", "Shells killed 12 people in Ganja on Tuesday, doctors said."),
    )
    assert {(f.toll.best, f.attributed_to, f.publisher) for f in group.killed} == {
        (9, "officials in Baku", "AFP"),
        (12, "doctors", "Reuters"),
    }
    assert figure_range(group.killed) == (9, 12)
    assert figure_range(group.injured) is None


def test_figures_too_far_apart_are_two_events() -> None:
    assert sizes(
        grouped(
            ("a", "AFP", "Shells killed one man in Ganja on Tuesday."),
            ("b", "Reuters", "Shells killed 60 people in Ganja on Tuesday."),
        )
    ) == [1, 1]


def test_a_news_agency_counts_once_wherever_it_appears() -> None:
    [group] = grouped(
        ("a", "AP via ClickOnDetroit", "Shells hit Ganja on Tuesday."),
        ("b", "AP", "Shells hit Ganja on Tuesday."),
        ("c", "AFP", "Shells hit Ganja on Tuesday."),
    )
    assert group.publishers == ("AP", "AFP")


@pytest.mark.parametrize(
    "other",
    [
        "Shells hit Goris on Tuesday.",
        "Hundreds protested in Ganja on Tuesday.",
        "Thousands of people fled Ganja on Tuesday.",
    ],
)
def test_other_places_and_other_kinds_of_events_stay_apart(other: str) -> None:
    assert sizes(grouped(("a", "AFP", "Shells hit Ganja on Tuesday."), ("b", "AFP", other))) == [1, 1]


def test_grouping_is_reversible_and_complete() -> None:
    events, articles = coded(
        ("a", "AFP", "Shells hit Ganja, Goris and Sotk on Tuesday. Talks were held in Moscow."),
        ("b", "Reuters", "Shells hit Goris and Ganja on Tuesday."),
    )
    groups = merge_events(events, articles)
    assert sorted(e.id for g in groups for e in g.reports) == sorted(e.id for e in events)
    assert {e.id: e for g in groups for e in g.reports} == {e.id: e for e in events}
    assert merge_events([e for g in groups for e in g.reports], articles) == groups


def test_the_order_of_events_changes_nothing() -> None:
    events, articles = coded(
        *(
            (name, name, "Shells hit Ganja on Tuesday, killing nine people. Rebels shelled Goris and Sotk.")
            for name in "abcdef"
        )
    )
    expected = merge_events(events, articles)
    shuffled = events[:]
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)  # noqa: S311  # an order, not a secret
        assert merge_events(shuffled, articles) == expected


def test_events_without_a_place_or_an_article_stay_alone() -> None:
    events, _ = coded(
        ("a", "AFP", "Gunmen abducted a teacher on Tuesday."), ("b", "AFP", "Gunmen abducted a teacher on Tuesday.")
    )
    groups = merge_events(events, {})
    assert sizes(groups) == [1, 1]
    assert {group.publishers for group in groups} == {("a",), ("b",)}


def test_nothing_gives_nothing() -> None:
    assert merge_events([], {}) == []
    assert figure_range([]) is None
