"""What the timeline says: of days that are guessed, of the place chosen, of the event read, of its bars."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from playwright.sync_api import Locator, expect

from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.model import View
from tests.browser.conftest import AS_ON_THE_PAGE, PHONE, map_of


def ink(canvas: Locator, left: int = 0, top: int = 0, bottom: int = 1000) -> int:
    """How many pixels of a canvas, from some pixel of the page on, are drawn on."""
    return int(
        canvas.evaluate(
            """(canvas, [left, top, bottom]) => {
                const ratio = canvas.width / canvas.clientWidth;
                const [x, y, wide] = [left * ratio, top * ratio, canvas.width - left * ratio];
                const high = Math.min(canvas.height, bottom * ratio) - y;
                const {data} = canvas.getContext("2d").getImageData(x, y, wide, high);
                let count = 0;
                for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
                return count;
            }""",
            [left, top, bottom],
        )
    )


def apart(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    return (
        a["x"] + a["width"] <= b["x"]
        or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"]
        or b["y"] + b["height"] <= a["y"]
    )


def test_a_day_of_publication_is_not_exact_on_map_and_page(visitor, demo_server, demo_data):
    rows = joined(demo_data)
    guessed = rows[rows["date_guessed"] & rows["date_precision"].eq("day")]
    assert len(guessed) > 10
    assert all("day of publication" in " ".join(json.loads(reasons)) for reasons in guessed["reasons"])
    page = visitor().open(demo_server + f"?event={guessed['id'].iloc[0]}")
    expect(page.get_by_text(re.compile(r"about \d+ \w+ \d{4} \(day of publication\)"))).to_be_visible()
    frame = map_of(page)
    frame.get_by_role("button", name="Exact days only").click()
    left = len(query.find(demo_data, View(exact_days=True)))
    assert left <= rows["date_precision"].eq("day").sum() - len(guessed)
    expect(frame.locator(".gz-status")).to_contain_text(f"{left} of {len(rows)}")
    expect(page.locator(".gz-head")).to_contain_text(f"{left} of {len(rows)}")


def test_a_chosen_place_has_its_history_and_its_number_in_the_timeline(open_file, demo_data):
    places = query.event_places(demo_data)
    here, total = int(places["events"].iloc[0]), len(joined(demo_data))
    page = open_file(f"#place={places['id'].iloc[0]}")
    status, bars = page.locator(".gz-status"), page.locator(".gz-chart > canvas").first
    expect(status).to_contain_text(f"{here} of {total} here")
    expect(page.locator(".gz-head")).to_contain_text(f"{here} of {total} events")
    chosen = bars.evaluate("(canvas) => canvas.toDataURL()")
    page.get_by_role("button", name="Show all places").click()
    expect(status).to_contain_text(f"{total} events")
    assert chosen != bars.evaluate("(canvas) => canvas.toDataURL()")


def test_the_event_that_is_read_has_its_mark_over_the_bars(open_file):
    page = open_file("#event=3")
    mark = page.locator(".gz-pointed")
    assert ink(mark) > 20
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".gz-event")).to_have_count(0)
    wait_for_no_ink(mark)


def wait_for_no_ink(canvas: Locator) -> None:
    canvas.evaluate(
        """(canvas) => new Promise((done) => (function look() {
            const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            if (data.some(Boolean)) requestAnimationFrame(look);
            else done();
        })())"""
    )


@pytest.mark.parametrize("size", [AS_ON_THE_PAGE, PHONE], ids=["desktop", "phone"])
def test_the_numbers_and_the_unit_of_the_scale_stand_beside_the_bars_and_the_line_of_a_handle(open_file, size):
    page = open_file(viewport=size)
    chart, above = page.locator(".gz-chart"), page.locator(".gz-above")
    expect(chart).to_be_visible()
    gutter = chart.evaluate("(one) => one.getBoundingClientRect().left") - above.evaluate(
        "(one) => one.getBoundingClientRect().left"
    )
    assert ink(above, 0, 0, 68) > 0, "the numbers are there"
    assert ink(above, int(gutter) - 7, 0, 68) == 0, "but not over a bar or a handle"
    words = page.locator(".gz-scale").bounding_box()
    top = chart.bounding_box()
    assert words
    assert top
    assert words["y"] + words["height"] <= top["y"] + 14, "above the highest bar"
    line_px = 2
    assert words["x"] + words["width"] < top["x"] + top["width"] - line_px


def test_what_is_said_of_a_bar_follows_the_bars_under_a_resting_pointer(open_file):
    page = open_file()
    chart = page.locator(".gz-chart").bounding_box()
    assert chart
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + 30)
    tip = page.locator(".gz-tip")
    expect(tip.locator("strong")).to_have_text(re.compile(r"^[A-Z][a-z]+ \d{4}$"))
    for _ in range(8):
        page.mouse.wheel(0, -200)
    expect(tip.locator("strong")).to_have_text(re.compile(r"^\d+ [A-Z][a-z]+ \d{4}$"))


def test_a_bar_says_how_exactly_its_events_are_dated(open_file, demo_data):
    rows = joined(demo_data)
    first = pd.Timestamp(2020, 9, 1), pd.Timestamp(2020, 9, 30)
    start, end = pd.to_datetime(rows["start"]), pd.to_datetime(rows["end"])
    here = rows[(start >= first[0]) & (start <= first[1])]
    exact = int((here["start"] == here["end"]).sum())
    astride = int(((end > first[1]) & (end - start < pd.Timedelta(days=7))).loc[here.index].sum())
    assert astride == 1
    page = open_file()
    chart = page.locator(".gz-chart").bounding_box()
    page.mouse.move(chart["x"] + 1, chart["y"] + 30)
    tip = page.locator(".gz-tip")
    expect(tip).to_contain_text("September 2020")
    expect(tip).to_contain_text(f"{exact} dated to the day, {astride} within a week")
    expect(tip).to_contain_text("1 of them may lie just beside this month")


def test_on_a_wide_screen_one_zooms_without_unfolding_and_the_fold_covers_nothing(open_file):
    page = open_file()
    expect(page.get_by_role("button", name="Zoom timeline in")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom timeline out")).to_be_visible()
    more = page.get_by_role("button", name="More timeline controls")
    expect(more).to_have_text("More")
    more.click()
    fold = page.locator(".gz-fold")
    expect(fold).to_be_visible()
    for other in (page.locator(".gz-filters"), page.locator(".gz-bar"), page.locator(".gz-chart")):
        assert apart(fold, other)
    page.get_by_role("button", name="Exact days only").click()
    expect(page.get_by_role("button", name="Exact days only")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("wide", [1086, 971])
def test_what_is_counted_stands_in_one_line_beside_the_boxes_of_the_dates(open_file, wide):
    page = open_file("#from=2023-01-01", viewport={"width": wide, "height": 774})
    expect(page.locator(".gz-bar").get_by_label("From date")).to_be_visible()
    status = page.locator(".gz-status")
    expect(status).to_contain_text(" of 201 events")
    assert status.evaluate("(one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)") < 1.5


@pytest.mark.parametrize(("pulled", "expected"), [(-90, ("2022-1", "2023-06-01")), (90, ("2023-06-01", "2023-1"))])
def test_from_a_single_day_a_handle_is_pulled_to_either_side(open_file, pulled, expected):
    page = open_file("#from=2023-06-01&to=2023-06-01")
    box = page.get_by_role("slider", name="Last day").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pulled / 2, y)
    page.mouse.move(x + pulled, y)
    page.mouse.up()
    shown = [page.get_by_label(f"{end} date").input_value() for end in ("From", "To")]
    assert shown[0].startswith(expected[0])
    assert shown[1].startswith(expected[1])
    assert shown[0] != shown[1]


@pytest.mark.parametrize(
    ("typed", "expected"), [("2023-08-01", ["2023-08-01", "2023-08-01"]), ("", ["2020-09-27", "2023-06-30"])]
)
def test_boxes_that_are_left_say_the_dates_in_force(open_file, typed, expected):
    page = open_file("#from=2023-06-01&to=2023-06-30")
    page.get_by_label("From date").fill(typed)
    page.get_by_label("From date").blur()
    assert [page.get_by_label(f"{end} date").input_value() for end in ("From", "To")] == expected


def test_the_buttons_zoom_around_the_window(open_file):
    page = open_file("#from=2024-02-25&to=2024-05-02")
    for _ in range(4):
        page.get_by_role("button", name="Zoom timeline in").click()
    for end in ("First day", "Last day"):
        expect(page.get_by_role("slider", name=end)).not_to_have_class(re.compile("gz-off"))


@pytest.mark.parametrize("wide", [342, 786])
def test_the_dates_and_the_number_beside_them_are_a_line_each(open_file, demo_data, wide):
    place = query.event_places(demo_data)["id"].iloc[0]
    page = open_file(f"#place={place}", viewport={"width": wide, "height": 800})
    lines = page.locator(".gz-status").evaluate(
        """(status) => [...status.children].filter((one) => one.offsetWidth).map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            const rows = [...range.getClientRects()];
            return [one.textContent, new Set(rows.map(({top}) => top)).size, Math.max(...rows.map(({right}) => right))];
        })"""
    )
    assert lines[-1][0].endswith(" here")
    assert [number for _, number, _ in lines] == [1, 1]
    bar = page.locator(".gz-bar").bounding_box() or {}
    assert max(right for *_, right in lines) <= bar["x"] + bar["width"] + 1


def test_no_month_goes_without_its_name_on_a_zoomed_axis(reader, file):
    """At every length at which months are named, the widest name leaves room for the next."""
    visit = reader(viewport=AS_ON_THE_PAGE)
    visit.context.add_init_script(
        """const write = CanvasRenderingContext2D.prototype.fillText;
        window.written = [];
        CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
            if (this.canvas.className === "gz-above") window.written.push(text);
            write.call(this, text, ...where);
        };"""
    )
    page = visit.open(file)
    chart = page.locator(".gz-chart").bounding_box()
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + 30)
    named = 0
    for turned_px in [-100] * 4 + [-10] * 40:
        page.evaluate("window.written = []")
        page.mouse.wheel(0, turned_px)
        page.wait_for_function("window.written.length")
        months = [f"1 {text}" for text in page.evaluate("window.written") if re.match(r"[A-Z][a-z]+ \d{4}$", text)]
        days = pd.to_datetime(pd.Series(months).str.replace("Sept", "Sep"), format="%d %b %Y")
        apart = days.dt.year * 12 + days.dt.month
        steps = set(apart.diff().dropna())
        named += 1 in steps
        assert len(steps) <= 1, months
    assert named


def test_the_days_that_play_are_written_over_the_mark_of_the_event_that_is_read(open_file):
    page = open_file("#from=2023-09-01&to=2023-09-30&event=3")
    page.wait_for_url(re.compile("event="))
    page.locator(".gz-event").wait_for()
    span = page.locator(".gz-span")
    label = page.locator(".gz-pointed")
    before = ink(label)
    box = page.get_by_role("slider", name="Last day").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + 40, steps=3)
    assert ink(label) > before + 500, "the dates stand on what lies over all else"
    page.mouse.up()
    expect(page.locator(".gz-chart")).not_to_have_class(re.compile("gz-moving"))
    assert ink(label) == before
    assert ink(span) > 0


def test_what_dates_hide_for_want_of_a_date_is_listed_beside_the_timeline_and_not_counted_with_what_is_shown(
    visitor, demo_server, open_file
):
    dates = "from=2023-01-01"
    page = visitor().open(f"{demo_server}?{dates}")
    alone = open_file(f"#{dates}")
    for there, whole in ((map_of(page), page), (alone, alone)):
        expect(there.get_by_role("button", name="1 undated")).to_be_visible()
        expect(whole.locator(".gz-head")).to_contain_text(re.compile(r"\d+ of 201 events · \d+ places"))
        expect(whole.locator(".gz-head")).not_to_contain_text("undated")
        expect(there.locator(".gz-lacking")).not_to_contain_text("undated")
    # Where no dates are asked for it is among those shown.
    alone.get_by_role("button", name="1 undated").click()
    expect(alone.locator(".gz-head")).to_contain_text("1 undated event · 1 place")
    everything = open_file()
    expect(everything.locator(".gz-head")).to_contain_text("201 events")
    expect(everything.locator(".gz-head")).to_contain_text("1 undated")
