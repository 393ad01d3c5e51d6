"""Finding a place by any of its names: those with events first, then the offline gazetteer's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from geo.dataset import query
from geo.dataset.place_names import shown_names
from geo.dataset.store import Dataset
from geo.errors import GazetteerError
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.naming import english_name, local_name
from geo.model import Naming, Place
from geo.settings import Settings

LEAST_LETTERS, LONGEST = 2, 100
MOST_PLACES = 20
_GIVEN = ("id", "latitude", "longitude", "extent_km")
#: How much of a name was asked for: all of it, its beginning, the beginning of a word of it.
_WHOLE, _BEGINNING, _WORD, _NOTHING = 3, 2, 1, 0
# Katakana of several words that a machine has romanised ("sucy=an=buri"): nobody reads or types that.
_MACHINE_MADE = "="


class _Named(NamedTuple):
    """A name of a place with events, and which of them."""

    key: str
    name: str
    place: int


class _Asked(NamedTuple):
    """What is looked for, and what places are called in the answer."""

    text: str
    key: str
    naming: Naming
    most: int


class _Match(NamedTuple):
    """How much of a name was asked for, and which name that is; empty: the one that the place is called by."""

    rank: int
    written: str


def find_places(
    dataset: Dataset, settings: Settings | None, text: str, limit: str = "", naming: Naming = Naming.WRITTEN
) -> dict[str, Any]:
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
    naming : Naming
        What the places are to be called.

    Returns
    -------
    dict
        JSON values. ``gazetteer``: whether it was asked. ``places``: each with ``id``, ``name``, ``written`` (the
        other name that was found; empty: the one it is called by), ``whole`` (whether a name of it is all that was
        asked for), ``detail`` (what and where it is, in words), ``latitude``, ``longitude``, ``extent_km``, ``events``
        (0: only the gazetteer has it). First those with events and just that name; where there are none, the
        gazetteer's first; then the others with events, then the gazetteer's.

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
    asked = _Asked(text.strip(), key, naming, int(limit or 8))
    gazetteer = _compiled(settings)
    found = {place["id"]: place for place in _with_events(dataset, asked, gazetteer)}
    for place in _known(dataset, gazetteer, asked):
        found.setdefault(place["id"], place)
    return {"gazetteer": gazetteer is not None, "places": _in_order(list(found.values()))[: asked.most]}


def _in_order(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The best first; as in `merged` of geo/map/static/found.js."""
    whole = [place for place in places if place["whole"]]
    # A common name has hundreds of bearers: those without events must not displace the others.
    first = [place for place in whole if place["events"]] or whole[:1]
    ahead = {place["id"] for place in first}
    rest = [place for place in places if place["id"] not in ahead]
    return first + sorted(rest, key=lambda place: (place["events"] == 0, place["events"] == 0 and not place["whole"]))


def _match(names: Iterable[str], shown: str, asked: _Asked) -> _Match:
    """The best of a place's names: most of it asked for, then the most like what was typed."""
    ranked = [(_rank(fold(name), asked.key), name) for name in names]
    rank, name = max(ranked, key=lambda entry: (entry[0], *_likeness(entry[1], asked.text)))
    # Why a place was found is said where its name does not show it.
    return _Match(rank, "" if _rank(fold(shown), asked.key) else name)


def _rank(key: str, wanted: str) -> int:
    if _MACHINE_MADE in key:
        return _NOTHING
    if key == wanted:
        return _WHOLE
    if key.startswith(wanted):
        return _BEGINNING
    return _WORD if f" {wanted}" in key else _NOTHING


def _likeness(name: str, text: str) -> tuple[bool, ...]:
    plain, typed = name.casefold(), text.casefold()
    return name == text, plain == typed, plain.startswith(typed), name[:1].isupper()


