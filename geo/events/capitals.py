"""Capitals that are spoken of by what they are the capital of: "the capital of Kunduz province", "Mali's capital"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.geoparse.distance import distance_km
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.sources import Country
from geo.model import GeoPrecision, Place, Resolution, Toponym

_KIND = r"(?:provincial|regional|state|district|departmental|county|national|administrative)\s+"
_UNIT = r"(?:\s+(?:province|region|state|district|governorate|department|county|oblast|division))?"
_CAPITAL_OF = re.compile(rf"\b(?:{_KIND})?capital\s+(?:city\s+)?of\s+(?:the\s+)?$", re.IGNORECASE)
_UNIT_AFTER = re.compile(_UNIT, re.IGNORECASE)
# "Helmand's capital, Lashkar Gah," names it, and "capital markets" are none.
_UNNAMED = (
    r"(?!(?:,|\s+of|\s+city\s+of)?\s+(?-i:[A-Z])|\s+(?:of|punishment|markets?|gains?|flight|investment|funds?|"
    r"crimes?|offences?|letters?|goods|account|charges?|murder|controls?)\b)"
)
_CAPITAL_AFTER = re.compile(rf"(?:['’]s?)?{_UNIT}\s+(?:{_KIND})?capital\b{_UNNAMED}", re.IGNORECASE)
_A_NAME = r"(?-i:[A-Z])[\w'’-]+"
_OF_A_PEOPLE = re.compile(
    rf"\bthe\s+(?P<all>(?P<people>{_A_NAME}(?:\s{_A_NAME})?)\s+capital)\b{_UNNAMED}", re.IGNORECASE
)
_NAMED_NEXT = re.compile(r",?\s+[A-Z]")
_HAVE_CAPITALS = (GeoPrecision.COUNTRY, GeoPrecision.REGION, GeoPrecision.DISTRICT)
_OF_ITS_PEOPLE = 0.8  # sure enough: a capital that goes by its country's people


def with_capitals(text: str, resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
    """Put the capital where a text speaks of one by the name of its country, province or people.

    Parameters
    ----------
    text : str
    resolutions : sequence of Resolution
        The toponyms of the text and their places, sorted by start.
    gazetteer : Gazetteer

    Returns
    -------
    list of Resolution
        Sorted by start, not overlapping. Where no town of the name is known, the province or country stays.
    """
    if "capital" not in text:
        return list(resolutions)
    countries = gazetteer.countries()
    found = [_capital_of(text, resolution, gazetteer, countries) or resolution for resolution in resolutions]
    return sorted([*found, *_of_peoples(text, found, gazetteer, countries)], key=lambda r: r.toponym.start)


def _capital_of(
    text: str, resolution: Resolution, gazetteer: Gazetteer, countries: Mapping[str, Country]
) -> Resolution | None:
    """Return the capital that a name is part of the description of; None where the name stands for itself."""
    place, toponym = resolution.place, resolution.toponym
    if place is None or place.geo_precision not in _HAVE_CAPITALS:
        return None
    before = _CAPITAL_OF.search(text, max(0, toponym.start - 60), toponym.start)
    after = _CAPITAL_AFTER.match(text, toponym.end)
    start, end = toponym.start, toponym.end
    if before is not None and (unit := _UNIT_AFTER.match(text, end)) and not _NAMED_NEXT.match(text, unit.end()):
        start, end = before.start(), unit.end()
    elif after is not None:
        end = after.end()
    else:
        return None
    town = _town_of(place, toponym.name, gazetteer, countries)
    return replace(resolution, toponym=Toponym(start, end, text[start:end]), place=town or place)


def _town_of(place: Place, name: str, gazetteer: Gazetteer, countries: Mapping[str, Country]) -> Place | None:
    """Find the capital of a country, or the town of a province's own name in it."""
    if place.geo_precision is GeoPrecision.COUNTRY:
        country = countries.get(place.country)
        return _national(country, gazetteer) if country else None
    bare = re.sub(rf"{_UNIT}$", "", name, flags=re.IGNORECASE)
    return next((town for town in _towns(bare, place.country, gazetteer) if _lies_in(town, place)), None)


def _national(country: Country, gazetteer: Gazetteer) -> Place | None:
    return next(iter(_towns(country.capital, country.code, gazetteer)), None) if country.capital else None


def _towns(name: str, country: str, gazetteer: Gazetteer) -> Iterable[Place]:
    towns = (place for place in gazetteer.candidates(name) if place.geo_precision is GeoPrecision.SETTLEMENT)
    return (town for town in towns if town.country == country)


def _lies_in(town: Place, unit: Place) -> bool:
    return distance_km(town, unit) <= unit.extent_km


def _of_peoples(
    text: str, resolutions: Sequence[Resolution], gazetteer: Gazetteer, countries: Mapping[str, Country]
) -> list[Resolution]:
    """Find "the Malian capital", which is no toponym by itself."""
    taken = [(r.toponym.start, r.toponym.end) for r in resolutions]
    added = []
    for match in _OF_A_PEOPLE.finditer(text):
        start, end = match.span("all")
        people = fold(match["people"])
        country = next((c for c in countries.values() if people in {fold(name) for name in c.demonyms}), None)
        if country is None or any(first < end and start < last for first, last in taken):
            continue
        if (town := _national(country, gazetteer)) is not None:
            added.append(Resolution(Toponym(start, end, match["all"]), town, _OF_ITS_PEOPLE, "capital of a country"))
    return added
