"""Which countries behind the events are named where not all find room."""

from __future__ import annotations

import json
from pathlib import Path

import geo.map

WORLD = json.loads((Path(geo.map.__file__).parent / "static/basemap/world.json").read_text("utf-8"))


def test_of_countries_shown_from_the_same_zoom_on_the_larger_are_named_first(evaluate):
    lands = [
        {**land, "longitude": land["label"][0], "latitude": land["label"][1], "rings": []} for land in WORLD["lands"]
    ]
    towns = {"names": ["Town", "Capital"], "longitudes": [0, 0], "latitudes": [0, 0], "populations": [6e6, 2e6]}
    labels = evaluate(
        "labels.js", f"m.backgroundLabels({json.dumps({'labels': lands})}, {json.dumps(towns | {'capitals': 0})})"
    )
    names = [label["name"] for label in labels]
    largest = ["Russia", "Canada", "United States of America", "China", "Brazil", "Australia"]
    assert names[: len(largest)] == largest
    assert names.index("India") < names.index("Bolivia")
    assert names.index("Argentina") < names.index("Peru")
    assert [label["rank"] for label in labels] == sorted(label["rank"] for label in labels)
    assert names.index("Town") < names.index("Capital") < names.index("Luxembourg")
