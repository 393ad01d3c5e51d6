"""What stands in a table where a date, a coordinate or a number of people should: said, for it cannot be used. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

#: Longer texts are cut: it is no date or number that they hold.
_MOST_LETTERS = 60
_PEOPLE = ("killed", "injured")
_MOST = {"latitude": 90, "longitude": 180}


def unusable(
    rows: pd.DataFrame, ends: pd.Series[Any] | None, texts: Callable[[str, pd.Series[bool]], pd.Series[Any]]
) -> tuple[pd.Series[Any], list[str]]:
    """Say what was given where nothing usable was.

    Parameters
    ----------
    rows : pandas.DataFrame
        ``start``, ``latitude``, ``killed`` and ``injured`` as they were read: nothing where they are not usable.
    ends : pandas.Series or None
        Last days as they were read from a column of their own; None: there is none.
    texts : callable
        What was written in some of the rows, by the meaning of the column; empty texts where there is no such column.

    Returns
    -------
    pandas.Series
        For each row what was given in words, such as ``date as given: 31.02.2020``; mostly empty.
    list of str
        How many tolls and last days could not be read. Of dates and coordinates it is said how many are lacking.
    """
    lost = {"date": rows["start"].isna()} | ({} if ends is None else {"end": ends.isna()})
    lost |= dict.fromkeys(_MOST, rows["latitude"].isna()) | {name: rows[name].isna() for name in _PEOPLE}
    said: dict[int, list[str]] = {}
    notes = []
    for name, lacking in lost.items():
        written = texts(name, lacking).str.strip()
        written = written[written != ""]
        if name in _MOST:  # the other of the two may be good by itself
            numbers = pd.to_numeric(written, errors="coerce")
            written = written[~numbers.between(-_MOST[name], _MOST[name])]
        for row, text in written.items():
            short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]} …"
            said.setdefault(int(str(row)), []).append(f"{name} as given: {short}")
        if len(written) and name in (*_PEOPLE, "end"):
            what = "last day" if name == "end" else f"number of {name}"
            notes.append(f"{len(written):,} of {len(rows):,} rows give a {what} that cannot be used.")
    whole = pd.Series("", index=rows.index, dtype=object)
    whole.update(pd.Series({row: "; ".join(parts) for row, parts in said.items()}, dtype=object))
    return whole, notes
