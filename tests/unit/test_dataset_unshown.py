from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from geo.dataset import query, unshown
from geo.model import DatePrecision, Lacking, View
from tests import samples

STEPANAKERT = samples.place()
YEREVAN = samples.place("Yerevan", 40.1811, 44.5136)
REGION = samples.place("Syunik", 39.3, 46.2, geo_precision="region", extent_km=60.0)
AREA = ((39.0, 46.0), (40.0, 46.0), (40.0, 47.0), (39.0, 47.0))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    events = [
        samples.event(1, STEPANAKERT, dt.date(2023, 9, 19)),
        samples.event(2, YEREVAN, dt.date(2023, 9, 20), type="Protests"),
        samples.event(3, REGION, dt.date(2020, 1, 1), until=dt.date(2020, 12, 31), date_precision=DatePrecision.YEAR),
        samples.event(4, STEPANAKERT, None),
        samples.event(5, None, dt.date(2023, 9, 21)),
    ]
    return samples.write(events, tmp_path_factory.mktemp("unshown") / "data")


#: A view, an event that it hides, what is said, and what of the view is changed so that it is shown.
HIDDEN = [
    (View(types=("Battles",)), "event2", "its type is hidden", {"types": ("Battles", "Protests")}),
    (View(types=()), "event2", "its type is hidden", {"types": ("Protests",)}),
    (View(start=dt.date(2023, 9, 20)), "event1", "it is outside the dates", {"start": dt.date(2023, 9, 19)}),
    (View(end=dt.date(2019, 9, 20)), "event3", "it is outside the dates", {"end": dt.date(2020, 12, 31)}),
    (View(start=dt.date(2023, 1, 1)), "event4", "it has no date", {"start": None}),
    (View(exact_days=True), "event3", "its day is not exact", {"exact_days": False}),
    (View(exact_days=True), "event4", "it has no date", {"exact_days": False}),
    (View(exact_places=True), "event3", "its place is not exact", {"exact_places": False}),
    (View(places=(YEREVAN.id,)), "event1", "it is at another place", {"places": ()}),
    (View(places=(YEREVAN.id,)), "event5", "it has no place on the map", {"places": ()}),
    (View(area=AREA), "event2", "it is outside the drawn area", {"area": ()}),
    (View(words="mayor"), "event1", "its report does not hold the words", {"words": ""}),
    (View(lacking=Lacking.DATE), "event1", "only events without a date are listed", {"lacking": None}),
    (
        View(lacking=Lacking.DATE, start=dt.date(2023, 9, 20)),
        "event1",
        "it is outside the dates and only events without a date are listed",
        {"lacking": None, "start": dt.date(2023, 9, 19)},
    ),
    (
        View(lacking=Lacking.DATE, start=dt.date(2023, 9, 20), types=("Protests",)),
        "event4",
        "its type is hidden",
        {"types": ("Protests", "Battles")},
    ),
    (
        View(types=("Protests",), exact_places=True, start=dt.date(2023, 1, 1), words="town"),
        "event3",
        "its type is hidden, it is outside the dates and its place is not exact",
        {"types": ("Protests", "Battles"), "exact_places": False, "start": dt.date(2020, 1, 1)},
    ),
]


@pytest.mark.parametrize(("view", "event", "said", "changed"), HIDDEN)
def test_what_hides_an_event_is_said_and_no_more_than_that_is_widened(dataset, view, event, said, changed):
    hidden = unshown.hiding(dataset, view, event)
    assert unshown.why(dataset, view, event, hidden) == said
    wider = unshown.widened(dataset, view, event, hidden)
    assert wider == replace(view, **changed)
    assert event in set(query.select(dataset, wider)["id"])
    assert set(changed) <= set(unshown.CHANGED)


def test_nothing_hides_what_is_shown_or_is_not_there(dataset):
    assert unshown.hiding(dataset, View(types=("Battles",)), "event1") == ()
    assert unshown.hiding(dataset, View(types=()), "nothing") == ()
