"""What to call the places of a dataset: as its articles do, in English, or as they are called there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.geoparse.fold import fold
from geo.geoparse.naming import english_name, local_name
from geo.model import GeoPrecision, Naming, Place, Resolution

_FINEST_FIRST = {precision: number for number, precision in enumerate(GeoPrecision)}
_SHORTEST_CAPITALS = 5  # "USA" is written so, "ARMENIA" is a heading


@dataclass(frozen=True, slots=True)
class Called:
    """The name of one place by each convention."""

    written: str
    english: str
    local: str

    def by(self, naming: Naming) -> str:
        """The name by a convention."""
        return {Naming.WRITTEN: self.written, Naming.ENGLISH: self.english, Naming.LOCAL: self.local}[naming]


def name_places(
    places: Mapping[str, Place], resolutions: Iterable[Resolution], languages: Mapping[str, Sequence[str]]
) -> dict[str, Called]:
    """Name every place by each convention.

    Parameters
    ----------
    places : mapping of str to Place
        By id, with their names.
    resolutions : iterable of Resolution
        Every toponym of every article: how a place is written most often is counted in them.
    languages : mapping of str to sequence of str
        BCP 47 tags of each country's languages, by its ISO 3166-1 alpha-2 code.

    Returns
    -------
    dict of str to Called
        By id. No two places are called the same as written if another name tells them apart; the finer one keeps it.
        A stretch of road or land is called after the places at its ends.
    """
    written = _as_written(places, resolutions)
    called = {
        identifier: Called(
            written[identifier], english_name(place), local_name(place, languages.get(place.country, ()))
        )
        for identifier, place in places.items()
    }
    return {identifier: _stretch(place, called) or called[identifier] for identifier, place in places.items()}


def _as_written(places: Mapping[str, Place], resolutions: Iterable[Resolution]) -> dict[str, str]:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for resolution in resolutions:
        if resolution.place is not None:
            forms[resolution.place.id][" ".join(resolution.toponym.name.split())] += 1
    chosen = {identifier: _most_often(place, forms[identifier]) for identifier, place in places.items()}
    taken: set[str] = set()
    names = {}
    for place in sorted(places.values(), key=lambda p: (_FINEST_FIRST[p.geo_precision], -forms[p.id].total(), p.id)):
        names[place.id] = place.name if chosen[place.id] in taken else chosen[place.id]
        taken.add(names[place.id])
    return names


def _most_often(place: Place, forms: Counter[str]) -> str:
    """The form written most often; one in another case than the names known ("в Ереване") is no name of the place."""
    known = {fold(name.name) for name in place.names} | {fold(place.name)}
    usable = [form for form in forms if fold(form) in known]
    shouted = {form: form.isupper() and len(form) >= _SHORTEST_CAPITALS for form in usable}
    return min(usable, key=lambda form: (shouted[form], -forms[form], form != place.name, form), default=place.name)


def _stretch(place: Place, called: Mapping[str, Called]) -> Called | None:
    """Name "between X and Y" and "road to X" with the names of X and Y; None for any other place."""
    kind, _, rest = place.id.partition(":")
    ends = [called.get(end) for end in rest.split("~")]
    found = [end for end in ends if end is not None]
    if kind == "road" and len(found) == len(ends) == 1:
        return Called(*(f"road to {found[0].by(naming)}" for naming in Naming))
    if kind == "between" and len(found) == len(ends) == 2:
        return Called(*(f"between {found[0].by(naming)} and {found[1].by(naming)}" for naming in Naming))
    return None
