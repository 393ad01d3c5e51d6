"""The map's tools as a reader uses them: search, fit, area, distance, heat, overview, full screen, picture."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from click.testing import CliRunner
from playwright.sync_api import FrameLocator, Page, expect

import geo
from geo.cli import main
from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.model import View
from geo.web.links import from_parameters
from tests.browser.conftest import PHONE, map_of
from tests.browser.fingers import stroke
from tests.browser.pictures import NOTING, saved

STEPANAKERT = "geonames:146970"
#: How many opaque colours a canvas has.
COLOURS = """(canvas) => {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    let last = 0;
    for (const pixel of new Uint32Array(data.buffer)) {
        if (pixel !== last && pixel >>> 24 > 200) seen.add(pixel);
        last = pixel;
    }
    return seen.size;
}"""
#: How much is on a canvas, judged by a smaller copy of it.
INK = """(canvas) => {
    const copy = new OffscreenCanvas(200, 150).getContext('2d');
    copy.drawImage(canvas, 0, 0, 200, 150);
    const {data} = copy.getImageData(0, 0, 200, 150);
    let ink = 0;
    for (let i = 3; i < data.length; i += 4) ink += data[i];
    return ink;
}"""


def with_tools(visit, address: str) -> tuple[Page, FrameLocator]:
    """Open the page and wait for the tools of its map."""
    page = visit.open(address)
    frame = map_of(page)
    frame.locator("body[data-tools]").wait_for()
    page.wait_for_url(re.compile("zoom="))
    return page, frame


def file_with_tools(open_file, fragment: str = "", **options) -> Page:
    """Open the file and wait for the tools of its map."""
    page = open_file(fragment, **options)
    page.locator("body[data-tools]").wait_for()
    page.wait_for_url(re.compile("zoom="))
    return page


def view_of(page: Page) -> View:
    """What the address of a page or of a file says."""
    address = urlsplit(page.url)
    return from_parameters({key: values[0] for key, values in parse_qs(address.query or address.fragment).items()})[0]


def use(where: Page | FrameLocator, menu: str, tool: str) -> None:
    """Choose a tool of a menu."""
    where.get_by_role("button", name=menu, exact=True).click()
    where.get_by_role("button", name=tool).click()


def test_a_place_is_found_by_another_of_its_names_and_chosen_by_keyboard(visitor, demo_server):
    page, frame = with_tools(visitor(reduced_motion="reduce"), demo_server)
    box = frame.get_by_role("combobox", name="Find a place")
    for name in ("Степанакерт", "Xankəndi", "Stepanakert"):
        box.fill(name)
        expect(frame.locator(".gz-found li").first).to_contain_text("Stepanakert")
    # What the gazetteer adds later leaves the choice as it is.
    page.wait_for_load_state("networkidle")
    held = []
    page.route("**/api/places*", lambda route: held.append(route))
    with page.expect_request("**/api/places*"):
        box.fill("Stepanaker")
        box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "gz-found-0")
    with page.expect_response("**/api/places*"):
        held.pop().continue_()
    page.unroute("**/api/places*")
    expect(frame.locator(".gz-found li small").first).to_contain_text("Azerbaijan")
    expect(box).to_have_attribute("aria-activedescendant", "gz-found-0")
    box.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.wait_for_url(re.compile("place=geonames"))
    assert view_of(page).places == (STEPANAKERT,)
    expect(page.locator(".gz-place h2")).to_have_text("Stepanakert")
    box.fill("zzzzzz")
    expect(frame.get_by_text("No place of that name is known.")).to_be_visible()


def test_an_area_that_is_drawn_or_in_sight_filters_map_page_and_address_until_it_is_cleared_or_reset(
    visitor, demo_server, demo_data
):
    page, frame = with_tools(visitor(), demo_server)
    use(frame, "Filter by an area", "Draw a box")
    at = frame.locator("#map_div").bounding_box()
    assert at
    page.mouse.move(at["x"] + at["width"] * 0.45, at["y"] + at["height"] * 0.4)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] * 0.8, at["y"] + at["height"] * 0.75, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("area="))
    found, total = query.find(demo_data, View(area=view_of(page).area)), len(joined(demo_data))
    assert 0 < len(found) < total
    outline, status = frame.locator("path.gz-outline"), frame.locator(".gz-status")
    expect(status).to_contain_text(f"{len(found)} of {total}")
    expect(page.locator(".gz-head")).to_contain_text(f"{len(found)} of")
    expect(outline).to_be_attached()
    frame.get_by_role("button", name="Clear the drawn area").click()
    page.wait_for_url(lambda url: "area=" not in url)
    expect(status).not_to_contain_text(" of ")
    expect(outline).to_have_count(0)

    use(frame, "Filter by an area", "What the map shows now")
    page.wait_for_url(re.compile("area="))
    assert len(view_of(page).area) == 4
    page.get_by_role("button", name="Reset filters").click()
    page.wait_for_url(lambda url: "area=" not in url)
    expect(outline).to_have_count(0)


def test_an_area_is_drawn_by_keys_alone(open_file):
    page = file_with_tools(open_file, "#lat=39.8&lon=46.75&zoom=9")
    corner, opposite = page.evaluate(
        """() => {
            const middle = map.getSize().divideBy(2);
            return [middle.subtract([100, 50]), middle.add([50, 40])].map((at) => map.containerPointToLatLng(at))
                .map(({lat, lng}) => [lat, lng]);
        }"""
    )
    opener = page.get_by_role("button", name="Filter by an area")
    opener.press("Enter")
    page.get_by_role("button", name="Draw a box").press("Enter")
    said = page.get_by_role("status").filter(has_text="corner")
    expect(said).to_contain_text("arrow keys")
    expect(page.locator(".gz-pen")).to_be_visible()
    for key in ("Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(said).to_have_text("One corner is set. Move to the opposite one and press Enter.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That is too small an area.")).to_be_visible()
    keys = [*["Shift+ArrowRight"] * 3, "Shift+ArrowDown", *["ArrowDown"] * 4, " "]
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(re.compile("area="))
    expect(page.locator(".gz-hint")).to_be_hidden()
    expect(opener).to_be_focused()
    area = view_of(page).area
    (south, north), (west, east) = [sorted({point[axis] for point in area}) for axis in (0, 1)]
    assert (north, west) == pytest.approx(corner, abs=1e-3)
    assert (south, east) == pytest.approx(opposite, abs=1e-3)
    assert page.evaluate("[map.getCenter().lat, map.getCenter().lng]") == pytest.approx([39.8, 46.75], abs=1e-3)


def test_corners_of_an_area_are_set_and_taken_back_by_keys_and_escape_leaves_them(open_file):
    page = file_with_tools(open_file)
    use(page, "Filter by an area", "Draw freehand")
    expect(page.locator(".gz-pen")).to_be_hidden()
    said = page.locator(".gz-hint [role=status]")
    for keys, text in (
        ([" "], "1 corner is set"),
        (["ArrowRight", "ArrowRight", " "], "2 corners are set"),
        (["Backspace"], "1 corner is set"),
        (["Backspace"], "Draw around the area"),
        ([" ", "Shift+ArrowRight", " ", "Shift+ArrowDown"], "2 corners are set"),
    ):
        for key in keys:
            page.keyboard.press(key)
        expect(said).to_contain_text(text)
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()
    assert not view_of(page).area
    use(page, "Filter by an area", "Draw freehand")
    for key in (" ", "Shift+ArrowRight", " ", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("area="))
    assert len(view_of(page).area) == 3


@pytest.mark.parametrize(
    ("tool", "how"), [("Draw a box", "Drag from corner to corner"), ("Draw freehand", "Draw around")]
)
def test_a_straight_stroke_is_no_area_and_one_is_told_how_to_draw_it(open_file, tool, how):
    page = file_with_tools(open_file)
    use(page, "Filter by an area", tool)
    at = page.locator("#map_div").bounding_box()
    middle_x, middle_y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    said = page.locator(".gz-hint [role=status]")
    for far_x, far_y in [(2, 2), (90, 4) if tool == "Draw a box" else (90, 70)]:
        page.mouse.move(middle_x, middle_y)
        page.mouse.down()
        page.mouse.move(middle_x + far_x, middle_y + far_y, steps=6)
        page.mouse.up()
        expect(said).to_contain_text(f"That encloses nothing. {how}")
    assert "area=" not in page.url
    page.mouse.down()
    for x, y in [(40, 0), (0, 40)]:
        page.mouse.move(middle_x + x, middle_y + y)
    page.mouse.up()
    page.wait_for_url(re.compile("area="))
    expect(said).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_inside_of_a_drawn_area_is_told_from_the_outside_faintly(open_file, theme):
    twice = "38.5_45~38.5_48~41_48~41_45.1~38.6_45.1~38.6_47.9~40.9_47.9~40.9_45"
    page = file_with_tools(open_file, f"#lat=39.8&lon=46.5&zoom=7&area={twice}", color_scheme=theme)
    inside = page.locator("path.gz-outline")
    expect(inside).to_have_attribute("fill-rule", "nonzero")
    style = inside.evaluate("(path) => [getComputedStyle(path).fill, getComputedStyle(path).fillOpacity]")
    assert style[0] == inside.evaluate("(path) => getComputedStyle(path).stroke")
    assert 0.05 < float(style[1]) < 0.2, "what is on the map is to be seen through it"


def test_a_shape_begins_anywhere_on_a_phones_map_where_tools_are_otherwise(open_file):
    page = file_with_tools(open_file, viewport=PHONE, has_touch=True, is_mobile=True)
    at = page.locator(".gz-tools").bounding_box()
    tools = [page.locator(name) for name in (".gz-tools", ".leaflet-control-zoom")]
    use(page, "Filter by an area", "Draw freehand")
    for one in tools:
        expect(one).to_be_hidden()
    box = page.locator("#map_div").bounding_box()
    for x, y in [(at["x"] + 20, at["y"] + 20), (box["x"] + 30, box["y"] + box["height"] - 20)]:
        assert page.evaluate(f"Boolean(document.elementFromPoint({x}, {y}).closest('.gz-sheet-to-draw'))")
    page.get_by_role("button", name="Cancel").tap()
    for one in tools:
        expect(one).to_be_visible()
    use(page, "Filter by an area", "Draw freehand")
    points = [(at["x"] + x, at["y"] + y) for x, y in [(20, 20), (300, 20), (300, 250), (20, 250)]]
    stroke(page, *points)
    page.wait_for_url(re.compile("area="))
    expect(tools[0]).to_be_visible()


def test_escape_leaves_drawing_and_measuring_without_a_trace(open_file):
    page = file_with_tools(open_file)
    use(page, "Filter by an area", "Draw freehand")
    expect(page.get_by_text("Draw around the area")).to_be_visible()
    page.locator("body").press("Escape")
    expect(page.get_by_text("Draw around the area")).to_be_hidden()
    use(page, "More tools", "Measure a distance")
    expect(page.get_by_text("Click the first point")).to_be_visible()
    page.locator("#map_div").press("Enter")
    expect(page.get_by_text("Now the next point.")).to_be_visible()
    page.locator("#map_div").press("Escape")
    expect(page.locator(".gz-hint")).to_be_hidden()
    assert not view_of(page).area
    assert not view_of(page).places


def test_a_distance_is_measured_between_two_clicks_and_chooses_no_place(open_file):
    page = file_with_tools(open_file, "#lat=39.8&lon=46.75&zoom=9")
    use(page, "More tools", "Measure a distance")
    at = page.locator("#map_div").bounding_box()
    assert at
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.click(at["x"] + at["width"] / 2 + 100, at["y"] + at["height"] / 2)
    said = page.locator(".gz-hint")
    expect(said).to_contain_text("miles")
    km = float(re.search(r"([\d.]+) km", said.inner_text())[1])  # type: ignore[index]
    # A pixel of zoom 9 at 39.8 degrees north is 40075 km / 256 / 2^9 * cos(39.8).
    assert km == pytest.approx(23.5, abs=0.4)
    page.get_by_role("button", name="Undo").click()
    expect(said).to_contain_text("Now the next point.")
    page.get_by_role("button", name="Undo").click()  # which is gone with the last point, and the click with it
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(said).to_contain_text("Click the first point")
    page.get_by_role("button", name="Done").click()
    expect(said).to_be_hidden()
    assert view_of(page).places == ()


def test_a_button_over_the_map_that_goes_with_its_click_keeps_it_from_the_map(open_file):
    # The middle of the map, where a symbol stands, is laid under "Done".
    page = file_with_tools(open_file, "#lat=39.8177&lon=46.7528&zoom=9", reduced_motion="reduce")
    use(page, "More tools", "Measure a distance")
    done = page.get_by_role("button", name="Done")
    done.evaluate(
        """(one) => {
            const {x, y, width, height} = one.getBoundingClientRect();
            const at = map.getContainer().getBoundingClientRect();
            map.panBy([at.x + at.width / 2 - (x + width / 2), at.y + at.height / 2 - (y + height / 2)],
                {animate: false});
        }"""
    )
    done.click()
    expect(page.locator(".gz-hint")).to_be_hidden()
    page.wait_for_url(lambda url: "lat=39.8177" not in url)
    assert view_of(page).places == ()


def test_heat_takes_the_place_of_symbols_and_follows_the_dates(open_file):
    page = file_with_tools(open_file)
    events = page.locator("canvas.gz-events")
    symbols = events.evaluate(COLOURS)
    use(page, "More tools", "Heat in place of symbols")
    expect(page.get_by_role("img", name=re.compile("^Heat: from 0 to"))).to_be_visible()
    whole = events.evaluate(INK)
    assert events.evaluate(COLOURS) != symbols
    page.get_by_label("From date").fill("2023-03-16")
    page.wait_for_url(re.compile("from=2023-03-16"))
    page.wait_for_function(f"(whole) => ({INK})(document.querySelector('canvas.gz-events')) < whole", arg=whole)
    page.get_by_role("button", name="More tools").click()
    expect(page.get_by_role("button", name="Heat in place of symbols")).to_have_attribute("aria-pressed", "true")


def test_heat_is_kept_in_the_link_and_shown_again_from_it(open_file):
    page = file_with_tools(open_file, "#heat=1")
    scale = page.get_by_role("img", name=re.compile("^Heat: from 0 to"))
    expect(scale).to_be_visible()
    page.get_by_role("button", name="More tools", exact=True).click()
    heat = page.get_by_role("button", name="Heat in place of symbols")
    expect(heat).to_have_attribute("aria-pressed", "true")
    assert view_of(page).heat
    heat.click()
    page.wait_for_url(lambda url: "heat" not in url)
    expect(scale).to_be_hidden()
    use(page, "More tools", "Heat in place of symbols")
    page.wait_for_url(re.compile("heat=1"))


#: So many pixels of a canvas are coloured, as those of symbols and heat are and those of names are not.
COLOURED = """(canvas) => {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) {
        const most = Math.max(data[i], data[i + 1], data[i + 2]);
        coloured += data[i + 3] > 200 && most - Math.min(data[i], data[i + 1], data[i + 2]) > 80;
    }
    return coloured;
}"""
ONCE_COLOURED = f"() => ({COLOURED})(document.querySelector('canvas.gz-events')) > 0"


def test_no_symbols_are_shown_before_the_heat_of_a_link_but_they_are_where_it_does_not_come(visitor, demo_server):
    guest = visitor(first_time=True)
    page, held = guest.context.new_page(), []
    page.route("**/gazette/comforts.js", lambda route: held.append(route))
    with page.expect_request("**/gazette/comforts.js"):
        page.goto(demo_server + "?heat=1&lat=39.8&lon=46.7&zoom=8")
    frame = map_of(page)
    events = frame.locator("canvas.gz-events")
    frame.locator("body[data-ready]").wait_for()
    expect(frame.locator(".gz-status")).to_contain_text("events")
    assert events.evaluate(COLOURED) == 0
    assert events.evaluate(INK) == 0, "nor are names written that would give way to others"
    held.pop().abort()
    expect(frame.get_by_text("The map's tools could not be loaded.")).to_be_visible()
    inside = page.frame(url=re.compile("streamlit_folium"))
    assert inside
    inside.wait_for_function(ONCE_COLOURED)
    assert frame.locator(".gz-heat").count() == 0
    page.unroute("**/gazette/comforts.js")
    frame.get_by_role("button", name="Try again").click()
    expect(frame.get_by_role("img", name=re.compile("^Heat: from 0 to"))).to_be_visible()
    inside.wait_for_function(ONCE_COLOURED)
    page.wait_for_url(re.compile("heat=1.*zoom=|zoom=.*heat=1"))
    use(frame, "More tools", "Heat in place of symbols")
    page.wait_for_url(lambda url: "heat" not in url)
    guest.faults.clear()  # the browser reports the file that we kept from it


def test_heat_has_no_scale_where_there_is_none(open_file):
    page = file_with_tools(open_file, "#heat=1")
    expect(page.locator(".gz-heat")).to_have_text(re.compile(r"^Events near a spot 0\d+$"))
    page.evaluate("map.setView([-30, 140], 5, {animate: false})")
    expect(page.locator(".gz-heat")).to_be_hidden()
    page.evaluate("map.setView([39.8, 46.75], 8, {animate: false})")
    expect(page.locator(".gz-heat")).to_be_visible()


def test_a_file_keeps_heat_in_its_address_and_shows_everything_without(reader, file):
    page = reader().open(file, "#heat=1&types=none")
    expect(page.locator(".gz-heat")).to_be_attached()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".gz-heat")).not_to_be_attached()
    page.get_by_role("button", name="More tools", exact=True).click()
    page.get_by_role("button", name="Heat in place of symbols").click()
    page.wait_for_function("() => location.hash.includes('heat=1')")


def test_the_overview_shows_the_region_and_can_be_folded(open_file):
    page = file_with_tools(open_file)
    overview = page.locator("canvas.gz-overview-map")
    expect(overview).to_be_visible()
    # Land, coasts, borders and the box.
    page.wait_for_function(f"() => ({COLOURS})(document.querySelector('canvas.gz-overview-map')) > 4")
    page.get_by_role("button", name="Fold the overview map").click()
    expect(overview).to_be_hidden()
    use(page, "More tools", "Overview map")
    expect(overview).to_be_visible()


def test_the_frame_lets_the_map_fill_the_screen(visitor, demo_server):
    _, frame = with_tools(visitor(), demo_server)
    frame.get_by_role("button", name="Full screen").click()
    expect(frame.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "true")


def test_everything_selected_comes_into_sight(open_file, demo_data):
    link = "#from=2023-09-01&to=2023-09-30&lat=-30&lon=140&zoom=5"
    page = file_with_tools(open_file, link, reduced_motion="reduce")
    page.get_by_role("button", name="Show all that is selected").click()
    page.wait_for_url(re.compile(r"lat=[34]\d"))
    rows = query.select(demo_data, from_parameters({"from": "2023-09-01", "to": "2023-09-30"})[0])
    at = view_of(page)
    assert rows["latitude"].min() < (at.latitude or 0) < rows["latitude"].max() + 3
    assert rows["longitude"].min() < (at.longitude or 0) < rows["longitude"].max()


def test_without_any_filter_all_that_is_selected_is_everything(reader, tmp_path):
    """Most events are near each other: the map begins there, but a far place is selected too."""
    here = [{"lat": 40 + n / 50, "lon": 46, "date": "2020-01-01", "place": f"Here {n}"} for n in range(60)]
    out = tmp_path / "map.html"
    geo.EventMap(pd.DataFrame([*here, {"lat": 48.8, "lon": -80, "date": "2020-01-02", "place": "Far"}])).save(out)
    page = reader(reduced_motion="reduce").open(out)
    page.locator("body[data-tools]").wait_for()
    in_sight = page.locator(".gz-reach button")
    expect(in_sight.filter(has_text="Here").first).to_be_attached()
    expect(in_sight.filter(has_text="Far")).to_have_count(0)
    page.get_by_role("button", name="Show all that is selected").click()
    expect(in_sight.filter(has_text="Far")).to_have_count(1)


@pytest.mark.parametrize(("wide", "tall"), [(390, 844), (320, 568)])
def test_on_a_low_map_every_tool_and_entry_of_a_menu_can_be_hit(reader, file, wide, tall):
    page = reader(viewport={"width": wide, "height": tall}, has_touch=True, is_mobile=True).open(file)
    page.locator("body[data-tools]").wait_for()
    page.get_by_role("button", name="Read").tap()
    page.locator(".gz-event, .gz-card").first.wait_for()
    covered = """(tools) => tools.filter((tool) => {
        const {left, top, right, bottom} = tool.getBoundingClientRect();
        const corners = [[left + 3, top + 3], [right - 3, bottom - 3]];
        return corners.some(([x, y]) => !tool.contains(document.elementFromPoint(x, y)));
    }).map((tool) => tool.innerText || tool.ariaLabel)"""
    for menu in ("Filter by an area", "More tools"):
        page.get_by_role("button", name=menu, exact=True).tap()
        entries = page.get_by_role("group", name=menu).get_by_role("button")
        assert entries.count() > 2
        for entry in entries.all():
            entry.scroll_into_view_if_needed()
            assert entry.evaluate(f"(entry) => ({covered})([entry])") == []
        page.locator(".gz-head h1").tap()
    assert page.locator(".gz-tools > button, .gz-menu-holder > button").evaluate_all(covered) == []


def test_tools_leave_no_gap_beside_each_other_where_a_phone_has_half_its_height_to_read(open_file):
    page = file_with_tools(open_file, viewport=PHONE, has_touch=True, is_mobile=True)
    areas = """(bar) => {
        const areaPx = (one) => one.clientWidth * one.clientHeight;
        return [areaPx(bar), [...bar.children].reduce((sum, tool) => sum + areaPx(tool), 0)];
    }"""
    bar = page.locator(".gz-tools")
    column = bar.bounding_box()
    page.get_by_role("button", name="Read").tap()
    expect(bar).to_have_attribute("style", "--gz-rows: 1;")
    whole, tools = bar.evaluate(areas)
    assert whole == pytest.approx(tools, rel=0.02)
    page.get_by_role("button", name="Map", exact=True).tap()
    expect(bar).to_have_attribute("style", "--gz-rows: 5;")
    assert bar.bounding_box() == column


def test_on_a_tablet_whatever_can_be_hit_is_large_enough_for_a_finger(open_file):
    page = file_with_tools(open_file, has_touch=True)
    small = """(all) => all.filter((one) => {
        const {width, height, left} = one.getBoundingClientRect();
        return one.checkVisibility() && width && left > -1000 && (width < 44 || height < 44);
    }).map((one) => one.ariaLabel || one.innerText || one.className)"""
    page.get_by_role("button", name="More timeline controls").click()
    assert page.locator("button, a[role=button], input, select, [role=slider]").evaluate_all(small) == []
    status, bar = page.locator(".gz-status").bounding_box(), page.locator(".gz-bar").bounding_box()
    assert status
    assert bar
    assert status["x"] + status["width"] <= bar["x"] + bar["width"] + 1, "nothing is pushed out of the bar"


def test_the_scale_stands_above_sources_that_take_lines_and_comes_down_again(open_file):
    page = file_with_tools(open_file)
    below = """() => {
        const [scale, sources] = ['.leaflet-control-scale', '.leaflet-control-attribution'].map((what) => (
            document.querySelector(what).getBoundingClientRect()));
        return sources.top - scale.bottom;
    }"""
    assert page.evaluate(below) < 0, "they stand side by side"
    page.evaluate("map.attributionControl.addAttribution('Maps and pictures of many makers. '.repeat(12))")
    page.wait_for_function(f"() => ({below})() >= 0")
    page.evaluate("map.attributionControl.removeAttribution('Maps and pictures of many makers. '.repeat(12))")
    page.wait_for_function(f"() => ({below})() < 0")


def test_a_picture_of_the_view_is_saved_at_twice_its_size_with_what_an_article_needs(open_file):
    page = file_with_tools(open_file, "#from=2023-09-01&to=2023-09-30")
    at = page.locator("#map_div").bounding_box()
    assert at
    with page.expect_download() as download:
        use(page, "More tools", "Save as a picture")
    assert download.value.suggested_filename == "gazette-2023-09-01-to-2023-09-30.png"
    picture = Path(download.value.path()).read_bytes()
    width, height = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert width == 2 * round(at["width"])
    assert height > 2 * at["height"] + 120, "title above and legend below the map"
    seen = page.evaluate(
        """async ([text, top, bottom]) => {
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            const colours = (y, tall) => {
                const {data} = context.getImageData(0, y, bitmap.width, tall);
                return new Set(new Uint32Array(data.buffer)).size;
            };
            const legend = colours(bottom, bitmap.height - bottom);
            return {title: colours(0, top), map: colours(top, bottom - top), legend};
        }""",
        [base64.b64encode(picture).decode(), 120, height - 120],
    )
    assert seen["title"] > 10, "letters with soft edges"
    assert seen["map"] > 100, "land, borders, symbols, names"
    assert seen["legend"] > 20, "the types' colours and the attribution"


def test_a_picture_states_no_period_but_the_one_it_shows_and_lays_its_scale_over_nothing(reader, demo, tmp_path):
    out = tmp_path / "map.html"
    done = CliRunner().invoke(
        main, ["snapshot", "--from", str(demo), "-o", str(out), "--view", "?from=2023-09-01&to=2023-09-30"]
    )
    assert done.exit_code == 0, done.output
    visit = reader()
    visit.context.add_init_script(NOTING)
    page = visit.open(out)
    expect(page.get_by_role("heading", name="Events, 27 September 2020 to 24 May 2024")).to_be_visible()
    written = saved(page)
    texts = [one["text"] for one in written]
    assert [one["text"] for one in written if "18px" in one["font"]] == ["Events"]
    assert next(text for text in texts if "2023" in text or "2020" in text).startswith("1 Sept 2023 – 30 Sept 2023")
    at = page.locator("#map_div").bounding_box()
    assert at
    scales = [one["y"] for one in written if re.fullmatch(r"[\d,]+ (km|mi)", one["text"])]
    assert len(scales) == 2
    assert min(scales) > at["height"] + 60


def test_the_scale_says_how_long_a_stretch_of_the_map_is_once_it_has_come_to_rest(open_file):
    page = open_file("#lat=40&lon=46&zoom=6")
    scale = page.locator(".leaflet-control-scale-line").first
    expect(scale).to_have_text("100 km")
    page.evaluate("map.setZoom(9, {animate: false})")
    expect(scale).to_have_text("20 km")


def test_on_a_phone_the_tools_are_large_and_search_is_a_button(open_file):
    page = file_with_tools(open_file, viewport=PHONE, has_touch=True, is_mobile=True)
    for tool in page.locator(".gz-tools > button, .gz-tools .gz-menu-holder > button").all():
        size = tool.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    expect(page.get_by_role("combobox", name="Find a place")).to_be_hidden()
    page.get_by_role("button", name="Find a place").click()
    expect(page.get_by_role("combobox", name="Find a place")).to_be_focused()
    expect(page.locator("canvas.gz-overview-map")).to_be_hidden()
    page.get_by_role("button", name="More tools", exact=True).click()
    menu = page.get_by_role("group", name="More tools").bounding_box()
    assert menu
    assert menu["x"] + menu["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_overview_is_opened_from_the_menu_and_covers_nothing_that_can_be_hit(open_file):
    page = file_with_tools(open_file, viewport=PHONE, has_touch=True, is_mobile=True)
    overview = page.locator(".gz-overview")
    expect(overview).to_be_hidden()
    page.get_by_role("button", name="More tools", exact=True).tap()
    page.get_by_role("button", name="Overview map", exact=True).tap()
    expect(overview).to_be_visible()
    (inset,), others = (
        [one.bounding_box() or {} for one in page.locator(which).all()]
        for which in (".gz-overview", ".leaflet-control:not(.gz-overview)")
    )
    assert inset["x"] + inset["width"] <= 390
    assert len(others) >= 4
    for other in others:
        apart_x = other["x"] >= inset["x"] + inset["width"] or inset["x"] >= other["x"] + other["width"]
        assert apart_x or other["y"] >= inset["y"] + inset["height"] or inset["y"] >= other["y"] + other["height"]
    page.get_by_role("button", name="Fold the overview map").tap()
    expect(overview).to_be_hidden()


def test_a_file_from_a_disk_has_the_tools_too_and_keeps_an_area(reader, file, demo_data):
    area = "39.5_46.5~39.5_47~40_47~40_46.5"
    page = reader().open(file, f"#area={area}")
    page.locator("body[data-tools]").wait_for()
    found = query.find(demo_data, from_parameters({"area": area})[0])
    expect(page.locator(".gz-head")).to_contain_text(f"{len(found)} of")
    expect(page.locator("path.gz-outline")).to_be_attached()
    page.get_by_role("combobox", name="Find a place").fill("stepan")
    expect(page.locator(".gz-found li").first).to_contain_text("Stepanakert")
    with page.expect_download() as download:
        page.get_by_role("button", name="More tools", exact=True).click()
        page.get_by_role("button", name="Save as a picture").click()
    assert download.value.suggested_filename.endswith(".png")
    page.get_by_role("button", name="Clear the drawn area").click()
    expect(page.locator(".gz-head")).to_contain_text(f"{len(joined(demo_data))} events")
