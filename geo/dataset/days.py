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


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def days_since_epoch(dates: pd.Series[Any]) -> npt.NDArray[np.int32]:
    """Days since 1970-01-01; `UNDATED` where there is no date."""
    if dates.empty:
        return np.empty(0, dtype=np.int32)
    return np.asarray(dates.astype("int32[pyarrow]").fillna(UNDATED), dtype=np.int32)
