"""folium's FastMarkerCluster: the same clusters from bare coordinates, without popups."""

import folium
import streamlit as st
from folium.plugins import FastMarkerCluster
from reading import chosen_years, read_events
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
events = chosen_years(read_events())
world = folium.Map(location=(20, 15), zoom_start=2)
FastMarkerCluster(events[["latitude", "longitude"]].to_numpy().tolist()).add_to(world)
st_folium(world, use_container_width=True, returned_objects=[])
