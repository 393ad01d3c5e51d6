"""What Streamlit runs for each visit and each change; everything is in `geo.ui.page`."""

from geo.ui.page import show

show()
