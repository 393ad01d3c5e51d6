# ruff: noqa: RUF001, RUF003  # letters of several alphabets
"""Uninflected forms that an inflected place name may have, for languages that put case endings on names."""

from __future__ import annotations

import re

# An ending, and what may stand in its place in the name as a gazetteer has it. Longest endings first.
_Endings = tuple[tuple[str, tuple[str, ...]], ...]
_RUSSIAN: _Endings = (
    ("ского", ("ский",)), ("скому", ("ский",)), ("ском", ("ский",)), ("ской", ("ская",)), ("скую", ("ская",)),
    ("ами", ("ы", "и")), ("ах", ("ы", "и")), ("ях", ("и",)), ("ом", ("",)), ("ем", ("ь", "й", "")), ("ой", ("а",)),
    ("ей", ("я", "а")), ("ью", ("ь",)), ("ии", ("ия",)), ("ию", ("ия",)), ("ей", ("ея",)), ("ов", ("ы",)),
    ("е", ("а", "", "я", "ь", "й")), ("у", ("а", "")), ("ю", ("я", "ь", "й")), ("ы", ("а",)),
    ("и", ("а", "ь", "я", "")), ("а", ("",)), ("я", ("ь", "й")),
    # Ukrainian, whose stems change too: Києві is Київ, Львові is Львів.
    ("єві", ("їв",)), ("єва", ("їв",)), ("ові", ("ів",)), ("ова", ("ів",)), ("і", ("а", "", "я", "о", "ь")),
)  # fmt: skip
# Of adjectives, as the first word of a name: "Нижнего Новгорода".
_RUSSIAN_ADJECTIVES: _Endings = (
    ("ого", ("ый", "ой", "ое")), ("его", ("ий", "ее")), ("ому", ("ый", "ой", "ое")), ("ему", ("ий", "ее")),
    ("ым", ("ый", "ой", "ое")), ("им", ("ий", "ее")), ("ом", ("ый", "ой", "ое")), ("ем", ("ий", "ее")),
    ("ой", ("ая",)), ("ей", ("яя",)), ("ую", ("ая",)), ("юю", ("яя",)), ("ых", ("ые",)), ("их", ("ие",)),
)  # fmt: skip
_ARMENIAN: _Endings = (
    # A last ու becomes վ: Բաքվում is Բաքու.
    ("վում", ("ու",)), ("վից", ("ու",)), ("վին", ("ու",)), ("վով", ("ու",)), ("վի", ("ու",)),
    ("ներում", ("ներ",)), ("ությունում", ("ություն",)), ("յում", ("",)), ("յից", ("",)), ("յով", ("",)),
    ("յին", ("",)), ("յի", ("",)), ("ից", ("", "ի")), ("ով", ("",)), ("ում", ("", "ի")),
    ("ին", ("", "ի")), ("ան", ("", "ա")), ("ի", ("",)), ("ը", ("",)), ("ն", ("",)), ("ու", ("ի",)), ("ուց", ("ի",)),
)  # fmt: skip
_TURKIC: _Endings = (
    ("sindən", ("", "si")), ("sından", ("", "sı")), ("sində", ("", "si")), ("sında", ("", "sı")),
    ("nın", ("",)), ("nin", ("",)), ("nun", ("",)), ("nün", ("",)), ("dan", ("",)), ("dən", ("",)), ("den", ("",)),
    ("tan", ("",)), ("ten", ("",)), ("dakı", ("",)),
    ("daki", ("",)), ("dəki", ("",)), ("deki", ("",)), ("taki", ("",)), ("teki", ("",)), ("ya", ("",)), ("yə", ("",)),
    ("ye", ("",)), ("da", ("",)), ("də", ("",)), ("de", ("",)), ("ta", ("",)), ("te", ("",)), ("ın", ("",)),
    ("in", ("",)), ("un", ("",)), ("ün", ("",)), ("nı", ("",)), ("ni", ("",)), ("nu", ("",)), ("nü", ("",)),
    ("yı", ("",)), ("yi", ("",)), ("a", ("",)), ("ə", ("",)), ("e", ("",)), ("ı", ("",)), ("i", ("",)), ("u", ("",)),
    ("ü", ("",)),
    # Names that end in a possessive: Xankəndində is Xankəndi, Kırklareli'nde Kırklareli.
    ("indən", ("i",)), ("ından", ("ı",)), ("undan", ("u",)), ("ündən", ("ü",)), ("inden", ("i",)), ("ünden", ("ü",)),
    ("ində", ("i",)), ("ında", ("ı",)), ("unda", ("u",)), ("ündə", ("ü",)), ("inde", ("i",)), ("ünde", ("ü",)),
    ("indəki", ("i",)), ("ındakı", ("ı",)), ("indeki", ("i",)), ("ındaki", ("ı",)),
    ("inə", ("i",)), ("ına", ("ı",)), ("una", ("u",)), ("ünə", ("ü",)), ("ine", ("i",)), ("üne", ("ü",)),
)  # fmt: skip
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_ARMENIAN_LETTER = re.compile(r"[\u0530-\u058f]")
_TURKIC_LETTER = re.compile(r"[əƏğĞışŞıİ]")
_SHORTEST_STEM = 3
# "Kars'ın": what follows an apostrophe is an ending, whatever village the whole may be.
_APOSTROPHE = re.compile(r"(.{2,})['’][a-zçəğıöşü]{1,6}")
# Of the cases those that things seldom have but places: where, and where from.
_LOCATIVE = {
    "hy": re.compile(r"(?:ում|ից)$"),
    "az": re.compile(r"(?:[dt][aəe](?:n|k[iı])?)$"),
    "ru": re.compile(r"[аеиоуыюяйм]х?$"),
}
_WHERE_BEFORE = re.compile(r"\b(?:во?|из|под|близ|возле|около|вблизи|недалеко\sот)\s$", re.IGNORECASE)
_NEAR_AFTER = re.compile(r"\s(?:մոտ|մոտակայք|մերձակայք|yaxınlığında|yakınında|yakınlarında)")
_FIRST_WORD, _LAST_WORD = re.compile(r"[^\W\d_]+"), re.compile(r"[^\s-]+$")
TURKIC_LANGUAGES = frozenset({"az", "tr"})


