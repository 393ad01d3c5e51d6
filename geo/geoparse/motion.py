"""Ways and those who go them: "flew to Lagos", "the road to Faro", "a ship bound for Izmir"."""

from __future__ import annotations

import re

_WAY = re.compile(
    r"\b(?:travel(?:s|l?ed|l?ing)?|go(?:es|ing|ne)?|went|return(?:s|ed|ing)?|mov(?:e|es|ed|ing)|fl(?:y|ies|ew|own|ying)"
    r"|driv(?:e|es|en|ing)|drove|head(?:s|ed|ing)?|fl(?:ee|ees|ed|eeing)|sail(?:s|ed|ing)?|march(?:es|ed|ing)?"
    r"|walk(?:s|ed|ing)?|deported|extradited|evacuated|airlifted|transferred|relocat(?:e|es|ed|ing)|migrated|emigrated"
    r"|trips?|visits?|flights?|journeys?|roads?|trains?|bus(?:es)?|ferr(?:y|ies)|highways?|railways?|trucks?|convoys?)"
    r"\s(?:back\s|home\s|over\s|down\s|up\s|south\s|north\s|east\s|west\s)?(?:to|towards?)\s$"
    r"|\b(?:bound|left|leaves|leaving|headed|heading|departed|sailed)\sfor\s$"
)
_LONGEST_WAY = 30


def on_the_way(text: str, start: int) -> bool:
    """Whether the words before say that somebody or something goes there."""
    return _WAY.search(text, max(0, start - _LONGEST_WAY), start) is not None
