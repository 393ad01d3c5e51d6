"""The candidates of a name as arrays, with what can be said of each before looking at the text."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import MISSPELT, SOUND_ALIKE, Candidate, Gazetteer
from geo.geoparse.inflection import TURKIC_LANGUAGES, uninflected_names
from geo.geoparse.known_forms import known_form
from geo.geoparse.nature import kinds_named
from geo.geoparse.units import full_names
from geo.model import GeoPrecision

Floats = NDArray[np.float64]

# Each is a weight in weights.toml; the order is the order of the columns.
STATIC_FEATURES = (
    "settlement", "settlement_population", "region", "region_population", "district", "district_population", "country",
    "site", "capital", "attested_names", "main_name", "curated_name", "sound_alike", "longer_name", "part_of_name",
    "most_populous", "attested_by_another_name", "around_its_town", "named_after_its_town", "rivals_in_country",
    "named_as_its_kind",
)  # fmt: skip
# A district of unknown population is taken for one of this many people.
_DISTRICT_POPULATION = 60_000
# A region whose towns lie no wider than this, with a town of the same name this near, is that town.
_CITY_REGION_KM = 40.0
_NEAR_DEGREES = 0.25
_FAR_SMALLER = 10
_FAR_LARGER_TOWN = 2
_FAR_SPELLING = 0.3
_MOST_PER_TOWNSMAN = 10
_OUTSHINES = 10
# Of a country's languages, by the number of those who speak them.
_LANGUAGES = 2
WELL_KNOWN = 100_000
_UNITS = frozenset({GeoPrecision.REGION, GeoPrecision.DISTRICT})
_MOST_UNLIKENESS = 0.5
# "North Dallas", "Lake County", "the city of Paris": looked up without these when the whole is unknown.
_BEFORE = frozenset(
    [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater", "upper",
        "lower", "downtown", "metropolitan", "city", "town", "village", "province", "state", "region", "district",
        "county", "republic", "port", "mount", "lake", "river", "northeast", "northwest", "southeast", "southwest",
        "northeastern", "northwestern", "southeastern", "southwestern", "old", "inner", "outer", "mainland",
    ]
)  # fmt: skip
_AFTER = frozenset(
    [
        "city", "town", "township", "village", "district", "province", "state", "region", "county", "prefecture",
        "governorate", "oblast", "rayon", "raion", "department", "division", "municipality", "area", "valley",
        "island", "islands", "river", "airport", "territory", "co", "republic", "metropolitan", "shire", "borough",
        "suburb", "peninsula", "coast", "basin",
    ]
)  # fmt: skip
# In lower case after a name: what kind of unit it is, which need not be a part of its name.
_DESCRIBES = frozenset({"district", "province", "region", "governorate", "prefecture", "municipality"})


@dataclass(frozen=True, slots=True)
class Candidates:
    """The places that one name may mean, as columns.

    Attributes
    ----------
    places : tuple of Candidate
    static : ndarray of shape (n, len(STATIC_FEATURES))
    points : ndarray of shape (n, 3)
        Unit vectors from the centre of the Earth.
    countries : ndarray of shape (n,)
        A number for each country; 0 for none.
    regions : ndarray of shape (n,)
        GeoNames id of the first-level region that a place is in, or is; 0 for none.
    local : ndarray of shape (n,)
        1 where the place is finer than a country, so that its distance to others says something.
    outshone : ndarray of shape (n,)
        How much better known than a unit a town of its name elsewhere is.
    demonym : bool
        The name is an adjective or a people's name: the place is the country.
    """

    places: tuple[Candidate, ...]
    static: Floats
    points: Floats
    countries: NDArray[np.int64]
    regions: NDArray[np.int64]
    local: Floats
    outshone: Floats
    demonym: bool = False


class CandidateFinder:
    """Finds the candidates of a name: by its key, as a demonym, without its generic words, by its sound, misspelt."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        countries = gazetteer.countries()
        self._numbers = {code: number for number, code in enumerate(sorted(countries), start=1)}
        self.demonyms = {
            fold(demonym): code for code, country in reversed(countries.items()) for demonym in country.demonyms
        }
        self._speakers: dict[str, set[int]] = defaultdict(set)
        for code, country in countries.items():
            for tag in country.languages[:_LANGUAGES]:
                self._speakers[tag.partition("-")[0]].add(self._numbers[code])
        self._names = {code: fold(country.name) for code, country in countries.items()}
        self.find = lru_cache(maxsize=16384)(self._find)

    def find_name(self, name: str, language: str = "") -> Candidates | None:
        """Find the candidates of a name as written, without its case ending where the whole is unknown.

        Parameters
        ----------
        name : str
        language : str
            ISO 639-1 code of the text; empty: told by the alphabet.
        """
        key = fold(name)
        if not name.isascii() or language in TURKIC_LANGUAGES:
            forms = [*full_names(name, language), *uninflected_names(name, language)]
            key = known_form(self._gazetteer, name, language, forms) or key
        bare, _, described = name.rpartition(" ")
        if bare and described in _DESCRIBES:
            return self._find_described(key, fold(bare))
        return self.find(key)

    def _find_described(self, key: str, bare: str) -> Candidates | None:
        """Find what is called so with the word for its kind, and the units that are called so without it.

        "the Karak district" is no less the governorate of Karak in Jordan than Karak District in Pakistan. A curated
        unit has its full name on purpose.
        """
        whole = self._gazetteer.lookup(key)
        if any(place.curated for place in whole):
            return self.find(key)
        known = {place.id for place in whole}
        units = (place for place in self._gazetteer.lookup(bare) if place.geo_precision in _UNITS)
        others = tuple(place for place in units if place.id not in known)
        return self._columns(whole + others, key, part=False) if whole and others else self.find(key)

    def number(self, country: str) -> int:
        """Give the number that stands for a country in the columns; 0 for an unknown code."""
        return self._numbers.get(country.upper(), 0)

    def speakers(self, language: str) -> frozenset[int]:
        """Give the numbers of the countries where a language is one of the first two; none for English.

        News of the whole world is written in English, and most of it is about other countries.
        """
        return frozenset() if language in {"", "en"} else frozenset(self._speakers.get(language, ()))

    def _find(self, key: str) -> Candidates | None:
        if code := self.demonyms.get(key):
            bearers = self._gazetteer.lookup(self._names[code])
            country = [place for place in bearers if place.country == code and place.kind == "country"]
            return self._columns(tuple(country), key, part=False, demonym=True)
        if found := self._gazetteer.lookup(key):
            return self._columns(found, key, part=False)
        words = key.split()
        while len(words) > 1:
            if words[-1] in _AFTER:
                del words[-1]
            elif words[0] in _BEFORE:
                del words[0]
                words = words[1:] if words[0] == "of" and len(words) > 1 else words
            else:
                break
            if found := self._gazetteer.lookup(" ".join(words)):
                return self._columns(found, key, part=True)
        found = self._gazetteer.sounding_like(key) or self._gazetteer.misspelt(key)
        return self._columns(found, key, part=False) if found else None

    def _columns(
        self, found: tuple[Candidate, ...], key: str, *, part: bool, demonym: bool = False
    ) -> Candidates | None:
        if not found:
            return None
        most = max(place.population for place in found)
        town = largest_town(found)
        kinds = kinds_named(key)
        latitudes = np.radians([place.latitude for place in found])
        longitudes = np.radians([place.longitude for place in found])
        points = np.column_stack(
            [np.cos(latitudes) * np.cos(longitudes), np.cos(latitudes) * np.sin(longitudes), np.sin(latitudes)]
        )
        return Candidates(
            found,
            np.array(
                [
                    (
                        *_static(place, key, most, town, part=part),
                        _around_its_town(place, found),
                        _named_after_its_town(place, found),
                        rivals,
                        place.kind in kinds,
                    )
                    for place, rivals in zip(found, _rivals(found), strict=True)
                ],
                dtype=float,
            ),
            points,
            np.array([self._numbers.get(place.country, 0) for place in found]),
            np.array([_region(place) for place in found]),
            np.array([place.geo_precision is not GeoPrecision.COUNTRY for place in found], dtype=float),
            np.array([_outshone(place, found) for place in found]),
            demonym,
        )


