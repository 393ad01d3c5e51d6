"""Map and page for everyone: without a mouse, on a phone, in either theme, in any script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geo.dataset import query
from tests.browser.accessibility import grave_findings
from tests.browser.conftest import map_of
from tests.browser.test_snapshot import STEPANAKERT

SCREENS = [
    pytest.param(width, height, scheme, id=f"{width}-{scheme}")
    for width, height in ((1440, 900), (390, 844))
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_axe_finds_nothing_grave_on_the_page_and_its_map(visitor, demo_server, demo_data, width, height, scheme):
    event = query.joined(demo_data).loc[lambda rows: rows["place_id"] == STEPANAKERT, "id"].iloc[0]
    phone = {"has_touch": True, "is_mobile": True} if width < 640 else {}
    page = visitor(width, height, color_scheme=scheme, **phone).open(f"{demo_server}?place={STEPANAKERT}&event={event}")
    expect(page.locator(".gz-event mark")).to_be_attached()
    expect(page.get_by_role("tab", name="About this data")).to_be_attached()
    assert grave_findings(page) == []
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_text("This address shows exactly what you see now")).to_be_visible()
    assert grave_findings(page) == []


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_axe_finds_nothing_grave_in_a_snapshot(reader, file, width, height, scheme):
    page = reader(width, height, color_scheme=scheme).open(file, f"#place={STEPANAKERT}&event=3")
    assert grave_findings(page) == []


def test_axe_finds_nothing_grave_in_the_embedded_map(visitor, demo_server):
    page = visitor().context.new_page()
    page.goto(demo_server + "embed")
    page.locator("body[data-ready] .gz-aside[data-events]").wait_for()
    assert grave_findings(page) == []


def test_a_map_frame_is_a_landmark_with_a_name(visitor, demo_server):
    page = visitor().open(demo_server)
    expect(map_of(page).get_by_role("main", name="Map of events")).to_be_visible()
