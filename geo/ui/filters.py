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
from geo.model import Naming, View
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
    if (bounds := query.period(dataset)) is not None:
        _show_dates(view, *bounds)
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


def _show_dates(view: View, first: dt.date, last: dt.date) -> None:
    def within(day: dt.date | None, otherwise: dt.date) -> dt.date:
        return min(max(day or otherwise, first), last)

    def take(start: dt.date, end: dt.date) -> None:
        start, end = min(start, end), max(start, end)
        state.change(start=start if start > first else None, end=end if end < last else None)

    def take_start(day: dt.date | None) -> None:
        take(day or first, st.session_state.view.end or last)

    def take_end(day: dt.date | None) -> None:
        take(st.session_state.view.start or first, day or last)

    limits: dict[str, Any] = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
    start = showing("start", within(view.start, first), take_start)
    st.date_input("From", within(start.value, first), **limits, **start.settings)
    end = showing("end", within(view.end, last), take_end)
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


def _narrowed(view: View) -> bool:
    exact = view.exact_days or view.exact_places or view.lacking
    chosen = view.places or view.words or view.area or view.event
    return bool(view.start or view.end or view.types is not None or chosen or exact)
