"""Coding: from an article and its places to the events it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.events.actuality import is_everyday
from geo.events.blockades import blockades_of_states
from geo.events.confirmation import confirm
from geo.events.cue_choice import only_tells, refined, strongest
from geo.events.date_scope import is_old
from geo.events.date_words import DateContext
from geo.events.dates import find_dates, named_days
from geo.events.doubts import UNKNOWN_CAUSE, is_of_unknown_cause
from geo.events.drafting import drafts_of_clause
from geo.events.drafts import Draft, Memory, event_of, remember
from geo.events.holdings import holdings
from geo.events.late_dates import date_the_last
from geo.events.placing import Placed, coded_place, places_named
from geo.events.protests import answered
from geo.events.quotations import quotations, speaker_of
from geo.events.reading import Reading, read_sentence
from geo.events.sentences import Sentence, split_sentences
from geo.events.sharing import shared_out
from geo.events.statements import statement_at
from geo.events.taxonomy import Taxonomy
from geo.events.timing import Timing, dates_what_follows, time_clause
from geo.events.tolls import add_tolls
from geo.geoparse.language_model import LanguageModel
from geo.model import Article, DatePrecision, Event, Resolution


def code_events(
    article: Article, resolutions: Sequence[Resolution], taxonomy: Taxonomy, model: LanguageModel | None = None
) -> list[Event]:
    """Code the events that an article reports to have happened.

    Parameters
    ----------
    article : Article
        Only its body is read; captions and headings never make events.
    resolutions : sequence of Resolution
        The toponyms of ``article.body`` and their places, in any order.
    taxonomy : Taxonomy
    model : LanguageModel, optional
        Confirms where events were and names who did what to whom; without one they are less sure.

    Returns
    -------
    list of Event
        The principal event first, then in the order of the text with background last. Each has one place; where a
        sentence reports several places there are several events. No two have the same id.
    """
    sentences = list(_by_sentence(article.body, resolutions))
    memory, silent = _read_through(article, sentences, taxonomy, model)
    if silent and len(sentences) <= _SHORT and not any(is_everyday(sentence.text) for sentence, _ in sentences[:1]):
        memory = _guessed(article, sentences, taxonomy, model)
    drafts = sorted(_settled(memory), key=lambda d: (d.background, d.inherited, d.sentence))
    return list({event.id: event for event in (event_of(article, draft) for draft in drafts)}.values())


_Sentences = list[tuple[Sentence, list[Resolution]]]
_WISHED = {"demanded", "an aim"}
# Reports of events open with a date in full; other short texts may tell of no event at all.
_OPENING, _IN_FULL = 30, re.compile(r"\b(?:19|20)\d\d\b")
_SHORT = 4  # sentences of a report that is sure to tell of one event


def _read_through(
    article: Article, sentences: _Sentences, taxonomy: Taxonomy, model: LanguageModel | None
) -> tuple[Memory, bool]:
    """Code all sentences; tell also whether none held any word of an event, be it one that did not happen."""
    memory, silent = Memory(), True
    named = named_days((s.text for s, _ in sentences), article.published)
    quoted, quoted_by = quotations(article.body, [s for s, _ in sentences]), ""
    for number, (sentence, here) in enumerate(sentences):
        listed = number > 0 and bool(article.body[sentences[number - 1][0].end : sentence.start].strip())
        first, last = quoted.get(number, (number, number))
        goes_on, within = _goes_on(article.body, sentences, number), first < number
        memory.turn_to(sentence.paragraph, goes_on=goes_on, listed=listed, quoted=within)
        context = DateContext(article.published, memory.dated, named)
        if first == number:
            closing = sentences[last][0].text
            quoted_by = speaker_of(sentence.text, closing, memory.speaker) if last > first else ""
        reading = read_sentence(sentence, here, taxonomy, context, memory.speaker, quoted_by)
        reading = holdings(blockades_of_states(reading, taxonomy), taxonomy)
        # What is demanded or bound to come tells nothing of what happened; a denial tells that nothing did.
        denied = [why for _, why in reading.refused if why not in _WISHED]
        silent = silent and not denied and not [c for c in reading.cues if c.strength > 1]
        drafts = _code_sentence(article, reading, number, taxonomy, memory)
        if drafts and model is not None and model.parses:
            confirm(reading, drafts, model)
    return memory, silent and not memory.drafts


def _goes_on(body: str, sentences: _Sentences, number: int) -> bool:
    """Tell whether a paragraph goes on with the one before: of one sentence, as news agencies write; no list item."""
    if number == 0:
        return False
    before, this = sentences[number - 1][0], sentences[number][0]
    alone = number == 1 or sentences[number - 2][0].paragraph != before.paragraph
    return alone and not body[before.end : this.start].strip()


def _guessed(article: Article, sentences: _Sentences, taxonomy: Taxonomy, model: LanguageModel | None) -> Memory:
    """Code the first sentence of a short report that gives day and place by what only hints at an event."""
    dated = [
        pair
        for pair in sentences[:1]
        if any(
            d.period and d.relation == "at" and d.start < _OPENING and _IN_FULL.search(pair[0].text, d.start, d.end)
            for d in find_dates(pair[0].text, DateContext(article.published))
        )
    ]
    memory, _ = _read_through(article, dated, taxonomy.of_hints(), model)
    for sentence, here in sentences[1:]:
        # The rest of the report may say how many were hurt.
        memory.turn_to(sentence.paragraph)
        context = DateContext(article.published, memory.dated)
        add_tolls(read_sentence(sentence, here, taxonomy, context, memory.speaker), [], memory)
    memory.drafts = [d for d in memory.drafts if d.dated and d.resolution is not None]
    for draft in memory.drafts:
        draft.confidence -= 0.3
        draft.reasons.append("no words say for sure what happened: the type is guessed from who and what is named")
    return memory


def _by_sentence(body: str, resolutions: Sequence[Resolution]) -> Iterator[tuple[Sentence, list[Resolution]]]:
    ordered = sorted(resolutions, key=lambda r: (r.toponym.start, r.toponym.end))
    position = 0
    for sentence in split_sentences(body):
        here: list[Resolution] = []
        while position < len(ordered) and ordered[position].toponym.start < sentence.end:
            toponym = ordered[position].toponym
            if sentence.start <= toponym.start < toponym.end <= sentence.end:
                here.append(ordered[position])
            position += 1
        yield sentence, here


def _settled(memory: Memory) -> list[Draft]:
    """Keep what is told without any place only where nothing else is told, and then where the article is about."""
    for draft in memory.drafts:
        if draft.resolution is None and memory.named is not None and not _of_another_day(draft, memory.named, memory):
            draft.resolution, draft.confidence, draft.inherited = memory.named.resolution, 0.3, True
            draft.reasons += memory.named.reasons
    return [draft for draft in memory.drafts if draft.resolution is not None] or memory.drafts[:1]


def _of_another_day(draft: Draft, named: Placed, memory: Memory) -> bool:
    """Tell whether what the article tells of a place was on another day than an event without one."""
    there = (d for d in memory.drafts if d.resolution is not None and d.resolution is named.resolution)
    return any(draft.dated and d.dated and d.period != draft.period for d in there)


def _code_sentence(article: Article, reading: Reading, number: int, taxonomy: Taxonomy, memory: Memory) -> list[Draft]:
    if date_the_last(reading, memory):
        return []
    drafts: list[Draft] = []
    main: Timing | None = None
    for index, clause in enumerate(reading.clauses):
        cue = strongest(
            [c for c in reading.cues if reading.clause_of(c.start) == index and not only_tells(c, reading, taxonomy)]
        )
        if cue is None or (clause.background and cue.strength < 2):
            continue
        cue = refined(cue, reading, taxonomy, memory)
        story = memory.stories.get(taxonomy.family(cue.type))
        timing = time_clause(reading, index, cue, main.period if main else None, article.published, memory.dated, story)
        if timing.announced:
            continue
        if main is not None and not main.dated and timing.period is main.period:
            timing = main  # what dates the main clause without a day of its own dates this one no better
        aside = clause.relative and is_old(timing.period, article.published)
        if main is None and not clause.background and not aside:
            main = timing
        drafts += drafts_of_clause(
            article, reading, index, cue, timing, number, memory, first=not (drafts or memory.drafts)
        )
    drafts = drafts or statement_at(article, reading, number, taxonomy, memory) or shared_out(reading, number, memory)
    add_tolls(reading, drafts, memory)
    if not drafts and memory.recent:
        memory.recent[-1].cue = answered(memory.recent[-1].cue, reading.cues, arrests=True)
        if is_of_unknown_cause(memory.recent[-1].cue, reading.sentence.text, memory.recent[-1].evidence.text):
            memory.recent[-1].doubt(*UNKNOWN_CAUSE)
    if not drafts and memory.drafts and (place := coded_place(reading)) is not None:
        memory.drafts[0].resolution = place
    for draft in drafts:
        remember(draft, memory, taxonomy)
    _leave(reading, drafts, main, taxonomy, memory)
    return drafts


_TOLD_AT_LENGTH = {"fighting", "unrest"}


def _leave(reading: Reading, drafts: list[Draft], main: Timing | None, taxonomy: Taxonomy, memory: Memory) -> None:
    """Leave for the next sentences who spoke, and what happened last, when and where."""
    if reading.attributions:
        memory.speaker = reading.attributions[0].who
    elif drafts:
        memory.speaker = ""
    sure = [d.cue for d in drafts if d.cue.strength > 1 and taxonomy.family(d.cue.type) == "fighting"]
    memory.fighting = sure[0] if sure else memory.fighting
    for draft in drafts:
        family, known = taxonomy.family(draft.cue.type), draft.dated and draft.period and not draft.background
        told = known and draft.cue.strength > 1 and family in _TOLD_AT_LENGTH
        if told and draft.period and draft.period.precision is DatePrecision.DAY:
            memory.stories.setdefault(family, draft.period)
    dated = any(d.dated for d in drafts)
    memory.dated = dates_what_follows(reading, main.period if main else None, dated=dated) or memory.dated
    if reading.sentence.text.endswith(":"):
        memory.heading = memory.dated
    placed = [d.resolution for d in drafts if d.resolution is not None and not d.background]
    if not drafts and not reading.refused and not memory.drafts and reading.dates:
        placed = places_named(reading)
    memory.places = placed or memory.places
