"""The folium map: a base that never changes, one event layer, and the state sent to it."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import folium
import xyzservices
from branca.element import MacroElement
from folium.template import Template
from xstatic.pkg import leaflet

from geo.errors import SettingsError
from geo.model import SymbolSize, View

#: What opens a tag of Jinja; in compact JSON it stands inside a text only.
_TEMPLATE_TAG = re.compile(r"\{(?=[{%#])")
STATIC_DIR = Path(__file__).parent / "static"
LEAFLET_DIR = Path(leaflet.BASE_DIR)


@cache
def assets_version() -> str:
    """Hash of the files we serve to the browser: part of their address, so that a browser never mixes two versions."""
    digest = hashlib.sha256(str(leaflet.VERSION).encode())
    for file in sorted(path for path in STATIC_DIR.rglob("*") if path.is_file()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


class EventLayer(MacroElement):
    """Starts our JavaScript on the map: basemap, events, legend and timeline.

    Parameters
    ----------
    assets : str
        Address of our static files, ending in a slash, as seen from the page that holds the map.
    tiles : sequence of mapping
        Online backgrounds on offer, from `online_tiles`.
    places : str
        Address that finds places by name, as seen from the page that holds the map; empty: only those with events are
        found.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.gazette = import({{ this.main }}).then(
                (module) => module.start(L, {{ this._parent.get_name() }}, {{ this.config }}));
            window.gazette.catch(window.gazetteFailed);
        {% endmacro %}
    """)

    def __init__(self, assets: str, tiles: Sequence[Mapping[str, Any]] = (), places: str = "") -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name, self._id = "EventLayer", "div_0"
        self.main = script_json(assets + "gazette/main.js")
        self.config = script_json({"assets": assets + "gazette/", "tiles": list(tiles), "places": places})


@cache
def failing_address(*, ours: bool) -> str:
    """The address of ``static/failing.js``, holding it: what says that files do not come must not be one of them.

    Parameters
    ----------
    ours : bool
        Whether the page holds nothing but our map; else it is somebody's folium map.
    """
    script = (STATIC_DIR / "failing.js").read_text("utf-8")
    lines = (line.strip() for line in script.splitlines())
    code = "\n".join(line for line in lines if not line.startswith(("//", "/**")))
    return "data:text/javascript," + quote(f"{code}({str(ours).lower()})")


class LayerState(MacroElement):
    """Tells the event layer what to show; its script runs again whenever the state changes.

    Parameters
    ----------
    state : mapping
        What ``PageState`` in ``static/page_state.js`` lists; JSON values.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.gazette.then((layer) => layer.update({{ this.state }}));
        {% endmacro %}
    """)

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "LayerState"
        self.state = script_json(state)


def online_tiles(names: str) -> list[dict[str, Any]]:
    """Describe the online backgrounds that a reader may choose.

    Parameters
    ----------
    names : str
        Names of providers in xyzservices, separated by commas; empty: none.

    Returns
    -------
    list of dict
        ``name``, ``url`` (a template), ``attribution`` (plain text), ``max_zoom``.

    Raises
    ------
    SettingsError
        There is no such provider, or it wants a key.
    """
    return [dict(_provider(name)) for name in filter(None, (part.strip() for part in names.split(",")))]


@cache
def _provider(name: str) -> Mapping[str, Any]:
    """One of them; xyzservices looks a name up among all there are, which takes milliseconds."""
    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError as error:
        raise SettingsError(f"There are no online tiles named {name!r}: see xyzservices for the names.") from error
    if provider.requires_token():
        raise SettingsError(f"The online tiles {name!r} want a key, which Gazette cannot give: choose others.")
    url = provider.build_url(x="{x}", y="{y}", z="{z}")
    attribution = html.unescape(str(provider.attribution)).replace("(C)", "©")
    short = provider.name.replace(".Mapnik", "").replace(".", " ")
    return {"name": short, "url": url, "attribution": attribution, "max_zoom": provider.get("max_zoom", 18)}


class BaseMap(folium.Map):
    """The map that everything is drawn on. It never changes, so it is rendered once, and all visits may share it.

    Parameters
    ----------
    assets : str
        Address of ``/assets/<version>/``, ending in a slash, as seen from the page that holds the map.
    tiles : sequence of mapping
        Online backgrounds on offer, from `online_tiles`. None is asked for anything before a reader chooses it.
    places : str
        Address of ``/api/places``, as seen from the same page; empty: the search box finds places with events only.
    """

    def __init__(self, assets: str, tiles: Sequence[Mapping[str, Any]] = (), places: str = "") -> None:
        super().__init__(
            location=[20, 10],
            zoom_start=2,
            tiles=None,
            min_zoom=2,
            max_zoom=18,
            world_copy_jump=True,
        )
        # st_folium loads what these lists say, in place of folium's own links to content networks.
        self.default_js = [("failing", failing_address(ours=True)), ("leaflet", assets + "leaflet/leaflet.js")]
        self.default_css = [
            ("leaflet_css", assets + "leaflet/leaflet.css"),
            ("gazette_css", assets + "gazette/gazette.css"),
            ("timeline_css", assets + "gazette/timeline.css"),
        ]
        # As st_folium names it, and the layer on it: so it writes the same script for every visit.
        self._id = "div"
        EventLayer(assets, tiles, places).add_to(self)
        super().render()  # type: ignore[no-untyped-call]  # folium has types in part

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  # as folium has it
        """Do nothing: it is rendered."""
        return ""


class StateGroup(folium.FeatureGroup):
    """A state as the feature group that `st_folium` sends to the map without rebuilding it.

    Parameters
    ----------
    state : mapping
        As of `LayerState`.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__(name="events", control=False, show=False)
        LayerState(state).add_to(self)

    def add_to(self, parent: Any, name: str | None = None, index: int | None = None) -> StateGroup:  # noqa: ARG002  # as folium has it
        """Know the map, which stays as it is."""
        self._parent = parent
        return self

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  # as folium has it
        """Do nothing: of a group `st_folium` takes the script alone."""
        return ""


def filter_state(view: View) -> dict[str, Any]:
    """Write what a view says of dates, exactness, lists, symbols and heat as ``Wanted`` in ``static/page_state.js``."""
    return {
        "from": view.start.isoformat() if view.start else None,
        "to": view.end.isoformat() if view.end else None,
        "mode": view.mode.value,
        "exactDays": view.exact_days,
        "exactPlaces": view.exact_places,
        "lacking": view.lacking.value if view.lacking else "",
        "size": "" if view.size is SymbolSize.EVENTS else view.size.value,
        "heat": view.heat,
    }


def script_json(value: object) -> str:
    """Write JSON that is safe inside a script: nothing in it can end the script, or start a comment or a template."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    # branca reads what a template has written as a template once more.
    return _TEMPLATE_TAG.sub(r"\\u007b", text)
