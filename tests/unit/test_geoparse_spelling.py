"""Names with a slip of the hand in them, and names that only look like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geoparse import Geoparser
from geo.geoparse.spelling import LEAST_LETTERS, slips
from geo.model import Resolution, Toponym
from geo.settings import Settings

_KEYS = st.text("abcdefghxyz", max_size=14)


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def _resolved(geoparser: Geoparser, text: str, name: str) -> Resolution:
    start = text.index(name)
    return geoparser.resolve(text, [Toponym(start, start + len(name), name)])[0]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("stepanakret", "stepanakert"),
        ("budpaest", "budapest"),
        ("zaporizhzhai", "zaporizhzhia"),
        ("kraamatorsk", "kramatorsk"),
        ("kramatrsk", "kramatorsk"),
        ("kramadorsk", "kramatorsk"),
    ],
)
def test_a_letter_swapped_added_dropped_or_changed_is_one_slip(written: str, name: str) -> None:
    assert name in slips(written)


@pytest.mark.parametrize(
    ("written", "name"), [("kalashnikov", "kalashnikovo"), ("marlov", "marlow"), ("uramatorsk", "kramatorsk")]
)
def test_another_ending_or_beginning_and_a_short_name_are_other_names(written: str, name: str) -> None:
    assert name not in slips(written)


@given(_KEYS)
def test_who_slips_from_one_name_to_another_can_slip_back(key: str) -> None:
    made = slips(key)
    assert key not in made
    assert all(abs(len(other) - len(key)) <= 1 for other in made)
    assert all(key in slips(other) for other in made[::40] if len(other) >= LEAST_LETTERS)


@pytest.mark.parametrize(
    ("text", "written", "place"),
    [
        ("Shells fell on Stepanakret.", "Stepanakret", "Stepanakert"),
        ("Talks in Budpaest failed.", "Budpaest", "Budapest"),
        ("A drone hit a school in Zaporizhzhai overnight.", "Zaporizhzhai", "Zaporizhzhya"),
    ],
)
def test_a_misspelt_city_is_found_and_less_sure_than_the_city(
    geoparser: Geoparser, text: str, written: str, place: str
) -> None:
    misspelt = _resolved(geoparser, text, written)
    assert misspelt.place is not None
    assert misspelt.place.name == place
    assert misspelt.confidence < _resolved(geoparser, text.replace(written, place), place).confidence - 0.2


def test_other_places_of_the_text_make_a_misspelt_one_surer(geoparser: Geoparser) -> None:
    alone = geoparser.geoparse("The talks in Budpaest failed.")
    together = geoparser.geoparse(
        "The talks in Budpaest failed. Buses from Debrecen and Szeged in Hungary were stopped."
    )
    assert [r.place.name for r in (alone[0], together[0]) if r.place] == ["Budapest", "Budapest"]
    assert alone[0].confidence < together[0].confidence


def test_a_misspelt_town_needs_its_country_named(geoparser: Geoparser) -> None:
    spans = "A bus left {} for Yerevan and Gyumri in Armenia.", "A bus left {} for Lima and Cusco in Peru."
    near, far = (geoparser.resolve(text, _spans(text)) for text in (span.format("Vardneis") for span in spans))
    assert near[0].place is not None
    assert near[0].place.name == "Vardenis"
    assert far[0].place is None


def _spans(text: str) -> list[Toponym]:
    names = [word.strip(".") for word in text.split() if word[0].isupper() and word != "A"]
    return [Toponym(text.index(name), text.index(name) + len(name), name) for name in names]


@pytest.mark.parametrize(
    "name", ["Hovhannisyan", "Kalashnikov", "Marlingord", "Qwertyville", "Petrosyants", "Brambleholt", "Khachaturov"]
)
def test_a_surname_or_an_invented_village_is_no_place(geoparser: Geoparser, name: str) -> None:
    assert _resolved(geoparser, f"Two people were hurt in {name}.", name).place is None


def test_what_only_sounds_like_a_place_far_from_all_others_is_not_it(geoparser: Geoparser) -> None:
    text = "A mine exploded near Khin-U, near Shwebo in Myanmar."
    spans = [Toponym(text.index(name), text.index(name) + len(name), name) for name in ("Khin-U", "Shwebo", "Myanmar")]
    place = geoparser.resolve(text, spans)[0].place
    assert place is None or place.country == "MM"
