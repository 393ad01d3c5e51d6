"""Two fingers on the map and on the timeline: they zoom what they are on, and nothing else moves."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, FrameLocator, Page, expect

from tests.browser.conftest import PHONE, map_of
from tests.browser.fingers import STEPS, stroke, touch

PAGE = """(() => {
    const {scale, pageLeft, pageTop} = visualViewport;
    return [scale, pageLeft, pageTop, document.querySelector('.stMain')?.scrollTop ?? 0];
})()"""

LAYER = """
    let layer = null;
    map.eachLayer((one) => { if (one.marks) layer = one; });
"""
#: Each symbol in sight, by its place, with where it is; of those beyond, some may not be laid out yet.
SYMBOLS = f"""() => {{
    {LAYER}
    const {{x: width, y: height}} = map.getSize();
    return Object.fromEntries(layer.marks.map(({{anchor, x, y, r}}) => {{
        const at = map.layerPointToContainerPoint([x, y]);
        return [anchor, [at.x, at.y, r]];
    }}).filter(([, [x, y]]) => x > 1 && x < width - 1 && y > 1 && y < height - 1));
}}"""
#: Whether the canvas is not stretched, and the radii on it are as before, each time that it is painted.
WATCH = f"""() => {{
    {LAYER}
    const drawn = new Map(layer.marks.map((mark) => [mark.anchor, mark.r]));
    window.painted = [];
    const paint = layer._showLifted;
    layer._showLifted = function (shift) {{
        const marks = this._paintMarks;
        this._paintMarks = (context, shown) => {{
            window.painted.push(...shown.map((mark) => mark.r === drawn.get(mark.anchor)));
            marks.call(this, context, shown);
        }};
        paint.call(this, shift);
        this._paintMarks = marks;
    }};
    map.on('zoom', () => window.painted.push(new DOMMatrix(getComputedStyle(layer._container).transform).a === 1));
}}"""
ON_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
AT_REST = f"() => {{ {LAYER} return !map._animatingZoom && layer._isAtRest() && !layer._coming; }}"


@pytest.fixture
def page(visitor, demo_server) -> Callable[[str], tuple[Page, Frame]]:
    def open_on_phone(query: str) -> tuple[Page, Frame]:
        page = visitor(**ON_PHONE).open(demo_server + query)
        expect(page.get_by_role("tab", name="About this data")).to_be_attached()
        frame = page.frame(url=re.compile("streamlit_folium"))
        assert frame
        frame.wait_for_function(AT_REST)
        return page, frame

    return open_on_phone


def pinch(page: Page, x: float, y: float, begin_px: float, end_px: float) -> None:
    """Two fingers, one after the other, that go apart or together around a point of the page."""
    cdp = page.context.new_cdp_session(page)
    touch(cdp, "touchStart", (x - begin_px, y))
    touch(cdp, "touchStart", (x - begin_px, y), (x + begin_px, y))
    for step in range(1, STEPS + 1):
        away = begin_px + (end_px - begin_px) * step / STEPS
        touch(cdp, "touchMove", (x - away, y), (x + away, y))
        page.evaluate("new Promise(requestAnimationFrame)")
    touch(cdp, "touchEnd", (x - end_px, y))
    touch(cdp, "touchMove", (x - end_px - 9, y))
    touch(cdp, "touchEnd")


@pytest.mark.parametrize(("begin_px", "end_px", "zoom"), [(40, 85, 8), (85, 40, 6)], ids=["apart", "together"])
def test_two_fingers_zoom_the_map_and_its_symbols_stay_sharp_and_in_place(page, begin_px, end_px, zoom):
    shown, frame = page("?lat=39.8&lon=46.7&zoom=7")
    box = map_of(shown).locator(".leaflet-container").bounding_box()
    x, y = 210, 300
    point = f"[{x - box['x']}, {y - box['y']}]"
    ground = frame.evaluate(f"map.containerPointToLatLng({point})")
    frame.evaluate(WATCH)
    pinch(shown, x, y, begin_px, end_px)
    frame.wait_for_function(f"map.getZoom() === {zoom}")
    frame.wait_for_function(AT_REST)
    painted = frame.evaluate("window.painted")
    assert painted
    assert all(painted), "the canvas is not stretched, and symbols are as large as before"
    symbols = frame.evaluate(SYMBOLS)
    assert symbols
    now = frame.evaluate(f"map.latLngToContainerPoint([{ground['lat']}, {ground['lng']}])")
    assert [now["x"], now["y"]] == pytest.approx([x - box["x"], y - box["y"]], abs=12)
    assert shown.evaluate(PAGE) == [1, 0, 0, 0]
    frame.evaluate("window.was = [map.getCenter(), map.getZoom()]; map.setView([0, 0], 3, {animate: false})")
    frame.wait_for_function(AT_REST)
    frame.evaluate("map.setView(...window.was, {animate: false})")
    frame.wait_for_function(AT_REST)
    again = frame.evaluate(SYMBOLS)
    assert symbols.keys() == again.keys()
    for place, symbol in symbols.items():
        assert symbol == pytest.approx(again[place], abs=1)


def test_two_fingers_zoom_the_timeline_around_them_and_leave_the_dates(open_file):
    shown = open_file("#from=2022-06-01&to=2022-08-31", **ON_PHONE)
    chart = shown.locator(".gz-chart").bounding_box()
    handles = shown.get_by_role("slider")
    words = ["1 Jun 2022", "31 Aug 2022"]
    expect(handles.first).to_have_attribute("aria-valuetext", words[0])
    places = "[...document.querySelectorAll('.gz-handle')].map((one) => parseFloat(one.style.left))"
    before = shown.evaluate(places)
    x = chart["width"] / 2
    assert before[0] > x - 50 + 22, "the first finger is beside the window"
    pinch(shown, chart["x"] + x, chart["y"] + 30, 50, 100)
    after = shown.evaluate(places)
    assert after == pytest.approx([x + 2 * (one - x) for one in before], abs=2)
    assert [one.get_attribute("aria-valuetext") for one in handles.all()] == words
    assert shown.evaluate(PAGE) == [1, 0, 0, 0]
    pinch(shown, chart["x"] + x, chart["y"] + 30, 100, 50)
    assert shown.evaluate(places) == pytest.approx(before, abs=2)
    assert [one.get_attribute("aria-valuetext") for one in handles.all()] == words


def days(where: Page | FrameLocator) -> list[str | None]:
    return [one.get_attribute("aria-valuetext") for one in where.get_by_role("slider").all()]


def test_a_thumb_that_goes_up_on_the_timeline_scrolls_the_page_and_leaves_the_dates(page):
    shown, frame = page("")
    chart = map_of(shown).locator(".gz-chart").bounding_box()
    all_days = days(map_of(shown))
    x, y = chart["x"] + chart["width"] / 2, chart["y"] + 40
    stroke(shown, (x, y), (x + 3, y - 190))
    shown.wait_for_function("document.querySelector('.stMain').scrollTop > 50")
    assert days(map_of(shown)) == all_days
    assert not frame.evaluate("document.querySelector('.gz-chart').classList.contains('gz-moving')")
    assert "from=" not in shown.url


def test_a_finger_drags_the_timeline_aside_and_a_drag_that_is_taken_from_it_is_undone(open_file):
    shown = open_file(**ON_PHONE)
    chart = shown.locator(".gz-chart").bounding_box()
    all_days = days(shown)
    x, y = chart["x"] + 100, chart["y"] + 40
    stroke(shown, (x, y), (x + 5, y))
    stroke(shown, (x, y), (x + 4, y - 30), (x + 90, y - 34))
    assert days(shown) == all_days
    stroke(shown, (x, y), (x + 90, y - 20), lifted="touchCancel")
    expect(shown.locator(".gz-moving")).to_have_count(0)
    assert days(shown) == all_days
    stroke(shown, (x, y), (x + 90, y - 20))
    shown.wait_for_url(re.compile("from=.*to="))
    expect(shown.get_by_role("slider").first).not_to_have_attribute("aria-valuetext", all_days[0])


def test_a_tap_on_the_timeline_tells_of_the_bar_and_leaves_the_dates(open_file):
    shown = open_file("#from=2022-06-01&to=2022-08-31", **ON_PHONE)
    chart, band = (shown.locator(name).bounding_box() for name in (".gz-chart", ".gz-window"))
    tip, before = shown.locator(".gz-tip"), days(shown)
    assert before == ["1 Jun 2022", "31 Aug 2022"]
    shown.touchscreen.tap(band["x"] + band["width"] / 2, chart["y"] + 40)
    expect(tip).to_contain_text("2022")
    shown.touchscreen.tap(chart["x"] + 20, chart["y"] + 40)
    expect(tip).to_contain_text("2020")
    assert days(shown) == before
    shown.locator(".gz-status").tap()
    expect(tip).to_be_hidden()


def test_a_handle_whose_day_is_out_of_sight_moves_as_far_as_the_finger(open_file):
    shown = open_file(**ON_PHONE)
    chart = shown.locator(".gz-chart").bounding_box()
    first, last = shown.get_by_role("slider").all()
    was, till = (int(one.get_attribute("aria-valuenow")) for one in (first, last))
    pinch(shown, chart["x"] + chart["width"] * 0.6, chart["y"] + 40, 30, 60)
    expect(first).to_have_class(re.compile("gz-off"))
    stroke(shown, (chart["x"] + 4, chart["y"] + 40), (chart["x"] + 24, chart["y"] + 40))
    shown.wait_for_url(re.compile("from="))
    leeway_px = 7
    a_pixel_days = (till + 1 - was) / 2 / (chart["width"] - 2 * leeway_px)
    assert int(first.get_attribute("aria-valuenow")) - was == pytest.approx(20 * a_pixel_days, abs=2)
