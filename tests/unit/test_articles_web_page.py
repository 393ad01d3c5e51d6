"""Saved HTML pages."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import parse_article
from geo.errors import ArticleError
from geo.model import Article

TODAY = dt.date(2026, 1, 15)

# Written for these tests.
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Bridge closed near Martuni | Example News</title>
<meta property="og:site_name" content="Example News">
<meta name="author" content="Jane Example">
<meta property="article:published_time" content="2020-10-03T10:00:00Z">
<link rel="canonical" href="https://example.org/news/bridge">
<script>document.title = "never run"</script><style>p { color: red }</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>
<h1>Bridge closed near Martuni</h1>
<p class="byline">By Jane Example</p>
<figure><img src="a.jpg" alt="bridge">
<figcaption>A bridge near Lachin. <span class="credit">Ani Invented / AFP</span></figcaption></figure>
<p>Officials in Martuni <b>closed</b> a <a href="/b">bridge</a> on Saturday &amp; sent traffic over Hadrut.</p>
<figure><img src="b.jpg"><figcaption>Traffic in Hadrut. (Photo: Ani Invented)</figcaption></figure>
<h2>Denial</h2>
<p>Baku denied it; someone wrote &lt;script&gt;alert(1)&lt;/script&gt; on a wall.</p>
<ul><li>One bridge is open.</li></ul>
<blockquote><p>Nobody should drive there.</p></blockquote>
<script>alert(2)</script>
</article>
<footer>Terms of use</footer>
</body></html>"""


def read(page: str) -> Article:
    return parse_article(page.encode(), source="a.html", html=True, today=TODAY)


@pytest.fixture(scope="module")
def article() -> Article:
    return read(PAGE)


def test_the_head_of_a_page_becomes_metadata(article: Article) -> None:
    assert article.title == "Bridge closed near Martuni"
    assert (article.publisher, article.authors) == ("Example News", ("Jane Example",))
    assert (article.published, article.language) == (dt.date(2020, 10, 3), "en")
    assert article.url == "https://example.org/news/bridge"


def test_only_the_articles_prose_is_in_the_body(article: Article) -> None:
    assert article.body.split("\n\n") == [
        "Officials in Martuni closed a bridge on Saturday & sent traffic over Hadrut.",
        "Baku denied it; someone wrote <script>alert(1)</script> on a wall.",
        "One bridge is open.",
        "Nobody should drive there.",
    ]
    assert article.headings == ("Denial",)


def test_figure_captions_are_kept_as_captions_without_their_credits(article: Article) -> None:
    assert article.captions == ("A bridge near Lachin.", "Traffic in Hadrut.")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Shells hit a bridge near Lachin.</p>",
        "<html><body><p>Shells hit a bridge near Lachin.</p></body></html>",
        "<html><body><div><div>Shells hit a bridge near Lachin.</div></div></body></html>",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Shells hit a bridge near Lachin.</p></body></html>",
        "Shells hit a bridge near Lachin.",
    ],
)
def test_a_short_page_or_a_fragment_is_read(page: str) -> None:
    assert read(page).body == "Shells hit a bridge near Lachin."


def test_many_captions_do_not_hide_the_byline() -> None:
    figures = "".join(f"<figure><figcaption>Bridge number {number}.</figcaption></figure>" for number in range(12))
    page = f"<html><body><article>{figures}<p>By Jane Example</p><p>Shells hit a bridge.</p></article></body></html>"
    article = read(page)
    assert len(article.captions) == 12
    assert article.authors == ("Jane Example",)
    assert article.body == "Shells hit a bridge."


def test_a_page_that_breaks_the_extractor_is_rejected_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", break_down)
    with pytest.raises(ArticleError, match=r"RecursionError.*Save its text"):
        read(PAGE)


def test_lines_parted_by_breaks_are_paragraphs() -> None:
    page = "<html><body><article><p>Shells hit a bridge.<br><br>It was closed.</p></article></body></html>"
    assert read(page).body == "Shells hit a bridge.\n\nIt was closed."


def test_a_page_saved_as_a_text_file_is_read_as_a_page_with_a_note() -> None:
    article = parse_article(PAGE.encode(), source="a.txt", html=False, today=TODAY)
    assert article.headings == ("Denial",)
    assert "HTML" in article.notes[0]


def test_a_date_in_the_text_is_not_the_pages_date() -> None:
    page = "<html><body><article><p>The war began on 27 September 2020 near Martuni.</p></article></body></html>"
    assert read(page).published is None


def test_a_future_date_is_ignored_with_a_note() -> None:
    assert read(PAGE.replace("2020-10-03", "2025-10-03")).published == dt.date(2025, 10, 3)
    assert read(PAGE.replace("2020-10-03", "2199-10-03")).published is None


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><body><script>alert(1)</script></body></html>"])
def test_a_page_without_an_article_is_rejected(page: str) -> None:
    with pytest.raises(ArticleError, match=r"holds no"):
        read(page)


def test_a_page_nested_beyond_measure_is_read_or_rejected() -> None:
    with pytest.raises(ArticleError, match=r"holds no"):
        read("<div>" * 50_000 + "Shells hit a bridge.")
