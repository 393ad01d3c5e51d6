"""The pure parts of our JavaScript, run where they live: in a browser, from the address that serves them."""

from __future__ import annotations

import datetime as dt
import json
import math

import numpy as np
import pandas as pd
import pytest

from geo.dataset.area import inside, write_area
from geo.dataset.event_rows import joined
from geo.dataset.first_sight import dense_box
from geo.dataset.place_names import isolated


@pytest.mark.parametrize("iso", ["1970-01-01", "2023-09-19", "2024-02-29", "1600-02-29", "0099-01-01"])
def test_days_survive_writing_and_reading(evaluate, iso):
    assert evaluate("days.js", f"m.toIso(m.fromIso('{iso}'))") == iso


@pytest.mark.parametrize("text", ["", "2023", "19.9.2023", "2023-13-01", "2023-02-31", "2023-09-19T12:00"])
def test_what_is_no_day_is_null(evaluate, text):
    assert evaluate("days.js", f"m.fromIso('{text}')") is None


def test_a_period_of_one_day_is_that_day(evaluate):
    assert evaluate("days.js", "[m.formatPeriod(0, 0), m.formatPeriod(0, 1)]") == [
        "1 Jan 1970",
        "1 Jan 1970 – 2 Jan 1970",
    ]


@pytest.mark.parametrize(
    ("unit", "day", "first"),
    [
        ("day", "2023-09-19", "2023-09-19"),
        ("week", "2023-09-19", "2023-09-18"),
        ("week", "2023-09-18", "2023-09-18"),
        ("week", "1969-12-31", "1969-12-29"),
        ("month", "2023-09-19", "2023-09-01"),
        ("month", "1969-02-28", "1969-02-01"),
        ("year", "2023-09-19", "2023-01-01"),
    ],
)
def test_bins_begin_with_their_unit(evaluate, unit, day, first):
    assert evaluate("days.js", f"m.toIso(m.floor(m.fromIso('{day}'), '{unit}'))") == first


def test_bins_cover_the_span_without_gap_or_overlap(evaluate):
    for unit in ("day", "week", "month", "year"):
        edges = evaluate("days.js", f"m.edges(m.fromIso('2020-09-27'), m.fromIso('2024-05-24'), '{unit}')")
        assert edges == sorted(set(edges))
        assert edges[0] <= 18532 < edges[1]
        assert edges[-2] <= 19867 < edges[-1]


def test_a_day_falls_in_the_bin_that_holds_it(evaluate):
    assert evaluate("days.js", "[-9, 10, 11, 19, 20, 99].map((day) => m.binOf([10, 20, 30], day))") == [
        0,
        0,
        0,
        0,
        1,
        2,
    ]


def test_the_unit_is_the_finest_that_fits(evaluate):
    spans = [(30, "day"), (400, "week"), (2000, "month"), (20000, "year")]
    assert [evaluate("days.js", f"m.fittingUnit(0, {days}, 100)") for days, _ in spans] == [unit for _, unit in spans]


COLUMNS = """m.decode({version: 'x', types: [{label: 'A'}, {label: 'B'}],
    places: {id: ['p', 'q'], name: ['P', 'Q'], latitude: [1, 2], longitude: [3, 4], precision: ['settlement', 'region'],
             extent_km: [0, 90]},
    events: {id: ['1', '2', '3', '4', '5'], place: [0, 1, 1, -1, 0], type: [0, 0, 1, 1, 1],
             start: [10, 20, 0, 15, null], end: [10, 20, 100, 15, null], coarse: [0, 0, 1, 0, 1]}})"""


@pytest.mark.parametrize(
    ("dates", "types", "shown", "by_place"),
    [
        ("from: null, to: null", "null", 5, [2, 2]),
        ("from: 10, to: 10", "null", 2, [1, 1]),
        ("from: 11, to: null", "null", 3, [0, 2]),
        ("from: null, to: 12", "new Set([1])", 1, [0, 1]),
        ("from: null, to: null", "new Set()", 0, [0, 0]),
        ("from: 200, to: null", "null", 0, [0, 0]),
    ],
)
def test_the_browser_filters_as_the_server_does(evaluate, dates, types, shown, by_place):
    counts = evaluate(
        "events.js",
        f"(() => {{ const e = {COLUMNS}; const f = {{{dates}}};"
        f" const c = m.counter(e, {types}, m.placeByPlace(e)).moveTo(f.from, f.to);"
        " return {shown: c.shown, places: [...c.placeTotal], undated: c.undated}; })()",
    )
    assert counts == {"shown": shown, "places": by_place, "undated": 1}


