"""Numbers that a list gives place by place: "six people were killed in Fuzuli and seven in Jabrayil"."""

from __future__ import annotations

import re

from geo.events.counts import Count
from geo.events.places import PlaceRole
from geo.events.quantities import QUANTITY, toll_of
from geo.events.reading import Reading
from geo.model import Toll

# From a number to its place: "seven (more people) (were killed) in (the village of) ...".
_TO_PLACE = re.compile(
    r"\s+(?:(?:of\s+(?:them|whom|those)|people|persons?|civilians?|soldiers?|others?|more|further|dead|deaths|fatalities|"
    r"were|was|died|killed|wounded|injured)\s+)*(?:in|at|near|around|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?:of\s+)?",
    re.IGNORECASE,
)
_REACH = 70
_AT = {PlaceRole.EVENT, PlaceRole.OBJECT}


def tolls_by_place(reading: Reading) -> dict[int, tuple[Count, Toll]]:
    """Read which number belongs to which place of a sentence that lists several with a number each.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    dict of int to (Count, Toll)
        By where the toponym starts in the article's body: the count whose fate the number shares, and the number. Empty
        where fewer than two places have numbers of their own.
    """
    if not reading.counts:
        return {}
    found: dict[int, tuple[Count, Toll]] = {}
    edge = 0
    for mention in reading.places:
        if mention.role in _AT and (own := _count_before(reading, edge, mention.start)) is not None:
            found[mention.resolution.toponym.start] = (own, own.toll)
        elif mention.role in _AT and (toll := _number_before(reading.sentence.text, edge, mention.start)) is not None:
            first = next((c for c in reversed(reading.counts) if c.start < mention.start), reading.counts[0])
            found[mention.resolution.toponym.start] = (first, toll)
        edge = mention.end
    return found if len(found) > 1 else {}


def _count_before(reading: Reading, edge: int, position: int) -> Count | None:
    """Return the count that leads straight to a place: "killed a woman in ..."; None where none does."""
    counts = (c for c in reversed(reading.counts) if edge <= c.start and c.end < position)
    return next((c for c in counts if _TO_PLACE.fullmatch(reading.sentence.text, c.end, position)), None)


def _number_before(text: str, edge: int, position: int) -> Toll | None:
    """Return the number that leads straight to a place; None where none does."""
    start = max(edge, position - _REACH)
    for match in reversed(list(QUANTITY.finditer(text, start, position))):
        if match.group().casefold() != "others" and _TO_PLACE.fullmatch(text, match.end(), position):
            return toll_of(match)
    return None
