"""How long articles take to read, and how much of the real article's furniture stays out of its body."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

from geo.articles import find_inputs, parse_article, read_article, read_articles
from geo.model import Article

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "seeds"
PARAGRAPH = "Shells hit a bridge near Lachin on Tuesday, officials said, and two drivers were wounded. "


def _seconds(data: bytes, *, html: bool) -> float:
    start = time.perf_counter()
    parse_article(data, source="", html=html, today=dt.date(2026, 1, 1))
    return time.perf_counter() - start


def measure() -> Iterator[str]:
    """Yield one line of text for each thing measured."""
    start = time.perf_counter()
    read = sum(isinstance(result, Article) for result in read_articles(find_inputs([PROJECT / "seeds"])))
    yield f"{read} demo articles read in {time.perf_counter() - start:.2f} s"
    paragraph = PARAGRAPH * 4
    text = f"# Title\n\n{paragraph}\n\n" * (1_000_000 // len(paragraph))
    _seconds(text[:5000].encode(), html=False)  # loads the language model
    yield f"1 MB of Markdown in {_seconds(text.encode(), html=False):.2f} s"
    page = f"<html><body><article>{f'<p>{paragraph}</p>' * (1_000_000 // len(paragraph))}</article></body></html>"
    _seconds(page[:5000].encode(), html=True)  # loads the extractor
    yield f"1 MB of HTML in {_seconds(page.encode(), html=True):.2f} s"
    if not SHARED.is_dir():
        yield "the real article: skipped, ../shared/seeds is not here"
        return
    for path in sorted(SHARED.glob("*.txt")):
        article = read_article(path)
        counts = len(article.body.split("\n\n")), len(article.captions), len(article.headings)
        yield "{}: {} paragraphs, {} captions, {} headings".format(path.name, *counts)
        yield f"{path.name}: {article.published}, by {', '.join(article.authors)}, {article.publisher}"
