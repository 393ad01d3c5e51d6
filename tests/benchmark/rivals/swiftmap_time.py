"""swiftmap in Streamlit: points that gather month by month, with its own slider."""

import streamlit as st
from reading import read_events
from swiftmap import Map
from swiftmap.streamlit import st_swiftmap

st.set_page_config(layout="wide")


@st.cache_resource
def build() -> Map:
    world = Map(height="700px")
    world.add_circle_markers(read_events(), name="Events")
    world.make_time_layer("Events", time_field="start", period="P1M", duration=None)
    world.time_current = read_events()["start"].max().timestamp() * 1000
    return world


st_swiftmap(build(), key="map")
