"""Names that are words as well: where only the name can be meant, and where only the word."""

from __future__ import annotations

import re

from geo.geoparse.matcher import Span
from geo.geoparse.surroundings import Surroundings

_DIRECTION = re.compile(r"(?:north|south)?[ -]?(?:east|west)?(?:ern)?")
_WHERE = frozenset({"in", "near", "from", "outside"})
_STOPS = frozenset({"", ".", ",", ";", ":", ")", "?", "!", "\n", "'", "\u2019"})
_LEAST_POPULATION = 20_000


def is_direction(span: Span, around: Surroundings) -> bool:
    """Whether a span only says on which side: "south-west of Basra", "NORTHERN VIETNAM"."""
    if not _DIRECTION.fullmatch(span.key):
        return False
    after = around.after(span)
    return after == "of" or (around.joined_after(span) and after[:1].isupper())


def is_name(span: Span, around: Surroundings) -> bool:
    """Whether a capital can only mean a town: "rain fell in Bath, the mayor said", though baths are no town."""
    if around.before(span).lower() not in _WHERE or around.shouts(span):
        return False
    if around.text[span.end : span.end + 1] not in _STOPS and not around.after(span)[:1].islower():
        return False
    return any(place.form <= 1 and place.population >= _LEAST_POPULATION for place in span.candidates)
