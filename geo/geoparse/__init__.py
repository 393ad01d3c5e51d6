"""Place names in text, and the places they mean."""

from geo.geoparse.additions import add_to_gazetteer
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.geoparser import Geoparser

__all__ = ["Gazetteer", "Geoparser", "add_to_gazetteer"]
