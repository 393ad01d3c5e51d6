"""Place names in text: recognised, resolved to places, geocoded and cached."""
