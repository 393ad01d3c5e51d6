from __future__ import annotations

import datetime as dt
import json
import re

import numpy as np
import pandas as pd
import pytest
import streamlit_folium

from geo.dataset import query
from geo.errors import SettingsError
from geo.map.event_map import BaseMap, LayerState, StateGroup, online_tiles, script_json
from geo.map.layer import layer_bytes, layer_columns, whole_of
from geo.model import Resolution, Toponym, View
from tests import samples


def columns(tmp_path, events, **options):
    dataset = samples.write(events, tmp_path / "data", **options)
    return layer_columns(query.select(dataset, View()), dataset.manifest["types"], dataset.version)


def test_columns_hold_each_event_once_and_its_place_by_number(tmp_path):
    here, there = samples.place(), samples.place("Yerevan", 40.1811, 44.5136)
    found = columns(
        tmp_path,
        [
            samples.event(1, here),
            samples.event(2, there, dt.date(1970, 1, 2), type="Protests"),
            samples.event(3, here, None),
        ],
    )
    events, places = found["events"], found["places"]
    assert dict(zip(events["id"], [places["id"][p] for p in events["place"]], strict=True)) == {
        "event1": here.id,
        "event2": there.id,
        "event3": here.id,
    }
    at = events["id"].index("event2")
    assert (events["start"][at], events["end"][at], events["type"][at]) == (1, 1, 1)
    assert events["start"][events["id"].index("event3")] is None


def test_an_event_without_a_place_is_kept(tmp_path):
    assert columns(tmp_path, [samples.event(1, None)])["events"]["place"] == [-1]


def test_a_type_that_the_taxonomy_lacks_is_shown_all_the_same(tmp_path):
    found = columns(tmp_path, [samples.event(1, samples.place(), type="Earthquake")])
    assert found["types"][found["events"]["type"][0]]["label"] == "Earthquake"


def test_a_place_that_may_well_be_another_is_marked_as_uncertain(tmp_path):
    doubted = Resolution(Toponym(0, 3, "Martuni"), samples.place("Martuni"), 0.4, "gazetteer")
    sure = Resolution(Toponym(0, 3, "Shusha"), samples.place("Shusha"), 0.5, "gazetteer")
    nowhere = Resolution(Toponym(0, 3, "Qwerty"), None, 0.0, "not in the gazetteer")
    events = [samples.event(n, resolution=r) for n, r in enumerate((doubted, sure, nowhere), start=1)]
    found = columns(tmp_path, events, uncertain_below=0.5)["events"]
    assert dict(zip(found["id"], found["uncertain"], strict=True)) == {"event1": 1, "event2": 0, "event3": 0}


def test_days_before_1970_are_negative(tmp_path):
    assert columns(tmp_path, [samples.event(1, samples.place(), dt.date(1969, 12, 31))])["events"]["start"] == [-1]


def test_nothing_in_a_state_can_leave_its_script():
    hostile = {"layer": "</script><script>alert(1)</script><!--", "words": "{{ 7 * 7 }}\u2028"}
    text = script_json(hostile)
    assert "<" not in text
    assert ">" not in text
    assert "{{" not in text
    assert text.isascii()
    assert json.loads(text)["layer"] == hostile["layer"]
    assert "</script><script>" not in LayerState(hostile).state


def test_the_base_map_asks_nothing_of_other_hosts():
    made = BaseMap("../../assets/x/")
    links = dict([*made.default_js, *made.default_css])
    assert links.pop("failing").startswith("data:text/javascript,")
    assert [link for link in links.values() if not link.startswith("../../assets/x/")] == []


