"""Properties of dates in tables: one written in full comes back, and no text is given a year that it does not have."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.map.written_dates import order_of_figures, read_dates

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
FORMS = ("%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%d-%b-%Y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d %H:%M")
WORDS = ("5", "05", "2020", "20", "May", "Q2", "now", "today", "10:30", "Monday", "to", "-", "/", " ", ".", "T", "st")


def read(written: list[str]) -> list[tuple[object, object, str]]:
    column = pd.Series(written, dtype="string")
    day_first, _ = order_of_figures([column])
    return list(zip(*read_dates(column, day_first=day_first), strict=True))


@settings(deadline=None, max_examples=40)
@given(st.lists(DAYS, min_size=1, max_size=5), st.sampled_from(FORMS))
def test_days_of_one_form_come_back_or_are_all_read_the_other_way_round(days, form):
    written = [day.strftime(form) for day in days]
    found = read(written)
    if not any(day.day > 12 for day in days) and re.match("%[dm][/.]%[dm]", form):
        days = [day.replace(day=day.month, month=day.day) if found[0][0].date() != days[0] else day for day in days]
    assert [(start.date(), until.date(), kind) for start, until, kind in found] == [(day, day, "day") for day in days]


@settings(deadline=None, max_examples=40)
@given(st.text() | st.builds(str.join, st.sampled_from(["", " "]), st.lists(st.sampled_from(WORDS), max_size=8)))
@example("5-9 May 2020")
@example("now0:00")
def test_no_text_is_given_a_year_that_it_does_not_have(text):
    ((start, until, kind),) = read([text])
    assert pd.isna(start) == pd.isna(until) == (kind == "unknown")
    if kind != "unknown":
        assert start <= until
        figures = {int(digits) for digits in re.findall(r"\d+", text)} | {int(text[:4]) if text[:4].isdecimal() else 0}
        assert {start.year, until.year} <= figures | {2000 + number for number in figures if number < 69}
