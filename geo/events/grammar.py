"""What grammar says, where a language model reads it: which verb a place hangs on, who did it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.geoparse.language_model import Token

# Clauses that belong to the same event as the verb that they hang on: "attacked the town, killing two".
_SAME_EVENT = frozenset({"conj", "advcl", "xcomp", "acl", "dep"})
_NOT_OF_NAME = frozenset({"relcl", "acl", "appos", "prep", "punct", "cc", "conj", "advcl"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_LONGEST_NAME = 7  # words; what is longer is a description


class Verdict(StrEnum):
    """What the grammar says of a place that an event was coded at."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it and to whom, as written.

    Attributes
    ----------
    doers, targets : tuple of str
        Empty where the grammar names nobody.
    """

    doers: tuple[str, ...]
    targets: tuple[str, ...]


class Grammar:
    """The words of a sentence and how they depend on each other.

    Parameters
    ----------
    tokens : sequence of Token
        Offsets counted in the sentence, heads by their place in the sequence.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._children: dict[int, list[int]] = {}
        for number, token in enumerate(tokens):
            if token.head != number:
                self._children.setdefault(token.head, []).append(number)

    def place_of(self, cue: tuple[int, int], place: tuple[int, int]) -> Verdict:
        """Tell whether a place belongs to the words that report an event.

        Parameters
        ----------
        cue, place : tuple of (int, int)
            Offsets in the sentence.

        Returns
        -------
        Verdict
            AGREES where the place hangs on the cue, its verb or a verb of the same event; SILENT where the cue or the
            place is no word of the parse.
        """
        cues, places = self._numbers(cue), self._numbers(place)
        if not cues or not places:
            return Verdict.SILENT
        above = self._above(places[0])
        if set(cues) & {places[0], *above}:
            return Verdict.AGREES
        of_cue = self._linked({verb for number in cues if (verb := self._verb_of(number)) is not None})
        of_place = self._verb_of(places[0])
        if of_place is None or not of_cue:
            return Verdict.SILENT
        return Verdict.AGREES if of_place in of_cue else Verdict.DISAGREES

    def parties(self, cue: tuple[int, int]) -> Parties:
        """Find who did what a cue reports, and to whom.

        Parameters
        ----------
        cue : tuple of (int, int)
            Offsets in the sentence.
        """
        doers: list[str] = []
        targets: list[str] = []
        for verb in dict.fromkeys(v for n in self._numbers(cue) if (v := self._verb_of(n)) is not None):
            for child in self._children.get(verb, ()):
                dependency = self._tokens[child].dependency
                if dependency == "nsubj":
                    doers += self._names(child)
                elif dependency == "agent":
                    doers += [name for c in self._children.get(child, ()) for name in self._names(c)]
                elif dependency == "nsubjpass" or dependency in _OBJECTS:
                    targets += self._names(child)
        return Parties(tuple(dict.fromkeys(doers)), tuple(dict.fromkeys(targets)))

    def _numbers(self, span: tuple[int, int]) -> list[int]:
        return [n for n, token in enumerate(self._tokens) if token.start < span[1] and span[0] < token.end]

    def _above(self, number: int) -> list[int]:
        """List what a word hangs on, up to and with its verb."""
        above: list[int] = []
        while self._tokens[number].head != number and len(above) < len(self._tokens):
            number = self._tokens[number].head
            above.append(number)
            if self._tokens[number].part_of_speech in ("VERB", "AUX"):
                break
        return above

    def _verb_of(self, number: int) -> int | None:
        if self._tokens[number].part_of_speech == "VERB":
            return number
        last = next(iter(self._above(number)[-1:]), number)
        return last if self._tokens[last].part_of_speech in ("VERB", "AUX") else None

    def _linked(self, verbs: set[int]) -> set[int]:
        """Add the verbs of the same event, one step up or down."""
        up = {self._tokens[v].head for v in verbs if self._tokens[v].dependency in _SAME_EVENT}
        down = {c for v in verbs for c in self._children.get(v, ()) if self._tokens[c].dependency in _SAME_EVENT}
        return verbs | up | down

    def _names(self, number: int) -> list[str]:
        """Write out a noun with what stands before it, and those joined to it."""
        token = self._tokens[number]
        if token.part_of_speech not in ("NOUN", "PROPN"):
            return []
        before = [c for c in self._children.get(number, ()) if self._tokens[c].dependency not in _NOT_OF_NAME]
        words = sorted([c for c in before if self._tokens[c].dependency not in ("det", "poss")] + [number])
        joined = [c for c in self._children.get(number, ()) if self._tokens[c].dependency == "conj"]
        name = " ".join(self._tokens[w].text for w in words)
        return [name][: len(words) <= _LONGEST_NAME] + [n for c in joined for n in self._names(c)]
