"""The offline gazetteer: names to places, places to names."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from types import TracebackType
from typing import Any, NamedTuple, Self

from geo.errors import GazetteerError
from geo.geoparse.attested import attested_names
from geo.geoparse.fold import fold, sound_key
from geo.geoparse.index import Progress, compiled_index, open_index
from geo.geoparse.sources import Country, Sources
from geo.geoparse.spelling import slips
from geo.model import GeoPrecision, Place
from geo.settings import Settings

# "San José" has hundreds of bearers; beyond the most populous the context can hardly mean one.
MOST_CANDIDATES = 120
SOUND_ALIKE = 3
MISSPELT = 4
_WHOLE_NAME = 500_000
_LEAST_SOUNDS = 5
_FIELDS = (
    "p.row, p.id, p.name, p.latitude, p.longitude, p.geo_precision, p.extent_km, p.country, p.admin, p.kind, "
    "p.population, p.geonameid, p.source, p.license, p.capital, p.curated, p.names, p.within1, p.within2, p.spread_km"
)


class Candidate(NamedTuple):
    """A place that a name may mean, with what the resolver weighs; `form` is how the name is related to it.

    0: its main name; 1: a curated or English name; 2: another name of it; 3: it only sounds alike; 4: it is one slip of
    the hand away. `from_year` and `to_year` are the first and last year in which the name was in use; None is open.
    `spread_km` is the radius of the circle that holds nearly all towns of a region; 0 where that is not known.
    """

    row: int
    id: str
    name: str
    latitude: float
    longitude: float
    geo_precision: GeoPrecision
    extent_km: float
    country: str
    admin: tuple[str, ...]
    kind: str
    population: int
    geonameid: int | None
    source: str
    license: str
    capital: bool
    curated: bool
    name_count: int
    within: tuple[int, int]
    spread_km: float
    form: int
    from_year: int | None = None
    to_year: int | None = None

    def place(self) -> Place:
        """Give the place itself, without the list of its names."""
        return Place(
            self.id, self.name, self.latitude, self.longitude, self.geo_precision, self.extent_km, self.country,
            self.admin, self.kind, self.population, self.geonameid, (), self.source, self.license,
        )  # fmt: skip


class Gazetteer:
    """Places and their names, read from the compiled index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.lookup: Callable[[str], tuple[Candidate, ...]] = lru_cache(maxsize=16384)(self._lookup)
        self.misspelt: Callable[[str], tuple[Candidate, ...]] = lru_cache(maxsize=4096)(self._misspelt)
        self.countries: Callable[[], dict[str, Country]] = cache(self._countries)
        self.knows: Callable[[str], bool] = lru_cache(maxsize=65536)(self._knows)

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> Gazetteer:
        """Open the index, compiling it on first use (about half a minute).

        Parameters
        ----------
        settings : Settings
            `data_dir` and `cache_dir` are used.
        progress : callable, optional
            Told, one line at a time, what compiling is doing; standard error by default.

        Raises
        ------
        GazetteerError
            A source cannot be read, or the cache folder cannot be written.
        """
        folders = Sources(settings.data_dir / "gazetteer", settings.added_dir)
        return cls(open_index(settings.cache_dir, folders, progress))

    @classmethod
    def open_compiled(cls, settings: Settings) -> Gazetteer:
        """Open the index only where it is compiled already, for those who must not wait for that.

        Raises
        ------
        GazetteerError
            It is not, or it is damaged.
        """
        connection = compiled_index(settings.cache_dir, Sources(settings.data_dir / "gazetteer", settings.added_dir))
        if connection is None:
            raise GazetteerError("The gazetteer is not compiled yet: `geo build` does it once.")
        return cls(connection)

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def candidates(self, name: str) -> list[Place]:
        """List the places that bear a name, the most populous first.

        Parameters
        ----------
        name : str
            In any script and spelling; a name with an unknown key is looked up by its sound.

        Returns
        -------
        list of Place
            Without their names; empty where no place bears the name.
        """
        key = fold(name)
        found = self.lookup(key) or self.sounding_like(key)
        return [candidate.place() for candidate in found]

    def place(self, identifier: str) -> Place | None:
        """Look a place up by its id, with all its names; None where there is no such place."""
        rows = self._query(f"SELECT {_FIELDS}, 0, NULL, NULL FROM place p WHERE p.id = ?", (identifier,))  # noqa: S608  # no input in it
        if not rows:
            return None
        place = _candidate(rows[0]).place()
        stored = self._query("SELECT names FROM attested WHERE row = ?", (rows[0][0],))
        names = attested_names(stored[0][0]) if stored else ()
        return Place(**{**{field: getattr(place, field) for field in Place.__slots__}, "names": names})

    def search(self, prefix: str, limit: int = 10) -> list[Place]:
        """List the places with a name that begins so, for a search box: curated and populous places first.

        Names with an equals sign are katakana that a machine has romanised, and no name that anybody looks for.

        Parameters
        ----------
        prefix : str
            At least two letters; less gives nothing.
        limit : int
        """
        key = fold(prefix)
        if len(key) < 2 or limit < 1:
            return []
        # Main and curated names first; a whole name counts for half a million people.
        first = f"n.form <= 1 DESC, n.weight + {_WHOLE_NAME} * (n.key = ?) DESC, n.row"
        # A place has a few names that begin alike, so that this many rows hold enough places.
        rows = self._query(
            f"SELECT {_FIELDS}, n.form, n.from_year, n.to_year "  # noqa: S608  # no input in it
            "FROM (SELECT * FROM name n WHERE n.key >= ? AND n.key < ? AND instr(n.key, '=') = 0 "
            f"ORDER BY {first} LIMIT ?) n JOIN place p ON p.row = n.row ORDER BY {first}",
            (key, key + "\U0010ffff", key, 8 * limit, key),
        )
        places = {row[1]: _candidate(row).place() for row in reversed(rows)}
        return [places[identifier] for identifier in dict.fromkeys(row[1] for row in rows)][:limit]

    def sounding_like(self, key: str) -> tuple[Candidate, ...]:
        """List the places with a name whose transliterations meet this key's."""
        # So few sounds are shared by names that have nothing to do with each other: Shire and Syria.
        if len(sound_key(key)) < _LEAST_SOUNDS:
            return ()
        rows = self._query(
            f"SELECT {_FIELDS}, {SOUND_ALIKE}, NULL, NULL FROM sound s JOIN place p ON p.row = s.row "  # noqa: S608  # no input in it
            "WHERE s.key = ? ORDER BY p.population DESC, p.id LIMIT ?",
            (sound_key(key), MOST_CANDIDATES),
        )
        return tuple(_candidate(row) for row in rows)

    def _misspelt(self, key: str) -> tuple[Candidate, ...]:
        """List the places whose main, curated or English name one slip of the hand makes into this key."""
        spellings = slips(key)
        if not spellings:
            return ()
        rows = self._query(
            f"SELECT {_FIELDS}, {MISSPELT}, NULL, NULL FROM name n JOIN place p ON p.row = n.row "  # noqa: S608  # no input in it
            f"WHERE n.key IN ({', '.join('?' * len(spellings))}) AND n.form <= 1 "
            "GROUP BY p.row ORDER BY p.population DESC, p.id LIMIT ?",
            (*spellings, MOST_CANDIDATES),
        )
        return tuple(_candidate(row) for row in rows)

    def _countries(self) -> dict[str, Country]:
        """Give each country by its ISO 3166-1 alpha-2 code."""
        rows = self._query("SELECT code, name, demonyms, capital, neighbours, languages FROM country", ())
        return {
            code: Country(code, name, _parts(demonyms), capital, _parts(neighbours), _parts(languages))
            for code, name, demonyms, capital, neighbours, languages in rows
        }

    def phrases(self) -> frozenset[str]:
        """Give the keys of curated names of several words, which are recognised in lower case too."""
        return frozenset(str(row[0]) for row in self._query("SELECT key FROM phrase", ()))

    def _lookup(self, key: str) -> tuple[Candidate, ...]:
        rows = self._query(
            f"SELECT {_FIELDS}, n.form, n.from_year, n.to_year FROM name n JOIN place p ON p.row = n.row "  # noqa: S608  # no input in it
            "WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT ?",
            (key, MOST_CANDIDATES),
        )
        return tuple(_candidate(row) for row in rows)

    def _knows(self, key: str) -> bool:
        return bool(self._query("SELECT 1 FROM name WHERE key = ? LIMIT 1", (key,)))

    def _query(self, sql: str, parameters: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                raise GazetteerError(
                    f"The gazetteer index cannot be read ({error}). Delete the cache folder and try again."
                ) from error


def _parts(stored: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (stored or "").split("|")))


_PRECISION = {precision.value: precision for precision in GeoPrecision}


def _candidate(row: tuple[Any, ...]) -> Candidate:
    (number, identifier, name, latitude, longitude, precision, extent_km, country, admin, kind, population, geonameid,
     source, terms, capital, curated, name_count, within1, within2, spread_km,
     form, from_year, to_year) = row  # fmt: skip
    return Candidate(
        number, identifier, name, latitude, longitude, _PRECISION[precision], extent_km, country, _parts(admin),
        kind, population, geonameid, source, terms, bool(capital), bool(curated), name_count, (within1, within2),
        spread_km, form, from_year, to_year,
    )  # fmt: skip
