"""What every test may use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


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
