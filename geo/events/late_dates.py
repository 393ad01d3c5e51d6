"""Days that a sentence of its own gives for the last event ("The attack took place late on Sunday")."""

from __future__ import annotations

import re

from geo.events.doubts import UNDATED, UNDATED_COST
from geo.events.drafts import Memory
from geo.events.reading import Reading
from geo.model import DatePrecision

_TOOK_PLACE = re.compile(
    r"(?:the|that|this|it)\s*(?:(?:[a-z-]+\s+){0,2}?(?:attacks?|raids?|strikes?|incidents?|shootings?|explosions?|blasts?|clash(?:es)?|"
    r"bombings?|shelling|ambush|killings?|abductions?|kidnappings?|protests?|violence|fighting|massacre|assault|accident))?\s+"
    r"(?:took\s+place|happened|occurred|was\s+carried\s+out|came|began|started)\b",
    re.IGNORECASE,
)


def date_the_last(reading: Reading, memory: Memory) -> bool:
    """Date the paragraph's last event by a sentence that says nothing else; tell whether it was one.

    Parameters
    ----------
    reading : Reading
    memory : Memory
        Its last event is changed.
    """
    match = _TOOK_PLACE.match(reading.sentence.text)
    if match is None or not memory.recent or reading.counts or reading.places or len(reading.clauses) > 1:
        return False
    days = [d.period for d in reading.dates if d.period is not None and d.relation == "at" and d.start >= match.end()]
    day = next((period for period in days if period.precision is DatePrecision.DAY), None)
    last = memory.recent[-1]
    if day is None or last.resolution is None:
        return False
    if not last.dated:
        last.confidence += UNDATED_COST
        last.reasons = [reason for reason in last.reasons if not reason.startswith(UNDATED)]
    last.period, last.dated, memory.dated = day, True, day
    return True
