"""Who did it and to whom, as written."""

from __future__ import annotations

import re

from geo.events.attribution import Attribution

_MANY = (
    r"forces|troops|soldiers|servicemen|military|army|police|police\s+officers|officers|policemen|"
    r"border\s+guards|guards|gendarmes|"
    r"peacekeepers|militants|rebels|fighters|gunmen|militiamen|militias?|insurgents|separatists|"
    r"terrorists|paramilitaries|"
    r"protesters|protestors|demonstrators|rioters|activists|students|workers|farmers|teachers|residents|"
    r"villagers|locals|settlers|"
    r"civilians|refugees|migrants|families|drivers|supporters|members|artillery|airstrikes|drones|navy|"
    r"air\s+force|coalition|"
    r"assailants|attackers|individuals|men|officials|journalists|union|party"
)
_ACTOR = re.compile(
    rf"\b(?P<who>(?:(?:(?-i:[A-Z])[\w'’./&-]*|unidentified|unknown|armed|suspected|presumed|local|former|"
    rf"ethnic|government|security|"
    rf"pro-\w+|anti-\w+|\w+-led|\w+-backed|masked|municipal|regime|joint|special|military|"
    rf"police)\s+){{1,5}}(?:{_MANY}))\b(?!['’]s)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:The|A|An|On|In|At|And|But|By|Some|While|When|After)\s+)+")
_MOST = 4


def find_actors(sentence: str, start: int, end: int, attributions: list[Attribution]) -> tuple[str, ...]:
    """Find who takes part in what a clause tells.

    Parameters
    ----------
    sentence : str
    start, end : int
        Offsets of the clause.
    attributions : list of Attribution
        Who only says so is no actor.

    Returns
    -------
    tuple of str
        At most four, as written, in the order of the clause. Empty where nobody is named.
    """
    found: list[str] = []
    for match in _ACTOR.finditer(sentence, start, end):
        if any(a.start <= match.start() < a.end for a in attributions):
            continue
        who = _LEAD.sub("", " ".join(match["who"].split()))
        if " " in who and who not in found:
            found.append(who)
    return tuple(found[:_MOST])
