"""Events in the making, and the memory that sentences leave for those after them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, replace

from geo.events.placing import Placed
from geo.events.protests import answered
from geo.events.taxonomy import Cue, Taxonomy
from geo.events.telling import other_part_of_day, says_separate, telling_words, unlike_arrests
from geo.model import Article, Event, Evidence, Period, Resolution, Role, Toll

ALONGSIDE = frozenset({"Looting/property destruction", "Change to group/activity", "Arrests"})
"""What armed people do while they fight or attack: robbing, entering, arresting."""


@dataclass(slots=True)
class Draft:
    """An event in the making; the attributes are those of `geo.model.Event` and what coding still needs to know.

    Of the latter `further` tells that its killed come on top of those counted before ("nine were also killed").
    """

    cue: Cue
    period: Period | None
    resolution: Resolution | None
    attributed_to: str
    evidence: Evidence
    sentence: int
    paragraph: int
    confidence: float
    reasons: list[str]
    actors: tuple[str, ...] = ()
    background: bool = False
    inherited: bool = False
    dated: bool = False
    killed: Toll | None = None
    injured: Toll | None = None
    further: bool = False

    def doubt(self, cost: float, reason: str) -> None:
        """Take confidence away, once for each reason."""
        if reason not in self.reasons:
            self.confidence -= cost
            self.reasons.append(reason)


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave for later ones.

    Attributes
    ----------
    drafts : list of Draft
        All events so far.
    by_place : dict of str to list of Draft
        The same by place id.
    speaker : str
        Who spoke last.
    named : Placed or None
        The first place named at all, for an article whose events name none.
    paragraph : int
        The current one; what follows holds within it only.
    recent : list of Draft
        Its events.
    dated : Period or None
        When its last event was.
    places : list of Resolution
        Where its last events were.
    fighting : Cue or None
        What kind of fighting it told of last.
    stories : dict of str to Period
        By family of types: the day of the article's first fighting or unrest, if that is known to the day.
    heading : Period or None
        When what a list tells of was, as the line above it says ("Incidents of 17 September:").
    """

    drafts: list[Draft] = field(default_factory=list)
    by_place: dict[str, list[Draft]] = field(default_factory=dict)
    speaker: str = ""
    named: Placed | None = None
    paragraph: int = -1
    recent: list[Draft] = field(default_factory=list)
    dated: Period | None = None
    places: list[Resolution] = field(default_factory=list)
    fighting: Cue | None = None
    stories: dict[str, Period] = field(default_factory=dict)
    heading: Period | None = None

    def turn_to(self, paragraph: int, *, goes_on: bool = False, listed: bool = False, quoted: bool = False) -> None:
        """Forget what holds within a paragraph only; of one that goes on, the events that numbers may complete stay.

        Items of a list keep the date of the line above it, and a quotation of several paragraphs keeps all.
        """
        if quoted:
            self.paragraph = paragraph
        elif paragraph != self.paragraph:
            self.paragraph, self.recent = paragraph, self.recent if goes_on else []
            self.heading = self.heading if listed else None
            self.dated, self.places, self.fighting = self.heading, [], None


def remember(draft: Draft, memory: Memory, taxonomy: Taxonomy) -> None:
    """Add an event to the memory, or let it complete the one that the article has already reported there and then.

    Parameters
    ----------
    draft : Draft
    memory : Memory
        Changed.
    taxonomy : Taxonomy
    """
    place = draft.resolution.place.id if draft.resolution and draft.resolution.place else ""
    here = memory.by_place.setdefault(place, [])
    unplaced = memory.by_place.get("", [])
    if (headline := next((d for d in [*here, *unplaced] if _is_headline_of(d, draft, taxonomy)), None)) is not None:
        _tell_in_full(headline, draft, memory)
        if headline not in here:
            unplaced.remove(headline)
            here.append(headline)
        return
    for known in here:
        if _same(known, draft, taxonomy):
            _complete(known, draft)
            if known.evidence == draft.evidence and known.confidence < draft.confidence:
                # "They killed five," she said after gunmen attacked the town: the second says where.
                known.confidence, known.reasons = draft.confidence, draft.reasons
            known.cue = answered(known.cue, [draft.cue])
            riot = draft.cue.type == "Riots" and known.cue.type == "Protests"
            if known.cue.strength == 1 or riot:
                known.cue = replace(draft.cue, strength=max(known.cue.strength, draft.cue.strength))
            return
    repeated = next((d for d in here if d.resolution is draft.resolution and not d.inherited), None)
    if draft.inherited and repeated is not None and not draft.dated:
        # More about the same: its numbers are new, and the fight that an entry or arrests led to.
        _complete(repeated, draft)
        if _led_to(repeated, draft) and taxonomy.family(draft.cue.type) == "fighting":
            repeated.cue = draft.cue
    else:
        memory.drafts.append(draft)
        memory.recent.append(draft)
        here.append(draft)


_NEWS_DAYS = 7


def _is_headline_of(known: Draft, draft: Draft, taxonomy: Taxonomy) -> bool:
    """Tell whether an undated line without a full stop is the headline of what is told later, with its day."""
    if known.dated or not draft.dated or known.paragraph == draft.paragraph or draft.background:
        return False
    if known.period is None or draft.period is None or known.evidence.text[-1:] in {".", "!", "?", '"', "”", ":", ";"}:
        return False
    days = (known.period.start - draft.period.end).days
    return taxonomy.family(known.cue.type) == taxonomy.family(draft.cue.type) and -1 <= days <= _NEWS_DAYS


