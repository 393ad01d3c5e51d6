"""When: the date expressions of a sentence, each read as a period relative to the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from geo.model import DatePrecision, Period

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.casefold(): n for n, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        1,
    )
} | {"a": 1, "an": 1, "a couple of": 2, "twenty": 20, "thirty": 30, "several": 3, "a few": 3}

_MONTH = "(?:" + "|".join(sorted((m for m in _MONTHS if m != "may"), key=len, reverse=True)) + r"|may)\b\.?"
# Sentences are matched without regard to case, but months are capitalised: "it may march" names none.
_CASED_MONTH = f"(?:(?-i:(?=[A-Z])){_MONTH})"
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + r")\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[89]\d\d|20\d\d)\b"
_N = "(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"|\d{1,3})"
_TO = r"\s*(?:-|–|—|/|\band\b|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
# A day without a year is the last such day before publication, unless what precedes it looks ahead this far.
_AHEAD_DAYS = 150
_LOOKS_AHEAD = re.compile(
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
    """

    published: dt.date | None
    anchor: Period | None = None

    @property
    def base(self) -> dt.date | None:
        """The day that "a day earlier" counts from."""
        return self.anchor.start if self.anchor else self.published


_Reader = Callable[[re.Match[str], DateContext], DateExpression | None]


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
    for pattern, reader in _READERS:
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
    return DateContext(context.published, max(earlier, key=lambda e: e.end).period) if earlier else context


def _read(reader: _Reader, match: re.Match[str], context: DateContext) -> DateExpression | None:
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


# --- reading the parts -------------------------------------------------------------------------------------------


def _number(word: str) -> int:
    word = word.casefold()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _month_number(word: str) -> int:
    return _MONTHS[word.casefold().rstrip(".")]


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


@lru_cache(maxsize=4096)
def _in_year(
    day_number: int, month_number: int, year: str | None, published: dt.date | None, ahead: int = 0
) -> dt.date:
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


def _ahead(match: re.Match[str]) -> int:
    return _AHEAD_DAYS if _LOOKS_AHEAD.search(match.string, max(0, match.start() - 60), match.start()) else 0


def _weekday_on_or_before(name: str, published: dt.date | None) -> dt.date:
    if published is None:
        raise ValueError("a weekday, and nothing to count from")
    return published - dt.timedelta(days=(published.weekday() - _WEEKDAYS[name.casefold()]) % 7)


def _published(context: DateContext) -> dt.date:
    if context.published is None:
        raise ValueError("nothing to count from")
    return context.published


def _at(match: re.Match[str], period: Period) -> DateExpression:
    since = (match.groupdict().get("since") or "").strip().casefold()
    if since and not since.startswith("since"):
        since = ""
    return DateExpression(match.start(), match.end(), period, "since" if since else "at")


def _open_ended(expression: DateExpression, context: DateContext) -> DateExpression:
    """Turn "since X" into the period from X to publication, keeping what X was."""
    if expression.relation != "since" or expression.period is None or context.published is None:
        return expression
    start = expression.period.start
    if start > context.published:
        return expression
    return DateExpression(expression.start, expression.end, span(start, context.published), "since")


# --- one reader for each kind of expression ----------------------------------------------------------------------


def _iso(match: re.Match[str], context: DateContext) -> DateExpression:
    date = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _open_ended(_at(match, day(date)), context)


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
    return _open_ended(_at(match, day(dates[0])), context)


def _day_month(match: re.Match[str], context: DateContext) -> DateExpression:
    date = _in_year(_day_number(match["d"]), _month_number(match["m"]), match["y"], context.published, _ahead(match))
    return _open_ended(_at(match, day(date)), context)


