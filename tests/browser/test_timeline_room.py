"""What has room in the timeline: names on its axis, bars beside the handles, fingers, and what is said of a bar."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

import geo
from tests.browser.conftest import PHONE
from tests.browser.targets import too_small

A_LETTER_PX = 6.1
WIDTHS_PX = [220, 252, 322, 500, 630, 981, 1380]


def named_on_axis(evaluate, begin: str, end: str, width: int) -> list[tuple[str, float]]:
    found = evaluate(
        "axis.js",
        f"""(async () => {{
            const {{fromIso}} = await import(base + "days.js");
            const measure = (text) => text.length * {A_LETTER_PX};
            const [begin, last] = [fromIso("{begin}"), fromIso("{end}")];
            const scale = {{begin, end: last + 1, last, width: {width}, measure}};
            return m.ticks(scale).filter(({{named}}) => named).map(({{text, left}}) => [text, left]);
        }})()""",
    )
    return [(text, left) for text, left in found]


@pytest.mark.parametrize(
    ("begin", "end", "width", "expected"),
    [
        ("2022-02-01", "2022-12-20", 252, ["Apr 2022", "Jul 2022", "Oct 2022"]),
        ("2022-02-01", "2022-12-20", 390, ["Mar 2022", "May 2022", "Jul 2022", "Sept 2022", "Nov 2022"]),
        ("2022-01-02", "2022-12-30", 630, ["Mar 2022", "May 2022", "Jul 2022", "Sept 2022", "Nov 2022"]),
        ("1820-01-01", "2015-12-31", 322, [str(year) for year in range(1820, 2001, 20)]),
        ("2022-03-01", "2022-03-07", 322, ["1 Mar 2022", "3 Mar", "5 Mar", "7 Mar"]),
        ("2021-12-20", "2022-01-15", 322, ["20 Dec 2021", "27 Dec", "3 Jan 2022", "10 Jan"]),
        ("0001-01-01", "9999-12-31", 322, ["2000", "4000", "6000", "8000"]),
        ("2022-02-01", "2022-12-20", 150, ["Mar", "May", "Jul", "Sept 2022"]),
    ],
)
def test_the_axis_names_days_months_or_years_in_the_finest_step_that_has_room(evaluate, begin, end, width, expected):
    assert [text for text, _ in named_on_axis(evaluate, begin, end, width)] == expected


def test_however_long_the_time_in_sight_the_axis_names_two_days_in_even_steps(evaluate):
    found = evaluate(
        "axis.js",
        f"""(() => {{
            const wrong = [];
            const measure = (text) => text.length * {A_LETTER_PX};
            const counted = [];
            for (const width of {WIDTHS_PX}) for (const begin of [-719162, -54725, 18090, 19024.3]) {{
                for (let span = 7; begin + span <= 2932897; span *= 1.09) {{
                    const all = m.ticks({{begin, end: begin + span, last: begin + span, width, measure}});
                    const left = all.filter(({{named}}) => named).map((tick) => tick.left);
                    const steps = left.slice(1).map((x, i) => x - left[i]);
                    const even = Math.max(...steps) / Math.min(...steps) < 1.14; // February is short
                    const bare = all.length - left.length; // only at the end, for want of room
                    counted.push(left.length);
                    if (left.length < 2 || !even || bare > 2) wrong.push([width, begin, span, bare, steps]);
                }}
            }}
            return [wrong, counted.length];
        }})()""",
    )
    assert found[0] == []
    assert found[1] > 2000


def test_an_axis_of_a_single_day_names_it(evaluate):
    assert named_on_axis(evaluate, "2022-02-01", "2022-02-01", 330) == [("1 Feb 2022", 0)]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of three events, the first and the last at the ends of its time."""
    dates = ["2020-10-01", "2021-05-05", "2023-09-19"]
    out = tmp_path_factory.mktemp("three") / "map.html"
    frame = pd.DataFrame({"lat": [40.0, 40.2, 40.4], "lon": 46, "place": ["One", "Two", "Three"], "date": dates})
    geo.EventMap(frame).save(out)
    return out


def of_three(reader, three: Path, fragment: str = "", **options: object) -> Page:
    page: Page = reader(**{"viewport": {"width": 1440, "height": 900}} | options).open(three, fragment)
    return page


def bars_seen(page: Page) -> list[tuple[int, int]]:
    """First and last pixel of each bar, from the chart's left edge, less those that the handles' lines cover."""
    found = page.locator(".gz-chart").evaluate(
        """(chart) => {
            const left = chart.getBoundingClientRect().left;
            const row = (canvas) => {
                const ratio = canvas.width / canvas.clientWidth;
                const begins = Math.round(left - canvas.getBoundingClientRect().left);
                const {data} = canvas.getContext("2d").getImageData(0, 66 * ratio, canvas.width, 1);
                return (x) => data[4 * Math.round((x + begins) * ratio) + 3];
            };
            const [bar, span] = [row(chart.querySelector("canvas")), row(chart.querySelector(".gz-span"))];
            const found = [];
            for (let x = 0; x < chart.clientWidth; x += 1) {
                if (bar(x) < 200 || span(x) > 100) continue;
                const last = found[found.length - 1];
                if (last && last[1] === x - 1) last[1] = x;
                else found.push([x, x]);
            }
            return found;
        }"""
    )
    return [(first, last) for first, last in found]


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE, {"width": 320, "height": 700}])
def test_the_first_and_the_last_bar_are_seen_beside_the_handles(reader, three, size):
    page = of_three(reader, three, viewport=size)
    width = page.locator(".gz-chart").bounding_box()["width"]
    seen = bars_seen(page)
    assert len(seen) == 3
    assert all(last - first >= 2 for first, last in seen), seen
    assert seen[0][0] < 10
    assert seen[2][1] > width - 10
    for end, day in [("First day", "1 Oct 2020"), ("Last day", "19 Sept 2023")]:
        expect(page.get_by_role("slider", name=end)).to_have_attribute("aria-valuetext", day)


