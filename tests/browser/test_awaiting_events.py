"""The page of a phone before its events have come, and scrolled once they are there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, map_of

TOPS = """() => {
    const button = document.querySelector('[data-testid="stExpandSidebarButton"]').getBoundingClientRect();
    const under = document.elementsFromPoint(button.left + 1, button.bottom - 1);
    const head = document.querySelector('.st-key-head').parentElement;
    const text = under.filter((one) => one.matches('.gz-open, .gz-card, .gz-card *, .gz-listed p, iframe'));
    return {head: head.getBoundingClientRect().bottom, button: button.bottom,
        over: text.length > 0 && under.indexOf(head) > under.indexOf(text[0])};
}"""


def test_the_panel_waits_for_events_as_high_as_with_them_and_a_page_is_scrolled_under_its_head(visitor, demo_server):
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
    page.locator(".gz-card").first.wait_for()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 1100)")
    page.wait_for_function("document.querySelector('.stMain').scrollTop > 500")
    tops = page.evaluate(TOPS)
    assert tops["button"] <= tops["head"]
    assert not tops["over"]
