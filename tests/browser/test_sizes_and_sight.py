"""Where the map is: all events where a reader asks for everything, and no other place where only its size changes."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import map_of

MIDDLE = "() => { const {lat, lng} = map.getCenter(); return [lat.toFixed(1), lng.toFixed(1), map.getZoom()]; }"


def test_show_everything_in_a_file_shows_all_events_on_the_map(open_file):
    whole = open_file()
    whole.wait_for_url(re.compile("zoom="))
    page = open_file("#lat=55.6373&lon=37.4689&zoom=8&words=xyzzy")
    expect(page.locator(".gz-head")).to_contain_text("0 of 201 events")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".gz-head")).to_contain_text("201 events")
    page.wait_for_function("() => map.getCenter().lng > 44")
    assert page.evaluate(MIDDLE) == whole.evaluate(MIDDLE)
    page.wait_for_url(lambda url: "lon=4" in url and "words" not in url)


def test_a_change_of_the_maps_size_alone_is_no_step_in_the_history_and_leaves_the_middle_where_it_was(
    visitor, demo_server
):
    page = visitor().open(f"{demo_server}?lat=40.2522&lon=46.1234&zoom=8")
    frame = map_of(page)
    page.wait_for_url(re.compile("zoom="))
    more = frame.get_by_role("button", name="More timeline controls")
    expect(more).to_be_visible()
    page.wait_for_timeout(1500)
    ground = frame.locator("#map_div")
    [address, entries, height] = [page.url, page.evaluate("history.length"), ground.evaluate("it => it.clientHeight")]
    heights = set()
    for _ in range(2):
        for open_now in ("true", "false"):
            more.click()
            expect(more).to_have_attribute("aria-expanded", open_now)
            page.wait_for_timeout(900)  # longer than the map waits before it tells of a move
            heights.add(ground.evaluate("it => it.clientHeight"))
            assert (page.url, page.evaluate("history.length")) == (address, entries)
    assert len(heights) == 2
    assert height in heights
