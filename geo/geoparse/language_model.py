"""The one door to spaCy: named entities and grammar from a language model, where one is installed."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

_log = logging.getLogger(__name__)
_SHARED = ("tok2vec", "transformer")
_NAMING = ("ner", "entity_ruler")
_GRAMMAR = ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer")


class Entity(NamedTuple):
    """A named entity as the model gives it; `label` is spaCy's, such as GPE, LOC, FAC, ORG, PERSON."""

    start: int
    end: int
    label: str


class Token(NamedTuple):
    """A word or mark in its sentence.

    Attributes
    ----------
    start, end : int
        Character offsets in the text.
    text, lemma : str
        As written, and its dictionary form; the latter is empty where the model has no lemmatizer.
    part_of_speech : str
        Universal, such as NOUN, PROPN, VERB, ADP.
    dependency : str
        spaCy's label of the relation to the head, such as nsubj, dobj, pobj; ROOT for the head of a sentence.
    head : int
        Number of the token that it depends on, counted in the whole text; its own for the head of a sentence.
    """

    start: int
    end: int
    text: str
    lemma: str
    part_of_speech: str
    dependency: str
    head: int


class LanguageModel:
    """A spaCy pipeline, of which each question runs only the parts that it needs.

    Parameters
    ----------
    name : str
        As in the settings.
    pipeline : spacy.language.Language
    """

    def __init__(self, name: str, pipeline: Any) -> None:
        self.name = name
        self._pipeline = pipeline
        self._naming = self._parts(_NAMING)
        self._grammar = self._parts(_GRAMMAR)

    @property
    def parses(self) -> bool:
        """Whether the model knows grammar, so that `parse` finds something."""
        return "parser" in self._pipeline.pipe_names

    def entities(self, text: str) -> list[Entity]:
        """List the named entities of a text, in order."""
        entities = self._run(text, self._naming).ents
        return [Entity(entity.start_char, entity.end_char, entity.label_) for entity in entities]

    def parse(self, text: str) -> tuple[Token, ...]:
        """Tell how the words of a text depend on each other.

        Parameters
        ----------
        text : str
            A sentence or several.

        Returns
        -------
        tuple of Token
            In order, without white space; empty where the model does not know grammar.
        """
        if not self.parses:
            return ()
        words = [word for word in self._run(text, self._grammar) if not word.is_space]
        number = {word.i: place for place, word in enumerate(words)}
        return tuple(
            Token(
                word.idx, word.idx + len(word), word.text, word.lemma_, word.pos_, word.dep_,
                number.get(word.head.i, number[word.i]),
            )
            for word in words
        )  # fmt: skip

    def _run(self, text: str, parts: Iterable[Any]) -> Any:
        # spaCy refuses texts beyond a million characters, to save memory in parts that are not used here.
        self._pipeline.max_length = max(self._pipeline.max_length, len(text) + 1)
        document = self._pipeline.make_doc(text)
        for part in parts:
            document = part(document)
        return document

    def _parts(self, wanted: tuple[str, ...]) -> list[Any]:
        """Give these parts of the pipeline in their order, and what they share if they listen to it."""
        found = []
        for name, part in self._pipeline.pipeline:
            listeners = getattr(part, "listening_components", ()) if name in _SHARED else ()
            if name in wanted or any(listener in wanted for listener in listeners):
                found.append(part)
        return found


@lru_cache(maxsize=2)
def load_model(names: str) -> LanguageModel | None:
    """Load the first of several models that is installed, once in a process.

    Parameters
    ----------
    names : str
        Names of installed packages or folders, with commas between; empty: none is wanted.

    Returns
    -------
    LanguageModel or None
        None where none is installed; a line in the log says so, once.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if not wanted:
        return None
    try:
        spacy: Any = importlib.import_module("spacy")  # half a second, and not everybody has it
    except ImportError:
        _log.warning("spaCy is not installed: place names are recognised by the gazetteer alone.")
        return None
    for name in wanted:
        try:
            return LanguageModel(name, spacy.load(_path(name)))
        except (OSError, ImportError, ValueError):
            continue
    _log.warning(
        "No language model of %s is installed: place names are recognised by the gazetteer alone.", ", ".join(wanted)
    )
    return None


def _path(name: str) -> Any:
    """A package that only carries a model says where it lies; spaCy finds any other by its name."""
    try:
        package: Any = importlib.import_module(name)
    except (ImportError, ValueError):
        return name
    return package.model_path() if hasattr(package, "model_path") else name
