"""Pick the place that each toponym of a document means, all of them together."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Candidate, Gazetteer
from geo.model import GeoPrecision, Resolution, Toponym

NOT_FOUND = "not in the gazetteer"
_DISTRICT_WORDS = frozenset(
    {
        "district",
        "districts",
        "rayon",
        "raion",
        "province",
        "provinces",
        "region",
        "county",
        "oblast",
        "prefecture",
        "governorate",
    }
)
_TOWN_WORDS = ("city of", "town of", "village of", "settlement of", "capital")


class Resolver:
    """Scores the candidates of every toponym, then again knowing the others' best."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, text: str, toponyms: Sequence[Toponym], country: str | None = None) -> list[Resolution]:
        """Resolve the toponyms of one document, in the order given."""
        found = [self._candidates(toponym.name) for toponym in toponyms]
        local = [
            [(_local(candidate, text, toponym, country), candidate) for candidate in candidates]
            for toponym, candidates in zip(toponyms, found, strict=True)
        ]
        best = [max(scored, key=_order)[1] if scored else None for scored in local]
        for _ in range(2):
            best = [
                max(((score + _context(c, position, best), c) for score, c in scored), key=_order)[1]
                if scored
                else None
                for position, scored in enumerate(local)
            ]
        return [
            Resolution(
                toponym, place.place() if place else None, 0.7 if place else 0.0, "gazetteer" if place else NOT_FOUND
            )
            for toponym, place in zip(toponyms, best, strict=True)
        ]

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        found = self._gazetteer.lookup(key) or self._gazetteer.sounding_like(key)
        words = key.split()
        if not found and len(words) > 1 and words[-1] in _DISTRICT_WORDS:
            found = self._gazetteer.lookup(" ".join(words[:-1]))
        return found


def _order(scored: tuple[float, Candidate]) -> tuple[float, int, str]:
    return scored[0], scored[1].population, scored[1].id


def _local(candidate: Candidate, text: str, toponym: Toponym, country: str | None) -> float:
    score = 0.8 * math.log10(candidate.population + 10)
    score += {0: 1.5, 1: 1.8, 2: 0.0, 3: -2.0}[candidate.form]
    score += {GeoPrecision.COUNTRY: 4.0, GeoPrecision.REGION: 0.5, GeoPrecision.DISTRICT: -1.0}.get(
        candidate.geo_precision, 0.5
    )
    score += 1.0 if candidate.capital else 0.0
    score += 2.5 if candidate.curated else 0.0
    if country and candidate.country == country:
        score += 2.0
    return score + _qualifiers(candidate, text, toponym)


def _qualifiers(candidate: Candidate, text: str, toponym: Toponym) -> float:
    after = text[toponym.end : toponym.end + 20].split()
    before = text[max(0, toponym.start - 20) : toponym.start].casefold()
    unit = candidate.geo_precision in {GeoPrecision.DISTRICT, GeoPrecision.REGION}
    word = after[0].strip(".,;:").casefold() if after else ""
    if word in _DISTRICT_WORDS or "districts of" in before or "district of" in before or "province of" in before:
        return 6.0 if unit else 0.0
    if any(phrase in before for phrase in _TOWN_WORDS):
        return 0.0 if unit else 4.0
    return 0.0


def _context(candidate: Candidate, position: int, best: Sequence[Candidate | None]) -> float:
    score = 0.0
    for other_position, other in enumerate(best):
        if (
            other is None
            or other_position == position
            or (other.geo_precision is GeoPrecision.COUNTRY and other.country != candidate.country)
        ):
            continue
        weight = 1.0 / (1 + 0.3 * abs(other_position - position))
        if other.row != candidate.row and other.country == candidate.country:
            score += 0.6 * weight
        if other.row != candidate.row and _distance_km(candidate, other) < 200:
            score += 1.2 * weight
    return min(score, 5.0)


def _distance_km(a: Candidate, b: Candidate) -> float:
    latitude = math.radians(a.latitude - b.latitude)
    longitude = math.radians((a.longitude - b.longitude + 180) % 360 - 180) * math.cos(
        math.radians((a.latitude + b.latitude) / 2)
    )
    return 6371.0088 * math.hypot(latitude, longitude)


Recogniser = Callable[[str], list[Toponym]]
