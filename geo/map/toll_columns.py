"""How many people a table says were killed and injured, with the bounds that it gives. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

#: Columns of bounds, by the name of the column of the number between: UCDP's, and as our own tables have them.
_BOUNDS = {"best": ("low", "high")}
_MOST = 1e9


def tolls(frame: pd.DataFrame, found: Mapping[str, Any]) -> pd.DataFrame:
    """Read the tolls of a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        With an index of row numbers.
    found : mapping of str to Any
        Its columns of ``killed`` and ``injured``, where it has some.

    Returns
    -------
    pandas.DataFrame
        The columns of `geo.dataset.phrases.TOLL_COLUMNS`, nothing where the table says nothing that can be used. Where
        bounds are given beside a number, it stands and the note says them; nobody, but perhaps some, is a range.
    """
    rows = pd.DataFrame(index=frame.index)
    notes = pd.Series("", index=frame.index, dtype=object)
    columns = {re.sub(r"\W+", "_", str(name)).strip("_").casefold(): name for name in reversed(frame.columns)}
    for name in ("killed", "injured"):
        best = _whole(frame, found.get(name))
        key = str(found.get(name)).casefold()
        low, high = (_whole(frame, columns.get(bound)) for bound in _BOUNDS.get(key, (f"{key}_low", f"{key}_high")))
        is_range = ((low <= best) & (best <= high) & (low < high)).fillna(False).astype(bool)
        is_open = is_range & (best == 0).fillna(False).astype(bool)
        rows[name] = best
        rows[f"{name}_low"], rows[f"{name}_high"] = low.where(is_open), high.where(is_open)
        said = low.astype("string") + " to " + high.astype("string") + f" {name}"
        notes = notes.where(~is_range | is_open, notes.where(notes == "", notes + ", ") + said.fillna(""))
    rows["toll_note"] = notes.where(notes == "", "given as " + notes)
    return rows


def _whole(frame: pd.DataFrame, column: Any) -> pd.Series[Any]:
    """A column of numbers of people; nothing where there is none, or what is there cannot be one."""
    if column is None:
        return pd.Series(pd.NA, index=frame.index, dtype="Int64")
    numbers: pd.Series[Any] = pd.to_numeric(frame[column], errors="coerce")
    return numbers.where((numbers >= 0) & (numbers < _MOST) & (numbers % 1 == 0)).astype("Int64")
