"""Symbols, sizes and grains: the pure parts of what is drawn for events on the map."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geo.map.event_map import assets_version
from tests.browser.areas import AREAS

COLUMNS = """m.decode({version: 'x', types: [{label: 'A'}, {label: 'B'}],
    places: {id: ['p', 'q', 'r'], name: ['P', 'Q', 'R'], latitude: [1, 2, 3], longitude: [3, 4, 5],
             precision: ['settlement', 'settlement', 'region'], extent_km: [0, 0, 90]},
    events: {place: [0, 1, 1, -1, 0], type: [0, 0, 1, 1, 1], start: [10, 20, 0, 15, null],
             end: [10, 20, 100, 15, null], coarse: [0, 0, 1, 0, 1], uncertain: [1, 0, 1, 1, 0],
             killed: [3, 0, 40, 7, 0]}})"""


def test_weights_and_doubts_follow_the_dates(evaluate):
    counts = evaluate(
        "events.js",
        f"""(() => {{
            const e = {COLUMNS};
            const layout = {{groupOf: Int32Array.of(0, 0, 1), size: 2}};
            const running = m.counter(e, null, layout, {{weights: e.killed}});
            return [[null, null], [15, null], [null, 12]].map(([from, to]) => {{
                const c = running.moveTo(from, to);
                return [[...c.byGroup], [...c.groupTotal], [...c.groupUncertain], c.shown];
            }});
        }})()""",
    )
    assert counts == [
        [[3, 40, 0, 0], [4, 0], [2, 0], 5],
        [[0, 40, 0, 0], [2, 0], [1, 0], 3],
        [[3, 40, 0, 0], [2, 0], [2, 0], 2],
    ]


def test_each_grain_counts_the_events_that_are_really_there(evaluate):
    counted = evaluate(
        "events.js",
        f"""(async () => {{
            const e = {COLUMNS};
            const g = await import(base + 'grains.js');
            const box = {{left: 0, top: 0, right: 99, bottom: 99}};
            const [x, y] = [Float64Array.of(10, 11, 50), Float64Array.of(20, 21, 60)];
            const of = (grains) => [...m.counter(e, null, {{groupOf: new Int32Array(3), size: 1, grains}})
                .moveTo(null, null).byGrain];
            return [of(g.grainPerPlace(x, y, [0, 1, 2], new Int32Array(3))), of(g.grainPerCell(x, y, [0, 1, 2], box))];
        }})()""",
    )
    assert counted == [[1, 1, 1, 1, 0, 0], [2, 2, 0, 0]]


def test_an_area_has_no_grain_for_nothing_is_known_to_have_happened_in_its_middle(evaluate):
    """Neither where each place has one nor where they are very many."""
    grains = evaluate(
        "clusters.js",
        """[false, true].map((crowded) => {
            const [x, y, totals] = [Float64Array.of(10, 40, 70), new Float64Array(3).fill(20), Int32Array.of(1, 2, 3)];
            const of = {crowded, areas: new Set([1])};
            const {grains} = m.ended(m.layingOut(x, y, totals, {left: 0, top: 0, right: 99, bottom: 99}, of));
            return [[...grains.grainOf], [...grains.x]];
        })""",
    )
    assert grains == [[[0, -1, 1], [10, 70]]] * 2
    counted = evaluate(
        "events.js",
        f"""(() => {{
            const e = {COLUMNS};
            const grains = {{grainOf: Int32Array.of(0, -1, -1), x: new Float64Array(1)}};
            return [...m.counter(e, null, {{groupOf: new Int32Array(3), size: 1, grains}}).moveTo(null, null).byGrain];
        }})()""",
    )
    assert counted == [1, 1]


MARKS = """(async () => {
    const {decode, counter} = await import(base + 'events.js');
    const e = %s;
    const groups = {groupOf: Int32Array.of(0, 1, %d), size: 2, squares: %s, radius: () => 9, x: [5, 9], y: [5, 9],
        members: (g) => [0, 1, 2].filter((p) => groups.groupOf[p] === g)};
    const sight = {origin: {x: 0, y: 0}, chosen: new Set(), at: () => ({x: 9, y: 9}), isInSight: () => true};
    const marks = m.marksNow(e, groups, counter(e, null, groups, {weights: %s}).moveTo(null, null), sight);
    return marks.sort((a, b) => a.group - b.group).map((mark) => [mark.inAreas, mark.area, m.wordsOfAreas(mark)]);
})()"""


@pytest.mark.parametrize("squares", ["false", "true"])
@pytest.mark.parametrize("weights", ["null", "e.killed"])
def test_a_symbol_tells_how_many_of_its_events_are_known_only_to_an_area(evaluate, squares, weights):
    columns = COLUMNS.replace("m.decode", "decode").replace("place: [0, 1, 1, -1, 0]", "place: [0, 1, 2, 2, 0]")
    mixed = evaluate("marks.js", MARKS % (columns, 0, squares, weights))
    assert mixed == [[2, False, "2 of them known only to an area"], [0, False, ""]]
    areas = columns.replace("'settlement', 'settlement'", "'country', 'settlement'")
    assert evaluate("marks.js", MARKS % (areas, 0, squares, weights))[0] == [4, True, "all known only to an area"]


@pytest.mark.parametrize(("size", "totals"), [("", [2, 2, 0]), ("killed", [3, 40, 0]), ("reports", [2, 2, 0])])
def test_a_place_with_events_takes_room_whatever_they_weigh(evaluate, size, totals):
    made = evaluate(
        "measure.js",
        f"""(async () => {{
            const {{decode}} = await import(base + 'events.js');
            const e = {COLUMNS.replace("m.decode", "decode")};
            return [...m.measure(e, '{size}').totals];
        }})()""",
    )
    assert made == totals


def test_symbols_grow_with_what_they_count_and_stay_within_bounds(evaluate):
    sizes = evaluate("clusters.js", "[0, 1, 10, 841, 5000, 1e6].map(m.radiusFor(2523))")
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2] < sizes[3] < sizes[4] == sizes[5] == 30


@pytest.mark.parametrize("largest", [1, 8, 70, 2548, 90_000])
def test_the_area_of_every_symbol_grows_with_the_number_as_the_key_says(evaluate, largest):
    power, *radii = evaluate(
        "clusters.js",
        f"""(() => {{
            const radius = m.radiusFor({largest});
            const between = [0, 0.1, 0.3, 0.7, 1].map((share) => {largest} ** share);
            return [m.powerFor({largest}), ...[...between, 9e6].map((n) => [n, radius(n)])];
        }})()""",
    )
    *between, most = radii
    assert power == 1 if largest <= 14 else 0 < power < 1
    for n, r in between:
        assert r * r == pytest.approx(64 * n**power, rel=0.001)
        assert r >= 8, "its number can be read and itself be hit"
    assert most[1] == 30


TOGETHER = """(async () => {
    const clusters = await import(base + 'clusters.js');
    const x = Float64Array.of(75, 85, 400, 900, 901), y = Float64Array.of(79, 81, 400, -5, 5);
    return %s;
})()"""


def test_symbols_keep_their_size_wherever_the_map_is_moved_and_whatever_the_dates(evaluate):
    """The largest stands for what lies together, be it in a square of the map or on both sides of its edge."""
    of = "x, y, Int32Array.of(20, 30, 45, 1, 0)"
    assert evaluate("clusters.js", TOGETHER % f"m.ended(m.mostTogether({of}))") == 50
    boxes = "[0, 390, 800].map((left) => ({left, top: -99, right: left + 120, bottom: 420}))"
    sizes = f"{boxes}.map((box) => m.ended(m.layingOut({of}, box, {{crowded: true}})).radius(12))"
    assert len(set(evaluate("clusters.js", TOGETHER % sizes))) == 1


@pytest.mark.parametrize("at", [(1, 1), (79, 79), (40, 1), (79, 40)])
@pytest.mark.parametrize("r", [8, 16, 30])
def test_between_symbols_of_neighbouring_squares_a_pixel_is_free(evaluate, at, r):
    marks = evaluate(
        "marks.js",
        f"""(async () => {{
            const {{outermost}} = await import(base + 'symbols.js');
            const groups = {{groupOf: Int32Array.of(0), size: 1, squares: true, radius: () => {r}, x: [{at[0]}],
                y: [{at[1]}], members: () => [0]}};
            const counts = {{byGroup: Int32Array.of(1), groupTotal: null, groupUncertain: [1], here: null,
                placeTotal: [1]}};
            const events = {{types: [{{}}], places: {{precision: ['settlement'], areas: []}}}};
            const sight = {{origin: {{x: 0, y: 0}}, chosen: new Set(), isInSight: () => true}};
            return m.marksNow(events, groups, counts, sight)
                .map((mark) => [mark.x, mark.y, outermost(mark, new Set())]);
        }})()""",
    )
    x, y, reach = marks[0]
    for middle in (x, y):
        assert round(middle) - reach >= 0.5
        assert round(middle) + reach <= 79.5


def test_a_symbol_stands_where_its_events_are_now_unless_another_stands_there(evaluate):
    stands = evaluate(
        "marks.js",
        """[25, 90].map((far) => {
            // The first two share a symbol, which stands at the first of them.
            const [x, y] = [[10, 30, far], [10, 10, 10]];
            const groups = {groupOf: Int32Array.of(0, 0, 1), size: 2, squares: false, radius: () => 8,
                x: [10, far], y: [10, 10], members: (g) => [[0, 1], [2]][g]};
            const events = {types: [{}], places: {precision: Array(3).fill('settlement'), areas: []}};
            const counts = {byGroup: Int32Array.of(3, 9), groupTotal: null, groupUncertain: [0, 0], here: null};
            const sight = {origin: {x: 0, y: 0}, chosen: new Set(), at: (p) => ({x: x[p], y: y[p]}),
                isInSight: () => true};
            const at = (placeTotal) => m.marksNow(events, groups, {...counts, placeTotal}, sight);
            return [[2, 1, 9], [0, 3, 9]].map((totals) => at(totals).map((mark) => mark.x));
        })""",
    )
    assert stands == [[[25, 10], [25, 10]], [[90, 10], [90, 30]]]


def test_numbers_are_as_short_as_a_ring_and_never_rounded_to_another_size(evaluate):
    numbers = "[7, 841, 1000, 1049, 2600, 9949, 9950, 99999, 999499, 999500, 12345678]"
    written = ["7", "841", "1k", "1k", "2.6k", "9.9k", "10k", "100k", "999k", "1M", "12M"]
    assert evaluate("symbols.js", f"{numbers}.map(m.short)") == written


def test_a_ring_too_small_for_a_decimal_has_its_number_without(evaluate):
    texts, sizes = zip(*evaluate("symbols.js", "[7, 11, 12, 20].map((r) => m.fitting(9940, r))"), strict=True)
    assert texts == ("10k", "10k", "10k", "9.9k")
    assert sizes[1] >= 8


def test_the_broken_line_of_doubt_is_seen_also_on_the_rim_of_a_chosen_symbol(evaluate):
    """Contrast of the line to the rim it lies on, by the colours of the pixels along it."""
    colours = evaluate(
        "symbols.js",
        """(async () => {
            const {currentTheme} = await import(base + 'theme.js');
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = 100;
            const context = canvas.getContext('2d', {willReadFrequently: true});
            const counted = {parts: [4], total: 4, events: 4, uncertain: 4, inAreas: 0};
            const mark = {members: [0], x: 50, y: 50, r: 20, area: false, ...counted};
            m.drawMarks(context, [mark], [{colour: '#0072B2'}], currentTheme(), new Set([0]), -1);
            return Array.from({length: 360}, (_, degrees) => {
                const turn = degrees * Math.PI / 180;
                const [x, y] = [Math.cos, Math.sin].map((f) => Math.round(50 + 22.25 * f(turn) - 0.5));
                return [...context.getImageData(x, y, 1, 1).data].slice(0, 3);
            });
        })()""",
    )

    def luminance(colour):
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    seen = sorted(luminance(colour) for colour in colours)
    dark, light = seen[len(seen) // 6], seen[-len(seen) // 6]
    assert (light + 0.05) / (dark + 0.05) > 3


def test_a_symbol_is_doubtful_when_half_of_its_events_are(evaluate):
    marks = "[[4, 0], [4, 1], [4, 2], [1, 1]].map(([events, uncertain]) => m.isUncertain({events, uncertain}))"
    assert evaluate("symbols.js", marks) == [False, False, True, True]


def test_types_without_events_are_never_left_as_what_is_shown(evaluate):
    told = evaluate(
        "legend.js",
        """(() => {
            const host = document.createElement('div');
            const told = [];
            const legend = m.legend(host, (shown) => told.push(shown && [...shown]));
            legend.setTypes(['A', 'B', 'C'].map((label) => ({label, colour: 'red', description: ''})), ['A', 'C']);
            const [a, , c] = host.querySelectorAll('button');
            for (const button of [a, c, a, c]) button.click();
            legend.setShown(new Set([1]));
            a.click();
            return told;
        })()""",
    )
    assert told == [[2], [], [0], None, [0]]


@pytest.mark.parametrize("largest", [5, 400, 20_000, 3_000_000])
def test_every_ring_has_room_for_its_number(evaluate, largest):
    sizes = evaluate(
        "clusters.js",
        f"""(async () => {{
            const {{fitting}} = await import(base + 'symbols.js');
            const radius = m.radiusFor({largest});
            const all = [1, 9, 10, 42, 99, 100, 310, 999, 1000, 9400, 42000, 99499, 99500, 450000, 999499, 2e6];
            return all.map((n) => [n, fitting(n, radius(n))[1]]);
        }})()""",
    )
    assert [size for size in sizes if size[0] <= largest and size[1] < 8] == []


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_colour_of_a_type_has_an_edge_that_stands_out(chromium, demo_server, scheme):
    page = chromium.new_page(color_scheme=scheme)
    page.goto(demo_server + "healthz")
    theme = page.evaluate(f"import('/assets/{assets_version()}/gazette/theme.js').then((m) => m.currentTheme())")
    page.close()
    for ground in ("land", "sea", "paper"):
        low, high = sorted([luminance(theme["edge"]), luminance(theme[ground])])
        assert (high + 0.05) / (low + 0.05) >= 3, ground


def test_a_haze_counts_the_discs_that_each_spot_lies_in(evaluate):
    cells = evaluate(
        "haze.js",
        """(() => {
            const cells = new Int32Array(30 * 20);
            m.cover(cells, 30, [{x: 8, y: 9, r: 5}, {x: 11, y: 9, r: 4}, {x: 29, y: 19, r: 3}, {x: -9, y: 4, r: 6},
                {x: 20, y: -1, r: 3}]);
            return [...cells];
        })()""",
    )
    discs = [(8, 9, 5), (11, 9, 4), (29, 19, 3), (-9, 4, 6), (20, -1, 3)]
    for row in range(20):
        for column in range(30):
            inside = sum((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2 <= r * r for x, y, r in discs)
            assert cells[row * 30 + column] == inside, (row, column)


DRAWN = (
    """async (areas) => {
    const {drawExtents} = await import(base + "extents.js");
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [256, 256];
    const context = canvas.getContext("2d");"""
    + AREAS
    + """
    const [totals, theme] = [Int32Array.from(areas, () => 1), {text: "#000", accent: "#f00"}];
    drawExtents(context, map, {places}, totals, theme, new Set([%s]), {min: {x: 0, y: 0}, max: {x: 256, y: 256}});
    return (x, y) => [...context.getImageData(x, y, 1, 1).data];
}"""
)


def test_an_area_that_several_places_lie_in_is_drawn_once(evaluate):
    alone, shared = evaluate(
        "extents.js",
        """(async () => {
            const {decodeBoundaries} = await import(base + "boundaries.js");
            const map = {getZoom: () => 0, getZoomScale: () => 1, getPixelOrigin: () => ({x: 0, y: 0}),
                getSize: () => ({x: 256, y: 256})};
            const outlines = [[[-60, -40, 0, 80, 80, 0, 0, -80]]];
            const drawn = (n) => {
                const numbers = Array.from({length: n}, (_, i) => i);
                const of = Object.fromEntries(numbers.map((i) => [i, [-20, 0, 0]]));
                const places = {areas: numbers, boundaries: decodeBoundaries({scale: 1, outlines, of}),
                    latitude: numbers, longitude: numbers, extentKm: numbers,
                    total: numbers.map(() => 1)};
                const add = Path2D.prototype.addPath;
                let added = 0;
                Path2D.prototype.addPath = function (...path) { added += 1; add.apply(this, path); };
                m.drawExtents(document.createElement("canvas").getContext("2d"), map, {places},
                    Int32Array.from(numbers, () => 1), {text: "#000", accent: "#f00"}, new Set(),
                    {min: {x: 0, y: 0}, max: {x: 256, y: 256}});
                Path2D.prototype.addPath = add;
                return added;
            };
            return [drawn(1), drawn(50)];
        })()""",
    )
    assert alone == shared > 0


def test_an_area_is_drawn_as_far_as_its_outline_goes_and_the_one_looked_at_stands_out(evaluate):
    square = [[5, 5], [-60, -40, 0, 80, 80, 0, 0, -80]]  # west of the middle of the map, on both sides of the equator
    drawn = f"({DRAWN % ''})([[0, -20, 9000, {square}]]).then((at) => [at(100, 128), at(160, 128)])"
    inside, outside = evaluate("extents.js", drawn)
    assert inside[3] > 0
    assert outside[3] == 0, "not the circle that holds it"
    looked_at = f"({DRAWN % 0})([[0, -20, 9000, {square}]]).then((at) => at(100, 128))"
    red, green, blue, _ = evaluate("extents.js", looked_at)
    assert red > max(green, blue)


def test_many_rough_areas_are_one_haze_the_darker_the_more_overlap(evaluate):
    areas = [[0, -90 + 5 * (i % 5), 2000, None] for i in range(60)] + [[0, 60, 2000, None]]
    at = f"({DRAWN % ''})({areas})".replace("None", "null")
    spots = [(171, 128), (52, 128), (78, 128), (110, 128)]
    one, few, many, none = evaluate(
        "extents.js", at + f".then((at) => {[list(spot) for spot in spots]}.map((p) => at(...p)[3]))"
    )
    assert 0 == none < one < few < many < 64


def test_of_an_area_wider_than_the_map_the_rim_alone_is_drawn(evaluate):
    rims = f"""({DRAWN % ""})([[0, -100, 12000, null]]).then((at) => {{
        const seen = [...Array(256).keys()].map((x) => [0, 1, 2, 3, 4, 5].some((y) => at(x, 125 + y)[3] > 0));
        return [seen.indexOf(true), seen.lastIndexOf(true)];
    }})"""
    first, last = evaluate("extents.js", rims)
    assert first > 128
    assert last - first <= 3


def test_a_corner_of_a_square_symbol_is_hit_as_its_middle_is(evaluate):
    hit = evaluate(
        "marks.js",
        """(() => {
            const [ring, square] = [0, 3].map((inAreas) => ({x: 100, y: 100, r: 26, inAreas}));
            return [ring, square].map((mark) => [[124, 76], [127, 100], [134, 134]]
                .map(([x, y]) => m.nearest([mark], {x, y}, 3) !== null));
        })()""",
    )
    assert hit == [[False, True, False], [True, True, False]]


WIDE = (
    """async (areas, scale) => {"""
    + AREAS
    + """
    return (await import(base + 'large_areas.js')).largeAreas({places}, scale);
}"""
)
#: A square of a hundred degrees around 0° 0°, with its point within.
COUNTRY = [[0, 0], [-50, -50, 100, 0, 0, 100, -100, 0]]


def test_a_symbol_of_a_country_stands_in_it_where_no_other_does_and_no_town_takes_it_in(evaluate):
    found = evaluate(
        "clusters.js",
        f"""(async () => {{
            const wide = await ({WIDE})([[0, 0, 5000, {COUNTRY}], [0, 0, 5000, {COUNTRY}]], 4);
            const [x, y] = [Float64Array.of(512, 512, 514, 620), Float64Array.of(512, 512, 512, 512)];
            wide.same = () => 'one outline';
            const totals = Int32Array.of(50, 3, 40, 30);
            const box = {{left: 0, top: 0, right: 1024, bottom: 1024}};
            const groups = m.ended(m.layingOut(x, y, totals, box, {{areas: new Set([0, 1]), wide}}));
            return {{members: Array.from({{length: groups.size}}, (_, g) => [...groups.members(g)]),
                alone: groups.alone, groupOf: [...groups.groupOf], at: [...groups.x].map((x, g) => [x, groups.y[g]]),
                r: [53, 40, 30].map(groups.radius), within: wide.holds(0, {{x: groups.x[2], y: groups.y[2]}})}};
        }})()""",
    )
    assert found["members"] == [[2], [3], [0, 1]], "what has one outline is one symbol"
    assert found["alone"] == 2
    assert found["groupOf"] == [2, 2, 0, 1]
    assert found["within"]
    country, *towns = [found["at"][2], *found["at"][:2]]
    for (x, y), r in zip(towns, found["r"][1:], strict=True):
        assert ((country[0] - x) ** 2 + (country[1] - y) ** 2) ** 0.5 >= found["r"][0] + r


def test_an_area_that_is_small_on_the_map_or_has_no_room_left_is_joined_to_a_town(evaluate):
    joined = evaluate(
        "clusters.js",
        f"""(async () => {{
            const many = Array.from({{length: 900}}, (_, i) => i);
            const box = {{left: 0, top: 0, right: 1024, bottom: 1024}};
            const layOut = async (scale, towns) => {{
                const wide = await ({WIDE})([[0, 0, 5000, {COUNTRY}]], scale);
                const x = Float64Array.of(128 * scale, ...towns.map(([x]) => x));
                const y = Float64Array.of(128 * scale, ...towns.map(([, y]) => y));
                const totals = Int32Array.from(x, () => 5);
                const groups = m.ended(m.layingOut(x, y, totals, box, {{areas: new Set([0]), wide}}));
                return [wide.large.size, groups.alone === groups.size, groups.groupOf[0] >= 0];
            }};
            const grid = many.map((i) => [512 + 34 * (i % 30 - 15), 512 + 34 * (Math.floor(i / 30) - 15)]);
            return [await layOut(1, [[130, 128]]), await layOut(4, grid), await layOut(4, [[512, 512]])];
        }})()""",
    )
    assert joined == [[0, True, True], [1, True, True], [1, False, True]]


def test_of_a_country_with_a_lake_the_lake_is_no_part(evaluate):
    lake = [-10, -10, 0, 20, 20, 0, 0, -20]
    inside = evaluate(
        "large_areas.js",
        f"""(async () => {{
            const wide = await ({WIDE})([[0, 0, 5000, {[*COUNTRY, lake]}], [0, 90, 3000, null]], 4);
            const at = (longitude) => ({{x: (longitude + 180) / 360 * 1024, y: 512}});
            return [0, 20, 60].map((longitude) => wide.holds(0, at(longitude)))
                .concat([90, 110, 130].map((longitude) => wide.holds(1, at(longitude))));
        }})()""",
    )
    assert inside == [False, True, False, True, True, False]


def test_of_areas_that_overlap_the_one_with_more_events_for_its_size_is_darker(evaluate):
    def square(west: int, south: int, side: int) -> list:
        return [[west + side // 2, south + side // 2], [west, south, side, 0, 0, side, -side, 0]]

    country, calm, fought_over = (
        [0, x + side // 2, 9000, square(x, y, side), events]
        for x, y, side, events in ((-80, -40, 80, 20), (-70, -20, 20, 10), (-30, -20, 20, 40))
    )
    shades = evaluate(
        "extents.js",
        f"""({DRAWN % ""})({[country, calm, fought_over]})
            .then((at) => [[92, 100], [84, 135], [114, 135]].map((p) => at(...p)[3]))""",
    )
    assert shades == sorted(set(shades))
    assert shades[0] > 0


MIXED = """(() => {
    let found = null;
    map.eachLayer((layer) => { found ??= layer.marks?.find((mark) => mark.inAreas && !mark.area && map.getBounds()
        .pad(-0.2).contains(map.layerPointToLatLng(mark))) ?? null; });
    const {x, y} = map.layerPointToContainerPoint(found);
    return {x, y, words: `${found.inAreas} of them known only to an area`};
})()"""


def test_a_symbol_of_settlements_and_areas_says_so_to_the_mouse_and_to_the_keyboard(open_file):
    page = open_file()
    mixed = page.evaluate(MIXED)
    page.locator("#map_div").hover(position={"x": mixed["x"], "y": mixed["y"]})
    expect(page.locator(".gz-tooltip")).to_contain_text(mixed["words"])
    expect(page.locator(".gz-reach li", has_text=mixed["words"])).not_to_have_count(0)
