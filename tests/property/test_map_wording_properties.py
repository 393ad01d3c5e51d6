from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from geo.map.wording import read, spell, word_list

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=12)


@given(TEXTS)
def test_any_text_is_read_as_it_was_spelled(texts):
    words = word_list(texts)
    carried = json.loads(json.dumps([words, spell(texts, words)], ensure_ascii=False).encode("utf-8"))
    assert [read(text, carried[0]) for text in carried[1]] == texts


@given(TEXTS)
def test_no_character_needs_escaping(texts):
    spelled = "".join(spell(texts, word_list(texts)))
    assert len(json.dumps(spelled, ensure_ascii=False)) == len(spelled) + 2
    assert spelled.isascii()


def test_more_words_than_the_list_holds_are_spelled_by_letters():
    texts = [f"word{i} word{i} word{i}" for i in range(61_000)]
    words = word_list(texts)
    assert [read(text, words) for text in spell(texts[-2000:], words)] == texts[-2000:]
    assert len(words) < 61_000
    assert max(len(text) for text in spell(texts[:1], words)) <= 9


def test_more_letters_than_the_list_holds_lose_the_rarest_only():
    letters = [chr(code) for code in range(0x4E00, 0xD7A4)] + [chr(code) for code in range(0x20000, 0x22000)]
    texts = ["".join(letters), "common common ?"]
    words = word_list(texts)
    assert read(spell(texts, words)[1], words) == texts[1]
    assert len(read(spell(texts, words)[0], words)) == len(letters)


def test_what_repeats_becomes_one_character():
    texts = ["The ministry said so.", "The ministry denied it."]
    words = word_list(texts)
    assert len(spell(["The ministry"], words)[0]) == 2
