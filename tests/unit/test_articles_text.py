"""Plain text and Markdown: what of a messy file is prose, and what it says of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import parse_article
from geo.model import Article

TODAY = dt.date(2026, 1, 15)

# Written for these tests, with every kind of mess that a news site's export brings along.
MESSY = """

# Two Bridges Closed After Shelling Near Martuni

By [Nune Example](#) and Tural Sample

October 3, 2020



A closed bridge on the road to Martuni, seen on Friday. **Ani Invented / TASS**

Officials in Martuni closed two bridges on Saturday after shells fell beside them overnight.

### **Embed:**

"Nobody should drive there," a spokesman in Stepanakert
said, adding that one driver had been wounded.

Traffic was sent over Hadrut, the officials in Baku

said.

## **'Nobody crosses'**

A third bridge near Fuzuli &amp; its railway stayed open.

Repairs begin

Work will start on Monday, the ministry said. ADVERTISEMENT is a word here.

ADVERTISEMENT

Reporting by Nune Example in Stepanakert; editing by Tural Sample

Original url:

<https://www.example.org/2020/10/03/two-bridges-closed>"""


def read(text: str) -> Article:
    return parse_article(text.encode(), source="a.txt", html=False, today=TODAY)


@pytest.fixture(scope="module")
def messy() -> Article:
    return read(MESSY)


def test_the_head_of_a_messy_article_becomes_metadata(messy: Article) -> None:
    assert messy.title == "Two Bridges Closed After Shelling Near Martuni"
    assert messy.authors == ("Nune Example", "Tural Sample")
    assert messy.published == dt.date(2020, 10, 3)
    assert messy.language == "en"


def test_the_trailing_address_becomes_the_url_and_its_host_the_publisher(messy: Article) -> None:
    assert messy.url == "https://www.example.org/2020/10/03/two-bridges-closed"
    assert messy.publisher == "example.org"


def test_a_caption_is_kept_without_its_credit(messy: Article) -> None:
    assert messy.captions == ("A closed bridge on the road to Martuni, seen on Friday.",)


def test_subheadings_are_kept_apart_and_embed_markers_are_not_among_them(messy: Article) -> None:
    assert messy.headings == ("'Nobody crosses'", "Repairs begin")


def test_only_prose_is_in_the_body(messy: Article) -> None:
    assert messy.body.split("\n\n") == [
        "Officials in Martuni closed two bridges on Saturday after shells fell beside them overnight.",
        '"Nobody should drive there," a spokesman in Stepanakert said, adding that one driver had been wounded.',
        "Traffic was sent over Hadrut, the officials in Baku said.",
        "A third bridge near Fuzuli & its railway stayed open.",
        "Work will start on Monday, the ministry said. ADVERTISEMENT is a word here.",
    ]


def test_windows_line_ends_make_no_difference(messy: Article) -> None:
    assert read(MESSY.replace("\n", "\r\n")) == messy


def test_a_head_without_empty_lines_is_read_line_by_line() -> None:
    article = read(
        "Bridge closed near Lachin\nBy AFP | 3 October 2020, 14:05 GMT\n"
        "A bridge near Lachin was closed on Saturday after a long night of shelling, officials there said, and\n"
        "nobody may cross.\nIt reopens soon.\n"
    )
    assert (article.title, article.authors, article.published) == (
        "Bridge closed near Lachin",
        ("AFP",),
        dt.date(2020, 10, 3),
    )
    assert article.body == (
        "A bridge near Lachin was closed on Saturday after a long night of shelling, officials there said, and "
        "nobody may cross.\n\nIt reopens soon."
    )


def test_lines_too_long_to_be_wrapped_are_paragraphs_of_their_own() -> None:
    first = "Officials in Martuni said " + "that shells fell beside the bridge and " * 5 + "that it was closed."
    assert read(f"Title\n\n{first}\n{first}").body == f"{first}\n\n{first}"


def test_a_hyphen_at_a_line_end_stays_one_word() -> None:
    assert (
        "a cease-fire held"
        in read("The officials who were in the town at the time said that a cease-\nfire held.").body
    )


def test_sentences_that_end_are_not_joined() -> None:
    assert read("Title\n\nThe bridge is closed.\n\niPhone pictures show it.").body.count("\n\n") == 1


def test_items_of_a_list_are_not_joined_into_one_sentence() -> None:
    assert read("Closed were these:\n\n- the bridge at Lachin\n- the road to Shusha\n").body.split("\n\n") == [
        "Closed were these:",
        "the bridge at Lachin",
        "the road to Shusha",
    ]


def test_a_paragraph_that_begins_with_a_year_keeps_it() -> None:
    assert read("Title\n\n2020. That was the year of the war.").body == "2020. That was the year of the war."


def test_markup_is_removed_and_text_that_looks_like_markup_kept() -> None:
    body = read(
        "Title\n\n**Shells** hit [a _bridge_](https://example.org/b) `near` Lachin &amp; Goris; 2 * 3 < 7."
    ).body
    assert body == "Shells hit a bridge near Lachin & Goris; 2 * 3 < 7."


def test_html_and_script_stay_visible_text() -> None:
    body = read(
        "Title\n\nHe wrote <script>alert('x')</script> and <b>left</b>.\n\n<img src=x onerror=alert(1)> was shown."
    ).body
    assert body == "He wrote <script>alert('x')</script> and <b>left</b>.\n\n<img src=x onerror=alert(1)> was shown."


def test_a_block_of_html_stays_visible_text() -> None:
    body = read("Title\n\nShells hit a bridge.\n\n<script>\nalert(1)\n</script>\n\n<div>It was closed.</div>").body
    assert "<script>" in body
    assert "alert(1)" in body
    assert "<div>It was closed.</div>" in body


def test_html_comments_are_dropped_but_not_an_unclosed_one() -> None:
    assert (
        read("Title\n\nOne <!-- hidden\n\nhidden --> two.\n\nThree <!-- is text.").body
        == "One two.\n\nThree <!-- is text."
    )


def test_characters_are_composed_and_invisible_ones_removed() -> None:
    body = read("Title\n\nS\u030cus\u030ca\u200b and\u00a0\u00a0Xank\u0259ndi\ufeff\u202e are\u0007 \u00adtowns.").body
    assert body == "Šuša and Xankəndi are towns."


def test_a_dateline_stays_in_the_body() -> None:
    text = "STEPANAKERT, Sept 19 (Reuters) - Shells hit the town on Tuesday."
    assert read(f"Title\n\n{text}").body == text


@pytest.mark.parametrize(
    ("written", "caption"),
    [
        ("A road near Lachin. **Jane Example / AFP**", "A road near Lachin."),
        ("A road near Lachin **AP**", "A road near Lachin"),
        ("A road near Lachin. **Press service of the ministry**", "A road near Lachin."),
        ("A road near Lachin. (Photo by Jane Example)", "A road near Lachin."),
        ("A road near Lachin [Jane Example/AFP]", "A road near Lachin"),
        ("A road near Lachin. (AP Photo/Jane Example)", "A road near Lachin."),
        ("A road near Lachin. REUTERS/Jane Example", "A road near Lachin."),
        ("A road near Lachin. Photograph: Jane Example/Getty Images", "A road near Lachin."),
        ("A road near Lachin © Jane Example", "A road near Lachin"),
        ("Photo: A road near Lachin after the shelling.", "A road near Lachin after the shelling."),
        ("Caption: A road near Lachin. Jane Example / TASS", "A road near Lachin."),
        ("![A road near Lachin](road.jpg)", "A road near Lachin"),
        ("![](road.jpg)\n*A road near Lachin. Photo: Jane Example*", "A road near Lachin."),
    ],
)
def test_captions_are_known_by_their_credit_label_or_picture(written: str, caption: str) -> None:
    article = read(f"# Title\n\n{written}\n\nShells hit a bridge on Tuesday.")
    assert article.captions == (caption,)
    assert article.body == "Shells hit a bridge on Tuesday."


@pytest.mark.parametrize(
    "credit", ["Photo: Jane Example", "Jane Example / TASS", "![image](a.jpg)", "![road.jpg](road.jpg)"]
)
def test_a_credit_or_a_picture_that_describes_nothing_is_no_caption(credit: str) -> None:
    article = read(f"# Title\n\n{credit}\n\nShells hit a bridge on Tuesday.")
    assert article.captions == ()
    assert article.body == "Shells hit a bridge on Tuesday."


@pytest.mark.parametrize(
    "prose",
    [
        "The bridge was hit, the ministry told Reuters.",
        "Twelve people fled to **Stepanakert**.",
        "The toll rose. **More than 100 people left on Sunday**",
        "Support fell to a third, a survey showed (Reuters/Ipsos).",
        "By Monday, the army had taken Lachin.",
        "By Monday evening nobody was left in the town.",
        "Date: nobody could say which.",
        "Source: an officer who gave no name told reporters that the road is closed.",
        "Author: someone who lives in the town and saw it.",
        "In September 2020 the war began.",
        "Video of the strike was shared widely.",
        "The road is closed, he said. Source of the fire was a mine.",
    ],
)
def test_prose_that_resembles_furniture_stays_prose(prose: str) -> None:
    article = read(f"# Title\n\nShells hit a bridge on Tuesday.\n\n{prose}\n\nIt was closed.")
    assert prose.replace("**", "") in article.body.split("\n\n")


def test_a_picture_inside_a_long_paragraph_takes_no_prose_with_it() -> None:
    prose = "Shells hit a bridge near Lachin on Tuesday, and officials closed it. " * 6
    article = read(f"# Title\n\n![A flag](flag.png) {prose}")
    assert article.body == prose.strip()
    assert article.captions == ("A flag",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By AFP", ("AFP",)),
        ("BY JANE EXAMPLE", ("JANE EXAMPLE",)),
        ("By Jane Example, John Sample and Ani Invented", ("Jane Example", "John Sample", "Ani Invented")),
        ("By Jane van der Example in Tbilisi", ("Jane van der Example",)),
        ("Author: Jane Example", ("Jane Example",)),
        ("Автор: Нунэ Пример", ("Нунэ Пример",)),
        ("Reuters", ("Reuters",)),
    ],
)
def test_bylines_give_authors(line: str, authors: tuple[str, ...]) -> None:
    article = read(f"# Title\n\n{line}\n\nShells hit a bridge on Tuesday.")
    assert article.authors == authors
    assert article.body == "Shells hit a bridge on Tuesday."