def test_all_visits_may_share_the_base_map(monkeypatch):
    sent = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **given: sent.append(given))
    shared = BaseMap("../../assets/x/")
    for made, state in ((shared, {"n": 1}), (shared, {"n": 2}), (BaseMap("../../assets/x/"), {"n": 2})):
        streamlit_folium.st_folium(made, key="map", render=False, feature_group_to_add=StateGroup(state))
    first, second, another = ({key: given[key] for key in given if key != "on_change"} for given in sent)
    assert '"n":1' in first.pop("feature_group")
    assert second == another
    assert '"n":2' in second.pop("feature_group")
    assert first == second
    assert "module.start(L, map_div," in first["script"]


def test_packed_columns_begin_at_multiples_of_four_and_say_the_same(tmp_path):
    here = samples.place("Ağdam")
    dataset = samples.write([samples.event(1, here), samples.event(2, None, None, type="Diplomacy")], tmp_path / "data")
    packed = layer_bytes(query.select(dataset, View()), dataset.manifest["types"], dataset.version)
    size = int.from_bytes(packed[:4], "little")
    header = json.loads(packed[4 : 4 + size])
    assert size % 4 == 0
    assert header["places"]["name"] == ["Ağdam"]

    def column(name):
        kind, offset, length = header["events"][name]["column"]
        assert offset % 4 == 0
        return np.frombuffer(packed, dtype=f"<{kind}", count=length, offset=4 + size + offset).tolist()

    assert column("place") == [0, -1]
    assert column("type") == [0, 2]
    assert column("start") == [19619, 2**31 - 1]
    assert column("coarse") == [0, 1]


def test_online_tiles_are_described_by_their_names():
    tiles = online_tiles("OpenStreetMap.Mapnik, Esri.WorldImagery")
    assert [entry["name"] for entry in tiles] == ["OpenStreetMap", "Esri WorldImagery"]
    assert all({"{x}", "{y}", "{z}"} <= set(re.findall(r"\{[xyz]\}", entry["url"])) for entry in tiles)
    assert online_tiles("") == []


@pytest.mark.parametrize("name", ["Nobody.Knows", "Thunderforest.OpenCycleMap"])
def test_tiles_that_are_unknown_or_want_a_key_are_an_error_that_names_them(name):
    with pytest.raises(SettingsError, match=name):
        online_tiles(name)


def test_killed_and_reports_are_sent_in_the_smallest_type_that_holds_them_and_only_where_they_say_anything(tmp_path):
    rows = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "place_id": ["p", "p", None],
            "place_name": "P",
            "latitude": [1.0, 1.0, None],
            "longitude": [2.0, 2.0, None],
            "geo_precision": "settlement",
            "extent_km": 0.0,
            "type": "Battles",
            "start": None,
            "end": None,
            "date_precision": "unknown",
            "killed": pd.array([None, 300, 2], dtype="Int64"),
            "reports": [1, 1, 1],
        }
    )
    rows[["start", "end"]] = rows[["start", "end"]].astype("date32[pyarrow]")
    events = layer_columns(rows, [], "v")["events"]
    assert events["killed"] == [0, 300, 2]
    assert "reports" not in events
    assert b'"killed":{"column":["u2"' in layer_bytes(rows, [], "v")
    quiet = rows.assign(killed=pd.array([None] * 3, dtype="Int64"))
    assert "killed" not in layer_columns(quiet, [], "v")["events"]


def test_a_layer_of_some_events_says_how_many_there_are_in_all_and_which_days_they_span(tmp_path):
    here = samples.place()
    events = [samples.event(n, here, dt.date(1970, 1, 1 + n)) for n in range(3)] + [samples.event(9, here, None)]
    dataset = samples.write(events, tmp_path / "data")
    whole = {"everything": 4, "present": ["Battles"], "days": [0, 2]}
    assert whole_of(dataset) == whole
    some = query.select(dataset, View(end=dt.date(1970, 1, 1)))
    found = layer_columns(some, [], "v")
    assert (found["everything"], found["days"]) == (1, (0, 0))
    packed = layer_bytes(some, [], "v", whole=whole)
    header = json.loads(packed[4 : 4 + int.from_bytes(packed[:4], "little")])
    assert {key: header[key] for key in whole} == whole
