"""Decide which spans of a text are place names: the gazetteer, the words around, and a language model together."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geo.geoparse.candidates import is_misspelling
from geo.geoparse.evidence import (
    PLACE_LABELS,
    Evidence,
    add_entities,
    evidence_of,
)
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.grouping import unit_of
from geo.geoparse.inflection import says_where
from geo.geoparse.language_model import Entity, LanguageModel
from geo.geoparse.matcher import Matcher, Span, Word, words_of
from geo.geoparse.personal_names import add_family_names
from geo.geoparse.phrasing import add_containment, add_lists, add_owned, add_ways
from geo.geoparse.surroundings import Surroundings
from geo.geoparse.words import COMMON_ABROAD, COMMON_WORDS
from geo.model import Toponym

_WEIGHTS = Path(__file__).with_name("recognition_weights.toml")
# In a language without weighed evidence a name stands for a town of this size, and has this many letters, or is left.
LEAST_POPULATION = 20_000
_LEAST_LETTERS = 4
# Where a name's case says that it is a place.
LEAST_WHERE = 2_000
_LONGEST_BESIDE = 24
# Below one half: a place name that is missed is lost, one too many is told by its low confidence.
LEAST_PROBABILITY = 0.4
_SURE = 0.7
_ARTICLES = frozenset({"the", "The", "THE"})
_PERSONAL = frozenset(
    {
        "before_first_name",
        "before_title",
        "before_title_and_name",
        "called_a_person",
        "before_surname",
        "given_name",
        "family_name",
        "courtesy",
    }
)


@dataclass(frozen=True, slots=True)
class RecognitionWeights:
    """What each piece of evidence adds: to a span by itself, then knowing the same name elsewhere in the document."""

    alone: Mapping[str, float]
    together: Mapping[str, float]


def load_recognition_weights(with_model: bool, file: Path = _WEIGHTS) -> RecognitionWeights:
    """Read the weights that were learned with, or without, a language model's entities."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))["model" if with_model else "gazetteer"]
    return RecognitionWeights(table["alone"], table["together"])


@dataclass(slots=True)
class Recognised:
    """The place names of a text, and the adjectives and people's names that point at a country without naming it."""

    toponyms: list[Toponym]
    demonyms: list[Toponym]


