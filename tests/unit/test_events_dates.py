"""What date expressions mean, relative to Wednesday 20 September 2023."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.events.date_words import DateContext
from geo.events.dates import find_dates, named_days
from geo.model import DatePrecision, Period

WEDNESDAY = dt.date(2023, 9, 20)
CONTEXT = DateContext(WEDNESDAY)


def only(text: str, context: DateContext = CONTEXT) -> Period | None:
    found = find_dates(text, context)
    assert len(found) == 1, [text[e.start : e.end] for e in found]
    return found[0].period


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on Tuesday", "2023-09-19", "2023-09-19", "day"),
        ("on Wednesday", "2023-09-20", "2023-09-20", "day"),
        ("Tuesday's clashes", "2023-09-19", "2023-09-19", "day"),
        ("last Wednesday", "2023-09-13", "2023-09-13", "day"),
        ("yesterday", "2023-09-19", "2023-09-19", "day"),
        ("overnight", "2023-09-19", "2023-09-20", "range"),
        ("during the night", "2023-09-19", "2023-09-20", "range"),
        ("the night before", "2023-09-19", "2023-09-19", "day"),
        ("Hours earlier", "2023-09-20", "2023-09-20", "day"),
        ("A day earlier", "2023-09-19", "2023-09-19", "day"),
        ("Five days earlier", "2023-09-15", "2023-09-15", "day"),
        ("a week ago", "2023-09-13", "2023-09-13", "day"),
        ("three weeks ago", "2023-08-28", "2023-09-03", "week"),
        ("two months ago", "2023-07-01", "2023-07-31", "month"),
        ("last week", "2023-09-11", "2023-09-17", "week"),
        ("last month", "2023-08-01", "2023-08-31", "month"),
        ("last year", "2022-01-01", "2022-12-31", "year"),
        ("at the weekend", "2023-09-16", "2023-09-17", "range"),
        ("on 19 September", "2023-09-19", "2023-09-19", "day"),
        ("on Sept. 19", "2023-09-19", "2023-09-19", "day"),
        ("September 19th, 2021", "2021-09-19", "2021-09-19", "day"),
        ("on 26 November", "2022-11-26", "2022-11-26", "day"),
        ("2020-09-27", "2020-09-27", "2020-09-27", "day"),
        ("27.09.2020", "2020-09-27", "2020-09-27", "day"),
        ("9/27/2020", "2020-09-27", "2020-09-27", "day"),
        ("on the night of 18 to 19 September", "2023-09-18", "2023-09-19", "range"),
        ("on 24 and 25 March", "2023-03-24", "2023-03-25", "range"),
        ("September 18-19", "2023-09-18", "2023-09-19", "range"),
        ("from 27 September to 10 November 2020", "2020-09-27", "2020-11-10", "range"),
        ("from 28 December to 3 January 2021", "2020-12-28", "2021-01-03", "range"),
        ("on the morning of the 19th", "2023-09-19", "2023-09-19", "day"),
        ("on New Year's Eve", "2022-12-31", "2022-12-31", "day"),
        ("on Christmas Day 2021", "2021-12-25", "2021-12-25", "day"),
        ("in the second week of January", "2023-01-08", "2023-01-14", "week"),
        ("in the last week of August 2022", "2022-08-25", "2022-08-31", "week"),
        ("in Q3 2022", "2022-07-01", "2022-09-30", "range"),
        ("in the last quarter of 2022", "2022-10-01", "2022-12-31", "range"),
        ("since the start of the year", "2023-01-01", "2023-09-20", "range"),
        ("at the beginning of the year", "2023-01-01", "2023-09-20", "year"),
        ("in April", "2023-04-01", "2023-04-30", "month"),
        ("in November", "2022-11-01", "2022-11-30", "month"),
        ("in November 2020", "2020-11-01", "2020-11-30", "month"),
        ("late July", "2023-07-21", "2023-07-31", "month"),
        ("in 2021", "2021-01-01", "2021-12-31", "year"),
        ("in the 2020 war", "2020-01-01", "2020-12-31", "year"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("in the early 1990s", "1990-01-01", "1993-12-31", "decade"),
        ("since 2020", "2020-01-01", "2023-09-20", "range"),
        ("since Tuesday", "2023-09-19", "2023-09-20", "range"),
        ("since 12 May", "2023-05-12", "2023-09-20", "range"),
        ("over the last three decades", "1993-09-20", "2023-09-20", "range"),
        ("for nearly three decades", "1993-09-20", "2023-09-20", "range"),
        ("since the war began on 27 September 2020", "2020-09-27", "2023-09-20", "range"),
        ("In the six-week war that began on 27 September 2020", "2020-09-27", "2020-11-08", "range"),
        ("this month", "2023-09-01", "2023-09-20", "month"),
    ],
)
def test_expression_is_read_as_its_period(text: str, start: str, end: str, precision: str) -> None:
    expected = Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end), DatePrecision(precision))
    assert only(text) == expected


@pytest.mark.parametrize(
    "text", ["27 septembre 2020", "27 de septiembre de 2020", "27 сентября 2020", "27 Eylül 2020", "27. September 2020"]
)
def test_dates_left_in_another_language_are_read(text: str) -> None:
    assert only(f"on {text}, it said") == Period(dt.date(2020, 9, 27), dt.date(2020, 9, 27), DatePrecision.DAY)


@pytest.mark.parametrize(
    "text", ["next Friday", "planned for Thursday", "tomorrow", "is due on 1 December", "next week"]
)
def test_what_is_announced_has_no_period(text: str) -> None:
    assert only(text) is None


@pytest.mark.parametrize(
    "text",
    ["they may march", "31 June", "the mar of war", "Mayor May said", "at 19:30", "1,234 people", "12 soldiers since"],
)
def test_words_and_impossible_days_are_no_dates(text: str) -> None:
    assert find_dates(text, CONTEXT) == []


def test_anaphoric_expressions_count_from_what_was_dated_last() -> None:
    monday = dt.date(2023, 9, 18)
    context = DateContext(WEDNESDAY, Period(monday, monday, DatePrecision.DAY))
    assert only("That evening", context) == Period(monday, monday, DatePrecision.DAY)
    assert only("two days earlier", context) == Period(dt.date(2023, 9, 16), dt.date(2023, 9, 16), DatePrecision.DAY)


def test_the_night_before_counts_from_a_day_named_in_the_same_sentence() -> None:
    found = find_dates("confirmed on Monday that it had been lost the night before", CONTEXT)
    assert [e.period.start.day for e in found if e.period] == [18, 17]


def test_a_day_after_dates_the_clause_that_follows() -> None:
    [day, offset] = find_dates("on Wednesday, a day after the offensive began", CONTEXT)
    assert day.period is not None
    assert (offset.relation, offset.days, offset.period) == ("offset", 1, None)


def test_without_publication_only_complete_dates_are_read() -> None:
    context = DateContext(None)
    assert find_dates("on Tuesday, last week and on 19 September", context) == []
    assert only("on 19 September 2020", context) == Period(
        dt.date(2020, 9, 19), dt.date(2020, 9, 19), DatePrecision.DAY
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("from September 27 to November 10, 2020", "2020-09-27", "2020-11-10", "range"),
        ("from September 27, 2022, to January 10, 2023", "2022-09-27", "2023-01-10", "range"),
        ("on 16, 17 and 19 September", "2023-09-16", "2023-09-19", "range"),
        ("from April to June 2016", "2016-04-01", "2016-06-30", "range"),
        ("between November and February 2021", "2020-11-01", "2021-02-28", "range"),
        ("between July and August", "2023-07-01", "2023-08-31", "range"),
        ("between 2016 and 2020", "2016-01-01", "2020-12-31", "range"),
        ("in 1988-94", "1988-01-01", "1994-12-31", "range"),
        ("in the summer of 2020", "2020-06-01", "2020-08-31", "range"),
        ("in winter 2020", "2020-12-01", "2021-02-28", "range"),
        ("in the first half of 2022", "2022-01-01", "2022-06-30", "range"),
        ("at the end of August", "2023-08-21", "2023-08-31", "month"),
        ("in the first days of September", "2023-09-01", "2023-09-10", "month"),
        ("for the third day", "2023-09-18", "2023-09-20", "range"),
        ("for a second consecutive night", "2023-09-19", "2023-09-20", "range"),
        ("in the last 48 hours", "2023-09-18", "2023-09-20", "range"),
        ("in recent weeks", "2023-08-21", "2023-09-20", "range"),
        ("the past week", "2023-09-13", "2023-09-20", "range"),
        ("the road has been closed for nine months", "2022-12-24", "2023-09-20", "range"),
        ("between Monday and Wednesday", "2023-09-18", "2023-09-20", "range"),
        ("from Sunday through Tuesday", "2023-09-17", "2023-09-19", "range"),
        ("on the 19th", "2023-09-19", "2023-09-19", "day"),
        ("on the 30th", "2023-08-30", "2023-08-30", "day"),
        ("on the eve of 20 September", "2023-09-19", "2023-09-19", "day"),
        ("on Friday, 15 September", "2023-09-15", "2023-09-15", "day"),
        ("on Thursday, 22 September", "2022-09-22", "2022-09-22", "day"),
        ("19-Sep-2023", "2023-09-19", "2023-09-19", "day"),
        ("two nights ago", "2023-09-18", "2023-09-18", "day"),
        ("a fortnight ago", "2023-09-04", "2023-09-10", "week"),
    ],
)
def test_periods_of_every_form_are_read(text: str, start: str, end: str, precision: str) -> None:
    [found] = find_dates(text, CONTEXT)
    assert found.period is not None
    assert (found.period.start.isoformat(), found.period.end.isoformat(), found.period.precision.value) == (
        start,
        end,
        precision,
    )


def test_a_weekday_tells_the_year_of_a_day_that_is_still_to_come() -> None:
    [found] = find_dates("on Friday, 22 September", CONTEXT)
    assert found.period is None


@pytest.mark.parametrize("text", ["it was closed for three days", "between 2022 and 2020", "on the 31st floor"])
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert find_dates(text, CONTEXT) == []


def test_a_truce_that_the_text_dates_is_counted_from() -> None:
    sentences = ["The truce of 10 November 2020 ended the fighting.", "Families have left since the truce."]
    named = named_days(sentences, dt.date(2020, 11, 25))
    [found] = find_dates(sentences[1], DateContext(dt.date(2020, 11, 25), named=named))
    assert found.period is not None
    assert (found.period.start, found.period.end, found.relation) == (
        dt.date(2020, 11, 10),
        dt.date(2020, 11, 25),
        "since",
    )


def test_since_what_the_text_does_not_date_has_no_precision() -> None:
    [found] = find_dates("Ten soldiers have been killed since the truce.", CONTEXT)
    assert (found.period, found.relation) == (Period(WEDNESDAY, WEDNESDAY, DatePrecision.UNKNOWN), "since")


@pytest.mark.parametrize(
    "text",
    ["since the ceasefire of 10 November 2020", "since the truce signed on 10 November 2020", "since 10 November 2020"],
)
def test_since_a_dated_truce_lasts_until_publication(text: str) -> None:
    assert only(text) == Period(dt.date(2020, 11, 10), WEDNESDAY, DatePrecision.RANGE)


def test_since_then_counts_from_what_was_dated_last_or_else_from_the_war() -> None:
    war = DateContext(WEDNESDAY, named=(("war", dt.date(2022, 2, 24)),))
    assert only("since then", war) == Period(dt.date(2022, 2, 24), WEDNESDAY, DatePrecision.RANGE)
    last = Period(dt.date(2023, 9, 12), dt.date(2023, 9, 12), DatePrecision.DAY)
    assert only("since then", DateContext(WEDNESDAY, last, war.named)) == Period(
        dt.date(2023, 9, 12), WEDNESDAY, DatePrecision.RANGE
    )


def test_later_counts_from_what_was_dated_last_and_not_from_publication() -> None:
    last = Period(dt.date(2023, 9, 12), dt.date(2023, 9, 12), DatePrecision.DAY)
    for text, date in (("48 hours later", 14), ("three days later", 15), ("a week later", 19)):
        assert only(text, DateContext(WEDNESDAY, last)) == Period(
            dt.date(2023, 9, date), dt.date(2023, 9, date), DatePrecision.DAY
        )
    assert find_dates("three days later", CONTEXT) == []
