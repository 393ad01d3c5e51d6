"""Coding: from an article and its places to the events it reports."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.events.attribution import speaker_at
from geo.events.casualties import Count, Fate
from geo.events.dates import DateContext, DateExpression, day
from geo.events.placing import Placed, any_place, coded_place, places_of_clause
from geo.events.reading import Reading, read_sentence
from geo.events.sentences import split_sentences
from geo.events.taxonomy import Cue, Taxonomy
from geo.model import Article, DatePrecision, Event, Evidence, GeoPrecision, Period, Resolution, Role, Toll


@dataclass(slots=True)
class _Memory:
    """What earlier sentences leave for later ones."""

    speaker: str = ""
    dated: Period | None = None
    paragraph: int = -1
    places: list[Resolution] = field(default_factory=list)
    fighting: Cue | None = None
    named: Placed | None = None
    drafts: list[_Draft] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """An event in the making."""

    cue: Cue
    period: Period | None
    resolution: Resolution | None
    attributed_to: str
    evidence: Evidence
    sentence: int
    paragraph: int
    confidence: float
    reasons: list[str]
    background: bool = False
    inherited: bool = False
    dated: bool = False
    killed: Toll | None = None
    injured: Toll | None = None
    actors: tuple[str, ...] = ()


def code_events(article: Article, resolutions: Sequence[Resolution], taxonomy: Taxonomy) -> list[Event]:
    """Code the events that an article reports to have happened.

    Parameters
    ----------
    article : Article
        Only its body is read; captions and headings never make events.
    resolutions : sequence of Resolution
        The toponyms of ``article.body`` and their places, in any order.
    taxonomy : Taxonomy

    Returns
    -------
    list of Event
        The principal event first, then in the order of the text with background last. Each has one place; where a
        sentence
        reports several places there are several events.
    """
    memory = _Memory()
    ordered = sorted(resolutions, key=lambda r: (r.toponym.start, r.toponym.end))
    position = 0
    for number, sentence in enumerate(split_sentences(article.body)):
        here: list[Resolution] = []
        while position < len(ordered) and ordered[position].toponym.start < sentence.end:
            if ordered[position].toponym.start >= sentence.start and ordered[position].toponym.end <= sentence.end:
                here.append(ordered[position])
            position += 1
        if sentence.paragraph != memory.paragraph:
            memory.paragraph, memory.dated, memory.places, memory.fighting = sentence.paragraph, None, [], None
        context = DateContext(article.published, memory.dated)
        reading = read_sentence(sentence, here, taxonomy, context, memory.speaker)
        _code_sentence(article, reading, number, taxonomy, memory)
    for draft in memory.drafts:
        if draft.resolution is None and memory.named is not None:
            draft.resolution, draft.confidence, draft.inherited = memory.named.resolution, 0.3, True
            draft.reasons += memory.named.reasons
    # What is told without any place is kept only where nothing else is told.
    located = [draft for draft in memory.drafts if draft.resolution is not None] or memory.drafts[:1]
    drafts = sorted(located, key=lambda d: (d.background, d.inherited, d.sentence))
    return [_event(article, draft) for draft in drafts]


def _code_sentence(article: Article, reading: Reading, number: int, taxonomy: Taxonomy, memory: _Memory) -> None:
    drafts: list[_Draft] = []
    main_period: Period | None = None
    for index, clause in enumerate(reading.clauses):
        cues = [cue for cue in reading.cues if reading.clause_of(cue.start) == index]
        cue = _strongest(cues)
        if cue is None or (clause.background and cue.strength < 2):
            continue
        period, dated, future = _period(reading, index, cue, main_period, article.published, memory)
        if future:
            continue
        if not clause.background and main_period is None:
            main_period = period
        cue = _refined(cue, reading, taxonomy, memory)
        found = places_of_clause(reading, index, cue, memory.places)
        if not found and not memory.drafts and cue.strength > 1 and not clause.background:
            found = [any_place(reading)]
        if memory.named is None and (named := any_place(reading)).resolution is not None:
            memory.named = Placed(named.resolution, 0.3, ("a place named elsewhere in the article",))
        cue = _at_scale(cue, found)
        speaker = speaker_at(reading.attributions, cue.start) or article.publisher
        drafts += [
            _draft(
                article,
                reading,
                cue,
                _own_period(reading, index, place, found) or period,
                place,
                speaker,
                number,
                background=clause.background,
                dated=dated,
            )
            for place in found
        ]
    _add_tolls(reading, drafts, memory)
    if not drafts and memory.drafts and (place := coded_place(reading)) is not None:
        memory.drafts[0].resolution = place
    for draft in drafts:
        _remember(draft, memory, taxonomy)
    if reading.attributions:
        memory.speaker = reading.attributions[0].who
    elif drafts:
        memory.speaker = ""
    if fighting := next(
        (d.cue for d in drafts if taxonomy.family(d.cue.type) == "fighting" and d.cue.strength > 1), None
    ):
        memory.fighting = fighting
    lasting = any(d.relation == "since" for d in reading.dates)
    if main_period is not None and any(d.dated for d in drafts) and not lasting:
        memory.dated = main_period
    elif (
        first := next(
            (
                d.period
                for d in reading.dates
                if d.period and d.period.precision is DatePrecision.DAY and d.relation == "at"
            ),
            None,
        )
    ) is not None:
        memory.dated = first
    if placed := [d.resolution for d in drafts if d.resolution is not None and not d.background]:
        memory.places = placed


def _draft(
    article: Article,
    reading: Reading,
    cue: Cue,
    period: Period | None,
    place: Placed,
    speaker: str,
    number: int,
    *,
    background: bool,
    dated: bool,
) -> _Draft:
    sentence = reading.sentence
    confidence, reasons = place.confidence, list(place.reasons)
    if cue.strength == 1:
        confidence -= 0.2
        reasons.append("the words only hint at the type")
    if not dated:
        confidence -= 0.1
        reasons.append("no date in the sentence: dated by what stands before or by publication")
    if background:
        confidence -= 0.1
        reasons.append("told as background")
    return _Draft(
        cue, period, place.resolution, speaker, Evidence(article.id, sentence.start, sentence.end, sentence.text),
        number, sentence.paragraph,
        confidence, reasons, background, place.inherited, dated,
    )  # fmt: skip


def _strongest(cues: list[Cue]) -> Cue | None:
    """Take the surest cue, the first of several; who protests is told in many words, so a sure protest goes first."""
    return max(cues, key=lambda c: (c.strength, c.type == "Protests" and c.strength == 3, -c.start), default=None)


def _at_scale(cue: Cue, found: list[Placed]) -> Cue:
    """Read a bare toll over a whole region as one of battles: single attacks are told of by town."""
    places = [p.resolution.place for p in found if p.resolution is not None]
    if cue.strength == 1 and places and all(p is not None and p.geo_precision in _WIDE for p in places):
        return replace(cue, type="Battles", sub_type="Armed clash") if cue.type == "Violence against civilians" else cue
    return cue


_WIDE = {GeoPrecision.REGION, GeoPrecision.COUNTRY}


def _own_period(reading: Reading, index: int, place: Placed, found: list[Placed]) -> Period | None:
    """Give each place of "Aghdam on 20 November and Kalbajar on 25 November" its own day; None elsewhere."""
    clause = reading.clauses[index]
    days = [d for d in reading.dates if d.period and d.relation == "at" and clause.start <= d.start < clause.end]
    if len(found) < 2 or len(days) < 2 or place.resolution is None:
        return None
    end = place.resolution.toponym.end - reading.sentence.start
    following = [d for d in days if 0 <= d.start - end <= 40]
    return following[0].period if following else None


def _refined(cue: Cue, reading: Reading, taxonomy: Taxonomy, memory: _Memory) -> Cue:
    """Prefer what is more telling: a riot over the protest it grew from, a weapon over the bare number of victims."""
    if cue.type == "Protests":
        riot = next((c for c in reading.cues if c.type == "Riots" and c.strength >= 2), None)
        return replace(riot, start=cue.start) if riot else cue
    if cue.strength == 1:
        better = _strongest([c for c in reading.cues if taxonomy.family(c.type) == taxonomy.family(cue.type)])
        if better is not None and better.strength > 1:
            return replace(better, start=cue.start)
        if memory.fighting is not None and taxonomy.family(cue.type) == taxonomy.family(memory.fighting.type):
            return replace(cue, type=memory.fighting.type, sub_type=memory.fighting.sub_type)
    return cue


def _period(
    reading: Reading, index: int, cue: Cue, main: Period | None, published: dt.date | None, memory: _Memory
) -> tuple[Period | None, bool, bool]:
    """Choose what dates a clause: its own date, the sentence's, the speaker's, the paragraph's, publication.

    Returns the period, whether the sentence itself gives it, and whether it is only announced.
    """
    clause = reading.clauses[index]
    speech = [(a.start, a.end) for a in reading.attributions]
    own = [
        d
        for d in reading.dates
        if clause.start <= d.start < clause.end and not any(s <= d.start < e for s, e in speech)
    ]
    fixed = [d for d in own if d.period is not None and _applies(d, reading.sentence.text)]
    if fixed:
        best = min(fixed, key=lambda d: (_COARSENESS[d.period.precision] if d.period else 9, abs(d.start - cue.start)))
        return best.period, True, False
    offset = next((d for d in own if d.relation == "offset"), None)
    if clause.background and offset is not None and offset.days:
        base = main or (day(published) if published else None)
        if base is not None:
            return day(base.start - dt.timedelta(days=offset.days)), True, False
    if own and all(d.period is None and d.relation == "at" for d in own) and not main:
        return None, True, True
    others = [
        d
        for d in reading.dates
        if d.period is not None
        and d not in own
        and not reading.clauses[reading.clause_of(d.start)].background
        and _applies(d, reading.sentence.text)
    ]
    if others:
        spoken = [d for d in others if any(s <= d.start < e for s, e in speech)]
        narrated = [d for d in others if d not in spoken]
        best = min(narrated or spoken, key=lambda d: abs(d.start - cue.start))
        return best.period, True, False
    if main is not None:
        return main, True, False
    carried = memory.dated
    if carried is not None and carried.start < carried.end and cue.type == "Diplomacy":
        carried = None  # a statement is made on a day
    if carried is not None and not (carried.start < carried.end and _HOUR.search(reading.sentence.text)):
        return carried, False, False
    return (day(published) if published else None), False, False


_HOUR = re.compile(
    r"\b(?:in the morning|in the afternoon|in the evening|at dawn|at noon|at midnight|by noon|by evening)\b"
)
_COARSENESS = {
    DatePrecision.DAY: 0, DatePrecision.RANGE: 1, DatePrecision.WEEK: 2, DatePrecision.MONTH: 3, DatePrecision.YEAR: 4,
    DatePrecision.DECADE: 5, DatePrecision.UNKNOWN: 6,
}  # fmt: skip


def _applies(date: DateExpression, sentence: str) -> bool:
    """Tell "in November 2020" from a date that names something else ("the truce of November 2020", "the 2020 war")."""
    if date.relation == "state":
        return False
    if date.period is None or date.period.precision not in (DatePrecision.MONTH, DatePrecision.YEAR):
        return not (_ARTICLE_BEFORE.search(sentence, 0, date.start) and _NOUN_AFTER.match(sentence, date.end))
    before, after = sentence[max(0, date.start - 12) : date.start].casefold(), sentence[date.end : date.end + 12]
    text = sentence[date.start : date.end].casefold()
    leading = date.start < 4 or sentence[: date.start].rstrip().casefold() in {"in the", "in"}
    if text.startswith("the ") or " the " in text or before.endswith((" the ", "the ")):
        return leading
    if text.startswith("of ") or before.endswith(" of "):
        return leading or "war of" in sentence[:40].casefold()
    return not (after.startswith(" ") and after[1:2].islower() and after.split()[0] in _NAMED_BY_DATE)


# "the 24 February invasion" is a name.
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s+(?!(?:and|in|at|by|when|after|as|with|that|it|he|they|the|for|from|to|on|near)\b)\w")
_NAMED_BY_DATE = {
    "war",
    "truce",
    "ceasefire",
    "agreement",
    "deal",
    "election",
    "elections",
    "invasion",
    "revolution",
    "coup",
    "statement",
    "operation",
    "map",
    "offensive",
}


def _add_tolls(reading: Reading, drafts: list[_Draft], memory: _Memory) -> None:
    """Give each count to the event of its clause; else to the sentence's, else to the last event before it."""
    if not reading.counts:
        return
    targets = [d for d in drafts if not d.background] or drafts
    if not targets:
        last = [d for d in memory.drafts if d.paragraph == reading.sentence.paragraph and not d.background]
        if not last or any(d.relation == "at" for d in reading.dates):
            return
        bare = len(reading.sentence.text) < _BARE_COUNT
        first = last[0] if bare else next(d for d in last if d.sentence == last[-1].sentence)
        for count in reading.counts:
            _give(first, count, bare_total=bare)
        return
    for count in reading.counts:
        if not _is_victim_of(count, targets[0], reading):
            continue
        index = reading.clause_of(count.start)
        in_clause = [d for d in targets if reading.clause_of(d.cue.start) == index]
        _give((in_clause or targets)[0], count)


