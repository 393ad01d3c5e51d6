"""Counts by square and place against counting each event; a dataset read from its file against one in memory."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.dataset import grid, query
from geo.dataset.event_rows import codes
from geo.dataset.join import SCHEMA
from geo.dataset.store import Dataset, open_dataset, write_dataset
from geo.dataset.summary import summary
from geo.model import SymbolSize, View

EVERYWHERE = grid.Box(-181, -86, 181, 86)
EVENTS, PLACES, ARTICLES = 3000, 240, 90
DATES = [
    (None, None),
    (dt.date(2020, 3, 1), None),
    (None, dt.date(2020, 3, 1)),
    (dt.date(2020, 2, 1), dt.date(2020, 4, 30)),
    (dt.date(1990, 1, 1), dt.date(1990, 1, 2)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Events dated to the day or to months, or undated; in settlements, regions or nowhere; some reported twice."""
    random = np.random.default_rng(3)
    start = [dt.date(2020, 1, 1) + dt.timedelta(days=int(day)) for day in random.integers(0, 300, EVENTS)]
    longer = random.random(EVENTS) < 0.2
    undated = random.random(EVENTS) < 0.05
    further = random.random(EVENTS) < 0.1
    further[0] = False
    group = [f"e{i - 1 if further[i] else i}" for i in range(EVENTS)]
    lost = np.arange(PLACES) % 40 == 7
    area = np.arange(PLACES) % 9 == 0
    at = random.integers(0, PLACES, EVENTS)
    nowhere = random.random(EVENTS) < 0.05
    columns: dict[str, dict[str, object]] = {
        "events": {
            "id": [f"e{i}" for i in range(EVENTS)],
            "article_id": [f"a{i}" for i in random.integers(0, ARTICLES, EVENTS)],
            "type": np.array(["Attack", "Talks", "No longer known"])[random.integers(0, 3, EVENTS)],
            "start": [None if u else day for u, day in zip(undated, start, strict=True)],
            "end": [
                None if u else day + dt.timedelta(days=60 if far else 0)
                for u, day, far in zip(undated, start, longer, strict=True)
            ],
            "date_precision": np.where(undated, "unknown", np.where(longer, "range", "day")),
            "place_id": [None if n else f"p{i:03}" for n, i in zip(nowhere, at, strict=True)],
            "geo_precision": np.where(nowhere, "unlocated", np.where(area[at], "region", "settlement")),
            "place_uncertain": random.random(EVENTS) < 0.3,
            "killed": [None if n > 4 else int(n) for n in random.integers(0, 9, EVENTS)],
            "role": np.where(random.random(EVENTS) < 0.1, "mention", "event"),
            "actors": "[]",
            "reasons": "[]",
            "same_because": "[]",
            "evidence_start": 0,
            "evidence_end": 0,
            "text": [f"The {'Red' if i % 11 == 0 else 'blue'} thing number {i} happened." for i in range(EVENTS)],
            "group_id": group,
            "principal": ~further,
        },
        "places": {
            "id": [f"p{i:03}" for i in range(PLACES)],
            "name": [f"Place {i}" for i in range(PLACES)],
            "latitude": np.where(lost, np.nan, random.uniform(38, 42, PLACES)),
            "longitude": np.where(lost, np.nan, random.uniform(44, 48, PLACES)),
            "geo_precision": np.where(area, "region", "settlement"),
            "extent_km": np.where(area, 30.0, 0.0),
            "country": "XX",
            "admin": "[]",
            "names": "[]",
        },
        "articles": {
            "id": [f"a{i}" for i in range(ARTICLES)],
            "title": [f"Title {i}" for i in range(ARTICLES)],
            "publisher": "Courier",
            "body": "",
        },
        "toponyms": {},
    }
    rows = {"events": EVENTS, "places": PLACES, "articles": ARTICLES, "toponyms": 0}
    tables = {
        name: pd.DataFrame({key: columns[name].get(key) for key in kinds}, index=range(rows[name])).astype(kinds)
        for name, kinds in SCHEMA.items()
    }
    types = [{"label": label, "colour": "#000000", "description": ""} for label in ("Attack", "Talks")]
    folder = tmp_path_factory.mktemp("grid") / "dataset"
    write_dataset(tables, {"sources": [], "rejected": [], "types": types, "licenses": []}, folder)
    return folder


@pytest.fixture(scope="module")
def held(folder: Path) -> Dataset:
    return open_dataset(folder)


@pytest.fixture(scope="module")
def stored(folder: Path) -> Dataset:
    return open_dataset(folder, most_held=10)


