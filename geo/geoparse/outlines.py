"""Where regions and districts lie and how far they reach, as measured from their outlines."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerError
from geo.geoparse.tables import read_rows

#: The file beside the curated places; `geo/geoparse/compile_outlines.py` writes it.
OUTLINES = "outlines.csv"
COLUMNS = ("geonameid", "name", "country", "latitude", "longitude", "extent_km")


class Outline(NamedTuple):
    """The middle of a unit, in WGS84 degrees, and the radius in km of the circle around it that holds the unit."""

    latitude: float
    longitude: float
    extent_km: float


def read_outlines(folder: Path) -> dict[int, Outline]:
    """Read the outlines by GeoNames id; empty where the folder has none.

    Raises
    ------
    GazetteerError
        The file is there and cannot be read.
    """
    file = folder / OUTLINES
    if not file.exists():
        return {}
    try:
        return {
            int(row["geonameid"]): Outline(float(row["latitude"]), float(row["longitude"]), float(row["extent_km"]))
            for row in read_rows(file)
        }
    except (KeyError, ValueError) as error:
        raise GazetteerError(f"{file}: {error}. See the README beside it for the columns.") from error
