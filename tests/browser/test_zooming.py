"""Symbols while the map zooms: as large as ever, moving with the ground, parting and joining where they arrive."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.browser.by_hand import BY_HAND

#: Every painting of symbols on the canvas, from the beginning of a zoom until all is at rest again. The test lets the
#: frames pass, and says when the way of the zoom is over, which a style sheet says otherwise.
ZOOMED = (
    """async (by) => {"""
    + BY_HAND
    + """
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    while (!layer._isAtRest()) await new Promise((done) => requestAnimationFrame(done));
    const middle = map.getSize().divideBy(2);
    const ground = (mark) => map.layerPointToLatLng([mark.x, mark.y]);
    const before = layer.marks.map((mark) => ({anchor: mark.anchor, members: [...mark.members], r: mark.r,
        ground: ground(mark), x: mark.x, y: mark.y}));
    const held = new Map(before.flatMap((mark) => mark.members.map((place) => [place, mark])));
    const frames = [];
    const scales = new Set();
    const paint = layer._paintMarks;
    layer._paintMarks = function (context, marks) {
        if (context.canvas === layer._container) for (const {anchor, x, y, r} of marks) {
            frames.push({zooming: map._animatingZoom, anchor, x, y, r});
        }
        paint.call(this, context, marks);
    };
    const pass = byHand();
    map._onZoomTransitionEnd = () => {};
    await new Promise((begun) => {
        map.once('zoomanim zoomend', begun);
        map.setZoomAround(middle, map.getZoom() + by);
    });
    let hit = false;
    for (let frame = 0; frame < 6; frame += 1) {
        pass(50);
        scales.add(new DOMMatrix(getComputedStyle(layer._container).transform).a);
        hit ||= layer.hit(middle, 2000) !== null;
    }
    delete map._onZoomTransitionEnd;
    map._onZoomTransitionEnd();
    for (let frame = 0; frame < 300 && !layer._isAtRest(); frame += 1) pass();
    return {before: before.map(({anchor, r, ground, x, y}) => {
                const to = map.latLngToLayerPoint(ground);
                return {anchor, r, x, y, to: [to.x, to.y]};
            }), frames, scales: [...scales], hit, rests: layer._isAtRest(),
            after: layer.marks.map((mark) => ({anchor: mark.anchor, x: mark.x, y: mark.y, r: mark.r,
                from: held.get(mark.anchor)?.anchor ?? -1}))};
}"""
)


@pytest.fixture(scope="module")
def seen() -> dict[tuple[Any, ...], Any]:
    """What zooms have shown already, for other tests to look at."""
    return {}


@pytest.fixture
def zoomed(seen, open_file):
    """What is painted while a map of the demo's middle zooms."""

    def zoom(by, **options):
        what = ("painted", by, *options.items())
        if what not in seen:
            seen[what] = open_file("#lat=39.8&lon=46.7&zoom=8", **options).evaluate(ZOOMED, by)
        assert seen[what]["rests"]
        return seen[what]

    return zoom


def test_symbols_keep_their_size_and_go_with_the_ground_while_the_map_zooms(zoomed):
    found = zoomed(1)
    assert set(found["scales"]) == {1}, "the canvas itself is never stretched"
    assert not found["hit"], "nothing is found where it is about to leave"
    before = {mark["anchor"]: mark for mark in found["before"]}
    moving = [mark for mark in found["frames"] if mark["zooming"]]
    assert moving
    for mark in moving:
        was = before[mark["anchor"]]
        assert mark["r"] == was["r"]
        (x, y), (left, top) = was["to"], (was["x"], was["y"])
        assert min(x, left) - 1 <= mark["x"] <= max(x, left) + 1
        assert min(y, top) - 1 <= mark["y"] <= max(y, top) + 1
    biggest = max(
        (mark for mark in found["before"] if mark["anchor"] in {m["anchor"] for m in moving}), key=lambda m: m["r"]
    )
    assert len({(mark["x"], mark["y"]) for mark in moving if mark["anchor"] == biggest["anchor"]}) > 3


