"""Plain text and Markdown to blocks. They share one path: a text file may well hold Markdown, as many exports do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from geo.articles.blocks import Block, BlockKind
from geo.articles.captions import is_agency
from geo.articles.cleaning import clean_line, continues, ends_sentence, join_pieces
from geo.articles.furniture import is_furniture, names_address

# HTML stays as the text it is. Indented lines are paragraphs in plain text; no article holds code.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["code", "fence"])
# The parser's time grows with the square of some hostile inputs, so it gets a stretch of paragraphs at a time. A single
# line longer than that is not looked into for markup, nor is a stretch that is one part in twenty marks.
_STRETCH = 20_000
_FEW_MARKS = 200
_MOST_MARKS = 0.05
# Lines longer than this were never wrapped by hand: each is a paragraph of its own.
_LONGEST_WRAPPED = 160
# A line that leaves more room than this for the next word was ended on purpose.
_FULL_ENOUGH = 0.75
_LONGEST_HEADING = 200
_LONGEST_CAPTION = 300
_LONGEST_BOLD_HEADING = 120


def read_blocks(text: str) -> list[Block]:
    """Parse text, as `geo.articles.cleaning.clean_characters` leaves it, into blocks in reading order."""
    blocks: list[Block] = []
    for stretch in _stretches(text):
        if len(stretch) > _STRETCH or _is_mostly_marks(stretch):
            blocks.extend(Block(BlockKind.PARAGRAPH, clean_line(line)) for line in stretch.split("\n"))
        else:
            blocks.extend(_blocks(_MARKDOWN.parse(stretch)))
    return [block for block in blocks if block.text]


def _stretches(text: str) -> Iterator[str]:
    """Part the text into stretches that the parser reads quickly: at an empty line, if one comes in time."""
    gathered: list[str] = []
    size = 0
    for line in text.split("\n"):
        enough = size >= _STRETCH / 2 and not line.strip()
        if gathered and (enough or size + len(line) > _STRETCH):
            yield "\n".join(gathered)
            gathered, size = [], 0
        gathered.append(line)
        size += len(line) + 1
    yield "\n".join(gathered)


def _is_mostly_marks(stretch: str) -> bool:
    """Tell whether a stretch holds far more markup than any article: the parser takes long over such, for nothing."""
    return sum(map(stretch.count, "[*_`<&")) > max(_FEW_MARKS, _MOST_MARKS * len(stretch))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Walk the parser's flat list of tokens."""
    list_item = ""
    depth = 0
    kind = BlockKind.PARAGRAPH
    underlined = False
    for token in tokens:
        if token.type == "list_item_open":
            # "2020. It was the year of" is no list, though it is parsed as one: its number is kept.
            list_item = f"{token.info}{token.markup} " if len(token.info) == 4 else ""
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "heading_open":
            # A line of prose with a rule under it is parsed as a heading too.
            underlined = token.markup in {"-", "="}
            kind = BlockKind.HEADING
        elif token.type == "paragraph_open":
            kind = BlockKind.LIST_ITEM if depth and not list_item else BlockKind.PARAGRAPH
        elif token.type == "inline":
            lines = _inline_lines(token.children or [])
            lines[0].text = list_item + lines[0].text
            list_item = ""
            heading = kind is BlockKind.HEADING and not (underlined and ends_sentence(token.content))
            yield from _heading(lines) if heading else _paragraphs(lines, _prose(kind))


@dataclass(slots=True)
class _Line:
    """One line as written, and which of its words are set off."""

    text: str = ""
    bold: str = ""
    bold_end: str = ""
    picture: str = ""

    def add(self, written: str, *, bold: bool) -> None:
        self.text += written
        if bold:
            self.bold += written
            self.bold_end += written
        elif written.strip():
            self.bold_end = ""


def _inline_lines(tokens: Sequence[Token]) -> list[_Line]:
    lines = [_Line()]
    bold = before = 0
    address = ""
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            lines.append(_Line())
        elif token.type in {"strong_open", "strong_close"}:
            bold += token.nesting
        elif token.type == "link_open":
            # Of a link only the text is kept, unless it is the one to the article itself.
            address, before = str(token.attrGet("href") or ""), len(lines[-1].text)
        elif token.type == "link_close":
            if names_address(lines[-1].text[before:]) and not address.startswith("#"):
                lines[-1].text = f"url: {address}"
        elif token.type == "image":
            lines[-1].picture += f"{token.content} "
        elif token.content:
            lines[-1].add(token.content, bold=bool(bold))
    return lines


def _prose(kind: BlockKind) -> BlockKind:
    return BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind


def _heading(lines: Sequence[_Line]) -> Iterator[Block]:
    text = clean_line(" ".join(line.text for line in lines))
    yield Block(BlockKind.HEADING if len(text) <= _LONGEST_HEADING else BlockKind.PARAGRAPH, text)


def _paragraphs(lines: Sequence[_Line], kind: BlockKind) -> Iterator[Block]:
    """Undo hard wrapping: lines are joined, but for those that were plainly ended on purpose."""
    pictures = [line.picture for line in lines if line.picture]
    yield from (Block(BlockKind.CAPTION, clean_line(picture)) for picture in pictures)
    lines = [line for line in lines if line.text.strip()]
    if pictures and lines and sum(len(line.text) for line in lines) <= _LONGEST_CAPTION:
        # What shares a paragraph with a picture describes it.
        text = clean_line(" ".join(line.text for line in lines))
        yield Block(BlockKind.CAPTION, text, clean_line(lines[-1].bold_end))
        return
    width = max((len(line.text) for line in lines), default=0)
    gathered: list[str] = []
    for line, following in zip_longest(lines, lines[1:]):
        gathered.append(line.text.strip())
        if following is None or _ended_on_purpose(line.text, following.text, width):
            text = clean_line(join_pieces(gathered))
            all_bold = len(gathered) == 1 and line.bold.strip() == line.text.strip()
            heading = all_bold and kind is BlockKind.PARAGRAPH and len(text) <= _LONGEST_BOLD_HEADING
            yield Block(BlockKind.HEADING if heading else kind, text, clean_line(line.bold_end))
            gathered = []


def _ended_on_purpose(line: str, following: str, width: int) -> bool:
    line, following = clean_line(line), clean_line(following)
    # An agency's name alone on a line is a byline, but not where the sentence goes on below ("The AP / said").
    mid_sentence = is_agency(line) and continues(line, following)
    if (is_furniture(line) and not mid_sentence) or is_furniture(following) or width > _LONGEST_WRAPPED:
        return True
    next_word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line) + 1 + len(next_word) <= _FULL_ENOUGH * width
