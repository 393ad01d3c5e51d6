"""Events, places, articles and toponyms as pandas frames, one row each: the tables of a dataset."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from geo.dataset.naming import Called
from geo.events import EventGroup, explain_group
from geo.model import Article, Event, GeoPrecision, Place, Resolution, Toll

#: Columns of each table with their Arrow types; a frame always has all of them, in this order, even when empty.
SCHEMA: dict[str, dict[str, str]] = {
    "events": {
        "id": "string",
        "article_id": "string",
        "type": "string",
        "sub_type": "string",
        "start": "date32[day][pyarrow]",
        "end": "date32[day][pyarrow]",
        "date_precision": "string",
        "place_id": "string",
        "toponym": "string",
        "geo_precision": "string",
        "place_confidence": "double[pyarrow]",
        "place_method": "string",
        "place_uncertain": "bool[pyarrow]",
        "role": "string",
        "killed": "int64[pyarrow]",
        "killed_low": "int64[pyarrow]",
        "killed_high": "int64[pyarrow]",
        "injured": "int64[pyarrow]",
        "injured_low": "int64[pyarrow]",
        "injured_high": "int64[pyarrow]",
        "toll_note": "string",
        "actors": "string",
        "attributed_to": "string",
        "evidence_start": "int64[pyarrow]",
        "evidence_end": "int64[pyarrow]",
        "text": "string",
        "confidence": "double[pyarrow]",
        "reasons": "string",
        "group_id": "string",
        "principal": "bool[pyarrow]",
        "same_because": "string",
        "own_toll": "string",
        "together": "string",
    },
    "places": {
        "id": "string",
        "name": "string",
        "name_english": "string",
        "name_local": "string",
        "latitude": "double[pyarrow]",
        "longitude": "double[pyarrow]",
        "geo_precision": "string",
        "extent_km": "double[pyarrow]",
        "country": "string",
        "admin": "string",
        "kind": "string",
        "population": "int64[pyarrow]",
        "geonameid": "int64[pyarrow]",
        "names": "string",
        "source": "string",
        "license": "string",
    },
    "articles": {
        "id": "string",
        "title": "string",
        "publisher": "string",
        "authors": "string",
        "published": "date32[day][pyarrow]",
        "url": "string",
        "language": "string",
        "body": "string",
        "captions": "string",
        "headings": "string",
        "source": "string",
        "license": "string",
        "notes": "string",
    },
    "toponyms": {
        "article_id": "string",
        "start": "int64[pyarrow]",
        "end": "int64[pyarrow]",
        "name": "string",
        "place_id": "string",
        "confidence": "double[pyarrow]",
        "method": "string",
    },
}


def events_frame(
    events: Iterable[Event], groups: Iterable[EventGroup] = (), uncertain_below: float = 0.0
) -> pd.DataFrame:
    """Tabulate events, one row a report; lists (actors, reasons, same_because, together) are JSON texts.

    The principal report of several stands for the event: its row has the numbers that all of them give together, the
    lowest, best and highest, and in `together` who says which and why they are one. Its own numbers, where they are
    others, are in `own_toll`: a JSON mapping of the columns that they would stand in (see `own_numbers`).

    Parameters
    ----------
    events : iterable of Event
    groups : iterable of EventGroup
        Which reports are of one event: they share `group_id`, one of them is `principal`, and `same_because` tells why
        each joined. A report in none is an event by itself.
    uncertain_below : float
        A place of a lower confidence than this is marked in `place_uncertain`; no place is not an uncertain one.
    """
    merged: dict[str, dict[str, object]] = {}
    for group in groups:
        because = {link.report: link.reasons for link in group.links}
        for report in group.reports:
            reasons = _json(because.get(report.id, ()))
            principal = report.id == group.principal.id
            merged[report.id] = {"group_id": group.id, "principal": principal, "same_because": reasons}
        if len(group.reports) > 1:
            merged[group.principal.id] |= _of_event(group)
    alone = {"principal": True, "same_because": "[]"}
    rows = [
        {"own_toll": "", "together": "[]"}
        | _event_row(event, uncertain_below)
        | merged.get(event.id, {"group_id": event.id, **alone})
        for event in events
    ]
    return _frame("events", rows)


def own_numbers(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of the events table with the numbers that its report itself gives.

    Parameters
    ----------
    row : mapping
        By the names of the columns.
    """
    return {**row, **json.loads(row.get("own_toll") or "{}")}