class Recogniser:
    """Finds place names.

    Parameters
    ----------
    gazetteer : Gazetteer
    model : LanguageModel or None
        None: the gazetteer and the words around decide alone.
    weights : RecognitionWeights, optional
    """

    def __init__(
        self, gazetteer: Gazetteer, model: LanguageModel | None, weights: RecognitionWeights | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._demonyms = {
            fold(demonym): code for code, country in gazetteer.countries().items() for demonym in country.demonyms
        }
        self._matcher = Matcher(gazetteer, frozenset(self._demonyms))
        self._model = model
        self._weights = weights or load_recognition_weights(model is not None)

    def find(self, text: str, language: str = "en") -> Recognised:
        """Find the place names of a text, in order, not overlapping.

        Parameters
        ----------
        text : str
        language : str
            ISO 639-1 code. The evidence was weighed for English; in other languages, and for a name in another
            alphabet, a place counts that the gazetteer knows as more than a village.
        """
        entities = self._model.entities(text) if self._model else None
        spans, evidence = self.spans(text, entities, language)
        adjectives = [
            Toponym(span.start, span.end, text[span.start : span.end]) for span in spans if self.is_demonym(span)
        ]
        kept = [number for number, span in enumerate(spans) if not self.is_demonym(span)]
        spans, evidence = [spans[number] for number in kept], [evidence[number] for number in kept]
        alone = [probability(one, self._weights.alone) for one in evidence]
        add_document(spans, alone, evidence)
        together = [
            probability(one, self._weights.together)
            if _weighable(span, text, language)
            else _notable(span, text, language)
            for span, one in zip(spans, evidence, strict=True)
        ]
        chosen = apart(spans, together)
        return Recognised([Toponym(span.start, span.end, text[span.start : span.end]) for span in chosen], adjectives)

    def spans(
        self, text: str, entities: Sequence[Entity] | None, language: str = "en"
    ) -> tuple[list[Span], list[Evidence]]:
        """List every span that may be a place name, with the evidence for each; spans of two origins may overlap."""
        words = words_of(text)
        around = Surroundings(text, words, self._demonyms)
        spans = self._matcher.find(text, words, language)
        if entities is not None:
            known = {(span.start, span.end) for span in spans}
            named = [self._span_of(entity, text, words) for entity in entities if entity.label in PLACE_LABELS]
            spans += [span for span in named if span and (span.start, span.end) not in known]
        evidence = [evidence_of(span, around) for span in spans]
        for span, found in zip(spans, evidence, strict=True):
            if not span.candidates and "unknown" in found and self._nearly_known(span.key):
                found["nearly_known"] = 1.0
        add_family_names(spans, evidence, text)
        add_containment(spans, evidence, text)
        add_lists(spans, evidence, text)
        add_ways(spans, evidence, text)
        add_owned(spans, evidence, text)
        if entities is not None:
            for span, found in zip(spans, evidence, strict=True):
                add_entities(span, found, entities)
        return spans, evidence

    def is_demonym(self, span: Span) -> bool:
        """Whether a span is an adjective or a people's name, which names no place."""
        return span.key in self._demonyms

    def _nearly_known(self, key: str) -> bool:
        """Whether a name that no place bears is a misspelling of one that readers know."""
        if key in self._demonyms:
            return False
        similar = self._gazetteer.sounding_like(key) or self._gazetteer.misspelt(key)
        return any(is_misspelling(key, place) for place in similar)

    def _span_of(self, entity: Entity, text: str, words: Sequence[Word]) -> Span | None:
        """Cut an article and a possessive off what the model named."""
        inside = [number for number, word in enumerate(words) if entity.start <= word.start and word.end <= entity.end]
        while inside and words[inside[0]].text in _ARTICLES:
            inside = inside[1:]
        if not inside:
            return None
        start, end = words[inside[0]].start, words[inside[-1]].end
        key = fold(text[start:end])
        return Span(start, end, inside[0], inside[-1] + 1, key, self._gazetteer.lookup(key)) if key else None


def add_document(spans: Sequence[Span], probabilities: Sequence[float], evidence: Sequence[Evidence]) -> None:
    """Add what the other mentions of the same name make likely."""
    _add_neighbours(probabilities, evidence)
    shares = _country_shares(spans, probabilities)
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(spans):
        by_key[span.key].append(number)
    for numbers in by_key.values():
        chances = [probabilities[number] for number in numbers]
        total, (most, *second) = sum(chances), sorted(chances, reverse=True)[:2]
        people = sum(_person(evidence[number]) for number in numbers)
        for number in numbers:
            found, chance = evidence[number], probabilities[number]
            if people > _person(found) and "called_a_place" not in found:
                found["person_elsewhere"] = 1.0
            found["country_share"] = max(
                (shares.get(candidate.country, 0.0) for candidate in spans[number].candidates), default=0.0
            )
            if not shares:
                found["no_sure_name"] = 1.0
            found["log_odds_alone"] = _log_odds(chance)
            if second and not _begins_as_a_word(found):
                found["others_mean"] = (total - chance) / (len(numbers) - 1) - 0.5
                found["others_most"] = (second[0] if chance == most else most) - 0.5
            else:
                found["only_mention"] = 1.0


def _begins_as_a_word(found: Evidence) -> bool:
    """Whether the capital says nothing: "Mobile phones were stolen in Mobile" names the town once."""
    return "sentence_start" in found and ("common_word" in found or "lower_case_elsewhere" in found)


def _add_neighbours(probabilities: Sequence[float], evidence: Sequence[Evidence]) -> None:
    """Add how likely those are place names that a name is joined to by "and" or a comma."""
    for here, following in pairwise(range(len(evidence))):
        if "joined_to_next" in evidence[here]:
            for one, other in ((here, following), (following, here)):
                evidence[one]["joined"] = max(evidence[one].get("joined", -0.5), probabilities[other] - 0.5)


def _country_shares(spans: Sequence[Span], probabilities: Sequence[float]) -> dict[str, float]:
    """Tell how much of the document's likely place names each country has, each name counted once."""
    countries: dict[str, set[str]] = defaultdict(set)
    for span, probability in zip(spans, probabilities, strict=True):
        if probability >= _SURE and span.candidates:
            countries[max(span.candidates, key=lambda candidate: candidate.population).country].add(span.key)
    total = sum(map(len, countries.values()))
    return {country: len(keys) / (total + 1) for country, keys in countries.items()}


def _person(evidence: Evidence) -> bool:
    """Whether the words beside a name make it somebody's: "Anne Hidalgo", "President Lincoln", "Georgia Stevens"."""
    if not evidence.keys().isdisjoint(_PERSONAL):
        return True
    return "after_capital" in evidence and "comma_before" not in evidence and "before_in" not in evidence


def _weighable(span: Span, text: str, language: str) -> bool:
    return language in {"en", ""} and fold(text[span.start : span.end]).isascii() and text[span.start].isascii()


def _notable(span: Span, text: str, language: str) -> float:
    """Without weighed evidence a place counts that is likely to be in the news, or is called a town or a district.

    So does a smaller town where its case says that something is there, or comes from there.
    """
    written = text[span.start : span.end]
    letters = len(span.key) >= _LEAST_LETTERS
    unit = unit_of(text, Toponym(span.start, span.end, written), language)
    if span.key in COMMON_ABROAD and not unit:
        return 0.1
    if any(p.curated and letters for p in span.candidates):
        return 0.9
    if any(p.capital or p.population >= LEAST_POPULATION for p in span.candidates if p.form <= 1):
        return 0.9
    if letters and span.candidates and unit:
        return 0.8
    before, after = text[max(0, span.start - _LONGEST_BESIDE) : span.start], text[span.end : span.end + _LONGEST_BESIDE]
    where = span.key != fold(written) and says_where(before, written, after, language)
    if letters and where and any(p.population >= LEAST_WHERE for p in span.candidates if p.form <= 1):
        return 0.8
    large = any(p.population >= LEAST_POPULATION for p in span.candidates)
    return 0.8 if large and letters and span.key not in COMMON_WORDS else 0.1


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def probability(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Weigh the evidence for one span."""
    score = evidence.get("ruled_out", 0.0) + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-min(max(score, -30.0), 30.0)))


def apart(spans: Sequence[Span], probabilities: Sequence[float]) -> list[Span]:
    """Keep the likely spans; of two that overlap the likelier, of two as likely the one that the gazetteer knows."""
    order = sorted(
        (number for number in range(len(spans)) if probabilities[number] >= LEAST_PROBABILITY),
        key=lambda n: (-round(probabilities[n], 2), not spans[n].candidates, spans[n].start - spans[n].end),
    )
    chosen: list[Span] = []
    taken: set[int] = set()
    for number in order:
        span = spans[number]
        words = range(span.first, span.last)
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)