@pytest.mark.parametrize("by", [1, -1], ids=["parting", "joining"])
def test_symbols_part_from_where_they_were_one_and_join_where_they_become_one(zoomed, by):
    found = zoomed(by)
    before = {mark["anchor"]: mark for mark in found["before"]}
    after = {mark["anchor"]: mark for mark in found["after"]}
    still = [mark for mark in found["frames"] if not mark["zooming"]]
    fresh = set(after) - set(before) if by > 0 else set(before) - set(after)
    ways = {anchor: [(mark["x"], mark["y"]) for mark in still if mark["anchor"] == anchor] for anchor in fresh}
    seen = {anchor: way for anchor, way in ways.items() if len(set(way)) > 1}
    assert seen, "they are seen on their way"
    for anchor, way in seen.items():
        start = before[after[anchor]["from"]] if by > 0 else before[anchor]
        assert way[0] == pytest.approx(start["to"], abs=1)
        if by > 0:
            assert way[-1] == (after[anchor]["x"], after[anchor]["y"])


def test_who_wants_calm_sees_no_parting(zoomed):
    found = zoomed(1, reduced_motion="reduce")
    after = {mark["anchor"]: (mark["x"], mark["y"]) for mark in found["after"]}
    assert found["frames"]
    assert [mark for mark in found["frames"] if (mark["x"], mark["y"]) != after[mark["anchor"]]] == []


#: What each frame of a zoom shows that is drawn anew: boxes of names with how opaque they are, and the pictures of what
#: lies below the symbols, each with how opaque, how large, and whether it is smooth.
SHOWN = (
    """async (by) => {"""
    + BY_HAND
    + """
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    while (!layer._isAtRest() || layer._coming) await new Promise((done) => requestAnimationFrame(done));
    const { clearRect, drawImage } = CanvasRenderingContext2D.prototype;
    const frames = [];
    const canvas = layer._container;
    layer._context.clearRect = function (...box) {
        frames.push({names: [], below: []});
        clearRect.apply(this, box);
    };
    layer._context.drawImage = function (image, x, y, ...rest) {
        const frame = frames[frames.length - 1];
        if (frame && image.height === 20) frame.names.push([x, y, image.width, this.globalAlpha]);
        if (frame && rest.length === 2 && image.width >= canvas.width) { // symbols are drawn from a part of one
            frame.below.push([this.globalAlpha, rest[0] / image.width, this.imageSmoothingEnabled]);
        }
        drawImage.call(this, image, x, y, ...rest);
    };
    const pass = byHand();
    map._onZoomTransitionEnd = () => {};
    await new Promise((begun) => {
        map.once('zoomanim', begun);
        map.setZoom(map.getZoom() + by);
    });
    for (let frame = 0; frame < 20; frame += 1) pass();
    const zooming = frames.length;
    delete map._onZoomTransitionEnd;
    map._onZoomTransitionEnd();
    for (let frame = 0; frame < 300 && !(layer._isAtRest() && !layer._coming); frame += 1) pass();
    return {zooming: frames.slice(0, zooming), arriving: frames.slice(zooming)};
}"""
)


@pytest.fixture
def shown(seen, open_file):
    """What each frame of such a zoom shows, names and what lies below the symbols."""

    def zoom(by, more=""):
        what = ("shown", by, more)
        if what not in seen:
            page = open_file(f"#lat=39.8&lon=46.7&zoom=8{more}")
            page.locator("body[data-tools]").wait_for()
            seen[what] = page.evaluate(SHOWN, by)
        return seen[what]

    return zoom


@pytest.mark.parametrize("more", ["", "&heat=1"], ids=["symbols", "heat"])
@pytest.mark.parametrize("by", [1, -2], ids=["in", "out"])
def test_names_are_there_in_every_frame_of_a_zoom_and_when_it_has_arrived(shown, by, more):
    found = shown(by, more)
    assert len(found["zooming"]) > 5
    assert found["arriving"]
    assert [len(frame["names"]) for frame in found["zooming"] + found["arriving"] if not frame["names"]] == []


