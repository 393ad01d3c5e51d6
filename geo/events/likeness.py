"""Whether two reports can be of one event, and why: by type, place, time, numbers and words.

Two reports can be of one event where their types are of one family, their places the same or one within the other, and
their periods overlap. That much is true of any two incidents of a day in a town, so something must speak for it too
(`_FOR_SURE`, `_ROUGHLY`): the same type and sub-type, words for what happened that both use, or the same numbers. One
place on one known day needs less of it than a district or "this month".

Their numbers of killed, and so of injured, are compatible where any of these holds:

- one of the two gives none, or gives it for several places or for killed and injured together;
- they are the same, or both can be true ("at least 30" and 43);
- they differ little, the higher at most one and a half times the lower and one more, and what happened is of the same
  kind: two publishers have two sources (2 and 3, 9 and 12);
- the lower is said to correct the higher;
- they differ by more, the higher at most double the lower and three more, and the words for what happened agree too;
- the higher was published on a later day, and it is stated as a total or the words agree well: bodies are found, and
  tolls grow (20, then 68), up to tenfold.

One article does not contradict itself: different numbers in it are two events, unless the higher is a running total of
the lower. So are what it calls another or a separate attack, and morning and evening where the numbers differ too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from geo.events.corrections import corrects
from geo.events.taxonomy import Taxonomy
from geo.events.telling import as_written, other_part_of_day, says_separate, telling_words, unlike_arrests
from geo.geoparse.distance import distance_km
from geo.model import DatePrecision, Event, GeoPrecision, Place, Toll

RUNNING_TOTAL = "running total"
_SAME_TOWN_KM = 5.0
#: Longer periods that are not the same say too little.
LONGEST_PERIOD_DAYS = 31
#: What must speak for one event, of `_Numbers.weight`, type, sub-type and shared words together.
_FOR_SURE, _ROUGHLY = 2, 4
_MOST_WORDS = 3
#: Two incidents of a day with one or two dead each are common, with five or more not.
_TELLING_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Report:
    """An event with what its article adds to telling it from others.

    Attributes
    ----------
    event : Event
    publisher : str
        The independent source; the article's id where it names none.
    published : datetime.date or None
    words : frozenset of str
        Stems of the words that tell what happened (`geo.events.telling`).
    """

    event: Event
    publisher: str
    published: dt.date | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How the numbers of two reports agree, in words, and how much that speaks for one event."""

    words: tuple[str, ...] = ()
    weight: int = 0


def report_of(event: Event, publisher: str, published: dt.date | None) -> Report:
    """Make a report of an event.

    Parameters
    ----------
    event : Event
    publisher : str
    published : datetime.date or None
        Day of publication of its article; None: not known.
    """
    name = event.resolution.toponym.name if event.resolution else ""
    return Report(event, publisher, published, telling_words(event.evidence.text) - telling_words(name))


def place_of(event: Event) -> Place | None:
    """Return where an event was; None for one without a place.

    Parameters
    ----------
    event : Event
    """
    return event.resolution.place if event.resolution else None


def why_alike(first: Report, second: Report, types: Taxonomy) -> tuple[str, ...]:
    """Return why two reports can be of one event, in plain words; empty where they cannot.

    Parameters
    ----------
    first, second : Report
    types : Taxonomy
        Tells the families of types.
    """
    a, b = first.event, second.event
    family = types.family(a.type)
    if types.family(b.type) != family or (family == "rest" and a.type != b.type):
        return ()
    where, when = _same_place(a, b), same_time(a, b)
    if not where or not when or _apart_in_words(first, second):
        return ()
    shared = first.words & second.words
    if family == "unrest" and not shared:
        return ()  # a capital has several rallies on a Sunday, and few of them give a number
    if a.sub_type == b.sub_type == "Arrests" and unlike_arrests(first.words, second.words):
        return ()
    kind = int(a.type == b.type) + int((a.type, a.sub_type) == (b.type, b.sub_type))
    alike = kind + min(len(shared), _MOST_WORDS)
    numbers = _numbers(first, second, alike, len(shared))
    if numbers is None or not _enough(where == "the same place" and when == "the same day", alike, numbers):
        return ()
    type_words = "the same type" if a.type == b.type else "types of one family"
    return (type_words, where, when, *numbers.words, *_shared_words(shared, a.evidence.text))


def _enough(exact: bool, alike: int, numbers: _Numbers) -> bool:
    """Tell whether enough speaks for one event; roughly there or roughly then a number has to agree as well."""
    if exact:
        return alike + numbers.weight >= _FOR_SURE
    return numbers.weight > 0 and alike + numbers.weight >= _ROUGHLY


def _shared_words(shared: frozenset[str], sentence: str) -> tuple[str, ...]:
    return (f"words in common ({', '.join(as_written(sentence, shared))})",) if shared else ()


