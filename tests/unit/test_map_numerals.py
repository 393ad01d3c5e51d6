from __future__ import annotations

import json
import zlib

from hypothesis import given
from hypothesis import strategies as st

from geo.map.numerals import DIGITS, shorter


def read(written):
    """Undo `shorter`, as ``static/packed.js`` does."""
    if not isinstance(written, dict):
        return list(written)
    width = written["width"]
    numbers = []
    for begin in range(0, len(written["digits"]), width):
        number = 0
        for letter in written["digits"][begin : begin + width]:
            number = number * len(DIGITS) + DIGITS.index(letter)
        numbers.append(number + written["low"])
    return numbers


@given(st.randoms(use_true_random=False), st.integers(500, 520), st.sampled_from([1, 7, 1000, 2**32]))
def test_numbers_read_are_those_written(chance, size, spread):
    numbers = [chance.randrange(spread) - spread // 3 for _ in range(size)]
    assert read(shorter(numbers)) == numbers


def test_what_is_written_compresses_to_less_than_json_or_is_json():
    def packed(value):
        return len(zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6))

    unlike = [pow(i, 3, 1009) - 1 for i in range(2000)]
    assert packed(shorter(unlike)) < 0.9 * packed(unlike)
    for numbers in (unlike, list(range(2000)), [1, 2] * 1000, [10**9 * (i % 3) for i in range(2000)]):
        assert packed(shorter(numbers)) <= packed(numbers) + 40, "the names of its parts"


def test_what_is_no_whole_number_stays_as_it_is():
    for values in ([1, None] * 400, [1.5] * 600, ["a"] * 600, [True] * 600, "title", []):
        assert shorter(values) is values
