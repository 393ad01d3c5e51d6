"""How exact a table says its places and dates are, in the codes of UCDP and ACLED or in our own words. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from geo.dataset.boundaries import near
from geo.dataset.boundary_names import named_boundary
from geo.events.date_words import month
from geo.geoparse.topology import Point
from geo.model import DatePrecision, GeoPrecision

_Places = dict[str, tuple[GeoPrecision, float]]
#: How far a place of each kind may reach from its point: the codes do not say, so these are modest guesses, but for the
#: 25 km of UCDP's second.
_REACH_KM = {GeoPrecision.DISTRICT: 20.0, GeoPrecision.REGION: 75.0, GeoPrecision.COUNTRY: 250.0}
_UCDP_PLACES: _Places = {
    "1": (GeoPrecision.SITE, 0.0),
    "2": (GeoPrecision.DISTRICT, 25.0),
    "3": (GeoPrecision.DISTRICT, _REACH_KM[GeoPrecision.DISTRICT]),
    "4": (GeoPrecision.REGION, _REACH_KM[GeoPrecision.REGION]),
    "5": (GeoPrecision.REGION, 50.0),  # along a road or river, or a vague area
    "6": (GeoPrecision.COUNTRY, _REACH_KM[GeoPrecision.COUNTRY]),
    "7": (GeoPrecision.REGION, 100.0),  # at sea or in the air
}
_ACLED_PLACES: _Places = {
    "1": (GeoPrecision.SETTLEMENT, 0.0),
    "2": (GeoPrecision.DISTRICT, _REACH_KM[GeoPrecision.DISTRICT]),
    "3": (GeoPrecision.REGION, _REACH_KM[GeoPrecision.REGION]),
}
_OUR_PLACES: _Places = {
    kind.value: (kind, _REACH_KM.get(kind, 0.0)) for kind in GeoPrecision if kind is not GeoPrecision.UNLOCATED
}
_GUESSES = "(20 to 25 km for a district, 50 to 100 for a region, 250 for a country)"
_WEEK, _MONTH, _YEAR, _DECADE = (
    kind.value for kind in (DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.DECADE)
)
_UCDP_DATES = {"2": _WEEK, "3": _WEEK, "4": _MONTH, "5": _YEAR}
_ACLED_DATES = {"2": _WEEK, "3": _MONTH}
_OUR_DATES = {kind: kind for kind in (_WEEK, _MONTH, _YEAR, _DECADE)}


def place_precision(codes: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Read how exactly places are known.

    Parameters
    ----------
    codes : pandas.Series
        Texts: UCDP's ``where_prec`` (1 to 7), ACLED's ``geo_precision`` (1 to 3), or values of `GeoPrecision`. Numbers
        are UCDP's if one is above 3 or their column is called as there.

    Returns
    -------
    precision : pandas.Series
        Values of `GeoPrecision`; what cannot be read is an exact point.
    extent_km : pandas.Series
        How far the place may reach: modest guesses.
    """
    codes = _cleaned(codes)
    known = {**_OUR_PLACES, **(_UCDP_PLACES if _of_ucdp(codes, "where_prec") else _ACLED_PLACES)}
    precision = codes.map(lambda code: known.get(code, (GeoPrecision.SITE, 0.0))[0].value).astype(object)
    extent = codes.map(lambda code: known.get(code, (GeoPrecision.SITE, 0.0))[1]).astype("float64")
    return precision, extent


def named_outlines(
    precision: pd.Series[Any], countries: pd.Series[Any], regions: pd.Series[Any], points: Sequence[Point]
) -> pd.Series[Any]:
    """Find the outline of the country or region that a row is about, where it says by name which.

    Parameters
    ----------
    precision : pandas.Series
        Values of `GeoPrecision`.
    countries, regions : pandas.Series
        Names; empty texts where a row has none.
    points : sequence of (longitude, latitude)
        WGS84 degrees; a name whose outline lies far from there must mean another place.

    Returns
    -------
    pandas.Series
        Ids of places with an outline; empty texts where none is known.
    """

    def outline(kind: str, country: str, region: str, point: Point) -> str:
        if kind == GeoPrecision.REGION and not region:
            return ""
        found = named_boundary(country, region if kind == GeoPrecision.REGION else "")
        return found if found and near(found, point) else ""

    wanted = precision.isin([GeoPrecision.REGION, GeoPrecision.COUNTRY]) & (countries != "")
    known: dict[tuple[str, str, str, Point], str] = {}
    found = pd.Series("", index=precision.index, dtype=object)
    for i in np.flatnonzero(wanted).tolist():
        row = (precision.iloc[i], countries.iloc[i], regions.iloc[i], points[i])
        if row not in known:
            known[row] = outline(*row)
        found.iloc[i] = known[row]
    return found


