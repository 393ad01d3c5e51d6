"""The filters beside the map: dates, types, place, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from geo.dataset import query
from geo.dataset.place_ids import read_place_ids, write_place_ids
from geo.dataset.place_names import isolated, shortened
from geo.dataset.store import Dataset
from geo.model import Naming, View, WindowMode
from geo.ui import state
from geo.ui.widgets import showing

#: A longer list would be slow to send and no help to choose from; words find the rest.
_MOST_PLACES = 500
_NAMINGS = {Naming.WRITTEN: "As written", Naming.ENGLISH: "English", Naming.LOCAL: "Local languages"}


def show_filters(dataset: Dataset, view: View) -> None:
    """Draw the filters; each change goes to the view, and from there to map and address."""
    words = showing("words", view.words, _take_words, means=_plain)
    st.text_input("Words", words.value, max_chars=200, placeholder="e.g. ceasefire, mine, Red Cross", **words.settings)
    _show_places(dataset, view)
    if (days := query.period(dataset)) is not None:
        _show_dates(view, days)
    types = showing("types", list(view.types or ()), _take_types, means=set)
    st.multiselect(
        "Types",
        [entry["label"] for entry in dataset.manifest["types"]],
        types.value,
        # With nothing chosen all are shown, but where the legend has hidden each of them.
        placeholder="No type is shown" if view.types == () else "All types",
        **types.settings,
    )
    names = showing("names", view.names, lambda chosen: state.change(names=chosen))
    st.selectbox(
        "Place names",
        list(_NAMINGS),
        list(_NAMINGS).index(names.value),
        format_func=_NAMINGS.__getitem__,
        help="What places are called on the map and in lists. The sentences stay as they were written.",
        **names.settings,
    )
    if view.area:
        st.button(
            "Clear the drawn area", on_click=lambda: state.change(area=()), icon=":material/close:", width="stretch"
        )
    st.button("Reset filters", on_click=state.reset, width="stretch", disabled=not _narrowed(view))


def _show_places(dataset: Dataset, view: View) -> None:
    names = _places(dataset, view.places, view.names)
    chosen = write_place_ids(view.places)
    # A browser says what is chosen by what it is called: where that changes it is another widget.
    widget = f"place_{dataset.version}_{view.names.value}"
    place = showing(widget, chosen if chosen in names else "", _take_place)
    options = ["", *names]
    st.selectbox(
        "Place",
        options,
        options.index(place.value) if place.value in names else 0,
        format_func=lambda key: names.get(key, "All places"),
        **place.settings,
    )


def _show_dates(view: View, days: tuple[dt.date, dt.date]) -> None:
    first, last = _spanned(days, view)

    def within(day: dt.date | None, otherwise: dt.date) -> dt.date:
        return min(max(day or otherwise, first), last)

    limits: dict[str, Any] = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
    start = showing("start", within(view.start, first), partial(_take_start, days))
    st.date_input("From", within(start.value, first), **limits, **start.settings)
    end = showing("end", within(view.end, last), partial(_take_end, days))
    st.date_input("To", within(end.value, last), **limits, **end.settings)


@lru_cache(maxsize=64)
def _places(dataset: Dataset, chosen: tuple[str, ...], names: Naming) -> Mapping[str, str]:
    """Labels of the places with most events by id; also of the one looked at, or of those, by their ids."""
    places = query.event_places(dataset, names)
    several = {write_place_ids(chosen): f"{len(chosen)} places"} if len(chosen) > 1 else {}
    offered = places[(places.index < _MOST_PLACES) | (places["id"] == write_place_ids(chosen))]
    labels = {row["id"]: f"{isolated(shortened(row['name']))} ({row['events']})" for row in offered.to_dict("records")}
    return labels | several


def _plain(words: str) -> str:
    return " ".join(words.split())


def _take_words(words: str) -> None:
    state.change(words=_plain(words), event="")


def _take_types(types: list[str]) -> None:
    state.change(types=tuple(types) or None)


def _take_place(chosen: str) -> None:
    state.change(places=read_place_ids(chosen), event="", lacking=None)


def _take_start(days: tuple[dt.date, dt.date], start: dt.date | None) -> None:
    """Take the first day as it was chosen; a last day before it goes along."""
    view: View = st.session_state.view
    end = max(start, view.end) if start and view.end else view.end
    _change_dates(start, end, days)


def _take_end(days: tuple[dt.date, dt.date], end: dt.date | None) -> None:
    """Take the last day as it was chosen; a first day after it goes along."""
    view: View = st.session_state.view
    start = min(end, view.start) if end and view.start else view.start
    _change_dates(start, end, days)


def _change_dates(start: dt.date | None, end: dt.date | None, days: tuple[dt.date, dt.date]) -> None:
    """Show some dates, open where they leave nothing of the data out; with a first day they are not cumulative."""
    first, last = days
    if not _beyond(days, start, end):
        start = start if start and start > first else None
        end = end if end and end < last else None
    mode = st.session_state.view.mode
    state.change(start=start, end=end, mode=WindowMode.RANGE if start and mode is WindowMode.CUMULATIVE else mode)


def _spanned(days: tuple[dt.date, dt.date], view: View) -> tuple[dt.date, dt.date]:
    """The days of the data, and of a view that lies wholly before or after them; as in ``static/bounds.js``."""
    asked = [day for day in (view.start, view.end) if day]
    return (min(*days, *asked), max(*days, *asked)) if _beyond(days, view.start, view.end) else days


def _beyond(days: tuple[dt.date, dt.date], start: dt.date | None, end: dt.date | None) -> bool:
    return bool((end and end < days[0]) or (start and start > days[1]))


def _narrowed(view: View) -> bool:
    exact = view.exact_days or view.exact_places or view.lacking
    chosen = view.places or view.words or view.area or view.event
    return bool(view.start or view.end or view.types is not None or chosen or exact)
