"""The compiled gazetteer: an SQLite file in the cache folder, named by what it was compiled from."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from geo.errors import GazetteerError
from geo.geoparse import sources
from geo.geoparse.fold import fold, sound_key
from geo.geoparse.sources import Record
from geo.model import GeoPrecision, PlaceName

# Raise it whenever the tables, the folding or the reading of the sources change: an older index is then never read.
FORMAT = 11
Progress = Callable[[str], None]
# A search box shows curated places before all but the largest towns.
_CURATED_WEIGHT = 1_000_000
_UNREAD_S = 30 * 24 * 3600
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    geo_precision TEXT NOT NULL, extent_km REAL NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
    kind TEXT NOT NULL, population INTEGER NOT NULL, geonameid INTEGER, source TEXT NOT NULL, license TEXT NOT NULL,
    capital INTEGER NOT NULL, curated INTEGER NOT NULL, names INTEGER NOT NULL,
    within1 INTEGER NOT NULL, within2 INTEGER NOT NULL
);
CREATE TABLE attested (row INTEGER PRIMARY KEY, names TEXT NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL, row INTEGER NOT NULL, form INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (key, row)
) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE phrase (key TEXT PRIMARY KEY);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT, demonyms TEXT, capital TEXT, neighbours TEXT);
"""


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
        return [*sources.curated_files(self.curated_dir), *sources.added_files(self.added_dir)]


def index_path(cache_dir: Path, folders: Sources) -> Path:
    """Where the index compiled from these sources belongs; another version of any source gives another name."""
    digest = hashlib.sha256(repr((FORMAT, sources.package_versions(), folders.geonames)).encode())
    for file in folders.files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return cache_dir / f"gazetteer-{digest.hexdigest()[:20]}.sqlite"


def open_index(cache_dir: Path, folders: Sources, progress: Progress | None = None) -> sqlite3.Connection:
    """Open the index read-only, compiling it first where it is missing or damaged.

    Parameters
    ----------
    cache_dir : pathlib.Path
        Where the index is kept.
    folders : Sources
    progress : callable, optional
        Told what is being done, one line at a time. By default the lines go to standard error.

    Raises
    ------
    GazetteerError
        A source cannot be read, or the cache folder cannot be written.
    """
    path = index_path(cache_dir, folders)
    if (connection := _connected(path)) is not None:
        return connection
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            # Another process may have compiled it while this one waited.
            if (connection := _connected(path)) is not None:
                return connection
            if path.exists():
                (progress or _to_stderr)(f"The gazetteer index {path.name} is damaged: compiling it again.")
            compile_index(path, folders, progress)
    except OSError as error:
        raise GazetteerError(
            f"{cache_dir}: cannot be written ({error}). Set GEO_CACHE_DIR to a folder that can."
        ) from error
    if (connection := _connected(path)) is not None:
        return connection
    raise GazetteerError(f"{path}: cannot be opened after it was compiled. Delete it and try again.")


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process compile while the others wait; where files cannot be locked each compiles for itself, safely."""
    try:
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        yield
        return
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _connected(path: Path) -> sqlite3.Connection | None:
    if not path.exists():
        return None
    try:
        return _connect(path)
    except sqlite3.DatabaseError:
        return None


def _connect(path: Path) -> sqlite3.Connection:
    """Streamlit serves from several threads; reading through one connection from them is safe in serialized mode."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        complete = connection.execute("SELECT value FROM meta WHERE key = 'complete'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if complete is None or complete[0] != str(path.stat().st_size):
        connection.close()
        raise sqlite3.DatabaseError("its size is not what it was when it was compiled")
    return connection


def compile_index(path: Path, folders: Sources, progress: Progress | None = None) -> None:
    """Compile the index beside its place and rename it there: another process sees all of it or nothing."""
    say = progress or _to_stderr
    started = time.monotonic()
    path.parent.mkdir(parents=True, exist_ok=True)
    say("Compiling the gazetteer, once: about half a minute.")
    descriptor, name = tempfile.mkstemp(prefix=".compiling-", suffix=".sqlite", dir=path.parent)
    os.close(descriptor)
    beside = Path(name)
    # Millions of small objects live until the end: looking through them for garbage would take a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        count = _fill(beside, folders, say)
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{path}: the gazetteer could not be compiled ({error}).") from error
    finally:
        beside.unlink(missing_ok=True)
        if collecting:
            gc.enable()
    _forget_others(path)
    say(f"Gazetteer compiled: {count:,} places in {time.monotonic() - started:.0f} s.")


