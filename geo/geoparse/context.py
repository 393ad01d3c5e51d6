"""What the text around a name says about which place is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.geoparse import nature
from geo.geoparse.attested import in_use
from geo.geoparse.candidates import STATIC_FEATURES, Floats
from geo.geoparse.containment import contained, containing, elsewhere, lies_out_of
from geo.geoparse.definition import defined_in
from geo.geoparse.grouping import COMMA, LIST, Group, followers
from geo.geoparse.hints import alike, speaks_of_government, unlikely_kinds
from geo.model import GeoPrecision, Toponym

TEXT_FEATURES = (
    "unit_word", "unit_word_mismatch", "town_word", "town_word_mismatch", "contained_after_comma", "contained_nearby",
    "country_hint", "contains_before_comma", "name_not_in_use", "meant_by_another",
    "spoken_there", "not_where_said", "unlikely_kind", "seat_of_government", "listed_with_alike",
    "nature_word", "nature_word_mismatch", "outshone",
)  # fmt: skip
_CAPITAL = STATIC_FEATURES.index("capital")
_NEARBY = 45
# "Moscow in Ukraine" says less of where Moscow is than "Moscow, Idaho" does.
_IN = re.compile(r"\s+in\s+(?:the\s+)?")
# Also "Pul-e-Hisar district, Baghlan": the word for the unit belongs to the name before it.
_COMMA = re.compile(
    r"(?:\s(?:districts?|count(?:y|ies)|municipality|township|territory|subdistrict|rayon|raion))?" + COMMA.pattern
)
_POSSESSIVE = re.compile(r"['\u2019]s?\s")
_AS_SURE_AS_A_COMMA = 0.4
_AS_SURE_AS_KNOWN = 1.0
# What stands after the state in "Fairview, Nebraska."; "In Geneva, Texas won" says nothing of where Geneva is.
_ENDS = (",", ".", ";", ":", ")", "\n", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and which group each of its toponyms belongs to.

    Attributes
    ----------
    text : str
    toponyms : sequence of Toponym
        All of the document's.
    of : sequence of Group or None
        The group that each toponym belongs to.
    order : sequence of int
        For each toponym, the number of the one that follows it in the text; itself for the last.
    """

    text: str
    toponyms: Sequence[Toponym]
    of: Sequence[Group | None]
    order: Sequence[int]

    @classmethod
    def of_document(cls, text: str, toponyms: Sequence[Toponym], of: Sequence[Group | None]) -> Reading:
        """Read the toponyms in the order of the text."""
        return cls(text, toponyms, of, followers(toponyms))

    def gap(self, mention: int) -> str:
        """Give the text between a toponym and the one that follows it."""
        return self.text[self.toponyms[mention].end : self.toponyms[self.order[mention]].start]

    def mark_after(self, mention: int) -> str:
        """Give the character after a toponym; empty at the end."""
        return self.text[self.toponyms[mention].end :][:1]

    def spans(self, group: Group) -> list[tuple[int, int]]:
        """List the offsets of a group's mentions."""
        return [(self.toponyms[number].start, self.toponyms[number].end) for number in group.mentions]


def text_features(
    group: Group,
    reading: Reading,
    country: int,
    year: int | None = None,
    speakers: frozenset[int] = frozenset(),
) -> Floats:
    """Compute the columns `TEXT_FEATURES` for the candidates of a group.

    Parameters
    ----------
    group : Group
    reading : Reading
    country : int
        The number of the country that the source is about; 0 for none.
    year : int, optional
        When the text appeared: a name that was given up before, or given later, is used for its place less often.
    speakers : frozenset of int
        The numbers of the countries where the text's language is spoken; empty: that says nothing.
    """
    places = group.candidates.places
    features = np.zeros((len(places), len(TEXT_FEATURES)))
    if not group.unit:
        features[:, 17] = group.candidates.outshone
    elif group.unit >= nature.FIRST:
        features[:, 15], features[:, 16] = nature.natural(group.unit, places)
    else:
        unit = np.array([p.geo_precision in {GeoPrecision.DISTRICT, GeoPrecision.REGION} for p in places], dtype=float)
        column = 0 if group.unit == 1 else 2
        features[:, column] = unit if group.unit == 1 else 1 - unit
        features[:, column + 1] = 1 - features[:, column]
    _from_what_follows(features, group, reading)
    _from_what_stands_before(features, group, reading)
    _from_lists(features, group, reading)
    if country:
        features[:, 6] = group.candidates.countries == country
    if year:
        features[:, 8] = [not in_use(place.from_year, place.to_year, year) for place in places]
    features[list(group.taken), 9] = 1.0
    _from_words_beside(features, group, reading.text, reading.spans(group))
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