def _apart_in_words(first: Report, second: Report) -> bool:
    """Tell whether the sentences themselves say that they mean two events."""
    a, b = sorted((first.event, second.event), key=lambda event: event.evidence.start)
    if a.evidence.article_id == b.evidence.article_id and a.evidence != b.evidence and says_separate(b.evidence.text):
        return True
    differ = any(x is not None and y is not None and x.best != y.best for _, x, y in _tolls(a, b))
    return differ and other_part_of_day(a.evidence.text, b.evidence.text)


def _same_place(first: Event, second: Event) -> str:
    a, b = place_of(first), place_of(second)
    if a is None or b is None or GeoPrecision.COUNTRY in (a.geo_precision, b.geo_precision):
        return ""
    if a.id == b.id:
        return "the same place"
    if first.evidence.article_id == second.evidence.article_id or GeoPrecision.REGION in (
        a.geo_precision,
        b.geo_precision,
    ):
        return ""  # an article that names two places means two; a region's events are sums of others
    km = distance_km(a, b)
    fine = {GeoPrecision.SITE, GeoPrecision.SETTLEMENT}
    if a.geo_precision in fine and b.geo_precision in fine:
        return f"places {km:.0f} km apart" if km <= _SAME_TOWN_KM else ""
    return "one place within the other" if km <= max(a.extent_km, b.extent_km) else ""


def same_time(first: Event, second: Event) -> str:
    """Return how the periods of two events agree; empty where they do not.

    Parameters
    ----------
    first, second : Event
        Two days that are known exactly agree only if they are the same.
    """
    a, b = first.period, second.period
    if a is None or b is None:
        return ""
    if a == b:
        return "the same day" if a.precision is DatePrecision.DAY else "the same period"
    if a.precision is b.precision is DatePrecision.DAY:
        return ""
    longest = max((p.end - p.start).days for p in (a, b))
    overlap = a.start <= b.end and b.start <= a.end
    return "periods that overlap" if overlap and longest <= LONGEST_PERIOD_DAYS else ""


def _tolls(first: Event, second: Event) -> Iterator[tuple[str, Toll | None, Toll | None]]:
    yield "killed", first.killed, second.killed
    yield "injured", first.injured, second.injured


def _numbers(first: Report, second: Report, alike: int, shared: int) -> _Numbers | None:
    """Return how the numbers agree; None where they contradict the sameness."""
    words, weight = [], 0
    for name, a, b in _tolls(first.event, second.event):
        if a is None or b is None or "together" in a.note or "together" in b.note:
            continue
        if a.best is not None and a.best == b.best:
            words.append(f"the same number {name} ({a.best})")
            weight += min(a.best, 1) + int(a.best >= _TELLING_NUMBER)
        elif _overlap(a, b):
            words.append(f"numbers {name} that can both be true")
        elif reason := _why_differ(first, second, (a, b), alike, shared):
            words.append(f"{name}: {reason}")
        else:
            return None
    return _Numbers(tuple(words), weight)


def _why_differ(first: Report, second: Report, tolls: tuple[Toll, Toll], alike: int, shared: int) -> str:
    """Return why different numbers can be of one event; empty where they cannot."""
    (lower, low_report), (higher, high_report) = sorted(
        zip((_number(toll) for toll in tolls), (first, second), strict=True), key=lambda pair: pair[0]
    )
    if corrects(min(tolls, key=_number), max(tolls, key=_number)):
        return f"{higher}, corrected to {lower}"
    total = RUNNING_TOTAL in tolls[(first, second).index(high_report)].note
    if first.event.evidence.article_id == second.event.evidence.article_id:
        return f"{lower}, and {higher} as a running total" if total else ""
    before, after = low_report.published, high_report.published
    grown = before is not None and after is not None and before < after and higher <= 10 * lower + 3
    if grown and (shared >= 2 or (total and alike)):
        return f"{lower}, and {higher} on a later day"
    if alike < _FOR_SURE:
        return ""
    if higher <= 1.5 * lower + 1 and (shared or first.publisher != second.publisher):
        return f"{lower} and {higher}, which differ little"
    return f"{lower} and {higher}, and the words agree" if higher <= 2 * lower + 3 and shared else ""


def _number(toll: Toll) -> int:
    """Return the number of a toll, or the bound that it gives."""
    return next((n for n in (toll.best, toll.low, toll.high) if n is not None), 0)


def _overlap(first: Toll, second: Toll) -> bool:
    (low_a, high_a), (low_b, high_b) = bounds(first), bounds(second)
    return low_a <= high_b and low_b <= high_a


def bounds(toll: Toll) -> tuple[float, float]:
    """Return the numbers that a toll admits, both included.

    Parameters
    ----------
    toll : Toll
        "At least 30" is taken to admit up to 63: a report that knew of more would say so.
    """
    known = [n for n in (toll.low, toll.best, toll.high) if n is not None]
    low = float(min(known)) if known else 0.0
    open_ended = toll.high is None and (toll.best is None or toll.low is not None)
    return low, 2.0 * max(known, default=0) + 3.0 if open_ended else float(max(known))
