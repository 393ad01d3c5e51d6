"""The event layer as compact columns: what the browser needs to draw, filter and count, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import query
from geo.dataset.boundaries import boundaries_of
from geo.dataset.days import UNDATED, day_number, days_since_epoch, spanned_days
from geo.dataset.event_rows import codes, exact_days
from geo.dataset.store import Dataset

_UNKNOWN_TYPE = {"colour": "#6b6b6b", "description": "A type that the taxonomy no longer has"}
_KINDS = {"int32": "i4", "uint16": "u2", "uint8": "u1", "float32": "f4"}


#: Names by other conventions than the one written: by convention, then by the place's id.
OtherNames = Mapping[str, Mapping[str, str]]


def layer_columns(
    rows: pd.DataFrame, types: Sequence[Mapping[str, Any]], version: str, names: OtherNames | None = None
) -> dict[str, Any]:
    """Turn joined events into columns for the browser.

    Parameters
    ----------
    rows : pandas.DataFrame
        From `geo.dataset.query.select`; or from `geo.map.frame.read_frame`, with the column ``boundary``: the id of the
        place whose outline each has.
    types : sequence of mapping
        The manifest's event types: label, colour, description.
    version : str
        Dataset version.
    names : mapping, optional
        From `geo.dataset.place_names.other_namings`.

    Returns
    -------
    dict
        JSON values. ``types``; ``places`` with columns ``id``, ``name``, ``latitude``, ``longitude``, ``precision``,
        ``extent_km``, with ``boundaries`` as `geo.dataset.boundaries.boundaries_of` gives them, and with ``names``: by
        convention, the names that differ, by the place's number; ``events`` with columns ``id``, ``place`` and ``type``
        (indexes into the two; -1: unlocated), ``start`` and ``end`` (days since 1970-01-01, null: undated), ``coarse``
        (0 where the day is known exactly), ``uncertain`` (1 where it may well be another place), and where any event
        has them ``killed`` (0: not said) and ``reports`` (how many tell of it); and what `whole_of` says, of these
        events.
    """
    layer = _layer(rows, types, version, names)
    places, events = layer["places"], layer["events"]
    places["latitude"] = [round(value, 5) for value in rows_of_places(rows)["latitude"]]
    places["longitude"] = [round(value, 5) for value in rows_of_places(rows)["longitude"]]
    places["extent_km"] = [round(float(value), 1) for value in places["extent_km"]]
    for name in events.keys() - {"start", "end"}:
        events[name] = events[name].tolist()
    for name in ("start", "end"):
        events[name] = [None if day == UNDATED else day for day in events[name].tolist()]
    return {**layer, "events": {"id": rows["id"].tolist(), **events}}


def layer_bytes(
    rows: pd.DataFrame,
    types: Sequence[Mapping[str, Any]],
    version: str,
    names: OtherNames | None = None,
    whole: Mapping[str, Any] | None = None,
) -> bytes:
    """Pack the same columns, without the ids of events, for a browser that is sent very many of them.

    `whole` is from `whole_of`, where these are not all events of the dataset.

    The form: four bytes with the length of a JSON header (little-endian), the header, padded with spaces so that what
    follows begins at a multiple of four, then the columns of numbers, each padded likewise. In the header a packed
    column is ``{"column": [type, offset, length]}``.
    """
    return pack_columns({**_layer(rows, types, version, names), **(whole or {})})


def whole_of(dataset: Dataset) -> dict[str, Any]:
    """What a layer says of all events of its dataset, whichever it holds: words leave some out, and no date.

    Returns
    -------
    dict
        ``everything``: how many there are; ``present``: labels of the types that they have; ``days``: the first and the
        last that the timeline spans, since 1970-01-01, None where no event has a date.
    """
    known, period = codes(dataset), query.period(dataset)
    return {
        "everything": len(known.start),
        "present": sorted(known.types.dropna()),
        "days": period and [day_number(day) for day in period],
    }


def pack_columns(layer: Mapping[str, Any]) -> bytes:
    """Pack a layer, the arrays of its ``places`` and ``events`` as columns, in the form of `layer_bytes`."""
    body = bytearray()
    packed = dict(layer)
    for table in ("places", "events"):
        packed[table] = dict(layer[table])
        for name, values in layer[table].items():
            if isinstance(values, np.ndarray):
                packed[table][name] = {"column": [_KINDS[values.dtype.name], len(body), len(values)]}
                body += values.tobytes()
                body += bytes(-len(body) % 4)
    header = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 4)
    return len(header).to_bytes(4, "little") + header + bytes(body)


def all_types(types: Sequence[Mapping[str, Any]], present: Iterable[str]) -> list[dict[str, Any]]:
    """The manifest's event types, and after them those that events have all the same."""
    others = sorted(set(present) - {entry["label"] for entry in types})
    return [dict(entry) for entry in types] + [{"label": label, **_UNKNOWN_TYPE} for label in others]


