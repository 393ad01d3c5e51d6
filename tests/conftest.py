"""What every test may use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from geo.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let several workers, who take file after file, begin with what takes long.

    While the one that begins in the browser compiles the gazetteer, half a minute of a first run, the other does what
    needs none; short files at the end have both finish together.
    """
    if hasattr(config, "workerinput"):
        needing = {item.path for item in items if "settings" in getattr(item, "fixturenames", ())}
        items.sort(key=lambda item: _turn(item.path, needing))


def _turn(file: Path, needing_settings: Collection[Path]) -> int:
    if file.parent.name == "browser":
        return 0 if file.stem == "test_dashboard" else 2
    return 1 if file.parent.name in {"property", "unit"} and file not in needing_settings else 3


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
