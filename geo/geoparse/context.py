"""What the text around a name, and the other places of a document, say about which place is meant."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.attested import in_use
from geo.geoparse.candidates import STATIC_FEATURES, Candidates, Floats
from geo.geoparse.definition import defined_in
from geo.geoparse.distance import EARTH_RADIUS_KM
from geo.geoparse.gazetteer import Candidate
from geo.geoparse.grouping import COMMA, LIST, Group
from geo.geoparse.hints import alike, speaks_of_government, unlikely_kinds
from geo.model import GeoPrecision, Toponym

TEXT_FEATURES = (
    "unit_word", "unit_word_mismatch", "town_word", "town_word_mismatch", "contained_after_comma", "contained_nearby",
    "country_hint", "contains_before_comma", "name_not_in_use", "meant_by_another",
    "spoken_there", "not_where_said", "unlikely_kind", "seat_of_government", "listed_with_alike",
)  # fmt: skip
DOCUMENT_FEATURES = (
    "same_country", "same_region", "within_50_km", "within_300_km", "within_1500_km", "any_same_country",
    "any_same_region", "any_within_50_km", "any_within_300_km", "same_name_within_50_km",
    "rivals_where_others_are",
)  # fmt: skip
_RIVALS = STATIC_FEATURES.index("rivals_in_country")
_CAPITAL = STATIC_FEATURES.index("capital")
_NEARBY = 45
# "Moscow in Ukraine" says less of where Moscow is than "Moscow, Idaho" does.
_IN = re.compile(r"\s+in\s+(?:the\s+)?")
_POSSESSIVE = re.compile(r"['\u2019]s?\s")
_AS_SURE_AS_A_COMMA = 0.4
_LEAST_BELIEF = 0.02
_BEYOND_KM = 50.0
_LIKELY_UNIT = 0.2
_LOCAL = {GeoPrecision.SETTLEMENT, GeoPrecision.DISTRICT, GeoPrecision.SITE}
# What stands after the state in "Fairview, Nebraska."; "In Geneva, Texas won" says nothing of where Geneva is.
_ENDS = (",", ".", ";", ":", ")", "\n", "")


def text_features(
    group: Group,
    text: str,
    toponyms: Sequence[Toponym],
    of: Sequence[Group | None],
    order: Sequence[int],
    country: int,
    year: int | None = None,
    speakers: frozenset[int] = frozenset(),
) -> Floats:
    """Compute the columns `TEXT_FEATURES` for the candidates of a group.

    Parameters
    ----------
    group : Group
    text : str
    toponyms : sequence of Toponym
        All of the document's.
    of : sequence of Group or None
        The group that each toponym belongs to.
    order : sequence of int
        For each toponym, the number of the one that follows it in the text; itself for the last.
    country : int
        The number of the country that the source is about; 0 for none.
    year : int, optional
        When the text appeared: a name that was given up before, or given later, is used for its place less often.
    speakers : frozenset of int
        The numbers of the countries where the text's language is spoken; empty: that says nothing.
    """
    places = group.candidates.places
    features = np.zeros((len(places), len(TEXT_FEATURES)))
    if group.unit:
        unit = np.array([p.geo_precision in {GeoPrecision.DISTRICT, GeoPrecision.REGION} for p in places], dtype=float)
        column = 0 if group.unit == 1 else 2
        features[:, column] = unit if group.unit == 1 else 1 - unit
        features[:, column + 1] = 1 - features[:, column]
    _from_what_follows(features, group, text, toponyms, of, order)
    _from_what_stands_before(features, group, text, toponyms, of, order)
    _from_lists(features, group, text, toponyms, of, order)
    if country:
        features[:, 6] = group.candidates.countries == country
    if year:
        features[:, 8] = [not in_use(place.from_year, place.to_year, year) for place in places]
    features[list(group.taken), 9] = 1.0
    _from_words_beside(features, group, text, [(toponyms[n].start, toponyms[n].end) for n in group.mentions])
    if speakers:
        features[:, 10] = [int(number) in speakers for number in group.candidates.countries]
    return features


def _from_words_beside(features: Floats, group: Group, text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Add which kinds hardly go with the words beside the mentions, and whether a capital does."""
    places = group.candidates.places
    if len(places) == 1:
        return
    if not group.unit:
        features[:, 12] = unlikely_kinds(text, spans, group.candidates)
    if any(place.capital for place in places) and speaks_of_government(text, spans):
        features[:, 13] = group.candidates.static[:, _CAPITAL]


