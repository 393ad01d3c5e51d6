"""Sentences with their offsets, and what they are: prose in paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_DATED = re.compile(
    r"(?:^|,\s|[(\d]\s?|\b(?:on|in|of|since|by|until|till|from|to|through|late|early|mid|last|this|next|"
    r"and|before|after|between|around|the|a)[\s-])$",
    re.IGNORECASE,
)
_ALWAYS_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "cpl",
        "brig",
        "rev",
        "gov",
        "sen",
        "rep",
        "vs",
        "e.g",
        "i.e",
        "st",
        "mt",
    ]
)
_ABBREVIATIONS = _ALWAYS_ABBREVIATED | {
    "a.m",
    "adm",
    "approx",
    "apr",
    "assn",
    "aug",
    "ca",
    "cmdr",
    "co",
    "corp",
    "d.c",
    "dec",
    "dept",
    "e.u",
    "etc",
    "feb",
    "fig",
    "fri",
    "ft",
    "hon",
    "inc",
    "jan",
    "jr",
    "jul",
    "jun",
    "ltd",
    "mar",
    "mon",
    "no",
    "nos",
    "nov",
    "oct",
    "p",
    "p.m",
    "pp",
    "pres",
    "pvt",
    "sat",
    "sep",
    "sept",
    "sr",
    "sun",
    "thu",
    "thur",
    "thurs",
    "tue",
    "tues",
    "u.k",
    "u.n",
    "u.s",
    "u.s.a",
    "univ",
    "vol",
    "wed",
}
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n)(?!\s*(?:[-*•–]|\d{1,2}[.)])\s))*")
_BULLET = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s+")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*)\.$")
_NEW_SENTENCE = re.compile(r"\s+(?:The|In|On|At|It|He|She|They|We|But|And|A|An|This|That|There|Its)\b")
_MONTH_NEXT = re.compile(
    r"\s+(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[a-zä]*\.?\s+(?:19|20)\d\d\b"
)
_OPENS = re.compile(r"\s+[\"'“‘«(\[]*([^\W_]|\d)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in the text: ``text[start:end] == self.text``.

    Attributes
    ----------
    start, end : int
    text : str
        Without surrounding white space.
    paragraph : int
        Number of its paragraph, from 0.
    """

    start: int
    end: int
    text: str
    paragraph: int


def split_sentences(text: str) -> list[Sentence]:
    """Split a text into sentences that do not reach across paragraphs or list items.

    Full stops of abbreviations, initials, decimal numbers and "Sept. 19" end no sentence; a quotation that ends with
    its
    own full stop does when a capital follows.

    Parameters
    ----------
    text : str
        Paragraphs are separated by an empty line.

    Returns
    -------
    list of Sentence
        In the order of the text; empty for a text without words.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start = paragraph.start()
        if bullet := _BULLET.match(text, start):
            start = bullet.end()
        for stop in _STOP.finditer(text, start, paragraph.end()):
            if _ends_sentence(text, start, stop):
                _add(sentences, text, start, stop.end(), number)
                start = stop.end()
        _add(sentences, text, start, paragraph.end(), number)
    return sentences


# What runs on for longer is a table or a list without full stops; reading takes longer than in proportion.
_LONGEST = 2000


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        _add(sentences, text, start, cut, paragraph)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        sentences.append(Sentence(start, end, text[start:end], paragraph))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _OPENS.match(text, stop.end())
    if following is None:
        return True
    opening = following.group(1)
    if opening.islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    if _MONTH_NEXT.match(text, stop.end()) and text[stop.start() - 1].isdigit():
        return False  # "19. September 2023"
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start() + 1)
    if word is None:
        return True
    name = word.group(1).casefold()
    if name in _ALWAYS_ABBREVIATED or (len(name) == 1 and word.group(1).isupper()):
        return False
    if name not in _ABBREVIATIONS:
        return True
    if name in _MONTHS:  # "on Sept. 19" goes on, "Corona del Mar. 1 fatality." does not
        return not _DATED.search(text, start, word.start())
    if name in {"a.m", "p.m", "etc", "inc", "ltd", "corp", "co"}:
        return True
    # "the U.S. Army" goes on, "in the U.S. The army" does not; "on Sept. 19" and "No. 5" go on.
    return "." in name and _NEW_SENTENCE.match(text, stop.end()) is not None
