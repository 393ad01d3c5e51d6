"""Why several reports were taken as one event and what they say together, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.events.figures import Figure, Range
from geo.events.merge import EventGroup
from geo.model import Toll

#: More sources of one number are counted and not named.
_MOST_NAMED = 5


def explain_group(group: EventGroup) -> tuple[str, ...]:
    """Say why reports are of one event, who tells of it, and which source gives which number.

    Parameters
    ----------
    group : EventGroup

    Returns
    -------
    tuple of str
        Sentences for readers, with names as written; empty for an event that is reported once.
    """
    if len(group.reports) < 2:
        return ()
    count = len(group.publishers)
    who = f"{count} independent publishers" if count > 1 else "one publisher"
    reasons = dict.fromkeys(reason for link in group.links for reason in link.reasons)
    return (
        f"{len(group.reports)} reports by {who}: {_named(group.publishers)}.",
        *(f"{copy} and is not counted." for copy in group.copies),
        *_toll("Killed", group.killed, group.killed_together),
        *_toll("Injured", group.injured, group.injured_together),
        f"Taken as one event because of: {'; '.join(reasons)}.",
    )


def _toll(what: str, figures: Iterable[Figure], said: Range | None) -> Iterable[str]:
    """Say a toll that different sources put differently as a range, with who says which number."""
    sources: dict[str, list[str]] = {}
    for figure in figures:
        name = figure.publisher
        if figure.attributed_to and figure.attributed_to.casefold() != name.casefold():
            name = f"{figure.attributed_to} in {name}"
        sources.setdefault(_number(figure.toll), []).append(name)
    if said is None:
        return
    if len(sources) == 1:
        yield f"{what}: {next(iter(sources))}, in every report that gives a number."
        return
    each = "; ".join(f"{number} according to {_named(names)}" for number, names in sources.items())
    best = f" {said.toll.best} is shown{f', {said.why}' if said.why else ''}." if said.toll.best is not None else ""
    yield f"{what}: {_number(replace(said.toll, note=''))}.{best} {each[0].upper()}{each[1:]}."


def _number(toll: Toll) -> str:
    """Write a number as its source gives it."""
    low, best, high = toll.low, toll.best, toll.high
    note = f" ({toll.note})" if toll.note else ""
    if low is not None and high is not None and low != high:
        return f"{low} to {high}{note}"
    if low is not None and high is None and best in (None, low):
        return f"at least {low}{note}"
    if high is not None and low is None and best in (None, high):
        return f"up to {high}{note}"
    return ("nobody" if best == 0 else str(best)) + note


def _named(names: Iterable[str]) -> str:
    """List names, each once, the first few of many."""
    different = list(dict.fromkeys(names))
    more = len(different) - _MOST_NAMED
    return ", ".join(different[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
