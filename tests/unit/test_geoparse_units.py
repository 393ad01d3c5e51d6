# ruff: noqa: RUF001  # letters of several alphabets
"""Words for districts, towns and villages in the languages of the region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.geoparse.units import full_names, kind_beside
from geo.settings import Settings

DISTRICT, TOWN = 1, 2


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "after", "language", "kind"),
    [
        ("Լաչինի", " շրջան", "hy", DISTRICT),
        ("Լաչինի", " շրջանում կրակել են", "", DISTRICT),
        ("Լաչինի", " շրջանի գյուղեր", "en", DISTRICT),
        ("Սյունիքի", " մարզում", "hy", DISTRICT),
        ("Գորիս", " քաղաքում", "hy", TOWN),
        ("Թալիշ", " գյուղից", "hy", TOWN),
        ("Երևանի", " քաղաքական ուժերը", "hy", 0),
        ("Laçın", " rayonu", "az", DISTRICT),
        ("Laçın", " rayonunun kəndi", "az", DISTRICT),
        ("Laçın", " rayonunda", "az", DISTRICT),
        ("Laçın", " şəhərində", "az", TOWN),
        ("Talış", " kəndinə", "az", TOWN),
        ("Şuşa", " ili elan edildi", "az", 0),
        ("Физулинском", " районе", "ru", DISTRICT),
        ("Донецкой", " области", "ru", DISTRICT),
        ("Краснодарском", " крае", "ru", DISTRICT),
        ("Москва", " краевед", "ru", 0),
        ("Cizre", " ilçesinde", "tr", DISTRICT),
        ("Van", " ili", "tr", DISTRICT),
        ("Van", " ilinde", "tr", DISTRICT),
        ("Van", " ilk kez", "tr", 0),
        ("Talış", " köyünden", "tr", TOWN),
        ("Füzuli", " kentine", "tr", TOWN),
        ("Van", " ilinde", "en", 0),
    ],
)
def test_a_word_after_a_name_tells_its_kind_in_every_case(name: str, after: str, language: str, kind: int) -> None:
    assert kind_beside("", name, after, language) == kind


@pytest.mark.parametrize(
    ("before", "kind"),
    [("В селе ", TOWN), ("из города ", TOWN), ("Деревня ", TOWN), ("посёлком ", TOWN), ("президент ", 0)],
)
def test_a_russian_word_before_a_name_tells_its_kind(before: str, kind: int) -> None:
    assert kind_beside(before, "Талыш", " обстреляно", "ru") == kind


@pytest.mark.parametrize(
    ("written", "language", "name"),
    [
        ("Լաչինի շրջանում", "hy", "Լաչինի շրջան"),
        ("Laçın rayonundan", "az", "Laçın rayonu"),
        ("Cizre ilçesine", "tr", "Cizre ilçesi"),
        ("Лачинском районе", "ru", "Лачинский район"),
        ("Донецкой области", "ru", "Донецкая область"),
        ("Донецкой области", "ru", "Донецк"),
        ("Харьковскую область", "ru", "Харьков"),
        ("Физулинского района", "ru", "Физули"),
        ("Шушинском районе", "ru", "Шуша"),
        ("Джебраильском районе", "ru", "Джебраил"),
    ],
)
def test_a_declined_unit_has_the_name_of_the_dictionary(written: str, language: str, name: str) -> None:
    assert name in full_names(written, language)


def test_a_name_without_a_word_for_a_unit_has_no_full_name() -> None:
    assert full_names("Лачин", "ru") == []
    assert full_names("Laçın yolu", "az") == []


@pytest.mark.parametrize(
    ("text", "language", "written", "place", "kind"),
    [
        ("Կրակոցներ են եղել Մարտակերտի շրջանում։", "hy", "Մարտակերտի շրջանում", "Martakert Province", "district"),
        ("Հադրութի շրջանի բնակիչները հեռացան։", "hy", "Հադրութի շրջանի", "Hadrut Province", "district"),
        ("Հադրութ քաղաքում պայթյուն է եղել։", "hy", "Հադրութ", "Hadrut", "city"),
        ("Թալիշ գյուղում երկու զինվոր է վիրավորվել։", "hy", "Թալիշ", "Talish", "village"),
        ("Laçın rayonunda atışma olub.", "az", "Laçın rayonunda", "Lachin District", "district"),
        ("Füzuli şəhərində partlayış olub.", "az", "Füzuli", "Fuzuli", "city"),
        ("Talış kəndində iki əsgər yaralanıb.", "az", "Talış", "Talish", "village"),
        ("В Лачинском районе произошла перестрелка.", "ru", "Лачинском районе", "Lachin District", "district"),
        ("В Донецкой области идут бои.", "ru", "Донецкой области", "Donetska oblast", "region"),
        ("В городе Физули прогремел взрыв.", "ru", "Физули", "Fuzuli", "city"),
        ("В селе Талыш ранены двое.", "ru", "Талыш", "Talish", "village"),
        ("Cizre ilçesinde patlama oldu.", "tr", "Cizre ilçesinde", "Cizre İlçesi", "district"),
        ("Van ili sallandı.", "tr", "Van ili", "Van", "province"),
        ("Talış köyünde iki asker yaralandı.", "tr", "Talış", "Talish", "village"),
    ],
)
def test_the_district_or_the_town_is_found_as_the_text_says(
    geoparser: Geoparser, text: str, language: str, written: str, place: str, kind: str
) -> None:
    (found,) = geoparser.geoparse(text, language=language)
    assert found.toponym.name == written
    assert found.place is not None
    assert (found.place.name, found.place.kind) == (place, kind)
    assert found.confidence >= geoparser.uncertain_below


@pytest.mark.parametrize(("language", "country"), [("az", "AZ"), ("tr", "TR")])
def test_a_name_of_two_countries_is_looked_for_where_the_language_is_spoken(
    geoparser: Geoparser, language: str, country: str
) -> None:
    found = geoparser.geoparse("Laçın.", language=language)
    assert [resolution.place.country for resolution in found if resolution.place] == [country]
