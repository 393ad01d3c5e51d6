"""The folium map with its event layer and timeline."""
