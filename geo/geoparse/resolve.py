"""Pick the place that each toponym of a document means, all of them together."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.geoparse.candidates import STATIC_FEATURES, WELL_KNOWN, CandidateFinder, Floats, is_misspelling, unlikeness
from geo.geoparse.context import TEXT_FEATURES, Reading, text_features
from geo.geoparse.crowd import DOCUMENT_FEATURES, crowd, document_features
from geo.geoparse.distance import EARTH_RADIUS_KM
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import SOUND_ALIKE, Candidate, Gazetteer
from geo.geoparse.grouping import Group, gather
from geo.model import GeoPrecision, Place, Resolution, Toponym

NOT_FOUND = "not in the gazetteer"
FEATURES = STATIC_FEATURES + TEXT_FEATURES + DOCUMENT_FEATURES
# The confidence is logistic in the log-odds of the best candidate, those right beside it counted in: a town and the
# unit named after it are no doubt about where it is. How its name was found, and what supports it, shifts it.
_FROM_FEATURES = (
    "offset", "log_odds", "sound_alike", "part_of_name", "settlement", "region", "country", "attested_names",
    "any_same_country", "same_country", "contained_after_comma", "contained_nearby", "country_hint",
    "unit_word_mismatch", "spoken_there", "not_where_said", "district", "attested_by_another_name",
    "nature_word_mismatch", "same_region", "listed_with_alike",
)  # fmt: skip
# What no column says: in a text of one name nothing can support it; in another one an obscure place that nothing there
# supports may well be the namesake of one that the gazetteer lacks, a district above all.
_OF_THE_TEXT = ("lone", "lone_log_odds", "unsupported", "obscure", "obscure_unsupported", "district_unsupported")
CALIBRATION = (*_FROM_FEATURES, *_OF_THE_TEXT)
_EVIDENCE = [FEATURES.index(name) for name in _FROM_FEATURES[2:]]
_MOST_OBSCURE, _LEAST_OBSCURE = 2.0, 5.0
_BESIDE_KM = 50.0
_SURELY_LIKELIEST = 0.5
_LEAST_COSINE = math.cos(_BESIDE_KM / EARTH_RADIUS_KM)
# However much stands against all others, something that the gazetteer lacks may be meant.
_MOST_LOG_ODDS = 6.0
_WEIGHTS = Path(__file__).with_name("weights.toml")
_ROUNDS = 2
MOST_TOGETHER = 300
# A place that only sounds like the name, and that nothing else speaks for, is no answer; one that is hardly misspelt is
# an uncertain one.
_LEAST_SOUND_ALIKE, _LEAST_SOUND_ALIKE_ALONE = 0.3, 0.5
_LEAST_SUPPORT = 0.2
_SUPPORT = [FEATURES.index(name) for name in ("any_same_country", "any_within_300_km", "country_hint")]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to a candidate's score, first alone and then in its document, and the calibration.

    `lone` is added to `alone` in a text of one name: who names nothing else takes the best known place for granted.
    """

    alone: Floats
    together: Floats
    calibration: Floats
    lone: Floats

    def among(self, names: int) -> Floats:
        """What each of `FEATURES` adds in a text of so many names: of a single one, fitting others says nothing."""
        return self.together if names > 1 else np.pad(self.alone + self.lone, (0, len(DOCUMENT_FEATURES)))


