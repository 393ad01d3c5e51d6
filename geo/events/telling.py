"""The words of a sentence that tell what happened in it, and those that set it apart from what else happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_ENDING = re.compile(r"(?:['’]s|ings?|ions?|ers?|ed|es|s|e)$")
_STEM_LETTERS = 5
_SEPARATE = re.compile(
    r"\bseparately\b|\belsewhere\s+in\b|\b(?:an?|in)\s+separate\b|"
    r"\b(?:another|an?\s+(?:second|third|further|different|later|other))\s+(?:[\w-]+\s+){0,2}?"
    r"(?:attacks?|incidents?|strikes?|blasts?|explosions?|shellings?|raids?|clash(?:es)?|shootings?|bombings?|"
    r"ambush(?:es)?|protests?|rall(?:y|ies))\b",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"\b(?:(?P<morning>morning|dawn|daybreak|sunrise)|(?P<afternoon>noon|midday|afternoon)|(?P<evening>evening|dusk))\b",
    re.IGNORECASE,
)

# Said of any arrest: two on one day in a capital are told apart by what else is said of them.
_OF_ARRESTS = frozenset(
    (
        "arres",
        "detai",
        "polic",
        "custo",
        "suspe",
        "appre",
        "secur",
        "offic",
        "charg",
        "agent",
        "force",
        "opera",
        "men",
        "two",
        "membe",
    )
)

#: Said of any event: the toll, the speaker, the time, and what holds a sentence together.
_SAID_OF_ANY = frozenset(
    """
    kill killed killing kills dead death deaths died die dies dying wound wounded wounding injured injuring injuries
    hurt lost lives life left people person persons casualties casualty victims fatalities toll total number risen rose
    said says say saying told tells reported reports report reportedly according officials official authorities
    spokesman spokeswoman spokesperson statement ministry minister confirmed announced claimed added sources source
    agency agencies media news today yesterday earlier later morning noon afternoon evening night overnight dawn day
    days hours week weeks month months year years early late since one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred hundreds thousand thousands dozen dozens several many some few least most more than about
    around over under nearly another other others both all least first last the and for from with into onto when where
    while which who whose whom that this these those there their they them its his her him she was were been being are
    has have had having not but after before during near outside inside between among against across through upon off
    out also only still just then than because again against town city village district region province area capital
    part southern northern eastern western central local
    """.split()  # noqa: SIM905  # a hundred and more words read better without quotes
)


@lru_cache(maxsize=1 << 15)
def telling_words(sentence: str) -> frozenset[str]:
    """Return the stems of the words that tell what happened.

    Parameters
    ----------
    sentence : str
        Names are left out: capital letters tell them, but for the first word, which is kept.
    """
    return frozenset(_by_stem(sentence))


def unlike_arrests(first: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether two sentences say different things of an arrest, and only the arrest itself in both.

    Parameters
    ----------
    first, second : iterable of str
        Stems as from `telling_words`.
    """
    one, other = set(first) - _OF_ARRESTS, set(second) - _OF_ARRESTS
    return bool(one and other) and one.isdisjoint(other)


def as_written(sentence: str, stems: Iterable[str]) -> list[str]:
    """Return the words of a sentence that have these stems, sorted.

    Parameters
    ----------
    sentence : str
    stems : iterable of str
        As from `telling_words`.
    """
    words = _by_stem(sentence)
    return sorted(words[stem] for stem in stems if stem in words)


def _by_stem(sentence: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, match in enumerate(_WORD.finditer(sentence)):
        word = match.group().casefold()
        if len(word) > 2 and (number == 0 or match.group().islower()) and word not in _SAID_OF_ANY:
            stem = _ENDING.sub("", word)
            found.setdefault((stem if len(stem) > 2 else word)[:_STEM_LETTERS], word)
    return found


def says_separate(sentence: str) -> bool:
    """Tell whether a sentence sets its event apart from others of its article ("in a separate attack").

    Parameters
    ----------
    sentence : str
    """
    return _SEPARATE.search(sentence) is not None


def other_part_of_day(first: str, second: str) -> bool:
    """Tell whether two sentences both name a part of the day and not the same; a night may be either end of one.

    Parameters
    ----------
    first, second : str
    """
    a, b = ({match.lastgroup for match in _PART_OF_DAY.finditer(text)} for text in (first, second))
    return bool(a and b) and a.isdisjoint(b)
