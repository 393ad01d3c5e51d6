"""Whatever a file holds, it becomes a regular article or is rejected with a reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.articles import parse_article
from geo.articles.cleaning import clean_characters, clean_line
from geo.articles.dates import is_date, publication_date
from geo.articles.metadata import web_address
from geo.errors import ArticleError
from geo.model import Article

TODAY = dt.date(2026, 1, 15)
SOURCE = "a.txt"

WORDS = st.sampled_from(
    [
        "Shells", "hit", "a", "bridge", "near", "Lachin", "on", "Tuesday", "officials", "said.", "closed!", "(AFP)",
        "Reuters", "By", "2020", "www", "café", "Şuşa",
    ]
)  # fmt: skip
PROSE = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
MARKUP = st.sampled_from(
    [
        "---", "title: x", "# ", "## **A**", "**", "> ", "- ", "2020. ", "\n", "\n\n", "![a](b)", "[a](http://b.c)",
        "<!--", "-->", "<p>", "</p>", "<script>", "&amp;", "&#0;", "&#xD800;", "\u200b", "\ufeff", "\x07", "\r\n",
        "\t", "\u2028", "By Jane Example", "October 3, 2020", "Photo: Jane / AFP", "Original url:", "Embed:", "`",
        "https://example.org/a", "\\", "\u0301", "(Photo by A)",
    ]
)  # fmt: skip
MESS = st.lists(st.one_of(PROSE, MARKUP, st.text(max_size=12)), max_size=25).map("".join)


def read(data: bytes, *, html: bool = False) -> Article | str:
    try:
        return parse_article(data, source=SOURCE, html=html, today=TODAY)
    except ArticleError as error:
        return str(error)


def check(result: Article | str) -> None:
    if isinstance(result, str):
        assert result.endswith(".")
        assert SOURCE not in result
        return
    paragraphs = result.body.split("\n\n")
    assert any(character.isalpha() for character in result.body)
    for text in (*paragraphs, result.title, result.publisher, *result.authors, *result.captions, *result.headings):
        assert text == " ".join(text.split())
        assert text == unicodedata.normalize("NFC", text)
        assert not {unicodedata.category(character) for character in text} & {"Cc", "Cf", "Cs"}
    assert all(paragraphs)
    assert result.url is None or re.match(r"https?://[^\s]+$", result.url)
    assert result.published is None or result.published <= TODAY + dt.timedelta(days=1)
    assert re.fullmatch(r"[a-z]{0,3}", result.language)
    assert re.fullmatch(r"[0-9a-f]{16}", result.id)


@given(st.binary(max_size=400), st.booleans())
@example(b"", False)
@example(b"\xff\xfe", False)
@example(b"---\n? [a]\n: b\n---\nText is here.", False)
@example(b"---\n- a\n---\nText is here.", False)
@example(b'---\ntitle: "\\ud800"\n---\nText is here.', False)
@example(b"<html><p>\x00</html>", True)
@settings(max_examples=150, deadline=None)
def test_any_bytes_become_an_article_or_are_rejected(data: bytes, html: bool) -> None:
    check(read(data, html=html))


@given(MESS, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@settings(max_examples=200, deadline=None)
def test_any_mess_becomes_a_regular_article_or_is_rejected(text: str, encoding: str) -> None:
    check(read(text.encode(encoding, "replace")))


@given(MESS)
@settings(max_examples=60, deadline=None)
def test_any_mess_in_a_page_becomes_a_regular_article_or_is_rejected(text: str) -> None:
    check(read(f"<html><body><article><p>{text}</p></article></body></html>".encode("utf-8", "replace"), html=True))


@given(MESS)
@settings(max_examples=60, deadline=None)
def test_reading_is_deterministic(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert read(data) == read(data)


@given(st.lists(PROSE.map(lambda prose: f"The {prose} ended."), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_plain_sentences_come_through_unchanged(paragraphs: list[str]) -> None:
    result = read(("# A title\n\n" + "\n\n".join(paragraphs)).encode())
    assert isinstance(result, Article)
    assert result.body == "\n\n".join(paragraphs)


@given(PROSE, st.sampled_from([" ", "\n", "\r\n", "\u00a0", "\u200b "]))
@settings(max_examples=60, deadline=None)
def test_the_id_does_not_depend_on_space_or_line_ends(prose: str, space: str) -> None:
    text = f"# A title\n\nThe {prose} ended."
    one, other = read(text.encode()), read(text.replace(" ended.", f"{space}ended.").encode())
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.id == other.id


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_characters(text)
    assert clean_characters(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(max_size=90))
@settings(max_examples=60, deadline=None)
def test_any_text_may_stand_for_a_date(text: str) -> None:
    found = publication_date(text, TODAY)
    assert found.day is not None or found.note or not text.split()
    is_date(text)


@given(st.dates(min_value=dt.date(1605, 1, 1), max_value=TODAY))
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_back_from_its_iso_form(day: dt.date) -> None:
    assert publication_date(day.isoformat(), TODAY).day == day


@given(st.text(max_size=40))
def test_an_address_taken_is_always_one_of_the_web(text: str) -> None:
    for written in (text, f"https://{text}", f"http://example.org/{text}"):
        if address := web_address(written):
            assert address.lower().startswith(("http://", "https://"))
            assert not re.search(r"[\s<>\"]", address)
