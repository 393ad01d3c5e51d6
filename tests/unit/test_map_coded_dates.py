"""What a table's own word on how exactly its dates are known makes of them."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.dataset import phrases
from geo.map.frame import read_frame


def read(start: str, end: str, known: str) -> tuple[str, str, str]:
    table = {"lat": [1.0], "lon": [2.0], "date_start": [start], "date_end": [end], "date_precision": [known]}
    row = read_frame(pd.DataFrame(table)).rows.iloc[0]
    return phrases.period(row["start"], row["end"], row["date_precision"]), str(row["start"]), str(row["end"])


@pytest.mark.parametrize(
    ("start", "end", "known", "said"),
    [
        ("2021-02-01", "2021-02-28", "month", "February 2021"),
        ("2021-01-01", "2021-12-31", "year", "2021"),
        ("2010-01-01", "2019-12-31", "decade", "2010s"),
        ("2021-02-01", "2021-02-28", "4", "February 2021"),
        ("2021-02-01", "2021-02-27", "month", "1 to 27 February 2021"),
        ("2021-02-01", "2021-02-28", "year", "1 to 28 February 2021"),
        ("2021-02-01", "2021-02-28", "day", "1 to 28 February 2021"),
        ("2021-02-03", "2021-02-03", "month", "February 2021"),
        ("2021-02-03", "", "decade", "2020s"),
        ("2021", "2021-12-31", "day", "2021"),
    ],
)
def test_a_span_is_said_as_the_precision_has_it_where_it_is_exactly_that(start, end, known, said):
    assert read(start, end, known)[0] == said


def test_a_week_is_known_as_one_and_the_calendar_ends_where_it_ends():
    table = pd.DataFrame({"lat": 1.0, "lon": 2.0, "date_start": ["2021-03-08"], "date_end": ["2021-03-14"]})
    assert read_frame(table.assign(date_precision="week")).rows["date_precision"].tolist() == ["week"]
    assert read_frame(table).rows["date_precision"].tolist() == ["range"]
    assert read("0001-01-03", "", "decade")[1:] == ("0001-01-01", "0009-12-31")
    assert read("9999-12-31", "", "week")[1:] == ("9999-12-27", "9999-12-31")


def test_it_is_noted_how_many_days_are_widened_and_to_what():
    table = pd.DataFrame({"lat": 1.0, "lon": 2.0, "date": ["2021-03-08", "2021-03"], "date_precision": "decade"})
    note = "1 of 2 days are known to the week, month, year or decade only and shown as such."
    assert read_frame(table).notes == (note,)
