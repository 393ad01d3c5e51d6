"""Datasets of any size, made quickly, for measuring speed and memory."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from geo.dataset import join
from geo.dataset.join import SCHEMA
from geo.dataset.store import FORMAT, write_dataset
from geo.events import load_taxonomy

_KEPT = Path(__file__).resolve().parents[2] / "data" / "build" / "bench"
_FIRST_DAY = dt.date(2014, 1, 1)
_DAYS = 3650
#: More events than this are not written by way of a frame.
_MOST_AS_FRAME = 2_000_000
_SENTENCE = "A sentence that reports what happened at a place on a day."
_CONSTANT = {
    "date_precision": "day",
    "geo_precision": "settlement",
    "place_confidence": 0.9,
    "place_uncertain": False,
    "role": "event",
    "actors": "[]",
    "attributed_to": "officials",
    "text": _SENTENCE,
    "confidence": 0.8,
    "reasons": "[]",
    "principal": True,
    "same_because": "[]",
    **dict.fromkeys(("sub_type", "toponym", "toll_note"), ""),
    **dict.fromkeys(("evidence_start", "evidence_end"), 0),
}


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
    where = np.minimum((random.pareto(1.1, events) * points / 60).astype(int), points - 1)
    day = (random.beta(2, 1.4, events) * _DAYS).astype(int)
    drawn = pd.DataFrame(
        {
            "place": where,
            "day": day,
            "article": random.integers(0, articles, events),
            "type": random.integers(0, len(taxonomy.types), events),
            "killed": random.poisson(0.7, events),
        }
    )
    labels = [entry.label for entry in taxonomy.types]
    tables = {
        "events": _events(drawn if events <= _MOST_AS_FRAME else drawn.head(0), labels),
        "places": _frame(
            "places",
            points,
            id=[f"gazette:p{i}" for i in range(points)],
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
            body=_SENTENCE,
            **dict.fromkeys(("authors", "captions", "headings", "notes"), "[]"),
        ),
        "toponyms": _frame("toponyms", 0),
    }
    types = [{"label": t.label, "colour": t.colour, "description": t.description} for t in taxonomy.types]
    manifest = write_dataset(tables, {"sources": [], "rejected": [], "types": types, "licenses": []}, folder)
    if events > _MOST_AS_FRAME:
        manifest["counts"]["events"] = events
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        _write_events(drawn.sort_values("day", kind="stable"), labels, folder / "events.parquet")


def _events(drawn: pd.DataFrame, labels: Sequence[str]) -> pd.DataFrame:
    """The table of events, the same values as `_write_events` writes."""
    calendar = np.array([_FIRST_DAY + dt.timedelta(days=i) for i in range(_DAYS)])
    identifiers = [f"e{i}" for i in drawn.index]
    return _frame(
        "events",
        len(drawn),
        id=identifiers,
        article_id=[f"a{i}" for i in drawn["article"]],
        type=np.array(labels)[drawn["type"]],
        start=calendar[drawn["day"]],
        end=calendar[drawn["day"]],
        place_id=[f"gazette:p{i}" for i in drawn["place"]],
        killed=drawn["killed"],
        group_id=identifiers,
        **_CONSTANT,
    )


def _write_events(drawn: pd.DataFrame, labels: Sequence[str], file: Path) -> None:
    """Write very many events, which as a frame would fill the memory."""
    kinds = {"string": "VARCHAR", "date32[day][pyarrow]": "DATE", "bool[pyarrow]": "BOOLEAN"}
    drawn = drawn.assign(label=pd.Categorical.from_codes(drawn["type"], list(labels)), row=drawn.index)
    made = {
        "id": "'e' || row",
        "article_id": "'a' || article",
        "type": "label",
        "start": f"DATE '{_FIRST_DAY}' + day::INTEGER",
        "end": f"DATE '{_FIRST_DAY}' + day::INTEGER",
        "place_id": "'gazette:p' || place",
        "killed": "killed",
        "group_id": "'e' || row",
    }
    columns = []
    for name, kind in SCHEMA["events"].items():
        value = made.get(name) or (f"'{_CONSTANT[name]}'" if name in _CONSTANT else "NULL")
        number = "DOUBLE" if kind.startswith("double") else "BIGINT"
        columns.append(f'CAST({value} AS {kinds.get(kind, number)}) AS "{name}"')
    with duckdb.connect() as connection:
        connection.register("drawn", drawn)
        connection.execute(  # our own constants
            f"COPY (SELECT {', '.join(columns)} FROM drawn) TO '{file}' (FORMAT parquet, COMPRESSION zstd)"
        )


def _frame(table: str, rows: int, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({name: columns.get(name) for name in SCHEMA[table]}, index=range(rows)).astype(SCHEMA[table])
