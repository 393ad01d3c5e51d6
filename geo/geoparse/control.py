"""What forces do to places and what befalls places: "Rebel units left Goma", "Shusha was shelled"."""

from __future__ import annotations

import re

from geo.geoparse.fold import fold
from geo.geoparse.matcher import Span
from geo.geoparse.surroundings import Surroundings
from geo.geoparse.words import FIRST_NAMES, FORCES, TAKEN_BY_FORCES

_FORCES = re.compile(rf"\b(?:{'|'.join(sorted(FORCES))})\b", re.IGNORECASE)
_BEFELL = re.compile(
    r"\s(?:(?:was|is|were|came|remains|remained|lies|lay|(?:has|had)\sbeen)\s(?:\w+ly\s|again\s|also\s|still\s)?(?:being\s)?"
    r"(?:shelled|bombed|bombarded|besieged|retaken|recaptured|liberated|occupied|stormed|overrun|encircled|flooded|razed"
    r"|looted|cut\soff|demined|under\s(?:\w+\s)?(?:fire|attack|siege|shelling|bombardment|curfew|occupation|control)"
    r"|without\s(?:power|electricity|water|gas|heating)|in\sruins)"
    r"|(?:fell|falls)\sto\s|changed\shands)\b"
)


def forces_move(span: Span, around: Surroundings) -> bool:
    """Whether the words before say that armed people took, held, struck or left what the span names.

    One word that is also a given name is as likely somebody whom they held or left.
    """
    if around.before(span).lower() not in TAKEN_BY_FORCES:
        return False
    if span.last - span.first == 1 and fold(around.words[span.first].text) in FIRST_NAMES:
        return False
    return _FORCES.search(around.text, around.sentence_start(span), span.start) is not None


def befell(span: Span, around: Surroundings) -> bool:
    """Whether the words after say what is said of places and hardly of people."""
    return _BEFELL.match(around.text, span.end) is not None
