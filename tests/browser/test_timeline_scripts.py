"""The pure parts of the timeline, run where they live: bars, zoom, and how the dates move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from geo.map.event_map import assets_version

Evaluate = Callable[[str, str], Any]

WAR = "{first: day('2020-09-27'), last: day('2024-05-24')}"


@pytest.fixture(scope="module")
def evaluate(chromium, demo_server) -> Evaluate:
    """Evaluate an expression with a module's exports as `m`, days as `day` and `iso`, and events made of columns."""
    page = chromium.new_page()
    page.goto(demo_server + "healthz")
    base = f"/assets/{assets_version()}/gazette/"

    def run(module: str, expression: str) -> Any:
        return page.evaluate(
            f"""async () => {{
                const base = '{base}';
                const [m, events, days] = await Promise.all(
                    ['{module}', 'events.js', 'days.js'].map((name) => import('{base}' + name)));
                const {{fromIso: day, toIso: iso}} = days;
                const window = (from, to) => ({{from: day(from), to: day(to)}});
                const written = ({{from, to}}) => [iso(from), iso(to)];
                const none = (start) => start.map(() => 0);
                const of = (start, end = start, type = none(start), coarse = start.map((s, i) => +(s !== end[i]))) =>
                    events.decode({{version: 'x', types: [{{label: 'A'}}, {{label: 'B'}}],
                        places: {{id: ['p'], name: ['P'], latitude: [1], longitude: [2], precision: ['site'],
                                  extent_km: [0]}},
                        events: {{place: none(start), type, start, end, coarse}}}});
                const all = {{types: null, exactDays: false, exactPlaces: false}};
                return await ({expression});
            }}"""
        )

    yield run
    page.close()


def bars(events: str, sight: str, width_px: int = 800, shown: str = "all") -> str:
    return f"(() => {{ const e = {events}; return m.countBars(e, m.datedOf(e, {shown}), {sight}, {width_px}); }})()"


def test_bars_count_every_event_once_and_leave_gaps_empty(evaluate):
    found = evaluate("bars.js", bars("of([0, 0, 1, 9, null])", "{begin: 0, end: 10}"))
    assert found["unit"] == "day"
    assert found["totals"] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert found["lines"] == []


def test_bars_are_divided_by_type_and_follow_the_filters(evaluate):
    events = "of([0, 0, 0, 3], [0, 0, 0, 3], [0, 1, 1, 1], [0, 0, 1, 0])"
    found = evaluate("bars.js", bars(events, "{begin: 0, end: 4}"))
    assert found["bins"] == [1, 2, 0, 0, 0, 0, 0, 1]
    only = "{...all, types: new Set([1]), exactDays: true}"
    found = evaluate("bars.js", bars(events, "{begin: 0, end: 4}", shown=only))
    assert found["bins"] == [0, 1, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("days", "unit"),
    [(100, "day"), (900, "week"), (4000, "month"), (40_000, "year"), (400_000, "decade"), (3_000_000, "century")],
)
def test_bars_are_as_wide_as_the_span_asks_for(evaluate, days, unit):
    found = evaluate("bars.js", bars(f"of([0, {days - 1}])", f"{{begin: 0, end: {days}}}"))
    assert found["unit"] == unit
    assert sum(found["totals"]) == 2
    assert len(found["edges"]) <= 200


def test_a_period_longer_than_a_bar_is_a_line_over_its_extent_and_a_shorter_one_stands_in_its_middle(evaluate):
    month = "of([day('2022-03-01'), day('2022-03-28')], [day('2022-03-31'), day('2022-04-03')])"
    by_month = evaluate("bars.js", bars(month, "{begin: day('2020-01-01'), end: day('2024-01-01')}"))
    assert by_month["unit"] == "month"
    assert by_month["lines"] == []
    march = [total for total in by_month["totals"] if total]
    assert march == [2], "three of the week's days are in April, its middle is in March"
    by_day = evaluate("bars.js", bars(month, "{begin: day('2022-03-01'), end: day('2022-04-10')}"))
    assert by_day["unit"] == "day"
    assert sum(by_day["totals"]) == 0
    assert [line["end"] - line["start"] + 1 for line in by_day["lines"]] == [31, 7]


def test_the_scale_is_logarithmic_only_where_a_few_bars_dwarf_the_rest(evaluate):
    steep = "of([...Array(500).fill(0), 1, 2, 2, 3, 4, 5])"
    even = "of([...Array(40).fill(0), ...Array(30).fill(1), ...Array(50).fill(2)])"
    few = "of([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])"
    for events, expected in [(steep, True), (even, False), (few, False)]:
        found = evaluate("bars.js", bars(events, "{begin: 0, end: 6}"))
        assert found["logarithmic"] is expected
    tens = "{highest: 500, logarithmic: true}"
    assert evaluate("bars.js", f"m.gradation({tens})") == [1, 10, 100]
    shares = evaluate("bars.js", f"[0, 1, 10, 500].map((n) => m.share(n, {tens}))")
    assert shares[0] == 0
    assert 0.1 < shares[1] < shares[2] < shares[3] == 1
    assert evaluate("bars.js", "m.share(5, {highest: 50, logarithmic: false})") == 0.1