def uninflected(word: str, language: str) -> list[str]:
    """List the forms that a gazetteer may have of an inflected name.

    Parameters
    ----------
    word : str
    language : str
        ISO 639-1 code of the text; Turkic endings are cut off in Azerbaijani and Turkish texts only, Russian and
        Armenian ones wherever the alphabet shows them.

    Returns
    -------
    list of str
        The likeliest first, without the word itself; empty for a language that does not inflect names.
    """
    if _CYRILLIC_LETTER.search(word):
        endings = _RUSSIAN
    elif _ARMENIAN_LETTER.search(word):
        endings = _ARMENIAN
    elif language in TURKIC_LANGUAGES or (not language and _TURKIC_LETTER.search(word)):
        endings = _TURKIC
        word = re.split("['’]", word, maxsplit=1)[0] if re.search("['’]", word) else word
    else:
        return []
    return list(dict.fromkeys(_forms(word, endings)))


def before_apostrophe(name: str, language: str) -> str:
    """Give a Turkish or Azerbaijani name without the ending that an apostrophe divides from it; empty without one."""
    match = _APOSTROPHE.fullmatch(name) if language in TURKIC_LANGUAGES else None
    return match.group(1) if match else ""


def says_where(before: str, name: str, after: str, language: str) -> bool:
    """Whether the case of an inflected name, and the words beside it, say where something is, or where from.

    Parameters
    ----------
    before, after : str
        The text on both sides.
    name : str
        As written.
    language : str
        ISO 639-1 code of the text; Russian and Armenian are told by the alphabet.
    """
    if _NEAR_AFTER.match(after):
        return True
    if _CYRILLIC_LETTER.search(name):
        return _LOCATIVE["ru"].search(name) is not None and _WHERE_BEFORE.search(before) is not None
    kind = "hy" if _ARMENIAN_LETTER.search(name) else "az" if language in TURKIC_LANGUAGES else ""
    return bool(kind) and _LOCATIVE[kind].search(name) is not None


def uninflected_names(name: str, language: str) -> list[str]:
    """List the forms that a gazetteer may have of an inflected name of one or more words.

    In Russian the first word has an ending of its own, as the adjective in "Нижнего Новгорода" and the noun in
    "Ростове-на-Дону".
    """
    first, last = _FIRST_WORD.match(name), _LAST_WORD.search(name)
    if first is None or last is None:
        return []
    forms = [name[: last.start()] + form for form in uninflected(last.group(), language)]
    if first.end() <= last.start() and _CYRILLIC_LETTER.search(first.group()):
        heads = [*_forms(first.group(), _RUSSIAN_ADJECTIVES), *_forms(first.group(), _RUSSIAN)]
        rests = [name[first.end() :], *(form[first.end() :] for form in forms)]
        forms += [head + rest for head in heads for rest in rests]
    return list(dict.fromkeys(form for form in forms if form != name))


def _forms(word: str, endings: _Endings) -> list[str]:
    low = word.lower()
    forms = [word] if len(low) >= _SHORTEST_STEM else []
    for ending, originals in endings:
        if low.endswith(ending):
            plain = (word[: len(word) - len(ending)] + original for original in originals)
            forms += [form for form in plain if len(form) >= _SHORTEST_STEM]
    return forms
