"""The Streamlit page and its panels."""
