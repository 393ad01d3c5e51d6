"""Written quantities: "23", "at least thirty", "dozens", "five or six"."""

from __future__ import annotations

import re

from geo.model import Toll

#: Numbers in words from zero on, each at its index.
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    word: n * 10
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WORDS = {word: n for n, word in enumerate(UNITS)} | _TENS
_WORDS |= {f"{ten}-{unit}": _TENS[ten] + n for ten in _TENS for n, unit in enumerate(UNITS[:10]) if n}
_WORDS |= {
    "a dozen": 12,
    "one dozen": 12,
    "two dozen": 24,
    "three dozen": 36,
    "half a dozen": 6,
    "a hundred": 100,
    "a thousand": 1000,
}
# Vague amounts have bounds and no best number.
_VAGUE: dict[str, tuple[int, int | None]] = {
    "several dozen": (24, 99), "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "several hundred": (200, 999),
    "hundreds": (200, 999), "thousands": (2000, None), "several": (3, 9), "a few": (2, 9), "some": (2, None),
    "a number": (2, None), "many": (2, None), "multiple": (2, None), "numerous": (2, None), "others": (1, None),
    "an unknown number": (1, None), "an unspecified number": (1, None), "unknown number": (1, None),
}  # fmt: skip

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+(?:hundred|thousand|million))?|"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + ")"
)
VAGUE_WORD = "(?:" + "|".join(sorted(map(re.escape, _VAGUE), key=len, reverse=True)) + ")"
_NOBODY = (
    r"(?:no\s+one|nobody|none|no(?=\s+(?:\w+\s+){0,2}(?:casualties|fatalities|deaths|injuries|victims|injured|"
    r"dead|people|persons?|civilians?|soldiers?)\b))"
)
BOUND = (
    r"(?:(?P<low>at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|upwards\s+of|a\s+minimum\s+of)|"
    r"(?P<high>up\s+to|at\s+most|no\s+more\s+than|fewer\s+than|less\s+than|as\s+many\s+as)|"
    r"(?P<about>about|around|some|nearly|almost|roughly|approximately|an\s+estimated|estimated|close\s+to|"
    r"a\s+total\s+of|total))"
)
THINGS = (
    r"(?:tanks?|drones?|uavs?|helicopters?|aircraft|planes?|jets?|warplanes?|vehicles?|cars?|ambulances?|trucks?|"
    r"lorr(?:y|ies)|buses|bus|houses?|homes?|"
    r"buildings?|cattle|cows?|sheep|goats?|livestock|animals?|horses?|dogs?|heads?|villages?|settlements?|"
    r"towns?|positions?|"
    r"missiles?|rockets?|shells?|systems?|weapons?|mines?|ships?|boats?|hours?|days?|weeks?|months?|"
    r"years?|km|kilomet\w+|percent|per|times|"
    r"points?|metres?|meters?|miles?|projectiles?|ieds?|launchers?|schools?|shops?|posts?|districts?|"
    r"camels?|motorcycles?)"
)
# "three bus drivers", "two animal shelter volunteers" are people, whatever they look after.
PEOPLE_OF = (
    r"\s+(?:[\w-]+\s+)?(?:owners?|drivers?|volunteers?|workers?|crew|passengers?|guards?|staff|employees?|teachers?|"
    r"users?|traders?|herders?|thie(?:f|ves)|rustlers?|keepers?|commanders?|operators?|conductors?|residents|children|heads?\s+of)\b"
)
# "dozens of airstrikes": what happened so often, not to so many.
_TIMES = (
    r"(?:of\s+)?(?:air\s?-?strikes?|strikes|raids|sorties|attacks|explosions|blasts|clashes|bombs|barrel\s+bombs|"
    r"incidents|arrests)"
)
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_COUNTED = (
    rf"(?:{BOUND}\s+)?(?P<n>{NUMBER}|{VAGUE_WORD}|{_NOBODY})(?:(?:\s+to\s+|\s+or\s+|"
    rf"-)(?P<n2>{NUMBER}))?\b(?![.,]\d|-[a-z]|\s*(?:%|[ap]\.?m\b|o['’]clock|{_TIMES}\b|{_MONTHS}\b|"
    rf"{THINGS}\b(?!{PEOPLE_OF})))"
)
QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:between\s+(?P<b1>{NUMBER})\s+(?:and|to)\s+(?P<b2>{NUMBER})\b|{_COUNTED})", re.IGNORECASE
)


def read_number(words: str) -> int | None:
    """Read a written number ("1,050", "twenty-three", "two dozen"); None where it is none."""
    words = re.sub(r"\s+", " ", words.strip().casefold())
    if words in _WORDS:
        return _WORDS[words]
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (hundred|thousand|million))?", words)
    if match is None or not match[1].strip(","):
        return None
    factor = {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(match[2] or "", 1)
    return int(float(match[1].replace(",", "")) * factor)


def toll_in(words: str) -> Toll | None:
    """Read the toll at the start of some words; None where they start with no number."""
    match = QUANTITY.match(words)
    return toll_of(match) if match else None


def toll_of(match: re.Match[str]) -> Toll | None:
    """Turn a quantity into a toll: "at least 30" has a low bound, "dozens" only bounds, "five or six" both."""
    if match["b1"]:
        first, second = read_number(match["b1"]), read_number(match["b2"])
        return Toll(None, first, second)
    words = re.sub(r"\s+", " ", match["n"].casefold())
    if re.match(r"no(?:body|ne|\b)", words):
        return Toll(0)
    if words in _VAGUE:
        return Toll(None, *_VAGUE[words])
    number = read_number(words)
    if number is None:
        return None
    if match["n2"]:
        return Toll(None, number, read_number(match["n2"]))
    if match["low"]:
        return Toll(number, number, None)
    if match["high"]:
        return Toll(number, None, number)
    return Toll(number)