def load_weights(file: Path = _WEIGHTS) -> Weights:
    """Read the weights; a feature that the file does not name weighs nothing."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Weights(
        np.array([float(table["alone"].get(name, 0.0)) for name in STATIC_FEATURES + TEXT_FEATURES]),
        np.array([float(table["together"].get(name, 0.0)) for name in FEATURES]),
        np.array([float(table["calibration"].get(name, 0.0)) for name in CALIBRATION]),
        np.array([float(table["lone"].get(name, 0.0)) for name in STATIC_FEATURES + TEXT_FEATURES]),
    )


class Resolver:
    """Scores the candidates of every name by themselves, then again in the light of the others' likely places."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights | None = None) -> None:
        self.finder = CandidateFinder(gazetteer)
        self.weights = weights or load_weights()

    def resolve(
        self,
        text: str,
        toponyms: Sequence[Toponym],
        country: str | None = None,
        language: str = "",
        year: int | None = None,
    ) -> list[Resolution]:
        """Resolve the toponyms of one document, which appeared in a year, in the order given.

        A very long document is resolved in stretches: places far apart in a book say little about each other, and the
        work grows with the square of their number.
        """
        if len(toponyms) <= MOST_TOGETHER:
            return self._together(text, toponyms, country, language, year)
        order = sorted(range(len(toponyms)), key=lambda number: (toponyms[number].start, toponyms[number].end))
        resolutions: dict[int, Resolution] = {}
        for first in range(0, len(order), MOST_TOGETHER):
            stretch = order[first : first + MOST_TOGETHER]
            found = self._together(text, [toponyms[number] for number in stretch], country, language, year)
            resolutions.update(zip(stretch, found, strict=True))
        return [resolutions[number] for number in range(len(toponyms))]

    def _together(
        self, text: str, toponyms: Sequence[Toponym], country: str | None, language: str, year: int | None
    ) -> list[Resolution]:
        groups, of = self.groups(text, toponyms, language)
        self.believe(groups, of, text, toponyms, country, year, language)
        resolved: dict[int, tuple[Place | None, float, str]] = {}
        for group in groups:
            candidate, confidence, method = self.best(group)
            if not self.is_answer(group, candidate, confidence, toponyms[group.mentions[0]].name, len(groups) == 1):
                resolved[id(group)] = (None, 0.0, NOT_FOUND)
            else:
                resolved[id(group)] = (candidate.place(), round(confidence, 3), method)
        return [
            Resolution(toponym, None, 0.0, NOT_FOUND) if group is None else Resolution(toponym, *resolved[id(group)])
            for toponym, group in zip(toponyms, of, strict=True)
        ]

    def groups(
        self, text: str, toponyms: Sequence[Toponym], language: str = ""
    ) -> tuple[list[Group], list[Group | None]]:
        """Gather the mentions that must mean the same place; None for a name without candidates."""
        return gather(text, toponyms, lambda name: self.finder.find_name(name, language), language)

    def believe(
        self,
        groups: Sequence[Group],
        of: Sequence[Group | None],
        text: str,
        toponyms: Sequence[Toponym],
        country: str | None,
        year: int | None = None,
        language: str = "",
    ) -> None:
        """Set each group's belief: the probability of each of its candidates."""
        reading = Reading.of_document(text, toponyms, of)
        number = self.finder.number(country) if country else 0
        speakers = self.finder.speakers(language)
        static = len(STATIC_FEATURES)
        for group in groups:
            group.belief = softmax(group.candidates.static @ self.weights.alone[:static])
            group.lone = len(groups) == 1
        for group in groups:
            group.text = text_features(group, reading, number, year, speakers)
        # Only when all have been read: what one name is believed to mean must not depend on which was read first.
        for group in groups:
            group.belief = softmax(
                group.candidates.static @ self.weights.alone[:static] + group.text @ self.weights.alone[static:]
            )
        weights = self.weights.among(len(groups))
        for _ in range(_ROUNDS):
            for group, features in zip(groups, self.features(groups), strict=True):
                group.belief = softmax(features @ weights)
                group.features = features

    def features(self, groups: Sequence[Group]) -> list[Floats]:
        """Give the columns `FEATURES` of each group's candidates, given the present beliefs about the others."""
        if not groups:
            return []
        others = crowd(groups)
        return [
            np.hstack([group.candidates.static, group.text, document_features(group, number, others)])
            for number, group in enumerate(groups)
        ]

    def best(self, group: Group) -> tuple[Candidate, float, str]:
        """Give the likeliest candidate, the calibrated confidence in it, and the method."""
        evidence, candidate = self.evidence(group)
        log_odds = min(max(float(np.dot(evidence, self.weights.calibration)), -20.0), 20.0)
        method = "demonym" if group.candidates.demonym else "gazetteer"
        return candidate, 1 / (1 + math.exp(-log_odds)), method

    @staticmethod
    def is_answer(group: Group, candidate: Candidate, confidence: float, written: str, alone: bool) -> bool:
        """Whether a place whose name is written otherwise may be meant at all; if it hardly may, it is uncertain.

        A slip of the hand is forgiven where other places of the text are in the same country or near, where the name
        is that of a city, and of a curated place where the text names no other; a name spelt by its sound there too.
        """
        if candidate.form < SOUND_ALIKE:
            return True
        key = fold(written)
        if is_misspelling(key, candidate) and (alone or candidate.population >= WELL_KNOWN):
            return True
        supported = group.features[_likeliest(group), _SUPPORT].max() >= _LEAST_SUPPORT
        if not supported and not (alone and candidate.form == SOUND_ALIKE):
            return False
        least = _LEAST_SOUND_ALIKE_ALONE if alone else _LEAST_SOUND_ALIKE
        return confidence >= least * unlikeness(fold(candidate.name), key)

    def evidence(self, group: Group) -> tuple[tuple[float, ...], Candidate]:
        """Give what the confidence is calibrated on, in the order of `CALIBRATION`, and the likeliest candidate."""
        number = _likeliest(group)
        points = group.candidates.points
        here = float(group.belief[points @ points[number] >= _LEAST_COSINE].sum())
        log_odds = math.log(max(here, 1e-6) / max(1 - here, 1e-6))
        row = group.features[number]
        evidence = (float(row[column]) for column in _EVIDENCE)
        log_odds = min(log_odds, _MOST_LOG_ODDS)
        place = group.candidates.places[number]
        return (1.0, log_odds, *evidence, *_of_the_text(group, place, row, log_odds)), place


