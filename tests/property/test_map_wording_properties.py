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
    assert not any(0xD800 <= ord(character) < 0xE000 for character in spelled)


def test_many_words_pass_over_what_no_text_can_hold():
    texts = [f"word{i} word{i} word{i}" for i in range(61_000)]
    words = word_list(texts)
    assert [read(text, words) for text in spell(texts[-2000:], words)] == texts[-2000:]
    assert len(words) > 0xE000 - 0x23
    assert set(words[0xD800 - 0x23 : 0xE000 - 0x23]) == {""}


def test_what_repeats_becomes_one_character():
    texts = ["The ministry said so.", "The ministry denied it."]
    words = word_list(texts)
    assert len(spell(["The ministry"], words)[0]) == 2
