"""A view as a query string and back: the same for the page's address, the HTTP routes and a shared link."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from geo.dataset.area import read_area, write_area
from geo.dataset.place_ids import read_place_ids, write_place_ids
from geo.model import Lacking, Naming, SymbolSize, View, WindowMode

#: Longest text a link may carry in one parameter.
LONGEST = 200
#: Longest lists: labels of types, places, corners of an area. As in ``static/chosen.js``.
_LONGEST_LIST = 2000
_LISTS = {"types", "place", "area"}
#: Of degrees in an address: ten metres. What is read is rounded too, so that it is written alike.
_DECIMALS = 4
#: Ids of events, places ("osm:node/1", "between:geonames:1~geonames:2", "photon:39.8,46.7") and versions.
_ID = re.compile(r"[\w:.,~/+\-]{1,160}")
_NO_TYPES = "none"
_EXACT = "exact"
_ON = "1"


def to_parameters(view: View) -> dict[str, str]:
    """Write a view as query parameters; what is not set is left out."""
    written: dict[str, str | None] = {
        "from": view.start.isoformat() if view.start else None,
        "to": view.end.isoformat() if view.end else None,
        "mode": None if view.mode is WindowMode.RANGE else view.mode.value,
        "days": _EXACT if view.exact_days else None,
        "places": _EXACT if view.exact_places else None,
        "types": None if view.types is None else "~".join(view.types) or _NO_TYPES,
        "place": write_place_ids(view.places),
        "words": view.words,
        "area": write_area(view.area),
        "lat": None if view.latitude is None else f"{view.latitude:.{_DECIMALS}f}",
        "lon": None if view.longitude is None else f"{view.longitude:.{_DECIMALS}f}",
        "zoom": None if view.zoom is None else str(view.zoom),
        "event": view.event,
        "list": view.lacking.value if view.lacking else None,
        "names": None if view.names is Naming.WRITTEN else view.names.value,
        "size": None if view.size is SymbolSize.EVENTS else view.size.value,
        "heat": _ON if view.heat else None,
        "v": view.version,
    }
    return {key: value for key, value in written.items() if value}


def from_parameters(parameters: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """Read a view from query parameters, whatever they hold.

    Parameters
    ----------
    parameters : mapping of str to str
        Unknown ones are left alone.

    Returns
    -------
    view : View
        With every value that could be used.
    ignored : tuple of str
        Names of the parameters whose values could not, for a notice to the reader.
    """
    ignored: list[str] = []

    def take(name: str, read: Callable[[str], Any], default: Any) -> Any:
        text = parameters.get(name, "")
        if not text:
            return default
        try:
            return read(_short(text, _LONGEST_LIST if name in _LISTS else LONGEST))
        except (ValueError, OverflowError):
            ignored.append(name)
            return default

    start, end = take("from", dt.date.fromisoformat, None), take("to", dt.date.fromisoformat, None)
    if start and end and start > end:
        ignored += ["from", "to"]
        start = end = None
    latitude, longitude = take("lat", _number(-85.06, 85.06), None), take("lon", _number(-540, 540), None)
    if latitude is None or longitude is None:
        latitude = longitude = None
    view = View(
        version=take("v", _identifier, ""),
        start=start,
        end=end,
        types=take("types", _types, None),
        places=take("place", _identifiers, ()),
        words=take("words", _words, ""),
        area=take("area", read_area, ()),
        latitude=latitude,
        longitude=longitude,
        zoom=take("zoom", _zoom, None),
        event=take("event", _identifier, ""),
        mode=take("mode", WindowMode, WindowMode.RANGE),
        exact_days=take("days", _only(_EXACT), False),
        names=take("names", Naming, Naming.WRITTEN),
        exact_places=take("places", _only(_EXACT), False),
        lacking=take("list", Lacking, None),
        size=take("size", SymbolSize, SymbolSize.EVENTS),
        heat=take("heat", _only(_ON), False),
    )
    return view, tuple(dict.fromkeys(ignored))


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValueError
    return text


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError
    return text


def _identifiers(text: str) -> tuple[str, ...]:
    return tuple(_identifier(part) for part in read_place_ids(text))


def _words(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _types(text: str) -> tuple[str, ...]:
    return () if text == _NO_TYPES else tuple(dict.fromkeys(part for part in text.split("~") if part))


def _only(word: str) -> Callable[[str], bool]:
    """Read a choice that is in an address only while it is made."""

    def read(text: str) -> bool:
        if text != word:
            raise ValueError
        return True

    return read


def _number(least: float, most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = round(float(text), _DECIMALS)
        if not (math.isfinite(value) and least <= value <= most):
            raise ValueError
        return value

    return read


def _zoom(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 19:
        raise ValueError
    return value