def _from_lists(
    features: Floats,
    group: Group,
    text: str,
    toponyms: Sequence[Toponym],
    of: Sequence[Group | None],
    order: Sequence[int],
) -> None:
    """Add how likely the name beside it in a list is of a candidate's own kind: "Oregon, Idaho and Washington"."""
    if len(group.candidates.places) == 1:
        return
    for mention, following in enumerate(order):
        if mention == following or (of[mention] is not group) == (of[following] is not group):
            continue
        other = of[mention] if of[following] is group else of[following]
        if other is not None and LIST.fullmatch(text[toponyms[mention].end : toponyms[following].start]):
            features[:, 14] = np.maximum(features[:, 14], alike(group.candidates, other.candidates, other.belief))


def _from_what_follows(
    features: Floats,
    group: Group,
    text: str,
    toponyms: Sequence[Toponym],
    of: Sequence[Group | None],
    order: Sequence[int],
) -> None:
    """Add what is named right after a mention, and may contain it: "Paris, Texas"."""
    defined_elsewhere = False
    for mention in group.mentions:
        for outer in defined_in(text, toponyms, mention, order):
            if (container := of[outer]) is not None and container is not group:
                held = contained(group.candidates, container)
                features[:, 4] = np.maximum(features[:, 4], _AS_SURE_AS_A_COMMA * held)
                defined_elsewhere |= not held.any() and _lies_out_of(group.candidates, container)
        following = order[mention]
        other = of[following]
        if other is None or other is group or mention in group.listed:
            continue
        gap = text[toponyms[mention].end : toponyms[following].start]
        if len(gap) > _NEARBY or "\n" in gap:
            continue
        held = contained(group.candidates, other)
        says_so = _IN.fullmatch(gap) or (COMMA.fullmatch(gap) and text[toponyms[following].end :][:1] in _ENDS)
        if says_so and not held.any() and _lies_out_of(group.candidates, other):
            features[:, 11] = 1.0
        if COMMA.fullmatch(gap):
            features[:, 4] = np.maximum(features[:, 4], held)
        else:
            features[:, 5] = np.maximum(features[:, 5], held)
            if _IN.fullmatch(gap):
                features[:, 4] = np.maximum(features[:, 4], _AS_SURE_AS_A_COMMA * held)
    if defined_elsewhere:
        features[:, 11] = 1.0
    elif features[:, 4:6].any():
        features[:, 11] = 0.0  # elsewhere in the text it is said to be in what does contain it


def _lies_out_of(inner: Candidates, outer: Group) -> bool:
    """Whether none of a town's candidates lies in, or near, the state or province that it is said to be in."""
    units = [
        at
        for at, place in enumerate(outer.candidates.places)
        if place.geo_precision is GeoPrecision.REGION and place.country and outer.belief[at] >= _LIKELY_UNIT
    ]
    if not units or outer.candidates.demonym:
        return False
    number = max(units, key=lambda at: outer.belief[at])
    likely = outer.candidates.places[number]
    if not all(place.geo_precision in _LOCAL and place.country for place in inner.places):
        return False
    reach = likely.extent_km + _BEYOND_KM
    return bool((inner.points @ outer.candidates.points[number]).max() < math.cos(reach / EARTH_RADIUS_KM))


def _from_what_stands_before(
    features: Floats,
    group: Group,
    text: str,
    toponyms: Sequence[Toponym],
    of: Sequence[Group | None],
    order: Sequence[int],
) -> None:
    """Add the container that stands before: "Kentucky's Adair County", "in Ukraine's Donetsk"."""
    for mention, following in enumerate(order):
        if of[following] is not group or following == mention:
            continue
        container = of[mention]
        if container is None or container is group or container.candidates.demonym or mention in container.listed:
            continue
        gap = text[toponyms[mention].end : toponyms[following].start]
        if COMMA.fullmatch(gap):
            features[:, 7] = np.maximum(features[:, 7], containing(group.candidates, container))
        if group.unit and _POSSESSIVE.fullmatch(gap) and _elsewhere(group.candidates, container):
            features[:, 11] = 1.0
        if len(gap) <= _NEARBY and "\n" not in gap:
            features[:, 5] = np.maximum(features[:, 5], contained(group.candidates, container))


def _elsewhere(inner: Candidates, outer: Group) -> bool:
    """Whether none of the candidates lies in the country of what owns the unit: "Giza's Haram district"."""
    country = outer.candidates.countries[int(np.argmax(outer.belief))]
    return bool(country) and country not in inner.countries


def contained(inner: Candidates, outer: Group) -> Floats:
    """Weigh, for each inner candidate, how surely one of the outer ones contains it."""
    weight = np.zeros(len(inner.places))
    for belief, place in zip(outer.belief, outer.candidates.places, strict=True):
        if belief >= _LEAST_BELIEF:
            holds = np.array([_holds(place, within) for within in inner.places], dtype=float)
            weight = np.maximum(weight, belief**0.5 * holds)
    return weight


