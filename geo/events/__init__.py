"""What happened: sentences, dates, casualties, attribution and types coded into `geo.model.Event`."""

from geo.events.coding import code_events
from geo.events.doubts import DATED_BY_PUBLICATION
from geo.events.expected import find_places
from geo.events.explain import explain_group
from geo.events.figures import Figure, Range, figure_range
from geo.events.merge import EventGroup, Link, merge_events
from geo.events.taxonomy import SubType, Taxonomy, TypeEntry, load_taxonomy

__all__ = [
    "DATED_BY_PUBLICATION",
    "EventGroup",
    "Figure",
    "Link",
    "Range",
    "SubType",
    "Taxonomy",
    "TypeEntry",
    "code_events",
    "explain_group",
    "figure_range",
    "find_places",
    "load_taxonomy",
    "merge_events",
]