def _region(place: Candidate) -> int:
    if place.within[0]:
        return place.within[0]
    return place.geonameid or 0 if place.geo_precision is GeoPrecision.REGION else 0


def _rivals(found: tuple[Candidate, ...]) -> list[float]:
    """Count, as a logarithm, the places of a country that bear one name and are not far smaller than this one."""
    alike: dict[tuple[str, GeoPrecision], list[int]] = defaultdict(list)
    for place in found:
        alike[place.country, place.geo_precision].append(place.population)
    for populations in alike.values():
        populations.sort()
    return [
        math.log(len(same) - bisect_left(same, place.population / _FAR_SMALLER))
        for place in found
        for same in (alike[place.country, place.geo_precision],)
    ]


def _around_its_town(place: Candidate, found: tuple[Candidate, ...]) -> bool:
    """Whether a region is hardly more than the town it is named after: Kyiv, Berlin, Moscow."""
    # Not its extent: Kinshasa, the region, reaches 200 km into the bush, where hardly anybody lives.
    if place.geo_precision is not GeoPrecision.REGION or (place.spread_km or place.extent_km) > _CITY_REGION_KM:
        return False
    return any(
        town.geo_precision is GeoPrecision.SETTLEMENT
        and town.country == place.country
        and abs(town.latitude - place.latitude) < _NEAR_DEGREES
        and abs(town.longitude - place.longitude) < 2 * _NEAR_DEGREES
        for town in found
    )


