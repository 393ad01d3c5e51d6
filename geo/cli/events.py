"""`geo events`: code the events of documents or of one article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from geo.articles import read_article
from geo.errors import ArticleError, GeoError
from geo.events import code_events, find_places, load_taxonomy
from geo.events.record import article_of, record_of
from geo.geoparse import Geoparser
from geo.model import Article
from geo.settings import load_settings

_LINES = {".jsonl", ".ndjson", ".json"}


@click.command()
@click.argument("in_path", metavar="IN", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out_path", metavar="OUT.jsonl", type=click.Path(dir_okay=False, path_type=Path))
def events(in_path: Path, out_path: Path) -> None:
    """Code what the documents in IN report to have happened, and write one JSON line a document to OUT.jsonl.

    IN is a JSON-lines file ({"id", "text", "published", "country"}, the last two optional) or an article file of any
    kind that
    `geo build` reads. The principal event of a document comes first.
    """
    temporary = out_path.with_name(out_path.name + ".part")
    documents = coded = 0
    try:
        settings = load_settings()
        taxonomy = load_taxonomy(settings.taxonomy)
        with Geoparser.open(settings) as geoparser, temporary.open("w", encoding="utf-8") as out:
            for article, country in _articles(in_path):
                resolutions = find_places(article, geoparser, country)
                records = [
                    record_of(event) for event in code_events(article, resolutions, taxonomy, geoparser.language_model)
                ]
                out.write(json.dumps({"id": article.id, "events": records}, ensure_ascii=False) + "\n")
                documents, coded = documents + 1, coded + len(records)
        temporary.replace(out_path)
    except (GeoError, OSError) as error:
        raise click.ClickException(str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    click.echo(f"{documents} documents, {coded} events: {out_path}")


def _articles(path: Path) -> Iterator[tuple[Article, str | None]]:
    """Yield the documents of a JSON-lines file, or the one article that any other file is."""
    if path.suffix.lower() not in _LINES:
        try:
            yield read_article(path), None
        except ArticleError as error:
            raise ArticleError(f"{path}: {error}") from error
        return
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield article_of(_parsed(line, f"{path}, line {number}"), f"{path}, line {number}")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{path}: must be JSON lines in UTF-8 ({error.reason}).") from error


def _parsed(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ArticleError(f"{where}: not JSON ({error.msg}).") from error
