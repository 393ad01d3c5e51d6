"""Rings of symbols, pixel by pixel."""

from __future__ import annotations

import base64
import math

import pytest

RED, GREEN, BLUE = (255, 0, 0, 255), (0, 128, 0, 255), (0, 0, 255, 255)
PAPER, FAINT = (255, 255, 255, 255), (200, 200, 200, 255)


@pytest.fixture
def drawn(evaluate):
    """Draw marks on a canvas of 100 pixels; gives a function that tells the pixel at x and y."""

    def draw(*marks: str, scale: int = 1, number: str = "null"):
        text = evaluate(
            "rings.js",
            f"""(() => {{
                const canvas = document.createElement('canvas');
                canvas.width = canvas.height = 100 * {scale};
                const context = canvas.getContext('2d');
                context.scale({scale}, {scale});
                const types = ['#f00', '#008000', '#00f'].map((colour) => ({{colour}}));
                const theme = {{paper: '#fff', faint: 'rgb(200 200 200)', text: '#a0a'}};
                const mark = (x, y, r, parts, area = false, inAreas = 0) => (
                    {{x, y, r, parts, area, inAreas, total: parts.reduce((a, b) => a + b)}});
                m.drawRings(context, [{", ".join(marks)}], types, theme, 1, '#000', () => {number});
                const {{data}} = context.getImageData(0, 0, canvas.width, canvas.height);
                return btoa(data.reduce((text, byte) => text + String.fromCharCode(byte), ''));
            }})()""",
        )
        data = base64.b64decode(text)
        width = 100 * scale
        return lambda x, y: tuple(data[4 * (y * width + x) : 4 * (y * width + x) + 4])

    return draw


def is_edge(colour):
    return max(colour[:3]) < 10 and colour[3] > 250


def all_of(pixel, width=100):
    return [pixel(x, y) for y in range(width) for x in range(width)]


def test_the_parts_of_a_ring_go_clockwise_from_above(drawn):
    pixel = drawn("mark(50, 50, 20, [1, 1, 2])")
    at = {
        angle: pixel(*(int(50 + 17 * f(math.radians(angle))) for f in (math.sin, lambda a: -math.cos(a))))
        for angle in (5, 45, 85, 95, 135, 175, 185, 270, 355)
    }
    assert list(at.values()) == [RED, RED, RED, GREEN, GREEN, GREEN, BLUE, BLUE, BLUE]
    assert pixel(50, 50) == PAPER
    assert is_edge(pixel(50, 50 + 21 - 1))
    assert pixel(50 + 23, 50) == (0, 0, 0, 0)


@pytest.mark.parametrize("parts", [(1, 0, 0), (1, 1, 1), (90, 7, 3), (0, 499, 1)])
def test_each_type_has_its_share_of_a_ring(drawn, parts):
    pixels = all_of(drawn(f"mark(50, 50, 30, {list(parts)})"))
    counts = [pixels.count(colour) for colour in (RED, GREEN, BLUE)]
    for count, part in zip(counts, parts, strict=True):
        assert count / sum(counts) == pytest.approx(part / sum(parts), abs=0.03)
        assert (count == 0) == (part / sum(parts) < 0.005)


def test_a_boundary_between_two_types_is_mixed_of_both_and_of_nothing_else(drawn):
    pixels = set(all_of(drawn("mark(50, 50, 8, [3, 0, 7])")))
    ring = [colour for colour in pixels if colour[1] == 0 and colour[3] == 255 and colour not in (RED, BLUE)]
    assert any(red and blue for red, _, blue, _ in ring)
    assert all(red + blue <= 255 for red, _, blue, _ in ring)


@pytest.mark.parametrize("scale", [1, 2])
def test_paper_divides_the_types_of_a_ring_that_has_room_for_it(drawn, scale):
    def along(r, parts):
        """Brightness right and left of the boundary above the middle, in the midst of the ring."""
        pixel = drawn(f"mark(50, 50, {r}, {parts})", scale=scale)
        y = round((50 - r * 0.86) * scale)
        return [sum(pixel(50 * scale + x, y)[:3]) for x in range(-4 * scale, 4 * scale)]

    one_type = 255
    parted = along(20, "[1, 0, 1]")
    assert max(parted) > 1.7 * one_type
    assert parted[0] == parted[-1] == one_type
    assert sum(light > 1.1 * one_type for light in parted) <= 2 * scale + 1
    assert max(along(20, "[1, 0, 0]")) == max(along(8, "[1, 0, 1]")) == one_type
    thin = drawn("mark(50, 50, 30, [1, 0, 160])", scale=scale)
    assert any(red > 100 and red > 2 * blue for red, _, blue, _ in all_of(thin, 100 * scale)), "a thin part is seen"


