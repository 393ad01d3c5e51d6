"""From input files to the tables of a dataset: read, geoparse, code, join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geo.articles import read_articles
from geo.dataset.join import articles_frame, events_frame, places_frame, toponyms_frame
from geo.dataset.naming import name_places
from geo.events import Taxonomy, code_events, find_places, merge_events
from geo.geoparse import Geoparser
from geo.model import Article, Event, Rejection, Resolution

#: Called after each input with its number (from 1) and what became of it.
OnInput = Callable[[int, Article | Rejection], None]

LICENSES = (
    "Place names and coordinates: GeoNames (geonames.org), CC BY 4.0; Unicode CLDR; the list of Gazette, CC0 1.0",
    "Articles: as each of them states",
)


@dataclass(frozen=True)
class Build:
    """What became of the inputs, before it is written.

    Attributes
    ----------
    tables : dict of str to pandas.DataFrame
        As `geo.dataset.store.write_dataset` takes them.
    details : dict
        What the manifest says beyond the counts.
    rejections : tuple of Rejection
    """

    tables: dict[str, pd.DataFrame]
    details: dict[str, Any]
    rejections: tuple[Rejection, ...]


def build(inputs: Sequence[Path], geoparser: Geoparser, taxonomy: Taxonomy, on_input: OnInput) -> Build:
    """Read every input and code its events; a bad input is rejected with its reason and the rest goes on.

    The result does not depend on the order of the inputs.
    """
    coded: list[tuple[Article, Sequence[Resolution], Sequence[Event]]] = []
    rejections: list[Rejection] = []
    for number, result in enumerate(read_articles(inputs), start=1):
        if isinstance(result, Rejection):
            rejections.append(result)
        else:
            resolutions = find_places(result, geoparser)
            events = code_events(result, resolutions, taxonomy, geoparser.language_model)
            coded.append((result, resolutions, events))
        on_input(number, result)
    coded.sort(key=lambda c: c[0].id)
    return Build(_tables(coded, geoparser, taxonomy), _details(coded, rejections, taxonomy), tuple(rejections))


def _tables(
    coded: Sequence[tuple[Article, Sequence[Resolution], Sequence[Event]]], geoparser: Geoparser, taxonomy: Taxonomy
) -> dict[str, pd.DataFrame]:
    events = [event for _, _, found in coded for event in found]
    resolutions = [resolution for _, found, _ in coded for resolution in found]
    located = [r.place for r in resolutions if r.place]
    located += [e.resolution.place for e in events if e.resolution and e.resolution.place]
    # A place in a resolution may come without its names; the gazetteer has them all.
    places = {place.id: geoparser.gazetteer.place(place.id) or place for place in located}
    languages = {code: country.languages for code, country in geoparser.gazetteer.countries().items()}
    groups = merge_events(events, {article.id: article for article, _, _ in coded}, taxonomy)
    return {
        "events": events_frame(sorted(events, key=lambda e: e.id), groups, geoparser.uncertain_below),
        "places": places_frame(places.values(), name_places(places, resolutions, languages)),
        "articles": articles_frame(article for article, _, _ in coded),
        "toponyms": toponyms_frame((article, found) for article, found, _ in coded),
    }


def _details(
    coded: Sequence[tuple[Article, Sequence[Resolution], Sequence[Event]]],
    rejections: Sequence[Rejection],
    taxonomy: Taxonomy,
) -> dict[str, Any]:
    return {
        "sources": sorted(article.source for article, _, _ in coded),
        "rejected": [{"source": r.source, "reason": r.reason} for r in rejections],
        "types": [{"label": t.label, "colour": t.colour, "description": t.description} for t in taxonomy.types],
        "licenses": list(LICENSES),
    }
