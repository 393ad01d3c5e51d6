"""An event that nothing dates but its article's day of publication is not said to be exact, anywhere."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from geo.dataset import phrases, query
from geo.dataset.event_rows import codes
from geo.dataset.listed import listed
from geo.dataset.store import open_dataset
from geo.dataset.summary import summary
from geo.events import DATED_BY_PUBLICATION
from geo.map.details import detail_columns
from geo.map.layer import layer_columns
from geo.map.wording import read
from geo.model import DatePrecision, Lacking, Naming, View
from tests import samples

HERE = samples.place()
DAY = dt.date(2024, 5, 24)


@pytest.fixture(params=["held", "stored"])
def dataset(request, tmp_path):
    events = [
        samples.event(1, HERE, DAY),
        samples.event(2, HERE, DAY, reasons=("the words only hint at the type", DATED_BY_PUBLICATION)),
        samples.event(3, HERE, DAY, date_precision=DatePrecision.UNKNOWN),
        samples.event(4, HERE, dt.date(2024, 5, 1), until=dt.date(2024, 5, 31), date_precision=DatePrecision.MONTH),
    ]
    samples.write(events, tmp_path / "data")
    return open_dataset(tmp_path / "data", most_held=0 if request.param == "stored" else 100)


def ids(selection):
    return sorted(selection.frame()["id"])


def test_exact_days_leave_out_those_that_are_only_of_publication(dataset):
    assert ids(query.find(dataset, View(exact_days=True))) == ["event1"]
    assert int(summary(dataset, View()).events[summary(dataset, View()).exact_day == 1].sum()) == 1


def test_an_event_of_unknown_date_is_undated(dataset):
    found = query.find(dataset, View())
    assert found.counts.undated == 1
    assert ids(query.find(dataset, View(lacking=Lacking.DATE))) == ["event3"]
    assert ids(query.find(dataset, View(start=dt.date(2024, 1, 1)))) == ["event1", "event2", "event4"]
    assert query.event(dataset, "event3")["start"] is None
    assert found.newest(4)[-1]["id"] == "event3"
    assert query.event_days(dataset, "event3") is None


def test_the_days_of_an_event_are_known_without_the_rest_of_it(dataset):
    assert query.event_days(dataset, "event2") == (DAY, DAY)
    assert query.event_days(dataset, "event4") == (dt.date(2024, 5, 1), dt.date(2024, 5, 31))
    assert query.event_days(dataset, "another") is None


def test_the_layer_sent_agrees_with_the_counts_of_the_server(dataset):
    rows = query.select(dataset, View())
    events = layer_columns(rows, dataset.manifest["types"], "v")["events"]
    assert dict(zip(events["id"], events["coarse"], strict=True)) == {
        "event1": 0,
        "event2": 1,
        "event3": 1,
        "event4": 1,
    }
    assert [not coarse for coarse in events["coarse"]] == codes(dataset).exact_day.tolist()
    assert events["start"].count(None) == 1


def test_lists_and_sheets_say_so(dataset):
    rows = {row["id"]: row for row in listed(dataset, np.arange(4), Naming.WRITTEN)}
    said = {
        key: (
            phrases.period(row["start"], row["end"], row["date_precision"], row["date_guessed"]),
            phrases.precision(row["date_precision"], row["date_guessed"]),
        )
        for key, row in rows.items()
    }
    assert said == {
        "event1": ("24 May 2024", "exact day"),
        "event2": ("about 24 May 2024", "day of publication"),
        "event3": ("undated", "date unknown"),
        "event4": ("May 2024", "within a month"),
    }
    frame = query.select(dataset, View())
    details = detail_columns(frame)
    when = details["columns"]["when"]
    texts = [read(spelled, details["words"]) for spelled in when["values"]]
    assert [texts[i] for i in np.cumsum(when["steps"])] == [said[key][0] for key in frame["id"]]
