"""What a server makes ready before its first visitor."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from concurrent.futures import ThreadPoolExecutor

from geo.dataset.store import open_dataset
from geo.web.ready import make_ready, readiness
from geo.web.routes import packed_layer


def test_the_first_visitor_finds_the_events_packed(settings, demo):
    ours = dataclasses.replace(settings, dataset_dir=demo)
    packed_layer.cache_clear()

    async def start() -> int:
        async with readiness(ours)(None):
            return packed_layer.cache_info().currsize

    with ThreadPoolExecutor() as threads:  # this thread may have Playwright's event loop
        assert threads.submit(asyncio.run, start()).result() == 1, "before the app answers"
    packed_layer(open_dataset(demo, ours.most_held), "", ours.most_held)
    assert packed_layer.cache_info().hits == 1, "under the very key that the map asks for"


def test_a_server_without_a_dataset_starts_and_says_so(settings, tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        make_ready(dataclasses.replace(settings, dataset_dir=tmp_path / "none"))
    assert "geo build" in caplog.text
