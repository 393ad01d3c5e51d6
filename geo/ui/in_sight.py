"""A part of the page that is made when the reader scrolls to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from geo.ui import state

_SCRIPT = Path(__file__).with_name("in_sight.js")


def is_seen(part: str) -> bool:
    """Whether a part of the page has come into sight; without a browser (a test of the page) everything has."""
    return _key(part) in st.session_state or not st.context.url


def await_sight(part: str) -> None:
    """Keep the place of a part until it is seen; from then on `is_seen` says so.

    Parameters
    ----------
    part : str
        What a button calls it that brings it too: "table". One word of ours.
    """
    _component(part)(key=f"{part}_to_come", on_seen_change=lambda: note_seen(part))


def note_seen(part: str) -> None:
    """Have a part made from now on."""
    state.note_action()
    st.session_state[_key(part)] = True


def _key(part: str) -> str:
    return f"{part}_seen"


@cache
def _component(part: str) -> ComponentRenderer:
    return st.components.v2.component(
        f"gazette_{part}_in_sight",
        html=f'<div class="gz-to-come"><button class="gz-more">Show the {part}</button></div>',
        js=_SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,  # the page's own styles apply
    )
