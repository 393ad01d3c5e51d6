"""The routes of a dataset whose events are too many to be sent, over a real server on loopback."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo.dataset import query
from geo.dataset.store import open_dataset
from geo.model import View
from tests.serving import errors_in, serving

KINDS = {"i4": np.int32, "u1": np.uint8, "u2": np.uint16, "f4": np.float32}


@pytest.fixture(scope="module")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory):
    log = tmp_path_factory.mktemp("grid") / "log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_MOST_HELD", "5")
        with serving(demo, log) as address:
            yield address
    assert errors_in(log) == []


def unpacked(address: str) -> dict[str, Any]:
    """What an address answers, its columns read as arrays."""
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # our own server on loopback
        packed = gzip.decompress(answer.read())
    begin = 4 + int.from_bytes(packed[:4], "little")
    layer: dict[str, Any] = json.loads(packed[4:begin])
    for table in (layer["places"], layer["events"]):
        for name, value in table.items():
            if isinstance(value, dict) and "column" in value:
                kind, offset, length = value["column"]
                table[name] = np.frombuffer(packed, KINDS[kind], length, begin + offset)
    return layer


def test_the_layer_gives_counts_that_stand_for_all_events(server, demo):
    layer = unpacked(server + "api/layer")
    rows = query.select(open_dataset(demo), View())
    assert layer["grid"] is True
    assert layer["events"]["weight"].sum() == len(rows)
    (south, west), (north, east) = layer["bounds"]
    assert south < 39.8 < north
    assert west < 46.7 < east


def test_few_events_with_some_words_are_sent_themselves(server, demo):
    few = query.select(open_dataset(demo), View(words="cathedral"))
    assert 0 < len(few) <= 5
    layer = unpacked(server + "api/layer?words=cathedral")
    assert "grid" not in layer
    assert len(layer["events"]["place"]) == len(few)


def test_the_grid_counts_what_is_in_sight_within_the_dates(server, demo):
    dataset = open_dataset(demo)
    sight = unpacked(server + "api/grid?bbox=40,35,52,45&zoom=6&from=2023-01-01&to=2023-12-31&place=geonames:146970")
    view = View(start=dt.date(2023, 1, 1), end=dt.date(2023, 12, 31))
    counts = sight["events"]["counts"].reshape(len(sight["places"]["id"]), -1)
    expected = query.select(dataset, view)["place_id"].value_counts().to_dict()
    counted = dict(zip(sight["places"]["id"], counts.sum(axis=1).tolist(), strict=True))
    assert {place: n for place, n in counted.items() if n} == {p: n for p, n in expected.items() if p in counted}
    assert sum(sight["totals"]["within_dates"]) == len(query.find(dataset, view))
    assert np.array(sight["chosen"]) == pytest.approx(np.array([[39.82, 46.75], [39.82, 46.75]]), abs=0.05)


def test_a_chosen_country_fills_the_box_of_its_outline(server, demo):
    country = "geonames:174982"
    assert country in set(query.event_places(open_dataset(demo))["id"])
    sight = unpacked(f"{server}api/grid?bbox=40,35,52,45&zoom=6&place={country}")
    (number,) = np.flatnonzero(np.array(sight["places"]["id"]) == country)
    outlines = sight["places"]["boundaries"]
    largest, *_ = outlines["outlines"][outlines["of"][str(number)][2]]
    corners = np.cumsum(np.array(largest).reshape(-1, 2), axis=0) / outlines["scale"]
    assert np.array(sight["chosen"])[:, ::-1] == pytest.approx(np.array([corners.min(axis=0), corners.max(axis=0)]))


def test_several_chosen_places_lie_in_one_box(server, demo):
    places = query.event_places(open_dataset(demo))["id"].head(3)
    points = open_dataset(demo).places.set_index("id").loc[places, ["latitude", "longitude"]]
    sight = unpacked(f"{server}api/grid?bbox=40,35,52,45&zoom=6&place={'+'.join(places)}+geonames:none")
    assert np.array(sight["chosen"]) == pytest.approx(np.array([points.min(), points.max()]))


def test_symbols_are_sized_by_people_killed(server, demo):
    sight = unpacked(server + "api/grid?bbox=40,35,52,45&zoom=6&from=2023-01-01&size=killed")
    rows = query.select(open_dataset(demo), View(start=dt.date(2023, 1, 1))).dropna(subset=["latitude"])
    sizes = dict(
        zip(
            sight["places"]["id"],
            sight["events"]["sizes"].reshape(-1, len(sight["totals"]["undated"])).sum(axis=1),
            strict=True,
        )
    )
    expected = rows["killed"].fillna(0).groupby(rows["place_id"]).sum()
    assert {place: n for place, n in sizes.items() if n} == expected[expected > 0].to_dict()


def test_only_what_is_asked_for_is_given(server, demo):
    link = "api/grid?area=39_46~41_46~41_48~39_48&types=Battles"
    view = View(area=((39, 46), (41, 46), (41, 48), (39, 48)))
    assert unpacked(server + link + "&only=days")["events"]["weight"].sum() == len(query.find(open_dataset(demo), view))
    counts = unpacked(server + link + "&only=counts&bbox=40,35,52,45&zoom=6")
    assert counts["places"] == {}
    with urllib.request.urlopen(server + link + "&only=reach", timeout=20) as answer:  # noqa: S310
        (south, west), (north, east) = json.loads(answer.read())["reach"]
    assert 39 <= south <= north <= 43
    assert 46 <= west <= east <= 48


@pytest.mark.parametrize(
    "asked", ["", "bbox=1,2,3&zoom=4", "bbox=1,2,3,4", "bbox=1,2,3,x&zoom=4", "bbox=nan,1,2,3&zoom=4"]
)
def test_a_grid_without_a_box_and_a_zoom_is_refused_in_words(server, asked):
    with pytest.raises(urllib.error.HTTPError) as refused:
        unpacked(server + "api/grid?" + asked)
    assert refused.value.code == 400
    assert "bbox=west,south,east,north" in refused.value.read().decode()


def test_an_event_and_the_table_are_read_from_the_file(server, demo):
    wanted = query.select(open_dataset(demo), View())["id"].iloc[0]
    with urllib.request.urlopen(f"{server}api/events/{wanted}", timeout=20) as answer:  # noqa: S310
        assert json.loads(answer.read())["id"] == wanted
    with urllib.request.urlopen(server + "api/events.csv", timeout=20) as answer:  # noqa: S310
        assert wanted in answer.read().decode()
