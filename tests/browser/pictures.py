"""What a picture of the map says: the texts that are written into it."""

from __future__ import annotations

from playwright.sync_api import Page

#: Notes what is written into a picture, with the room that it takes; to be run before a page's own scripts.
NOTING = """window.written = [];
const plain = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
    const wide = this.measureText(text).width;
    const {font, canvas: {width, height}} = this;
    if (height > 1000) window.written.push({text, x, y, wide, font, most: width / 2});
    return plain.call(this, text, x, y, ...more);
};"""


def saved(page: Page) -> list[dict]:
    """Save a picture of the view, and give what is written into it, in the order of writing."""
    page.locator("body[data-tools]").wait_for()
    page.get_by_role("button", name="More tools", exact=True).click()
    page.evaluate("window.written = []")
    with page.expect_download():
        page.get_by_role("button", name="Save as a picture").click()
    written: list[dict] = page.evaluate("window.written")
    return written
