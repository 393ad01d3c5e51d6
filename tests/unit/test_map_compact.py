from __future__ import annotations

import json
import zlib

import pandas as pd

from geo.map.compact import compact_numbers, compact_places
from geo.map.frame import read_frame
from geo.map.layer import layer_columns
from tests.unit.test_map_numerals import read


def bare(number: int) -> pd.DataFrame:
    """So many events at as many points without a name, in an order that says nothing."""
    at = [pow(i, 3, 100_003) for i in range(number)]
    latitude = [round(i / 600 - 80, 5) for i in at]
    longitude = [round(i * 7 % 359 - 179 + i / 1e5, 5) for i in at]
    dates = pd.Timestamp("2016-01-01") + pd.to_timedelta([i * 31 % 1000 for i in range(number)], unit="D")
    return pd.DataFrame({"lat": latitude, "lon": longitude, "date": dates})


def places_of(frame):
    events = read_frame(frame)
    return layer_columns(events.rows, events.types, "")["places"]


def spoken(written):
    """Undo `compact_places`, as ``static/packed.js`` does."""
    found = dict(written)
    if isinstance(found["id"], dict):
        prefix, width = found["id"]["prefix"], found["id"]["width"]
        found["id"] = [f"{prefix}{i:0{width}d}" for i in range(found["id"]["count"])]
    for name in ("latitude", "longitude"):
        if isinstance(found[name], dict):
            found[name] = [number / found[name]["parts"] for number in read(found[name])]
    points = zip(found["latitude"], found["longitude"], strict=True)
    found["name"] = [name or "{:.3f}, {:.3f}".format(*at) for name, at in zip(found["name"], points, strict=True)]
    return found


def test_places_read_are_those_written_in_less_than_half_the_bytes():
    places = places_of(bare(3000))
    written = compact_places(places)
    assert spoken(written) == places
    assert sum(name == 0 for name in written["name"]) > 0.95 * len(places["name"])
    packed, plain = (len(zlib.compress(json.dumps(one).encode(), 9)) for one in (written, places))
    assert packed < 0.5 * plain


def test_a_name_is_left_out_only_where_a_browser_makes_the_same_of_the_coordinates():
    places = {"id": ["a"] * 5, "latitude": [0.0625, -0.0001, 40.1234, 40.1234, 0.0], "longitude": [1.0] * 5}
    places["name"] = ["0.062, 1.000", "-0.000, 1.000", "40.123, 1.000", "Town", "0.000, 1.000"]
    assert compact_places(places)["name"] == ["0.062, 1.000", "-0.000, 1.000", 0, "Town", 0]


def test_few_or_known_places_stay_as_they_are():
    places = places_of(bare(3))
    few = compact_places(places)
    assert (few["latitude"], few["longitude"]) == (places["latitude"], places["longitude"])
    known = {**places, "id": ["geonames:1", "geonames:2", "place:2"]}
    assert compact_places(known)["id"] == known["id"]


def test_the_places_of_events_in_the_order_of_their_days_are_next_to_nothing():
    events = read_frame(bare(3000))
    numbers = layer_columns(events.rows, events.types, "")["events"]["place"]
    written = compact_numbers(numbers)
    packed, plain = (len(zlib.compress(json.dumps(one).encode(), 9)) for one in (written, numbers))
    assert packed < 0.2 * plain
    total, back = 0, []
    for step in read(written["steps"]):
        total += step
        back.append(total)
    assert back == numbers
    unlike = [pow(i, 3, 1009) - 1 for i in range(2000)]
    assert read(compact_numbers(unlike)) == unlike