def containing(outer: Candidates, inner: Group) -> Floats:
    """Weigh, for each outer candidate, how surely it contains one of the inner ones."""
    weight = np.zeros(len(outer.places))
    for belief, within in zip(inner.belief, inner.candidates.places, strict=True):
        if belief >= _LEAST_BELIEF:
            holds = np.array([_holds(place, within) for place in outer.places], dtype=float)
            weight = np.maximum(weight, belief**0.5 * holds)
    return weight


def _holds(outer: Candidate, inner: Candidate) -> bool:
    if outer.geo_precision is GeoPrecision.COUNTRY:
        return inner.country == outer.country and inner.geo_precision is not GeoPrecision.COUNTRY
    return bool(outer.geonameid) and outer.geonameid in inner.within


@dataclass(frozen=True, slots=True)
class Crowd:
    """The likely places of all the names of a document, side by side.

    Attributes
    ----------
    owner : ndarray of shape (m,)
        The number of the group that each place is a candidate of.
    bases : ndarray of shape (m,)
        The number of the first group whose name is the same but for a word such as "district".
    belief, weight : ndarray of shape (m,)
        Its probability; the same times the square root of the number of mentions.
    local, countries, regions, points : ndarray
        As in `Candidates`.
    """

    owner: NDArray[np.int64]
    bases: NDArray[np.int64]
    belief: Floats
    weight: Floats
    local: Floats
    countries: NDArray[np.int64]
    regions: NDArray[np.int64]
    points: Floats


def crowd(groups: Sequence[Group]) -> Crowd:
    """Gather what is believed about all the groups of a document at this moment."""
    kept = [np.flatnonzero(group.belief > _LEAST_BELIEF) for group in groups]
    beliefs = [group.belief[rows] for group, rows in zip(groups, kept, strict=True)]
    emphasis = [min(len(group.mentions), 4) ** 0.5 for group in groups]
    found = [group.candidates for group in groups]
    sizes = [len(rows) for rows in kept]
    return Crowd(
        np.repeat(np.arange(len(groups)), sizes),
        np.repeat(_bases(groups), sizes),
        np.concatenate(beliefs),
        np.concatenate([belief * factor for belief, factor in zip(beliefs, emphasis, strict=True)]),
        np.concatenate([places.local[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.countries[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.regions[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.points[rows] for places, rows in zip(found, kept, strict=True)]),
    )


def _bases(groups: Sequence[Group]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(group.base, number) for number, group in enumerate(groups)]


def document_features(group: Group, number: int, others: Crowd) -> Floats:
    """Compute the columns `DOCUMENT_FEATURES`: how well each candidate fits what the other names seem to mean.

    Parameters
    ----------
    group : Group
    number : int
        The group's own number in the crowd; its own candidates say nothing about each other.
    others : Crowd
    """
    ours = group.candidates
    features = np.zeros((len(ours.places), len(DOCUMENT_FEATURES)))
    foreign = others.owner != number
    weight = others.weight * foreign
    total = weight.sum()
    if total <= 0:
        return features
    belief = others.belief * foreign
    local_belief = belief * others.local
    near = weight * others.local
    near /= near.sum() + 1e-9
    same_country = (ours.countries[:, None] == others.countries) & (others.countries > 0)
    same_region = (ours.regions[:, None] == others.regions) & (others.regions > 0)
    km = EARTH_RADIUS_KM * np.arccos(np.clip(ours.points @ others.points.T, -1.0, 1.0))
    within_50, within_300, within_1500 = np.exp(-km / 50.0), np.exp(-km / 300.0), np.exp(-km / 1500.0)
    features[:, 0] = same_country @ weight / total
    features[:, 1] = same_region @ near
    features[:, 2] = within_50 @ near * ours.local
    features[:, 3] = within_300 @ near * ours.local
    features[:, 4] = within_1500 @ near * ours.local
    features[:, 5] = (same_country * belief).max(axis=1)
    features[:, 6] = (same_region * belief).max(axis=1)
    features[:, 7] = (within_50 * local_belief).max(axis=1) * ours.local
    features[:, 8] = (within_300 * local_belief).max(axis=1) * ours.local
    features[:, 10] = ours.static[:, _RIVALS] * features[:, 1]
    if (namesake := foreign & (others.bases == _base_number(others, number))).any():
        features[:, 9] = (within_50 * local_belief * namesake).max(axis=1) * ours.local
    return features


def _base_number(others: Crowd, number: int) -> int:
    own = others.bases[others.owner == number]
    return int(own[0]) if len(own) else -1
