"""Drafting: what one clause tells, at each of the places where it happened."""

from __future__ import annotations

from dataclasses import replace

from geo.events.actors import find_actors
from geo.events.attribution import speaker_at
from geo.events.cue_choice import at_scale, told_at
from geo.events.date_scope import is_long
from geo.events.doubts import doubts_about
from geo.events.drafts import Draft, Memory
from geo.events.joined_times import time_at_place, times_joined
from geo.events.placing import Placed, any_place, places_of_clause
from geo.events.reading import Reading
from geo.events.taxonomy import Cue
from geo.events.telling import says_separate
from geo.events.timing import Timing
from geo.model import Article, Evidence


def drafts_of_clause(
    article: Article,
    reading: Reading,
    index: int,
    cue: Cue,
    timing: Timing,
    number: int,
    memory: Memory,
    *,
    first: bool,
) -> list[Draft]:
    """Draft the event of a clause at each of its places.

    Parameters
    ----------
    article : Article
    reading : Reading
    index : int
        Number of the clause.
    cue : Cue
        What it reports.
    timing : Timing
        What dates it.
    number : int
        Of the sentence.
    memory : Memory
        Learns of the first place that the article names.
    first : bool
        Whether the article has no event yet: this one is kept even where no place is known.
    """
    clause = reading.clauses[index]
    found = places_of_clause(reading, index, cue, memory.places)
    anywhere = any_place(reading)
    if says_separate(reading.sentence.text) and _is_of_another_clause(anywhere, reading, index):
        anywhere = Placed(None, 0.3, ("no place is named",))
    if not found and first and cue.strength > 1 and not clause.background:
        found = [anywhere]
    apart = not first and says_separate(reading.sentence.text)  # "in a separate attack" is elsewhere
    if memory.named is None and anywhere.resolution is not None and not apart:
        memory.named = replace(anywhere, reasons=("a place named elsewhere in the article",))
    if not found and cue.strength > 2 and timing.dated and is_long(timing.period):
        found = _of_article(reading, index, memory)
    cue = at_scale(cue, found)
    actors = find_actors(reading.sentence.text, clause.start, clause.end, reading.attributions)
    drafts = []
    for place in found:
        times = times_joined(reading, index, timing, place)
        if len(times) == 1 and (own := time_at_place(reading, index, place, len(found))):
            times = [Timing(own, dated=True)]
        here = told_at(cue, reading, place, index) if len(found) > 1 else cue
        drafts += [
            draft_of(article, reading, here, at, place, number, background=clause.background, actors=actors)
            for at in times
        ]
    return drafts


def _is_of_another_clause(placed: Placed, reading: Reading, index: int) -> bool:
    """Tell whether a place stands in a clause that tells of an event of its own."""
    if placed.resolution is None:
        return False
    other = reading.clause_of(placed.resolution.toponym.start - reading.sentence.start)
    return other != index and any(c.strength > 1 and reading.clause_of(c.start) == other for c in reading.cues)


def _of_article(reading: Reading, index: int, memory: Memory) -> list[Placed]:
    """Place "over three decades, hundreds were killed by mines" where the article is about: no other place is named."""
    clause = reading.clauses[index]
    named = [m for m in reading.places if not reading.said_by(m.start)]
    first = next((d.resolution for d in memory.drafts if d.resolution is not None and not d.background), None)
    if named or clause.background or first is None:
        return []
    return [Placed(first, 0.35, ("no place is named: taken from what the article is about",), inherited=True)]


def draft_of(
    article: Article,
    reading: Reading,
    cue: Cue,
    timing: Timing,
    place: Placed,
    number: int,
    *,
    background: bool = False,
    actors: tuple[str, ...] = (),
) -> Draft:
    """Draft one event.

    Parameters
    ----------
    article : Article
    reading : Reading
    cue : Cue
        What it was read from.
    timing : Timing
        When it was.
    place : Placed
        Where it was.
    number : int
        Of the sentence.
    background : bool
        Whether it is told as such.
    actors : tuple of str
        Who took part.
    """
    sentence = reading.sentence
    doubts = doubts_about(cue, timing, sentence.text, background=background)
    return Draft(
        cue=cue,
        period=timing.period,
        resolution=place.resolution,
        attributed_to=speaker_at(reading.attributions, cue.start) or article.publisher,
        evidence=Evidence(article.id, sentence.start, sentence.end, sentence.text),
        sentence=number,
        paragraph=sentence.paragraph,
        confidence=place.confidence - sum(cost for cost, _ in doubts),
        reasons=[*place.reasons, *(reason for _, reason in doubts)],
        actors=actors,
        background=background,
        inherited=place.inherited,
        dated=timing.dated,
    )