# "3 fatalities." closes a report: it counts for what the report is about.
_BARE_COUNT = 60
_CAUSE_OF_PROTEST = re.compile(
    r"\b(?:against|over|after|following|tribute|demand\w*|denounc\w*|condemn\w*|where|memory|accus\w*|for|"
    r"because|murder|in\s+solidarity)\b",
    re.IGNORECASE,
)


def _is_victim_of(count: Count, draft: _Draft, reading: Reading) -> bool:
    """Tell victims of an event from those that a protest is about."""
    if draft.cue.type not in {"Protests", "Riots"}:
        return True
    return not _CAUSE_OF_PROTEST.search(reading.sentence.text[: count.end])


def _give(draft: _Draft, count: Count, *, bare_total: bool = False) -> None:
    """Add a count to an event; a total that is stated as such replaces what was put together from its parts."""
    name = "killed" if count.fate is Fate.KILLED else "injured"
    have: Toll | None = getattr(draft, name)
    noted = count.toll.note in _BY_CODERS
    if (
        have is None
        or noted
        or (have.best is None and count.toll.best is not None)
        or (bare_total and have.note not in _BY_CODERS and count.toll.best)
    ):
        setattr(draft, name, count.toll)


_BY_CODERS = {"estimated by a coder", "a share of a larger total"}


