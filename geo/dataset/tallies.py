"""How many events each place and each article has."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from geo.dataset.event_rows import codes
from geo.dataset.store import Dataset

Tallies = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


def tallied(dataset: Dataset, rows: npt.NDArray[np.intp]) -> Tallies:
    """Count some events by place and by article.

    Parameters
    ----------
    dataset : Dataset
    rows : numpy.ndarray of intp
        Row numbers of `joined`, each once. Where they are most of them, the others are counted and taken from what all
        come to: that takes less time.

    Returns
    -------
    tuple of numpy.ndarray of intp
        By the numbers of `Codes.place` and of `Codes.article`, the first for events without one.
    """
    known = codes(dataset)
    if len(rows) * 2 <= len(known.start):
        return _tally(known.place[rows]), _tally(known.article[rows])
    place, article = _tallied_whole(dataset)
    without = np.ones(len(known.start), dtype=bool)
    without[rows] = False
    others = np.flatnonzero(without)
    return place - _tally(known.place[others], len(place)), article - _tally(known.article[others], len(article))


@lru_cache(maxsize=4)
def _tallied_whole(dataset: Dataset) -> Tallies:
    known = codes(dataset)
    return _tally(known.place), _tally(known.article)


def _tally(numbers: npt.NDArray[np.int32], length: int = 1) -> npt.NDArray[np.intp]:
    return np.bincount(numbers + 1, minlength=length)
