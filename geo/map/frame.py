"""Any table with latitude, longitude and a date, read as events. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.dataset.ground import AREAS
from geo.dataset.join import SCHEMA
from geo.errors import FrameError
from geo.map.coded_precision import named_outlines, note_on_areas, place_precision, widened
from geo.map.compact import PLACE_PREFIX
from geo.map.date_parts import PARTS, joined, parts_only
from geo.map.toll_columns import tolls
from geo.map.unusable import unusable
from geo.map.written_dates import order_of_figures, read_dates
from geo.model import DatePrecision, GeoPrecision

#: Columns by what they mean, with the names they commonly have; letters' case and punctuation do not matter.
NAMES: dict[str, tuple[str, ...]] = {
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "date": ("date", "start", "date_start", "start_date", "event_date", "day", "sqldate", "datetime", "timestamp",
             "time", "published", "year", "iyear"),
    "end": ("end", "date_end", "end_date", "until"),
    "type": ("type", "event_type", "category", "kind", "type_of_violence"),
    "place": ("place", "place_name", "location", "where_coordinates", "settlement", "city", "town", "name"),
    "text": ("text", "sentence", "notes", "description", "summary", "source_headline", "details"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "source_office"),
    "url": ("url", "link", "source_url", "href", "sourceurl"),
    "attributed_to": ("attributed_to", "who_says_so"),
    "killed": ("killed", "fatalities", "deaths", "best"),
    "injured": ("injured", "wounded"),
    "geo_precision": ("geo_precision", "where_prec"),
    "date_precision": ("date_precision", "date_prec", "time_precision"),
    "country": ("country", "country_name"),
    "region": ("adm_1", "admin1", "adm1", "admin_1"),
}  # fmt: skip
#: They say which outline an area has, and are shown as they are all the same.
_SHOWN_TOO = ("country", "region")
_REQUIRED = ("latitude", "longitude", "date")
#: The hues of Okabe and Ito (2008), safe for colour-blind readers, lighter or darker so that no two are one grey;
#: strongest contrast first. The last type of many is "Other".
_COLOURS = ("#CA5700", "#0A6096", "#34AD83", "#BD719B", "#E69F00", "#79CCFF", "#FDF047", "#751246")
_OTHER = {"label": "Other", "colour": "#6b6b6b", "description": "The less frequent types together"}
#: What the Uppsala Conflict Data Program's codebook calls its numbers.
_UCDP_TYPES = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
#: Its columns that list what each report of an event says, between semicolons, and what stands between the parts here.
_UCDP_LISTS = {"source_office": ", ", "source_headline": " · "}
_DAYS = {name: SCHEMA["events"][name] for name in ("start", "end")}
#: Other columns of the table that an event shows: far more than a reader reads, but a page is to stay small.
_MOST_FIELDS = 100
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class FrameEvents:
    """A table read as events.

    Attributes
    ----------
    rows : pandas.DataFrame
        With the columns that `geo.map.layer` and `geo.map.details` read, oldest first, undated last. Columns of the
        table that mean nothing to us are kept as texts under ``field:NAME``.
    types : tuple of dict
        Label, colour and description of each type, the most frequent first.
    notes : tuple of str
        What could not be read and what was assumed, in words.
    """

    rows: pd.DataFrame
    types: tuple[dict[str, str], ...]
    notes: tuple[str, ...]


def read_frame(frame: pd.DataFrame, columns: Mapping[str, str] | None = None) -> FrameEvents:
    """Read a table as events, one a row.

    Parameters
    ----------
    frame : pandas.DataFrame
        Latitude and longitude in WGS84 degrees; dates as `geo.map.written_dates` reads them, in one column or in those
        of year, month and day. A column of how exactly places or dates are known
        is read as `geo.map.coded_precision` says; how far a place reaches that is no point is then a modest guess, but
        for regions and countries that the row names and that have an outline.
    columns : mapping of str to str, optional
        Which column means what, where its name does not say so: a key of `NAMES` to the column's name.

    Raises
    ------
    FrameError
        It is no table, two columns have one name, there is no column of latitude, longitude or date, or `columns` names
        one that is not there.
    """
    _check(frame)
    found = _find(frame, dict(columns or {}))
    frame = _readable(frame)
    frame, from_parts = (frame, []) if "date" in (columns or {}) else _join_dates(frame, found)
    start, end, precision, given_end, notes = _periods(frame, found)
    latitude, longitude = _coordinates(frame, found)
    rows = pd.DataFrame({"start": start, "end": end, "date_precision": precision}).astype(_DAYS)
    rows["latitude"], rows["longitude"] = latitude, longitude
    rows["geo_precision"], rows["extent_km"] = place_precision(_texts(frame, found.get("geo_precision")))
    country, region = (_texts(frame, found.get(name)) for name in _SHOWN_TOO)
    points = list(zip(longitude.tolist(), latitude.tolist(), strict=True))
    rows["boundary"] = named_outlines(rows["geo_precision"], country, region, points)
    _name_places(rows, _texts(frame, found.get("place")))
    whole, types = _types(_texts(frame, found.get("type")), str(found.get("type")))
    rows["type"] = whole.where(whole.isin([entry["label"] for entry in types]), _OTHER["label"])
    notes += [*from_parts, *note_on_areas(rows["extent_km"], rows["boundary"]), *_note_on_others(whole, rows["type"])]
    for name in ("text", "title", "publisher", "url", "attributed_to"):
        rows[name] = _each_once(_texts(frame, found.get(name)), _UCDP_LISTS.get(_key(found.get(name))))
    rows = pd.concat([rows, tolls(frame, found)], axis="columns")
    told = {name for meaning, name in found.items() if meaning not in _SHOWN_TOO}
    others = [name for name in frame.columns if name not in told]
    fields = {f"field:{name}": _texts(frame, name) for name in others[:_MOST_FIELDS]}
    if (rows["type"] != whole).any():  # what it is exactly is read beside the map
        fields[f"field:{found['type']}"] = whole.where(rows["type"] != whole, "")
    rows = pd.concat([rows, pd.DataFrame(fields, index=rows.index)], axis="columns")
    if others[_MOST_FIELDS:]:
        notes.append(f"Of {len(others):,} other columns the first {_MOST_FIELDS} are shown.")
    notes += _note_on_lost(rows["place_id"].isna(), "coordinates", "latitude")
    notes += _note_on_lost(rows["start"].isna(), "date", "date")
    rows["lost"], unread = unusable(rows, given_end, lambda meaning, which: _texts(frame[which], found.get(meaning)))
    notes += unread
    rows = rows.sort_values("start", kind="stable", na_position="last", ignore_index=True)
    rows["place_id"] = _in_order(rows["place_id"])
    rows["id"] = [str(number) for number in rows.index]
    return FrameEvents(rows, types, tuple(notes))


def _check(frame: object) -> None:
    if not isinstance(frame, pd.DataFrame):
        raise FrameError(f"A pandas.DataFrame is wanted, not {type(frame).__name__}: pandas.DataFrame(rows) makes one.")
    if isinstance(frame.columns, pd.MultiIndex):
        raise FrameError("The table has columns of several levels: give it one name for each column first.")
    if (twice := frame.columns[frame.columns.duplicated()]).size:
        raise FrameError(f"The table has more than one column {str(twice[0])!r}: rename or drop all but one.")


def _find(frame: pd.DataFrame, given: dict[str, str]) -> dict[str, Any]:
    if strange := given.keys() - NAMES.keys():
        raise FrameError(f"columns: {', '.join(sorted(strange))} means nothing here. There are: {', '.join(NAMES)}.")
    if missing := [name for name in given.values() if name not in frame.columns]:
        raise FrameError(f"The table has no column {missing[0]!r}. It has: {_listed(frame)}.")
    named = {_key(name): name for name in reversed(frame.columns)}
    found: dict[str, Any] = dict(given)
    for meaning, names in NAMES.items():
        free = [named[name] for name in names if name in named and named[name] not in found.values()]
        if meaning not in found and free:
            found[meaning] = free[0]
    for meaning in _REQUIRED:
        if meaning not in found:
            raise FrameError(
                f"No column of the table looks like a {meaning}. It has: {_listed(frame)}. "
                f"Say which it is with columns={{{meaning!r}: NAME}}."
            )
    return found


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Replace halves of characters, which no file can hold; only columns of objects can."""
    frame = frame.reset_index(drop=True)
    for name in frame.columns[[pd.api.types.is_object_dtype(kind) for kind in frame.dtypes]]:
        frame[name] = frame[name].map(whole_characters)
    return frame


