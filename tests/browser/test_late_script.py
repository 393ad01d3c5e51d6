"""The script that hears keys and settles the address comes late: nothing is lost or undone by it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.ui import reading
from tests.browser.conftest import map_of

#: Streamlit hands a component's script to the browser as a blob: this one waits until the test lets it go on.
_HELD_BACK = """
    window.letGo = new Promise((resolve) => { window.goOn = resolve; });
    const Whole = Blob;
    window.Blob = class extends Whole {
        constructor(parts, options) {
            const ours = options?.type === "text/javascript" && String(parts?.[0]).includes("settleAddress");
            super(ours ? ["await window.letGo;", ...parts] : parts, options);
        }
    };
"""


@pytest.fixture
def slow(visitor):
    """Open an address where the script is held back until the page's `goOn` is called."""

    def open_slowly(address: str) -> Page:
        visit = visitor(first_time=True)
        visit.context.add_init_script(_HELD_BACK)
        return visit.open(address)

    return open_slowly


def test_the_address_of_what_was_done_meanwhile_holds(slow, demo_server):
    page = slow(demo_server)
    page.locator(".gz-open").first.wait_for()
    map_of(page).get_by_role("button", name=re.compile("^Battles")).click()
    page.wait_for_url(re.compile("types="))
    page.evaluate("goOn()")
    page.locator(".st-key-reading [data-opened]").wait_for(state="attached")
    page.wait_for_timeout(500)
    assert "types=" in page.url
    page.go_back()
    expect(map_of(page).get_by_role("button", name=re.compile("^Battles"))).to_have_attribute("aria-pressed", "true")
    page.wait_for_url(lambda url: "types=" not in url)


def test_a_call_that_came_too_late_takes_no_keys_from_the_one_after_it(chromium, demo_server):
    page = chromium.new_page()
    page.goto(demo_server + "healthz")
    told = page.evaluate(
        """async (source) => {
            const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
            const { default: follow } = await import(address);
            const told = [];
            const given = {
                data: { opened: "one", places: "", heard: 1, address: location.search.slice(1) },
                parentElement: document.body,
                setStateValue: (name, value) => told.push([name, value]),
            };
            const key = { key: "ArrowLeft", bubbles: true };
            const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", key));
            const endFirst = follow(given);
            const endSecond = follow(given);
            endFirst();
            press();
            endSecond();
            press();
            return told;
        }""",
        Path(reading.__file__).with_suffix(".js").read_text(encoding="utf-8"),
    )
    page.close()
    assert told == [["steps", -1]]
