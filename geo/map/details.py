"""What a reader reads of each event, as compact columns: for a map that has no server to ask."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import phrases
from geo.map.wording import spell, word_list

_AS_WRITTEN = ("sub_type", "toponym", "text", "before", "after", "attributed_to", "title", "publisher", "lost")
#: Words of its other reports, to be found by.
_BESIDES = "besides"
_TOLL = ("killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high", "toll_note")
#: From so many different texts on it is tried whether they compress better in alphabetical order.
_WORTH_SORTING = 2000


def detail_columns(rows: pd.DataFrame) -> dict[str, Any]:
    """Turn joined events into columns of words, in the order of the rows.

    Parameters
    ----------
    rows : pandas.DataFrame
        As from `geo.dataset.query.select`; a column that is missing says nothing. Columns named ``field:NAME`` are
        taken as they are.

    Returns
    -------
    dict
        ``words``, the list that texts are spelled with (`geo.map.wording`), and ``columns``. For each column that says
        anything: ``values``, the different texts, spelled, and ``steps``, for each event the index of its text as the
        difference to the event before, or the name of a column that has the same. Texts that repeat are written once,
        and the steps of texts in order of appearance that do not repeat are all ones, which compress to nothing.
    """
    columns: dict[str, Iterable[str]] = {name: _texts(rows, name) for name in (*_AS_WRITTEN, _BESIDES)}
    guessed = ("date_guessed",) if "date_guessed" in rows else ()
    columns["when"] = _worded(rows, ("start", "end", "date_precision", *guessed), phrases.period)
    columns["date_precision"] = _worded(rows, ("date_precision", *guessed), phrases.precision)
    columns["geo_precision"] = _worded(rows, ("geo_precision",), phrases.GEO_PRECISION.__getitem__)
    columns["toll"] = _worded(rows, _TOLL, lambda *values: phrases.toll(dict(zip(_TOLL, values, strict=True))))
    columns["published"] = _worded(rows, ("published",), phrases.day)
    columns["url"] = [text if is_link(text) else "" for text in _texts(rows, "url")]
    columns["actors"] = _worded(rows, ("actors",), lambda written: ", ".join(json.loads(written or "[]")))
    columns["reasons"] = _worded(rows, ("reasons",), lambda written: "; ".join(json.loads(written or "[]")))
    columns["sure"] = _worded(rows, ("confidence",), _percent)
    columns["place_sure"] = _worded(rows, ("place_confidence",), _percent)
    columns["field:Reports"] = _worded(rows, ("together",), lambda written: " ".join(json.loads(written or "[]")))
    columns |= {name: _texts(rows, name) for name in rows.columns if name.startswith("field:")}
    interned: dict[str, dict[str, Any]] = {name: _intern(texts) for name, texts in columns.items()}
    interned = {name: column for name, column in interned.items() if column["values"] not in ([], [""])}
    words = word_list(text for column in interned.values() for text in column["values"])
    steps_of: dict[tuple[int, ...], str] = {}
    for name, column in interned.items():
        column["values"] = spell(column["values"], words)
        # Title, publisher and address of an article change together.
        first = steps_of.setdefault(tuple(column["steps"]), name)
        column["steps"] = column["steps"] if first == name else first
    return {"words": words, "columns": interned}


def is_link(text: str) -> bool:
    """Tell a web address from anything else that could stand in a link and be run."""
    return text.startswith(("https://", "http://"))


def _texts(rows: pd.DataFrame, name: str) -> list[str]:
    return [""] * len(rows) if name not in rows else [str(value) for value in rows[name].fillna("")]


def _worded(rows: pd.DataFrame, names: tuple[str, ...], words: Callable[..., str]) -> list[str]:
    """Say in words what some columns hold together; asked once for each different set of values."""
    if not set(names) <= set(rows.columns):
        return [""] * len(rows)
    said: dict[tuple[Any, ...], str] = {}
    texts = []
    for values in zip(*(rows[name].astype(object).where(rows[name].notna(), None) for name in names), strict=True):
        if values not in said:
            said[values] = words(*values) if len(values) > 1 or values[0] is not None else ""
        texts.append(said[values])
    return texts


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _intern(texts: Iterable[str]) -> dict[str, list[Any]]:
    codes, found = pd.factorize(pd.Series(list(texts), dtype=object))
    values = list(found)
    if len(values) >= _WORTH_SORTING:
        # Texts of one day resemble each other, but made by a machine they resemble those of other days even more.
        ordered = sorted(values)
        place = {text: i for i, text in enumerate(ordered)}
        moved = np.array([place[text] for text in values])[codes]
        if _cost(ordered, moved) < _cost(values, codes):
            values, codes = ordered, moved
    return {"values": values, "steps": np.diff(codes, prepend=0).tolist()}


def _cost(values: list[str], codes: npt.NDArray[Any]) -> int:
    """Roughly how many bytes a column takes when compressed."""
    steps = np.diff(codes, prepend=0).astype(np.int32).tobytes()
    return len(zlib.compress("\n".join(values).encode("utf-8", "replace"), 3)) + len(zlib.compress(steps, 3))
