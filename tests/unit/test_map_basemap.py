from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

import geo.map
from geo.map.compile_basemap import compile_world

BASEMAP = Path(geo.map.__file__).parent / "static" / "basemap"


def world(*points: tuple[int, int]):
    steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]
    country = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Landia"}}
    transform = {"scale": [1, 1], "translate": [0, 0]}
    return {"transform": transform, "arcs": [steps], "objects": {"countries": {"geometries": [country]}}}


@pytest.mark.parametrize(
    ("corners", "label", "size"),
    [
        ([(10, 0), (20, 0), (20, 10), (10, 10), (10, 0)], [15, 5], 100),
        ([(170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0)], [-180, 5], 200),
        ([(150, 0), (-170, 0), (-170, 10), (150, 10), (150, 0)], [170, 5], 400),
    ],
)
def test_a_country_over_the_180th_meridian_has_its_own_size_and_its_name_within_it(corners, label, size):
    land = compile_world(world(*corners), 0.01, 0.01, 0.01)["lands"][0]
    assert land["label"] == pytest.approx(label)
    assert land["size"] == pytest.approx(size)


@pytest.mark.parametrize("file", ["world.json", "detail.json"])
def test_so_it_is_in_the_files(file):
    lands = {land["name"]: land for land in json.loads((BASEMAP / file).read_text("utf-8"))["lands"]}
    assert lands["Russia"]["size"] == max(land["size"] for name, land in lands.items() if name != "Antarctica")
    assert 90 < lands["Russia"]["label"][0] < 110
    assert 177 < lands["Fiji"]["label"][0] < 179
