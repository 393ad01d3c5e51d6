"""The read-only HTTP routes beside the dashboard: our static files, the event layer, exports, health."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import math
from collections.abc import Callable
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from geo.dataset import query
from geo.dataset.grid import Box
from geo.dataset.place_names import other_namings
from geo.dataset.store import MOST_HELD, Dataset, open_dataset
from geo.errors import DatasetError
from geo.map.grid_layer import bounds_of, reach_of, sight_bytes, summary_bytes
from geo.map.layer import layer_bytes, whole_of
from geo.map.snapshot import snapshot
from geo.model import View
from geo.settings import Settings
from geo.web.assets import asset_route
from geo.web.links import from_parameters
from geo.web.places import find_places

#: A page that carries more events than this is slow to make and to open.
_MOST_EMBEDDED = 200_000
#: Columns of the exports, in the order of DESIGN's `geo events` where they are the same.
EXPORTED = (
    "id",
    "type",
    "sub_type",
    "start",
    "end",
    "date_precision",
    "date_guessed",
    "place_name",
    "place_id",
    "toponym",
    "latitude",
    "longitude",
    "geo_precision",
    "killed",
    "killed_low",
    "killed_high",
    "injured",
    "injured_low",
    "injured_high",
    "toll_note",
    "attributed_to",
    "reports",
    "text",
    "title",
    "publisher",
    "published",
    "url",
    "confidence",
    "place_confidence",
    "place_uncertain",
)
#: A spreadsheet reads a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_routes(folder: Path, most_held: int = MOST_HELD, settings: Settings | None = None) -> list[BaseRoute]:
    """Make the routes over the dataset in `folder`, which is opened anew when it has been replaced.

    Of more events than `most_held` the layer gives their counts; ``/api/grid`` then gives what is in sight.
    `settings` say where the gazetteer is; without them places are found among the dataset's own.
    """

    def answering(answer: Callable[[Dataset, Request], Response]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            try:
                dataset = await run_in_threadpool(open_dataset, folder, most_held)
            except DatasetError as error:
                return JSONResponse({"error": str(error)}, status_code=503)
            return await run_in_threadpool(answer, dataset, request)

        return endpoint

    return [
        asset_route(),
        Route("/healthz", answering(_health)),
        Route("/embed", answering(_embed)),
        Route("/api/snapshot.html", answering(_snapshot)),
        Route("/api/layer", answering(partial(_layer, most_held))),
        Route("/api/grid", answering(_grid)),
        Route("/api/places", answering(partial(_places, settings))),
        Route("/api/events.geojson", answering(_geojson)),
        Route("/api/events.csv", answering(_csv)),
        Route("/api/events/{id}", answering(_event)),
    ]


def _health(dataset: Dataset, request: Request) -> Response:  # noqa: ARG001  # every answer takes both
    return JSONResponse({"status": "ok", "version": dataset.version, "counts": dataset.manifest["counts"]})


def _layer(most_sent: int, dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    return _columns(packed_layer(dataset, view.words, most_sent), dataset)


@lru_cache(maxsize=16)
def packed_layer(dataset: Dataset, words: str, most_sent: int) -> bytes:
    """The columns of all events with these words, or of their counts, compressed once for all who ask."""
    found = query.find(dataset, View(words=words))
    if len(found) > most_sent:
        return gzip.compress(summary_bytes(dataset, View(words=words)), 5, mtime=0)
    names, whole = other_namings(dataset), whole_of(dataset)
    if not len(found):  # the map then shows where it would show events
        whole["bounds"] = bounds_of(dataset, View())
    layer = layer_bytes(found.frame(), dataset.manifest["types"], dataset.version, names, whole)
    # Level 5: of a million events half a second less than 9, and hardly larger.
    return gzip.compress(layer, 5, mtime=0)


def _grid(dataset: Dataset, request: Request) -> Response:
    """What is in sight, counted: ``bbox`` (west, south, east, north in degrees) and ``zoom``, beside a link's own.

    ``only=counts`` leaves the places out, for who has them already: they are the same for all dates. ``only=days``
    gives what the timeline shows of the link's area and place, ``only=reach`` the box of all places that the link
    shows.
    """
    view, _ = from_parameters(request.query_params)
    only = request.query_params.get("only")
    if only == "reach":
        return JSONResponse({"reach": reach_of(dataset, view)}, headers=_tag(dataset))
    if only == "days":
        return _columns(gzip.compress(summary_bytes(dataset, view), 5, mtime=0), dataset)
    try:
        west, south, east, north = (float(part) for part in request.query_params.get("bbox", "").split(","))
    except ValueError:
        west = south = east = north = math.nan
    if view.zoom is None or not (math.isfinite(east - west) and math.isfinite(north - south)):
        message = "Say what is in sight: bbox=west,south,east,north in degrees, and zoom=0 to 19."
        return JSONResponse({"error": message}, status_code=HTTPStatus.BAD_REQUEST)
    packed = sight_bytes(dataset, view, Box(west, south, east, north), view.zoom, only_counts=only == "counts")
    # Asked for many times a second: half of the size is worth more than the last percents.
    return _columns(gzip.compress(packed, 1, mtime=0), dataset)


def _columns(packed: bytes, dataset: Dataset) -> Response:
    headers = {**_tag(dataset), "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(packed, media_type="application/octet-stream", headers=headers)


def _embed(dataset: Dataset, request: Request) -> Response:
    """The map alone, for a frame in somebody's page; it asks nothing more of us once it is there."""
    view, _ = from_parameters(request.query_params)
    if len(query.find(dataset, View(words=view.words))) > _MOST_EMBEDDED:
        message = f"More than {_MOST_EMBEDDED:,} events do not fit in one page. Narrow them with words=... in the link."
        return PlainTextResponse(message, status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers=_tag(dataset))
    made = dt.date.fromisoformat(dataset.manifest["created"][:10])
    return HTMLResponse(snapshot(dataset, view, made=made), headers=_tag(dataset))


