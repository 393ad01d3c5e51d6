"""Dates as a table has them, each read with the precision it is written with, and none guessed. Pure."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.events.date_words import MONTH, TO, WEEKDAY, DateContext, month, span
from geo.events.dates import find_dates
from geo.model import DatePrecision, Period

#: First day, last day and precision of each row.
Dates = tuple["pd.Series[Any]", "pd.Series[Any]", "pd.Series[Any]"]

_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?)? ?(?:Z|[+-]\d{2}:?\d{2})?"
#: A day, month and year in figures, of which either of the first two may be the day.
_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MOST_MONTHS, _MOST_DAYS = 12, 31
#: With one space between the parts. No year of two figures stands first: 20-05-04 is too many days.
_DAYS = ("%Y %m %d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y %b %d", "%d %b %y")
_DAY_FIRST, _MONTH_FIRST = ("%d %m %Y", "%d %m %y"), ("%m %d %Y", "%m %d %y")
_MONTHS = ("%B %Y", "%b %Y", "%Y %B", "%Y %b", "%m %Y", "%Y %m")
_WEEK = re.compile(r"(?P<y>\d{4}) ?W(?P<w>\d\d?)(?: ?(?P<d>[1-7]))?", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(?P<d>\d{3}0) ?['\u2019]?s", re.IGNORECASE)
_QUARTER = re.compile(r"(?P<y>\d{4}) ?Q ?(?P<q>[1-4])|Q ?(?P<q2>[1-4]) (?P<y2>\d{4})", re.IGNORECASE)
#: Periods of pandas, by the names of their types; a year that ends in another month is none of the calendar.
_PERIODS = {
    "period[W]": DatePrecision.WEEK,
    "period[M]": DatePrecision.MONTH,
    "period[Y-DEC]": DatePrecision.YEAR,
}

_ZONE = rf"(?:(?:UTC|GMT)?[+-]\d\d:?\d\d\b|(?!{MONTH})(?-i:[A-Z]{{1,5}})\b)"
_TIME = re.compile(
    rf"(?:\bat\b|[T,\s])*(?<!\d)\d{{1,2}}:\d\d(?::\d\d(?:[.,]\d+)?)?(?!\d)\s*(?:[ap]\.?m\b\.?)?\s*{_ZONE}?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"^(?:{WEEKDAY}|(?:{'|'.join(calendar.day_abbr)})\b)[.,\s]*", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(r"(?<=\w)[\s,./-]+(?=\w)|(?<=\d)(?=[a-z]{3})|(?<=[a-z]{3})(?=\d)", re.IGNORECASE)
_TO = re.compile(TO, re.IGNORECASE)
#: No date is longer, not even two of them with their times.
_LONGEST = 100


def read_dates(column: pd.Series[Any], *, day_first: bool) -> Dates:
    """Read a column of dates.

    Parameters
    ----------
    column : pandas.Series
        Dates, periods, years, or texts: days, weeks ("2021-W10"), months, quarters, years, decades ("2010s"), or two of
        them with what stands between ("to", a dash, a stroke). A time of day is cut off as written: no time zone moves
        a day.
    day_first : bool
        How days in figures are read that do not begin with the year, from `order_of_figures`.

    Returns
    -------
    start, until : pandas.Series
        Days; nothing where it is not plain which they are.
    precision : pandas.Series
        Values of `DatePrecision`.
    """
    if isinstance(column.dtype, pd.PeriodDtype):
        return _of_periods(column, column.dtype)
    text = _as_text(column)
    is_iso = text.str.fullmatch(_ISO)
    days = _first_days(text.str[:10].where(is_iso), "%Y-%m-%d")
    others = text[~is_iso & (text != "")]
    known = _read_texts(others.unique().tolist(), day_first=day_first)
    starts = {written: period.start for written, period in known.items()}
    untils = {written: period.end for written, period in known.items()}
    kinds = {written: period.precision.value for written, period in known.items()}
    start = days.where(is_iso, _as_days(others.map(starts).reindex(column.index)))
    until = days.where(is_iso, _as_days(others.map(untils).reindex(column.index)))
    precision = others.map(kinds).astype(object).reindex(column.index).where(~is_iso, DatePrecision.DAY.value)
    return start, until, precision.where(start.notna(), DatePrecision.UNKNOWN.value)


def order_of_figures(columns: Iterable[pd.Series[Any]]) -> tuple[bool, list[str]]:
    """Tell whether the day comes first in dates such as 03/04/2020, the same in all the columns.

    It does where more dates can be read so only; where none tells, with points it does and else not.

    Returns
    -------
    bool
    list of str
        In words how those are read that could be read either way; empty if there are none.
    """
    texts = [text for column in columns for text in _as_text(column).unique().tolist() if len(text) <= _LONGEST]
    found = [match for text in texts for match in _IN_FIGURES.finditer(text)]
    pairs = [(match, int(match[1]), int(match[3])) for match in found]
    days = sum(_MOST_MONTHS < first <= _MOST_DAYS for _, first, _ in pairs)
    months = sum(_MOST_MONTHS < second <= _MOST_DAYS for _, _, second in pairs)
    dotted = any(match[2] == "." for match in found)
    day_first = days > months or (days == months and dotted)
    unclear = (
        match[0]
        for match, first, second in pairs
        if max(first, second) <= _MOST_DAYS
        and ((max(first, second) <= _MOST_MONTHS and first != second) or len(match[4]) == len("20"))
    )
    notes = [f"Dates such as {text} are read {'day' if day_first else 'month'} first." for text in unclear]
    return day_first, notes[:1]


def _as_text(column: pd.Series[Any]) -> pd.Series[Any]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_localize(None)
    text = column.astype("string").fillna("").str.strip().str.replace(r"^(\d{4}|\d{8})\.0$", r"\1", regex=True)
    return text.str.replace(r"^(\d{4})(\d{2})(\d{2})(T\d{4,6}Z?)?$", r"\1-\2-\3", regex=True)


def _of_periods(column: pd.Series[Any], kind: pd.PeriodDtype) -> Dates:
    start, until = (
        _first_days(column.dt.asfreq("D", how=how).astype("string"), "%Y-%m-%d") for how in ("start", "end")
    )
    whole = _PERIODS.get(re.sub("W-[A-Z]+", "W", str(kind)), DatePrecision.RANGE)
    precision = pd.Series(DatePrecision.DAY.value, index=column.index, dtype=object)
    precision = precision.where(start == until, whole.value)
    return start, until, precision.where(start.notna(), DatePrecision.UNKNOWN.value)


def _read_texts(texts: list[str], *, day_first: bool) -> dict[str, Period]:
    """Read texts, each of which is there once: as one date, as two, or as the articles' sentences are read."""
    texts = [text for text in texts if len(text) <= _LONGEST]
    found = _single(texts, day_first=day_first)
    halves = {text: _halves(text) for text in texts if text not in found}
    known = _single([half for pairs in halves.values() for pair in pairs for half in pair], day_first=day_first)
    for text, pairs in halves.items():
        both = [(known[a], known[b]) for a, b in pairs if a in known and b in known]
        period = span(both[0][0].start, both[0][1].end) if both else _in_words(text)
        if period and not (both and both[0][0].start > both[0][1].start):
            found[text] = period
    return found


