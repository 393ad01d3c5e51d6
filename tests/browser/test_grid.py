"""A dataset too large to be sent: the map that the server counts for looks and behaves like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.dataset import query
from tests.browser.conftest import map_of
from tests.serving import errors_in, serving

#: Of the canvases of the timeline the one with the bars.
BARS = ".gz-chart > canvas:first-child"
STEPANAKERT = "geonames:146970"


@pytest.fixture(scope="module")
def counting_server(demo: Path, tmp_path_factory: pytest.TempPathFactory):
    log = tmp_path_factory.mktemp("grid") / "server.log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_MOST_HELD", "5")
        with serving(demo, log) as address:
            yield address
    assert errors_in(log) == []


def told(page: Page) -> dict[str, object]:
    """What map, legend and timeline say, in words, once they have come to rest."""
    frame = map_of(page)
    frame.locator(".gz-reach button").first.wait_for(state="attached")
    page.wait_for_function(
        """() => {
            const frame = document.querySelector('iframe[title^="streamlit_folium"]').contentDocument;
            const parts = frame.querySelectorAll('.gz-reach button, .gz-status, .gz-number');
            const said = [...parts].map((part) => part.textContent).join();
            if (window.lastSaid !== said) {
                window.lastSaid = said;
                window.since = performance.now();
            }
            return performance.now() - window.since > 900;
        }"""
    )
    return {
        "symbols": sorted(frame.locator(".gz-reach button").all_text_contents()),
        "legend": frame.locator(".gz-legend .gz-chip:visible").all_text_contents(),
        "status": frame.locator(".gz-status").inner_text(),
        "size": frame.locator(".gz-size").is_visible(),
    }


# Painted bit by bit, with names as there is time: what it shows once nothing has been added for a while.
RESTING = """async (canvas) => {
    const fingerprint = () => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Uint32Array(data.buffer).reduce((mixed, pixel) => (Math.imul(mixed, 31) + pixel) | 0, 17);
    };
    let [seen, frames] = [0, 0];
    while (frames < 20) {
        const now = fingerprint();
        frames = now === seen ? frames + 1 : 0;
        seen = now;
        await new Promise((done) => requestAnimationFrame(done));
    }
    return canvas.toDataURL();
}"""


def painted(page: Page, layer: str) -> str:
    """What a canvas of the map shows at rest, as an address of its picture."""
    return str(map_of(page).locator(layer).evaluate(RESTING))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "?from=2023-09-01&to=2023-09-30&lat=39.8&lon=46.7&zoom=8",
        "?lat=39.8&lon=46.7&zoom=5&days=exact",
        "?lat=39.8&lon=46.7&zoom=7&area=39_46~41_46~41_48~39_48",
        "?lat=39.8&lon=46.7&zoom=7&size=killed&places=exact",
        "?from=2023-09-01&size=reports&types=Battles~Humanitarian",
        f"?names=english&lat=39.8&lon=46.7&zoom=9&place={STEPANAKERT}",
    ],
)
def test_the_same_view_looks_the_same_as_where_events_are_sent(visitor, demo_server, counting_server, link):
    sent, counted = visitor().open(demo_server + link), visitor().open(counting_server + link)
    map_of(counted).locator("body[data-sight]").wait_for()
    assert told(counted) == told(sent)
    for page in (counted, sent):
        map_of(page).get_by_role("button", name="Key", exact=True).click()
    assert (
        map_of(counted).locator(".gz-signs li").all_text_contents()
        == map_of(sent).locator(".gz-signs li").all_text_contents()
    )
    for layer in (".gz-events", ".gz-chart canvas:first-child", ".gz-above"):
        assert painted(counted, layer) == painted(sent, layer)


def test_heat_looks_the_same_with_a_type_hidden(visitor, demo_server, counting_server):
    pages = [visitor().open(address + "?types=Battles~Humanitarian") for address in (demo_server, counting_server)]
    for page in pages:
        told(page)
        map_of(page).get_by_role("button", name="More tools").click()
        map_of(page).get_by_role("button", name="Heat in place of symbols").click()
        page.mouse.move(5, 5)
    told_of = [map_of(page).locator(".gz-heat").get_attribute("aria-label") for page in pages]
    assert told_of[0] == told_of[1]
    assert painted(pages[0], ".gz-events") == painted(pages[1], ".gz-events")


def test_all_that_is_selected_is_found_outside_of_what_is_in_sight(visitor, demo_server, counting_server):
    link = "?from=2023-09-01&to=2023-09-30&lat=10&lon=10&zoom=9"
    zooms = []
    for address in (demo_server, counting_server):
        page = visitor().open(address + link)
        map_of(page).locator("body[data-tools]").wait_for()
        map_of(page).get_by_role("button", name="Show all that is selected").click()
        expect(map_of(page).locator(".gz-reach button").first).to_be_attached()
        zooms.append(told(page))
    assert zooms[0] == zooms[1]


def test_a_place_far_from_what_is_in_sight_is_found_chosen_and_left_again(visitor, counting_server):
    page = visitor().open(counting_server + "?lat=10&lon=10&zoom=9")
    map_of(page).locator("body[data-tools]").wait_for()
    map_of(page).get_by_role("combobox", name="Find a place").fill("Stepana")
    map_of(page).get_by_role("option", name="Stepanakert").first.click()
    expect(page.get_by_role("heading", name="Stepanakert")).to_be_visible()
    map_of(page).get_by_role("combobox", name="Find a place").press("Tab")
    map_of(page).locator("body").press("Escape")
    expect(page.get_by_role("heading", name="Stepanakert")).to_be_hidden()


def test_a_moved_date_and_a_hidden_type_are_followed(visitor, demo_server, counting_server):
    pages = visitor().open(demo_server), visitor().open(counting_server)
    for page in pages:
        frame = map_of(page)
        frame.get_by_label("From date").fill("2023-01-01")
        frame.get_by_label("From date").press("Enter")
        frame.locator(".gz-legend .gz-chip:visible").first.click()
    assert told(pages[1]) == told(pages[0])


def test_counts_by_symbol_follow_the_types_shown(evaluate):
    """Two symbols, of places 0 and 1 and of place 2; two types."""
    sight = """{totals: {within_dates: [6, 9], unlocated: [1, 0], undated: [0, 2]},
        now: {here: [1, 1, 1], counts: [1, 2, 3, 0, 1, 7], uncertain: [1, 0, 0, 0, 0, 5], sizes: [9, 0, 4, 0, 0, 8]}}"""
    layout = "{size: 2, groupOf: Int32Array.of(0, 0, 1)}"
    told = """(({byGroup, groupTotal, groupUncertain, placeTotal, shown}) =>
        [byGroup, groupTotal, groupUncertain, placeTotal].map((c) => [...c]).concat(shown))"""
    both = evaluate("grid.js", f"{told}(m.tally({sight}, 2, null, {layout}))")
    assert both == [[13, 0, 0, 8], [6, 8], [1, 5], [3, 3, 8], 15]
    second = evaluate("grid.js", f"{told}(m.tally({sight}, 2, new Set([1]), {layout}))")
    assert second == [[0, 0, 0, 8], [2, 7], [0, 5], [2, 0, 7], 9]


def test_a_cell_lends_its_name_only_while_all_its_places_have_events(evaluate):
    events, counts = "{places: {held: [1, 3, 3]}}", "{here: [1, 3, 2], placeTotal: [4, 4, 4]}"
    assert evaluate("events.js", f"[0, 1, 2].map((p) => m.isThere({events}, {counts}, p))") == [True, True, False]


def test_a_place_is_chosen_and_its_events_are_listed(visitor, counting_server):
    page = visitor().open(counting_server)
    map_of(page).locator("body[data-sight]").wait_for()
    page.goto(counting_server + f"?place={STEPANAKERT}&lat=39.8&lon=46.7&zoom=9")
    map_of(page).locator("body[data-sight*='place=']").wait_for()
    expect(page.get_by_role("heading", name="Stepanakert")).to_be_visible()
    expect(page.locator(".gz-listed").first).to_be_visible()


def test_the_history_of_a_place_is_shown_before_that_of_all(visitor, demo_server, counting_server, demo_data):
    place = query.event_places(demo_data).iloc[0]
    for link in (f"?place={place['id']}", f"?place={place['id']}&from=2022-01-01&days=exact"):
        there, here = (visitor().open(address + link) for address in (demo_server, counting_server))
        expect(map_of(here).locator(".gz-status")).to_contain_text(" here, ")
        assert told(here)["status"] == told(there)["status"]
        assert painted(here, BARS) == painted(there, BARS)


def test_a_failure_is_said_and_can_be_tried_again(visitor, counting_server):
    guest = visitor()
    page = guest.context.new_page()
    page.route("**/api/grid?*", lambda route: route.fulfill(status=500, body="broken"))
    page.goto(counting_server)
    notice = map_of(page).get_by_text("The events in sight could not be counted.")
    expect(notice).to_be_visible()
    page.unroute("**/api/grid?*")
    map_of(page).get_by_role("button", name="try again").click()
    map_of(page).locator("body[data-sight]").wait_for()
    expect(notice).to_be_hidden()
    guest.faults.clear()  # the browser reports the answer 500 that we gave it
