"""Under the map: the events as a table, the articles, what could not be placed, and what the data is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from geo.dataset import phrases, query
from geo.dataset.listed import Listed, as_table
from geo.dataset.selection import Selection
from geo.dataset.store import Dataset
from geo.model import View
from geo.ui import state
from geo.ui.in_sight import are_tables_seen, await_sight, note_seen

_DAY = "D MMM YYYY"
_MOST_ROWS = 300
#: What a finger can hit; which screens are touched a server does not know.
_ROW_PX = 44


def show_tables(dataset: Dataset, view: View, found: Selection) -> None:
    """Draw the tabs under the map, and what the open one holds."""
    contents: dict[str, Callable[[], None]] = {
        # Without their number: a tab of another name would be another tab, and the one that is open would close.
        "Events": lambda: _show_events(found, view.event),
        f"Articles ({len(dataset.articles):,})": lambda: _show_articles(dataset.version, dataset),
        f"Names not placed ({len(query.unplaced(dataset)):,})": lambda: _show_unplaced(dataset.version, dataset),
        "About this data": lambda: _show_about(dataset.version, dataset),
    }
    # What nobody looks at is not made, behind other tabs or below the window: most of a change's work would go there.
    tabs = st.tabs(list(contents), key="tables", on_change=note_seen)
    for tab, show in zip(tabs, contents.values(), strict=True):
        if tab.open:
            with tab:
                if are_tables_seen():
                    show()
                else:
                    await_sight()


# What is the same for all views of a dataset is written once: Streamlit keeps the elements of such a function.
@st.cache_data(show_spinner=False, max_entries=4)
def _show_articles(version: str, _dataset: Dataset) -> None:  # noqa: ARG001  # the key of what is kept
    st.dataframe(
        query.newest_articles(_dataset, _MOST_ROWS),
        hide_index=True,
        row_height=_ROW_PX,
        column_config={
            "published": st.column_config.DateColumn("Published", format=_DAY),
            "title": st.column_config.TextColumn("Title", width="large"),
            "publisher": "Publisher",
            "url": st.column_config.LinkColumn("Link", display_text="open"),
        },
    )


@st.cache_data(show_spinner=False, max_entries=4)
def _show_unplaced(version: str, _dataset: Dataset) -> None:  # noqa: ARG001  # the key of what is kept
    missing = query.unplaced(_dataset)
    if missing.empty:
        st.write("Every place name found was placed.")
        return
    st.write("Names that the articles give and that no place was found for. They are kept, not guessed.")
    titles = {"name": "Name", "method": "Why", "times": "Times", "articles": "Articles"}
    st.dataframe(missing.rename(columns=titles), hide_index=True)


def _show_events(found: Selection, opened: str) -> None:
    shown = found.newest(_MOST_ROWS)
    key = _key_of_events(opened, shown)
    columns = {
        # A table sorts what it shows: words would be in the order of the alphabet, and a first day says too much.
        "Date": [phrases.ordered_period(row["start"], row["end"], row["date_precision"]) for row in shown],
        "Dated": [phrases.precision(row["date_precision"], row["date_guessed"]) for row in shown],
        "Place": [row["place_name"] or row["toponym"] for row in shown],
        "Placed": [phrases.PLACE_UNCERTAIN if row["place_uncertain"] else "" for row in shown],
        "Type": [row["type"] for row in shown],
        "People": [row["toll"] for row in shown],
        "Who says so": [row["attributed_to"] for row in shown],
        "Sentence": [row["text"] for row in shown],
        "Publisher": [row["publisher"] for row in shown],
        "Article": [row["url"] for row in shown],
    }
    with st.container(key="events_table"):
        st.dataframe(
            as_table(columns),
            hide_index=True,
            key=key,
            on_select=lambda: _open_selected(key, shown),
            selection_mode="single-row",
            row_height=_ROW_PX,
            column_config={
                "Sentence": st.column_config.TextColumn(width="large"),
                "Article": st.column_config.LinkColumn(display_text="open"),
            },
        )
    note = f"The newest {_MOST_ROWS} of {len(found)} are listed. " if len(found) > _MOST_ROWS else ""
    st.caption(note + "Select a row to read the sentence in its article.")


def _key_of_events(opened: str, shown: list[Listed]) -> str:
    """Key of the table: another one where its selected row is no longer what is open, which makes it select none.

    Who has gone on from there or closed it can so select the same row again.
    """
    number = st.session_state.setdefault("table_number", 0)
    if (row := _selected(f"events_{number}", shown)) and row["id"] != opened:
        st.session_state.table_number = number + 1
    return f"events_{st.session_state.table_number}"


def _selected(key: str, shown: list[Listed]) -> Listed | None:
    rows: Any = st.session_state[key].selection.rows if key in st.session_state else []
    return shown[rows[0]] if rows and rows[0] < len(shown) else None


def _open_selected(key: str, shown: list[Listed]) -> None:
    state.note_action()  # also where a table of other events has lost its selection
    if key == f"events_{st.session_state.table_number}" and (row := _selected(key, shown)):
        state.change(event=row["id"])


@st.cache_data(show_spinner=False, max_entries=4)
def _show_about(version: str, _dataset: Dataset) -> None:
    manifest = _dataset.manifest
    st.markdown(f"Data version `{version}`, built {manifest['created'][:10]}. It never changes under this version.")
    for line in manifest["licenses"]:
        st.text(line)
    if manifest["rejected"]:
        st.write("Inputs that were not taken:")
        st.dataframe(
            pd.DataFrame(manifest["rejected"]).rename(columns={"source": "Input", "reason": "Why"}), hide_index=True
        )
    st.text("Boundaries are de facto, from Natural Earth, and say nothing about who is right.")