@pytest.mark.parametrize(
    ("exact", "shown", "by_place", "undated"),
    [
        ("days: true, places: false", 3, [1, 1], 0),
        ("days: false, places: true", 2, [2, 0], 1),
        ("days: true, places: true", 1, [1, 0], 0),
    ],
)
def test_exact_ones_only_are_counted_and_listed_alike(evaluate, exact, shown, by_place, undated):
    counts = evaluate(
        "events.js",
        f"(() => {{ const e = {COLUMNS};"
        f" const c = m.counter(e, null, m.placeByPlace(e), {{exact: {{{exact}}}}}).moveTo(null, null);"
        " return {shown: c.shown, places: [...c.placeTotal], undated: c.undatedWanted}; })()",
    )
    assert counts == {"shown": shown, "places": by_place, "undated": undated}
    listed = evaluate(
        "selection.js",
        f"""(async () => {{
            const events = await import(base + 'events.js');
            const e = {COLUMNS.replace("m.decode", "events.decode")};
            const {{days, places}} = {{{exact}}};
            const filter = {{from: null, to: null, types: null, exactDays: days, exactPlaces: places}};
            return [m.selection(e, filter, null).length, m.selection(e, filter, null, 'undated').length];
        }})()""",
    )
    assert listed == [shown, undated]


def test_what_lacks_a_date_is_listed_whatever_the_dates_and_what_lacks_a_place_within_them(evaluate):
    listed = evaluate(
        "selection.js",
        f"""(async () => {{
            const events = await import(base + 'events.js');
            const e = {COLUMNS.replace("m.decode", "events.decode")};
            const filter = {{from: 14, to: 16, types: null, exactDays: false, exactPlaces: false}};
            return [m.selection(e, filter, null, 'undated'), m.selection(e, filter, null, 'unlocated'),
                    m.selection(e, {{...filter, from: 16}}, null, 'unlocated'), m.selection(e, filter, null)];
        }})()""",
    )
    assert listed == [[4], [3], [], [2, 3]]


#: What a file shows, an event that it hides, why, and what is changed so that it is shown; as on the server.
HIDDEN = [
    ({"types": ["B"]}, 0, "its type is hidden", {"types": ["B", "A"]}),
    ({"from": "1970-01-15"}, 0, "it is outside the dates", {"from": "1970-01-11"}),
    ({"to": "1970-01-15"}, 1, "it is outside the dates", {"to": "1970-01-21"}),
    ({"to": "1970-01-15"}, 4, "it has no date", {"to": None}),
    ({"exactDays": True}, 2, "its day is not exact", {"exactDays": False}),
    ({"exactPlaces": True}, 1, "its place is not exact", {"exactPlaces": False}),
    ({"place": "p"}, 1, "it is at another place", {"place": ""}),
    ({"place": "p"}, 3, "it has no place on the map", {"place": ""}),
    ({"area": "0_0~1.1_0~1.1_9~0_9"}, 1, "it is outside the drawn area", {"area": ""}),
    (
        {"lacking": "undated", "from": "1970-01-15"},
        0,
        "it is outside the dates and only events without a date are listed",
        {"lacking": "", "from": "1970-01-11"},
    ),
    ({"lacking": "undated", "from": "1970-01-15", "types": ["A"]}, 4, "its type is hidden", {"types": ["A", "B"]}),
    (
        {"types": [], "from": "1970-06-01", "exactPlaces": True},
        1,
        "its type is hidden, it is outside the dates and its place is not exact",
        {"types": ["A"], "from": "1970-01-21", "exactPlaces": False},
    ),
]


@pytest.mark.parametrize(("view", "event", "said", "changed"), HIDDEN)
def test_a_file_says_what_hides_an_event_and_widens_no_more(evaluate, view, event, said, changed):
    everything = {
        "from": None, "to": None, "types": None, "exactDays": False, "exactPlaces": False, "place": "", "area": "",
        "lacking": "",
    }  # fmt: skip
    told = evaluate(
        "unshown.js",
        f"""(async () => {{
            const [events, area] = [await import(base + 'events.js'), await import(base + 'area.js')];
            const {{fromIso}} = await import(base + 'days.js');
            const e = {COLUMNS.replace("m.decode", "events.decode")};
            const shown = (view) => ({{
                filter: {{
                    from: view.from && fromIso(view.from), to: view.to && fromIso(view.to),
                    types: view.types && new Set(view.types.map((label) => 'AB'.indexOf(label))),
                    exactDays: view.exactDays, exactPlaces: view.exactPlaces,
                    within: area.placesWithin(e.places, area.readArea(view.area)),
                }},
                places: view.place ? new Set([e.places.id.indexOf(view.place)]) : null, lacking: view.lacking,
            }});
            const view = {json.dumps(everything | view)};
            const hidden = m.hiding(e, shown(view), {event});
            const wider = m.widened(view, e, {event}, hidden);
            return [m.why(e, {event}, hidden, view.lacking), wider, m.hiding(e, shown(wider), {event})];
        }})()""",
    )
    assert told == [said, everything | view | changed, []]


