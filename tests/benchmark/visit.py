"""One visit to a rival's page: until what it draws is on the screen, at its opening and after each step of dates."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, Response, Route, WebSocket

DEADLINE_S = 60
#: A step of dates is made when nothing of the map has changed for so long.
REST_S = 1.0

_PAINTING = Path(__file__).with_name("painting.js")
#: Where npm puts what folium's pages load from other hosts.
FOLIUM_LOADS = Path(__file__).with_name("rivals") / "node_modules"
_FILES = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "marker-icon.png": "leaflet/dist/images/marker-icon.png",
    "marker-shadow.png": "leaflet/dist/images/marker-shadow.png",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "jquery.min.js": "jquery/dist/jquery.min.js",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "markers-soft.png": "leaflet.awesome-markers/dist/images/markers-soft.png",
    "markers-shadow.png": "leaflet.awesome-markers/dist/images/markers-shadow.png",
    "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "MarkerCluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "MarkerCluster.Default.css": "leaflet.markercluster/dist/MarkerCluster.Default.css",
    "iso8601.min.js": "iso8601-js-period/iso8601.js",
    "leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "leaflet.timedimension.control.css": "leaflet-timedimension/dist/leaflet.timedimension.control.css",
    "moment.min.js": "moment/min/moment.min.js",
}
_LOOK_MS = 20


class NotPaintedError(Exception):
    """A page has not shown its events; says why."""


@dataclass(frozen=True)
class Rival:
    """A page, how to see that its events are painted, and where to step through its dates.

    Attributes
    ----------
    page
        Its script in `rivals/`; none for Gazette itself.
    tally, selector
        What `painting.js` counts or looks at: a class for circles, else a CSS selector.
    handle
        The frame (empty for the page itself), the element in it that takes the focus, and the key to press; no key
        where there are no dates.
    to_the_end
        The element of the handle's frame to click at its right end before stepping back.
    needs
        A module that may not be installed.
    """

    name: str
    page: str | None
    tally: str
    selector: str
    handle: tuple[str, str, str] = ("", "", "")
    to_the_end: str = ""
    needs: str = ""


class Visit:
    """A browser context of its own, with what `painting.js` notes in it."""

    def __init__(self, browser: Browser, rival: Rival) -> None:
        self.rival = rival
        self.sent_mb = 0.0
        self._notes: list[tuple[float, int | str]] = []
        self._context = browser.new_context(viewport={"width": 1440, "height": 900})
        self._context.set_default_timeout(DEADLINE_S * 1000)
        self._context.route(lambda url: not url.startswith("http://localhost:"), _answer)
        self._context.expose_function("noteShown", lambda what, at_ms: self._notes.append((at_ms / 1000, what)))
        watched = json.dumps({"tally": rival.tally, "selector": rival.selector})
        self._context.add_init_script(f"const watched = {watched};\n{_PAINTING.read_text(encoding='utf-8')}")
        self.page = self._context.new_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._context.close()

    def count_sent(self) -> None:
        """Add up what the server sends: over the page's connection, and Gazette's layer as it comes compressed.

        The front ends' own programs are not counted. Only asked of a visit whose time is not, for it takes some.
        """
        self.page.on("websocket", self._count_connection)
        self.page.on("response", self._count_layer)

    def open(self, address: str, events: int) -> float:
        """Seconds until the events are on the screen."""
        begun = time.time()
        self.page.goto(address)
        return self._painted(begun, lambda shown: shown == events or self.rival.tally != "clusters")

    def go_to_the_end(self, events: int) -> float:
        """Seconds until the events are on the screen of a map that opens on the first of them.

        A click does not always hit the very last date.
        """
        frame, _, _ = self.rival.handle
        slider = self.page.frame_locator(frame).locator(self.rival.to_the_end)
        self.rest()
        box = slider.bounding_box()
        if box is None:
            raise NotPaintedError("its slider cannot be seen")
        begun = time.time()
        slider.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
        return self._painted(begun, lambda shown: isinstance(shown, int) and shown > events * 0.95)

    def step_back(self, events: int) -> float:
        """Seconds until the map has followed a step of dates after which so many events are left."""
        frame, selector, key = self.rival.handle
        (self.page.frame_locator(frame) if frame else self.page).locator(selector).focus()
        before = self.rest()
        begun = time.time()
        self.page.keyboard.press(key)
        exact = self.rival.tally == "clusters"
        return self._painted(begun, lambda shown: shown == events if exact else shown != before)

    def rest(self) -> int | str:
        """Wait until nothing has changed for a while; what is shown then."""
        begun = time.time()
        while time.time() < max(begun, self._notes[-1][0]) + REST_S:
            self.page.wait_for_timeout(_LOOK_MS)
        return self._notes[-1][1]

    def _painted(self, begun: float, wanted: Callable[[int | str], bool]) -> float:
        """Wait until what is wanted has been noted; seconds from `begun` to that."""
        while time.time() < begun + DEADLINE_S:
            self.page.wait_for_timeout(_LOOK_MS)
            for at, shown in self._notes:
                if isinstance(shown, str) and shown:
                    raise NotPaintedError(" ".join(shown.split())[:200])
                if at >= begun and wanted(shown):
                    return at - begun
        raise NotPaintedError(f"not within {DEADLINE_S} s")

    def _count_connection(self, connection: WebSocket) -> None:
        connection.on("framereceived", lambda payload: self._count(len(payload)))

    def _count_layer(self, answer: Response) -> None:
        if "/api/layer" in answer.url:
            self._count(int(answer.headers.get("content-length", 0)))

    def _count(self, sent: int) -> None:
        self.sent_mb += sent / 1e6


def _answer(route: Route) -> None:
    """Answer for the hosts of folium's libraries, with nothing where nothing is drawn with it; tiles are not there."""
    name = route.request.url.rpartition("/")[2]
    if name in _FILES:
        route.fulfill(path=FOLIUM_LOADS / _FILES[name])
    elif name.endswith((".js", ".css")):
        route.fulfill(body="")
    else:
        route.abort()
