"""Where a drawn area meets districts, regions and countries in the browser, as on the server."""

from __future__ import annotations

import json
import math

import numpy as np
from playwright.sync_api import expect

from geo.dataset import query
from geo.dataset.area import inside, write_area
from geo.dataset.boundaries import boundaries_of, outline_of
from geo.dataset.meeting import meets_circles, meets_outline
from geo.model import View

ARMENIA, RUSSIA, FIJI, SOUTH_AFRICA = "geonames:174982", "geonames:2017370", "geonames:2205218", "geonames:953987"
#: Ids, latitude, longitude and extent in km: those with an outline, those with a circle, and one with neither.
AREAS = [
    (ARMENIA, 40.2, 44.5, 150),
    (RUSSIA, 60, 100, 3000),
    (FIJI, -18, -182, 200),
    (SOUTH_AFRICA, -29, 24, 800),
    ("a", 40.5, 46.5, 60),
    ("b", 70, 179, 200),
    ("c", -29.5, 28.2, 30),
    ("d", 39.8, 46.7, 0),
]


def box(south, west, north, east):
    return ((south, west), (south, east), (north, east), (north, west))


DRAWN = [
    box(39.0, 46.2, 39.3, 46.4),  # in the south of Armenia
    box(39.6, 46.7, 40.0, 46.8),  # beside Armenia
    box(41.0, 47.1, 41.2, 47.2),  # at the corner of a circle's box
    box(-30, 28.1, -29, 28.4),  # within Lesotho, around which South Africa lies
    box(-31, 26, -28, 30),  # around it
    box(64, 175, 72, 195),  # over the 180th meridian
    box(64, -185, 72, -165),
    box(-18, 536, -17, 540),
    box(-85, -180, 85, 180),
    ((38, 43), (42, 47), (38, 47), (42, 43)),
    ((50, 0), (50, 2), (51, 1)),
]


def on_the_server(area):
    ids, latitude, longitude, km = zip(*AREAS, strict=True)
    at = [np.array(numbers, dtype=float) for numbers in (latitude, longitude, km)]
    outlines = [outline_of(place) for place in ids]
    alone, round_ = inside(at[0], at[1], area), meets_circles(area, *at)
    found = []
    for i, outline in enumerate(outlines):
        found.append(meets_outline(area, outline) if outline else bool(round_[i] if km[i] else alone[i]))
    return found


def random_areas():
    numbers = np.random.default_rng(8)
    for _ in range(60):
        middle, size = numbers.uniform((-40, -200), (75, 200)), 10 ** numbers.uniform(-1, 1.6)
        corners = middle + numbers.uniform(-size, size, (numbers.integers(3, 9), 2))
        yield tuple((float(np.clip(y, -84, 84)), float(x)) for y, x in corners.round(3))


def test_what_a_drawn_area_meets_is_the_same_in_the_browser_as_on_the_server(evaluate):
    ids, latitude, longitude, km = zip(*AREAS, strict=True)
    columns = {
        "areas": list(range(len(ids))),
        "latitude": latitude,
        "longitude": longitude,
        "extentKm": km,
        "precision": ["region"] * len(ids),
    }
    drawn = [*DRAWN, *random_areas()]
    found = evaluate(
        "area.js",
        f"""import(base + 'boundaries.js').then(({{decodeBoundaries}}) => {{
            const places = {json.dumps(columns)};
            places.boundaries = decodeBoundaries({json.dumps(boundaries_of(ids))});
            return {json.dumps([write_area(area) for area in drawn])}
                .map((area) => [...m.placesWithin(places, m.readArea(area))].map(Boolean));
        }})""",
    )
    assert found == [on_the_server(area) for area in drawn]
    assert all(any(one[i] for one in found) and not all(one[i] for one in found) for i in range(len(ids)))
    assert [found[i][0] for i in (0, 1)] == [True, False]
    assert [found[i][4] for i in (1, 2)] == [True, False]
    assert [found[i][3] for i in (3, 4)] == [False, True]
    assert all(found[i][1] and found[i][5] for i in (5, 6))
    assert found[7][2]


def test_a_place_known_only_by_a_point_counts_in_an_area_as_ever(evaluate):
    places = {"latitude": [1, 1], "longitude": [1, 5], "areas": [], "extentKm": [400, 400]}
    assert evaluate("area.js", f"[...m.placesWithin({json.dumps(places)}, m.readArea('0_0~2_0~2_2~0_2'))]") == [1, 0]


def test_what_is_drawn_around_the_square_of_a_country_keeps_its_events_in_a_file_as_on_the_server(open_file, demo_data):
    area = box(40.55, 44.5, 40.65, 44.7)
    armenia = query.find(demo_data, View(places=(ARMENIA,)))
    assert len(armenia) == len(query.find(demo_data, View(places=(ARMENIA,), area=area))) > 0
    page = open_file(f"#area={write_area(area)}")
    expect(page.locator(".gz-head")).to_contain_text(f"{len(query.find(demo_data, View(area=area)))} of")


def test_what_clears_an_area_stands_beside_it_where_there_is_room(evaluate):
    square = [[40, 40], [200, 40], [200, 200], [40, 200]]
    size, tool = {"x": 400, "y": 300}, {"left": 180, "top": 0, "right": 300, "bottom": 60}

    def stands(corners, tools):
        spots = [{"x": x, "y": y} for x, y in corners]
        expression = f"m.aside({json.dumps(spots)}, 28, {json.dumps(size)}, {json.dumps(tools)})"
        found = evaluate("aside.js", expression)
        return found["corner"], found["x"], found["y"]

    assert stands(square, []) == (1, 12, -12)
    assert math.hypot(12, 12) > 28 / 2, "nothing of it lies within"
    assert stands(square, [tool]) == (2, 12, 12)
    assert stands([[x + 200, y - 40] for x, y in square], []) == (3, -12, 12), "the others are at the edge of the map"
    assert stands([[300, 150], [390, 140], [392, 200]], []) == (0, -12, -12)
    whole = [[0, 0], [400, 0], [400, 300], [0, 300]]
    assert stands(whole, []) == (1, -14, 14)
    assert stands(whole, [{**tool, "right": 400}]) == (2, -14, -14)
    assert stands([[-500, -500], [900, -500], [900, 900]], []) == (1, 0, 0), "out of sight it needs no room"


def test_a_symbol_stands_at_another_of_its_places_that_have_events_where_there_is_room_at_none_before(evaluate):
    stands = evaluate(
        "marks.js",
        """[[0, 3, 2], [0, 3, 0]].map((now) => {
            // The first three share a symbol, which stands at the first of them; beside the second stands another.
            const [x, y] = [[10, 30, 10, 32], [10, 10, 30, 10]];
            const groups = {groupOf: Int32Array.of(0, 0, 0, 1), size: 2, squares: false, radius: () => 6,
                x: [10, 32], y: [10, 10], members: (g) => [[0, 1, 2], [3]][g]};
            const events = {types: [{}], places: {precision: Array(4).fill('settlement'), areas: []}};
            const counts = {byGroup: Int32Array.of(5, 9), groupTotal: null, groupUncertain: [0, 0], here: null};
            const sight = {origin: {x: 2, y: 1}, chosen: new Set(), at: (p) => ({x: x[p], y: y[p]}),
                isInSight: () => true};
            return m.marksNow(events, groups, {...counts, placeTotal: [...now, 9]}, sight)
                .filter((mark) => mark.group === 0).map((mark) => [mark.x, mark.y, mark.anchor]);
        })""",
    )
    assert stands == [[[8, 29, 1]], [[8, 9, 1]]]
