"""CSV files with a header row."""

from __future__ import annotations

import csv
from pathlib import Path

from geo.errors import GazetteerError


def read_rows(file: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header row; what is missing in a row is empty.

    Raises
    ------
    GazetteerError
        It cannot be read.
    """
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{file}: cannot be read as a CSV file ({error}).") from error
