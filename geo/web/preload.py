"""Tells a browser early what the map will need, so that it is there when the map begins."""

from __future__ import annotations

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.map.event_map import assets_version
from geo.map.modules import modules_in_order

#: The page inside the frame that streamlit-folium puts the map in.
_FRAME = "/component/streamlit_folium.st_folium/index.html"


class PreloadMap:
    """Adds `Link` headers (RFC 8288) to the page of the map's frame; every other answer passes as it is.

    Without them a browser learns of Leaflet only from the frame's script, and of our modules only from Leaflet's
    successor, one after the other.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not scope["path"].endswith(_FRAME):
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).append("Link", links())
            await send(message)

        await self.app(scope, receive, sending)


@cache
def links() -> str:
    """Write the header's value; the addresses are relative to the frame's page."""
    assets = f"../../assets/{assets_version()}"
    ours = f"{assets}/gazette"
    wanted = [
        f"<{assets}/leaflet/leaflet.js>; rel=preload; as=script",
        *(f"<{ours}/{name}>; rel=modulepreload" for name in modules_in_order("main.js")),
        f"<{ours}/basemap/world.json>; rel=preload; as=fetch; crossorigin",
    ]
    return ", ".join(wanted)
