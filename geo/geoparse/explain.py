"""Why a place name was resolved as it was: its candidates, and what each feature added to their scores."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geo.geoparse.candidates import Floats
from geo.geoparse.grouping import Group
from geo.geoparse.recognise import Recognised
from geo.geoparse.resolve import FEATURES, NOT_FOUND, Resolver

_SHOWN_FEATURES = 6
_LEAST_ADDED = 0.05


def explanation(
    resolver: Resolver,
    text: str,
    recognised: Recognised,
    country: str | None,
    most: int,
    year: int | None = None,
    uncertain_below: float = 0.5,
    language: str = "",
) -> Iterator[str]:
    """Yield the lines for one text.

    Parameters
    ----------
    resolver : Resolver
    text : str
    recognised : Recognised
    country : str or None
        ISO 3166-1 alpha-2 code of the country that the text is about.
    most : int
        Candidates to show for each name.
    year : int, optional
        When the text appeared.
    uncertain_below : float
        A place of a lower confidence is said to be uncertain.
    language : str
        ISO 639-1 code of the text.
    """
    toponyms = [*recognised.toponyms, *recognised.demonyms]
    groups, of = resolver.groups(text, toponyms, language)
    resolver.believe(groups, of, text, toponyms, country, year, language)
    if not recognised.toponyms:
        yield "No place name was recognised."
    for toponym, group in zip(recognised.toponyms, of, strict=False):
        yield f"{toponym.name} [{toponym.start}:{toponym.end}]"
        if group is None:
            yield f"  {NOT_FOUND}"
            continue
        place, confidence, method = resolver.best(group)
        verdict = f", uncertain (below {uncertain_below:g})" if confidence < uncertain_below else ""
        yield f"  confidence {confidence:.2f}{verdict}, method {method}, {len(group.candidates.places)} candidates"
        if not resolver.is_answer(group, place, confidence, toponym.name, len(groups) == 1):
            yield f"  {NOT_FOUND}: nothing in the text supports a place whose name is spelt otherwise"
        yield from _candidates(group, resolver.weights.among(len(groups)), most)
    if recognised.demonyms:
        names = ", ".join(dict.fromkeys(toponym.name for toponym in recognised.demonyms))
        yield f"As context only: {names}"


def _candidates(group: Group, weights: Floats, most: int) -> Iterator[str]:
    added = group.features * weights
    for number in np.argsort(-group.belief)[:most]:
        place = group.candidates.places[number]
        where = ", ".join(filter(None, (*reversed(place.admin), place.country)))
        yield (
            f"  {group.belief[number]:.3f}  {place.name} ({place.kind}; {where}) {place.id}"
            f" {place.latitude:.3f}, {place.longitude:.3f}"
        )
        strongest = np.argsort(-np.abs(added[number]))[:_SHOWN_FEATURES]
        parts = [f"{FEATURES[f]} {added[number][f]:+.2f}" for f in strongest if abs(added[number][f]) > _LEAST_ADDED]
        yield "         " + "; ".join(parts)
