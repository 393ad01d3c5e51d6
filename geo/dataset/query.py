"""Every question the map, the page and the HTTP routes ask of a dataset."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset.area import inside
from geo.dataset.boundaries import outline_of
from geo.dataset.days import EPOCH, UNDATED, day_number
from geo.dataset.event_rows import ARTICLE_COLUMNS, Codes, codes, joined, located, number_of, points, rows_at
from geo.dataset.ground import AREAS
from geo.dataset.join import own_numbers
from geo.dataset.letters import lowered
from geo.dataset.meeting import meets_circles, meets_outline
from geo.dataset.place_names import renamed, searched_names, shown_names
from geo.dataset.selection import Selection
from geo.dataset.store import Dataset
from geo.dataset.stored import stored_events
from geo.model import Area, Lacking, Naming, View

_SEARCHED = ["title", "publisher", "toponym", "attributed_to"]


def find(dataset: Dataset, view: View, *, ignore: frozenset[str] = frozenset()) -> Selection:
    """Find the events that a view shows.

    Parameters
    ----------
    dataset : Dataset
    view : View
    ignore : frozenset of str
        Fields of the view not to filter by: "dates", "exact_days", "exact_places", "lacking", "types", "places",
        "words", "area".

    Notes
    -----
    An event is within the dates if its period overlaps them; an undated one is so only while no dates are asked for,
    or where undated ones are. What is known only to a district, region or country is within an area that the map's
    reader has drawn if the two meet: if anything of it is.
    """
    known = codes(dataset)
    lacking = None if "lacking" in ignore else view.lacking
    keep = np.ones(len(known.start), dtype=bool)
    if lacking is Lacking.DATE:
        keep &= known.start == UNDATED
    elif "dates" not in ignore and (view.start or view.end):
        keep &= _within(known, view.start, view.end)
    if lacking is Lacking.PLACE:
        keep &= known.place < 0
    if "exact_days" not in ignore and view.exact_days:
        keep &= known.exact_day
    if "exact_places" not in ignore and view.exact_places:
        keep &= known.exact_place
    if "types" not in ignore and view.types is not None:
        keep &= np.isin(known.types, view.types).take(known.type)
    if "places" not in ignore and view.places:
        keep &= _among(known, view.places)[known.place]
    if "area" not in ignore and view.area:
        keep &= _places_within(dataset, view.area)[known.place]
    if "words" not in ignore and view.words:
        for word in lowered(view.words).split():
            keep &= _having(dataset, word)
    return Selection(dataset, np.flatnonzero(keep), view.names)


def _within(known: Codes, start: dt.date | None, end: dt.date | None) -> npt.NDArray[np.bool_]:
    keep: npt.NDArray[np.bool_] = known.start != UNDATED
    if start:
        keep &= known.end >= day_number(start)
    if end:
        keep &= known.start <= day_number(end)
    return keep


def select(dataset: Dataset, view: View, *, ignore: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Find the events that a view shows, as a frame of `joined`'s columns. See `find`."""
    return find(dataset, view, ignore=ignore).frame()


@lru_cache(maxsize=4)
def period(dataset: Dataset) -> tuple[dt.date, dt.date] | None:
    """First and last day of all events: see `Selection.period`."""
    return find(dataset, View()).period


@lru_cache(maxsize=64)
def event(dataset: Dataset, event_id: str, names: Naming = Naming.WRITTEN) -> Mapping[str, Any] | None:
    """One joined row as a mapping with the sentences around its evidence (`before`, `after`); None: no such event."""
    number = number_of(dataset, event_id)
    if number is None:
        return None
    found = rows_at(dataset, np.array([number]))
    row = {str(key): _plain(value) for key, value in renamed(found, dataset, names).iloc[0].items()}
    for key in ("actors", "reasons", "admin", "together"):
        row[key] = json.loads(row[key]) if row[key] else []
    bodies = dataset.articles.loc[dataset.articles["id"] == row["article_id"], "body"]
    body = _plain(bodies.iloc[0]) or "" if len(bodies) else ""
    return row | around(body, row["evidence_start"], row["evidence_end"])


