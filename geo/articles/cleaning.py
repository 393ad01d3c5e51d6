"""Characters, lines and paragraphs made regular, without touching the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_INVISIBLE = {"Cc", "Cf", "Cs"}
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# What may follow the mark that ends a sentence.
_CLOSING = "\"'”’»›)]}*_"
# The last ones are the Armenian, Chinese, Devanagari and Arabic full stops and question marks.
_SENTENCE_END = ".!?…:;։。।؟۔"


def clean_characters(text: str) -> str:
    """Compose letters (NFC), make every line end a line feed, and leave out control and zero-width characters."""
    text = text.replace("\r\n", "\n")
    # Looking only at the characters that occur keeps this quick on long texts.
    replaced = {ord(character): _replacement(character) for character in set(text)}
    return unicodedata.normalize("NFC", text.translate(replaced))


def _replacement(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in _INVISIBLE and character != "\n":
        return ""
    return character


def clean_line(text: str) -> str:
    """Do the same and put everything on one line, words parted by one space."""
    return " ".join(clean_characters(text).split())


def drop_comments(text: str) -> str:
    """Leave out HTML comments; one that is never closed stays, as it is likely to be text."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[position:start])
        position = end + 3
    return "".join([*kept, text[position:]])


def ends_sentence(text: str) -> bool:
    """Tell whether a paragraph ends as a sentence does, closing quotes and brackets set aside."""
    bare = text.rstrip(_CLOSING + " ")
    return bare.endswith(tuple(_SENTENCE_END))


def continues(before: str, after: str) -> bool:
    """Tell whether a break between two pieces of text clearly falls inside one sentence."""
    return bool(before and after) and not ends_sentence(before) and after.lstrip("\"'“‘«(")[:1].islower()


def join_pieces(pieces: Sequence[str]) -> str:
    """Join what line breaks parted; a hyphen at a break is kept, without a space."""
    return "".join(piece if _ends_in_hyphen(piece) else f"{piece} " for piece in pieces).strip()


def _ends_in_hyphen(piece: str) -> bool:
    return piece.endswith("-") and piece[-2:-1].isalnum()
