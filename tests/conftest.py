"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings that never go online; the compiled gazetteer is kept between runs (its name is its content)."""
    build = PROJECT / "data" / "build"
    return Settings(data_dir=PROJECT / "data", cache_dir=build / "test-cache", dataset_dir=build / "demo")
