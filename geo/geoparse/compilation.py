"""What the compiled gazetteer holds: its tables, filled from the sources."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import itemgetter
from pathlib import Path

from geo.errors import GazetteerError
from geo.geoparse import sources
from geo.geoparse.attested import ALWAYS, merge_names, read_names, stored_names, years_by_key
from geo.geoparse.fold import fold, sound_key
from geo.geoparse.geonames import cities_and_regions
from geo.geoparse.outlines import read_outlines
from geo.geoparse.record import Record
from geo.geoparse.sources import Sources
from geo.model import GeoPrecision, PlaceName

# A search box shows curated places before all but the largest towns.
_CURATED_WEIGHT = 1_000_000
_KEY_AND_ROW = itemgetter(0, 1)
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    geo_precision TEXT NOT NULL, extent_km REAL NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
    kind TEXT NOT NULL, population INTEGER NOT NULL, geonameid INTEGER, source TEXT NOT NULL, license TEXT NOT NULL,
    capital INTEGER NOT NULL, curated INTEGER NOT NULL, names INTEGER NOT NULL,
    within1 INTEGER NOT NULL, within2 INTEGER NOT NULL, spread_km REAL NOT NULL
);
CREATE TABLE attested (row INTEGER PRIMARY KEY, names TEXT NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL, row INTEGER NOT NULL, form INTEGER NOT NULL, weight INTEGER NOT NULL,
    from_year INTEGER, to_year INTEGER, PRIMARY KEY (key, row)
) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE phrase (key TEXT PRIMARY KEY);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT, demonyms TEXT, capital TEXT, neighbours TEXT, languages TEXT);
"""


