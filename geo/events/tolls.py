"""Which event a number of killed or injured belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.attribution import is_same_speaker, speaker_at
from geo.events.coder_notes import BY_CODERS
from geo.events.corrections import CORRECTED_FROM, says_corrected
from geo.events.counts import Count, Fate
from geo.events.drafts import Draft, Memory, on_top, widened
from geo.events.ellipsis import tolls_by_place
from geo.events.place_patterns import ALONG_A_LINE, OFFENCE
from geo.events.reading import Reading
from geo.model import Toll

# "3 fatalities." closes a report: it counts for what the report is about.
_BARE_COUNT = 60
_CAUSE_OF_PROTEST = re.compile(
    r"\b(?:protest\w*\s+(?:the|an?|at|his|her|their)|against|over|after|following|tribute|anniversar\w*|commemorat\w*|remember\w*|demand\w*|denounc\w*|condemn\w*|where|memory|accus\w*|for|"
    r"because|murder|in\s+solidarity|mourn\w*|hono\w*)\b",
    re.IGNORECASE,
)
# A mob's victim is accused of something first.
_CAUSE_OF_ATTACK = re.compile(r"\b(?:after|following|because|since|revenge|avenge|retaliat\w+)\b", re.IGNORECASE)
RUNNING = "running total"
# "He died the next day."
_SAME_PERSON = re.compile(
    r"(?:He|She|They|Both|One\s+of\s+(?:them|the)|The\s+(?:victim|man|woman|boy|girl|officer|soldier)s?)\b"
)
# "3 fatalities." sums a report up, "three more died there" goes on with what was told last.
_GOES_ON = re.compile(
    r"\b(?:there|more|further|another|others|later|then|evening|night|morning|afternoon)\b", re.IGNORECASE
)
_REPLY = re.compile(r",?\s+(?:in\s+(?:reply|response|retaliation)|over\s+the\s+killing)\b", re.IGNORECASE)
_SHOT_AT = "Excessive force against protesters"
_CAUSE_OF_SHOOTING = re.compile(
    r"\b(?:against|tribute|denounc\w*|condemn\w*|memory|murder\w*|deaths?\s+of|killings?\s+of|who\s+had|mourn\w*)\b",
    re.IGNORECASE,
)


def add_tolls(reading: Reading, drafts: list[Draft], memory: Memory) -> None:
    """Give each count to the event of its clause; else to the sentence's, else to the last event before it.

    Parameters
    ----------
    reading : Reading
    drafts : list of Draft
        The events of the sentence; changed.
    memory : Memory
        Its events are changed where the sentence only adds a number to them.
    """
    if not reading.counts:
        return
    targets = [d for d in drafts if not d.background] or drafts
    if not targets:
        _complete(reading, memory)
        return
    listed = tolls_by_place(reading)
    for draft in targets:
        own = listed.get(draft.resolution.toponym.start) if draft.resolution else None
        if own is not None:
            _give(draft, replace(own[0], toll=own[1]))
    for count in reading.counts:
        if _is_of_protest(count, targets[0], reading) or any(count == first for first, _ in listed.values()):
            continue
        index = reading.clause_of(count.start)
        if _REPLY.match(reading.sentence.text, reading.clauses[index].start):
            continue  # "fired rockets in response to the killing of two men": not by those
        if told := [d for d in drafts if d not in targets and reading.clause_of(d.cue.start) == index]:
            _give(told[0], count)
            continue
        here = [d for d in targets if reading.clause_of(d.cue.start) == index] or targets
        shared = len(here) > 1 and here[0].evidence == here[-1].evidence and here[0].cue == here[-1].cue
        if _dispute([d for d in targets if d.resolution == here[0].resolution], count, reading):
            continue
        _give(here[0], _noted(count, "for all places of the sentence together") if shared else count)


def _complete(reading: Reading, memory: Memory) -> None:
    """Let a sentence that reports no event of its own complete the numbers of the one before."""
    last = [d for d in memory.recent if not d.background] or _spoken_of(reading, memory)
    running = any(c.toll.note == RUNNING for c in reading.counts)  # it may rise on a later day
    if (
        not last
        or (
            not running
            and any(d.relation == "at" for d in reading.dates)
            and not _SAME_PERSON.match(reading.sentence.text)
        )
        or ALONG_A_LINE.search(reading.sentence.text)
    ):
        return
    bare = len(reading.sentence.text) < _BARE_COUNT and not reading.attributions
    draft = (
        last[0]
        if bare and not _GOES_ON.search(reading.sentence.text)
        else next(d for d in last if d.sentence == last[-1].sentence)
    )
    totals = [c for c in reading.counts if c.toll.note == RUNNING]
    text = reading.sentence.text
    if _correct(draft, reading):
        return
    if totals and _OF_MORE.search(text):
        return
    if totals and (
        any(c.further for c in reading.counts)
        or _adds_up(draft, reading.counts, totals[0])
        or _has_grown(draft, totals[0], text)
    ):
        # "A further four died, bringing the toll to 15" counts the four in.
        _raise(draft, totals[0], [c for c in reading.counts if c.fate is Fate.INJURED])
        return
    for count in reading.counts:
        speaker = speaker_at(reading.attributions, count.start)
        other = speaker and not is_same_speaker(speaker, draft.attributed_to)
        if other and _dispute([draft], count, reading):
            continue
        _give(draft, _noted(count, f"according to {speaker}") if other else count, total=bare)


def _correct(draft: Draft, reading: Reading) -> bool:
    """Let a number that is said to correct the one before replace it; tell whether there is one."""
    corrected = False
    for count in reading.counts:
        have, now = _figure(draft, count.fate), count.toll.best
        if have is None or have.best is None or now is None or not now < have.best or count.further:
            continue
        speaker = speaker_at(reading.attributions, count.start)
        if says_corrected(reading.sentence.text, speaker, draft.attributed_to):
            _set_figure(draft, count.fate, replace(count.toll, note=f"{CORRECTED_FROM}{have.best}"))
            corrected = True
    return corrected


_SPOKEN_OF = re.compile(
    r"\bthe\s+(?P<what>explosion|blast|bomb|attack|shooting|strike|shelling|ambush|clash|fight|raid|assault|massacre)\w*\b",
    re.IGNORECASE,
)


def _spoken_of(reading: Reading, memory: Memory) -> list[Draft]:
    """Find the event of an earlier paragraph that "the attack" is; none where the sentence names a place."""
    named = _SPOKEN_OF.search(reading.sentence.text)
    if named is None or reading.places:
        return []
    first = next((d for d in memory.drafts if not d.background), None)
    if first is None:
        return []
    what = named["what"].casefold()
    like = _BLAST if _BLAST.match(what) else re.compile(what[:5])
    return [first] if like.search(first.evidence.text.casefold()) else []


_BLAST = re.compile(r"explo|blast|bomb|detonat")


def _adds_up(draft: Draft, counts: list[Count], total: Count) -> bool:
    """Tell whether "one of them died, bringing the toll to four" is what was counted before and the one."""
    more = [c.toll.best or 0 for c in counts if c.fate is Fate.KILLED and c.toll.note != RUNNING]
    have = draft.killed.best if draft.killed is not None else None
    return have is not None and bool(more) and have + sum(more) == total.toll.best


_GROWN = re.compile(
    r"\b(?:climb|ris|rose|jump|grow|grew|increas|reach|soar|surg|pass|hit|mount|doubl|tripl)\w*\b", re.IGNORECASE
)
_OF_MORE = re.compile(r"\b(?:since|war|conflict|year|month|overall|altogether)\b", re.IGNORECASE)


def _has_grown(draft: Draft, total: Count, text: str) -> bool:
    """Tell whether "the toll has climbed to 31" is that of the event told before, not of a whole war."""
    have = draft.killed.best if draft.killed is not None else None
    now = total.toll.best
    if have is None or now is None:
        return False
    return have < now <= 10 * have + 3 and _GROWN.search(text) is not None


def _raise(draft: Draft, total: Count, injured: list[Count]) -> None:
    """Take a total, and the injured told with it, in place of the numbers that they go on from."""
    for count in (total, *injured):
        have, now = _figure(draft, count.fate), count.toll.best
        if now is not None and (have is None or have.best is None or have.best < now):
            _set_figure(draft, count.fate, replace(count.toll, note=count.toll.note or RUNNING))


def _is_of_protest(count: Count, draft: Draft, reading: Reading) -> bool:
    """Tell the victims that a protest or an arrest is about from those of the protest itself."""
    if draft.cue.sub_type == "Arrests":
        # "arrested over the bombing that killed 32"
        text = reading.sentence.text
        return any(cause.search(text, draft.cue.end, count.start) for cause in (OFFENCE, _CAUSE_OF_ATTACK))
    if draft.cue.type not in {"Protests", "Riots"}:
        return False
    cause = _CAUSE_OF_ATTACK if draft.cue.sub_type == "Mob violence" else _CAUSE_OF_PROTEST
    # "fought over grazing, and three died": what stands in a clause of its own is told of the protest again.
    clause = reading.clauses[reading.clause_of(count.start)]
    if draft.cue.sub_type == _SHOT_AT and draft.cue.end <= count.start:
        # "opened fire on protesters heading for the palace, leaving seven dead"
        return _CAUSE_OF_SHOOTING.search(reading.sentence.text, draft.cue.end, count.end) is not None
    told = clause.start if clause.start > reading.clauses[reading.clause_of(draft.cue.start)].start else 0
    return cause.search(reading.sentence.text[told : count.end]) is not None


def _noted(count: Count, note: str) -> Count:
    return count if count.toll.note else replace(count, toll=replace(count.toll, note=note))


def _give(draft: Draft, count: Count, *, total: bool = False) -> None:
    """Add a count to an event; a total that is stated as such replaces what was put together from its parts."""
    have = _figure(draft, count.fate)
    if have is not None and count.further and _add(draft, have, count):
        return
    if have is not None and draft.further and count.toll.note == RUNNING and count.toll.best and not have.note:
        # "A further four died, bringing the toll to 15": four here, of 15 altogether.
        _set_figure(draft, count.fate, replace(have, note=f"{count.toll.best} altogether"))
        return
    better = have is not None and have.best is None and count.toll.best is not None
    stated = total and have is not None and have.note not in BY_CODERS and bool(count.toll.best)
    if have is not None and not (better or stated or count.toll.note in BY_CODERS):
        return
    draft.further = draft.further or (have is None and count.further and count.fate is Fate.KILLED)
    _set_figure(draft, count.fate, count.toll)


def _figure(draft: Draft, fate: Fate) -> Toll | None:
    return draft.killed if fate is Fate.KILLED else draft.injured


def _set_figure(draft: Draft, fate: Fate, toll: Toll) -> None:
    if fate is Fate.KILLED:
        draft.killed = toll
    else:
        draft.injured = toll


def _add(draft: Draft, have: Toll, count: Count) -> bool:
    """Add "a further four" to those counted before; tell whether both numbers can be added."""
    total = on_top(have, count.toll)
    if total is not None:
        _set_figure(draft, count.fate, total)
    return total is not None


def _dispute(drafts: list[Draft], count: Count, reading: Reading) -> bool:
    """Widen the number of one of these events by what another speaker puts it at; tell whether there is one."""
    speaker = speaker_at(reading.attributions, count.start)
    draft = next((d for d in drafts if _figure(d, count.fate) and not is_same_speaker(d.attributed_to, speaker)), None)
    if not speaker or draft is None:
        return False
    have = _figure(draft, count.fate)
    wider = None if have is None or count.further else widened(have, count.toll, speaker)
    if wider is not None:
        _set_figure(draft, count.fate, wider)
    return wider is not None
