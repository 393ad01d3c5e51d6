"""A dataset too large to be sent: the map that the server counts for looks and behaves like any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.by_hand import BY_HAND
from tests.browser.conftest import DESKTOP, Visitor, map_of

STEPANAKERT = "geonames:146970"


@pytest.fixture(scope="module")
def pair(chromium: Browser, demo_server: str, counting_server: str) -> Iterator[tuple[Page, Page]]:
    """The same data twice, as events and as counts: two pages that go from link to link."""
    reader = Visitor(chromium.new_context(viewport=DESKTOP))
    pages = reader.open(demo_server), reader.open(counting_server)
    for page in pages:
        map_of(page).locator("body[data-tools]").wait_for()
        map_of(page).get_by_role("button", name="Key", exact=True).click()
    yield pages
    reader.context.close()
    assert reader.faults == []


def follow(pages: tuple[Page, Page], link: str) -> None:
    """Go to a link as the browser's own back and forward do."""
    for page in pages:
        ready = map_of(page).locator("body").get_attribute("data-ready") or ""
        page.evaluate(
            "(link) => { history.pushState(null, '', link); dispatchEvent(new PopStateEvent('popstate')); }", link
        )
        expect(map_of(page).locator("body")).not_to_have_attribute("data-ready", ready)
        page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")


#: What map, legend, timeline and key say, in words, and how the canvases look.
SHOWN = """() => {
    const frame = document.querySelector('iframe[title^="streamlit_folium"]').contentDocument;
    const seen = (what) => [...frame.querySelectorAll(what)].filter((one) => one.checkVisibility());
    const said = (what) => seen(what).map((one) => one.textContent);
    const canvases = [".gz-events", ".gz-chart > canvas:first-child", ".gz-above"];
    // A number for all pixels of a canvas, for to write a picture of them takes long.
    const look = (canvas) => {
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return new Uint32Array(data.buffer).reduce((sum, pixel) => Math.imul(sum, 31) + pixel | 0, canvas.width);
    };
    // Else more than is in sight may have been drawn of one map and not of the other.
    frame.defaultView.map.eachLayer((layer) => layer.marks && layer.draw());
    return {
        status: said(".gz-status"),
        legend: said(".gz-legend .gz-chip"),
        symbols: said(".gz-reach button").sort(),
        numbers: said(".gz-number"),
        heat: frame.querySelector(".gz-heat")?.getAttribute("aria-label"),
        size: frame.querySelector(".gz-size").checkVisibility(),
        key: said(".gz-signs li"),
        looks: canvases.map((what) => [what, look(frame.querySelector(what))]),
    };
}"""
#: Longer than the list of symbols waits for quiet.
LOOK_MS, LOOKS, LOOKS_ALIKE = 450, 50, 2


def look_alike(pages: tuple[Page, Page]) -> dict[str, Any]:
    """What both pages show once they say and show the same and have come to rest; fails where they never do."""
    before, alike = None, 0
    for _ in range(LOOKS):
        one, other = (page.evaluate(SHOWN) for page in pages)
        alike = alike + 1 if one == other == before else 0
        if alike == LOOKS_ALIKE:
            break
        before = one
        pages[0].wait_for_timeout(LOOK_MS)
    for part in one:
        assert other[part] == one[part]
    assert alike == LOOKS_ALIKE, "they come to rest"
    return dict(one)


@pytest.mark.parametrize(
    "link",
    [
        "?from=2023-09-01&to=2023-09-30&lat=39.8&lon=46.7&zoom=8",
        "?lat=39.8&lon=46.7&zoom=5&days=exact",
        "?lat=39.8&lon=46.7&zoom=7&area=39_46~41_46~41_48~39_48",
        "?lat=39.8&lon=46.7&zoom=7&size=killed&places=exact",
        "?from=2023-09-01&size=reports&types=Battles~Humanitarian",
        f"?names=english&lat=39.8&lon=46.7&zoom=9&place={STEPANAKERT}",
        f"?place={STEPANAKERT}&from=2022-01-01&days=exact",
        "?types=Battles~Humanitarian&heat=1",
    ],
)
def test_the_same_view_looks_the_same_as_where_events_are_sent(pair, link):
    follow(pair, link)
    shown = look_alike(pair)
    assert (shown["heat"] is None) == ("heat" not in link)
    assert shown["symbols"] or "heat" in link
    assert (" here" in "".join(shown["status"])) == ("place=" in link)