def test_the_neighbours_of_an_event_that_is_not_listed_are_those_it_would_come_between(evaluate):
    told = evaluate(
        "unshown.js",
        """(() => {
            const UNDATED = 2 ** 31 - 1;
            const beside = (start, order, event) => {
                const { later, earlier } = m.beside({start: start.map((day) => day ?? UNDATED)}, order, event);
                return [later ?? -1, earlier ?? -1];
            };
            const days = [5, 7, 7, 7, 9, null, null, null];
            const all = [4, 3, 2, 1, 0, 5, 6, 7];
            return all.flatMap((event) => {
                const others = all.filter((one) => one !== event);
                return [[beside(days, all, event), beside(days, others, event)]];
            });
        })()""",
    )
    order = [-1, 4, 3, 2, 1, 0, 5, 6, 7, -1]
    assert told == [[[order[i - 1], order[i + 1]]] * 2 for i in range(1, 9)]


def test_a_view_of_a_snapshot_survives_its_address(evaluate):
    view = {
        "from": "2023-09-01", "to": None, "mode": "sliding", "exactDays": True, "exactPlaces": True,
        "lacking": "undated", "size": "killed", "heat": True, "types": ["A", "B"], "place": "", "event": -1,
        "latitude": 1.5, "longitude": 2.5, "zoom": 7,
    }  # fmt: skip
    text = evaluate("link.js", f"m.toLink({json.dumps(view)})")
    assert set(text.split("&")) >= {
        "mode=sliding",
        "days=exact",
        "places=exact",
        "list=undated",
        "size=killed",
        "heat=1",
    }
    read = evaluate("link.js", f"m.fromLink('{text}')")
    assert read == {key: value for key, value in view.items() if value not in (None, "", -1)}
    assert evaluate("link.js", "m.fromLink('mode=loop&days=no&places=&list=%3Cb%3E&heat=no')") == {}


def test_a_place_without_an_outline_has_its_symbol_for_its_point(evaluate):
    assert evaluate("events.js", f"[0, 1].map((p) => m.symbolPoint({COLUMNS}, p))") == [[1, 3], [2, 4]]


STANDING = """(async () => {
    const {decode, counter} = await import(base + 'events.js');
    const e = decode({version: 'x', types: [{label: 'A'}],
        places: {id: ['p', 'q'], name: ['P', 'Q'], latitude: [0, 0], longitude: [%f, 0],
                 precision: ['settlement', 'region'], extent_km: [0, 200]},
        events: {place: [0, 0, 1], type: [0, 0, 0], start: [1, 1, 1], end: [1, 1, 1], coarse: [0, 0, 0]}});
    const map = {getZoom: () => %d, getZoomScale: (zoom) => 2 ** zoom, getPixelOrigin: () => ({x: 0, y: 0})};
    const found = m.layout(map, {events: () => e, measure: () => ({totals: e.places.total}), selected: () => new Set(),
        counts: (groups) => counter(e, null, groups).moveTo(null, null)});
    return found.marks({min: {x: 0, y: 0}, max: {x: 1e9, y: 1e9}}).map((mark) => [mark.area, mark.y]);
})()"""


@pytest.mark.parametrize("zoom", range(1, 13))
def test_an_area_stands_away_from_its_middle_but_within_it_and_not_farther_than_a_town_there_needs(evaluate, zoom):
    middle = 128 * 2**zoom
    reach = 200 / 111.2 / 360 * 256 * 2**zoom
    apart = dict(evaluate("layout.js", STANDING % (90, zoom)))
    assert apart[False] == middle
    up = middle - apart[True]
    assert up == pytest.approx(min(reach / 2, 67), rel=0.01)
    together = evaluate("layout.js", STANDING % (0, zoom))
    assert len(together) == (2 if up > 25 else 1), (
        "a town in its middle has a symbol of its own as soon as there is room"
    )


OUTLINED = """(() => {
    const e = %s;
    e.places.boundaries = areas.decodeBoundaries(
        {scale: 10, outlines: [[[40, 20, 10, 0, 0, 10, -10, 0]]], of: {1: [45, 25, 0]}});
    return %s;
})()"""


def test_an_area_with_an_outline_has_its_symbol_within_it_and_fills_its_box(evaluate):
    expression = OUTLINED % (COLUMNS, "[m.symbolPoint(e, 1), m.boxOf(e, 1), m.boxOf(e, 0)]")
    point, box, settlement = evaluate("events.js", f"import(base + 'boundaries.js').then((areas) => {expression})")
    assert point == [2.5, 4.5]
    assert box == [[2, 4], [3, 5]]
    assert settlement == [[1, 3], [1, 3]]


def test_an_outline_is_decoded_to_pixels_of_the_whole_world(evaluate):
    rings = evaluate(
        "boundaries.js",
        """[...m.decodeBoundaries({scale: 2, outlines: [[[-360, 0, 360, 0, 0, 60]]], of: {7: [0, 0, 0]}})]
            .map(([place, o]) => [place, ...o.rings.map((ring) => [...ring]), o.wide])[0]""",
    )
    assert rings[0] == 7
    assert rings[1][:5] == pytest.approx([0, 128, 128, 128, 128])
    assert rings[1][5] == pytest.approx(128 - math.asinh(math.tan(math.radians(30))) * 128 / math.pi)
    assert rings[2] == pytest.approx(128)
    assert evaluate("boundaries.js", "m.decodeBoundaries(undefined).size") == 0


