"""The geoparser on a corpus that its weights were not learned on, and whether its confidence can be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from geo.geoparse import Gazetteer
from geo.geoparse.recognise import load_recognition_weights
from geo.geoparse.resolve import Resolver, Weights, load_weights
from geo.settings import Settings
from tests.benchmark.bench_geoparse import CORPORA, CORRECT_KM
from tests.benchmark.fit_geoparse import (
    FOLDS,
    Resolved,
    corpus,
    correct161,
    distance_to,
    fit_confidence,
    fit_ranker,
    fit_recognition,
    overlap_f1,
    read_documents,
    read_spans,
)
from tests.conftest import PROJECT

_NAMES = ("geovirus", "trnews")
_EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def measure() -> Iterator[str]:
    """Yield the figures, one a line: learned on one corpus and checked on the other, beside those as shipped."""
    if not CORPORA.is_dir():
        yield "skipped, ../shared/benchmarks/geoparsing is not there"
        return
    build = PROJECT / "data" / "build"
    gazetteer = Gazetteer.open(Settings(PROJECT / "data", build / "test-cache", build / "demo"))
    resolver = Resolver(gazetteer)
    shipped, both = load_weights(), load_recognition_weights(with_model=False)
    read = {name: read_documents(corpus(name), resolver) for name in _NAMES}
    spans = {name: read_spans(corpus(name), gazetteer, None) for name in _NAMES}
    rankers = {}
    for taught, other in (_NAMES, _NAMES[::-1]):
        rankers[other] = fit_ranker(read[taught], resolver)
        yield (
            f"{other}, given spans: correct161 {correct161(read[other], resolver, rankers[other]):.3f} learned on "
            f"{taught}, {correct161(read[other], resolver, shipped):.3f} as shipped (learned on both)"
        )
        yield (
            f"{other}, recognition by the gazetteer alone: overlap F1 "
            f"{overlap_f1(spans[other], fit_recognition(spans[taught])):.3f} learned on {taught}, "
            f"{overlap_f1(spans[other], both):.3f} as shipped (learned on both)"
        )
    told = _judged(read, resolver, rankers)
    for name in _NAMES:
        yield (
            f"confidence on {name}, places chosen by what was learned on the other corpus, confidence learned on three "
            "documents of four and told of the fourth: names, mean confidence, share placed within 161 km"
        )
        yield from _reliability(told[name])
    yield "confidence on both:"
    yield from _reliability([one for name in _NAMES for one in told[name]])


def _judged(
    read: Mapping[str, Sequence[Resolved]], resolver: Resolver, rankers: Mapping[str, Weights]
) -> dict[str, list[tuple[float, bool]]]:
    """For each corpus the confidence in each name's place, and whether it is right; nothing was learned on it."""
    told: dict[str, list[tuple[float, bool]]] = {name: [] for name in read}
    for fold in range(FOLDS):
        others = {name: [d for n, d in enumerate(documents) if n % FOLDS != fold] for name, documents in read.items()}
        calibration = fit_confidence(others, resolver, rankers)
        for name, documents in read.items():
            resolver.weights = replace(rankers[name], calibration=calibration)
            for document in documents[fold::FOLDS]:
                told[name] += _told(document, resolver)
    return told


def _told(document: Resolved, resolver: Resolver) -> Iterator[tuple[float, bool]]:
    resolver.believe(document.groups, document.of, document.text, document.toponyms, None)
    for group, gold in zip(document.of, document.gold, strict=True):
        if group is not None and gold["latitude"] is not None:
            place, confidence, _ = resolver.best(group)
            yield confidence, distance_to(gold, place) <= max(CORRECT_KM, place.extent_km)


def _reliability(told: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """One line for each range of confidence, and the mean difference weighed by their sizes."""
    sure, hit = (np.array(column) for column in zip(*told, strict=True))
    error = 0.0
    for low, high in pairwise(_EDGES):
        inside = (sure > low) & (sure <= high)
        if inside.any():
            error += abs(sure[inside].mean() - hit[inside].mean()) * inside.sum() / len(sure)
            yield f"  {low:.2f} to {high:.2f}: {inside.sum():5d}  {sure[inside].mean():.3f}  {hit[inside].mean():.3f}"
    surprise = -np.log(np.where(hit, sure, 1 - sure)).mean()
    pairs = np.sign(sure[hit][:, None] - sure[~hit][None, :])
    yield (
        f"  mean difference {error:.3f}, log loss {surprise:.3f}, a right place is surer than a wrong one "
        f"{(pairs.mean() + 1) / 2:.3f}"
    )
