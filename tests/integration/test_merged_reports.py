"""Articles of several publishers on one thing, read with the gazetteer: which become one event, and what it says."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from geo.dataset import query
from geo.dataset.build import build
from geo.dataset.event_rows import joined
from geo.dataset.store import Dataset, open_dataset, write_dataset
from geo.events import EventGroup, code_events, find_places, load_taxonomy, merge_events
from geo.geoparse import Geoparser
from geo.map.details import detail_columns
from geo.map.wording import spell
from geo.model import Article, Event
from geo.settings import Settings
from tests.merged_sets import SETS, Merged


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(settings) as opened:
        yield opened


def coded(told: Merged, geoparser: Geoparser) -> tuple[list[Event], dict[str, Article]]:
    articles = {
        name: Article(name, "", publisher, (), dt.date.fromisoformat(day), None, "en", text, (), (), "", "")
        for name, publisher, day, text in told.articles
    }
    found = [
        event
        for made in articles.values()
        for event in code_events(made, find_places(made, geoparser), load_taxonomy(), geoparser.language_model)
    ]
    return found, articles


def partition(groups: Sequence[EventGroup]) -> list[str]:
    return sorted("".join(sorted(e.evidence.article_id for e in group.reports)) for group in groups)


@pytest.mark.parametrize("told", SETS, ids=lambda told: told.name)
def test_reports_of_one_event_become_one_and_others_stay_apart(told: Merged, geoparser: Geoparser) -> None:
    groups = merge_events(*coded(told, geoparser))
    assert partition(groups) == sorted(told.groups)
    largest = max(groups, key=lambda group: len(group.reports))
    for expected, said in ((told.killed, largest.killed_together), (told.injured, largest.injured_together)):
        if expected is not None:
            assert said is not None
            low, best, high = said.toll.low, said.toll.best, said.toll.high
            assert (best if low is None else low, best, best if high is None else high) == expected
    assert told.publishers is None or len(largest.publishers) == told.publishers


@pytest.mark.parametrize("told", SETS, ids=lambda told: told.name)
def test_the_order_of_the_articles_changes_nothing(told: Merged, geoparser: Geoparser) -> None:
    expected = merge_events(*coded(told, geoparser))
    for articles in itertools.permutations(told.articles):
        again = Merged(told.name, articles, told.groups)
        assert merge_events(*coded(again, geoparser)) == expected


def build_set(name: str, folder: Path, geoparser: Geoparser) -> Dataset:
    told = next(one for one in SETS if one.name == name)
    files = []
    for letter, publisher, day, text in told.articles:
        files.append(folder / f"{letter}.md")
        head = f"title: {letter}\npublisher: {publisher}\nurl: https://example.org/{letter}\npublished: {day}"
        files[-1].write_text(f"---\n{head}\n---\n{text}\n", encoding="utf-8")
    built = build(files, geoparser, load_taxonomy(), lambda _number, _result: None)
    assert not built.rejections
    write_dataset(built.tables, built.details, folder / "data")
    return open_dataset(folder / "data")


def test_a_conflicting_toll_is_a_range_with_its_sources_and_each_report_keeps_its_own(
    tmp_path: Path, geoparser: Geoparser
) -> None:
    dataset = build_set("tolls that differ by one", tmp_path, geoparser)
    [row] = joined(dataset).to_dict("records")
    assert (row["killed_low"], row["killed"], row["killed_high"], row["reports"]) == (2, 2, 3, 2)
    opened = query.event(dataset, row["id"])
    assert opened is not None
    told = " ".join(opened["together"])
    assert told.startswith("2 reports by 2 independent publishers: ")
    assert "Killed: 2 to 3. 2 is shown, the lowest of those that as many publishers give." in told
    assert "2 according to officials in Reuters" in told
    assert "3 according to the ombudsman in AFP" in told
    assert "Taken as one event because of: the same type; the same place; the same day" in told
    reports = query.reports(dataset, row["id"])
    assert {(report["publisher"], report["killed"], report["killed_low"]) for report in reports} == {
        ("Reuters", 2, None),
        ("AFP", 3, None),
    }


def test_a_map_without_a_server_says_the_same(tmp_path: Path, geoparser: Geoparser) -> None:
    dataset = build_set("tolls that differ by one", tmp_path, geoparser)
    details = detail_columns(joined(dataset))
    [spelled] = details["columns"]["field:Reports"]["values"]
    told = spell([" ".join(json.loads(joined(dataset)["together"].iloc[0]))], details["words"])
    assert [spelled] == told
    [toll] = details["columns"]["toll"]["values"]
    assert [toll] == spell(["2 to 3 killed"], details["words"])


def test_an_event_has_a_toll_that_only_another_of_its_reports_gives(tmp_path: Path, geoparser: Geoparser) -> None:
    name = "an attack, the same attack with a toll, and a blast elsewhere in the city"
    dataset = build_set(name, tmp_path, geoparser)
    rows = joined(dataset)
    assert rows.loc[rows["reports"] == 2, "killed"].tolist() == [6]
    assert rows.loc[rows["reports"] == 1, "together"].tolist() == ["[]"], "one report needs no explanation"


def test_a_copy_is_a_report_but_not_another_source(tmp_path: Path, geoparser: Geoparser) -> None:
    dataset = build_set("a text printed twice", tmp_path, geoparser)
    [row] = joined(dataset).to_dict("records")
    assert row["reports"] == 3
    opened = query.event(dataset, row["id"])
    assert opened is not None
    assert "3 reports by 2 independent publishers" in opened["together"][0]
    assert "prints the words of" in opened["together"][1]
