"""What a reader waits for: opening the page, dragging the timeline, moving the map, changing a filter; and its costs.

A real Chromium without a graphics card against `geo serve`. The page of an empty Streamlit script is measured in the
same run, for most of a small map's first paint is Streamlit's own front end. `frames.js` says what a frame's cost is.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, Response, sync_playwright

from tests.benchmark.generated import generated
from tests.benchmark.resources import load, memory_mb, processor_s
from tests.browser.conftest import ARGUMENTS, bring_table, map_of
from tests.serving import free_port, served, wait_for

SIZES = (40, 100_000, 1_000_000)
OPENINGS = 3
RERUNS = 20
#: So often each script of frames is run, on the page just opened and again: one run has too few frames for a p95.
ROUNDS = 3

_FRAMES = Path(__file__).with_name("frames.js")
#: When the map's frame was last clicked and when the page's count last changed, in ms since 1970.
_CLICKED = """(chip) => chip.ownerDocument.addEventListener(
    "click", () => { parent.gazetteTimes.clicked = performance.timeOrigin + performance.now(); }, true)"""
_FOLLOWED = """() => {
    const count = () => document.querySelector(".gz-head")?.textContent ?? "";
    const heard = () => document.querySelector("[data-heard]")?.getAttribute("data-heard"); // what a run ends with
    const times = window.gazetteTimes = { clicked: 0, followed: 0 };
    let [counted, last] = [count(), heard()];
    new MutationObserver(() => {
        if (count() === counted || heard() === last) return;
        [counted, last] = [count(), heard()];
        times.followed = performance.timeOrigin + performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ["data-heard"] });
}"""
#: Evaluated first in each frame: notes when the first element of a selector is on the screen, in ms since 1970.
#: Asked from outside, a page would answer only when Streamlit has brought what stands below the map.
_NOTE_PAINTED = """(() => {
    const look = () => {
        if (!document.querySelector(%r)) {
            window.gazetteLook = setTimeout(look, 5);
            return;
        }
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { window.gazettePainted = performance.timeOrigin + performance.now(); };
            channel.port2.postMessage(0);
        });
    };
    look();
})()"""
_QUIET_MS = 2500
_IDLE_MS = 6000


@dataclass(frozen=True)
class _Goals:
    """What is aimed at: seconds, milliseconds and megabytes."""

    painted_s: float
    drag_ms: int
    move_ms: int
    filter_ms: int
    sent_mb: float
    rerun_ms: int


_GOALS = {
    40: _Goals(0.7, 8, 8, 200, 0.06, 15),
    100_000: _Goals(1.2, 8, 10, 250, 1, 20),
    1_000_000: _Goals(3, 16, 33, 400, 8, 40),
}


@dataclass(frozen=True)
class _Bare:
    """What a page of one line and one button costs with Streamlit alone."""

    painted_s: float
    rerun_ms: float
    browser_mb: float


@dataclass(frozen=True)
class _Step:
    """What a step of a script costs: each of its frames by the clock, and all of it on the page's main thread.

    The second does not count what other programs take meanwhile, and may be believed on a busy machine too.
    """

    frames_ms: list[float]
    processor_ms: float


def measure(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        bare = _bare_page(browser, Path(scratch))
        yield (
            f"an empty Streamlit page: painted in {bare.painted_s:.2f} s, "
            f"{bare.rerun_ms:.0f} ms of the server a rerun, the browser holds {bare.browser_mb:.0f} MB ({load()})"
        )
        for size in sizes:
            goals = _GOALS[min(_GOALS, key=lambda known: abs(known - size))]
            with served(generated(size), Path(scratch) / f"{size}.log") as (address, server):
                for line in _one_size(browser, address, server, bare, goals):
                    yield f"{size:>9,} events: {line}"
        browser.close()


def _one_size(browser: Browser, address: str, server: int, bare: _Bare, goals: _Goals) -> Iterator[str]:
    yield f"({load()})"
    opened = []
    for _ in range(OPENINGS + 1):
        page, sizes = _new_page(browser, "body[data-ready]"), []
        page.on("response", lambda answer, found=sizes: found.append(_bytes_of_layer(answer)))
        page.goto(address)
        map_of(page).locator("body[data-ready]").wait_for(timeout=120_000)
        opened.append(_painted_s(page, next(frame for frame in page.frames if "streamlit_folium" in frame.url)))
        if len(opened) <= OPENINGS:
            page.context.close()
    beyond_s = statistics.median(opened[1:]) - bare.painted_s
    yield (
        f"painted {beyond_s:.2f} s later than an empty page (goal {goals.painted_s}), "
        f"for the very first visitor in {opened[0]:.1f} s; {sum(sizes) / 1e6:.3f} MB sent (goal {goals.sent_mb})"
    )
    page.wait_for_timeout(_QUIET_MS)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.evaluate(_FRAMES.read_text(encoding="utf-8"))
    measuring_ms = statistics.median(step.processor_ms for step in _steps(page, frame, "idle"))
    for name, words, goal in (
        ("drag", "a frame while dragging the timeline", goals.drag_ms),
        ("pan", "a frame while panning", goals.move_ms),
        ("arrive", "a frame after a jump or zoom until all is drawn", goals.move_ms),
        ("zoom", "a frame while the map zooms and its symbols part or join", goals.move_ms),
    ):
        steps: list[_Step] = []
        for _ in range(ROUNDS):
            steps += _steps(page, frame, name)
            page.wait_for_timeout(_QUIET_MS)
        told = [f"{words}: {_told([cost for step in steps for cost in step.frames_ms])} (goal {goal})"]
        if name in ("arrive", "zoom"):
            told.append(f"the longest of each {_told([max(step.frames_ms) for step in steps])}")
        used = _told([max(0, step.processor_ms - measuring_ms) for step in steps])
        yield "; ".join((*told, f"processor time of each {name} {used} ({load()})"))
    yield from _reruns(page, server, bare, goals)
    page.context.close()


def _new_page(browser: Browser, selector: str) -> Page:
    """A page of a context of its own that will note when the first element of a selector is painted."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(_NOTE_PAINTED % selector)
    return context.new_page()


