"""Gazette turns news articles into a map of events that you scrub through time and share as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.map.notebook import EventMap

__all__ = ["EventMap"]


def __getattr__(name: str) -> Any:
    """Import what is asked for only then, so that `import geo` does not wait for folium and pandas."""
    if name == "EventMap":
        from geo.map.notebook import EventMap

        return EventMap
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
