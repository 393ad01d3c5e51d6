"""The map where there is little room: a phone on its side, twice the usual zoom, an event open on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, FrameLocator, Page, expect

from tests.browser.conftest import PHONE, map_of
from tests.browser.test_comforts import file_with_tools, use

LANDSCAPE = {"width": 844, "height": 390}
TOUCH = {"has_touch": True, "is_mobile": True}
TOOLS = ".gz-tools > button:visible, .gz-menu-holder > button:visible, .leaflet-control-zoom a, .gz-background:visible"
#: Those of the tools of which a side is covered or beyond the edge.
COVERED = """(tools) => tools.filter((tool) => {
    const {left, top, right, bottom} = tool.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const sides = [[left + 4, y], [right - 4, y], [x, top + 4], [x, bottom - 4]];
    return sides.some((side) => !tool.contains(document.elementFromPoint(...side)));
}).map((tool) => tool.ariaLabel || tool.innerText)"""
#: Whether boxes of one selector lie over those of another.
MEET = """([some, others]) => {
    const shown = (all) => [...document.querySelectorAll(all)]
        .filter((one) => one.checkVisibility({visibilityProperty: true})).map((one) => one.getBoundingClientRect());
    return shown(some).some((a) => shown(others).some((b) => (
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)));
}"""


def share_of_map(page: Page) -> float:
    """How much of the window's height the map has."""
    share: float = page.evaluate("document.querySelector('.leaflet-container').clientHeight / innerHeight")
    return share


def expect_all_in_reach(where: Page | FrameLocator | Frame) -> None:
    """Each tool of the map can be hit."""
    tools = where.locator(TOOLS)
    expect(tools.first).to_be_visible()
    assert tools.count() > 5
    assert tools.evaluate_all(COVERED) == []


@pytest.mark.parametrize(
    ("wide", "tall", "options"),
    [
        (844, 390, TOUCH),
        (640, 360, TOUCH),
        (700, 450, {"device_scale_factor": 2}),
        (1000, 400, {}),
    ],
)
def test_on_a_low_screen_the_map_has_half_of_the_height_and_its_tools_can_be_hit(open_file, wide, tall, options):
    page = file_with_tools(open_file, viewport={"width": wide, "height": tall}, **options)
    assert share_of_map(page) > 0.5
    expect_all_in_reach(page)
    more = page.get_by_role("button", name="More timeline controls")
    more.click()
    controls = page.locator(".gz-fold").locator("button, select, input")
    for control in controls.locator("visible=true").all():
        control.scroll_into_view_if_needed()
        assert control.evaluate(f"(one) => ({COVERED})([one])") == []
    assert share_of_map(page) > 0.5, "what is unfolded lies over the map"
    more.click()
    expect(page.locator(".gz-fold")).to_be_hidden()


def test_a_phone_that_is_turned_shows_the_map_on_either_side(open_file):
    page = file_with_tools(open_file, viewport=PHONE, **TOUCH)
    page.set_viewport_size(LANDSCAPE)
    page.wait_for_function("() => document.querySelector('.leaflet-container').clientHeight < 300")
    expect(page.locator(".gz-tools")).to_have_class("gz-tools leaflet-control gz-low")
    assert share_of_map(page) > 0.5
    expect_all_in_reach(page)


def test_on_a_small_phone_on_its_side_one_reads_beside_the_map(open_file):
    page = file_with_tools(open_file, viewport={"width": 568, "height": 320}, **TOUCH)
    page.get_by_role("button", name="Read").tap()
    expect(page.locator(".gz-read")).to_be_in_viewport(ratio=1)
    assert share_of_map(page) > 0.9
    expect_all_in_reach(page)
    assert not page.evaluate(MEET, [".leaflet-control-scale", ".leaflet-control-zoom, .gz-tools"])
    page.get_by_role("button", name="Map", exact=True).tap()
    expect(page.locator(".gz-chart")).to_be_in_viewport(ratio=1)


def test_a_map_without_any_height_breaks_nothing_and_comes_back(open_file):
    page = file_with_tools(open_file)
    flat = page.add_style_tag(content=".gazette #map_div { bottom: auto !important; height: 0 !important }")
    page.wait_for_function("() => map.getSize().y === 0")
    for move in (
        "panBy([60, 0], {animate: false})",
        "zoomIn(1, {animate: false})",
        "panBy([-60, 0], {animate: false})",
    ):
        page.evaluate(f"void map.{move}")
        page.wait_for_timeout(300)
    flat.evaluate("(style) => style.remove()")
    page.wait_for_function("() => document.querySelector('.gz-events').height > 300")


def test_with_an_event_open_on_a_small_phone_no_tool_of_the_map_covers_another(visitor, demo_server):
    page = visitor(viewport={"width": 320, "height": 568}, **TOUCH).open(demo_server)
    frame = map_of(page)
    frame.locator("body[data-tools]").wait_for()
    page.locator(".gz-open").first.tap()
    page.locator(".gz-event mark").first.wait_for()
    expect(frame.locator(".gz-tools.gz-low")).to_be_visible()
    expect_all_in_reach(frame)