def _day_range(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "24 and 25 March", "18-19 September", "27 September to 10 November 2020"."""
    parts = match.groupdict()
    end = _in_year(_day_number(parts["d2"]), _month_number(parts["m2"]), parts["y2"], context.published)
    month_number = _month_number(parts["m1"]) if parts.get("m1") else end.month
    start = dt.date(int(parts.get("y1") or end.year), month_number, _day_number(parts["d1"]))
    if start > end and not parts.get("y1"):
        start = start.replace(year=end.year - 1)
    return DateExpression(match.start(), match.end(), span(start, end))


def _weekday(match: re.Match[str], context: DateContext) -> DateExpression:
    date = _weekday_on_or_before(match["w"], context.published)
    which = (match["which"] or "").casefold().strip()
    if which in {"next", "this coming", "coming"} or _IS_PLANNED.search(match.string, 0, match.start()):
        return DateExpression(match.start(), match.end(), None)
    if which in {"last", "the previous"} and date == context.published:
        date -= dt.timedelta(days=7)
    return _open_ended(_at(match, day(date)), context)


_IS_PLANNED = re.compile(
    r"\b(?:planned|scheduled|due|expected|set|will|would|convened|called)\s+(?:\w+\s+){0,3}?(?:for|on|by|"
    r"until)\s+$|\bwill\b[^.;,]*\s$",
    re.IGNORECASE,
)


def _weekday_night(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "overnight on Tuesday", "the night from Monday to Tuesday": the night that ends then."""
    date = _weekday_on_or_before(match["w2"], context.published)
    return DateExpression(match.start(), match.end(), span(date - dt.timedelta(days=1), date))


def _weekday_until_morning(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "late on Wednesday ... until the morning": two days."""
    date = _weekday_on_or_before(match["w"], context.published)
    return DateExpression(match.start(), match.end(), span(date, date + dt.timedelta(days=1)))


def _overnight(match: re.Match[str], context: DateContext) -> DateExpression:
    anchor = context.anchor
    date = anchor.end if anchor and anchor.precision is DatePrecision.DAY and anchor.end else _published(context)
    return DateExpression(match.start(), match.end(), span(date - dt.timedelta(days=1), date))


def _day_word(match: re.Match[str], context: DateContext) -> DateExpression:
    word = match["word"].casefold()
    if word == "tomorrow":
        return DateExpression(match.start(), match.end(), None)
    back = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}.get(word, 0)
    return _open_ended(_at(match, day(_published(context) - dt.timedelta(days=back))), context)


def _night_before(match: re.Match[str], context: DateContext) -> DateExpression:
    base = context.anchor.end if context.anchor else _published(context)
    return DateExpression(match.start(), match.end(), day(base - dt.timedelta(days=1)))


def _same_day(match: re.Match[str], context: DateContext) -> DateExpression:
    if context.anchor is None:
        return DateExpression(match.start(), match.end(), day(_published(context)))
    return DateExpression(match.start(), match.end(), context.anchor)


def _next_day(match: re.Match[str], context: DateContext) -> DateExpression:
    if context.anchor is None:
        raise ValueError("the next day after nothing")
    return DateExpression(match.start(), match.end(), day(context.anchor.end + dt.timedelta(days=1)))


def _shifted(base: dt.date, count: int, unit: str) -> Period:
    """Go back by so many units; days stay days, longer units become as coarse as they are."""
    if unit in {"hour", "minute"}:
        return day(base - dt.timedelta(days=count // 24 if unit == "hour" else 0))
    if unit == "day":
        return day(base - dt.timedelta(days=count))
    if unit == "week":
        date = base - dt.timedelta(weeks=count)
        return day(date) if count == 1 else _week(date)
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
    base = _published(context) if match["how"].casefold() == "ago" else context.base
    if base is None:
        raise ValueError("nothing to count from")
    count = _number(match["n"]) if match["n"] else 0
    return DateExpression(match.start(), match.end(), _shifted(base, count, match["unit"].casefold()))


def _after(match: re.Match[str], _context: DateContext) -> DateExpression:
    """Read "a day after ...": dates the clause that follows, from what the sentence reports."""
    days = {"day": 1, "week": 7, "month": 30, "year": 365}.get(match["unit"].casefold(), 0)
    sign = -1 if match["how"].casefold() == "before" else 1
    count = _number(match["n"]) if match["n"] else 0
    return DateExpression(match.start(), match.end(), None, "offset", sign * days * count)


def _relative_unit(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "last week", "this month", "last year"."""
    published, unit = _published(context), match["unit"].casefold()
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
    sunday = _weekday_on_or_before("sunday", context.published)
    return DateExpression(match.start(), match.end(), span(sunday - dt.timedelta(days=1), sunday))


def _month_only(match: re.Match[str], context: DateContext) -> DateExpression:
    number, year = _month_number(match["m"]), match["y"]
    word = match["m"].casefold()
    if not year and not match["part"] and not match["since"]:
        if len(word) == 3 and word != "may":
            raise ValueError("an abbreviation alone is a word of another language")
        if not _MONTH_FOLLOWS.search(match.string, 0, match.start()):
            raise ValueError("a name or a verb")
    if not year:
        published = _published(context)
        year = str(published.year if number <= published.month else published.year - 1)
    period = _part_of_month(month(int(year), number), (match["part"] or "").casefold().strip(" -"))
    expression = _at(match, period)
    # "has run a checkpoint since April" began then: the month is all that is known.
    return expression if expression.relation == "since" and not match["part"] else _open_ended(expression, context)


_MONTH_FOLLOWS = re.compile(
    r"\b(?:in|of|since|until|till|by|from|during|for|last|this|and|to|between|through|mid)[\s-]+$", re.IGNORECASE
)


def _part_of_month(whole: Period, part: str) -> Period:
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.end.day)}.get(part, (1, whole.end.day))
    return Period(whole.start.replace(day=first), whole.start.replace(day=last), whole.precision)


