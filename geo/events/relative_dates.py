"""Dates that count from another: "overnight", "a day earlier", "last week", "for three decades"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from geo.events.date_words import (
    WEEKDAY,
    DateContext,
    DateExpression,
    N,
    compiled,
    day,
    expression_at,
    month,
    number_of,
    open_ended,
    published_of,
    span,
    weekday_on_or_before,
)
from geo.model import DatePrecision, Period


def _overnight(match: re.Match[str], context: DateContext) -> DateExpression:
    anchor = context.anchor
    date = anchor.end if anchor and anchor.precision is DatePrecision.DAY and anchor.end else published_of(context)
    return DateExpression(match.start(), match.end(), span(date - dt.timedelta(days=1), date))


def _day_word(match: re.Match[str], context: DateContext) -> DateExpression:
    word = match["word"].casefold()
    if word == "tomorrow":
        return DateExpression(match.start(), match.end(), None)
    back = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}.get(word, 0)
    return open_ended(expression_at(match, day(published_of(context) - dt.timedelta(days=back))), context)


def _night_before(match: re.Match[str], context: DateContext) -> DateExpression:
    base = context.anchor.end if context.anchor else published_of(context)
    return DateExpression(match.start(), match.end(), day(base - dt.timedelta(days=1)))


def _same_day(match: re.Match[str], context: DateContext) -> DateExpression:
    if context.anchor is None:
        return DateExpression(match.start(), match.end(), day(published_of(context)))
    return DateExpression(match.start(), match.end(), context.anchor)


def _next_day(match: re.Match[str], context: DateContext) -> DateExpression:
    if context.anchor is None:
        raise ValueError("the next day after nothing")
    return DateExpression(match.start(), match.end(), day(context.anchor.end + dt.timedelta(days=1)))


def _next_unit(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "the following week" from what was dated last."""
    if context.anchor is None:
        raise ValueError("the week after nothing")
    end = context.anchor.end
    period = _week(end + dt.timedelta(weeks=1)) if match["unit"].casefold() == "week" else month(*_months_back(end, -1))
    return DateExpression(match.start(), match.end(), period)


