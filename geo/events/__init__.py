"""What happened: sentences, dates, casualties, attribution and types coded into `geo.model.Event`."""

from geo.events.coding import code_events
from geo.events.taxonomy import Taxonomy, TypeEntry, load_taxonomy

__all__ = ["Taxonomy", "TypeEntry", "code_events", "load_taxonomy"]
