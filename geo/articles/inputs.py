"""Which files the user means."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.errors import ArticleError

_ABOUT_THE_FOLDER = {"readme", "license", "licence"}


def find_inputs(sources: Sequence[Path]) -> list[Path]:
    """List the files to read.

    Parameters
    ----------
    sources : sequence of pathlib.Path
        Files, taken as they are, and folders, walked with everything below them. Hidden files and folders and a
        folder's own README and LICENSE are left out; files of other kinds are not, so that they are reported.

    Returns
    -------
    list of pathlib.Path
        In the order of the sources, sorted within each folder; each file once, however often it was named.

    Raises
    ------
    ArticleError
        A source does not exist.
    """
    found: dict[str, Path] = {}
    for source in sources:
        if not os.path.lexists(source):
            raise ArticleError(f"{source}: there is no such file or folder. Check the name.")
        for path in _files(source, frozenset()) if source.is_dir() else [source]:
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _files(folder: Path, above: frozenset[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in above:
        # A link back up, which would go round for ever.
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        # Given on as an input: reading it fails, and that is what tells the user.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry, above | {real})
        elif entry.stem.lower() not in _ABOUT_THE_FOLDER:
            yield entry
