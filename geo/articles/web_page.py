"""The article in a saved HTML page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from geo.articles.blocks import Block, BlockKind
from geo.articles.cleaning import clean_line
from geo.articles.dates import publication_date
from geo.articles.metadata import Metadata, author_names, language_code, web_address
from geo.errors import ArticleError

_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|byline|author|source", re.IGNORECASE)
_INLINE = {"hi", "ref", "del"}
_BLOCK_KINDS = {"head": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "item": BlockKind.LIST_ITEM}


def read_page(text: str, today: dt.date) -> tuple[Metadata, list[Block]]:
    """Find the article in an HTML page, with trafilatura: nothing of the page is run or fetched.

    Parameters
    ----------
    text : str
        The page's source.
    today : datetime.date
        A later publication date is ignored.

    Returns
    -------
    Metadata
        What the page's head says.
    list of Block
        The article's blocks in reading order, the captions of its figures first.

    Raises
    ------
    ArticleError
        There is no page, or no article in it.
    """
    try:
        document, language, captions = _extract(text)
    except Exception as error:  # whatever a hostile page makes the extractor raise, others go on
        raise ArticleError(
            f"breaks the reader of HTML pages ({type(error).__name__}). Save its text as .txt."
        ) from error
    if document is None or document.body is None:
        raise ArticleError("holds no article that can be found. Save its text as .txt.")
    return _metadata(document, language, today), [*captions, *_blocks(document.body)]


def _extract(text: str) -> tuple[Any, str, list[Block]]:
    """Give trafilatura's document (None: no article), the language that the page declares, and its captions."""
    # Takes half a second to import, which a folder of Markdown need not wait for.
    import trafilatura

    tree = trafilatura.load_html(text)
    if tree is None:
        # A fragment, without a page round it.
        tree = trafilatura.load_html(f"<html><body>{text}</body></html>")
    if tree is None:
        return None, "", []
    language = language_code(tree.get("lang") or "")
    captions = list(_take_captions(tree))
    document = trafilatura.bare_extraction(
        tree,
        config=_settings(),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only what the page states as its date, not any date that its text happens to hold.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return document, language, captions


def _settings() -> Any:
    from trafilatura.settings import use_config

    # Below this size the extractor throws its result away and flattens the page; news in brief is that short.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return config


def _take_captions(tree: Any) -> Iterator[Block]:
    """Take the figures out of a page, giving their captions without the credits."""
    for figure in list(tree.iter("figure")):
        for written in figure.iter("figcaption"):
            for part in list(written.iter("span", "cite", "small", "div", "p")):
                if part.tag in {"cite", "small"} or _CREDIT_CLASS.search(part.get("class") or ""):
                    part.drop_tree()
            if text := clean_line(written.text_content()):
                yield Block(BlockKind.CAPTION, text)
        if figure.getparent() is not None and not figure.xpath(".//p[not(ancestor::figcaption)] | .//table"):
            figure.drop_tree()


def _metadata(document: Any, language: str, today: dt.date) -> Metadata:
    published = publication_date(document.date or "", today)
    return Metadata(
        title=clean_line(document.title or ""),
        publisher=clean_line(document.sitename or ""),
        authors=author_names((document.author or "").replace(";", ",")),
        published=published.day,
        url=web_address(clean_line(document.url or "")),
        language=language,
        license=clean_line(document.license or ""),
        notes=(published.note,) if published.note else (),
    )


def _blocks(body: Any) -> Iterator[Block]:
    """Walk the extractor's XML: headings, paragraphs and list items, and text that stands outside of them."""
    gathered: list[str] = []
    for kind, text in _pieces(body, BlockKind.PARAGRAPH):
        if kind is None:
            gathered.append(text)
            continue
        if loose := clean_line("".join(gathered)):
            yield Block(BlockKind.PARAGRAPH, loose)
        gathered = []
        if text:
            yield Block(kind, text)
    if loose := clean_line("".join(gathered)):
        yield Block(BlockKind.PARAGRAPH, loose)


def _pieces(element: Any, outer: BlockKind) -> Iterator[tuple[BlockKind | None, str]]:
    """Yield blocks, and loose text with None for its kind."""
    yield None, element.text or ""
    for child in element:
        kind = _BLOCK_KINDS.get(child.tag)
        if child.tag == "lb":
            yield outer, ""
        elif kind and not any(inner.tag in _BLOCK_KINDS for inner in child.iterdescendants()):
            for line in _lines(child):
                yield kind, line
        else:
            yield from _pieces(child, outer)
            if child.tag not in _INLINE:
                yield outer, ""
        yield None, child.tail or ""


def _lines(element: Any) -> list[str]:
    """Part a block at its line breaks."""
    for line_break in list(element.iter("lb")):
        line_break.tail = f"\n{line_break.tail or ''}"
    text = "".join(element.itertext())
    return [line for line in map(clean_line, text.split("\n")) if line]
