"""`geo build`: articles in, a dataset out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click
import pandas as pd

from geo.articles import find_inputs
from geo.dataset.build import Build, OnInput
from geo.dataset.build import build as build_tables
from geo.dataset.query import unplaced
from geo.dataset.store import open_dataset, write_dataset
from geo.errors import GeoError
from geo.events import load_taxonomy
from geo.geoparse import Geoparser
from geo.model import Article, Rejection
from geo.settings import load_settings

_NAMES_LISTED = 12


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder of the dataset; replaced as a whole."
)
def build(sources: tuple[Path, ...], out: Path) -> None:
    """Read articles (files or folders of .txt, .md, .html) and write a dataset version."""
    try:
        settings = load_settings()
        taxonomy = load_taxonomy(settings.taxonomy)
        inputs = find_inputs(sources)
        if not inputs:
            raise click.ClickException(f"There is nothing to read in {', '.join(map(str, sources))}.")
        with Geoparser.open(settings) as geoparser:
            click.echo(f"place names are recognised by {geoparser.recogniser}")
            built = _with_progress(inputs, lambda on_input: build_tables(inputs, geoparser, taxonomy, on_input))
        if built.tables["articles"].empty:
            _report_rejections(built)
            raise click.ClickException(f"Nothing was accepted: {out} is left as it was.")
        write_dataset(built.tables, built.details, out)
        _report(built, out)
    except GeoError as error:
        raise click.ClickException(str(error)) from error


def _with_progress(inputs: list[Path], run: Callable[[OnInput], Build]) -> Build:
    """A bar on a terminal, a line now and then elsewhere."""
    if sys.stdout.isatty():
        with click.progressbar(length=len(inputs), label="Reading articles") as bar:
            return run(lambda _number, _result: bar.update(1))
    step = max(1, len(inputs) // 10)

    def line(number: int, _result: Article | Rejection) -> None:
        if number % step == 0 or number == len(inputs):
            click.echo(f"read {number} of {len(inputs)}")

    return run(line)


def _report(built: Build, out: Path) -> None:
    dataset = open_dataset(out)
    missing = unplaced(dataset)
    for article in dataset.articles.to_dict("records"):
        notes = json.loads(article["notes"])
        if article["published"] is None or article["published"] is pd.NaT:
            notes.append("no date of publication, so that days like “Tuesday” cannot be dated")
        for note in notes:
            click.echo(f"note: {article['source']}: {note}")
    _report_rejections(built)
    events = dataset.events
    kinds = Counter(events["type"])
    click.echo(f"articles             {len(dataset.articles)}")
    click.echo(f"events               {len(events)}  ({', '.join(f'{n} {label}' for label, n in kinds.most_common())})")
    click.echo(f"places               {events['place_id'].nunique()} with events, {len(dataset.places)} in all")
    click.echo(f"unresolved toponyms  {len(missing)}")
    for row in missing.head(_NAMES_LISTED).itertuples():
        click.echo(f"  {row.name}: {row.method} ({row.times} times in {row.articles} articles)")
    if len(missing) > _NAMES_LISTED:
        click.echo(f"  and {len(missing) - _NAMES_LISTED} more, listed in the dashboard")
    click.echo(f"rejected inputs      {len(built.rejections)}")
    click.echo(f"wrote {out} (version {dataset.version})")


def _report_rejections(built: Build) -> None:
    for rejection in built.rejections:
        click.echo(f"rejected: {rejection.source}: {rejection.reason}", err=True)
