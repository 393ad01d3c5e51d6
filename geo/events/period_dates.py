"""Dates that span: ranges of days, months and years, "for the third day", "since the truce"."""

from __future__ import annotations

import datetime as dt
import re

from geo.events.date_words import (
    CASED_MONTH,
    DAY,
    NAMED,
    ORDINALS,
    TO,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    DateContext,
    DateExpression,
    N,
    compiled,
    day,
    day_number,
    in_year,
    month,
    month_number,
    number_of,
    published_of,
    span,
    weekday_on_or_before,
)
from geo.model import DatePrecision, Period

_ORDINAL = "(?:" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))"


def _days_of_months(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "from September 27 to November 10, 2020"."""
    end = in_year(day_number(match["d2"]), month_number(match["m2"]), match["y2"], context.published)
    start = dt.date(int(match["y1"] or end.year), month_number(match["m1"]), day_number(match["d1"]))
    if start > end and not match["y1"]:
        start = start.replace(year=end.year - 1)
    return DateExpression(match.start(), match.end(), span(start, end))


def _listed_days(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "on 18, 19 and 20 September": from the first to the last."""
    end = in_year(day_number(match["d2"]), month_number(match["m2"]), match["y2"], context.published)
    return DateExpression(match.start(), match.end(), span(end.replace(day=day_number(match["d1"])), end))


def _named_day(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "Friday, 22 September": the year in which that day was a Friday, which may be still to come."""
    published = published_of(context)
    for year in (published.year, published.year + 1, published.year - 1, published.year - 2):
        date = dt.date(year, month_number(match["m"]), day_number(match["d"]))
        if date.weekday() == WEEKDAYS[match["w"].casefold()]:
            ahead = date > published
            return DateExpression(match.start(), match.end(), None if ahead else day(date))
    raise ValueError("no such weekday")


def _months(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "from April to June 2016"."""
    first, last = month_number(match["m1"]), month_number(match["m2"])
    published = context.published
    if not match["y"] and published is None:
        raise ValueError("months without a year")
    year = int(match["y"] or 0) or (published.year if published and last <= published.month else 0)
    year = year or (published.year - 1 if published else 0)
    start = month(year - (first > last), first).start
    return DateExpression(match.start(), match.end(), Period(start, month(year, last).end, DatePrecision.RANGE))


def _years(match: re.Match[str], _context: DateContext) -> DateExpression:
    """Read "between 2016 and 2020", "1988-94"."""
    first, last = int(match["y1"]), match["y2"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end <= first:
        raise ValueError("not a range of years")
    period = Period(dt.date(first, 1, 1), dt.date(end, 12, 31), DatePrecision.RANGE)
    return DateExpression(match.start(), match.end(), period)


def _start_of_year(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "since the start of the year"; "at the start of the year" is no finer than the year."""
    published = published_of(context)
    start = {"year": published.replace(month=1, day=1), "month": published.replace(day=1)}[match["unit"].casefold()]
    if match["since"]:
        return DateExpression(match.start(), match.end(), span(start, published), "since")
    precision = DatePrecision.YEAR if match["unit"].casefold() == "year" else DatePrecision.MONTH
    return DateExpression(match.start(), match.end(), Period(start, published, precision))


def _since_then(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "since then" from what was dated last."""
    named = min((date for _, date in context.named), default=None)
    start = context.anchor.start if context.anchor else named
    if start is None:
        raise ValueError("since nothing")
    return DateExpression(match.start(), match.end(), span(start, published_of(context)), "since")


def _nth_day(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "for the third day": the days up to the one that is told of."""
    word = match["n"].casefold()
    count = ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))
    end = context.anchor.end if context.anchor else published_of(context)
    if weekday := match.groupdict().get("w"):  # "for a third day on Tuesday"
        end = weekday_on_or_before(weekday, context.published)
    return DateExpression(match.start(), match.end(), span(end - dt.timedelta(days=count - 1), end), "since")


def _hours(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in the last 48 hours"."""
    published = published_of(context)
    days = max(1, number_of(match["n"]) // 24)
    return DateExpression(match.start(), match.end(), span(published - dt.timedelta(days=days), published))


_RECENT_DAYS = {"day": 7, "week": 30, "month": 120, "year": 1095}


def _recent(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in recent weeks", "the past week", as far back as such words mostly reach."""
    published = published_of(context)
    unit = match["unit"].casefold().rstrip("s")
    days = {"week": 7, "month": 30, "year": 365}[unit] if match["past"] else _RECENT_DAYS[unit]
    return DateExpression(match.start(), match.end(), span(published - dt.timedelta(days=days), published), "since")


def _going_on(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "has been closed for nine months": up to publication."""
    if not _PERFECT.search(match.string, 0, match.start()):
        raise ValueError("over, or not said to go on")
    published, count = published_of(context), number_of(match["n"])
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[match["unit"].casefold()] * count
    return DateExpression(match.start(), match.end(), span(published - dt.timedelta(days=days), published), "since")


_PERFECT = re.compile(r"\b(?:has|have)\s+(?:now\s+|already\s+)?(?:been\b)?[^.;]{0,80}$", re.IGNORECASE)


def _day_of_month(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "on the 19th": the last one."""
    published, number = published_of(context), day_number(match["d"])
    date = published
    while date.day != number:
        date -= dt.timedelta(days=1)
        if (published - date).days > _TWO_MONTHS_DAYS:
            raise ValueError("no such day")
    return DateExpression(match.start(), match.end(), day(date))


_TWO_MONTHS_DAYS = 62


def _eve(match: re.Match[str], context: DateContext) -> DateExpression:
    date = in_year(day_number(match["d"]), month_number(match["m"]), match["y"], context.published)
    return DateExpression(match.start(), match.end(), day(date - dt.timedelta(days=1)))


def _since_named(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "since the truce", where the article says when that was."""
    start = dict(context.named).get(named_key(match["what"]))
    if start is None and re.search(r"\d", match.group()):
        raise ValueError("the year says more: since the 2020 truce")
    if start is None:  # the article does not say when that was
        published = published_of(context)
        return DateExpression(match.start(), match.end(), Period(published, published, DatePrecision.UNKNOWN), "since")
    return DateExpression(match.start(), match.end(), span(start, published_of(context)), "since")


def named_key(word: str) -> str:
    """Return the one word that a truce, ceasefire or armistice goes by."""
    word = word.casefold().replace("-", "")
    return "truce" if word in {"ceasefire", "armistice", "agreement"} else word


SPANS = compiled(
    (
        (
            rf"\b(?:from\s+|between\s+)?(?P<m1>{CASED_MONTH})\s+(?P<d1>{DAY})(?:,?\s+(?P<y1>{YEAR}))?,?{TO}"
            rf"(?P<m2>{CASED_MONTH})\s+(?P<d2>{DAY})(?!:)(?:,?\s+(?P<y2>{YEAR}))?"
        ),
        _days_of_months,
    ),
    (
        rf"\b(?P<d1>{DAY})(?:,\s+{DAY})*,\s+{DAY}{TO}(?P<d2>{DAY})\s+(?P<m2>{CASED_MONTH})(?:,?\s+(?P<y2>{YEAR}))?",
        _listed_days,
    ),
    (
        rf"\b(?:on\s+)?(?:the\s+)?eve\s+of\s+(?P<d>{DAY})\s+(?P<m>{CASED_MONTH})(?:,?\s+(?P<y>{YEAR}))?",
        _eve,
    ),
    (
        rf"\b(?P<w>{WEEKDAY}),?\s+(?:the\s+)?(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{CASED_MONTH})(?!,?\s+{YEAR})",
        _named_day,
    ),
    (
        (
            rf"\b(?:from|between)\s+(?:early\s+|mid-?\s*|late\s+)?(?P<m1>{CASED_MONTH})(?!\s+\d){TO}(?:early\s+|mid-?\s*|late\s+)?"
            rf"(?P<m2>{CASED_MONTH})(?!\s+\d{{1,2}}\b)(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?"
        ),
        _months,
    ),
    (rf"\b(?:from|between|in)\s+(?P<y1>{YEAR})(?:{TO}|\s*[-–]\s*)(?P<y2>{YEAR}|\d\d\b)(?![-–.]\d)", _years),
    (
        r"\b(?:(?P<since>since)|at|in|from)\s+the\s+(?:very\s+)?(?:start|beginning)\s+of\s+(?:the|this)\s+(?P<unit>year|month)\b",
        _start_of_year,
    ),
)
_FOR_THE_NTH_DAY = (
    rf"\bfor\s+(?:the\s+|an?\s+)?(?P<n>{_ORDINAL})\s+(?:consecutive\s+|straight\s+|successive\s+)?(?:day|night)\b"
    r"(?:\s+in\s+a\s+row|\s+running)?"
)
# Read after the days that they count from.
ONGOING = compiled(
    (rf"{_FOR_THE_NTH_DAY}(?=,?\s+(?:on\s+)?(?P<w>{WEEKDAY}))", _nth_day),
    (_FOR_THE_NTH_DAY, _nth_day),
    (rf"\b(?:in|over|during|within)\s+the\s+(?:last|past|previous)\s+(?P<n>{N})\s+hours\b", _hours),
    (r"\b(?:in|over)\s+(?:the\s+)?(?P<past>)recent\s+(?P<unit>days|weeks|months|years)\b", _recent),
    (r"\b(?:this|the)\s+(?P<past>past)\s+(?P<unit>week|month|year)\b", _recent),
    (
        (
            rf"\bfor\s+(?:the\s+|about\s+|around\s+|over\s+|nearly\s+|almost\s+|more\s+than\s+)?(?P<n>{N})\s+"
            r"(?P<unit>day|week|month|year|decade)s?\b"
        ),
        _going_on,
    ),
    (rf"\bsince\s+the\s+(?:[\w-]+\s+)?(?P<what>{NAMED})\b(?!\s+(?:of|in|on|that)\b)", _since_named),
    (r"\bsince\s+(?:then|that\s+(?:day|date|time)|its\s+(?:start|beginning|outbreak))\b", _since_then),
    (
        (
            r"\b(?:on|in)\s+the\s+(?:(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|hours)\s+of\s+the\s+)?"
            r"(?P<d>\d{1,2}(?:st|nd|rd|th))\b(?!\s+(?:of\b|[a-z]|[A-Z]))"
        ),
        _day_of_month,
    ),
)
