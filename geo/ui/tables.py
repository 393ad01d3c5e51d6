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
from geo.ui import state
from geo.ui.in_sight import are_tables_seen, await_sight, note_seen

_DAY = "D MMM YYYY"
_MOST_ROWS = 300


def show_tables(dataset: Dataset, found: Selection) -> None:
    """Draw the tabs under the map, and what the open one holds."""
    contents: dict[str, Callable[[], None]] = {
        # Without their number: a tab of another name would be another tab, and the one that is open would close.
        "Events": lambda: _show_events(found),
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


def _show_events(found: Selection) -> None:
    shown = found.newest(_MOST_ROWS)
    columns = {
        "Date": [row["start"] for row in shown],
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
    st.dataframe(
        as_table(columns),
        hide_index=True,
        key="events_table",
        on_select=lambda: _open_selected(shown),
        selection_mode="single-row",
        column_config={
            "Date": st.column_config.DateColumn(format=_DAY),
            "Sentence": st.column_config.TextColumn(width="large"),
            "Article": st.column_config.LinkColumn(display_text="open"),
        },
    )
    note = f"The newest {_MOST_ROWS} of {len(found)} are listed. " if len(found) > _MOST_ROWS else ""
    st.caption(note + "Select a row to read the sentence in its article.")


def _open_selected(shown: list[Listed]) -> None:
    state.note_action()  # also where a table of other events has lost its selection
    selection: Any = st.session_state.events_table.selection.rows
    if selection and selection[0] < len(shown):
        row = shown[selection[0]]
        stay = st.session_state.view.lacking or row["place_id"] is None
        state.change(event=row["id"], places=() if stay else (row["place_id"],))


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