def whole_characters(value: Any) -> Any:
    """A text with U+FFFD in place of each half of a character (a lone surrogate); anything else as it is."""
    if not isinstance(value, str) or not _HALVES.search(value):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _join_dates(frame: pd.DataFrame, found: dict[str, Any]) -> tuple[pd.DataFrame, list[str]]:
    """Put columns of years, months and days together, where no other column holds whole dates."""
    free = {_key(name): name for name in frame.columns if name == found["date"] or name not in found.values()}
    names = {part: free[key] for part, keys in PARTS.items() for key in keys if key in free}
    parts = parts_only({part: _texts(frame, name) for part, name in names.items()})
    used = [names[part] for part in parts]
    if "year" not in parts or found["date"] not in used:
        return frame, []
    if "month" not in parts:
        found["date"] = names["year"]
        return frame, []
    listed = [str(name) for name in used]
    found["date"] = ", ".join(listed)
    frame = frame.drop(columns=used).assign(**{found["date"]: joined(parts)})
    return frame, [f"Dates are put together from the columns {', '.join(listed[:-1])} and {listed[-1]}."]


def _key(name: object) -> str:
    return re.sub(r"\W+", "_", str(name)).strip("_").casefold()


def _listed(frame: pd.DataFrame) -> str:
    return ", ".join(str(name) for name in frame.columns[:40]) or "none"


