"""Where: what each place named in a sentence does there, and which of them the event happened at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.events.attribution import Attribution
from geo.events.taxonomy import Cue
from geo.model import GeoPrecision, Resolution


class PlaceRole(StrEnum):
    """What a place name does in its sentence."""

    CODED = "coded"
    EVENT = "event"
    OBJECT = "object"
    BETWEEN = "between"
    WEAK = "weak"
    SEAT = "seat"
    DESTINATION = "destination"
    ORIGIN = "origin"
    CONTAINER = "container"
    ACTOR = "actor"
    ALIAS = "alias"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A resolved or unresolved place name in a sentence, offsets counted in the sentence."""

    start: int
    end: int
    resolution: Resolution
    role: PlaceRole


_LOWER = r"(?:(?-i:[a-z])[\w'’-]*|\d+(?:st|nd|rd|th)?)"
_WHERE = (
    r"in|near|at|around|outside|inside|across|along|throughout|within|into|on|over|off|above|below|beside|"
    r"towards?|under|through|"
    r"close\s+to|next\s+to|north\s+of|south\s+of|east\s+of|west\s+of|(?:north|south)-?(?:east|west)\s+of|"
    r"kilomet\w+\s+(?:from|of)|km\s+(?:from|of)|beyond|"
    r"outskirts\s+of|vicinity\s+of|direction\s+of|direction"
)
_STOPS = (
    r"(?:said|told|reported|with|from|to|by|against|whose|who|which|that|when|after|before|as|for|because|was|"
    r"were|had|has|and)\b"
)
_IN_FRONT = re.compile(
    rf"\b(?P<where>{_WHERE})\s+(?:(?!{_STOPS}){_LOWER}\s+){{0,6}}(?:(?-i:[A-Z])[\w'’-]*['’]s?\s+)?$", re.IGNORECASE
)
# "Kan Gyi Kone village (Chaung-U township, " before a name: units that it contains, known to the gazetteer or not.
_CONTAINED = re.compile(
    r"(?:^|(?<=[\s(,]))(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’-]*(?:[\s-]+(?:de|del|la|las|los|do|dos|da|di|of|al|el|ul|"
    r"bin|and|e|y|(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’.-]*|\d+)){0,6}"
    r"(?:\s+(?-i:[a-z])[\w-]*){0,2}\s*(?:[,(]|\),|\s-|\sof)\s*$"
)
_CODED = re.compile(r"\bcoded\s+(?:to|as|at)\s+(?:the\s+)?(?:(?-i:[a-z])\w*\s+){0,4}$", re.IGNORECASE)
_DESCRIPTOR = re.compile(
    r"\b(?:the\s+|a\s+)?(?:\w+\s+)?(?:town|city|village|villages|district|region|province|settlement|area|"
    r"areas|outskirts|part|parts|suburb|neighbou?rhood|port|capital|municipality|county|"
    r"governorate|territory|republic|enclave|centre|center|hamlet|township|island|mountain\s+lake|lake|"
    r"streets|side|section|vicinity|direction|height|rest|whole|loss|"
    r"border\s+village)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"\b(?:officials?|authorities|prosecutors?|ministr(?:y|ies)|government|leadership|administration|"
    r"presidency|sources?|parliament|"
    r"leaders?|command|spokes\w+|embassy|office|service|agency|agencies|police|office|court|military|"
    r"rulers|separatists|diplomats?|mission|headquarters|media|correspondents?)"
    r"\s+(?:(?:based|there|here)\s+)?(?:in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?:to|for|en\s+route\s+to|towards?|bound\s+for|road\s+to|way\s+to)\s+(?:(?!{_STOPS}){_LOWER}\s+){{0,3}}$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b(?:from|via|natives?\s+of|out\s+of)\s+(?:(?!{_STOPS}){_LOWER}\s+){{0,3}}$", re.IGNORECASE)
_OF = re.compile(rf"(?P<noun>[\w'’-]+)\s+of\s+(?:(?!{_STOPS}){_LOWER}\s+){{0,3}}$", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\b(?:roads?|highway|route|motorway|railway|line|track|way)\s+(?:leading\s+|running\s+)?(?:from|"
    r"between|connecting|linking)\s+(?:the\s+)?"
    r"(?:[\w'’-]+\s+(?:and|to|with)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(
    r"\b(?:in|at|near|around|outside)\s+(?:the\s+)?(?:(?:town|village|city|district)\s+of\s+)?$", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:call(?:ed|s|ing)\s+(?:up)?on|urged|asked|accused|blamed|thanked|condemned|criticised|"
    r"criticized|told|pressed|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"\b(?:mayor|president|premier|minister|leader|head|king|queen|emir|governor|ambassador|people|"
    r"natives?|city|regions|army|armies|military|forces|ministry|capital|bishop|archbishop|"
    r"leaders|presidents|governments|ombudsman|prime\s+minister|parts?\s+of)\s+of\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DONE_TO = re.compile(r"(?:capture|shelling|bombing|bombardment|siege|loss|fall|seizure|liberation|occupation)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}(?:and\s+)?(?:the\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(rf"\b(?:against|targeting|targeted|at|on)\s+(?:(?!{_STOPS}){_LOWER}\s+){{0,5}}$", re.IGNORECASE)
_ALIAS_BEFORE = re.compile(
    r"(?:\b(?:as|which|that|what|whom)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+)?\s+(?:calls?|called|knows?|"
    r"refer\s+to)\s+(?:it\s+|the\s+\w+\s+)?(?:as\s+)?|\b(?:known|called|named|renamed|"
    r"spelled)\s+(?:to\s+[\w'’-]+\s+)?(?:in\s+\w+\s+)?(?:as\s+)?|"
    r"\bor\s+)$",
    re.IGNORECASE,
)
_ALIAS_AFTER = re.compile(
    r"^,?\s+(?:in\s+(?:Armenian|Azerbaijani|Russian|Turkish|Arabic|Ukrainian|English|Kurdish|Hebrew)\b|"
    r"the\s+(?:Armenian|Azerbaijani|Russian|Turkish|Arabic|Ukrainian)\s+(?:name|spelling)|its\s+name)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"^\s+(?:Red\s+Cross|Post|Times|Herald|News|University|Club|United|FC|Airlines|Bank)\b")
# "West End Avenue", "City Hall": part of the name of something smaller, wherever that is.
_SITE_NEXT = re.compile(
    r"^\s+(?:[Ss]quare|[Ss]treet|[Rr]oad|[Aa]venue|[Bb]oulevard|[Uu]niversity|[Hh]ospital|[Ss]chools?|"
    r"[Cc]ollege|[Ss]tadium|[Pp]ark|[Hh]otel|[Ss]tation|supermarket|[Mm]osque|"
    r"[Cc]hurch|[Pp]rison|[Cc]enter|[Cc]entre|[Pp]laza|[Mm]arket|[Hh]igh|[Gg]ate|[Ww]ard|[Ss]ector)\b"
)
_PART_OF_NAME = re.compile(
    r"(?<![.!?]\s)(?<!^)\b(?!(?:South|North|East|West|Central|Greater|Old|New|Lower|Upper|Northern|Southern|"
    r"Eastern|Western|In|On|At|From|Near|Around|The|And|But|Most)\b)(?-i:[A-Z])[a-z]+\s$"
)
_PEOPLE_NEXT = re.compile(
    r"^(?:-backed|-led|-held|-aligned|-based|-born|-controlled|-made|-supported)?\s+(?:army|forces?|"
    r"troops?|soldiers?|officials?|police|military|militants?|rebels?|fighters?|authorities|government|"
    r"president|presidency|"
    r"artillery|drones?|positions|ministry|prosecutors?|servicem\w+|peacekeepers?|separatists?|side|"
    r"citizens?|nationals?|civilians?|people|residents|defen[cs]e|foreign|prime|air|regime|"
    r"warplanes?|aircraft|helicopters?|jets|navy|leader\w*|parliament|embassy|ambassador|units?|fire|time|"
    r"shelling|media|team|trucks|convoy|militia|security|armed|special)\b"
)
_DEMONYM = re.compile(r"(?:ians?|eans?|ese|ish|anis?|enes?|ch|i|gians?|ans?|rs)$")
_REPORTING = re.compile(
    r"^(?:,[^,]{2,60},)?\s+(?:(?:also|later|then|had|has|have|earlier|again|now|openly|already|did|does|"
    r"itself)\s+)*(?:said|says|accus\w+|den(?:y|ies|ied)|claim\w*|announc\w+|report\w*|confirm\w*|agreed|"
    r"disputed|rejected|blamed|"
    r"called|asked|demanded|urged|spoke|promised|acknowledged|insisted|warned|wants?|supports?|describ\w+|"
    r"put|launched|began|opened|seized|returned|sent|replied|welcomed|condemned|took|retook|regained|"
    r"carried|conducted|fired|held|signed|accepted|not|deployed|apologi\w+|backed|voted|imposed|is\b|"
    r"hopes|expects|afterwards|stopped|reopened|had|has|produced|calls|call)\b"
)
_ACTS = re.compile(
    r"^,?\s+(?:(?:also|later|then|had|has|have|\w+ly)\s+)*(?!(?:was|were)\b)(?:[a-z]+ed|said|set|put|took|"
    r"began|met|told|held|saw|sent|gave|made|say|says)\b"
)
_PASSIVE_NEXT = re.compile(
    r"^(?:,[^,]{2,60},)?\s+(?:(?:also|again|later|too|itself)\s+)*(?:(?:was|were|(?:had|has|"
    r"have)\s+(?:already\s+|also\s+)?been|"
    r"is|are|being)\s+(?:also\s+|again\s+|heavily\s+|later\s+)*\w+(?:ed|en|t|ck|un|ne)\b|"
    r"(?:came|come|has\s+come|had\s+come)\s+under|hit\b|fell\b|suffered|saw\b|experienced)"
)
_LIST_BETWEEN = re.compile(
    r"^\s*(?:,|,?\s*(?:and|or|as\s+well\s+as|&))\s*(?:(?:in|near|at|around|on|the|of|also|town|city|"
    r"village|villages|district|towns|outside|to|from)\s+){0,4}$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"^(?:\s+(?:[a-z]+\s+)?(?:of|in)\s+(?:the\s+)?(?:[a-z]+\s+)?|,\s+(?:next\s+to|near|close\s+to|outside|"
    r"not\s+far\s+from|in|a\s+\w+\s+\w+\s+in)\s+(?:the\s+)?(?:[a-z]+\s+)?)$"
)
_ONLY_COMMA = re.compile(r"^\s*(?:\w+\s+)?(?:[,(]|\)\s*[,(]|-|–|of)\s*(?:the\s+)?$", re.IGNORECASE)


def read_places(
    sentence: str, offset: int, resolutions: list[Resolution], attributions: list[Attribution], cues: list[Cue]
) -> list[PlaceMention]:
    """Find what each place named in a sentence does there.

    Parameters
    ----------
    sentence : str
    offset : int
        Where the sentence starts in the text that the toponyms count in.
    resolutions : list of Resolution
        Those of the sentence, in its order.
    attributions : list of Attribution
        Who says so: places inside are the speaker's seat or the speaker itself.
    cues : list of Cue
        What the sentence reports.
    """
    mentions: list[PlaceMention] = []
    for resolution in resolutions:
        start, end = resolution.toponym.start - offset, resolution.toponym.end - offset
        role = _role(sentence, start, end, resolution, attributions, cues)
        mentions.append(PlaceMention(start, end, resolution, role))
    return _shared(sentence, mentions)


def _shared(sentence: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Let the members of a list share their role, whichever of them shows it."""
    for index in range(1, len(mentions)):
        first, second = mentions[index - 1], mentions[index]
        listed = is_list(sentence, first, second) or _GAPPED.match(sentence[first.end : second.start])
        if listed and second.role in _UNCLEAR and first.role in _INHERITED:
            mentions[index] = replace(second, role=first.role)
    for index in range(len(mentions) - 2, -1, -1):
        first, second = mentions[index], mentions[index + 1]
        if is_list(sentence, first, second) and first.role is PlaceRole.WEAK and second.role is PlaceRole.OBJECT:
            mentions[index] = replace(first, role=second.role)
    return mentions


# "was handed over on 20 November and Kalbajar on 25 November"
_GAPPED = re.compile(r"^[^,.;]{0,40}\son\s[\w\s]{3,20}\sand\s(?:the\s)?$")
_UNCLEAR = {PlaceRole.WEAK, PlaceRole.MENTION}
_INHERITED = {
    PlaceRole.EVENT,
    PlaceRole.OBJECT,
    PlaceRole.BETWEEN,
    PlaceRole.SEAT,
    PlaceRole.DESTINATION,
    PlaceRole.ORIGIN,
    PlaceRole.ACTOR,
    PlaceRole.MENTION,
}


def _role(
    sentence: str, start: int, end: int, resolution: Resolution, attributions: list[Attribution], cues: list[Cue]
) -> PlaceRole:
    before, after = sentence[max(0, start - 90) : start], sentence[end : end + 90]
    spoken = any(a.start <= start < a.end for a in attributions)
    role = _marked(sentence[start:end], before, after, resolution) or _governed(before, after, spoken=spoken)
    if role is not None:
        return role
    if _AGAINST.search(before) and any(0 <= start - cue.end <= 60 for cue in cues):
        return PlaceRole.OBJECT
    if _PASSIVE_NEXT.match(after):
        return PlaceRole.OBJECT
    if _OFFICE_OF.search(before):
        return PlaceRole.MENTION
    if of := _OF.search(before):
        position = start - len(before) + of.start("noun")
        if any(cue.start <= position < cue.end for cue in cues) or _DONE_TO.match(of["noun"]):
            return PlaceRole.OBJECT
    return _as_argument(sentence, start, after, before, cues)


def _marked(name: str, before: str, after: str, resolution: Resolution) -> PlaceRole | None:
    """Read what stands right beside a name and settles its role: a coder's note, "known as", "'s", a people's name."""
    if _CODED.search(before) and not re.match(r"['’]?s?\s+event", after):
        return PlaceRole.CODED
    if _ALIAS_AFTER.match(after) or _ALIAS_BEFORE.search(before):
        return PlaceRole.ALIAS
    if re.match(r"['’]s?\s+(?-i:[A-Z])", after):
        return PlaceRole.CONTAINER
    part_of_word = len(name) <= 3 and after[:1] == "-"
    if _PERSONAL.match(after) or part_of_word or re.match(r"['’]s?\s", after):
        return PlaceRole.ACTOR
    if _SITE_NEXT.match(after) or _PART_OF_NAME.search(before):
        return PlaceRole.WEAK
    if _is_demonym(name, resolution) or _PEOPLE_NEXT.match(after):
        return PlaceRole.ACTOR
    return None


def _governed(before: str, after: str, *, spoken: bool) -> PlaceRole | None:
    """Read the preposition that governs a name."""
    if spoken:
        return PlaceRole.SEAT if re.search(r"\bin\s+(?:the\s+)?$", before) else PlaceRole.ACTOR
    if _ON_THE_WAY.search(before) or (_BETWEEN.search(before) and not _RIGHT_BEFORE.search(before)):
        return PlaceRole.BETWEEN
    if re.search(r"\bby\s+(?:the\s+)?$", before) or _ASKED.search(before):
        return PlaceRole.ACTOR
    if _SEAT.search(before) and (_ACTS.match(after) or before.rstrip().endswith((" of", " of the"))):
        return PlaceRole.SEAT
    if _IN_FRONT.search(before) or _IN_FRONT.search(_without_contained(before)):
        return PlaceRole.EVENT
    if _FROM.search(before):
        return PlaceRole.ORIGIN
    return PlaceRole.DESTINATION if _TO.search(before) else None


def _without_contained(before: str) -> str:
    """Cut the smaller units named before a place: "in Oduma Ward 4 (Aninri, " leaves "in "."""
    while contained := _CONTAINED.search(before):
        before = before[: contained.start()]
    return before


def _as_argument(sentence: str, start: int, after: str, before: str, cues: list[Cue]) -> PlaceRole:
    """Tell a place that something was done to from one that does or says something."""
    if re.match(r"\s+(?-i:[A-Z])\w*(?:ans|ians|is|ese)\b", after):
        return PlaceRole.ACTOR
    bare = before
    if descriptor := _DESCRIPTOR.search(before):
        bare = before[: descriptor.start()]
    position = start - (len(before) - len(bare.rstrip()))
    if re.search(rf"\b(?:{_WHERE})\s*$", bare, re.IGNORECASE):
        return PlaceRole.EVENT
    for cue in cues:
        gap = sentence[cue.end : position] if cue.end <= position else None
        if (
            gap is not None
            and len(gap) < 50
            and re.fullmatch(rf"\s*(?:(?!{_STOPS}){_LOWER}\s*){{0,5}}", gap, re.IGNORECASE)
        ):
            return PlaceRole.OBJECT
        if cue.start <= start < cue.end:
            return PlaceRole.OBJECT
    if _REPORTING.match(after):
        return PlaceRole.ACTOR
    if re.search(r"\bof\s+(?:the\s+)?$", before):
        return PlaceRole.MENTION
    return PlaceRole.WEAK


def _is_demonym(name: str, resolution: Resolution) -> bool:
    place = resolution.place
    if place is None or place.geo_precision is not GeoPrecision.COUNTRY or name == place.name:
        return False
    return bool(_DEMONYM.search(name)) and name not in {known.name for known in place.names}


def is_list(sentence: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether two neighbouring places stand in one list ("Goris, Sotk and Jermuk")."""
    return _LIST_BETWEEN.match(sentence[first.end : second.start]) is not None


def is_chain(sentence: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether the second of two neighbouring places contains the first ("Zolochiv, Lviv"; "Pisa (Toscana)")."""
    between = sentence[first.end : second.start]
    return _ONLY_COMMA.match(between) is not None or _INSIDE.match(between) is not None