NEAR = [(40.0, 44 + k / 5, 1) for k in range(16)]
CHANCE = np.random.default_rng(5)


@pytest.mark.parametrize(
    ("places", "box"),
    [
        ([(40.0, -77.0, 1), (40.0, 37.0, 1), *NEAR], (44, 40, 47, 40)),
        ([(40.0, 46.0, 60), (-30.0, 150.0, 1)], (46, 40, 46, 40)),
        ([(40.0, 46.0, 1)], (46, 40, 46, 40)),
        *(
            ([(float(lat), float(lon), int(n)) for lat, lon, n in CHANCE.normal(30, 20, (25, 3)).clip(1, 80)], None)
            for _ in range(6)
        ),
    ],
)
def test_the_first_sight_is_of_most_events_and_the_same_where_the_server_counts(evaluate, places, box):
    latitude, longitude, events = (list(column) for column in zip(*places, strict=True))
    counted = np.repeat(np.arange(len(places)), events).tolist()
    columns = f"""{{place: Int32Array.from({counted}), places: {{id: {[str(i) for i in range(len(places))]},
        latitude: {latitude}, longitude: {longitude}}}}}"""
    (south, west), (north, east) = evaluate("first_sight.js", f"m.denseBounds({columns})")
    assert (west, south, east, north) == pytest.approx(dense_box(*map(np.array, (latitude, longitude, events))))
    assert box is None or (west, south, east, north) == pytest.approx(box)


def test_symbols_of_one_zoom_level_do_not_overlap_and_hold_every_place_once(evaluate):
    result = evaluate(
        "clusters.js",
        """(async () => {
            const n = 400;
            const seed = (i) => ((Math.sin(i * 12.9898) * 43758.5453) % 1 + 1) % 1;
            const x = Float64Array.from({length: n}, (_, i) => seed(i) * 900);
            const y = Float64Array.from({length: n}, (_, i) => seed(i + 1000) * 600);
            const totals = Int32Array.from({length: n}, (_, i) => 1 + Math.floor(seed(i + 2000) * 40));
            const radius = m.radiusFor(80);
            const found = m.ended(m.joining(x, y, totals, [...totals.keys()], radius));
            const size = found.map((g) => g.reduce((sum, p) => sum + totals[p], 0));
            let worst = Infinity;
            for (let a = 0; a < found.length; a += 1) for (let b = a + 1; b < found.length; b += 1) {
                const [p, q] = [found[a][0], found[b][0]];
                const apart = Math.hypot(x[p] - x[q], y[p] - y[q]);
                worst = Math.min(worst, apart - radius(size[a]) - radius(size[b]));
            }
            const marks = await import(base + 'symbols.js');
            const widest = marks.outermost({r: 0, uncertain: 1, events: 1, members: []}, new Set());
            return {members: found.flat().length, distinct: new Set(found.flat()).size, groups: found.length,
                    worst: worst - 2 * widest};
        })()""",
    )
    assert result["members"] == result["distinct"] == 400
    assert 1 < result["groups"] < 400
    assert result["worst"] >= 0


@pytest.mark.parametrize(
    ("in_area", "expected"), [(30, [[1, 0], [2]]), (90, [[2], [0, 1]])], ids=["some in the area", "most in the area"]
)
def test_a_symbol_is_the_settlements_unless_most_of_it_is_known_only_to_an_area(evaluate, in_area, expected):
    joined = f"""m.ended(m.joining(Float64Array.of(100, 106, 300), Float64Array.of(100, 100, 100),
        Int32Array.of({in_area}, 40, 2), [0, 1, 2], m.radiusFor(90), new Set([0])))"""
    assert evaluate("clusters.js", joined) == expected


def test_rows_in_any_order_are_counted_alike(evaluate):
    shuffled = """m.decode({version: 'x', types: [{label: 'A'}],
        places: {id: ['p'], name: ['P'], latitude: [1], longitude: [3], precision: ['settlement'], extent_km: [0]},
        events: {place: [0, 0, 0, 0], type: [0, 0, 0, 0], start: [20, null, 0, 10], end: [20, null, 100, 10],
                 coarse: [0, 1, 1, 0]}})"""
    totals = evaluate(
        "events.js",
        f"""(() => {{ const e = {shuffled};
            const running = m.counter(e, null, m.placeByPlace(e));
            return [[10, 10], [11, 30], [101, null], [null, null]].map(([from, to]) => {{
            const c = running.moveTo(from, to);
            return [c.shown, c.undated, c.placeTotal[0], c.byGroup[0]]; }}); }})()""",
    )
    assert totals == [[2, 1, 2, 2], [2, 1, 2, 2], [0, 1, 0, 0], [4, 1, 4, 4]]


