"""What every test may use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Share the tests out so that what takes long is made once.

    Tests of one server stay with one worker. While the worker that begins in the browser compiles the gazetteer, half a
    minute of a first run, the other does what needs none.
    """
    for item in items:
        if "server" in _fixtures(item):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    browser = item.path.parent.name == "browser"
    if browser and item.path.stem == "test_dashboard":
        return 0
    if not browser:
        return 3 if "settings" in _fixtures(item) or item.path.parent.name in {"app", "integration"} else 1
    return 2


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings that never go online; the compiled gazetteer is kept between runs (its name is its content)."""
    build = PROJECT / "data" / "build"
    return Settings(data_dir=PROJECT / "data", cache_dir=build / "test-cache", dataset_dir=build / "demo")


@pytest.fixture(scope="session")
def demo(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo dataset, built from `seeds/` by the real command."""
    folder = tmp_path_factory.mktemp("demo") / "dataset"
    environment = {**os.environ, "GEO_CACHE_DIR": str(settings.cache_dir)}
    command = [sys.executable, "-m", "geo.cli", "build", str(PROJECT / "seeds"), "--out", str(folder)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
