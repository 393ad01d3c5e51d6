"""The language model beside the gazetteer: spaCy's named entities, where a model is installed."""

from __future__ import annotations

import importlib
import logging
from typing import Any, NamedTuple

_log = logging.getLogger(__name__)
# Only these parts of a pipeline are needed to name entities.
_PARTS = ("tok2vec", "transformer", "ner", "entity_ruler")


class Entity(NamedTuple):
    """A named entity as the model gives it; `label` is spaCy's, such as GPE, LOC, FAC, ORG, PERSON."""

    start: int
    end: int
    label: str


class EntityModel:
    """A spaCy pipeline that names entities."""

    def __init__(self, name: str, pipeline: Any) -> None:
        self.name = name
        self._pipeline = pipeline

    def entities(self, text: str) -> list[Entity]:
        """List the named entities of a text, in order."""
        # spaCy refuses texts beyond a million characters, to save memory in parts that are not used here.
        self._pipeline.max_length = max(self._pipeline.max_length, len(text) + 1)
        return [Entity(entity.start_char, entity.end_char, entity.label_) for entity in self._pipeline(text).ents]


def load_model(names: str) -> EntityModel | None:
    """Load the first of several models that is installed.

    Parameters
    ----------
    names : str
        Names of installed packages or folders, with commas between; empty: none is wanted.

    Returns
    -------
    EntityModel or None
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
            pipeline = spacy.load(_path(name))
        except (OSError, ImportError, ValueError, FileNotFoundError):
            continue
        for part in list(pipeline.pipe_names):
            if part not in _PARTS:
                pipeline.remove_pipe(part)
        return EntityModel(name, pipeline)
    _log.warning(
        "No recognition model of %s is installed: place names are recognised by the gazetteer alone.", ", ".join(wanted)
    )
    return None


def _path(name: str) -> Any:
    """A package that only carries a model says where it lies; spaCy finds any other by its name."""
    try:
        package: Any = importlib.import_module(name)
    except (ImportError, ValueError):
        return name
    return package.model_path() if hasattr(package, "model_path") else name
