"""Which of the words of a clause says best what type of event it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.drafts import ALONGSIDE, Memory
from geo.events.natural_causes import tells_only_harm
from geo.events.placing import Placed
from geo.events.protests import answered
from geo.events.reading import Reading
from geo.events.taxonomy import Cue, Taxonomy
from geo.model import GeoPrecision

_SURE = 3
_SAID = "Talks, visit or statement"
_TAKEN = {"Non-state actor overtakes territory", "Government regains territory"}
_TAKEN_AWAY = "Abduction/forced disappearance"
_HANDED_OVER = "Non-violent transfer of territory"
# "robbed and whipped a trader", "entered and were met with gunfire": the violence counts.
_REMOTE = "Explosions/Remote violence"
_HARM = re.compile(r"(?:kill|wound|injur)", re.IGNORECASE)  # "a missile attack on a station killed 25 people"
_NO_FIGHT = re.compile(r"\b(?:no|without)\b", re.IGNORECASE)  # "seized the town; no clashes were reported"
# "students of the college stoned and burned a classmate": many who carry no arms are a mob.
_BY_HAND = re.compile(
    r"(?:beat|beaten|stoned|burned|burnt|lynched|attacked|killed|stabbed|hacked|assaulted|thrashed|clubbed|tortured|whipped|"
    r"battered|clobbered|roughed|manhandled|kicked|punched|murdered)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:students|pupils|villagers|residents|locals|inhabitants|neighbou?rs|townspeople|youths|young\s+people|teenagers|passers-by|bystanders|"
    r"commuters|passengers|drivers|riders|motorcyclists|bikers|traders|vendors|hawkers|shopkeepers|farmers|herders|workers|miners|fishermen|"
    r"parents|relatives|mourners|devotees|worshippers|parishioners|fans|supporters|partisans|protest[eo]rs|demonstrators|inmates|prisoners|"
    r"refugees|migrants|community\s+members|members\s+of\s+the\s+(?:public|community)|family\s+members)\b",
    re.IGNORECASE,
)
# "burned alive by residents"
_BY_MANY = re.compile(
    rf"(?:\s+[\w'’-]+){{0,4}}?\s+by\s+(?:(?!armed|unidentified|unknown|masked|suspected|alleged)[\w'’-]+\s+){{0,3}}?(?:{_MANY.pattern}|(?:mob|crowd)\b)(?!\s+armed)",
    re.IGNORECASE,
)
_NO_MOB = re.compile(
    r"\b(?:police\w*|soldiers?|troops|army|military|forces|guards?|gendarme\w*|officers?|militia\w*|militants?|rebels?|gunm[ae]n|armed|bandits?|gang\w*|"
    r"cartel|assailants?|attackers?|unidentified|unknown|was|were|been|being|by|said|that|who|where|after|when|against|suspected|terrorists?|fighters?|"
    r"insurgents?|jihadists?|kidnappers?)\b",
    re.IGNORECASE,
)
# What a crowd without arms does instead of what the words say of those who bear them.
_BY_ANYBODY = {"Attack": "Mob violence", "Armed clash": "Violent demonstration"}
_FOUGHT = re.compile(r"(?:fought|fight|clash\w*|brawl\w*|battled)\b", re.IGNORECASE)
# "gunmen then killed": somebody else than the explosion.
_SOMEBODY = re.compile(
    r"\b(?:gunm[ae]n|m[ae]n|militants?|rebels?|soldiers?|police\w*|attackers?|assailants?|fighters?|troops|who|then|and|they|he|she|when|while)\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:caus\w+|forc\w+|led\s+to|result\w+|trigger\w+|prompt\w+|provok\w+|left|displac\w+)\b", re.IGNORECASE
)
_COLUMN = re.compile(r"\w+\s+(?:convoys?|columns?|patrols?)", re.IGNORECASE)
_WIDE = {GeoPrecision.REGION, GeoPrecision.COUNTRY}


def only_tells(cue: Cue, reading: Reading, taxonomy: Taxonomy) -> bool:
    """Tell "told reporters", where the sentence goes on with violence or a protest, which is what was told.

    Parameters
    ----------
    cue : Cue
    reading : Reading
    taxonomy : Taxonomy
    """
    told = cue.sub_type == _SAID and reading.said_by(cue.start)
    return told and any(
        c.strength > 1 and c.start > cue.end and taxonomy.family(c.type) != "rest" for c in reading.cues
    )


def strongest(cues: Sequence[Cue]) -> Cue | None:
    """Take the surest cue, of several that of violence against civilians, else the first.

    Who protests is told in many words, so a sure protest goes before all.

    Parameters
    ----------
    cues : sequence of Cue

    Returns
    -------
    Cue or None
        None of none.
    """

    def rank(cue: Cue) -> tuple[int, bool, bool, int]:
        violent = cue.strength == _SURE and cue.type == "Violence against civilians"
        return cue.strength, cue.type == "Protests" and cue.strength == _SURE, violent, -cue.start

    return max(cues, key=rank, default=None)


def refined(cue: Cue, reading: Reading, taxonomy: Taxonomy, memory: Memory) -> Cue:
    """Prefer what is more telling: a riot over the protest it grew from, a weapon over the bare number of victims.

    Parameters
    ----------
    cue : Cue
        What the clause seems to report.
    reading : Reading
        Of its sentence.
    taxonomy : Taxonomy
    memory : Memory
        Knows what kind of fighting was told of last.
    """
    if cue.type == "Protests":
        riot = next((c for c in reading.cues if c.type == "Riots" and c.strength >= 2), None)
        return replace(riot, start=cue.start) if riot else answered(cue, reading.cues)
    if cue.sub_type in _TAKEN:
        text = reading.sentence.text
        peaceful = (c for c in reading.cues if c.sub_type == _HANDED_OVER and _NO_FIGHT.search(text, c.start, c.end))
        if (without := next(peaceful, None)) is not None:
            return replace(without, start=cue.start)
    if cue.sub_type in _BY_ANYBODY and _is_of_mob(cue, reading):
        return replace(cue, type="Riots", sub_type=_BY_ANYBODY[cue.sub_type])
    if (fight := _fight_behind(cue, reading, taxonomy)) is not None:
        return fight
    if cue.sub_type in ALONGSIDE:
        index = reading.clause_of(cue.start)
        # "ambushed a military convoy": who was attacked, and no movement of forces
        least = 2 if _COLUMN.fullmatch(reading.sentence.text, cue.start, cue.end) else cue.strength
        harm = [c for c in reading.cues if c.strength >= least and reading.clause_of(c.start) == index]
        if cue.sub_type == "Arrests":
            # "picked up three traders, who have not been seen since"
            harm += [c for c in reading.cues if c.sub_type == _TAKEN_AWAY and c.strength == _SURE]
        fought = strongest([c for c in harm if taxonomy.family(c.type) == "fighting"])
        return cue if fought is None else replace(fought, start=min(cue.start, fought.start))
    if cue.sub_type == "Attack" and _HARM.match(reading.sentence.text, cue.start):
        index = reading.clause_of(cue.start)
        before = (c for c in reading.cues if c.start < cue.start and reading.clause_of(c.start) == index)
        weapon = next((c for c in before if _can_kill(c, reading) and _is_what_killed(c, cue, reading)), None)
        return cue if weapon is None else weapon
    if cue.strength == 1:
        family = taxonomy.family(cue.type)
        # "In Lachin, where a bridge was blown up in 2020, two men were killed": not by that.
        better = strongest(
            [c for c in reading.cues if taxonomy.family(c.type) == family and not _is_aside(c, cue, reading)]
        )
        if better is not None and better.strength > 1:
            return replace(better, start=cue.start)
        if memory.fighting is not None and family == taxonomy.family(memory.fighting.type):
            return replace(cue, type=memory.fighting.type, sub_type=memory.fighting.sub_type)
    return cue


def _fight_behind(cue: Cue, reading: Reading, taxonomy: Taxonomy) -> Cue | None:
    """Find the fight that a flight, an accident or a raid is told with."""
    if cue.type == "Humanitarian":
        return _drove_out(cue, reading, taxonomy) or _shot_before(cue, reading)
    if cue.sub_type != "Attack" or _RAID.search(reading.sentence.text, cue.start, cue.end) is None:
        return None
    # "raided a house and killed two rebels"
    index = reading.clause_of(cue.start)
    fights = (
        c for c in reading.cues if c.type == "Battles" and c.strength >= max(2, cue.strength) and c.start > cue.end
    )
    fight = next((c for c in fights if reading.clause_of(c.start) == index), None)
    return None if fight is None else replace(fight, start=cue.start)


_FIRED_ON = re.compile(
    r",?\s+after\s+[^,;.]*\b(?:opened\s+fire|attacked|shot|fired|ambushed|bombed|shelled)\b", re.IGNORECASE
)


def _shot_before(cue: Cue, reading: Reading) -> Cue | None:
    """Find the attack of "a bus plunged into a ravine after gunmen opened fire on it"."""
    if cue.sub_type != "Natural disaster or accident":
        return None
    behind = reading.clause_of(cue.start) + 1
    if behind >= len(reading.clauses) or not reading.clauses[behind].background:
        return None
    if _FIRED_ON.match(reading.sentence.text, reading.clauses[behind].start) is None:
        return None
    harm = (c for c in reading.cues if reading.clause_of(c.start) == behind and c.type in _HARMFUL)
    return next((replace(c, start=cue.start, strength=cue.strength) for c in harm), None)


_HARMFUL = {"Violence against civilians", "Battles", "Explosions/Remote violence"}
_RAID = re.compile(r"\b(?:raid|storm|search)(?:ed|ing)?\b", re.IGNORECASE)
_LEADS_TO = re.compile(
    r"\s+(?:(?:[a-z]+\s+){0,2}?(?:in|on|at|near|around|against|outside)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:of\s+)?(?:the\s+)?|"
    r"(?:the\s+)?(?:(?:town|village|city|district)\s+of\s+)?)"
)


def told_at(cue: Cue, reading: Reading, place: Placed, index: int) -> Cue:
    """Give each place of "clashes in Daraa and air strikes on Idlib" what happened there.

    Parameters
    ----------
    cue : Cue
        What the clause reports.
    reading : Reading
    place : Placed
        One of several of the clause.
    index : int
        Number of the clause.
    """
    if place.resolution is None:
        return cue
    at = place.resolution.toponym.start - reading.sentence.start
    near = [
        c
        for c in reading.cues
        if c.strength > 1
        and reading.clause_of(c.start) == index
        and _LEADS_TO.fullmatch(reading.sentence.text, c.end, at)
    ]
    if not near or near[-1].type == cue.type or tells_only_harm(reading.sentence.text[near[-1].start : near[-1].end]):
        return cue  # "shells killed a woman in Goris and wounded two men in Ganja": by shells in both
    return near[-1]


def at_scale(cue: Cue, found: Sequence[Placed]) -> Cue:
    """Read a bare toll over a whole region as one of battles: single attacks are told of by town.

    Parameters
    ----------
    cue : Cue
    found : sequence of Placed
        Where the event was.
    """
    places = [p.resolution.place for p in found if p.resolution is not None]
    wide = bool(places) and all(p is not None and p.geo_precision in _WIDE for p in places)
    if cue.strength == 1 and wide and cue.type == "Violence against civilians":
        return replace(cue, type="Battles", sub_type="Armed clash")
    return cue


def _is_aside(other: Cue, cue: Cue, reading: Reading) -> bool:
    """Tell a cue of a relative clause that has a date of its own."""
    index = reading.clause_of(other.start)
    own_date = any(d.period and reading.clause_of(d.start) == index for d in reading.dates)
    return reading.clauses[index].relative and own_date and reading.clause_of(cue.start) != index


# "clashes in Omdurman killed 25 people"
_A_FIGHT = re.compile(
    r"(?:clash(?:es)?|fighting|battles?|gunfights?|skirmish(?:es)?|hostilities|crossfire|cross-fire)\b", re.IGNORECASE
)


def _can_kill(cue: Cue, reading: Reading) -> bool:
    """Tell a weapon, a fight or an accident, of which a sentence can say that it killed people."""
    if cue.type == "Battles":
        return cue.strength > 1 and _A_FIGHT.match(reading.sentence.text, cue.start, cue.end) is not None
    return cue.type == _REMOTE or (cue.sub_type == "Natural disaster or accident" and cue.strength > 1)


def _is_what_killed(weapon: Cue, harm: Cue, reading: Reading) -> bool:
    """Tell whether what stands before "killed 18 people" is what killed them ("an explosion at a mosque")."""
    if weapon.strength >= harm.strength:
        return True
    return weapon.strength > 1 and _SOMEBODY.search(reading.sentence.text, weapon.end, harm.start) is None


def _drove_out(cue: Cue, reading: Reading, taxonomy: Taxonomy) -> Cue | None:
    """Find the fight of "a clash near the town displaced 120 families"."""
    index = reading.clause_of(cue.start)
    for fight in reading.cues:
        before = fight.start < cue.start and reading.clause_of(fight.start) == index and fight.strength > 1
        if (
            before
            and taxonomy.family(fight.type) == "fighting"
            and _CAUSED.search(reading.sentence.text, fight.end, cue.end)
        ):
            return fight
    return None


def _is_of_mob(cue: Cue, reading: Reading) -> bool:
    """Tell whether it is a crowd that beats, kills or fights, nobody armed being named before or fought with."""
    text = reading.sentence.text
    clause = reading.clauses[reading.clause_of(cue.start)]
    many = _MANY.search(text, clause.start, cue.start)
    if _BY_MANY.match(text, cue.end) and _BY_HAND.search(text, cue.start, cue.end):
        return True
    if many is None or _NO_MOB.search(text, clause.start, cue.start):
        return False
    fought = _FOUGHT.match(text, cue.start) is not None and not _NO_MOB.search(text, cue.start, clause.end)
    return fought or _BY_HAND.match(text, cue.start) is not None
