"""Where those speak who tell what happened to themselves: "“Two of us were killed,” she told the Wire in Goris"."""

from __future__ import annotations

import re

from geo.events.places import PlaceRole
from geo.events.reading import Reading
from geo.events.taxonomy import Cue
from geo.model import GeoPrecision, Resolution

# A minister tells in the capital of what happened far away, but not of "us" and "here".
_OF_US = re.compile(
    r"\b(?:of\s+us|(?:killed|shot|hit|beat|wounded|injured|attacked|shelled|bombed)\s+us|we\s+were|our\s+(?:houses?|homes?|villages?|street|neighbou?rs?|"
    r"school|building|town|market|family|relatives|son|daughter|children)|"
    r"my\s+(?:house|home|brothers?|sisters?|sons?|daughters?|children|husband|wife|father|mother|neighbou?rs?|family|"
    r"cousins?|parents|shop|village|street)|right\s+here)\b",
    re.IGNORECASE,
)


def town_of_witness(reading: Reading, cue: Cue) -> Resolution | None:
    """Find the town where somebody is quoted who was there, the only place that the sentence names.

    Parameters
    ----------
    reading : Reading
    cue : Cue
        What is told.

    Returns
    -------
    Resolution or None
        None where a place is named that may be nearer, or the quotation does not speak of "us".
    """
    if len(reading.places) != 1 or (cue.strength < 2 and not reading.counts):
        return None
    only, place = reading.places[0], reading.places[0].resolution.place
    if only.role is not PlaceRole.SEAT or place is None or place.geo_precision is not GeoPrecision.SETTLEMENT:
        return None
    for said in reading.attributions:
        told = said.governs[0] <= cue.start < said.governs[1] <= only.start
        if told and _OF_US.search(reading.sentence.text, *said.governs):
            return only.resolution
    return None
