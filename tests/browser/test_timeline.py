"""The timeline as a reader works it: modes, steps, zoom, exact days and places, lists, and days that stay days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

import geo
from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.dataset.store import open_dataset
from geo.map.snapshot import snapshot
from geo.model import DatePrecision, View
from tests import samples
from tests.browser.conftest import DESKTOP, PHONE, map_of

FIRST = dt.date(2022, 1, 1)
LAST = dt.date(2022, 12, 31)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year with one exact event a week, months and a year as dates, a district, and events without date or place."""
    town = samples.place()
    district = samples.place("Shusha District", 39.7, 46.7, geo_precision="district", extent_km=15.0)
    events = [samples.event(week, town, FIRST + dt.timedelta(days=7 * week)) for week in range(52)]
    events.append(samples.event(60, town, LAST, type="Protests"))
    for number, (place, until, precision) in enumerate(
        [(town, dt.date(2022, 3, 31), DatePrecision.MONTH), (district, LAST, DatePrecision.YEAR)]
    ):
        start = until.replace(day=1) if precision is DatePrecision.MONTH else FIRST
        events.append(samples.event(70 + number, place, start, until=until, date_precision=precision))
    events += [samples.event(80 + i, town, None) for i in range(3)]
    events += [samples.event(90 + i, None, dt.date(2022, 5, 1)) for i in range(2)]
    folder = tmp_path_factory.mktemp("mixed") / "data"
    samples.write(events, folder)
    return folder


