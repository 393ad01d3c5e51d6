"""Where: what each place named in a sentence does there, and which of them the event happened at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.events.attribution import Attribution
from geo.events.place_patterns import (
    ACTS,
    AGAINST,
    ALIAS_AFTER,
    ALIAS_BEFORE,
    ASKED,
    BETWEEN,
    CODED,
    CONTAINED,
    CONTROLLED,
    DEMONYM,
    DESCRIPTOR,
    DONE_TO,
    FIRED_FROM,
    FROM,
    HEARD_FROM,
    HEARD_THERE,
    HYPHENED,
    IN_FRONT,
    IN_HOSPITAL,
    INCLUDING,
    INHABITANTS,
    INSIDE,
    LEFT,
    LIST_BETWEEN,
    LOWER,
    OF,
    OFFICE_OF,
    ON_THE_WAY,
    ONLY_COMMA,
    PART_OF,
    PART_OF_NAME,
    PASSIVE_NEXT,
    PEOPLE_NEXT,
    PERSONAL,
    REPORTING,
    RIGHT_BEFORE,
    ROAD_AFTER,
    SEAT,
    SITE_NEXT,
    SPREAD,
    STATIONED,
    STOPS,
    STRUCK,
    TO,
    WHERE,
)
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
        listed = listed or INCLUDING.match(sentence[first.end : second.start])
        if listed and second.role in _UNCLEAR and first.role in _INHERITED:
            mentions[index] = replace(second, role=first.role)
        joined = HYPHENED.fullmatch(sentence[first.end : second.start]) and ROAD_AFTER.match(sentence, second.end)
        if joined:
            mentions[index - 1 : index + 1] = [
                replace(first, role=PlaceRole.BETWEEN),
                replace(second, role=PlaceRole.BETWEEN),
            ]
    for index in range(len(mentions) - 2, -1, -1):
        first, second = mentions[index], mentions[index + 1]
        shows = second.role in (PlaceRole.OBJECT, PlaceRole.ACTOR)
        if is_list(sentence, first, second) and first.role is PlaceRole.WEAK and shows:
            mentions[index] = replace(first, role=second.role)
    return mentions


# "was handed over on 20 November and Kalbajar on 25 November"
_GAPPED = re.compile(r"^[^,.;]{0,40}\son\s[\w\s]{3,20}\sand\s(?:the\s)?$")
# What is demonstrated against is not where.
_UNREST = {"Protests", "Riots"}
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
    before, after = CONTROLLED.sub("", sentence[max(0, start - 90) : start]), sentence[end : end + 90]
    spoken = any(a.start <= start < a.end for a in attributions)
    role = _marked(sentence[start:end], before, after, resolution) or _governed(before, after, spoken=spoken)
    if role is not None:
        return role
    if AGAINST.search(before) and any(0 <= start - cue.end <= 60 for cue in cues if cue.type not in _UNREST):
        return PlaceRole.OBJECT
    if AGAINST.search(before) and any(cue.start < start < cue.end for cue in cues if cue.type not in _UNREST):
        return PlaceRole.OBJECT
    if INHABITANTS.search(before):
        return PlaceRole.WEAK
    if PART_OF.search(before) and any(0 <= start - cue.end <= 20 for cue in cues):
        return PlaceRole.OBJECT
    if OFFICE_OF.search(before):
        return PlaceRole.MENTION
    if PASSIVE_NEXT.match(after):
        return PlaceRole.OBJECT
    if of := OF.search(before):
        position = start - len(before) + of.start("noun")
        if any(cue.start <= position < cue.end for cue in cues) or DONE_TO.match(of["noun"]):
            return PlaceRole.OBJECT
    if _is_acting_country(sentence, start, after, resolution):
        return PlaceRole.ACTOR
    return _as_argument(sentence, start, after, before, cues)


def _is_acting_country(sentence: str, start: int, after: str, resolution: Resolution) -> bool:
    """Tell a country that does something ("Azerbaijan justified ...") from one where something is done."""
    place = resolution.place
    opens = (
        re.search(
            r"(?:^|,|\b(?:and|but|while|after|that|until|when|as))\s*[\"“']?$", sentence[max(0, start - 12) : start]
        )
        is not None
    )
    country = place is not None and place.geo_precision is GeoPrecision.COUNTRY
    return (
        country
        and opens
        and re.match(r"\s+(?:\w+ly\s+)?(?:[a-z]+ed|took|began|said|held|sent|broke|fought|met|shot)\b", after)
        is not None
    )


def _marked(name: str, before: str, after: str, resolution: Resolution) -> PlaceRole | None:
    """Read what stands right beside a name and settles its role: a coder's note, "known as", "'s", a people's name."""
    if CODED.search(before) and not re.match(r"['’]?s?\s+event", after):
        return PlaceRole.CODED
    if HEARD_FROM.search(before):
        return PlaceRole.EVENT
    if HEARD_THERE.match(after) and INHABITANTS.search(before):
        return PlaceRole.MENTION
    if ALIAS_AFTER.match(after) or ALIAS_BEFORE.search(before):
        return PlaceRole.ALIAS
    if re.match(r"['’]s?\s+(?-i:[A-Z])", after):
        return PlaceRole.CONTAINER
    part_of_word = len(name) <= 3 and after[:1] == "-"
    if name in {"Red Cross", "Red Crescent"} or PERSONAL.match(after) or part_of_word or re.match(r"['’]s?\s", after):
        return PlaceRole.ACTOR
    if SITE_NEXT.match(after) or PART_OF_NAME.search(before):
        return PlaceRole.WEAK
    if is_demonym(resolution) or PEOPLE_NEXT.match(after):
        return PlaceRole.ACTOR
    return None