def test_a_single_day_is_seen_between_its_handles_and_bars_answer_where_they_are_drawn(reader, three):
    page = of_three(reader, three, "#from=2021-05-05&to=2021-05-05")
    chart, tip = page.locator(".gz-chart").bounding_box(), page.locator(".gz-tip")
    page.mouse.move(chart["x"] + 1, chart["y"] + 60)
    expect(tip).to_contain_text("28 Sept 2020 – 4 Oct 2020 1 event")
    page.mouse.move(chart["x"] + chart["width"] - 1, chart["y"] + 60)
    expect(tip).to_contain_text("18 Sept 2023 – 24 Sept 2023 1 event")
    page.mouse.dblclick(chart["x"] + 2, chart["y"] + 90)
    page.get_by_role("slider", name="First day").focus()
    for _ in range(12):
        page.get_by_role("button", name="Zoom timeline in").click()
    (seen,) = bars_seen(page)
    assert seen[1] - seen[0] > 100
    page.mouse.move(chart["x"] + seen[0] + 1, chart["y"] + 60)
    expect(tip).to_contain_text("5 May 2021 1 event")
    page.mouse.move(chart["x"] + seen[1] - 1, chart["y"] + 60)
    expect(tip).to_contain_text("5 May 2021 1 event")


def test_a_handle_of_an_open_end_comes_along_under_the_pointer(reader, three):
    page = of_three(reader, three)
    handle, chart = page.get_by_role("slider", name="First day"), page.locator(".gz-chart").bounding_box()
    for pulled_px in (4, 200):
        page.mouse.move(chart["x"], chart["y"] + 38)
        page.mouse.down()
        page.mouse.move(chart["x"] + pulled_px, chart["y"] + 38, steps=4)
        page.mouse.up()
        expect(page.locator(".gz-moving")).to_have_count(0)
        box = handle.bounding_box()
        stands = box["x"] + box["width"] / 2 - chart["x"]
        assert stands == pytest.approx(pulled_px if pulled_px > 10 else 0, abs=1.5)
    days = (dt.date(2023, 9, 20) - dt.date(2020, 10, 1)).days
    told = dt.date.fromisoformat(page.get_by_label("From date").input_value())
    drawn = dt.date(2020, 10, 1) + dt.timedelta(days=(200 - 7) / (chart["width"] - 14) * days)
    assert abs((told - drawn).days) <= 1
    handle.press("Home")
    expect(handle).to_have_attribute("aria-valuetext", "1 Oct 2020")
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", "2 Oct 2020")


@pytest.mark.parametrize("size", [(844, 390), (667, 375), (740, 360), (932, 430), (1024, 600), (1180, 820)])
def test_fingers_find_all_of_the_timeline_where_map_and_list_stand_side_by_side(open_file, size):
    page = open_file(viewport={"width": size[0], "height": size[1]}, has_touch=True)
    assert too_small(page, ".gz-panel") == []
    modes = [box for one in page.locator(".gz-mode").all() if (box := one.bounding_box())]
    for one, other in pairwise(modes):
        assert one["x"] + one["width"] <= other["x"] + 0.01, "each stands for itself"


def meet(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    return not (
        a["x"] + a["width"] <= b["x"]
        or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"]
        or b["y"] + b["height"] <= a["y"]
    )


@pytest.mark.parametrize("size", [(1440, 900), (800, 600), (700, 380)])
def test_what_is_said_of_a_bar_stands_over_neither_boxes_nor_bars(open_file, size):
    page = open_file(viewport={"width": size[0], "height": size[1]})
    chart, tip = page.locator(".gz-chart"), page.locator(".gz-tip")
    box = chart.bounding_box()
    for share in (0.02, 0.3, 0.5, 0.98):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + 60)
        expect(tip).to_be_visible()
        assert not meet(tip, chart)
        assert not meet(tip, page.locator(".gz-bar"))


def test_with_no_map_above_it_what_is_said_of_a_bar_stands_beside_the_pointer(evaluate):
    tip, above = "{wide: 200, high: 90}", "{map_px: 40, panel_px: 180}"
    assert evaluate("bar_tip.js", f"m.placeOf(300, {tip}, 900, {above})") == {"left": 324, "bottom": 0}
    assert evaluate("bar_tip.js", f"m.placeOf(800, {tip}, 900, {above})") == {"left": 576, "bottom": 0}
