"""The hosted app: `streamlit run dashboard.py` serves the page and the HTTP routes beside it."""

import streamlit as st
from starlette.middleware import Middleware

from geo.settings import load_settings
from geo.ui import SCRIPT
from geo.web.at_once import SendAtOnce
from geo.web.preload import PreloadMap
from geo.web.ready import readiness
from geo.web.routes import make_routes

settings = load_settings()
app = st.App(
    SCRIPT,
    routes=make_routes(settings.dataset_dir, settings.most_held, settings),
    lifespan=readiness(settings),
    middleware=[Middleware(SendAtOnce), Middleware(PreloadMap)],
)
