"""The pattern language of a taxonomy file: rows of whole words, turned into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from geo.errors import TaxonomyError

_ANY_WORDS = r"(?:[^\w;]+\w[\w'’-]*){0,7}?[^\w;]+"
# Within a clause: white space, hyphens and quotation marks only.
_FEW_WORDS = r"(?:[\s\"'“”‘’-]+(?!w(?:hen|hile|hereas|ho|hose|hich)\b|after\b|because\b)\w[\w'’-]*){0,3}?[\s\"'“”‘’-]+"
# "truce, began" is no truce that began; "was fatally shot" is one of "was shot".
_NEXT_WORD = r"(?:\s+(?:[a-z]{3,}ly\s+)?[\"'“‘(]?|-)"
_GAPS = {"..": _FEW_WORDS, "...": _ANY_WORDS}
_ANY_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|scores|"
    r"hundreds|at\s+least\s+\w+|"
    r"more\s+than\s+\w+|a|an)\b"
)
_ANY_ENDING = r"[\w'’-]*"
_FEWEST_LETTERS = 3  # of a word that may have any ending
#: What stands for "^", the only part of a pattern to which capitals matter.
NAME = r"(?-i:(?!I\b)[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’-]+"


def compile_lists(lists: Mapping[str, tuple[str, ...]], where: str) -> dict[str, str]:
    """Turn lists of words into alternatives that patterns can use.

    Parameters
    ----------
    lists : mapping of str to tuple of str
    where : str
        The file, for messages.
    """
    return {key: _any_of(words, {}, where) for key, words in lists.items()}


def count_words(cue: str) -> int:
    """Count the words of a pattern, gaps left out."""
    return sum(piece not in _GAPS for piece in cue.split())


def phrase(cue: str, lists: Mapping[str, str], where: str) -> str:
    """Turn "fired ... {gun}|mortar*" into a regular expression of whole words.

    Parameters
    ----------
    cue : str
        In the language that the head of ``taxonomy.toml`` describes.
    lists : mapping of str to str
        What `compile_lists` made.
    where : str
        Names the pattern in messages.

    Raises
    ------
    TaxonomyError
        It names a list that there is not, or holds no word.
    """
    parts: list[str] = []
    gap = _NEXT_WORD
    for piece in cue.split():
        if piece in _GAPS:
            gap = _GAPS[piece]
            continue
        parts.append((gap if parts else "") + _any_of(piece.split("|"), lists, where))
        gap = _NEXT_WORD
    if not parts:
        raise TaxonomyError(f"{where}: holds no word.")
    return "".join(parts)


def _any_of(words: Iterable[str], lists: Mapping[str, str], where: str) -> str:
    """Turn words into one alternative, what may be longest first.

    Those that end alike stand together: so they compile in half the time.
    """
    whole, begun, others = [], [], []
    for word in words:
        if word == "#":
            others.append(_ANY_NUMBER)
        elif word == "^":
            others.append(NAME)
        elif listed := re.fullmatch(r"\{(\w+)\}", word):
            if listed[1] not in lists:
                raise TaxonomyError(f"{where}: there is no list {listed[1]!r} under [words].")
            others.append(lists[listed[1]])
        elif " " in word:
            others.append(phrase(word, lists, where))
        elif word.endswith("*"):
            begun.append(_letters(word[:-1]))
        else:
            whole.append(_letters(word))
    ended = [f"(?:{'|'.join(stems)}){end}" for stems, end in ((begun, _ANY_ENDING), (whole, r"\b")) if stems]
    return f"(?:{'|'.join((*others, *ended))})"


def _letters(word: str) -> str:
    return re.escape(word.lower()).replace(r"\*", _ANY_ENDING).replace(r"\-", r"[-\s]?").replace("_", r"\s+")


def stems(piece: str, lists: Mapping[str, tuple[str, ...]], where: str) -> frozenset[str]:
    """Return what the words that a piece of a pattern stands for begin with.

    Parameters
    ----------
    piece : str
        What stands between two spaces of a pattern.
    lists : mapping of str to tuple of str
        As the file gives them.
    where : str
        Names the pattern in messages.

    Returns
    -------
    frozenset of str
        In lower case: "army" where the word, up to a hyphen or an apostrophe, is just that; "shell*" where it goes on.

    Raises
    ------
    TaxonomyError
        It starts with fewer than three letters and an asterisk, or with none.
    """
    found: set[str] = set()
    for word in piece.split("|"):
        if listed := re.fullmatch(r"\{(\w+)\}", word):
            for item in lists.get(listed[1], ()):
                found |= stems(item, {}, where)
            continue
        letters = re.match(r"[^\W_]+", word)
        if letters is None or (len(letters[0]) < _FEWEST_LETTERS and word.endswith("*")):
            raise TaxonomyError(f"{where}: must start with a word of three letters or more.")
        # "self-defence" may be written as one word.
        goes_on = word[letters.end() : letters.end() + 1] in ("*", "-")
        found.add(letters[0].casefold() + ("*" if goes_on else ""))
    return frozenset(found)


def further_stems(cue: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    """Return the stems of each further word of a pattern: a sentence must have one of each.

    Parameters
    ----------
    cue : str
    lists : mapping of str to tuple of str
        As the file gives them.

    Returns
    -------
    tuple of frozenset of str
        Words that may be any are left out.
    """
    needs = []
    for piece in cue.split()[1:]:
        if piece in _GAPS or not {"#", "^"}.isdisjoint(piece.split("|")):
            continue
        try:
            needs.append(stems(piece, lists, cue))
        except TaxonomyError:
            continue
    return tuple(needs)