def event_days(dataset: Dataset, event_id: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an event, without reading the rest of it; None: it has no date, or there is none."""
    number, known = number_of(dataset, event_id), codes(dataset)
    if number is None or known.start[number] == UNDATED:
        return None
    first, last = (EPOCH + dt.timedelta(days=int(days[number])) for days in (known.start, known.end))
    return first, last


@lru_cache(maxsize=64)
def reports(dataset: Dataset, event_id: str) -> Sequence[Mapping[str, Any]]:
    """All reports of the event that a report belongs to, the principal one first, then by day of publication.

    Each has the columns of the events table with the numbers that it gives itself, those of its article, and in
    `same_because` why it was joined. Empty: there is no such report.
    """
    events = dataset.events if (stored := stored_events(dataset)) is None else stored.reports_of(event_id)
    group = events.loc[events["id"] == event_id, "group_id"]
    if group.empty:
        return []
    articles = dataset.articles[ARTICLE_COLUMNS].rename(columns={"id": "article_id"})
    found = events[events["group_id"] == group.iloc[0]].merge(articles, on="article_id", how="left")
    found = found.sort_values(["principal", "published", "id"], ascending=[False, True, True], kind="stable")
    rows = [{str(key): _plain(value) for key, value in row.items()} for row in found.to_dict("records")]
    return [own_numbers(row) | {"same_because": json.loads(row["same_because"])} for row in rows]


def place(dataset: Dataset, place_id: str, names: Naming = Naming.WRITTEN) -> Mapping[str, Any] | None:
    """One place as a mapping, `names` and `admin` as lists, `name` by a convention; None: no such place."""
    found = dataset.places.loc[dataset.places["id"] == place_id]
    if found.empty:
        return None
    row = {str(key): _plain(value) for key, value in found.iloc[0].items()}
    shown = {"name": shown_names(dataset, names)[place_id], "name_written": row["name"]}
    return row | shown | {"names": json.loads(row["names"]), "admin": json.loads(row["admin"])}


@lru_cache(maxsize=4)
def newest_articles(dataset: Dataset, most: int) -> pd.DataFrame:
    """The newest articles, those without a date last: published, title, publisher, url."""
    articles = dataset.articles[["published", "title", "publisher", "url"]]
    return articles.sort_values("published", ascending=False, kind="stable").head(most)


@lru_cache(maxsize=6)
def event_places(dataset: Dataset, names: Naming = Naming.WRITTEN) -> pd.DataFrame:
    """Places that have events, with their number in `events`: id, name, country, events; most events first."""
    known = codes(dataset)
    events = np.bincount(known.place[known.place >= 0], minlength=len(known.places))
    counted = pd.DataFrame({"place_id": known.places, "events": events})[events > 0].astype({"place_id": "string"})
    places = dataset.places[["id", "name", "country"]].rename(columns={"id": "place_id", "name": "place_name"})
    places = renamed(places.merge(counted, on="place_id"), dataset, names)
    places = places.rename(columns={"place_id": "id", "place_name": "name"})
    return places.sort_values(["events", "name"], ascending=[False, True], ignore_index=True)


@lru_cache(maxsize=4)
def unplaced(dataset: Dataset) -> pd.DataFrame:
    """Toponyms that no place was found for: name, method (why), times, articles, one row a name."""
    rows = dataset.toponyms[dataset.toponyms["place_id"].isna()]
    grouped = rows.groupby(["name", "method"], as_index=False).agg(
        times=("start", "size"), articles=("article_id", "nunique")
    )
    return grouped.sort_values(["times", "name"], ascending=[False, True], ignore_index=True)


def around(body: str, start: int, end: int, reach: int = 320) -> dict[str, str]:
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


@lru_cache(maxsize=8)
def _places_within(dataset: Dataset, area: Area) -> npt.NDArray[np.bool_]:
    """For each of the places of `codes`, whether its point is in the area; one more at the end: no place is not.

    Districts, regions and countries are where they meet it: by their outlines, else as circles of their extent.
    """
    latitude, longitude = points(dataset)
    found = inside(latitude, longitude, area)
    shapes = dataset.places.set_index("id")[["geo_precision", "extent_km"]].reindex(codes(dataset).places)
    is_area = shapes["geo_precision"].isin(AREAS).to_numpy(dtype=bool) & located(dataset)[:-1]
    extent_km = shapes["extent_km"].to_numpy(dtype=np.float64, na_value=0)
    for number in np.flatnonzero(is_area).tolist():
        if (outline := outline_of(codes(dataset).places[number])) is not None:
            found[number], is_area[number] = meets_outline(area, outline), False
    circles = np.flatnonzero(is_area & (extent_km > 0))
    found[circles] = meets_circles(area, latitude[circles], longitude[circles], extent_km[circles])
    return found


def _among(known: Codes, places: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """For each of the places of `codes`, whether its id is given; one more at the end: no place is not."""
    given = np.zeros(len(known.places) + 1, dtype=bool)
    given[known.numbers_of(places)] = True
    return given


@lru_cache(maxsize=32)
def _having(dataset: Dataset, word: str) -> npt.NDArray[np.bool_]:
    """Of each event, whether one of its reports, or a name of its place, holds a word in the form of `lowered`."""
    stored = stored_events(dataset)
    said = (
        _said(dataset).str.contains(word, regex=False).to_numpy(dtype=bool) if stored is None else stored.having(word)
    )
    called = np.array([word in names for names in _called(dataset)], dtype=bool)
    having: npt.NDArray[np.bool_] = said | called[codes(dataset).place]
    return having


@lru_cache(maxsize=4)
def _called(dataset: Dataset) -> list[str]:
    """The names that words find each of the places of `codes` by; one more at the end: no place has none."""
    names = searched_names(dataset)
    return [*(lowered(names[identifier]) for identifier in codes(dataset).places), ""]


@lru_cache(maxsize=2)
def _said(dataset: Dataset) -> pd.Series[str]:
    """What all reports of an event say, for words to be looked for in; made when a word is first asked for."""
    rows = joined(dataset)
    text = rows["text"].fillna("")
    for column in _SEARCHED:
        text = text + "\n" + rows[column].fillna("")
    if besides := said_besides(dataset):
        text = text + "\n" + rows["group_id"].map(besides).fillna("")
    return text.map(lowered).astype(text.dtype)


@lru_cache(maxsize=2)
def said_besides(dataset: Dataset) -> Mapping[str, str]:
    """What the reports of an event but the principal one say, by its group; those that have such reports."""
    others = dataset.events[~dataset.events["principal"]].merge(
        dataset.articles[["id", "title", "publisher"]], left_on="article_id", right_on="id", how="left"
    )
    said = others["text"].fillna("")
    for column in _SEARCHED:
        said = said + "\n" + others[column].fillna("")
    joined_texts = said.groupby(others["group_id"]).agg("\n".join)
    return dict(zip(joined_texts.index.tolist(), joined_texts.tolist(), strict=True))
