"""Which mentions of a name in a document must mean the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from geo.geoparse.candidates import Candidates, Floats
from geo.geoparse.fold import fold
from geo.geoparse.nature import nature_of
from geo.geoparse.units import kind_beside
from geo.model import GeoPrecision, Toponym

COMMA = re.compile(r"\s*[,(]\s*(?:in\s+)?(?:the\s+)?$")
_UNIT_AFTER = re.compile(
    r"[\s-]+(?:(?:north|south|east|west|central)\s)?(?:districts?|rayons?|raions?|provinces?|regions?|count(?:y|ies)|oblasts?|prefectures?|governorates?|states?"
    r"|departments?|divisions?|cantons?|municipality|shire|parish|territory|autonomous|[Cc]o\.)\b",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(
    r"\b(?:districts?|provinces?|regions?|count(?:y|ies)|states?|governorate|prefecture) of\s+$", re.I
)
_TOWN_BEFORE = re.compile(r"\b(?:city|town|village|settlement|suburb|hamlet|municipality|port) (?:of\s+)?$", re.I)
_TOWN_AFTER = re.compile(r"[\s-]+(?:city|town|village|township)\b", re.IGNORECASE)
# What is believed less is left out of account.
LEAST_BELIEF = 0.02
LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or)\b|&)\s*(?:the\s+)?")
_LEVELS = {GeoPrecision.COUNTRY, GeoPrecision.REGION}
_UNITS = {GeoPrecision.REGION, GeoPrecision.DISTRICT}
_NEW_SENTENCE = re.compile(r"[.!?]\s|\n")


@dataclass
class Group:
    """The mentions of one name in one document that must mean the same place, and what is thought of it so far.

    `listed` are those that what follows after a comma does not contain: "China, Japan and Korea". `taken` are the
    candidates that the text says another mention of the name means: "from London to London, Ontario".
    It is `lone` where the text names nothing else.
    """

    candidates: Candidates
    unit: int
    base: str = ""
    mentions: list[int] = field(default_factory=list)
    listed: set[int] = field(default_factory=set)
    taken: frozenset[int] = frozenset()
    text: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    belief: Floats = field(default_factory=lambda: np.zeros(0))
    features: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    lone: bool = False


def base_of(key: str) -> str:
    """Cut the word for the kind of unit off a folded name: "martuni district" has the base "martuni"."""
    head, _, last = key.rpartition(" ")
    return head if head and _UNIT_AFTER.fullmatch(" " + last) else key


def unit_of(text: str, toponym: Toponym, language: str = "") -> int:
    """Tell whether words beside the name call it an administrative unit (1), a town (2), or neither (0).

    From `nature.FIRST` on: a river, a lake and the like.
    """
    words = toponym.name.split()
    if len(words) > 1 and _UNIT_AFTER.fullmatch(" " + words[-1]):
        return 1
    name = toponym.name.casefold()
    if _again(text[toponym.end : toponym.end + len(name) + 3].casefold(), name):
        return 2
    if _again(text[max(0, toponym.start - len(name) - 3) : toponym.start].casefold()[::-1], name[::-1]):
        return 1
    after = text[toponym.end : toponym.end + 16]
    before = text[max(0, toponym.start - 16) : toponym.start]
    if _UNIT_AFTER.match(after) or _UNIT_BEFORE.search(before):
        return 1
    if _TOWN_BEFORE.search(before) or _TOWN_AFTER.match(after):
        return 2
    return kind_beside(before, toponym.name, after, language) or nature_of(text, toponym.start, toponym.end)


def _again(beside: str, name: str) -> bool:
    """Whether the same name stands beside a comma or bracket: "New York, New York" is a town and its state."""
    return beside.lstrip(" ,()").startswith(name) and any(mark in beside[:3] for mark in ",()")


def gather(
    text: str, toponyms: Sequence[Toponym], find: Callable[[str], Candidates | None], language: str = ""
) -> tuple[list[Group], list[Group | None]]:
    """Gather the mentions that must mean the same place.

    A name has one sense in a document, but for a unit and the town it is named after, and but for what the text itself
    tells apart: "Paris, Texas" and "Paris, France".

    Parameters
    ----------
    text : str
    toponyms : sequence of Toponym
    find : callable
        Gives the candidates of a name; None where there are none.
    language : str
        ISO 639-1 code of the text.

    Returns
    -------
    list of Group, list of Group or None
        The groups, and for each toponym its own; None for a name without candidates.
    """
    found = [find(toponym.name) for toponym in toponyms]
    order = followers(toponyms)
    listed = _listed(text, toponyms, found, order)
    senses, taken = _senses(
        text, toponyms, found, [here if here in listed else after for here, after in enumerate(order)]
    )
    made: dict[tuple[str, int, int], Group] = {}
    of: list[Group | None] = []
    for number, (toponym, candidates) in enumerate(zip(toponyms, found, strict=True)):
        if candidates is None:
            of.append(None)
            continue
        key, unit, sense = fold(toponym.name), unit_of(text, toponym, language), senses.get(number, 0)
        if (key, unit, sense) not in made:
            # Another sense is not at the same place, and does not speak for it.
            base = f"{base_of(key)} {sense}" if sense else base_of(key)
            made[key, unit, sense] = Group(candidates, unit, base, taken=taken.get(number, frozenset()))
        group = made[key, unit, sense]
        group.mentions.append(number)
        if number in listed:
            group.listed.add(number)
        of.append(group)
    return list(made.values()), of


def followers(toponyms: Sequence[Toponym]) -> list[int]:
    """For each toponym the number of the next one in the text, whatever order they were given in."""
    order = sorted(range(len(toponyms)), key=lambda number: (toponyms[number].start, toponyms[number].end))
    followers = list(range(len(toponyms)))
    for here, following in pairwise(order):
        followers[here] = following
    return followers


def _listed(
    text: str, toponyms: Sequence[Toponym], found: Sequence[Candidates | None], order: Sequence[int]
) -> set[int]:
    """Tell which names are followed by one of their own kind in a list, in which a comma contains nothing."""
    gaps = {here: text[toponyms[here].end : toponyms[after].start] for here, after in enumerate(order) if here != after}
    joined = {here for here, gap in gaps.items() if LIST.fullmatch(gap)}
    after_joined = {order[here] for here in joined}
    return {
        here
        for here in joined
        if (here in after_joined or order[here] in joined) and _alike(found[here], found[order[here]])
    }


def _alike(one: Candidates | None, other: Candidates | None) -> bool:
    """Whether both names are, among other things, those of countries, or of first-level regions."""
    return one is not None and other is not None and not _levels(one).isdisjoint(_levels(other))


def _levels(candidates: Candidates) -> set[GeoPrecision]:
    least = max(place.population for place in candidates.places) / 10
    return {place.geo_precision for place in candidates.places if place.population >= least} & _LEVELS


def _senses(
    text: str, toponyms: Sequence[Toponym], found: Sequence[Candidates | None], following: Sequence[int]
) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """Number the senses of each name that the text tells apart; a mention that is not named has its name's first.

    Also gives the candidates that a mention does not mean, because another one beside it is said to.
    """
    mentions: dict[str, list[int]] = defaultdict(list)
    for number, toponym in enumerate(toponyms):
        if found[number] is not None:
            mentions[toponym.name].append(number)
    senses: dict[int, int] = {}
    taken: dict[int, frozenset[int]] = {}
    for numbers in mentions.values():
        if len(numbers) > 1:
            numbers.sort(key=lambda number: toponyms[number].start)
            said = {number: _contained(text, toponyms, found, number, following[number]) for number in numbers}
            told = {number: held for number, held in said.items() if held}
            apart = _tell_apart(text, toponyms, numbers, told)
            senses |= apart
            named = {apart[number] for number in told}
            elsewhere = frozenset().union(*told.values())
            taken |= {number: elsewhere for number, sense in apart.items() if sense not in named}
    return senses, taken


def _tell_apart(
    text: str, toponyms: Sequence[Toponym], numbers: Sequence[int], said: dict[int, frozenset[int]]
) -> dict[int, int]:
    """Number the senses of the mentions of one name, given the candidates that are said to be meant by some."""
    distinct: list[frozenset[int]] = []
    sense_of: dict[int, int] = {}
    for number, held in said.items():
        agreeing = next((sense for sense, known in enumerate(distinct) if known & held), None)
        if agreeing is None:
            agreeing = len(distinct)
            distinct.append(held)
        distinct[agreeing] &= held
        sense_of[number] = agreeing
    if not distinct:
        return {}
    first = next(iter(said))
    latest = 0
    for number in numbers:
        if number in sense_of:
            latest = sense_of[number]
        elif toponyms[number].start > toponyms[first].start:
            sense_of[number] = latest
        elif _NEW_SENTENCE.search(text, toponyms[number].end, toponyms[first].start) is None:
            # "from London to London, Ontario": the second is said to be another one.
            sense_of[number] = len(distinct)
    return sense_of


def _contained(
    text: str, toponyms: Sequence[Toponym], found: Sequence[Candidates | None], number: int, following: int
) -> frozenset[int]:
    """Tell which candidates of a name lie in what is named after a comma; empty where nothing is."""
    inner, outer = found[number], found[following]
    gap = text[toponyms[number].end : toponyms[following].start]
    if number == following or inner is None or outer is None or outer.demonym or not COMMA.fullmatch(gap):
        return frozenset()
    countries = {place.country for place in outer.places if place.geo_precision is GeoPrecision.COUNTRY}
    units = {place.geonameid for place in outer.places if place.geo_precision in _UNITS}
    return frozenset(
        at
        for at, place in enumerate(inner.places)
        if place.geo_precision is not GeoPrecision.COUNTRY
        and (place.country in countries or not units.isdisjoint(filter(None, place.within)))
    )