def _likeliest(group: Group) -> int:
    """Choose a candidate: the likeliest of those that lie side by side and are together likelier than any others.

    Suffolk the old county and Suffolk the present one must not lose against a town elsewhere for being two.
    """
    top = int(np.argmax(group.belief))
    if group.belief[top] >= _SURELY_LIKELIEST or not group.candidates.local[top]:
        return top
    points = group.candidates.points
    town = np.array([place.geo_precision is GeoPrecision.SETTLEMENT for place in group.candidates.places])
    # Two towns side by side are two places; a town and the units named after it are nearly one.
    beside = (points @ points.T >= _LEAST_COSINE) & ~(town[:, None] & town) | np.eye(len(town), dtype=bool)
    together = beside[int(np.argmax(np.round(beside @ group.belief, 9)))]
    return int(np.argmax(np.where(together, group.belief, -1.0)))


def _of_the_text(group: Group, place: Candidate, row: Floats, log_odds: float) -> tuple[float, ...]:
    """Give the columns `_OF_THE_TEXT`."""
    if group.lone:
        return 1.0, log_odds, 0.0, 0.0, 0.0, 0.0
    unsupported = 1.0 - float(row[_SUPPORT].max())
    obscure = 0.0
    if place.geo_precision in {GeoPrecision.SETTLEMENT, GeoPrecision.DISTRICT} and not place.curated:
        people = math.log10(place.population + 10)
        obscure = min(max((_LEAST_OBSCURE - people) / (_LEAST_OBSCURE - _MOST_OBSCURE), 0.0), 1.0)
    district = float(place.geo_precision is GeoPrecision.DISTRICT)
    return 0.0, 0.0, unsupported, obscure, obscure * unsupported, district * unsupported


def softmax(scores: Floats) -> Floats:
    """Turn scores into probabilities."""
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())
