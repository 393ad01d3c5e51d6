"""The dates asked for are the dates shown, whoever asks: a link, the page, its words, a box, a mode."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.model import View
from tests.browser.conftest import map_of

SEPTEMBER = "from=2023-09-01&to=2023-09-30"
YEAR = "from=2021-01-01&to=2021-12-31"


def expect_dates(where: Page | FrameLocator, first: str, last: str) -> None:
    expect(where.get_by_label("From date")).to_have_value(first)
    expect(where.get_by_label("To date")).to_have_value(last)


def play_a_while(where: Page | FrameLocator, first: str) -> None:
    where.get_by_role("button", name="Play", exact=True).click()
    expect(where.get_by_label("From date")).not_to_have_value(first)


def test_an_event_opened_or_words_typed_while_the_dates_play_leave_page_and_map_with_the_same_dates(
    visitor, demo_server
):
    page = visitor().open(f"{demo_server}?{SEPTEMBER}")
    frame = map_of(page)
    card, words = page.locator(".gz-open").first, page.get_by_label("Words")

    def expect_september_on_both() -> None:
        expect(frame.get_by_role("button", name="Play", exact=True)).to_be_visible()
        expect_dates(frame, "2023-09-01", "2023-09-30")
        page.wait_for_timeout(1500)  # what the map might still say of the dates that played
        expect_dates(frame, "2023-09-01", "2023-09-30")
        assert SEPTEMBER in page.url
        shown = frame.locator(".gz-status").inner_text().split(" of ")[0]
        expect(page.locator(".gz-head")).to_contain_text(f"{shown} of 201 events")

    expect(card).to_be_visible()
    play_a_while(frame, "2023-09-01")
    card.click()
    page.wait_for_url(re.compile("event="))
    expect_september_on_both()
    expect(words).to_be_visible()
    play_a_while(frame, "2023-09-01")
    words.fill("aid")
    words.press("Enter")
    page.wait_for_url(re.compile("words=aid"))
    expect_september_on_both()


def test_an_event_opened_while_the_dates_of_a_file_play_leaves_them_as_they_were(open_file):
    page = open_file(f"#{SEPTEMBER}")
    page.wait_for_url(re.compile("zoom="))
    play_a_while(page, "2023-09-01")
    page.locator(".gz-list button").first.click()
    page.wait_for_url(re.compile("event="))
    expect_dates(page, "2023-09-01", "2023-09-30")
    assert SEPTEMBER in page.url
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(page.locator(".gz-head")).to_contain_text(page.locator(".gz-status").inner_text())


@pytest.mark.parametrize("counts", [False, True], ids=["map counts", "server counts"])
def test_words_that_come_and_go_leave_the_dates_alone(visitor, request, counts):
    server = request.getfixturevalue("counting_server" if counts else "demo_server")
    page = visitor().open(f"{server}?{YEAR}&words=mine")
    frame, status, head = map_of(page), map_of(page).locator(".gz-status"), page.locator(".gz-head")
    expect_dates(frame, "2021-01-01", "2021-12-31")
    for where in (status, head):
        expect(where).to_contain_text("0 of 201 events")
    words = page.get_by_label("Words")
    words.fill("")
    words.press("Enter")
    for where in (status, head):
        expect(where).to_contain_text("18 of 201 events")
    expect_dates(frame, "2021-01-01", "2021-12-31")
    page.wait_for_url(lambda url: YEAR in url and "words" not in url)


def test_words_typed_into_a_file_leave_the_dates_alone(open_file):
    page = open_file(f"#{YEAR}")
    words = page.get_by_label("Words in the reports")
    for typed, shown in (("mine", "0 of 201 events"), ("", "18 of 201 events")):
        words.fill(typed)
        expect(page.locator(".gz-head")).to_contain_text(shown)
        expect(page.locator(".gz-status")).to_contain_text(shown)
        expect_dates(page, "2021-01-01", "2021-12-31")
        assert YEAR in page.url


@pytest.mark.parametrize(
    ("server", "dates", "shown"),
    [
        ("demo_server", "from=2015-01-01&to=2016-12-31", 0),
        ("counting_server", "from=2020-01-01&to=2020-09-26", 1),  # an event dated "2020"
    ],
)
def test_dates_beyond_the_data_show_what_is_there_and_stand_in_the_timeline(visitor, request, server, dates, shown):
    server = request.getfixturevalue(server)
    page = visitor().open(f"{server}?{dates}")
    frame = map_of(page)
    for where in (frame.locator(".gz-status"), page.locator(".gz-head")):
        expect(where).to_contain_text(f"{shown} of 201 events")
    expect_dates(frame, *re.findall(r"\d{4}-\d\d-\d\d", dates))
    first, last = (frame.get_by_role("slider", name=name) for name in ("First day", "Last day"))
    expect(first).not_to_have_class(re.compile("gz-off"))
    expect(last).not_to_have_class(re.compile("gz-off"))
    page.wait_for_url(re.compile(f"{dates}&lat"))
    assert len(page.request.get(f"{server}api/events.geojson?{dates}").json()["features"]) == shown


def test_a_handle_taken_back_from_beyond_the_data_leaves_the_timeline_as_it_was(open_file):
    page = open_file("#from=2025-01-01&to=2025-12-31")
    page.wait_for_url(re.compile("from=2025-01-01&to=2025-12-31.*zoom="))
    first, last = (page.get_by_role("slider", name=name) for name in ("First day", "Last day"))
    assert int(last.get_attribute("aria-valuemax") or 0) == int(last.get_attribute("aria-valuenow") or 0)
    page.get_by_label("From date").fill("2024-05-01")
    expect_dates(page, "2024-05-01", "2024-05-24")
    expect(first).to_have_attribute("aria-valuetext", "1 May 2024")
    page.wait_for_url(lambda url: "from=2024-05-01&lat" in url)


def test_a_later_window_is_typed_digit_by_digit(reader, file):
    page = reader(locale="en-US").open(file, "#from=2021-03-01&to=2021-03-31")
    first, last = page.get_by_label("From date"), page.get_by_label("To date")
    first.click(position={"x": 15, "y": 12})
    page.keyboard.type("0901202", delay=20)
    expect(page.get_by_role("slider", name="Last day")).to_have_attribute("aria-valuetext", "31 Mar 2021")
    page.keyboard.type("3")
    last.click(position={"x": 15, "y": 12})
    expect_dates(page, "2023-09-01", "2023-09-01")
    page.keyboard.type("09302023", delay=20)
    page.keyboard.press("Enter")
    expect_dates(page, "2023-09-01", "2023-09-30")
    page.wait_for_url(re.compile("from=2023-09-01&to=2023-09-30"))


def test_a_year_that_is_typed_in_half_and_left_changes_nothing(reader, file):
    page = reader(locale="en-US").open(file, "#from=2021-03-01&to=2021-03-31")
    first = page.get_by_label("To date")
    first.click(position={"x": 15, "y": 12})
    page.keyboard.type("0901202", delay=20)
    first.blur()
    expect_dates(page, "2021-03-01", "2021-03-31")


def test_cumulative_shows_all_up_to_the_last_day_and_another_mode_gives_the_window(visitor, demo_server, demo_data):
    page = visitor().open(f"{demo_server}?{YEAR}")
    frame = map_of(page)
    page.wait_for_url(re.compile("zoom="))
    frame.get_by_role("button", name="Cumulative").click()
    page.wait_for_url(re.compile(r"\?to=2021-12-31&mode=cumulative"))
    shown = len(query.find(demo_data, View(end=dt.date(2021, 12, 31))))
    expect(frame.locator(".gz-status")).to_contain_text(f"{shown} of {len(joined(demo_data))} events")
    frame.get_by_role("button", name="Step forward").click()
    expect_dates(frame, "2020-09-27", "2022-01-31")
    frame.get_by_role("button", name="Step back").click()
    frame.get_by_role("button", name=re.compile("^Range")).click()
    expect_dates(frame, "2021-01-01", "2021-12-31")
    page.wait_for_url(lambda url: YEAR in url and "mode" not in url)


def test_a_first_day_ends_cumulative(open_file):
    page = open_file("#to=2021-12-31&mode=cumulative")
    page.get_by_label("From date").fill("2021-06-01")
    expect(page.get_by_role("button", name=re.compile("^Range"))).to_have_attribute("aria-pressed", "true")
    expect_dates(page, "2021-06-01", "2021-12-31")
    page.wait_for_url(lambda url: "from=2021-06-01&to=2021-12-31&lat" in url)
