# names in the alphabets that they are written in
"""Names with their language, script and years."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.geoparse.attested import (
    NAME_COLUMNS,
    attested_names,
    in_use,
    merge_names,
    read_names,
    script_of,
    stored_names,
    years_by_key,
)
from geo.model import PlaceName


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Stepanakert", "Latn"),
        ("Xankəndi", "Latn"),
        ("Ստեփանակերտ", "Armn"),
        ("Степанакерт", "Cyrl"),
        ("თბილისი", "Geor"),
        ("Αθήνα", "Grek"),
        ("القاهرة", "Arab"),
        ("ירושלים", "Hebr"),
        ("北京", "Hani"),
        ("서울", "Hang"),
        ("Сан-Франциско 2", "Cyrl"),
        ("2°", ""),
        ("", ""),
    ],
)
def test_the_letters_of_a_name_tell_its_script(name: str, script: str) -> None:
    assert script_of(name) == script


def _file(folder: Path, *rows: str) -> Path:
    file = folder / "names.csv"
    file.write_text("\n".join([",".join(NAME_COLUMNS), *rows]) + "\n", encoding="utf-8")
    return file


def test_a_file_of_names_gives_language_script_and_years(tmp_path: Path) -> None:
    file = _file(
        tmp_path,
        "geonames:1,Here,Ленинград,ru,1924,1991,a note,,",
        "geonames:1,Here,Here,en,1991,,,,",
        "x:2,,There,,,,,,",
    )
    assert read_names([file]) == {
        "geonames:1": [
            PlaceName("Ленинград", "ru", "a note", "Cyrl", 1924, 1991),
            PlaceName("Here", "en", "", "Latn", 1991, None),
        ],
        "x:2": [PlaceName("There", "", "", "Latn")],
    }


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (",Here,Here,en,,,,,", "id and name"),
        ("geonames:1,Here,,en,,,,,", "id and name"),
        ("geonames:1,Here,Here,en,soon,,,,", "soon"),
        ("geonames:1,Here,Here,en,1991,1924,,,", "before it begins"),
    ],
)
def test_a_row_that_says_nothing_usable_is_named_with_its_line(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(GazetteerError, match=f"line 2: .*{complaint}"):
        read_names([_file(tmp_path, row)])


def test_what_is_known_better_takes_the_place_of_what_is_known_less() -> None:
    known = [PlaceName("Mali"), PlaceName("Mali", "en", "a note"), PlaceName("Malí", "es")]
    better = [PlaceName("Mali", "fr"), PlaceName("Mali", "en", from_year=1960)]
    assert merge_names(known, better) == [
        PlaceName("Malí", "es"),
        PlaceName("Mali", "fr"),
        PlaceName("Mali", "en", "a note", from_year=1960),
    ]


def test_spellings_with_one_key_have_their_years_together() -> None:
    names = [
        PlaceName("Leningrad", "en", from_year=1924, to_year=1991),
        PlaceName("Ленинград", "ru", from_year=1924, to_year=1991),
        PlaceName("Leningrad"),
        PlaceName("Astana", "en", from_year=1998, to_year=2019),
        PlaceName("Astana", "en", from_year=2022),
        PlaceName("Peter"),
    ]
    assert years_by_key(names) == {"leningrad": (1924, 1991), "astana": (1998, None)}


def test_years_include_both_ends_and_none_is_open() -> None:
    assert in_use(1924, 1991, 1924)
    assert in_use(1924, 1991, 1991)
    assert not in_use(1924, 1991, 1923)
    assert not in_use(1924, 1991, 1992)
    assert in_use(None, 1991, 1)
    assert in_use(None, None, 2024)


def test_names_are_stored_without_loss() -> None:
    names = (
        PlaceName("Kiev", "en", "", "Latn", None, 2019),
        PlaceName("Київ", "uk", "", "Cyrl"),
        PlaceName("X", "", "", "Latn"),
    )
    assert attested_names(stored_names(names)) == names
