"""Style sheets and late modules that do not come, or come in half: it is said, and asking again can succeed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from geo.map.event_map import STATIC_DIR, assets_version, failing_address
from tests.browser.conftest import map_of


def give_half(route: Route) -> None:
    """Answer with the first half of a module, as a line does that breaks."""
    script = (STATIC_DIR / route.request.url.rsplit("/", 1)[1]).read_text("utf-8")
    route.fulfill(status=200, content_type="text/javascript", body=script[: len(script) // 2])


@pytest.mark.parametrize("broken", ["draw.js", "area.js"])
def test_a_module_that_came_in_half_and_all_that_imports_it_can_be_asked_for_again(chromium, demo_server, broken):
    page = chromium.new_page()
    page.goto(demo_server + "healthz")
    page.route(f"**/{broken}", give_half)
    base = f"{demo_server}assets/{assets_version()}/gazette/"
    page.evaluate(
        """async (base) => {
            const {askedFor} = await import(base + 'again.js');
            const ask = askedFor('draw.js', () => import(base + 'draw.js'));
            window.asked = () => ask().then((m) => typeof m.areaTool, () => 'nothing');
        }""",
        base,
    )
    assert [page.evaluate("asked()") for _ in range(2)] == ["nothing", "nothing"]
    page.unroute(f"**/{broken}")
    assert page.evaluate("asked()") == "function"
    page.close()


@pytest.mark.parametrize(("link", "said"), [("assets/1/gazette.css", 1), ("assets/1/late.css' data-later='", 0)])
def test_where_a_style_sheet_does_not_come_only_that_is_to_be_seen(reader, tmp_path, link, said):
    out = tmp_path / "page.html"
    out.write_text(f"<body><script src='{failing_address(ours=True)}'></script><p>A heap</p>")
    guest = reader()
    page = guest.context.new_page()
    page.goto(out.as_uri())
    page.evaluate(
        """(link) => new Promise((done) => {
            document.head.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href='${link}'>`);
            document.head.lastChild.addEventListener('error', done);
        })""",
        link,
    )
    expect(page.get_by_role("alert")).to_have_count(said)
    expect(page.get_by_text("A heap")).to_be_visible(visible=not said)
    if said:
        expect(page.get_by_role("alert")).to_have_text(
            "The map could not be loaded. Check the connection, then try again"
        )
        expect(page.get_by_role("button", name="try again")).to_be_visible()
    guest.faults.clear()


def test_tools_their_style_and_their_picture_can_all_be_asked_for_again(visitor, demo_server):
    guest = visitor(first_time=True)
    page = guest.context.new_page()
    page.route("**/comforts.js", give_half)
    page.route("**/comforts.css*", lambda route: route.fulfill(status=500, body="Internal Server Error"))
    page.route("**/picture.js", give_half)
    page.goto(demo_server)
    frame = map_of(page)
    said = frame.get_by_role("alert").filter(has_text="The map's tools could not be loaded.")
    expect(said).to_be_visible()
    page.unroute("**/comforts.js")
    with page.expect_response("**/comforts.css*"):
        frame.get_by_role("button", name="Try again").click()
    expect(said).to_be_visible()
    assert frame.locator(".gz-tools").count() == 0
    page.unroute("**/comforts.css*")
    frame.get_by_role("button", name="Try again").click()
    frame.get_by_role("button", name="More tools").click()
    expect(said).to_be_hidden()
    frame.get_by_role("button", name=re.compile("^Save as a picture")).click()
    expect(frame.get_by_role("alert").filter(has_text="The picture could not be made")).to_be_visible()
    page.unroute("**/picture.js")
    with page.expect_download():
        frame.get_by_role("button", name="Try again").click()
    guest.faults.clear()  # what the browser says of the files that we kept from it
