"""A document's words, and what stands before and after a span of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from geo.geoparse.matcher import Span, Word
from geo.geoparse.words import SPORT_WORDS

_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_LONGEST_SENTENCE = 500
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


class Surroundings:
    """A document's words, and what is asked of them again and again."""

    def __init__(self, text: str, words: Sequence[Word], demonyms: Mapping[str, str]) -> None:
        self.text = text
        self.words = words
        self.demonyms = demonyms
        self._sport = [word.start for word in words if word.text.lower() in SPORT_WORDS]
        self.lower = {word.text for word in words if word.text[0].islower()}

    def of_sport(self, span: Span) -> bool:
        """Whether the sentence of a span speaks of teams."""
        if not self._sport:
            return False
        start = self.sentence_start(span)
        latest = min(len(self.text), span.end + _LONGEST_SENTENCE)
        ends = _SENTENCE_END.search(self.text, span.end, latest)
        end = ends.start() if ends else latest
        return bisect_left(self._sport, start) < bisect_left(self._sport, end)

    def sentence_start(self, span: Span) -> int:
        """Where the sentence of a span begins, or a few characters before; not further back than a long sentence."""
        earliest = max(0, span.start - _LONGEST_SENTENCE)
        return max(earliest, *(self.text.rfind(mark, earliest, span.start) for mark in _SENTENCE_ENDS))

    def before(self, span: Span, distance: int = 1) -> str:
        """Give the word before a span in the same sentence; empty where there is none."""
        number = span.first - distance
        if number < 0:
            return ""
        gap = self.text[self.words[number].end : span.start]
        return "" if any(mark in gap for mark in ".!?\n") else self.words[number].text

    def after(self, span: Span) -> str:
        """Give the word after a span in the same sentence, a possessive passed over; empty where there is none."""
        if span.last >= len(self.words):
            return ""
        gap = self.text[span.end : self.words[span.last].start]
        return "" if any(mark in gap for mark in ".!?\n") else self.words[span.last].text

    def shouts(self, span: Span) -> bool:
        """Whether a span is written in capitals."""
        return self.text[span.start : span.end].isupper()

    def joined_before(self, span: Span) -> bool:
        """Whether only a space or a hyphen stands between the span and the word before it."""
        return span.first > 0 and self.text[self.words[span.first - 1].end : span.start] in {" ", "-"}

    def joined_after(self, span: Span) -> bool:
        """Whether only a space or a hyphen stands between the span and the word after it."""
        return span.last < len(self.words) and self.text[span.end : self.words[span.last].start] in {" ", "-"}
