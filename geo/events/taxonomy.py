"""The types of events: a file of cue words that users can read and replace, and the search for those words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from geo.errors import TaxonomyError
from geo.events.cue_index import CueIndex, CuePattern, lowered
from geo.events.cue_patterns import compile_lists, count_words, further_stems, phrase, stems


@dataclass(frozen=True, slots=True)
class SubType:
    """A sub-type: its name, the words that report it, and those that only hint at it."""

    name: str
    cues: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type of events as the taxonomy file gives it.

    Attributes
    ----------
    key : str
        Short, for links and style sheets.
    label : str
        What a reader sees and what `Event.type` holds.
    colour : str
        "#rrggbb".
    description : str
        One sentence for the legend.
    family : str
        Types of one family can be two views of the same event.
    sub_types : tuple of SubType
    excludes : tuple of str
        Patterns; a cue inside a match of one does not count.
    """

    key: str
    label: str
    colour: str
    description: str
    family: str
    sub_types: tuple[SubType, ...]
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a sentence that report an event of a type.

    Attributes
    ----------
    start, end : int
        Offsets in the sentence.
    type, sub_type : str
        Labels.
    strength : int
        1: says so only where nothing else does ("wounded"); 2: says so; 3: leaves no doubt; 4: a heading that a
        coder put there.
    """

    start: int
    end: int
    type: str
    sub_type: str
    strength: int


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All types, ready to search with.

    Attributes
    ----------
    types : tuple of TypeEntry
        In the order of the file, which is the order of legends.
    """

    types: tuple[TypeEntry, ...]
    _cues: CueIndex = field(repr=False, compare=False)
    _hints: CueIndex = field(repr=False, compare=False)

    def of_hints(self) -> Taxonomy:
        """Return the same types, searched by their hints: for a report in which nothing else was found."""
        return Taxonomy(self.types, self._hints, self._hints)

    def family(self, label: str) -> str:
        """Return the family of a type; an unknown type is its own."""
        return next((entry.family for entry in self.types if entry.label == label), label)

    def find_cues(self, sentence: str) -> list[Cue]:
        """Find the words of a sentence that report an event, excluded ones left out.

        Parameters
        ----------
        sentence : str

        Returns
        -------
        list of Cue
            In the order of the sentence. Of two that overlap the stronger stays, then the one with more words in its
            pattern,
            then the shorter; a protest and a riot do not hide each other.
        """
        found: list[tuple[Cue, int]] = []
        exclusions: dict[str, list[tuple[int, CuePattern]]] = {}
        lower = lowered(sentence)
        for position, pattern in self._cues.likely(sentence):
            if pattern.strength == 0:
                exclusions.setdefault(pattern.type, []).append((position, pattern))
            elif match := pattern.match(sentence, lower, position):
                cue = Cue(position, match.end(), pattern.type, pattern.sub_type, pattern.strength)
                found.append((cue, pattern.words))
        excluded = {cue.type: _spans(exclusions.get(cue.type, ()), sentence, lower) for cue, _ in found}
        return self._without_overlaps(
            [
                (cue, words)
                for cue, words in found
                if not any(start < cue.end and cue.start < end for start, end in excluded[cue.type])
            ]
        )

    def _without_overlaps(self, found: list[tuple[Cue, int]]) -> list[Cue]:
        kept: list[Cue] = []
        for cue, _ in sorted(found, key=lambda c: (-c[0].strength, -c[1], c[0].end - c[0].start, c[0].start)):
            if not any(cue.start < other.end and other.start < cue.end and self._hides(other, cue) for other in kept):
                kept.append(cue)
        return sorted(kept, key=lambda c: c.start)

    def _hides(self, kept: Cue, cue: Cue) -> bool:
        return kept.type == cue.type or not (self.family(kept.type) == self.family(cue.type) == "unrest")


def _spans(exclusions: Iterable[tuple[int, CuePattern]], sentence: str, lower: str) -> list[tuple[int, int]]:
    """Match exclusions, none of which begins inside another's match."""
    spans: list[tuple[int, int]] = []
    for position, pattern in exclusions:
        if (not spans or position >= spans[-1][1]) and (match := pattern.match(sentence, lower, position)):
            spans.append(match.span())
    return spans


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """Load a taxonomy file.

    Parameters
    ----------
    path : pathlib.Path, optional
        A TOML file in the form of the built-in ``taxonomy.toml``, which is taken by default.

    Raises
    ------
    TaxonomyError
        The file cannot be read, or an entry is missing, unknown or wrong; the message names it.
    """
    if path is None:
        return _built_in()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TaxonomyError(
            f"{path}: cannot be read ({error}). Name a TOML file, or leave the taxonomy setting empty."
        ) from error
    return _parse(text, str(path))


@lru_cache(maxsize=1)
def _built_in() -> Taxonomy:
    return _parse(resources.files("geo.events").joinpath("taxonomy.toml").read_text(encoding="utf-8"), "taxonomy.toml")


