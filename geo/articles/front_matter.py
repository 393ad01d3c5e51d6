"""The YAML block at the head of a Markdown file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import yaml

from geo.articles.cleaning import clean_line
from geo.articles.dates import publication_date
from geo.articles.metadata import Metadata, author_names, language_code, web_address
from geo.errors import ArticleError

_FENCE = re.compile(r"\s*---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "publication_date", "published_at"),
    "url": ("url", "link", "canonical_url", "original_url"),
    "language": ("language", "lang"),
    "license": ("license", "licence"),
}
_KNOWN_LINE = re.compile(rf"(?:{'|'.join(key for keys in _KEYS.values() for key in keys)})[ \t]*:", re.IGNORECASE)


def split_front_matter(text: str, today: dt.date) -> tuple[Metadata, str]:
    """Take the front matter off a text.

    Parameters
    ----------
    text : str
        With line feeds as line ends.
    today : datetime.date
        A later publication date is ignored.

    Returns
    -------
    Metadata
        Empty where there is no front matter. Unknown keys are ignored; known ones with unusable values get a note.
    str
        The text that follows, or all of it.

    Raises
    ------
    ArticleError
        Front matter was begun and is not closed, or is not valid YAML.
    """
    opening = _FENCE.match(text)
    if not opening:
        return Metadata(), text
    closing = _END.search(text, opening.end())
    if not closing:
        if _KNOWN_LINE.match(text, opening.end()):
            raise ArticleError('has front matter that is never closed. End it with a line of three hyphens: "---".')
        return Metadata(), text
    values = _parse(text[opening.end() : closing.start()], first_line=text.count("\n", 0, opening.end()))
    if not isinstance(values, Mapping):
        # Two rules with text between them, as in any Markdown file.
        return Metadata(), text
    return _metadata({str(key).strip().lower(): value for key, value in values.items()}, today), text[closing.end() :]


def _parse(written: str, first_line: int) -> object:
    try:
        # The base loader makes only texts, lists and mappings: no object is built, and an impossible date stays a text.
        return yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506  # see the line above
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + first_line + 1}" if error.problem_mark else ""
        reason = f"{error.problem or 'unreadable'}{line}"
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
    except RecursionError:
        reason = "nested too deeply"
    raise ArticleError(
        f"has front matter that is not valid YAML ({reason}). Put quotes round values that hold a colon or a quote."
    )


def _metadata(values: Mapping[str, Any], today: dt.date) -> Metadata:
    notes: list[str] = []

    def text_of(field: str) -> str:
        for key in _KEYS[field]:
            value = values.get(key)
            if isinstance(value, str) and value.strip():
                return clean_line(value)
            if value:
                notes.append(f"{key} in the front matter is not a text and was ignored.")
        return ""

    published = publication_date(text_of("published"), today)
    written_url, written_language = text_of("url"), text_of("language")
    url, language = web_address(written_url), language_code(written_language)
    if written_url and not url:
        notes.append(f'The address "{written_url[:80]}" is not a web address (http or https) and was ignored.')
    if written_language and not language:
        notes.append(f'The language "{written_language[:80]}" is not known; write a code such as "en".')
    return Metadata(
        title=text_of("title"),
        publisher=text_of("publisher"),
        authors=_authors(values),
        published=published.day,
        url=url,
        language=language,
        license=text_of("license"),
        notes=(*notes, *filter(None, [published.note])),
    )


def _authors(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Read names written as one text, a list of texts, or a list of mappings with a name."""
    for key in _KEYS["authors"]:
        value = values.get(key)
        if isinstance(value, str) and value.strip():
            return author_names(re.sub(r"^by\s+", "", value.strip(), flags=re.IGNORECASE))
        if isinstance(value, list):
            named = (entry.get("name") if isinstance(entry, Mapping) else entry for entry in value)
            return tuple(clean_line(name) for name in named if isinstance(name, str) and clean_line(name))
    return ()
