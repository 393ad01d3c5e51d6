"""Areas and places as the map's scripts have them, for tests of what is drawn of areas."""

#: From `areas`, a list of latitude, longitude, km, outline (null: none) and, if not one, events: a `map` at zoom 0, and
#: `places`.
AREAS = """
    const {decodeBoundaries} = await import(base + 'boundaries.js');
    const map = {getZoom: () => 0, getZoomScale: () => 1, getPixelOrigin: () => ({x: 0, y: 0}),
        getSize: () => ({x: 256, y: 256})};
    const outlines = areas.map(([,,, area]) => area?.slice(1) ?? [[0, 0]]);
    const of = Object.fromEntries(areas.flatMap(([,,, area], i) => (area ? [[i, [...area[0], i]]] : [])));
    const places = {areas: areas.map((_, i) => i), boundaries: decodeBoundaries({scale: 1, outlines, of}),
        latitude: areas.map(([lat]) => lat), longitude: areas.map(([, lon]) => lon),
        extentKm: areas.map(([,, km]) => km), total: areas.map(([,,,, events = 1]) => events),
        precision: areas.map(() => 'region')};
"""
