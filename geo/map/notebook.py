"""The map of any table, in a notebook or on a folium map."""

from __future__ import annotations

import datetime as dt
import html
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.errors import MapError
from geo.map.event_map import script_json
from geo.map.frame import read_frame, whole_characters
from geo.map.inlined import carry_leaflet, leave
from geo.map.packing import code_file, pack_map
from geo.map.snapshot import BASEMAP_LINES, page, starter_expression


class EventMap(MacroElement):
    """A map with timeline, filters and details of the events in a table.

    The last expression of a notebook's cell shows it; `add_to` puts it on a folium map, over that map's own tiles and
    beside its other layers; `save` writes it as a page of its own. Nothing is loaded from any network, but for the
    tiles and other elements of a folium map that folium loads from one: where the script of an element added before
    this one does not come, the page says so in place of the map.

    On a folium map it takes the whole page, with its timeline and list: a width or height given to the map is not kept,
    and other HTML of the page, or a second map on it, is hidden. ``folium.Figure(width=700, height=600)`` around the
    map makes the page itself smaller in a notebook.

    Parameters
    ----------
    frame : pandas.DataFrame
        One event a row, with latitude and longitude (WGS84 degrees) and a date, in one column or in those of year,
        month and day; what is a month, a quarter or a year is shown as such. Columns of type, place, end date,
        text, title, publisher, url, killed and injured are found by their usual names, and so are those of how exactly
        place and date are known (UCDP's ``where_prec`` and ``date_prec``, ACLED's ``geo_precision`` and
        ``time_precision``); the others are shown as they are, up to a hundred. A row about a region or country that
        the columns ``country`` and ``adm_1`` or ``admin1`` name has the outline of that, where it is known. Rows
        without usable coordinates or date are counted and listed, not dropped.
    title : str
        Heading of the list; empty: "Events".
    columns : mapping of str to str, optional
        Which column means what, where its name does not say so, such as ``{"date": "reported_on"}``; the keys are
        those of `geo.map.frame.NAMES`.
    height_px : int
        Height in a notebook.

    Raises
    ------
    FrameError
        It is no table, or has no column of latitude, longitude or date.

    Examples
    --------
    >>> import geo, pandas
    >>> frame = pandas.read_csv("events.csv")
    >>> geo.EventMap(frame)  # doctest: +SKIP
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.gazette = {{ this.starter }}(
                {{ this.files }}, {{ this.config }}, { L, map: {{ this._parent.get_name() }} });
            window.gazette.catch(window.gazetteFailed);
        {% endmacro %}
    """)

    _there: Any = None

    def __init__(
        self, frame: pd.DataFrame, *, title: str = "", columns: Mapping[str, str] | None = None, height_px: int = 620
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "EventMap"
        self._height_px = height_px
        self._title = whole_characters(title) or "Events"
        read = read_frame(frame, columns)
        self._notes = read.notes
        self._events = len(read.rows)
        # Where a table says nothing of how finely its points are known, nor do we.
        unsaid = () if (read.rows["extent_km"] > 0).any() else ("geo_precision",)
        self._packed = pack_map(read.rows, read.types, "", unsaid=unsaid)

    @property
    def starter(self) -> str:
        """The script that starts the map, for the template."""
        return starter_expression()

    @property
    def files(self) -> str:
        """What the page needs besides Leaflet, which the folium map brings, for the template."""
        return script_json({**self._packed, "code.json": code_file(leaflet=False)})

    @property
    def config(self) -> str:
        """What the page says of the map, for the template."""
        about = [*self._notes, *BASEMAP_LINES]
        said = {"title": self._title, "about": about, "address": False}
        return script_json({**said, **_sight_of(self._parent)})

    @property
    def _parent(self) -> Any:
        """What it is on. Branca sets it in `add_to` and `add_child` alike, with the child in its list already."""
        return self._there

    @_parent.setter
    def _parent(self, parent: Any) -> None:
        if parent is not None:
            _check_place(parent, self)
            if not _fills_page(parent):
                warnings.warn(_WHOLE_PAGE.format("The width and height of the map are not kept"), stacklevel=3)
            carry_leaflet(parent)
            if self._there not in (None, parent):
                _take_off(self._there, self)  # as a cell that is run again means it; two maps would share one script
                leave(self._there)
        self._there = parent

    def add_to(self, parent: Any, name: str | None = None, index: int | None = None) -> EventMap:
        """Put it on a folium map, whose place and zoom, or bounds to fit, are kept where they were given.

        If it is on another map, it is taken off that.

        Raises
        ------
        MapError
            `parent` is no map or one in another projection, or its page has an `EventMap` already. So it is with the
            map's own ``add_child``.

        Warns
        -----
        UserWarning
            The map has a size of its own, which is not kept.
        """
        super().add_to(parent, name=name, index=index)
        return self

    def render(self, **kwargs: Any) -> Any:
        """Write its part of the folium map's page, as folium asks for it.

        Raises
        ------
        MapError
            The maps of two were put into one figure since.

        Warns
        -----
        UserWarning
            There is a second map on the page, which is hidden.
        """
        if _has_another(self.get_root(), self):
            raise MapError(_ONE_A_PAGE)
        maps = _maps_in(self.get_root())
        if len(maps) > 1:
            warnings.warn(_WHOLE_PAGE.format("Another map on this page is hidden"), stacklevel=2)
        for there in maps:
            carry_leaflet(there)  # the last map of a page says where Leaflet comes from
        return super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca has no types

    def page(self) -> str:
        """Write the map as an HTML page that carries everything."""
        return self._page(address=False)

    def _page(self, *, address: bool) -> str:
        today = dt.datetime.now(dt.UTC).date()
        return page(self._packed, self._title, self._notes, {}, self._events, today, address=address)

    def save(self, outfile: str | Path) -> None:  # type: ignore[override]  # only a file's name is taken
        """Write the map as an HTML file that works from a disk, with no network, and keeps the view in its address."""
        Path(outfile).write_text(self._page(address=True), encoding="utf-8", newline="\n")

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.page())}" title="{html.escape(self._title)}" '
            f'style="width: 100%; height: {int(self._height_px)}px; border: 0"></iframe>'
        )


