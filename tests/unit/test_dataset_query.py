from __future__ import annotations

import datetime as dt

import pytest

from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.dataset.store import open_dataset
from geo.model import DatePrecision, Lacking, Role, View
from tests import samples

STEPANAKERT = samples.place()
YEREVAN = samples.place("Yerevan", 40.1811, 44.5136)


@pytest.fixture
def dataset(tmp_path):
    events = [
        samples.event(1, STEPANAKERT, dt.date(2023, 9, 19)),
        samples.event(2, YEREVAN, dt.date(2023, 9, 20), type="Protests", attributed_to="the mayor"),
        samples.event(
            3, STEPANAKERT, dt.date(2020, 1, 1), until=dt.date(2020, 12, 31), date_precision=DatePrecision.YEAR
        ),
        samples.event(4, STEPANAKERT, None),
        samples.event(5, None, dt.date(2023, 9, 21), type="Diplomacy"),
        samples.event(6, YEREVAN, dt.date(2023, 9, 19), role=Role.MENTION),
    ]
    return samples.write(events, tmp_path / "data")


def ids(rows):
    return set(rows["id"])


def test_everything_but_mere_mentions_is_shown_without_filters(dataset):
    assert ids(query.select(dataset, View())) == {"event1", "event2", "event3", "event4", "event5"}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(start=dt.date(2023, 9, 19), end=dt.date(2023, 9, 19)), {"event1"}),
        (View(start=dt.date(2023, 9, 20)), {"event2", "event5"}),
        (View(end=dt.date(2020, 6, 1)), {"event3"}),
        (View(start=dt.date(2020, 12, 31), end=dt.date(2020, 12, 31)), {"event3"}),
        (View(types=("Protests", "Diplomacy")), {"event2", "event5"}),
        (View(types=()), set()),
        (View(places=(YEREVAN.id,)), {"event2"}),
        (View(places=(YEREVAN.id, STEPANAKERT.id)), {"event1", "event2", "event3", "event4"}),
        (View(places=(YEREVAN.id, "geonames:none")), {"event2"}),
        (View(places=("geonames:none",)), set()),
        (View(words="MAYOR"), {"event2"}),
        (View(words="town mayor"), {"event2"}),
        (View(words="(.*"), set()),
        (View(types=("Battles",), places=(STEPANAKERT.id,), start=dt.date(2023, 1, 1)), {"event1"}),
    ],
)
def test_filters(dataset, view, expected):
    assert ids(query.select(dataset, view)) == expected


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(exact_days=True), {"event1", "event2", "event5"}),
        (View(exact_places=True), {"event1", "event2", "event3", "event4"}),
        (View(exact_days=True, exact_places=True, types=("Battles",)), {"event1"}),
        (View(lacking=Lacking.DATE), {"event4"}),
        (View(lacking=Lacking.DATE, start=dt.date(2023, 1, 1)), {"event4"}),
        (View(lacking=Lacking.DATE, exact_days=True), set()),
        (View(lacking=Lacking.PLACE), {"event5"}),
        (View(lacking=Lacking.PLACE, end=dt.date(2023, 9, 20)), set()),
    ],
)
def test_exact_ones_only_and_lists_of_what_is_lacking(dataset, view, expected):
    assert ids(query.select(dataset, view)) == expected


def test_only_sites_and_settlements_are_exact_places(tmp_path):
    kinds = ["site", "settlement", "district", "region", "country"]
    events = [
        samples.event(i, samples.place(kind, id=f"gazette:{kind}", geo_precision=kind)) for i, kind in enumerate(kinds)
    ]
    found = query.select(samples.write(events, tmp_path / "kinds"), View(exact_places=True))
    assert set(found["geo_precision"]) == {"site", "settlement"}


def test_undated_events_are_left_out_only_while_dates_are_asked_for(dataset):
    assert "event4" in ids(query.select(dataset, View()))
    assert "event4" not in ids(query.select(dataset, View(start=dt.date(1900, 1, 1))))


