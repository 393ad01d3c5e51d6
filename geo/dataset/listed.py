"""The few events that lists show, as one mapping each: kept, for one change to the next shows mostly the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geo.dataset import phrases
from geo.dataset.event_rows import rows_at
from geo.dataset.place_names import shown_names
from geo.dataset.store import Dataset
from geo.model import Naming

_COLUMNS = (
    *("id", "type", "start", "end", "date_precision", "date_guessed"),
    *("place_id", "place_name", "place_uncertain", "toponym", "reports", "text"),
    *("attributed_to", "publisher", "url", *phrases.TOLL_COLUMNS),
)
#: A kilobyte or two each.
_MOST_KEPT = 10_000

#: `_COLUMNS` of `joined` by name, None where nothing is known, and `toll` in words.
Listed = Mapping[str, Any]


def listed(dataset: Dataset, numbers: npt.NDArray[np.intp], naming: Naming) -> list[Listed]:
    """Give events by their row numbers in `joined`, in this order, their places named by a convention."""
    kept = _kept(dataset)
    wanted = numbers.tolist()
    found = {number: kept[number] for number in wanted if number in kept}
    fresh = [number for number in wanted if number not in found]
    if fresh:
        read = dict(zip(fresh, _read(dataset, np.array(fresh, dtype=np.intp)), strict=True))
        if len(kept) + len(read) > _MOST_KEPT:
            kept.clear()
        kept.update(read)
        found |= read
    rows = [found[number] for number in wanted]
    if naming is Naming.WRITTEN:
        return rows
    names = shown_names(dataset, naming)
    return [{**row, "place_name": names.get(row["place_id"])} for row in rows]


def as_table(columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Put columns side by side as Arrow, which a page sends as it is."""
    made = {name: pa.array(values) for name, values in columns.items()}
    return pa.table(
        {name: values.cast(pa.string()) if values.type == pa.null() else values for name, values in made.items()}
    )


@lru_cache(maxsize=2)
def _kept(dataset: Dataset) -> dict[int, Listed]:  # noqa: ARG001  # a store for each dataset
    return {}


def _read(dataset: Dataset, numbers: npt.NDArray[np.intp]) -> list[Listed]:
    rows = rows_at(dataset, numbers)
    # Arrow makes Python's values of a column at once, where pandas would make them one by one.
    values = [pa.array(rows[column], from_pandas=True).to_pylist() for column in _COLUMNS]
    events = (dict(zip(_COLUMNS, row, strict=True)) for row in zip(*values, strict=True))
    return [{**event, "toll": phrases.toll(event)} for event in events]
