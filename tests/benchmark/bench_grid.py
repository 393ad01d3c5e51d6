"""Ten million events: what the server counts for a map in sight while its timeline is dragged, and what it costs.

First the route alone, over HTTP; then a real Chromium: from each move of the handle to the counts that follow it.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmark.generated import generated
from tests.benchmark.resources import load, memory_mb
from tests.browser.conftest import ARGUMENTS, map_of
from tests.serving import served

SIZES = (10_000_000,)
STEPS = 30
GOAL_MS = 250

#: The left handle goes over three quarters of the timeline; each step ends when the map shows the counts of its day.
_DRAG = """async (steps) => {
    const handle = document.querySelector('.gz-handle');
    const chart = document.querySelector('.gz-chart').getBoundingClientRect();
    handle.setPointerCapture = () => undefined;
    const point = (type, share) => handle.dispatchEvent(new PointerEvent(type, {
        bubbles: true, clientX: chart.left + chart.width * share, clientY: chart.top + 30, pointerId: 1 }));
    const taken = [];
    point('pointerdown', 0);
    for (let i = 1; i <= steps; i += 1) {
        const before = document.body.dataset.sight;
        const begun = performance.now();
        point('pointermove', 0.75 * i / steps);
        while (document.body.dataset.sight === before) await new Promise((done) => requestAnimationFrame(done));
        taken.push(performance.now() - begun);
    }
    handle.dispatchEvent(new PointerEvent('lostpointercapture', { pointerId: 1 }));
    return taken.sort((a, b) => a - b);
}"""


def measure(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        for size in sizes:
            dataset = generated(size)
            begun = time.perf_counter()
            with served(dataset, Path(scratch) / f"{size}.log") as (address, server):
                _ask(address + "api/layer")
                ready_s = time.perf_counter() - begun
                yield f"{size:>11,} events: started, read and summed up in {ready_s:.1f} s ({load()})"
                for line in (*_route(address), *_browser(browser, address)):
                    yield f"{size:>11,} events: {line}"
                yield f"{size:>11,} events: memory of the server {memory_mb(server, 'streamlit'):.0f} MB ({load()})"
        browser.close()


def _route(address: str) -> Iterator[str]:
    for zoom, bbox in ((2, "-180,-85,180,85"), (5, "-20,0,70,55"), (8, "20,30,32,38")):
        sight = f"{address}api/grid?bbox={bbox}&zoom={zoom}&only=counts"
        begun = time.perf_counter()
        _ask(sight)
        first_s = time.perf_counter() - begun
        taken, sizes = [], []
        for step in range(STEPS):
            begun = time.perf_counter()
            sizes.append(_ask(f"{sight}&from={2014 + step // 4}-{1 + step % 4 * 3:02}-01"))
            taken.append((time.perf_counter() - begun) * 1000)
        yield (
            f"a step of a drag at zoom {zoom}, over HTTP: p50 {statistics.median(taken):.0f} ms, "
            f"p95 {sorted(taken)[int(STEPS * 0.95)]:.0f} ms (goal {GOAL_MS}), {max(sizes) / 1000:.0f} KB; "
            f"the first sight at this zoom {first_s:.1f} s ({load()})"
        )


def _browser(browser: Browser, address: str) -> Iterator[str]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    begun = time.perf_counter()
    page.goto(address)
    map_of(page).locator("body[data-sight]").wait_for(timeout=120_000)
    yield f"page opened -> counts painted in {time.perf_counter() - begun:.1f} s ({load()})"
    page.wait_for_timeout(3000)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    taken = frame.evaluate(_DRAG, STEPS)
    yield (
        f"a step of a drag, from the move to the counts on the map: p50 {statistics.median(taken):.0f} ms, "
        f"p95 {taken[int(STEPS * 0.95)]:.0f} ms (goal {GOAL_MS}) ({load()})"
    )
    page.close()


def _ask(address: str) -> int:
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310  # our own server on loopback
        return len(answer.read())
