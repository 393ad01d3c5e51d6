"""Where the map begins: no edge of it cuts what is to be seen first."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

#: Events of the symbols in sight, and of those that an edge of the map, its row of tools or its sources cut.
_CUT = """() => {
    let layer;
    map.eachLayer((one) => { if (one.marks) layer = one; });
    const { x: width, y: height } = map.getSize();
    const top = height < 320 ? 66 : 0;
    let [all, cut] = [0, 0];
    for (const mark of layer.marks) {
        const { x, y } = map.layerPointToContainerPoint([mark.x, mark.y]);
        const [left, right, above, below] = [x - mark.r, x + mark.r, y - mark.r, y + mark.r];
        if (right <= 0 || left >= width || below <= 0 || above >= height) continue;
        all += mark.events;
        if (left < 0 || right > width || above < top || below > height) cut += mark.events;
    }
    return [all, cut];
}"""


@pytest.mark.parametrize(
    ("width", "height", "most_cut"), [(1086, 774, 0), (390, 844, 1), (360, 640, 1)], ids=["desktop", "phone", "low"]
)
def test_symbols_are_whole_on_the_map_that_is_seen_first(open_file, width, height, most_cut):
    page = open_file(viewport={"width": width, "height": height})
    all_in_sight, cut = page.evaluate(_CUT)
    assert all_in_sight > 150
    assert cut <= most_cut


@pytest.mark.parametrize(
    ("stretches", "by"),
    [
        ([[100, 120], [300, 320]], 0),
        ([[100, 120], [390, 410]], 16),
        ([[100, 120], [390, 410], [410, 420]], 26),  # what comes into sight is to be whole too
        ([[100, 120], [390, 410], [410, 450]], 16),  # where it can
        ([[70, 80], [390, 410]], 0),  # would come under the tools
        ([[-5, 15], [300, 320]], -11),
        ([[-5, 15], [380, 390]], 0),
        ([[-30, -10], [410, 430]], 0),
        ([], 0),
    ],
)
def test_a_map_moves_on_where_its_edge_cuts_what_finds_room_beside_it(evaluate, stretches, by):
    assert evaluate("sight.js", f"m.shiftOf({stretches}, 62, 400)") == by


def test_on_a_phone_on_its_side_the_filters_leave_the_map_its_width(visitor, demo_server):
    phone = {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True}
    page = visitor(**phone, user_agent="Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36").open(
        demo_server
    )
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    expect(sidebar.locator("input:visible, button:visible, [tabindex]:visible")).to_have_count(0)


def test_the_symbol_of_a_large_area_lies_over_none_of_a_square_of_places(evaluate):
    # Many at the edge of a square: their symbol stands within it, 30 pixels from where they are in the mean.
    least = evaluate(
        "clusters.js",
        """(() => {
            const at = [[200, 200], [238, 200], [300, 280]];
            const [x, y] = [0, 1].map((k) => Float64Array.from(at, (one) => one[k]));
            const wide = { large: new Set([0]), same: (place) => place, reach: () => 200, holds: () => true };
            const box = { left: 0, top: 0, right: 400, bottom: 400 };
            const of = { crowded: true, areas: new Set([0]), wide };
            const found = m.ended(m.layingOut(x, y, Int32Array.of(40, 900, 900), box, of));
            const own = found.radius(40);
            const [left, top] = [found.x[found.alone], found.y[found.alone]];
            return Math.min(...[1, 2].map((p) => {
                const r = found.radius(900);
                return Math.hypot(m.inSquare(x[p], r) - left, m.inSquare(y[p], r) - top) - r - own;
            }));
        })()""",
    )
    assert least > 0
