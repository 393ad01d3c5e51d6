"""The one view of a visit: read from the address, changed by page and map, written back to the address."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from geo.dataset import query
from geo.dataset.area import write_area
from geo.dataset.place_ids import write_place_ids
from geo.dataset.store import Dataset
from geo.map.event_map import filter_state
from geo.model import View
from geo.web.links import from_parameters, to_parameters

_WORDS_OF = {
    "from": "first day",
    "to": "last day",
    "types": "event types",
    "place": "place",
    "words": "words",
    "area": "drawn area",
    "lat": "map centre",
    "lon": "map centre",
    "zoom": "zoom",
    "event": "event",
    "mode": "way of moving the dates",
    "days": "exact days",
    "places": "exact places",
    "list": "list",
    "names": "naming convention",
    "size": "size of symbols",
    "heat": "heat",
    "v": "data version",
}


#: What a reader changes on the map too: its name in a view, and in the map's own state (`static/keeping.js`).
_FIELDS = {
    "start": "from",
    "end": "to",
    "mode": "mode",
    "exact_days": "exactDays",
    "exact_places": "exactPlaces",
    "lacking": "lacking",
    "size": "size",
    "heat": "heat",
    "types": "types",
    "places": "place",
    "area": "area",
    "names": "names",
}


def current_view(dataset: Dataset) -> View:
    """The view of this visit; read from the address at its beginning and whenever the reader goes back or edits it.

    A run that a widget or the map has caused may still carry the address from before our last change to it: there the
    address says nothing new. So does the run after one that was interrupted before it wrote the address, and an address
    that was read already, which the browser may not yet have put in order.
    """
    address = st.query_params.to_dict()
    acted = st.session_state.get("acted", False)
    if "view" not in st.session_state or (not acted and address not in st.session_state.known_addresses):
        view, ignored = from_parameters(address)
        view, unknown = _known(view, dataset)
        st.session_state.notice = _notice((*ignored, *unknown), view, dataset)
        begins = "view" not in st.session_state
        st.session_state.view = view = dataclasses.replace(view, version=dataset.version)
        st.session_state.known_addresses = (address, to_parameters(view))
        _push(dataset.version, keep_map=False, first=begins)
    view = st.session_state.view
    if view.version != dataset.version:
        st.session_state.view = view = dataclasses.replace(view, version=dataset.version)
        _push(dataset.version, changed=())
    return view  # type: ignore[no-any-return]  # session_state is untyped


def change(*, fit: bool = False, **fields: Any) -> None:
    """Change the view from the page's side and tell the map. `fit`: the map then shows all events."""
    st.session_state.view = dataclasses.replace(st.session_state.view, **fields)
    st.session_state.notice = ""
    note_action()
    _push(st.session_state.view.version, fit=fit, changed=fields)


def reset() -> None:
    """Back to everything; what places are called stays."""
    view: View = st.session_state.view
    change(fit=True, **dataclasses.asdict(View(version=view.version, names=view.names)))


def take_from_map(seen: Mapping[str, Any]) -> None:
    """Take what the reader did on the map. The values come from a browser and are read like those of a link.

    What was said before the map had taken what the page asks for is not taken; the map then says what of it holds.
    """
    note_action()
    revision = seen.get("revision")
    if not isinstance(revision, int) or revision < st.session_state.pushed["revision"]:
        return
    types = seen.get("types")
    written = {
        "from": seen.get("from"),
        "to": seen.get("to"),
        "mode": seen.get("mode"),
        "days": "exact" if seen.get("exactDays") else None,
        "places": "exact" if seen.get("exactPlaces") else None,
        "list": seen.get("lacking"),
        "size": seen.get("size") or None,
        "heat": "1" if seen.get("heat") else None,
        "types": None if types is None else "~".join(types) or "none",
        "place": seen.get("place"),
        "area": seen.get("area"),
        "lat": seen.get("latitude"),
        "lon": seen.get("longitude"),
        "zoom": seen.get("zoom"),
    }
    view, _ = from_parameters({key: str(value) for key, value in written.items() if value is not None})
    before: View = st.session_state.view
    same = (view.places, view.lacking) == (before.places, before.lacking)
    event = before.event if same else ""
    st.session_state.view = dataclasses.replace(
        view, words=before.words, names=before.names, version=before.version, event=event
    )


def heard_of_map() -> int:
    """Give the number of the last word that has come from the map; 0: none has."""
    seen = st.session_state.get("map")
    number = seen.get("number") if isinstance(seen, dict) else None
    return number if isinstance(number, int) else 0