def _named_after_its_town(place: Candidate, found: tuple[Candidate, ...]) -> bool:
    """Whether a good part of a region's people live in the town that it is named after: Salta, Gao, Kandahar."""
    return place.geo_precision is GeoPrecision.REGION and any(
        town.geo_precision is GeoPrecision.SETTLEMENT
        and (town.form <= 1 or town.form == place.form)
        and place.geonameid in town.within
        and town.population * _MOST_PER_TOWNSMAN >= place.population
        for town in found
    )


def _outshone(place: Candidate, found: tuple[Candidate, ...]) -> float:
    """Tell by how many powers of ten a town elsewhere has more people than a tenth of a unit of its name.

    Portland and Manchester are hardly the parishes in Jamaica, nor Gaza the province of Mozambique.
    """
    if place.geo_precision not in _UNITS or not place.population:
        return 0.0
    town = largest_town(tuple(town for town in found if place.geonameid not in town.within))
    return math.log10(max(_OUTSHINES * town / place.population, 1.0))


def largest_town(places: tuple[Candidate, ...]) -> int:
    """Give the population of the largest town whose main name it is; 0 where there is none."""
    towns = (place for place in places if place.geo_precision is GeoPrecision.SETTLEMENT and place.form <= 1)
    return max((town.population for town in towns), default=0)


def unlikeness(name: str, key: str) -> float:
    """Tell from 0 to 1 how far a spelling is from the name that it sounds like: "Philadelfia" is hardly misspelt."""
    return min((1 - SequenceMatcher(None, name, key).ratio()) / _FAR_SPELLING, 1.0)


def is_misspelling(key: str, place: Candidate) -> bool:
    """Whether a key that no place has is a misspelling of one that readers know: of a city, or of a curated place.

    An invented name, or a village that the gazetteer lacks, is not the far-off place that is spelt almost so.
    """
    known = place.curated or place.population >= WELL_KNOWN
    return known and unlikeness(fold(place.name), key) <= _MOST_UNLIKENESS


def _static(place: Candidate, key: str, most: int, town: int, *, part: bool) -> tuple[float, ...]:
    precision = place.geo_precision
    settlement = precision is GeoPrecision.SETTLEMENT
    region = precision is GeoPrecision.REGION
    district = precision is GeoPrecision.DISTRICT
    size = math.log10((place.population or (district and _DISTRICT_POPULATION)) + 10)
    name = fold(place.name)
    # Of the Hamiltons the capital of Bermuda is hardly the first that comes to mind.
    capital = place.capital and place.form <= 1 and place.population * _FAR_LARGER_TOWN >= town
    return (
        settlement, settlement * size, region, region * size, district, district * size,
        precision is GeoPrecision.COUNTRY, precision is GeoPrecision.SITE, capital,
        math.log2(place.name_count + 1), place.form == 0, place.form == 1,
        place.form == MISSPELT or (place.form == SOUND_ALIKE and unlikeness(name, key)),
        place.form == 2 and len(name) > len(key) and name.startswith(key), part, place.population == most,
        (place.form == 2) * math.log2(place.name_count + 1),
    )  # fmt: skip