def _year_only(match: re.Match[str], context: DateContext) -> DateExpression:
    year = int(match["y"])
    period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    return _open_ended(_at(match, period), context)


def _decade(match: re.Match[str], _context: DateContext) -> DateExpression:
    year = int(match["y"][:4]) if match["y"][0] in "12" else 1900 + int(match["y"][-2:])
    part = (match["part"] or "").casefold().strip(" -")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    period = Period(dt.date(year + first, 1, 1), dt.date(year + last, 12, 31), DatePrecision.DECADE)
    return DateExpression(match.start(), match.end(), period)


def _lasting(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "over the last three decades", "for nearly three decades": up to publication."""
    published, count, unit = _published(context), _number(match["n"]) if match["n"] else 1, match["unit"].casefold()
    if unit in {"day", "week"}:
        start = published - dt.timedelta(days=count * (7 if unit == "week" else 1))
    else:
        year, number = _months_back(published, count * {"month": 1, "year": 12, "decade": 120}[unit])
        start = dt.date(year, number, min(published.day, calendar.monthrange(year, number)[1]))
    return DateExpression(match.start(), match.end(), span(start, published), "since")


def _war(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "the six-week war that began on 27 September": from then on, as long as it says."""
    start = _in_year(_day_number(match["d"]), _month_number(match["m"]), match["y"], context.published)
    if match["n"]:
        days = {"day": 1, "week": 7, "month": 30}[match["unit"].casefold()] * _number(match["n"])
        return DateExpression(match.start(), match.end(), span(start, start + dt.timedelta(days=days)))
    if match["since"]:
        return DateExpression(match.start(), match.end(), span(start, _published(context)), "since")
    return DateExpression(match.start(), match.end(), day(start), "state")


def _days_around(match: re.Match[str], context: DateContext) -> DateExpression:
    """Read "in the days before" and "in the days that followed"."""
    if match["how"].casefold() == "before":
        base = context.base or _published(context)
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


_SINCE = r"(?:(?P<since>since|from)\s+)?"
_MAYBE = re.compile(
    rf"\d|{_WEEKDAY}|{_MONTH}|\b(?:overnight|night|today|yesterday|tomorrow|ago|earlier|before|after|later|same|that|"
    r"next|following|last|past|this|previous|weekend|decades?|days)\b",
    re.IGNORECASE,
)


def _compiled(*rows: tuple[str, _Reader]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in rows)


# Longest and surest first: what an earlier reader took, a later one does not see.
_READERS = _compiled(
    (
        (
            rf"(?:(?P<since>since)\s+)?(?:in\s+)?the\s+(?:(?P<n>{_N})-(?P<unit>day|week|month)\s+)?(?:[a-z]+\s+)?"
            r"(?:war|fighting|conflict|offensive|operation|hostilities|violence)\s+(?:that\s+)?(?:began|"
            r"started|broke\s+out|erupted)"
            rf"\s+on\s+(?P<d>{_DAY})\s+(?P<m>{_CASED_MONTH})(?:,?\s+(?P<y>{_YEAR}))?"
        ),
        _war,
    ),
    (r"\b(?P<since>since\s+)?(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
    (r"\b(?P<since>since\s+)?(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d{4})\b", _numeric),
    (
        (
            rf"\b(?:from\s+|between\s+|(?:on\s+)?the\s+night\s+(?:of|from|"
            rf"between)\s+)?(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_CASED_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?"
            rf"{_TO}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_CASED_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?:from\s+|between\s+|(?:on\s+)?the\s+night\s+(?:of|from|"
            rf"between)\s+)?(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_CASED_MONTH})"
            rf"(?:,?\s+(?P<y2>{_YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?:from\s+|between\s+)?(?P<m2>{_CASED_MONTH})\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?!:)"
            rf"(?:,?\s+(?P<y2>{_YEAR}))?"
        ),
        _day_range,
    ),
    (
        (
            rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?P<d>{_DAY})\s+(?:of\s+)"
            rf"?(?P<m>{_CASED_MONTH})(?:,?\s+(?P<y>{_YEAR}))?"
        ),
        _day_month,
    ),
    (
        (
            rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?(?P<m>{_CASED_MONTH})\s+(?P<d>{_DAY})(?!:)"
            rf"(?:,?\s+(?P<y>{_YEAR}))?"
        ),
        _day_month,
    ),
    (rf"\b(?:the\s+)?night\s+(?:of|from|between)\s+{_WEEKDAY}{_TO}(?P<w2>{_WEEKDAY})", _weekday_night),
    (rf"\bovernight\s+(?:on|to|into)\s+(?P<w2>{_WEEKDAY})", _weekday_night),
    (
        rf"\blate\s+on\s+(?P<w>{_WEEKDAY})(?=[^.;]{{0,60}}\buntil\s+(?:the\s+)?(?:next\s+)?(?:morning|dawn|daybreak))",
        _weekday_until_morning,
    ),
    (
        (
            rf"\b(?P<since>since\s+)?(?P<which>last\s+|this\s+coming\s+|coming\s+|next\s+|"
            rf"the\s+previous\s+)?(?P<w>{_WEEKDAY})"
        ),
        _weekday,
    ),
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
    (
        (
            r"\b(?:(?:later\s+)?(?:the\s+same|that(?:\s+same)?)\s+(?:day|morning|afternoon|evening|night)|"
            r"hours\s+(?:earlier|later|before)|"
            r"later\s+in\s+the\s+day|earlier\s+in\s+the\s+day)\b(?!\s+(?:after|when))"
        ),
        _same_day,
    ),
    (r"\b(?:the\s+(?:next|following)\s+(?:day|morning)|a\s+day\s+later)\b", _next_day),
    (rf"\b(?:(?P<n>{_N})\s+)?(?P<unit>hour|day|week|month|year)s?\s+(?P<how>after|before)\b(?!\s*[,.;]|$)", _after),
    (
        (
            rf"\b(?:(?:about|around|nearly|almost|some|more\s+than|over)\s+)?(?P<n>{_N})\s+(?P<unit>minute|"
            rf"hour|day|week|month|year|decade)s?\s+(?P<how>ago|earlier|before|previously)\b"
        ),
        _ago,
    ),
    (r"\b(?P<which>earlier\s+this|later\s+this|last|this|next)\s+(?P<unit>week|month|year)\b", _relative_unit),
    (r"\b(?:at|over|during|on)\s+the\s+(?:weekend|week-end)\b|\b(?:last|this)\s+weekend\b", _weekend),
    (
        (
            rf"\b(?P<since>since\s+)?(?P<part>early[\s-]+|mid[\s-]+|"
            rf"late[\s-]+)?(?P<m>{_CASED_MONTH})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR}))?"
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
            rf"\b(?:over|in|during|within|for)\s+(?:the\s+)?(?:last|past|nearly|almost|about|"
            rf"more\s+than)\s+(?:(?P<n>{_N})\s+)?(?P<unit>day|week|month|year|decade)s?\b"
        ),
        _lasting,
    ),
    (r"\bin\s+the\s+days\s+(?:that\s+)?(?P<how>before|followed|after)\b", _days_around),
    (
        (
            rf"\b(?:(?P<since>since)|in|during|of|the|early\s+in|late\s+in)\s+(?:the\s+)?(?:end\s+of\s+|"
            rf"start\s+of\s+)?(?P<y>{_YEAR})(?![-–]\d)"
        ),
        _year_only,
    ),
)
