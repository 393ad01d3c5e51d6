"""Calendar dates: days, weekdays, ranges, months, years and decades, in full or with parts left out."""

from __future__ import annotations

import calendar
import datetime as dt
import importlib
import re
from functools import lru_cache

from geo.events.date_words import (
    CASED_MONTH,
    DAY,
    MONTH,
    MONTHS,
    NAMED,
    SINCE,
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
    days_ahead,
    expression_at,
    in_year,
    month,
    month_number,
    number_of,
    open_ended,
    published_of,
    span,
    weekday_on_or_before,
)
from geo.model import DatePrecision, Period


def _iso(match: re.Match[str], context: DateContext) -> DateExpression:
    date = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    return open_ended(expression_at(match, day(date)), context)


def _numeric(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read 27.09.2020 or 9/27/2020: day first unless that is impossible or would lie after publication."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    orders = [(first, second), (second, first)]
    dates = [dt.date(year, m, d) for d, m in orders if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]]
    if context.published is not None:
        dates = [d for d in dates if d <= context.published] or dates
    if not dates:
        raise ValueError("not a date")
    return open_ended(expression_at(match, day(dates[0])), context)


def _day_month(match: re.Match[str], context: DateContext) -> DateExpression:
    date = in_year(day_number(match["d"]), month_number(match["m"]), match["y"], context.published, days_ahead(match))
    return open_ended(expression_at(match, day(date)), context)