@pytest.fixture(scope="module")
def file(mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("snapshot") / "map.html"
    out.write_text(snapshot(open_dataset(mixed), View()), encoding="utf-8")
    return out


def opened(page: Page, file: Path, fragment: str = "") -> Page:
    page.goto(file.as_uri() + fragment)
    page.locator("body[data-ready] .gz-aside[data-events]").wait_for()
    return page


@pytest.fixture
def page(chromium, request) -> Iterator[Page]:
    """A page for files; its options come from the test."""
    context = chromium.new_context(viewport=DESKTOP, **getattr(request, "param", {}))
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def days(where: Page | FrameLocator) -> tuple[str | None, str | None]:
    first, last = (where.get_by_role("slider", name=name) for name in ("First day", "Last day"))
    return first.get_attribute("aria-valuetext"), last.get_attribute("aria-valuetext")


def expect_days(where: Page | FrameLocator, first: str, last: str) -> None:
    expect(where.get_by_role("slider", name="First day")).to_have_attribute("aria-valuetext", first)
    expect(where.get_by_role("slider", name="Last day")).to_have_attribute("aria-valuetext", last)


def switch(where: Page | FrameLocator, name: str) -> Locator:
    return where.get_by_role("button", name=name)


def test_exact_days_and_places_filter_map_page_link_and_files_alike(visitor, demo_server, demo_data):
    page = visitor().open(demo_server)
    frame = map_of(page)
    total = len(joined(demo_data))
    for name, view, word in [
        ("Exact days only", View(exact_days=True), "days=exact"),
        ("Exact places only", View(exact_days=True, exact_places=True), "places=exact"),
    ]:
        switch(frame, name).click()
        expect(switch(frame, name)).to_have_attribute("aria-pressed", "true")
        left = len(query.select(demo_data, view))
        expect(frame.locator(".gz-status")).to_contain_text(f"{left} of {total}")
        expect(page.locator(".gz-head")).to_contain_text(f"{left} of {total}")
        page.wait_for_url(re.compile(word))
    expect(frame.get_by_role("button", name="undated")).to_be_hidden()
    answer = page.request.get(demo_server + "api/events.geojson?days=exact&places=exact").json()
    assert len(answer["features"]) == left
    page.get_by_role("button", name="Reset filters").click()
    expect(switch(frame, "Exact days only")).to_have_attribute("aria-pressed", "false")
    expect(frame.locator(".gz-status")).to_contain_text(f"{total} events")


def test_an_undated_event_is_counted_beside_the_timeline_and_listed_on_the_page(visitor, demo_server):
    page = visitor().open(demo_server)
    undated = switch(map_of(page), "1 undated")
    undated.click()
    expect(page.locator(".gz-hint")).to_contain_text("1 event without a date")
    page.wait_for_url(re.compile("list=undated"))
    expect(page.locator(".gz-open")).to_have_count(1)
    page.get_by_role("button", name="Back to all events").click()
    expect(undated).to_have_attribute("aria-pressed", "false")
    page.wait_for_url(lambda url: "list=" not in url)


def test_a_mode_is_chosen_stepped_and_remembered_in_the_link(page, file):
    opened(page, file)
    page.wait_for_url(re.compile("zoom="))
    page.get_by_role("button", name="Cumulative").click()
    page.wait_for_url(re.compile("mode=cumulative"))
    page.get_by_role("button", name="Step back").click()
    first, last = days(page)
    assert first == "1 Jan 2022"
    assert last != "31 Dec 2022"
    page.get_by_role("button", name=re.compile("^Window")).click()
    page.wait_for_url(re.compile("to=2022-12-25.*mode=sliding"))
    again = opened(page.context.new_page(), file, "#" + page.url.split("#")[1])
    expect(again.get_by_role("button", name=re.compile("^Window"))).to_have_attribute("aria-pressed", "true")
    expect(again.get_by_role("slider", name="Last day")).to_have_attribute("aria-valuetext", last or "")


def test_a_window_keeps_its_length_whichever_end_is_moved_and_steps_by_it(page, file):
    opened(page, file, "#mode=sliding&from=2022-03-01&to=2022-03-31")
    page.get_by_role("button", name="Step forward").click()
    expect_days(page, "1 Apr 2022", "30 Apr 2022")
    page.get_by_role("slider", name="First day").press("ArrowRight")
    expect_days(page, "2 Apr 2022", "1 May 2022")
    page.get_by_role("slider", name="Last day").press("Shift+ArrowLeft")
    expect_days(page, "26 Mar 2022", "24 Apr 2022")
    page.get_by_label("From date").fill("2022-06-01")
    expect_days(page, "1 Jun 2022", "30 Jun 2022")
    page.get_by_label("Window length").select_option(label="1 week")
    expect_days(page, "1 Jun 2022", "7 Jun 2022")
    page.get_by_role("slider", name="First day").press("]")
    expect_days(page, "8 Jun 2022", "14 Jun 2022")
    page.wait_for_url(re.compile("from=2022-06-08&to=2022-06-14&mode=sliding"))


def test_cumulative_play_grows_the_window_from_its_first_day(page, file):
    opened(page, file, "#mode=cumulative")
    page.get_by_label("Speed").select_option("4")
    page.get_by_role("button", name="Play").click()
    right = page.get_by_role("slider", name="Last day")
    expect(right).not_to_have_attribute("aria-valuetext", "31 Dec 2022")
    page.get_by_role("button", name="Pause").click()
    first, last = days(page)
    assert first == "1 Jan 2022"
    assert last != "31 Dec 2022"
    page.get_by_role("button", name="All", exact=True).click()
    expect_days(page, "1 Jan 2022", "31 Dec 2022")


def test_typed_dates_are_the_days_typed_and_the_status_follows(page, file):
    opened(page, file)
    page.get_by_label("From date").fill("2022-12-31")
    expect_days(page, "31 Dec 2022", "31 Dec 2022")
    expect(page.locator(".gz-status")).to_contain_text("2 of 60")
    page.wait_for_url(re.compile("from=2022-12-31"))


@pytest.mark.parametrize(
    "page", [{"timezone_id": "Pacific/Kiritimati"}, {"timezone_id": "Pacific/Midway"}], indirect=True
)
def test_no_time_zone_moves_a_day(page, file):
    opened(page, file, "#from=2022-12-31&to=2022-12-31")
    expect_days(page, "31 Dec 2022", "31 Dec 2022")
    expect(page.locator(".gz-status")).to_contain_text("2 of 60")
    assert page.get_by_label("From date").input_value() == "2022-12-31"
    page.get_by_role("slider", name="First day").press("ArrowLeft")
    expect_days(page, "30 Dec 2022", "31 Dec 2022")
    page.wait_for_url(re.compile("from=2022-12-30"))
    page.get_by_role("button", name="31 December 2022").wait_for()


def test_the_timeline_zooms_by_wheel_key_double_click_and_back(page, file):
    opened(page, file)
    scale, chart = page.locator(".gz-scale"), page.locator(".gz-chart")
    expect(scale).to_have_text(re.compile("^by week"))
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    for _ in range(6):
        page.mouse.wheel(0, -200)
    expect(scale).to_have_text(re.compile("^by day"))
    expect(chart).to_have_attribute("aria-label", re.compile("zoomed in"))
    expect_days(page, "1 Jan 2022", "31 Dec 2022")
    page.get_by_role("slider", name="First day").press("0")
    expect(scale).to_have_text(re.compile("^by week"))
    page.get_by_role("slider", name="First day").press("+")
    expect(chart).to_have_attribute("aria-label", re.compile("zoomed in"))
    page.get_by_role("button", name="Whole timeline").click()
    expect(chart).not_to_have_attribute("aria-label", re.compile("zoomed in"))
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + 30)
    expect(chart).to_have_attribute("aria-label", re.compile("zoomed in"))
    page.get_by_role("button", name="Whole timeline").click()
    page.get_by_role("button", name="Zoom timeline in").click()
    expect(chart).to_have_attribute("aria-label", re.compile("zoomed in"))


