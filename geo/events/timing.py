"""Which of the dates of a sentence dates which of its clauses."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from geo.events.clauses import Clause
from geo.events.date_scope import applies, goes_on_since, until
from geo.events.date_words import DateExpression, day
from geo.events.holdings import is_holding
from geo.events.reading import Reading
from geo.events.relative_dates import days_back
from geo.events.taxonomy import Cue
from geo.model import DatePrecision, Period

#: What dates an event that nothing else does.
PUBLICATION = "the day of publication"
_FINENESS = {precision: number for number, precision in enumerate(DatePrecision)} | {DatePrecision.RANGE: 0.5}


@dataclass(frozen=True, slots=True)
class Timing:
    """When a clause's event was.

    Attributes
    ----------
    period : Period or None
        None: nothing says when, or it is still to come.
    dated : bool
        The sentence itself says so.
    announced : bool
        It is still to come, so it did not happen.
    taken_from : str
        What dates it where the sentence does not, in plain words.
    """

    period: Period | None
    dated: bool
    announced: bool = False
    taken_from: str = ""


def time_clause(
    reading: Reading,
    index: int,
    cue: Cue,
    main: Period | None,
    published: dt.date | None,
    carried: Period | None,
    story: Period | None = None,
) -> Timing:
    """Choose what dates a clause: its own date, the sentence's, the speaker's, the paragraph's, publication.

    Parameters
    ----------
    reading : Reading
    index : int
        Number of the clause.
    cue : Cue
        What the clause reports.
    main : Period or None
        When the sentence's main clause was, if that is known already.
    published : datetime.date or None
    carried : Period or None
        When the paragraph's last event was.
    story : Period or None
        When the event that the article is about was: dates fighting that nothing else does.
    """
    clause = reading.clauses[index]
    own = [d for d in reading.dates if clause.start <= d.start < clause.end and not reading.said_by(d.start)]
    fixed = [d for d in own if d.period is not None and applies(d, reading.sentence.text)]
    beside = next((d for d in fixed if 0 <= d.start - cue.end <= _NEXT_TO), None)
    if beside is not None:  # "captured in 2020"
        return _dated_by(beside, reading, clause, cue, published)
    if not fixed and (counted := _counted_from(reading, index)):
        return Timing(counted, dated=True)
    if fixed:
        # A date that opens the sentence holds for it more than one that comes later.
        best = min(fixed, key=lambda d: (_coarseness(d), d.start > _OPENING, abs(d.start - cue.start)))
        return _dated_by(best, reading, clause, cue, published)
    before = next((d.days for d in own if d.relation == "offset" and d.days), 0)
    if before and clause.background and main is None and (named := _elsewhere(reading, own, cue)) and named.period:
        # "Two days before the attack, on 17 September, aid arrived": the attack was on the 19th.
        return Timing(days_back(named.period.start, before), dated=True)
    base = main or (day(published) if published else None)
    if not clause.background and not before and not any(d.period for d in reading.dates):
        before = next((d.days for d in reading.dates if d.days < 0), 0)  # "A week before the truce, ..."
    if base is not None and (before > 0) == clause.background and before:
        # "a day after ..." dates what follows it, "a week before ..." what is told.
        return Timing(days_back(base.start, abs(before)), dated=True)
    if own and not main and all(d.period is None and d.relation == "at" for d in own):
        return Timing(None, dated=True, announced=True)
    if (elsewhere := _elsewhere(reading, own, cue)) and not _tells_on(reading, index, elsewhere):
        within = clause.relative and elsewhere.relation == "since" and elsewhere.period is not None
        return Timing(_year_of(elsewhere.period) if within else elsewhere.period, dated=True)
    return _by_what_is_told_around(reading, index, cue, main, published, carried, story)


# A post that has been run since April was set up then.
_BEGAN_THEN = re.compile(r"Strategic developments|.*territory$")


def _dated_by(date: DateExpression, reading: Reading, clause: Clause, cue: Cue, published: dt.date | None) -> Timing:
    """Date a clause by one of its dates; what goes on since then, and numbers since then, last until publication."""
    known = date.period is not None and date.period.precision is not DatePrecision.UNKNOWN
    lasts = date.relation == "since" and bool(reading.counts)
    if is_holding(cue, reading.sentence.text):
        lasts = date.relation == "since"
    elif not _BEGAN_THEN.match(cue.type) and not _BEGAN_THEN.match(cue.sub_type):
        lasts = lasts or goes_on_since(date, reading.sentence.text, clause.start, clause.end)
    return Timing(until(published, date.period) if lasts else date.period, dated=known)


def _by_what_is_told_around(
    reading: Reading,
    index: int,
    cue: Cue,
    main: Period | None,
    published: dt.date | None,
    carried: Period | None,
    story: Period | None,
) -> Timing:
    """Date a clause of a sentence without a date for it: by its main clause, what led to it, the text, publication."""
    clause, text = reading.clauses[index], reading.sentence.text
    if main is not None:
        return Timing(main, dated=True)
    if not clause.background and cue.type != _SAID and (led := _day_of_what_led_to_it(reading, published)) is not None:
        return Timing(led, dated=True)
    if clause.background and any(
        _AGES_AFTER.match(text, d.start, d.end) and reading.clause_of(d.start) == index for d in reading.dates
    ):
        return Timing(None, dated=False)
    if carried is not None and not _needs_a_day(carried, cue, text):
        return Timing(carried, dated=False, taken_from="what the text tells before")
    if story is not None and published is not None and published - story.start <= _STILL_NEWS:
        return Timing(story, dated=False, taken_from="the day of what the article is about")
    return Timing(day(published) if published else None, dated=False, taken_from=PUBLICATION)


_SAID = "Diplomacy"
_JUST_AFTER = re.compile(r",?\s*(?:after|following|when)\s", re.IGNORECASE)
# "years after the shelling": nobody can say when.
_AGES_AFTER = re.compile(r"(?:\w+\s+)?(?:months|years|decades)\s+(?:after|following)", re.IGNORECASE)
_SOON = dt.timedelta(days=7)


def _day_of_what_led_to_it(reading: Reading, published: dt.date | None) -> Period | None:
    """Date "thousands fled after shells fell on Monday" by the only day that it gives, if that is fresh."""
    text = reading.sentence.text
    for date in reading.dates:
        clause = reading.clauses[reading.clause_of(date.start)]
        if not clause.background or _JUST_AFTER.match(text, clause.start) is None or date.relation != "at":
            continue
        if date.period and published and published - date.period.end <= _SOON and applies(date, text):
            return date.period
    return None


def _counted_from(reading: Reading, index: int) -> Period | None:
    """Read "Two days after the truce of 10 November 2020, ..." as 12 November."""
    for lead in reading.dates:
        number = reading.clause_of(lead.start)
        clause = reading.clauses[number]
        if lead.relation != "offset" or not lead.days or not clause.background or number >= index:
            continue
        for date in reading.dates:
            if date.period and lead.end < date.start < clause.end and date.period.precision is DatePrecision.DAY:
                return days_back(date.period.start, -lead.days)
    return None


def _year_of(period: Period | None) -> Period | None:
    """Read "since the 2020 war, in which ..." as in 2020."""
    if period is None or (period.start.month, period.start.day) != (1, 1):
        return period
    return Period(period.start, min(period.end, period.start.replace(month=12, day=31)), DatePrecision.YEAR)


def dates_what_follows(reading: Reading, main: Period | None, *, dated: bool) -> Period | None:
    """Return what the next sentence's "that evening" and undated clauses count from; None: as before.

    Parameters
    ----------
    reading : Reading
    main : Period or None
        When the sentence's main event was.
    dated : bool
        Whether the sentence itself says so.
    """
    if main is not None and dated and not any(d.relation == "since" for d in reading.dates):
        return main
    text = reading.sentence.text
    days = (d.period for d in reading.dates if d.period and d.relation == "at" and not _UNTIL.search(text, 0, d.start))
    return next((period for period in days if period.precision is DatePrecision.DAY), None)


_OPENING = 12
_NEXT_TO = 6  # characters from a cue to its date
_STILL_NEWS = dt.timedelta(days=2)
_UNTIL = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?$", re.IGNORECASE)


def _coarseness(date: DateExpression) -> float:
    return _FINENESS[date.period.precision] if date.period else len(_FINENESS)


def _elsewhere(reading: Reading, own: list[DateExpression], cue: Cue) -> DateExpression | None:
    """Find the date of another clause that is not background, narration before what only dates the saying."""
    others = [
        d
        for d in reading.dates
        if d.period is not None and d not in own and not _is_apart(reading, d) and applies(d, reading.sentence.text)
    ]
    narrated = [d for d in others if not reading.said_by(d.start)]
    return min(narrated or others, key=lambda d: abs(d.start - cue.start), default=None)


# "100,000 left, and the republic ceased to exist on 1 January": the second has its own day.
_TELLS_ON = re.compile(r",\s+(?:and|then)\s+(?:then\s+)?(?:the|its|their|his|her|(?-i:[A-Z])\w+)\s")


def _tells_on(reading: Reading, index: int, date: DateExpression) -> bool:
    """Tell whether a date belongs to a later clause that goes on to something else, which is no event that is coded."""
    number = reading.clause_of(date.start)
    told = any(reading.clause_of(cue.start) == number for cue in reading.cues)
    count = any(reading.clause_of(count.start) == number for count in reading.counts)
    text, start = reading.sentence.text, reading.clauses[number].start
    return number > index and not told and not count and _TELLS_ON.match(text, start) is not None


def _is_apart(reading: Reading, date: DateExpression) -> bool:
    """Tell a date of background, or of a relative clause that reports its own event."""
    index = reading.clause_of(date.start)
    clause = reading.clauses[index]
    least = 0 if _SAYS_OF_A_PLACE.match(reading.sentence.text, clause.start) else 1
    told = any(cue.strength > least and reading.clause_of(cue.start) == index for cue in reading.cues)
    return clause.background or (clause.relative and told)


# ", where hundreds were killed in 2014": another event there; ", which killed five on Monday" tells of this one.
_SAYS_OF_A_PLACE = re.compile(r",\s+(?:(?:an?|the)\s+(?:[\w'’-]+\s+){1,4}?)?(?:where|in\s+which|whose|that\s+ha[sd])\b")


def _needs_a_day(carried: Period, cue: Cue, sentence: str) -> bool:
    """Tell what a longer period does not date: a statement, or what happened at an hour."""
    return cue.sub_type == "Talks, visit or statement" or (carried.start < carried.end and bool(_HOUR.search(sentence)))


_HOUR = re.compile(
    r"\b(?:in the (?:early )?(?:morning|afternoon|evening)|"
    r"(?:at|by|before|around) (?:dawn|noon|midday|midnight|evening))\b"
)
