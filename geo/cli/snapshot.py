"""`geo snapshot`: a dataset as one HTML file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click

from geo.dataset.store import open_dataset
from geo.errors import GeoError
from geo.map.snapshot import snapshot as snapshot_page
from geo.settings import load_settings
from geo.web.links import from_parameters


@click.command()
@click.option("--from", "folder", type=click.Path(path_type=Path), help="Dataset folder; default: the settings' own.")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The HTML file.")
@click.option("--title", default="", help="Heading of the page; default: the period.")
@click.option("--view", default="", help="A link from the dashboard, or its query string: what the map shows first.")
def snapshot(folder: Path | None, out: Path, title: str, view: str) -> None:
    """Write a dataset as one HTML file that works from a disk, with no network: map, timeline, filters, sentences."""
    shown, ignored = from_parameters(_parameters(view))
    for name in ignored:
        click.echo(f"note: {name} in --view cannot be used and was left out", err=True)
    try:
        dataset = open_dataset(folder or load_settings().dataset_dir)
        page = snapshot_page(dataset, shown, title)
    except GeoError as error:
        raise click.ClickException(str(error)) from error
    if shown.version and shown.version != dataset.version:
        click.echo(
            "note: the link in --view was made on another version of the data: what it shows may differ", err=True
        )
    try:
        _replace(out, page)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written ({error}). Choose another -o.") from error
    click.echo(f"wrote {out} ({out.stat().st_size / 1000:,.0f} KB, data version {dataset.version})")


def _parameters(link: str) -> dict[str, str]:
    """Read a whole address, a query string with its question mark or without, or a fragment as snapshots write it."""
    parts = urlsplit(link if "://" in link or link.startswith(("?", "#")) else f"?{link}")
    return {key: values[0] for key, values in parse_qs(parts.query or parts.fragment).items()}


def _replace(file: Path, text: str) -> None:
    """Write beside and rename, so that a full disk leaves no half a file."""
    number, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as beside:
            beside.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
