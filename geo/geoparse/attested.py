"""What is known of names: their script, their language, and the years in which they were in use."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.geoparse.fold import fold
from geo.geoparse.tables import read_rows
from geo.model import PlaceName

#: Columns of a file of names. `place` is for its reader; the id says which place is meant.
NAME_COLUMNS = ("id", "place", "name", "language", "from_year", "to_year", "note", "source", "license")
#: Ends the file name of a user's own names, beside the places that the user added.
ADDED_NAMES = ".names.csv"
CURATED_NAMES = "names.csv"
# First word of a letter's Unicode name to its script's ISO 15924 code.
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "GREEK": "Grek", "ARABIC": "Arab",
    "HEBREW": "Hebr", "SYRIAC": "Syrc", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang",
    "BOPOMOFO": "Bopo", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr", "KHMER": "Khmr", "MONGOLIAN": "Mong",
    "ETHIOPIC": "Ethi", "THAANA": "Thaa", "CHEROKEE": "Cher", "TIFINAGH": "Tfng",
}  # fmt: skip
_NOTHING_KNOWN: list[Any] = ["", "", "", None, None]
Years = tuple[int | None, int | None]
ALWAYS: Years = (None, None)


@lru_cache(maxsize=65536)
def script_of(name: str) -> str:
    """Tell the script of a name from its letters.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        ISO 15924 code of the script that most letters are of ("Latn", "Armn", ...), the first of equals; empty where
        there is no letter of a script known here.
    """
    if name.isascii():
        return "Latn" if any(character.isalpha() for character in name) else ""
    first_words = (unicodedata.name(letter, " ").split(" ", 1)[0] for letter in name if letter.isalpha())
    found = Counter(_SCRIPTS[word] for word in first_words if word in _SCRIPTS)
    return found.most_common(1)[0][0] if found else ""


def read_names(files: Iterable[Path]) -> dict[str, list[PlaceName]]:
    """Read files of names with the columns `NAME_COLUMNS`, of which id and name must be filled.

    Returns
    -------
    dict of str to list of PlaceName
        By the id of the place.

    Raises
    ------
    GazetteerError
        A file cannot be read, or a row has no id, no name, or a year that is none.
    """
    names: dict[str, list[PlaceName]] = defaultdict(list)
    for file in files:
        for number, row in enumerate(read_rows(file), start=2):
            try:
                names[row["id"]].append(name_of_row(row))
            except (KeyError, ValueError) as error:
                raise GazetteerError(f"{file}, line {number}: {error}. See data/gazetteer/README.md.") from error
    return dict(names)


def name_of_row(row: Mapping[str, str]) -> PlaceName:
    """Read one row of a file of names.

    Raises
    ------
    ValueError
        It has no id, no name, or a year that is none.
    """
    if not row["id"] or not row["name"]:
        raise ValueError("id and name must both be given")
    first, last = (int(row[column]) if row.get(column) else None for column in ("from_year", "to_year"))
    if first is not None and last is not None and first > last:
        raise ValueError(f"the name ends in {last}, before it begins in {first}")
    name = row["name"]
    return PlaceName(name, row.get("language", ""), row.get("note", ""), script_of(name), first, last)


def merge_names(names: Sequence[PlaceName], known_better: Sequence[PlaceName]) -> list[PlaceName]:
    """Join a place's names with others of which more is known.

    A name among `known_better` takes the place of those with the same text that are of its language or of no known one,
    and their note where it has none itself.
    """
    notes = {(name.name, name.language): name.note for name in names if name.note}
    better = [
        PlaceName(n.name, n.language, n.note or notes.get((n.name, n.language), ""), n.script, n.from_year, n.to_year)
        for n in known_better
    ]
    replaced = {(n.name, n.language) for n in better} | {(n.name, "") for n in better}
    return [name for name in names if (name.name, name.language) not in replaced] + better


def stored_names(names: Iterable[PlaceName]) -> str:
    """Write names as the index keeps them: without the script, which their letters tell, and without an empty end."""
    return json.dumps([_fields(name) for name in names], ensure_ascii=False)


def _fields(name: PlaceName) -> list[str | int | None]:
    fields = [name.name, name.language, name.note, name.from_year, name.to_year]
    while fields[-1] in {"", None}:
        del fields[-1]
    return fields


def attested_names(stored: str) -> tuple[PlaceName, ...]:
    """Read the names that the index keeps for one place."""
    names = []
    for fields in json.loads(stored):
        name, language, note, from_year, to_year = list(fields) + _NOTHING_KNOWN[len(fields) :]
        names.append(PlaceName(name, language, note, script_of(name), from_year, to_year))
    return tuple(names)


def years_by_key(names: Iterable[PlaceName]) -> dict[str, Years]:
    """Give the first and last year of use of each folded name that has any; what is not there was always in use.

    Names with one key count together. One without years says that they are unknown, not that there are none.
    """
    dated: dict[str, list[Years]] = defaultdict(list)
    for name in names:
        if name.from_year is not None or name.to_year is not None:
            dated[fold(name.name)].append((name.from_year, name.to_year))
    return {key: _union(periods) for key, periods in dated.items()}


def _union(periods: Sequence[Years]) -> Years:
    firsts = [first for first, _ in periods if first is not None]
    lasts = [last for _, last in periods if last is not None]
    return (
        min(firsts) if len(firsts) == len(periods) else None,
        max(lasts) if len(lasts) == len(periods) else None,
    )


def in_use(first: int | None, last: int | None, year: int) -> bool:
    """Whether a name of these years was in use in a year, both ends included; None is open."""
    return (first is None or first <= year) and (last is None or year <= last)
