"""Which of the forms that an inflected name may be of is a place's."""

from __future__ import annotations

from collections.abc import Iterable

from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.inflection import before_apostrophe

_TOWN, _CITY = 20_000, 100_000


def known_form(gazetteer: Gazetteer, name: str, language: str, forms: Iterable[str]) -> str:
    """Choose among a name as written and the forms that it may be of.

    What an apostrophe divides from its ending comes first, then the name of a town as it stands, then the form of a
    curated place or a city, then any: "Уфе" is Ufa and no village, "Շուշին" is Shusha with an article and not the
    dative of Shush.

    Parameters
    ----------
    gazetteer : Gazetteer
    name : str
        As written.
    language : str
        ISO 639-1 code of the text; empty where it is not known.
    forms : iterable of str
        As `uninflected_names` lists them.

    Returns
    -------
    str
        Its key; empty where no place has any of them.
    """
    stem = fold(before_apostrophe(name, language))
    if stem and gazetteer.lookup(stem):
        return stem
    found = gazetteer.lookup(key := fold(name))
    first = key if found else ""
    if any(place.curated or place.population >= _TOWN for place in found):
        return key
    for form in forms:
        found = gazetteer.lookup(plain := fold(form))
        if any(place.curated or (place.form <= 1 and place.population >= _CITY) for place in found):
            return plain
        first = first or (plain if found else "")
    return first
