"""axe-core in a page under test: what it finds that keeps people from reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

_AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_GRAVE = ("serious", "critical")


def grave_findings(page: Page) -> list[str]:
    """The serious and critical findings in a page and all its frames, in words."""
    return [finding for frame in page.frames for finding in _findings_in(frame)]


def _findings_in(frame: Frame) -> list[str]:
    frame.evaluate(_script())
    found = frame.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']} ({len(one['nodes'])} times, first at {one['nodes'][0]['html'][:160]})"
        for one in found["violations"]
        if one["impact"] in _GRAVE
    ]


@cache
def _script() -> str:
    if not _AXE.exists():
        pytest.fail("axe-core is not installed: run `make node_modules/.package-lock.json`, or `npm ci`.")
    return _AXE.read_text("utf-8")