def _painted_s(page: Page, frame: Frame) -> float:
    """Seconds from when the page was asked for until what is looked for was on the screen, by the browser's clock."""
    frame.wait_for_function("window.gazettePainted")
    for other in page.frames:
        other.evaluate("clearTimeout(window.gazetteLook)")
    return float(frame.evaluate("gazettePainted") - page.evaluate("performance.timeOrigin")) / 1000


def _steps(page: Page, frame: Frame, name: str) -> list[_Step]:
    """Run one of the scripts in `frames.js`, step by step."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def used_ms() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")) * 1000

    steps = []
    for number in range(frame.evaluate(f"benchFrames.{name}.steps")):
        before_ms = used_ms()
        frames_ms = frame.evaluate(f"benchFrames.{name}.step({number})")
        steps.append(_Step(frames_ms, used_ms() - before_ms))
    frame.evaluate(f"benchFrames.{name}.after()")
    session.detach()
    return steps


def _reruns(page: Page, server: int, bare: _Bare, goals: _Goals) -> Iterator[str]:
    everything = map_of(page).get_by_role("button", name="All", exact=True)
    if everything.is_enabled():
        everything.click()
    for table in ("the table below the window", "the table looked at too"):
        page.wait_for_timeout(_QUIET_MS)
        taken: list[float] = []
        rerun_ms = _rerun_ms(page, server, lambda taken=taken: taken.extend(_hide_types(page)))
        told = f"{_told(taken)} (goal {goals.filter_ms}) ({load()})"
        yield f"a type hidden or shown -> the whole page follows, {table}: {told}"
        yield (
            f"processor time of the server a rerun, all its threads, {table}: {rerun_ms:.0f} ms "
            f"(goal {goals.rerun_ms}; an empty page {bare.rerun_ms:.0f})"
        )
        if page.locator(".gz-to-come").count():
            bring_table(page)
    yield f"memory: server {memory_mb(server, 'streamlit'):.0f} MB, browser {_browser_mb():.0f} MB ({load()})"


def _rerun_ms(page: Page, server: int, rerun: Callable[[], None]) -> float:
    """Processor time of the server for each of `RERUNS`, without what it takes in as long when nothing is asked."""
    used_s, begun = processor_s(server), time.perf_counter()
    page.wait_for_timeout(_IDLE_MS)
    idle_share = (processor_s(server) - used_s) / (time.perf_counter() - begun)
    used_s, begun = processor_s(server), time.perf_counter()
    rerun()
    used_s, taken_s = processor_s(server) - used_s, time.perf_counter() - begun
    return (used_s - idle_share * taken_s) * 1000 / RERUNS


def _bytes_of_layer(answer: Response) -> int:
    return int(answer.headers.get("content-length", 0)) if "/api/layer" in answer.url else 0


def _browser_mb() -> float:
    return memory_mb(os.getpid(), "chrom")


def _told(costs_ms: Sequence[float]) -> str:
    """The nearest ranks: of twenty the tenth and the nineteenth."""
    p50, p95 = (sorted(costs_ms)[math.ceil(len(costs_ms) * share) - 1] for share in (0.5, 0.95))
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def _hide_types(page: Page) -> list[float]:
    """From the click that reaches a legend entry until the page's count and its last element have followed, in ms.

    By the browser's clock: Playwright looks first whether the entry may be clicked, which no reader waits for.
    """
    chips, taken = map_of(page).locator(".gz-legend .gz-chip:visible"), []
    entries = chips.count()
    page.evaluate(_FOLLOWED)
    chips.first.evaluate(_CLICKED)
    for number in range(RERUNS):
        page.evaluate("gazetteTimes.followed = 0")
        chips.nth(number // 2 % entries).click()
        page.wait_for_function("gazetteTimes.followed")
        taken.append(float(page.evaluate("gazetteTimes.followed - gazetteTimes.clicked")))
        page.wait_for_timeout(600)
    return taken


def _bare_page(browser: Browser, scratch: Path) -> _Bare:
    """Seconds until it has painted its line, the median of visits; processor time of its reruns; MB of the browser."""
    script = scratch / "bare.py"
    script.write_text(
        "import streamlit as st\n\nst.button('again')\n"
        "st.session_state.n = st.session_state.get('n', 0) + 1\nst.write(f'ready {st.session_state.n}')\n",
        encoding="utf-8",
    )
    port = free_port()
    options = ("--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false")
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *options]
    log = scratch / "bare.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", server, log)
        taken, used_mb, rerun_ms = [], 0.0, 0.0
        for visit in range(OPENINGS + 1):
            page = _new_page(browser, "[data-testid=stMarkdown] p")
            page.goto(f"http://localhost:{port}/")
            page.get_by_text("ready").wait_for()
            taken.append(_painted_s(page, page.main_frame))
            used_mb = _browser_mb()
            if visit == OPENINGS:
                rerun_ms = _bare_reruns(page, server.pid)
            page.context.close()
        return _Bare(statistics.median(taken[1:]), rerun_ms, used_mb)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _bare_reruns(page: Page, server: int) -> float:
    page.wait_for_timeout(_QUIET_MS)

    def rerun() -> None:
        for number in range(RERUNS):
            page.get_by_role("button", name="again").click()
            page.get_by_text(f"ready {number + 2}").wait_for()
            page.wait_for_timeout(600)

    return _rerun_ms(page, server, rerun)
