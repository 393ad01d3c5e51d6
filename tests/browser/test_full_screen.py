"""In full screen the dashboard is its map and what is read beside it; elsewhere the map's frame fills the screen."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, map_of

#: What fills the screen, as the page tells it.
FILLING = "document.fullscreenElement?.tagName ?? ''"
#: How much more of the page there is than the screen shows.
BEYOND_PX = "(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('.stMain'))"
OTHERS = ("header.stAppHeader", '[data-testid="stSidebar"]', ".gz-head", '[role="tablist"]')


def opened(visitor, address: str, **options: object) -> tuple[Page, FrameLocator]:
    """Open the page and wait for all that is beside and below its map."""
    page = visitor(**options).open(address)
    frame = map_of(page)
    frame.locator("body[data-tools]").wait_for()
    for there in (".gz-open", '[role="tablist"]', "[data-opened]"):
        page.locator(there).first.wait_for(state="attached")
    return page, frame


def boxes(page: Page):
    found = [page.locator(what).bounding_box() for what in ("iframe[title^=streamlit_folium]", ".st-key-detail")]
    assert all(found)
    return found


def test_the_page_shows_the_map_and_what_one_reads_until_it_is_left(visitor, demo_server):
    page, frame = opened(visitor, demo_server)
    before = boxes(page)
    tool = frame.get_by_role("button", name="Full screen")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(FILLING) == "HTML"
    at_map, beside = boxes(page)
    assert (at_map["x"], at_map["y"], at_map["height"]) == (0, 0, DESKTOP["height"])
    assert (beside["y"], round(beside["x"] + beside["width"])) == (0, DESKTOP["width"])
    assert at_map["x"] + at_map["width"] < beside["x"]
    assert page.evaluate(BEYOND_PX) == 0
    for other in OTHERS:
        expect(page.locator(other).first).to_be_hidden()

    page.locator(".gz-open").first.click()
    event = page.locator(".gz-event")
    expect(event.locator("blockquote")).to_be_in_viewport()
    first = event.get_attribute("data-event") or ""
    frame.locator("body").press("ArrowLeft")
    expect(event).not_to_have_attribute("data-event", first)
    page.keyboard.press("Escape")
    expect(event).to_have_count(0)
    assert page.evaluate(FILLING) == "HTML", "the event is closed first"
    page.keyboard.press("Escape")
    expect(tool).to_have_attribute("aria-pressed", "false")
    for other in OTHERS:
        expect(page.locator(other).first).to_be_visible()
    assert boxes(page) == before

    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    page.evaluate("document.exitFullscreen()")
    expect(tool).to_have_attribute("aria-pressed", "false")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "false")

    page.evaluate("void (document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('refused')))")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(FILLING) == "IFRAME", "where the page may not, the map still may"


def test_on_a_phone_what_one_reads_is_below_the_map(visitor, demo_server):
    page, frame = opened(visitor, demo_server, viewport=PHONE)
    frame.get_by_role("button", name="Full screen").click()
    expect(page.locator(".gz-head")).to_be_hidden()
    at_map, below = boxes(page)
    assert (at_map["x"], at_map["y"], at_map["width"]) == (0, 0, PHONE["width"])
    assert at_map["height"] > PHONE["height"] - 60
    assert at_map["height"] <= below["y"] < PHONE["height"] - 20, "the list is seen to begin"
    page.locator(".gz-open").first.evaluate("(open) => open.click()")
    expect(page.locator(".gz-event h2")).to_be_in_viewport()
    page.wait_for_function("document.querySelector('iframe[title^=streamlit_folium]').clientHeight < innerHeight / 2")
    at_map, _ = boxes(page)
    heading = page.locator(".gz-event h2").bounding_box()
    assert at_map["y"] == 0
    assert heading
    assert at_map["height"] < heading["y"] < at_map["height"] + 120


def test_in_somebody_elses_page_the_frame_fills_the_screen(visitor, demo_server):
    page = visitor().context.new_page()
    page.goto(demo_server + "healthz")
    page.evaluate(
        """document.body.innerHTML =
            '<h1>Mine</h1><iframe src="/embed" allow="fullscreen" style="width: 800px; height: 600px">'"""
    )
    frame = page.frame_locator("iframe")
    frame.locator("body[data-tools]").wait_for()
    tool = frame.get_by_role("button", name="Full screen")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(FILLING) == "IFRAME"
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "false")
