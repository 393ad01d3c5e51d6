"""What is made ready before the first visitor comes, so that nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from geo.dataset import query
from geo.dataset.store import open_dataset
from geo.errors import DatasetError
from geo.model import View
from geo.settings import Settings
from geo.web.routes import packed_layer

_LOG = logging.getLogger(__name__)


def make_ready(settings: Settings) -> None:
    """Open the dataset, find all its events and pack them for the map, as a first visit asks for them.

    Of a million events that takes some seconds. Where there is no dataset nothing is done: the page says so itself.
    """
    try:
        dataset = open_dataset(settings.dataset_dir, settings.most_held)
    except DatasetError as error:
        _LOG.warning("%s", error)
        return
    found = query.find(dataset, View())
    found.newest(1)
    packed_layer(dataset, "", settings.most_held)


def readiness(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Make the `lifespan` of an app that is ready once it answers."""

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        await run_in_threadpool(make_ready, settings)
        yield

    return lifespan