@pytest.mark.parametrize(
    "head",
    [
        "Posted on October 3, 2020 by Jane Example",
        "By Jane Example, 3 October 2020",
        "By Jane Example on October 3, 2020 at 10:05 AM",
        "By Jane Example | October 3, 2020 | 5 min read",
        "By Jane Example\nOctober 3, 2020",
        "October 3, 2020 - By Jane Example",
        "Author: Jane Example\nDate: 2020-10-03",
    ],
)
def test_byline_and_date_are_read_together_or_apart(head: str) -> None:
    article = read(f"# Title\n\n{head}\n\nShells hit a bridge on Tuesday.")
    assert (article.authors, article.published) == (("Jane Example",), dt.date(2020, 10, 3))
    assert article.body == "Shells hit a bridge on Tuesday."


@pytest.mark.parametrize(
    "tail",
    [
        "© 2020 Example News. All rights reserved.",
        "Copyright Example News",
        "Additional reporting by Jane Example in Tbilisi",
        "(Reporting by Jane Example in Goris; Editing by Ani Invented)",
        "Share this article\nFollow us on Twitter\nComments (12)",
        "Read more: Another bridge is closed near Goris",
    ],
)
def test_what_stands_below_an_article_is_no_prose(tail: str) -> None:
    article = read(f"# Title\n\nShells hit a bridge on Tuesday.\n\n{tail}\n")
    assert article.body == "Shells hit a bridge on Tuesday."
    assert (article.captions, article.headings) == ((), ())


