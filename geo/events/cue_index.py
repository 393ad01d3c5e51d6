"""The patterns of a taxonomy by the words that they need, so that a sentence is searched for few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from geo.events.cue_patterns import NAME

_WORD = re.compile(r"\w[\w'’-]*")
_PART = re.compile(r"\w+")  # of a word with hyphens each part
_REMEMBERED_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class CuePattern:
    """A pattern to search with.

    Attributes
    ----------
    expression : str
        A regular expression in lower case.
    type, sub_type : str
        Labels.
    strength : int
        That of a `Cue`; 0: an exclusion.
    words : int
        How many words it has, gaps left out.
    starts : frozenset of str
        Stems of the words that it can begin with; see `cue_patterns.stems`.
    needs : tuple of frozenset of str
        Stems of each further word: a sentence without one of each is no match.
    """

    expression: str
    type: str
    sub_type: str
    strength: int
    words: int
    starts: frozenset[str]
    needs: tuple[frozenset[str], ...] = ()

    def match(self, sentence: str, lowered: str, position: int) -> re.Match[str] | None:
        """Match at a position of a sentence, given also in lower case.

        Where capitals say nothing, lower case is searched: that takes half the time of heeding both.
        """
        regex = _compiled(self.expression)
        return regex.match(sentence if regex.flags & re.IGNORECASE else lowered, position)


def lowered(sentence: str) -> str:
    """Write a sentence in lower case, letter by letter: what has offsets in one has them in the other."""
    lower = sentence.lower()
    if len(lower) == len(sentence):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in sentence)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile when first asked: all patterns of a taxonomy take seconds, and one article needs a tenth of them."""
    return re.compile(expression, re.IGNORECASE if NAME in expression else re.NOFLAG)


class CueIndex:
    """Patterns by the words of a sentence that they can begin with, those left out that lack a further word."""

    def __init__(self, patterns: Sequence[CuePattern]) -> None:
        numbers: dict[frozenset[str], int] = {}
        self._rows: list[tuple[CuePattern, frozenset[int]]] = []
        self._starting: dict[str, list[int]] = {}
        self._needing: dict[str, set[int]] = {}
        for row, pattern in enumerate(patterns):
            needs = frozenset(numbers.setdefault(need, len(numbers)) for need in pattern.needs)
            self._rows.append((pattern, needs))
            for stem in pattern.starts:
                self._starting.setdefault(stem, []).append(row)
        for need, number in numbers.items():
            for stem in need:
                self._needing.setdefault(stem, set()).add(number)
        self._of_word = lru_cache(maxsize=_REMEMBERED_WORDS)(self._look_up)

    def likely(self, sentence: str) -> Iterator[tuple[int, CuePattern]]:
        """Yield the patterns that may match, each with the position of the word that it would begin with.

        Parameters
        ----------
        sentence : str

        Yields
        ------
        tuple of (int, CuePattern)
            In the order of the sentence, then of the file. Inside a word with hyphens only exclusions.
        """
        parts = [(part.start(), *self._of_word(part.group().casefold())) for part in _PART.finditer(sentence)]
        had: set[int] = set()
        had.update(*(needed for _, _, needed in parts))
        begins = {word.start() for word in _WORD.finditer(sentence)}
        for position, rows, _ in parts:
            for pattern, needs in rows:
                if needs <= had and (pattern.strength == 0 or position in begins):
                    yield position, pattern

    def _look_up(self, word: str) -> tuple[tuple[tuple[CuePattern, frozenset[int]], ...], frozenset[int]]:
        """Return the patterns that a word can begin, and which needs of others it meets."""
        stems = [word, *(word[:length] + "*" for length in range(len(word) + 1))]
        rows = {row for stem in stems for row in self._starting.get(stem, ())}
        met = {number for stem in stems for number in self._needing.get(stem, ())}
        return tuple(self._rows[row] for row in sorted(rows)), frozenset(met)
