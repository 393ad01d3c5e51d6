"""Files that a page carries within their own addresses, and Leaflet for a folium map among them."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import Any
from urllib.parse import quote

import folium

from geo.map.event_map import LEAFLET_DIR, failing_address

#: What a page's script that tells of failures goes by.
_FAILING = "gazette_failing"
#: Files named in Leaflet's style sheet.
_NAMED = re.compile(r"url\((images/[\w.-]+)\)")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")
#: Stand for themselves in an address within quotes; not ``{``, of which a template could arise.
_PLAIN = "!$'()*+,/:;=?@[]^|}~`"
#: Leaflet finds the images of a plain marker beside its style sheet, which has no place of its own here.
_MARKER_IMAGES = {"iconUrl": "marker-icon.png", "iconRetinaUrl": "marker-icon-2x.png", "shadowUrl": "marker-shadow.png"}


def carry_leaflet(there: folium.Map) -> None:
    """Have a folium map's page carry the Leaflet that it would load from a content network; its other links stay.

    The page then also says so where the script of another element did not come and our map is not drawn for it.
    """
    links = {_FAILING: failing_address(ours=False), **dict(there.default_js), "leaflet": _script()}
    there.default_js = list(links.items())
    there.default_css = [(name, _style() if name == "leaflet_css" else link) for name, link in there.default_css]


def leave(there: folium.Map) -> None:
    """Have the page of a folium map that is without our map again no longer wait for it; Leaflet it still carries."""
    there.default_js = [(name, link) for name, link in there.default_js if name != _FAILING]
    figure: Any = there.get_root()
    figure.header._children.pop(_FAILING, None)  # noqa: SLF001  # branca has no other way


@cache
def leaflet_script() -> str:
    """Leaflet's script, without the address of what only its makers load."""
    return _SOURCE_MAP.sub("", (LEAFLET_DIR / "leaflet.js").read_text("utf-8"))


@cache
def _script() -> str:
    images = ",".join(f'{option}:"{_image("images/" + name)}"' for option, name in _MARKER_IMAGES.items())
    marker = f'\nL.Icon.Default.imagePath="";L.Icon.Default.mergeOptions({{{images}}});'
    return "data:text/javascript;charset=utf-8," + quote(leaflet_script() + marker, safe=_PLAIN)


@cache
def _style() -> str:
    style = (LEAFLET_DIR / "leaflet.css").read_text("utf-8")
    carried = _NAMED.sub(lambda found: f"url({_image(found[1])})", style)
    return "data:text/css;charset=utf-8," + quote(carried, safe=_PLAIN)


def _image(name: str) -> str:
    return "data:image/png;base64," + base64.b64encode((LEAFLET_DIR / name).read_bytes()).decode()
