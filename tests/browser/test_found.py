"""What the search box lists: which places, by which of their names, in what order."""

from __future__ import annotations

import json

import pytest

PLACES = """(() => {
    const names = {written: ['Shusha-Lachin road', 'Shusha', 'Stepanakert'],
        english: ['Shusha-Lachin road', 'Shusha', 'Khankendi'], local: ['Shusha-Lachin road', 'Şuşa', 'Xankəndi']};
    const many = [9, 1, 2];
    return {id: ['road', 'town', 'city'], name: names.%s, names, total: many,
        latitude: many, longitude: many, extentKm: many};
})()"""
OTHERS = ["", "Shoushi, Sushi=an=suzu", "han ken de, khank\N{MODIFIER LETTER APOSTROPHE}endi, Khankendy, Vararakn"]


def listed(evaluate, naming: str, text: str) -> list[list[str]]:
    found = f"m.amongPlaces({PLACES % naming}, {json.dumps(OTHERS)}, {json.dumps(text)})"
    return evaluate("found.js", f"{found}.map(({{name, written}}) => [name, written])")


@pytest.mark.parametrize(
    ("naming", "called", "beside"),
    [
        ("written", "Stepanakert", ""),
        ("english", "Khankendi", "Stepanakert"),
        ("local", "Xankəndi", "Stepanakert"),
    ],
)
def test_a_place_is_listed_by_the_name_chosen_with_the_one_typed_beside_it(evaluate, naming, called, beside):
    assert listed(evaluate, naming, "stepanakert") == [[called, beside]]


@pytest.mark.parametrize(("naming", "town"), [("written", "Shusha"), ("local", "Şuşa")])
def test_a_whole_name_comes_before_a_longer_one_by_any_convention(evaluate, naming, town):
    assert [name for name, _ in listed(evaluate, naming, "Shusha")] == [town, "Shusha-Lachin road"]


def test_of_the_spellings_found_the_one_most_like_what_was_typed_is_told(evaluate):
    assert listed(evaluate, "written", "Khankendy") == [["Stepanakert", "Khankendy"]]
    assert listed(evaluate, "written", "khank") == [["Stepanakert", "Khankendi"]]


def test_what_a_machine_has_romanised_finds_nothing(evaluate):
    assert listed(evaluate, "written", "sushi") == []


def test_the_server_tells_whole_names_and_the_gazetteers_displace_none_with_events(evaluate):
    found = evaluate(
        "found.js",
        """(() => {
            const ours = [{id: 'road', index: 0, whole: false},
                {id: 'town', index: 1, whole: false, written: 'Shusha way'}];
            const elsewhere = ['x', 'y'].map((id) => ({id, index: -1, whole: true, written: ''}));
            const order = (more) => m.merged(ours, more).map(({id, written}) => [id, written ?? '']);
            return [order([...elsewhere, {id: 'town', index: 1, whole: true, written: 'Shusha'}]), order(elsewhere)];
        })()""",
    )
    assert found[0] == [["town", "Shusha"], ["road", ""], ["x", ""], ["y", ""]]
    assert found[1] == [["x", ""], ["road", ""], ["town", "Shusha way"], ["y", ""]]


@pytest.mark.parametrize(("naming", "called"), [("english", "Khankendi"), ("local", "Xankəndi")])
@pytest.mark.parametrize("server", ["demo_server", "counting_server"])
def test_the_box_lists_places_by_the_names_that_the_map_shows(visitor, request, server, naming, called):
    page = visitor().open(f"{request.getfixturevalue(server)}?names={naming}")
    frame = page.frame_locator('iframe[title^="streamlit_folium"]')
    frame.locator("body[data-tools]").wait_for()
    frame.get_by_role("combobox", name="Find a place").fill("Stepanakert")
    first = frame.locator(".gz-found li").first
    first.get_by_text(called, exact=True).wait_for()
    assert first.locator(".gz-faint").inner_text().strip() == "Stepanakert"
