"""Numbers that a source itself has corrected: the new one replaces the old one of that source."""

from __future__ import annotations

import re

from geo.events.attribution import is_same_speaker
from geo.events.quantities import NUMBER
from geo.model import Toll

#: Opens the note of a number that replaces another, which follows.
CORRECTED_FROM = "corrected from "

_WHAT = r"(?:tolls?|numbers?|counts?|figures?|totals?|estimates?|dead|deaths|fatalities)"
_LOWER = r"(?:revis|correct|lower|reduc|adjust|downgrad|trimm|cut)\w*"
_CORRECTED = re.compile(
    rf"\b{_LOWER}\b[^.;]{{0,40}}\b{_WHAT}\b|\b{_WHAT}\b[^.;]{{0,60}}\b{_LOWER}\b|\bdown\s+(?:from|to)\b|\bfewer\s+than\s+the\b|"
    rf"\b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?{NUMBER}\b(?!\s+(?:of|and)\b)|"
    r"\b(?:as|than)\s+(?:first|initially|previously|earlier|originally|wrongly)\s+(?:reported|said|stated|announced|given|thought|put)\b",
    re.IGNORECASE,
)
# "Police later said only 12 had died"
_LATER = re.compile(
    r"\b(?:later|now|since|subsequently|eventually)\b[^.;]*\b(?:only|just|actually|in\s+fact)\b", re.IGNORECASE
)
# "two of the dead were doctors"
_PART_OF_THEM = re.compile(
    r"\b(?:of|among)\s+(?:the\s+(?:dead|victims|killed|wounded|injured|casualties|bodies)|those|them|whom)\b",
    re.IGNORECASE,
)


def corrects(toll: Toll, other: Toll) -> bool:
    """Tell whether a number was given as the correction of another.

    Parameters
    ----------
    toll, other : Toll
    """
    return other.best is not None and toll.note == f"{CORRECTED_FROM}{other.best}"


def says_corrected(sentence: str, speaker: str, before: str) -> bool:
    """Tell whether the lower number that a sentence gives stands for the whole toll, in place of a higher one.

    Parameters
    ----------
    sentence : str
    speaker, before : str
        Who gives it, and who gave the number before.
    """
    if _PART_OF_THEM.search(sentence):
        return False
    if _CORRECTED.search(sentence) is not None:
        return True
    return is_same_speaker(speaker, before) and _LATER.search(sentence) is not None
