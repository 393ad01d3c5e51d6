"""The language of a text that does not name it."""

from __future__ import annotations

from functools import cache
from typing import Any

_SURE = 0.9
_ENOUGH = 5_000
_FEWEST_LETTERS = 20


def detect_language(text: str) -> str:
    """Tell a text's language as an ISO 639-1 code; empty where it is too short or not clear."""
    sample = text[:_ENOUGH]
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return ""
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else ""


@cache
def _identifier() -> Any:
    # Takes most of a second to import and load, which articles that name their language need not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
