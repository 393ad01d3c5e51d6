"""The map alone, as the server gives it to somebody's page."""

from __future__ import annotations

import json
import re

import pytest
from starlette.requests import Request
from starlette.responses import Response

from geo.dataset.store import Dataset
from geo.web import routes
from tests import samples


@pytest.fixture
def dataset(tmp_path):
    return samples.write([samples.event(1, samples.place()), samples.event(2, None)], tmp_path / "data")


def embed(dataset: Dataset, query: str) -> Response:
    return routes._embed(dataset, Request({"type": "http", "query_string": query.encode(), "headers": []}))


def test_an_embedded_map_opens_with_the_view_of_the_address(dataset):
    link = "from=2023-09-01&types=Battles&event=event1&zoom=seven"
    answer = embed(dataset, link)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "x-frame-options" not in answer.headers
    found = re.search(r'id="gz-packed">(.*?)</script>', bytes(answer.body).decode(), re.DOTALL)
    assert found
    view = json.loads(found[1])["config"]["view"]
    assert (view["from"], view["types"], view["event"], view["zoom"]) == ("2023-09-01", ["Battles"], 0, None)
    assert embed(dataset, link).body == answer.body


def test_a_snapshot_is_the_same_page_as_a_file_to_keep(dataset):
    request = Request({"type": "http", "query_string": b"from=2023-09-01", "headers": []})
    kept = routes._snapshot(dataset, request)
    assert kept.headers["content-disposition"] == 'attachment; filename="map.html"'
    assert kept.body == embed(dataset, "from=2023-09-01").body
    assert "/api/snapshot.html" in {getattr(route, "path", "") for route in routes.make_routes(dataset.path)}


def test_too_many_events_are_refused_with_what_to_do(dataset, monkeypatch):
    monkeypatch.setattr(routes, "_MOST_EMBEDDED", 1)
    answer = embed(dataset, "")
    assert answer.status_code == 413
    assert "words=" in bytes(answer.body).decode()
    assert embed(dataset, "words=stepanakert").status_code == 200