def _from_lists(features: Floats, group: Group, reading: Reading) -> None:
    """Add how likely the name beside it in a list is of a candidate's own kind: "Oregon, Idaho and Washington"."""
    if len(group.candidates.places) == 1:
        return
    of = reading.of
    for mention, following in enumerate(reading.order):
        if mention == following or (of[mention] is not group) == (of[following] is not group):
            continue
        other = of[mention] if of[following] is group else of[following]
        if other is not None and LIST.fullmatch(reading.gap(mention)):
            features[:, 14] = np.maximum(features[:, 14], alike(group.candidates, other.candidates, other.belief))


def _from_what_follows(features: Floats, group: Group, reading: Reading) -> None:
    """Add what is named right after a mention, and may contain it: "Paris, Texas"."""
    for mention in group.mentions:
        other = reading.of[reading.order[mention]]
        gap = reading.gap(mention)
        if other is None or other is group or mention in group.listed or len(gap) > _NEARBY or "\n" in gap:
            continue
        held = contained(group.candidates, other)
        ends = reading.mark_after(reading.order[mention]) in _ENDS
        says_so = _IN.fullmatch(gap) or (_COMMA.fullmatch(gap) and ends)
        if says_so and not held.any() and lies_out_of(group.candidates, other):
            features[:, 11] = 1.0
        if _COMMA.fullmatch(gap):
            features[:, 4] = np.maximum(features[:, 4], held)
        else:
            features[:, 5] = np.maximum(features[:, 5], held)
            if _IN.fullmatch(gap):
                features[:, 4] = np.maximum(features[:, 4], _AS_SURE_AS_A_COMMA * held)
    defined_elsewhere = _from_definitions(features, group, reading)
    if defined_elsewhere:
        features[:, 11] = 1.0
    elif features[:, 4:6].any():
        features[:, 11] = 0.0  # elsewhere in the text it is said to be in what does contain it


def _from_definitions(features: Floats, group: Group, reading: Reading) -> bool:
    """Add what a place is defined to be in; tell whether that is a region where none of the candidates lies."""
    defined_elsewhere = False
    for mention in group.mentions:
        for outer in defined_in(reading.text, reading.toponyms, mention, reading.order):
            if (container := reading.of[outer]) is not None and container is not group:
                held = contained(group.candidates, container)
                features[:, 4] = np.maximum(features[:, 4], _AS_SURE_AS_A_COMMA * held)
                defined_elsewhere |= not held.any() and lies_out_of(group.candidates, container)
    return defined_elsewhere


def _from_what_stands_before(features: Floats, group: Group, reading: Reading) -> None:
    """Add the container that stands before: "Kentucky's Adair County", "in Ukraine's Donetsk"."""
    for mention, following in enumerate(reading.order):
        if reading.of[following] is not group or following == mention:
            continue
        container = reading.of[mention]
        if container is None or container is group or container.candidates.demonym or mention in container.listed:
            continue
        gap = reading.gap(mention)
        if _COMMA.fullmatch(gap):
            features[:, 7] = np.maximum(features[:, 7], containing(group.candidates, container))
            # "Pirque (Cochabamba)": what is in brackets is the region, though it has no Pirque that is known.
            if reading.mark_after(following) in _ENDS and lies_out_of(container.candidates, group):
                regions = [place.geo_precision is GeoPrecision.REGION for place in group.candidates.places]
                features[:, 7] = np.maximum(features[:, 7], _AS_SURE_AS_KNOWN * np.array(regions))
        if 0 < group.unit < nature.FIRST and _POSSESSIVE.fullmatch(gap) and elsewhere(group.candidates, container):
            features[:, 11] = 1.0
        if len(gap) <= _NEARBY and "\n" not in gap:
            features[:, 5] = np.maximum(features[:, 5], contained(group.candidates, container))
