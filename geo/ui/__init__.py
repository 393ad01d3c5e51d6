"""The Streamlit page and its panels.

`geo.ui.page` must be imported by a running page only: streamlit_folium registers its frontend when it is first
imported, which Streamlit takes from a running page alone. Hence the path of the script is here.
"""

from pathlib import Path

#: The file that Streamlit runs.
SCRIPT = Path(__file__).with_name("script.py")
