"""What a reader does on the map while the page asks for something else holds, and so does that."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from geo.dataset import query
from geo.model import View
from tests.browser.conftest import map_of

BATTLES = re.compile("^Battles")


@pytest.mark.parametrize("server", ["demo_server", "counting_server"])
def test_a_type_hidden_with_the_click_that_sends_the_words_stays_hidden(visitor, request, demo_data, server):
    page = visitor().open(request.getfixturevalue(server))
    chip = map_of(page).get_by_role("button", name=BATTLES)
    page.get_by_label("Words").fill("of")
    chip.click()
    page.wait_for_url(lambda url: "words=of" in url and "types=" in url)
    expect(chip).to_have_attribute("aria-pressed", "false")
    types = tuple(entry["label"] for entry in demo_data.manifest["types"] if entry["label"] != "Battles")
    left = len(query.find(demo_data, View(words="of", types=types)))
    expect(map_of(page).locator(".gz-status")).to_contain_text(f"{left} of 201")
    expect(page.locator(".gz-head")).to_contain_text(f"{left} of 201")


def test_a_type_hidden_in_a_file_while_words_are_looked_for_stays_hidden(open_file):
    page = open_file()
    page.evaluate("""() => {
        const field = document.querySelector('.gz-read input');
        field.value = 'of';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        const chip = document.querySelector('.gz-legend .gz-chip');
        setTimeout(() => chip.click(), 249);
        setTimeout(() => chip.click(), 251);
        setTimeout(() => chip.click(), 252);
    }""")
    page.wait_for_url(lambda url: "words=of" in url and "types=" in url)
    expect(page.locator(".gz-legend .gz-chip").first).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    ("changed", "taken", "playing", "kept"),
    [
        ({"types": 3, "from": 1, "to": 1}, 2, "false", {"types": ["asked"], "from": "shown", "to": "shown"}),
        ({"types": 2, "from": 3, "to": 1}, 2, "false", {"types": ["shown"], "from": "asked", "to": "shown"}),
        ({"types": 1, "from": 1, "to": 1}, 2, "true", {"types": ["shown"], "from": "asked", "to": "asked"}),
        (None, 2, "false", {"types": ["asked"], "from": "asked", "to": "asked"}),
    ],
    ids=["the page's types", "the page's first day", "while it plays", "all of it is the page's"],
)
def test_what_the_page_has_not_changed_since_stays_as_the_map_has_it(evaluate, changed, taken, playing, kept):
    asked = {"types": ["asked"], "from": "asked", "to": "asked", **({"changed": changed} if changed else {})}
    shown = {"types": ["shown"], "from": "shown", "to": "shown"}
    found = evaluate("keeping.js", f"m.keeping({json.dumps(asked)}, {taken}, {json.dumps(shown)}, {playing})")
    assert {name: found[name] for name in kept} == kept
