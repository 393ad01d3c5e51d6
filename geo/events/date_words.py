"""The words of dates, and what every reader of a date expression builds on."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from geo.events.quantities import UNITS
from geo.model import DatePrecision, Period

MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
NUMBERS = {word: n for n, word in enumerate(UNITS[:16]) if n}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "twenty": 20, "thirty": 30, "several": 3, "a few": 3}

MONTH = "(?:" + "|".join(sorted((m for m in MONTHS if m != "may"), key=len, reverse=True)) + r"|may)\b\.?"
# Sentences are matched without regard to case, but months are capitalised: "it may march" names none.
CASED_MONTH = f"(?:(?-i:(?=[A-Z])){MONTH})"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + r")\b"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[89]\d\d|20\d\d)\b"
N = "(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"|\d{1,3})"
TO = r"\s*(?:-|–|—|/|\band\b|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# What goes by one word where its date is known: "since the truce".
NAMED = r"(?:truce|cease-?fire|armistice|war|invasion|coup|takeover|agreement)"
SINCE = rf"since\s+(?:the\s+(?:[\w-]+\s+){{0,2}}?{NAMED}\s+(?:(?:signed|agreed|reached|declared)\s+)?(?:of|on|in)\s+)?"
# A day without a year is the last such day before publication, unless what precedes it looks ahead this far.
AHEAD_DAYS = 150
LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|due|planned|scheduled|set\s+for|is\s+to|are\s+to|was\s+to|were\s+to|by|until|till|"
    r"next|upcoming|deadline)\b[^.;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date expression in a sentence and what it means.

    Attributes
    ----------
    start, end : int
        Offsets in the sentence.
    period : Period or None
        None: an expression that dates what is still to come.
    relation : str
        "at": it happened then. "since": it has gone on since then. "offset": so long before or after something else
        that
        the following clause names ("a day after ..."). "state": a period in which something merely held.
    days : int
        For "offset": days by which the clause that follows lies before what the sentence reports.
    """

    start: int
    end: int
    period: Period | None
    relation: str = "at"
    days: int = 0


@dataclass(frozen=True, slots=True)
class DateContext:
    """What relative expressions count from.

    Attributes
    ----------
    published : datetime.date or None
    anchor : Period or None
        What was last dated in the text ("that evening", "a day earlier"); None: nothing yet.
    named : tuple of (str, datetime.date)
        When the text says that a truce or a war began, for "since the truce".
    """

    published: dt.date | None
    anchor: Period | None = None
    named: tuple[tuple[str, dt.date], ...] = ()

    @property
    def base(self) -> dt.date | None:
        """The day that "a day earlier" counts from."""
        return self.anchor.start if self.anchor else self.published


def day(date: dt.date) -> Period:
    """Return the period of one day."""
    return Period(date, date, DatePrecision.DAY)


def month(year: int, number: int) -> Period:
    """Return the period of one calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Period(dt.date(year, number, 1), dt.date(year, number, last), DatePrecision.MONTH)


def span(start: dt.date, end: dt.date) -> Period:
    """Return the period from one day to another, whichever comes first."""
    start, end = min(start, end), max(start, end)
    return Period(start, end, DatePrecision.DAY if start == end else DatePrecision.RANGE)


def number_of(word: str) -> int:
    """Read a number up to 999, in digits or words."""
    word = word.casefold()
    return int(word) if word.isdigit() else NUMBERS[word]


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name or abbreviation."""
    return MONTHS[word.casefold().rstrip(".")]


def day_number(word: str) -> int:
    """Read "19" or "19th"."""
    return int(re.sub(r"\D", "", word))


@lru_cache(maxsize=4096)
def in_year(day_number: int, month_number: int, year: str | None, published: dt.date | None, ahead: int = 0) -> dt.date:
    """Complete a day and month with the year given, or else the last one in which it is not after publication."""
    if year:
        return dt.date(int(year), month_number, day_number)
    if published is None:
        raise ValueError("a day without a year, and nothing to count from")
    for candidate in (published.year + 1, published.year, published.year - 1, published.year - 2, published.year - 3):
        if day_number == 29 and month_number == 2 and not calendar.isleap(candidate):
            continue
        date = dt.date(candidate, month_number, day_number)
        if (date - published).days <= ahead:
            return date
    raise ValueError("no such day")


def days_ahead(match: re.Match[str]) -> int:
    """Return by how many days a date may lie after publication: 0 unless what precedes it looks ahead."""
    return AHEAD_DAYS if LOOKS_AHEAD.search(match.string, max(0, match.start() - 60), match.start()) else 0


def weekday_on_or_before(name: str, published: dt.date | None) -> dt.date:
    """Return the last day of that name up to publication."""
    if published is None:
        raise ValueError("a weekday, and nothing to count from")
    return published - dt.timedelta(days=(published.weekday() - WEEKDAYS[name.casefold()]) % 7)


def published_of(context: DateContext) -> dt.date:
    """Return the day of publication; ValueError, which drops the expression, without one."""
    if context.published is None:
        raise ValueError("nothing to count from")
    return context.published


def expression_at(match: re.Match[str], period: Period) -> DateExpression:
    """Make an expression of a match, "since" where the match begins with that word."""
    since = (match.groupdict().get("since") or "").strip().casefold()
    if since and not since.startswith("since"):
        since = ""
    return DateExpression(match.start(), match.end(), period, "since" if since else "at")


def open_ended(expression: DateExpression, context: DateContext) -> DateExpression:
    """Turn "since X" into the period from X to publication, keeping what X was."""
    if expression.relation != "since" or expression.period is None or context.published is None:
        return expression
    start = expression.period.start
    if start > context.published:
        return expression
    return DateExpression(expression.start, expression.end, span(start, context.published), "since")


Reader = Callable[[re.Match[str], DateContext], DateExpression | None]
Readers = tuple[tuple[re.Pattern[str], Reader], ...]


def compiled(*rows: tuple[str, Reader]) -> Readers:
    """Compile the patterns of readers; what an earlier one takes, a later one does not see."""
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in rows)
