"""Who says so, as written."""

from __future__ import annotations

import pytest

from geo.events.attribution import find_attributions, speaker_at


def speaker(sentence: str, previous: str = "", word: str = "killed") -> str:
    return speaker_at(find_attributions(sentence, previous), sentence.find(word))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Azerbaijan's defence ministry said two soldiers were killed.", "Azerbaijan's defence ministry"),
        (
            "Two soldiers were killed, according to Prime Minister Nikol Pashinyan, on the border.",
            "Prime Minister Nikol Pashinyan",
        ),
        ("Two soldiers were killed, the news site Caucasian Knot reported.", "the news site Caucasian Knot"),
        ("Two soldiers were killed, the ministry in Baku said on Wednesday.", "the ministry in Baku"),
        ("A day earlier, prosecutors in Baku said, three people were killed.", "prosecutors in Baku"),
        ("On Friday President Ilham Aliyev had announced that two were killed.", "President Ilham Aliyev"),
        (
            "Arayik Harutyunyan, who leads the administration, said two were killed.",
            "Arayik Harutyunyan, who leads the administration",
        ),
        ("“Two of us were killed,” Anna Petrosyan said.", "Anna Petrosyan"),
        ("The ministry said late on Sunday that 16 soldiers had been killed.", "The ministry"),
    ],
)
def test_speaker_is_found_as_written(sentence: str, who: str) -> None:
    assert speaker(sentence) == who


def test_narration_has_no_speaker() -> None:
    assert speaker("Two soldiers were killed near Goris on Wednesday.") == ""


def test_a_pronoun_speaks_for_the_speaker_before() -> None:
    assert speaker("It said two soldiers were killed.", previous="The army") == "The army"
    assert speaker("Two soldiers were killed, they said.", previous="residents") == "residents"


def test_each_half_of_a_sentence_can_have_its_own_speaker() -> None:
    sentence = "Baku said two soldiers were hurt, while Armenia claimed that five were killed."
    assert speaker(sentence, word="hurt") == "Baku"
    assert speaker(sentence, word="killed") == "Armenia"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The U.N. said two soldiers were killed.", "The U.N."),
        ("“Two of us were killed,” said Col. J. R. Smith on Sept. 20.", "Col. J. R. Smith"),
        ("Residents say two shepherds were killed.", "Residents"),
        ("Two soldiers were killed, the ombudsman wrote on X.", "the ombudsman"),
        ("Neither side reported that anyone was killed.", ""),
    ],
)
def test_titles_initials_and_posts_are_no_end_of_a_name(sentence: str, who: str) -> None:
    assert speaker(sentence) == who
