"""What several figures of one toll say together, and which is taken for the best."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.events.figures import Figure, together
from geo.model import Toll


def figure(publisher: str, toll: Toll | int, day: int | None = 20) -> Figure:
    published = dt.date(2023, 9, day) if day else None
    return Figure(toll if isinstance(toll, Toll) else Toll(toll), publisher, publisher, publisher, published)


AT_LEAST_30 = Toll(30, low=30)
DOZENS = Toll(None, low=24)


@pytest.mark.parametrize(
    ("figures", "expected", "why"),
    [
        ([figure("AFP", 2)], Toll(2), ""),
        ([figure("AFP", 2), figure("AP", 2)], Toll(2), ""),
        ([figure("AFP", 3), figure("AP", 2)], Toll(2, 2, 3), "the lowest of those that as many publishers give"),
        ([figure("AFP", 7), figure("AP", 5), figure("TASS", 5)], Toll(5, 5, 7), "which most publishers give or allow"),
        ([figure("AFP", 4), figure("AP", 4), figure("TASS", 9, 21)], Toll(9, 4, 9), "the highest and the latest"),
        ([figure("AFP", 9), figure("AFP", 1, 21)], Toll(9, 1, 9), "the highest that the publisher gives"),
        ([figure("AFP", AT_LEAST_30), figure("AP", 43)], Toll(43, 30, 43), "which most publishers give or allow"),
        ([figure("AFP", DOZENS), figure("AP", 31)], Toll(31, 24, 31), ""),
        ([figure("AFP", 4, None), figure("AP", 9)], Toll(4, 4, 9), "the lowest of those that as many publishers give"),
        ([figure("AFP", AT_LEAST_30), figure("AP", 30)], Toll(30), ""),
        ([figure("AFP", Toll(300, note="killed and injured together")), figure("AP", 12)], Toll(12), ""),
    ],
)
def test_the_best_number_and_the_reason_for_it(figures: list[Figure], expected: Toll, why: str) -> None:
    for some in (figures, figures[::-1]):
        said = together(some)
        assert said is not None
        assert (said.toll, said.why) == (expected, why)


def test_no_figures_say_nothing() -> None:
    assert together([]) is None
