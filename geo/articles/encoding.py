"""Bytes to text: which encoding they are in, or why they are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from geo.errors import ArticleError

# The longest mark first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)

# Those that can be told apart from the bytes alone, for the languages that news of the region is written in.
_LEGACY = ("cp1251", "cp1252", "koi8_r")
_LEGACY_NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "koi8_r": "KOI8-R"}

_HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# A stray control character or a lost letter is no reason to reject a text; one in a hundred is.
_MOST_ODD = 0.01
_FEW = 3
_SAVE_AS = "Save it as UTF-8 text"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what had to be assumed to read it (empty for UTF-8 and for text with a byte order mark)."""

    text: str
    note: str = ""


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Decode the bytes of a text file.

    UTF-8 is tried first, since text in another encoding is hardly ever valid UTF-8; then what an HTML page declares;
    then UTF-16 by where its zero bytes stand; then the legacy encodings, by how the letters fall.

    Parameters
    ----------
    data : bytes
        The whole file.
    html : bool
        Whether to look for the encoding that an HTML page declares.

    Raises
    ------
    ArticleError
        The bytes are not text, or in an encoding that could not be told.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"is {name}, whatever its name says. {_SAVE_AS} and read that.")
    # Zero bytes are valid UTF-8, so they have to be looked at first.
    decoded = _by_mark(data) or _utf_16(data) or _strict(data, "utf-8") or _declared(data, html=html) or _legacy(data)
    few = max(_FEW, _MOST_ODD * len(decoded.text))
    if len(_CONTROL.findall(decoded.text)) > few:
        raise ArticleError(f"is binary, not text. {_SAVE_AS} and read that.")
    if decoded.text.count("\ufffd") > few:
        raise ArticleError(f"has lost letters: it was once read in a wrong encoding. {_SAVE_AS} from the original.")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            decoded = _strict(data[len(mark) :], encoding)
            if decoded is None:
                raise ArticleError(f"begins as {encoding.upper()} but is not valid {encoding.upper()}. {_SAVE_AS}.")
            return decoded
    return None


def _strict(data: bytes, encoding: str, note: str = "") -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), note)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, *, html: bool) -> Decoded | None:
    found = _HTML_CHARSET.search(data[:4096]) if html else None
    if not found:
        return None
    name = found.group(1).decode("ascii")
    try:
        # Not every codec makes text of bytes: "hex" and "zip" are codecs too.
        encoding = codecs.lookup(name).name if "\0".encode(name) else ""
    except (LookupError, ValueError, TypeError):
        return None
    return _strict(data, encoding, f"Read as {name}, as the page declares.")


def _utf_16(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark, whose zero bytes (of Latin letters, spaces, line ends) stand all on one side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if not even and not odd:
        return None
    if even and odd:
        raise ArticleError(f"is binary, not text: it holds zero bytes. {_SAVE_AS} and read that.")
    encoding = "utf-16-le" if odd else "utf-16-be"
    decoded = _strict(data, encoding, f"Read as {encoding.upper()}, judging by its zero bytes.")
    # Spaces and line ends alone make a tenth of any prose.
    if decoded is None or (even or odd) < 0.05 * len(decoded.text) or not _is_plausible(decoded.text):
        raise ArticleError(f"is binary, not text: it holds zero bytes. {_SAVE_AS} and read that.")
    return decoded


def _is_plausible(text: str) -> bool:
    """Tell whether most characters are of the scripts in use west of India: bytes paired at random are not."""
    common = sum(character < "\u0600" or "\u2010" <= character <= "\u206f" for character in text)
    return common > 0.9 * len(text)


def _legacy(data: bytes) -> Decoded:
    best = charset_normalizer.from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise ArticleError(f"is in an encoding that could not be told, or is not text. {_SAVE_AS}.")
    name = _LEGACY_NAMES.get(best.encoding, best.encoding)
    return Decoded(str(best), f"Read as {name}, since it is not UTF-8; save it as UTF-8 if letters look wrong.")
