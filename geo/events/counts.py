"""A number of people killed or injured, and whether it comes on top of those counted before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.model import Toll


class Fate(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people killed or injured, where the sentence gives it.

    Attributes
    ----------
    start, end : int
        Offsets in the sentence.
    fate : Fate
    toll : Toll
    further : bool
        It comes on top of what was counted before ("a further four died").
    """

    start: int
    end: int
    fate: Fate
    toll: Toll
    further: bool = False


# "a further four died": on top of those counted before.
_ON_TOP = re.compile(r"\b(?:further|another|additional|more|others?|also)\b|\blost\s", re.IGNORECASE)
_TOO = re.compile(r"(?:\s+(?:in|at|near)\s+the\s+\w+)?,?\s+(?:too|as\s+well)\b", re.IGNORECASE)
_WHO_ATTACKED = re.compile(
    r"\b(?:attackers?|assailants?|perpetrators?|raiders|bombers?|hijackers?|hostage-takers?)\b",
    re.IGNORECASE,
)
_BESIDE = 20  # characters before a number
_COUNTED_IN = re.compile(r"\b(?:among|including|of\s+(?:the\s+dead|them|those|whom))\b", re.IGNORECASE)


def with_what_comes_on_top(sentence: str, counts: Sequence[Count]) -> list[Count]:
    """Mark the counts that add to those before: "a further four", "three too", the attackers' own dead.

    Parameters
    ----------
    sentence : str
    counts : sequence of Count
        Those of the sentence, in its order.
    """
    marked: list[Count] = []
    for count in counts:
        said = _ON_TOP.search(sentence, count.start, count.end) or _TOO.match(sentence, count.end)
        before = next((c for c in reversed(marked) if c.fate is count.fate), None)
        other = before is not None and _are_attackers_beside_victims(sentence, before, count)
        marked.append(replace(count, further=said is not None or other))
    return marked


def _are_attackers_beside_victims(sentence: str, victims: Count, count: Count) -> bool:
    """Tell the attackers who died from their victims, and from a part of the dead ("including the attacker")."""
    if _WHO_ATTACKED.search(sentence, count.start, count.end) is None:
        return False
    start = max(victims.end, count.start - _BESIDE, sentence.rfind(";", 0, count.start))
    counted_in = _COUNTED_IN.search(sentence, start, count.end)
    return counted_in is None and _WHO_ATTACKED.search(sentence, victims.start, victims.end) is None
