"""The way through that a reader takes, on the demo, in a real browser."""

from __future__ import annotations

import base64
import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Page, Route, expect

from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.model import View
from tests.browser.by_hand import BY_HAND
from tests.browser.conftest import DESKTOP, PHONE, Visitor, map_of

STEPANAKERT = "geonames:146970"


def parameters(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def drag_handle(page: Page, frame: FrameLocator, name: str, day: dt.date) -> None:
    """Drag a handle of the timeline to a day, then set the last pixels by keyboard."""
    handle = frame.get_by_role("slider", name=name)
    first, last = (int(handle.get_attribute(f"aria-value{end}") or 0) for end in ("min", "max"))
    wanted = (day - dt.date(1970, 1, 1)).days
    box, chart = handle.bounding_box(), frame.locator(".gz-chart").bounding_box()
    assert box
    assert chart
    edge = wanted + (name == "Last day")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] / 2, box["y"] + 30, steps=4)
    page.mouse.move(chart["x"] + chart["width"] * (edge - first) / (last + 1 - first), box["y"] + 30, steps=4)
    page.mouse.up()
    for _ in range(12):
        off = wanted - int(handle.get_attribute("aria-valuenow") or 0)
        if not off:
            break
        handle.press("ArrowRight" if off > 0 else "ArrowLeft")
    assert handle.get_attribute("aria-valuenow") == str(wanted)


def settle(page: Page) -> None:
    """Wait until the address says where the map rests, the page has run its script, and neither changes for a while."""
    page.wait_for_function(
        """() => {
            const {map} = document.querySelector('iframe[title^="streamlit_folium"]').contentWindow;
            const said = new URLSearchParams(location.search);
            const {lat, lng} = map.getCenter().wrap();
            const is = (key, value) => Math.abs(Number(said.get(key) ?? NaN) - value) < 1e-4;
            const follows = is('lat', lat) && is('lon', lng) && is('zoom', map.getZoom());
            const now = follows && !document.querySelector('[data-test-script-state="running"]') && location.href;
            if (!now || window.lastAddress !== now) {
                window.lastAddress = now;
                window.since = performance.now();
            }
            return performance.now() - window.since > 600;
        }"""
    )


def click_place(page: Page, latitude: float, longitude: float) -> None:
    """Click where a place lies on the map, by the centre and zoom that the address gives."""
    at = parameters(page)
    zoom = int(at["zoom"])

    def pixels(lat: float, lon: float) -> tuple[float, float]:
        sine = math.sin(math.radians(lat))
        size = 256 * 2**zoom
        return (lon + 180) / 360 * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size

    centre, target = pixels(float(at["lat"]), float(at["lon"])), pixels(latitude, longitude)
    box = map_of(page).locator("#map_div").bounding_box()
    assert box
    page.mouse.click(
        box["x"] + box["width"] / 2 + target[0] - centre[0], box["y"] + box["height"] / 2 + target[1] - centre[1]
    )