def _snapshot(dataset: Dataset, request: Request) -> Response:
    """The same page as a file to keep, as `geo snapshot` writes it."""
    answer = _embed(dataset, request)
    if answer.status_code == HTTPStatus.OK:
        answer.headers["Content-Disposition"] = 'attachment; filename="map.html"'
    return answer


def _geojson(dataset: Dataset, request: Request) -> Response:
    view, ignored = from_parameters(request.query_params)
    if (refusal := _too_many(dataset, view)) is not None:
        return refusal
    rows = query.select(dataset, view)
    features = [_feature(row) for row in _records(rows)]
    body: dict[str, Any] = {"type": "FeatureCollection", "version": dataset.version, "features": features}
    if ignored:
        body["ignored_parameters"] = list(ignored)
    return Response(json.dumps(body, ensure_ascii=False), media_type="application/geo+json", headers=_tag(dataset))


def _csv(dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    if (refusal := _too_many(dataset, view)) is not None:
        return refusal
    rows = query.select(dataset, view)[list(EXPORTED)].copy()
    for column in rows.select_dtypes(include=["string"]):
        rows[column] = [_inert(value) for value in rows[column]]
    headers = {**_tag(dataset), "Content-Disposition": 'attachment; filename="events.csv"'}
    return Response(rows.to_csv(index=False), media_type="text/csv; charset=utf-8", headers=headers)


def _too_many(dataset: Dataset, view: View) -> Response | None:
    """A refusal where an export would fill the memory."""
    if len(query.find(dataset, view)) <= MOST_HELD:
        return None
    message = f"More than {MOST_HELD:,} events are too many for one file: narrow them with dates, words or an area."
    return JSONResponse({"error": message}, status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _event(dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    found = query.event(dataset, request.path_params["id"], view.names)
    if found is None:
        return JSONResponse({"error": "There is no such event in this version of the data."}, status_code=404)
    return Response(
        json.dumps(found, ensure_ascii=False, default=str), media_type="application/json", headers=_tag(dataset)
    )


def _places(settings: Settings | None, dataset: Dataset, request: Request) -> Response:
    asked = request.query_params
    view, _ = from_parameters(asked)
    try:
        found = find_places(dataset, settings, asked.get("q", ""), asked.get("limit", ""), view.names)
    except ValueError as error:
        return JSONResponse({"error": str(error)}, status_code=400, headers=_tag(dataset))
    return JSONResponse(found, headers=_tag(dataset))


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    plain: list[dict[str, Any]] = json.loads(rows[list(EXPORTED)].to_json(orient="records", date_format="iso"))
    return plain


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    geometry = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _tag(dataset: Dataset) -> dict[str, str]:
    return {"X-Dataset-Version": dataset.version, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
