"""Whether two reports can be of one event, and why: by type, place, time and numbers."""

from __future__ import annotations

from geo.events.taxonomy import Taxonomy
from geo.geoparse.distance import distance_km
from geo.model import DatePrecision, Event, GeoPrecision, Place, Toll

_SAME_TOWN_KM = 5.0
_LONGEST_PERIOD_DAYS = 31


def place_of(event: Event) -> Place | None:
    """Return where an event was; None for one without a place.

    Parameters
    ----------
    event : Event
    """
    return event.resolution.place if event.resolution else None


def why_alike(first: Event, second: Event, types: Taxonomy) -> tuple[str, ...]:
    """Return why two events can be one, in plain words; empty where they cannot.

    Parameters
    ----------
    first, second : Event
    types : Taxonomy
        Tells the families of types.
    """
    family = types.family(first.type)
    if types.family(second.type) != family or (family == "rest" and first.type != second.type):
        return ()
    where, when, numbers = _same_place(first, second), same_time(first, second), _same_numbers(first, second)
    if not where or not when or numbers is None:
        return ()
    exact = first.period == second.period and where == "the same place"
    if not exact and "the same number" not in numbers:
        return ()  # roughly there and roughly then is not enough without a number that agrees
    kind = "the same type" if first.type == second.type else "types of one family"
    return tuple(reason for reason in (kind, where, when, numbers) if reason)


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
    return "periods that overlap" if overlap and longest <= _LONGEST_PERIOD_DAYS else ""


def _same_numbers(first: Event, second: Event) -> str | None:
    """Return how the numbers agree, empty where they cannot be compared, None where they contradict the sameness."""
    agree = []
    for name, a, b in (("killed", first.killed, second.killed), ("injured", first.injured, second.injured)):
        if a is None or b is None:
            continue
        low_a, high_a = _bounds(a)
        low_b, high_b = _bounds(b)
        if low_a > 2 * high_b + 3 or low_b > 2 * high_a + 3:
            return None
        agree.append(f"the same number {name}" if a.best == b.best else f"numbers {name} that can be of one event")
    return ", ".join(agree)


def _bounds(toll: Toll) -> tuple[float, float]:
    known = [n for n in (toll.low, toll.best, toll.high) if n is not None]
    low = float(min(known)) if known else 0.0
    open_ended = toll.high is None and (toll.best is None or toll.low is not None)
    return low, 2.0 * max(known, default=0) + 3.0 if open_ended else float(max(known))
