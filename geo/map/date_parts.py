"""Dates that a table has in columns of years, months and days, put together. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

#: What such columns are called, the year first; those that begin with an i are of the Global Terrorism Database.
PARTS = {"year": ("year", "iyear"), "month": ("month", "imonth"), "day": ("day", "iday")}
_FORMS = {"year": r"\d{0,4}", "month": r"\d{0,2}|[^\W\d_]+\.?", "day": r"\d{0,2}"}


def parts_only(texts: Mapping[str, pd.Series[Any]]) -> dict[str, pd.Series[Any]]:
    """Keep the columns that hold what they are called after, not whole dates, as texts that `joined` takes.

    Parameters
    ----------
    texts : mapping of str to pandas.Series
        Texts by the keys of `PARTS`; any may be missing.
    """
    cleaned = {part: column.str.strip().str.replace(r"\.0$", "", regex=True) for part, column in texts.items()}
    return {
        part: column.where(~column.str.fullmatch("0+"), "")  # what is not known
        for part, column in cleaned.items()
        if column.str.fullmatch(_FORMS[part]).all()
    }


def joined(parts: Mapping[str, pd.Series[Any]]) -> pd.Series[Any]:
    """Write each row's date, as far as its parts go: "2020 5 4", "2020 5", "2020", or nothing without a year."""
    empty = pd.Series("", index=parts["year"].index, dtype=object)
    year, month, day = (parts.get(part, empty) for part in PARTS)
    month = (" " + month).where((year != "") & (month != ""), "")
    return year + month + (" " + day).where((month != "") & (day != ""), "")
