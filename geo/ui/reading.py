"""Going from event to event by keyboard, with the focus where one reads: what Streamlit's own widgets cannot do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = Path(__file__).with_name("reading.js")


def follow_reading(opened: str, places: str, heard: int) -> None:
    """Tell the page's scripts which event or places are open, and the map's how much of it has been heard.

    Parameters
    ----------
    opened : str
        Its id; empty: none.
    places : str
        Ids of the places that are chosen, as one text; empty: all.
    heard : int
        Number of the map's last word that this page is of; 0: it has said nothing.
    """
    with st.container(key="reading"):  # takes no room
        _component()(data={"opened": opened, "places": places, "heard": heard}, key="reading_keys")


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "gazette_reading", html="<span></span>", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )
