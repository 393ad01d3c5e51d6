"""The names that a dataset's places are shown by, whichever convention a reader chooses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from geo.dataset.store import Dataset
from geo.model import Naming

_COLUMNS = {Naming.WRITTEN: "name", Naming.ENGLISH: "name_english", Naming.LOCAL: "name_local"}
# In Hebrew, Arabic and other scripts that are written from right to left.
_RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
#: Names listed of a place besides the one shown.
_MOST_OTHERS = 24
#: As in geo/map/static/naming.js.
_MOST_LETTERS = 120
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


@lru_cache(maxsize=12)
def shown_names(dataset: Dataset, naming: Naming) -> Mapping[str, str]:
    """Give the name of each place by a convention, by its id; the one written where there is no other."""
    return dict(zip(dataset.places["id"].tolist(), names_of(dataset.places, naming), strict=True))


def names_of(places: pd.DataFrame, naming: Naming) -> list[str]:
    """Give the names of some places of a dataset by a convention."""
    names: list[str] = places[_COLUMNS[naming]].fillna(places["name"]).fillna("").tolist()
    return names


def other_namings(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Give, for each convention but the first, the names that differ from those written, by the place's id."""
    written = shown_names(dataset, Naming.WRITTEN)
    return {
        naming.value: {key: name for key, name in shown_names(dataset, naming).items() if name != written[key]}
        for naming in (Naming.ENGLISH, Naming.LOCAL)
    }


def renamed(rows: pd.DataFrame, dataset: Dataset, naming: Naming) -> pd.DataFrame:
    """Show the places of joined events by a convention: in `place_name`."""
    if naming is Naming.WRITTEN:
        return rows
    return rows.assign(place_name=rows["place_id"].map(shown_names(dataset, naming)).astype(rows["place_name"].dtype))


@lru_cache(maxsize=4)
def other_names(dataset: Dataset) -> Mapping[str, str]:
    """Give the further names of each place, between commas, by its id: as a file carries them and words find it by."""
    found = {}
    for identifier, name, written in dataset.places[["id", "name", "names"]].itertuples(index=False):
        # Names whose language is known are worth more to a reader than the many spellings of a gazetteer.
        names = sorted(json.loads(written or "[]"), key=lambda one: not one["language"])
        others = dict.fromkeys(one["name"] for one in names if one["name"] != name)
        found[identifier] = ", ".join(list(others)[:_MOST_OTHERS])
    return found


def searched_names(dataset: Dataset) -> Mapping[str, str]:
    """Give all the names that words may find a place by, one a line, by its id; as geo/map/static/words.js."""
    named = [*(shown_names(dataset, naming) for naming in Naming), other_names(dataset)]
    return {key: "\n".join(dict.fromkeys(names[key] for names in named)) for key in named[0]}


def shortened(name: str) -> str:
    """As much of a name as tells it from others: for where it is one of several things said."""
    return name if len(name) <= _MOST_LETTERS else f"{name[:_MOST_LETTERS].rstrip()} …"


def isolated(name: str) -> str:
    """Keep a name that is written from right to left from turning round what stands beside it in plain text."""
    turns = any(first <= character <= last for character in name for first, last in _RIGHT_TO_LEFT)
    return f"{_ISOLATE}{name}{_END_OF_ISOLATE}" if turns else name
