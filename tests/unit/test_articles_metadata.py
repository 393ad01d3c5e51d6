"""Front matter, dates and addresses."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import parse_article
from geo.articles.dates import is_date, publication_date
from geo.articles.metadata import language_code, web_address
from geo.errors import ArticleError
from geo.model import Article

TODAY = dt.date(2026, 1, 15)
TEXT = "Shells hit a bridge near Lachin on Tuesday, officials said."


def read(front_matter: str, text: str = TEXT) -> Article:
    return parse_article(f"---\n{front_matter}\n---\n{text}\n".encode(), source="a.md", html=False, today=TODAY)


def test_front_matter_gives_every_field_and_unknown_keys_are_ignored() -> None:
    article = read(
        'title: "Karabakh: a bridge"\npublisher: Example News\nauthors: [Jane Example, name: Ani]\n'
        "url: https://example.org/a\npublished: 2020-10-03\nlanguage: en\nlicense: CC BY 4.0\ntags: [a, b]\ndraft: true"
    )
    assert (article.title, article.publisher, article.license) == ("Karabakh: a bridge", "Example News", "CC BY 4.0")
    assert article.published == dt.date(2020, 10, 3)
    assert (article.url, article.language) == ("https://example.org/a", "en")
    assert article.body == TEXT
    assert article.notes == ()


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("author: Jane Example", ("Jane Example",)),
        ("author: By Jane Example and Ani Sample", ("Jane Example", "Ani Sample")),
        (
            "authors:\n  - Jane Example\n  - name: Ani Sample\n    email: ani@example.org",
            ("Jane Example", "Ani Sample"),
        ),
        ("authors: []", ()),
    ],
)
def test_authors_may_be_a_text_a_list_or_mappings(written: str, authors: tuple[str, ...]) -> None:
    assert read(written).authors == authors


def test_other_spellings_of_keys_are_known() -> None:
    article = read("Headline: A bridge\nDate: 3 October 2020\nLang: en-GB\nLink: https://example.org/a\nLicence: MIT")
    assert (article.title, article.published, article.language) == ("A bridge", dt.date(2020, 10, 3), "en")
    assert (article.url, article.license) == ("https://example.org/a", "MIT")


def test_what_front_matter_says_wins_over_the_text() -> None:
    article = read("title: A bridge\npublished: 2020-10-03", f"# A Bridge\n\nOctober 4, 2020\n\n{TEXT}")
    assert (article.title, article.published, article.body) == ("A bridge", dt.date(2020, 10, 3), TEXT)
    assert article.headings == ()


def test_front_matter_may_stand_after_a_byte_order_mark() -> None:
    data = f"\ufeff---\r\ntitle: A bridge\r\n---\r\n{TEXT}".encode()
    assert parse_article(data, source="a", html=False, today=TODAY).title == "A bridge"


def test_rules_around_text_are_not_front_matter() -> None:
    assert read("Hello there, reader.").body == f"Hello there, reader.\n\n{TEXT}"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("title: Karabakh: a bridge", "line 2"),
        ("title: [a", "not valid YAML"),
        ("title: a\n\tb: c", "not valid YAML"),
        ("title: " + "[" * 20_000, "nested too deeply"),
        ("title: &a a\nurl: *b", "line 3"),
    ],
)
def test_broken_front_matter_is_rejected_with_what_to_do(written: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason) as raised:
        read(written)
    assert "Put quotes round values" in str(raised.value)


def test_front_matter_that_is_never_closed_is_rejected() -> None:
    with pytest.raises(ArticleError, match="never closed"):
        parse_article(b"---\ntitle: A bridge\n\nText.", source="a", html=False, today=TODAY)


def test_front_matter_without_text_is_rejected() -> None:
    with pytest.raises(ArticleError, match='only a title "A bridge"'):
        read("title: A bridge", "")


@pytest.mark.parametrize("key", ["title", "publisher", "url", "published", "language", "license"])
def test_a_value_of_the_wrong_kind_is_ignored_with_a_note(key: str) -> None:
    article = read(f"{key}: {{a: b}}")
    assert article.notes == (f"{key} in the front matter is not a text and was ignored.",)


def test_yaml_cannot_make_objects() -> None:
    article = read('title: !!python/object/apply:os.system ["true"]\npublisher: !!python/name:os.system ""')
    assert article.title == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/a", "example.org/a", "https://", "data:text/html,x"]
)
def test_an_address_that_is_not_of_the_web_is_dropped_with_a_note(url: str) -> None:
    article = read(f'url: "{url}"')
    assert article.url is None
    assert article.publisher == ""
    assert url in article.notes[0]


def test_an_unknown_language_is_told_from_the_text_instead() -> None:
    article = read("language: Klingonese")
    assert article.language == "en"
    assert "Klingonese" in article.notes[0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-09-19", dt.date(2023, 9, 19)),
        ("2023-09-19T23:30:00+04:00", dt.date(2023, 9, 19)),
        ("2023/9/19 10:00", dt.date(2023, 9, 19)),
        ("20230919", dt.date(2023, 9, 19)),
        ("19.09.2023", dt.date(2023, 9, 19)),
        ("03.04.2023", dt.date(2023, 4, 3)),
        ("19/09/2023", dt.date(2023, 9, 19)),
        ("9/19/2023", dt.date(2023, 9, 19)),
        ("5/5/2023", dt.date(2023, 5, 5)),
        ("September 19, 2023", dt.date(2023, 9, 19)),
        ("Tuesday, Sept. 19, 2023", dt.date(2023, 9, 19)),
        ("19th September 2023, 14:05 GMT", dt.date(2023, 9, 19)),
        ("September 19, 2023 at 3:45 p.m. EDT", dt.date(2023, 9, 19)),
        ("Published on 19 September 2023", dt.date(2023, 9, 19)),
        ("19 сентября 2023 г.", dt.date(2023, 9, 19)),  # noqa: RUF001  # Russian
        ("10:00 Sept 19, 2023", dt.date(2023, 9, 19)),
        ("19 septembre 2023", dt.date(2023, 9, 19)),
        ("19 Eylül 2023", dt.date(2023, 9, 19)),
        ("2026-01-16", dt.date(2026, 1, 16)),  # already tomorrow further east
    ],
)
def test_dates_are_read_to_the_day(written: str, day: dt.date) -> None:
    assert publication_date(written, TODAY).day == day
    assert is_date(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2023-02-30", "not a day that exists"),
        ("31.04.2023", "not a day that exists"),
        ("30 February 2023", "not a day that exists"),
        ("someday", "not a day that exists"),
        ("2020", "not a day that exists"),
        ("September 2023", "not a day that exists"),
        ("yesterday", "not a day that exists"),
        ("1695115800", "not a day that exists"),
        ("03/04/2023", "day/month or month/day"),
        ("2099-01-01", "in the future"),
        ("January 17, 2026", "in the future"),
        ("0001-01-01", "before the first newspapers"),
        ("9" * 500, "not a day that exists"),
    ],
)
def test_dates_that_cannot_be_used_are_ignored_with_the_reason(written: str, reason: str) -> None:
    found = publication_date(written, TODAY)
    assert found.day is None
    assert reason in found.note
    assert read(f'published: "{written}"').published is None


def test_no_date_is_no_problem() -> None:
    article = read("title: A bridge")
    assert article.published is None
    assert article.notes == ()


def test_a_later_update_is_not_the_day_of_publication() -> None:
    article = read("title: A bridge", f"Updated: October 5, 2020\n\nPublished: October 3, 2020\n\n{TEXT}")
    assert article.published == dt.date(2020, 10, 3)
    assert article.body == TEXT


@pytest.mark.parametrize("line", ["30 February 2023", "2099-01-01", "03/04/2023"])
def test_a_date_line_that_cannot_be_used_is_no_prose_either(line: str) -> None:
    article = read("title: A bridge", f"{line}\n\n{TEXT}")
    assert (article.published, article.body) == (None, TEXT)
    assert line in article.notes[0]


@pytest.mark.parametrize(
    "line", ["In 2020", "The war of 27 September 2020 began here", "12 people, 2020", "Gate 5", ""]
)
def test_other_lines_with_numbers_are_no_dates(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "<https://пример.рф/a>",
        "https://localhost/a",
        "https://[::1]/a",
        "https://en.wikipedia.org/wiki/Battle_of_Shusha_(2020)",
    ],
)
def test_web_addresses_are_taken(written: str) -> None:
    assert web_address(written) == written.strip("<>")


@pytest.mark.parametrize(
    "written",
    [
        "", "example.org", "//example.org", "https:///a", "https://user:secret@example.org/", "https://exa mple.org/",
        'https://example.org/"onclick="x', "https://example.org/<b>", "https://[::1", "https://example.org:99999/",
        "JaVaScRiPt://example.org/%0aalert(1)", "https://example.org/" + "a" * 3000, "mailto:a@example.org",
    ],
)  # fmt: skip
def test_other_addresses_are_not(written: str) -> None:
    assert web_address(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("EN-us", "en"), ("az_Latn_AZ", "az"), ("English", "en"), ("русский", "ru"), ("none of these", "")],
)
def test_languages_are_reduced_to_their_codes(written: str, code: str) -> None:
    assert language_code(written) == code