def test_counts_that_follow_the_dates_are_those_counted_anew(evaluate):
    assert (
        evaluate(
            "events.js",
            """(() => {
            const seed = (i) => ((Math.sin(i * 12.9898) * 43758.5453) % 1 + 1) % 1;
            const list = (n, of) => Array.from({length: n}, (_, i) => of(i));
            const start = list(500, (i) => (seed(i) < 0.05 ? null : Math.floor(seed(i) * 200)));
            const e = m.decode({version: 'x', types: [{label: 'A'}, {label: 'B'}, {label: 'C'}],
                places: {id: ['p', 'q'], name: ['', ''], latitude: [1, 2], longitude: [3, 4],
                         precision: ['settlement', 'settlement'], extent_km: [0, 0]},
                events: {place: list(500, (i) => Math.floor(seed(i + 7) * 3) - 1), start,
                         type: list(500, (i) => Math.floor(seed(i + 3) * 3)), coarse: list(500, () => 0),
                         end: start.map((day, i) => (day === null ? null : day + Math.floor(seed(i + 9) ** 4 * 90)))}});
            const layout = m.placeByPlace(e);
            const types = new Set([0, 2]);
            const running = m.counter(e, types, layout);
            const plain = (c) => [...c.byGroup, ...c.placeTotal, ...c.byType, c.shown, c.unlocated].join();
            for (let k = 0; k < 60; k += 1) {
                const from = k % 7 ? Math.floor(seed(k + 50) * 220) - 10 : null;
                const to = k % 5 ? (from ?? 0) + Math.floor(seed(k + 70) * 80) : null;
                const anew = m.counter(e, types, layout).moveTo(from, to);
                if (plain(running.moveTo(from, to)) !== plain(anew)) return [from, to];
            }
            return true;
        })()""",
        )
        is True
    )


@pytest.mark.parametrize("weights", ["null", "e.killed"])
def test_counts_laid_out_otherwise_are_those_counted_anew(evaluate, weights):
    found = evaluate(
        "events.js",
        f"""(() => {{
            const n = 300;
            const seed = (i) => ((Math.sin(i * 12.9898) * 43758.5453) % 1 + 1) % 1;
            const list = (of) => Array.from({{length: n}}, (_, i) => of(i));
            const start = list((i) => Math.floor(seed(i) * 50));
            const flat = (value) => Array(6).fill(value);
            const e = m.decode({{version: 'x', types: [{{label: 'A'}}, {{label: 'B'}}],
                places: {{id: [...'pqrstu'], name: flat(''), latitude: flat(1), longitude: flat(2),
                          precision: flat('settlement'), extent_km: flat(0)}},
                events: {{place: list((i) => Math.floor(seed(i + 7) * 7) - 1), start, end: start,
                          type: list((i) => Math.floor(seed(i + 3) * 2)), coarse: list(() => 0),
                          uncertain: list((i) => i % 3 === 0), killed: list((i) => i % 5)}}}});
            const grains = {{grainOf: Int32Array.of(0, 0, 1, 1, -1, 2), x: new Float64Array(3)}};
            const layouts = [m.placeByPlace(e), {{groupOf: Int32Array.of(0, 1, 0, -1, 1, 1), size: 2, grains}}];
            const by = {{weights: {weights}}};
            const plain = (c) => [[...c.byGroup], c.groupTotal && [...c.groupTotal], [...c.groupUncertain],
                                  [...c.byGrain], [...c.placeTotal], c.shown];
            const running = m.counter(e, new Set([1]), layouts[0], by);
            running.moveTo(5, 30);
            const pairs = [];
            for (const [layout, from, to] of [[1, 5, 30], [1, 10, 45], [0, 10, 45], [1, null, null]]) {{
                running.layOut(layouts[layout]);
                const anew = m.counter(e, new Set([1]), layouts[layout], by).moveTo(from, to);
                pairs.push([plain(running.moveTo(from, to)), plain(anew)]);
            }}
            return pairs;
        }})()""",
    )
    assert all(counted == anew for counted, anew in found)
    assert all(anew[-1] > 0 for _, anew in found)


def test_room_that_is_taken_weighs_once_however_wide_it_is(evaluate):
    box = "({left, top, right, bottom, weight: 7})"
    found = evaluate(
        "room.js",
        f"""(() => {{
            const box = (left, top, right, bottom) => {box};
            const taken = m.room();
            taken.take(box(-200, -10, 300, 10));
            taken.take(box(290, 0, 310, 200));
            const asked = [[-500, -5, 500, 5], [305, 150, 400, 160], [-199, 11, 289, 60], [300, 10, 301, 11],
                           [310, 0, 320, 9]];
            return asked.map((sides) => taken.covered(box(...sides)));
        }})()""",
    )
    assert found == [14, 7, 0, 7, 0]


