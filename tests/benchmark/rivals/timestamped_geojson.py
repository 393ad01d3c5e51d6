"""folium's TimestampedGeoJson: circles that gather month by month, with its own slider."""

import folium
import streamlit as st
from folium.plugins import TimestampedGeoJson
from reading import read_events
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
features = [
    {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [event.longitude, event.latitude]},
        "properties": {
            "time": f"{event.start:%Y-%m-%d}",
            "popup": event.type,
            "icon": "circle",
            "iconstyle": {"radius": 4},
        },
    }
    for event in read_events().itertuples()
]
world = folium.Map(location=(20, 15), zoom_start=2)
TimestampedGeoJson({"type": "FeatureCollection", "features": features}, period="P1M", auto_play=False).add_to(world)
st_folium(world, use_container_width=True, returned_objects=[])
