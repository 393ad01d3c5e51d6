"""Blocks to an article's parts: what is prose, what is caption or heading, and what the rest says of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from geo.articles.blocks import Block, BlockKind
from geo.articles.captions import caption_text, without_credit
from geo.articles.cleaning import continues, ends_sentence, join_pieces
from geo.articles.furniture import head_metadata, is_colophon, is_marker, labelled
from geo.articles.metadata import Metadata, web_address

# Byline and date stand among the first blocks, though a standfirst may come before them; the address among the last.
_HEAD_BLOCKS = 8
_TAIL_BLOCKS = 4
_LONGEST_TITLE = 200
_LONG_ENOUGH = 15
_LONGEST_HEADING = 70
_MOST_HEADING_WORDS = 9


@dataclass(slots=True)
class Layout:
    """An article's parts; paragraphs in reading order."""

    found: Metadata = field(default_factory=Metadata)
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


def lay_out(blocks: Sequence[Block], declared: Metadata, today: dt.date) -> Layout:
    """Sort blocks into prose, captions and headings, and read bylines, dates, labels and addresses.

    Parameters
    ----------
    blocks : sequence of Block
        In reading order.
    declared : Metadata
        What front matter or a page's head says: its title is not repeated among the headings.
    today : datetime.date
        A later publication date is ignored.
    """
    layout = Layout(
        captions=[without_credit(block.text, block.bold_end) for block in blocks if block.kind is BlockKind.CAPTION]
    )
    text = [block for block in blocks if block.kind is not BlockKind.CAPTION]
    rest = _without_furniture(text, layout, today)
    title, rest = _take_title(rest, declared.title or layout.found.title)
    layout.found = Metadata(title=title).or_else(layout.found)
    _sort(rest, layout)
    return layout


def _without_furniture(blocks: Sequence[Block], layout: Layout, today: dt.date) -> list[Block]:
    """Leave out markers, head lines, addresses and desk credits, keeping what they say in ``layout.found``."""
    rest: list[Block] = []
    expected = ""
    for index, block in enumerate(blocks):
        tail = index >= len(blocks) - _TAIL_BLOCKS
        label, value = labelled(block.text) or ("", "")
        address = web_address(value or block.text)
        if address:
            # An address on its own elsewhere belongs to something embedded.
            if label in {"url", "publisher"} or expected in {"url", "publisher"}:
                layout.found = Metadata(url=address).or_else(layout.found)
            elif tail or not index:
                layout.found = layout.found.or_else(Metadata(url=address))
            expected = ""
            continue
        expected = label if label and not value else ""
        if expected == "url" or is_marker(block.text) or (tail and is_colophon(block.text)):
            continue
        near = index < _HEAD_BLOCKS or tail
        # A title may read like a byline ("By Land and Sea").
        title = block.kind is BlockKind.HEADING and not index
        known = head_metadata(block.text, today) if near and not title else None
        if known is None:
            rest.append(block)
        else:
            layout.found = layout.found.or_else(known)
    return rest


def _take_title(blocks: Sequence[Block], known: str) -> tuple[str, list[Block]]:
    """Find the title and take its block out: the heading before any prose, else a first line that reads like one."""
    blocks = list(blocks)
    for index, block in enumerate(blocks):
        if known and _same(block.text, known):
            return known, blocks[:index] + blocks[index + 1 :]
        if block.kind is BlockKind.HEADING and not known and len(block.text) <= _LONGEST_TITLE:
            return block.text, blocks[:index] + blocks[index + 1 :]
        if block.kind is BlockKind.LIST_ITEM or (block.kind is BlockKind.PARAGRAPH and not _like_title(block)):
            break
    if known or not blocks or blocks[0].kind is not BlockKind.PARAGRAPH or not _like_title(blocks[0]):
        return known, blocks
    if len(blocks) > 1 and continues(blocks[0].text, blocks[1].text):
        return known, blocks
    return blocks[0].text, blocks[1:]


def _same(written: str, title: str) -> bool:
    """Tell whether a block repeats the title; a page's own title often has the site's name after it."""
    bare, whole = (re.sub(r"\W+", "", text).casefold() for text in (written, title))
    return bare == whole or (len(bare) >= _LONG_ENOUGH and whole.startswith(bare))


def _like_title(block: Block) -> bool:
    return (
        len(block.text) <= _LONGEST_TITLE
        and not block.text.rstrip("\"'”’»)").endswith((".", "…", ",", ";", ":"))
        and caption_text(block.text, block.bold_end) is None
    )


def _sort(blocks: Sequence[Block], layout: Layout) -> None:
    paragraphs: list[list[str]] = []
    joinable, last = False, ""
    prose = [ends_sentence(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    # Where most paragraphs lack a full stop, lacking one says nothing.
    punctuated = 2 * sum(prose) >= len(prose)
    for block, following in zip_longest(blocks, blocks[1:]):
        caption = caption_text(block.text, block.bold_end) if block.kind is BlockKind.PARAGRAPH else None
        if caption and following is None and "©" in block.text:
            # The copyright of the whole article, after its last sentence.
            block, caption = Block(BlockKind.PARAGRAPH, caption), None
        if caption is not None:
            layout.captions.append(caption)
        elif block.kind is BlockKind.HEADING or (punctuated and _like_heading(block, last, following)):
            layout.headings.append(block.text)
        elif joinable and block.kind is BlockKind.PARAGRAPH and continues(last, block.text):
            paragraphs[-1].append(block.text)
            last = block.text
        else:
            paragraphs.append([block.text])
            joinable, last = block.kind is BlockKind.PARAGRAPH, block.text
    layout.paragraphs.extend(map(join_pieces, paragraphs))


def _like_heading(block: Block, before: str, following: Block | None) -> bool:
    """Tell whether a short paragraph between two others is a subheading without markup."""
    if block.kind is not BlockKind.PARAGRAPH or following is None or following.kind is BlockKind.HEADING:
        return False
    bare = block.text.strip("\"'“”‘’«»")
    return (
        0 < len(bare) <= _LONGEST_HEADING
        and len(bare.split()) <= _MOST_HEADING_WORDS
        and not bare[0].islower()
        and bare[-1].isalnum()
        and not re.search(r"[.!?…] ", bare)
        and (not before or ends_sentence(before))
        and not following.text.lstrip("\"'“”‘’«»")[:1].islower()
    )
