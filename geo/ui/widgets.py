"""Widgets that show what the view says, wherever that was changed, and that act for their reader alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st


class Shown(NamedTuple):
    """A widget that shows a value: what it begins with, and its key and callback as Streamlit's arguments."""

    value: Any
    settings: dict[str, Any]


def showing(
    name: str, value: Any, act: Callable[[Any], None], *, means: Callable[[Any], object] = lambda value: value
) -> Shown:
    """Give the widget that shows a value: the one there is, or a new one.

    With each of its words a browser sends the values of all widgets, as it last heard of them. Put another value into a
    widget, and what the browser sends until it hears of that looks like its reader's choice of the value before. So no
    widget is ever given another value: where the view has another than it shows, a new widget takes its place, and the
    one before is no longer heeded.

    Parameters
    ----------
    name : str
        Tells the widget from others.
    value : object
        What it is to show.
    act : callable
        Takes what the reader has chosen there.
    means : callable, optional
        What a value comes to. A widget stays where its own value comes to the same as `value`, so that who types in it
        or picks several things can go on.
    """
    born: dict[str, tuple[str, Any]] = st.session_state.setdefault("widgets_born", {})
    key, first = born.get(name, ("", None))
    if not key or means(st.session_state.get(key, first)) != means(value):
        st.session_state.widget_number = st.session_state.get("widget_number", 0) + 1
        key, first = born[name] = (f"{name}_{st.session_state.widget_number}", value)
    return Shown(first, {"key": key, "on_change": _heed, "args": (name, key, act)})


def _heed(name: str, key: str, act: Callable[[Any], None]) -> None:
    if st.session_state.widgets_born[name][0] == key:
        act(st.session_state[key])
