# ruff: noqa: RUF001  # names in the alphabets that they are written in
"""Names in the cases that Armenian, Azerbaijani, Russian and Turkish texts put them in; small towns among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.geoparse.fold import fold
from geo.model import Toponym
from geo.settings import Settings


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("Հրդեհ է բռնկվել Սիսիանում։", "hy", "Sisian", "AM"),
        ("Դիրքերը Մեղրիի մոտ են։", "hy", "Meghri", "AM"),
        ("Ավտոբուսը գալիս էր Իջևանից։", "hy", "Ijevan", "AM"),
        ("Բաքվում ձերբակալվել են։", "hy", "Baku", "AZ"),
        ("Շուշին գրավված էր։", "hy", "Shusha", "AZ"),
        ("Sisianda yanğın baş verib.", "az", "Sisian", "AM"),
        ("Xankəndində mitinq keçirildi.", "az", "Stepanakert", "AZ"),
        ("Laçında iki əsgər yaralanıb.", "az", "Lachin", "AZ"),
        ("Şuşadan çıxarılan mülki şəxslər.", "az", "Shusha", "AZ"),
        ("Sumqayıtdakı zavod bağlandı.", "az", "Sumqayıt", "AZ"),
        ("В Сисиане прошёл дождь.", "ru", "Sisian", "AM"),
        ("Миротворцы ушли из Степанакерта.", "ru", "Stepanakert", "AZ"),
        ("Взрыв в Уфе.", "ru", "Ufa", "RU"),
        ("Kars'ın bir köyünde yangın çıktı.", "tr", "Kars", "TR"),
        ("Diyarbakır'ın merkezinde patlama oldu.", "tr", "Diyarbakır", "TR"),
    ],
)
def test_a_town_is_found_in_its_cases(geoparser: Geoparser, text: str, language: str, name: str, country: str) -> None:
    (found,) = geoparser.geoparse(text, language=language)
    assert found.place is not None
    assert (found.place.name.partition(" Municipality")[0], found.place.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Burada yanğın oldu. Sonradan polis gəldi. Orada heç kim yox idi. Sabahdan işlər başlayır.", "az"),
        ("Karada ve denizde arama sürüyor. Sahada çalışmalar var.", "tr"),
        ("Он приехал. Суд решил. Мост рухнул. Река вышла. Она ушла.", "ru"),
        ("Դրանում մեղավոր են։ Արդյունքում երեք մարդ է զոհվել։ Քաղաքում լարված է։", "hy"),
    ],
)
def test_the_first_word_of_a_sentence_is_no_far_off_village(geoparser: Geoparser, text: str, language: str) -> None:
    assert geoparser.geoparse(text, language=language) == []


def test_what_a_town_is_called_at_home_makes_it_as_sure_as_what_english_calls_it(geoparser: Geoparser) -> None:
    (baku,) = geoparser.geoparse("Bakıda görüş keçirildi.", language="az")
    assert baku.confidence >= 0.9


def test_a_given_name_is_cut_at_its_apostrophe(geoparser: Geoparser) -> None:
    (kars,) = geoparser.resolve("Kars'ın bir köyü.", [Toponym(0, 7, "Kars'ın")], language="tr")
    assert kars.place is not None
    assert kars.place.country == "TR"


@pytest.mark.parametrize(
    ("latin", "armenian"),
    [
        ("Yerevan", "Երևան"),
        ("Yerevan", "Երեւան"),
        ("Ijevan", "Իջևան"),
        ("Voskepar", "Ոսկեպար"),
        ("Tumanyan", "Թումանյան"),
    ],
)
def test_armenian_letters_are_read_as_they_sound_together(latin: str, armenian: str) -> None:
    assert fold(armenian) == fold(latin)
