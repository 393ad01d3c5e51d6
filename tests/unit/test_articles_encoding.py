"""Bytes to text."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from geo.articles import parse_article
from geo.articles.encoding import decode
from geo.errors import ArticleError

ENGLISH = "Title\n\nA café near Lachin was hit, “two” people said."
RUSSIAN = "Мост возле Лачина закрыт, сообщило министерство обороны. Двое водителей ранены, дорога на Шушу открыта."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_russian_in_utf_16_is_read(mark: str) -> None:
    assert decode((mark + RUSSIAN).encode("utf-16-le")).text == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (
            "L'armée a tiré près de Lachin, a déclaré le ministère. Des élèves ont été blessés.",
            "latin-1",
            "windows-1252",
        ),
        (ENGLISH, "cp1252", "windows-1252"),
    ],
)
def test_legacy_encodings_are_told_and_named(text: str, encoding: str, named: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert named in decoded.note


def test_utf_8_needs_no_note_and_an_article_keeps_the_note_of_another_encoding() -> None:
    today = dt.date(2026, 1, 15)
    assert parse_article(RUSSIAN.encode(), source="a", html=False, today=today).notes == ()
    assert "windows-1251" in parse_article(RUSSIAN.encode("cp1251"), source="a", html=False, today=today).notes[0]


def test_the_encoding_that_a_page_declares_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-9"></head><body><p>Şuşa çevresinde köprü.</p></body></html>'
    decoded = decode(page.encode("iso-8859-9"), html=True)
    assert "Şuşa çevresinde" in decoded.text
    assert "iso-8859-9" in decoded.note


@pytest.mark.parametrize("declared", ["no-such-code", "hex", "zip", "rot13", "undefined", "utf-8"])
def test_a_page_that_declares_nonsense_is_read_all_the_same(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in decode(page.encode("cp1251"), html=True).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nsome text", "PDF"),
        (b"{\\rtf1\\ansi some text}", "RTF"),
        (b"PK\x03\x04" + bytes(range(256)), "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (bytes(range(256)) * 4, "binary"),
        (b"text with\0\0\0zero bytes", "binary"),
        (bytes([1, 2, 3, 4, 5, 6, 7, 8]) * 20, "binary"),
        (random.Random(3).randbytes(4000), "binary"),  # noqa: S311  # only has to look like noise
        (bytes(random.Random(3).choices(range(128, 256), k=4000)), "could not be told"),  # noqa: S311  # the same
        ("日本語のテキストです。".encode("shift_jis") * 20, "could not be told"),
        (b"\xff\xfe" + b"\x00\xd8" * 20, "not valid UTF-16-LE"),
        (b"\xef\xbb\xbf\xff\xff", "not valid UTF-8"),
        ("Б��т �� ��т�� ������.".encode() * 5, "lost letters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_rejected_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason) as raised:
        decode(data)
    assert "Save it as UTF-8" in str(raised.value)


def test_one_lost_letter_is_no_reason_to_reject() -> None:
    assert "caf\ufffd" in decode("The caf\ufffd near Lachin was hit.".encode()).text
