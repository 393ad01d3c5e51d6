"""What holds for any text: folding, offsets, and that the order of things does not matter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from geo.geoparse import Geoparser
from geo.geoparse.attested import attested_names, merge_names, stored_names, years_by_key
from geo.geoparse.candidates import Candidates
from geo.geoparse.fold import fold
from geo.geoparse.resolve import Resolver
from geo.model import PlaceName, Toponym
from geo.settings import Settings

NAMES = [
    "Stepanakert", "Shusha", "Lachin", "Martuni", "Fuzuli district", "Paris", "Texas", "Georgia", "Washington",
    "Armenia", "the Lachin corridor", "Springfield", "Ереване", "Ստեփանակերտ", "U.S.", "Xyzabad", "Moscow Times",
]  # fmt: skip
FILLERS = [
    "in",
    "near",
    "the village of",
    ",",
    ".",
    "said",
    "’s",
    "'s",
    "\n\n",
    "and",
    "(",
    ")",
    "—",
    "🙂",
    "President",
]


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


@given(st.text(max_size=60))
def test_folding_a_key_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40))
def test_case_and_surrounding_space_do_not_change_the_key_of_letters(name: str) -> None:
    assert fold(f"  {name} ") == fold(name)


@hypothesis_settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(NAMES + FILLERS), max_size=25), st.sampled_from([" ", "  ", "\n"]))
def test_offsets_cut_out_the_name_and_never_overlap(geoparser: Geoparser, pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    found = [resolution.toponym for resolution in geoparser.geoparse(text)]
    assert all(text[toponym.start : toponym.end] == toponym.name for toponym in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@hypothesis_settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(geoparser: Geoparser, text: str) -> None:
    for resolution in geoparser.geoparse(text):
        assert 0.0 <= resolution.confidence <= 1.0


@hypothesis_settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_resolution_does_not_depend_on_the_order_of_the_toponyms(
    geoparser: Geoparser, names: list[str], chance: random.Random
) -> None:
    text = " and then ".join(names)
    toponyms = [Toponym(text.index(name), text.index(name) + len(name), name) for name in names]
    shuffled = chance.sample(toponyms, len(toponyms))
    by_start = {r.toponym.start: r for r in geoparser.resolve(text, toponyms)}
    for resolution in geoparser.resolve(text, shuffled):
        expected = by_start[resolution.toponym.start]
        assert resolution.place == expected.place
        assert resolution.confidence == pytest.approx(expected.confidence, abs=0.002)


@hypothesis_settings(deadline=None, max_examples=10)
@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_resolution_does_not_depend_on_the_order_of_the_candidates(geoparser: Geoparser, seed: int) -> None:
    text = "From Paris, Texas they went to Martuni in Nagorno-Karabakh and on to Springfield, Georgia and Washington."
    names = ["Paris", "Texas", "Martuni", "Nagorno-Karabakh", "Springfield", "Georgia", "Washington"]
    toponyms = [Toponym(text.index(name), text.index(name) + len(name), name) for name in names]
    resolver = Resolver(geoparser.gazetteer)
    expected = [r.place for r in resolver.resolve(text, toponyms)]
    chance = np.random.default_rng(seed)
    found = resolver.finder.find

    def shuffled(key: str) -> Candidates | None:
        candidates = found(key)
        if candidates is None:
            return None
        order = chance.permutation(len(candidates.places))
        return replace(
            candidates,
            places=tuple(candidates.places[number] for number in order),
            static=candidates.static[order],
            points=candidates.points[order],
            countries=candidates.countries[order],
            regions=candidates.regions[order],
            local=candidates.local[order],
            outshone=candidates.outshone[order],
        )

    resolver.finder.find = shuffled  # type: ignore[assignment,method-assign]
    assert [r.place for r in resolver.resolve(text, toponyms)] == expected


_years = st.none() | st.integers(min_value=1, max_value=2100)
_names = st.builds(PlaceName, st.text(min_size=1, max_size=8), st.sampled_from(["", "en", "ru"]))
_dated = st.builds(lambda name, year: replace(name, from_year=year), _names, _years)


@given(st.lists(_names, max_size=6), st.lists(_dated, max_size=6))
def test_joining_names_twice_is_joining_them_once_and_loses_none(
    names: list[PlaceName], better: list[PlaceName]
) -> None:
    joined = merge_names(names, better)
    assert merge_names(joined, better) == joined
    assert {name.name for name in names} | {name.name for name in better} == {name.name for name in joined}


@given(st.lists(_dated, max_size=6), st.randoms(use_true_random=False))
def test_the_years_of_a_name_do_not_depend_on_the_order_of_the_rows(
    names: list[PlaceName], chance: random.Random
) -> None:
    assert years_by_key(chance.sample(names, len(names))) == years_by_key(names)


@given(st.lists(_dated, max_size=6))
def test_names_come_out_of_the_index_as_they_went_in(names: list[PlaceName]) -> None:
    assert [replace(name, script="") for name in attested_names(stored_names(names))] == names
