"""The read-only HTTP routes beside the dashboard: our static files, the event layer, exports, health."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from geo.dataset import query
from geo.dataset.place_names import other_namings
from geo.dataset.store import Dataset, open_dataset
from geo.errors import DatasetError
from geo.map.layer import layer_bytes
from geo.map.snapshot import snapshot
from geo.model import View
from geo.web.assets import asset_route
from geo.web.links import from_parameters

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


def make_routes(folder: Path) -> list[BaseRoute]:
    """Make the routes over the dataset in `folder`, which is opened anew when it has been replaced."""

    def answering(answer: Callable[[Dataset, Request], Response]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            try:
                dataset = await run_in_threadpool(open_dataset, folder)
            except DatasetError as error:
                return JSONResponse({"error": str(error)}, status_code=503)
            return await run_in_threadpool(answer, dataset, request)

        return endpoint

    return [
        asset_route(),
        Route("/healthz", answering(_health)),
        Route("/embed", answering(_embed)),
        Route("/api/snapshot.html", answering(_snapshot)),
        Route("/api/layer", answering(_layer)),
        Route("/api/events.geojson", answering(_geojson)),
        Route("/api/events.csv", answering(_csv)),
        Route("/api/events/{id}", answering(_event)),
    ]


def _health(dataset: Dataset, request: Request) -> Response:  # noqa: ARG001  # every answer takes both
    return JSONResponse({"status": "ok", "version": dataset.version, "counts": dataset.manifest["counts"]})


def _layer(dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    headers = {**_tag(dataset), "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(_packed_layer(dataset, view.words), media_type="application/octet-stream", headers=headers)


@lru_cache(maxsize=16)
def _packed_layer(dataset: Dataset, words: str) -> bytes:
    """The columns of all events with these words, compressed once for all who ask."""
    rows = query.select(dataset, View(words=words))
    layer = layer_bytes(rows, dataset.manifest["types"], dataset.version, other_namings(dataset))
    # Level 5: of a million events half a second less than 9, and hardly larger.
    return gzip.compress(layer, 5, mtime=0)


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
    rows = query.select(dataset, view)
    features = [_feature(row) for row in _records(rows)]
    body: dict[str, Any] = {"type": "FeatureCollection", "version": dataset.version, "features": features}
    if ignored:
        body["ignored_parameters"] = list(ignored)
    return Response(json.dumps(body, ensure_ascii=False), media_type="application/geo+json", headers=_tag(dataset))


def _csv(dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    rows = query.select(dataset, view)[list(EXPORTED)].copy()
    for column in rows.select_dtypes(include=["string"]):
        rows[column] = [_inert(value) for value in rows[column]]
    headers = {**_tag(dataset), "Content-Disposition": 'attachment; filename="events.csv"'}
    return Response(rows.to_csv(index=False), media_type="text/csv; charset=utf-8", headers=headers)


def _event(dataset: Dataset, request: Request) -> Response:
    view, _ = from_parameters(request.query_params)
    found = query.event(dataset, request.path_params["id"], view.names)
    if found is None:
        return JSONResponse({"error": "There is no such event in this version of the data."}, status_code=404)
    return Response(
        json.dumps(found, ensure_ascii=False, default=str), media_type="application/json", headers=_tag(dataset)
    )


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