def test_all_that_a_small_phone_unfolds_of_the_timeline_can_be_reached(open_file):
    page = open_file(viewport={"width": 320, "height": 568}, **TOUCH)
    page.get_by_role("button", name="More timeline controls").tap()
    fold = page.locator(".gz-fold")
    assert fold.evaluate("(fold) => fold.getBoundingClientRect().top") > 0
    assert fold.evaluate("(fold) => fold.scrollWidth - fold.clientWidth") == 0, "nothing is cut off aside"
    for name in ("Step back", "Step forward", "Speed", "Size of symbols"):
        control = fold.get_by_label(name)
        control.scroll_into_view_if_needed()
        assert control.evaluate(f"(one) => ({COVERED})([one])") == []


#: Where the symbols in sight are, those that names are written of first.
SYMBOLS = """() => {
    let marks = [];
    map.eachLayer((layer) => { marks = layer.marks ?? marks; });
    const {left, top, width, height} = map.getContainer().getBoundingClientRect();
    return marks.map((mark) => map.layerPointToContainerPoint(mark))
        .filter(({x, y}) => x > 70 && y > 60 && x < width - 20 && y < height - 60)
        .map(({x, y}) => ({x: x + left, y: y + top}));
}"""


def test_a_finger_brings_no_tooltip_though_browsers_tell_of_a_mouse_after_a_tap(open_file):
    page = file_with_tools(open_file, viewport=PHONE, **TOUCH)
    page.evaluate(
        """({x, y}) => {
            const at = {bubbles: true, clientX: x, clientY: y};
            const ground = map.getContainer();
            ground.dispatchEvent(new PointerEvent('pointermove', {...at, pointerType: 'touch'}));
            ground.dispatchEvent(new MouseEvent('mousemove', at));
        }""",
        page.evaluate(SYMBOLS)[0],
    )
    expect(page.locator(".gz-tooltip")).to_be_hidden()


def test_a_tooltip_tells_of_a_symbol_that_is_to_be_seen_and_of_none_under_a_tool_or_heat(open_file):
    page = file_with_tools(open_file)
    tooltip = page.locator(".gz-tooltip")
    at = page.evaluate(SYMBOLS)[0]
    page.mouse.move(at["x"], at["y"])
    expect(tooltip).to_be_visible()
    page.evaluate(
        """({x, y}) => {
            const list = document.querySelector('.gz-found');
            list.hidden = false;
            const [left, top] = [x - 80, y - 40].map((side) => `${side}px`);
            Object.assign(list.style, {position: 'fixed', left, top, width: '160px', height: '80px'});
        }""",
        at,
    )
    page.mouse.move(at["x"] + 1, at["y"])
    expect(tooltip).to_be_hidden()
    page.evaluate("document.querySelector('.gz-found').hidden = true")
    page.mouse.move(at["x"], at["y"])
    expect(tooltip).to_be_visible()
    use(page, "More tools", "Heat in place of symbols")
    page.mouse.move(at["x"], at["y"])
    expect(tooltip).to_be_hidden()


def test_a_hint_leaves_scale_and_overview_free_and_speaks_of_what_one_has(open_file):
    page = file_with_tools(open_file)
    use(page, "More tools", "Measure a distance")
    hint = page.locator(".gz-hint")
    expect(hint).to_contain_text("press Enter")
    expect(page.locator(".gz-overview")).to_be_visible()
    assert not page.evaluate(MEET, [".gz-hint", ".leaflet-control-scale, .gz-overview"])


def test_a_hint_on_a_phone_is_a_line_that_leaves_the_low_map_to_tap_on(open_file):
    page = file_with_tools(open_file, viewport=PHONE, **TOUCH)
    page.get_by_role("button", name="Read").tap()
    expect(page.locator(".gz-tools.gz-low")).to_be_visible()
    page.get_by_role("button", name="More tools", exact=True).tap()
    page.get_by_role("button", name="Measure a distance").tap()
    hint = page.locator(".gz-hint")
    expect(hint).to_contain_text("Tap the first point.")
    box = hint.bounding_box()
    assert box
    assert box["height"] < 65
    assert not page.evaluate(MEET, [".gz-hint", ".gz-tools"])


def test_what_lies_over_a_dark_map_has_an_edge(open_file):
    page = file_with_tools(open_file, color_scheme="dark")
    for popup in (".gz-menu", ".gz-signs", ".gz-found", ".gz-hint", ".gz-tooltip", ".gz-notice"):
        shadow = page.locator(popup).first.evaluate("(one) => getComputedStyle(one).boxShadow")
        assert "0px 0px 0px 1px" in shadow, popup


def test_the_name_of_the_symbol_with_the_focus_covers_no_tool(open_file):
    for options in ({}, {"viewport": PHONE}):
        page = file_with_tools(open_file, **options)
        page.locator(".gz-reach button").first.focus()
        expect(page.locator(".gz-reach li:focus-within")).to_be_in_viewport(ratio=1)
        tools = ".leaflet-control-zoom, .gz-tools, .gz-search, .gz-background"
        assert not page.evaluate(MEET, [".gz-reach li:focus-within", tools])
