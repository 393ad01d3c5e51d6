"""`geo geoparse`, `geo resolve`, `geo explain`, `geo gazetteer`: place names in, places out."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from geo.articles.language import assumed_language
from geo.errors import GeoError
from geo.geoparse import Geoparser, add_to_gazetteer
from geo.geoparse.attested import ADDED_NAMES
from geo.model import Resolution, Toponym
from geo.settings import load_settings

_IN = click.argument("source", metavar="IN.jsonl", type=click.Path(dir_okay=False, path_type=Path))
_OUT = click.argument("target", metavar="OUT.jsonl", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@_IN
@_OUT
def geoparse(source: Path, target: Path) -> None:
    """Recognise and resolve the place names of documents.

    One document a line: {"id", "text", "published"?, "country"?, "language"?}. "method" ends in "uncertain" for a place
    whose confidence is below the setting `uncertain_below`.
    """

    def one(geoparser: Geoparser, document: dict[str, Any]) -> list[Resolution]:
        return geoparser.geoparse(
            document["text"],
            published=_date(document),
            country=_country(document, geoparser),
            language=_text(document, "language") or assumed_language(document["text"]),
        )

    _convert(source, target, one, recognising=True)


@click.command()
@_IN
@_OUT
def resolve(source: Path, target: Path) -> None:
    """Resolve given place names: each document also has "toponyms": [{"start", "end", "name"}]."""

    def one(geoparser: Geoparser, document: dict[str, Any]) -> list[Resolution]:
        return geoparser.resolve(
            document["text"],
            _spans(document),
            published=_date(document),
            country=_country(document, geoparser),
            language=_text(document, "language") or "",
        )

    _convert(source, target, one, recognising=False)


@click.command()
@click.argument("text")
@click.option("--country", help="ISO 3166-1 alpha-2 code of the country that the text is about.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day on which the text appeared.")
@click.option("--language", help="ISO 639-1 code of the text's language; by default what it looks like.")
@click.option("--most", default=5, show_default=True, help="Candidates to show for each name.")
def explain(text: str, country: str | None, published: dt.datetime | None, language: str | None, most: int) -> None:
    """Show why each place name of TEXT was resolved as it was: candidates and what each feature added."""
    try:
        with Geoparser.open(load_settings()) as geoparser:
            language = language or assumed_language(text)
            lines = geoparser.explain(text, published=published, country=country, language=language, most=most)
            for line in lines:
                click.echo(line)
    except GeoError as error:
        raise click.ClickException(str(error)) from error


@click.group()
def gazetteer() -> None:
    """Extend the offline gazetteer."""


@gazetteer.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(file: Path) -> None:
    """Add places or names from a GeoNames dump (.txt, or .zip as downloaded) or a CSV file with a header row.

    A CSV file of places needs name, latitude and longitude, one of names the id of a place and its name;
    data/gazetteer/README.md describes the other columns. GeoNames' tables of alternate names, one a country, give
    names their languages and years.
    """
    try:
        settings = load_settings()
        count, stored = add_to_gazetteer(file, settings)
        click.echo(f"{count:,} {'names' if stored.name.endswith(ADDED_NAMES) else 'places'} added in {stored}.")
        Geoparser.open(settings).close()
    except GeoError as error:
        raise click.ClickException(str(error)) from error


def _convert(
    source: Path, target: Path, one: Callable[[Geoparser, dict[str, Any]], list[Resolution]], *, recognising: bool
) -> None:
    """Write one line for each good line; a bad one is reported with its number and left out."""
    try:
        with Geoparser.open(load_settings()) as geoparser:
            if recognising:
                click.echo(f"Place names are recognised by {geoparser.recogniser}.", err=True)
            below = geoparser.uncertain_below
            done, bad, unresolved = _write(
                target, source, lambda document: [as_json(r, below) for r in one(geoparser, document)]
            )
    except GeoError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or target}: {error.strerror or error}.") from error
    click.echo(
        f"{_number(done, 'document')} written to {target}, {bad} rejected, "
        f"{_number(unresolved, 'place name')} without a place.",
        err=True,
    )
    if bad and not done:
        raise click.ClickException(f"{source}: no line could be used; {target} holds nothing.")


def _write(target: Path, source: Path, one: Callable[[dict[str, Any]], list[dict[str, Any]]]) -> tuple[int, int, int]:
    """Write beside the target and rename, so that a stop in the middle leaves the old file whole."""
    done = bad = unresolved = 0
    descriptor, beside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            for number, line in _lines(source):
                try:
                    document = _document(line)
                    toponyms = one(document)
                except ValueError as error:
                    bad += 1
                    click.echo(f"{source}, line {number}: {error}", err=True)
                    continue
                unresolved += sum(toponym["place"] is None for toponym in toponyms)
                out.write(json.dumps({"id": document["id"], "toponyms": toponyms}, ensure_ascii=False) + "\n")
                done += 1
        # A temporary file is readable by its owner only; what was asked for is an ordinary one.
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)
    return done, bad, unresolved


def _lines(source: Path) -> Iterator[tuple[int, bytes]]:
    with source.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line


def _document(line: bytes) -> dict[str, Any]:
    """Read one line; `ValueError` says what is wrong with it."""
    try:
        document = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 ({error.reason} at byte {error.start}).") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON ({error}).") from error
    if not isinstance(document, dict):
        raise ValueError('not a JSON object: {"id": ..., "text": ...} is expected.')  # noqa: TRY004  # bad data
    for key in ("id", "text"):
        if key not in document:
            raise ValueError(f'"{key}" is missing.')
    if not isinstance(document["text"], str):
        raise ValueError('"text" must be a string.')  # noqa: TRY004  # bad data
    return document


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _text(document: dict[str, Any], key: str) -> str | None:
    value = document.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" must be a string.')
    return value or None


def _country(document: dict[str, Any], geoparser: Geoparser) -> str | None:
    """Give the country's code; one that there is not is said to be left out of account."""
    written = _text(document, "country")
    if written and written.upper() not in geoparser.gazetteer.countries():
        name = document.get("id")
        click.echo(f'{name}: "country" {written!r} is no ISO 3166-1 alpha-2 code and is not considered.', err=True)
        return None
    return written


