"""Statements: who speaks in a place makes an event there, where the sentence reports nothing else."""

from __future__ import annotations

import re

from geo.events.drafting import draft_of
from geo.events.drafts import Draft, Memory
from geo.events.placing import Placed
from geo.events.reading import Reading
from geo.events.taxonomy import Cue, Taxonomy
from geo.events.timing import time_clause
from geo.model import Article, GeoPrecision

_STATEMENT = ("Diplomacy", "Talks, visit or statement")
_SPEAKS_IN = re.compile(r"(?:In|At)\s+(?:the\s+)?$")
_REPORTS = re.compile(
    r"\b(?:reporters?|correspondents?|residents?|witness\w*|people|locals|villagers?|police|doctors?|medics)\b",
    re.IGNORECASE,
)


def statement_at(article: Article, reading: Reading, number: int, taxonomy: Taxonomy, memory: Memory) -> list[Draft]:
    """Code "In Yerevan, the prime minister said ...", which reports nothing else, as a statement made there.

    Parameters
    ----------
    article : Article
    reading : Reading
    number : int
        Of the sentence.
    taxonomy : Taxonomy
        One without diplomacy has no statements.
    memory : Memory
    """
    if _STATEMENT[0] not in {entry.label for entry in taxonomy.types} or not reading.attributions or reading.cues:
        return []
    said, text = reading.attributions[0], reading.sentence.text
    if not said.who[:1].isupper() or _REPORTS.search(said.who):
        return []
    for mention in reading.places:
        place = mention.resolution.place
        opens = mention.end <= said.start and _SPEAKS_IN.match(text[: mention.start]) is not None
        if opens and place is not None and place.geo_precision is GeoPrecision.SETTLEMENT:
            cue = Cue(said.start, said.end, *_STATEMENT, strength=2)
            timing = time_clause(reading, reading.clause_of(said.start), cue, None, article.published, memory.dated)
            where = Placed(mention.resolution, 0.6, ("what is reported is that somebody spoke there",))
            return [draft_of(article, reading, cue, timing, where, number)]
    return []
