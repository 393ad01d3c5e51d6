"""Texts as strings of word numbers, which compress to about three quarters of what the texts themselves do. Pure.

A browser can undo gzip and nothing better, and gzip looks back 32 kilobytes only: spelling each word of a common list
as one character brings far more text within its sight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

_WORD = re.compile(r" ?\w+|.", re.DOTALL)
#: The first word's character; those that JSON or UTF-8 cannot carry as they are stay without a word.
_FIRST = 0x23
_UNUSED = (range(0x5C, 0x5D), range(0xD800, 0xE000))
_MOST_WORDS = 60_000


def word_list(texts: Iterable[str]) -> list[str]:
    """Choose the words that `spell` writes as one character: every letter there is, and what occurs more than once.

    Returns
    -------
    list of str
        The most frequent first; word i stands for the character 0x23 + i. Empty where a character has no word.
    """
    counted = Counter(chain.from_iterable(map(_WORD.findall, texts)))
    letters = Counter[str]()
    for word, times in counted.items():
        if times == 1 or len(word) == 1:
            letters.update(dict.fromkeys(word, times))
    repeated = {word: times for word, times in counted.items() if times > 1 and len(word) > 1}
    kept = Counter(dict(Counter(repeated).most_common(_MOST_WORDS)))
    for word in repeated.keys() - kept.keys():
        letters.update(word)
    words: list[str] = []
    for word, _ in sorted((kept + letters).items(), key=lambda item: (-item[1], item[0])):
        while (hole := next((hole for hole in _UNUSED if _FIRST + len(words) in hole), None)) is not None:
            words += [""] * len(hole)
        words.append(word)
    return words


def spell(texts: Iterable[str], words: list[str]) -> list[str]:
    """Write texts with one character for each word of the list, and letter by letter where the list has none."""
    character = {word: chr(_FIRST + i) for i, word in enumerate(words) if word}

    def spelled(word: str) -> str:
        return character.get(word) or "".join(character[letter] for letter in word)

    return ["".join(map(spelled, _WORD.findall(text))) for text in texts]


def read(spelled: str, words: list[str]) -> str:
    """Undo `spell`, as ``static/sheets.js`` does in the browser."""
    return "".join(words[ord(character) - _FIRST] for character in spelled)
