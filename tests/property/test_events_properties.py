"""What holds of events whatever the text."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dataset.join import events_frame, own_numbers
from geo.events import code_events, load_taxonomy, merge_events
from geo.events.attribution import find_attributions
from geo.events.casualties import find_casualties
from geo.events.clauses import split_clauses
from geo.events.date_words import DateContext
from geo.events.dates import find_dates
from geo.events.expected import expected_toponyms
from geo.events.record import record_of
from geo.events.sentences import split_sentences
from geo.model import Article, Event
from tests.hand_made_places import PLACES, UNKNOWN, article, find_by_hand

FRAGMENTS = [
    *PLACES,
    *UNKNOWN,
    "Shells hit",
    "in",
    "near",
    "the village of",
    "the town of",
    "was shelled",
    "on Tuesday",
    "on 19 September",
    "overnight",
    "since 2020",
    "a day after",
    "in the 1990s",
    "between April and June 2016",
    "for the third day",
    "in the last 48 hours",
    "since the truce",
    "the truce of 10 November 2020",
    "on the 31st",
    "on Friday, 22 September",
    "six in",
    "three people were killed in",
    "and seven in",
    "last week",
    "killed two people",
    "and wounded five",
    "dozens",
    "at least 30",
    "officials said",
    "according to",
    "Troops captured",
    "protesters threw stones at police",
    "signed a ceasefire",
    "fled",
    "denied",
    "not",
    "could",
    "will",
    ",",
    ".",
    ";",
    "and",
    "but",
    "while",
    "which",
    "(",
    ")",
    "\n\n",
    "“",
    "”",
    "Mr.",
    "3.5",
    "Sept. 19",
    "1 fatality.",
    "coded to",
    "31 February 2023",
]
reports = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join)
anything = st.one_of(reports, st.text(max_size=200))
published = st.one_of(st.none(), st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))


def code(text: str, day: dt.date | None, name: str = "a"):  # type: ignore[no-untyped-def]
    made = article(text, day.isoformat() if day else None, name=name)
    return made, code_events(made, find_by_hand(text), load_taxonomy())


@settings(deadline=None)
@given(anything)
def test_sentences_cut_out_themselves_and_do_not_overlap(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.start >= end
        end = sentence.end


@settings(deadline=None)
@given(anything)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join(sentence.text for sentence in split_sentences(text))
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


@settings(deadline=None)
@given(anything)
def test_clauses_cover_the_sentence(text: str) -> None:
    clauses = split_clauses(text)
    assert "".join(text[clause.start : clause.end] for clause in clauses) == text


@settings(max_examples=200, deadline=None)  # a month name loads those of other languages once
@given(anything, published)
def test_events_have_their_evidence_and_an_ordered_period_up_to_publication(text: str, day: dt.date | None) -> None:
    made, events = code(text, day)
    for event in events:
        assert made.body[event.evidence.start : event.evidence.end] == event.evidence.text
        assert 0 <= event.confidence <= 1
        if event.period is not None:
            assert event.period.start <= event.period.end
            assert day is None or event.period.end <= day
        record_of(event)
    assert len({event.id for event in events}) == len(events)


@settings(deadline=None)
@given(anything, published)
def test_coding_is_deterministic_whatever_the_order_of_the_places(text: str, day: dt.date | None) -> None:
    made, events = code(text, day)
    resolutions = find_by_hand(text)
    random.Random(len(text)).shuffle(resolutions)  # noqa: S311  # an order, not a secret
    assert code_events(made, resolutions, load_taxonomy()) == events


@settings(deadline=None)
@given(st.lists(reports, max_size=4), st.randoms(use_true_random=False))
def test_merging_keeps_every_event_and_does_not_depend_on_the_order(texts: list[str], chance: random.Random) -> None:
    day = dt.date(2023, 9, 20)
    coded = [code(text, day, name=str(number)) for number, text in enumerate(texts)]
    events, articles = [e for _, found in coded for e in found], {made.id: made for made, _ in coded}
    groups = merge_events(events, articles)
    assert sorted(e.id for g in groups for e in g.reports) == sorted(e.id for e in events)
    for group in groups:
        exact = {e.period for e in group.reports if e.period and e.period.precision == "day"}
        assert len(exact) <= 1
    chance.shuffle(events)
    assert merge_events(events, articles) == groups


def retold(number: int, sentences: list[tuple[str, str, int, int]], place: str) -> tuple[Article, list[Event]]:
    """Code an article of a sentence or more on what happened in a place, told by one of four publishers."""
    text = " ".join(
        f"{what} in {place} {day}, killing {killed} people and wounding {injured}."
        for what, day, killed, injured in sentences
    )
    publisher = ("AFP", "Reuters", "AP via The Post", "The Courier")[number % 4]
    made = article(text, f"2023-09-2{number % 5}", publisher, str(number))
    return made, code_events(made, find_by_hand(text), load_taxonomy())


told = st.lists(
    st.tuples(
        st.sampled_from(
            ["Shells hit a school", "A shell struck a school", "Gunmen attacked a post", "A bomb went off"]
        ),
        st.sampled_from(
            ["on Monday", "on Tuesday", "on Tuesday morning", "this month", "last week", "on 19 September"]
        ),
        st.integers(0, 60),
        st.integers(2, 9),
    ),
    min_size=1,
    max_size=3,
)
stories = st.lists(st.tuples(told, st.sampled_from(["Shusha", "Lachin", "Lachin district", "Ganja"])), max_size=6)


@settings(deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_shuffled_articles_give_the_same_events_and_days_known_exactly_stay_apart(
    articles: list[tuple[list[tuple[str, str, int, int]], str]], chance: random.Random
) -> None:
    coded = [retold(number, sentences, place) for number, (sentences, place) in enumerate(articles)]
    events, by_id = [e for _, found in coded for e in found], {made.id: made for made, _ in coded}
    groups = merge_events(events, by_id)
    for group in groups:
        assert len({e.period for e in group.reports if e.period and e.period.precision == "day"}) <= 1
        assert len(group.links) == len(group.reports) - 1
        assert all(link.reasons for link in group.links)
        for figures, said in ((group.killed, group.killed_together), (group.injured, group.injured_together)):
            numbers = [n for f in figures for n in (f.toll.low, f.toll.best, f.toll.high) if n is not None]
            assert (said is None) == (not figures)
            assert said is None or said.toll.best is None or said.toll.best in numbers
    chance.shuffle(coded)
    shuffled = [e for _, found in coded for e in found]
    assert merge_events(shuffled, {made.id: made for made, _ in coded}) == groups


@settings(deadline=None)
@given(stories)
def test_a_merged_table_gives_every_report_back_as_it_was(
    articles: list[tuple[list[tuple[str, str, int, int]], str]],
) -> None:
    coded = [retold(number, sentences, place) for number, (sentences, place) in enumerate(articles)]
    events, by_id = [e for _, found in coded for e in found], {made.id: made for made, _ in coded}
    groups = merge_events(events, by_id)
    assert {e.id: e for group in groups for e in group.reports} == {e.id: e for e in events}
    apart, merged = (events_frame(events, some).to_dict("records") for some in ((), groups))
    of_the_event = ("group_id", "principal", "same_because", "own_toll", "together")
    for alone, row in zip(apart, merged, strict=True):
        own = own_numbers(row)
        for name in of_the_event:
            alone.pop(name), own.pop(name)
        assert {key: plain(value) for key, value in own.items()} == {key: plain(value) for key, value in alone.items()}


def plain(value: object) -> object:
    return None if value is None or value is pd.NA or value is pd.NaT else value


@settings(deadline=None)
@given(anything, published)
def test_dates_never_lie_after_publication(text: str, day: dt.date | None) -> None:
    for date in find_dates(text, DateContext(day)):
        assert 0 <= date.start < date.end <= len(text)
        assert date.period is None or date.period.start <= date.period.end
        assert day is None or date.period is None or date.period.end <= day


@settings(deadline=None)
@given(anything)
def test_counts_speakers_and_expected_names_lie_in_the_text(text: str) -> None:
    for count in find_casualties(text):
        assert 0 <= count.start < count.end <= len(text)
        assert all(n is None or n >= 0 for n in (count.toll.best, count.toll.low, count.toll.high))
    for attribution in find_attributions(text):
        assert 0 <= attribution.start < attribution.end <= len(text)
    end = 0
    for toponym in expected_toponyms(text, []):
        assert text[toponym.start : toponym.end] == toponym.name
        assert toponym.start >= end
        end = toponym.end
