"""Which of the places named in a sentence an event of one of its clauses happened at."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from geo.events.clauses import Clause
from geo.events.containers import container_instead, contains
from geo.events.ellipsis import tolls_by_place
from geo.events.place_patterns import (
    AHEAD,
    ALONG_A_LINE,
    CAUSE_OF_PROTEST,
    COUNTS_LOSSES,
    IT_THERE,
    MORE_OF_A_LIST,
    OF_WHAT_STANDS_BEFORE,
    OFFENCE,
    OPENS,
    THERE,
)
from geo.events.places import PlaceMention, PlaceRole, is_chain, is_list
from geo.events.reading import Reading
from geo.events.spoken_again import town_spoken_of_again
from geo.events.stretches import between, on_the_road_to
from geo.events.taxonomy import Cue
from geo.events.witnesses import town_of_witness
from geo.model import GeoPrecision, Resolution

_WIDE = (GeoPrecision.REGION, GeoPrecision.COUNTRY)
_TAKEN_AWAY = "Abduction/forced disappearance"
_AT_SEAT = {"Diplomacy", "Strategic developments"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that an event is coded at, and how sure that is."""

    resolution: Resolution | None
    confidence: float
    reasons: tuple[str, ...]
    inherited: bool = False


def places_of_clause(reading: Reading, index: int, cue: Cue, earlier: list[Resolution]) -> list[Placed]:
    """Find where the event of a clause happened.

    Parameters
    ----------
    reading : Reading
    index : int
        Number of the clause.
    cue : Cue
        What the clause reports.
    earlier : list of Resolution
        Where the paragraph's last events were: the place of a clause that names none.

    Returns
    -------
    list of Placed
        Several where the clause lists several; empty where no place is known.
    """
    own = [m for m in reading.places if reading.clause_of(m.start) == index]
    if cue.type in {"Protests", "Riots"} and (cause := CAUSE_OF_PROTEST.search(reading.sentence.text, cue.start)):
        # What a protest is about happened elsewhere.
        own = [m for m in own if m.start < cause.start()] or own
    if cue.sub_type == "Arrests" and (cause := OFFENCE.search(reading.sentence.text, cue.start)):
        # "arrested in London over the bombing in Manchester"
        own = [m for m in own if m.start < cause.start()] or own
    if cue.type == "Diplomacy" and (told := [c for c, why in reading.refused if why == "reacted to"]):
        # "ministers meeting in Paris condemned the attack on Goris"
        own = [m for m in own if not 0 <= m.start - told[-1].end <= _OBJECT] or own
    if found := _best(reading, own, cue):
        return found
    clause = reading.clauses[index]
    if not earlier and (there := town_of_witness(reading, cue)) is not None:
        return [Placed(there, 0.45, ("where a witness spoke of it: no other place is named",))]
    if found := _before_relative(reading, clause):
        return found
    if clause.background:
        return []
    if (town := town_spoken_of_again(reading, clause, earlier)) is not None:
        return [Placed(town, 0.7, ("the clause speaks of the town named before",))]
    if found := _elsewhere(reading, clause, cue):
        return found
    vague = ALONG_A_LINE.search(reading.sentence.text, clause.start, clause.end)
    if cue.strength < 2 or cue.type in _AT_SEAT or own or vague:
        return []
    return [
        Placed(r, 0.45, ("the sentence names no place: taken from the one before",), inherited=True)
        for r in earlier[:1]
    ]


def _before_relative(reading: Reading, clause: Clause) -> list[Placed]:
    """Place ", where food ran short" and ", captured in 2020" at the place that stands before."""
    if OF_WHAT_STANDS_BEFORE.match(reading.sentence.text, clause.start) is None:
        return []
    before = [m.resolution for m in reading.places if m.end <= clause.start and m.resolution.place is not None]
    return [Placed(r, 0.7, ("the place that the relative clause is about",)) for r in before[-1:]]


def _elsewhere(reading: Reading, clause: Clause, cue: Cue) -> list[Placed]:
    """Find the place of a clause in the rest of its sentence: "In Goris, ..." holds for all that follows."""
    text = reading.sentence.text
    leading = [m for m in reading.places if m.role is PlaceRole.EVENT and OPENS.match(text[: m.start])]
    told = {reading.clause_of(c.start) for c in reading.cues if c.strength > 1}
    if cue.type in _AT_SEAT:  # a statement or handover did not happen where the fighting that it is about did
        told |= {reading.clause_of(c.start) for c in reading.cues if c.type not in _AT_SEAT}
    free = [m for m in reading.places if reading.clause_of(m.start) not in told and not reading.said_by(m.start)]
    for group, reason in ((leading, "the place opens the sentence"), (free, "the place stands in another clause")):
        if found := _best(reading, group, cue):
            return [Placed(p.resolution, p.confidence - 0.1, (*p.reasons, reason)) for p in found]
    towns = [m for m in reading.places if m.role in (PlaceRole.SEAT, PlaceRole.ACTOR) and _is_town(m)]
    if towns and THERE.search(text, clause.start, clause.end):
        return [Placed(towns[0].resolution, 0.6, ("the sentence speaks of the town of those who are named",))]
    return []