def _tell_in_full(headline: Draft, draft: Draft, memory: Memory) -> None:
    """Take what the text tells in place of its headline, whose numbers stay where the text has none."""
    killed, injured = draft.killed or headline.killed, draft.injured or headline.injured
    for attribute in fields(Draft):
        setattr(headline, attribute.name, getattr(draft, attribute.name))
    headline.killed, headline.injured = killed, injured
    memory.recent.append(headline)


def _led_to(known: Draft, draft: Draft) -> bool:
    """Tell whether an entry or arrests led to what harmed people, as the paragraph goes on to say."""
    harmed = any(toll is not None and toll.best != 0 for toll in (draft.killed, draft.injured))
    alongside = known.cue.sub_type in ALONGSIDE and known.paragraph == draft.paragraph
    return harmed and alongside and draft.cue.strength > 2


def _complete(known: Draft, draft: Draft) -> None:
    """Take over numbers that an event lacks, with who says so where that is another."""
    said = f"{_SAID}{draft.attributed_to}" if draft.attributed_to != known.attributed_to else ""
    if known.killed is None and draft.killed is not None:
        known.killed = replace(draft.killed, note=draft.killed.note or said)
    elif said and draft.inherited and known.killed and draft.killed and known.killed.best != draft.killed.best:
        known.killed = widened(known.killed, draft.killed, draft.attributed_to) or known.killed
    elif draft.further and draft.killed is not None and known.killed is not None and not said:
        known.killed = on_top(known.killed, draft.killed) or known.killed
    if known.injured is None and draft.injured is not None:
        known.injured = replace(draft.injured, note=draft.injured.note or said)


def on_top(have: Toll, more: Toll) -> Toll | None:
    """Add one toll to another; None where they cannot be added.

    Parameters
    ----------
    have, more : Toll
    """
    if have.best is None or more.best is None or have.note or more.note:
        return None
    low = (have.low or have.best) + (more.low or more.best) if have.low or more.low else None
    return Toll(have.best + more.best, low, None)


_SAID = "according to "


def widened(have: Toll, other: Toll, speaker: str) -> Toll | None:
    """Widen a number by what another speaker puts it at; None where either is no plain number.

    Parameters
    ----------
    have, other : Toll
    speaker : str
        Who gives the other.
    """
    said = have.note.startswith(_SAID)
    if have.best is None or other.best is None or (have.note and not said):
        return None
    notes = [*([f"{have.best} {have.note}"] if said else []), f"{other.best} {_SAID}{speaker}"]
    low, high = min(have.low or have.best, other.best), max(have.high or have.best, other.best)
    return Toll(have.best, low, high, "; ".join(notes))


def _same(known: Draft, draft: Draft, taxonomy: Taxonomy) -> bool:
    family = taxonomy.family(draft.cue.type)
    if taxonomy.family(known.cue.type) != family or (family == "rest" and known.cue.type != draft.cue.type):
        return False
    first = known.resolution.place if known.resolution else None
    second = draft.resolution.place if draft.resolution else None
    if first is None or second is None or first.id != second.id or _two(known, draft):
        return False
    if known.period is None or draft.period is None:
        return known.period == draft.period
    if known.dated and draft.dated and known.period != draft.period:
        return False
    return known.period.start <= draft.period.end and draft.period.start <= known.period.end


def _two(known: Draft, draft: Draft) -> bool:
    """Tell different figures that stay side by side: two parties', or of what the text sets apart."""
    if _other_arrest(known, draft):
        return True
    pairs = ((known.killed, draft.killed), (known.injured, draft.injured))
    if draft.inherited or not any(a is not None and b is not None and a.best != b.best for a, b in pairs):
        return False
    texts = known.evidence.text, draft.evidence.text
    return known.attributed_to != draft.attributed_to or says_separate(texts[1]) or other_part_of_day(*texts)


def _other_arrest(known: Draft, draft: Draft) -> bool:
    """Tell the arrest of a banker from that of two activists on the same day in the same town."""
    if draft.inherited or not known.cue.sub_type == draft.cue.sub_type == "Arrests":
        return False
    return unlike_arrests(telling_words(known.evidence.text), telling_words(draft.evidence.text))


def event_of(article: Article, draft: Draft) -> Event:
    """Finish an event.

    Parameters
    ----------
    article : Article
        The one it was read from.
    draft : Draft
    """
    place = draft.resolution.place if draft.resolution else None
    key = (
        f"{article.id}|{draft.evidence.start}|{draft.evidence.end}|{place.id if place else ''}|"
        f"{draft.cue.type}|{draft.period}"
    )
    return Event(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        type=draft.cue.type,
        sub_type=draft.cue.sub_type,
        period=draft.period,
        resolution=draft.resolution,
        role=Role.EVENT,
        killed=draft.killed,
        injured=draft.injured,
        actors=draft.actors,
        attributed_to=draft.attributed_to,
        evidence=draft.evidence,
        confidence=round(min(0.95, max(0.05, draft.confidence)), 3),
        reasons=tuple(draft.reasons),
    )
