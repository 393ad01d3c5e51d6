from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from geo.map.written_dates import order_of_figures, read_dates


def read(written: object) -> list[tuple[str, str, str]]:
    column = pd.Series(written)
    day_first, _ = order_of_figures([column])
    start, until, precision = read_dates(column, day_first=day_first)
    days = [(str(a)[:10], str(b)[:10]) for a, b in zip(start, until, strict=True)]
    return [(*pair, kind) for pair, kind in zip(days, precision, strict=True)]


MAY_5 = ("2020-05-05", "2020-05-05", "day")
MAY = ("2020-05-01", "2020-05-31", "month")
SPRING = ("2020-04-01", "2020-06-30", "range")
FIVE_DAYS = ("2020-05-05", "2020-05-09", "range")
UNDATED = ("NaT", "NaT", "unknown")


DAYS = (
    "5 May 2020|May 5, 2020|5th of May 2020|5-May-20|05MAY2020|2020 May 5|2020-5-5|2020/05/05|05.05.2020|"
    "20200505|20200505T103000Z|2020-05-05Z|2020-05-05T23:59:59-12:00|2020-05-05 10:30 EST|"
    "Tue, 05 May 2020 10:00:00 GMT|Tue May  5 10:00:00 +0000 2020|10:30 5 May 2020|5 mai 2020"
)
SPANS = (
    "5-9 May 2020|2020-05-05/2020-05-09|2020-05-05 to 2020-05-09|2020-05-05 – 2020-05-09|"
    "2020-05-05T10:00/2020-05-09T11:00|5 May to 9 May 2020|05.05.2020-09.05.2020"
)
NO_DATES = (
    "today|now|now0:00|Monday|10:30|10:30:15|May|5 May|May 5|May 20|garbage|12|202005|43956|1588636800|99-12-31|"
    "1/2/3|2020-02-30|31.02.2020|-0044-03-15|44 BC|20200-01-01|0000|0000-05|Q3 0000|summer 2020|circa 1900|~2020|"
    "since 5 May 2020|not before 5 May 2020|5 May 2020 or later|2020-05-09/2020-05-05|today to 2020|2019/20|"
    "5-9-11 May 2020|2020-05-05 2020-05-09"
)


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (DAYS, MAY_5),
        ("May 2020|may 2020|2020 May|05/2020|5.2020|2020/05|2020-5|May, 2020|10:30 MAY 2020", MAY),
        ("2020-Q2|2020Q2|Q2 2020|q2/2020|2020-04/2020-06", SPRING),
        (SPANS, FIVE_DAYS),
        ("2021-W10|2021W10|2021-w10|2021 W10", ("2021-03-08", "2021-03-14", "week")),
        ("2021-W10-3|2021W103", ("2021-03-10", "2021-03-10", "day")),
        ("2020-W53", ("2020-12-28", "2021-01-03", "week")),
        ("2021-W10/2021-W12|2021-W10 to 2021-W12", ("2021-03-08", "2021-03-28", "range")),
        ("2010s|2010S|2010's|2010’s|the 2010s", ("2010-01-01", "2019-12-31", "decade")),
        ("1990s-2010s", ("1990-01-01", "2019-12-31", "range")),
        ("2021-W00|2021-W54|9999-W52|0000-W01|W10|0000s|2015s|10s", UNDATED),
        ("2016-2018|2016 – 2018", ("2016-01-01", "2018-12-31", "range")),
        ("14 July 1789|July 14th, 1789", ("1789-07-14", "1789-07-14", "day")),
        (NO_DATES, UNDATED),
        ("5 May 2020 " * 20, UNDATED),
    ],
)
def test_a_date_has_the_precision_it_is_written_with_and_what_is_none_is_not_guessed(texts, period):
    for text in texts.split("|"):
        assert (text, *read([text])[0]) == (text, *period)


@pytest.mark.parametrize(
    ("written", "days", "order"),
    [
        (["03-04-2020", "25-06-2020"], ["2020-04-03", "2020-06-25"], "day"),
        (["03/04/20", "13/06/20"], ["2020-04-03", "2020-06-13"], "day"),
        (["03/04/2020", "06/25/2020 10:30"], ["2020-03-04", "2020-06-25"], "month"),
        (["3.4.2020", "6.25.2020"], ["2020-03-04", "2020-06-25"], "month"),
        (["03/04/2020 - 25/06/2020", "garbage"], ["2020-04-03", "NaT"], "day"),
        (
            ["03/04/2020", "13/06/2020", "14/06/2020", "06/25/2020"],
            ["2020-04-03", "2020-06-13", "2020-06-14", "NaT"],
            "day",
        ),
    ],
)
def test_one_column_is_read_in_one_order_and_it_is_said_which(written, days, order):
    assert [start for start, _, _ in read(written)] == days
    assert order_of_figures([pd.Series(written)]) == (
        order == "day",
        [f"Dates such as {written[0].split()[0]} are read {order} first."],
    )


def test_first_and_last_days_are_read_in_one_order_and_nothing_is_said_where_there_is_one_only():
    first, last = pd.Series(["03/04/2020"]), pd.Series(["13/04/2020"])
    assert order_of_figures([first, last])[0]
    for plain in (["garbage", "-0044-03-15"], ["2020-05-05", "May 2020"], ["05/05/2020"], ["13/05/2020"], ["99-12-31"]):
        assert order_of_figures([pd.Series(plain)])[1] == []


@pytest.mark.parametrize(
    ("frequency", "period"),
    [
        ("D", ("2020-02-01", "2020-02-01", "day")),
        ("h", ("2020-02-01", "2020-02-01", "day")),
        ("W", ("2020-01-27", "2020-02-02", "week")),
        ("M", ("2020-02-01", "2020-02-29", "month")),
        ("2M", ("2020-02-01", "2020-03-31", "range")),
        ("Q", ("2020-01-01", "2020-03-31", "range")),
        ("Q-JAN", ("2020-02-01", "2020-04-30", "range")),
        ("Y", ("2020-01-01", "2020-12-31", "year")),
        ("Y-JUN", ("2019-07-01", "2020-06-30", "range")),
    ],
)
def test_periods_of_pandas_keep_what_they_span(frequency, period):
    periods = pd.period_range("2020-02-01", periods=1, freq=frequency)
    assert read(periods) == [period]
    assert read(pd.Series([periods[0], pd.NaT], dtype=periods.dtype)) == [period, UNDATED]


def test_the_first_and_the_last_year_of_the_calendar_are_read():
    months = pd.PeriodIndex(["0001-05", "9999-12"], freq="M")
    assert read(months) == [("0001-05-01", "0001-05-31", "month"), ("9999-12-01", "9999-12-31", "month")]
    assert read([dt.date.min, dt.date.max]) == [(str(day), str(day), "day") for day in (dt.date.min, dt.date.max)]
    assert read([]) == []
