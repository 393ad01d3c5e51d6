# names in the alphabets that they are written in
"""What places are called in English and in their own country's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.geoparse import Gazetteer
from geo.geoparse.naming import english_name, local_name
from geo.model import GeoPrecision, Place, PlaceName
from geo.settings import Settings


@pytest.fixture(scope="module")
def gazetteer(settings: Settings) -> Iterator[Gazetteer]:
    with Gazetteer.open(settings) as opened:
        yield opened


def _place(name: str, *names: PlaceName, country: str = "AA") -> Place:
    return Place("x:1", name, 0, 0, GeoPrecision.SETTLEMENT, country=country, names=names)


@pytest.mark.parametrize(
    ("identifier", "english", "local"),
    [
        ("geonames:146970", "Khankendi", "Xankəndi"),
        ("geonames:147105", "Shusha", "Şuşa"),
        ("geonames:616052", "Yerevan", "Երևան"),
        ("geonames:616635", "Gyumri", "Գյումրի"),
        ("geonames:611717", "Tbilisi", "თბილისი"),
        ("geonames:498817", "Saint Petersburg", "Санкт-Петербург"),
        ("geonames:703448", "Kyiv", "Київ"),
        ("geonames:2886242", "Cologne", "Köln"),
        ("geonames:1275339", "Mumbai", "Mumbai"),
        ("geonames:551487", "Kazan", "Казань"),
        ("geonames:112931", "Tehran", "تهران"),
        ("geonames:1853909", "Osaka", "大阪"),
        ("geonames:587116", "Azerbaijan", "Azərbaycan"),
        ("geonames:2921044", "Germany", "Deutschland"),
    ],
)
def test_a_place_is_called_as_it_is_now(gazetteer: Gazetteer, identifier: str, english: str, local: str) -> None:
    place = gazetteer.place(identifier)
    assert place is not None
    assert english_name(place) == english
    assert local_name(place, gazetteer.countries()[place.country].languages) == local


def test_a_name_that_english_gave_up_is_not_its_name() -> None:
    names = (PlaceName("Stalino", "en", to_year=1961), PlaceName("Donetsk", "en", from_year=1961))
    assert english_name(_place("Stalino", *names)) == "Donetsk"
    assert english_name(_place("Stalino", names[0])) == "Stalino"


def test_without_a_known_language_the_main_name_stands() -> None:
    place = _place("Xyz", PlaceName("Ксиз"))
    assert local_name(place, ()) == "Xyz"
    assert local_name(place, ("fr-FR",)) == "Xyz"
    assert english_name(place) == "Xyz"


def test_letters_tell_a_language_from_others_of_its_script() -> None:
    names = (PlaceName("Мәскеу"), PlaceName("Маскав"), PlaceName("Москва"), PlaceName("Μόσχα"), PlaceName("Другой"))
    assert local_name(_place("Moskva", *names), ("ru", "tt")) == "Москва"


def test_a_name_that_sounds_otherwise_is_no_spelling_of_the_main_one() -> None:
    assert local_name(_place("Zürich", PlaceName("Москва")), ("ru",)) == "Zürich"


def test_characters_of_another_country_are_left_out() -> None:
    names = (PlaceName("廣州"), PlaceName("广州"), PlaceName("广州市"))
    assert local_name(_place("Guangzhou", *names), ("zh-CN",)) == "广州"
    assert local_name(_place("Guangzhou", *names), ("zh-TW",)) == "廣州"
