"""One event that the next sentence shares out among places: "Six of the villages lie in X, seven in Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.drafts import Draft, Memory
from geo.events.places import PlaceRole
from geo.events.quantities import NUMBER
from geo.events.reading import Reading
from geo.model import Evidence

_SHARES = re.compile(
    rf"(?:Of\s+(?:the(?:m|se)?|those)\b[^.;]{{0,30}},\s+)?{NUMBER}\s+(?:of\s+(?:the(?:m|se)?|those)\s+(?:\w+\s+){{0,2}})?"
    r"(?:lie|lies|are|is|were|was|took\s+place|happened|came)\s+(?:\w+\s+)?(?:in|at|near)\b",
    re.IGNORECASE,
)
_EACH = re.compile(rf"\b{NUMBER}\s+(?:\w+\s+){{0,5}}(?:in|at|near)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_COST = 0.2
_FEWEST = 2


def shared_out(reading: Reading, number: int, memory: Memory) -> list[Draft]:
    """Draft the last event of the paragraph anew at each place that a sentence gives a share of it.

    Parameters
    ----------
    reading : Reading
    number : int
        Of the sentence.
    memory : Memory

    Returns
    -------
    list of Draft
        Empty where the sentence reports something of its own, or gives fewer than two places a share.
    """
    text = reading.sentence.text
    last = next((d for d in reversed(memory.recent) if not d.background), None)
    if last is None or reading.cues or reading.refused or _SHARES.match(text) is None:
        return []
    at = [
        m
        for m in reading.places
        if m.role in (PlaceRole.EVENT, PlaceRole.OBJECT)
        and m.resolution.place is not None
        and _EACH.search(text, 0, m.start)
    ]
    if len(at) < _FEWEST:
        return []
    evidence = Evidence(last.evidence.article_id, reading.sentence.start, reading.sentence.end, text)
    return [
        replace(
            last,
            resolution=m.resolution,
            evidence=evidence,
            sentence=number,
            confidence=max(0.3, last.confidence - _COST),
            reasons=["what the sentence before tells, shared out among places"],
            killed=None,
            injured=None,
            inherited=False,
        )
        for m in at
    ]
