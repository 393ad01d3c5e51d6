"""Streamlit alone: what each page waits for before its map."""

import streamlit as st

st.write("ready")