_TIERS = (
    (1, {PlaceRole.CODED}, 0.9, "where a coder put it"),
    (1, {PlaceRole.EVENT, PlaceRole.OBJECT}, 0.9, ""),
    (1, {PlaceRole.BETWEEN}, 0.7, ""),
    (2, {PlaceRole.WEAK}, 0.6, "how the place belongs to the event is unclear"),
)


def _best(reading: Reading, mentions: list[PlaceMention], cue: Cue) -> list[Placed]:
    for strength, roles, confidence, reason in _TIERS:
        chosen = [m for m in mentions if m.role in roles]
        if PlaceRole.BETWEEN in roles:
            chosen = [m for m in chosen if (p := m.resolution.place) and p.geo_precision is not GeoPrecision.COUNTRY]
        if chosen and cue.strength >= strength:
            stretch = PlaceRole.BETWEEN in roles
            return [_stretched(chosen)] if stretch else _placed(reading, chosen, confidence, reason)
    if found := _by_type(reading, mentions, cue):
        return found
    if cue.strength > 2 and IT_THERE.search(reading.sentence.text, cue.start):
        aliases = [m for m in reading.places if m.role is PlaceRole.ALIAS]
        return _placed(reading, aliases[:1], 0.6, "the place goes by this name in the sentence")
    return []


def _by_type(reading: Reading, mentions: list[PlaceMention], cue: Cue) -> list[Placed]:
    """Take seats, destinations and speakers for the types of events that happen there."""
    if cue.type in _AT_SEAT:
        seats = [m for m in mentions if m.role is PlaceRole.SEAT and m.start < cue.end]
        if seats:
            return _placed(reading, seats, 0.7, "at the seat of those who acted")
    if cue.type in {"Strategic developments", "Humanitarian"}:
        text = reading.sentence.text
        ways = [
            m
            for m in mentions
            if m.role in (PlaceRole.DESTINATION, PlaceRole.ORIGIN)
            and m.start > cue.start
            and not AHEAD.search(text[: m.start])
        ]
        if ways:
            return _placed(reading, ways[:1], 0.6, "the place is where they went to or came from")
    if cue.sub_type == _TAKEN_AWAY:
        origins = [m for m in mentions if m.role is PlaceRole.ORIGIN and m.start > cue.start]
        if origins:
            return _placed(reading, origins[:1], 0.7, "where they were taken from")
    if cue.strength == 1 and COUNTS_LOSSES.match(reading.sentence.text, cue.start):
        armies = [m for m in mentions if m.role is PlaceRole.MENTION and m.end < cue.start and _is_wide(m)]
        return _placed(reading, armies, 0.5, "where those who count their losses are from")
    if cue.type == "Diplomacy":
        origins = [m for m in mentions if m.role is PlaceRole.ORIGIN and _is_town(m) and 0 <= m.start - cue.end <= 12]
        if origins:
            return _placed(reading, origins, 0.6, "spoke from there")
        speakers = [m for m in mentions if m.role is PlaceRole.ACTOR and _is_town(m) and 0 <= cue.start - m.end <= 12]
        if speakers:
            return _placed(reading, speakers, 0.6, "a government speaks at its seat")
    return []


def _stretched(mentions: list[PlaceMention]) -> Placed:
    """Place an event on the way from one place to the next, or to the only one that is named and known."""
    known = [m.resolution for m in mentions]
    if len(known) > 1 and mentions[1].start - mentions[0].end < _NEXT_NAME:
        return Placed(between(known[0], known[1]), 0.7, ("somewhere between the places named",))
    return Placed(on_the_road_to(known[0]), 0.7, ("on the way to the place named",))


_OBJECT = 25  # characters from "the attack" to where it was
_NEXT_NAME = 15  # characters between the two names of "from X to Y"
_WAYS = {PlaceRole.DESTINATION, PlaceRole.ORIGIN}


