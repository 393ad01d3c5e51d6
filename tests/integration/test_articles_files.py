"""Files and folders on a disk."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from geo.articles import MAX_BYTES, find_inputs, read_article, read_articles
from geo.errors import ArticleError
from geo.model import Article, Rejection

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "seeds"
TEXT = "Bridge closed\n\nShells hit a bridge near Lachin on Tuesday."


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason(path: Path) -> str:
    with pytest.raises(ArticleError) as raised:
        read_article(path)
    assert str(path) not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown", "a.htm", "a.HTML", "a.xhtml"])
def test_every_kind_that_is_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, f"<p>{TEXT}</p>" if "ht" in name.lower() else TEXT)
    article = read_article(path)
    assert "Shells hit a bridge near Lachin on Tuesday." in article.body
    assert article.source == str(path)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt.bak", "a", "a.csv"])
def test_other_kinds_are_rejected_with_a_list_of_those_that_are_read(tmp_path: Path, name: str) -> None:
    message = reason(write(tmp_path / name))
    assert ".txt" in message
    assert ".html" in message


def test_a_missing_file_and_a_dangling_link_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "does not exist" in reason(tmp_path / "gone.txt")
    assert "link to something that does not" in reason(tmp_path / "link.txt")


def test_a_link_to_itself_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot be read" in reason(tmp_path / "loop.txt")


def test_a_folder_with_the_name_of_a_file_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert "is a folder" in reason(tmp_path / "a.txt")


def test_a_socket_is_rejected_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")
        assert "is not a file" in reason(Path("a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    assert "Check its permissions" in reason(path)


def test_a_file_that_is_too_large_is_rejected_and_one_at_the_limit_read(tmp_path: Path) -> None:
    paragraph = b"Shells hit a bridge near Lachin on Tuesday, officials said. " * 50 + b"\n\n"
    article = (paragraph * (MAX_BYTES // len(paragraph) + 1))[:MAX_BYTES]
    assert "holds 10.0 MB, more than the 5 MB" in reason(write(tmp_path / "large.txt", article * 2))
    assert read_article(write(tmp_path / "limit.txt", article)).body.startswith("Shells hit")


def test_a_file_with_too_many_lines_or_tags_is_rejected(tmp_path: Path) -> None:
    assert "has 200,000 lines, more than the 100,000" in reason(write(tmp_path / "a.txt", "a\n" * 200_000))
    assert "has 200,000 tags, more than the 100,000" in reason(write(tmp_path / "a.html", "a<br>" * 200_000))


@pytest.mark.parametrize("content", ["", " \n\n\t", "\ufeff", "\u200b"])
def test_an_empty_file_is_rejected(tmp_path: Path, content: str) -> None:
    assert reason(write(tmp_path / "a.txt", content)) == "is empty."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Bridge closed near Lachin", 'only a title "Bridge closed near Lachin"'),
        ("# Bridge closed\n\nBy AFP\n\nOctober 3, 2020", 'only a title "Bridge closed"'),
        ("***\n\n1234", "no text"),
    ],
)
def test_a_file_without_prose_is_rejected(tmp_path: Path, content: str, expected: str) -> None:
    assert expected in reason(write(tmp_path / "a.txt", content))


def test_a_folder_is_walked_in_order_without_hidden_files_and_its_own_readme(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", "sub/README.md", ".hidden.txt", ".git/d.txt", "LICENSE", "readme.txt"):
        write(tmp_path / name)
    write(tmp_path / "table.xlsx")
    found = [path.relative_to(tmp_path).as_posix() for path in find_inputs([tmp_path])]
    assert found == ["a.txt", "b.md", "sub/c.html", "table.xlsx"]


def test_sources_keep_their_order_and_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path / "z" / "1.txt"), write(tmp_path / "a" / "README.md")
    assert find_inputs([first.parent, second, first]) == [first, second]


def test_a_link_that_leads_back_up_does_not_go_round_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert [path.name for path in find_inputs([tmp_path])] == ["a.txt"]


def test_a_dangling_link_in_a_folder_is_reported_not_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert find_inputs([tmp_path]) == [tmp_path / "a.txt"]


def test_a_source_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file or folder"):
        find_inputs([tmp_path, tmp_path / "gone"])


def test_an_empty_folder_has_no_inputs(tmp_path: Path) -> None:
    assert find_inputs([tmp_path]) == []


def test_bad_files_are_rejected_one_by_one_and_the_others_read(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", b"\x00\x01\x02" * 50)
    write(tmp_path / "2.txt")
    write(tmp_path / "3.pdf")
    results = list(read_articles([*find_inputs([tmp_path]), tmp_path / "4.txt"]))
    assert [type(result) for result in results] == [Rejection, Article, Rejection, Rejection]
    assert [Path(result.source).name for result in results] == ["1.txt", "2.txt", "3.pdf", "4.txt"]
    assert all(result.reason for result in results if isinstance(result, Rejection))


def test_the_same_address_or_the_same_words_are_a_duplicate_of_the_first(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "One\n\nShells hit a bridge.\n\nURL: https://example.org/a")
    write(tmp_path / "2.txt", "Two\n\nShells hit a road.\n\nURL: https://example.org/a")
    write(tmp_path / "3.txt", "Three\n\nShells  hit a BRIDGE!\n\nURL: https://example.org/b")
    write(tmp_path / "4.txt", "Four\n\nShells hit a town.\n\nURL: https://example.org/c")
    first, address, words, other = read_articles(find_inputs([tmp_path]))
    assert isinstance(first, Article)
    assert isinstance(other, Article)
    assert isinstance(address, Rejection)
    assert "same address" in address.reason
    assert first.source in address.reason
    assert isinstance(words, Rejection)
    assert "same text" in words.reason
    assert first.source in words.reason


def test_a_name_that_is_not_utf_8_is_shown_and_can_be_written_out(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        write(path)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert read_article(path).source.endswith("caf\ufffd.txt")
    assert read_article(path).source.encode()


def test_every_demo_article_says_all_about_itself() -> None:
    results = list(read_articles(find_inputs([PROJECT / "seeds"])))
    assert len(results) == 42
    for article in results:
        assert isinstance(article, Article), article
        assert all([article.title, article.publisher, article.url, article.published, article.license]), article.source
        assert article.language == "en"
        assert (article.notes, article.captions, article.headings) == ((), (), ())
        assert Path(article.source).read_text(encoding="utf-8").split("\n---\n")[1].strip() == article.body


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real article is not part of the repository")
def test_nothing_but_prose_of_the_real_article_is_in_its_body() -> None:
    (path,) = SHARED.glob("*.txt")
    article = read_article(path)
    assert article.title.startswith("Azerbaijan Launches")
    assert article.authors == ("AFP",)
    assert str(article.published) == "2023-09-19"
    assert article.url is not None
    assert article.url.startswith("https://www.themoscowtimes.com/2023/09/19/")
    assert article.publisher == "themoscowtimes.com"
    assert article.language == "en"
    assert len(article.captions) == 1
    assert article.captions[0].endswith("Lachin District.")
    assert len(article.headings) == 2
    paragraphs = article.body.split("\n\n")
    assert all(paragraph[-1] in '."' for paragraph in paragraphs)
    assert all(not paragraph[0].islower() for paragraph in paragraphs)
    for furniture in (
        "By AFP",
        "September 19, 2023",
        "TASS",
        "Embed",
        "Original url",
        "http",
        "*",
        "#",
        "Mine blasts\n",
    ):
        assert furniture not in article.body
