"""Places on several continents: all of them are in sight, on a phone too."""

from __future__ import annotations

import pandas as pd
import pytest

from geo import EventMap
from tests.browser.conftest import CALLS_THE_MAP, PHONE

PLACES = {
    "New York": (40.7, -74.0),
    "London": (51.5, 0.0),
    "Cape Town": (-33.9, 18.4),
    "Tokyo": (35.7, 139.7),
    "Auckland": (-36.8, 174.8),
}


@pytest.mark.parametrize("names", [("New York", "Tokyo"), tuple(PLACES)], ids=["two", "five"])
def test_places_far_apart_are_all_in_sight_on_a_phone(reader, tmp_path, names):
    rows = [
        {"place": name, "latitude": latitude, "longitude": longitude, "date": "2020-01-01"}
        for name, (latitude, longitude) in PLACES.items()
        if name in names
    ]
    EventMap(pd.DataFrame(rows)).save(tmp_path / "far.html")
    visit = reader(viewport=PHONE)
    visit.context.add_init_script(CALLS_THE_MAP)
    page = visit.open(tmp_path / "far.html")
    whole = page.evaluate("""() => {
        let layer;
        map.eachLayer((one) => { if (one.marks) layer = one; });
        const { x: width, y: height } = map.getSize();
        return layer.marks.map((mark) => [mark, map.layerPointToContainerPoint([mark.x, mark.y])])
            .filter(([{ r }, { x, y }]) => x > r && x < width - r && y > r && y < height - r).length;
    }""")
    assert whole == len(names)