def test_counts(dataset):
    counts = query.find(dataset, View()).counts
    assert (counts.events, counts.places, counts.articles, counts.undated, counts.unlocated) == (5, 2, 1, 1, 1)


def test_the_period_reaches_from_a_year_before_the_days_to_the_last_of_them(dataset):
    assert query.period(dataset) == (dt.date(2020, 1, 1), dt.date(2023, 9, 21))


def test_the_period_of_coarse_events_alone_is_theirs(tmp_path):
    event = samples.event(
        1, STEPANAKERT, dt.date(1990, 1, 1), until=dt.date(1999, 12, 31), date_precision=DatePrecision.DECADE
    )
    assert query.period(samples.write([event], tmp_path / "coarse")) == (dt.date(1990, 1, 1), dt.date(1999, 12, 31))
    assert query.period(samples.write([samples.event(1, STEPANAKERT, None)], tmp_path / "undated")) is None


def test_coarse_events_widen_the_period_where_they_lie_wholly_outside_it(tmp_path):
    def of_year(number: int, year: int):
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return samples.event(number, STEPANAKERT, first, until=last, date_precision=DatePrecision.YEAR)

    events = [of_year(1, 2001), samples.event(2, STEPANAKERT, dt.date(2019, 5, 5)), of_year(3, 2019)]
    assert query.period(samples.write(events, tmp_path / "wide")) == (dt.date(2001, 1, 1), dt.date(2019, 5, 5))


def test_the_newest_come_first_and_undated_last(dataset):
    found = query.find(dataset, View())
    assert [row["id"] for row in found.newest(9)] == ["event5", "event2", "event1", "event3", "event4"]
    assert [row["id"] for row in found.newest(2, without="event5")] == ["event2", "event1"]


def test_the_places_of_a_selection_are_counted_those_with_most_events_first(dataset):
    both = query.find(dataset, View(places=(YEREVAN.id, STEPANAKERT.id)))
    assert both.fullest(9) == [("Stepanakert", 3), ("Yerevan", 1)]
    assert both.fullest(1) == [("Stepanakert", 3)]
    assert query.find(dataset, View(types=("Protests",))).fullest(9) == [("Yerevan", 1)]
    assert query.find(dataset, View(lacking=Lacking.PLACE)).fullest(9) == []


def test_an_event_knows_the_next_newer_and_older_one(dataset):
    found = query.find(dataset, View(places=(STEPANAKERT.id,)))
    assert found.beside("event1") == ("", "event3")
    assert found.beside("event3") == ("event1", "event4")
    assert found.beside("event4") == ("event3", "")
    assert found.beside("nothing") == ("", "")


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(places=(STEPANAKERT.id,)), {"event2": ("", "event1"), "event5": ("", "event1")}),
        (
            View(types=("Protests", "Diplomacy")),
            {"event1": ("event2", ""), "event3": ("event2", ""), "event4": ("event2", "")},
        ),
        (View(places=(YEREVAN.id,), types=("Battles",)), {"event1": ("", "")}),
        (View(lacking=Lacking.DATE), {"event1": ("", "event4"), "event3": ("", "event4")}),
    ],
)
def test_an_event_that_is_not_shown_has_its_neighbours_among_those_that_are(dataset, view, expected):
    found = query.find(dataset, view)
    assert {event: found.beside(event) for event in expected} == expected


def test_events_of_one_day_keep_their_order_whether_they_are_shown_or_not(tmp_path):
    kinds = ["Battles", "Protests", "Battles", "Protests", "Battles"]
    for name, day in (("dated", dt.date(2023, 9, 19)), ("undated", None)):
        events = [samples.event(i, STEPANAKERT, day, type=kind) for i, kind in enumerate(kinds)]
        dataset = samples.write(events, tmp_path / name)
        whole, battles = query.find(dataset, View()), query.find(dataset, View(types=("Battles",)))
        for event in ("event1", "event3"):
            assert battles.beside(event) == whole.beside(event), "their neighbours are all battles"


