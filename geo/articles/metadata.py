"""What an article says of itself: title, publisher, authors, date, address, language, licence."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit

from geo.articles.cleaning import clean_line

_LONGEST_URL = 2000
_LANGUAGE_NAMES = {
    "english": "en", "russian": "ru", "русский": "ru", "armenian": "hy", "azerbaijani": "az", "turkish": "tr",
    "georgian": "ka", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "persian": "fa", "arabic": "ar",
    "ukrainian": "uk",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """Each field as in `geo.model.Article`; empty or None where nothing is said.

    `notes` are the things that were said and could not be used, in words for the article's owner.
    """

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    url: str | None = None
    language: str = ""
    license: str = ""
    notes: tuple[str, ...] = ()

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is empty here from `other`; the notes of both are kept."""
        filled: dict[str, Any] = {
            field.name: getattr(other, field.name) for field in fields(self) if not getattr(self, field.name)
        }
        return replace(self, **filled | {"notes": tuple(dict.fromkeys(self.notes + other.notes))})


def web_address(written: str) -> str | None:
    """Take a web address if it is one: http or https with a host, nothing else (so never ``javascript:``)."""
    written = written.strip().strip("<>").strip()
    if not written or len(written) > _LONGEST_URL or re.search(r"[\s\x00-\x1f\x7f\"<>\\^`{|}]", written):
        return None
    try:
        parts = urlsplit(written)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return written if host == "localhost" or re.fullmatch(r"[\w.:-]+", host) else None


def host_name(url: str) -> str:
    """Give the host of an address, without ``www.``: the publisher where nothing else says."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def language_code(written: str) -> str:
    """Give the ISO 639 code of a language written as a code, a locale (``en-US``) or an English name; else empty."""
    written = written.strip().lower()
    if found := re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?", written):
        return found[1]
    return _LANGUAGE_NAMES.get(written, "")


def author_names(written: str) -> tuple[str, ...]:
    """Part the names in a byline, which is given without its "By"."""
    names = re.split(r"\s*(?:[,;&|]|\band\b|\bи\b)\s*", clean_line(written))
    return tuple(dict.fromkeys(name for name in names if name))
