"""The events of a dataset as numbered rows: joined with their place and article, and as numbers to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset.days import days_since_epoch
from geo.dataset.store import Dataset
from geo.dataset.stored import stored_events
from geo.events import DATED_BY_PUBLICATION
from geo.model import DatePrecision, GeoPrecision, Role

ARTICLE_COLUMNS = ["id", "title", "publisher", "published", "url", "source", "language"]
_PLACE_COLUMNS = ["id", "name", "latitude", "longitude", "extent_km", "country", "admin", "kind"]
#: What of stored events is in memory.
_KEPT = ("start", "end", "type", "place", "article", "exact_day", "exact_place", "uncertain", "killed", "reports")
_EXACT_PLACES = [GeoPrecision.SITE.value, GeoPrecision.SETTLEMENT.value]


@dataclass(frozen=True)
class Codes:
    """The columns of `joined` that are filtered by, as numbers in its order.

    Attributes
    ----------
    start, end : numpy.ndarray of int32
        Days since 1970-01-01; `UNDATED` in both where there is no date.
    type, place, article : numpy.ndarray of int32
        Indexes into `types` and `places` and of articles; -1 for an event without a place.
    exact_day, exact_place : numpy.ndarray of bool
        Whether its day is known; whether its place is a site or settlement.
    uncertain : numpy.ndarray of bool
        Whether it may well be another place.
    killed, reports : numpy.ndarray of int32
        How many people were killed, 0 where nothing is said; how many reports tell of it.
    types, places : pandas.Index
        Labels and place ids that the numbers stand for.
    """

    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    type: npt.NDArray[np.int32]
    place: npt.NDArray[np.int32]
    article: npt.NDArray[np.int32]
    exact_day: npt.NDArray[np.bool_]
    exact_place: npt.NDArray[np.bool_]
    uncertain: npt.NDArray[np.bool_]
    killed: npt.NDArray[np.int32]
    reports: npt.NDArray[np.int32]
    types: pd.Index[str]
    places: pd.Index[str]

    def numbers_of(self, place_ids: Sequence[str]) -> npt.NDArray[np.intp]:
        """Numbers of places by their ids, without those that it does not hold."""
        return np.array([self.places.get_loc(one) for one in place_ids if one in self.places], dtype=np.intp)


@lru_cache(maxsize=4)
def joined(dataset: Dataset) -> pd.DataFrame:
    """Events with the columns of their place and article, oldest first; only those whose place has the event role.

    An event that several sentences report is one row, that of its principal report, with their number in `reports`;
    `date_guessed` tells of a day that is only the day of publication.
    Place columns are prefixed where they would clash (`place_name`). Of a dataset that does not hold its events all
    are read: `rows_at` reads some.
    """
    events = dataset.events[(dataset.events["role"] == Role.EVENT.value) & dataset.events["principal"]]
    events = events.assign(reports=events["group_id"].map(dataset.events["group_id"].value_counts()))
    order = ["start", "article_id", "evidence_start", "id"]
    return _with_place_and_article(dataset, events).sort_values(order, kind="stable", ignore_index=True)


def rows_at(dataset: Dataset, numbers: npt.NDArray[np.intp]) -> pd.DataFrame:
    """The events with these row numbers, in this order, with the columns of `joined`."""
    stored = stored_events(dataset)
    return joined(dataset).iloc[numbers] if stored is None else _with_place_and_article(dataset, stored.at(numbers))


@lru_cache(maxsize=64)
def number_of(dataset: Dataset, event_id: str) -> int | None:
    """The row number of an event; None: there is no such event."""
    if (stored := stored_events(dataset)) is not None:
        return stored.number_of(event_id)
    at = np.flatnonzero(joined(dataset)["id"].eq(event_id).to_numpy(dtype=bool))
    return int(at[0]) if len(at) else None


def _with_place_and_article(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    places = dataset.places[_PLACE_COLUMNS].rename(columns={"id": "place_id", "name": "place_name"})
    articles = dataset.articles[ARTICLE_COLUMNS].rename(columns={"id": "article_id"})
    if len(events) < len(places) // 100:
        # A few events of very many: to join all places and articles would take longer than to pick theirs.
        places = places[places["place_id"].isin(events["place_id"])]
        articles = articles[articles["article_id"].isin(events["article_id"])]
    events = events.assign(
        date_guessed=events["reasons"].str.contains(DATED_BY_PUBLICATION, regex=False).fillna(value=False)
    )
    return events.merge(places, on="place_id", how="left").merge(articles, on="article_id", how="left")


@lru_cache(maxsize=4)
def codes(dataset: Dataset) -> Codes:
    """The columns to filter by as numbers, made once for a dataset."""
    if (stored := stored_events(dataset)) is not None:
        return Codes(
            **{name: getattr(stored, name) for name in _KEPT},
            types=pd.Index(stored.types, dtype=object),
            places=pd.Index(dataset.places["id"]),
        )
    rows = joined(dataset)
    types, type_labels = pd.factorize(rows["type"])
    places, place_ids = pd.factorize(rows["place_id"])
    articles, _ = pd.factorize(rows["article_id"])
    return Codes(
        start=days_since_epoch(rows["start"]),
        end=days_since_epoch(rows["end"]),
        type=types.astype(np.int32),
        place=places.astype(np.int32),
        article=articles.astype(np.int32),
        exact_day=exact_days(rows),
        exact_place=rows["geo_precision"].isin(_EXACT_PLACES).to_numpy(dtype=bool, na_value=False),
        uncertain=rows["place_uncertain"].to_numpy(dtype=bool, na_value=False),
        killed=rows["killed"].fillna(0).clip(0, np.iinfo(np.int32).max).to_numpy(dtype=np.int32),
        reports=rows["reports"].to_numpy(dtype=np.int32),
        types=pd.Index(type_labels),
        places=pd.Index(place_ids),
    )


def exact_days(rows: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Of each event, whether its day is known: neither a longer period nor only the day of its article.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the columns of `joined`. A table of the user's own has no `date_guessed`: its dates are its own.
    """
    day: npt.NDArray[np.bool_] = rows["date_precision"].eq(DatePrecision.DAY.value).to_numpy(dtype=bool, na_value=False)
    if "date_guessed" not in rows:
        return day
    guessed: npt.NDArray[np.bool_] = rows["date_guessed"].to_numpy(dtype=bool, na_value=False)
    return day & ~guessed


@lru_cache(maxsize=4)
def points(dataset: Dataset) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Latitude and longitude of each place of `codes` in WGS84 degrees, NaN for one without; one more NaN: no place."""
    found = dataset.places.set_index("id")[["latitude", "longitude"]].reindex(codes(dataset).places)
    latitude, longitude = (
        np.append(found[name].to_numpy(dtype=np.float64, na_value=np.nan), np.nan) for name in ("latitude", "longitude")
    )
    return latitude, longitude


@lru_cache(maxsize=4)
def located(dataset: Dataset) -> npt.NDArray[np.bool_]:
    """Of each place of `codes` whether it has coordinates; one more for no place, which has none."""
    latitude, longitude = points(dataset)
    return ~(np.isnan(latitude) | np.isnan(longitude))
