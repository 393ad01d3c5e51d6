"""Days as numbers, counted from 1970-01-01: what events are filtered, counted and sent by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

EPOCH = dt.date(1970, 1, 1)
#: Stands for "no date" among the numbers: later than any day a calendar holds.
UNDATED = 2**31 - 1
#: Events dated to a month or better decide what the timeline spans.
_MOST_SPANNING_DAYS = 31


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def days_since_epoch(dates: pd.Series[Any]) -> npt.NDArray[np.int32]:
    """Days since 1970-01-01; `UNDATED` where there is no date."""
    if dates.empty:
        return np.empty(0, dtype=np.int32)
    return np.asarray(dates.astype("int32[pyarrow]").fillna(UNDATED), dtype=np.int32)


def spanned_days(start: npt.NDArray[np.int32], end: npt.NDArray[np.int32]) -> tuple[int, int] | None:
    """First and last day of some events, as the timeline spans them.

    Parameters
    ----------
    start, end : numpy.ndarray of int32
        First and last day of each, as of `days_since_epoch`.

    Returns
    -------
    tuple of int, or None
        Of those dated to a month or better, and of others wholly before or after them. Where there are only others,
        theirs; None where none has a date.
    """
    dated = start != UNDATED
    spanned = dated & (end - start < _MOST_SPANNING_DAYS)
    if spanned.any():
        first, last = start[spanned].min(), end[spanned].max()
        spanned |= dated & ((end < first) | (start > last))
    else:
        spanned = dated
    if not spanned.any():
        return None
    return int(start[spanned].min()), int(end[spanned].max())
