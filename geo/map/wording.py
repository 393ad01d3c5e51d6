"""Texts as strings of word numbers, which compress to about three quarters of what the texts themselves do. Pure.

A browser can undo gzip and nothing better, and gzip looks back 32 kilobytes only: writing the words of a common list in
one to three characters each brings far more text within its sight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from geo.map.numerals import DIGITS

_WORD = re.compile(r" ?\w+|.", re.DOTALL)
#: A first digit below the first of these is a word; below the second it has one digit more, else two.
_TWO, _THREE = 62, 90
_BASE = len(DIGITS)
_MOST_WORDS = _TWO + (_THREE - _TWO) * _BASE + (_BASE - _THREE) * _BASE**2


def word_list(texts: Iterable[str]) -> list[str]:
    """Choose the words that `spell` writes as one: every letter there is, and what occurs more than once.

    Returns
    -------
    list of str
        The most frequent first.
    """
    counted = Counter(chain.from_iterable(map(_WORD.findall, texts)))
    letters = Counter[str]()
    for word, times in counted.items():
        if times == 1 or len(word) == 1:
            letters.update(dict.fromkeys(word, times))
    repeated = Counter({word: times for word, times in counted.items() if times > 1 and len(word) > 1})
    # A text may hold any of Unicode's letters; the rest of the list is for words.
    kept = Counter(dict(repeated.most_common(_MOST_WORDS - min(len(set("".join(repeated))) + len(letters), 20_000))))
    for word in repeated.keys() - kept.keys():
        letters.update(word)
    ordered = sorted((kept + letters).items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ordered[:_MOST_WORDS]]


def spell(texts: Iterable[str], words: list[str]) -> list[str]:
    """Write texts as numbers of words, and letter by letter where the list has no such word.

    A letter that is not in the list either, which takes 38,000 different ones, becomes a question mark.
    """
    number = {word: _digits(i) for i, word in enumerate(words)}

    def spelled(word: str) -> str:
        return number.get(word) or "".join(number.get(letter) or number.get("?", "") for letter in word)

    return ["".join(map(spelled, _WORD.findall(text))) for text in texts]


def read(spelled: str, words: list[str]) -> str:
    """Undo `spell`, as ``static/sheets.js`` does in the browser."""
    found, digits = [], iter(map(DIGITS.index, spelled))
    for digit in digits:
        if digit < _TWO:
            found.append(words[digit])
        elif digit < _THREE:
            found.append(words[_TWO + (digit - _TWO) * _BASE + next(digits)])
        else:
            most = _TWO + (_THREE - _TWO) * _BASE
            found.append(words[most + ((digit - _THREE) * _BASE + next(digits)) * _BASE + next(digits)])
    return "".join(found)


def _digits(number: int) -> str:
    if number < _TWO:
        return DIGITS[number]
    number -= _TWO
    if number < (_THREE - _TWO) * _BASE:
        return DIGITS[_TWO + number // _BASE] + DIGITS[number % _BASE]
    number -= (_THREE - _TWO) * _BASE
    high, low = divmod(number, _BASE)
    return DIGITS[_THREE + high // _BASE] + DIGITS[high % _BASE] + DIGITS[low]
