"""The list of events beside the map, as one element: a card each with the sentence, opened by a click or Enter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from geo.dataset import phrases
from geo.dataset.place_names import isolated, shortened
from geo.dataset.selection import Selection
from geo.model import View
from geo.ui import state

_SCRIPT = Path(__file__).with_name("cards.js")
_LISTED, _LISTED_MORE = 12, 60
_LONGEST_TEXT = 260
_NO_COLOUR = "#6b6b6b"


def show_cards(found: Selection, view: View, colours: Mapping[str, str]) -> None:
    """List the newest of the events found, without the one that is open; a button lists more.

    Parameters
    ----------
    found : Selection
    view : View
    colours : mapping of str to str
        CSS colours by type.
    """
    most = st.session_state.get("listed", _LISTED)
    more = f"Show more of {len(found):,}" if len(found) > most + bool(view.event) else ""
    cards = [_card(row, view, colours.get(row["type"], _NO_COLOUR)) for row in found.newest(most, without=view.event)]
    _component()(data={"cards": cards, "more": more}, key="cards", on_open_change=_open, on_more_change=_list_more)


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "gazette_cards",
        html='<div class="gz-cards"></div>',
        js=_SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,  # the page's own styles apply
    )


def _card(row: Mapping[Any, Any], view: View, colour: str) -> dict[str, Any]:
    period = phrases.period(row["start"], row["end"], row["date_precision"], row["date_guessed"])
    place = isolated(shortened(row["place_name"])) if row["place_name"] else "not located"
    reports = f"{row['reports']} reports" if row["reports"] > 1 else ""
    doubt = phrases.PLACE_UNCERTAIN if row["place_uncertain"] else ""
    by, publisher = row["attributed_to"], row["publisher"]
    return {
        "id": row["id"],
        "label": period if len(view.places) == 1 else f"{period} · {place}",
        "type": row["type"],
        "colour": colour,
        "facts": [fact for fact in (row["toll"], reports, doubt) if fact],
        "text": _shortened(row["text"]),
        "said": " · ".join(dict.fromkeys(isolated(shortened(name)) for name in (by, publisher) if name)),
    }


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT].rsplit(" ", 1)[0] + " …"


def _open() -> None:
    state.note_action()
    if event_id := st.session_state.cards.get("open"):
        state.change(event=event_id)


def _list_more() -> None:
    state.note_action()
    st.session_state.listed = st.session_state.get("listed", _LISTED) + _LISTED_MORE
