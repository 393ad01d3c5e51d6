"""The same event in several sentences and articles: one event with several reports, nothing thrown away.

Every report stays as it was coded, so that a group can be taken apart again (`EventGroup.reports`), and every report
that joined says what it was matched with and why (`EventGroup.links`).
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.events.likeness import place_of, same_time, why_alike
from geo.events.taxonomy import Taxonomy, load_taxonomy
from geo.model import Article, Event, GeoPrecision, Place, Toll

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
class Figure:
    """A number of killed or injured as one source gives it."""

    toll: Toll
    attributed_to: str
    publisher: str
    event_id: str


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
        Each independent publisher once: a news agency's report counts as the agency's wherever it appeared.
    killed, injured : tuple of Figure
        Every figure with who says so; different figures stay side by side. Empty where nobody gives one.
    """

    id: str
    principal: Event
    reports: tuple[Event, ...]
    links: tuple[Link, ...]
    publishers: tuple[str, ...]
    killed: tuple[Figure, ...]
    injured: tuple[Figure, ...]


def figure_range(figures: Iterable[Figure]) -> tuple[int, int] | None:
    """Return the lowest and highest number among figures; None where there is none.

    Parameters
    ----------
    figures : iterable of Figure
    """
    numbers = [n for f in figures for n in (f.toll.low, f.toll.best, f.toll.high) if n is not None]
    return (min(numbers), max(numbers)) if numbers else None


def merge_events(
    events: Sequence[Event], articles: Mapping[str, Article], taxonomy: Taxonomy | None = None
) -> list[EventGroup]:
    """Group events that report the same thing.

    Two events can be one where their types are of one family, their places the same or one within the other, their
    periods overlap and their numbers agree well enough. Events that are known to the day are never merged across days,
    not even through a third one that is known less exactly.

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
    groups = {key: [same[0]] for key, same in alike.items()}
    home = {key: key for key in alike}
    firsts = [same[0] for same in alike.values()]
    for _, first, second, reasons in sorted(_candidates(firsts, types), key=lambda c: (-c[0], c[1].id, c[2].id)):
        one, other = home[first.id], home[second.id]
        if one == other or not _all_compatible(groups[one], groups[other], types):
            continue
        if _told_apart([e for f in groups[one] for e in alike[f.id]], [e for f in groups[other] for e in alike[f.id]]):
            continue
        links[one] += [*links.pop(other), Link(second.id, first.id, reasons)]
        groups[one] += groups.pop(other)
        for event in groups[one]:
            home[event.id] = one
    reports = {key: [e for first in members for e in alike[first.id]] for key, members in groups.items()}
    made = [_group(reports[key], links[key], articles) for key in groups]
    return sorted(made, key=lambda g: (g.principal.period.start.isoformat() if g.principal.period else "", g.id))


def _alike(ordered: list[Event]) -> dict[str, list[Event]]:
    """Gather events that say the very same, which are many where a story is told often; by the id of the first."""
    firsts: dict[object, str] = {}
    alike: dict[str, list[Event]] = {}
    for event in ordered:
        place = place_of(event)
        vague = place is None or event.period is None or place.geo_precision is GeoPrecision.COUNTRY
        said = event.id if vague or place is None else (event.type, place.id, event.period, event.killed, event.injured)
        alike.setdefault(firsts.setdefault(said, event.id), []).append(event)
    return alike


def _links_alike(same: list[Event]) -> list[Link]:
    when = same_time(same[0], same[0])
    reasons = ("the same type", "the same place", when, "the same numbers or none")
    return [Link(event.id, same[0].id, reasons) for event in same[1:]]


def _candidates(events: list[Event], types: Taxonomy) -> Iterable[tuple[int, Event, Event, tuple[str, ...]]]:
    """Yield the pairs that could be one event, with how well they agree."""
    cells: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    for event in events:
        place = place_of(event)
        if place is None:
            continue
        family, row, column = types.family(event.type), *_cell(place)
        for near in {(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}:
            for earlier in cells[family, *near]:
                if reasons := why_alike(earlier, event, types):
                    yield len(reasons), earlier, event, reasons
        cells[family, row, column].append(event)


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.latitude / _CELL_DEGREES), math.floor(place.longitude / _CELL_DEGREES)


def _all_compatible(one: list[Event], other: list[Event], types: Taxonomy) -> bool:
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


_VIA = re.compile(r"\s+via\s+|\s*/\s*", re.IGNORECASE)


def _publisher(event: Event, articles: Mapping[str, Article]) -> str:
    """Name the source of a report: of "AP via ClickOnDetroit" the agency, which counts once wherever it appears."""
    article = articles.get(event.evidence.article_id)
    return _VIA.split(article.publisher)[0].strip() if article and article.publisher else event.evidence.article_id


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
    names: dict[str, str] = {}
    for event in ordered:
        name = _publisher(event, articles)
        names.setdefault(name.casefold(), name)
    identity = hashlib.sha256("|".join(sorted(event.id for event in reports)).encode()).hexdigest()[:16]
    return EventGroup(
        id=identity,
        principal=principal,
        reports=tuple(ordered),
        links=tuple(sorted(links, key=lambda link: (link.report, link.matched))),
        publishers=tuple(names.values()),
        killed=_figures(ordered, "killed", articles),
        injured=_figures(ordered, "injured", articles),
    )


def _figures(reports: list[Event], name: str, articles: Mapping[str, Article]) -> tuple[Figure, ...]:
    figures = []
    for event in reports:
        toll = event.killed if name == "killed" else event.injured
        if toll is not None:
            figures.append(Figure(toll, event.attributed_to, _publisher(event, articles), event.id))
    return tuple(figures)