def test_a_copyright_after_the_last_sentence_takes_no_prose_with_it() -> None:
    article = read("# Title\n\nShells hit a bridge.\n\nIt was closed on Tuesday. © Example News")
    assert article.body == "Shells hit a bridge.\n\nIt was closed on Tuesday."


def test_a_title_that_reads_like_a_byline_is_a_title() -> None:
    assert read("# By Land and Sea\n\nShells hit a bridge on Tuesday.").title == "By Land and Sea"


def test_a_kicker_above_the_heading_is_not_the_title() -> None:
    article = read("World\n\n# Bridge closed near Lachin\n\nShells hit a bridge on Tuesday.")
    assert article.title == "Bridge closed near Lachin"
    assert article.body == "Shells hit a bridge on Tuesday."


def test_a_text_that_starts_with_prose_has_no_title() -> None:
    article = read("Shells hit a bridge on Tuesday.\n\nIt was closed.")
    assert article.title == ""
    assert article.body == "Shells hit a bridge on Tuesday.\n\nIt was closed."


def test_a_text_without_full_stops_is_not_taken_for_subheadings() -> None:
    article = read("Latest\n\nShelling in Martuni\n\nTwo wounded in Hadrut\n\nRoad closed at Lachin")
    assert article.headings == ()
    assert "Two wounded in Hadrut" in article.body


