"""The key: what the marks on the map mean, beside the map and in a picture of it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import geo
from tests.browser.accessibility import grave_findings
from tests.browser.areas import AREAS
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.pictures import NOTING, saved

OF_THE_DEMO = [
    "Settlement or site",
    "District, region or country",
    "Some events known only to an area",
    "Number of events",
    "Where joined events really are",
    "Outline of an area, the stronger the denser its events",
    "Area, only roughly known",
]
NARROW = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
SMALLEST = {**NARROW, "viewport": {"width": 320, "height": 568}}


def towns(out: Path) -> Path:
    """A map of two towns far apart."""
    rows = [{"lat": 40, "lon": lon, "date": "2020-01-01", "place": f"Town {lon}"} for lon in (40, 50)]
    geo.EventMap(pd.DataFrame(rows)).save(out)
    return out


def without_scale(text: str) -> str:
    return re.sub(r": (the area in proportion|ten times as many, [\d.]+ times the area)$", "", text)


def listed(page: Page) -> list[str]:
    return page.locator(".gz-signs li").all_text_contents()


def test_a_key_opens_by_keyboard_says_what_is_in_sight_and_closes_again(reader, file):
    page = reader().open(file)
    button, box = page.get_by_role("button", name="Key", exact=True), page.get_by_role("group", name="Key", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert [without_scale(text) for text in listed(page)] == OF_THE_DEMO
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_key_lists_no_mark_that_these_data_do_not_have(reader, tmp_path):
    page = reader().open(towns(tmp_path / "map.html"))
    page.get_by_role("button", name="Key", exact=True).click()
    assert listed(page) == ["Settlement or site", "Number of events: the area in proportion"]


def test_an_open_key_follows_the_map(reader, file):
    page = reader(reduced_motion="reduce").open(file, "#lat=-30&lon=140&zoom=5")
    page.locator("body[data-tools]").wait_for()
    page.get_by_role("button", name="Key", exact=True).click()
    assert listed(page) == ["Nothing is marked here."]
    page.get_by_role("button", name="Show all that is selected").click()
    expect(page.locator(".gz-signs li", has_text="Settlement or site")).to_be_visible()
    page.get_by_role("combobox", name="Size of symbols").select_option(label="Size: killed")
    expect(page.locator(".gz-signs li", has_text="Number killed")).to_be_visible()


@pytest.mark.parametrize("options", [{"viewport": DESKTOP}, NARROW, SMALLEST])
def test_the_key_is_at_hand_and_its_box_lies_over_the_map_alone(reader, file, options):
    page = reader(**options).open(file)
    at = page.get_by_role("button", name="Key", exact=True).bounding_box()
    assert at
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    box, panel = page.locator(".gz-signs").bounding_box(), page.locator(".gz-panel").bounding_box()
    assert box
    assert panel
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= panel["x"] + panel["width"]
    assert box["y"] >= 0
    sources = page.locator(".leaflet-control-attribution").bounding_box()
    assert sources
    assert box["y"] + box["height"] <= sources["y"] < panel["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_an_open_key(reader, file, scheme):
    page = reader(**NARROW, color_scheme=scheme).open(file)
    page.get_by_role("button", name="Key", exact=True).click()
    expect(page.locator(".gz-signs")).to_be_visible()
    assert grave_findings(page) == []


SEEN = (
    """async ({areas = [], marks = [], grains = [], heat = false, selected = [], bounds = [0, 0, 256, 256]}) => {"""
    + AREAS
    + """
    const [minX, minY, maxX, maxY] = bounds;
    const plain = {group: 0, members: [0], x: 100, y: 100, r: 10, events: 4, uncertain: 0, total: 4, area: false};
    const [x, y] = [0, 1].map((i) => grains.map((grain) => grain[i]));
    return m.signsIn({map, heat, selected: new Set(selected), events: {places, types: [{}]},
        groups: {grains: {x, y, group: x.map(() => 0), cells: null}},
        bounds: {min: {x: minX, y: minY}, max: {x: maxX, y: maxY}},
        counts: {placeTotal: Int32Array.from(areas, () => 1), byGrain: Int32Array.from(grains, () => 1)},
        marks: marks.map((mark) => ({...plain, ...mark}))});
}"""
)
SQUARE = "[[5, 5], [-60, -40, 0, 80, 80, 0, 0, -80]]"


@pytest.mark.parametrize(
    ("seen", "signs"),
    [
        ("{marks: [{}]}", ["round", "number"]),
        ("{marks: [{area: true, total: 0}]}", ["square"]),
        ("{marks: [{inAreas: 4, area: true}]}", ["square", "number"]),
        ("{marks: [{inAreas: 1}]}", ["round", "mixed", "number"]),
        ("{marks: [{uncertain: 2}]}", ["round", "number", "doubt"]),
        ("{marks: [{uncertain: 2, x: 300}]}", []),
        ("{marks: [{members: [3, 4]}], selected: [4]}", ["round", "number", "chosen"]),
        ("{marks: [{members: [3, 4]}], selected: [5]}", ["round", "number"]),
        ("{marks: [{}], grains: [[130, 100]]}", ["round", "number", "grains"]),
        ("{marks: [{}], grains: [[104, 100]]}", ["round", "number"]),
        ("{marks: [{}], grains: [[300, 100]]}", ["round", "number"]),
        ("{grains: [[130, 100]], heat: true}", []),
        (f"{{areas: [[0, -20, 9000, {SQUARE}]]}}", ["outline"]),
        (f"{{areas: [[0, -20, 9000, {SQUARE}]], bounds: [90, 120, 100, 130]}}", []),
        ("{areas: [[0, 0, 2000, null]]}", ["rough"]),
        ("{areas: [[0, 0, 2000, null]], bounds: [0, 0, 90, 90]}", []),
        ("{areas: Array.from({length: 40}, () => [0, 0, 2000, null])}", ["haze"]),
    ],
)
def test_only_marks_that_are_to_be_seen_are_explained(evaluate, seen, signs):
    assert evaluate("signs.js", f"({SEEN})({seen})") == signs


def test_each_mark_has_a_sample_of_its_own_that_is_not_cut_off(evaluate):
    """A reader tells them apart by their shapes: no two are alike."""
    samples = evaluate(
        "signs.js",
        """(() => 'round square mixed number doubt chosen grains outline rough haze'.split(' ').map((sign) => {
            const canvas = document.createElement('canvas');
            const side = canvas.width = canvas.height = m.SAMPLE_PX + 4;
            const context = canvas.getContext('2d');
            context.setTransform(1, 0, 0, 1, side / 2, side / 2);
            m.drawSign(context, sign, {text: '#000', faint: '#555', paper: '#fff', edge: '#777', accent: '#00f'});
            const opacity = context.getImageData(0, 0, side, side).data.filter((_, i) => i % 4 === 3);
            const beyond = opacity.filter((a, i) => a > 40 && Math.max(Math.abs(i % side - side / 2 + 0.5),
                Math.abs(Math.floor(i / side) - side / 2 + 0.5)) > m.SAMPLE_PX / 2 + 0.5);
            return [canvas.toDataURL(), opacity.some(Boolean), beyond.length];
        }))()""",
    )
    assert len({picture for picture, _, _ in samples}) == 10
    assert [(drawn, beyond) for _, drawn, beyond in samples] == [(True, 0)] * 10


def save_picture(page: Page) -> list[dict]:
    """What is written into a picture below its map, line by line and from left to right."""
    written = saved(page)
    at = page.locator("#map_div").bounding_box()
    assert at
    return sorted(
        (one for one in written if one["y"] > at["height"] + 60),
        key=lambda one: (one["y"], one["x"]),
    )


@pytest.mark.parametrize("options", [{"viewport": DESKTOP}, NARROW])
def test_a_picture_has_the_key_below_its_map_and_no_words_upon_others(reader, file, options):
    visit = reader(**options)
    visit.context.add_init_script(NOTING)
    written = save_picture(visit.open(file))
    explained = [text for one in written if (text := without_scale(one["text"])) in OF_THE_DEMO]
    assert len(explained) >= 4
    assert explained == [text for text in OF_THE_DEMO if text in explained]
    for one, after in pairwise(written):
        assert one["x"] + one["wide"] <= one["most"], f"{one['text']} goes beyond the picture"
        assert after["y"] - one["y"] >= 14 or after["x"] >= one["x"] + one["wide"] + 15, f"{after['text']} has no room"


def test_a_picture_explains_no_mark_that_is_not_in_sight(reader, tmp_path):
    visit = reader()
    visit.context.add_init_script(NOTING)
    texts = [one["text"] for one in save_picture(visit.open(towns(tmp_path / "map.html")))]
    assert "Settlement or site" in texts
    assert not [text for text in texts if re.search("District|joined|Outline|roughly|uncertain", text)]


def test_a_count_stands_behind_the_name_of_its_type_in_a_picture_in_whatever_script_that_is(evaluate):
    kit = "{heat: () => false, filter: () => ({types: null}), counts: () => ({byType: [10, 1200]})}"
    types = "{types: [{label: 'قصف', colour: '#000'}, {label: 'Battle', colour: '#000'}]}"
    found = evaluate("picture_legend.js", f"m.typeItems({kit}, {types}).map(({{text}}) => text)")
    assert found == ["\u2068قصف\u2069 10", "Battle 1,200"]


@pytest.mark.parametrize(
    ("signs", "coloured"),
    [(["outline"], False), (["round", "number", "chosen"], True)],
)
def test_a_picture_of_heat_has_the_colours_of_types_only_where_a_symbol_has_them(evaluate, signs, coloured):
    counted = "filter: () => ({types: null}), counts: () => ({byType: [10]})"
    kit = f"{{heat: () => true, signs: () => {signs}, {counted}}}"
    drawn = evaluate(
        "picture_legend.js",
        f"""(() => {{
            const [item] = m.typeItems({kit}, {{types: [{{label: 'Battle', colour: '#f00'}}]}});
            const context = document.createElement('canvas').getContext('2d');
            item.draw(context);
            return [item.text, item.lead > 0, context.getImageData(0, 0, 4, 4).data.some(Boolean)];
        }})()""",
    )
    assert drawn == ["Battle 10", coloured, coloured]


@pytest.mark.parametrize(
    ("power", "words"),
    [
        (1, "Number killed: the area in proportion"),
        (0.398, "Number killed: ten times as many, 2.5 times the area"),
        (None, "Number killed"),
    ],
)
def test_a_key_says_how_the_area_of_symbols_grows_with_their_number(evaluate, power, words):
    sizing = f"{{size: 'killed', power: {power or 'null'}}}"
    assert evaluate("signs.js", f"m.wordsOf('number', {sizing})") == words


@pytest.mark.parametrize(
    ("uncertain", "head", "cards"),
    [
        ([0, 0, 1], "3 events here with these dates and types", 1),
        ([0, 1, 1], "3 events here with these dates and types · place uncertain for 2", 2),
        ([1, 1, 1], "3 events here with these dates and types · place uncertain", 3),
    ],
)
def test_an_uncertain_place_is_said_in_its_head_and_on_each_card(evaluate, uncertain, head, cards):
    said = evaluate(
        "sheets.js",
        f"""(() => {{
            const called = ['Springfield'];
            const places = {{name: called, names: {{written: called, english: called, local: called}},
                precision: ['settlement'], latitude: [1], longitude: [2]}};
            const events = {{places, place: [0, 0, 0], type: [0, 0, 0], uncertain: {uncertain},
                types: [{{label: 'Battle', colour: '#000'}}]}};
            const details = {{also: [''], fields: [], text: () => ''}};
            return [m.placeHead(events, details, 0, [0, 1, 2]).lastChild.textContent,
                [0, 1, 2].map((n) => m.eventCard(events, details, n, true, () => 0))
                    .map((card) => card.querySelector('.gz-type').textContent)];
        }})()""",
    )
    assert said[0] == head
    assert said[1].count("Battle · place uncertain") == cards
    assert said[1].count("Battle") == 3 - cards