def take_over(seen: object) -> bool:
    """Take what a map that outlived its server shows: a new session's address lacks the reader's last acts.

    Returns
    -------
    bool
        Whether there is such a map. It is asked for once a session, when the page has drawn it: a new map has said
        nothing by then.
    """
    if st.session_state.get("map_known"):
        return False
    st.session_state.map_known = True
    if not isinstance(seen, dict) or "number" not in seen:
        return False
    take_from_map(seen)
    if seen.get("layer") != st.session_state.pushed["layer"]:
        _push(st.session_state.view.version, changed=())
    return True


def note_action() -> None:
    """Say that this run was caused by a widget or the map, not by the address; it holds until a run is whole."""
    st.session_state.acted = True


def write_address() -> str:
    """Put the view in the address, so that copying the address shares the view.

    Returns
    -------
    str
        Query string of the address, which the page's script sees to as well: Streamlit adds each address that it is
        given to what the browser goes back through, and so is given none where no reader did anything.
    """
    parameters = to_parameters(st.session_state.view)
    read, written = st.session_state.known_addresses
    # What was written in a run that was broken off may not have come to the browser.
    if not _only_settles(written, parameters) or st.query_params.to_dict() not in (read, parameters):
        st.query_params.from_dict(parameters)
        read = parameters
    st.session_state.known_addresses = (read, parameters)
    st.session_state.acted = False
    return urlencode(parameters)


def _only_settles(written: Mapping[str, str], parameters: Mapping[str, str]) -> bool:
    """Whether a view is the one of an address, but for the version and where the map has come to lie."""
    added = {name for name in parameters if parameters[name] != written.get(name)}
    lies = {"lat", "lon", "zoom"} if "zoom" not in written else set()
    return added <= {"v"} | lies and written.keys() <= parameters.keys()


def map_state(dataset: Dataset) -> dict[str, Any]:
    """What the map was last told to show, with place and days of an opened event marked: it follows the reading."""
    view: View = st.session_state.view
    event = query.event(dataset, view.event, view.names) if view.event else None
    days = query.event_days(dataset, view.event) if view.event else None
    opened = {"from": days[0].isoformat(), "to": days[1].isoformat()} if days else None
    marked = (event or {}).get("place_id") or ""
    legend = [{name: entry[name] for name in ("label", "colour")} for entry in dataset.manifest["types"]]
    return {**st.session_state.pushed, "marked": marked, "opened": opened, "legend": legend}


def _push(
    version: str,
    *,
    keep_map: bool = True,
    fit: bool = False,
    first: bool = False,
    changed: Iterable[str] = tuple(_FIELDS),
) -> None:
    """Have the map show what was changed of the view; a session's `first` word is for a new map only."""
    view: View = st.session_state.view
    address = {"v": version, "words": view.words}
    # Grows also over a reconnection, after which the browser still holds the old map; see `take_over`.
    revision = 0 if first else max(time.time_ns() // 1_000_000, st.session_state.pushed["revision"] + 1)
    before = {} if first else st.session_state.pushed["changed"]
    st.session_state.pushed = {
        "revision": revision,
        "changed": before | {_FIELDS[name]: revision for name in changed if name in _FIELDS},
        "layer": "../../api/layer?" + urlencode({key: value for key, value in address.items() if value}),
        **filter_state(view),
        "types": None if view.types is None else list(view.types),
        "place": write_place_ids(view.places),
        "area": write_area(view.area),
        "names": view.names.value,
        "latitude": None if keep_map else view.latitude,
        "longitude": None if keep_map else view.longitude,
        "zoom": None if keep_map else view.zoom,
        "fit": fit,
    }


def _known(view: View, dataset: Dataset) -> tuple[View, list[str]]:
    """Drop what this dataset does not have, naming it."""
    unknown = []
    labels = [entry["label"] for entry in dataset.manifest["types"]]
    if view.types is not None and (strangers := set(view.types) - set(labels)):
        unknown.append("types")
        kept = tuple(label for label in view.types if label not in strangers)
        view = dataclasses.replace(view, types=kept or None)
    there = set(dataset.places["id"][dataset.places["id"].isin(view.places)])
    known = tuple(place for place in view.places if place in there)
    if known != view.places:
        unknown.append("place")
        view = dataclasses.replace(view, places=known)
    if view.event and query.event(dataset, view.event, view.names) is None:
        unknown.append("event")
        view = dataclasses.replace(view, event="")
    return view, unknown


def _notice(ignored: tuple[str, ...], view: View, dataset: Dataset) -> str:
    parts = []
    if ignored:
        names = list(dict.fromkeys(_WORDS_OF[name] for name in ignored))
        were = "was" if len(names) == 1 else "were"
        parts.append(f"The link's {' and '.join(names)} could not be used here and {were} left out.")
    if view.version and view.version != dataset.version:
        parts.append("The link was made on another version of the data: what it shows may differ.")
    return " ".join(parts)