def _remember(draft: _Draft, memory: _Memory, taxonomy: Taxonomy) -> None:
    """Add an event, or let it complete the one that the article has already reported there and then."""
    for known in memory.drafts:
        if _same(known, draft, taxonomy):
            for name in ("killed", "injured"):
                if getattr(known, name) is None and getattr(draft, name) is not None:
                    setattr(known, name, getattr(draft, name))
            if known.cue.strength < draft.cue.strength or (draft.cue.type == "Riots" and known.cue.type == "Protests"):
                known.cue = replace(draft.cue, strength=max(known.cue.strength, draft.cue.strength))
            return
    if (
        not draft.inherited
        or not any(d.resolution is draft.resolution and not d.inherited for d in memory.drafts)
        or draft.dated
    ):
        memory.drafts.append(draft)


def _same(known: _Draft, draft: _Draft, taxonomy: Taxonomy) -> bool:
    if taxonomy.family(known.cue.type) != taxonomy.family(draft.cue.type):
        return False
    if taxonomy.family(known.cue.type) == "rest" and known.cue.type != draft.cue.type:
        return False
    first = known.resolution.place if known.resolution else None
    second = draft.resolution.place if draft.resolution else None
    if first is None or second is None or first.id != second.id:
        return False
    if known.period is None or draft.period is None:
        return known.period == draft.period
    if known.dated and draft.dated and known.period != draft.period:
        return False
    return known.period.start <= draft.period.end and draft.period.start <= known.period.end


def _event(article: Article, draft: _Draft) -> Event:
    place = draft.resolution.place if draft.resolution else None
    key = (
        f"{article.id}|{draft.evidence.start}|{draft.evidence.end}|{place.id if place else ''}|"
        f"{draft.cue.type}|{draft.period}"
    )
    confidence = round(min(0.95, max(0.05, draft.confidence)), 3)
    return Event(
        hashlib.sha256(key.encode()).hexdigest()[:16], draft.cue.type, draft.cue.sub_type, draft.period,
        draft.resolution, Role.EVENT,
        draft.killed, draft.injured, draft.actors, draft.attributed_to, draft.evidence, confidence,
        tuple(draft.reasons),
    )  # fmt: skip