def test_a_line_over_the_180th_meridian_does_not_go_around_the_world(evaluate):
    boxes = evaluate(
        "basemap.js",
        """(() => {
            const {lands, coasts} = m.decodeWorld({
                scale: 200, arcs: [[35000, 0, 0, 1000, -70000, 0, 0, -1000, 70000, 0]], borders: [], coasts: [0],
                lands: [{name: 'Both sides', label: [5, 5], size: 100, rings: [[0]], box: [35000, 0, 37000, 1000]}],
            });
            const sides = ({west, east, north, south}) => [west, east, north, south];
            return [lands, coasts].map((shapes) => shapes.map(sides));
        })()""",
    )
    assert boxes[0] == boxes[1]
    assert len(boxes[0]) == 2, "a part on either side"
    assert max(east - west for west, east, _, _ in boxes[0]) < 10


def test_very_many_places_are_counted_by_squares_that_lose_none(evaluate):
    result = evaluate(
        "clusters.js",
        """(() => {
            const n = 20000;
            const x = Float64Array.from({length: n}, (_, i) => (i * 7919) % 1000);
            const y = Float64Array.from({length: n}, (_, i) => (i * 104729) % 700);
            const totals = new Int32Array(n).fill(1);
            const box = {left: 0, top: 0, right: 1000, bottom: 700};
            const found = m.ended(m.layingOut(x, y, totals, box));
            let members = 0;
            let strangers = 0;
            for (let g = 0; g < found.size; g += 1) for (const p of found.members(g)) {
                members += 1;
                const away = Math.hypot(x[p] - found.x[g], y[p] - found.y[g]);
                if (found.groupOf[p] !== g || away > 1 + m.SQUARE_PX * Math.SQRT2) strangers += 1;
            }
            const part = m.ended(m.layingOut(x, y, totals, {left: 0, top: 0, right: 100, bottom: 100}));
            const outside = part.groupOf.filter((g) => g < 0).length > 15000;
            return {squares: found.squares, members, strangers, outside};
        })()""",
    )
    assert result == {"squares": True, "members": 20000, "strangers": 0, "outside": True}


def test_a_square_of_very_many_places_is_named_after_the_settlement_with_most_events_while_it_has_some(evaluate):
    found = evaluate(
        "marks.js",
        """(async () => {
            const clusters = await import(base + 'clusters.js');
            const n = 100;
            const [x, y] = [Float64Array.from({length: n}, (_, i) => i / 2), new Float64Array(n).fill(5)];
            const totals = Int32Array.from({length: n}, (_, i) => ({70: 30, 80: 20, 90: 99})[i] ?? 1);
            const groups = clusters.ended(clusters.layingOut(x, y, totals, {left: 0, top: 0, right: 79, bottom: 79},
                {crowded: true, areas: new Set([90])}));
            const precision = Array.from(x, (_, i) => (i === 90 ? 'country' : 'settlement'));
            const sight = {origin: {x: 0, y: 0}, chosen: new Set(), isInSight: () => true};
            const counts = {byGroup: Int32Array.of(50), groupTotal: null, groupUncertain: [0], here: null};
            const events = {types: [{}], places: {precision, areas: [90]}};
            const at = (placeTotal) => m.marksNow(events, groups, {...counts, placeTotal}, sight)
                .map((mark) => [mark.crowd, mark.nameless, mark.anchor]);
            const members = [...groups.members(0)].sort((a, b) => a - b);
            const two = totals.map((t, p) => Number(p === 3 || p === 5));
            const few = m.marksNow(events, groups, {...counts, placeTotal: two}, sight);
            return [members.every((p, i) => p === i), at(totals), at(totals.map((t, p) => (p === 70 ? 0 : t))),
                few.map((mark) => [mark.crowd, mark.nameless, mark.anchor, mark.others])];
        })()""",
    )
    whole, now, without, few = found
    assert whole
    assert now == [[True, False, 70]]
    assert [[*mark[:2]] for mark in without] == [[True, True]]
    assert few == [[False, False, 3, 1]], "where few have events now they are counted and named"


def test_packed_columns_are_read_as_they_were_written(evaluate, demo_server, demo_data):
    layer = evaluate(
        "source.js",
        """(async () => {
            const layer = await m.fetchData('/api/layer');
            return {places: layer.places.id, latitude: [...layer.places.latitude], place: [...layer.events.place],
                    start: [...layer.events.start], type: [...layer.events.type]};
        })()""",
    )
    rows = joined(demo_data)
    days = [2**31 - 1 if pd.isna(day) else (day - dt.date(1970, 1, 1)).days for day in rows["start"]]
    assert layer["start"] == days
    labels = [entry["label"] for entry in demo_data.manifest["types"]]
    assert [labels[number] for number in layer["type"]] == rows["type"].tolist()
    places = [layer["places"][number] if number >= 0 else None for number in layer["place"]]
    assert places == [None if pd.isna(place) else place for place in rows["place_id"]]
    assert layer["latitude"] == pytest.approx(
        [demo_data.places.set_index("id")["latitude"][place] for place in layer["places"]], abs=1e-4
    )