def test_a_handle_moved_out_of_sight_by_keys_takes_the_sight_along(page, file):
    opened(page, file, "#from=2022-06-15&to=2022-06-20")
    page.mouse.dblclick(*middle_of(page.locator(".gz-window")))
    right = page.get_by_role("slider", name="Last day")
    right.press("PageUp")
    expect(right).to_have_attribute("aria-valuetext", "20 Jul 2022")
    expect(right).not_to_have_class(re.compile("gz-off"))
    expect(page.get_by_role("slider", name="First day")).to_have_class(re.compile("gz-off"))


def test_where_all_is_shown_a_drag_draws_a_new_window_and_then_moves_it(page, file):
    opened(page, file)
    chart = page.locator(".gz-chart").bounding_box()
    assert chart

    def drag(begin: float, end: float) -> None:
        page.mouse.move(chart["x"] + chart["width"] * begin, chart["y"] + 20)
        page.mouse.down()
        page.mouse.move(chart["x"] + chart["width"] * end, chart["y"] + 20, steps=5)
        page.mouse.up()

    drag(0.25, 0.5)
    page.wait_for_url(re.compile("from=2022-04-0.&to=2022-0[67]-.."))
    before = [int(knob.get_attribute("aria-valuenow") or 0) for knob in page.get_by_role("slider").all()]
    drag(0.4, 0.6)
    after = [int(knob.get_attribute("aria-valuenow") or 0) for knob in page.get_by_role("slider").all()]
    assert after[1] - after[0] == before[1] - before[0]
    assert after[0] > before[0] + 60


def test_a_snapshot_lists_what_has_no_place_or_date_and_keeps_switches_in_its_address(page, file):
    opened(page, file)
    unlocated = switch(page, "2 not located")
    unlocated.click()
    expect(page.locator(".gz-place")).to_contain_text("2 events without a place")
    page.wait_for_url(re.compile("list=unlocated"))
    switch(page, "3 undated").click()
    expect(unlocated).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".gz-place")).to_contain_text("3 events without a date")
    expect(page.locator(".gz-aside")).to_have_attribute("data-events", "3")
    page.wait_for_url(re.compile("list=undated"))
    page.get_by_role("button", name="Back to all events").click()
    switch(page, "Exact days only").click()
    expect(page.locator(".gz-aside")).to_have_attribute("data-events", "55")
    page.wait_for_url(re.compile("days=exact"))
    again = opened(page.context.new_page(), file, "#" + page.url.split("#")[1])
    expect(switch(again, "Exact days only")).to_have_attribute("aria-pressed", "true")
    expect(again.locator(".gz-aside")).to_have_attribute("data-events", "55")


