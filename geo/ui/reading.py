"""Going from event to event by keyboard, with the focus where one reads: what Streamlit's own widgets cannot do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypedDict

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = Path(__file__).with_name("reading.js")


class Told(TypedDict):
    """What the page's scripts are told.

    Attributes
    ----------
    opened : str
        Id of the event that is open; empty: none.
    places : str
        Ids of the places that are chosen, as one text; empty: all.
    heard : int
        Number of the map's last word that this page is of; 0: it has said nothing.
    address : str
        Query string that the browser's address is to have.
    """

    opened: str
    places: str
    heard: int
    address: str


def follow_reading(told: Told, go: Callable[[int], None]) -> None:
    """Tell the page's scripts, and the map's, what the page shows.

    Parameters
    ----------
    told : Told
    go : callable
        Goes so many events later, or earlier where that is less than 0.
    """
    with st.container(key="reading"):  # takes no room
        said = _component()(data=told, key="reading_keys", on_steps_change=lambda: _take_steps(go))
    # A browser that outlived its server goes on counting where it was.
    st.session_state.setdefault("steps_taken", said.get("steps") or 0)


def _take_steps(go: Callable[[int], None]) -> None:
    steps = st.session_state.reading_keys.get("steps") or 0
    by = steps - st.session_state.steps_taken
    st.session_state.steps_taken = steps
    go(by)


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "gazette_reading", html="<span></span>", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )
