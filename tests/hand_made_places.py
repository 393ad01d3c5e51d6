"""A handful of places and what is needed to code a text with them, without the gazetteer."""

from __future__ import annotations

import datetime as dt
import re

from geo.events import code_events, load_taxonomy
from geo.model import Article, Event, GeoPrecision, Place, Resolution, Toponym

_ROWS: tuple[tuple[str, float, float, GeoPrecision, float, str], ...] = (
    ("Stepanakert", 39.818, 46.753, GeoPrecision.SETTLEMENT, 3, "AZ"),
    ("Martakert", 40.211, 46.821, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Martuni", 39.795, 47.112, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Ganja", 40.682, 46.361, GeoPrecision.SETTLEMENT, 8, "AZ"),
    ("Shusha", 39.76, 46.75, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Lachin", 39.637, 46.55, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Aghdam", 39.991, 46.927, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Kalbajar", 40.11, 46.044, GeoPrecision.SETTLEMENT, 2, "AZ"),
    ("Barda", 40.374, 47.127, GeoPrecision.SETTLEMENT, 3, "AZ"),
    ("Goris", 39.511, 46.342, GeoPrecision.SETTLEMENT, 3, "AM"),
    ("Sotk", 40.2, 45.87, GeoPrecision.SETTLEMENT, 1, "AM"),
    ("Jermuk", 39.839, 45.671, GeoPrecision.SETTLEMENT, 2, "AM"),
    ("Yerevan", 40.178, 44.513, GeoPrecision.SETTLEMENT, 15, "AM"),
    ("Baku", 40.378, 49.892, GeoPrecision.SETTLEMENT, 20, "AZ"),
    ("Moscow", 55.756, 37.617, GeoPrecision.SETTLEMENT, 25, "RU"),
    ("Paris", 48.857, 2.352, GeoPrecision.SETTLEMENT, 10, "FR"),
    ("Aghdam district", 39.991, 46.927, GeoPrecision.DISTRICT, 25, "AZ"),
    ("Lachin district", 39.637, 46.55, GeoPrecision.DISTRICT, 30, "AZ"),
    ("Nagorno-Karabakh", 39.818, 46.753, GeoPrecision.REGION, 70, "AZ"),
    ("Syunik province", 39.208, 46.407, GeoPrecision.REGION, 60, "AM"),
    ("Armenia", 40.2, 45.0, GeoPrecision.COUNTRY, 150, "AM"),
    ("Azerbaijan", 40.3, 47.7, GeoPrecision.COUNTRY, 250, "AZ"),
    ("Russia", 60.0, 90.0, GeoPrecision.COUNTRY, 3000, "RU"),
)
PLACES = {
    name: Place(f"test:{name}", name, latitude, longitude, precision, extent, country)
    for name, latitude, longitude, precision, extent, country in _ROWS
}
# Recognised, but in no gazetteer.
UNKNOWN = ("Alibayli", "Safiyan")
_NAMES = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, [*PLACES, *UNKNOWN]), key=len, reverse=True)) + r")\b")


def find_by_hand(text: str) -> list[Resolution]:
    """Resolve every known name of a text."""
    return [
        Resolution(Toponym(m.start(), m.end(), m.group()), place, 0.9 if place else 0.0, "by hand")
        for m in _NAMES.finditer(text)
        for place in [PLACES.get(m.group())]
    ]


def article(text: str, published: str | None = "2023-09-20", publisher: str = "The Paper", name: str = "a") -> Article:
    """Make an article of a text; 2023-09-20 is a Wednesday."""
    day = dt.date.fromisoformat(published) if published else None
    return Article(name, "", publisher, (), day, None, "en", text, (), (), "", "")


def code(text: str, published: str | None = "2023-09-20", publisher: str = "The Paper", name: str = "a") -> list[Event]:
    """Code a text with the built-in taxonomy and these places."""
    return code_events(article(text, published, publisher, name), find_by_hand(text), load_taxonomy())


def where(events: list[Event]) -> list[str]:
    """Name the places of events, in their order."""
    return [e.resolution.place.name if e.resolution and e.resolution.place else "?" for e in events]


def days(event: Event) -> tuple[str, str]:
    """Return an event's first and last day."""
    assert event.period is not None
    return event.period.start.isoformat(), event.period.end.isoformat()
