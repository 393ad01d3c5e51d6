"""Events counted by place and article, however many of them there are."""

from __future__ import annotations

import numpy as np
import pytest

from geo.dataset import query
from geo.dataset.event_rows import codes, joined
from geo.dataset.store import Dataset, open_dataset
from geo.dataset.tallies import tallied
from geo.model import View


@pytest.fixture(scope="module")
def dataset(demo) -> Dataset:
    return open_dataset(demo)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 1])
def test_counting_what_is_left_out_comes_to_the_same(dataset, share):
    rows = np.flatnonzero(np.random.default_rng(7).random(len(joined(dataset))) < share)
    known = codes(dataset)
    for found, numbers in zip(tallied(dataset, rows), (known.place, known.article), strict=True):
        expected = {number: np.count_nonzero(numbers[rows] == number) for number in set(numbers[rows])}
        assert {int(at) - 1: found[at] for at in np.flatnonzero(found)} == expected


@pytest.mark.parametrize("most", range(8))
def test_events_of_some_types_are_found_whether_few_or_most_are_asked_for(dataset, most):
    types = tuple(codes(dataset).types[:most])
    found = query.find(dataset, View(types=types))
    whole = joined(dataset)
    assert list(found.rows) == list(np.flatnonzero(whole["type"].isin(types)))
    assert found.counts.places == whole.iloc[found.rows]["place_id"].nunique()
    assert found.counts.articles == whole.iloc[found.rows]["article_id"].nunique()
