"""Places and names that a user adds to the gazetteer: a GeoNames dump, or a plain CSV file."""

from __future__ import annotations

import csv
import hashlib
import math
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from geo.errors import GazetteerError
from geo.geoparse.added_names import COLUMN_COUNTS, alternate_name_rows, csv_name_rows, is_table_of_names
from geo.geoparse.attested import ADDED_NAMES, NAME_COLUMNS
from geo.geoparse.geonames import single_names
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
    """Copy the places or names of a file into the folder of added ones; the index is compiled again when next opened.

    Parameters
    ----------
    file : pathlib.Path
        A GeoNames dump of places (``AM.txt``, ``allCountries.txt``) or of alternate names (``alternatenames/AM.txt``),
        or the .zip as downloaded; or a CSV file in UTF-8 whose header names at least name, latitude and longitude, or
        id and name for names of places that there are.
    settings : Settings

    Returns
    -------
    tuple of int and pathlib.Path
        How many places or names were added, and the file they were written to: that of names ends in
        `geo.geoparse.attested.ADDED_NAMES`. Adding the same file again replaces it.

    Raises
    ------
    GazetteerError
        The file is of neither kind, a row cannot be used, or there is no folder to write to.
    """
    if settings.added_dir is None:
        raise GazetteerError("There is no folder for added places: set GEO_ADDED_DIR.")
    try:
        settings.added_dir.mkdir(parents=True, exist_ok=True)
        if (names := _name_rows(file)) is not None:
            target = settings.added_dir / f"{file.stem}{ADDED_NAMES}"
            return _write(target, NAME_COLUMNS, names), target
        target = settings.added_dir / f"{file.stem}.csv"
        return _write(target, COLUMNS, _rows(file)), target
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{file}: not UTF-8 ({error.reason} at byte {error.start}).") from error
    except (OSError, zipfile.BadZipFile, csv.Error) as error:
        raise GazetteerError(f"{file}: cannot be added ({error}).") from error


def _name_rows(file: Path) -> Iterator[dict[str, object]] | None:
    """The rows of a file of names; None for a file of places."""
    if file.suffix.lower() == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return csv_name_rows(file) if is_table_of_names(next(csv.reader(lines), [])) else None
    first = next(_fields(file), [])
    return alternate_name_rows(lambda: _fields(file)) if len(first) in COLUMN_COUNTS else None


def _write(target: Path, columns: Sequence[str], rows: Iterator[dict[str, object]]) -> int:
    descriptor, beside = tempfile.mkstemp(prefix=".adding-", dir=target.parent)
    try:
        count = 0
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
            writer.writeheader()
            for count, row in enumerate(rows, start=1):  # noqa: B007  # the last number is the count
                writer.writerow(row)
        if not count:
            raise GazetteerError("There is no place or name in it.")
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)
    return count


def _rows(file: Path) -> Iterator[dict[str, object]]:
    return _csv_rows(file) if file.suffix.lower() == ".csv" else _dump_rows(file)


def _fields(file: Path) -> Iterator[list[str]]:
    """The fields of each line of a GeoNames table, packed or not."""
    if file.suffix.lower() != ".zip":
        with file.open("rb") as stream:
            yield from _split(stream)
        return
    with zipfile.ZipFile(file) as archive:
        # The tables of alternate names come with one of languages.
        beside = ("readme", "iso-languagecodes")
        inside = [n for n in archive.namelist() if n.endswith(".txt") and not n.lower().startswith(beside)]
        if len(inside) != 1:
            raise GazetteerError(f"{file}: one GeoNames table is expected in it, not {len(inside)}.")
        with archive.open(inside[0]) as stream:
            yield from _split(stream)


def _split(stream: IO[bytes]) -> Iterator[list[str]]:
    for line in stream:
        yield line.decode("utf-8").rstrip("\r\n").split("\t")


def _dump_rows(file: Path) -> Iterator[dict[str, object]]:
    for number, fields in enumerate(_fields(file), start=1):
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
    names = [fields[_NAME], *single_names(fields[_ALTERNATES].split(","))]
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