def test_a_country_is_decoded_to_where_it_is(evaluate):
    box = evaluate(
        "basemap.js",
        """(() => {
            const world = m.decodeWorld({scale: 200, arcs: [[0, 0, 2000, 0, 0, 2000, -2000, 0, 0, -2000]],
                borders: [], coasts: [0],
                lands: [{name: 'Square', label: [5, 5], size: 100, rings: [[0]], box: [0, 0, 2000, 2000]}]});
            const {west, east, north, south} = world.lands[0];
            return {west, east, north, south, equator: m.mercatorY(0)};
        })()""",
    )
    assert box["west"] == pytest.approx(128)
    assert box["east"] == pytest.approx(128 + 10 / 360 * 256)
    assert box["south"] == pytest.approx(box["equator"]) == pytest.approx(128)
    assert box["north"] < box["south"]


POINTS = [
    (39.8, 46.75),
    (39.4, 46.75),
    (39.8, 47.1),
    (1, -40),
    (-15, 175),
    (-15, -175),
    (45, 40),
    (60, 40),
    (6, 4.5),
    (6, 1.5),
]


@pytest.mark.parametrize(
    "area",
    [
        ((39.5, 46.5), (39.5, 47.0), (40.0, 47.0), (40.0, 46.5)),
        ((0, 0), (0, 9), (9, 9), (9, 6), (3, 6), (3, 3), (9, 3), (9, 0)),
        ((0, 0), (10, 10), (0, 10), (10, 0)),
        ((0, 0), (0, 10), (10, 10), (10, 1), (2, 2), (2, 9), (9, 9), (9, 2), (1, 0)),
        ((10, 0), (10, 10), (0, 10), (0, 1), (9, 2), (9, 9), (2, 9), (2, 2), (8, 0)),
        ((-20, 170), (-20, 190), (-10, 190), (-10, 170)),
        ((0, 0), (80, 80), (80, 0)),
    ],
)
def test_an_area_holds_the_same_places_in_the_browser_as_on_the_server(evaluate, area):
    latitude, longitude = np.array(POINTS, dtype=float).T
    places = json.dumps({"latitude": latitude.tolist(), "longitude": longitude.tolist()})
    found = evaluate("area.js", f"[...m.placesWithin({places}, m.readArea('{write_area(area)}'))]")
    assert found == inside(latitude, longitude, area).astype(int).tolist()
    assert 0 < sum(found) < len(found)


def test_an_area_is_written_in_the_browser_as_on_the_server(evaluate):
    area = ((39.5, 46.5), (39.5, 47.0), (-40.1234, 500.25))
    assert evaluate("area.js", f"m.writeArea({json.dumps(area)})") == write_area(area)
    for text in ("", "1_2~3_4", "1_2~3_4~5", "1_2~3_4~x_6", "91_2~3_4~5_6", "1_2~3_4~_6"):
        assert evaluate("area.js", f"m.readArea('{text}')") == []


def test_events_outside_an_area_are_not_counted_and_unlocated_ones_neither(evaluate):
    counts = evaluate(
        "events.js",
        f"(() => {{ const e = {COLUMNS};"
        " const c = m.counter(e, null, m.placeByPlace(e), {within: Uint8Array.of(0, 1)}).moveTo(null, null);"
        " return [c.shown, c.unlocated, [...c.placeTotal], [...c.byType]]; })()",
    )
    assert counts == [2, 0, [0, 2], [1, 1]]


def test_places_are_called_by_a_convention_and_by_the_one_name_they_have_otherwise(evaluate):
    named = COLUMNS.replace("latitude:", "names: {english: {1: 'Q in English'}, local: {}}, latitude:").replace(
        "m.decode", "events.decode"
    )
    called = evaluate(
        "naming.js",
        f"""(async () => {{
            const events = await import(base + 'events.js');
            const e = {named};
            const names = ['written', 'english', 'local', undefined, 'klingon'].map(
                (naming) => {{ m.callPlaces(e, naming); return e.places.name; }});
            return [m.haveOtherNames(e), m.haveOtherNames({COLUMNS.replace("m.decode", "events.decode")}), ...names];
        }})()""",
    )
    assert called == [True, False, ["P", "Q"], ["P", "Q in English"], ["P", "Q"], ["P", "Q"], ["P", "Q"]]


@pytest.mark.parametrize("name", ["Şuşa", "القاهرة", "ירושלים", "Երևան", "Cairo القاهرة", ""])
def test_names_from_right_to_left_are_isolated_as_on_the_server(evaluate, name):
    assert evaluate("naming.js", f"m.isolated({json.dumps(name)})") == isolated(name)


def test_a_naming_convention_survives_the_address_of_a_snapshot(evaluate):
    assert evaluate("link.js", "m.fromLink('names=local').names") == "local"
    assert evaluate("link.js", "m.fromLink('names=%3Cb%3E')") == {}
    assert "names=english" in evaluate("link.js", "m.toLink({types: null, event: -1, names: 'english'})")
    assert "names" not in evaluate("link.js", "m.toLink({types: null, event: -1, names: 'written'})")