@pytest.mark.parametrize("page", [{"has_touch": True, "is_mobile": True}], indirect=True)
def test_on_a_phone_the_rest_is_folded_away_and_large_enough_to_touch(page, file):
    page.set_viewport_size(PHONE)
    opened(page, file)
    panel = page.locator(".gz-panel").bounding_box()
    assert panel
    assert panel["height"] < 844 * 0.27
    expect(page.get_by_role("button", name="Cumulative")).to_be_hidden()
    page.get_by_role("button", name="More timeline controls").tap()
    page.get_by_role("button", name="Cumulative").tap()
    expect(page.get_by_role("button", name="Cumulative")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("To date").fill("2022-06-30")
    expect_days(page, "1 Jan 2022", "30 Jun 2022")
    for one in page.locator(".gz-panel button:visible, .gz-panel select:visible, .gz-panel input:visible").all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44, one.get_attribute("aria-label")
        assert box["x"] >= 0 or "gz-chip" in (one.get_attribute("class") or "")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of 12,800 events, 1,280 on the first day of each month."""
    days = [f"2022-{1 + n % 10:02}-01" for n in range(12_800)]
    out = tmp_path_factory.mktemp("full") / "map.html"
    geo.EventMap(pd.DataFrame({"lat": 40, "lon": 46, "place": "Town", "date": days})).save(out)
    return out


def test_a_large_number_of_the_scale_is_written_in_full(page, full):
    opened(page, full)
    first_inked = page.locator(".gz-above").evaluate(
        """(canvas) => {
            const {width, height} = canvas;
            const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
            const inked = (x) => Array.from({length: height}, (_, y) => data[4 * (y * width + x) + 3]).some(Boolean);
            return Array.from({length: width}, (_, x) => x).findIndex(inked);
        }"""
    )
    assert 1 <= first_inked <= 20, "the number, and all of it"


@pytest.mark.parametrize("wide", [1087, 1032])
def test_the_count_of_many_events_stays_on_one_line_within_the_bar(page, full, wide):
    page.set_viewport_size({"width": wide, "height": 900})
    opened(page, full)
    status = page.locator(".gz-status")
    expect(status).to_contain_text("12,800 events")
    lines, over = status.evaluate(
        """(status) => {
            const range = document.createRange();
            range.selectNodeContents(status);
            const bar = status.parentElement.getBoundingClientRect();
            const boxes = [...range.getClientRects()].filter(({width}) => width);
            const over = Math.max(...boxes.map(({right}) => right)) - bar.right;
            return [new Set(boxes.map(({top}) => Math.round(top))).size, over];
        }"""
    )
    assert lines == 1
    assert over < 1


def middle_of(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + 30


def test_days_that_are_not_shown_lie_in_the_shade_while_they_are_chosen_too(page, file):
    opened(page, file)
    handle = page.get_by_role("slider", name="First day")
    assert shaded(page) == []
    handle.press("PageUp")
    box = page.locator(".gz-window").bounding_box()
    chart = page.locator(".gz-chart").bounding_box()
    assert box
    assert chart
    first, last = shaded(page)
    assert first == 0
    assert last == pytest.approx(box["x"] - chart["x"], abs=3), "as far as the line of the handle"
    page.mouse.move(*middle_of(handle))
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] / 2, box["y"] + 30, steps=4)
    page.locator(".gz-moving").wait_for()
    page.evaluate("new Promise(requestAnimationFrame)")
    assert shaded(page)[1] == pytest.approx(chart["width"] / 2, rel=0.03)
    page.mouse.up()
    expect(page.locator(".gz-moving")).to_have_count(0)
    box = page.locator(".gz-window").bounding_box()
    assert box
    assert box["x"] - chart["x"] == pytest.approx(chart["width"] / 2, rel=0.03), "what takes the pointer has followed"
    assert handle.get_attribute("aria-valuetext") in page.locator(".gz-dates").inner_text()


def shaded(page: Page) -> list[int]:
    """First and last pixel of the chart's middle row, from its left edge, that lie in the shade; none: empty."""
    return page.locator(".gz-span").evaluate(
        """(canvas) => {
            const ratio = canvas.width / canvas.clientWidth;
            const [chart, own] = [canvas.parentElement, canvas].map((one) => one.getBoundingClientRect().left);
            const begins = (chart - own) * ratio;
            const {data} = canvas.getContext("2d").getImageData(0, 56 * ratio, canvas.width, 1);
            const found = [];
            for (let x = 0; x < canvas.width; x += 1) {
                if (data[4 * x + 3] > 170 && data[4 * x + 3] < 200) found.push(Math.round((x - begins) / ratio));
            }
            return found.length ? [found[0], found[found.length - 1]] : [];
        }"""
    )
