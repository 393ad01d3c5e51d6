"""What the map is sent in place of events that are too many: their counts, in the form of the event layer."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from geo.dataset import grid, query
from geo.dataset.event_rows import codes
from geo.dataset.place_names import shown_names
from geo.dataset.store import Dataset
from geo.map.layer import all_types, pack_columns
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
    with `sight_bytes`; ``bounds`` (south-west and north-east, degrees; null: no place) and, among the columns of
    events, ``weight``: how many events a row stands for. The two places stand for settlements and areas.
    """
    types, order = _types(dataset)
    summary, box = grid.summary(dataset, view), grid.bounds(dataset, view)
    return pack_columns(
        {
            "version": dataset.version,
            "types": types,
            "grid": True,
            "bounds": None if box is None else [[box.south, box.west], [box.north, box.east]],
            "places": _NO_PLACES,
            "events": {
                "place": summary.place,
                "type": order[summary.type].astype(np.uint8),
                "start": summary.start,
                "end": summary.end,
                "coarse": (1 - summary.exact_day).astype(np.uint8),
                "uncertain": np.zeros(len(summary.place), dtype=np.uint8),
                "weight": summary.events,
            },
        }
    )


def sight_bytes(dataset: Dataset, view: View, box: grid.Box, zoom: int, *, only_counts: bool = False) -> bytes:
    """Pack what is drawn within a box: places, or cells of the map where they are many, and the legend's counts.

    The form is that of `geo.map.layer.layer_bytes`; ``cells`` says which. Places have in addition ``total`` (events
    whatever their date) and ``held`` (places in a cell); with `only_counts` they are left out. The one column of events
    is ``counts``, for place p and type t at p · types + t. ``totals`` counts the whole map by type: ``within_dates``,
    ``unlocated``, ``undated``; ``chosen`` is where the place looked at is.
    """
    types, order = _types(dataset)
    seen, totals = grid.sight(dataset, view, box, zoom), grid.totals(dataset, view)

    def ordered(counts: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        arranged = np.zeros((*counts.shape[:-1], len(types)), dtype=np.int32)
        arranged[..., order] = counts
        return arranged

    counts = ordered(seen.counts).ravel()
    return pack_columns(
        {
            "cells": seen.cells,
            "chosen": _point(dataset, view.place),
            "totals": {
                name: ordered(getattr(totals, name)).tolist() for name in ("within_dates", "unlocated", "undated")
            },
            "places": {} if only_counts else _places(dataset, seen, view.names),
            "events": {"counts": _smallest(counts)},
        }
    )


def _places(dataset: Dataset, seen: grid.Sight, naming: Naming) -> dict[str, Any]:
    known = dataset.places.iloc[seen.rows]
    names = shown_names(dataset, naming)
    extent_km = np.zeros(len(known)) if seen.cells else known["extent_km"].to_numpy(dtype=float, na_value=0)
    return {
        "id": known["id"].tolist(),
        "name": [names[identifier] for identifier in known["id"]],
        "precision": known["geo_precision"].tolist(),
        "latitude": seen.latitude.astype(np.float32),
        "longitude": seen.longitude.astype(np.float32),
        "extent_km": extent_km.astype(np.float32),
        "total": seen.total,
        "held": seen.places,
    }


def _point(dataset: Dataset, place: str) -> tuple[float, float] | None:
    """Latitude and longitude of the place looked at; None: none, or not located."""
    found = query.place(dataset, place) if place else None
    return None if found is None or found["latitude"] is None else (found["latitude"], found["longitude"])


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