def test_zoomed_in_the_bars_are_finer_and_count_what_is_in_sight(evaluate):
    events = "of([0, 400, 401, 401, 402, 3000])"
    assert evaluate("bars.js", bars(events, "{begin: 0, end: 3001}"))["unit"] == "month"
    close = evaluate("bars.js", bars(events, "{begin: 400.5, end: 404}"))
    assert close["unit"] == "day"
    assert close["totals"] == [1, 2, 1, 0]


def test_lines_do_not_overlap_while_there_are_rows(evaluate):
    rows = evaluate(
        "bars.js",
        """(() => {
            const line = (start, end) => ({start, end, type: 0, count: 1});
            return m.inRows([line(0, 9), line(5, 20), line(10, 12), line(6, 7)], 3).map(({row}) => row);
        })()""",
    )
    assert rows == [0, 1, 2, 0]


def test_zooming_keeps_the_day_under_the_pointer_and_stays_within_the_whole(evaluate):
    sight = evaluate("zoom.js", "m.zoomed({begin: 0, end: 1000}, {first: 0, last: 999}, 0.5, 250)")
    assert sight == {"begin": 125, "end": 625}
    for factor, at in [(2, 900), (100, 0), (0.0001, 999.5), (0.5, 0)]:
        sight = evaluate("zoom.js", f"m.zoomed({{begin: 600, end: 1000}}, {{first: 0, last: 999}}, {factor}, {at})")
        assert 0 <= sight["begin"] < sight["end"] <= 1000
    assert sight["end"] - sight["begin"] == 200
    closest = evaluate("zoom.js", "m.zoomed({begin: 0, end: 1000}, {first: 0, last: 999}, 1e-9, 500)")
    assert closest["end"] - closest["begin"] == 7
    assert evaluate("zoom.js", "m.zoomed({begin: 5, end: 8}, {first: 5, last: 7}, 0.1, 6)") == {"begin": 5, "end": 8}


def test_moving_aside_ends_at_the_ends_and_a_moving_window_is_followed(evaluate):
    bounds = "{first: 0, last: 999}"
    assert evaluate("zoom.js", f"m.panned({{begin: 100, end: 200}}, {bounds}, -500)") == {"begin": 0, "end": 100}
    assert evaluate("zoom.js", f"m.panned({{begin: 100, end: 200}}, {bounds}, 5000)") == {"begin": 900, "end": 1000}
    assert evaluate("zoom.js", f"m.showing({{begin: 100, end: 200}}, {bounds}, 120, 130)") == {"begin": 100, "end": 200}
    assert evaluate("zoom.js", f"m.showing({{begin: 100, end: 200}}, {bounds}, 190, 219)") == {"begin": 120, "end": 220}
    assert evaluate("zoom.js", f"m.showing({{begin: 100, end: 200}}, {bounds}, 40, 60)") == {"begin": 40, "end": 140}
    assert evaluate("zoom.js", f"m.isWhole(m.whole({bounds}), {bounds})") is True


@pytest.mark.parametrize(
    ("window", "direction", "expected"),
    [
        (("2023-09-01", "2023-09-30"), 1, ["2023-10-01", "2023-10-31"]),
        (("2023-03-01", "2023-03-31"), -1, ["2023-02-01", "2023-02-28"]),
        (("2022-01-01", "2022-12-31"), 1, ["2023-01-01", "2023-12-31"]),
        (("2020-09-27", "2020-12-26"), 1, ["2020-12-27", "2021-03-26"]),
        (("2023-09-19", "2023-09-20"), 1, ["2023-09-21", "2023-09-22"]),
        (("2023-09-19", "2023-09-19"), -1, ["2023-09-18", "2023-09-18"]),
        (("2024-04-01", "2024-04-30"), 1, ["2024-05-01", "2024-05-24"]),
        (("2024-05-01", "2024-05-24"), -1, ["2024-04-01", "2024-04-30"]),
        (("2024-05-01", "2024-05-24"), 1, ["2024-05-01", "2024-05-24"]),
        (("2020-09-27", "2020-10-31"), 1, ["2020-11-01", "2020-12-31"]),
        (("2024-05-20", "2024-05-22"), 1, ["2024-05-22", "2024-05-24"]),
        (("2020-09-27", "2024-05-24"), 1, ["2020-09-27", "2020-12-26"]),
        (("2020-09-27", "2024-05-24"), -1, ["2024-02-25", "2024-05-24"]),
        (("2020-09-27", "2020-12-26"), -1, ["2020-09-27", "2020-12-26"]),
        (("2024-02-25", "2024-05-24"), 1, ["2024-02-25", "2024-05-24"]),
    ],
)
def test_a_window_steps_by_its_own_length_and_whole_months_stay_whole(evaluate, window, direction, expected):
    call = f"m.stepped('sliding', window('{window[0]}', '{window[1]}'), {WAR}, {direction}, 'month')"
    assert evaluate("modes.js", f"written({call})") == expected


