"""Map and page for everyone: without a mouse, on a phone, in either theme, in any script."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import geo
from geo.dataset.event_rows import joined
from tests.browser.accessibility import grave_findings
from tests.browser.conftest import DESKTOP, PHONE, bring_table
from tests.browser.targets import too_small
from tests.browser.test_snapshot import STEPANAKERT

TABLET = {"width": 820, "height": 1180}


@pytest.mark.parametrize(("screen", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_axe_finds_nothing_grave_on_the_page_and_its_map(visitor, demo_server, demo_data, screen, scheme):
    event = joined(demo_data).loc[lambda rows: rows["place_id"] == STEPANAKERT, "id"].iloc[0]
    phone = {"has_touch": True, "is_mobile": True} if screen is PHONE else {}
    page = visitor(viewport=screen, color_scheme=scheme, **phone).open(
        f"{demo_server}?place={STEPANAKERT}&event={event}"
    )
    expect(page.locator(".gz-event mark")).to_be_attached()
    expect(page.get_by_role("tab", name="About this data")).to_be_attached()
    assert grave_findings(page) == []
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_text("This address shows exactly what you see now")).to_be_visible()
    assert grave_findings(page) == []


@pytest.mark.parametrize(("screen", "scheme"), [(DESKTOP, "dark"), (PHONE, "light")], ids=["desktop", "phone"])
def test_axe_finds_nothing_grave_in_a_snapshot(reader, file, screen, scheme):
    page = reader(viewport=screen, color_scheme=scheme).open(file, f"#place={STEPANAKERT}&event=3")
    assert grave_findings(page) == []


def test_axe_finds_nothing_grave_in_the_embedded_map(visitor, demo_server):
    page = visitor().context.new_page()
    page.goto(demo_server + "embed")
    page.locator("body[data-ready] .gz-aside[data-events]").wait_for()
    assert grave_findings(page) == []


def test_the_list_of_symbols_is_that_of_the_map_also_while_one_is_in_it(reader, file):
    page = reader().open(file)
    symbols = page.get_by_role("list", name=re.compile("^Places on the map")).get_by_role("button")
    expect(symbols.first).to_have_attribute("tabindex", "0")
    before = symbols.all_inner_texts()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(symbols.first).to_be_focused()  # before the map and its tools
    assert " more:" in before[0], "its places part when the map comes closer"
    page.keyboard.press("Enter")
    expect(symbols.first).not_to_have_text(before[0])
    chosen = page.locator(".gz-reach :focus")
    expect(chosen).to_have_text(re.compile("^Stepanakert"))
    after = symbols.all_inner_texts()
    page.evaluate("document.activeElement.blur()")
    # What is drawn anew is listed anew 400 ms later.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 450)))")
    assert symbols.all_inner_texts() == after


def test_a_symbol_that_is_gone_is_not_acted_on(evaluate):
    acted = evaluate(
        "reach.js",
        """(async () => {
            // What has changed is listed anew 400 ms later.
            const wait = (ms) => new Promise((done) => setTimeout(done, ms));
            const heard = {};
            const map = { on: (name, act) => { heard[name] = act; }, getContainer: () => document.body };
            const host = document.createElement('div');
            document.body.append(host);
            const acted = [];
            const mark = (anchor, events) => ({ anchor, events, members: [anchor] });
            const told = m.reachByKeyboard(host, map, {
                name: (mark) => `${mark.anchor}: ${mark.events}`, id: (place) => `p${place}`,
                onFocus: () => {}, onChoose: (mark) => acted.push([mark.anchor, mark.events]),
            });
            const press = (i) => host.querySelectorAll('button')[i].click();
            told([mark(1, 9), mark(2, 5)]);
            await wait(410);
            press(1);
            told([mark(1, 8)]);
            press(1);
            press(0);
            host.querySelectorAll('button')[1].focus();
            await wait(410);
            acted.push(document.activeElement.textContent);
            heard.movestart();
            press(0);
            heard.moveend();
            press(0);
            told([mark(3, 9), mark(1, 8)]);
            await wait(410);
            acted.push(document.activeElement.textContent);
            press(0);
            host.remove();
            return acted;
        })()""",
    )
    assert acted == [[2, 5], [1, 8], "1: 8", "1: 8", [3, 9]]


def test_symbols_are_sized_by_what_the_reader_asks_and_the_address_says_so(reader, file):
    page = reader().open(file, "#size=killed")
    size = page.get_by_label("Size of symbols")
    expect(size).to_have_value("killed")
    size.select_option(label="Size: events")
    page.wait_for_url(lambda url: "size=" not in url and "zoom=" in url)
    size.select_option(label="Size: killed")
    page.wait_for_url(re.compile("size=killed"))


def test_names_and_sentences_from_right_to_left_keep_their_direction(reader, tmp_path):
    rows = {"lat": [33.5], "lon": [36.3], "date": ["2020-01-01"], "place": ["دمشق"], "text": ["قصفت المدينة اليوم."]}
    out = tmp_path / "map.html"
    geo.EventMap(pd.DataFrame(rows)).save(out)
    page = reader().open(out)
    expect(page.locator(".gz-sentence")).to_have_attribute("dir", "auto")
    direction = "(one) => getComputedStyle(one).direction"
    assert page.locator(".gz-sentence").evaluate(direction) == "rtl"
    assert page.locator(".gz-open-event").evaluate(direction) == "ltr", "a date and a name keep the edge of the list"
    expect(page.locator(".gz-open-event")).to_have_text("1 January 2020 · \u2068دمشق\u2069")
    page.locator(".gz-open-event").click()
    assert page.locator(".gz-event blockquote").evaluate("(quote) => getComputedStyle(quote).direction") == "rtl"


def test_everything_to_touch_on_a_phone_is_as_large_as_a_finger(reader, file):
    page = reader(viewport=PHONE, has_touch=True, is_mobile=True).open(file)
    assert too_small(page) == []
    page.get_by_role("button", name="Read").tap()
    page.locator(".gz-open-event").first.tap()
    expect(page.locator(".gz-event")).to_be_visible()
    assert too_small(page, ".gz-read") + too_small(page, ".gz-head") + too_small(page, ".gz-about") == []


@pytest.mark.parametrize("screen", [PHONE, TABLET], ids=["phone", "tablet"])
def test_everything_to_touch_on_the_page_is_as_large_as_a_finger(visitor, demo_server, demo_data, screen):
    event = joined(demo_data).loc[lambda rows: rows["place_id"] == STEPANAKERT, "id"].iloc[0]
    page = visitor(viewport=screen, has_touch=True, is_mobile=True).open(
        f"{demo_server}?place={STEPANAKERT}&event={event}&types=Protests~Explosions%2FRemote+violence"
    )
    expect(page.locator(".gz-event mark")).to_be_attached()
    place = page.locator(".gz-to-come")
    place.wait_for()
    assert too_small(page, ".gz-to-come") == []
    bring_table(page)
    expect(page.get_by_test_id("stElementToolbar")).to_be_attached()
    frame = page.frame(url=re.compile("streamlit_folium"))
    assert frame
    assert too_small(page) + too_small(frame) == []
    page.get_by_role("button", name="Search", exact=True).tap()
    assert too_small(page, ".gdg-search-bar") == []
    page.get_by_test_id("search-close-button").tap()
    page.get_by_role("button", name="Share").tap()
    assert too_small(page, "[data-testid=stPopoverBody]") == []
    page.keyboard.press("Escape")
    page.get_by_test_id("stMainMenu").get_by_role("button").tap()
    assert too_small(page, "[role=menu]") == []
    page.keyboard.press("Escape")
    touch_all_filters(page)


def test_a_long_name_of_a_fact_leaves_its_value_most_of_the_room_on_a_phone(visitor, demo_server, demo_data):
    event = joined(demo_data)["id"].iloc[0]
    page = visitor(viewport=PHONE, has_touch=True, is_mobile=True).open(f"{demo_server}?event={event}")
    facts = page.locator(".gz-event dl")
    facts.locator("dt").first.evaluate("(name) => { name.textContent = 'Number_of_households_that_were_displaced'; }")
    whole, name, value = (facts.locator(part).first.bounding_box() for part in ("xpath=.", "dt", "dd"))
    assert value["width"] > whole["width"] / 2
    assert value["x"] + value["width"] <= whole["x"] + whole["width"] + 1
    assert facts.locator("dt").first.evaluate("(name) => name.scrollWidth <= name.clientWidth")
    assert name["width"] < value["width"]


def touch_all_filters(page: Page) -> None:
    """The filters beside the map, and all that they open."""
    side = page.get_by_test_id("stSidebar")
    if page.get_by_test_id("stExpandSidebarButton").is_visible():
        page.get_by_test_id("stExpandSidebarButton").tap()
    expect(side.get_by_role("button", name="Reset filters")).to_be_in_viewport()
    expect(side.get_by_test_id("stSidebarCollapseButton").get_by_role("button")).to_be_visible()
    assert too_small(page, "[data-testid=stSidebar]") == []
    side.get_by_role("button", name="Choose date").first.tap()
    assert too_small(page, "[role=dialog]") == []
    page.get_by_role("dialog").get_by_role("button", name="year").tap()
    assert too_small(page, "[role=listbox]") == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for kind in ("stSelectbox", "stMultiSelect"):
        side.get_by_test_id(kind).first.get_by_role("button", name="Open").tap()
        assert too_small(page, "[role=listbox]") == []
        page.keyboard.press("Escape")


def test_every_control_of_the_map_is_reached_by_the_tab_key_and_shows_that_it_is(reader, file):
    page = reader().open(file)
    wanted = {"First day", "Last day", "Play", "Size of symbols", "From date", "Zoom in"}
    seen: list[str] = []
    while not wanted <= set(seen):
        page.keyboard.press("Tab")
        name, outlined = page.evaluate(
            """() => {
                const one = document.activeElement;
                const style = getComputedStyle(one);
                if (one.type === 'date') return [one.getAttribute('aria-label'), true]; // marks its parts
                const shown = style.outlineStyle !== 'none' || getComputedStyle(one, '::after').outlineStyle !== 'none';
                return [one.getAttribute('aria-label') ?? one.textContent.trim(), shown];
            }"""
        )
        assert outlined, f"{name} does not show that it has the focus"
        seen.append(name)
        assert len(seen) < 60, f"not reached: {wanted - set(seen)}"


def test_the_tab_key_goes_on_from_the_tabs_below_the_map_to_the_table_that_it_brings(visitor, demo_server):
    page = visitor().open(demo_server)
    expect(page.get_by_role("button", name="Show the table")).to_be_attached()
    expect(page.get_by_role("button", name="Show more of")).to_be_attached()
    page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
    page.get_by_role("tab", name="Events").focus()
    page.keyboard.press("Tab")
    page.locator(".st-key-events_table canvas").first.wait_for()
    page.keyboard.press("Tab")
    focused = page.evaluate_handle("document.activeElement").as_element()
    assert focused
    assert focused.evaluate("(element) => element.closest('.st-key-events_table') !== null")


def test_arrow_keys_go_through_the_symbols_and_enter_opens_one(reader, file):
    page = reader().open(file)
    symbols = page.get_by_role("list", name=re.compile("^Places on the map")).get_by_role("button")
    expect(symbols.first).to_have_attribute("tabindex", "0")
    symbols.first.focus()
    expect(symbols.first).to_have_css("opacity", "1")
    expect(symbols.first).to_have_text(re.compile(r"^Stepanakert.*: \d+ events"))
    page.keyboard.press("ArrowDown")
    expect(symbols.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(symbols.last).to_be_focused()
    name = symbols.last.inner_text().split(":")[0]
    page.keyboard.press("Enter")
    expect(page.locator(".gz-place h2")).to_have_text(name)
    page.wait_for_url(re.compile("place="))
