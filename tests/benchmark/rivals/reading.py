"""The generated events as a frame, which every rival's page reads: `streamlit run PAGE.py -- DATASET`."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import streamlit as st


@st.cache_data
def read_events() -> pd.DataFrame:
    dataset = Path(sys.argv[1])
    events = pd.read_parquet(dataset / "events.parquet", columns=["type", "start", "place_id"])
    places = pd.read_parquet(dataset / "places.parquet", columns=["id", "latitude", "longitude"])
    events["start"] = pd.to_datetime(events["start"])
    return events.merge(places, left_on="place_id", right_on="id")[["latitude", "longitude", "type", "start"]]


def chosen_years(events: pd.DataFrame) -> pd.DataFrame:
    years = events["start"].dt.year
    first, last = st.slider("Years", years.min(), years.max(), (years.min(), years.max()))
    return events[years.between(first, last)]
