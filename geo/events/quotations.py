"""Quotations of several sentences: all that stands within the marks is said by whom it is attributed to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.attribution import find_attributions, speaker_at
from geo.events.sentences import Sentence

_MARK = re.compile(r"[“”\"«»]|\n\s*\n[ \t]*")
_CLOSING, _OPENING = {"”", "»"}, {"“", "«"}


def quotations(body: str, sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    """Find the quotations that reach over several sentences.

    Parameters
    ----------
    body : str
    sentences : sequence of Sentence
        Those of the body, in its order.

    Returns
    -------
    dict of int to (int, int)
        By number of each sentence of a quotation: those of its first and its last.
    """
    found: dict[int, tuple[int, int]] = {}
    number = 0
    for start, end in _quoted(body):
        while number < len(sentences) and sentences[number].end <= start:
            number += 1
        first = last = number
        while last + 1 < len(sentences) and sentences[last + 1].start < end:
            last += 1
        if last > first:
            found |= dict.fromkeys(range(first, last + 1), (first, last))
        number = last
    return found


def _quoted(body: str) -> list[tuple[int, int]]:
    """Find what stands between quotation marks; a paragraph that opens with another mark goes on with the quotation."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    paragraph = 0
    for mark in _MARK.finditer(body):
        sign, opens_paragraph = mark.group(), mark.start() == paragraph
        if "\n" in sign:
            paragraph = mark.end()
            # Each further paragraph of a quotation opens with a mark; one that does not was left open by mistake.
            if body[paragraph : paragraph + 1] not in _OPENING | {'"'}:
                start = None
        elif start is None:
            start = mark.start() if _can_open(body, mark) else None
        elif sign in _CLOSING or (sign == '"' and not opens_paragraph and _can_close(body, mark)):
            spans.append((start, mark.end()))
            start = None
        elif sign in _OPENING and not opens_paragraph:
            start = mark.start()
    return spans


def _can_open(body: str, mark: re.Match[str]) -> bool:
    """Tell an opening mark from that of inches and from one that closes what was never opened."""
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    return mark.group() in _OPENING or (mark.group() == '"' and not before.strip(" \n([—–-") and bool(after.strip()))


def _can_close(body: str, mark: re.Match[str]) -> bool:
    """Tell a closing mark from an opening one."""
    return bool(body[mark.start() - 1 : mark.start()].strip())


def speaker_of(opening: str, closing: str, previous: str) -> str:
    """Return who is quoted: named before the quotation or after it; else who spoke last.

    Parameters
    ----------
    opening, closing : str
        The first and the last sentence of a quotation.
    previous : str
        Who spoke in the sentence before it; empty for nobody.
    """
    # "The mayor said: “..." names the speaker first, "...,” the mayor said" last.
    ends = speaker_at(find_attributions(closing, previous), 0)
    return ends or speaker_at(find_attributions(opening, previous), len(opening) - 1) or previous
