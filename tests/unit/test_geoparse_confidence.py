"""How sure a place is: of names that many places share it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.model import GeoPrecision, Resolution, Toponym
from geo.settings import Settings


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _found(geoparser: Geoparser, text: str, name: str) -> Resolution:
    return next(r for r in geoparser.geoparse(text) if r.toponym.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out in Springfield.", "Springfield"),
        ("Residents of Richmond woke to snow.", "Richmond"),
        ("A man was shot in Hamilton.", "Hamilton"),
        ("A train derailed near Guadalupe.", "Guadalupe"),
    ],
)
def test_a_name_of_many_places_is_uncertain_alone(geoparser: Geoparser, text: str, name: str) -> None:
    assert _found(geoparser, text, name).confidence < geoparser.uncertain_below


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out in Springfield, Illinois.", "Springfield"),
        ("Police in Alexandria in Egypt closed the road.", "Alexandria"),
        ("A man was hurt in Kingston, Jamaica.", "Kingston"),
        ("Fighting went on near Martuni in Nagorno-Karabakh and in Stepanakert.", "Martuni"),
        ("Police in Paris arrested two men.", "Paris"),
        ("Police in London arrested two men.", "London"),
        ("An explosion was heard in Kabul.", "Kabul"),
        ("Talks were held in Yerevan.", "Yerevan"),
        ("Protests went on in Ohio.", "Ohio"),
        ("The army of Mali denied it.", "Mali"),
        *(
            (f"Fighting went on near {name}.", name)
            for name in ("Stepanakert", "Shusha", "Lachin", "Khojavend", "Hadrut")
        ),
    ],
)
def test_a_name_that_the_text_or_the_world_makes_plain_is_sure(geoparser: Geoparser, text: str, name: str) -> None:
    assert _found(geoparser, text, name).confidence >= 0.6


def test_two_candidates_side_by_side_are_no_doubt_about_where_a_place_is(geoparser: Geoparser) -> None:
    # The town of Goris and its municipality lie at one point; the next town so called lies in another country.
    assert _found(geoparser, "Trucks reached Goris in Armenia.", "Goris").confidence >= 0.6


def test_what_the_reader_knows_of_the_source_makes_a_place_surer(geoparser: Geoparser) -> None:
    (alone,) = geoparser.geoparse("Police in Birmingham arrested two men.")
    (known,) = geoparser.geoparse("Police in Birmingham arrested two men.", country="GB")
    assert alone.place == known.place
    assert alone.confidence < known.confidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A storm hit Holliday, Missouri, on Friday.", "Holliday"),
        ("A fire destroyed a barn near Scranton, Nevada.", "Scranton"),
        ("A fire destroyed a barn near Scranton in Nevada.", "Scranton"),
        ("A bomb went off in Giza's Haram district.", "Haram"),
    ],
)
def test_a_place_that_is_said_to_be_where_no_candidate_lies_is_uncertain(
    geoparser: Geoparser, text: str, name: str
) -> None:
    assert _found(geoparser, text, name).confidence < geoparser.uncertain_below


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire destroyed a barn near Scranton, Pennsylvania.", "Scranton"),
        ("After the talks in Reykjavik, Texas won the case.", "Reykjavik"),
        ("Delegates in Reykjavik, Texas lawmakers among them, left.", "Reykjavik"),
    ],
)
def test_a_state_that_is_no_container_raises_no_doubt(geoparser: Geoparser, text: str, name: str) -> None:
    assert _found(geoparser, text, name).confidence >= geoparser.uncertain_below


@pytest.mark.parametrize(("name", "country"), [("Springfield", "US"), ("Franklin", "US"), ("Birmingham", "GB")])
def test_a_name_that_stands_alone_is_not_held_to_be_a_village_for_its_many_namesakes(
    geoparser: Geoparser, name: str, country: str
) -> None:
    place = _found(geoparser, f"A fire broke out in {name} on Monday.", name).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Portland arrested two men.", "Portland", "US"),
        ("Police in Manchester said that two people had died.", "Manchester", "GB"),
        ("A court in Toledo heard the case.", "Toledo", "US"),
        ("A fire broke out in Clinton.", "Clinton", "US"),
        ("Police in Alexandria closed the road.", "Alexandria", "EG"),
        ("An explosion was heard in Kingston.", "Kingston", "JM"),
        ("Fighting went on near Martuni.", "Martuni", "AZ"),
        ("Heavy rain fell on Valencia.", "Valencia", "ES"),
        ("A fire broke out in Gaza.", "Gaza", "PS"),
        ("A fire broke out in Herat.", "Herat", "AF"),
    ],
)
def test_the_best_known_place_is_taken_where_nothing_else_is_named_though_not_surely(
    geoparser: Geoparser, text: str, name: str, country: str
) -> None:
    found = _found(geoparser, text, name)
    assert found.place is not None
    assert (found.place.country, found.place.geo_precision) == (country, GeoPrecision.SETTLEMENT)
    assert found.confidence < 0.8


def test_an_obscure_place_that_nothing_supports_is_less_sure_than_one_that_the_text_supports(
    geoparser: Geoparser,
) -> None:
    text = "Volunteers from {name} helped after the flood in Maputo, Beira and Chimoio in Mozambique."
    foreign = _found(geoparser, text.format(name="Haram"), "Haram")
    near = _found(geoparser, text.format(name="Dondo"), "Dondo")
    assert foreign.confidence + 0.1 < near.confidence


def test_the_word_for_a_unit_need_not_be_part_of_its_name(geoparser: Geoparser) -> None:
    text = "Trucks reached the Karak district, said Jordan's interior ministry in Amman."
    names = [Toponym(text.index(name), text.index(name) + len(name), name) for name in ("Karak district", "Jordan")]
    karak, _ = geoparser.resolve(text, names)
    assert karak.place is not None
    assert (karak.place.country, karak.place.geo_precision) == ("JO", GeoPrecision.REGION)


def test_a_district_that_nothing_in_the_text_supports_is_less_sure_than_one_that_is_listed_with_others_there(
    geoparser: Geoparser,
) -> None:
    alone = _found(geoparser, "Farmers from Riverside County met in Nairobi and Mombasa.", "Riverside County")
    listed = _found(geoparser, "Fires burned in Orange County, Riverside County and Kern County.", "Riverside County")
    assert alone.confidence + 0.15 < listed.confidence