def test_all_that_is_selected_is_found_outside_of_what_is_in_sight(pair):
    follow(pair, "?from=2023-09-01&to=2023-09-30&lat=10&lon=10&zoom=9")
    assert look_alike(pair)["symbols"] == []
    for page in pair:
        map_of(page).get_by_role("button", name="Show all that is selected").click()
        page.mouse.move(5, 5)
    expect(map_of(pair[1]).locator(".gz-reach button").first).to_be_attached()
    assert look_alike(pair)["symbols"]


def test_a_moved_date_and_a_hidden_type_are_followed(pair):
    follow(pair, "/")
    before = look_alike(pair)
    for page in pair:
        frame = map_of(page)
        frame.get_by_label("From date").fill("2023-01-01")
        frame.get_by_label("From date").press("Enter")
        frame.locator(".gz-legend .gz-chip:visible").first.click()
        page.mouse.move(5, 5)
    expect(map_of(pair[1]).locator(".gz-status")).not_to_have_text(before["status"][0])
    assert look_alike(pair)["looks"] != before["looks"]


def test_a_place_far_from_what_is_in_sight_is_found_chosen_listed_and_left_again(visitor, counting_server):
    page = visitor().open(counting_server + "?lat=10&lon=10&zoom=9")
    map_of(page).locator("body[data-tools]").wait_for()
    map_of(page).get_by_role("combobox", name="Find a place").fill("Stepana")
    map_of(page).get_by_role("option", name="Stepanakert").first.click()
    map_of(page).locator("body[data-sight*='place=']").wait_for()
    expect(page.get_by_role("heading", name="Stepanakert")).to_be_visible()
    expect(page.locator(".gz-listed").first).to_be_visible()
    map_of(page).get_by_role("combobox", name="Find a place").press("Tab")
    map_of(page).locator("body").press("Escape")
    expect(page.get_by_role("heading", name="Stepanakert")).to_be_hidden()


def test_counts_by_symbol_follow_the_types_shown(evaluate):
    """Two symbols, of places 0 and 1 and of place 2; two types."""
    sight = """{totals: {within_dates: [6, 9], unlocated: [1, 0], undated: [0, 2]},
        now: {here: [1, 1, 1], counts: [1, 2, 3, 0, 1, 7], uncertain: [1, 0, 0, 0, 0, 5], sizes: [9, 0, 4, 0, 0, 8]}}"""
    layout = "{size: 2, groupOf: Int32Array.of(0, 0, 1)}"
    told = """(({byGroup, groupTotal, groupUncertain, placeTotal, shown}) =>
        [byGroup, groupTotal, groupUncertain, placeTotal].map((c) => [...c]).concat(shown))"""
    both = evaluate("grid.js", f"{told}(m.tally({sight}, 2, null, {layout}))")
    assert both == [[13, 0, 0, 8], [6, 8], [1, 5], [3, 3, 8], 15]
    second = evaluate("grid.js", f"{told}(m.tally({sight}, 2, new Set([1]), {layout}))")
    assert second == [[0, 0, 0, 8], [2, 7], [0, 5], [2, 0, 7], 9]


def test_a_cell_lends_its_name_only_while_all_its_places_have_events(evaluate):
    events, counts = "{places: {held: [1, 3, 3]}}", "{here: [1, 3, 2], placeTotal: [4, 4, 4]}"
    assert evaluate("events.js", f"[0, 1, 2].map((p) => m.isThere({events}, {counts}, p))") == [True, True, False]


