"""The pure parts of the map's tools, run where they live."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import pytest
from geopy.distance import geodesic


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        # Flinders Peak to Buninyong, the worked example of Vincenty's formulae in Australia's geodetic manual.
        ((-37.95103341667, 144.42486788889), (-37.65282113889, 143.92649552778), 54.972271),
        ((0, 0), (0, 90), 10018.754),
        ((0, 0), (90, 0), 10001.966),
        ((39.8177, 46.7528), (39.8177, 46.7528), 0),
    ],
)
def test_a_distance_is_that_of_the_manuals(evaluate, start, end, km):
    assert evaluate("geometry.js", f"m.distanceKm({list(start)}, {list(end)})") == pytest.approx(km, abs=0.001)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((39.8177, 46.7528), (40.1811, 44.5136)),
        ((-17.7, 178.1), (-13.8, -171.8)),
        ((51.5, -0.1), (-33.9, 151.2)),
        ((89.9, 10), (89.9, -170)),
        ((39.8177, 46.7528), (39.8178, 46.7529)),
    ],
)
def test_a_distance_is_that_of_an_independent_library(evaluate, start, end):
    assert evaluate("geometry.js", f"m.distanceKm({list(start)}, {list(end)})") == pytest.approx(
        geodesic(start, end).km, abs=1e-5
    )


def test_points_opposite_each_other_are_half_the_world_apart(evaluate):
    assert evaluate("geometry.js", "m.distanceKm([0, 0], [0.3, 179.9])") == pytest.approx(20000, rel=0.005)


def test_a_distance_is_said_in_km_and_miles(evaluate):
    said = [evaluate("geometry.js", f"m.inWords({km})") for km in (0.25, 5, 43.21, 1234.5)]
    assert said == ["250 m (0.16 miles)", "5 km (3.11 miles)", "43.2 km (26.8 miles)", "1,235 km (767 miles)"]


def test_a_long_line_is_bent_and_goes_on_over_the_180th_meridian(evaluate):
    line = evaluate("geometry.js", "m.greatCircle([[35, 140], [37, -122]])")
    assert max(latitude for latitude, _ in line) > 45, "over the north of the Pacific"
    assert line[0] == [35, 140]
    assert line[-1] == pytest.approx([37, 238])
    assert all(0 <= b[1] - a[1] < 5 for a, b in pairwise(line))


def test_a_stroke_keeps_its_shape_with_fewer_points(evaluate):
    left = evaluate(
        "geometry.js",
        """(() => {
            const at = (i) => [300 + 200 * Math.cos(i / 114.6), 300 + 200 * Math.sin(i / 114.6)];
            const circle = Array.from({length: 720}, (_, i) => at(i));
            const found = m.outline(circle, 40);
            const off = Math.max(...found.map(([x, y]) => Math.abs(Math.hypot(x - 300, y - 300) - 200)));
            return {corners: found.length, off};
        })()""",
    )
    assert 8 < left["corners"] <= 40
    assert left["off"] < 0.01
    straight = evaluate("geometry.js", "m.simplify([[0, 0], [5, 0.2], [10, 0], [10, 10]], 1.5)")
    assert straight == [[0, 0], [10, 0], [10, 10]]


HEAT = """(() => {
    const events = {places: {precision: %s, extentKm: %s, latitude: [0, 0]}};
    const grid = {left: 0, top: 0, columns: 60, rows: 40};
    const cells = m.field(events, %s, grid, 0, Float64Array.of(%s), Float64Array.of(%s));
    return {sum: cells.reduce((a, b) => a + b), most: Math.max(...cells), at: cells.indexOf(Math.max(...cells))};
})()"""


def heat(evaluate, totals, x, y, precision=("site", "site"), extent_km=(0, 0)):
    return evaluate(
        "heat.js",
        HEAT % (json.dumps(precision), json.dumps(extent_km), totals, ",".join(map(str, x)), ",".join(map(str, y))),
    )


def test_one_event_gives_a_heat_of_one_at_its_place(evaluate):
    one = heat(evaluate, [1, 0], (183, 183), (123, 123))
    assert one["most"] == pytest.approx(1, abs=0.01)
    assert (one["at"] % 60, one["at"] // 60) == (183 // 8, 123 // 8)


@pytest.mark.parametrize("total", [1, 300, 1_000_000])
def test_the_heat_of_a_spot_is_round_to_where_it_can_no_longer_be_seen(evaluate, total):
    cells = evaluate(
        "heat.js",
        f"""(() => {{
            const events = {{places: {{precision: ['site'], extentKm: [0], latitude: [0]}}}};
            const grid = {{left: 0, top: 0, columns: 61, rows: 61}};
            return [...m.field(events, [{total}], grid, 0, Float64Array.of(244), Float64Array.of(244))];
        }})()""",
    )
    for x in range(61):
        for y in range(61):
            away = math.hypot(x - 30, y - 30)
            expected = total * math.exp(-(away**2) / (2 * (15 / 8) ** 2))
            assert cells[y * 61 + x] == pytest.approx(expected, rel=1e-3, abs=0.02), (x, y)


def test_a_spot_has_as_much_heat_wherever_the_map_is_looked_at_from(evaluate):
    most = """(([left, top]) => {
        const events = {places: {precision: ['site', 'site', 'site'], extentKm: [0, 0, 0], latitude: [0, 0, 0]}};
        const grid = m.gridOver({x: left, y: top}, {x: left + 400, y: top + 300});
        const [x, y] = [Float64Array.of(121, 130, 139), Float64Array.of(99, 106, 117)];
        return Math.max(...m.field(events, [9, 20, 7], grid, 0, x, y));
    })"""
    seen = evaluate("heat.js", f"[[-90, -60], [-87, -55], [-21.5, 3.25], [-5, -2]].map({most})")
    assert seen == pytest.approx([seen[0]] * 4, rel=1e-6)


def test_heat_grows_with_the_events_near_and_what_is_outside_gives_none(evaluate):
    assert heat(evaluate, [3, 4], (183, 183), (123, 123))["most"] == pytest.approx(7, abs=0.05)
    assert heat(evaluate, [3, 4], (-50, 9000), (123, 123))["most"] == 0


@pytest.mark.parametrize(("total", "end"), [(0, 0), (1, 1), (7, 7)])
def test_the_scale_of_heat_ends_with_the_most_events_near_a_spot_and_there_is_none_without_any(evaluate, total, end):
    painted = evaluate(
        "heat.js",
        f"""(() => {{
            const painter = m.heatPainter();
            const places = {{precision: ['site'], extentKm: [0], latitude: [0], longitude: [0]}};
            const map = {{getPixelOrigin: () => ({{x: 0, y: 0}}), getZoom: () => 0}};
            const point = (x, y) => ({{x, y, add: (other) => point(x + other.x, y + other.y)}});
            const bounds = {{min: point(0, 0), max: point(256, 256)}};
            const context = document.createElement('canvas').getContext('2d');
            painter.paint(context, map, bounds, {{places}}, [{total}], [{total}], false);
            return painter.most();
        }})()""",
    )
    assert painted == pytest.approx(end, abs=0.05)


def test_the_events_of_a_region_are_spread_over_it(evaluate):
    region = heat(evaluate, [9, 0], (128, 0), (128, 0), ("region", "site"), (5000, 0))
    point = heat(evaluate, [9, 0], (128, 0), (128, 0))
    assert region["most"] < point["most"] / 2
    assert region["sum"] == pytest.approx(point["sum"], rel=0.1), "no event is lost"


def test_the_events_of_an_area_with_an_outline_are_spread_over_its_shape_alone(evaluate):
    cells = evaluate(
        "heat.js",
        """(() => {
            const ring = Float64Array.of(80, 80, 240, 80, 240, 240);  // a triangle
            const events = {places: {precision: ['region'], extentKm: [5000], latitude: [0],
                boundaries: new Map([[0, {rings: [ring]}]])}};
            const grid = {left: 0, top: 0, columns: 60, rows: 40};
            return [...m.field(events, [9], grid, 0, Float64Array.of(93), Float64Array.of(226))];
        })()""",
    )
    at = {(x, y): cells[y * 60 + x] for x in range(60) for y in range(40)}
    assert at[25, 15] == pytest.approx(at[24, 16], rel=0.05)
    assert at[25, 15] > 0
    assert at[12, 28] == 0, "its point lies outside and says nothing"
    bell = 2 * math.pi * (15 / 8) ** 2  # what a single event makes
    assert sum(cells) == pytest.approx(9 * bell, rel=0.06), "no event is lost"


PLACES = """{id: ['a', 'b', 'c', 'd'], name: ['Stepanakert', 'Old Step', 'Şuşa', 'Empty Step'], total: [3, 9, 1, 0],
    latitude: [1, 2, 3, 4], longitude: [1, 2, 3, 4], extentKm: [0, 0, 0, 0]}"""


@pytest.mark.parametrize(
    ("text", "found"),
    [("step", ["a", "b"]), ("susa", ["c"]), ("XANK", ["a"]), ("", []), ("ste(", []), ("akert", [])],
)
def test_places_with_events_are_found_without_a_server(evaluate, text, found):
    others = json.dumps(["Xankəndi, Khankendi", "", "", ""])
    expression = f"m.amongPlaces({PLACES}, {others}, {json.dumps(text)}).map((place) => place.id)"
    assert evaluate("found.js", expression) == found


def test_what_the_gazetteer_adds_comes_after_ours_and_only_once(evaluate):
    found = evaluate(
        "found.js",
        """m.merged([{id: 'a', index: 0, detail: ''}], [{id: 'x', index: -1}, {id: 'a', index: 0, detail: 'city'},
                  {id: 'b', index: 1}]).map((place) => [place.id, place.detail ?? ''])""",
    )
    assert found == [["a", "city"], ["b", ""], ["x", ""]]


@pytest.mark.parametrize(
    ("longitudes", "together", "middle"),
    [
        ([179.9, -179.9, 179.5], [179.9, 180.1, 179.5], 179.8),
        ([179.9, -170, -175], [-180.1, -170, -175], -175.05),
        ([10, 20, -30], [10, 20, -30], None),
        ([179, -179, 0, 90, -90], [179, -179, 0, 90, -90], None),
    ],
)
def test_places_around_the_180th_meridian_come_together(evaluate, longitudes, together, middle):
    found = evaluate(
        "copies.js",
        f"""(() => {{ const longitude = Float64Array.from({longitudes});
        const middle = m.bringTogether({{ longitude, total: longitude.map(() => 1) }});
        return {{ middle, longitude: [...longitude], written: [...longitude].map(m.asWritten) }}; }})()""",
    )
    assert found["longitude"] == pytest.approx(together)
    assert found["written"] == pytest.approx(longitudes)
    assert found["middle"] == (middle if middle is None else pytest.approx(middle))


@pytest.mark.parametrize(
    ("area", "longitude", "there"),
    [
        ([170, 190], -175, [-190, -170]),
        ([-190, -170], 0, [170, 190]),
        ([150, 250], 0, [-210, -110]),
        ([10, 20], 179, [10, 20]),
        ([10, 20], 370, [370, 380]),
        ([], 0, []),
    ],
)
def test_an_area_lies_on_the_copy_of_the_world_that_is_looked_at(evaluate, area, longitude, there):
    corners = [[40, degrees] for degrees in area]
    turned = evaluate("copies.js", f"m.turned({corners}, {longitude}).map(([, degrees]) => degrees)")
    assert turned == there


def test_a_picture_says_so_where_others_have_drawn_on_the_map(evaluate):
    script = """((markup) => {
        const pane = document.createElement("div");
        pane.innerHTML = markup;
        return m.hasGuests({ getPane: (name) => (name === "overlayPane" ? pane : document.createElement("div")) });
    })"""
    assert evaluate("guests.js", script + """('<svg><path class="leaflet-interactive"></path></svg>')""")
    assert not evaluate("guests.js", script + """('<svg><path class="gz-outline"></path></svg>')""")
    cross = """('<div class="leaflet-marker-icon gz-cross-at leaflet-interactive"><button></button></div>')"""
    assert not evaluate("guests.js", script + cross)
