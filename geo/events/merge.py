"""The same event in several sentences and articles: one event with several reports, nothing thrown away.

Every report stays as it was coded, so that a group can be taken apart again (`EventGroup.reports`), and every report
that joined says what it was matched with and why (`EventGroup.links`).
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.events.figures import Figure, Range, together
from geo.events.likeness import LONGEST_PERIOD_DAYS, Report, place_of, report_of, why_alike
from geo.events.sources import independent, publisher_of
from geo.events.taxonomy import Taxonomy, load_taxonomy
from geo.events.telling import says_separate, telling_words
from geo.model import Article, DatePrecision, Event, GeoPrecision, Period, Place

_CELL_DEGREES = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """Why a report joined a group.

    Attributes
    ----------
    report, matched : str
        Ids of the event that joined and of the one it was matched with.
    reasons : tuple of str
        In plain words.
    """

    report: str
    matched: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event and all that is reported of it.

    Attributes
    ----------
    id : str
        Stable: derived from the ids of the reports, in whatever order they came.
    principal : Event
        The surest and most finely placed report, the one to show.
    reports : tuple of Event
        All reports, the principal included, in the order of publication.
    links : tuple of Link
        One for each report but the first that was taken in; empty for an event reported once.
    publishers : tuple of str
        Each independent publisher once: a news agency's report counts as the agency's wherever it appeared, and one
        that prints another's words or passes them on as that one's.
    killed, injured : tuple of Figure
        Every figure with who says so; different figures stay side by side. Empty where nobody gives one.
    copies : tuple of str
        Which publishers are not counted and why, in plain words.
    """

    id: str
    principal: Event
    reports: tuple[Event, ...]
    links: tuple[Link, ...]
    publishers: tuple[str, ...]
    killed: tuple[Figure, ...]
    injured: tuple[Figure, ...]
    copies: tuple[str, ...] = ()

    @property
    def killed_together(self) -> Range | None:
        """Lowest, best and highest number of killed; None where nobody gives one."""
        return together(self.killed)

    @property
    def injured_together(self) -> Range | None:
        """Lowest, best and highest number of injured; None where nobody gives one."""
        return together(self.injured)


def merge_events(
    events: Sequence[Event], articles: Mapping[str, Article], taxonomy: Taxonomy | None = None
) -> list[EventGroup]:
    """Group events that report the same thing.

    What two reports must have in common is in `geo.events.likeness`; all reports of a group must have it pair by pair.
    Events that are known to the day are never merged across days, not even through a third one that is known less
    exactly.

    Parameters
    ----------
    events : sequence of Event
        From one or more articles, in any order.
    articles : mapping of str to Article
        By `Article.id`; an event whose article is missing counts as its own publisher.
    taxonomy : Taxonomy, optional
        Tells the families of types; the built-in one by default.

    Returns
    -------
    list of EventGroup
        Every event in exactly one group; by date, then id. The order of `events` changes nothing.
    """
    types = taxonomy or load_taxonomy()
    ordered = sorted({event.id: event for event in events}.values(), key=lambda e: e.id)
    alike = _alike(ordered)
    links: dict[str, list[Link]] = {key: _links_alike(same) for key, same in alike.items()}
    firsts = {key: _report(same[0], articles) for key, same in alike.items()}
    groups = {key: [report] for key, report in firsts.items()}
    home = {key: key for key in alike}
    for _, first, second, reasons in sorted(_candidates(firsts.values(), types), key=lambda c: (-c[0], c[1], c[2])):
        one, other = home[first], home[second]
        if one == other or not _all_compatible(groups[one], groups[other], types):
            continue
        both = [[e for report in groups[key] for e in alike[report.event.id]] for key in (one, other)]
        if _told_apart(*both):
            continue
        links[one] += [*links.pop(other), Link(second, first, reasons)]
        groups[one] += groups.pop(other)
        for report in groups[one]:
            home[report.event.id] = one
    reports = {key: [e for report in members for e in alike[report.event.id]] for key, members in groups.items()}
    made = [_group(reports[key], links[key], articles) for key in groups]
    return sorted(made, key=lambda g: (g.principal.period.start.isoformat() if g.principal.period else "", g.id))


def _report(event: Event, articles: Mapping[str, Article]) -> Report:
    article = articles.get(event.evidence.article_id)
    return report_of(event, publisher_of(event, articles), article.published if article else None)