def _coordinates(frame: pd.DataFrame, found: Mapping[str, Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    latitude, longitude = (
        pd.to_numeric(frame[found[name]], errors="coerce").astype("float64") for name in ("latitude", "longitude")
    )
    usable = latitude.between(-90, 90) & longitude.between(-180, 180)
    return latitude.where(usable), longitude.where(usable)


def _name_places(rows: pd.DataFrame, names: pd.Series[Any]) -> None:
    """One place for each point, name and exactness; where there is no name, its coordinates serve."""
    at = [
        f"{latitude:.3f}, {longitude:.3f}"
        for latitude, longitude in zip(rows["latitude"], rows["longitude"], strict=True)
    ]
    # A district that goes by the name of its town is not that town.
    is_area = rows["geo_precision"] == GeoPrecision.DISTRICT.value
    is_town = names.isin(names[~rows["geo_precision"].isin(list(AREAS))])
    called = names.where(~(is_area & is_town & (names != "")), "Around " + names)
    rows["place_name"] = called.where(names != "", pd.Series(at, dtype=object))
    key = [rows["latitude"].round(5), rows["longitude"].round(5), rows["place_name"], rows["geo_precision"]]
    key += [rows["extent_km"], rows["boundary"]]
    number = rows.groupby(key, sort=False, dropna=False).ngroup()
    rows["place_id"] = number.astype(str).where(rows["latitude"].notna(), None)
    rows["toponym"] = names.where(rows["latitude"].isna(), "")


def _in_order(places: pd.Series[Any]) -> pd.Series[Any]:
    """Number places as they come up in the order of the rows, which says most of the order that is to be written."""
    numbers, found = pd.factorize(places)
    width = len(str(max(0, len(found) - 1)))
    named = [None if number < 0 else f"{PLACE_PREFIX}{number:0{width}d}" for number in numbers.tolist()]
    return pd.Series(named, index=places.index, dtype=object)


def _types(labels: pd.Series[Any], column: str) -> tuple[pd.Series[Any], tuple[dict[str, str], ...]]:
    if _key(column) == "type_of_violence" and labels.isin([*_UCDP_TYPES, ""]).all():
        labels = labels.replace(_UCDP_TYPES)
    # A number by itself says nothing in a legend.
    labels = labels.where(~labels.str.fullmatch(r"[\d.]+"), column.replace("_", " ") + " " + labels)
    labels = labels.where(labels != "", "Event")
    frequent = list(labels.value_counts().index)
    kept = frequent if len(frequent) <= len(_COLOURS) else frequent[: len(_COLOURS) - 1]
    types = [
        {"label": label, "colour": colour, "description": ""}
        for label, colour in zip(kept, _COLOURS, strict=False)
        if label != _OTHER["label"]
    ]
    rest = len(kept) < len(frequent) or _OTHER["label"] in kept
    return labels, (*types, *([_OTHER] if rest else []))


def _note_on_others(whole: pd.Series[Any], shown: pd.Series[Any]) -> list[str]:
    joined = whole[whole != shown]
    if joined.empty:
        return []
    note = (
        f"The {joined.nunique():,} least frequent of {whole.nunique():,} types are one on the map, "
        f'"{_OTHER["label"]}" ({len(joined):,} events); each event says which it is.'
    )
    return [note]


def _note_on_lost(lost: pd.Series[Any], what: str, meaning: str) -> list[str]:
    if not lost.any():
        return []
    other = f" If another column holds it, say which with columns={{{meaning!r}: NAME}}." if lost.all() else ""
    return [f"{int(lost.sum()):,} of {len(lost):,} rows have no usable {what}.{other}"]


def _periods(
    frame: pd.DataFrame, found: Mapping[str, Any]
) -> tuple[pd.Series[Any], pd.Series[Any], pd.Series[Any], pd.Series[Any] | None, list[str]]:
    """First day, last day and precision of each row, the last days as given, and what was assumed in reading them."""
    day_first, notes = order_of_figures(frame[found[name]] for name in ("date", "end") if name in found)
    start, until, precision = read_dates(frame[found["date"]], day_first=day_first)
    given = None
    if "end" in found:
        _, given, _ = read_dates(frame[found["end"]], day_first=day_first)
        later = given.notna() & start.notna() & (given > until)
        until = until.where(~later, given)
        precision = precision.where(~later, DatePrecision.RANGE.value)
        if earlier := int((given < start).sum()):
            notes.append(f"{earlier:,} of {len(frame):,} rows end before they begin: their end is left out.")
    start, until, precision, wide = widened(start, until, precision, _texts(frame, found.get("date_precision")))
    return start, until, precision, given, [*notes, *wide]


def _each_once(texts: pd.Series[Any], between: str | None) -> pd.Series[Any]:
    """Lists of one text a row, with each of their parts once; None: they are no lists."""
    if between is None:
        return texts
    lists = {text: dict.fromkeys(part.strip() for part in text.split(";")) for text in texts.unique()}
    return texts.map({text: between.join(filter(None, parts)) for text, parts in lists.items()})


def _texts(frame: pd.DataFrame, name: Any) -> pd.Series[Any]:
    if name is None:
        return pd.Series("", index=frame.index, dtype=object)
    column = frame[name].convert_dtypes()
    texts: pd.Series[Any] = column.astype(object).where(column.notna(), "").map(str)
    return texts
