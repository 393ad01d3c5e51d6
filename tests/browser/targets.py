"""Whether all that takes a click is as large as a finger."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

#: A fingertip, in CSS pixels.
LEAST_PX = 44

# From the middle of each target outwards, as far as a finger still hits it or what does the same.
_SMALL = """([root, least]) => {
    const targets = 'button, a[href], input, select, summary, [role=tab], [role=option], [role=slider],'
        + ' [role=spinbutton], [role=menuitem], [role=gridcell] [role=button], [data-tag], .leaflet-control-zoom a';
    const hidden = (one) => one && (getComputedStyle(one).clipPath === 'inset(50%)' || hidden(one.parentElement));
    const hits = (one, x, y) => {
        const hit = document.elementFromPoint(x, y);
        if (!hit) return false;
        const field = one.role === 'combobox' && !hit.closest('button') && hit.closest('[role=group]')?.contains(one);
        return one.contains(hit) || hit.closest('label')?.control === one || field;
    };
    const small = [];
    for (const one of document.querySelector(root).querySelectorAll(targets)) {
        const shown = one.checkVisibility({opacityProperty: true, visibilityProperty: true});
        if (one.disabled || hidden(one) || !shown || getComputedStyle(one).pointerEvents === 'none') continue;
        one.style.scrollMargin = '60px';
        one.scrollIntoView({block: 'end', inline: 'nearest', behavior: 'instant'});
        // Of a link that goes over several lines the longest one.
        const [box] = [...one.getClientRects()].sort((a, b) => b.width - a.width);
        if (!box || box.width < 2 || box.right < 0 || box.bottom < 0) continue;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const far = (dx, dy) => {
            let reached = 0;
            while (reached < least && hits(one, x + dx * reached, y + dy * reached)) reached += 1;
            return reached;
        };
        const [width, height] = [far(-1, 0) + far(1, 0) - 1, far(0, -1) + far(0, 1) - 1];
        const name = one.ariaLabel ?? one.textContent.trim();
        if (Math.min(width, height) < least) small.push(`${one.tagName} ${name}: ${width} x ${height}`);
    }
    return small;
}"""


def too_small(page: Page | Frame, root: str = "") -> list[str]:
    """Name what is smaller or partly covered, within the first element of a selector, else on all of the page."""
    if root:
        page.locator(root).first.wait_for()
        page.locator(root).first.evaluate("(one) => Promise.allSettled(one.getAnimations().map((its) => its.finished))")
    small: list[str] = page.evaluate(_SMALL, [root or "body", LEAST_PX])
    return small