def _governed(before: str, after: str, *, spoken: bool) -> PlaceRole | None:
    """Read the preposition that governs a name."""
    if spoken:
        if INHABITANTS.search(before):
            return PlaceRole.EVENT
        return PlaceRole.SEAT if re.search(r"\bin\s+(?:the\s+)?$", before) else PlaceRole.ACTOR
    if IN_HOSPITAL.search(before):
        return PlaceRole.DESTINATION
    if ON_THE_WAY.search(before) or (BETWEEN.search(before) and not RIGHT_BEFORE.search(before)):
        return PlaceRole.BETWEEN
    if re.search(r"\bby\s+(?:the\s+)?$", before) or ASKED.search(before):
        return PlaceRole.ACTOR
    if SEAT.search(before) and (ACTS.match(after) or before.rstrip().endswith((" of", " of the"))):
        return PlaceRole.SEAT
    if FIRED_FROM.search(before) or (LEFT.search(before) and after.startswith(" for ")):
        return PlaceRole.ORIGIN
    if STATIONED.search(before):
        return PlaceRole.SEAT
    if IN_FRONT.search(before) or IN_FRONT.search(_without_contained(before)):
        return PlaceRole.EVENT
    if SPREAD.search(before):
        return PlaceRole.EVENT
    if FROM.search(before):
        return PlaceRole.ORIGIN
    return PlaceRole.DESTINATION if TO.search(before) else None


def _without_contained(before: str) -> str:
    """Cut the smaller units named before a place: "in Oduma Ward 4 (Aninri, " leaves "in "."""
    while contained := CONTAINED.search(before):
        before = before[: contained.start()]
    return before


def _as_argument(sentence: str, start: int, after: str, before: str, cues: list[Cue]) -> PlaceRole:
    """Tell a place that something was done to from one that does or says something."""
    if re.match(r"\s+(?-i:[A-Z])\w*(?:ans|ians|is|ese)\b", after):
        return PlaceRole.ACTOR
    bare = before
    if descriptor := DESCRIPTOR.search(before):
        bare = before[: descriptor.start()]
    position = start - (len(before) - len(bare.rstrip()))
    if re.search(rf"\b(?:{WHERE})\s*$", bare, re.IGNORECASE):
        return PlaceRole.EVENT
    for cue in cues:
        gap = sentence[cue.end : position] if cue.end <= position else None
        if (
            gap is not None
            and len(gap) < 50
            and re.fullmatch(rf"\s*(?:(?!{STOPS}){LOWER}\s*){{0,5}}", gap, re.IGNORECASE)
        ):
            return PlaceRole.OBJECT
        if cue.start <= start < cue.end:
            return PlaceRole.OBJECT
    within = _without_contained(before)  # "raided the village of Mamove (Beni, "
    if STRUCK.search(DESCRIPTOR.sub("", within if within != before else bare).rstrip()):
        return PlaceRole.OBJECT
    if REPORTING.match(after):
        return PlaceRole.ACTOR
    if re.search(r"\bof\s+(?:the\s+)?$", before):
        return PlaceRole.MENTION
    return PlaceRole.WEAK


def is_demonym(resolution: Resolution) -> bool:
    """Tell the name of a people ("Armenian") from that of its country.

    Parameters
    ----------
    resolution : Resolution
    """
    place, name = resolution.place, resolution.toponym.name
    if place is None or place.geo_precision is not GeoPrecision.COUNTRY or name == place.name:
        return False
    return bool(DEMONYM.search(name)) and name not in {known.name for known in place.names}


def is_list(sentence: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether two neighbouring places stand in one list ("Goris, Sotk and Jermuk")."""
    return LIST_BETWEEN.match(sentence[first.end : second.start]) is not None


def is_chain(sentence: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether the second of two neighbouring places contains the first ("Zolochiv, Lviv"; "Pisa (Toscana)")."""
    between = sentence[first.end : second.start]
    return ONLY_COMMA.match(between) is not None or INSIDE.match(between) is not None
