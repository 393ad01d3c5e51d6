"""Place names in text, and the places they mean."""

from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.geoparser import Geoparser

__all__ = ["Gazetteer", "Geoparser"]
