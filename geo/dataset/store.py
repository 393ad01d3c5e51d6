"""A dataset on disk: a folder of Parquet tables and a manifest, never changed once written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from geo.dataset.join import SCHEMA
from geo.errors import DatasetError
from geo.model import DatePrecision

FORMAT = 2
#: Columns that older datasets lack, each with the one that says the same there.
_LATER_COLUMNS = {"places": {"name_english": "name", "name_local": "name"}}
#: Columns that older datasets lack, with what they say of everything there.
_LATER_TEXTS = {"events": {"own_toll": "", "together": "[]"}}
_MANIFEST = "manifest.json"
#: Of more events than this a dataset is not held in memory, nor sent to a browser.
MOST_HELD = 2_000_000


@dataclass(frozen=True)
class Dataset:
    """One version of the tables, in memory.

    Attributes
    ----------
    path : pathlib.Path
    manifest : mapping
        ``format``, ``version``, ``created``, ``counts``, ``sources``, ``rejected``, ``types``, ``licenses``.
    places, articles, toponyms : pandas.DataFrame
        Columns as in `geo.dataset.join.SCHEMA`.
    held_events : pandas.DataFrame or None
        None where they are too many to hold: `geo.dataset.stored` then reads those that are asked for.
    """

    path: Path
    manifest: Mapping[str, Any]
    places: pd.DataFrame
    articles: pd.DataFrame
    toponyms: pd.DataFrame
    held_events: pd.DataFrame | None

    @cached_property
    def events(self) -> pd.DataFrame:
        """All events, in memory; where they are not held they are read when this is first asked for."""
        return _table(self.path, "events") if self.held_events is None else self.held_events

    @property
    def version(self) -> str:
        """The hash of the content: two datasets with the same version say the same."""
        return str(self.manifest["version"])

    def __hash__(self) -> int:
        return hash((self.path, self.version))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and (self.path, self.version) == (other.path, other.version)


def write_dataset(tables: Mapping[str, pd.DataFrame], details: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Write a dataset beside `folder`, then rename it into place; a crash leaves the previous one whole.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        One frame for each table of the schema.
    details : mapping
        What else the manifest says: sources, rejected inputs, event types, licences. JSON values only.
    folder : pathlib.Path
        Replaced where it is a dataset; anything else there is left alone.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    DatasetError
        `folder` exists and is not a dataset, or it cannot be written.
    """
    folder = folder.resolve()
    if folder.exists() and not (folder / _MANIFEST).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise DatasetError(f"{folder} exists and is not a dataset: it is left alone. Choose another --out.")
    manifest = {
        "format": FORMAT,
        "version": _content_hash(tables),
        "created": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "counts": {name: len(tables[name]) for name in SCHEMA},
        **details,
    }
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
        try:
            for name in SCHEMA:
                tables[name].to_parquet(fresh / f"{name}.parquet", index=False, compression="zstd")
            (fresh / _MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.chmod(0o755)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise DatasetError(f"{folder} cannot be written ({error}). Free some space or choose another --out.") from error
    return manifest


def open_dataset(folder: Path, most_held: int = MOST_HELD) -> Dataset:
    """Open a dataset; the same version is read from disk once.

    Parameters
    ----------
    folder : pathlib.Path
    most_held : int
        Of more events than this only those that are asked for are read.

    Raises
    ------
    DatasetError
        There is none, it is incomplete, or another version of Gazette wrote it in a form that this one does not read.
    """
    folder = folder.resolve()
    if not folder.exists() and _previous(folder).exists():
        folder = _previous(folder)
    try:
        text = (folder / _MANIFEST).read_text(encoding="utf-8")
        manifest = json.loads(text)
    except FileNotFoundError as error:
        raise DatasetError(
            f"There is no dataset in {folder}. Make one with: geo build SOURCE... --out {folder}"
        ) from error
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder / _MANIFEST} cannot be read ({error}). Build the dataset again.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise DatasetError(
            f"{folder} was written in another format. Build it again with: geo build SOURCE... --out {folder}"
        )
    return _read(folder, text, hold=manifest["counts"]["events"] <= most_held)


@lru_cache(maxsize=4)
def _read(folder: Path, manifest: str, *, hold: bool) -> Dataset:
    try:
        tables = {name: _table(folder, name) for name in SCHEMA if hold or name != "events"}
    except (OSError, ValueError, KeyError) as error:
        raise DatasetError(f"{folder} is incomplete ({error}). Build it again.") from error
    return Dataset(folder, json.loads(manifest), held_events=tables.pop("events", None), **tables)


def _table(folder: Path, name: str) -> pd.DataFrame:
    return typed(name, pd.read_parquet(folder / f"{name}.parquet"))


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Give rows of a table its columns and their types, those that older datasets lack too; others are left out.

    An event of unknown date has no days.

    Parameters
    ----------
    name : str
        Of the table.
    frame : pandas.DataFrame
    """
    types = SCHEMA[name]
    later: dict[str, Any] = {column: frame[like] for column, like in _LATER_COLUMNS.get(name, {}).items()}
    later = {column: value for column, value in (later | _LATER_TEXTS.get(name, {})).items() if column not in frame}
    typed_frame = frame.assign(**later)[list(types)].astype(types)
    return _without_unknown_days(typed_frame) if name == "events" else typed_frame


def _without_unknown_days(events: pd.DataFrame) -> pd.DataFrame:
    """Leave out the day that stands for an unknown date: it is where counting from it begins, not when anything was."""
    unknown = events["date_precision"].eq(DatePrecision.UNKNOWN.value).fillna(value=False)
    if not unknown.any():
        return events
    return events.assign(**{name: events[name].mask(unknown) for name in ("start", "end")})


def _previous(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.previous")


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` at `folder`. Between the two renames `open_dataset` finds the old one under its other name."""
    previous = _previous(folder)
    if folder.exists():
        shutil.rmtree(previous, ignore_errors=True)
        folder.rename(previous)
    try:
        fresh.rename(folder)
    except OSError:
        if previous.exists():
            previous.rename(folder)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _content_hash(tables: Mapping[str, pd.DataFrame]) -> str:
    """Hash what the tables say, not how Parquet packs it, so that a library's new version does not change it."""
    digest = hashlib.sha256()
    for name in SCHEMA:
        digest.update(name.encode())
        digest.update(tables[name].to_json(orient="records", date_format="iso", force_ascii=False).encode())
    return digest.hexdigest()[:16]
