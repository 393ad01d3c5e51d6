"""The page: map and timeline first, filters beside, the sentence behind each event, tables below."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.dataset import query
from geo.dataset.event_rows import codes
from geo.dataset.place_ids import write_place_ids
from geo.dataset.selection import Selection
from geo.dataset.store import Dataset, open_dataset
from geo.errors import DatasetError, SettingsError
from geo.map.event_map import BaseMap, StateGroup, assets_version, online_tiles
from geo.model import View
from geo.settings import Settings, load_settings
from geo.ui import state
from geo.ui.collector import set_lasting_objects_aside
from geo.ui.detail import render, show_detail, step
from geo.ui.filters import show_filters
from geo.ui.reading import Told, follow_reading
from geo.ui.tables import show_tables
from geo.web.links import to_parameters

_DOWNLOADS = {
    "This map as one file, to open without a network": "api/snapshot.html",
    "These events as a table (CSV)": "api/events.csv",
    "These events for other maps (GeoJSON)": "api/events.geojson",
}
#: Before the style sheet fits the map to the window.
_MAP_HEIGHT_PX = 640


def show() -> None:
    """Draw the whole page once, as Streamlit does for each visit and each change."""
    _begin()
    settings = load_settings()
    try:
        dataset = open_dataset(settings.dataset_dir, settings.most_held)
    except DatasetError as error:
        st.title("Gazette")
        st.warning(str(error))
        return
    view = state.current_view(dataset)
    found = query.find(dataset, view)
    map_first = _map_comes_first()
    with st.sidebar:
        if map_first:
            st.html(render("filters_to_come.html"))
        else:
            show_filters(dataset, view)
    _show_head(dataset, view, found, share=not map_first)
    with st.container():  # always there: what comes and goes above the map would make the browser load it anew
        if st.session_state.get("notice"):
            st.info(st.session_state.notice, icon=":material/info:")
    wide, narrow = st.columns([2.6, 1], gap="small")
    with wide:
        _show_map(settings, dataset)
    with narrow, st.container(key="detail"):
        if map_first:
            st.html(render("hint.html", count=len(found), all=dataset.manifest["counts"]["events"]))
        else:
            _show_beside(dataset, view, found)
    address = state.write_address()
    if map_first:
        _let_the_map_paint()
    else:
        show_tables(dataset, view, found)
        _follow_reading(dataset, view, address)
    set_lasting_objects_aside(dataset.version)


def _begin() -> None:
    # Streamlit goes by the width alone; on a phone on its side the filters would leave the map half of it.
    is_phone = "Mobi" in st.context.headers.get("User-Agent", "")
    sidebar: Literal["collapsed", "auto"] = "collapsed" if is_phone else "auto"
    st.set_page_config(page_title="Gazette", page_icon="🗺️", layout="wide", initial_sidebar_state=sidebar)
    st.html(_style())


def _follow_reading(dataset: Dataset, view: View, address: str) -> None:
    told: Told = {
        "opened": view.event,
        "places": write_place_ids(view.places),
        "heard": state.heard_of_map(),
        "address": address,
    }
    follow_reading(told, lambda by: step(dataset, by))


@cache
def _style() -> str:
    return f"<style>{Path(__file__).with_name('page.css').read_text(encoding='utf-8')}</style>"


def _map_comes_first() -> bool:
    """Whether this run leaves out all but the map: the scripts of the other widgets would delay it by a second.

    So it is on the first run of a visit, in a browser; without one (a test of the page) no map could ever answer.
    """
    return bool(st.context.url) and not st.session_state.get("map_had_its_time")


@st.fragment(run_every=3.0)
def _let_the_map_paint() -> None:
    """Bring the rest of the page where the map's first word does not."""
    if st.session_state.get("map_had_its_time"):
        state.note_action()  # this run's address may be from before the reader's last change
        st.rerun()
    st.session_state.map_had_its_time = True


def _show_beside(dataset: Dataset, view: View, found: Selection) -> None:
    if not found:
        st.info("No events match these filters.", icon=":material/search_off:")
        st.button("Show all events", on_click=state.reset, type="primary")
    show_detail(dataset, view, found)


def _show_head(dataset: Dataset, view: View, found: Selection, *, share: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        lacking = view.lacking.value if view.lacking else ""
        st.html(render("head.html", counts=found.counts, lacking=lacking, total=len(codes(dataset).start)))
        if not share:
            return
        share_box = st.popover(
            "Share", icon=":material/link:", width="content", key="share", on_change=state.note_action
        )
        if not share_box.open:
            return
        with share_box:
            st.write("This address shows exactly what you see now:")
            address = (st.context.url or "").split("?", 1)[0].rstrip("/") + "/"
            query_string = urlencode(to_parameters(view))
            st.code(f"{address}?{query_string}", language=None, wrap_lines=True)
            st.write("Or take it with you:")
            for label, path in _DOWNLOADS.items():
                st.link_button(label, f"{address}{path}?{query_string}", width="stretch")


def _show_map(settings: Settings, dataset: Dataset) -> None:
    try:
        made = _base_map(settings.tiles)
    except SettingsError as error:
        st.warning(str(error))
        made = _base_map("")
    seen = st_folium(
        made,
        key="map",
        height=_MAP_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        render=False,  # the page around the map, which st_folium has no use for
        feature_group_to_add=StateGroup(state.map_state(dataset)),
        on_change=_take_from_map,
    )
    if state.take_over(seen):
        st.session_state.map_had_its_time = True
        st.rerun()


@cache
def _base_map(tiles: str) -> BaseMap:
    return BaseMap(f"../../assets/{assets_version()}/", online_tiles(tiles), places="../../api/places")


def _take_from_map() -> None:
    state.note_action()
    if state.heard_of_map():
        state.take_from_map(st.session_state.map)