def _parse(text: str, name: str) -> Taxonomy:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{name}: not a TOML file ({error}).") from error
    unknown = content.keys() - {"words", "types"}
    if unknown:
        raise TaxonomyError(f"{name}: unknown entry {', '.join(sorted(unknown))}. There are [words] and [[types]].")
    words = content.get("words", {})
    if not isinstance(words, dict):
        raise TaxonomyError(f"{name}: [words] must be a table of lists of texts.")
    lists = {key: _texts(value, f"{name}: words.{key}") for key, value in words.items()}
    entries = content.get("types", [])
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise TaxonomyError(f"{name}: needs at least one [[types]] table.")
    types = tuple(_entry(entry, f"{name}: types[{number}]") for number, entry in enumerate(entries, 1))
    for attribute in ("key", "label"):
        values = [getattr(entry, attribute) for entry in types]
        if repeated := next((v for v in values if values.count(v) > 1), None):
            raise TaxonomyError(f"{name}: {attribute} {repeated!r} is given twice.")
    return _compile(types, lists, name)


_ENTRY_KEYS = {"key", "label", "colour", "description", "family", "excludes", "sub_types"}
_SUB_KEYS = {"name", "cues", "sure", "weak", "headings", "hints"}


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise TaxonomyError(f"{where}: must be a list of texts in quotes.")
    return tuple(value)


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise TaxonomyError(f'{where}: needs {key} = "...".')
    return value


def _entry(entry: dict[str, Any], where: str) -> TypeEntry:
    if unknown := entry.keys() - _ENTRY_KEYS:
        raise TaxonomyError(
            f"{where}: unknown {', '.join(sorted(unknown))}. There are {', '.join(sorted(_ENTRY_KEYS))}."
        )
    colour = _text(entry, "colour", where)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise TaxonomyError(f"{where}: colour {colour!r} must look like #1f77b4.")
    label = _text(entry, "label", where)
    rows = entry.get("sub_types", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TaxonomyError(f"{where}: sub_types must be [[types.sub_types]] tables.")
    sub_types = tuple(_sub_type(row, f"{where} ({label}), sub_types[{number}]") for number, row in enumerate(rows, 1))
    family = entry.get("family", label)
    if not isinstance(family, str):
        raise TaxonomyError(f"{where}: family must be a text in quotes.")
    excludes = _texts(entry.get("excludes", []), f"{where}: excludes")
    return TypeEntry(
        _text(entry, "key", where), label, colour, _text(entry, "description", where), family, sub_types, excludes
    )


def _sub_type(row: dict[str, Any], where: str) -> SubType:
    if unknown := row.keys() - _SUB_KEYS:
        raise TaxonomyError(f"{where}: unknown {', '.join(sorted(unknown))}. There are {', '.join(sorted(_SUB_KEYS))}.")
    lists = {key: _texts(row.get(key, []), f"{where}: {key}") for key in sorted(_SUB_KEYS - {"name"})}
    return SubType(_text(row, "name", where), **lists)


def _compile(types: tuple[TypeEntry, ...], lists: dict[str, tuple[str, ...]], name: str) -> Taxonomy:
    cues: list[CuePattern] = []
    hints: list[CuePattern] = []
    expanded = compile_lists(lists, name)
    for entry in types:
        exclusions = [_exclusion(text, entry, lists, expanded, name) for text in entry.excludes]
        cues += exclusions
        hints += exclusions
        for sub_type in entry.sub_types:
            for cue, strength, table in (
                *((cue, 1, cues) for cue in sub_type.weak),
                *((cue, 2, cues) for cue in sub_type.cues),
                *((cue, 3, cues) for cue in sub_type.sure),
                *((cue, 4, cues) for cue in sub_type.headings),
                *((cue, 2, hints) for cue in sub_type.hints),
            ):
                where = f"{name}: {entry.label}, {sub_type.name}: {cue!r}"
                expression = phrase(cue, expanded, where) + (r"(?=\s*:)" if strength == 4 else "")
                starts, needs = stems(cue.split()[0], lists, where), further_stems(cue, lists)
                table.append(
                    CuePattern(expression, entry.label, sub_type.name, strength, count_words(cue), starts, needs)
                )
    return Taxonomy(types, CueIndex(cues), CueIndex(hints))


def _exclusion(
    text: str, entry: TypeEntry, lists: dict[str, tuple[str, ...]], expanded: dict[str, str], name: str
) -> CuePattern:
    """Turn a phrase of `excludes` into a pattern, which unlike a cue may begin with any word."""
    where = f"{name}: {entry.label}: excludes"
    expression = phrase(text, expanded, where)
    try:
        starts = stems(text.split()[0], lists, where)
    except TaxonomyError:
        starts = frozenset({"*"})
    return CuePattern(expression, entry.label, "", 0, count_words(text), starts, further_stems(text, lists))
