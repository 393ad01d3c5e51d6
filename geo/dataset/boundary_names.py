"""Which outline a table means that says where by name; `geo/map/compile_boundary_names.py` compiles the names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from geo.geoparse.fold import fold, sound_key
from geo.geoparse.unit_words import bare

_TABLE = Path(__file__).with_name("boundary_names.json")
#: What the Uppsala Conflict Data Program puts after a name: "DR Congo (Zaire)".
_ASIDE = re.compile(r"\s*\([^)]*\)")


@lru_cache(maxsize=8192)
def named_boundary(country: str, region: str = "") -> str:
    """Find the country, or the region of it, that has these names.

    Parameters
    ----------
    country : str
        In any spelling that the gazetteer has.
    region : str
        With or without the word for what it is: "Homs Governorate", "Homs". Empty: the country itself is meant.

    Returns
    -------
    str
        Id of the place, which has an outline; empty where none is known by that name, or several are.
    """
    table = _table()
    whole = _found(table["countries"], country)
    if not region or not whole:
        return whole
    names = table["regions"].get(whole, {})
    return _found(names, region) or _sounds(whole).get(sound_key(bare(fold(region))), "")


def _found(names: Mapping[str, str], written: str) -> str:
    whole = [fold(name) for name in (written, _ASIDE.sub("", written))]
    keys = [*whole, *map(bare, whole)]
    return next((names[key] for key in keys if key in names), "")


@cache
def _sounds(country: str) -> Mapping[str, str]:
    """The regions of a country by the sound of their names, where that tells them apart."""
    pairs = {(sound_key(key), place) for key, place in _table()["regions"].get(country, {}).items()}
    heard = Counter(sound for sound, _ in pairs)
    return {sound: place for sound, place in pairs if heard[sound] == 1}


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(_TABLE.read_text("utf-8"))
    return table
