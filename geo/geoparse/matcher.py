# ruff: noqa: RUF001  # the apostrophes and hyphens that news really uses
"""Find place names in text by looking its words up in the gazetteer; needs no language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Candidate, Gazetteer
from geo.geoparse.words import COMMON_WORDS, CONNECTORS, TITLES
from geo.model import GeoPrecision, Toponym

MOST_WORDS = 6
# A lone word is a place name without further evidence only where the place is large enough to be in the news.
LEAST_POPULATION = 30_000
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’ʼ.](?=[^\W\d_])|\.(?=\s*[^\W\d_]\.))*\.?", re.UNICODE)
_GAP = re.compile(r"[ \u00a0\u202f]|-|‑|–|\.?\s")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """A word with its offsets, without a possessive ending."""

    start: int
    end: int
    text: str


def words_of(text: str) -> list[Word]:
    """Split a text into words; "U.S." is one, "Armenia's" is "Armenia"."""
    words = []
    for match in _WORD.finditer(text):
        written = match.group()
        if written.endswith(".") and not _ABBREVIATION.fullmatch(written) and written.casefold() not in {"st.", "mt."}:
            written = written[:-1]
        written = _POSSESSIVE.sub("", written)
        if written:
            words.append(Word(match.start(), match.start() + len(written), written))
    return words


class Matcher:
    """Looks up every run of capitalised words, the longest first."""

    def __init__(self, gazetteer: Gazetteer, phrases: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._phrases = phrases
        self._phrase_starts = frozenset(phrase.split(" ", 1)[0] for phrase in phrases)

    def find(self, text: str) -> list[Toponym]:
        """List the place names, in order, not overlapping."""
        words = words_of(text)
        return [toponym for toponym, _ in self._matches(text, words)]

    def _matches(self, text: str, words: list[Word]) -> Iterator[tuple[Toponym, tuple[Candidate, ...]]]:
        position = 0
        while position < len(words):
            length, candidates = self._longest(text, words, position)
            if length:
                start, end = words[position].start, words[position + length - 1].end
                if self._plausible(words, position, length, candidates):
                    yield Toponym(start, end, text[start:end]), candidates
                position += length
            else:
                position += 1

    def _longest(self, text: str, words: list[Word], position: int) -> tuple[int, tuple[Candidate, ...]]:
        first = words[position].text
        proper = first[0].isupper() or not (first[0].islower() or first[0].isupper())
        if not proper and fold(first) not in self._phrase_starts:
            return 0, ()
        reach = 1
        while reach < MOST_WORDS and position + reach < len(words):
            gap = text[words[position + reach - 1].end : words[position + reach].start]
            if not _GAP.fullmatch(gap) or "\n" in gap:
                break
            reach += 1
        for length in range(reach, 0, -1):
            key = fold(text[words[position].start : words[position + length - 1].end])
            if key in self._phrases and length > 1:
                return length, self._gazetteer.lookup(key)
            if not proper or not _name_like(words[position : position + length]):
                continue
            if found := self._gazetteer.lookup(key):
                return length, found
        return 0, ()

    def _plausible(self, words: list[Word], position: int, length: int, candidates: tuple[Candidate, ...]) -> bool:
        if length > 1 and any(candidate.curated for candidate in candidates):
            return True
        name = words[position].text
        if length == 1 and fold(name) in COMMON_WORDS:
            return False
        before = words[position - 1].text if position else ""
        if before.rstrip(".") in TITLES:
            return False
        if length == 1 and len(name) < 4 and not any(candidate.curated for candidate in candidates):
            return False
        return any(map(_notable, candidates))


def _name_like(words: list[Word]) -> bool:
    """Both ends are capitalised, and only "of", "de", "al" and the like stand between in lower case."""
    if words[-1].text[0].islower():
        return False
    return all(not word.text[0].islower() or word.text in CONNECTORS for word in words)


def _notable(candidate: Candidate) -> bool:
    return (
        candidate.curated
        or candidate.capital
        or candidate.geo_precision in {GeoPrecision.COUNTRY, GeoPrecision.REGION}
        or candidate.population >= LEAST_POPULATION
    )
