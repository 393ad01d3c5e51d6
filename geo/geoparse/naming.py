# ruff: noqa: RUF001  # letters that look alike are what tells languages apart
"""What a place is called now: in English, and where it lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from geo.geoparse.attested import script_of
from geo.geoparse.fold import fold, sound_key
from geo.model import Place, PlaceName

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Scripts that several languages share: the letters of each, for a name that no source gives a language.
_LETTERS = {
    "ru": _RUSSIAN,
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "kk": _RUSSIAN + "әғқңөұүһі",
    "ky": _RUSSIAN + "ңөү",
    "tg": _RUSSIAN + "ғӣқӯҳҷ",
    "mn": _RUSSIAN + "өү",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
    "fa": "آأؤئءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c",
    "ur": "آأؤئءابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے\u200c",
}
# Those that one language of a country has to itself.
_SCRIPTS = {
    "hy": "Armn", "ka": "Geor", "el": "Grek", "he": "Hebr", "th": "Thai", "lo": "Laoo", "km": "Khmr", "my": "Mymr",
    "ko": "Hang", "ja": "Hani", "zh": "Hani", "ne": "Deva", "bn": "Beng", "si": "Sinh", "am": "Ethi", "dz": "Tibt",
    "dv": "Thaa",
}  # fmt: skip
# Chinese characters differ by country: these encodings hold the ones in use there.
_ENCODINGS = {"zh-CN": "gb2312", "zh-TW": "big5", "zh-HK": "big5", "ja": "shift_jis"}
# Less alike than this, a romanised name is another name and not another spelling.
_LEAST_ALIKE = 0.6


def english_name(place: Place) -> str:
    """Give the name that English uses now.

    Parameters
    ----------
    place : Place
        With its names.

    Returns
    -------
    str
        The main name, unless English is known to have another or to have given it up.
    """
    return _current(place, "en") or place.name


def local_name(place: Place, languages: Sequence[str]) -> str:
    """Give the name that a place has in its country's first language, in that language's script.

    Parameters
    ----------
    place : Place
        With its names.
    languages : sequence of str
        BCP 47 tags of the country's languages, the first spoken by most; empty: unknown.

    Returns
    -------
    str
        A name that a source gives in that language and that is in use; else, where the language has a script other
        than Latin, the name in its letters that is closest to the main one; else the main name.
    """
    if not languages:
        return place.name
    language = languages[0].partition("-")[0]
    return _current(place, language) or _spelled_as(place, languages[0], language) or place.name


def _current(place: Place, language: str) -> str:
    """The name in a language that is in use, the main one if it is among them; empty for none."""
    names = [name.name for name in place.names if name.language.partition("-")[0] == language and name.to_year is None]
    return place.name if place.name in names else next(iter(names), "")


def _spelled_as(place: Place, tag: str, language: str) -> str:
    """The likeliest of the names whose language no source gives; empty for none."""
    is_spelled_so = _spelling(tag, language)
    if is_spelled_so is None:
        return ""
    names = [name for name in place.names if not name.language and is_spelled_so(name)]
    likeness = {name.name: _likeness(name.name, place.name) for name in names}
    alike = [name for name, share in likeness.items() if share is None or share >= _LEAST_ALIKE]
    # Of spellings that sound the same the longest keeps the signs that other languages drop. Of names that cannot be
    # compared, the shortest does without "City", and an Arabic ending tells the Arabic spelling from the Persian one.
    return min(alike, key=lambda name: _rank(name, likeness[name]), default="")


def _rank(name: str, likeness: float | None) -> tuple[float, int, bool, int, str]:
    if likeness is None:
        return 0.0, name.count(" "), "ة" not in name, len(name), name
    return -likeness, 0, False, -len(name), name


def _spelling(tag: str, language: str) -> Callable[[PlaceName], bool] | None:
    if letters := _LETTERS.get(language):
        known = set(letters) | set(" -")
        return lambda name: set(name.name.casefold()) <= known and script_of(name.name) in {"Cyrl", "Arab"}
    script = _SCRIPTS.get(language)
    if script is None:
        return None
    encoding = _ENCODINGS.get(tag)
    return lambda name: script_of(name.name) == script and (encoding is None or _fits(name.name, encoding))


def _fits(name: str, encoding: str) -> bool:
    try:
        name.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _likeness(name: str, main: str) -> float | None:
    """How alike two names sound, from 0 to 1; None where the first has no romanisation."""
    key = fold(name)
    if not key.isascii():
        return None
    return SequenceMatcher(None, sound_key(key), sound_key(fold(main)), autojunk=False).ratio()
