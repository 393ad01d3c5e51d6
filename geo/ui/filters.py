"""The filters beside the map: dates, types, place, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.dataset import query
from geo.dataset.place_ids import read_place_ids, write_place_ids
from geo.dataset.place_names import isolated, shortened
from geo.dataset.store import Dataset
from geo.model import Naming, View, WindowMode
from geo.ui import state

#: A longer list would be slow to send and no help to choose from; words find the rest.
_MOST_PLACES = 500
_NAMINGS = {Naming.WRITTEN: "As written", Naming.ENGLISH: "English", Naming.LOCAL: "Local languages"}


def show_filters(dataset: Dataset, view: View) -> None:
    """Draw the filters; each change goes to the view, and from there to map and address."""
    _fill(dataset, view)
    st.text_input(
        "Words", key="filter_words", on_change=_take_words, placeholder="e.g. ceasefire, mine, Red Cross", max_chars=200
    )
    names = _places(dataset, view.places, view.names)
    st.selectbox(
        "Place",
        ["", *names],
        key="filter_place",
        format_func=lambda key: names.get(key, "All places"),
        on_change=_take_place,
    )
    if (days := query.period(dataset)) is not None:
        first, last = _spanned(days, view)
        limits: dict[str, Any] = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
        st.date_input("From", key="filter_start", on_change=_take_start, args=days, **limits)
        st.date_input("To", key="filter_end", on_change=_take_end, args=days, **limits)
    st.multiselect(
        "Types",
        [entry["label"] for entry in dataset.manifest["types"]],
        key="filter_types",
        on_change=lambda: state.change(types=tuple(st.session_state.filter_types) or None),
        placeholder="All types",
    )
    st.selectbox(
        "Place names",
        list(_NAMINGS),
        key="filter_names",
        format_func=_NAMINGS.__getitem__,
        on_change=lambda: state.change(names=st.session_state.filter_names),
        help="What places are called on the map and in lists. The sentences stay as they were written.",
    )
    if view.area:
        st.button(
            "Clear the drawn area", on_click=lambda: state.change(area=()), icon=":material/close:", width="stretch"
        )
    st.button("Reset filters", on_click=state.reset, width="stretch", disabled=not _narrowed(view))


def _fill(dataset: Dataset, view: View) -> None:
    """Show in the widgets what the view says, wherever it was changed."""
    st.session_state.filter_words = view.words
    written = write_place_ids(view.places)
    st.session_state.filter_place = written if written in _places(dataset, view.places, view.names) else ""
    st.session_state.filter_types = [] if view.types is None else list(view.types)
    st.session_state.filter_names = view.names
    if (days := query.period(dataset)) is not None:
        first, last = _spanned(days, view)
        st.session_state.filter_start = min(max(view.start or first, first), last)
        st.session_state.filter_end = min(max(view.end or last, first), last)


@lru_cache(maxsize=64)
def _places(dataset: Dataset, chosen: tuple[str, ...], names: Naming) -> Mapping[str, str]:
    """Labels of the places with most events by id; also of the one looked at, or of those, by their ids."""
    places = query.event_places(dataset, names)
    several = {write_place_ids(chosen): f"{len(chosen)} places"} if len(chosen) > 1 else {}
    offered = places[(places.index < _MOST_PLACES) | (places["id"] == write_place_ids(chosen))]
    labels = {row["id"]: f"{isolated(shortened(row['name']))} ({row['events']})" for row in offered.to_dict("records")}
    return labels | several


def _take_words() -> None:
    state.change(words=" ".join(st.session_state.filter_words.split()), event="")


def _take_place() -> None:
    state.change(places=read_place_ids(st.session_state.filter_place), event="", lacking=None)


def _take_start(first: dt.date, last: dt.date) -> None:
    """Take the first day as it was chosen; a last day before it goes along."""
    view: View = st.session_state.view
    start: dt.date | None = st.session_state.filter_start
    end = max(start, view.end) if start and view.end else view.end
    _change_dates(start, end, (first, last))


def _take_end(first: dt.date, last: dt.date) -> None:
    """Take the last day as it was chosen; a first day after it goes along."""
    view: View = st.session_state.view
    end: dt.date | None = st.session_state.filter_end
    start = min(end, view.start) if end and view.start else view.start
    _change_dates(start, end, (first, last))


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
