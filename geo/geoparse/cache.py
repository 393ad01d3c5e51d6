"""What online geocoders answered, kept in SQLite: found and not found, with when and from whom, until it expires."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Column, DateTime, MetaData, String, Table, create_engine, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from geo.errors import GeocoderError
from geo.geoparse.geocoders import Found, NotFound
from geo.model import GeoPrecision, Place, PlaceName

FOUND_DAYS = 180
# A place may be added to the map at any time, so "not found" is asked again sooner.
NOT_FOUND_DAYS = 30

_METADATA = MetaData()
_ANSWERS = Table(
    "answers",
    _METADATA,
    Column("provider", String, primary_key=True),
    Column("query", String, primary_key=True),
    Column("context", String, primary_key=True),
    Column("place", String, nullable=True, comment="JSON; NULL: not found"),
    Column("asked_at", DateTime, nullable=False, comment="UTC"),
    Column("expires_at", DateTime, nullable=False, comment="UTC"),
)


class GeocodingCache:
    """A file of answers, safe to share between processes and to delete.

    Parameters
    ----------
    file : pathlib.Path
        Made where it does not exist. A damaged file is put aside and begun anew: it holds nothing that cannot be asked
        again.

    Raises
    ------
    GeocoderError
        The folder cannot be written.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        # Without a pool no connection outlives its statement, so several threads and processes may share the file.
        self._engine = create_engine(f"sqlite:///{file}", poolclass=NullPool, connect_args={"timeout": 30})
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._prepare()
            except SQLAlchemyError:
                file.replace(file.with_name(file.name + ".damaged"))
                self._prepare()
        except (OSError, SQLAlchemyError) as error:
            raise GeocoderError(f"{file}: the geocoding cache cannot be used ({error}). Set GEO_CACHE_DIR.") from error

    def _prepare(self) -> None:
        _METADATA.create_all(self._engine)
        with self._engine.connect() as connection:
            connection.execute(select(_ANSWERS.c.asked_at).limit(1)).first()

    def get(self, provider: str, query: str, context: str, now: dt.datetime) -> Found | NotFound | None:
        """Look up an answer that has not expired; None where there is none.

        Parameters
        ----------
        provider, query, context : str
        now : datetime.datetime
            UTC.
        """
        statement = select(_ANSWERS.c.place).where(
            _ANSWERS.c.provider == provider,
            _ANSWERS.c.query == query,
            _ANSWERS.c.context == context,
            _ANSWERS.c.expires_at > _naive(now),
        )
        with self._engine.connect() as connection:
            row = connection.execute(statement).first()
        if row is None:
            return None
        return NotFound() if row.place is None else Found(_read_place(row.place))

    def put(self, provider: str, query: str, context: str, outcome: Found | NotFound, now: dt.datetime) -> None:
        """Keep an answer. There is no way to keep a failure."""
        days = FOUND_DAYS if isinstance(outcome, Found) else NOT_FOUND_DAYS
        values = {
            "place": json.dumps(asdict(outcome.place), ensure_ascii=False) if isinstance(outcome, Found) else None,
            "asked_at": _naive(now),
            "expires_at": _naive(now) + dt.timedelta(days=days),
        }
        statement = insert(_ANSWERS).values(provider=provider, query=query, context=context, **values)
        statement = statement.on_conflict_do_update(index_elements=["provider", "query", "context"], set_=values)
        with self._engine.begin() as connection:
            connection.execute(statement)

    def forget_expired(self, now: dt.datetime) -> int:
        """Delete what has expired, and say how many answers that were."""
        expired = _ANSWERS.c.expires_at <= _naive(now)
        with self._engine.begin() as connection:
            count = connection.execute(select(func.count()).select_from(_ANSWERS).where(expired)).scalar_one()
            connection.execute(delete(_ANSWERS).where(expired))
        return int(count)

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()


def _naive(moment: dt.datetime) -> dt.datetime:
    """SQLite keeps no time zone: everything in the file is UTC."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _read_place(stored: str) -> Place:
    fields = json.loads(stored)
    fields["geo_precision"] = GeoPrecision(fields["geo_precision"])
    fields["admin"] = tuple(fields["admin"])
    fields["names"] = tuple(PlaceName(**name) for name in fields["names"])
    return Place(**fields)