def fill_index(file: Path, folders: Sources, say: Callable[[str], None]) -> int:
    """Write the tables into a new file; say what is being done, and give the number of places."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA
        )
        records, table = [], []
        for record, country in sources.countries(folders.curated_dir):
            records.append(record)
            table.append(country)
        database.executemany(
            "INSERT INTO country VALUES (?, ?, ?, ?, ?, ?)",
            [
                (c.code, c.name, "|".join(c.demonyms), c.capital, "|".join(c.neighbours), "|".join(c.languages))
                for c in table
            ],
        )
        curated = list(sources.places(sources.curated_files(folders.curated_dir), curated=True))
        derived = list(sources.places(sources.derived_files(folders.curated_dir), curated=False))
        added = list(sources.places(sources.added_files(folders.added_dir), curated=False))
        _link(curated)
        english = {place.geonameid: place.name for place in curated if place.geonameid}
        capitals = {c.code: c.capital for c in table}
        outlines = read_outlines(folders.curated_dir)
        body = cities_and_regions(capitals, english, outlines) if folders.geonames else iter(())
        known = read_names(folders.names_files())
        for record in (*records, *curated):
            record.names = merge_names(record.names, known.get(record.id, []))
        phrases = [(key,) for key in _phrases([*records, *curated])]
        database.executemany("INSERT OR IGNORE INTO phrase VALUES (?)", phrases)
        places = _named(_merged([*added, *records, *curated, *derived], body), known)
        names, sounds, count = _insert_places(database, places)
        say(f"  {count:,} places, {len(names):,} names: writing the index.")
        database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?)", sorted(names, key=_KEY_AND_ROW))
        database.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?)", sorted(sounds))
        database.commit()
        database.execute("CREATE UNIQUE INDEX place_id ON place (id)")
        database.execute("INSERT INTO meta VALUES ('complete', '')")
        database.commit()
        size = file.stat().st_size
        database.execute("UPDATE meta SET value = ? WHERE key = 'complete'", (str(size),))
        database.commit()
        if file.stat().st_size != size:
            raise GazetteerError(f"{file}: the size of the index changed while it was being closed. Try again.")
    return count


def _link(curated: list[Record]) -> None:
    """Give the curated places the GeoNames ids of the units that they say they are in."""
    units = {(unit.country, unit.name): unit.geonameid for unit in curated if unit.geonameid}
    for record in curated:
        found = (units.get((record.country, name)) for name in record.admin)
        record.within = tuple(number for number in found if number)


def _merged(curated: list[Record], body: Iterable[Record]) -> Iterator[Record]:
    """Let a curated record take the place of GeoNames' own and keep the names of both.

    One that GeoNames lacks lies in the units of GeoNames' places that say the same of where they are.
    """
    known = {record.id: record for record in curated}
    waiting = dict(known)
    units: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}
    for record in body:
        units[record.country, record.admin] = record.within
        ours = known.get(record.id)
        if ours is None:
            yield record
            continue
        waiting.pop(record.id, None)
        have = {name.name for name in ours.names}
        ours.names += [name for name in record.names if name.name not in have]
        if ours.geo_precision is not GeoPrecision.DISTRICT:
            # A district is hardly ever meant by its bare name: its people must not make it outweigh its town.
            ours.population = ours.population or record.population
        ours.admin = ours.admin or record.admin
        ours.capital = record.capital
        ours.within = record.within or ours.within
        yield ours
    for record in waiting.values():
        record.within = record.within or units.get((record.country, record.admin), ())
        yield record


def _named(records: Iterable[Record], names: Mapping[str, list[PlaceName]]) -> Iterator[Record]:
    """Give each record the names that are known better, by its id."""
    for record in records:
        if record.id in names:
            record.names = merge_names(record.names, names[record.id])
        yield record


_NameRow = tuple[str, int, int, int, int | None, int | None]


def _insert_places(
    database: sqlite3.Connection, records: Iterable[Record]
) -> tuple[list[_NameRow], set[tuple[str, int]], int]:
    names: list[_NameRow] = []
    sounds: set[tuple[str, int]] = set()
    row = 0
    for row, record in enumerate(records, start=1):  # the last row number is the count
        keys = _keys(record)
        weight = record.population + (_CURATED_WEIGHT if record.curated else 0)
        years = years_by_key(record.names)
        names += [(key, row, form, weight, *years.get(key, ALWAYS)) for key, form in keys.items()]
        sounds.update((sound_key(key), row) for key in keys if len(key) > 3)
        database.execute(
            _INSERT_PLACE,
            (row, record.id, record.name, record.latitude, record.longitude, record.geo_precision.value,
             record.extent_km, record.country, "|".join(record.admin), record.kind, record.population,
             record.geonameid, record.source, record.license, record.capital, record.curated,
             len(keys), *(*record.within, 0, 0)[:2], record.spread_km),
        )  # fmt: skip
        database.execute("INSERT INTO attested VALUES (?, ?)", (row, stored_names(record.names)))
    return names, sounds, row


def _phrases(curated: list[Record]) -> set[str]:
    """Keys of the curated names of several words, "line of contact": these are place names in lower case too."""
    keys = {fold(name.name) for record in curated for name in record.names}
    return {key for key in keys if " " in key}


def _keys(record: Record) -> dict[str, int]:
    """Map each key of a place to 0 for its main name, 1 for a curated or English one, 2 for any other."""
    keys: dict[str, int] = {}
    main = [(record.name, 0)]
    # By its bare name a district is meant less often than the town it is named after.
    chosen = 2 if record.geo_precision is GeoPrecision.DISTRICT else 1
    # Bombay and Londonderry are what English calls, or called, towns that GeoNames has under another name; what they
    # are called at home counts like it.
    ours = {name.name for name in record.names if name.language}
    others = ((name.name, chosen if name.name in ours else 2) for name in record.names)
    for name, form in chain(main, others):
        key = fold(name)
        # One letter, or an airport or postal code, finds far more false places than true ones.
        code = form == 2 and len(key) <= 3 and name.isascii() and name.isupper()
        if len(key) < 2 or (code and name not in ours):
            continue
        if form < keys.get(key, 3):
            keys[key] = form
    return keys
