"""What makes an event less sure than its place does, with the reason in plain words."""

from __future__ import annotations

import re

from geo.events.taxonomy import Cue
from geo.events.timing import PUBLICATION, Timing

Doubt = tuple[float, str]
#: What an event without a day of its own loses in confidence, and why.
UNDATED_COST, UNDATED = 0.1, "no date in the sentence"
#: The reason of an event whose day is only that of its article.
DATED_BY_PUBLICATION = f"{UNDATED}: dated by {PUBLICATION}"
UNKNOWN_CAUSE: Doubt = (0.2, "what caused the explosion is not known: it may have been an accident")
_FROM_AFAR = "Explosions/Remote violence"
_UNKNOWN = r"(?:unknown|unclear|unexplained|undetermined|uncertain|disputed|a\s+mystery)"
_NOT_KNOWN = re.compile(
    rf"\b(?:explosions?|blasts?)\s+of\s+(?:an?\s+)?{_UNKNOWN}\s+(?:origin|cause|nature)|"
    r"\b(?:unexplained|mysterious)\s+(?:\w+\s+){0,2}?(?:explosions?|blasts?)|"
    rf"\b(?:cause|origin|source)s?\b[^.;]{{0,60}}?\b(?:{_UNKNOWN}|not\s+(?:yet\s+|immediately\s+|been\s+)*(?:clear|known|determined|"
    r"established)|(?:being|under)\s+investigat\w+)|"
    rf"\b(?:{_UNKNOWN}|not\s+(?:yet\s+|immediately\s+)*(?:clear|known)|no\s+word)\s+(?:on\s+)?(?:yet\s+)?(?:what|whether|why)\b[^.;]{{0,50}}"
    r"\b(?:caus\w+|accident\w*|explo\w+|blast\w*|deliberate)",
    re.IGNORECASE,
)
_EXPLODED = re.compile(r"\b(?:explo\w+|blasts?|blew\s+up|went\s+off)\b", re.IGNORECASE)


def doubts_about(cue: Cue, timing: Timing, sentence: str, *, background: bool) -> list[Doubt]:
    """Say what costs an event how much confidence.

    Parameters
    ----------
    cue : Cue
        What it was read from.
    timing : Timing
        What dates it.
    sentence : str
    background : bool
        Whether it is told as such.

    Returns
    -------
    list of (float, str)
        The cost, and the reason.
    """
    doubts = [
        (cue.strength == 1, (0.2, "the words only hint at the type")),
        (not timing.dated, (UNDATED_COST, f"{UNDATED}: dated by {timing.taken_from or 'nothing'}")),
        (background, (0.1, "told as background")),
        (is_of_unknown_cause(cue, sentence), UNKNOWN_CAUSE),
    ]
    return [doubt for holds, doubt in doubts if holds]


def is_of_unknown_cause(cue: Cue, sentence: str, told: str = "") -> bool:
    """Tell an explosion that a sentence says nobody can explain.

    Parameters
    ----------
    cue : Cue
        What the explosion was read from.
    sentence : str
        What may say so.
    told : str
        The sentence of the explosion, if that is another.
    """
    if cue.type != _FROM_AFAR or _NOT_KNOWN.search(sentence) is None:
        return False
    return _EXPLODED.search(told or sentence) is not None