def test_from_the_timeline_to_the_sentence_and_back_by_link(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    frame = map_of(page)
    page.wait_for_url(re.compile("zoom="))
    drag_handle(page, frame, "First day", dt.date(2023, 9, 1))
    drag_handle(page, frame, "Last day", dt.date(2023, 9, 30))
    page.wait_for_url(re.compile("from=2023-09-01&to=2023-09-30"))
    september = query.select(demo_data, View(start=dt.date(2023, 9, 1), end=dt.date(2023, 9, 30)))
    expect(page.locator(".gz-head")).to_contain_text(f"{len(september)} of")
    expect(frame.locator(".gz-status")).to_contain_text(f"{len(september)} of")

    click_place(page, 39.8177, 46.7528)
    page.wait_for_url(re.compile("place=geonames"))
    places = parameters(page)["place"].split()
    assert STEPANAKERT in places
    here = september[september["place_id"].isin(places)]
    expect(page.locator(".gz-place")).to_contain_text(f"{len(here)} event")
    detail = page.locator(".st-key-detail")
    for sentence in here["text"].tail(3):  # the newest are listed first
        expect(detail).to_contain_text(sentence[:60])

    expect(page.locator(".gz-open")).to_have_count(min(12, len(here)))
    settle(page)
    page.locator(".gz-open").first.click()
    link = page.locator(".gz-event a")
    expect(link).to_have_attribute("href", re.compile("^https://"))
    expect(page.locator(".gz-event mark")).not_to_be_empty()
    page.wait_for_url(re.compile("event="))
    opened = page.locator(".gz-event mark").inner_text()

    settle(page)
    again = visitor().open(page.url)
    expect(again.locator(".gz-event mark")).to_have_text(opened)
    expect(again.locator(".gz-head")).to_contain_text(f"{len(here)} of")
    expect(map_of(again).get_by_role("slider", name="First day")).to_have_attribute("aria-valuetext", "1 Sept 2023")
    settle(again)
    assert parameters(again) == parameters(page)


def test_a_joined_symbol_opens_the_events_of_all_its_places(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    frame = map_of(page)
    joined_symbol = frame.locator(".gz-reach").get_by_role("button", name=" more: ").first
    expect(joined_symbol).to_have_text(re.compile(r"^Stepanakert and \d+ more: \d+ events"))
    more, here, *_ = map(int, re.findall(r"\d+", joined_symbol.inner_text()))
    joined_symbol.focus()
    joined_symbol.press("Enter")
    expect(page.get_by_role("heading", name=f"{more + 1} places")).to_be_visible()
    expect(page.locator(".gz-place")).to_contain_text(f"{here} events here")
    expect(frame.locator(".gz-status")).to_contain_text(f"{here} of {len(joined(demo_data))} here")
    settle(page)
    chosen = tuple(parameters(page)["place"].split())
    assert len(chosen) == more + 1
    assert len(query.find(demo_data, View(places=chosen))) == here


@pytest.fixture(scope="module")
def seen_page(chromium: Browser, demo_server: str) -> Iterator[Page]:
    """A page that tests only look at."""
    reader = Visitor(chromium.new_context(viewport=DESKTOP))
    yield reader.open(demo_server + "?lat=40.3&lon=45.9&zoom=8")
    reader.context.close()
    assert reader.faults + reader.outside == []


def test_the_map_shows_land_borders_labels_and_events_with_every_other_host_cut_off(seen_page):
    frame = map_of(seen_page)
    frame.locator(".gz-basemap canvas").wait_for()
    colours = frame.locator("body").evaluate(
        """() => {
            const count = (canvas) => {
                const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
                copy.drawImage(canvas, 0, 0);
                const data = copy.getImageData(0, 0, canvas.width, canvas.height).data;
                const seen = new Set();
                for (let i = 0; i < data.length; i += 4) {
                    if (data[i + 3] > 200) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
                }
                return seen.size;
            };
            return {ground: count(document.querySelector('.gz-basemap canvas')),
                    events: count(document.querySelector('canvas.gz-events'))};
        }"""
    )
    assert colours["ground"] > 3, "land and borders"
    assert colours["events"] > 8, "symbols in the colours of their types, and labels"


#: The pixels of the ground that is in sight, as its sheets lie one upon another.
GROUND = """
    const ground = () => {
        const box = document.querySelector('.leaflet-container').getBoundingClientRect();
        const [width, height] = [box.width, box.height].map(Math.round);
        const copy = new OffscreenCanvas(width, height).getContext('2d');
        for (const canvas of document.querySelectorAll('.gz-basemap canvas')) {
            const at = canvas.getBoundingClientRect();
            copy.drawImage(canvas, ...[at.left - box.left, at.top - box.top, at.width, at.height].map(Math.round));
        }
        return copy.getImageData(0, 0, width, height).data;
    };
"""
#: Its bytes in base 64, for a list of two million numbers takes a quarter of a minute.
GROUND_IN_BASE_64 = f"""() => {{
    {GROUND}
    const bytes = ground();
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
}}"""
#: Whether all of the ground is painted, and shown as a picture.
GROUND_IS_PAINTED = """() => {
    let ground = null;
    map.eachLayer((one) => { if (one._unpainted) ground = one; });
    return ground._still.isConnected && !ground._unpainted.size;
}"""


def test_the_ground_that_is_moved_and_enlarged_becomes_the_one_painted_there(open_file):
    page = open_file("#lat=41&lon=44&zoom=6")
    page.wait_for_function(GROUND_IS_PAINTED)
    colours = page.evaluate(
        f"""() => {{
            {GROUND}
            map.panBy([300, 140], {{animate: false}});
            map.setZoom(7, {{animate: false}});
            return new Set(new Uint32Array(ground().buffer)).size;
        }}"""
    )
    assert colours > 3, "never blank: what was there stays until it is painted anew"
    page.evaluate("map.panBy([-90, 30], {animate: false})")
    page.wait_for_url(re.compile("zoom=7"))
    moved = painted_ground(page)
    fresh = painted_ground(open_file("#" + urlsplit(page.url).fragment))
    assert len(moved) == len(fresh)
    assert (np.abs(moved - fresh) > 40).mean() < 0.01


#: Whether the browser has found the time to paint what lies around the ground in sight: the world, and what is near.
AROUND_IS_PAINTED = """() => {
    map.eachLayer((one) => { if (one._unpainted) window.ground = one; });
    return window.ground._sheet && window.ground._around.around(L, window.ground._sheet.sight).length === 2;
}"""
#: The share of what is seen of the ground that is another colour than a sea in the middle of a continent has.
IS_LAND = (
    GROUND
    + """
    const sea = getComputedStyle(document.documentElement).getPropertyValue('--gz-sea').match(/[0-9a-f]{2}/g);
    const isDry = (pixel) => pixel >>> 24 > 0
        && sea.some((part, k) => Math.abs(parseInt(part, 16) - (pixel >>> (8 * k) & 255)) > 6);
    const isLand = () => {
        const pixels = new Uint32Array(ground().buffer);
        let [dry, last, was] = [0, pixels[0], isDry(pixels[0])];
        for (let i = 0; i < pixels.length; i += 1) {
            if (pixels[i] !== last) [last, was] = [pixels[i], isDry(pixels[i])];
            dry += was;
        }
        return dry / pixels.length;
    };
"""
)


def test_a_map_that_is_zoomed_out_is_never_empty_and_its_ground_comes_at_once(open_file):
    page = open_file("#lat=51&lon=65&zoom=7")
    page.wait_for_function(AROUND_IS_PAINTED)
    sheets, seen, unpainted = page.evaluate(
        """async () => {"""
        + IS_LAND
        + BY_HAND
        + """
            const pass = byHand();
            let time = performance.now();
            performance.now = () => (time += 50); // each square takes longer than there is
            const zooming = new Promise((begun) => map.once('zoomanim', begun));
            map.setZoom(6);
            await zooming;
            const sheets = document.querySelectorAll('.gz-basemap canvas').length;
            await new Promise((done) => map.once('zoomend', done));
            map.setZoom(5, {animate: false});
            const seen = [isLand()];
            for (let frame = 0; frame < 300 && window.ground._unpainted.size; frame += 1) {
                pass();
                seen.push(isLand());
            }
            return [sheets, seen, window.ground._unpainted.size];
        }"""
    )
    assert sheets == 3, "while the map zooms, the sheet lies upon what is near, and that upon the world"
    assert min(seen) > 0.9
    assert len({*seen}) <= 2, "as it was, then as it is: not square by square"
    assert not unpainted


def test_a_map_that_is_moved_far_shows_what_is_there_at_once(open_file):
    page = open_file("#lat=51&lon=65&zoom=7")
    page.wait_for_function(AROUND_IS_PAINTED)
    moved = page.evaluate(
        """() => {"""
        + IS_LAND
        + BY_HAND
        + """
            byHand();
            map.panBy([900, 0], {animate: false});
            return [isLand(), window.ground._unpainted.size > 0];
        }"""
    )
    assert moved[0] > 0.9
    assert moved[1], "though it is not painted yet"


def test_who_wants_calm_sees_the_ground_where_it_is_at_once(open_file):
    page = open_file("#lat=51&lon=65&zoom=7", reduced_motion="reduce")
    page.wait_for_function(AROUND_IS_PAINTED)
    assert page.evaluate(
        "(map.setZoom(6), [document.querySelectorAll('.gz-basemap canvas').length, window.ground._unpainted.size])"
    ) == [1, 0]


def painted_ground(page: Page) -> np.ndarray:
    """The bytes of the ground in sight, once all of it is painted."""
    page.wait_for_function(GROUND_IS_PAINTED)
    return np.frombuffer(base64.b64decode(page.evaluate(GROUND_IN_BASE_64)), dtype=np.uint8).astype(np.int16)


def test_after_a_zoom_symbols_are_found_where_they_are_drawn_and_nowhere_before(open_file):
    found = open_file("#lat=39.8&lon=46.7&zoom=8").evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            let layer = null;
            map.eachLayer((one) => { if (one.marks) layer = one; });
            const at = ({x, y}) => map.layerPointToContainerPoint([x, y]);
            const before = layer.marks[0];
            const where = at(before);
            const seen = [layer.hit(where) === before];
            map.setZoom(9, {animate: false});
            seen.push(layer.hit(where) !== null);
            for (let i = 0; i < 60 && !layer.hit(at(layer.marks[0]), 0); i += 1) await frame();
            seen.push(layer.marks.every((mark) => layer.hit(at(mark), 0) === mark));
            map.panBy([30, 0], {animate: false});
            seen.push(layer.hit(at(layer.marks[0]), 0) === layer.marks[0]);
            return seen;
        }"""
    )
    assert found == [True, False, True, True]


def test_a_map_that_is_held_and_moved_shows_what_comes_into_sight_before_it_is_let_go(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.evaluate(
        """() => {
            map.eachLayer((one) => { if (one.marks) window.layer = one; });
            const [corner, edge] = [[0, 0], map.getSize()].map((point) => map.containerPointToLayerPoint(point));
            window.beyond = layer.marks.find(({x, y, r}) => x > edge.x + r + 4 && y > corner.y && y < edge.y);
            // Whether its rim is painted, where it is now.
            window.isPainted = () => {
                const { canvas } = layer._context;
                const at = canvas.getBoundingClientRect();
                const box = map.getContainer().getBoundingClientRect();
                const { x, y } = map.layerPointToContainerPoint([beyond.x + beyond.r - 1, beyond.y]);
                const scale = canvas.width / at.width;
                const spot = [(box.left + x - at.left) * scale, (box.top + y - at.top) * scale, 1, 1].map(Math.round);
                return layer._context.getImageData(...spot).data[3] > 0;
            };
            map.once('moveend', () => { window.arrived = true; });
        }"""
    )
    assert not page.evaluate("isPainted()")
    box = page.locator(".leaflet-container").bounding_box()
    assert box
    away = page.evaluate("beyond.x + beyond.r - map.containerPointToLayerPoint(map.getSize()).x")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - away - 40, box["y"] + 60, steps=6)
    page.wait_for_function("() => isPainted()")
    assert page.evaluate("map.dragging._draggable._moving"), "still held"
    page.mouse.up()
    page.wait_for_function("() => window.arrived && !layer._coming")
    assert page.evaluate("isPainted()")


#: Where names are written, and where the tools of the map are, once these are all there.
NAMES_AND_TOOLS = """async () => {
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    const tools = () => [...map.getContainer().querySelectorAll('.leaflet-control, .gz-search')]
        .filter((tool) => tool.getBoundingClientRect().width);
    // In vain, the names will be found below the tools.
    for (let i = 0; i < 60 && (layer._coming || layer._covered.length !== tools().length); i += 1) {
        await new Promise((done) => requestAnimationFrame(done));
    }
    const boxOf = ({left, top, right, bottom}) => ({left, top, right, bottom});
    const box = map.getContainer().getBoundingClientRect();
    const names = [];
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (image, x, y, width, height) {
        if (this.canvas === layer._container && height === 20) { // a name
            const at = map.layerPointToContainerPoint([x, y]);
            names.push({left: box.left + at.x + 3, top: box.top + at.y + 3,
                        right: box.left + at.x + width - 3, bottom: box.top + at.y + height - 3});
        }
        draw.apply(this, arguments);
    };
    layer.draw();
    while (layer._write());
    CanvasRenderingContext2D.prototype.drawImage = draw;
    const shown = '.leaflet-bar, .gz-tools, .gz-search input, .leaflet-control select, .leaflet-control-scale, '
        + '.leaflet-control-attribution';
    const boxes = [...document.querySelectorAll(shown)].map((tool) => boxOf(tool.getBoundingClientRect()));
    return [names, boxes.filter((one) => one.right > one.left)];
}"""


def names_under_tools(frame: Page | Frame) -> list[dict[str, float]]:
    """Where a name is written that a tool of the map covers."""
    frame.locator(".gz-tools button:visible").first.wait_for()
    names, covered = frame.evaluate(NAMES_AND_TOOLS)
    assert len(names) > 8
    assert len(covered) >= 2

    def meet(a: dict[str, float], b: dict[str, float]) -> bool:
        return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]

    return [name for name in names if any(meet(name, tool) for tool in covered)]


def test_no_name_is_written_where_the_tools_of_the_map_cover_it(seen_page):
    frame = seen_page.frame(url=re.compile("streamlit_folium"))  # which offers more backgrounds than a file
    assert frame
    assert names_under_tools(frame) == []


def test_no_name_is_written_where_the_tools_cover_a_phone(open_file):
    assert names_under_tools(open_file("#lat=40.1&lon=45.5&zoom=8", viewport=PHONE)) == []


def test_names_stay_while_all_is_drawn_again_for_what_the_reader_has_not_asked_for(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.locator("body[data-tools]").wait_for()
    least, anew = page.evaluate(
        """() => {"""
        + BY_HAND
        + """
            let layer = null;
            map.eachLayer((one) => { if (one.marks) layer = one; });
            layer.draw();
            const pass = byHand();
            const [before, numbers] = [layer._drawn.names, []];
            layer.drawSoon();
            for (let frame = 0; frame < 900 && pass(); frame += 1) numbers.push(layer._drawn.names.length);
            return [Math.min(...numbers), layer._drawn.names !== before];
        }"""
    )
    assert anew
    assert least > 10


def test_no_name_is_written_twice_however_little_time_there_is(open_file):
    page = open_file("#lat=39.8&lon=47.6&zoom=10")
    # The background's names come late and have everything drawn again.
    page.wait_for_function(
        """() => {
            let layer = null;
            map.eachLayer((one) => { if (one.marks) layer = one; });
            return layer._named.some(({text}) => text === 'Pārsābād');
        }"""
    )
    written, at_rest = page.evaluate(
        """() => {"""
        + BY_HAND
        + """
            let layer = null;
            map.eachLayer((one) => { if (one.marks) layer = one; });
            const draw = CanvasRenderingContext2D.prototype.drawImage;
            const write = CanvasRenderingContext2D.prototype.fillText;
            const texts = [];
            const clear = CanvasRenderingContext2D.prototype.clearRect;
            CanvasRenderingContext2D.prototype.clearRect = function (...rest) {
                if (this.canvas === layer._container) texts.length = 0;
                clear.call(this, ...rest);
            };
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                if (this.canvas !== layer._container) this.canvas.writes = text;
                write.call(this, text, ...rest);
            };
            CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
                if (this.canvas === layer._container && image.writes) texts.push(image.writes);
                draw.call(this, image, ...rest);
            };
            const pass = byHand();
            let time = performance.now();
            performance.now = () => (time += 50); // each name takes longer than there is
            map.setZoom(8, {animate: false});
            let goesOn = true;
            for (let i = 0; i < 900 && goesOn; i += 1) goesOn = pass();
            return [texts, !goesOn];
        }"""
    )
    assert at_rest
    names = [text for text in written if not text.startswith(" +")]  # so many more there may be at several places
    assert len(names) > 10
    assert len(names) == len(set(names))


def test_a_zoom_that_overtakes_another_is_what_is_drawn(open_file):
    page = open_file("#lat=39.8&lon=46.7&zoom=8")
    page.locator("body[data-tools]").wait_for()
    seen = page.evaluate(
        """() => {"""
        + BY_HAND
        + """
            let layer = null;
            map.eachLayer((one) => { if (one.marks) layer = one; });
            const pass = byHand();
            const all = () => {
                for (let i = 0; i < 300 && pass(); i += 1);
                return layer._container.toDataURL();
            };
            return [1, 3, 5].map((between) => {
                map.setZoom(8, {animate: false});
                const before = all();
                map.setZoom(9, {animate: false});
                for (let i = 0; i < between; i += 1) pass();
                map.setZoom(7, {animate: false});
                const seen = all();
                layer.draw();
                return [seen === all(), seen !== before];
            });
        }"""
    )
    assert seen == [[True, True]] * 3


def test_the_legend_hides_a_type_on_map_page_and_address_and_again_after_one_has_gone_back(
    visitor, demo_server, demo_data
):
    page = visitor().open(demo_server)
    page.wait_for_url(re.compile("zoom="))
    chip = map_of(page).get_by_role("button", name=re.compile("^Battles"))
    rest = int((joined(demo_data)["type"] != "Battles").sum())
    for is_last in (False, True):
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "false")
        page.wait_for_url(re.compile("types="))
        assert "Battles" not in parameters(page)["types"]
        expect(page.locator(".gz-head")).to_contain_text(f"{rest} of")
        if not is_last:
            page.go_back()
            page.wait_for_url(lambda url: "types=" not in url)
            expect(chip).to_have_attribute("aria-pressed", "true")


def test_the_timeline_is_worked_by_keyboard(open_file):
    page = open_file()
    handle = page.get_by_role("slider", name="First day")
    before = int(handle.get_attribute("aria-valuenow") or 0)
    handle.press("PageUp")
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", str(before + 31))
    page.wait_for_url(re.compile("from="))
    handle.press("Home")
    expect(handle).to_have_attribute("aria-valuenow", str(before))
    page.wait_for_url(lambda url: "from=" not in url)


def test_play_moves_the_window_and_pause_keeps_it(open_file):
    page = open_file()
    page.get_by_role("button", name="More timeline controls").click()
    page.get_by_label("Speed").select_option("4")
    page.get_by_role("button", name="Play").click()
    handle = page.get_by_role("slider", name="First day")
    begun = handle.get_attribute("aria-valuenow")
    expect(handle).not_to_have_attribute("aria-valuenow", begun or "")
    page.get_by_role("button", name="Pause").click()
    at = handle.get_attribute("aria-valuenow")
    page.wait_for_url(re.compile(f"from={dt.date(1970, 1, 1) + dt.timedelta(days=int(at or 0))}"))
    for _ in range(3):  # of which each would move what plays
        page.evaluate("new Promise(requestAnimationFrame)")
    assert handle.get_attribute("aria-valuenow") == at


def test_words_typed_beside_the_map_change_the_map_until_one_goes_back(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    page.wait_for_url(re.compile("zoom="))
    words, status = page.get_by_label("Words"), map_of(page).locator(".gz-status")
    words.fill("ceasefire")
    words.press("Enter")
    found, total = len(query.select(demo_data, View(words="ceasefire"))), len(joined(demo_data))
    assert 0 < found < total
    expect(status).to_contain_text(f"{found} of {total} events")
    page.wait_for_url(re.compile("words=ceasefire"))
    page.go_back()
    page.wait_for_url(lambda url: "words=" not in url)
    expect(status).not_to_contain_text(" of ")
    page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
    expect(words).to_have_value("")


def test_where_words_find_nothing_it_is_said_and_timeline_types_and_sight_are_those_of_everything(
    visitor, demo_server, demo_data
):
    rows = joined(demo_data)
    page = visitor().open(demo_server + "?words=nosuchword")
    frame = map_of(page)
    status, head = frame.locator(".gz-status"), page.locator(".gz-head")
    chips = frame.locator(".gz-legend .gz-chip:visible")
    expect(page.get_by_text("No events match these filters.")).to_be_visible()
    expect(page.get_by_text("Nothing is shown with these filters.")).to_have_count(0)
    for where in (status, head):
        expect(where).to_contain_text(f"0 of {len(rows)} events")
    expect(frame.locator(".gz-chart")).to_be_visible()
    expect(frame.get_by_label("From date")).to_have_value("2020-09-27")
    expect(chips).to_have_count(rows["type"].nunique())
    page.wait_for_url(re.compile("zoom="))
    sight = [float(parameters(page)[name]) for name in ("zoom", "lat", "lon")]
    page.get_by_role("button", name="Show all events").click()
    page.wait_for_url(lambda url: "words=" not in url)
    for where in (status, head):
        expect(where).to_contain_text(f"{len(rows)} events")
    expect(chips).to_have_count(rows["type"].nunique())
    settle(page)
    now = [float(parameters(page)[name]) for name in ("zoom", "lat", "lon")]
    assert now == pytest.approx(sight, abs=0.5), "but for what moves the map to show symbols whole"


def test_hostile_addresses_only_bring_a_notice(visitor, demo_server):
    page = visitor().open(
        demo_server + "?from=<script>alert(1)</script>&zoom=NaN&lat=1e999&lon=0&place=%00&types=%3Cimg%3E"
    )
    expect(page.get_by_text("left out")).to_be_visible()
    expect(map_of(page).locator(".gz-status")).to_contain_text("events")


def test_a_link_adds_nothing_to_what_the_browser_goes_back_through(visitor, demo_server):
    page = visitor(first_time=True).open(f"{demo_server}?from=2023-09-01&words=ceasefire")
    page.wait_for_url(re.compile("v=.*"))
    page.wait_for_url(re.compile("zoom="))
    opened = page.url
    assert {"from": "2023-09-01", "words": "ceasefire"}.items() <= parameters(page).items()
    assert page.evaluate("history.length") == 2, "an empty page and this one"
    map_of(page).locator(".gz-legend .gz-chip").first.click()
    page.wait_for_url(re.compile("types="))
    assert page.evaluate("history.length") == 3
    page.go_back()
    page.wait_for_url(opened)
    expect(map_of(page).locator(".gz-legend .gz-chip").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_has_the_map_first_and_all_of_the_page_within_its_width_and_apart(visitor, demo_server, width):
    page = visitor(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True).open(demo_server)
    below = page.locator('iframe[title^="streamlit_folium"]').bounding_box() or {}
    assert below["width"] > width - 30
    assert below["y"] < 130
    for where in (page.locator("body"), map_of(page).locator("body")):
        assert where.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for handle in map_of(page).get_by_role("slider").all():
        assert (handle.bounding_box() or {})["width"] >= 44
    tabs = page.get_by_role("tablist")
    assert tabs.evaluate("(tabs) => tabs.scrollWidth <= tabs.clientWidth")
    counts = page.locator(".gz-counts")
    words = counts.evaluate("(one) => [...one.getClientRects()].map((line) => [line.right, line.bottom])")
    share = page.get_by_role("button", name="Share").bounding_box() or {}
    assert all(right <= share["x"] and bottom <= below["y"] for right, bottom in words)
    # What is scrolled under it does not shine through.
    button = page.get_by_test_id("stExpandSidebarButton")
    painted = button.evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert painted == page.locator(".stApp").evaluate("(one) => getComputedStyle(one).backgroundColor")


def test_online_tiles_that_do_not_answer_leave_the_built_in_map_and_say_so_beside_the_search(visitor, demo_server):
    reader = visitor()
    page = reader.open(demo_server)
    frame = map_of(page)
    frame.locator("body[data-tools]").wait_for()
    assert reader.outside == [], "nothing is asked of other hosts before a reader chooses"
    frame.get_by_label("Background map").select_option(label="OpenStreetMap")
    notice = frame.get_by_role("alert")
    expect(notice).to_contain_text("OpenStreetMap does not answer")
    told, search = notice.bounding_box() or {}, frame.get_by_role("search").bounding_box() or {}
    assert told["y"] >= search["y"] + search["height"]
    expect(frame.get_by_label("Background map")).to_have_value("")
    expect(frame.locator(".gz-basemap canvas")).to_be_visible()
    frame.get_by_role("button", name="All right").click()
    expect(notice).to_be_hidden()
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in reader.outside)
    assert all("ERR_NAME_NOT_RESOLVED" in fault for fault in reader.faults), (
        "the browser's own note of the tiles we cut off"
    )
    reader.outside.clear()
    reader.faults.clear()


#: Dark, as pictures of the ground are.
TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def with_tiles(reader: Visitor, answer: Callable[[Route], None]) -> None:
    """Let the hosts of online tiles answer."""
    for host in ("tile.openstreetmap.org", "server.arcgisonline.com"):
        reader.context.route(f"https://{host}/**", answer)


def send(route: Route) -> None:
    route.fulfill(body=TILE, content_type="image/png")


def test_online_tiles_that_answer_are_the_readers_own_choice_until_they_no_longer_answer(visitor, demo_server):
    reader = visitor(first_time=True)
    with_tiles(reader, send)
    page = reader.open(demo_server + "?lat=39.8&lon=46.7&zoom=7")
    frame = map_of(page)
    chosen, tiles = frame.get_by_label("Background map"), frame.locator("img.leaflet-tile-loaded")
    sources = frame.locator(".leaflet-control-attribution")
    chosen.select_option(label="OpenStreetMap")
    expect(tiles.first).to_be_visible()
    expect(sources).to_contain_text("OpenStreetMap contributors")
    expect(frame.locator("canvas.gz-events")).to_be_visible()
    page.reload()
    expect(chosen).to_have_value("0")
    expect(tiles.first).to_be_visible()
    stranger = visitor()
    elsewhere = stranger.open(page.url)
    expect(map_of(elsewhere).get_by_label("Background map")).to_have_value("")
    assert stranger.outside == [], "a link has nothing asked of other hosts"
    chosen.select_option("")
    expect(frame.locator("img.leaflet-tile")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('gazette-background')") is None
    chosen.select_option(label="OpenStreetMap")
    expect(tiles.first).to_be_visible()
    with_tiles(reader, lambda route: route.abort())
    frame.get_by_role("button", name="Zoom in").click()
    expect(frame.get_by_role("alert")).to_contain_text("OpenStreetMap no longer answers: the built-in map stays.")
    expect(chosen).to_have_value("")
    expect(sources).not_to_contain_text("OpenStreetMap")
    expect(frame.locator("img.leaflet-tile")).to_have_count(0)
    reader.outside.clear()
    reader.faults.clear()
    reader.open(demo_server)
    assert reader.outside == [], "it is not chosen again"


def test_online_tiles_that_let_one_wait_say_so_and_are_given_up(visitor, demo_server):
    reader = visitor(first_time=True)
    with_tiles(reader, lambda _: None)
    page = reader.open(demo_server)
    frame = map_of(page)
    page.clock.install()
    frame.get_by_label("Background map").select_option(label="OpenStreetMap")
    awaited = frame.get_by_role("status").filter(has_text="Loading the background …")
    page.clock.run_for(1_000)
    expect(awaited).to_be_visible()
    page.clock.run_for(15_000)
    expect(frame.get_by_role("alert")).to_contain_text("OpenStreetMap does not answer")
    expect(awaited).to_have_count(0)
    expect(frame.get_by_label("Background map")).to_have_value("")
    reader.outside.clear()


@pytest.mark.parametrize(("theme", "background"), [("light", "Esri WorldImagery"), ("dark", "OpenStreetMap")])
def test_names_are_written_for_the_background_not_for_the_time_of_day(visitor, demo_server, theme, background):
    reader = visitor(first_time=True, color_scheme=theme)
    with_tiles(reader, send)
    reader.context.add_init_script(
        """window.colours = {};
        const plain = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
            window.colours[text] = [...window.colours[text] ?? [], this.fillStyle];
            return plain.call(this, text, ...at);
        };"""
    )
    page = reader.open(demo_server + "?lat=39.8&lon=46.7&zoom=7")
    frame = map_of(page)
    inside = page.frame(url=re.compile("streamlit_folium"))
    assert inside
    names = ("Yerevan", "GEORGIA") if theme == "light" else ("Yerevan",)
    inside.wait_for_function("(names) => names.every((name) => window.colours[name])", arg=names)
    frame.get_by_label("Background map").select_option(label=background)
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_visible()
    for name in names:
        inside.wait_for_function("(name) => new Set(window.colours[name]).size > 1", arg=name)
        dark, light = inside.evaluate("(name) => [...new Set(window.colours[name])]", name)[
            :: 1 if theme == "light" else -1
        ]
        assert dark < "#8" < "#e" < light
    reader.outside.clear()


def test_the_list_goes_on_and_opens_by_keyboard_what_is_chosen(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    rows = query.find(demo_data, View()).newest(72)
    cards = page.locator(".gz-listed")
    expect(cards).to_have_count(12)
    page.get_by_role("button", name=f"Show more of {len(joined(demo_data))}").click()
    expect(cards).to_have_count(72)
    expect(cards.nth(71)).to_contain_text(rows[71]["text"][:40])
    cards.nth(70).get_by_role("button").press("Enter")
    expect(page.locator(".gz-event mark")).to_have_text(rows[70]["text"])
    page.wait_for_url(re.compile(f"event={rows[70]['id']}"))


def test_the_map_follows_from_event_to_event(visitor, demo_server, demo_data):
    newest = query.find(demo_data, View()).newest(40)
    page = visitor().open(demo_server + f"?event={newest[0]['id']}&lat=-30&lon=140&zoom=5")
    page.get_by_role("button", name="Earlier").click()
    expect(page.locator(".gz-event mark")).to_have_text(newest[1]["text"])
    page.wait_for_url(lambda url: "lat=-30" not in url and "lat=-29" not in url)
    at = parameters(page)
    assert abs(float(at["lat"]) - demo_data.places.set_index("id").loc[newest[1]["place_id"], "latitude"]) < 20, (
        "the place of the event came into sight"
    )
    assert "place" not in at


def test_share_gives_the_address_and_files_of_what_is_seen(visitor, demo_server):
    page = visitor().open(demo_server + "?from=2023-09-01&to=2023-09-30")
    settle(page)
    page.get_by_role("button", name="Share").click()
    expect(page.locator("[data-testid=stPopoverBody] code")).to_have_text(page.url)
    for name, kind in [("one file", "text/html"), ("CSV", "text/csv"), ("GeoJSON", "application/geo+json")]:
        link = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(link or "")
        assert answer.ok
        assert answer.headers["content-type"].startswith(kind)


def test_places_are_called_as_chosen_at_once_and_on_the_same_map(visitor, demo_server):
    page = visitor().open(demo_server + "?place=geonames:146970")
    expect(page.locator(".gz-place h2")).to_have_text("Stepanakert")
    places = map_of(page).get_by_role("list", name="Places on the map")
    expect(places).to_contain_text("Stepanakert")
    map_of(page).locator("body").evaluate("(body) => { body.dataset.kept = 'yes'; }")
    page.get_by_role("combobox", name=re.compile("Place names")).click()
    page.get_by_role("option", name="Local languages").click()
    expect(page.locator(".gz-place h2")).to_have_text("Xankəndi")
    expect(page.locator(".gz-place")).to_contain_text("also Stepanakert")
    expect(places).to_contain_text("Xankəndi")
    expect(places).not_to_contain_text("Stepanakert")
    page.wait_for_url(re.compile("names=local"))
    expect(map_of(page).locator("body[data-kept]")).to_have_count(1)


@pytest.mark.parametrize("screen", [DESKTOP, PHONE])
def test_the_table_comes_when_one_scrolls_to_it_and_follows_from_then_on(visitor, demo_server, screen):
    page = visitor(viewport=screen).open(demo_server)
    place, table = page.locator(".gz-to-come"), page.locator(".st-key-events_table [data-testid=stDataFrame]")
    page.locator(".gz-open").first.wait_for()
    place.wait_for()
    chip = map_of(page).get_by_role("button", name=re.compile("^Battles"))
    chip.click()
    page.wait_for_url(re.compile("types="))
    expect(table).to_have_count(0)
    height = page.get_by_role("tabpanel").first.bounding_box()["height"]
    place.scroll_into_view_if_needed()
    expect(table).to_be_visible()
    expect(place).to_have_count(0)
    expect(page.get_by_text("Select a row to read the sentence in its article.")).to_be_visible()
    assert page.get_by_role("tabpanel").first.bounding_box()["height"] == pytest.approx(height, abs=25)
    assert page.get_by_role("tab", name="Events").bounding_box()["y"] < screen["height"], "nothing has jumped"
    chip.dispatch_event("click")  # without going back to it
    page.wait_for_url(lambda address: "types=" not in address)
    expect(table).to_be_visible()


def test_a_tab_is_filled_when_it_is_opened_and_stays_open_when_a_filter_changes(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    events, articles, unplaced, about = (
        page.get_by_role("tab", name=re.compile(name))
        for name in ("^Events", "^Articles", "^Names not placed", "^About")
    )
    page.locator(".gz-to-come").wait_for()
    about.click()
    expect(page.get_by_text(f"Data version {demo_data.version}")).to_be_visible()
    unplaced.click()
    expect(page.get_by_text("Every place name found was placed.")).to_be_visible()
    articles.click()
    expect(page.locator("[data-testid=stTabPanel]:visible [data-testid=stDataFrame]")).to_be_visible()
    before = page.locator(".gz-head").inner_text()
    map_of(page).get_by_role("button", name=re.compile("^Battles")).click()
    expect(page.locator(".gz-head")).not_to_have_text(before)
    expect(articles).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-testid=stTabPanel]:visible [data-testid=stDataFrame]")).to_be_visible()
    events.click()
    expect(page.get_by_text("Select a row to read the sentence in its article.")).to_be_visible()