def note_on_areas(extent_km: pd.Series[Any], outlines: pd.Series[Any]) -> list[str]:
    """Say how many rows name an area, and what is drawn of it."""
    if not (vague := int((extent_km > 0).sum())):
        return []
    drawn = int((outlines != "").sum())
    note = f"{vague:,} of {len(extent_km):,} rows name an area, not an exact place. "
    if drawn:
        note += f"Of {drawn:,} the country or region is known by its name, and its outline is drawn. "
    if vague > drawn:
        rest = "How far the others reach" if drawn else "How far it reaches"
        note += f"{rest} is not in the table: what is drawn is a guess {_GUESSES}."
    return [note.strip()]


def widened(
    start: pd.Series[Any], until: pd.Series[Any], precision: pd.Series[Any], codes: pd.Series[Any]
) -> tuple[pd.Series[Any], pd.Series[Any], pd.Series[Any], list[str]]:
    """Widen single days that are known less exactly to the week, month, year or decade they lie in.

    A period that is just such a week, month, year or decade is known as that too.

    Parameters
    ----------
    start, until, precision : pandas.Series
        As read from the dates themselves: a period that they state is kept.
    codes : pandas.Series
        Texts: UCDP's ``date_prec`` (1 to 5), ACLED's ``time_precision`` (1 to 3), or values of `DatePrecision`.
    """
    codes = _cleaned(codes)
    known = {**_OUR_DATES, **(_UCDP_DATES if _of_ucdp(codes, "date_prec") else _ACLED_DATES)}
    coarse = codes.map(known)
    is_day, is_span = (precision.eq(kind.value) for kind in (DatePrecision.DAY, DatePrecision.RANGE))
    for kind in _OUR_DATES:
        which = coarse.eq(kind) & (is_day | is_span)
        if not which.any():
            continue
        first, last = (days.reindex(start.index).astype(start.dtype) for days in _around(start[which], kind))
        precision = precision.where(~(which & (is_day | (start.eq(first) & until.eq(last)))), kind)
        start, until = start.where(~(which & is_day), first), until.where(~(which & is_day), last)
    vague = int((is_day & coarse.notna()).sum())
    units = "week, month, year or decade" if coarse.eq(_DECADE).any() else "week, month or year"
    note = f"{vague:,} of {len(codes):,} days are known to the {units} only and shown as such."
    return start, until, precision, [note] if vague else []


def _around(days: pd.Series[Any], kind: str) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """First and last day of the week, month, year or decade that each day lies in."""
    known = {day: _unit(day.date(), kind) for day in days.dropna().unique()}
    first, last = (days.map({day: bounds[at] for day, bounds in known.items()}) for at in (0, 1))
    return first.astype(days.dtype), last.astype(days.dtype)


def _unit(day: dt.date, kind: str) -> tuple[dt.date, dt.date]:
    """The same of one day, as far as the calendar goes."""
    if kind == _WEEK:
        monday = day.toordinal() - day.weekday()
        ends = max(monday, dt.date.min.toordinal()), min(monday + 6, dt.date.max.toordinal())
        return dt.date.fromordinal(ends[0]), dt.date.fromordinal(ends[1])
    if kind == _MONTH:
        return day.replace(day=1), month(day.year, day.month).end
    year = day.year // 10 * 10 if kind == _DECADE else day.year
    return dt.date(max(year, dt.MINYEAR), 1, 1), dt.date(year + 9 if kind == _DECADE else year, 12, 31)


def _cleaned(codes: pd.Series[Any]) -> pd.Series[Any]:
    return codes.str.strip().str.casefold().str.replace(r"\.0$", "", regex=True)


def _of_ucdp(codes: pd.Series[Any], called: str) -> bool:
    name = re.sub(r"\W+", "_", str(codes.name)).casefold()
    return name == called or bool(codes.isin(["4", "5", "6", "7"]).any())
