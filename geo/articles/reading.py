"""Files to articles: the edge where bytes come in."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.articles.captions import describes
from geo.articles.cleaning import clean_characters, drop_comments
from geo.articles.encoding import decode
from geo.articles.front_matter import split_front_matter
from geo.articles.language import detect_language
from geo.articles.layout import Layout, lay_out
from geo.articles.markdown import read_blocks
from geo.articles.metadata import Metadata, host_name
from geo.articles.web_page import read_page
from geo.errors import ArticleError
from geo.model import Article, Rejection

MAX_BYTES = 5_000_000
"""The most that one file may hold: several novels of text, or a very heavy page."""

MAX_PIECES = 100_000
"""The most lines of a text, or tags of a page; no article comes near it."""

_TEXT = {".txt", ".text", ".md", ".markdown"}
_HTML = {".html", ".htm", ".xhtml"}
_PAGE_START = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read_article(path: Path) -> Article:
    """Read one file as an article.

    Parameters
    ----------
    path : pathlib.Path
        Plain text, Markdown (with YAML front matter or without), or a saved HTML page. At most 5 MB.

    Returns
    -------
    Article
        With everything that is no prose taken out of its body.

    Raises
    ------
    ArticleError
        The file is not an article that can be read. The message is the reason and what to do, without the path.
    """
    suffix = path.suffix.lower()
    if path.is_file() and suffix not in _TEXT | _HTML:
        kinds = ", ".join(sorted(_TEXT | _HTML))
        raise ArticleError(f'is of a kind that is not read ("{suffix or path.name}"). Read are {kinds}.')
    return parse_article(_read_bytes(path), source=_shown(path), html=suffix in _HTML, today=dt.date.today())


def parse_article(data: bytes, *, source: str, html: bool, today: dt.date) -> Article:
    """Make an article of a file's bytes.

    Parameters
    ----------
    data : bytes
        The whole file.
    source : str
        Where they are from, as the user named it.
    html : bool
        Whether they are an HTML page; else plain text or Markdown.
    today : datetime.date
        A later publication date is ignored.

    Raises
    ------
    ArticleError
        They are not an article that can be read.
    """
    decoded = decode(data, html=html)
    text = clean_characters(decoded.text)
    if not text.strip():
        raise ArticleError("is empty.")
    notes = [decoded.note] if decoded.note else []
    if not html and _PAGE_START.match(text):
        html = True
        notes.append("Read as an HTML page, since it begins as one.")
    pieces, name = (text.count("<"), "tags") if html else (text.count("\n"), "lines")
    if pieces > MAX_PIECES:
        raise ArticleError(f"has {pieces:,} {name}, more than the {MAX_PIECES:,} of one article. Split it.")
    if html:
        declared, blocks = read_page(decoded.text, today)
    else:
        declared, text = split_front_matter(text, today)
        blocks = read_blocks(drop_comments(text))
    layout = lay_out(blocks, declared, today)
    return _article(Metadata(notes=tuple(notes)).or_else(declared.or_else(layout.found)), layout, source)


def read_articles(paths: Iterable[Path]) -> Iterator[Article | Rejection]:
    """Read files one after the other; one that cannot be read does not stop the others.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        As `find_inputs` gives them.

    Yields
    ------
    Article or Rejection
        One for each path. An article that was read before, by its address or by its words, is rejected with the name
        of the first.
    """
    first: dict[str, str] = {}
    for path in paths:
        try:
            article = read_article(path)
        except ArticleError as error:
            yield Rejection(_shown(path), str(error))
            continue
        words = _digest(re.sub(r"\W+", " ", article.body).casefold())
        earlier = first.get(article.id) or first.get(words)
        if earlier is not None:
            same = "address" if article.id in first and article.url else "text"
            yield Rejection(article.source, f"is a duplicate: it has the same {same} as {earlier}, which was kept.")
            continue
        first[article.id] = first[words] = article.source
        yield article


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError("is a folder that cannot be read as an article. Name the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError("is not a file (a device, pipe or socket). Save it as a file first.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ArticleError("does not exist, or is a link to something that does not. Check the name.") from error
    except OSError as error:
        raise ArticleError(f"cannot be read ({error.strerror or error}). Check its permissions.") from error
    except ValueError as error:
        raise ArticleError(f"has a name that cannot be opened ({error}).") from error
    if len(data) > MAX_BYTES:
        size_mb = max(status.st_size, len(data)) / 1e6
        raise ArticleError(
            f"holds {size_mb:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB of one article. "
            "Split it, one file an article."
        )
    return data


def _article(metadata: Metadata, layout: Layout, source: str) -> Article:
    body = "\n\n".join(layout.paragraphs)
    if not any(character.isalpha() for character in body):
        title = f' "{metadata.title[:80]}"' if metadata.title else ""
        raise ArticleError(
            f"holds only a title{title} and no text below it." if title else "holds no text, only marks or captions."
        )
    return Article(
        id=_digest(metadata.url or f"{metadata.title}\n{body}"),
        title=metadata.title,
        publisher=metadata.publisher or (host_name(metadata.url) if metadata.url else ""),
        authors=metadata.authors,
        published=metadata.published,
        url=metadata.url,
        language=metadata.language or detect_language(body),
        body=body,
        captions=tuple(dict.fromkeys(filter(describes, layout.captions))),
        headings=tuple(dict.fromkeys(layout.headings)),
        source=source,
        license=metadata.license,
        notes=metadata.notes,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _shown(path: Path) -> str:
    """Give a path as text that can be written out, even where the file's name is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
