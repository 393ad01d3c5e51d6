"""What a date bears on: an event or the name of something, a day or a long time, now or long ago."""

from __future__ import annotations

import datetime as dt
import re

from geo.events.date_words import DateExpression, span
from geo.model import DatePrecision, Period

_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_ORDINAL_OF = re.compile(r"\d(?:st|nd|rd|th)\s+of\b")  # "the 14th of September"
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|in|at|by|when|after|as|with|that|it|he|she|they|the|for|from|to|on|near|until|but)\b)\w"
)
_NAMED_BY_DATE = re.compile(
    r"\s+(?:war|truce|ceasefire|agreement|deal|elections?|invasion|revolution|coup|statement|operation|map|offensive)\b"
)

# "shelled the town in the 2020 war", but neither "fled the 2020 war" nor "those killed in the 2020 war marched".
_DURING = re.compile(r"(?:in|during)\s+the\b", re.IGNORECASE)
_WAR = re.compile(r"\s+(?:war|conflict|fighting|offensive|invasion|revolution|uprising)\b[^,;]{0,40}(?:[,;.]|$)")
_OF_SOMEBODY = re.compile(
    r"\b(?:who|whom|which|that|over|about)\b[^,;]*$|(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:killed|lost|missing|fallen|captured|"
    r"displaced|wounded|taken|destroyed|uprooted|defeat|role|part|dead)\s+$"
)


def applies(date: DateExpression, sentence: str) -> bool:
    """Tell "in November 2020" from a date that names something else ("the truce of November 2020", "the 2020 war").

    Parameters
    ----------
    date : DateExpression
    sentence : str
        The one that its offsets count in.
    """
    if date.relation == "state":
        return False
    if date.relation == "since" and _FIRST_SINCE.search(sentence, 0, date.start):
        return False
    if date.period is None or date.period.precision not in (DatePrecision.MONTH, DatePrecision.YEAR):
        # "the 24 February invasion" is a name, "the night of 24 February" is not.
        named = _ARTICLE_BEFORE.search(sentence, 0, date.start) and _NOUN_AFTER.match(sentence, date.end)
        return not named or _ORDINAL_OF.search(sentence, date.start, date.end) is not None
    before, text = sentence[max(0, date.start - 12) : date.start].casefold(), sentence[date.start : date.end].casefold()
    opens = date.start < 4 or sentence[: date.start].rstrip().casefold() in {"in the", "in"}
    if _DURING.match(text) and _WAR.match(sentence, date.end) and not _OF_SOMEBODY.search(sentence, 0, date.start):
        return True
    if text.startswith("the ") or " the " in text or before.endswith(" the "):
        return opens
    if text.startswith("of ") or before.endswith(" of "):
        return opens or "war of" in sentence[:40].casefold()
    return _NAMED_BY_DATE.match(sentence, date.end) is None


# "the first attack since May", "the deadliest since 2020": when there was no such event.
_FIRST_SINCE = re.compile(
    r"\b(?:first|worst|deadliest|biggest|largest|heaviest|fiercest|bloodiest|highest|lowest|greatest|most\s+(?!of\b)\w+)\b[^,;.]{0,50}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?!and\b|but\b)[\w'’-]+\s+){0,7}$|^since\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:has|have|['’]ve|been|continu\w+|remain\w*|still|every|each)\b", re.IGNORECASE)


def goes_on_since(date: DateExpression, sentence: str, start: int, end: int) -> bool:
    """Tell whether what a clause says goes on since a date: "has been closed since May", "since the attack on Monday".

    Parameters
    ----------
    date : DateExpression
    sentence : str
    start, end : int
        Offsets of the clause.
    """
    since = _SINCE.search(sentence, start, date.start) or _SINCE.match(sentence[date.start : date.end])
    return since is not None and _GOES_ON.search(sentence, start, end) is not None


def until(published: dt.date | None, period: Period | None) -> Period | None:
    """Return the time from the start of a period to publication; the period where that is not known or not later.

    Parameters
    ----------
    published : datetime.date or None
    period : Period or None
    """
    if published is None or period is None or period.start > published or period.precision is DatePrecision.UNKNOWN:
        return period
    return span(period.start, published)


_LONG_DAYS, _OLD_DAYS = 31, 60


def is_long(period: Period | None) -> bool:
    """Tell whether a period is longer than a month.

    Parameters
    ----------
    period : Period or None
    """
    return period is not None and (period.end - period.start).days > _LONG_DAYS


def is_old(period: Period | None, published: dt.date | None) -> bool:
    """Tell what happened long before publication: in a relative clause it dates that clause only.

    Parameters
    ----------
    period : Period or None
    published : datetime.date or None
    """
    return period is not None and published is not None and (published - period.end).days > _OLD_DAYS
