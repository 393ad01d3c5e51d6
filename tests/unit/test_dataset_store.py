from __future__ import annotations

import json

import pandas as pd
import pytest

from geo.dataset import query, store
from geo.dataset.join import SCHEMA
from geo.dataset.store import open_dataset
from geo.errors import DatasetError
from tests import samples


def test_what_is_written_is_read_back_with_the_same_types(tmp_path):
    written = samples.write([samples.event(where=samples.place())], tmp_path / "data")
    store._read.cache_clear()
    again = open_dataset(tmp_path / "data")
    for table in SCHEMA:
        pd.testing.assert_frame_equal(getattr(written, table), getattr(again, table))
    assert again.manifest["counts"] == {"events": 1, "places": 1, "articles": 1, "toponyms": 1}


def test_version_is_the_content_and_not_the_moment_or_the_folder(tmp_path):
    events = [samples.event(where=samples.place())]
    first = samples.write(events, tmp_path / "one").version
    assert samples.write(events, tmp_path / "two").version == first
    assert samples.write([samples.event(2, samples.place())], tmp_path / "three").version != first


def test_building_again_replaces_the_folder_as_a_whole(tmp_path):
    samples.write([samples.event(1, samples.place())], tmp_path / "data")
    fresh = samples.write([samples.event(2, samples.place())], tmp_path / "data")
    assert list(fresh.events["id"]) == ["event2"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"], "nothing is left beside it"


def test_a_crash_between_the_renames_leaves_the_old_dataset_readable(tmp_path):
    old = samples.write([samples.event(1, samples.place())], tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / ".data.previous")
    assert open_dataset(tmp_path / "data").version == old.version
    samples.write([samples.event(2, samples.place())], tmp_path / "data")
    assert list(open_dataset(tmp_path / "data").events["id"]) == ["event2"]


def test_a_failed_write_leaves_the_old_dataset_whole(tmp_path, monkeypatch):
    old = samples.write([samples.event(1, samples.place())], tmp_path / "data")

    def fail(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", fail)
    with pytest.raises(DatasetError, match="No space left"):
        samples.write([samples.event(2, samples.place())], tmp_path / "data")
    assert open_dataset(tmp_path / "data").version == old.version
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_folder_that_is_no_dataset_is_never_replaced(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"precious")
    with pytest.raises(DatasetError, match="left alone"):
        samples.write([samples.event()], tmp_path / "photos")
    assert (tmp_path / "photos" / "one.jpg").read_bytes() == b"precious"


def test_a_missing_dataset_says_how_to_make_one(tmp_path):
    with pytest.raises(DatasetError, match="geo build"):
        open_dataset(tmp_path / "nothing")


@pytest.mark.parametrize("damage", ["no manifest", "bad manifest", "other format", "missing table", "cut table"])
def test_a_damaged_dataset_says_so(tmp_path, damage):
    folder = samples.write([samples.event(where=samples.place())], tmp_path / "data").path
    store._read.cache_clear()
    manifest = folder / "manifest.json"
    if damage == "no manifest":
        manifest.unlink()
    elif damage == "bad manifest":
        manifest.write_text("{", encoding="utf-8")
    elif damage == "other format":
        manifest.write_text(json.dumps({"format": 99}), encoding="utf-8")
    elif damage == "missing table":
        (folder / "events.parquet").unlink()
    else:
        (folder / "events.parquet").write_bytes(b"PAR1")
    with pytest.raises(DatasetError):
        open_dataset(folder)


@pytest.mark.parametrize("most_held", [10, 0])
def test_a_dataset_of_before_reports_were_explained_still_opens(tmp_path, most_held):
    folder = samples.write([samples.event(where=samples.place())], tmp_path / "data").path
    store._read.cache_clear()  # the manifest stays the same
    file = folder / "events.parquet"
    pd.read_parquet(file).drop(columns=["own_toll", "together"]).to_parquet(file)
    opened = query.event(open_dataset(folder, most_held), "event1")
    assert opened is not None
    assert (opened["killed"], opened["together"]) == (2, [])
    assert [report["killed"] for report in query.reports(open_dataset(folder, most_held), "event1")] == [2]
