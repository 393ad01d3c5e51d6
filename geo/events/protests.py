"""What is a protest, and how it was answered: left alone, intervened in, or met with excessive force."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from geo.events.taxonomy import Cue

PEACEFUL = "Peaceful protest"
# From the mildest to what a coder records first.
_ANSWERS = (PEACEFUL, "Protest with intervention", "Excessive force against protesters")


def answered(protest: Cue, cues: Iterable[Cue], *, arrests: bool = False) -> Cue:
    """Give a protest the sub-type of the hardest answer to it that is told of.

    Parameters
    ----------
    protest : Cue
        One of another type is returned as it is.
    cues : iterable of Cue
        What the sentence, or a later one on the same protest, reports.
    arrests : bool
        Whether bare arrests are meant of the protesters, as in the sentence after the protest.
    """
    if protest.sub_type not in _ANSWERS:
        return protest
    told = {cue.sub_type for cue in cues}
    if arrests and "Arrests" in told:
        told.add(_ANSWERS[1])
    hardest = max((s for s in told | {protest.sub_type} if s in _ANSWERS), key=_ANSWERS.index)
    return replace(protest, sub_type=hardest)


# "Fans poured into the streets to celebrate the title."
_CELEBRATED = re.compile(
    r"\b(?:celebrat\w+|cheer(?:ed|ing)?|victory\s+parade|homecoming|welcom(?:e|ed|ing))\b", re.IGNORECASE
)
_WON = re.compile(
    r"\b(?:titles?|troph(?:y|ies)|cup|championships?|champions|league|finals?|match|medals?|club|team|squad|players|promotion|"
    r"Eurovision|Olympi\w+|carnival|New\s+Year)\b",
    re.IGNORECASE,
)


def why_crowd_is_no_protest(sentence: str) -> str:
    """Say why people in the streets are no protest: they celebrate what was won; empty where nothing says so.

    Parameters
    ----------
    sentence : str
    """
    return "a celebration" if _CELEBRATED.search(sentence) and _WON.search(sentence) else ""
