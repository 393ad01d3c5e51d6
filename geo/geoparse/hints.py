"""What the words beside a name hint about the kind of place, without calling it a town or a province."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from geo.geoparse.candidates import Candidates, Floats
from geo.geoparse.gazetteer import Candidate
from geo.geoparse.words import GOVERNMENT_WORDS, TOWNSFOLK
from geo.model import GeoPrecision

_UNITS = {GeoPrecision.REGION, GeoPrecision.DISTRICT}
# "near Gao", "20 km from Gao": where a region and its seat have one name, the seat is meant.
_NEAR = re.compile(r"\b(?:near|outside|(?:km|kilomet(?:re|er)s|miles)(?:\s[\w-]+)?\s(?:from|of))\s$", re.IGNORECASE)
_LONGEST_NEAR = 36
# "the state border with Washington", "neighbouring Georgia": no town has a border.
_BORDER = re.compile(r"\b(?:border(?:s|ing)?(?:\swith|\sinto)?|neighbou?r(?:s|ing))\s(?:the\s)?$", re.IGNORECASE)
_LONGEST_BORDER = 24
_TOWNSFOLK = re.compile(rf"\s(?:{'|'.join(sorted(TOWNSFOLK))})\b")
_GOVERNMENT = re.compile(
    rf"\b(?:{'|'.join(sorted(word.replace('_', ' ') for word in GOVERNMENT_WORDS))})\b", re.IGNORECASE
)
_AROUND = 160


def unlikely_kinds(text: str, spans: Sequence[tuple[int, int]], candidates: Candidates) -> Floats:
    """Mark the candidates that the words beside a mention hardly go with.

    Parameters
    ----------
    text : str
    spans : sequence of (int, int)
        The offsets of the mentions.
    candidates : Candidates
    """
    places = candidates.places
    unlikely = np.zeros(len(places))
    befores = [text[max(0, start - _LONGEST_NEAR) : start] for start, _ in spans]
    if any(_NEAR.search(before) for before in befores):
        towns = [place for place in places if place.geo_precision is GeoPrecision.SETTLEMENT and place.form <= 1]
        unlikely[[n for n, place in enumerate(places) if _has_seat(place, towns)]] = 1.0
    if any(_BORDER.search(before[-_LONGEST_BORDER:]) for before in befores):
        unlikely[[n for n, place in enumerate(places) if place.geo_precision is GeoPrecision.SETTLEMENT]] = 1.0
    if not candidates.demonym and any(_TOWNSFOLK.match(text, end) for _, end in spans):
        unlikely[[n for n, place in enumerate(places) if place.geo_precision is GeoPrecision.COUNTRY]] = 1.0
    return unlikely


def _has_seat(place: Candidate, towns: Sequence[Candidate]) -> bool:
    """Whether a region or district is named after one of the towns in it."""
    return place.geo_precision in _UNITS and any(place.geonameid in town.within for town in towns)


def speaks_of_government(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether what a national government does or is made of stands near a mention: there a capital is meant."""
    return any(_GOVERNMENT.search(text, max(0, start - _AROUND), end + _AROUND) for start, end in spans)


def alike(ours: Candidates, beside: Candidates, belief: Floats) -> Floats:
    """Give, for each candidate, how likely another name is a country, a region of the same country, or a capital too.

    Parameters
    ----------
    ours, beside : Candidates
        Of the name itself, and of the name beside it in a list.
    belief : ndarray
        The probability of each of the candidates in `beside`.
    """
    likely: dict[tuple[str, str], float] = {}
    for place, chance in zip(beside.places, belief, strict=True):
        if level := _level(place):
            likely[level] = likely.get(level, 0.0) + float(chance)
    levels = [_level(place) for place in ours.places]
    return np.array([likely.get(level, 0.0) if level else 0.0 for level in levels])


def _level(place: Candidate) -> tuple[str, str] | None:
    if place.geo_precision is GeoPrecision.COUNTRY:
        return "country", ""
    if place.geo_precision is GeoPrecision.REGION:
        return "region", place.country
    return ("capital", "") if place.capital else None