def _date(document: dict[str, Any]) -> dt.date | None:
    written = _text(document, "published")
    try:
        return dt.date.fromisoformat(written[:10]) if written else None
    except ValueError as error:
        raise ValueError(f'"published" must be a date such as 2023-09-19, not {written!r}.') from error


def _spans(document: dict[str, Any]) -> list[Toponym]:
    spans = document.get("toponyms")
    if not isinstance(spans, list):
        raise ValueError('"toponyms" must be a list of {"start", "end", "name"}.')  # noqa: TRY004  # bad data
    return [_span(span, document["text"]) for span in spans]


def _span(span: Any, text: str) -> Toponym:
    try:
        start, end = span["start"], span["end"]
    except (TypeError, KeyError) as error:
        raise ValueError('each toponym needs "start" and "end".') from error
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError(f'a toponym\'s "start" {start!r} and "end" {end!r} must lie in the text, start before end.')
    return Toponym(start, end, text[start:end])


def as_json(resolution: Resolution, uncertain_below: float) -> dict[str, Any]:
    """Write a resolution with the keys that DESIGN.md promises; the method says where the place is uncertain."""
    toponym, place = resolution.toponym, resolution.place
    uncertain = place is not None and resolution.confidence < uncertain_below
    return {
        "start": toponym.start,
        "end": toponym.end,
        "name": toponym.name,
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else "unlocated",
        "country": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "confidence": resolution.confidence,
        "method": f"{resolution.method}, uncertain" if uncertain else resolution.method,
    }
