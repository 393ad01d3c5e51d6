"""Under the map: the events as a table, the articles, what could not be placed, and what the data is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from geo.dataset import phrases, query
from geo.dataset.event_rows import records
from geo.dataset.store import Dataset
from geo.ui import state

_DAY = "D MMM YYYY"
_MOST_ROWS = 300


def show_tables(dataset: Dataset, found: query.Selection) -> None:
    """Draw the tabs under the map."""
    missing = query.unplaced(dataset)
    events, articles, unplaced, about = st.tabs(
        [
            f"Events ({len(found):,})",
            f"Articles ({len(dataset.articles):,})",
            f"Names not placed ({len(missing):,})",
            "About this data",
        ]
    )
    with events:
        _show_events(found)
    with articles:
        _show_articles(dataset.version, dataset)
    with unplaced:
        _show_unplaced(dataset.version, dataset)
    with about:
        _show_about(dataset.version, dataset)


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


def _show_events(found: query.Selection) -> None:
    shown = found.newest(_MOST_ROWS)
    table = pd.DataFrame(
        {
            "Date": shown["start"],
            "Dated": [phrases.DATE_PRECISION[precision] for precision in shown["date_precision"]],
            "Place": shown["place_name"].fillna(shown["toponym"]),
            "Type": shown["type"],
            "People": [phrases.toll(row) for row in records(shown, phrases.TOLL_COLUMNS)],
            "Who says so": shown["attributed_to"],
            "Sentence": shown["text"],
            "Publisher": shown["publisher"],
            "Article": shown["url"],
        }
    )
    st.dataframe(
        table,
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


def _open_selected(shown: pd.DataFrame) -> None:
    selection: Any = st.session_state.events_table.selection.rows
    if selection and selection[0] < len(shown):
        row = shown.iloc[selection[0]]
        stay = st.session_state.view.lacking or pd.isna(row["place_id"])
        state.change(event=row["id"], place="" if stay else row["place_id"])


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
