"""What the map is sent in place of events that are too many: their counts, in the form of the event layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.dataset import grid, query
from geo.dataset.boundaries import boundaries_of, outline_box
from geo.dataset.event_rows import codes, points
from geo.dataset.ground import AREAS, KM_A_DEGREE
from geo.dataset.place_names import names_of
from geo.dataset.store import Dataset
from geo.dataset.summary import summary
from geo.map.layer import all_types, pack_columns, whole_of
from geo.model import Naming, View

_NO_PLACES: dict[str, Any] = {
    "id": ["", ""],
    "name": ["", ""],
    "latitude": [0, 0],
    "longitude": [0, 0],
    "precision": ["settlement", "region"],
    "extent_km": [0, 0],
}


def summary_bytes(dataset: Dataset, view: View) -> bytes:
    """Pack what the timeline and the legend need of all events of a view.

    The form is that of `geo.map.layer.layer_bytes`, with ``grid`` true in the header, which says that the places come
    with `sight_bytes`; ``bounds`` (south-west and north-east, degrees; null: no place) and ``sizes`` (what may size the
    symbols, as in `geo.dataset.summary.Summary`); what `geo.map.layer.whole_of` says; and, among the columns of events,
    ``weight``: how many events a row stands for. The two places stand for settlements and areas.
    """
    types, order = _types(dataset)
    found = summary(dataset, view)
    return pack_columns(
        {
            "version": dataset.version,
            "types": types,
            "grid": True,
            **whole_of(dataset),
            "bounds": bounds_of(dataset, view),
            "sizes": found.sizes,
            "places": _NO_PLACES,
            "events": {
                "place": found.place,
                "type": order[found.type].astype(np.uint8),
                "start": found.start,
                "end": found.end,
                "coarse": (1 - found.exact_day).astype(np.uint8),
                "weight": found.events,
            },
        }
    )


def sight_bytes(dataset: Dataset, view: View, box: grid.Box, zoom: int, *, only_counts: bool = False) -> bytes:
    """Pack what is drawn within a box: places, or cells of the map where they are many, and the legend's counts.

    The form is that of `geo.map.layer.layer_bytes`; ``cells`` says which. The columns of events are counts within the
    dates: ``here`` (places of a cell that have any of the types shown) and, for place p and type t at p · types + t,
    ``counts``, where any event's place is uncertain ``uncertain``, and where the symbols are sized by another number
    ``sizes``. Places have in addition ``held`` (places in a cell), ``ever`` (``counts`` whatever the dates) and,
    whatever is filtered by besides words, ``total`` (events) and ``sized`` (what sizes the symbols); with `only_counts`
    they are left out. ``totals`` counts the whole map by type: ``within_dates``, ``unlocated``, ``undated``; ``chosen``
    is the box that the places looked at fill.
    """
    types, order = _types(dataset)
    seen, totals = grid.sight(dataset, view, box, zoom), grid.totals(dataset, view)

    def ordered(counts: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        arranged = np.zeros((*counts.shape[:-1], len(types)), dtype=np.int32)
        arranged[..., order] = counts
        return arranged

    def columns(**counts: npt.NDArray[np.int32] | None) -> dict[str, npt.NDArray[Any]]:
        return {name: _smallest(ordered(found).ravel()) for name, found in counts.items() if found is not None}

    places = {}
    if not only_counts:
        ever = grid.sight(dataset, replace(view, start=None, end=None), box, zoom)
        whole = grid.sight(dataset, View(words=view.words, size=view.size, places=view.places), box, zoom)
        places = _places(dataset, seen.layout, view.names) | columns(ever=ever.counts)
        total, sized = (
            _whole(counts) for counts in (whole.counts, whole.counts if whole.sizes is None else whole.sizes)
        )
        places |= {"total": total, "sized": sized}
    uncertain = seen.uncertain if seen.uncertain.any() else None
    return pack_columns(
        {
            "cells": seen.layout.cells,
            "chosen": _box_of_all(dataset, view.places),
            "totals": {
                name: ordered(getattr(totals, name)).tolist() for name in ("within_dates", "unlocated", "undated")
            },
            "places": places,
            "events": {
                "here": _smallest(seen.here),
                **columns(counts=seen.counts, uncertain=uncertain, sizes=seen.sizes),
            },
        }
    )


def bounds_of(dataset: Dataset, view: View) -> list[list[float]] | None:
    """South-west and north-east corner, degrees, of the box of most of a view's events; None: none has a place."""
    return _corners(grid.bounds(dataset, view))


def reach_of(dataset: Dataset, view: View) -> list[list[float]] | None:
    """South-west and north-east corner, degrees, of all places that a view shows events at; None: there are none."""
    return _corners(grid.reach(dataset, view))


def _corners(box: grid.Box | None) -> list[list[float]] | None:
    return None if box is None else [[box.south, box.west], [box.north, box.east]]


def _places(dataset: Dataset, layout: grid.Layout, naming: Naming) -> dict[str, Any]:
    known = dataset.places.iloc[layout.rows]
    extent_km = known["extent_km"].to_numpy(dtype=float, na_value=0)
    return {
        "id": known["id"].tolist(),
        "name": names_of(known, naming),
        "precision": known["geo_precision"].tolist(),
        "latitude": layout.latitude.astype(np.float32),
        "longitude": layout.longitude.astype(np.float32),
        "extent_km": np.where(layout.places > 1, 0, extent_km).astype(np.float32),
        "boundaries": boundaries_of(known["id"].where(layout.places == 1, "")),
        "held": layout.places,
    }


def _box_of_all(dataset: Dataset, places: Sequence[str]) -> list[list[float]] | None:
    """South-west and north-east corner of a place looked at, or of several points; None: none of them is located."""
    if len(places) == 1:
        return _box(dataset, places[0])
    at = np.array(points(dataset))[:, codes(dataset).numbers_of(places)]
    at = at[:, ~np.isnan(at).any(axis=0)]
    return [at.min(axis=1).tolist(), at.max(axis=1).tolist()] if at.size else None


def _box(dataset: Dataset, place: str) -> list[list[float]] | None:
    """South-west and north-east corner of a place, degrees; None: it is not located, or there is no such place."""
    found = query.place(dataset, place)
    if found is None or found["latitude"] is None:
        return None
    if (box := outline_box(place, found["longitude"])) is not None:
        return box
    latitude, longitude, area = found["latitude"], found["longitude"], found["geo_precision"] in AREAS
    high = (found["extent_km"] or 0) / KM_A_DEGREE if area else 0.0
    wide = high / max(0.1, math.cos(math.radians(latitude)))
    return [[latitude - high, longitude - wide], [latitude + high, longitude + wide]]


def _whole(counts: npt.NDArray[np.int32]) -> npt.NDArray[Any]:
    return _smallest(counts.sum(axis=1, dtype=np.int32))


def _smallest(counts: npt.NDArray[np.int32]) -> npt.NDArray[Any]:
    """The same numbers, none below 0, in the smallest type that holds them."""
    most = int(counts.max(initial=0))
    return counts.astype(np.uint8 if most < 2**8 else np.uint16 if most < 2**16 else np.int32)


def _types(dataset: Dataset) -> tuple[list[dict[str, Any]], npt.NDArray[np.intp]]:
    """All types, and for each type of `event_rows.codes` its index among them."""
    present = codes(dataset).types
    types = all_types(dataset.manifest["types"], present)
    labels = [entry["label"] for entry in types]
    return types, np.array([labels.index(label) for label in present], dtype=np.intp)
