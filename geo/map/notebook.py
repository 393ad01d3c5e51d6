"""The map of any table, in a notebook or on a folium map."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.map.event_map import script_json
from geo.map.frame import read_frame
from geo.map.packing import code_file, pack_map
from geo.map.snapshot import BASEMAP_LINES, page, starter_expression


class EventMap(MacroElement):
    """A map with timeline, filters and details of the events in a table.

    The last expression of a notebook's cell shows it; `add_to` puts it on a folium map, over that map's own tiles and
    beside its other layers; `save` writes it as a page of its own. Nothing is loaded from any network.

    Parameters
    ----------
    frame : pandas.DataFrame
        One event a row, with latitude and longitude (WGS84 degrees) and a date. Columns of type, place, end date,
        text, title, publisher, url, killed and injured are found by their usual names; the others are shown as they
        are. Rows without usable coordinates or date are counted and listed, not dropped.
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
        There is no column of latitude, longitude or date.

    Examples
    --------
    >>> import geo, pandas
    >>> frame = pandas.read_csv("events.csv")
    >>> geo.EventMap(frame)  # doctest: +SKIP
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            {{ this.starter }}({{ this.files }}, {{ this.config }}, { L, map: {{ this._parent.get_name() }} });
        {% endmacro %}
    """)

    def __init__(
        self, frame: pd.DataFrame, *, title: str = "", columns: Mapping[str, str] | None = None, height_px: int = 620
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "EventMap"
        self._height_px = height_px
        self._title = title or "Events"
        read = read_frame(frame, columns)
        self._notes = read.notes
        self._events = len(read.rows)
        # A table says nothing of how finely its points are known: nor do we.
        self._packed = pack_map(read.rows, read.types, "", unsaid=("geo_precision",))

    @property
    def starter(self) -> str:
        """The script that starts the map, for the template."""
        return starter_expression()

    @property
    def files(self) -> str:
        """What a page that has Leaflet needs besides, for the template."""
        return script_json({**self._packed, "code.json": code_file(leaflet=False)})

    @property
    def config(self) -> str:
        """What the page says of the map, for the template."""
        return script_json(
            {"title": self._title, "about": [*self._notes, *BASEMAP_LINES], "view": {}, "address": False}
        )

    def page(self) -> str:
        """Write the map as an HTML page that carries everything."""
        today = dt.datetime.now(dt.UTC).date()
        return page(self._packed, self._title, self._notes, {}, self._events, today, address=False)

    def save(self, outfile: str | Path) -> None:  # type: ignore[override]  # only a file's name is taken
        """Write the map as an HTML file that works from a disk, with no network."""
        Path(outfile).write_text(self.page(), encoding="utf-8", newline="\n")

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.page())}" title="{html.escape(self._title)}" '
            f'style="width: 100%; height: {int(self._height_px)}px; border: 0"></iframe>'
        )
