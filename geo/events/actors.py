"""Who did it and to whom, as written."""

from __future__ import annotations

import re

from geo.events.attribution import Attribution
from geo.events.date_words import MONTH, WEEKDAY, YEAR

_MANY = (
    r"forces|troops|soldiers|servicemen|military|army|police|police\s+officers|officers|policemen|"
    r"border\s+guards|guards|gendarmes|"
    r"peacekeepers|militants|rebels|fighters|gunmen|militiamen|militias?|insurgents|separatists|"
    r"terrorists|paramilitaries|"
    r"protesters|protestors|demonstrators|rioters|activists|students|workers|farmers|teachers|residents|"
    r"villagers|locals|settlers|"
    r"civilians|refugees|migrants|families|drivers|supporters|members|artillery|airstrikes|drones|jets|warplanes|aircraft|"
    r"helicopters|warships|gunboats|missiles|rockets|navy|"
    r"air\s+force|coalition|"
    r"assailants|attackers|individuals|men|officials|journalists|union|party"
)
# Who needs no other word to be told as one of the parties.
_PARTIES = (
    r"forces|troops|soldiers|servicemen|police|policemen|gendarmes|peacekeepers|militants|rebels|fighters|gunmen|"
    r"militiamen|militias?|insurgents|separatists|terrorists|paramilitaries|jihadists|bandits|assailants|attackers|"
    r"kidnappers|vigilantes|protesters|protestors|demonstrators|rioters|settlers|civilians|villagers|farmers|herders|"
    r"suicide\s+bombers?|gunman|sniper|mob|"
    r"fishermen|journalists|students|workers|teachers|refugees|migrants|the\s+(?:army|military|navy|air\s+force|police)"
)
_ACTOR = re.compile(
    rf"\b(?P<who>(?:(?:(?-i:[A-Z])[\w'’./&-]*|unidentified|unknown|armed|suspected|presumed|local|former|"
    rf"ethnic|government|security|"
    rf"pro-\w+|anti-\w+|\w+-led|\w+-backed|masked|municipal|regime|joint|special|military|"
    rf"police)\s+){{1,5}}(?:{_MANY})|{_PARTIES})\b(?!['’]s)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"^(?:(?:The|A|An|On|In|At|And|But|By|Some|While|When|After|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens\s+of|"
    rf"(?:Christmas|Boxing|New\s+Year['’]s)\s+(?:Day|Eve)|(?i:{WEEKDAY}|{MONTH}|{YEAR}))\s+)+"
)
# "Azerbaijan shelled Goris", "the M23 took the town", "abducted by Al Shabaab": a name that does what parties do.
# What strikes is none of the parties.
_WEAPON = (
    r"(?:Shell\w*|Rockets?|Missiles?|Bomb\w*|Explosions?|Blasts?|Mines?|Landmines?|Mortars?|Grenades?|Fire|Gunfire|Drones?|"
    r"Air\s?strikes?|Strikes?|Attacks?|Clashes|Fighting|Violence|Floods?|Storms?)"
)
_NAME = rf"(?!{_WEAPON}\b(?!\s[A-Z]))[A-Z][\w'’-]*(?:\s(?:of\s)?[A-Z][\w'’-]*){{0,4}}"
_DOES = (
    r"(?:shelled|bombed|bombarded|attacked|struck|hit|fired|launched|captured|seized|killed|invaded|stormed|raided|ambushed|"
    r"abducted|kidnapped|arrested|detained|repelled|deployed|withdrew|opened\sfire|clashed|fought)"
)
_DOING = re.compile(
    rf"(?:^|[,;]\s|\b(?:that|when|while|after|as|and)\s)(?:[Tt]he\s)?(?P<who>{_NAME})\s(?:(?:has|have|had|also|then|later|again)\s)?{_DOES}\b"
)
_DONE_BY = re.compile(
    rf"{_DOES}\sby\s(?:the\s)?(?P<who>{_NAME})(?=[.,;]|\s(?:in|near|on|at|outside|during|after|while|who)\b|$)"
)
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
    spans = [m.span("who") for pattern in (_ACTOR, _DOING, _DONE_BY) for m in pattern.finditer(sentence, start, end)]
    for first, last in sorted(spans):
        if any(a.start <= first < a.end for a in attributions):
            continue
        who = _LEAD.sub("", " ".join(sentence[first:last].split()))
        if who and not any(who.casefold() in known.casefold() for known in found):
            found.append(who)
    return tuple(found[:_MOST])