@pytest.fixture(params=["held", "stored"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def counted(dataset: Dataset, seen: grid.Sight, counts: np.ndarray) -> dict[tuple[str, str], int]:
    """Counts of a sight that are not 0, by place and type."""
    types = codes(dataset).types
    return {
        (dataset.places["id"].iloc[seen.layout.rows[at]], types[t]): int(counts[at, t])
        for at, t in zip(*np.nonzero(counts), strict=True)
    }


def located(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.dropna(subset=["latitude", "longitude"])


@pytest.mark.parametrize(("start", "end"), DATES)
def test_each_place_has_as_many_events_of_each_type_as_are_selected_there(dataset, start, end):
    view = View(start=start, end=end)
    seen = grid.sight(dataset, view, EVERYWHERE, 5)
    rows = located(query.select(dataset, view)).groupby(["place_id", "type"])
    assert not seen.layout.cells
    assert counted(dataset, seen, seen.counts) == rows.size().to_dict()
    assert seen.here.tolist() == (seen.counts.sum(axis=1) > 0).astype(int).tolist()


@pytest.mark.parametrize(("start", "end"), DATES)
def test_each_place_has_as_many_uncertain_events_killed_people_and_reports(dataset, start, end):
    rows = located(query.select(dataset, View(start=start, end=end)))
    for size in (SymbolSize.KILLED, SymbolSize.REPORTS):
        seen = grid.sight(dataset, View(start=start, end=end, size=size), EVERYWHERE, 5)
        expected = rows[size.value].fillna(0).groupby([rows["place_id"], rows["type"]]).sum()
        assert counted(dataset, seen, seen.sizes) == expected[expected > 0].to_dict()
    expected = rows["place_uncertain"].groupby([rows["place_id"], rows["type"]]).sum()
    assert counted(dataset, seen, seen.uncertain) == expected[expected > 0].to_dict()


def test_counts_follow_dates_wherever_they_move(dataset):
    """Back and forth, in small steps and large ones, by one end and by both."""
    day = dt.date(2020, 1, 1)
    moves = [(0, 300), (3, 300), (3, 290), (200, 210), (0, 5), (4, 9), (None, 9), (9, None), (298, 350), (-90, -80)]
    for first, last in moves:
        start, end = (None if days is None else day + dt.timedelta(days=days) for days in (first, last))
        view = View(start=start, end=end)
        seen = grid.sight(dataset, view, EVERYWHERE, 5)
        assert seen.counts.sum() == len(located(query.select(dataset, view)))


@pytest.mark.parametrize(("start", "end"), DATES)
@pytest.mark.parametrize("zoom", [2, 7, 18])
def test_cells_hold_the_same_events_as_the_places_in_them(dataset, start, end, zoom):
    view = View(start=start, end=end)
    places = grid.sight(dataset, view, EVERYWHERE, zoom)
    cells = grid.sight(dataset, view, EVERYWHERE, zoom, most_rows=100)
    assert cells.layout.cells
    assert len(cells.layout.rows) <= 100
    assert cells.counts.sum(axis=0).tolist() == places.counts.sum(axis=0).tolist()
    assert cells.uncertain.sum(axis=0).tolist() == places.uncertain.sum(axis=0).tolist()
    assert cells.layout.places.sum() == len(places.layout.rows)
    assert cells.here.sum() == places.here.sum()


def test_areas_and_the_place_looked_at_share_no_cell(dataset):
    cells = grid.sight(dataset, View(places=("p012",)), EVERYWHERE, 1, most_rows=60).layout
    places = dataset.places.iloc[cells.rows]
    alone = places["geo_precision"].eq("region") | places["id"].eq("p012")
    assert alone.sum() == 1 + located(dataset.places)["geo_precision"].eq("region").sum()
    assert set(cells.places[alone.to_numpy(dtype=bool)]) == {1}
    at = places["id"].eq("p012").to_numpy(dtype=bool)
    assert cells.latitude[at] == pytest.approx(places["latitude"][at])


def test_only_what_is_within_the_box_is_counted_where_places_are_many(dataset, monkeypatch):
    monkeypatch.setattr(grid, "MOST_EVERYWHERE", 100)
    box = grid.Box(45, 39, 46, 40)
    seen = grid.sight(dataset, View(), box, 8)
    rows = located(query.select(dataset, View()))
    settled = rows[rows["geo_precision"] == "settlement"]
    inside = settled[settled["longitude"].between(45, 46) & settled["latitude"].between(39, 40)]
    names = dataset.places.iloc[seen.layout.rows]
    kept = (names["geo_precision"] == "settlement").to_numpy(dtype=bool)
    assert set(names["id"][kept]) == set(inside["place_id"])
    assert seen.counts[kept].sum() == len(inside)


def test_a_few_places_are_all_in_sight_wherever_the_map_is(dataset):
    nowhere_near = grid.Box(-10, -10, -9, -9)
    assert grid.sight(dataset, View(), nowhere_near, 8).counts.sum() == len(located(query.select(dataset, View())))


def test_an_area_is_counted_where_its_middle_is(dataset, monkeypatch):
    monkeypatch.setattr(grid, "MOST_EVERYWHERE", 100)
    row = dataset.places[dataset.places["id"] == "p009"].iloc[0]
    west, south, east, north = (row[name] + away for away in (-0.01, 0.01) for name in ("longitude", "latitude"))
    seen = grid.sight(dataset, View(), grid.Box(west, south, east, north), 11)
    assert "p009" in set(dataset.places["id"].iloc[seen.layout.rows])
    assert grid.reach(dataset, View(places=("p009",))).north == pytest.approx(row["latitude"])


def test_all_places_looked_at_have_rows_of_their_own_among_cells_and_are_reached(dataset):
    chosen = ("p012", "p013", "nowhere")
    cells = grid.sight(dataset, View(places=chosen), EVERYWHERE, 1, most_rows=60).layout
    rows = dataset.places["id"].iloc[cells.rows]
    assert cells.cells
    assert all(cells.places[(rows == place).to_numpy(dtype=bool)].tolist() == [1] for place in chosen[:2])
    points = dataset.places.set_index("id").loc[list(chosen[:2])]
    box = grid.reach(dataset, View(places=chosen))
    assert (box.south, box.north) == pytest.approx((points["latitude"].min(), points["latitude"].max()))


@pytest.mark.parametrize(("start", "end"), DATES)
def test_totals_by_type_are_those_of_the_selection(dataset, start, end):
    view = View(start=start, end=end)
    totals, types = grid.totals(dataset, view), codes(dataset).types
    rows = query.select(dataset, view)
    by_type = rows["type"].value_counts()
    lost = rows[rows["latitude"].isna()]["type"].value_counts()
    everything = query.select(dataset, View())
    undated = everything[everything["start"].isna()]["type"].value_counts()
    for t, label in enumerate(types):
        assert totals.within_dates[t] == by_type.get(label, 0)
        assert totals.unlocated[t] == lost.get(label, 0)
        assert totals.undated[t] == undated.get(label, 0)


def test_the_summary_stands_for_every_event_once(dataset):
    told, known = summary(dataset, View()), codes(dataset)
    rows = query.select(dataset, View())
    place = np.where(rows["latitude"].isna(), -1, rows["geo_precision"].eq("region"))
    exact = rows["date_precision"].eq("day").to_numpy(dtype=int)
    expected = pd.DataFrame({"s": known.start, "e": known.end, "t": known.type, "d": exact, "p": place.astype(int)})
    columns = zip(told.start, told.end, told.type, told.exact_day, told.place, strict=True)
    assert dict(zip(columns, told.events, strict=True)) == expected.value_counts().to_dict()
    assert set(told.sizes) == {"killed", "reports"}


def test_the_reach_holds_all_places_with_events_shown(dataset):
    view = View(start=dt.date(2020, 2, 1), end=dt.date(2020, 2, 2), types=("Talks",))
    rows, box = located(query.select(dataset, view)), grid.reach(dataset, view)
    assert (box.west, box.east) == pytest.approx((rows["longitude"].min(), rows["longitude"].max()))
    assert box.south == pytest.approx(rows["latitude"].min())
    assert rows["latitude"].max() <= box.north <= rows["latitude"].max() + 30 / 111.2
    assert grid.reach(dataset, View(start=dt.date(1990, 1, 1), end=dt.date(1990, 1, 2))) is None


def test_a_view_without_events_is_counted_as_nothing(dataset):
    view = View(words="no such word")
    seen = grid.sight(dataset, view, EVERYWHERE, 5)
    assert len(seen.layout.rows) == seen.counts.sum() == grid.totals(dataset, view).within_dates.sum() == 0
    assert len(summary(dataset, view).events) == 0
    assert grid.reach(dataset, view) is None
    assert grid.bounds(dataset, view) is None


def test_words_and_exactness_narrow_what_is_counted(dataset):
    view = View(words="red thing", exact_days=True, exact_places=True)
    seen, rows = grid.sight(dataset, view, EVERYWHERE, 5), located(query.select(dataset, view))
    assert 0 < len(rows) < EVENTS / 8
    assert seen.counts.sum() == len(rows)


def test_events_read_from_the_file_are_those_in_memory(held, stored):
    assert stored.held_events is None
    for view in (
        View(),
        View(words="Red title"),
        View(places=("p012",)),
        View(types=("Talks",), start=dt.date(2020, 5, 1)),
    ):
        ours, theirs = query.find(stored, view), query.find(held, view)
        assert ours.counts == theirs.counts
        same = (found.frame().reset_index(drop=True) for found in (ours, theirs))
        pd.testing.assert_frame_equal(*same, check_dtype=False)
        assert ours.newest(10**6) == theirs.newest(10**6)


def test_one_event_its_reports_and_its_neighbours_are_read_from_the_file(held, stored):
    reported_twice = held.events.loc[~held.events["principal"], "group_id"].iloc[0]
    for identifier in ("e0", "e17", str(reported_twice)):
        assert query.event(stored, identifier) == query.event(held, identifier)
        assert query.reports(stored, identifier) == query.reports(held, identifier)
    found = query.find(stored, View())
    listed = [row["id"] for row in found.newest(EVENTS)]
    assert found.beside(listed[5]) == (listed[4], listed[6])
    assert found.beside(listed[0]) == ("", listed[1])
    assert query.event(stored, "nothing") is None
    assert found.beside("nothing") == ("", "")


def test_places_with_events_and_the_period_are_the_same_read_from_the_file(held, stored):
    pd.testing.assert_frame_equal(query.event_places(stored), query.event_places(held), check_dtype=False)
    assert query.period(stored) == query.period(held)
    assert grid.bounds(stored, View()) == grid.bounds(held, View())
