"""What coders of event datasets note on a number of deaths: which number they settled on, and where they put it."""

from __future__ import annotations

import re

from geo.events.quantities import NUMBER, read_number
from geo.model import Toll

_CODED_AS = re.compile(
    r"\b(?:coded|estimated|recorded|counted)\s+as\s+(?:a\s+total\s+of\s+)?(?P<n>\d+)\b", re.IGNORECASE
)
_SPLIT = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:\w+\s+)?fatalities\s+(?:\w+\s+)?(?:split|divided|distributed|"
    rf"spread)\s+(?:\w+\s+)?(?:across|between|among|over|into)\s+(?P<of>{NUMBER})\s+(?:\w+\s+)?events",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:fatalit\w+|deaths|casualt\w+|injur\w+)[^.)]{0,40}\bcoded\s+(?:separately|to\b[^.)]*\bevent|elsewhere)",
    re.IGNORECASE,
)
BY_CODERS = frozenset({"estimated by a coder", "a share of a larger total"})
"""Notes on tolls that a coder of events, not a source, settled on."""


def counted_elsewhere(sentence: str) -> bool:
    """Tell whether a coder counted the deaths of a sentence with another event.

    Parameters
    ----------
    sentence : str
    """
    return _ELSEWHERE.search(sentence) is not None


def settled_number(sentence: str) -> tuple[int, int, Toll] | None:
    """Read "4 fatalities split across 3 events", "fatalities coded as 3": the number that the coder settled on.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    tuple of (int, int, Toll) or None
        Offsets of the note, and the number; None without such a note.
    """
    if "fatalit" not in sentence.casefold():
        return None
    if match := _CODED_AS.search(sentence):
        return match.start(), match.end(), Toll(int(match["n"]), note="estimated by a coder")
    if match := _SPLIT.search(sentence):
        number, of = read_number(match["n"]), read_number(match["of"])
        if number and of:
            return match.start(), match.end(), Toll(-(-number // of), note="a share of a larger total")
    return None