def test_pieces_of_work_are_done_one_a_frame_and_dropped_for_new_ones(evaluate):
    done = evaluate(
        "piecework.js",
        """(async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const done = [];
            const work = m.piecework();
            let left = 3;
            work.begin([() => { done.push('dropped'); }], 0);
            work.begin([() => { done.push('again'); left -= 1; return left > 0; }, () => { done.push('last'); }], 0);
            const seen = [];
            for (let i = 0; i < 6; i += 1) { await frame(); seen.push(done.length); }
            work.begin([() => { done.push('never'); }], 0);
            work.stop();
            await frame();
            return [done, seen];
        })()""",
    )
    assert done[0] == ["again", "again", "again", "last"]
    assert done[1] == [1, 2, 3, 4, 4, 4]


def test_points_too_near_to_tell_apart_are_left_out_but_never_the_ends(evaluate):
    kept = evaluate("basemap.js", "[...m.thinned(Float64Array.of(0, 0, 1, 0, 2, 1, 9, 1, 9.5, 1), 2)]")
    assert kept == [0, 0, 2, 1, 9, 1, 9.5, 1]
    assert evaluate("basemap.js", "[...m.thinned(Float64Array.of(3, 4, 3.1, 4), 2)]") == [3, 4, 3.1, 4]


def test_a_piece_that_begins_other_work_leaves_the_rest_of_its_own(evaluate):
    done = evaluate(
        "piecework.js",
        """(async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const [done, seen] = [[], []];
            const work = m.piecework();
            const others = [1, 2, 3].map((n) => () => { done.push(n); });
            work.begin([() => work.begin(others, 0), () => { done.push('no'); }], 0);
            for (let i = 0; i < 5; i += 1) { await frame(); seen.push(done.length); }
            return [done, seen];
        })()""",
    )
    assert done == [[1, 2, 3], [0, 1, 2, 3, 3]]


def test_a_flying_map_keeps_few_thinned_outlines(evaluate):
    kept = evaluate(
        "basemap.js",
        """(() => {
            const box = {west: 0, east: 256, north: 0, south: 256};
            const asked = new Set();
            const land = {...box, path: (near, thin) => { asked.add(thin); return new Path2D(); }};
            const context = document.createElement('canvas').getContext('2d');
            const theme = {land: 'red', coast: 'red', border: 'red'};
            const world = {lands: [land], coasts: [], borders: []};
            for (let zoom = 0; zoom < 7; zoom += 0.01) m.paintWorld(context, world, box, 2 ** zoom, 1, theme);
            return asked.size;
        })()""",
    )
    assert kept < 9


WHOLE = {"from": None, "to": None}


@pytest.mark.parametrize(
    ("mode", "dates", "end", "day", "then"),
    [
        pytest.param("range", (10, 20), "from", 15, (15, 20), id="one end by itself"),
        pytest.param("range", (10, 20), "from", 30, (20, 20), id="never beyond the other"),
        pytest.param("range", (10, 20), "to", 5, (10, 10), id="nor before it"),
        pytest.param("sliding", (10, 20), "from", 15, (15, 25), id="a window keeps its length"),
        pytest.param("sliding", (10, 20), "to", 105, (90, 100), id="and stays within the whole"),
        pytest.param("cumulative", (10, 20), "to", 40, (10, 40), id="the last day alone"),
    ],
)
def test_a_moved_end_gives(evaluate, mode, dates, end, day, then):
    at = {
        "mode": mode,
        "range": {"from": dates[0], "to": dates[1]},
        "window": {"from": dates[0], "to": dates[1]},
        "bounds": {"first": 0, "last": 100},
    }
    assert evaluate("moves.js", f"m.endMoved('{end}', {day}, {json.dumps(at)})") == {"from": then[0], "to": then[1]}


@pytest.mark.parametrize(
    ("mode", "outside", "dates", "days", "then"),
    [
        pytest.param("range", False, (10, 20), (12, 17), (15, 25), id="held inside, it comes along"),
        pytest.param("range", True, (10, 20), (50, 50), (45, 55), id="pressed beside it, its middle comes there"),
        pytest.param("range", True, None, (30, 40), (30, 39), id="where all is shown a new one is drawn"),
        pytest.param("range", True, None, (40, 30), (30, 40), id="to the left as well"),
        pytest.param("cumulative", False, (10, 20), (12, 17), (10, 25), id="one that grows moves its last day"),
        pytest.param("cumulative", True, None, (30, 40), (None, 40), id="from the beginning on"),
    ],
)
def test_a_window_moved_from_one_day_to_another_is_at(evaluate, mode, outside, dates, days, then):
    chosen = {"from": dates[0], "to": dates[1]} if dates else WHOLE
    at = {
        "mode": mode,
        "range": chosen,
        "window": chosen if dates else {"from": 0, "to": 100},
        "bounds": {"first": 0, "last": 100},
    }
    moved = evaluate(
        "moves.js",
        f"""(() => {{
            const move = m.windowMove({json.dumps(outside)}, () => ({json.dumps(at)}));
            move({days[0]}, true);
            return move({days[1]}, false);
        }})()""",
    )
    assert moved == {"from": then[0], "to": then[1]}
