"""Names that a user adds to places that the gazetteer has: GeoNames' table of alternate names, or a plain CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from geo.errors import GazetteerError
from geo.geoparse.attested import NAME_COLUMNS, name_of_row
from geo.geoparse.record import GEONAMES, GEONAMES_LICENSE

# Columns of GeoNames' alternateNames tables, as its readme numbers them; older tables end after the eighth.
COLUMN_COUNTS = (8, 10)
_GEONAMEID, _LANGUAGE, _NAME, _PREFERRED, _HISTORIC, _FROM, _TO = 1, 2, 3, 4, 7, 8, 9
# What stands there in place of a language says that it is no name: a link, a postal or an airport code.
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-\w+)*")
_YEAR = re.compile(r"\d{4}")
_NO_NAMES = frozenset({"post", "link", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr"})


def is_table_of_names(header: Iterable[str]) -> bool:
    """Tell a CSV file of names from one of places: it says whose names they are, but not where that is."""
    columns = set(header)
    return {"id", "name"} <= columns and not columns & {"latitude", "longitude"}


def csv_name_rows(file: Path) -> Iterator[dict[str, object]]:
    """Read names from a CSV file with the columns of ``data/gazetteer/names.csv``; id and name must be filled.

    Raises
    ------
    GazetteerError
        A row has no id or name, or a year that is none.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            filled = {column: (row.get(column) or "").strip() for column in NAME_COLUMNS}
            try:
                name_of_row(filled)
            except ValueError as error:
                raise GazetteerError(f"{file}, line {number}: {error}.") from error
            yield {**filled, "source": filled["source"] or file.name}


def alternate_name_rows(lines: Callable[[], Iterable[list[str]]]) -> Iterator[dict[str, object]]:
    """Read GeoNames' alternate names, those preferred in their language first.

    Parameters
    ----------
    lines : callable
        Gives the fields of each line; called twice, for the tables are too large to be held.

    Yields
    ------
    dict
        A row of a file of names. Names that were given up at an unknown time are left out: the gazetteer has them
        already, and nothing could be said of when.
    """
    for preferred in ("1", ""):
        for fields in lines():
            if fields[_PREFERRED] == preferred and (row := _row(fields)) is not None:
                yield row


def _row(fields: list[str]) -> dict[str, object] | None:
    language = fields[_LANGUAGE]
    first, last = (_year(fields[i]) if i < len(fields) else "" for i in (_FROM, _TO))
    is_tag = bool(_LANGUAGE_TAG.fullmatch(language)) and language not in _NO_NAMES
    if not is_tag or not fields[_NAME] or (fields[_HISTORIC] == "1" and not last) or (first and last and first > last):
        return None
    return {
        "id": f"geonames:{fields[_GEONAMEID]}",
        "name": fields[_NAME],
        "language": language,
        "from_year": first,
        "to_year": last,
        "source": GEONAMES,
        "license": GEONAMES_LICENSE,
    }


def _year(written: str) -> str:
    found = _YEAR.match(written.strip())
    return found.group() if found else ""