_WEB_MERCATOR = "EPSG3857"
#: Why there is no place for another.
_ONE_A_PAGE = (
    "This page has an EventMap already, and one is all it holds, for its timeline and list take all of it: join the "
    "tables, or save each map as a page of its own."
)
#: What a map of one's own loses to it; begins with what that is.
_WHOLE_PAGE = (
    "{}: an EventMap takes the whole page. Put the map into a folium.Figure(width=..., height=...) to make the page "
    "smaller, or save it as a page of its own."
)


def _check_place(parent: Any, added: EventMap) -> None:
    """Refuse a place for what has just been added there, and take it away again."""
    wrong = ""
    if not isinstance(parent, folium.Map):
        wrong = f"An EventMap goes on a folium.Map itself, not on a {type(parent).__name__}: add it to the map."
    elif parent.crs != _WEB_MERCATOR:
        wrong = (
            f"An EventMap is drawn in the projection of web maps, {_WEB_MERCATOR}, not in {parent.crs}: make the "
            "folium.Map without crs."
        )
    elif _has_another(parent.get_root(), added):
        wrong = _ONE_A_PAGE
    if wrong:
        _take_off(parent, added)
        raise MapError(wrong)


def _take_off(parent: Any, added: EventMap) -> None:
    children = parent._children  # noqa: SLF001  # branca has no other way
    for name in [name for name, child in children.items() if child is added]:
        del children[name]


def _fills_page(there: folium.Map) -> bool:
    return (there.width, there.height) == ((100.0, "%"), (100.0, "%"))


def _has_another(page: Any, known: EventMap) -> bool:
    on_maps = (child for there in _maps_in(page) for child in _children_of(there))
    return any(isinstance(child, EventMap) and child is not known for child in on_maps)


def _children_of(element: Any) -> list[Any]:
    return list(element._children.values())  # noqa: SLF001  # branca has no other way


def _maps_in(element: Any) -> list[folium.Map]:
    """All maps of a page, such as those side by side in one figure."""
    if isinstance(element, folium.Map):
        return [element]
    return [there for child in _children_of(element) for there in _maps_in(child)]


def _sight_of(there: folium.Map) -> dict[str, Any]:
    """Where the user's map looks, if that was said: folium puts one that does not say so at 0, 0 and zoom 1."""
    # Of several the last is what folium shows, wherever the map was before.
    for child in reversed(_children_of(there)):
        if isinstance(child, folium.FitBounds):
            return {"view": {}, "sight": {"bounds": child.bounds, "options": child.options}}
    (latitude, longitude), zoom = there.location, there.options["zoom"]
    if (latitude, longitude, zoom) == (0, 0, 1):
        return {"view": {}}
    return {"view": {"latitude": latitude, "longitude": longitude, "zoom": zoom}}
