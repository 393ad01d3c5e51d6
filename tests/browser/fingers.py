"""Fingers on a page: real touch, of which a browser makes scrolling, taps and what our scripts hear."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import CDPSession, Page

STEPS = 10


def touch(cdp: CDPSession, kind: str, *fingers: tuple[float, float]) -> None:
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def stroke(page: Page, *points: tuple[float, float], lifted: str = "touchEnd") -> None:
    """One finger that goes from point to point, each in several steps."""
    cdp = page.context.new_cdp_session(page)
    touch(cdp, "touchStart", points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(1, STEPS + 1):
            touch(cdp, "touchMove", (x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS))
            page.evaluate("new Promise(requestAnimationFrame)")
    touch(cdp, lifted)
