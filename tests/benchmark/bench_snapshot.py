"""How large a snapshot is, how long making it takes, and how soon a reader sees it, from a disk with no network."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, sync_playwright

import geo
from geo.dataset.store import Dataset, open_dataset
from geo.errors import DatasetError
from geo.map.snapshot import snapshot
from geo.model import View
from geo.settings import load_settings
from tests.benchmark.generated import write_generated
from tests.browser.conftest import ARGUMENTS

_SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "ucdp_ged_syria_2016-2019.csv.gz"
_WORDS, _WORDS_EACH = 4000, 18


def measure() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        out = Path(scratch) / "map.html"
        try:
            yield _measured("the demo (400 KB allowed)", open_dataset(load_settings().dataset_dir), out, browser)
        except DatasetError as error:
            yield f"the demo: skipped ({error})"
        write_generated(100_000, Path(scratch) / "data")
        generated = open_dataset(Path(scratch) / "data")
        yield _measured("100,000 events, one sentence (4,000 KB allowed)", generated, out, browser)
        varied = dataclasses.replace(
            generated, held_events=_with_sentences(generated.events), manifest=_renamed(generated)
        )
        yield _measured("100,000 events, each its own sentence (4,000 KB allowed)", varied, out, browser)
        if _SAMPLE.is_file():
            frame = pd.read_csv(_SAMPLE, low_memory=False)
            begun = time.perf_counter()
            geo.EventMap(frame).save(out)
            yield _line(f"EventMap of {len(frame):,} UCDP events", out, time.perf_counter() - begun, browser)
        else:
            yield "EventMap of the UCDP sample: skipped, it is not here"
        browser.close()


def _measured(name: str, dataset: Dataset, out: Path, browser: Browser) -> str:
    begun = time.perf_counter()
    out.write_text(snapshot(dataset, View(), made=dt.date(2024, 1, 1)), encoding="utf-8")
    return _line(name, out, time.perf_counter() - begun, browser)


def _line(name: str, out: Path, made_s: float, browser: Browser) -> str:
    painted_s, read_s = min(_opened(out, browser) for _ in range(3))
    return (
        f"{name}: {out.stat().st_size / 1000:,.0f} KB, made in {made_s:.1f} s, "
        f"events painted after {painted_s:.2f} s, sentences readable after {read_s:.2f} s"
    )


def _opened(file: Path, browser: Browser) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.locator("body[data-ready]").wait_for()
    painted_s = time.perf_counter() - begun
    page.locator(".gz-aside[data-events] .gz-card").first.wait_for()
    read_s = time.perf_counter() - begun
    context.close()
    return painted_s, read_s


def _with_sentences(events: pd.DataFrame) -> pd.DataFrame:
    """Give each event a sentence of its own, of words as frequent as in a language (Zipf's law)."""
    random = np.random.default_rng(3)
    letters = np.array(list("etaoinshrdlucmfwypvbgk"))
    words = np.array(["".join(random.choice(letters, size)) for size in random.integers(2, 10, _WORDS)])
    share = 1 / np.arange(1, _WORDS + 1)
    chosen = words[random.choice(_WORDS, (len(events), _WORDS_EACH), p=share / share.sum())]
    return events.assign(text=pd.array([" ".join(row) + "." for row in chosen], dtype="string"))


def _renamed(dataset: Dataset) -> dict[str, object]:
    """Another version: what is kept of a dataset is kept by its version."""
    return {**dataset.manifest, "version": "with-sentences"}
