"""Who blocks a road: a crowd that does so protests, a state or an army that does so imposes a blockade."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.actuality import why_not_actual
from geo.events.places import PlaceMention, is_demonym
from geo.events.reading import Reading
from geo.events.taxonomy import Cue, Taxonomy
from geo.model import GeoPrecision

BLOCKADE = ("Humanitarian", "Shortage or blockade")
_WAY = r"(?:roads?|routes?|corridor|highways?|motorway|border|crossings?|ports?|railway|bridges?|access)"
_BLOCKS = re.compile(
    rf"\b(?P<verb>block(?:s|ed|ing)?|blockad(?:es?|ed|ing)|sealed\s+off|cut(?:s|ting)?(?:\s+off)?)\s+(?:(?!and\b|but\b|when\b)"
    rf"[\w'’-]+\s+){{0,4}}?{_WAY}\b",
    re.IGNORECASE,
)
_LEADS_TO_VERB = re.compile(r"\s+(?:(?:has|have|had|also|again|then|later|\w+ly)\s+){0,3}", re.IGNORECASE)
_JOIN = {"that", "and", "but", "while", "after", "when", "because"}
# "Baku" and "Moscow" act as governments do.
_ACT = (GeoPrecision.COUNTRY, GeoPrecision.SETTLEMENT)


def blockades_of_states(reading: Reading, taxonomy: Taxonomy) -> Reading:
    """Read "Azerbaijan blocked the road" as a blockade: the name of a state tells what no list of words can.

    Parameters
    ----------
    reading : Reading
    taxonomy : Taxonomy
        One without blockades leaves the reading as it is.
    """
    match = _BLOCKS.search(reading.sentence.text)
    if match is None or BLOCKADE[0] not in {entry.label for entry in taxonomy.types}:
        return reading
    if not any(_acts(mention, reading, match.start()) for mention in reading.places):
        return reading
    clause = reading.clauses[reading.clause_of(match.start())]
    if why_not_actual(reading.sentence.text, match.start(), match.end(), clause.start):
        return reading
    others = [cue for cue in reading.cues if not (cue.start < match.end() and match.start() < cue.end)]
    cue = Cue(match.start(), match.end(), *BLOCKADE, strength=3)
    return replace(reading, cues=sorted([*others, cue], key=lambda c: c.start))


def _acts(mention: PlaceMention, reading: Reading, verb: int) -> bool:
    """Tell whether a state, or the seat of its government, stands as the subject of the verb at a position."""
    place, text = mention.resolution.place, reading.sentence.text
    if place is None or place.geo_precision not in _ACT or is_demonym(mention.resolution) or mention.end > verb:
        return False
    before = text[: mention.start].rstrip()
    opens = not before or before.endswith((",", ";", ":", "“", '"')) or before.split()[-1] in _JOIN
    return opens and _LEADS_TO_VERB.fullmatch(text, mention.end, verb) is not None
