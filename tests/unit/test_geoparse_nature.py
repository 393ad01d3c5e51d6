"""Rivers, lakes, mountains and islands: they are in the gazetteer, and words beside a name tell them from towns."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.geoparse.compile_rivers import lines_of, names_of
from geo.geoparse.distance import great_circle_km
from geo.geoparse.nature import FIRST, kinds_named, nature_of
from geo.model import Place, Resolution
from geo.settings import Settings


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _of(geoparser: Geoparser, text: str, name: str) -> Resolution:
    return next(found for found in geoparser.geoparse(text) if found.toponym.name == name)


def _place(geoparser: Geoparser, text: str, name: str) -> Place:
    place = _of(geoparser, text, name).place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "name", "kind", "latitude", "longitude"),
    [
        ("The Vltava burst its banks upstream of Prague.", "Vltava", "river", 49.3, 14.3),
        ("Boats were stopped on the Meuse near Liège.", "Meuse", "river", 50.3, 4.9),
        ("Soldiers swam across the Siverskyi Donets.", "Siverskyi Donets", "river", 49.0, 38.3),
        ("Bridges over the Teesta were swept away in Sikkim.", "Teesta", "river", 26.5, 88.8),
        ("Three climbers died on Nanga Parbat.", "Nanga Parbat", "mountain", 35.2, 74.6),
        ("A rope broke high on K2, the guide said.", "K2", "mountain", 35.9, 76.5),
        ("Snow closed the roads in the Tatras.", "Tatras", "mountain range", 49.2, 20.0),
        ("Ash from Mount Semeru fell on Lumajang.", "Mount Semeru", "volcano", -8.1, 112.9),
        ("Water is let out of the Hoover Dam.", "Hoover Dam", "dam", 36.0, -114.7),
        ("The militants hide in the Sambisa Forest.", "Sambisa Forest", "forest", 11.2, 13.4),
        ("Pantanal fires spread towards Corumbá.", "Pantanal", "wetland", -18.0, -56.5),
        ("Wildfires burned on Evia.", "Evia", "island", 38.6, 23.8),
        ("A tremor was felt around the Gulf of Corinth.", "Gulf of Corinth", "gulf", 38.3, 22.5),
    ],
)
def test_well_known_features_are_found(
    geoparser: Geoparser, text: str, name: str, kind: str, latitude: float, longitude: float
) -> None:
    place = _place(geoparser, text, name)
    assert place.kind == kind
    assert great_circle_km(place.latitude, place.longitude, latitude, longitude) <= 50


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A body was found in the Magdalena River near Barrancabermeja.", "Magdalena River", "river"),
        ("The Yellowstone River rose by a metre.", "Yellowstone River", "river"),
        ("Farmers left the banks of the river Oder.", "Oder", "river"),
        ("Rescuers searched Lake Albert for the missing boat.", "Lake Albert", "lake"),
    ],
)
def test_a_word_for_a_river_or_lake_tells_it_from_its_namesakes(
    geoparser: Geoparser, text: str, name: str, kind: str
) -> None:
    assert _place(geoparser, text, name).kind == kind


def test_a_river_that_the_gazetteer_lacks_is_hardly_a_town(geoparser: Geoparser) -> None:
    town = _of(geoparser, "Anglers gathered in Hamilton on Friday.", "Hamilton")
    river = _of(geoparser, "Anglers gathered on the Hamilton River on Friday.", "Hamilton")
    assert river.confidence < town.confidence
    assert river.confidence < geoparser.uncertain_below


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("on the Oskil River", "Oskil", 0),
        ("the river Tees rose", "Tees", 0),
        ("near Albert Lake", "Albert", 1),
        ("off the island of Samos", "Samos", 3),
        ("in Oskil", "Oskil", None),
        ("Riverton and Lakeland", "Riverton", None),
    ],
)
def test_the_words_beside_a_name_tell_its_sort(text: str, name: str, sort: int | None) -> None:
    start = text.index(name)
    assert nature_of(text, start, start + len(name)) == (0 if sort is None else FIRST + sort)


def test_a_name_may_say_itself_what_it_is() -> None:
    assert kinds_named("lake albert") == {"lake"}
    assert "river" in kinds_named("magdalena river")
    assert kinds_named("riverside") == frozenset()


def test_a_shapefile_gives_the_corners_of_each_line() -> None:
    corners = [(14.0, 49.0), (14.5, 50.0), (14.25, 50.5)]
    flat = [value for corner in corners for value in corner]
    body = struct.pack("<i4d3i6d", 3, 0, 0, 0, 0, 1, len(corners), 0, *flat)
    shape = struct.pack(">ii", 1, len(body) // 2) + body
    nothing = struct.pack(">ii", 2, 2) + struct.pack("<i", 0)
    assert list(lines_of(bytes(100) + shape + nothing)) == [corners, []]


def test_a_dbase_table_gives_the_names() -> None:
    fields = b"".join(name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15) for name, width in
                      ((b"scalerank", 3), (b"name", 8)))  # fmt: skip
    header = bytes(4) + struct.pack("<IHH", 2, 32 + len(fields) + 1, 12) + bytes(20)
    rows = b" 1.0Vltava   2.0Ari\xe8ge  "
    assert list(names_of(header + fields + b"\r" + rows)) == ["Vltava", "Ari\u00e8ge"]
