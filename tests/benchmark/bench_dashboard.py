"""What a reader waits for: opening the page, dragging the timeline, changing a filter; and what it costs the server.

A real Chromium without a graphics card against `geo serve`. The page of an empty Streamlit script is measured in the
same run, for most of a small map's first paint is Streamlit's own front end.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.benchmark.generated import write_generated
from tests.browser.conftest import ARGUMENTS, map_of
from tests.serving import free_port, serving, wait_for

SIZES = (40, 100_000, 1_000_000)
OPENINGS = 3

_DRAG = """async () => {
    const handle = document.querySelector('.gz-handle');
    const chart = document.querySelector('.gz-chart').getBoundingClientRect();
    const point = (type, x) => handle.dispatchEvent(
        new PointerEvent(type, {bubbles: true, clientX: x, clientY: chart.top + 30, pointerId: 1}));
    handle.setPointerCapture = () => undefined;
    const busy = [];
    // What runs between the start of a frame and the end of its scripts; drawing to the canvas is part of it.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    point('pointerdown', chart.left);
    for (let i = 1; i <= 60; i += 1) {
        await frame();
        const begun = performance.now();
        point('pointermove', chart.left + chart.width * i / 80);
        const moved = performance.now();
        const drawn = await new Promise((done) => requestAnimationFrame((at) => {
            const channel = new MessageChannel();
            const from = performance.now();
            channel.port1.onmessage = () => done(performance.now() - from);
            channel.port2.postMessage(0);
        }));
        busy.push(moved - begun + drawn);
    }
    handle.dispatchEvent(new PointerEvent('lostpointercapture', {pointerId: 1}));
    return busy.sort((a, b) => a - b);
}"""


def measure() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        bare_s = _bare_page(browser, Path(scratch))
        yield f"an empty Streamlit page: painted in {bare_s:.2f} s"
        for size in SIZES:
            folder = Path(scratch) / str(size)
            write_generated(size, folder)
            with serving(folder, Path(scratch) / f"{size}.log") as address:
                yield from _one_size(browser, address, size, bare_s)
        browser.close()


def _one_size(browser: Browser, address: str, size: int, bare_s: float) -> Iterator[str]:
    opened, sent = [], 0
    for _ in range(OPENINGS + 1):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        sizes: list[int] = []
        page.on(
            "response",
            lambda r, s=sizes: s.append(int(r.headers.get("content-length", 0))) if "/api/layer" in r.url else None,
        )  # type: ignore[misc]
        begun = time.perf_counter()
        page.goto(address)
        map_of(page).locator("body[data-ready]").wait_for(timeout=120_000)
        opened.append(time.perf_counter() - begun)
        sent = sum(sizes)
        if len(opened) <= OPENINGS:
            context.close()
    page.wait_for_timeout(2500)
    frames = next(frame for frame in page.frames if "streamlit_folium" in frame.url).evaluate(_DRAG)
    page.wait_for_timeout(2500)
    beyond_s = statistics.median(opened[1:]) - bare_s
    name = f"{size:>9,} events"
    yield f"{name}: painted {beyond_s:.2f} s later than an empty page, for the very first visitor in {opened[0]:.1f} s"
    yield f"{name}: {sent / 1e6:.3f} MB sent; a frame while dragging p50 {frames[30]:.1f} ms, p95 {frames[57]:.1f} ms"
    yield f"{name}: a type hidden -> map, counts and table follow in {_hide_type(page):.0f} ms (median of 5)"
    page.context.close()


def _bytes_of_layer(answer: Response) -> int:
    return int(answer.headers.get("content-length", 0)) if "/api/layer" in answer.url else 0


def _hide_type(page: Page) -> float:
    """From the click on a legend entry until the page's own count has followed, in ms."""
    chips, taken = map_of(page).locator(".gz-chip:visible"), []
    for number in range(5):
        before = page.locator(".gz-head").inner_text()
        begun = time.perf_counter()
        chips.nth(number).click()
        page.wait_for_function(
            "(before) => document.querySelector('.gz-head').innerText !== before", arg=before, polling=10
        )
        taken.append((time.perf_counter() - begun) * 1000)
        page.wait_for_timeout(600)
    return statistics.median(taken)


def _bare_page(browser: Browser, scratch: Path) -> float:
    """Seconds until an empty Streamlit page has painted its one line; the median of several visits."""
    script = scratch / "bare.py"
    script.write_text("import streamlit as st\n\nst.write('ready')\n", encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    log = scratch / "bare.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", server, log)
        taken = []
        for _ in range(OPENINGS + 1):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            begun = time.perf_counter()
            page.goto(f"http://localhost:{port}/")
            page.get_by_text("ready").wait_for()
            taken.append(time.perf_counter() - begun)
            context.close()
        return statistics.median(taken[1:])
    finally:
        server.terminate()
        server.wait(timeout=20)