@pytest.mark.parametrize("by", [1, -2], ids=["in", "out"])
def test_names_that_meet_while_the_map_zooms_give_way(shown, by):
    found = shown(by)
    written = 0
    for frame in found["zooming"][1:] + found["arriving"]:
        # A name and how many more there are beside it are two pictures, which share their halo.
        whole = [(x + 4, y + 1, x + wide - 4, y + 19) for x, y, wide, opacity in frame["names"] if opacity == 1]
        written = max(written, len(whole))
        over = [
            (one, other)
            for i, one in enumerate(whole)
            for other in whole[:i]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
        assert over == []
    assert written > 5


def test_what_lies_below_the_symbols_grows_smoothly_and_turns_into_what_there_is_bit_by_bit(shown):
    found = shown(1)
    grown = [below for frame in found["zooming"] for below in frame["below"]]
    assert max(scale for _, scale, _ in grown) > 1.9
    assert all(smooth for _, _, smooth in grown)
    mixed = [[opacity for opacity, _, _ in frame["below"]] for frame in found["arriving"] if len(frame["below"]) == 2]
    assert len(mixed) > 5
    assert [sum(pair) for pair in mixed] == pytest.approx([1] * len(mixed))
    assert [new for _, new in mixed] == sorted(new for _, new in mixed)


def test_small_cells_leave_other_pictures_smooth(evaluate):
    cells, after = evaluate(
        "pixel_sheet.js",
        """(() => {
            const context = new OffscreenCanvas(9, 9).getContext('2d');
            const sheet = m.pixelSheet()(2, 1);
            sheet.pixels.set([0xff0000ff, 0xffff0000]);
            sheet.show(context, 0, 0, 4);
            const colours = new Set(new Uint32Array(context.getImageData(0, 0, 8, 4).data.buffer)).size;
            return [colours, context.imageSmoothingEnabled];
        })()""",
    )
    assert cells == 2
    assert after


def test_a_notch_of_any_wheel_is_one_zoom_level(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.locator(".leaflet-container").hover()
    page.evaluate("map.on('zoomend', () => { window.arrived = map.getZoom(); })")
    for turn, zoom in ((-100, 9), (100, 8), (-120, 9), (120, 8)):
        page.mouse.wheel(0, turn)
        page.wait_for_function("() => window.arrived")
        assert page.evaluate("[window.arrived, window.arrived = 0][0]") == zoom


#: What a pad tells of fingers that slide or part: many turns of few pixels, all before the map has come anywhere.
SLIDE = """([turns, pixels, pinching]) => {
    window.arrived = 0;
    for (let turn = 0; turn < turns; turn += 1) map.getContainer().dispatchEvent(new WheelEvent('wheel', {
        deltaY: pixels, ctrlKey: pinching, clientX: 300, clientY: 300, bubbles: true, cancelable: true}));
}"""


def test_on_a_pad_the_map_zooms_as_far_as_the_fingers_go(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.evaluate("map.on('zoomend', () => { window.arrived = map.getZoom(); })")
    page.evaluate(SLIDE, [10, -6, False])
    assert not page.evaluate("map._animatingZoom"), "a touch is no zoom"
    page.evaluate(SLIDE, [12, -6, False])
    page.wait_for_function("() => window.arrived === 9")
    page.evaluate(SLIDE, [10, 7, True])
    page.wait_for_function("() => window.arrived === 8")


def test_what_is_turned_while_the_map_zooms_is_done_then(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=6")
    page.locator(".leaflet-container").hover()
    page.evaluate("map.on('zoomend', () => { window.arrived = map.getZoom(); })")
    page.evaluate(SLIDE, [3, -120, False])
    page.wait_for_function("() => window.arrived === 9")


@pytest.mark.parametrize(
    ("turn", "levels"),
    [
        ({"deltaY": -100, "deltaMode": 0, "ctrlKey": False}, 1),
        ({"deltaY": 240, "deltaMode": 0, "ctrlKey": False}, -2),
        ({"deltaY": -4.000244140625, "deltaMode": 0, "ctrlKey": False}, 1),
        ({"deltaY": 3, "deltaMode": 1, "ctrlKey": False}, -1),
        ({"deltaY": -1, "deltaMode": 2, "ctrlKey": False}, 1),
        ({"deltaY": -24, "deltaMode": 0, "ctrlKey": False}, 0.1),
        ({"deltaY": -6, "deltaMode": 0, "ctrlKey": True}, 0.1),
        ({"deltaY": 0, "deltaMode": 0, "ctrlKey": False}, 0),
    ],
)
def test_a_turn_of_any_wheel_or_pad_is_so_many_levels(evaluate, turn, levels):
    assert evaluate("wheel.js", f"m.levelsOf({json.dumps(turn)})") == pytest.approx(levels)


#: What is seen at once of some ways to go elsewhere, and in the frames after: where the map is, whether it says that it
#: moves, how large what lies on it is shown, and how many sheets of ground.
GONE = """async (ways) => {
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    let begun = 0;
    map.on('zoomanim', () => { begun += 1; });
    const go = {
        'by a key': () => map.setZoom(map.getZoom() + 1),
        'by a flight': () => map.flyTo([40.4, 47.5], 9),
        'to a box': () => map.flyToBounds([[39, 46], [39.5, 46.5]], {duration: 0.7}),
        'aside': () => map.panBy([120, 40]),
        'far aside': () => map.panTo([41, 44]),
    };
    const seen = () => JSON.stringify({
        zoom: map.getZoom(), middle: map.getCenter(), pane: getComputedStyle(map.getPane('mapPane')).transform,
        moves: /leaflet-(zoom|pan|fade)-anim\\b/.test(map.getContainer().outerHTML), rests: layer._isAtRest(),
        scales: [...document.querySelectorAll('.gz-events, .gz-ground')].map((sheet) => (
            new DOMMatrix(getComputedStyle(sheet).transform).a)),
    });
    const found = [];
    for (const way of ways) {
        const before = JSON.stringify(map.getCenter());
        go[way]();
        const frames = new Set([seen()]);
        for (let frame = 0; frame < 20; frame += 1) {
            await new Promise((done) => requestAnimationFrame(done));
            frames.add(seen());
        }
        const went = before !== JSON.stringify(map.getCenter()) || way === 'by a key';
        found.push({way, went, frames: [...frames].map(JSON.parse)});
        await new Promise((done) => setTimeout(done, map._animatingZoom || map._flyToFrame ? 800 : 0));
    }
    return {found, begun, options: [map.options.zoomAnimation, map.options.inertia, Boolean(map._fadeAnimated)]};
}"""


def test_who_wants_calm_is_elsewhere_at_once(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8", reduced_motion="reduce")
    page.locator("body[data-tools]").wait_for()
    gone = page.evaluate(GONE, ["by a key", "by a flight", "to a box", "aside", "far aside"])
    assert gone["options"] == [False, False, False]
    assert gone["begun"] == 0
    for one in gone["found"]:
        assert one["went"], one["way"]
        assert len(one["frames"]) == 1, f"{one['way']}: {one['frames']}"
        assert not one["frames"][0]["moves"]
        assert one["frames"][0]["rests"]
        assert set(one["frames"][0]["scales"]) == {1}


def test_a_map_hears_of_it_when_its_reader_comes_to_want_calm_or_motion(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.locator("body[data-tools]").wait_for()
    page.emulate_media(reduced_motion="reduce")
    page.locator(".leaflet-container:not(.leaflet-fade-anim)").wait_for()
    assert page.evaluate(GONE, ["by a key", "by a flight"])["begun"] == 0
    page.emulate_media(reduced_motion="no-preference")
    page.locator(".leaflet-container.leaflet-fade-anim").wait_for()
    again = page.evaluate(GONE, ["by a key"])
    assert again["begun"] == 1
    assert again["options"] == [True, True, True]


def test_ways_of_symbols_lead_from_what_held_their_place_to_what_holds_it(evaluate):
    ways = evaluate(
        "parting.js",
        """(() => {
            const mark = (anchor, members, x, r) => ({anchor, members, x, y: 0, r});
            const told = (all) => all.map(({mark, from, to}) => [mark.anchor, from.x, from.r, to.x, to.r]);
            const one = [mark(1, [1, 2, 3], 10, 9)];
            const many = [mark(1, [1], 20, 8), mark(2, [2, 3], 40, 7)];
            return [told(m.ways(one, many)), told(m.ways(many, one))];
        })()""",
    )
    assert ways == [[[2, 10, 7, 40, 7], [1, 10, 9, 20, 8]], [[2, 40, 7, 10, 7], [1, 20, 8, 10, 9]]]


def test_ways_of_symbols_whose_places_are_numbered_anew_lead_from_and_to_the_nearest(evaluate):
    ways = evaluate(
        "parting.js",
        """(() => {
            const mark = (anchor, x, r) => ({anchor, members: [anchor], x, y: 0, r});
            const told = (all) => all.map(({mark, from, to}) => [mark.anchor, from.x, from.r, to.x, to.r]);
            const one = [mark(1, 10, 9)];
            const many = [mark(5, 14, 8), mark(6, 40, 7), mark(7, 900, 6)];
            return [told(m.waysOfNearest(one, many)), told(m.waysOfNearest(many, one))];
        })()""",
    )
    assert ways == [
        [[7, 900, 6, 900, 6], [6, 10, 7, 40, 7], [5, 10, 9, 14, 8]],
        [[6, 40, 7, 10, 7], [1, 14, 8, 10, 9]],
    ]


def test_a_zoom_is_as_far_as_the_style_sheet_says(evaluate):
    ours, browsers = evaluate(
        "parting.js",
        """(() => {
            const effect = new KeyframeEffect(document.body, {opacity: [0, 1]}, {
                duration: 1, fill: 'both', easing: 'cubic-bezier(0, 0, 0.25, 1)'});
            const run = new Animation(effect);
            const times = [0, 0.1, 0.25, 0.5, 0.75, 1];
            return [times.map(m.ofZoom), times.map((time) => {
                run.currentTime = time;
                return effect.getComputedTiming().progress;
            })];
        })()""",
    )
    assert ours == pytest.approx(browsers, abs=1e-3)


NAMES = """(async () => {
    const {currentTheme} = await import(base + 'theme.js');
    const map = {containerPointToLayerPoint: () => ({x: 0, y: 0}), getSize: () => ({x: 400, y: 300}), getZoom: () => 5};
    const mark = (anchor, x, y, total, r, more = {}) => ({anchor, members: [anchor], x, y, total, r, others: 0,
        crowd: false, events: total, uncertain: 0, ...more});
    const events = {places: {name: ['Largeton', 'Smalltown', 'Edgeville']}};
    const source = {selected: () => new Set(), background: () => []};
    const named = (marks, ...chosen) => m.labels(map, null, marks, events, {...source, selected: () => new Set(chosen)},
        currentTheme(), []).of(marks).map(({text, x, y}) => [text, Math.round(x), Math.round(y)]);
    return (%s);
})()"""


def test_names_begin_beyond_all_that_is_drawn_around_their_symbol(evaluate):
    plain, doubtful, chosen = evaluate(
        "labels.js",
        NAMES
        % """[named([mark(0, 150, 100, 5, 10)]), named([mark(0, 150, 100, 5, 10, {uncertain: 5})]),
             named([mark(0, 150, 100, 5, 10)], 0)].map(([[, x]]) => x - 160)""",
    )
    assert 1 + 2 < plain < doubtful < chosen
    assert doubtful > 2.875 + 2
    assert chosen >= 4 + 2


def test_a_name_is_whole_or_not_written_and_never_between_two_symbols(evaluate):
    cut, aside, between = evaluate(
        "labels.js",
        NAMES
        % """[named([mark(2, 390, 150, 3, 8)]), named([mark(2, 395, 4, 3, 8)]),
             named([mark(0, 150, 100, 5, 8), mark(1, 150 + 8 + 62 + 12, 100, 5, 8)])]""",
    )
    assert cut[0][1] < 390, "to the left, where it is whole"
    assert aside == [] or aside[0][2] > 8
    assert {text: x for text, x, _ in between}.get("Largeton", 0) != 163


def test_no_name_is_written_over_the_symbol_of_another_place_however_small(evaluate):
    around = "[[40, 0], [-40, 0], [0, 42], [0, -42], [40, 42], [-40, 42], [40, -42], [-40, -42]]"
    over, counts_nothing = evaluate(
        "labels.js",
        NAMES
        % f"""[4, 0].map((total) => named([mark(0, 200, 150, 5000, 20),
             ...{around}.map(([x, y]) => mark(1, 200 + x, 150 + y, total, 8))]).map(([text]) => text))""",
    )
    assert "Largeton" not in over
    assert "Largeton" not in counts_nothing


def test_the_background_names_no_place_that_a_symbol_names_in_another_way(evaluate):
    written = evaluate(
        "labels.js",
        """(async () => {
            const {currentTheme} = await import(base + 'theme.js');
            const bounds = {getWest: () => 0, getEast: () => 9, getSouth: () => 0, getNorth: () => 9};
            const map = {containerPointToLayerPoint: () => ({x: 0, y: 0}), getSize: () => ({x: 400, y: 300}),
                getZoom: () => 7, getBounds: () => ({pad: () => bounds}),
                latLngToLayerPoint: ([y, x]) => ({x: 40 * x, y: 30 * y})};
            const city = (name, x) => ({name, longitude: x, latitude: 8, rank: 1, country: false});
            const background = () => [city('Mingachevir', 1), city('Idlib', 4), city('Barda', 7)];
            const names = {written: ['Mingəçevir', 'Idlib town'], english: ['Mingachevir', 'Idlib town']};
            const events = {places: {name: names.written, names}};
            const marks = [0, 1].map((p) => ({anchor: p, members: [p], x: 100 + 150 * p, y: 60, total: 3, r: 9,
                others: 0, crowd: false, events: 3, uncertain: 0}));
            const source = {selected: () => new Set(), background};
            const all = m.labels(map, {contains: () => true}, marks, events, source, currentTheme(), []);
            return [all.of(marks), all.background()].map((found) => found.map(({text}) => text));
        })()""",
    )
    assert written == [["Mingəçevir", "Idlib town"], ["Barda"]]


def test_a_large_symbol_between_others_has_its_name_over_its_own_rim(evaluate):
    around = "[[44, 0], [-44, 0], [0, up], [0, -up], [50, 36], [-50, 36], [50, -36], [-50, -36]]"
    large, less, small = evaluate(
        "labels.js",
        NAMES
        % f"""[[28, 51], [28, 56], [14, 51]].map(([r, up]) => named([mark(0, 200, 150, 9, r),
             ...{around}.map(([x, y]) => mark(1, 200 + x, 150 + y, 9, 10 + 28 - r))])
             .filter(([text]) => text === 'Largeton'))""",
    )
    assert [abs(y - 150) for _, _, y in large] == [26]
    assert [abs(y - 150) for _, _, y in less] == [30], "over no more of it than must be"
    assert small == []


def test_a_name_may_lie_in_the_corner_beside_a_ring_but_not_over_that_of_a_square(evaluate):
    ring, square = evaluate(
        "labels.js",
        NAMES % "[false, true].map((area) => named([mark(0, 150, 100, 5, 10), mark(1, 250, 66, 5, 28, {area})])[0])",
    )
    assert ring == ["Largeton", 164, 100]
    assert square != ring


def test_a_square_of_very_many_places_says_so_or_has_no_name(evaluate):
    said = evaluate(
        "labels.js",
        NAMES
        % """[false, true].map((nameless) => m.labels(map, null, [], events, source, currentTheme(), [])
             .of([mark(0, 150, 100, 5, 10, {crowd: true, nameless, others: 59})])
             .map(({text, more}) => text + more))""",
    )
    assert said == [["Largeton + many"], []]


def test_the_first_sight_is_the_one_that_a_reset_leads_to(visitor, demo_server):
    page = visitor().open(demo_server)
    frame = page.frame(url=re.compile("streamlit_folium"))
    assert frame
    first = frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]")
    frame.locator(".gz-legend .gz-chip:visible").first.click()
    frame.evaluate("map.setView([10, 10], 4, {animate: false})")
    page.wait_for_url(re.compile("zoom=4"))
    page.get_by_role("button", name="Reset filters").click()
    frame.wait_for_function("map.getZoom() !== 4")
    assert frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]") == pytest.approx(first, abs=0.05)


def test_what_is_fitted_lies_beside_the_tools_as_far_as_there_is_room(evaluate):
    # Pixels of the sight, of what is shown in it, and of the tools: in the middle of what is free, else beside them.
    begins = evaluate(
        "sight.js", "[[1000, 500], [372, 290], [372, 240], [372, 360]].map((one) => m.beside(...one, 98))"
    )
    assert begins == [281, 58, 98, 6]


def test_what_is_free_of_tools_is_the_largest_part_between_them(evaluate):
    column, foot, inset = (0, 0, 100, 200), (50, 280, 390, 300), (300, 180, 390, 280)
    boxes = ", ".join(
        json.dumps([dict(zip(("left", "top", "right", "bottom"), box, strict=True)) for box in tools])
        for tools in ([], [column], [column, foot], [column, foot, inset], [(-10, -10, 400, 310)])
    )
    free = evaluate("sight.js", f"[{boxes}].map((tools) => Object.values(m.freeOf({{x: 390, y: 300}}, tools)))")
    assert free == [[0, 0, 390, 300], [100, 0, 390, 300], [100, 0, 390, 280], [100, 0, 300, 280], [0, 0, 390, 300]]
