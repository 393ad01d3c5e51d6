"""Finding a place by any of its names: those with events first, then the offline gazetteer's."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from geo.dataset import query
from geo.dataset.store import Dataset
from geo.errors import GazetteerError
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.model import Place
from geo.settings import Settings

LEAST_LETTERS, LONGEST = 2, 100
MOST_PLACES = 20
_GIVEN = ("id", "name", "latitude", "longitude", "extent_km")


class _Named(NamedTuple):
    """A name of a place with events, and which of them."""

    key: str
    name: str
    place: int


def find_places(dataset: Dataset, settings: Settings | None, text: str, limit: str = "") -> dict[str, Any]:
    """Find places whose name, or a word of it, begins with a text.

    Parameters
    ----------
    dataset : Dataset
    settings : Settings or None
        Where the gazetteer's index is; None, or an index that nobody has compiled yet: the dataset's places only.
    text : str
        In any script; at least two letters.
    limit : str
        How many places at most, 1 to 20; empty: 8.

    Returns
    -------
    dict
        JSON values. ``gazetteer``: whether it was asked. ``places``: each with ``id``, ``name``, ``written`` (the
        other name that was found; empty: its main one), ``detail`` (what and where it is, in words), ``latitude``,
        ``longitude``, ``extent_km``, ``events`` (0: only the gazetteer has it).

    Raises
    ------
    ValueError
        The text is too short or too long, or the limit is no such number; says so.
    """
    key = fold(text[: LONGEST + 1])
    if len(key) < LEAST_LETTERS or len(text) > LONGEST:
        raise ValueError(f"q must hold a name, or the beginning of one, of {LEAST_LETTERS} to {LONGEST} letters.")
    if limit and not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:4]) <= MOST_PLACES):
        raise ValueError(f"limit must be a number from 1 to {MOST_PLACES}.")
    most = int(limit or 8)
    gazetteer = _compiled(settings)
    found = {place["id"]: place for place in _with_events(dataset, key, most, gazetteer)}
    known = _known(dataset, gazetteer, key, most)
    for place in sorted(known, key=lambda place: place["events"] == 0):
        found.setdefault(place["id"], place)
    return {"gazetteer": gazetteer is not None, "places": list(found.values())[:most]}


def _with_events(dataset: Dataset, key: str, most: int, gazetteer: Gazetteer | None) -> list[dict[str, Any]]:
    best: dict[int, tuple[int, _Named]] = {}
    for named in _names(dataset):
        rank = 2 * named.key.startswith(key) or int(f" {key}" in named.key)
        if rank and rank > best.get(named.place, (0, named))[0]:
            best[named.place] = rank, named
    # Places are numbered from the one with most events on.
    chosen = sorted(best.values(), key=lambda entry: (-entry[0], entry[1].place))[:most]
    places = query.event_places(dataset)
    answers = []
    for _, named in chosen:
        row = places.iloc[named.place]
        place = query.place(dataset, row["id"]) or {}
        written = "" if named.name == place["name"] else named.name
        detail = _detail(place["kind"], place["admin"], place["country"], gazetteer)
        given = {name: place[name] for name in _GIVEN}
        answers.append({**given, "written": written, "detail": detail, "events": int(row["events"])})
    return answers


@lru_cache(maxsize=2)
def _names(dataset: Dataset) -> tuple[_Named, ...]:
    """All names of the places with events, those of the place with most events first."""
    stored = dataset.places.set_index("id")[["name", "names"]].reindex(query.event_places(dataset)["id"])
    found: list[_Named] = []
    for number, (main, others) in enumerate(zip(stored["name"], stored["names"].fillna("[]"), strict=True)):
        names = dict.fromkeys([main, *(other["name"] for other in json.loads(others or "[]"))])
        found.extend(_Named(fold(name), name, number) for name in names)
    return tuple(found)


def _known(dataset: Dataset, gazetteer: Gazetteer | None, key: str, most: int) -> list[dict[str, Any]]:
    if gazetteer is None:
        return []
    events = _event_counts(dataset)
    return [
        {
            **{name: getattr(place, name) for name in _GIVEN},
            "written": _written(gazetteer, place, key),
            "detail": _detail(place.kind, place.admin, place.country, gazetteer),
            "events": events.get(place.id, 0),
        }
        for place in gazetteer.search(key, most)
    ]


@lru_cache(maxsize=2)
def _event_counts(dataset: Dataset) -> dict[str, int]:
    places = query.event_places(dataset)
    return {str(identifier): int(events) for identifier, events in zip(places["id"], places["events"], strict=True)}


def _written(gazetteer: Gazetteer, place: Place, key: str) -> str:
    """The name by which a search has found a place, where that is not its main one."""
    if fold(place.name).startswith(key):
        return ""
    whole = gazetteer.place(place.id)
    return next((name.name for name in (whole.names if whole else ()) if fold(name.name).startswith(key)), "")


def _detail(kind: str, admin: list[str] | tuple[str, ...], country: str, gazetteer: Gazetteer | None) -> str:
    name = country
    if gazetteer is not None and country and kind != "country":
        known = _countries(gazetteer).get(country)
        name = known or country
    parts = [kind, *list(admin)[-1:], "" if kind == "country" else name]
    return ", ".join(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=2)
def _countries(gazetteer: Gazetteer) -> dict[str, str]:
    return {code: country.name for code, country in gazetteer.countries().items()}


def _compiled(settings: Settings | None) -> Gazetteer | None:
    try:
        return _opened(settings) if settings else None
    except GazetteerError:
        return None


@lru_cache(maxsize=1)
def _opened(settings: Settings) -> Gazetteer:
    """Opened once; where it is not compiled yet the next question looks again."""
    return Gazetteer.open_compiled(settings)
