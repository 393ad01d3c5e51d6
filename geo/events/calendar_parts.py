"""Dates that name a part of the calendar: seasons, quarters, parts and weeks of a month, holidays."""

from __future__ import annotations

import datetime as dt
import re

from geo.events.date_words import (
    CASED_MONTH,
    ORDINALS,
    YEAR,
    DateContext,
    DateExpression,
    compiled,
    day,
    expression_at,
    in_year,
    month,
    month_number,
    open_ended,
)
from geo.model import DatePrecision, Period

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


def _season(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in the summer of 2020" as the north has it; "the first half of 2022"; "in spring", the last one."""
    what = match["what"].casefold()
    if match["y"] is None and (what.endswith("half") or context.published is None):
        raise ValueError("a part of a year that is not named")
    year = int(match["y"] or 0) or _year_of_last(what, context)
    if what.endswith("half"):
        first, last = (1, 6) if what.startswith("first") else (7, 12)
    else:
        first, last = _SEASONS[what]
    end = month(year + (last < first), last).end
    return DateExpression(match.start(), match.end(), Period(dt.date(year, first, 1), end, DatePrecision.RANGE))


def _year_of_last(season: str, context: DateContext) -> int:
    """Return the year in which the last such season before publication began."""
    published = context.published or dt.date.min
    return published.year - (published.month < _SEASONS[season][0])


_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def _part_of_year(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in late 2022" as the last third of the year."""
    year = int(match["y"])
    first, last = _THIRDS[match["part"].casefold().strip(" -")]
    period = Period(dt.date(year, first, 1), month(year, last).end, DatePrecision.RANGE)
    return open_ended(expression_at(match, period), context)


def _part_of_month(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "at the end of August", "in the first days of September"."""
    number, published = month_number(match["m"]), context.published
    if not match["y"] and published is None:
        raise ValueError("a month without a year")
    year = int(match["y"] or 0) or (published.year - (number > published.month) if published else 0)
    whole, part = month(year, number), match["part"].casefold()
    late = part.startswith(("end", "last", "close"))
    first, last = (21, whole.end.day) if late else (11, 20) if part.startswith("mid") else (1, 10)
    period = Period(whole.start.replace(day=first), whole.start.replace(day=last), DatePrecision.MONTH)
    return DateExpression(match.start(), match.end(), period)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def _quarter(match: re.Match[str], _context: DateContext) -> DateExpression:
    """Read "in the third quarter of 2022", "in Q3 2022"."""
    year, number = int(match["y"]), int(match["q"]) if match["q"] else _QUARTERS[match["n"].casefold()]
    period = Period(dt.date(year, 3 * number - 2, 1), month(year, 3 * number).end, DatePrecision.RANGE)
    return DateExpression(match.start(), match.end(), period)


def _week_of_month(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in the first week of January" as its first seven days."""
    number, which = month_number(match["m"]), match["n"].casefold()
    whole = month(in_year(1, number, match["y"], context.published).year, number)
    first = whole.end.day - 6 if which == "last" else 7 * ORDINALS.index(which) + 1
    start = whole.start.replace(day=first)
    return DateExpression(match.start(), match.end(), Period(start, start + dt.timedelta(days=6), DatePrecision.WEEK))


_HOLIDAYS = {"new year's eve": (31, 12), "new year's day": (1, 1), "christmas eve": (24, 12)}
_HOLIDAYS |= {"christmas day": (25, 12), "boxing day": (26, 12)}


def _holiday(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read a holiday that is the same day every year."""
    name = " ".join(match["name"].casefold().replace("’", "'").split())
    return DateExpression(match.start(), match.end(), day(in_year(*_HOLIDAYS[name], match["y"], context.published)))


PARTS = compiled(
    (
        rf"\bin\s+(?:the\s+)?(?P<what>spring|summer|autumn|fall|winter|(?:first|second)\s+half)(?:\s+(?:of\s+)?(?P<y>{YEAR})|\b(?!\s+(?:of|20)\b))",
        _season,
    ),
    (
        rf"\b(?:(?P<since>since)|in|by|from|until)\s+(?P<part>early[\s-]+|mid[\s-]*|late[\s-]+)(?P<y>{YEAR})",
        _part_of_year,
    ),
    (
        (
            r"\bin\s+(?:Q(?P<q>[1-4])|the\s+(?P<n>first|second|third|fourth|last|final)\s+quarter)\s+(?:of\s+)?"
            rf"(?P<y>{YEAR})"
        ),
        _quarter,
    ),
    (
        (
            rf"\bin\s+the\s+(?P<n>{'|'.join(ORDINALS[:4])}|last)\s+week\s+of\s+(?P<m>{CASED_MONTH})"
            rf"(?:,?\s+(?P<y>{YEAR}))?"
        ),
        _week_of_month,
    ),
    (
        rf"\b(?P<name>New\s+Year['’]s\s+(?:Eve|Day)|Christmas\s+(?:Eve|Day)|Boxing\s+Day)(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?",
        _holiday,
    ),
    (
        (
            r"\b(?:at|in|by|towards?|since)\s+the\s+(?P<part>end|close|last\s+days|beginning|start|first\s+days|middle)\s+of\s+"
            rf"(?P<m>{CASED_MONTH})(?:,?\s+(?P<y>{YEAR}))?"
        ),
        _part_of_month,
    ),
)
