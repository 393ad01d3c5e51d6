"""Python's garbage collector, spared what lasts as long as the server."""

from __future__ import annotations

import gc
from functools import lru_cache


@lru_cache(maxsize=1)
def set_lasting_objects_aside(version: str) -> None:  # noqa: ARG001  # once for each version of the data
    """Take all objects there are now out of the collector's sight: code, settings, the open dataset.

    Streamlit looks for garbage among all objects after each run. Those of the libraries and a dataset are a million;
    to look through them takes longer than the run itself.
    """
    gc.collect()
    gc.freeze()
