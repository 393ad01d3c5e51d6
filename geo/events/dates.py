"""When: the date expressions of a sentence, each read as a period relative to the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from geo.events.calendar_dates import COARSE, FINE
from geo.events.calendar_parts import PARTS
from geo.events.date_words import CASED_MONTH, MONTH, NAMED, WEEKDAY, DateContext, DateExpression, Reader
from geo.events.period_dates import ONGOING, SPANS, named_key
from geo.events.relative_dates import AGO, RELATIVE
from geo.model import DatePrecision, Period


def find_dates(sentence: str, context: DateContext) -> list[DateExpression]:
    """Find the date expressions of a sentence.

    Parameters
    ----------
    sentence : str
    context : DateContext
        Without a publication date only expressions that are complete in themselves are read.

    Returns
    -------
    list of DateExpression
        In the order of the sentence, none overlapping another. No period ends after the day of publication.
    """
    if _MAYBE.search(sentence) is None:
        return []
    found: list[DateExpression] = []
    taken: list[tuple[int, int]] = []
    lacking = {kind for kind, word in _KINDS.items() if word.search(sentence) is None}
    for pattern, reader, kind in _READERS:
        if kind in lacking:
            continue
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            expression = _read(reader, match, _within(context, found, match.start()))
            if expression is not None:
                taken.append((match.start(), match.end()))
                found.append(_not_ahead(expression, context.published))
    return sorted(found, key=lambda e: e.start)


def _within(context: DateContext, found: list[DateExpression], position: int) -> DateContext:
    """Let "the night before" count from a day named earlier in the same sentence."""
    earlier = [e for e in found if e.end <= position and e.period and e.period.precision is DatePrecision.DAY]
    return replace(context, anchor=max(earlier, key=lambda e: e.end).period) if earlier else context


def _read(reader: Reader, match: re.Match[str], context: DateContext) -> DateExpression | None:
    try:
        return reader(match, context)
    except (ValueError, OverflowError):
        return None  # "31 February", "200 years ago": not a day that there is


def _not_ahead(expression: DateExpression, published: dt.date | None) -> DateExpression:
    """Cut a period at publication; what starts later is announced, not reported."""
    period = expression.period
    if published is None or period is None or period.end <= published:
        return expression
    if period.start > published:
        return DateExpression(expression.start, expression.end, None, expression.relation)
    precision = period.precision if period.precision is not DatePrecision.DAY else DatePrecision.RANGE
    if period.precision in (DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WEEK, DatePrecision.DECADE):
        precision = period.precision
    cut = Period(period.start, published, precision)
    return DateExpression(expression.start, expression.end, cut, expression.relation, expression.days)


def named_days(sentences: Iterable[str], published: dt.date | None) -> tuple[tuple[str, dt.date], ...]:
    """Find when a text says that a truce or a war began, which other sentences count from ("since the truce").

    Parameters
    ----------
    sentences : iterable of str
    published : datetime.date or None

    Returns
    -------
    tuple of (str, datetime.date)
        Each kind of event once, with the first day that is given for it.
    """
    found: dict[str, dt.date] = {}
    for sentence in sentences:
        for match in _NAMED.finditer(sentence):
            dates = find_dates(sentence, DateContext(published))
            near = [d for d in dates if d.period and 0 <= d.start - match.end() <= _NEAR]
            near += [d for d in dates if d.period and 0 <= match.start() - d.end <= 1]
            if near and near[0].period is not None and near[0].relation != "since":
                found.setdefault(named_key(match.group()), near[0].period.start)
    return tuple(found.items())


_NAMED = re.compile(rf"\b{NAMED}\b", re.IGNORECASE)
_NEAR = 30  # characters from "truce" to "that was signed on 10 November"
_MAYBE = re.compile(
    rf"\d|{WEEKDAY}|{MONTH}|\b(?:since|recent|eve|hours|nights?|weeks?|months?|years?|overnight|night|today|yesterday|tomorrow|ago|earlier|before|after|later|same|that|"
    r"next|following|christmas|new\s+year|boxing|last|past|this|previous|spring|summer|autumn|fall|winter|weekend|decades?|days?|fortnight)\b",
    re.IGNORECASE,
)


# The kinds of words that most sentences lack, and without which most patterns cannot match.
_KINDS = {
    CASED_MONTH: re.compile(CASED_MONTH, re.IGNORECASE),
    WEEKDAY: re.compile(WEEKDAY, re.IGNORECASE),
    "(?P<unit>": re.compile(r"\b(?:minute|hour|night|day|fortnight|week|month|year|decade)s?\b", re.IGNORECASE),
}


def _with_kind(pattern: re.Pattern[str], reader: Reader) -> tuple[re.Pattern[str], Reader, str | None]:
    return pattern, reader, next((kind for kind in _KINDS if kind in pattern.pattern), None)


_READERS = tuple(_with_kind(*row) for row in (*AGO, *SPANS, *PARTS, *FINE, *ONGOING, *RELATIVE, *COARSE))