def _single(texts: Iterable[str], *, day_first: bool) -> dict[str, Period]:
    """Read what is one day, week, month, quarter, year or decade."""
    plain = {text: _plain(text) for text in texts}
    left = pd.Series([*dict.fromkeys(plain.values())], dtype="string")
    left = left[left.str.contains(r"\d")]  # to pandas, "today" is of any form
    found: dict[str, Period] = {}
    formats = dict.fromkeys((*_DAYS, *(_DAY_FIRST if day_first else _MONTH_FIRST)), DatePrecision.DAY)
    formats |= dict.fromkeys(_MONTHS, DatePrecision.MONTH) | {"%Y": DatePrecision.YEAR}
    for written, precision in formats.items():
        read = _first_days(left, written)
        for text, first in zip(left[read.notna()], read.dropna(), strict=True):
            found[text] = _whole(first.date(), precision)
        left = left[read.isna()]
    for text in left:
        if period := _quarter(text) or _week(text) or _decade(text):
            found[text] = period
    return {text: found[short] for text, short in plain.items() if short in found}


def _quarter(text: str) -> Period | None:
    found = _QUARTER.fullmatch(text)
    if not found or not (year := int(found["y"] or found["y2"])):
        return None
    number = int(found["q"] or found["q2"])
    return span(dt.date(year, 3 * number - 2, 1), month(year, 3 * number).end)


def _week(text: str) -> Period | None:
    """A week of ISO 8601, or a day of one."""
    if not (found := _WEEK.fullmatch(text)):
        return None
    year, week, day = (int(found[name] or 0) for name in ("y", "w", "d"))
    try:
        first, last = (dt.date.fromisocalendar(year, week, day or end) for end in (1, 7))
    except ValueError:  # there is no such week, or the calendar ends in it
        return None
    return Period(first, last, DatePrecision.DAY if day else DatePrecision.WEEK)


def _decade(text: str) -> Period | None:
    found = _DECADE.fullmatch(text)
    if not found or not (year := int(found["d"])):
        return None
    return Period(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), DatePrecision.DECADE)


def _whole(first: dt.date, precision: DatePrecision) -> Period:
    if precision is DatePrecision.DAY:
        return Period(first, first, precision)
    last = month(first.year, first.month if precision is DatePrecision.MONTH else 12).end
    return Period(first, last, precision)


def _plain(text: str) -> str:
    """A date without weekday and time of day, one space between its parts."""
    text = _ORDINAL.sub("", _WEEKDAY.sub("", _TIME.sub(" ", text).strip()))
    return _BETWEEN_PARTS.sub(" ", text).strip(" ,")


def _halves(text: str) -> list[tuple[str, str]]:
    """What stands before and after each word or sign that may mean "to"."""
    return [(text[: sign.start()], text[sign.end() :]) for sign in _TO.finditer(text)]


def _in_words(text: str) -> Period | None:
    """The period that a text states and nothing else; figures alone may be read in one order only, so not here."""
    if not re.search(r"[^\W\d_]", text):
        return None
    whole = [one for one in find_dates(text, DateContext(None)) if (one.start, one.end) == (0, len(text))]
    return whole[0].period if whole and whole[0].relation == "at" else None


def _first_days(texts: pd.Series[Any], written: str) -> pd.Series[Any]:
    """Read texts of one form; nothing where they are of another, or no day of Python's calendar."""
    days = _as_days(pd.to_datetime(texts, format=written, errors="coerce"))
    return days.where(days.dt.year.between(dt.MINYEAR, dt.MAXYEAR))


def _as_days(values: pd.Series[Any]) -> pd.Series[Any]:
    return values.astype("datetime64[s]")
