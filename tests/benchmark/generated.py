"""Datasets of any size, made quickly, for measuring speed and memory."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import numpy as np
import pandas as pd

from geo.dataset import join
from geo.dataset.join import SCHEMA
from geo.dataset.store import FORMAT, write_dataset
from geo.events import load_taxonomy

_KEPT = Path(__file__).resolve().parents[2] / "data" / "build" / "bench"
_FIRST_DAY = dt.date(2014, 1, 1)
_DAYS = 3650


def generated(events: int) -> Path:
    """A dataset of so many events, written when it is first asked for and again when what it is made by has changed."""
    made_by = b"".join(Path(file).read_bytes() for file in (__file__, join.__file__)) + bytes([FORMAT])
    folder = _KEPT / f"{events}-{hashlib.sha256(made_by).hexdigest()[:8]}"
    if not folder.exists():
        for outdated in _KEPT.glob(f"{events}-*"):
            shutil.rmtree(outdated)
        write_generated(events, folder)
    return folder


def write_generated(events: int, folder: Path) -> None:
    """Write a dataset of so many events on about a twelfth as many points, the same ones each time."""
    random = np.random.default_rng(7)
    taxonomy = load_taxonomy()
    points, articles = max(30, events // 12), max(1, events // 20)
    centre = random.integers(0, 400, points)
    latitude = np.clip(random.uniform(-35, 60, 400)[centre] + random.normal(0, 1.5, points), -80, 80)
    longitude = random.uniform(-110, 140, 400)[centre] + random.normal(0, 1.8, points)
    place_ids = np.array([f"gazette:p{i}" for i in range(points)])
    where = place_ids[np.minimum((random.pareto(1.1, events) * points / 60).astype(int), points - 1)]
    calendar = np.array([_FIRST_DAY + dt.timedelta(days=i) for i in range(_DAYS)])
    when = calendar[(random.beta(2, 1.4, events) * _DAYS).astype(int)]
    labels = np.array([entry.label for entry in taxonomy.types])
    tables = {
        "events": _frame(
            "events",
            events,
            id=[f"e{i}" for i in range(events)],
            article_id=[f"a{i}" for i in random.integers(0, articles, events)],
            type=labels[random.integers(0, len(labels), events)],
            start=when,
            end=when,
            place_id=where,
            killed=random.poisson(0.7, events),
            date_precision="day",
            geo_precision="settlement",
            place_confidence=0.9,
            place_uncertain=False,
            role="event",
            actors="[]",
            attributed_to="officials",
            text="A sentence that reports what happened at a place on a day.",
            confidence=0.8,
            reasons="[]",
            group_id=[f"e{i}" for i in range(events)],
            principal=True,
            same_because="[]",
            **dict.fromkeys(("sub_type", "toponym", "toll_note"), ""),
            **dict.fromkeys(("evidence_start", "evidence_end"), 0),
        ),
        "places": _frame(
            "places",
            points,
            id=place_ids,
            name=[f"Place {i}" for i in range(points)],
            latitude=latitude,
            longitude=longitude,
            geo_precision="settlement",
            extent_km=0.0,
            country="XX",
            **dict.fromkeys(("admin", "names"), "[]"),
        ),
        "articles": _frame(
            "articles",
            articles,
            id=[f"a{i}" for i in range(articles)],
            title=[f"Title {i}" for i in range(articles)],
            url=[f"https://example.org/{i}" for i in range(articles)],
            publisher="Courier",
            published=_FIRST_DAY,
            body="A sentence that reports what happened at a place on a day.",
            **dict.fromkeys(("authors", "captions", "headings", "notes"), "[]"),
        ),
        "toponyms": _frame("toponyms", 0),
    }
    types = [{"label": t.label, "colour": t.colour, "description": t.description} for t in taxonomy.types]
    write_dataset(tables, {"sources": [], "rejected": [], "types": types, "licenses": []}, folder)


def _frame(table: str, rows: int, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({name: columns.get(name) for name in SCHEMA[table]}, index=range(rows)).astype(SCHEMA[table])
