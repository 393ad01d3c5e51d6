# ruff: noqa: RUF001  # the apostrophes and hyphens that news really uses
"""Find the spans of a text that some place is called, by looking its words up in the gazetteer."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.geoparse.candidates import largest_town
from geo.geoparse.fold import fold
from geo.geoparse.gazetteer import Candidate, Gazetteer
from geo.geoparse.inflection import TURKIC_LANGUAGES, uninflected_names
from geo.geoparse.known_forms import known_form
from geo.geoparse.units import full_names, unit_end
from geo.geoparse.words import CONNECTORS, STREET_WORDS

MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’ʼ.](?=[^\W\d_])|\.(?=\s*[^\W\d_]\.))*\.?", re.UNICODE)
_GAP = re.compile(r"[ \u00a0\u202f]|-|‑|–|\.?\s")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")
_SHORTENED = frozenset(
    [
        "st.", "mt.", "ft.", "ky.", "pa.", "va.", "ga.", "fla.", "calif.", "mass.", "conn.", "ill.", "ind.", "mich.",
        "minn.", "miss.", "mo.", "mont.", "neb.", "nev.", "okla.", "ore.", "tenn.", "tex.", "vt.", "wash.", "wis.",
        "wyo.", "ala.", "ariz.", "ark.", "colo.", "del.", "kan.", "la.", "md.", "ont.", "que.", "alta.", "sask.",
        "man.", "co.", "w.va.",
    ]
)  # fmt: skip
_ARTICLES = frozenset(["The", "the", "THE"])
_CUE_BEFORE = re.compile(
    r"\b(?:in|near|at|outside|around|(?:city|towns?|villages?|hamlet|settlement|port|resort|island|district|province"
    r"|region|county|municipality|commune|parish|suburbs?|outskirts|neighbou?rhood|residents|mayor|(?:north|south)?(?:east"
    r"|west)|north|south) of|(?:km|kilometres|kilometers|miles) from)\s$"
)
_CUE_AFTER = re.compile(
    r"\s(?:village|hamlet|town|township|municipality|district|province|county|parish|region|settlement|governorate|suburb"
    r"|neighbou?rhood|oblast|raion|rayon|islands?|peninsula|valley|river|reservoir)\b"
)
# What a city has that follows "City" in its name.
_OF_A_CITY = re.compile(r"\s(?:Council|Hall|Commission|Manager|Attorney|Police)")
_POSSESSIVE = re.compile(r"['’]s?$")
# Names this short are everyday words in some language: they count only in capitals, and after a comma ("Paris, TX").
_SHORT = 2
# Those that stand anywhere, and the states and provinces that are written with full stops. Not "EU": no place but a
# town in Normandy is called so.
ABBREVIATIONS = frozenset(["us", "uk", "uae", "drc", "usa", "ussr", "dc"])
_DOTTED = frozenset(
    [
        "U.S.", "U.K.", "U.A.E.", "D.C.", "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "R.I.", "S.C.",
        "S.D.", "W.Va.", "B.C.", "N.S.", "N.B.", "N.L.", "N.W.T.", "P.E.I.",
    ]
)  # fmt: skip


class Word(NamedTuple):
    """A word with its offsets, without a possessive ending."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """A run of words that some place is called; `first` and `last` count the words, `last` not included."""

    start: int
    end: int
    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]


def words_of(text: str) -> list[Word]:
    """Split a text into words; "U.S." is one, "Armenia's" is "Armenia"."""
    words = []
    for match in _WORD.finditer(text):
        written = match.group()
        if written[-1] == "." and written.casefold() not in _SHORTENED and not _ABBREVIATION.fullmatch(written):
            written = written[:-1]
        if "'" in written or "’" in written:
            written = _POSSESSIVE.sub("", written)
        if written:
            words.append(Word(match.start(), match.start() + len(written), written))
    return words


class Matcher:
    """Looks up every run of capitalised words, the longest first."""

    def __init__(self, gazetteer: Gazetteer, demonyms: frozenset[str] = frozenset()) -> None:
        self._gazetteer = gazetteer
        self._demonyms = demonyms
        self._phrases = gazetteer.phrases()
        self._phrase_starts = frozenset(phrase.split(" ", 1)[0] for phrase in self._phrases)

    def find(self, text: str, words: list[Word], language: str = "en") -> list[Span]:
        """List the spans, in order, not overlapping.

        A run of capitalised words that no place bears is a span without candidates where the words beside it say that
        it is a place: "the village of ...", "in ...", "... district".

        Parameters
        ----------
        text : str
        words : list of Word
        language : str
            ISO 639-1 code; tells which case endings a name may have.
        """
        spans = []
        position = 0
        while position < len(words):
            span = self._longest(text, words, position, language) or _unknown(text, words, position)
            if span is None:
                position += 1
            else:
                span = _as_street(self._without_city(span, text, words), text, words)
                spans.append(_with_article(span, text, words))
                position = span.last
        return spans

    def _longest(self, text: str, words: list[Word], position: int, language: str) -> Span | None:
        first = words[position]
        proper = not first.text[0].islower()
        if first.text in _ARTICLES or not (proper or fold(first.text) in self._phrase_starts):
            return None
        for length in range(_reach(text, words, position), 0, -1):
            last = position + length
            end = words[last - 1].end
            key = fold(text[first.start : end])
            phrase = length > 1 and key in self._phrases
            if not phrase and not (proper and _name_like(words[position:last])):
                continue
            if len(key) <= _SHORT and not _short_name(text, first, key):
                continue
            if whole := self._with_unit(text, words, position, last, language):
                return whole
            written = text[first.start : end]
            if not written.isascii() or language in TURKIC_LANGUAGES:
                key = known_form(self._gazetteer, written, language, uninflected_names(written, language)) or key
            if (found := self._gazetteer.lookup(key)) or key in self._demonyms:
                return Span(first.start, end, position, last, key, found)
        return None

    def _without_city(self, span: Span, text: str, words: list[Word]) -> Span:
        """Leave "City" to the council in "Columbia City Council", where Columbia is larger than Columbia City."""
        if span.last - span.first == 1 or words[span.last - 1].text != "City" or not _OF_A_CITY.match(text, span.end):
            return span
        end = words[span.last - 2].end
        key = fold(text[span.start : end])
        towns = self._gazetteer.lookup(key)
        if largest_town(towns) <= largest_town(span.candidates):
            return span
        return Span(span.start, end, span.first, span.last - 1, key, towns)

    def _with_unit(self, text: str, words: list[Word], position: int, last: int, language: str) -> Span | None:
        """Take the word for a unit into a name that has it: "Лачинском районе"."""
        start, end = words[position].start, words[last - 1].end
        length = unit_end(text[end : end + 24], text[start:end], language)
        if not length or last >= len(words) or words[last].end != end + length:
            return None
        for name in full_names(text[start : end + length], language):
            if found := self._gazetteer.lookup(fold(name)):
                return Span(start, end + length, position, last + 1, fold(name), found)
        return None


def _reach(text: str, words: list[Word], position: int) -> int:
    reach = 1
    while reach < MOST_WORDS and position + reach < len(words):
        gap = text[words[position + reach - 1].end : words[position + reach].start]
        if "\n" in gap or not _GAP.fullmatch(gap):
            break
        reach += 1
    return reach


def _with_article(span: Span, text: str, words: list[Word]) -> Span:
    """Take "The" into "The Hague" and "The Gambia", where it belongs to the name."""
    before = words[span.first - 1] if span.first else None
    if before is None or before.text != "The" or text[before.end : span.start] != " ":
        return span
    if not any(candidate.name.startswith("The ") for candidate in span.candidates):
        return span
    return span._replace(start=before.start, first=span.first - 1)


def _as_street(span: Span, text: str, words: list[Word]) -> Span:
    """Take "Street" into "Jefferson Street": a place that is not known, and none of those called Jefferson."""
    after = words[span.last] if span.last < len(words) else None
    if after is None or after.text.lower() not in STREET_WORDS or text[span.end : after.start] != " ":
        return span
    if not after.text[0].isupper() or text[span.start : span.end].isupper():
        return span
    return Span(span.start, after.end, span.first, span.last + 1, fold(text[span.start : after.end]), ())


def _unknown(text: str, words: list[Word], position: int) -> Span | None:
    """Take a run of capitalised words that no place bears, where the words beside it speak of a place."""
    first = words[position]
    if not first.text[0].isupper() or len(first.text) < _SHORT + 1 or first.text in _ARTICLES:
        return None
    if position and words[position - 1].text[0].isupper() and text[words[position - 1].end : first.start] == " ":
        return None
    last = position + 1
    while (
        last < len(words)
        and words[last].text[0].isupper()
        and text[words[last - 1].end : words[last].start] in {" ", "-"}
    ):
        last += 1
    start, end = first.start, words[last - 1].end
    if not (_CUE_BEFORE.search(text[max(0, start - 24) : start]) or _CUE_AFTER.match(text[end : end + 24])):
        return None
    return Span(start, end, position, last, fold(text[start:end]), ())


def _short_name(text: str, word: Word, key: str) -> bool:
    """Whether so short a name is written as one: "US", "N.Y.", "K2" anywhere, "TX" and "Ky." after a comma."""
    if word.text[-1].isdigit():
        return True
    if "." in word.text and word.text in _DOTTED:
        return True
    after_comma = text[max(0, word.start - 3) : word.start].rstrip().endswith(",")
    if not word.text.isupper():
        uncased = word.text.lower() == word.text.upper()  # as Chinese is, where two letters are a name
        return uncased or (after_comma and word.text.casefold() in _SHORTENED)
    return key in ABBREVIATIONS or (after_comma and "." not in word.text)


def _name_like(words: list[Word]) -> bool:
    """Both ends are capitalised, and only "of", "de", "al" and the like stand between in lower case."""
    if words[-1].text[0].islower():
        return False
    return all(not word.text[0].islower() or word.text in CONNECTORS for word in words)