def _alike(ordered: list[Event]) -> dict[str, list[Event]]:
    """Gather events told in the same words, which are many where a story is told often; by the id of the first."""
    firsts: dict[object, str] = {}
    alike: dict[str, list[Event]] = {}
    for event in ordered:
        place, period, text = place_of(event), event.period, event.evidence.text
        exact = place is not None and period is not None and period.precision is DatePrecision.DAY
        said: object = event.id
        if exact and place is not None and place.geo_precision is not GeoPrecision.COUNTRY and not says_separate(text):
            said = (event.type, event.sub_type, place.id, period, event.killed, event.injured, telling_words(text))
        alike.setdefault(firsts.setdefault(said, event.id), []).append(event)
    return alike


def _links_alike(same: list[Event]) -> list[Link]:
    reasons = ("the same type", "the same place", "the same day", "the same numbers or none", "the same words")
    return [Link(event.id, same[0].id, reasons) for event in same[1:]]


def _candidates(reports: Iterable[Report], types: Taxonomy) -> Iterable[tuple[int, str, str, tuple[str, ...]]]:
    """Yield the ids of the pairs that could be one event, with how well they agree."""
    cells: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    for report in reports:
        place, period = place_of(report.event), report.event.period
        if place is None or period is None:
            continue
        family, row, column = types.family(report.event.type), *_cell(place)
        earlier = {
            one.event.id: one
            for when in _months(period)
            for i, j in itertools.product((-1, 0, 1), repeat=2)
            for one in cells.get((family, when, row + i, column + j), ())
        }
        for one in earlier.values():
            if reasons := why_alike(one, report, types):
                yield len(reasons), one.event.id, report.event.id, reasons
        for when in _months(period):
            cells[family, when, row, column].append(report)


def _months(period: Period) -> set[tuple[int, ...]]:
    """Return the months that a period touches, or for a long one itself: it can be the same only as its equal."""
    if (period.end - period.start).days > LONGEST_PERIOD_DAYS:
        return {(period.start.toordinal(), period.end.toordinal())}
    days = (period.start, period.start + (period.end - period.start) / 2, period.end)
    return {(day.year, day.month, 0) for day in days}


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.latitude / _CELL_DEGREES), math.floor(place.longitude / _CELL_DEGREES)


def _all_compatible(one: list[Report], other: list[Report], types: Taxonomy) -> bool:
    return all(why_alike(a, b, types) for a in one for b in other)


def _told_apart(one: list[Event], other: list[Event]) -> bool:
    """Tell whether an article names the places of both: then it means two events."""
    named = {(e.evidence.article_id, p.id) for e in one if (p := place_of(e))}
    return any(
        article == e.evidence.article_id and place != p.id
        for e in other
        if (p := place_of(e))
        for article, place in named
    )


def _group(reports: list[Event], links: list[Link], articles: Mapping[str, Article]) -> EventGroup:
    def published(event: Event) -> tuple[str, str, int, str]:
        article = articles.get(event.evidence.article_id)
        day = article.published.isoformat() if article and article.published else ""
        return day, event.evidence.article_id, event.evidence.start, event.id

    ordered = sorted(reports, key=published)
    fineness = {precision: number for number, precision in enumerate(GeoPrecision)}

    def worth(event: Event) -> tuple[float, int]:
        place = place_of(event)
        return event.confidence, -fineness[place.geo_precision] if place else -len(fineness)

    principal = max(ordered, key=worth)
    voices = independent(ordered, articles)
    identity = hashlib.sha256("|".join(sorted(event.id for event in reports)).encode()).hexdigest()[:16]
    return EventGroup(
        id=identity,
        principal=principal,
        reports=tuple(ordered),
        links=tuple(sorted(links, key=lambda link: (link.report, link.matched))),
        publishers=tuple(dict.fromkeys(name for name, _ in voices.values())),
        killed=_figures(ordered, "killed", articles, voices),
        injured=_figures(ordered, "injured", articles, voices),
        copies=tuple(dict.fromkeys(why for _, why in voices.values() if why)),
    )


def _figures(
    reports: list[Event], name: str, articles: Mapping[str, Article], voices: Mapping[str, tuple[str, str]]
) -> tuple[Figure, ...]:
    figures = []
    for event in reports:
        toll = event.killed if name == "killed" else event.injured
        if toll is not None:
            article = articles.get(event.evidence.article_id)
            published = article.published if article else None
            figures.append(Figure(toll, event.attributed_to, voices[event.id][0], event.id, published))
    return tuple(figures)
