"""The tables below the map are made when the reader scrolls to them, or opens a tab."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from geo.ui import state

_SCRIPT = Path(__file__).with_name("in_sight.js")
_SEEN = "tables_seen"


def are_tables_seen() -> bool:
    """Whether they have come into sight; without a browser (a test of the page) everything has."""
    return _SEEN in st.session_state or not st.context.url


def await_sight() -> None:
    """Keep their place until they are seen; a button there brings them too."""
    _component()(key="tables_to_come", on_seen_change=note_seen)


def note_seen() -> None:
    """Have them made from now on."""
    state.note_action()
    st.session_state[_SEEN] = True


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "gazette_in_sight",
        html='<div class="gz-to-come"><button class="gz-more">Show the table</button></div>',
        js=_SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,  # the page's own styles apply
    )