def _forget_others(path: Path) -> None:
    """Delete indexes of other versions that nobody has read for a while: each takes over 100 MB."""
    for other in path.parent.glob("gazetteer-*.sqlite"):
        with contextlib.suppress(OSError):
            if other != path and time.time() - max(other.stat().st_atime, other.stat().st_mtime) > _UNREAD_S:
                other.unlink()


def _fill(file: Path, folders: Sources, say: Progress) -> int:
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA
        )
        records, table = [], []
        for record, country in sources.countries(folders.curated_dir):
            records.append(record)
            table.append(country)
        database.executemany(
            "INSERT INTO country VALUES (?, ?, ?, ?, ?)",
            [(c.code, c.name, "|".join(c.demonyms), c.capital, "|".join(c.neighbours)) for c in table],
        )
        curated = list(sources.places(sources.curated_files(folders.curated_dir), curated=True))
        added = list(sources.places(sources.added_files(folders.added_dir), curated=False))
        _link(curated)
        english = {place.geonameid: place.name for place in curated if place.geonameid}
        capitals = {c.code: c.capital for c in table}
        body = sources.cities_and_regions(capitals, english) if folders.geonames else iter(())
        database.executemany(
            "INSERT OR IGNORE INTO phrase VALUES (?)", [(key,) for key in _phrases([*records, *curated])]
        )
        names, sounds, count = _insert_places(database, _merged([*added, *records, *curated], body))
        say(f"  {count:,} places, {len(names):,} names: writing the index.")
        database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", sorted(names))
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
    """Let a curated record take the place of GeoNames' own and keep the names of both."""
    known = {record.id: record for record in curated}
    waiting = dict(known)
    for record in body:
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
    yield from waiting.values()


def _insert_places(
    database: sqlite3.Connection, records: Iterable[Record]
) -> tuple[set[tuple[str, int, int, int]], set[tuple[str, int]], int]:
    names: set[tuple[str, int, int, int]] = set()
    sounds: set[tuple[str, int]] = set()
    row = 0
    for row, record in enumerate(records, start=1):  # the last row number is the count
        keys = _keys(record)
        weight = record.population + (_CURATED_WEIGHT if record.curated else 0)
        names.update((key, row, form, weight) for key, form in keys.items())
        sounds.update((sound_key(key), row) for key in keys if len(key) > 3)
        database.execute(
            _INSERT_PLACE,
            (row, record.id, record.name, record.latitude, record.longitude, record.geo_precision.value,
             record.extent_km, record.country, "|".join(record.admin), record.kind, record.population,
             record.geonameid, record.source, record.license, record.capital, record.curated,
             len(keys), *(*record.within, 0, 0)[:2]),
        )  # fmt: skip
        attested = [(name.name, name.language, name.note) for name in record.names]
        database.execute("INSERT INTO attested VALUES (?, ?)", (row, json.dumps(attested, ensure_ascii=False)))
    return names, sounds, row


def _phrases(curated: list[Record]) -> set[str]:
    """Keys of the curated names of several words, "line of contact": these are place names in lower case too."""
    keys = {fold(name.name) for record in curated for name in record.names}
    return {key for key in keys if " " in key}


def _keys(record: Record) -> dict[str, int]:
    """Map each key of a place to 0 for its main name, 1 for a curated one, 2 for any other."""
    keys: dict[str, int] = {}
    main = [(record.name, 0)]
    # By its bare name a district is meant less often than the town it is named after.
    chosen = record.curated and record.geo_precision is not GeoPrecision.DISTRICT
    others = ((name.name, 1 if chosen and name.language else 2) for name in record.names)
    for name, form in chain(main, others):
        key = fold(name)
        # One letter, or an airport or postal code, finds far more false places than true ones.
        if len(key) < 2 or (form == 2 and len(key) <= 3 and name.isascii() and name.isupper()):
            continue
        if form < keys.get(key, 3):
            keys[key] = form
    return keys


def attested_names(stored: str) -> tuple[PlaceName, ...]:
    """Read the names that the index keeps for one place."""
    return tuple(PlaceName(name, language, note) for name, language, note in json.loads(stored))


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
