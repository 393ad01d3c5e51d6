"""The panel beside the map: the place looked at, its events, and the sentence behind each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from geo.dataset import phrases, query, unshown
from geo.dataset.place_names import isolated, shortened
from geo.dataset.selection import Selection
from geo.dataset.store import Dataset
from geo.model import Lacking, View
from geo.ui import state
from geo.ui.cards import show_cards

_NAMES_SHOWN = 6
_PLACES_SHOWN = 12
# On the side that the key of the same arrow points to, and the timeline with it.
_ARROWS: dict[str, tuple[Literal["left", "right"], str, int]] = {
    "earlier": ("left", ":material/arrow_back:", -1),
    "later": ("right", ":material/arrow_forward:", 1),
}
#: Where `Selection.beside` has them.
_NEIGHBOURS = {"later": 0, "earlier": 1}


def show_detail(dataset: Dataset, view: View, found: Selection) -> None:
    """Draw the panel for a view and what it shows."""
    opened = query.event(dataset, view.event, view.names) if view.event else None
    events = dataset.manifest["counts"]["events"]
    if view.lacking:
        _show_lacking(view.lacking, len(found))
    elif len(view.places) > 1:
        _show_places(found)
    elif view.places and (place := query.place(dataset, view.places[0], view.names)):
        _show_place(place, found)
    elif not opened and (found or not events):  # else the page has said that nothing is found
        st.html(render("hint.html", count=len(found), all=events))
    if opened:
        _show_steps(dataset, found.beside(view.event))
        if not found.holds(view.event):
            _show_unshown(dataset, view, unshown.hiding(dataset, view, view.event))
        _show_event(opened, _colours(dataset))
        if opened["reports"] > 1:
            _show_reports(opened["together"], query.reports(dataset, view.event))
    show_cards(found, view, _colours(dataset))


def render(template: str, **values: Any) -> str:
    """Fill one of the templates; every value is escaped."""
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    environment = Environment(loader=PackageLoader("geo.ui"), autoescape=True, undefined=StrictUndefined)
    environment.filters["day"] = phrases.day
    environment.filters["isolated"] = isolated
    environment.filters["shortened"] = shortened
    return environment


def _colours(dataset: Dataset) -> dict[str, str]:
    return {entry["label"]: entry["colour"] for entry in dataset.manifest["types"]}


def _show_place(place: Mapping[str, Any], found: Selection) -> None:
    # Names whose language is known are worth more to a reader than the many spellings of a gazetteer.
    names = sorted(place["names"], key=lambda name: not name["language"])
    # A convention may have no name of its own for a place.
    shown = (place["name_written"], place["name_english"], place["name_local"], *(name["name"] for name in names))
    others = [name for name in dict.fromkeys(shown) if name and name != place["name"]]
    st.html(
        render(
            "place.html",
            place=place,
            others=others[:_NAMES_SHOWN],
            note=next((name["note"] for name in names if name["note"]), ""),
            events=len(found),
            uncertain=found.uncertain,
            precision=phrases.GEO_PRECISION[place["geo_precision"]],
        )
    )
    _show_way_back()


def _show_places(found: Selection) -> None:
    """Several places, of which a symbol of the map was joined."""
    st.html(render("places.html", fullest=found.fullest(_PLACES_SHOWN), places=found.counts.places, events=len(found)))
    _show_way_back()


def _show_way_back() -> None:
    st.button(
        "Show all places", on_click=lambda: state.change(places=(), event=""), type="tertiary", icon=":material/close:"
    )


def _show_lacking(lacking: Lacking, events: int) -> None:
    st.html(render("lacking.html", lacking=lacking.value, count=events))
    st.button(
        "Back to all events", on_click=lambda: state.change(lacking=None), type="tertiary", icon=":material/close:"
    )


def _show_steps(dataset: Dataset, beside: tuple[str, str]) -> None:
    """The buttons that go through the events in the order of the timeline: above the text, whose length differs."""
    with st.container(horizontal=True, key="steps", gap="small"):
        for key in _ARROWS:
            _show_step(dataset, key, ends=not beside[_NEIGHBOURS[key]])
        st.button("Close", key="close", on_click=state.change, kwargs={"event": ""}, width="stretch")


def _show_step(dataset: Dataset, key: str, *, ends: bool) -> None:
    side, icon, by = _ARROWS[key]
    st.button(
        key.title(),
        key=key,
        icon=icon,
        icon_position=side,
        disabled=ends,
        on_click=step,
        args=(dataset, by),
        width="stretch",
    )


def step(dataset: Dataset, by: int) -> None:
    """Go so many events later, or earlier where that is less than 0, or as far as there are any.

    From the event that is open by now: who steps twice quickly has not seen the buttons of the first step.
    """
    state.note_action()
    view: View = st.session_state.view
    found = query.find(dataset, view)
    event = view.event
    for _ in range(abs(by)):
        event = found.beside(event)[_NEIGHBOURS["later" if by > 0 else "earlier"]] or event
    if view.event and event != view.event:
        state.change(event=event)


def _show_unshown(dataset: Dataset, view: View, hidden: tuple[str, ...]) -> None:
    st.html(render("unshown.html", why=unshown.why(dataset, view, view.event, hidden)))
    st.button("Show it", key="show_it", on_click=_show_it, args=(dataset,), icon=":material/visibility:")


def _show_it(dataset: Dataset) -> None:
    """Widen what hides the event that is open by now."""
    view: View = st.session_state.view
    wider = unshown.widened(dataset, view, view.event, unshown.hiding(dataset, view, view.event))
    state.change(**{name: getattr(wider, name) for name in unshown.CHANGED})


def _show_event(event: Mapping[str, Any], colours: Mapping[str, str]) -> None:
    st.html(
        render(
            "event.html",
            event=event,
            colour=colours.get(event["type"], "#6b6b6b"),
            period=phrases.period(event["start"], event["end"], event["date_precision"], event["date_guessed"]),
            date_precision=phrases.precision(event["date_precision"], event["date_guessed"]),
            geo_precision=phrases.GEO_PRECISION[event["geo_precision"]],
            toll=phrases.toll(event),
        )
    )


def _show_reports(together: Sequence[str], reports: Sequence[Mapping[str, Any]]) -> None:
    """The reports of an event, each with its own figures, below what they say together and why they are one."""
    with st.expander(f"{len(reports)} reports of this event", expanded=True):
        told = [{**row, "toll": phrases.toll(row)} for row in reports]
        st.html(render("reports.html", together=together, reports=told))
