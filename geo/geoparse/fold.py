# ruff: noqa: RUF001, RUF002  # this module is about letters that look alike
"""One key for the many spellings of a place name: case, diacritics, scripts and transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and four alphabets, in the romanisation that English news uses.
_LATIN = {
    "ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ħ": "h", "ŋ": "ng", "ŧ": "t", "ɛ": "e", "ɔ": "o", "ʒ": "zh",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
    "є": "ye", "ґ": "g", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ҹ": "j",
    "җ": "j", "ҷ": "j", "ҝ": "g", "ј": "y", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dzh", "ҡ": "q", "ҫ": "s",
}  # fmt: skip
_ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y", "թ": "t", "ժ": "zh", "ի": "i",
    "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ո": "o", "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts",
    "ւ": "u", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
}  # fmt: skip
_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k", "ლ": "l",
    "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k",
    "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ჰ": "h",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
# Armenian letters that sound otherwise together, or at the beginning of a word: Երեւան is Yerevan, Ոսկեպար Voskepar.
_ARMENIAN_PAIRS = {"ու": "u", "եւ": "ev", "ե": "ye", "ո": "vo"}
_ARMENIAN_PAIR = re.compile(r"ու|եւ|\bե|\bո(?!վ)")
_LETTERS = str.maketrans({**_LATIN, **_CYRILLIC, **_ARMENIAN, **_GEORGIAN, **_GREEK})
# Apostrophes and modifier letters stand inside words and say nothing about which place is meant.
_SILENT = str.maketrans(dict.fromkeys("'’‘`´ʻʼʾʿˈˌ′״׳ʹʺ.·\u00ad\u200b\u200c\u200d\u200e\u200f", ""))
_SPACES = str.maketrans(dict.fromkeys('-‐‑‒–—−/\\,;:_()[]{}"“”«»&+|', " "))
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$|(?<=s)['’]$", re.IGNORECASE)

# Spellings of one sound, the longest first: kh/x, j/c/dzh/zh, sh/ş, gh/ğ, q/g, w/v, y/i, and a/e for the Azerbaijani ə.
_SOUNDS = (
    ("shch", "s"), ("tsch", "j"), ("dzh", "j"), ("tch", "j"), ("dj", "j"), ("zh", "j"), ("ch", "j"), ("kh", "h"),
    ("sh", "s"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("dz", "s"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("yo", "o"), ("ye", "a"), ("ia", "a"), ("ya", "a"), ("iu", "u"), ("yu", "u"), ("x", "h"),
    ("c", "j"), ("q", "g"), ("k", "g"), ("w", "v"), ("y", "i"), ("e", "a"),
)  # fmt: skip
_SOUND = re.compile("|".join(re.escape(spelling) for spelling, _ in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Reduce a name to the key it is looked up by.

    Case, diacritics, apostrophes, full stops, hyphens, a possessive ``'s`` and a leading "the" go; Cyrillic, Armenian,
    Georgian and Greek are romanised; other scripts stay as they are. Folding a key changes nothing.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        Empty where the name has no letter or digit.
    """
    if name.isascii():
        return _ascii_key(name)
    bare = _POSSESSIVE.sub("", name.strip())
    return _without_article(_romanised(bare))


def _ascii_key(name: str) -> str:
    bare = _POSSESSIVE.sub("", name.strip()).lower()
    return _without_article(bare.translate(_SILENT).translate(_SPACES))


def _without_article(key: str) -> str:
    words = key.split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def _romanised(name: str) -> str:
    """Repeat until nothing changes: a letter may decompose into one that a table knows."""
    name = _ARMENIAN_PAIR.sub(lambda match: _ARMENIAN_PAIRS[match.group()], name.casefold())
    for _ in range(4):
        plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_SILENT).translate(_SPACES)
        if plain == name:
            break
        name = plain
    return name


@lru_cache(maxsize=65536)
def sound_key(key: str) -> str:
    """Reduce a folded key further, so that the transliterations of one name meet.

    "Khankendi" and "Xankəndi", "Jabrayil" and "Cəbrayıl" share it. It also lets different names meet, so it is only a
    second chance for a name whose key is unknown.
    """
    sounds = _SOUND.sub(lambda match: _SOUND_OF[match.group()], key)
    return _DOUBLED.sub(r"\1", sounds)