def _with_events(dataset: Dataset, asked: _Asked, gazetteer: Gazetteer | None) -> list[dict[str, Any]]:
    matching: dict[int, list[str]] = {}
    for named in _names(dataset):
        if _rank(named.key, asked.key):
            matching.setdefault(named.place, []).append(named.name)
    places, called = query.event_places(dataset), shown_names(dataset, asked.naming)
    identifiers = places["id"].tolist()
    best = {number: _match(names, called[identifiers[number]], asked) for number, names in matching.items()}
    # Places are numbered from the one with most events on.
    chosen = sorted(best, key=lambda number: (-best[number].rank, number))[: asked.most]
    answers = []
    for number in chosen:
        row = places.iloc[number]
        place = query.place(dataset, row["id"]) or {}
        detail = _detail(place["kind"], place["admin"], place["country"], gazetteer)
        given = {name: place[name] for name in _GIVEN} | _called(called[row["id"]], best[number])
        answers.append({**given, "detail": detail, "events": int(row["events"])})
    return answers


def _called(shown: str, match: _Match) -> dict[str, Any]:
    return {"name": shown, "written": match.written, "whole": match.rank == _WHOLE}


@lru_cache(maxsize=2)
def _names(dataset: Dataset) -> tuple[_Named, ...]:
    """All names of the places with events, those of the place with most events first; of each what it is called."""
    identifiers = query.event_places(dataset)["id"]
    stored = dataset.places.set_index("id")["names"].reindex(identifiers).fillna("[]")
    shown = [shown_names(dataset, naming) for naming in Naming]
    found: list[_Named] = []
    for number, (identifier, others) in enumerate(zip(identifiers, stored, strict=True)):
        called = [names[identifier] for names in shown]
        names = dict.fromkeys([*called, *(other["name"] for other in json.loads(others or "[]"))])
        found.extend(_Named(fold(name), name, number) for name in names)
    return tuple(found)


def _known(dataset: Dataset, gazetteer: Gazetteer | None, asked: _Asked) -> list[dict[str, Any]]:
    if gazetteer is None:
        return []
    events, called = _event_counts(dataset), shown_names(dataset, asked.naming)
    answers = []
    for place in gazetteer.search(asked.text, asked.most):
        whole = gazetteer.place(place.id) or place
        conventions = _conventions(gazetteer, whole)
        shown = called.get(place.id) or conventions[asked.naming]
        match = _match([shown, *conventions.values(), *(name.name for name in whole.names)], shown, asked)
        given = {name: getattr(place, name) for name in _GIVEN} | _called(shown, match)
        if not events.get(place.id):  # in one of many languages nearly everything is the name of some place
            given["whole"] = asked.key in {fold(name) for name in conventions.values()}
        detail = _detail(place.kind, place.admin, place.country, gazetteer)
        answers.append({**given, "detail": detail, "events": events.get(place.id, 0)})
    return answers


def _conventions(gazetteer: Gazetteer, place: Place) -> dict[Naming, str]:
    country = gazetteer.countries().get(place.country)
    local = local_name(place, country.languages if country else ())
    return {Naming.WRITTEN: place.name, Naming.ENGLISH: english_name(place), Naming.LOCAL: local}


@lru_cache(maxsize=2)
def _event_counts(dataset: Dataset) -> dict[str, int]:
    places = query.event_places(dataset)
    return {str(identifier): int(events) for identifier, events in zip(places["id"], places["events"], strict=True)}


def _detail(kind: str, admin: list[str] | tuple[str, ...], country: str, gazetteer: Gazetteer | None) -> str:
    name = country
    if gazetteer is not None and country and kind != "country":
        known = gazetteer.countries().get(country)
        name = known.name if known else country
    parts = [kind, *list(admin)[-1:], "" if kind == "country" else name]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _compiled(settings: Settings | None) -> Gazetteer | None:
    try:
        return _opened(settings) if settings else None
    except GazetteerError:
        return None


@lru_cache(maxsize=1)
def _opened(settings: Settings) -> Gazetteer:
    """Opened once; where it is not compiled yet the next question looks again."""
    return Gazetteer.open_compiled(settings)
