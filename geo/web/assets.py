"""The files that the map in the browser is made of: Leaflet and our own, compressed once and kept."""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.map.event_map import LEAFLET_DIR, STATIC_DIR, assets_version

_YEAR_S = 31_536_000
_FOLDERS = {"leaflet": LEAFLET_DIR, "gazette": STATIC_DIR}
#: Before the name of a file that a browser asks for again (`static/again.js`): another address of the same.
_AGAIN = re.compile(r"^(?:again-\d{1,4}/)+")
#: What is already compressed.
_PACKED = frozenset({".png", ".woff2", ".gz"})


def asset_route() -> Route:
    """Make the route of the files, under an address that holds their version: a browser may keep them for good.

    A map needs two dozen of them at once, so they are answered from memory. Only a file that was there when the route
    was made is answered, whatever the address says.
    """
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in _FOLDERS.items()
        for path in folder.rglob("*")
        if path.is_file()
    }

    async def answer(request: Request) -> Response:
        path = files.get(_AGAIN.sub("", request.path_params["path"]))
        if path is None:
            return PlainTextResponse("There is no such file.", status_code=404)
        headers = {
            "Cache-Control": f"public, max-age={_YEAR_S}, immutable",
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }
        if path.suffix in _PACKED or "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(path.read_bytes(), media_type=_media_type(path), headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(_compressed(path), media_type=_media_type(path), headers=headers)

    return Route(f"/assets/{assets_version()}/{{path:path}}", answer)


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _media_type(path: Path) -> str:
    if path.suffix == ".js":  # some systems call it something that no browser runs as a module
        return "text/javascript; charset=utf-8"
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"
