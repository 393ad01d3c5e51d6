"""Places that a clause speaks of again without a name: "shells hit Goris, two days later rebels entered the town"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.clauses import Clause
from geo.events.places import PlaceRole
from geo.events.reading import Reading
from geo.model import GeoPrecision, Resolution

# "the town of Goris" names its own, "another village" and "the nearby village" are others.
_THE_TOWN = re.compile(
    r"\b(?:the|that|this)\s+(?:same\s+|whole\s+|entire\s+|besieged\s+|embattled\s+|border\s+|port\s+|small\s+)?"
    r"(?:town|city|village|settlement|port|hamlet)\b(?!\s+(?:of|in|near|where|which|that|called|named)\b)",
    re.IGNORECASE,
)
_WHERE_SOMETHING_WAS = {
    PlaceRole.EVENT,
    PlaceRole.OBJECT,
    PlaceRole.WEAK,
    PlaceRole.DESTINATION,
    PlaceRole.CODED,
}


def town_spoken_of_again(reading: Reading, clause: Clause, earlier: Sequence[Resolution]) -> Resolution | None:
    """Find the town that "the town" of a clause is: the last one named before, in the sentence or in the one before it.

    Parameters
    ----------
    reading : Reading
    clause : Clause
    earlier : sequence of Resolution
        Where the paragraph's last events were.

    Returns
    -------
    Resolution or None
        None where the clause does not speak so, or no town was named.
    """
    again = _THE_TOWN.search(reading.sentence.text, clause.start, clause.end)
    if again is None:
        return None
    before = [m for m in reading.places if m.end <= again.start() and not reading.said_by(m.start)]
    named = [m.resolution for m in before if m.role in _WHERE_SOMETHING_WAS and _is_town(m.resolution)]
    return next((r for r in [*reversed(named), *reversed(earlier)] if _is_town(r)), None)


def _is_town(resolution: Resolution) -> bool:
    return resolution.place is not None and resolution.place.geo_precision is GeoPrecision.SETTLEMENT