def test_areas_are_square_with_round_corners(drawn):
    square, ring = (drawn(f"mark(50, 50, 15, [1, 0, 0], {area})") for area in ("true", "false"))
    near, far = 50 + 12, 50 + 15
    assert square(near, near) == RED
    assert ring(near, near) == square(far, far) == (0, 0, 0, 0)
    assert square(50, 50) == PAPER


@pytest.mark.parametrize("r", [7, 15, 30])
def test_a_ring_of_events_of_which_some_are_known_only_to_an_area_lies_on_a_square(drawn, r):
    ring, mixed = (drawn(f"mark(50, 50, {r}, [1, 0, 0], false, {areas})") for areas in (0, 1))
    corner = [(x, y) for y in range(50, 90) for x in range(50, 90)]
    beside = [at for at in corner if ring(*at) != mixed(*at)]
    assert PAPER in [mixed(*at) for at in beside], "the square is to be seen at its corners"
    assert any(is_edge(mixed(*at)) for at in beside)
    reach = max(math.hypot(x + 0.5 - 50, y + 0.5 - 50) for x, y in beside)
    assert reach < r + 7, "not so far that neighbours would be hidden"
    for angle in range(0, 360, 45):
        at = [int(50 + (r - 1.5) * part(math.radians(angle))) for part in (math.cos, math.sin)]
        assert ring(*at) == mixed(*at), "the ring itself is the same"


def test_events_that_count_nothing_have_a_faint_ring(drawn):
    assert drawn("mark(50, 50, 20, [0, 0, 0])")(50, 33) == FAINT


def test_a_finer_screen_has_the_same_symbol_of_more_pixels(drawn):
    coarse, fine = (drawn("mark(50, 50, 14.3, [1, 2, 0])", scale=scale) for scale in (1, 2))
    counts = [
        [all_of(pixel, width).count(colour) for colour in (RED, GREEN, PAPER)]
        for pixel, width in ((coarse, 100), (fine, 200))
    ]
    for few, many in zip(*counts, strict=True):
        assert many == pytest.approx(4 * few, rel=0.25)


def test_where_symbols_touch_nothing_shines_through(drawn):
    pixel = drawn("mark(30, 50, 20, [1, 0, 0])", "mark(68, 50, 20, [0, 1, 0])")
    row = [pixel(x, 50) for x in range(12, 86)]
    assert min(opacity for *_, opacity in row) > 250
    assert any(is_edge(at) for at in row[30:42])


@pytest.mark.parametrize("at", ["-5, 50", "104, 50", "50, -5", "50, 104", "0, 0"])
def test_a_symbol_half_in_sight_is_drawn_as_far_as_it_is(drawn, at):
    assert RED in all_of(drawn(f"mark({at}, 20, [1, 0, 0])"))


def test_a_symbol_out_of_sight_is_not_drawn_nor_are_none(drawn):
    assert set(all_of(drawn("mark(-1e6, 1e6, 20, [1, 0, 0])"))) == set(all_of(drawn())) == {(0, 0, 0, 0)}


@pytest.mark.parametrize("scale", [1, 2])
def test_a_number_stands_in_the_middle_of_its_ring_and_leaves_the_ring_as_it_is(drawn, scale):
    width = 100 * scale
    plain, numbered = (drawn("mark(50, 50, 20, [1, 1, 0])", scale=scale, number=n) for n in ("null", "['88', 13]"))
    changed = [(x, y) for y in range(width) for x in range(width) if plain(x, y) != numbered(x, y)]
    assert {plain(*at) for at in changed} == {PAPER}
    assert min(numbered(*at)[1] for at in changed) < 60, "there is ink"
    for axis in (0, 1):
        low, high = min(at[axis] for at in changed), max(at[axis] for at in changed) + 1
        assert (low + high) / 2 == pytest.approx(50 * scale, abs=1.5 * scale)
        assert high - low == pytest.approx((16, 9.5)[axis] * scale, abs=2.5 * scale)