@pytest.mark.parametrize(
    ("to", "direction", "expected"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2021-02-10", 1, "2021-02-28"),
        ("2021-02-10", -1, "2021-01-31"),
        ("2024-05-24", 1, "2024-05-24"),
        ("2020-10-02", -1, "2020-09-30"),
        ("2020-09-30", -1, "2020-09-27"),
    ],
)
def test_a_growing_window_steps_by_the_bars_and_keeps_its_beginning(evaluate, to, direction, expected):
    call = f"m.stepped('cumulative', window('2020-09-27', '{to}'), {WAR}, {direction}, 'month')"
    assert evaluate("modes.js", f"written({call})") == ["2020-09-27", expected]


def test_a_window_of_a_length_is_of_the_calendar(evaluate):
    end = "(length) => [length.label, written(m.windowFrom(day('2024-01-31'), length))[1]]"
    assert evaluate("modes.js", f"Object.fromEntries(m.LENGTHS.map({end}))") == {
        "1 day": "2024-01-31",
        "1 week": "2024-02-06",
        "1 month": "2024-02-28",
        "3 months": "2024-04-29",
        "1 year": "2025-01-30",
        "10 years": "2034-01-30",
    }
    assert evaluate("modes.js", f"m.fittingLength({WAR}).label") == "3 months"
    assert evaluate("modes.js", "m.fittingLength({first: 0, last: 0}).label") == "1 day"


@pytest.mark.parametrize(
    ("asked", "spanned", "shown"),
    [
        ((120, 150), (100, 200), (120, 150)),
        ((None, None), (100, 200), (None, None)),
        ((100, 200), (100, 200), (None, None)),
        ((20, 150), (100, 200), (None, 150)),
        ((0, 20), (0, 200), (0, 20)),
        ((None, 20), (20, 200), (None, 20)),
        ((300, 400), (100, 400), (300, 400)),
        ((300, None), (100, 300), (300, None)),
        ((150, 120), (100, 200), (120, 150)),
    ],
)
def test_dates_hold_where_they_leave_out_all_and_are_open_where_they_leave_out_nothing(evaluate, asked, spanned, shown):
    days = "{first: 100, last: 200}"
    written = "{{from: {}, to: {}}}".format(*("null" if day is None else day for day in asked))
    assert evaluate("bounds.js", f"m.spanning({days}, {written})") == {"first": spanned[0], "last": spanned[1]}
    found = evaluate("bounds.js", f"m.openEnded({days}, m.spanning({days}, {written}), {written})")
    assert found == {"from": shown[0], "to": shown[1]}


@pytest.mark.parametrize(
    ("end", "day", "expected"),
    [("from", 300, (300, 300)), ("from", 110, (110, 150)), ("to", 30, (30, 30)), ("to", None, (120, None))],
)
def test_the_end_that_is_typed_holds_and_the_other_goes_along(evaluate, end, day, expected):
    at = "{mode: 'range', range: {from: 120, to: 150}, window: {from: 120, to: 150}}"
    found = evaluate("moves.js", f"m.endTyped('{end}', {'null' if day is None else day}, {at})")
    assert found == {"from": expected[0], "to": expected[1]}


def test_playing_slides_a_window_and_grows_a_cumulative_one_until_the_end(evaluate):
    bounds = "{first: 0, last: 99}"
    begun = "{from: 10, to: 19}"
    assert evaluate("modes.js", f"m.played('sliding', {begun}, 5.4, {bounds})") == {"from": 15, "to": 24}
    assert evaluate("modes.js", f"m.played('range', {begun}, 500, {bounds})") == {"from": 90, "to": 99}
    assert evaluate("modes.js", f"m.played('cumulative', {begun}, 5.4, {bounds})") == {"from": 10, "to": 24}
    assert evaluate("modes.js", f"m.beginning('cumulative', {{from: 0, to: 99}}, {bounds})") == {"from": 0, "to": 0}
    assert evaluate("modes.js", f"m.beginning('range', {{from: 90, to: 99}}, {bounds})") == {"from": 0, "to": 9}
    assert evaluate("modes.js", f"m.beginning('range', {begun}, {bounds})") == {"from": 10, "to": 19}
    first = evaluate("modes.js", f"m.beginning('sliding', {{from: 0, to: 99}}, {bounds})")
    assert first == {"from": 0, "to": 6}, "a week of a hundred days"


