"""While the timeline moves the page says that its counts and lists will follow; once it stops they do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, bring_table, map_of

BEHIND = ":root[data-gz-behind]"
NOTE = "getComputedStyle(document.querySelector('.gz-head p'), '::after').opacity"


def rest_of_page(visitor, demo_server, **options: object) -> Page:
    page = visitor(**options).open(demo_server)
    page.locator(".gz-open").first.wait_for()
    bring_table(page)
    return page


def boxes(page: Page) -> list[object]:
    return [page.locator(what).first.bounding_box() for what in (".gz-head h1", ".gz-head p", "iframe", ".gz-cards")]


def accessible(page: Page) -> str:
    return str(page.context.new_cdp_session(page).send("Accessibility.getFullAXTree"))


@pytest.mark.parametrize("screen", [DESKTOP, PHONE])
def test_while_it_plays_counts_and_list_give_way_where_they_are_and_follow_at_the_end(visitor, demo_server, screen):
    page = rest_of_page(visitor, demo_server, viewport=screen)
    frame, before = map_of(page), boxes(page)
    counts = page.locator(".gz-counts")
    told = counts.inner_text()
    assert page.evaluate(NOTE) == "0"
    frame.get_by_role("button", name="Play").click()
    expect(page.locator(BEHIND)).to_be_attached()
    page.wait_for_function(f"{NOTE} === '1'")
    expect(counts).to_have_css("opacity", "0")
    for faded in (".gz-cards", ".st-key-events_table"):
        expect(page.locator(faded)).to_have_css("opacity", "0.4")
    assert boxes(page) == before
    for region in (".gz-head", ".gz-cards"):
        expect(page.locator(region)).to_have_attribute("aria-busy", "true")
    expect(counts).to_have_text(told)
    assert "Events, newest first" in accessible(page)
    assert "timeline stops" not in accessible(page), "what is spoken of at each drag is no help"
    frame.get_by_role("button", name="Pause").click()
    expect(page.locator(BEHIND)).to_have_count(0)
    expect(counts).to_contain_text(" of ")
    expect(counts).to_have_css("opacity", "1")
    expect(page.locator(".gz-cards")).to_have_css("opacity", "1")
    page.wait_for_function(f"{NOTE} === '0'")
    expect(page.locator(".gz-cards")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".gz-head")).not_to_have_attribute("aria-busy", "true")


def test_so_they_do_while_a_handle_is_moved_by_the_mouse_or_by_keys_but_not_while_it_is_only_held(visitor, demo_server):
    page = visitor().open(demo_server)
    page.locator(".gz-open").first.wait_for()
    frame = map_of(page)
    handle, counts = frame.get_by_role("slider", name="First day"), page.locator(".gz-counts")
    chart, knob = frame.locator(".gz-chart").bounding_box(), handle.bounding_box()
    assert chart
    assert knob
    page.mouse.move(knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2)
    page.mouse.down()
    expect(handle).to_be_focused()
    expect(page.locator(BEHIND)).to_have_count(0)
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + 30, steps=3)
    expect(page.locator(BEHIND)).to_be_attached()
    page.mouse.up()
    expect(page.locator(BEHIND)).to_have_count(0)
    expect(counts).to_contain_text(" of ")
    page.evaluate(
        """() => {
            window.said = [];
            const root = document.documentElement;
            new MutationObserver(() => said.push(root.hasAttribute('data-gz-behind')))
                .observe(root, {attributeFilter: ['data-gz-behind']});
        }"""
    )
    told = counts.inner_text()
    for _ in range(3):
        page.keyboard.press("PageUp")
    assert handle.evaluate("(one) => getComputedStyle(one, '::after').visibility") == "visible", "it shows its focus"
    expect(counts).not_to_have_text(told)
    expect(page.locator(BEHIND)).to_have_count(0)
    assert page.evaluate("said.slice(0, 1)") == [True]
    assert page.evaluate("said.at(-1)") is False


def test_the_page_is_itself_again_when_the_map_goes(visitor, demo_server):
    page = visitor().open(demo_server)
    map_of(page).get_by_role("button", name="Play").click()
    expect(page.locator(BEHIND)).to_be_attached()
    page.locator("iframe").evaluate("(frame) => frame.remove()")
    expect(page.locator(BEHIND)).to_have_count(0)
    expect(page.locator(".gz-counts")).to_have_css("opacity", "1")


def test_the_page_is_itself_again_after_a_stop_though_the_timeline_cannot_be_drawn(visitor, demo_server):
    who = visitor()
    page = who.open(demo_server)
    frame = map_of(page)
    frame.get_by_role("button", name="Play").click()
    expect(page.locator(BEHIND)).to_be_attached()
    broken = "CanvasRenderingContext2D.prototype.clearRect = () => { throw Error('broken'); }"
    frame.locator("body").evaluate(f"() => {{ {broken}; }}")
    frame.get_by_role("button", name="Pause").click()
    expect(page.locator(BEHIND)).to_have_count(0)
    assert who.faults
    assert [fault for fault in who.faults if "broken" not in fault] == []
    who.faults.clear()


def test_nothing_fades_by_and_by_where_motion_is_to_be_reduced(visitor, demo_server):
    page = rest_of_page(visitor, demo_server, reduced_motion="reduce")
    for faded in (".gz-counts", ".gz-cards", ".st-key-events_table"):
        expect(page.locator(faded)).to_have_css("transition-duration", "0s")
    map_of(page).get_by_role("button", name="Play").click()
    expect(page.locator(".gz-counts")).to_have_css("opacity", "0")
    map_of(page).get_by_role("button", name="Pause").click()
    expect(page.locator(".gz-counts")).to_have_css("opacity", "1")
