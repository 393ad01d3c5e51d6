"""folium's MarkerCluster with a marker an event."""

import folium
import streamlit as st
from folium.plugins import MarkerCluster
from reading import chosen_years, read_events
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
events = chosen_years(read_events())
world = folium.Map(location=(20, 15), zoom_start=2)
cluster = MarkerCluster().add_to(world)
for event in events.itertuples():
    words = f"{event.type}, {event.start:%d %B %Y}"
    folium.Marker((event.latitude, event.longitude), popup=words).add_to(cluster)
st_folium(world, use_container_width=True, returned_objects=[])
