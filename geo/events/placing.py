"""Which of the places named in a sentence an event of one of its clauses happened at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from geo.events.places import PlaceMention, PlaceRole, is_chain, is_list
from geo.events.reading import Reading
from geo.events.taxonomy import Cue
from geo.model import GeoPrecision, Resolution

_FINENESS = {precision: number for number, precision in enumerate(GeoPrecision)}
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
    if found := _best(reading, own, cue):
        return found
    text = reading.sentence.text
    leading = [m for m in reading.places if m.role is PlaceRole.EVENT and m.start < 60 and "," not in text[: m.start]]
    free = [
        m
        for m in reading.places
        if not any(reading.clause_of(c.start) == reading.clause_of(m.start) for c in reading.cues)
    ]
    others = [m for m in reading.places if m.role in (PlaceRole.EVENT, PlaceRole.OBJECT, PlaceRole.BETWEEN)]
    for group, reason in (
        (leading, "the place opens the sentence"),
        (free, "the place stands in another clause"),
        (others, "the place stands in another clause"),
    ):
        if found := _best(reading, group, cue):
            return [Placed(p.resolution, p.confidence - 0.1, (*p.reasons, reason)) for p in found]
    if cue.strength < 2 or reading.clauses[index].background:
        return []
    return [
        Placed(r, 0.45, ("the sentence names no place: taken from the one before",), inherited=True)
        for r in earlier[:1]
    ]


_TIERS = (
    ({PlaceRole.EVENT, PlaceRole.OBJECT}, 0.9, ""),
    ({PlaceRole.BETWEEN}, 0.7, "somewhere between the places named"),
    ({PlaceRole.WEAK}, 0.6, "how the place belongs to the event is unclear"),
)


def _best(reading: Reading, mentions: list[PlaceMention], cue: Cue) -> list[Placed]:
    for roles, confidence, reason in _TIERS:
        chosen = [m for m in mentions if m.role in roles]
        if chosen:
            return _placed(reading, chosen, confidence, reason)
    if cue.type in _AT_SEAT:
        seats = [m for m in mentions if m.role is PlaceRole.SEAT and m.start < cue.end]
        if seats:
            return _placed(reading, seats, 0.7, "at the seat of those who acted")
    if cue.type in {"Strategic developments", "Humanitarian"}:
        ways = [m for m in mentions if m.role in (PlaceRole.DESTINATION, PlaceRole.ORIGIN) and m.start > cue.start]
        if ways:
            return _placed(reading, ways[:1], 0.6, "the place is where they went to or came from")
    return []


def _placed(reading: Reading, chosen: list[PlaceMention], confidence: float, reason: str) -> list[Placed]:
    """Take the heads of chains ("Zolochiv, Lviv") and every member of a list; drop what only contains another."""
    heads = _heads(reading, chosen)
    placed: list[Placed] = []
    for head, containers in heads:
        resolution, note = head.resolution, reason
        if resolution.place is None:
            container = next((c for c in containers if c.resolution.place is not None), None)
            if container is None:
                continue
            note = f"{head.resolution.toponym.name} is not known: placed on {container.resolution.toponym.name}"
            resolution = container.resolution
            confidence -= 0.1
        factor = 0.5 + 0.5 * min(1.0, max(0.0, resolution.confidence))
        placed.append(Placed(resolution, confidence * factor, (note,) if note else ()))
    return _without_containers(placed)


def _heads(reading: Reading, chosen: list[PlaceMention]) -> list[tuple[PlaceMention, list[PlaceMention]]]:
    text = reading.sentence.text
    runs: list[list[PlaceMention]] = []
    for mention in chosen:
        if runs and (is_list(text, runs[-1][-1], mention) or is_chain(text, runs[-1][-1], mention)):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    heads: list[tuple[PlaceMention, list[PlaceMention]]] = []
    for run in runs:
        joined = any(" and " in text[a.end : b.start] or " or " in text[a.end : b.start] for a, b in pairwise(run))
        if joined:
            heads += [(m, run) for m in run]
        else:
            heads.append((run[0], run[1:]))
    return heads


def _without_containers(placed: list[Placed]) -> list[Placed]:
    """Keep the finest: "near Parukh in Nagorno-Karabakh" happened near Parukh."""
    known = [p for p in placed if p.resolution is not None and p.resolution.place is not None]
    kept: list[Placed] = []
    finest = min((_fineness(p) for p in known), default=0)
    for item in known:
        coarse = _fineness(item) >= _FINENESS[GeoPrecision.DISTRICT] and finest < _fineness(item)
        same = any(_id(item) == _id(other) for other in kept)
        if not coarse and not same:
            kept.append(item)
    return kept


def _fineness(placed: Placed) -> int:
    place = placed.resolution.place if placed.resolution else None
    return _FINENESS[place.geo_precision] if place else len(_FINENESS)


def _id(placed: Placed) -> str:
    place = placed.resolution.place if placed.resolution else None
    return place.id if place else ""