#: A source of a map that stands still; `answer(n)` lets the n-th question have what it asked for, `fail(n)` nothing.
ASKING = """
    const corner = {lng: 1, lat: 1};
    for (const way of ['add', 'subtract', 'multiplyBy']) corner[way] = () => corner;
    const map = {
        getZoom: () => 5, getSize: () => corner, unproject: () => corner,
        getPixelBounds: () => ({min: corner, max: corner}),
    };
    const [asked, seen, failures] = [[], [], []];
    const read = (address) => new Promise((done, fail) => {
        asked.push({address, counts: address.includes('only=counts'), done, fail});
    });
    const onSight = () => seen.push(document.body.dataset.sight);
    const source = m.gridSource(map, read, {onSight, onFailure: () => failures.push(1)});
    const all = () => ({types: [{label: 'A'}], places: {}});
    const filter = (from) => ({from, to: null, types: null, exactDays: false, exactPlaces: false});
    const by = {area: '', place: '', names: '', size: ''};
    const layout = {size: 0, groupOf: new Int32Array(0)};
    const count = (from) => source.counts(filter(from), by, layout);
    const rest = () => new Promise((done) => setTimeout(done));
    const answer = (n) => {
        const columns = 'id name latitude longitude precision extent_km total sized held ever'.split(' ');
        const places = Object.fromEntries(asked[n].counts ? [] : columns.map((name) => [name, []]));
        const events = {here: [], counts: []};
        asked[n].done({cells: false, chosen: null, totals: {within_dates: [1]}, places, events});
        return rest();
    };
    const fail = (n) => { asked[n].fail(new Error('500')); return rest(); };
    source.begin({grid: true}, all(), 'api/layer?v=1');
"""


def test_counts_asked_for_before_the_events_came_anew_are_asked_for_again_in_full(evaluate):
    told = evaluate(
        "grid.js",
        f"""(async () => {{ {ASKING}
            count(0); await answer(0); count(1); // only counts are asked for now
            source.begin({{grid: true}}, all(), 'api/layer?v=1');
            const before = source.isKnown();
            count(1); await answer(1);
            const between = source.isKnown();
            await answer(2);
            return [asked.map((one) => one.counts), before, between, source.isKnown(), seen.length];
        }})()""",
    )
    assert told == [[False, True, False], False, False, True, 2]


def test_a_failure_does_not_lose_what_is_asked_for_after_it(evaluate):
    told = evaluate(
        "grid.js",
        f"""(async () => {{ {ASKING}
            count(0); await answer(0); count(1); count(2);
            await fail(1);
            const before = [failures.length, asked.length];
            await answer(2);
            count(3); await fail(3); count(3); // asked again by a reader, not by each frame
            const once = asked.length;
            source.askAgain(); count(3);
            const latest = asked[2].address.replace('&only=counts', '');
            return [before, seen[1] === latest, failures.length, source.isKnown(), once, asked.length];
        }})()""",
    )
    assert told == [[0, 3], True, 1, False, 4, 5]


#: Half of what the server may say.
HALF_A_BODY = {"content_type": "application/octet-stream", "body": b"\xff\x00\x00\x00{"}


def test_a_failure_is_said_with_no_number_and_can_be_tried_again(visitor, counting_server):
    page = visitor().context.new_page()
    page.route("**/api/grid?*", lambda route: route.fulfill(**HALF_A_BODY))
    page.goto(counting_server)
    notice = map_of(page).get_by_text("The events in sight could not be counted.")
    expect(notice).to_be_visible()
    expect(map_of(page).locator(".gz-status")).to_contain_text("events in all")
    assert set(map_of(page).locator(".gz-legend .gz-chip:visible .gz-number").all_text_contents()) == {"–"}
    page.unroute("**/api/grid?*")
    map_of(page).get_by_role("button", name="try again").click()
    map_of(page).locator("body[data-sight]").wait_for()
    expect(notice).to_be_hidden()
    expect(map_of(page).locator(".gz-status")).not_to_contain_text("in all")


