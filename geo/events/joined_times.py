"""Several dates of one clause: "Aghdam on 20 November and Kalbajar on 25 November", "in the 1990s and in 2020"."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.events.places import PlaceRole
from geo.events.placing import Placed
from geo.events.reading import Reading
from geo.events.timing import Timing
from geo.model import Period

_NEXT_TO, _NEAR = 6, 40  # characters from a place to its date


def time_at_place(reading: Reading, index: int, place: Placed, places: int) -> Period | None:
    """Give each place of "Aghdam on 20 November and Kalbajar on 25 November" its own day.

    Parameters
    ----------
    reading : Reading
    index : int
        Number of the clause.
    place : Placed
    places : int
        How many places the clause's event is coded at.

    Returns
    -------
    Period or None
        None where the clause has one date for all of its places.
    """
    clause = reading.clauses[index]
    days = [d for d in reading.dates if d.period and d.relation == "at" and clause.start <= d.start < clause.end]
    if len(days) < 2 or place.resolution is None:
        return None
    end = place.resolution.toponym.end - reading.sentence.start
    reach = _NEXT_TO if places < 2 else _NEAR
    return next((d.period for d in days if 0 <= d.start - end <= reach), None)


def times_joined(reading: Reading, index: int, timing: Timing, place: Placed) -> list[Timing]:
    """Take both periods of "in the 1990s and in 2020"; one everywhere else.

    Where each has a place of its own ("in Goris on Monday and a day later in Ganja"), only that of this place.

    Parameters
    ----------
    reading : Reading
    index : int
        Number of the clause.
    timing : Timing
        What dates the clause.
    place : Placed
        Where the event was.
    """
    clause, text = reading.clauses[index], reading.sentence.text
    own = [d for d in reading.dates if d.period and d.relation == "at" and clause.start <= d.start < clause.end]
    for first, second in pairwise(own):
        if timing.period in (first.period, second.period) and _AND.fullmatch(text[first.end : second.start]):
            both = [Timing(first.period, dated=True), Timing(second.period, dated=True)]
            there = [m.start for m in reading.places if m.role in _THERE and clause.start <= m.start < clause.end]
            if place.resolution is None or not (there and min(there) < first.start and max(there) > second.end):
                return both
            start = place.resolution.toponym.start - reading.sentence.start
            return both[1:] if start > second.end else both[:1]
    return [timing]


_THERE = {PlaceRole.EVENT, PlaceRole.OBJECT}
_AND = re.compile(r",?\s+and\s+(?:again\s+)?(?:in\s+|on\s+)?(?:the\s+)?")
