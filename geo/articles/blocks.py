"""The pieces that a text or a page falls into, before anyone asks what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What the markup says a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of clean text, markup removed.

    Attributes
    ----------
    kind : BlockKind
    text : str
    bold_end : str
        The bold words that the text ends with; empty where it does not. Photo credits are often set so.
    """

    kind: BlockKind
    text: str
    bold_end: str = ""