def test_symbols_of_what_was_in_sight_before_go_where_it_could_not_be_counted_anew(visitor, counting_server):
    guest = visitor()
    page = guest.open(counting_server + "?lat=39.8&lon=46.7&zoom=7")
    listed = map_of(page).locator(".gz-reach button")
    expect(listed).not_to_have_count(0)
    page.route("**/api/grid?*", lambda route: route.fulfill(status=500, body="broken"))
    map_of(page).get_by_role("button", name="Zoom in").click()
    expect(map_of(page).get_by_text("The events in sight could not be counted.")).to_be_visible()
    expect(listed).to_have_count(0)
    page.unroute("**/api/grid?*")
    map_of(page).get_by_role("button", name="try again").click()
    expect(listed).not_to_have_count(0)
    guest.faults.clear()  # the browser reports the answer 500 that we gave it


def test_symbols_say_how_much_is_known_only_to_an_area_where_the_server_counts_too(pair):
    follow(pair, "?lat=39.8&lon=46.7&zoom=7")
    listed = map_of(pair[1]).locator(".gz-reach li")
    expect(listed.filter(has_text="of them known only to an area")).not_to_have_count(0)


#: Where the symbols were when a zoom by hand began, as the ground has come since, and each place where they are painted
#: after it. Frames pass by hand; the answer of the server is a real one and is waited for between them.
PARTED = (
    """async (by) => {"""
    + BY_HAND
    + """
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    while (!layer._isAtRest() || layer._coming) await new Promise((done) => requestAnimationFrame(done));
    const stood = layer.marks.map((mark) => ({r: mark.r, ground: map.layerPointToLatLng([mark.x, mark.y])}));
    const { sight } = document.body.dataset;
    const frames = [];
    const paint = layer._paintMarks;
    layer._paintMarks = function (context, marks) {
        if (context.canvas === layer._container) frames.push(marks.map(({x, y}) => [x, y]));
        paint.call(this, context, marks);
    };
    const pass = byHand();
    map._onZoomTransitionEnd = () => {};
    await new Promise((begun) => {
        map.once('zoomanim', begun);
        map.setZoom(map.getZoom() + by);
    });
    delete map._onZoomTransitionEnd;
    map._onZoomTransitionEnd();
    for (let frame = 0; document.body.dataset.sight === sight && frame < 1000; frame += 1) {
        pass(0);
        await new Promise((done) => setTimeout(done, 10));
    }
    frames.length = 0;
    for (let frame = 0; frame < 300 && !layer._isAtRest(); frame += 1) pass();
    const before = stood.map(({ground}) => map.latLngToLayerPoint(ground)).map(({x, y}) => [x, y]);
    return {before, frames, after: layer.marks.map(({x, y}) => [x, y])};
}"""
)


def away(point: list[float], points: list[list[float]]) -> float:
    return min(((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5 for x, y in points)


@pytest.mark.parametrize("by", [1, -1], ids=["parting", "joining"])
def test_symbols_part_and_join_where_the_server_counts_too(visitor, counting_server, by):
    page = visitor(viewport=DESKTOP).open(counting_server + "?lat=39.8&lon=46.7&zoom=8")
    map_of(page).locator("body[data-tools]").wait_for()
    frame = next(frame for frame in page.frames if frame.evaluate("'map' in window && Boolean(window.map.getZoom)"))
    found = frame.evaluate(PARTED, by)
    first, *_, last = found["frames"]
    fixed, moving = (found["before"], found["after"]) if by > 0 else (found["after"], found["before"])
    assert max(away(point, fixed) for point in moving) > 10, "some symbols part or join"
    assert max(away(point, found["before"]) for point in first) < 1.5, "each begins where one stood"
    if by < 0:
        assert max(away(point, found["after"]) for point in last) < 10, "and has nearly come to the one that it joins"
    between = [
        point for points in found["frames"] for point in points if away(point, found["before"] + found["after"]) > 3
    ]
    assert between