@pytest.mark.parametrize(
    "tail",
    [
        "Original url:\n\n<https://example.org/a>",
        "Original url: https://example.org/a",
        "Source: https://example.org/a",
        "**Link:** <https://example.org/a>",
        "https://example.org/a",
        "[Original article](https://example.org/a)",
        "https://social.example/post/1\n\nURL: https://example.org/a",
    ],
)
def test_a_trailing_address_is_the_articles(tail: str) -> None:
    article = read(f"# Title\n\nShells hit a bridge on Tuesday.\n\n{tail}\n")
    assert article.url == "https://example.org/a"
    assert article.body == "Shells hit a bridge on Tuesday."


def test_an_embedded_address_in_the_middle_is_neither_prose_nor_the_articles() -> None:
    paragraphs = "\n\n".join(f"Paragraph {number} tells more." for number in range(6))
    article = read(f"# Title\n\nShells hit a bridge.\n\nhttps://social.example/1\n\n{paragraphs}")
    assert article.url is None
    assert "social.example" not in article.body


def test_a_line_of_prose_with_a_rule_under_it_is_no_heading() -> None:
    assert read("Title\n\nShells hit a bridge on Tuesday.\n---\nIt was closed.").headings == ()


def test_the_language_of_a_russian_text_is_told() -> None:
    text = "Мост закрыт\n\nСнаряды попали в мост возле Лачина, сообщили власти."  # noqa: RUF001  # Russian
    assert read(text).language == "ru"


def test_the_language_of_a_few_letters_is_not_guessed() -> None:
    assert read("Ok.").language == ""


def test_the_id_is_that_of_the_address_or_else_of_the_words() -> None:
    with_url = "# Title\n\nShells hit a bridge.\n\nURL: https://example.org/a"
    assert read(with_url).id == read(with_url.replace("bridge", "road")).id
    assert read("# Title\n\nShells hit a bridge.").id != read("# Title\n\nShells hit a road.").id
    assert read("# Title\n\nShells hit a bridge.").id == read("\n# Title\n\n\nShells  hit a bridge.\n").id


def test_a_long_text_keeps_every_paragraph_whole() -> None:
    paragraphs = [
        f"Shells hit bridge number {number} near Lachin on Tuesday, officials said. " * 8 for number in range(300)
    ]
    wrapped = [paragraph.replace(" on Tuesday, ", " on\nTuesday, ").strip() for paragraph in paragraphs]
    assert read("# Title\n\n" + "\n\n".join(wrapped)).body.split("\n\n") == [text.strip() for text in paragraphs]


def test_a_line_too_long_for_markup_stays_as_written() -> None:
    line = "Shells hit **a bridge** near Lachin. " * 1000
    assert read(f"# Title\n\n{line}").body == line.strip()


def test_a_text_that_is_mostly_marks_stays_as_written() -> None:
    marks = "![a](b) " * 500
    assert read(f"# Title\n\nShells hit a bridge.\n\n{marks}").body.endswith(f"Shells hit a bridge.\n\n{marks.strip()}")


def test_an_agency_at_the_end_of_a_wrapped_line_is_no_byline_in_the_middle_of_a_sentence() -> None:
    assert read("# A title\n\nThe AP\nreported it first.\n\nOthers followed.\n").body.startswith(
        "The AP reported it first."
    )