def rows_of_places(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each located place, ordered by its id."""
    return rows.dropna(subset=["latitude", "longitude"]).drop_duplicates("place_id").sort_values("place_id")


def _layer(
    rows: pd.DataFrame, types: Sequence[Mapping[str, Any]], version: str, names: OtherNames | None
) -> dict[str, Any]:
    present = rows["type"].dropna().unique()
    known = all_types(types, present)
    places = rows_of_places(rows)
    start, end = days_since_epoch(rows["start"]), days_since_epoch(rows["end"])
    return {
        "version": version,
        "types": known,
        "everything": len(rows),
        "present": sorted(present),
        "days": spanned_days(start, end),
        "places": {
            "id": places["place_id"].tolist(),
            "name": places["place_name"].tolist(),
            "names": _by_number(places["place_id"].tolist(), names or {}),
            "latitude": _numbers(places["latitude"], np.float32),
            "longitude": _numbers(places["longitude"], np.float32),
            "precision": places["geo_precision"].tolist(),
            "extent_km": _numbers(places["extent_km"].fillna(0), np.float32),
            "boundaries": _boundaries(places),
        },
        "events": {
            "place": _codes(rows["place_id"], places["place_id"].tolist(), np.int32),
            "type": _codes(rows["type"], [entry["label"] for entry in known], np.uint8),
            "start": start,
            "end": end,
            "coarse": (~exact_days(rows)).astype(np.uint8),
            "uncertain": _uncertain(rows),
            **_weights(rows),
        },
    }


def _boundaries(places: pd.DataFrame) -> dict[str, Any]:
    """Places of a user's own table may lie in an area that has an outline, and are not that area themselves."""
    if "boundary" not in places:
        return boundaries_of(places["place_id"])
    return boundaries_of(places["boundary"], zip(places["longitude"], places["latitude"], strict=True))


def _weights(rows: pd.DataFrame) -> dict[str, npt.NDArray[Any]]:
    """What may size a symbol other than the number of events, in the smallest type that holds it."""
    found = {}
    for name, usual in (("killed", 0), ("reports", 1)):
        if name not in rows:
            continue
        numbers = np.asarray(rows[name].fillna(usual), dtype=np.int64).clip(0, np.iinfo(np.int32).max)
        if (numbers != usual).any():
            fitting = (np.uint8, np.uint16, np.int32)
            found[name] = numbers.astype(next(kind for kind in fitting if numbers.max() <= np.iinfo(kind).max))
    return found


def _by_number(identifiers: Sequence[str], names: OtherNames) -> dict[str, dict[str, str]]:
    return {
        convention: {str(i): called[key] for i, key in enumerate(identifiers) if key in called}
        for convention, called in names.items()
    }


def _uncertain(rows: pd.DataFrame) -> npt.NDArray[np.uint8]:
    """A table of the user's own does not doubt its places."""
    if "place_uncertain" not in rows:
        return np.zeros(len(rows), dtype=np.uint8)
    return rows["place_uncertain"].fillna(value=False).to_numpy(dtype=np.uint8)


def _codes(column: pd.Series[Any], values: list[str], kind: type[np.generic]) -> npt.NDArray[Any]:
    """Where each value stands among `values`; -1 for one that is missing or not among them."""
    return np.asarray(pd.Index(values, dtype="object").get_indexer(pd.Index(column.astype("object"))), dtype=kind)


def _numbers(column: pd.Series[Any], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.asarray(column.astype("float64"), dtype=kind)
