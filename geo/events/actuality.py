"""Did it happen: what is denied, feared, planned, demanded, commemorated or rehearsed is not an event that happened."""

from __future__ import annotations

from geo.events.actuality_patterns import (
    AFTER,
    BEFORE,
    EVERYDAY,
    IN_EARNEST,
    INSIDE,
    INVERTED,
    NOT_STOPPED,
    REHEARSED,
    SPORT,
)


def is_everyday(sentence: str) -> bool:
    """Tell whether a sentence is of sport, business, culture, weather, accidents or courts by its words.

    Parameters
    ----------
    sentence : str
    """
    return EVERYDAY.search(sentence) is not None


_MEANT_SO = ("no ", "not ", "never ", "without")  # "has not been seen since"


def why_not_actual(sentence: str, start: int, end: int, clause_start: int = 0) -> str:
    """Say why a cue reports nothing that happened.

    Parameters
    ----------
    sentence : str
    start, end : int
        Offsets of the cue.
    clause_start : int
        Where its clause starts: what stands before does not bear on it.

    Returns
    -------
    str
        "negated", "denied", "hypothetical", "still to come", ...; empty where nothing speaks against it.
    """
    if INVERTED.match(sentence):
        return "hypothetical"
    before = sentence[max(clause_start, start - 110) : start]
    if NOT_STOPPED.search(before):
        return ""
    cue = sentence[start:end].casefold()
    for reason, pattern in BEFORE:
        if reason == "compared" and " since " not in sentence[end : end + 40]:
            continue
        if pattern.search(before) and not (reason == "negated" and cue.startswith(_MEANT_SO)):
            return reason
    if INSIDE.search(sentence, start, end) and not cue.startswith(_MEANT_SO):
        return "hypothetical"
    after = sentence[end : end + 90]
    return next((reason for reason, pattern in AFTER if pattern.search(after)), "")


def why_fighting_is_not_meant(sentence: str) -> str:
    """Say why words of fighting in a sentence mean a drill or a game; empty where they are meant.

    Parameters
    ----------
    sentence : str
    """
    if REHEARSED.search(sentence):
        return "rehearsed"
    return "sport" if SPORT.search(sentence) and not IN_EARNEST.search(sentence) else ""
