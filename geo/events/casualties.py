"""To how many: the killed and injured of a sentence, as numbers and bounds, with what qualifies them."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.casualty_words import (
    BE,
    BY,
    DEATHS_OF,
    ENDS_LIFE,
    FATE,
    FATE_FIRST,
    INSIDE_VERB,
    NO_CASUALTIES,
    NOBODY_HURT,
    NOT,
    ONE_LIFE,
    RUNNING,
    SHARE_DIED,
    STATED,
    STEMS,
    TOGETHER,
    WHAT,
)
from geo.events.coder_notes import counted_elsewhere, settled_number
from geo.events.counts import Count, Fate, with_what_comes_on_top
from geo.events.people import BODY_FOUND, people_after, people_before
from geo.events.quantities import read_number, toll_in
from geo.events.single_people import one_after, one_before, one_dying, one_named, one_suffering
from geo.model import Toll


def find_casualties(sentence: str) -> list[Count]:
    """Find how many people a sentence says were killed and injured.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    list of Count
        In the order of the sentence. Things (tanks, cattle) are not counted; "nobody was hurt" is a count of 0; a
        sentence
        that says nothing gives none.
    """
    folded = sentence.casefold()
    if not any(stem in folded for stem in STEMS) or counted_elsewhere(sentence):
        return []
    if settled := settled_number(sentence):
        return [Count(*settled[:2], Fate.KILLED, settled[2])]
    if counts := _none_at_all(sentence):
        contrast = _CONTRAST.search(sentence, max(c.end for c in counts))
        return [*counts, *_after(sentence, contrast.end() if contrast else len(sentence))]
    counts = [
        *_shares(sentence),
        *_running_totals(sentence),
        *_together(sentence),
        *_inside_verbs(sentence),
        *_fate_first(sentence),
    ]
    counts += [c for c in _stated(sentence) if not _overlaps(c, counts)]
    edge = 0
    for match in FATE.finditer(sentence):
        fate = Fate.KILLED if match["killed"] else Fate.INJURED
        count = _count_of(sentence, match, edge, fate) or _same_people(sentence, match, counts, fate)
        if count is not None and not _overlaps(count, counts):
            counts.append(count)
            edge = count.end
        elif match.end() > edge:
            edge = match.end()
    for match in DEATHS_OF.finditer(sentence):
        toll_end = people_after(sentence, match.end())
        if toll_end and not any(c.start <= match.start() < c.end for c in counts):
            fate = Fate.INJURED if match["injuries"] else Fate.KILLED
            counts.append(Count(match.start(), toll_end[1], fate, toll_end[0]))
    if not counts and (body := BODY_FOUND.search(sentence)):
        counts = [Count(body.start(), body.end(), Fate.KILLED, Toll(1))]
    return with_what_comes_on_top(sentence, sorted(counts, key=lambda c: c.start))


# "nobody was killed, but six were hurt"
_CONTRAST = re.compile(r",?\s+(?:but|although|though|while|however)\s+", re.IGNORECASE)


def _after(sentence: str, position: int) -> list[Count]:
    """Count in the rest of a sentence."""
    rest = find_casualties(sentence[position:])
    return [replace(c, start=c.start + position, end=c.end + position) for c in rest]


def _overlaps(count: Count, others: list[Count]) -> bool:
    return any(count.start < other.end and other.start < count.end and count.fate is other.fate for other in others)


def _both(start: int, end: int, toll: Toll, what: str) -> list[Count]:
    """Count casualties as both, fatalities and deaths as killed, injuries as injured."""
    what = what.casefold()
    fates = (
        [Fate.KILLED]
        if what.startswith(("fatal", "death", "li", "victim", "dead", "bod", "corpse"))
        else [Fate.INJURED]
    )
    if what.startswith(("casualt", "loss", "harmed")):
        fates = [Fate.KILLED, Fate.INJURED]
    return [Count(start, end, fate, toll) for fate in fates]


def _none_at_all(sentence: str) -> list[Count]:
    counts: list[Count] = []
    if match := NO_CASUALTIES.search(sentence):
        what = match["what"].casefold()
        if what.startswith("one"):
            what = "casualties" if not what.endswith("killed") else "deaths"
        counts = _both(match.start(), match.end(), Toll(0), what)
        if match["more"]:
            counts += _both(match.start(), match.end(), Toll(0), match["more"])
    elif match := NOBODY_HURT.search(sentence):
        counts = _both(match.start(), match.end(), Toll(0), "deaths")
        if match["what"].casefold() != "killed":
            counts += _both(match.start(), match.end(), Toll(0), "injuries")
    return counts


def _running_totals(sentence: str) -> list[Count]:
    return [
        Count(match.start(), match.end(), Fate.KILLED, replace(toll, note="running total"))
        for match in RUNNING.finditer(sentence)
        if (toll := toll_in(match["q"]))
        and re.search(r"toll|dead|death|kill|losses|fatalit|figure|tally", match.group(), re.IGNORECASE)
    ]


def _shares(sentence: str) -> list[Count]:
    """Count "three of the five injured died" as three killed and two injured."""
    counts: list[Count] = []
    for match in SHARE_DIED.finditer(sentence):
        died, hurt = read_number(match["n"]), read_number(match["of"])
        if died is not None and hurt is not None and died <= hurt:
            tolls = ((Fate.KILLED, died), (Fate.INJURED, hurt - died))
            counts += [Count(match.start(), match.end(), fate, Toll(number)) for fate, number in tolls]
    return counts


def _together(sentence: str) -> list[Count]:
    counts: list[Count] = []
    for match in TOGETHER.finditer(sentence):
        found = people_before(sentence, 0, match.start()) or people_after(sentence, match.end())
        if found is None:
            continue
        whole = found[0]
        exact = whole.best if whole.low is None else None
        toll = Toll(None, None, whole.high if whole.high is not None else exact, "killed and injured together")
        start, end = min(found[1] if found[1] < match.start() else match.start(), match.start()), match.end()
        counts += [Count(start, end, fate, toll) for fate in Fate]
    return counts


def _inside_verbs(sentence: str) -> list[Count]:
    counts: list[Count] = []
    for match in INSIDE_VERB.finditer(sentence):
        found = people_after(match["who"], 0) or one_named(match["who"])
        if found is not None and not NOT.search(sentence[: match.start()]):
            counts.append(Count(match.start(), match.end("who"), Fate.KILLED, found[0]))
    return counts


def _fate_first(sentence: str) -> list[Count]:
    match = FATE_FIRST.match(sentence)
    found = people_after(sentence, match.end()) if match else None
    if match is None or found is None:
        return []
    return [Count(match.start(), found[1], Fate.KILLED if match["killed"] else Fate.INJURED, found[0])]


def _stated(sentence: str) -> list[Count]:
    counts: list[Count] = []
    if WHAT.search(sentence) is None:
        return counts
    for match in STATED.finditer(sentence):
        toll = Toll(0) if match["q"].casefold() == "no" else toll_in(match["q"])
        what = match["what"].casefold()
        if toll is None or what.startswith(("casualt", "victim")):
            continue  # "30 casualties" does not say how many of them died
        counts += _both(match.start(), match.end(), toll, what)
    return counts


def _same_people(sentence: str, verb: re.Match[str], counts: list[Count], fate: Fate) -> Count | None:
    """Count "was injured and later died": those injured are the ones who died."""
    last = counts[-1] if counts else None
    if last is None or last.fate is fate or not verb.group().casefold().startswith(("died", "dead")):
        return None
    between = sentence[last.end : verb.start()]
    same = re.fullmatch(r"\s+(?:and|but)\s+(?:\w+\s+){0,2}", between) or _WOUNDED_THEN.fullmatch(between)
    return Count(verb.start(), verb.end(), fate, last.toll) if same else None


# "A man wounded in a shooting on Sunday died in hospital."
_WOUNDED_THEN = re.compile(
    r"\s+(?:in|by|during|when|on|at|near|after)\s+(?:(?!and\b|but\b|who\b|were\b|was\b)[^\s,;]+\s+){1,12}(?:later\s+|has\s+|had\s+|have\s+)?"
)


# "a guard was ambushed by armed men and killed": not the men
_BY_WHOM = re.compile(
    r"(?P<be>\s(?:was|were)\s)\w+ed\s+by\s[^,;.]{1,70}?\sand\s+(?:(?:later|then|\w+ly)\s+)?$", re.IGNORECASE
)
_OBJECT_NEXT = re.compile(
    r"\s+(?:an?|the|his|her|their)\s+(?!(?:same|next|following|previous|day|night)\b)", re.IGNORECASE
)


def _count_of(sentence: str, verb: re.Match[str], edge: int, fate: Fate) -> Count | None:
    """Count the people of one "killed" or "injured": its object if it is active, else its subject."""
    before = sentence[max(edge, verb.start() - 60) : verb.start()]
    if NOT.search(before):
        return None
    passive = BE.search(before) is not None
    if not passive and not verb.group().casefold().startswith(("died", "dead", "lost", "suffered", "sustained")):
        after = verb.end()
        found = people_after(sentence, after) or one_after(sentence, after) or one_suffering(sentence, verb)
        if found is not None:
            return Count(verb.start(), found[1], fate, found[0])
        if _OBJECT_NEXT.match(sentence, after):
            return None  # "two men slaughtered a tailor": not the two
    subject = people_before(sentence, edge, verb.start())
    if (by := _BY_WHOM.search(sentence, edge, verb.start())) is not None:
        subject = people_before(sentence, edge, by.start()) or one_before(sentence, edge, by.end("be"))
    if subject is None and passive:
        subject = one_before(sentence, edge, verb.start())
    if subject is None and not passive and ENDS_LIFE.match(verb.group()):
        subject = one_dying(sentence, edge, verb.start())
    if subject is None and ENDS_LIFE.match(verb.group()):
        # "a man was shot at by militants and succumbed": not those who shot.
        by = BY.search(sentence, edge, verb.start())
        subject = people_before(sentence, edge, by.start()) or one_before(sentence, edge, by.start()) if by else None
        if subject is None and ONE_LIFE.match(sentence, verb.start()):
            subject = Toll(1), verb.start()
    if subject is not None:
        return Count(subject[1], verb.end(), fate, subject[0])
    return None