def places_frame(places: Iterable[Place], called: Mapping[str, Called] | None = None) -> pd.DataFrame:
    """Tabulate places, each once, ordered by id.

    Parameters
    ----------
    places : iterable of Place
    called : mapping of str to Called, optional
        What each is called by each naming convention, by its id; a place that is not in it has its main name in all.
    """
    distinct = {place.id: place for place in places}
    rows = []
    for key in sorted(distinct):
        place = distinct[key]
        names = (called or {}).get(key) or Called(place.name, place.name, place.name)
        shown = {"name": names.written, "name_english": names.english, "name_local": names.local}
        rows.append(_place_row(place) | shown)
    return _frame("places", rows)


def articles_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """Tabulate articles; lists (authors, captions, headings, notes) are JSON texts."""
    lists = ("authors", "captions", "headings", "notes")
    rows = [{**dataclasses.asdict(article), **{k: _json(getattr(article, k)) for k in lists}} for article in articles]
    return _frame("articles", rows)


def toponyms_frame(resolutions: Iterable[tuple[Article, Sequence[Resolution]]]) -> pd.DataFrame:
    """Tabulate every toponym of every article; `place_id` is missing where it was not resolved."""
    return _frame(
        "toponyms",
        [
            {
                "article_id": article.id,
                **dataclasses.asdict(r.toponym),
                "place_id": r.place.id if r.place else None,
                "confidence": r.confidence,
                "method": r.method,
            }
            for article, found in resolutions
            for r in found
        ],
    )


def _event_row(event: Event, uncertain_below: float) -> dict[str, object]:
    resolution, period = event.resolution, event.period
    place = resolution.place if resolution else None
    return {
        "id": event.id,
        "article_id": event.evidence.article_id,
        "type": event.type,
        "sub_type": event.sub_type,
        "start": period.start if period else None,
        "end": period.end if period else None,
        "date_precision": period.precision if period else "unknown",
        "place_id": place.id if place else None,
        "toponym": resolution.toponym.name if resolution else None,
        "geo_precision": place.geo_precision if place else GeoPrecision.UNLOCATED,
        "place_confidence": resolution.confidence if resolution else None,
        "place_method": resolution.method if resolution else None,
        "place_uncertain": bool(resolution and place and resolution.confidence < uncertain_below),
        "role": event.role,
        **_numbers(event.killed, event.injured),
        "actors": _json(event.actors),
        "attributed_to": event.attributed_to,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "text": event.evidence.text,
        "confidence": event.confidence,
        "reasons": _json(event.reasons),
    }


def _numbers(killed: Toll | None, injured: Toll | None) -> dict[str, object]:
    notes = [toll.note for toll in (killed, injured) if toll and toll.note]
    note = "; ".join(dict.fromkeys(notes))
    return {**_toll_columns("killed", killed), **_toll_columns("injured", injured), "toll_note": note}


def _of_event(group: EventGroup) -> dict[str, object]:
    """What the row of a principal report says of the event that several report."""
    killed, injured = (r.toll if r else None for r in (group.killed_together, group.injured_together))
    numbers, own = _numbers(killed, injured), _numbers(group.principal.killed, group.principal.injured)
    return {**numbers, "own_toll": "" if own == numbers else _json(own), "together": _json(explain_group(group))}


def _toll_columns(name: str, toll: Toll | None) -> dict[str, int | None]:
    return {
        name: toll.best if toll else None,
        f"{name}_low": toll.low if toll else None,
        f"{name}_high": toll.high if toll else None,
    }


def _place_row(place: Place) -> dict[str, object]:
    names = [dataclasses.asdict(name) for name in place.names]
    return {**dataclasses.asdict(place), "admin": _json(place.admin), "names": _json(names)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _frame(table: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    columns = SCHEMA[table]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