def _later(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "two days later" from what was dated last."""
    if context.anchor is None or context.anchor.precision is not DatePrecision.DAY:
        raise ValueError("later than nothing")
    days = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}
    count, unit = number_of(match["n"]), match["unit"].casefold()
    date = context.anchor.end
    if unit in days:
        return DateExpression(match.start(), match.end(), day(date + dt.timedelta(days=int(days[unit] * count))))
    return DateExpression(
        match.start(), match.end(), month(*_months_back(date, -count * (12 if unit == "year" else 1)))
    )


def _shifted(base: dt.date, count: int, unit: str) -> Period:
    """Go back by so many units; days stay days, longer units become as coarse as they are."""
    if unit in {"hour", "minute"}:
        return day(base - dt.timedelta(days=count // 24 if unit == "hour" else 0))
    if unit in {"day", "night"}:
        return day(base - dt.timedelta(days=count))
    if unit in {"week", "fortnight"}:
        date = base - dt.timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        return day(date) if count == 1 and unit == "week" else _week(date)
    if unit == "month":
        return month(*_months_back(base, count))
    if unit == "decade":
        count *= 10
    year = base.year - count
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)


def _months_back(date: dt.date, count: int) -> tuple[int, int]:
    """Return the year and month so many months before a day."""
    months = date.year * 12 + date.month - 1 - count
    return months // 12, months % 12 + 1


def _week(date: dt.date) -> Period:
    monday = date - dt.timedelta(days=date.weekday())
    return Period(monday, monday + dt.timedelta(days=6), DatePrecision.WEEK)


def _ago(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "three weeks ago" from publication, "a day earlier" from what was dated last."""
    base = published_of(context) if match["how"].casefold() == "ago" else context.base
    if base is None:
        raise ValueError("nothing to count from")
    count = number_of(match["n"]) if match["n"] else 0
    return DateExpression(match.start(), match.end(), _shifted(base, count, match["unit"].casefold()))


_WEEK_DAYS, _MONTH_DAYS, _YEAR_DAYS = 7, 30, 365


def days_back(base: dt.date, days: int) -> Period:
    """Go back from a day by what "five years after ..." counts: so many years lead to a year, not to a day of it.

    Parameters
    ----------
    base : datetime.date
    days : int
        As a `DateExpression` has them; negative: forward.
    """
    if abs(days) >= _YEAR_DAYS:
        return _shifted(base, int(days / _YEAR_DAYS), "year")
    if abs(days) >= _MONTH_DAYS:
        return _shifted(base, int(days / _MONTH_DAYS), "month")
    return day(base - dt.timedelta(days=days))


def _that_day_ago(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "a year ago on Tuesday" and "two weeks ago today": that very day, so long before."""
    weekday = match.groupdict().get("w")
    date = weekday_on_or_before(weekday, context.published) if weekday else published_of(context)
    count, unit = number_of(match["n"]), match["unit"].casefold()
    if unit == "week":
        return DateExpression(match.start(), match.end(), day(date - dt.timedelta(weeks=count)))
    year, number = _months_back(date, count * (12 if unit == "year" else 1))
    return DateExpression(match.start(), match.end(), day(date.replace(year=year, month=number)))


_SO_LONG_AGO = rf"\b(?P<n>{N})\s+(?P<unit>week|month|year)s?\s+ago\s+"
# Read before the weekdays that they hold.
AGO = compiled(
    (rf"{_SO_LONG_AGO}(?:on\s+)?(?P<w>{WEEKDAY})", _that_day_ago),
    (rf"{_SO_LONG_AGO}today\b", _that_day_ago),
)


def _after(match: re.Match[str], _context: DateContext) -> DateExpression:
    """Read "a day after ...": dates the clause that follows, from what the sentence reports."""
    days = {"day": 1, "week": _WEEK_DAYS, "month": _MONTH_DAYS, "year": _YEAR_DAYS}.get(match["unit"].casefold(), 0)
    sign = -1 if match["how"].casefold() == "before" else 1
    count = number_of(match["n"]) if match["n"] else 0
    return DateExpression(match.start(), match.end(), None, "offset", sign * days * count)


def _relative_unit(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "last week", "this month", "last year"."""
    published, unit = published_of(context), match["unit"].casefold()
    back = 0 if match["which"].casefold() in {"this", "earlier this", "later this"} else 1
    if match["which"].casefold() == "next":
        return DateExpression(match.start(), match.end(), None)
    if unit == "week":
        period = _week(published - dt.timedelta(weeks=back))
    elif unit == "month":
        period = month(*_months_back(published, back))
    else:
        year = published.year - back
        period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    return DateExpression(match.start(), match.end(), period)


def _weekend(match: re.Match[str], context: DateContext) -> DateExpression:
    sunday = weekday_on_or_before("sunday", context.published)
    return DateExpression(match.start(), match.end(), span(sunday - dt.timedelta(days=1), sunday))


def _lasting(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "over the last three decades", "for nearly three decades": up to publication."""
    published, count, unit = published_of(context), number_of(match["n"]) if match["n"] else 1, match["unit"].casefold()
    if unit in {"day", "week"}:
        start = published - dt.timedelta(days=count * (7 if unit == "week" else 1))
    else:
        year, number = _months_back(published, count * {"month": 1, "year": 12, "decade": 120}[unit])
        start = dt.date(year, number, min(published.day, calendar.monthrange(year, number)[1]))
    return DateExpression(match.start(), match.end(), span(start, published), "since")


def _days_around(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in the days before" and "in the days that followed"."""
    if match["how"].casefold() == "before":
        base = context.base or published_of(context)
        return DateExpression(
            match.start(), match.end(), span(base - dt.timedelta(days=5), base - dt.timedelta(days=1))
        )
    if context.anchor is None:
        raise ValueError("days that followed nothing")
    if context.anchor.precision is not DatePrecision.DAY:
        return DateExpression(match.start(), match.end(), context.anchor)
    return DateExpression(
        match.start(), match.end(), span(context.anchor.start, context.anchor.end + dt.timedelta(days=7))
    )


# Longest and surest first.
RELATIVE = compiled(
    (
        (
            r"\b(?P<how0>)(?P<word>the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|"
            r"last\s+night|this\s+(?:morning|afternoon|evening))\b"
        ),
        _day_word,
    ),
    (
        (
            r"\b(?:the\s+night\s+before|the\s+(?:previous|preceding)\s+(?:day|night|evening)|"
            r"the\s+day\s+before)\b(?!\s+\w+ed\b)"
        ),
        _night_before,
    ),
    (
        r"\b(?:overnight|during\s+the\s+night|in\s+the\s+night|of\s+the\s+night|through(?:out)?\s+the\s+night)\b",
        _overnight,
    ),
    (rf"\b(?:(?P<n>{N})\s+)?(?P<unit>hour|day|week|month|year)s?\s+(?P<how>after|before)\b(?!\s*[,.;]|$)", _after),
    (
        (
            rf"\b(?:(?:about|around|nearly|almost|some|more\s+than|over)\s+)?(?P<n>{N})\s+(?P<unit>minute|"
            rf"hour|night|day|fortnight|week|month|year|decade)s?\s+(?P<how>ago|earlier|before|previously)\b"
        ),
        _ago,
    ),
    (
        (
            rf"\b(?:(?:about|around|nearly|almost|some|more\s+than|over)\s+)?(?P<n>{N})\s+"
            r"(?P<unit>hour|night|day|fortnight|week|month|year)s?\s+later\b"
        ),
        _later,
    ),
    (
        (
            r"\b(?:(?:later\s+)?(?:the\s+same|that(?:\s+same)?)\s+(?:day|morning|afternoon|evening|night)|"
            r"hours\s+(?:earlier|later|before)|"
            r"later\s+in\s+the\s+day|earlier\s+in\s+the\s+day)\b(?!\s+(?:after|when))"
        ),
        _same_day,
    ),
    (r"\b(?:the\s+(?:next|following)\s+(?:day|morning|afternoon|evening|night)|a\s+day\s+later)\b(?!['’])", _next_day),
    (r"\bthe\s+following\s+(?P<unit>week|month)\b(?!['’])", _next_unit),
    (r"\b(?P<which>earlier\s+this|later\s+this|last|this|next)\s+(?P<unit>week|month|year)\b", _relative_unit),
    (r"\b(?:at|over|during|on)\s+the\s+(?:weekend|week-end)\b|\b(?:last|this)\s+weekend\b", _weekend),
    (
        (
            rf"\b(?:over|in|during|within|for)\s+(?:the\s+)?(?:last|past|nearly|almost|about|"
            rf"more\s+than)\s+(?:(?P<n>{N})\s+)?(?P<unit>day|week|month|year|decade)s?\b"
        ),
        _lasting,
    ),
    (r"\bin\s+the\s+days\s+(?:that\s+)?(?P<how>before|followed|after)\b", _days_around),
)
