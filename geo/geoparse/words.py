"""Word lists that recognition goes by, read from `words.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

CONNECTORS = frozenset(_LISTS["connectors"].split())
TITLES = frozenset(_LISTS["titles"].split())
COMMON_WORDS = frozenset(_LISTS["common"].split())