def test_an_event_comes_with_the_text_around_its_evidence(dataset):
    event = query.event(dataset, "event1")
    assert event["before"] == "Before it was calm."
    assert event["text"] == "Shells hit the town on Tuesday."
    assert event["after"] == "After that it was calm again."
    assert event["killed"] == 2
    assert event["injured"] is None


def test_unknown_events_and_places_are_none(dataset):
    assert query.event(dataset, "nothing") is None
    assert query.place(dataset, "nothing") is None


def test_a_place_has_its_names(dataset):
    assert [name["name"] for name in query.place(dataset, STEPANAKERT.id)["names"]] == [
        "Stepanakert",
        "Stepanakert (other name)",
    ]


def test_places_with_events_come_with_their_number_most_first(dataset):
    places = query.event_places(dataset)
    assert list(zip(places["name"], places["events"], strict=True)) == [("Stepanakert", 3), ("Yerevan", 1)]


def test_a_dataset_without_events_answers_everything(tmp_path):
    empty = samples.write([], tmp_path / "empty")
    assert query.select(empty, View(words="x", start=dt.date(2020, 1, 1))).empty
    assert query.find(empty, View()).counts.events == 0
    assert query.period(empty) is None
    assert query.event_places(empty).empty
    assert query.unplaced(empty).empty


@pytest.fixture
def twice_reported(tmp_path):
    articles = [
        samples.article(1),
        samples.article(2, publisher="The Herald", body="Rockets killed three, the mayor said."),
    ]
    evidence = samples.Evidence("article2", 0, 37, "Rockets killed three, the mayor said.")
    events = [
        samples.event(1, STEPANAKERT),
        samples.event(2, STEPANAKERT, evidence=evidence, attributed_to="the mayor", killed=samples.Toll(3)),
        samples.event(3, STEPANAKERT, dt.date(2023, 9, 20)),
    ]
    return samples.write(events, tmp_path / "twice", articles, merged=True)


def test_an_event_reported_twice_is_one_event_with_two_reports_and_both_figures(twice_reported):
    rows = joined(twice_reported)
    assert len(twice_reported.events) == 3, "nothing is thrown away"
    assert sorted(rows["reports"]) == [1, 2]
    merged = rows.loc[rows["reports"] == 2, "id"].iloc[0]
    reports = query.reports(twice_reported, merged)
    assert {(report["publisher"], report["killed"]) for report in reports} == {("The Courier", 2), ("The Herald", 3)}
    assert reports[0]["id"] == merged
    assert any(report["same_because"] for report in reports), "and why they were taken as one"


def test_words_of_any_report_find_the_event(twice_reported):
    assert len(query.find(twice_reported, View(words="mayor rockets"))) == 1
    assert len(query.find(twice_reported, View(words="herald"))) == 1


def test_events_of_different_days_stay_apart(twice_reported):
    assert query.reports(twice_reported, "event3")[0]["id"] == "event3"
    assert len(query.reports(twice_reported, "event3")) == 1
    assert query.reports(twice_reported, "nothing") == []


def test_words_find_a_place_by_all_its_names_whatever_their_case_held_or_not(tmp_path):
    names = ("Artsakh", "Лачин", "La\u00e7\u0131n", "İmişli")
    known = samples.write(
        [samples.event(1, samples.place("Lachin", names=names)), samples.event(2)], tmp_path / "names"
    )
    for dataset in (known, open_dataset(known.path, most_held=0)):
        query._having.cache_clear()
        for words in ("artsakh", "ARTSAKH", "ЛАЧИН", "LAÇIN", "la\u00e7\u0131n", "imişli", "İMİŞLİ", "artsakh shells"):
            assert query.find(dataset, View(words=words)).rows.tolist() == [0], words
        assert not query.find(dataset, View(words="Berdzor"))
