"""What a user would pick instead of Gazette, on the same generated events, in the same browser and hour.

Each rival is a page of Streamlit under `rivals/`, written as the library's documentation has it: all of the events on
a map, and a filter by date. What is measured: from opening the page until the events are on the screen, less what an
empty page of Streamlit takes; from a step of the filter, back from its last day, until the map has followed; what
was sent for it; and what the browser holds. `make rivals` installs the libraries.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Playwright, sync_playwright

from tests.benchmark.generated import generated
from tests.benchmark.resources import load, memory_mb
from tests.benchmark.visit import FOLIUM_LOADS, NotPaintedError, Rival, Visit
from tests.browser.conftest import ARGUMENTS
from tests.serving import free_port, served, wait_for

SIZES = (1_000, 10_000, 100_000)
OPENINGS = 3
STEPS = 3
#: So long may the openings of one page take together before the next is left out.
OPENINGS_S = 60

_PAGES = Path(__file__).with_name("rivals")
_FOLIUM = 'iframe[title^="streamlit_folium"]'
_YEARS = ("", '[data-testid="stSlider"] input >> nth=1', "ArrowLeft")

#: Streamlit alone, which is taken off the others' openings.
_BARE = Rival("an empty Streamlit page", "bare.py", "circles", "stMarkdown")
# The canvas of the events, not that of the basemap, once the page says that it shows what was asked for; names of
# places, which no rival writes, may follow.
_GAZETTE = Rival(
    "Gazette", None, "picture", "body[data-ready] canvas.gz-events", (_FOLIUM, ".gz-handle >> nth=1", "PageDown")
)
_RIVALS = (
    # The clusters' numbers and the single markers add up to the events of the chosen years, all of which are in sight.
    Rival("folium MarkerCluster", "marker_cluster.py", "clusters", ".leaflet-marker-pane > *", _YEARS),
    Rival("folium FastMarkerCluster", "fast_marker_cluster.py", "clusters", ".leaflet-marker-pane > *", _YEARS),
    # Opens on its first month and cannot be told otherwise; a click on its slider brings it near the last one.
    Rival(
        "folium TimestampedGeoJson",
        "timestamped_geojson.py",
        "circles",
        "leaflet-interactive",
        (_FOLIUM, "a.timecontrol-backward", "Enter"),
        to_the_end=".timecontrol-dateslider .slider",
    ),
    # deck.gl draws all points of a layer at once, on a canvas beside that of the tiles.
    Rival("st.pydeck_chart", "pydeck_chart.py", "picture", "canvas#deckgl-overlay", _YEARS),
    # swiftmap too; its slider hides points on the graphics card, so that only the pixels tell.
    Rival(
        "swiftmap",
        "swiftmap_time.py",
        "picture",
        ".leaflet-points-pane canvas",
        ('iframe[title^="swiftmap"]', "input.swiftmap-time-slider", "ArrowLeft"),
        needs="swiftmap",
    ),
)


@dataclass(frozen=True)
class _Measured:
    painted_s: float
    sent_mb: float
    browser_mb: float
    step_s: float | None = None
    remark: str = ""


def measure(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    yield (
        "no other host is asked: tiles do not load and are not waited for; Leaflet and its plugins come from this "
        "machine at once, Bootstrap, jQuery UI and icon fonts as empty files; Streamlit's slider waits 0.2 s itself"
    )
    if not FOLIUM_LOADS.exists():
        yield "not measured: `make rivals` installs what folium's pages load from other hosts"
        return
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        gave_up: set[str] = set()
        for size in sizes:
            for line in _one_size(playwright, size, gave_up, Path(scratch)):
                yield f"{size:>9,} events: {line}"


def _one_size(playwright: Playwright, size: int, gave_up: set[str], scratch: Path) -> Iterator[str]:
    """Each rival beside an empty page and Gazette measured just before, for a machine is not always as busy."""
    bare = _measured(playwright, _BARE, generated(size), scratch)
    yield f"{_BARE.name}: painted in {bare.painted_s:.2f} s, the browser holds {bare.browser_mb:.0f} MB ({load()})"
    bare_s = bare.painted_s
    ours = _measured(playwright, _GAZETTE, generated(size), scratch)
    yield f"Gazette: {_told(ours, bare_s)} ({load()})"
    for rival in _RIVALS:
        if rival.needs and not importlib.util.find_spec(rival.needs):
            yield f"{rival.name}: not installed, which `make rivals` does"
        elif rival.name in gave_up:
            yield f"{rival.name}: not tried, for fewer events were too many"
        else:
            try:
                theirs = _measured(playwright, rival, generated(size), scratch)
            except (NotPaintedError, BrowserError) as fault:
                gave_up.add(rival.name)
                yield f"{rival.name}: {str(fault).splitlines()[0]} ({load()})"
            else:
                yield f"{rival.name}: {_told(theirs, bare_s, ours)} ({load()})"


def _told(theirs: _Measured, bare_s: float, ours: _Measured | None = None) -> str:
    """The figures, and how many times as much as ours each is."""

    def times(of_theirs: float, of_ours: float | None) -> str:
        return f" ({of_theirs / of_ours:.1f} x)" if of_ours and of_ours > 0 else ""

    beyond_s = theirs.painted_s - bare_s
    told = [
        f"painted {beyond_s:.2f} s later than an empty page{times(beyond_s, ours and ours.painted_s - bare_s)}",
        theirs.remark,
        f"a step of dates {theirs.step_s:.2f} s{times(theirs.step_s, ours and ours.step_s)}" if theirs.step_s else "",
        f"{theirs.sent_mb:.2f} MB sent{times(theirs.sent_mb, ours and ours.sent_mb)}",
        f"browser {theirs.browser_mb:.0f} MB{times(theirs.browser_mb, ours and ours.browser_mb)}",
    ]
    return "; ".join(filter(None, told))


def _measured(playwright: Playwright, rival: Rival, dataset: Path, scratch: Path) -> _Measured:
    """Open a rival's page a few times and step through its dates, in a browser of its own.

    The first visit warms the server and counts what is sent; the others are timed, and the last one stays for the
    steps.
    """
    starts = pd.read_parquet(dataset / "events.parquet", columns=["start"])["start"]
    years = starts.map(lambda day: day.year)
    log = scratch / "server.log"
    serving = _serving(rival.page, dataset, log) if rival.page else served(dataset, log)
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
    try:
        with serving as (address, _):
            with Visit(browser, rival) as first:
                first.count_sent()
                first.open(address, len(years))
                first.rest()
            opened: list[float] = []
            while True:
                with Visit(browser, rival) as visit:
                    opened.append(visit.open(address, len(years)))
                    if len(opened) == OPENINGS or sum(opened) > OPENINGS_S:
                        visit.rest()
                        used_mb = memory_mb(os.getpid(), "chrom")
                        return _Measured(statistics.median(opened), first.sent_mb, used_mb, *_steps(visit, years))
    finally:
        browser.close()


def _steps(visit: Visit, years: pd.Series) -> tuple[float | None, str]:
    """Seconds until the map has followed a step back, and what is to be said of it."""
    if not visit.rival.handle[2]:
        return None, ""
    told = ""
    try:
        if visit.rival.to_the_end:
            opened_on, took_s = visit.rest(), visit.go_to_the_end(len(years))
            told = f"opens on its first month ({opened_on}), {visit.rest()} drawn {took_s:.2f} s after a click"
        left = [int((years <= years.max() - back).sum()) for back in range(1, STEPS + 1)]
        return statistics.median(visit.step_back(events) for events in left), told
    except (NotPaintedError, BrowserError) as fault:
        return None, f"no step: {str(fault).splitlines()[0]}"


@contextmanager
def _serving(page: str, dataset: Path, log: Path) -> Iterator[tuple[str, int]]:
    """Run a page with Streamlit; its address and process."""
    port = free_port()
    options = ("--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false")
    command = [sys.executable, "-m", "streamlit", "run", str(_PAGES / page), f"--server.port={port}", *options]
    with log.open("wb") as output:
        server = subprocess.Popen([*command, "--", str(dataset)], stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", server, log)
        yield f"http://localhost:{port}/", server.pid
    finally:
        server.kill()  # a page that is still being made does not let it end sooner
        server.wait(timeout=20)
