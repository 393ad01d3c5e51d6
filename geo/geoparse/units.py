# ruff: noqa: RUF001  # letters of several alphabets
"""Words for districts, provinces, towns and villages beside a name, in languages that decline them."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARMENIAN = re.compile(r"[\u0530-\u058f]")
_OF_I, _OF_U, _OF_UE, _OF_SI = (rf"{ending}(?:n\w{{1,4}})?" for ending in ("i", "u", "ü", "s[iı]"))
_OF_ARMENIAN = "(?:ը|ի|ում|ից|ին|ն|ով)?"
# Each word as a pattern of its cases, with its dictionary form.
_UNITS = {
    "hy": {f"շրջան{_OF_ARMENIAN}": "շրջան", f"մարզ{_OF_ARMENIAN}": "մարզ"},
    "az": {f"rayon{_OF_U}": "rayonu", f"vilayət{_OF_I}": "vilayəti"},
    "tr": {f"il{_OF_I}": "ili", f"ilçe{_OF_SI}": "ilçesi", f"vilayet{_OF_I}": "vilayeti", f"eyalet{_OF_I}": "eyaleti"},
    "ru": {
        "район(?:а|у|ом|е|ы|ов)?": "район", "област(?:ь|и|ью)": "область", "кра(?:й|я|ю|ем|е)": "край",
        "округ(?:а|у|ом|е)?": "округ", "республик(?:а|и|е|у|ой)": "республика",
    },
}  # fmt: skip
_TOWNS = {
    "hy": {f"քաղաք{_OF_ARMENIAN}": "քաղաք", f"գյուղ{_OF_ARMENIAN}": "գյուղ", f"ավան{_OF_ARMENIAN}": "ավան"},
    "az": {f"şəhər{_OF_I}": "şəhəri", f"kənd{_OF_I}": "kəndi", f"qəsəbə{_OF_SI}": "qəsəbəsi"},
    "tr": {
        f"kent{_OF_I}": "kenti", f"şehr{_OF_I}": "şehri", f"köy{_OF_UE}": "köyü", f"kasaba{_OF_SI}": "kasabası",
        f"belde{_OF_SI}": "beldesi",
    },
    "ru": {},
}  # fmt: skip
_TOWN_BEFORE = re.compile(
    r"\b(?:сел(?:о|а|е|у|ом)|город(?:а|е|у|ом)?|деревн(?:я|и|е|ю|ей)|пос[её]л(?:ок|ка|ке|ку|ком)|станиц(?:а|ы|е|у|ей)"
    r"|хутор(?:а|е|у|ом)?)\s$",
    re.IGNORECASE,
)
_UNIT, _TOWN = 1, 2
_LONGEST_WORD = 16
_ADJECTIVE = re.compile(r"(\w{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)", re.IGNORECASE)
_FEMININE = {"область", "республика"}


def language_of(name: str, language: str) -> str:
    """Tell in which of the languages with such words a name is written: by its alphabet, else as the text is."""
    if _CYRILLIC.search(name):
        return "ru"
    return "hy" if _ARMENIAN.search(name) else language


def _compiled(words: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"[ \u00a0-]({pattern})(?!\w)", re.IGNORECASE), plain) for pattern, plain in words.items()]


_AFTER = {
    language: [(pattern, plain, _UNIT) for pattern, plain in _compiled(_UNITS[language])]
    + [(pattern, plain, _TOWN) for pattern, plain in _compiled(_TOWNS[language])]
    for language in _UNITS
}


def kind_beside(before: str, name: str, after: str, language: str) -> int:
    """Tell whether words beside a name, or its own last word, call it a unit (1), a town (2), or neither (0).

    Parameters
    ----------
    before, after : str
        The text on both sides.
    name : str
    language : str
        ISO 639-1 code of the text; Russian and Armenian are told by the alphabet.
    """
    language = language_of(name, language)
    if language == "ru" and _TOWN_BEFORE.search(before):
        return _TOWN
    head, _, last = name.rpartition(" ")
    following = f" {last}" if head else after[:_LONGEST_WORD]
    return next((kind for pattern, _, kind in _AFTER.get(language, ()) if pattern.match(following)), 0)


def unit_end(after: str, name: str, language: str) -> int:
    """Tell how many characters the word for a unit takes that follows a name, the space included; 0 for none."""
    for pattern, _, kind in _AFTER.get(language_of(name, language), ()):
        if kind == _UNIT and (match := pattern.match(after[:_LONGEST_WORD])):
            return match.end()
    return 0


def full_names(name: str, language: str) -> list[str]:
    """List what a gazetteer may call a unit that is named in some case: "Лачинском районе" is "Лачинский район".

    Parameters
    ----------
    name : str
        With the word for the unit.
    language : str
        ISO 639-1 code of the text.

    Returns
    -------
    list of str
        The full names, then those of the town that a Russian adjective is made of; empty for a name without such a
        word.
    """
    head, _, last = name.rpartition(" ")
    language = language_of(name, language)
    plain = next((lemma for pattern, lemma, _ in _AFTER.get(language, ()) if pattern.fullmatch(f" {last}")), "")
    if not head or not plain:
        return []
    adjective = _ADJECTIVE.fullmatch(head) if language == "ru" else None
    if adjective is None:
        return [f"{head} {plain}"]
    stem = adjective.group(1)
    return [f"{stem}{'ая' if plain in _FEMININE else 'ий'} {plain}", stem, *_towns(stem)]


def _towns(stem: str) -> list[str]:
    """List the towns that an adjective on -ск may be made of: Харьковск- is Харьков, Физулинск- is Физули."""
    root = stem[:-2]
    towns = [root, root + "ь"]
    if root.endswith("ь"):
        towns.append(root[:-1])
    if root.endswith("ин"):
        towns += [root[:-1], root[:-2] + "а"]
    return towns
