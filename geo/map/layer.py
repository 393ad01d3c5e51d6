"""The event layer as compact columns: what the browser needs to draw, filter and count, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

_EPOCH = dt.date(1970, 1, 1)


def layer_columns(rows: pd.DataFrame, types: Sequence[Mapping[str, Any]], version: str) -> dict[str, Any]:
    """Turn joined events into columns for the browser.

    Parameters
    ----------
    rows : pandas.DataFrame
        From `geo.dataset.query.select`.
    types : sequence of mapping
        The manifest's event types: label, colour, description.
    version : str
        Dataset version.

    Returns
    -------
    dict
        ``types``; ``places`` with columns ``id``, ``name``, ``latitude``, ``longitude``, ``precision``, ``extent_km``;
        ``events`` with columns ``id``, ``place`` and ``type`` (indexes into the two; -1: unlocated), ``start`` and
        ``end`` (days since 1970-01-01, null: undated), ``coarse`` (0 where the day is known exactly).
    """
    labels = [entry["label"] for entry in types]
    others = sorted(set(rows["type"].dropna()) - set(labels))
    colours = [dict(entry) for entry in types] + [
        {"label": label, "colour": "#8a8a8a", "description": "A type that the taxonomy no longer has"}
        for label in others
    ]
    number = {entry["label"]: i for i, entry in enumerate(colours)}
    located = rows.dropna(subset=["latitude", "longitude"]).drop_duplicates("place_id")
    located = located.sort_values("place_id")
    place_number = {place: i for i, place in enumerate(located["place_id"])}
    return {
        "version": version,
        "types": colours,
        "places": {
            "id": located["place_id"].tolist(),
            "name": located["place_name"].tolist(),
            "latitude": [round(value, 5) for value in located["latitude"]],
            "longitude": [round(value, 5) for value in located["longitude"]],
            "precision": located["geo_precision"].tolist(),
            "extent_km": [round(value or 0, 1) for value in located["extent_km"].fillna(0)],
        },
        "events": {
            "id": rows["id"].tolist(),
            "place": [place_number.get(place, -1) for place in rows["place_id"].fillna("")],
            "type": [number[label] for label in rows["type"]],
            "start": _days(rows["start"]),
            "end": _days(rows["end"]),
            "coarse": [int(precision != "day") for precision in rows["date_precision"]],
        },
    }


def _days(dates: pd.Series[Any]) -> list[int | None]:
    return [None if pd.isna(day) else (day - _EPOCH).days for day in dates]
