"""Phrases that places stand in: contained by one another, in lists, at the ends of a way, introduced by their kind."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from itertools import pairwise

from geo.geoparse.fold import fold
from geo.geoparse.grouping import COMMA
from geo.geoparse.matcher import Span
from geo.geoparse.words import UNIT_WORDS
from geo.model import GeoPrecision

_SMALL = {GeoPrecision.SETTLEMENT, GeoPrecision.DISTRICT}
_WIDE = {GeoPrecision.COUNTRY, GeoPrecision.REGION}
_JOINT = re.compile(r"\s?(?:,|,?\s(?:and|or)|\sto|\sto\sthe)\s(?:the\s)?")
_LONGEST_JOINT = 10
# "the village Talish"; "the capital, Lima," with a comma on both sides, for "he left the city, Jones said".
_INTRODUCED = re.compile(
    r"\b(?:city|town|village|hamlet|capital|port|settlement|suburb|island|province|river|lake)(,?)\s$"
)
_LONGEST_KIND = 14
_DASHES = {"-", "\u2013", "\u2010", "\u2011"}
_WAY = re.compile(
    r"\s(?:high|rail|motor|express|free)?(?:way|road|line|route|corridor|border|pipeline|axis|front|frontier|train|flight)\b",
    re.I,
)
_POSSESSIVE = re.compile(r"['\u2019]s?\s")


def introduced(text: str, span: Span) -> bool:
    """Whether the word right before a span says what kind of place it is."""
    match = _INTRODUCED.search(text, max(0, span.start - _LONGEST_KIND), span.start)
    return match is not None and (not match.group(1) or text[span.end : span.end + 1] == ",")


def add_containment(spans: Sequence[Span], evidence: Sequence[MutableMapping[str, float]], text: str) -> None:
    """Add where a name stands before what contains one of its places: "Mobile, Alabama", "Waco Texas"."""
    for number, (span, following) in enumerate(pairwise(spans)):
        gap = text[span.end : following.start]
        beside = gap == " " and "given_name" not in evidence[number]
        if following.start > span.end and (beside or COMMA.fullmatch(gap)) and _within(span, following):
            evidence[number]["contained_after_comma"] = 1.0
            evidence[number + 1]["contains_before_comma"] = 1.0


def add_lists(spans: Sequence[Span], evidence: Sequence[MutableMapping[str, float]], text: str) -> None:
    """Add where "and" or a comma joins a name to the next, as like is joined to like."""
    for number, (span, following) in enumerate(pairwise(spans)):
        gap = text[span.end : following.start]
        if "contained_after_comma" not in evidence[number] and len(gap) < _LONGEST_JOINT and _JOINT.fullmatch(gap):
            evidence[number]["joined_to_next"] = 1.0


def _within(inner: Span, outer: Span) -> bool:
    units = {place.geonameid for place in outer.candidates if place.geo_precision is GeoPrecision.REGION}
    countries = {place.country for place in outer.candidates if place.geo_precision is GeoPrecision.COUNTRY}
    return any(
        place.geo_precision in _SMALL and (place.country in countries or place.within[0] in units)
        for place in inner.candidates
    )


def add_ways(spans: Sequence[Span], evidence: Sequence[MutableMapping[str, float]], text: str) -> None:
    """Add where two names are the ends of a way: "from Split to Hvar", "the Lagos-Ibadan highway".

    What is "between" two may be between people.
    """
    for number, (span, following) in enumerate(pairwise(spans)):
        gap = text[span.end : following.start]
        from_to = gap == " to " and text[max(0, span.start - 6) : span.start].lower().endswith("from ")
        if from_to or (gap in _DASHES and _WAY.match(text, following.end)):
            evidence[number]["end_of_way"] = evidence[number + 1]["end_of_way"] = 1.0


def add_owned(spans: Sequence[Span], evidence: Sequence[MutableMapping[str, float]], text: str) -> None:
    """Add where a country or region owns a unit: "Turkey's Van province", "Kharkiv's Kupiansk district"."""
    for number, (span, following) in enumerate(pairwise(spans)):
        if not _POSSESSIVE.fullmatch(text[span.end : following.start]):
            continue
        after = re.match(r"\s(\w+)", text[following.end : following.end + 20])
        wide = any(place.geo_precision in _WIDE for place in span.candidates)
        if wide and after and fold(after.group(1)) in UNIT_WORDS and following.candidates:
            evidence[number + 1]["owned_unit"] = 1.0
