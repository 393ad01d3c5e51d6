"""Deaths that nobody inflicted: by storms, fires, collisions, illness and animals."""

from __future__ import annotations

import re

_CAUSES = re.compile(
    r"\b(?:storms?|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|flood(?:s|ing|waters)?|landslides?|mudslides?|avalanches?|earthquakes?|"
    r"tremors?|volcano\w*|wildfires?|heatwaves?|lightning|drown(?:ed|ing)?|stampede|capsiz\w+|derail\w+|overturn(?:ed|ing)|collided|"
    r"collisions?|crash(?:ed|es|ing)?|accidents?|(?:dam|levee|dyke|river)\s+(?:had\s+)?(?:burst|broke|collapsed|overflowed)|"
    r"(?:fire|blaze)\s+(?:broke\s+out|swept|ripped|tore|engulfed|gutted|raged|at|in)|(?:building|bridge|roof|wall|mine)\s+(?:had\s+)?collapsed|"
    r"(?:bees|wasps|hornets|lions?|tigers?|leopards?|elephants?|crocodiles?|sharks?|dogs?|bears?|snakes?|wolves|hippos?)\s+"
    r"(?:\w+ly\s+)?(?:attack\w*|maul\w*|bit|trampl\w+|stung|kill\w*))\b",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\b(?:outbreak|cholera|dengue|malaria|ebola|measles|covid\S*|virus|diseases?|epidemic|childbirth|cancer|heart\s+attack|illness|"
    r"pneumonia|overdose|old\s+age|food\s+poisoning|heat\s+stroke|dehydration)\b",
    re.IGNORECASE,
)
# Words of violence that a sentence on an accident lacks.
_VIOLENCE = re.compile(
    r"\b(?:gunm[ae]n|armed|soldiers?|troops|army|forces|militants?|militia\w*|rebels?|insurgents?|terrorists?|jihadists?|bandits?|gangs?|"
    r"assailants?|attackers?|fighters|police|shot|shots|shoot\w*|gunfire|gunshots?|bullets?|bomb\w*|missiles?|rockets?|drones?|mortars?|"
    r"shell(?:s|ed|ing)|grenades?|air\s?strikes?|strikes?|explosives?|mines?|ied|ambush\w*|clash\w*|fighting|battles?|protest\w*|"
    r"demonstrat\w*|riot\w*|mobs?|stab\w*|murder\w*|massacre\w*|execut\w+|behead\w+|lynch\w*|arson\w*|set\s+(?:on\s+)?fire|torch\w*|"
    r"kidnap\w*|abduct\w*|tortur\w+|beaten|hacked|assassinat\w+|suicide|war)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"(?:killed|killing|kills|kill|died|dead|dies|deaths?|left|leaving|injur\w+|wound\w+|hurt|perished|lost|burn\w+|fatalit\w+|attack\w*|"
    r"struck|hit|people|residents|villagers|children|women|men|\w+\s+(?:was|were)\s+(?:killed|injured|hurt))\b",
    re.IGNORECASE,
)


def why_nobody_did_it(sentence: str) -> str:
    """Say why deaths in a sentence are no violence; empty where they may be.

    Parameters
    ----------
    sentence : str
    """
    if _VIOLENCE.search(sentence):
        return ""
    if _CAUSES.search(sentence):
        return "an accident or a disaster"
    return "an illness" if _ILLNESS.search(sentence) else ""


def tells_only_harm(cue: str) -> bool:
    """Tell whether words report that people were harmed, and not by whom or what.

    Parameters
    ----------
    cue : str
    """
    return _HARM.match(cue) is not None
