"""The HTTP routes over a real server on loopback."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest

from geo.map.event_map import assets_version
from tests import samples
from tests.serving import errors_in, serving

HOSTILE = '=HYPERLINK("https://evil.example","x") <script>alert(1)</script>'


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("routes")
    article = samples.article(body=HOSTILE, title=HOSTILE)
    whole = samples.Evidence("article1", 0, len(HOSTILE), HOSTILE)
    samples.write(
        [
            samples.event(1, samples.place(), evidence=whole),
            samples.event(2, samples.place("Yerevan", 40.1811, 44.5136), type="Protests", attributed_to="the mayor"),
            samples.event(3, None),
        ],
        folder / "data",
        [article],
    )
    with serving(folder / "data", folder / "log") as address:
        yield address
    assert errors_in(folder / "log") == []


def get(address: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # our own server on loopback
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, {}, error.read()


def test_health_tells_version_and_counts(server):
    status, _, body = get(server + "healthz")
    assert status == 200
    assert json.loads(body)["counts"]["events"] == 3


def test_geojson_has_a_feature_for_each_event_and_no_geometry_for_unlocated_ones(server):
    _, headers, body = get(server + "api/events.geojson")
    assert headers["content-type"].startswith("application/geo+json")
    features = {feature["id"]: feature for feature in json.loads(body)["features"]}
    assert features["event1"]["geometry"] == {"type": "Point", "coordinates": [46.7528, 39.8177]}
    assert features["event3"]["geometry"] is None
    assert features["event1"]["properties"]["start"].startswith("2023-09-19")
    assert features["event1"]["properties"]["text"] == HOSTILE


def test_exports_take_the_query_string_of_the_page(server):
    _, _, body = get(server + "api/events.geojson?types=Protests&words=mayor")
    assert [feature["id"] for feature in json.loads(body)["features"]] == ["event2"]
    _, _, body = get(server + "api/events.geojson?from=2024-01-01")
    assert json.loads(body)["features"] == []


def test_a_wrong_parameter_is_named_and_not_fatal(server):
    status, _, body = get(server + "api/events.geojson?from=soon&zoom=" + quote("<b>"))
    assert status == 200
    assert json.loads(body)["ignored_parameters"] == ["from", "zoom"]


def test_csv_cells_are_no_formulas_for_a_spreadsheet(server):
    _, headers, body = get(server + "api/events.csv")
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert len(rows) == 3
    assert "attachment" in headers["content-disposition"]
    assert next(row for row in rows if row["id"] == "event1")["text"] == "'" + HOSTILE
    assert next(row for row in rows if row["id"] == "event1")["latitude"] == "39.8177"


def test_one_event_comes_with_its_evidence(server):
    _, _, body = get(server + "api/events/event2")
    event = json.loads(body)
    assert (event["attributed_to"], event["place_name"]) == ("the mayor", "Yerevan")
    assert {"before", "after", "text"} <= event.keys()


def test_an_unknown_event_is_not_found(server):
    assert get(server + "api/events/nothing")[0] == 404


def test_our_files_are_served_for_good_and_leaflet_is_ours(server):
    base = f"{server}assets/{assets_version()}/"
    for path, kind in [
        ("leaflet/leaflet.js", "javascript"),
        ("leaflet/leaflet.css", "css"),
        ("gazette/main.js", "javascript"),
        ("gazette/basemap/world.json", "json"),
    ]:
        status, headers, body = get(base + path)
        assert status == 200, path
        assert kind in headers["content-type"]
        assert "immutable" in headers["cache-control"]
        assert body


def test_a_file_that_is_asked_for_again_has_other_addresses(server):
    base = f"{server}assets/{assets_version()}/"
    wanted = get(base + "gazette/dom.js")[2]
    assert [get(f"{base}{again}gazette/dom.js")[2] for again in ("again-1/", "again-2/again-1/")] == [wanted, wanted]


@pytest.mark.parametrize(
    "path", ["gazette/../../../pyproject.toml", "gazette/%2e%2e/%2e%2e/event_map.py", "nothing", "again-1/nothing"]
)
def test_nothing_else_is_served_as_a_file(server, path):
    status, _, body = get(f"{server}assets/{assets_version()}/{path}")
    assert status in {400, 404} or b"<!doctype html>" in body.lower(), "an error, or the page itself"
    assert b"requires-python" not in body
    assert b"class EventLayer" not in body