def _day_range(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "24 and 25 March", "18-19 September", "27 September to 10 November 2020"."""
    parts = match.groupdict()
    end = in_year(day_number(parts["d2"]), month_number(parts["m2"]), parts["y2"], context.published)
    first_month = month_number(parts["m1"]) if parts.get("m1") else end.month
    start = dt.date(int(parts.get("y1") or end.year), first_month, day_number(parts["d1"]))
    if start > end and not parts.get("y1"):
        start = start.replace(year=end.year - 1)
    return DateExpression(match.start(), match.end(), span(start, end))


def _weekday(match: re.Match[str], context: DateContext) -> DateExpression:
    date = weekday_on_or_before(match["w"], context.published)
    which = (match["which"] or "").casefold().strip()
    if which in {"next", "this coming", "coming"} or _IS_PLANNED.search(match.string, 0, match.start()):
        return DateExpression(match.start(), match.end(), None)
    if which in {"last", "the previous"} and date == context.published:
        date -= dt.timedelta(days=7)
    return open_ended(expression_at(match, day(date)), context)


_IS_PLANNED = re.compile(
    r"\b(?:planned|scheduled|due|expected|set|will|would|convened|called)\s+(?:\w+\s+){0,3}?(?:for|on|by|"
    r"until)\s+$|\bwill\b[^.;,]*\s$",
    re.IGNORECASE,
)


def _weekday_range(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "Monday and Tuesday", "from Monday to Wednesday"."""
    end = weekday_on_or_before(match["w2"], context.published)
    back = (WEEKDAYS[match["w2"].casefold()] - WEEKDAYS[match["w1"].casefold()]) % 7
    return DateExpression(match.start(), match.end(), span(end - dt.timedelta(days=back), end))


def _weekday_night(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "overnight on Tuesday", "the night from Monday to Tuesday": the night that ends then."""
    date = weekday_on_or_before(match["w2"], context.published)
    return DateExpression(match.start(), match.end(), span(date - dt.timedelta(days=1), date))


def _weekday_until_morning(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "late on Wednesday ... until the morning": two days."""
    date = weekday_on_or_before(match["w"], context.published)
    return DateExpression(match.start(), match.end(), span(date, date + dt.timedelta(days=1)))


def _war(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "the six-week war that began on 27 September": from then on, as long as it says."""
    start = in_year(day_number(match["d"]), month_number(match["m"]), match["y"], context.published)
    if match["n"]:
        days = {"day": 1, "week": 7, "month": 30}[match["unit"].casefold()] * number_of(match["n"])
        return DateExpression(match.start(), match.end(), span(start, start + dt.timedelta(days=days)))
    if match["since"]:
        return DateExpression(match.start(), match.end(), span(start, published_of(context)), "since")
    return DateExpression(match.start(), match.end(), day(start), "state")


def _month_only(match: re.Match[str], context: DateContext) -> DateExpression:
    number, year = month_number(match["m"]), match["y"]
    word = match["m"].casefold()
    if not year and not match["part"] and not match["since"]:
        if len(word) == 3 and word != "may":
            raise ValueError("an abbreviation alone is a word of another language")
        if not _MONTH_FOLLOWS.search(match.string, 0, match.start()):
            raise ValueError("a name or a verb")
    if not year:
        published = published_of(context)
        year = str(published.year if number <= published.month else published.year - 1)
    period = _part_of_month(month(int(year), number), (match["part"] or "").casefold().strip(" -"))
    expression = expression_at(match, period)
    # "has run a checkpoint since April" began then: the month is all that is known.
    return expression if expression.relation == "since" and not match["part"] else open_ended(expression, context)


_MONTH_FOLLOWS = re.compile(
    r"\b(?:in|of|since|until|till|by|from|during|for|last|this|and|to|between|through|mid)[\s-]+$", re.IGNORECASE
)


def _part_of_month(whole: Period, part: str) -> Period:
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.end.day)}.get(part, (1, whole.end.day))
    return Period(whole.start.replace(day=first), whole.start.replace(day=last), whole.precision)


def _year_only(match: re.Match[str], context: DateContext) -> DateExpression:
    year = int(match["y"])
    period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    return open_ended(expression_at(match, period), context)


def _decade(match: re.Match[str], _context: DateContext) -> DateExpression:
    year = int(match["y"][:4]) if match["y"][0] in "12" else 1900 + int(match["y"][-2:])
    part = (match["part"] or "").casefold().strip(" -")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    period = Period(dt.date(year + first, 1, 1), dt.date(year + last, 12, 31), DatePrecision.DECADE)
    return DateExpression(match.start(), match.end(), period)


# Languages in which a report may leave a date as it was.
_LANGUAGES = ("fr", "de", "es", "it", "pt", "ru", "uk", "tr", "az", "hy", "pl", "nl")


def _other_language(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "27 septembre 2020", "27 de septiembre de 2020": a month that English does not know."""
    number = _months_elsewhere().get(match["word"].casefold())
    if number is None:
        raise ValueError("no month in these languages either")
    return expression_at(match, day(in_year(day_number(match["d"]), number, match["y"], context.published)))


@lru_cache(maxsize=1)
def _months_elsewhere() -> dict[str, int]:
    """Collect the month names of other languages, loaded when first needed, from dateparser's locale data."""
    months: dict[str, int] = {}
    for language in _LANGUAGES:
        names = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
        for english, number in MONTHS.items():
            months |= {name.casefold(): number for name in names.get(english, ())}
    return months


# Longest and surest first.
FINE = compiled(
    (
        (
            rf"(?:(?P<since>since)\s+)?(?:in\s+)?the\s+(?:(?P<n>{N})-(?P<unit>day|week|month)\s+)?(?:[a-z]+\s+)?"
            r"(?:war|fighting|conflict|offensive|operation|hostilities|violence)\s+(?:that\s+)?(?:began|"
            r"started|broke\s+out|erupted)"
            rf"\s+on\s+(?P<d>{DAY})\s+(?P<m>{CASED_MONTH})(?:,?\s+(?P<y>{YEAR}))?"
        ),
        _war,
    ),
    (rf"\b(?P<since>{SINCE})?(?P<y>\d{{4}})(?P<sign>[-/.])(?P<m>\d\d)(?P=sign)(?P<d>\d\d)\b", _iso),
    (rf"\b(?P<since>{SINCE})?(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})[./](?P<y>\d{{4}})\b", _numeric),
    (
        (
            rf"\b(?:from\s+|between\s+|(?:on\s+)?the\s+night\s+(?:of|from|"
            rf"between)\s+)?(?P<d1>{DAY})\s+(?:of\s+)?(?P<m1>{CASED_MONTH})(?:,?\s+(?P<y1>{YEAR}))?"
            rf"{TO}(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{CASED_MONTH})(?:,?\s+(?P<y2>{YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?:from\s+|between\s+|(?:on\s+)?the\s+night\s+(?:of|from|"
            rf"between)\s+)?(?P<d1>{DAY}){TO}(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{CASED_MONTH})"
            rf"(?:,?\s+(?P<y2>{YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?:from\s+|between\s+)?(?P<m2>{CASED_MONTH})\s+(?P<d1>{DAY}){TO}(?P<d2>{DAY})(?!:)"
            rf"(?:,?\s+(?P<y2>{YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?P<since>{SINCE})?(?:{WEEKDAY},?\s+(?:the\s+)?)?(?P<d>{DAY})\.?(?:\s+|-)(?:of\s+)"
            rf"?(?P<m>{CASED_MONTH})(?:(?:,?\s+|-)(?P<y>{YEAR}))?"
        ),
        _day_month,
    ),
    (
        (
            rf"\b(?P<since>{SINCE})?(?:{WEEKDAY},?\s+)?(?P<m>{CASED_MONTH})\s+(?P<d>{DAY})(?!:)"
            rf"(?:,?\s+(?P<y>{YEAR}))?"
        ),
        _day_month,
    ),
    (rf"\b(?:the\s+)?night\s+(?:of|from|between)\s+{WEEKDAY}{TO}(?P<w2>{WEEKDAY})", _weekday_night),
    (rf"\bovernight\s+(?:from\s+|between\s+)?{WEEKDAY}{TO}(?P<w2>{WEEKDAY})", _weekday_night),
    (rf"\b(?:from\s+|between\s+)?(?P<w1>{WEEKDAY}){TO}(?:on\s+)?(?P<w2>{WEEKDAY})", _weekday_range),
    (rf"\bovernight\s+(?:on|to|into)\s+(?P<w2>{WEEKDAY})", _weekday_night),
    (
        rf"\blate\s+on\s+(?P<w>{WEEKDAY})(?=[^.;]{{0,60}}\buntil\s+(?:the\s+)?(?:next\s+)?(?:morning|dawn|daybreak))",
        _weekday_until_morning,
    ),
    (
        (
            rf"\b(?P<since>{SINCE})?(?P<which>last\s+|this\s+coming\s+|coming\s+|next\s+|"
            rf"the\s+previous\s+)?(?P<w>{WEEKDAY})"
        ),
        _weekday,
    ),
    (
        rf"\b(?P<d>{DAY})\.?\s+(?:de\s+)?(?!{MONTH})(?P<word>[^\W\d_]{{3,12}})\.?\s+(?:de\s+)?(?P<y>{YEAR})",
        _other_language,
    ),
)
COARSE = compiled(
    (
        (
            rf"\b(?P<since>{SINCE})?(?P<part>early[\s-]+|mid[\s-]+|"
            rf"late[\s-]+)?(?P<m>{CASED_MONTH})(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?"
        ),
        _month_only,
    ),
    (
        (
            r"\b(?:since\s+|in\s+)?the\s+(?P<part>early[\s-]+|mid[\s-]+|late[\s-]+)?(?P<y>(?:1[89]|20)\d0|"
            r"['’]?\d0)['’]?s\b"
        ),
        _decade,
    ),
    (
        (
            rf"\b(?:(?P<since>since)(?:\s+the\s+(?:[\w-]+\s+){{0,2}}?{NAMED}\s+(?:of|in))?|in|during|of|the|early\s+in|late\s+in)\s+(?:the\s+)?(?:\w+-(?:day|"
            rf"week|month)\s+)?(?:end\s+of\s+|"
            rf"start\s+of\s+)?(?P<y>{YEAR})(?![-–]\d)"
        ),
        _year_only,
    ),
)
