"""Sentences that say what and where a place is: "Lima is a city in Allen County", "Vágur lies on Suðuroy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.model import Toponym

_KIND = (
    r"(?:city|town|village|hamlet|settlement|township|suburb|port|resort|capital|islands?|county|province|district|region"
    r"|municipality|commune|community|borough|parish|neighbou?rhood|locality|seat|river|lake|mountain|peninsula"
    r"|cities|towns|villages)\b"
)
_NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)"
_IS_A = rf"(?:,|\s(?:is|was))\s(?:also\s)?(?:an?|the|its|their|one\sof\sthe)\s(?:[\w-]+\s){{0,4}}{_KIND}"
_IN_BRACKETS = r"(?:\s\([^()\n]{1,80}\))?"
_CALLED_A_PLACE = re.compile(
    rf"{_IN_BRACKETS}(?:{_IS_A}|\s(?:is|lies|sits)\s(?:(?:located|situated)\s|(?:about\s|some\s|just\s|around\s)?{_NUMBER}"
    rf"\s(?:km|kilomet(?:re|er)s?|miles?)\b))"
)
# "Valencia, officially the City of Valencia, is a component city in the province of ".
_DEFINED_IN = re.compile(
    rf"{_IN_BRACKETS}(?:,\s(?:officially|also|formerly|once|or|known)\b[^.!?\n]{{1,60}}?,)?{_IS_A}[^.!?\n]{{0,60}}?"
    r"\s(?:in|of|within|on)\s(?:[\w-]+\s){0,5}"
)
_WITHIN = re.compile(r"\s*[,(]\s*(?:in\s+)?(?:the\s+)?|\s(?:in|of)\s(?:[\w-]+\s){0,3}")
_LONGEST = 180


def called_a_place(text: str, end: int) -> bool:
    """Whether what follows a name says that it is a town, a river or the like, or how far it is from somewhere."""
    return _CALLED_A_PLACE.match(text, end) is not None


def defined_in(text: str, toponyms: Sequence[Toponym], mention: int, order: Sequence[int]) -> Iterator[int]:
    """List the toponyms that a mention is defined to be in: "is a town on the outskirts of Hobart, Tasmania".

    Parameters
    ----------
    text : str
    toponyms : sequence of Toponym
    mention : int
    order : sequence of int
        For each toponym, the number of the one that follows it in the text; itself for the last.
    """
    if not called_a_place(text, toponyms[mention].end) and not text.startswith(",", toponyms[mention].end):
        return
    here, begun = mention, False
    while (following := order[here]) != here and toponyms[following].start - toponyms[mention].end <= _LONGEST:
        gap_from = toponyms[here if begun else mention].end
        gap = text[gap_from : toponyms[following].start]
        if (_WITHIN if begun else _DEFINED_IN).fullmatch(gap):
            begun = True
            yield following
        elif begun:
            return
        here = following
