"""Reading an event in a file on a phone on its side: the sentence is in sight, and so are the steps to others."""

from __future__ import annotations

import pytest

BOXES = """() => {
    const box = (selector) => {
        const {left, top, right, bottom} = document.querySelector(selector).getBoundingClientRect();
        return {left, top, right, bottom};
    };
    return {list: box('.gz-read'), steps: box('.gz-steps'), title: box('.gz-event h2'),
        quote: box('.gz-event blockquote')};
}"""


@pytest.mark.parametrize(("width", "height"), [(844, 390), (667, 375), (568, 320)])
def test_an_event_that_is_opened_on_a_low_screen_is_read_at_once(open_file, width, height):
    page = open_file(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    if (toggle := page.locator(".gz-toggle")).is_visible():
        toggle.tap()
    page.locator(".gz-list .gz-open-event").nth(2).tap()
    page.locator(".gz-event").wait_for()
    for _ in range(2):
        boxes = page.evaluate(BOXES)
        assert boxes["list"]["top"] - 1 <= boxes["steps"]["top"] < boxes["steps"]["bottom"] <= boxes["title"]["top"]
        assert boxes["quote"]["top"] + 60 < boxes["list"]["bottom"], "some lines of it"
        page.get_by_role("button", name="Earlier").tap()
    page.locator(".gz-read").evaluate("(one) => one.scrollBy(0, 200)")
    boxes = page.evaluate(BOXES)
    assert abs(boxes["steps"]["top"] - boxes["list"]["top"]) <= 1, "they stay while one reads on"
    page.get_by_role("button", name="Close").tap()
    assert page.locator(".gz-read").evaluate("(one) => one.scrollTop") == 0
