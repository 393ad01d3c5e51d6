"""Every question the map, the page and the HTTP routes ask of a dataset."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from geo.dataset.store import Dataset
from geo.model import Role, View

_ARTICLE_COLUMNS = ["id", "title", "publisher", "published", "url", "source", "language"]
_PLACE_COLUMNS = ["id", "name", "latitude", "longitude", "extent_km", "country", "admin", "kind"]
_LONGEST_EXACT_DAYS = 31
_SEARCHED = ["text", "title", "publisher", "place_name", "toponym", "attributed_to"]


@dataclass(frozen=True)
class Counts:
    """How much a selection holds. `undated` and `unlocated` events are in `events` too."""

    events: int
    places: int
    articles: int
    undated: int
    unlocated: int


@lru_cache(maxsize=4)
def joined(dataset: Dataset) -> pd.DataFrame:
    """Events with the columns of their place and article, oldest first; only those whose place has the event role.

    Place columns are prefixed where they would clash (`place_name`); `searched` is the folded text that words are
    looked for in.
    """
    places = dataset.places[_PLACE_COLUMNS].rename(columns={"id": "place_id", "name": "place_name"})
    articles = dataset.articles[_ARTICLE_COLUMNS].rename(columns={"id": "article_id"})
    events = dataset.events[dataset.events["role"] == Role.EVENT.value]
    rows = events.merge(places, on="place_id", how="left").merge(articles, on="article_id", how="left")
    searched = rows[_SEARCHED[0]].fillna("")
    for column in _SEARCHED[1:]:
        searched = searched + "\n" + rows[column].fillna("")
    rows["searched"] = searched.str.casefold()
    return rows.sort_values(["start", "article_id", "evidence_start", "id"], kind="stable", ignore_index=True)


def select(dataset: Dataset, view: View, *, ignore: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Rows of `joined` that a view shows.

    Parameters
    ----------
    dataset : Dataset
    view : View
    ignore : frozenset of str
        Fields of the view not to filter by: "dates", "types", "place", "words".

    Notes
    -----
    An event is within the dates if its period overlaps them; an undated one is so only while no dates are asked for.
    """
    rows = joined(dataset)
    keep = pd.Series(True, index=rows.index)
    if "dates" not in ignore and (view.start or view.end):
        keep &= rows["end"].ge(view.start or dt.date.min).fillna(False).astype(bool)
        keep &= rows["start"].le(view.end or dt.date.max).fillna(False).astype(bool)
    if "types" not in ignore and view.types is not None:
        keep &= rows["type"].isin(view.types)
    if "place" not in ignore and view.place:
        keep &= rows["place_id"].eq(view.place).fillna(False).astype(bool)
    if "words" not in ignore:
        for word in view.words.casefold().split():
            keep &= rows["searched"].str.contains(word, regex=False)
    return rows[keep]


def counts(rows: pd.DataFrame) -> Counts:
    """Count what a selection holds."""
    return Counts(
        events=len(rows),
        places=int(rows["place_id"].nunique()),
        articles=int(rows["article_id"].nunique()),
        undated=int(rows["start"].isna().sum()),
        unlocated=int(rows["place_id"].isna().sum()),
    )


def period(dataset: Dataset) -> tuple[dt.date, dt.date] | None:
    """First and last day of the events dated to a month or better, as the timeline spans them; else of all dated ones.

    None where there are none.
    """
    dated = joined(dataset).dropna(subset=["start"])
    exact = dated[
        [(end - start).days < _LONGEST_EXACT_DAYS for start, end in zip(dated["start"], dated["end"], strict=True)]
    ]
    spanned = dated if exact.empty else exact
    return (spanned["start"].min(), spanned["end"].max()) if len(spanned) else None


def event(dataset: Dataset, event_id: str) -> Mapping[str, Any] | None:
    """One joined row as a mapping with the sentences around its evidence (`before`, `after`); None: no such event."""
    found = joined(dataset).loc[lambda rows: rows["id"] == event_id]
    if found.empty:
        return None
    row = {str(key): _plain(value) for key, value in found.iloc[0].items() if key != "searched"}
    for key in ("actors", "reasons", "admin"):
        row[key] = json.loads(row[key]) if row[key] else []
    body = dataset.articles.set_index("id")["body"].get(row["article_id"]) or ""
    return row | _around(body, row["evidence_start"], row["evidence_end"])


def place(dataset: Dataset, place_id: str) -> Mapping[str, Any] | None:
    """One place as a mapping, `names` and `admin` as lists; None: no such place."""
    found = dataset.places.loc[dataset.places["id"] == place_id]
    if found.empty:
        return None
    row = {str(key): _plain(value) for key, value in found.iloc[0].items()}
    return row | {"names": json.loads(row["names"]), "admin": json.loads(row["admin"])}


def event_places(dataset: Dataset) -> pd.DataFrame:
    """Places that have events, with their number in `events`: id, name, country, events; most events first."""
    rows = joined(dataset).dropna(subset=["place_id"])
    places = rows.groupby(["place_id", "place_name", "country"], as_index=False, dropna=False).size()
    places = places.rename(columns={"place_id": "id", "place_name": "name", "size": "events"})
    return places.sort_values(["events", "name"], ascending=[False, True], ignore_index=True)


def unplaced(dataset: Dataset) -> pd.DataFrame:
    """Toponyms that no place was found for: name, method (why), times, articles, one row a name."""
    rows = dataset.toponyms[dataset.toponyms["place_id"].isna()]
    grouped = rows.groupby(["name", "method"], as_index=False).agg(
        times=("start", "size"), articles=("article_id", "nunique")
    )
    return grouped.sort_values(["times", "name"], ascending=[False, True], ignore_index=True)


def _around(body: str, start: int, end: int, reach: int = 320) -> dict[str, str]:
    """Cut the text just before and after the evidence, within its paragraph and its neighbours', at word ends."""
    before, after = body[max(0, start - reach) : start], body[end : end + reach]
    if start > reach:
        before = "… " + before.split(" ", 1)[-1]
    if end + reach < len(body):
        after = after.rsplit(" ", 1)[0] + " …"
    return {"before": before.strip(), "after": after.strip()}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    return value.item() if hasattr(value, "item") else value
