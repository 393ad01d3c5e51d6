"""What those tell who were there, in a quotation that names no place; years that are counted from another day.

Published on Wednesday 20 September 2023 by The Paper.
"""

from __future__ import annotations

import pytest

from geo.model import Toll
from tests.hand_made_places import code, days, where


def test_what_a_witness_tells_of_us_was_where_the_witness_speaks_at_low_confidence() -> None:
    [event] = code("“Two of us were killed,” Anna Petrosyan told the Wire in Goris on Monday.")
    assert (where([event]), event.killed, event.attributed_to) == (["Goris"], Toll(2), "Anna Petrosyan")
    assert event.confidence < 0.5
    assert any("witness" in reason for reason in event.reasons)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“Our house was shelled,” Anna Petrosyan told the Wire in Goris.", ["Goris"]),
        ("“Two of us were killed in Ganja,” Anna Petrosyan told the Wire in Goris on Monday.", ["Ganja"]),
        ("Shells hit Ganja on Monday. “Two of us were killed,” Anna Petrosyan told the Wire in Goris.", ["Ganja"]),
        ("“Two people were killed,” Anna Petrosyan told the Wire in Yerevan on Monday.", []),
        ("“We will fight on,” Anna Petrosyan told the Wire in Goris on Monday.", []),
    ],
)
def test_a_quotation_with_a_nearer_place_or_of_others_is_not_placed_where_it_is_spoken(
    text: str, places: list[str]
) -> None:
    assert where(code(text)) == places


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("Five years after", ("2018-01-01", "2018-12-31")),
        ("Three months after", ("2023-06-01", "2023-06-30")),
        ("Two days after", ("2023-09-18", "2023-09-18")),
    ],
)
def test_what_was_years_before_has_no_exact_day(lead: str, period: tuple[str, str]) -> None:
    [event] = code(f"{lead} rebels killed three men in Goris, a memorial opened.")
    assert (event.type, days(event)) == ("Violence against civilians", period)


def test_years_counted_from_a_day_that_is_named_lead_to_a_year() -> None:
    [event] = code("Two years after the truce of 10 November 2020, rebels shelled Goris.")
    assert days(event) == ("2022-01-01", "2022-12-31")
