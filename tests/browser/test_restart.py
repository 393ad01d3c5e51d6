"""A server that is restarted under an open page: what the reader does meanwhile and first after it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.dataset.store import Dataset
from geo.model import View
from tests import samples
from tests.browser.conftest import Visitor, map_of
from tests.serving import free_port, served


class Restartable:
    """A server that comes back on the same port."""

    def __init__(self, folder: Path) -> None:
        self.address = ""
        self.dataset: Path | None = None
        self._folder = folder
        self._port = free_port()
        self._running = ExitStack()
        self._starts = 0

    def start(self, dataset: Path) -> None:
        self._starts += 1
        log = self._folder / f"server{self._starts}.log"
        self.address, _ = self._running.enter_context(served(dataset, log, self._port))
        self.dataset = dataset

    def stop(self) -> None:
        self.dataset = None
        self._running.close()


@pytest.fixture(scope="module")
def restartable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restartable]:
    made = Restartable(tmp_path_factory.mktemp("server"))
    yield made
    made.stop()


@pytest.fixture
def server(restartable: Restartable, demo: Path) -> Restartable:
    """A server of the demo, as a test before has left it or started anew."""
    if restartable.dataset != demo:
        restartable.stop()
        restartable.start(demo)
    return restartable


@pytest.fixture
def guest(visitor):
    """A visitor whose browser says that the server was away, as it does."""
    one = visitor(first_time=True)
    yield one
    away = re.compile("ERR_|WebSocket|from server|server endpoint|still running")
    one.faults[:] = [said for said in one.faults if not away.search(said)]


def wait_until_lost(page: Page) -> None:
    page.locator("[data-testid=stConnectionStatus]").wait_for()


def wait_until_back(page: Page) -> None:
    page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')", timeout=60_000)


def say_first_day(frame: FrameLocator, day: str) -> None:
    field = frame.get_by_label("From date")
    field.fill(day)
    field.press("Enter")


def arrive(guest: Visitor, server: Restartable) -> tuple[Page, FrameLocator]:
    """Open the page and wait for all of it: a server that is down could not bring the rest."""
    page = guest.open(server.address)
    page.wait_for_url(re.compile("zoom="))
    page.get_by_label("Words").wait_for()
    page.locator("[data-testid=stBidiComponentRegular], .gz-open").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page, map_of(page)


def counted_from(dataset: Dataset, day: dt.date) -> str:
    return f"{len(query.select(dataset, View(start=day)))} of {len(joined(dataset))} events"


def test_the_first_act_after_a_restart_holds(server, guest, demo):
    page, frame = arrive(guest, server)
    server.stop()
    wait_until_lost(page)
    server.start(demo)
    wait_until_back(page)
    chip = frame.locator(".gz-chip").first
    chip.click()
    page.wait_for_url(re.compile("types="))
    expect(page.locator(".gz-head")).to_contain_text(" of ")
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(frame.locator(".gz-status")).to_contain_text(" of ")
    page.get_by_label("Words").wait_for()
    chip.click()
    page.wait_for_url(lambda address: "types=" not in address)
    expect(chip).to_have_attribute("aria-pressed", "true")


def test_what_is_done_while_the_server_is_down_reaches_the_page(server, guest, demo, demo_data):
    page, frame = arrive(guest, server)
    say_first_day(frame, "2022-01-01")
    page.wait_for_url(re.compile("from=2022-01-01"))
    server.stop()
    wait_until_lost(page)
    say_first_day(frame, "2023-09-01")
    server.start(demo)
    for day in (dt.date(2023, 9, 1), dt.date(2023, 10, 1)):
        page.wait_for_url(re.compile(f"from={day}"), timeout=60_000)
        expect(page.locator(".gz-head")).to_contain_text(counted_from(demo_data, day))
        expect(frame.locator(".gz-status")).to_contain_text(counted_from(demo_data, day))
        say_first_day(frame, "2023-10-01")


def test_a_restart_with_other_data_brings_them_and_keeps_the_dates(server, guest, tmp_path):
    page, frame = arrive(guest, server)
    say_first_day(frame, "2023-09-01")
    page.wait_for_url(re.compile("from=2023-09-01"))
    server.stop()
    wait_until_lost(page)
    samples.write([samples.event(i, samples.place(), dt.date(2023, 8 + i, 2)) for i in range(3)], tmp_path / "other")
    server.start(tmp_path / "other")
    expect(page.locator(".gz-head")).to_contain_text("2 of 3 events", timeout=60_000)
    expect(frame.locator(".gz-status")).to_contain_text("2 of 3 events")
    expect(frame.get_by_role("slider", name="First day")).to_have_attribute("aria-valuetext", "1 Sept 2023")
