"""Why a view does not show an event, and the view nearest to it that does."""

from __future__ import annotations

from dataclasses import replace

from geo.dataset import query
from geo.dataset.event_rows import codes, number_of
from geo.dataset.store import Dataset
from geo.model import Lacking, View

#: What may hide an event, as in `query.find`, in the order in which it is said.
_FIELDS = ("types", "dates", "exact_days", "places", "exact_places", "area", "words", "lacking")
#: Fields of a view that `widened` may change.
CHANGED = ("start", "end", *(field for field in _FIELDS if field != "dates"))
_WHY = {
    "types": "its type is hidden",
    "dates": "it is outside the dates",
    "exact_days": "its day is not exact",
    "places": "it is at another place",
    "exact_places": "its place is not exact",
    "area": "it is outside the drawn area",
    "words": "its report does not hold the words",
}
_WHY_LACKING = {
    Lacking.DATE: "only events without a date are listed",
    Lacking.PLACE: "only events without a place are listed",
}
#: As the timeline's undated and the map's unlocated events are spoken of.
_UNDATED, _UNLOCATED = "it has no date", "it has no place on the map"


def hiding(dataset: Dataset, view: View, event_id: str) -> tuple[str, ...]:
    """Which filters of a view hide an event: names as in `query.find`; empty where it is shown, or there is none."""
    if number_of(dataset, event_id) is None or query.find(dataset, view).holds(event_id):
        return ()
    every = frozenset(_FIELDS)
    hidden = [field for field in _FIELDS if not query.find(dataset, view, ignore=every - {field}).holds(event_id)]
    if view.lacking is Lacking.DATE and "lacking" not in hidden:
        hidden = [field for field in hidden if field != "dates"]  # where undated ones are listed no dates count
    return tuple(hidden)


def why(dataset: Dataset, view: View, event_id: str, hidden: tuple[str, ...]) -> str:
    """Say in plain words why an event is not shown; `hidden`: what `hiding` has found."""
    event = query.event(dataset, event_id) or {}
    said = _WHY | ({"lacking": _WHY_LACKING[view.lacking]} if view.lacking else {})
    if query.event_days(dataset, event_id) is None:
        said |= dict.fromkeys(("dates", "exact_days"), _UNDATED)
    if event.get("latitude") is None:
        said |= dict.fromkeys(("places", "exact_places", "area"), _UNLOCATED)
    reasons = list(dict.fromkeys(said[field] for field in hidden))
    return " and ".join([", ".join(reasons[:-1]), reasons[-1]] if len(reasons) > 1 else reasons)


def widened(dataset: Dataset, view: View, event_id: str, hidden: tuple[str, ...]) -> View:
    """Widen just those filters of a view that hide an event; `hidden`: what `hiding` has found."""
    fresh = View()
    for field in set(hidden) - {"dates", "types"}:
        view = replace(view, **{field: getattr(fresh, field)})
    if "dates" in hidden:
        view = _reaching(dataset, view, event_id)
    number = number_of(dataset, event_id)
    if "types" in hidden and number is not None:
        known = codes(dataset)
        view = replace(view, types=(*(view.types or ()), str(known.types[known.type[number]])))
    return view


def _reaching(dataset: Dataset, view: View, event_id: str) -> View:
    """The same with dates as far as those of an event; open ones for one without a date."""
    days = query.event_days(dataset, event_id)
    if days is None:
        return replace(view, start=None, end=None)
    first, last = days
    if view.start and last < view.start:
        view = replace(view, start=first)
    if view.end and first > view.end:
        view = replace(view, end=last)
    return view
