"""Names of towns that stand for their teams."""

from __future__ import annotations

import re

from geo.geoparse.matcher import Span
from geo.geoparse.surroundings import Surroundings
from geo.geoparse.words import MATCH_VERBS
from geo.model import GeoPrecision

# After one of these a name is where a match was played, not who played it.
WHERE = frozenset({"in", "at", "near", "from", "of", "outside", "around", "across"})
_SCORE = r"\d{1,3}\s?[-\u2013]\s?\d{1,3}\b"
_SCORE_AHEAD = re.compile(rf"[^.!?\n]{{0,80}}?\b{_SCORE}")
_SCORE_BEFORE = re.compile(rf"\b{_SCORE}(?:\s(?:\w+\s){{0,3}}(?:to|with|against|by|over)(?:\sthe)?)?\s$")
_DRAWN = re.compile(r"\bdrew\s(?:with|against|away to|at home to)(?:\sthe)?\s$")
_TRANSFERRED = re.compile(
    r"\b(?:signed|signs|sign|bought|buys?|loaned|recruited)\s(?:[\w-]+\s){0,6}"
    r"(?:striker|forward|winger|midfielder|defender|goalkeeper|centre-back|full-back|playmaker|player)s?\s"
    r"(?:[\w-]+\s){0,3}(?:from|to)\s$"
)
_LONGEST_TRANSFER = 100
_SCORE_NEXT = re.compile(rf"\s{_SCORE}")


def drawn_with(span: Span, around: Surroundings) -> bool:
    """Whether the words before say what only teams do: "they drew with Valencia"."""
    return _DRAWN.search(around.text, max(0, span.start - 24), span.start) is not None


def transferred(span: Span, around: Surroundings) -> bool:
    """Whether a player changes to or from what a town is called: "signed a striker from Santos"; not from a country."""
    if any(place.geo_precision is GeoPrecision.COUNTRY for place in span.candidates):
        return False
    return _TRANSFERRED.search(around.text, max(0, span.start - _LONGEST_TRANSFER), span.start) is not None


def in_a_match(span: Span, around: Surroundings) -> bool:
    """Whether a score says that a name is a team's: "Valencia beat Sevilla 2-1", "lost 3-0 to Porto"."""
    if around.before(span).lower() in WHERE:
        return False
    if _SCORE_BEFORE.search(around.text, max(0, span.start - 40), span.start):
        return True
    if around.before(span) in MATCH_VERBS:
        return _SCORE_AHEAD.match(around.text, span.end) is not None
    if _SCORE_NEXT.match(around.text, span.end):
        return around.before(span, 2) in MATCH_VERBS
    return around.after(span) in MATCH_VERBS and _SCORE_AHEAD.match(around.text, span.end) is not None
