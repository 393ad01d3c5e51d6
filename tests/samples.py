"""Small datasets made by hand, for tests that are not about reading articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from geo.dataset.join import articles_frame, events_frame, places_frame, toponyms_frame
from geo.dataset.store import Dataset, open_dataset, write_dataset
from geo.events import merge_events
from geo.model import (
    Article,
    DatePrecision,
    Event,
    Evidence,
    GeoPrecision,
    Period,
    Place,
    PlaceName,
    Resolution,
    Role,
    Toll,
    Toponym,
)

TYPES = [
    {"label": "Battles", "colour": "#c1272d", "description": "Armed fighting"},
    {"label": "Protests", "colour": "#2c7fb8", "description": "Peaceful gatherings"},
    {"label": "Diplomacy", "colour": "#1b9e77", "description": "Talks and agreements"},
]


def place(name: str = "Stepanakert", latitude: float = 39.8177, longitude: float = 46.7528, **fields: object) -> Place:
    identifier = str(fields.pop("id", f"gazette:{name.lower().replace(' ', '-')}"))
    precision = GeoPrecision(str(fields.pop("geo_precision", "settlement")))
    others = fields.pop("names", (f"{name} (other name)",))
    names = (PlaceName(name, "en"), *(PlaceName(str(other), "az") for other in others))  # type: ignore[attr-defined]
    return Place(identifier, name, latitude, longitude, precision, names=names, country="AZ", **fields)  # type: ignore[arg-type]


def article(number: int = 1, **fields: object) -> Article:
    values: dict[str, object] = {
        "id": f"article{number}",
        "title": f"Title {number}",
        "publisher": "The Courier",
        "authors": (),
        "published": dt.date(2023, 9, 19),
        "url": f"https://example.org/{number}",
        "language": "en",
        "body": "Before it was calm. Shells hit the town on Tuesday. After that it was calm again.",
        "captions": (),
        "headings": (),
        "source": f"{number}.txt",
        "license": "",
        **fields,
    }
    return Article(**values)  # type: ignore[arg-type]


def event(
    number: int = 1, where: Place | None = None, day: dt.date | None = dt.date(2023, 9, 19), **fields: object
) -> Event:
    until = fields.pop("until", day)
    precision = fields.pop("date_precision", DatePrecision.DAY)
    resolution = Resolution(Toponym(0, 3, where.name), where, 0.9, "gazetteer") if where else None
    values: dict[str, object] = {
        "id": f"event{number}",
        "type": "Battles",
        "sub_type": "",
        "period": Period(day, until, precision) if day else None,  # type: ignore[arg-type]
        "resolution": resolution,
        "role": Role.EVENT,
        "killed": Toll(2),
        "injured": None,
        "actors": (),
        "attributed_to": "officials",
        "evidence": Evidence("article1", 20, 51, "Shells hit the town on Tuesday."),
        "confidence": 0.8,
        **fields,
    }
    return Event(**values)  # type: ignore[arg-type]


def write(
    events: Iterable[Event],
    folder: Path,
    articles: Iterable[Article] = (),
    *,
    merged: bool = False,
    uncertain_below: float = 0.5,
) -> Dataset:
    """Write a dataset of these events, each by itself unless they are to be merged, and open it."""
    events = list(events)
    known = list(articles) or [article()]
    found = [e.resolution for e in events if e.resolution]
    tables = {
        "events": events_frame(
            events, merge_events(events, {a.id: a for a in known}) if merged else (), uncertain_below
        ),
        "places": places_frame(r.place for r in found if r.place),
        "articles": articles_frame(known),
        "toponyms": toponyms_frame([(known[0], found)]),
    }
    details = {"sources": [], "rejected": [], "types": TYPES, "licenses": []}
    write_dataset(tables, details, folder)
    return open_dataset(folder)
