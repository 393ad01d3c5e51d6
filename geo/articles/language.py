"""The language of a text that does not name it."""

from __future__ import annotations

from functools import cache
from typing import Any

_SURE = 0.9
_ENOUGH = 5_000
_FEWEST_LETTERS = 20
#: An English text that names foreigners has fewer letters that are not English.
_FEW_FOREIGN = 0.03


def detect_language(text: str) -> str:
    """Tell a text's language as an ISO 639-1 code; empty where it is too short or not clear."""
    sample = text[:_ENOUGH]
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return ""
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else ""


def assumed_language(text: str) -> str:
    """As `detect_language`, and ``en`` where it is not clear.

    Only where some letters are not those of English is it asked: what tells languages apart takes a second to load.
    """
    letters = [letter for letter in text[:_ENOUGH] if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return (foreign > _FEW_FOREIGN * len(letters) and detect_language(text)) or "en"


@cache
def _identifier() -> Any:
    # Imported where needed: articles that name their language need not wait for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
