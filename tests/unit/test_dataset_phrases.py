from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from geo.dataset import phrases

D = dt.date


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (D(2023, 9, 19), D(2023, 9, 19), "day", "19 September 2023"),
        (D(2023, 9, 19), D(2023, 9, 20), "range", "19 to 20 September 2023"),
        (D(2020, 9, 27), D(2020, 11, 10), "range", "27 September to 10 November 2020"),
        (D(2022, 12, 12), D(2023, 9, 24), "range", "12 December 2022 to 24 September 2023"),
        (D(2023, 4, 1), D(2023, 4, 30), "month", "April 2023"),
        (D(2020, 1, 1), D(2020, 12, 31), "year", "2020"),
        (D(1990, 1, 1), D(1999, 12, 31), "decade", "1990s"),
        (None, None, "unknown", "undated"),
    ],
)
def test_periods_are_no_more_exact_than_they_are_known(start, end, precision, expected):
    assert phrases.period(start, end, precision) == expected


def test_periods_as_a_table_sorts_them_are_in_the_order_of_time():
    told = [
        (D(987, 5, 1), D(987, 5, 31), "month", "0987-05"),
        (D(1990, 1, 1), D(1999, 12, 31), "decade", "1990s"),
        (D(2020, 1, 1), D(2020, 12, 31), "year", "2020"),
        (D(2020, 9, 1), D(2020, 9, 30), "month", "2020-09"),
        (D(2020, 9, 7), D(2020, 9, 13), "week", "2020-09-07 to 2020-09-13"),
        (D(2020, 9, 27), D(2020, 9, 27), "day", "2020-09-27"),
        (None, None, "unknown", "undated"),
    ]
    written = [phrases.ordered_period(start, end, precision) for start, end, precision, _ in told]
    assert written == [expected for *_, expected in told]
    assert written == sorted(written)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"killed": 2, "injured": 23}, "2 killed, 23 injured"),
        ({"killed": 30, "killed_low": 30}, "at least 30 killed"),
        ({"killed": None, "killed_low": 24, "killed_high": 99}, "24 to 99 killed"),
        ({"injured": 40, "injured_high": 40}, "up to 40 injured"),
        ({"killed": 0}, "nobody killed"),
        ({"killed": 15, "toll_note": "running total"}, "15 killed (running total)"),
        ({"killed": pd.NA, "injured": float("nan"), "toll_note": "x"}, ""),
        ({}, ""),
    ],
)
def test_tolls_say_what_the_text_says(row, expected):
    assert phrases.toll(row) == expected
