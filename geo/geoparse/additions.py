"""Places that a user adds to the gazetteer: a GeoNames dump, or a plain CSV file."""

from __future__ import annotations

import csv
import hashlib
import math
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from geo.errors import GazetteerError
from geo.geoparse.record import GEONAMES, GEONAMES_LICENSE
from geo.geoparse.sources import COLUMNS
from geo.model import GeoPrecision
from geo.settings import Settings

# Columns of a GeoNames dump, as its readme numbers them.
_DUMP_COLUMNS = 19
_ID, _NAME, _ALTERNATES, _LATITUDE, _LONGITUDE, _CLASS, _CODE, _COUNTRY, _POPULATION = 0, 1, 3, 4, 5, 6, 7, 8, 14
# Roads, undersea features and vegetation are never what a news article names; spots and buildings may be.
_CLASSES = {
    "P": GeoPrecision.SETTLEMENT,
    "A": GeoPrecision.DISTRICT,
    "H": GeoPrecision.DISTRICT,
    "T": GeoPrecision.DISTRICT,
    "L": GeoPrecision.DISTRICT,
    "S": GeoPrecision.SITE,
}
_EXTENTS_KM = {GeoPrecision.SETTLEMENT: 2.0, GeoPrecision.DISTRICT: 20.0, GeoPrecision.REGION: 100.0}
_TOWN_DENSITY_PER_KM2 = 2500


def add_to_gazetteer(file: Path, settings: Settings) -> tuple[int, Path]:
    """Copy the places of a file into the folder of added places; the index is compiled again when next opened.

    Parameters
    ----------
    file : pathlib.Path
        A GeoNames dump (``AM.txt``, ``allCountries.txt``, or the .zip as downloaded), or a CSV file in UTF-8 whose
        header names at least name, latitude and longitude.
    settings : Settings

    Returns
    -------
    tuple of int and pathlib.Path
        How many places were added, and the file they were written to. Adding the same file again replaces it.

    Raises
    ------
    GazetteerError
        The file is of neither kind, a row cannot be used, or there is no folder to write to.
    """
    if settings.added_dir is None:
        raise GazetteerError("There is no folder for added places: set GEO_ADDED_DIR.")
    target = settings.added_dir / f"{file.stem}.csv"
    try:
        settings.added_dir.mkdir(parents=True, exist_ok=True)
        return _write(target, _rows(file)), target
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{file}: not UTF-8 ({error.reason} at byte {error.start}).") from error
    except (OSError, zipfile.BadZipFile, csv.Error) as error:
        raise GazetteerError(f"{file}: cannot be added ({error}).") from error


def _write(target: Path, rows: Iterator[dict[str, object]]) -> int:
    descriptor, beside = tempfile.mkstemp(prefix=".adding-", dir=target.parent)
    try:
        count = 0
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
            writer.writeheader()
            for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
                writer.writerow(row)
        if not count:
            raise GazetteerError("There is no place in it.")
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)
    return count


def _rows(file: Path) -> Iterator[dict[str, object]]:
    if file.suffix.lower() == ".zip":
        with zipfile.ZipFile(file) as archive:
            inside = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if len(inside) != 1:
                raise GazetteerError(f"{file}: one GeoNames table is expected in it, not {len(inside)}.")
            with archive.open(inside[0]) as stream:
                yield from _dump_rows(file, stream)
    elif file.suffix.lower() == ".csv":
        yield from _csv_rows(file)
    else:
        with file.open("rb") as stream:
            yield from _dump_rows(file, stream)


def _dump_rows(file: Path, stream: IO[bytes]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(stream, start=1):
        fields = line.decode("utf-8").rstrip("\r\n").split("\t")
        if len(fields) != _DUMP_COLUMNS:
            raise GazetteerError(
                f"{file}, line {number}: {len(fields)} columns where a GeoNames dump has {_DUMP_COLUMNS}. "
                "Give the dump as downloaded, or a CSV file whose name ends in .csv."
            )
        precision = _CLASSES.get(fields[_CLASS])
        if precision is None:
            continue
        if fields[_CODE] == "ADM1":
            precision = GeoPrecision.REGION
        yield _dump_row(file, number, fields, precision)


def _dump_row(file: Path, number: int, fields: list[str], precision: GeoPrecision) -> dict[str, object]:
    try:
        latitude, longitude, population = float(fields[_LATITUDE]), float(fields[_LONGITUDE]), int(fields[_POPULATION])
    except ValueError as error:
        raise GazetteerError(f"{file}, line {number}: {error}.") from error
    extent_km = _EXTENTS_KM.get(precision, 0.5)
    if precision is GeoPrecision.SETTLEMENT and population:
        extent_km = round(math.sqrt(population / _TOWN_DENSITY_PER_KM2 / math.pi), 1)
    names = [fields[_NAME], *filter(None, fields[_ALTERNATES].split(","))]
    return {
        "id": f"geonames:{fields[_ID]}",
        "name": fields[_NAME],
        "kind": "town" if precision is GeoPrecision.SETTLEMENT else fields[_CODE].casefold(),
        "geo_precision": precision.value,
        "latitude": latitude,
        "longitude": longitude,
        "extent_km": extent_km,
        "country": fields[_COUNTRY],
        "population": population,
        "geonameid": fields[_ID],
        "names": "|".join(f":{name.replace('|', '/')}" for name in dict.fromkeys(names)),
        "source": GEONAMES,
        "license": GEONAMES_LICENSE,
    }


def _csv_rows(file: Path) -> Iterator[dict[str, object]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = {"name", "latitude", "longitude"} - set(reader.fieldnames or ())
        if missing:
            raise GazetteerError(f"{file}: the header lacks {', '.join(sorted(missing))}.")
        for number, row in enumerate(reader, start=2):
            yield _checked(file, number, {key: (row.get(key) or "").strip() for key in COLUMNS})


def _checked(file: Path, number: int, row: dict[str, str]) -> dict[str, object]:
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        precision = GeoPrecision(row["geo_precision"] or "settlement")
    except ValueError as error:
        raise GazetteerError(f"{file}, line {number}: {error}.") from error
    if not row["name"]:
        raise GazetteerError(f"{file}, line {number}: the name is empty.")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise GazetteerError(f"{file}, line {number}: latitude and longitude must be WGS84 degrees.")
    digest = hashlib.sha256(f"{row['name']}|{latitude}|{longitude}".encode()).hexdigest()[:12]
    return {
        **row,
        "id": row["id"] or (f"geonames:{row['geonameid']}" if row["geonameid"] else f"added:{digest}"),
        "geo_precision": precision.value,
        "kind": row["kind"] or "place",
        "extent_km": row["extent_km"] or _EXTENTS_KM.get(precision, 0.5),
        "population": row["population"] or 0,
        "source": row["source"] or file.name,
    }
