"""Everything a map needs, packed as text that fits in one page: our scripts, Leaflet, the basemap, the events."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from geo.map.compact import compact_numbers, compact_places
from geo.map.details import detail_columns
from geo.map.event_map import LEAFLET_DIR, STATIC_DIR
from geo.map.inlined import leaflet_script
from geo.map.layer import OtherNames, layer_columns
from geo.map.modules import modules_in_order
from geo.map.numerals import shorter
from geo.map.region import busy_cells, thin_cities, thin_world

#: The script that unpacks the rest and starts the map; a function expression, see there for its arguments.
STARTER = STATIC_DIR / "packed.js"
_ENTRY = "reader.js"
_INERT = bytes.maketrans(b"<>&{", b",.:/")
_DOC_COMMENT = re.compile(r"/\*\*.*?\*/[ \n]?", re.DOTALL)
_LINE_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def pack_map(
    rows: pd.DataFrame,
    types: Sequence[Mapping[str, Any]],
    version: str,
    *,
    also: Mapping[str, str] | None = None,
    names: OtherNames | None = None,
    unsaid: Sequence[str] = (),
) -> dict[str, str]:
    """Pack a map of these events.

    Parameters
    ----------
    rows : pandas.DataFrame
        Events with the columns of `geo.dataset.event_rows.joined`; those that `geo.map.details` reads may be missing.
    types : sequence of mapping
        Label, colour and description of each event type.
    version : str
        Dataset version.
    also : mapping of str to str, optional
        Other names of a place by its id.
    names : mapping, optional
        From `geo.dataset.place_names.other_namings`.
    unsaid : sequence of str
        Columns that the details keep quiet about.

    Returns
    -------
    dict of str to str
        By file name, in the form of `pack`. The page needs `code_file` as ``code.json`` beside them.
    """
    layer = layer_columns(rows, types, version, names)
    events, places = layer["events"], layer["places"]
    # A row's number serves as its id within the page: ids are hashes, and what is random does not compress.
    events.pop("id", None)
    details = {
        **detail_columns(rows.drop(columns=list(unsaid))),
        "also": [(also or {}).get(identifier, "") for identifier in places["id"]],
    }
    totals = pd.Series(events["place"], dtype=int).value_counts()
    cells = busy_cells(
        (latitude, longitude, int(totals.get(i, 0)))
        for i, (latitude, longitude) in enumerate(zip(places["latitude"], places["longitude"], strict=True))
    )
    events.update({name: shorter(numbers) for name, numbers in events.items() if name != "place"})
    events["place"] = compact_numbers(events["place"])
    layer["places"] = compact_places(places)
    for column in details["columns"].values():
        column["steps"] = shorter(column["steps"])
    return {
        "layer.json": pack(layer),
        "details.json": pack(details),
        "basemap/world.json": pack(thin_world(_basemap("detail.json"), cells)),
        "basemap/cities.json": pack(thin_cities(_basemap("cities.json"), cells)),
    }


def pack(value: object) -> str:
    """Write a value as JSON, compress it with gzip and write that in base 85, shorter by a sixteenth than base 64.

    The digits are those of RFC 1924 with ``<``, ``>``, ``&`` and ``{`` replaced by ``,``, ``.``, ``:`` and ``/``, so
    that no markup or template can arise. The same value gives the same text.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=lambda array: array.tolist())
    packed = gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)
    return base64.b85encode(packed).translate(_INERT).decode("ascii")


@cache
def code_file(*, leaflet: bool) -> str:
    """Pack our scripts and styles, with Leaflet's where the page does not have it already; in the form of `pack`."""
    styles = [STATIC_DIR / name for name in ("gazette.css", "timeline.css", "comforts.css", "reader.css")]
    if leaflet:
        styles.insert(0, LEAFLET_DIR / "leaflet.css")
    modules = modules_in_order(_ENTRY, lazy=True)
    return pack(
        {
            "leaflet": leaflet_script() if leaflet else None,
            "style": "\n".join(_STYLE_COMMENT.sub("", file.read_text("utf-8")) for file in styles),
            "modules": [[name, _uncommented((STATIC_DIR / name).read_text("utf-8"))] for name in modules],
        }
    )


def _uncommented(script: str) -> str:
    """Leave out comments, types and indents of a module, a quarter of what a page would carry of it.

    None of our modules has a text of several lines, in which an indent would say something.
    """
    return _INDENT.sub("", _LINE_COMMENT.sub("", _DOC_COMMENT.sub("", script)))


@cache
def _basemap(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((STATIC_DIR / "basemap" / name).read_text("utf-8"))
    return made