def test_a_bar_knows_how_many_of_its_days_are_guessed(evaluate):
    events = "of([0, 0, 0, 3], [0, 0, 0, 3], [0, 0, 1, 1], [1, 0, 0, 1])"
    found = evaluate("bars.js", bars(events, "{begin: 0, end: 4}"))
    assert found["bins"] == [2, 1, 0, 0, 0, 0, 0, 1]
    assert found["guessed"] == [1, 0, 0, 0, 0, 0, 0, 1]


def test_a_bar_is_solid_only_for_what_is_known_to_lie_in_it_and_says_how_exactly_that_is_dated(evaluate):
    starts = ["2022-03-05", "2022-03-05", "2022-03-01", "2022-03-28", "2022-03-10", "2022-01-01"]
    ends = ["2022-03-05", "2022-03-05", "2022-03-31", "2022-04-03", "2022-03-12", "2022-12-31"]
    events = f"of({starts}.map(day), {ends}.map(day), {[0] * 6}, [0, 1, 1, 1, 1, 1])"
    sight = "{begin: day('2020-01-01'), end: day('2024-01-01')}"
    told = evaluate(
        "histogram.js",
        f"""(async () => {{
            const bars = await import(base + 'bars.js');
            const e = {events};
            const found = bars.countBars(e, bars.datedOf(e, all), {sight}, 800);
            return m.describe(found, e.types, day('2022-03-09'));
        }})()""",
    )
    assert told == {
        "when": "March 2022",
        "total": 5,
        "parts": [{"label": "A", "count": 5}],
        "guessed": 1,
        "periods": [{"unit": "week", "count": 2}, {"unit": "month", "count": 1}],
        "astride": 1,
        "longer": 1,
    }


def test_of_very_many_periods_none_is_left_out_and_those_that_overlap_say_how_many(evaluate):
    found = evaluate(
        "lines.js",
        """m.layOut(Array.from({length: 2000}, (_, i) => ({start: i, end: 3000, type: i % 2, count: 1})),
            (day) => day, 3000)
            .pieces.filter(({row}) => row === 2)""",
    )
    assert max(piece["deep"] for piece in found) == 1998
    assert found[-1]["till"] >= 2999
    assert {piece["type"] for piece in found} == {0, -1}
    alone = evaluate("lines.js", "m.layOut([{start: 2, end: 9, type: 0, count: 3}], (day) => day * 10, 200).pieces")
    assert alone == [{"from": 20, "till": 99, "row": 0, "type": 0, "deep": 3}]


def test_a_period_that_goes_on_beyond_an_edge_is_known(evaluate):
    lines = "[{start: -50, end: 5, type: 0, count: 1}, {start: 2, end: 900, type: 0, count: 1}]"
    found = evaluate("lines.js", f"m.layOut({lines}, (day) => day, 100).ends")
    assert [(row["before"], row["after"]) for row in found] == [(True, False), (False, True), (False, False)]


@pytest.mark.parametrize("theme", ["{paper: '#ffffff', text: '#1f2933'}", "{paper: '#1a222a', text: '#eef2f5'}"])
def test_the_edges_of_all_colours_can_be_told_from_the_ground(evaluate, theme):
    colours = ["#FDF047", "#E69F00", "#79CCFF", "#751246", "#6b6b6b", "#0A6096", "#34AD83"]
    found = evaluate(
        "edges.js",
        f"""(async () => {{
            const numbers = (text) => text.startsWith('#')
                ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) : text.match(/\\d+/g).map(Number);
            return {colours}.map((colour) => m.contrast(numbers(m.edgeOf(colour, {theme})), numbers({theme}.paper)));
        }})()""",
    )
    assert min(found) >= 3
    assert evaluate("edges.js", "m.edgeOf('#000000', {paper: '#ffffff', text: '#1f2933'})") == "#000000"


def test_the_history_of_a_place_is_counted_as_the_map_counts_it(evaluate):
    found = evaluate(
        "history.js",
        """(() => {
            const e = of([0, 1, 5, null], [0, 1, 9, null], [0, 1, 0, 0]);
            const past = m.history(() => {});
            const counted = (by) => past.count({from: null, to: null, ...all, ...by});
            const none = counted({});
            past.setPlaces(e, new Set([0]), null);
            return [none, counted({}), counted({from: 1}), counted({to: 1, types: new Set([0])}),
                    counted({exactDays: true})];
        })()""",
    )
    assert found == [None, 4, 2, 1, 3]
