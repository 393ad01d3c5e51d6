"""One HTML file that holds a whole map, and works from a disk with no network."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from geo.dataset import phrases, query
from geo.dataset.area import write_area
from geo.dataset.place_ids import write_place_ids
from geo.dataset.place_names import other_names, other_namings
from geo.dataset.store import Dataset
from geo.map.event_map import filter_state, script_json
from geo.map.packing import STARTER, code_file, pack_map
from geo.model import View

#: What every page of ours says of its background.
BASEMAP_LINES = (
    "Basemap: Natural Earth (public domain) and city names of GeoNames (CC BY 4.0), drawn with Leaflet (BSD 2).",
    "Boundaries are de facto and say nothing about who is right.",
)
#: Up to so many events a page also carries what stands around each sentence.
_MOST_WITH_CONTEXT = 2000
#: What a reader can change in the page: it holds the events whatever the view says of these.
_CHANGEABLE = frozenset({"dates", "exact_days", "exact_places", "lacking", "types", "places", "area"})


def snapshot(dataset: Dataset, view: View, title: str = "", made: dt.date | None = None) -> str:
    """Write a dataset as one page that carries everything: map, timeline, filters, sentences, basemap and Leaflet.

    Parameters
    ----------
    dataset : Dataset
    view : View
        What is shown first. Its words limit what the page holds; the rest can be changed in it. What the dataset does
        not have is left out.
    title : str
        Empty: the period of the events that the page holds in words.
    made : datetime.date, optional
        Day of making, as the page states it; default: today (UTC).

    Returns
    -------
    str
        HTML, ASCII but for `title` and the file's own words. Loads nothing, whatever the data holds.
    """
    held = query.find(dataset, view, ignore=_CHANGEABLE)
    rows = held.frame()
    made = made or dt.datetime.now(dt.UTC).date()
    about = [
        f"Made {phrases.day(made)} from data version {dataset.version}, built {dataset.manifest['created'][:10]}.",
        *([f"Only events whose report holds: {view.words}."] if view.words else []),
        *dataset.manifest["licenses"],
    ]
    packed = _packed(dataset, view.words)
    shown = opening(view, rows, dataset.manifest["types"])
    heading = title or _title(held.period)
    return page(packed, heading, about, shown, len(rows), made, subject=title or "Events", words=view.words)


@lru_cache(maxsize=4)
def _packed(dataset: Dataset, words: str) -> dict[str, str]:
    """What pages with the same events share, whatever their view."""
    rows = query.select(dataset, View(words=words))
    if len(rows) <= _MOST_WITH_CONTEXT:
        rows = rows.assign(**_context(dataset, rows))
    rows = rows.assign(besides=said_besides(dataset, rows))
    names = other_namings(dataset)
    return pack_map(rows, dataset.manifest["types"], dataset.version, also=other_names(dataset), names=names)


def opening(view: View, rows: pd.DataFrame, types: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Write the view that a page opens with, in the form of ``static/link.js``; only what these rows have."""
    labels = {entry["label"] for entry in types} | set(rows["type"])
    kept = None if view.types is None else [label for label in view.types if label in labels]
    located = set(rows["place_id"].dropna())
    number = {identifier: i for i, identifier in enumerate(rows["id"])}
    return {
        **filter_state(view),
        "types": kept or (None if view.types else kept),
        "place": write_place_ids(place for place in view.places if place in located),
        "area": write_area(view.area),
        "latitude": view.latitude,
        "longitude": view.longitude,
        "zoom": view.zoom,
        "event": number.get(view.event, -1),
        "names": view.names.value,
    }


def page(
    packed: Mapping[str, str],
    title: str,
    about: Sequence[str],
    view: Mapping[str, Any],
    events: int,
    made: dt.date,
    *,
    address: bool = True,
    subject: str = "",
    words: str = "",
) -> str:
    """Put a packed map into a page of its own.

    Parameters
    ----------
    packed : mapping of str to str
        From `geo.map.packing.pack_map`.
    title : str
    about : sequence of str
        Lines on the data: date of making, licences. Those of the basemap are added.
    view : mapping
        From `opening`.
    events : int
        Said to readers whose browser runs no scripts.
    made : datetime.date
    address : bool
        Keep the reader's view in the page's address.
    subject : str
        What a picture of the map is called, which says its own dates; empty: the title.
    words : str
        That the reports of all its events hold; empty: whatever.
    """
    about = [*about, *BASEMAP_LINES]
    config = {
        "title": title,
        "subject": subject or title,
        "about": about,
        "view": view,
        "address": address,
        "words": words,
    }
    files = {**packed, "code.json": code_file(leaflet=True)}
    starter = page_starter()
    made_page: str = _template().render(
        title=title,
        made=made.isoformat(),
        events=events,
        packed=Markup(script_json({"files": files, "config": config})),  # noqa: S704  # inert: see script_json
        starter=Markup(starter),  # noqa: S704  # our own script
        starter_hash=base64.b64encode(hashlib.sha256(starter.encode()).digest()).decode(),
    )
    return made_page


@cache
def page_starter() -> str:
    """The script of a page: hands the packed map to the starter, and says so where the browser is too old for it."""
    return f"""
{{ const {{ files, config }} = JSON.parse(document.getElementById("gz-packed").textContent);
{starter_expression()}(files, config, null).catch((error) => {{
  const wait = document.getElementById("gz-wait") ?? document.body.appendChild(document.createElement("p"));
  wait.textContent = "The map could not be opened in this browser; one of 2023 or later is needed.";
  console.error(error);
}}); }}
"""


@cache
def starter_expression() -> str:
    """``static/packed.js`` as an expression, without its comments: folium reads it as a template, and types as tags."""
    script = STARTER.read_text("utf-8")
    return re.sub(r"/\*\*.*?\*/ ?", "", script[script.index("(async (") :]).strip()


@cache
def _template() -> Any:
    environment = Environment(loader=PackageLoader("geo.map"), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("snapshot.html")


def _title(period: tuple[dt.date, dt.date] | None) -> str:
    return f"Events, {phrases.period(*period, 'range')}" if period else "Events on a map"


def _context(dataset: Dataset, rows: pd.DataFrame) -> dict[str, list[str]]:
    """What stands before and after each sentence in its article."""
    bodies = dict(zip(dataset.articles["id"], dataset.articles["body"].fillna(""), strict=True))
    spans = rows[["article_id", "evidence_start", "evidence_end"]].itertuples(index=False)
    found = [query.around(bodies.get(article, ""), start, end) for article, start, end in spans]
    return {name: [one[name] for one in found] for name in ("before", "after")}


def said_besides(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    """The words of an event's other reports that its principal one lacks: the page looks for words in them too."""
    besides = query.said_besides(dataset)
    if not besides:
        return [""] * len(rows)
    texts = zip(rows["group_id"], rows["text"].fillna(""), strict=True)
    return [
        " ".join(word for word in dict.fromkeys(besides.get(group, "").split()) if word not in text)
        for group, text in texts
    ]
