"""How well a candidate fits what the other names of its document seem to mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.candidates import STATIC_FEATURES, Floats
from geo.geoparse.distance import EARTH_RADIUS_KM
from geo.geoparse.grouping import LEAST_BELIEF, Group

DOCUMENT_FEATURES = (
    "same_country", "same_region", "within_50_km", "within_300_km", "within_1500_km", "any_same_country",
    "any_same_region", "any_within_50_km", "any_within_300_km", "same_name_within_50_km",
    "rivals_where_others_are",
)  # fmt: skip
_RIVALS = STATIC_FEATURES.index("rivals_in_country")


@dataclass(frozen=True, slots=True)
class Crowd:
    """The likely places of all the names of a document, side by side.

    Attributes
    ----------
    owner : ndarray of shape (m,)
        The number of the group that each place is a candidate of.
    bases : ndarray of shape (m,)
        The number of the first group whose name is the same but for a word such as "district".
    belief, weight : ndarray of shape (m,)
        Its probability; the same times the square root of the number of mentions.
    local, countries, regions, points : ndarray
        As in `Candidates`.
    """

    owner: NDArray[np.int64]
    bases: NDArray[np.int64]
    belief: Floats
    weight: Floats
    local: Floats
    countries: NDArray[np.int64]
    regions: NDArray[np.int64]
    points: Floats


def crowd(groups: Sequence[Group]) -> Crowd:
    """Gather what is believed about all the groups of a document at this moment."""
    kept = [np.flatnonzero(group.belief > LEAST_BELIEF) for group in groups]
    beliefs = [group.belief[rows] for group, rows in zip(groups, kept, strict=True)]
    emphasis = [min(len(group.mentions), 4) ** 0.5 for group in groups]
    found = [group.candidates for group in groups]
    sizes = [len(rows) for rows in kept]
    return Crowd(
        np.repeat(np.arange(len(groups)), sizes),
        np.repeat(_bases(groups), sizes),
        np.concatenate(beliefs),
        np.concatenate([belief * factor for belief, factor in zip(beliefs, emphasis, strict=True)]),
        np.concatenate([places.local[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.countries[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.regions[rows] for places, rows in zip(found, kept, strict=True)]),
        np.concatenate([places.points[rows] for places, rows in zip(found, kept, strict=True)]),
    )


def _bases(groups: Sequence[Group]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(group.base, number) for number, group in enumerate(groups)]


def document_features(group: Group, number: int, others: Crowd) -> Floats:
    """Compute the columns `DOCUMENT_FEATURES`: how well each candidate fits what the other names seem to mean.

    Parameters
    ----------
    group : Group
    number : int
        The group's own number in the crowd; its own candidates say nothing about each other.
    others : Crowd
    """
    ours = group.candidates
    features = np.zeros((len(ours.places), len(DOCUMENT_FEATURES)))
    base = _base_number(others, number)
    namesake = (others.owner != number) & (others.bases == base)
    # "Karak district" is no evidence that Karak is in Pakistan: whatever the one means, so does the other.
    foreign = (others.owner != number) & ~namesake
    weight = others.weight * foreign
    total = weight.sum()
    km = EARTH_RADIUS_KM * np.arccos(np.clip(ours.points @ others.points.T, -1.0, 1.0))
    within_50 = np.exp(-km / 50.0)
    if namesake.any():
        features[:, 9] = (within_50 * (others.belief * others.local * namesake)).max(axis=1) * ours.local
    if total <= 0:
        return features
    belief = others.belief * foreign
    local_belief = belief * others.local
    near = weight * others.local
    near /= near.sum() + 1e-9
    same_country = (ours.countries[:, None] == others.countries) & (others.countries > 0)
    same_region = (ours.regions[:, None] == others.regions) & (others.regions > 0)
    within_300, within_1500 = np.exp(-km / 300.0), np.exp(-km / 1500.0)
    features[:, 0] = same_country @ weight / total
    features[:, 1] = same_region @ near
    features[:, 2] = within_50 @ near * ours.local
    features[:, 3] = within_300 @ near * ours.local
    features[:, 4] = within_1500 @ near * ours.local
    features[:, 5] = (same_country * belief).max(axis=1)
    features[:, 6] = (same_region * belief).max(axis=1)
    features[:, 7] = (within_50 * local_belief).max(axis=1) * ours.local
    features[:, 8] = (within_300 * local_belief).max(axis=1) * ours.local
    features[:, 10] = ours.static[:, _RIVALS] * features[:, 1]
    return features


def _base_number(others: Crowd, number: int) -> int:
    own = others.bases[others.owner == number]
    return int(own[0]) if len(own) else -1
