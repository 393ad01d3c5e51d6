"""The page of a phone before its events have come."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, map_of


def test_the_panel_waits_for_events_as_high_as_with_them_and_cannot_be_used(visitor, demo_server):
    guest = visitor(viewport=PHONE, has_touch=True, is_mobile=True)
    page, held = guest.context.new_page(), []
    page.route("**/api/layer*", lambda route: held.append(route))
    page.goto(demo_server)
    frame = map_of(page)
    panel = frame.locator(".gz-panel")
    expect(frame.get_by_role("status").filter(has_text="The events are being loaded")).to_be_visible()
    expect(frame.locator(".gz-bar")).to_have_css("opacity", "0.45")
    assert panel.evaluate("(one) => one.inert")
    height = panel.evaluate("(one) => one.offsetHeight")
    assert frame.locator(".gz-legend .gz-chip").count() > 0
    held.pop().continue_()
    frame.locator("body[data-ready]").wait_for()
    expect(frame.locator(".gz-bar")).to_have_css("opacity", "1")
    assert not panel.evaluate("(one) => one.inert")
    assert panel.evaluate("(one) => one.offsetHeight") == height
