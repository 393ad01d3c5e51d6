"""`st.pydeck_chart` with a point an event."""

import pydeck
import streamlit as st
from reading import chosen_years, read_events

st.set_page_config(layout="wide")
events = chosen_years(read_events())
layer = pydeck.Layer(
    "ScatterplotLayer",
    data=events.assign(day=events["start"].dt.strftime("%d %B %Y"))[["longitude", "latitude", "type", "day"]],
    get_position="[longitude, latitude]",
    get_fill_color="[200, 30, 0, 160]",
    get_radius=10_000,
    radius_min_pixels=3,
    pickable=True,
)
view = pydeck.ViewState(latitude=20, longitude=15, zoom=1)
st.pydeck_chart(pydeck.Deck(layers=[layer], initial_view_state=view, tooltip={"text": "{type}\n{day}"}), height=700)
