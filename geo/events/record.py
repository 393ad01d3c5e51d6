"""Documents in and event records out, as `geo events` reads and writes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from geo.articles.language import assumed_language
from geo.errors import ArticleError
from geo.model import Article, Event, Toll


def article_of(document: Any, source: str) -> tuple[Article, str | None]:
    """Make an article of a JSON document ``{"id", "text", "published"?, "country"?}``.

    Parameters
    ----------
    document : object
        As parsed from JSON.
    source : str
        File and line, for messages.

    Returns
    -------
    article : Article
    country : str or None
        ISO 3166-1 alpha-2 code of the country that the document is about, where it says so.

    Raises
    ------
    ArticleError
        A key is missing or has a value of the wrong kind.
    """
    if not isinstance(document, dict):
        raise ArticleError(f'{source}: must be a JSON object with "id" and "text".')
    identifier, text, country = document.get("id"), document.get("text"), document.get("country")
    if not isinstance(identifier, str | int) or not isinstance(text, str):
        raise ArticleError(f'{source}: needs "id" and "text" (a text).')
    if country is not None and not isinstance(country, str):
        raise ArticleError(f'{source}: "country" must be a text or null.')
    article = Article(
        id=str(identifier),
        title=_text(document, "title"),
        publisher=_text(document, "publisher"),
        authors=(),
        published=_date(document.get("published"), source),
        url=None,
        language=_text(document, "language") or assumed_language(text),
        body=text,
        captions=(),
        headings=(),
        source=source,
        license="",
    )
    return article, country.upper() if country and len(country) == 2 else None


def _text(document: dict[str, Any], key: str) -> str:
    value = document.get(key)
    return value if isinstance(value, str) else ""


def _date(value: Any, source: str) -> dt.date | None:
    if value is None or value == "":
        return None
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ArticleError(f'{source}: "published" must be a day like 2023-09-19, not {value!r}.') from error


def record_of(event: Event) -> dict[str, Any]:
    """Turn an event into the record of the contract.

    Parameters
    ----------
    event : Event

    Returns
    -------
    dict
        Ready for JSON. Dates are ISO 8601; coordinates WGS84 degrees; what the text does not say is None. `start`
        and `end` are
        offsets of the evidence in the article's body.
    """
    place = event.resolution.place if event.resolution else None
    period = event.period
    return {
        "type": event.type,
        "sub_type": event.sub_type,
        "date_start": period.start.isoformat() if period else None,
        "date_end": period.end.isoformat() if period else None,
        "date_precision": period.precision.value if period else "unknown",
        "place": place.name if place else None,
        "place_as_written": event.resolution.toponym.name if event.resolution else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else "unlocated",
        "killed": _number(event.killed),
        "injured": _number(event.injured),
        "actors": list(event.actors),
        "attributed_to": event.attributed_to or None,
        "role": event.role.value,
        "start": event.evidence.start,
        "end": event.evidence.end,
        "text": event.evidence.text,
        "confidence": event.confidence,
        "reasons": list(event.reasons),
    }


def _number(toll: Toll | None) -> int | None:
    """Return the best number, or the lower bound where only that is given."""
    if toll is None:
        return None
    return toll.best if toll.best is not None else toll.low
