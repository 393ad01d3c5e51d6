"""Going from event to event: by keys from page and map, with the focus, and on a phone with the map in sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geo.dataset import query
from geo.model import View
from tests.browser.conftest import DESKTOP, PHONE, bring_table, map_of
from tests.browser.test_snapshot import STEPANAKERT, in_address

#: A tablet on its side, on which the filters beside the map are open at first.
BESIDE_FILTERS = {"width": 1024, "height": 768}


def keys_are_heard(page: Page, event: str) -> None:
    expect(page.locator(".st-key-reading [data-opened]")).to_have_attribute("data-opened", event)


def test_arrow_keys_go_along_the_timeline_from_event_to_event_but_not_in_a_field(visitor, demo_server, demo_data):
    found = query.find(demo_data, View(places=(STEPANAKERT,))).newest(3)
    page = visitor().open(f"{demo_server}?place={STEPANAKERT}&event={found[0]['id']}")
    sentence = page.locator(".gz-event mark")
    expect(sentence).to_have_text(found[0]["text"])
    keys_are_heard(page, found[0]["id"])
    page.get_by_role("button", name="Earlier").focus()
    page.keyboard.press("ArrowLeft")
    expect(sentence).to_have_text(found[1]["text"])
    page.keyboard.press("ArrowLeft")
    expect(sentence).to_have_text(found[2]["text"])
    page.keyboard.press("ArrowRight")
    expect(sentence).to_have_text(found[1]["text"])
    words = page.get_by_label("Words")
    words.fill("ceasefire")
    words.press("ArrowLeft")
    words.press("ArrowLeft")
    words.press("!")
    expect(words).to_have_value("ceasefi!re")
    words.press("Escape")
    expect(sentence).to_have_text(found[1]["text"])


def test_each_of_many_quick_steps_counts(visitor, demo_server, demo_data):
    found = [row["id"] for row in query.find(demo_data, View()).newest(10)]
    page = visitor().open(f"{demo_server}?event={found[1]}")
    keys_are_heard(page, found[1])
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    keys_are_heard(page, found[7])
    for _ in range(4):
        page.keyboard.press("ArrowRight", delay=60)
    keys_are_heard(page, found[3])
    page.evaluate("""() => { for (const side of ["earlier", "later", "earlier", "earlier"]) {
        document.querySelector(`.st-key-${side} button`).click();
    } }""")
    keys_are_heard(page, found[5])


def test_the_keys_of_an_open_event_work_from_the_map_too_where_it_has_no_use_for_them(visitor, demo_server, demo_data):
    found = query.find(demo_data, View(places=(STEPANAKERT,))).newest(3)
    page = visitor().open(f"{demo_server}?place={STEPANAKERT}&event={found[0]['id']}")
    sentence = page.locator(".gz-event mark")
    expect(sentence).to_have_text(found[0]["text"])
    keys_are_heard(page, found[0]["id"])
    inside = map_of(page)
    battles = inside.get_by_role("button", name=re.compile("^Battles"))
    battles.focus()
    page.keyboard.press("ArrowLeft")
    expect(sentence).to_have_text(found[1]["text"])
    expect(battles).to_be_focused()
    handle = inside.get_by_role("slider", name="First day")
    handle.press("ArrowRight")
    expect(handle).not_to_have_attribute("aria-valuenow", handle.get_attribute("aria-valuemin") or "")
    expect(sentence).to_have_text(found[1]["text"])
    battles.focus()
    told = inside.locator("body").get_attribute("data-ready") or ""
    page.keyboard.press("Escape")
    expect(page.locator(".gz-event")).to_have_count(0)
    expect(inside.locator("body")).not_to_have_attribute("data-ready", told)
    expect(page.locator(".gz-place")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".gz-place")).to_have_count(0)


def test_the_focus_goes_to_the_event_that_is_opened_and_back_to_the_list(visitor, demo_server, demo_data):
    found = query.find(demo_data, View()).newest(5)
    page = visitor().open(demo_server)
    keys_are_heard(page, "")
    page.locator(".gz-open").nth(2).press("Enter")
    expect(page.locator(".gz-event h2")).to_be_focused()
    expect(page.locator(".gz-event h2")).to_contain_text(found[2]["place_name"])
    page.keyboard.press("ArrowLeft")
    keys_are_heard(page, found[3]["id"])
    expect(page.locator(".gz-event h2")).to_be_focused()
    later = page.get_by_role("button", name="Later")
    later.press("Enter")
    keys_are_heard(page, found[2]["id"])
    expect(page.locator(".gz-event")).to_have_attribute("data-event", found[2]["id"])
    expect(later).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"[data-card='{found[2]['id']}']")).to_be_focused()
    expect(page.locator(".gz-event")).to_have_count(0)


def test_escape_closes_what_lies_over_the_page_before_the_event(visitor, demo_server, demo_data):
    found = query.find(demo_data, View()).newest(1)
    page = visitor().open(f"{demo_server}?event={found[0]['id']}")
    keys_are_heard(page, found[0]["id"])
    page.get_by_role("button", name="Share").click()
    expect(page.locator("[data-testid=stPopoverBody] code")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stPopoverBody]")).to_have_count(0)
    expect(page.locator(".gz-event")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".gz-event")).to_have_count(0)


def test_escape_closes_the_fold_of_the_timeline_before_it_lets_go_of_a_place(visitor, demo_server):
    page = visitor(viewport={"width": 1200, "height": 800}).open(f"{demo_server}?place={STEPANAKERT}")
    more = map_of(page).get_by_role("button", name="More timeline controls")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".gz-place")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".gz-place")).to_have_count(0)


def test_escape_closes_the_fold_of_the_timeline_on_a_phone(open_file):
    more = open_file(viewport=PHONE).get_by_role("button", name="More timeline controls")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    more.page.keyboard.press("Escape")
    expect(more).to_have_attribute("aria-expanded", "false")


def test_the_steps_stay_in_one_place_while_texts_differ(visitor, demo_server, demo_data):
    found = query.find(demo_data, View()).newest(4)
    for screen in (DESKTOP, PHONE):
        page = visitor(viewport=screen, has_touch=screen is PHONE).open(f"{demo_server}?event={found[0]['id']}")
        earlier, later, close = (page.get_by_role("button", name=name) for name in ("Earlier", "Later", "Close"))
        stood = set()
        for event in found:
            expect(page.locator(".gz-event mark")).to_have_text(event["text"])
            boxes = [one.bounding_box() or {} for one in (earlier, later, close)]
            stood.add(tuple((box["x"], box["y"]) for box in boxes))
            if event is not found[-1]:
                earlier.click()
        assert len(stood) == 1
        assert boxes[0]["x"] < boxes[1]["x"] < boxes[2]["x"]
        assert len({box["y"] for box in boxes}) == 1
        assert screen is DESKTOP or min(box["height"] for box in boxes) >= 44


@pytest.mark.parametrize("screen", [PHONE, BESIDE_FILTERS], ids=["phone", "tablet on its side"])
def test_with_little_room_the_map_is_low_and_in_sight_while_one_reads(visitor, demo_server, demo_data, screen):
    found = query.find(demo_data, View()).newest(12)
    page = visitor(viewport=screen, has_touch=True, is_mobile=True).open(demo_server)
    ground, height = page.locator('iframe[title^="streamlit_folium"]'), screen["height"]
    room = page.get_by_test_id("stMainBlockContainer").bounding_box() or {}
    for part in (ground, page.locator(".st-key-detail")):
        assert (part.bounding_box() or {})["width"] > room["width"] - 40, (
            "one below the other, as wide as there is room"
        )
    assert (ground.bounding_box() or {})["height"] > height / 2
    keys_are_heard(page, "")
    page.locator(".gz-open").nth(8).tap()
    heading = page.locator(".gz-event h2")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.mouse.wheel(0, 300)
    expect(page.locator(".gz-event dl")).to_be_in_viewport()
    box, steps = ground.bounding_box() or {}, page.locator(".st-key-steps").bounding_box() or {}
    assert box["y"] >= 0
    assert box["height"] < height * 0.45
    assert box["y"] + box["height"] <= steps["y"] < height / 2 + 60, "below the map, above the text"
    assert (map_of(page).locator("#map_div").bounding_box() or {})["height"] > height * 0.35, "the panel is folded"
    page.get_by_role("button", name="Close").tap()
    expect(page.locator(".gz-event")).to_have_count(0)
    assert (ground.bounding_box() or {})["height"] > height / 2
    page.goto(f"{demo_server}?place={found[0]['place_id']}")
    expect(page.locator(".gz-open").first).to_be_in_viewport()


#: Whether a point of the ground lies on the map with no tool over it.
IS_FREE = """(at) => {
    const {x, y} = map.latLngToContainerPoint(at);
    const corner = map.getContainer().getBoundingClientRect();
    const over = [...document.querySelectorAll('.leaflet-control')].map((one) => one.getBoundingClientRect());
    const [left, top] = [x + corner.left, y + corner.top];
    return map.getSize().contains([x, y]) && !over.some((tool) => (
        tool.left - 9 < left && left < tool.right + 9 && tool.top - 9 < top && top < tool.bottom + 9));
}"""


def test_on_a_phone_no_tool_covers_the_place_of_what_one_reads(visitor, demo_server, demo_data):
    event = query.find(demo_data, View()).newest(12)[8]
    page = visitor(viewport=PHONE, has_touch=True, is_mobile=True).open(demo_server)
    frame = page.locator('iframe[title^="streamlit_folium"]').element_handle().content_frame()
    frame.locator("body[data-tools]").wait_for()
    keys_are_heard(page, "")
    at = frame.evaluate(
        """async (id) => {
            const {places} = (await window.gazette).events();
            const place = places.id.indexOf(id);
            return [places.latitude[place], places.longitude[place]];
        }""",
        event["place_id"],
    )
    frame.evaluate("(at) => map.setView(at, 8, {animate: false}).panBy([125, 0], {animate: false})", at)
    assert not frame.evaluate(IS_FREE, at)
    page.locator(".gz-open").nth(8).tap()
    expect(page.locator(".gz-event h2")).to_be_focused()
    frame.wait_for_function(IS_FREE, arg=at)


def test_a_joined_symbol_parts_though_the_map_turns_low_on_the_way_to_it(open_file, demo_data):
    page = open_file()
    symbol = page.locator(".gz-reach").get_by_role("button", name=" more: ").first
    symbol.focus()
    before = page.evaluate("map.getZoom()")
    page.evaluate(
        """async () => {
            document.activeElement.click();
            for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
            if (Number.isInteger(map.getZoom())) throw new Error('the map is not on its way');
            // As the page has it once it shows what was chosen.
            map.getContainer().style.setProperty('height', '330px', 'important');
        }"""
    )
    page.wait_for_function("(before) => Number.isInteger(map.getZoom()) && map.getZoom() > before", arg=before)
    page.wait_for_url(re.compile("place="))
    chosen = in_address(page)["place"].split()
    assert len(chosen) > 9
    for at in demo_data.places.set_index("id").loc[chosen, ["latitude", "longitude"]].to_numpy().tolist():
        assert page.evaluate("(at) => map.getBounds().contains(at)", at)


def test_on_a_phone_the_head_of_a_place_that_was_searched_for_is_below_the_map_not_under_it(visitor, demo_server):
    page = visitor(viewport=PHONE, has_touch=True, is_mobile=True).open(demo_server)
    frame = map_of(page)
    frame.locator("body[data-tools]").wait_for()
    keys_are_heard(page, "")
    main = page.get_by_test_id("stMain")
    main.evaluate("(main) => main.scrollTo(0, 130)")
    frame.get_by_role("button", name="Find a place").tap()
    frame.get_by_role("combobox", name="Find a place").press_sequentially("ganja")
    frame.locator(".gz-found li").first.tap()
    heading = page.locator(".gz-place h2")
    expect(heading).to_have_text("Ganja")
    page.wait_for_function(
        """() => {
            const foot = document.querySelector('iframe[title^="streamlit_folium"]').getBoundingClientRect().bottom;
            const {top, bottom} = document.querySelector('.gz-place h2').getBoundingClientRect();
            return foot < innerHeight / 2 && top >= foot && bottom <= innerHeight;
        }"""
    )


def test_of_several_places_the_map_follows_to_the_one_that_is_read_of(visitor, demo_server, demo_data):
    places = demo_data.places.set_index("id")
    yerevan = places.index[places["name"] == "Yerevan"][0]
    found = query.find(demo_data, View(places=(STEPANAKERT, yerevan)))
    page = visitor().open(f"{demo_server}?place={STEPANAKERT}+{yerevan}&lat=40.18&lon=44.51&zoom=10")
    frame = page.frame(url=re.compile("streamlit_folium"))
    assert frame
    frame.locator("body[data-tools]").wait_for()
    keys_are_heard(page, "")
    newest = [row["place_id"] for row in found.newest(12)]
    page.locator(".gz-open").nth(newest.index(STEPANAKERT)).click()
    expect(page.locator(".gz-event h2")).to_contain_text("Stepanakert")
    at = places.loc[STEPANAKERT, ["latitude", "longitude"]].to_list()
    frame.wait_for_function("(at) => map.getBounds().contains(at)", arg=at)
    assert frame.evaluate("map.getZoom()") == 10, "it need not come into sight with the other"
    expect(map_of(page).locator(".gz-status")).to_contain_text(f"{len(found)} of")


def test_what_stays_in_sight_has_the_colour_of_a_dark_page(visitor, demo_server, demo_data):
    event = query.find(demo_data, View()).newest(1)[0]["id"]
    page = visitor(viewport=PHONE, color_scheme="dark").open(f"{demo_server}?event={event}")
    expect(page.locator(".gz-event")).to_have_count(1)
    painted = "(one) => getComputedStyle(one).backgroundColor"
    colours = {
        page.locator(one).evaluate(painted) for one in (".stApp", ":has(> .st-key-steps)", ":has(> .st-key-head)")
    }
    assert len(colours) == 1


def test_a_row_of_the_table_opens_its_event_in_sight_as_a_card_does_and_again_after_it_was_closed(
    visitor, demo_server, demo_data
):
    found = query.find(demo_data, View()).newest(3)
    page = visitor().open(demo_server)
    keys_are_heard(page, "")
    bring_table(page)
    table = page.locator(".st-key-events_table [data-testid=stDataFrame]")
    counted = page.locator(".gz-counts").inner_text()
    for _ in range(2):
        table.scroll_into_view_if_needed()
        expect(table.locator("canvas").first).to_be_visible()
        box = table.bounding_box() or {}
        page.mouse.click(box["x"] + 15, box["y"] + 35 + 44 * 2 + 20)
        expect(page.locator(".gz-event mark")).to_have_text(found[2]["text"])
        expect(page.locator(".gz-counts")).to_have_text(counted)
        expect(page.locator(".st-key-later button")).to_be_enabled()
        assert "place=" not in page.url
        expect(page.locator(".gz-event h2")).to_be_focused()
        expect(page.locator(".gz-event h2")).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator(".gz-event")).to_have_count(0)
        page.wait_for_timeout(500)  # another table has taken its place


def test_the_words_that_lead_to_other_events_are_whole_beside_the_map(visitor, demo_server, demo_data):
    event = query.find(demo_data, View()).newest(2)[1]["id"]
    page = visitor(viewport={"width": 1280, "height": 800}).open(f"{demo_server}?event={event}")
    for name in ("Earlier", "Later", "Close"):
        button = page.locator(".st-key-steps").get_by_role("button", name=name)
        expect(button).to_be_visible()
        parts = button.locator("*").evaluate_all("(all) => all.map((one) => one.scrollWidth - one.clientWidth)")
        assert max(parts) <= 1, name
