"""A real Chromium against a real server, cut off from every other host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FrameLocator,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from geo.cli import main
from geo.dataset.store import Dataset, open_dataset
from geo.map.event_map import assets_version
from tests.serving import errors_in, serving

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--renderer-process-limit=1",  # each page would have a process made ready that no page comes to use
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
)
#: Chromium without what surrounds a page opens one sooner.
EXECUTABLE = shutil.which("chromium-headless-shell") or shutil.which("chromium")
PATIENCE_MS = 20_000
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "server.log"
    with serving(demo, log) as address:
        yield address
    assert errors_in(log) == []


@pytest.fixture(scope="session")
def counting_server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that sends no events, but counts them for the map."""
    log = tmp_path_factory.mktemp("counting") / "server.log"
    with ExitStack() as running:
        with pytest.MonkeyPatch.context() as patch:  # for this server alone, not for those that start after it
            patch.setenv("GEO_MOST_HELD", "5")
            address = running.enter_context(serving(demo, log))
        yield address
    assert errors_in(log) == []


@pytest.fixture(scope="session")
def demo_data(demo: Path) -> Dataset:
    return open_dataset(demo)


@pytest.fixture(scope="module")
def evaluate(chromium: Browser, demo_server: str) -> Iterator[Callable[[str, str], Any]]:
    """Evaluate an expression with the exports of one of our modules in scope as `m`, others lie below `base`."""
    page = chromium.new_page()
    page.goto(demo_server + "healthz")
    base = f"/assets/{assets_version()}/gazette/"

    def run(module: str, expression: str) -> Any:
        script = f"const base = '{base}'; const m = await import(base + '{module}'); return await ({expression});"
        return page.evaluate(f"async () => {{ {script} }}")

    yield run
    page.close()


class Visitor:
    """A browser context whose console errors, page exceptions and requests to other hosts are collected."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.faults: list[str] = []
        self.outside: list[str] = []
        context.set_default_timeout(PATIENCE_MS)
        self._listeners = {"console": self._hear, "weberror": self._note, "request": self._asked}
        for kind, listener in self._listeners.items():
            context.on(kind, listener)  # type: ignore[call-overload]  # one signature for each kind

    def open(self, address: str) -> Page:
        """Open a page and wait until the map has drawn its events."""
        page = self.context.new_page()
        page.goto(address)
        map_of(page).locator("body[data-ready]").wait_for()
        return page

    def leave(self) -> None:
        """Close all pages and forget what they stored; what was fetched stays in the browser's cache."""
        for page in self.context.pages:
            if page.url.startswith("http"):
                page.evaluate("localStorage.clear()")
            page.close()
        for kind, listener in self._listeners.items():
            self.context.remove_listener(kind, listener)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(message.text)

    def _note(self, error: WebError) -> None:
        self.faults.append(str(error.error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://localhost:", "data:", "blob:")):
            self.outside.append(request.url)


@pytest.fixture(scope="session")
def returning(chromium: Browser) -> Callable[..., BrowserContext]:
    """The browsers, by their options, of those who have been here before: a cache spares a second for each page."""
    kept: dict[str, BrowserContext] = {}

    def browser(**options: object) -> BrowserContext:
        kind = str(sorted(options.items()))
        if kind not in kept:
            kept[kind] = chromium.new_context(**options)  # type: ignore[arg-type]
        return kept[kind]

    return browser


@pytest.fixture
def visitor(chromium: Browser, returning: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visitor]]:
    """Make visitors; at the end none of them may have seen a fault or reached for another host.

    A visitor who comes for the first time has a context alone, which may be changed; the others share one, and its
    cache, with those of the same options.
    """
    made: list[Visitor] = []
    alone: list[BrowserContext] = []

    def make(*, first_time: bool = False, **options: object) -> Visitor:
        wanted = {"viewport": DESKTOP} | options
        if first_time:
            alone.append(chromium.new_context(**wanted))  # type: ignore[arg-type]
        made.append(Visitor(alone[-1] if first_time else returning(**wanted)))
        return made[-1]

    yield make
    for one in made:
        one.leave()
    for context in alone:
        context.close()
    assert {fault for one in made for fault in one.faults} == set()
    assert {url for one in made for url in one.outside} == set()


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title^="streamlit_folium"]')


def bring_table(page: Page) -> None:
    """Have the table of events come without scrolling to it; its button does nothing before its script has run.

    Where the page was scrolled meanwhile, the table may have come by itself, and the button gone.
    """
    page.locator(".gz-to-come button, .st-key-events_table").first.wait_for(state="attached")
    page.wait_for_function(
        """() => {
            document.querySelector('.gz-to-come button')?.click();
            return document.querySelector('.st-key-events_table');
        }""",
        polling=500,
    )
    page.locator(".st-key-events_table").wait_for()


class Reader:
    """Opens files in a browser that is offline, and keeps what went wrong or was asked of any network."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.faults: list[str] = []
        context.set_offline(True)
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def open(self, file: Path, fragment: str = "") -> Page:
        page = self.context.new_page()
        page.goto(file.as_uri() + fragment)
        page.locator("body[data-ready] .gz-aside[data-events]").wait_for()
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.faults.append(f"asked for {url}")


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """Make offline readers; at the end none may have seen a fault."""
    made: list[Reader] = []

    def make(**options: object) -> Reader:
        made.append(Reader(chromium.new_context(**{"viewport": DESKTOP} | options)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.context.close()
    assert [fault for one in made for fault in one.faults] == []


@pytest.fixture(scope="session")
def file(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the demo, written by the real command."""
    out = tmp_path_factory.mktemp("snapshot") / "map.html"
    done = CliRunner().invoke(main, ["snapshot", "--from", str(demo), "-o", str(out), "--title", "The demo"])
    assert done.exit_code == 0, done.output
    return out


#: Where a file's map and timeline are as large as those on the page of a desktop, of which the filters take a part.
AS_ON_THE_PAGE: ViewportSize = {"width": 1086, "height": 774}
#: Has a file call Leaflet's map `map`, as the page's frame does.
CALLS_THE_MAP = """
    let leaflet;
    Object.defineProperty(window, 'L', {
        get: () => leaflet,
        set(loaded) {
            leaflet = loaded;
            leaflet.Map.addInitHook(function () { window.map = this; });
        },
    });
"""


@pytest.fixture
def open_file(reader: Callable[..., Reader], file: Path) -> Callable[..., Page]:
    """Open the file at a fragment of its address, offline; a test finds its `map` there, as in the page's frame."""

    def open_at(fragment: str = "", **options: object) -> Page:
        visit: Reader = reader(**{"viewport": AS_ON_THE_PAGE} | options)
        visit.context.add_init_script(CALLS_THE_MAP)
        return visit.open(file, fragment)

    return open_at