def any_place(reading: Reading) -> Placed:
    """Take what place a sentence names, whatever it does there, for an article that would have no event else.

    Its `resolution` is None where the sentence names none but those who act.
    """
    for mention in reading.places:
        if mention.resolution.place is not None and mention.role not in (PlaceRole.ACTOR, PlaceRole.ALIAS):
            return Placed(mention.resolution, 0.35, ("the only place named; it need not be where it happened",))
    if THERE.search(reading.sentence.text):
        towns = [m for m in reading.places if m.role is PlaceRole.ACTOR and _is_town(m)]
        if towns:
            return Placed(towns[0].resolution, 0.35, ("the sentence speaks of the town of those who are named",))
    return Placed(None, 0.3, ("no place is named",))


def coded_place(reading: Reading) -> Resolution | None:
    """Return the place that a coder's note settles on ("coded as Al Arish"); None without such a note."""
    coded = (m.resolution for m in reading.places if m.role is PlaceRole.CODED and m.resolution.place is not None)
    return next(coded, None)


def _is_town(mention: PlaceMention) -> bool:
    place = mention.resolution.place
    return place is not None and place.geo_precision is GeoPrecision.SETTLEMENT


def _is_wide(mention: PlaceMention) -> bool:
    place = mention.resolution.place
    return place is not None and place.geo_precision in (GeoPrecision.DISTRICT, GeoPrecision.REGION)


def _is_region(mention: PlaceMention) -> bool:
    place = mention.resolution.place
    return place is not None and place.geo_precision in _WIDE


def places_named(reading: Reading) -> list[Resolution]:
    """Return where a sentence is set that reports nothing itself ("On Monday, gunmen came to the village of ...").

    Parameters
    ----------
    reading : Reading
    """
    found = _best(reading, reading.places, Cue(0, 0, "", "", 1))
    return [p.resolution for p in found if p.resolution is not None]


def _placed(reading: Reading, chosen: list[PlaceMention], confidence: float, reason: str) -> list[Placed]:
    """Take the heads of chains ("Zolochiv, Lviv") and every member of a list; drop what only contains another."""
    placed: list[tuple[Placed, int]] = []
    for run, (head, containers) in _heads(reading, chosen):
        resolution, note, sure = head.resolution, reason, confidence
        container = container_instead(head, containers)
        if container is not None:
            known = "is not known" if resolution.place is None else "there is too far away"
            note = f"{head.resolution.toponym.name} {known}: placed on {container.toponym.name}"
            resolution, sure = container, sure - 0.1
        if resolution.place is None:
            continue
        factor = 0.5 + 0.5 * min(1.0, max(0.0, resolution.confidence))
        placed.append((Placed(resolution, sure * factor, (note,) if note else ()), run))
    numbered = tolls_by_place(reading) if len(placed) > 1 else {}
    return _without_containers(placed, numbered)


def _heads(reading: Reading, chosen: list[PlaceMention]) -> list[tuple[int, tuple[PlaceMention, list[PlaceMention]]]]:
    """Group places into runs; each run is a list of places of its own, or a chain whose first is the finest."""
    text = reading.sentence.text
    runs: list[list[PlaceMention]] = []
    for mention in chosen:
        if runs and (is_list(text, runs[-1][-1], mention) or is_chain(text, runs[-1][-1], mention)):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    heads: list[tuple[int, tuple[PlaceMention, list[PlaceMention]]]] = []
    for number, run in enumerate(runs):
        if any(_joined(text[a.end : b.start]) for a, b in pairwise(run)) or (
            len(run) > 1 and MORE_OF_A_LIST.match(text[run[-1].end :])
        ):
            heads += [(number, (m, [])) for m in run]
        else:
            # "in the Alps near Chamonix": the finer of the two.
            head = next((m for m in run if not _is_region(m)), run[0]) if _is_region(run[0]) else run[0]
            heads.append((number, (head, [m for m in run if m is not head])))
    return heads


def _joined(between: str) -> bool:
    return re.search(r"\b(?:and|or|as well as)\b|&", between) is not None


def _without_containers(placed: list[tuple[Placed, int]], numbered: Collection[int]) -> list[Placed]:
    """Keep the finest: "near Parukh in Nagorno-Karabakh" happened near Parukh; what has its own number stays."""
    kept: list[Placed] = []
    for item, run in placed:
        own_number = item.resolution is not None and item.resolution.toponym.start in numbered
        wider = not own_number and any(
            other_run != run and contains(item.resolution, other.resolution) for other, other_run in placed
        )
        if not wider and not any(_id(item) == _id(other) for other in kept):
            kept.append(item)
    return kept


def _id(placed: Placed) -> str:
    place = placed.resolution.place if placed.resolution else None
    return place.id if place else ""
