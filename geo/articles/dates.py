"""Publication dates as they are written, to days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# English first; then the languages that news of the region is written in.
_LANGUAGES = ["en", "ru", "hy", "az", "tr", "ka", "fr", "de", "es", "it", "pt", "uk", "pl", "nl", "fa", "ar"]
_SETTINGS = {
    # Only a whole date: no "yesterday", no timestamps, nothing filled in from today.
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "RETURN_AS_TIMEZONE_AWARE": False,
}
_LONGEST = 80
# The first newspapers appeared in 1605; an earlier date is a placeholder or a slip.
_EARLIEST = dt.date(1605, 1, 1)

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_TIME = re.compile(
    r"(?:\bat\b\s*|,\s*|T|\b)\d{1,2}[:.]\d{2}(?![.\d]\d)(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?-i:Z\b|[A-Z]{2,5}\b)?(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:first|last|originally) )?(?:published|posted|updated|modified|date)\b(?: (?:on|at)\b)?:?\s*|on\s+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A day, or None and the reason why the written date was ignored."""

    day: dt.date | None
    note: str = ""


def publication_date(written: str, today: dt.date) -> PublicationDate:
    """Read the day of publication.

    Parameters
    ----------
    written : str
        A date in ISO form, in figures, or in words in one of several languages, with or without a time.
    today : datetime.date
        A later date (but for a day's difference between time zones) is ignored.

    Returns
    -------
    PublicationDate
        Without a day where the date is impossible, ambiguous (03/04/2023), in the future, or before 1605.
    """
    written = _without_label(" ".join(written.split()))
    if not written:
        return PublicationDate(None)
    try:
        day = _day(written)
    except _UnusableDateError as error:
        return PublicationDate(None, f"The date {_shown(written)} {error} and was ignored.")
    if day is None:
        return PublicationDate(None, f"The date {_shown(written)} is not a day that exists and was ignored.")
    if day > today + dt.timedelta(days=1):
        return PublicationDate(None, f"The date {_shown(written)} is in the future and was ignored.")
    if day < _EARLIEST:
        return PublicationDate(None, f"The date {_shown(written)} is before the first newspapers and was ignored.")
    return PublicationDate(day)


def is_date(line: str) -> bool:
    """Tell whether a line is a written-out date and nothing else, a weekday and a time apart."""
    if len(line) > _LONGEST:
        return False
    line = _TIME.sub(" ", _without_label(line)).strip(" ,|Z")
    if (found := _YEAR_FIRST.fullmatch(line) or _YEAR_LAST.fullmatch(line)) and (
        found[2] or found[1][:2] in {"19", "20"}
    ):
        return True
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", line):
        return False
    tokens = _TOKEN.findall(line)
    words = [token for token in tokens if token.isalpha() and token.lower() not in {"st", "nd", "rd", "th"}]
    numbers = [token for token in tokens if token.isdigit()]
    if len(words) > 4 or not 2 <= len(numbers) <= 3 or (not words and len(numbers) < 3):
        return False
    try:
        # The 30th of February is a date too, though of no day that exists.
        return _day(line) is not None or _day(re.sub(r"(?<!\d)\d{1,2}(?!\d)", "1", line, count=1)) is not None
    except _UnusableDateError:
        return True


def _without_label(written: str) -> str:
    label = _LABEL.match(written)
    return written[label.end() :] if label else written


class _UnusableDateError(Exception):
    """A date that is one, but cannot be used; the message continues "The date ..."."""


def _shown(written: str) -> str:
    return f'"{written if len(written) <= _LONGEST else written[:_LONGEST] + "…"}"'


def _day(written: str) -> dt.date | None:
    if found := _YEAR_FIRST.match(written):
        return _calendar_day(int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.match(written):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # Day before month wherever points are used; with strokes it depends on the country.
        if found[2] == "." or first > 12 or first == second:
            return _calendar_day(year, second, first)
        if second > 12:
            return _calendar_day(year, first, second)
        raise _UnusableDateError("may be read as day/month or month/day")
    return _written_out(written)


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _written_out(written: str) -> dt.date | None:
    if len(written) > _LONGEST or not re.search(r"\d", written):
        return None
    # Loads its languages' tables, which most articles (dated YYYY-MM-DD) never need.
    import dateparser

    bare = _TIME.sub(" ", written).strip(" ,|–—-")
    try:
        parsed: dt.datetime | None = dateparser.parse(bare, languages=_LANGUAGES, settings=_SETTINGS)
    except (ValueError, OverflowError):
        return None
    return parsed.date() if parsed else None
