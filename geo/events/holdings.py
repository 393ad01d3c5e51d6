"""Who holds a place: "rebels have held Shusha since May" tells of territory, "have held talks since May" does not."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.actuality import why_not_actual
from geo.events.places import PlaceMention, PlaceRole
from geo.events.reading import Reading
from geo.events.taxonomy import Cue, Taxonomy
from geo.model import GeoPrecision

HOLDING = ("Strategic developments", "Other")
_HELD = r"(?:held|controlled|occupied)"
_HAVE = r"\b(?:have|has|had|['’](?:ve|s))\s+(?:(?:also|now|already|jointly|largely|fully|effectively)\s+)?"
_HOLDS_BEFORE = re.compile(
    rf"{_HAVE}(?:{_HELD}|been\s+(?:holding|controlling|occupying|in\s+(?:full\s+)?(?:control|possession)\s+of))\s+"
    r"(?:(?:all|most|much|half|parts?|large\s+parts|the\s+rest)\s+of\s+)?"
    r"(?:the\s+(?:[a-z]+\s+){0,2}?(?:towns?|cit(?:y|ies)|villages?|districts?|province|region|port|centre|center|outskirts)"
    r"\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_IS_HELD_AFTER = re.compile(
    rf"{_HAVE}been\s+(?:{_HELD}\s+by|(?:in|under)\s+(?:the\s+)?(?:(?:hands|control|occupation)\s+of|"
    r"(?:[\w'’-]+\s+){1,2}(?:hands|control|occupation)))\b",
    re.IGNORECASE,
)
_UNIT = r"(?:\s+(?:district|province|region|city|town|village|state|county|governorate|airport|airfield|base))?"
_FURTHER_NAMES = r"(?:(?:,|,?\s+and)\s+(?-i:[A-Z])[\w'’-]+)*"
_SINCE = r"\b(?:since|for\s+(?:\w+\s+){0,3}(?:days|weeks|months|years|decades|a\s+\w+))\b"
_SINCE_AFTER = re.compile(rf"{_UNIT}(?P<further>{_FURTHER_NAMES}),?\s+{_SINCE}", re.IGNORECASE)
_SINCE_THERE = re.compile(rf"[^,;.]*{_SINCE}", re.IGNORECASE)


def holdings(reading: Reading, taxonomy: Taxonomy) -> Reading:
    """Read that somebody has held a place since a day as an event: only the name of a place tells it from a meeting.

    Parameters
    ----------
    reading : Reading
    taxonomy : Taxonomy
        One without strategic developments leaves the reading as it is.
    """
    if HOLDING[0] not in {entry.label for entry in taxonomy.types}:
        return reading
    text = reading.sentence.text
    for mention in reading.places:
        if (span := _held(text, mention)) is None:
            continue
        clause = reading.clauses[reading.clause_of(span[0])]
        # "had held it since May" is told of a time before, unless somebody is reported to say so.
        past = text[span[0] : span[1]].casefold().startswith("had") and not reading.attributions
        if past or clause.relative or clause.background or why_not_actual(text, *span, clause.start):
            continue
        others = [cue for cue in reading.cues if not (cue.start < span[1] and span[0] < cue.end)]
        cues = sorted([*others, Cue(*span, *HOLDING, strength=3)], key=lambda c: c.start)
        return replace(reading, cues=cues, places=_as_held(reading, mention))
    return reading


def _as_held(reading: Reading, held: PlaceMention) -> list[PlaceMention]:
    """Give a place that is held, and those listed with it, their role."""
    listed = _SINCE_AFTER.match(reading.sentence.text, held.end)
    end = max(held.end, listed.end("further") if listed else 0)
    return [replace(m, role=PlaceRole.OBJECT) if held.start <= m.start < end else m for m in reading.places]


def is_holding(cue: Cue, sentence: str) -> bool:
    """Tell the cue of a holding, which lasts since the day that is named.

    Parameters
    ----------
    cue : Cue
    sentence : str
    """
    return (cue.type, cue.sub_type) == HOLDING and re.match(_HAVE, sentence[cue.start :], re.IGNORECASE) is not None


def _held(text: str, mention: PlaceMention) -> tuple[int, int] | None:
    """Return the words that say that a place is held; None where nothing does."""
    place = mention.resolution.place
    if place is None or place.geo_precision is GeoPrecision.COUNTRY:  # a party has controlled a country since the vote
        return None
    before = _HOLDS_BEFORE.search(text, 0, mention.start)
    if before is not None and _SINCE_AFTER.match(text, mention.end):
        return before.start(), mention.end
    after = re.match(r"\s+", text[mention.end :])
    passive = _IS_HELD_AFTER.match(text, mention.end + after.end()) if after else None
    if passive is not None and _SINCE_THERE.match(text, passive.end()):
        return passive.span()
    return None
