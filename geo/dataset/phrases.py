"""Dates, tolls and precisions in words for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

#: Of an event whose place may well be another.
PLACE_UNCERTAIN = "place uncertain"
GEO_PRECISION = {
    "site": "exact site",
    "settlement": "town or village",
    "district": "district, not an exact spot",
    "region": "region, not an exact spot",
    "country": "country, not an exact spot",
    "unlocated": "not located",
}
DATE_PRECISION = {
    "day": "exact day",
    "week": "within a week",
    "month": "within a month",
    "year": "within a year",
    "decade": "within a decade",
    "range": "a period",
    "unknown": "date unknown",
}
_BY_PUBLICATION = "day of publication"


#: What `toll` reads of an event.
TOLL_COLUMNS = ["killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high", "toll_note"]


def day(value: dt.date) -> str:
    """Write a day as readers do: 19 September 2023."""
    return f"{value.day} {value:%B} {value.year}"


def precision(name: str, guessed: bool | None = None) -> str:
    """Say how finely an event is dated; `guessed`: only by the day of its article."""
    return _BY_PUBLICATION if guessed and name == "day" else DATE_PRECISION[name]


def period(start: dt.date | None, end: dt.date | None, precision: str, guessed: bool | None = None) -> str:
    """Write a period no more exactly than it is known; "undated" where it is not. `guessed` as in `precision`."""
    if start is None or end is None:
        return "undated"
    if guessed and start == end:
        return f"about {day(start)}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if precision == "decade":
        return f"{start.year // 10 * 10}s"
    if start == end:
        return day(start)
    if start.year == end.year:
        return f"{start.day} {start:%B} to {day(end)}" if start.month != end.month else f"{start.day} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def ordered_period(start: dt.date | None, end: dt.date | None, precision: str) -> str:
    """Write a period as ISO 8601 does, no more exactly than it is known: sorted as text, periods are in order."""
    if start is None or end is None:
        return "undated"
    first, last = start.isoformat(), end.isoformat()
    same = {"month": len("2023-09"), "year": len("2023")}.get(precision)
    if same and first[:same] == last[:same]:
        return first[:same]
    if precision == "decade":
        return f"{first[:3]}0s"
    return first if start == end else f"{first} to {last}"


def toll(row: Mapping[Any, Any]) -> str:
    """Write what is said of killed and injured; empty where nothing is."""
    parts = [f"{number} {name}" for name in ("killed", "injured") if (number := _people(row, name))]
    note = f" ({row['toll_note']})" if parts and row.get("toll_note") else ""
    return ", ".join(parts) + note


def _people(row: Mapping[Any, Any], name: str) -> str:
    best, low, high = (_number(row.get(key)) for key in (name, f"{name}_low", f"{name}_high"))
    if low is not None and high is not None and low != high:
        return f"{low} to {high}"
    if low is not None and high is None and best in (None, low):
        return f"at least {low}" if low else ""
    if high is not None and low is None and best in (None, high):
        return f"up to {high}"
    if best == 0:
        return "nobody"
    return "" if best is None else str(best)


def _number(value: Any) -> int | None:
    try:
        return None if value is None else int(value)
    except (TypeError, ValueError):
        return None
