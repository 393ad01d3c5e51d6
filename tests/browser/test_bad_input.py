"""Data and circumstances that no map wants: it stays usable, says what is not shown, and never executes data."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import geo
from tests.browser.conftest import DESKTOP, PHONE, map_of

HOSTILE = "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>{{ 7 * 7 }}"


@pytest.fixture
def save(tmp_path):
    """Write a table as a map of its own."""

    def save_frame(frame, title="A table"):
        out = tmp_path / "map.html"
        geo.EventMap(frame, title=title).save(out)
        return out

    return save_frame


@pytest.fixture
def show(reader, save):
    """Write a table as a map of its own and open it."""
    return lambda frame, title="A table", **screen: reader(**screen).open(save(frame, title))


def test_a_table_without_rows_says_that_there_are_no_events(show):
    page = show(pd.DataFrame({"lat": [], "lon": [], "date": []}))
    expect(page.locator(".gz-read")).to_contain_text("There are no events in this data.")
    expect(page.get_by_role("button", name="Show everything")).to_have_count(0)
    expect_no_dates(page, "0 events")


#: Where the first letters of what holds them stand, from its left edge.
LEFT_PX = """(element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.min(...[...range.getClientRects()].map((box) => box.left)) - element.getBoundingClientRect().left;
}"""


def test_names_in_arabic_stand_where_the_others_of_a_list_do(show):
    frame = {"lat": [36.2], "lon": [37.16], "date": ["2020-01-01"], "place": ["حلب"], "type": ["قصف"]}
    said = {
        "publisher": ["الجزيرة"],
        "attributed_to": ["المرصد"],
        "text": ["قصف على حلب"],
        "url": ["https://a.example"],
    }
    page = show(pd.DataFrame(frame | said), title="أحداث")
    page.locator(".gz-open-event").click()
    for what in (
        ".gz-head h1",
        ".gz-event h2",
        ".gz-event dd >> nth=1",
        ".gz-event dd >> nth=2",
        ".gz-event dd >> nth=3",
    ):
        assert page.locator(what).evaluate(LEFT_PX) < 2, what
    page.get_by_role("button", name="Close").click()
    assert page.locator(".gz-card .gz-faint").evaluate(LEFT_PX) < 2
    page.get_by_role("list", name=re.compile("^Places on the map")).get_by_role("button").press("Enter")
    assert page.locator(".gz-place h2").evaluate(LEFT_PX) < 2


def test_rows_beyond_the_globe_and_the_calendar_are_listed_and_counted(show):
    page = show(
        pd.DataFrame(
            {
                "lat": [91, None, -90, 90, 10],
                "lon": [0, 5, -180, 180, 20],
                "date": ["2020-01-01", "2020-01-02", "0001-01-01", "9999-12-31", "0000-05-05"],
                "text": ["off the globe", "nowhere", "first day", "last day", "before the calendar"],
            }
        )
    )
    expect(page.locator(".gz-head")).to_contain_text("5 events · 3 places · 2 not located · 1 undated")
    page.get_by_text("About this data").click()
    expect(page.locator(".gz-about")).to_contain_text("2 of 5 rows have no usable coordinates.")
    expect(page.locator(".gz-about")).to_contain_text("1 of 5 rows have no usable date.")
    expect(page.locator(".gz-sentence")).to_have_count(5)
    expect(page.locator(".gz-card", has_text="off the globe")).to_contain_text("latitude as given: 91")
    expect(page.locator(".gz-card", has_text="before the calendar")).to_contain_text("date as given: 0000-05-05")
    handle = page.get_by_role("slider", name="First day")
    handle.press("End")
    expect(handle).to_have_attribute("aria-valuetext", "31 Dec 9999")
    expect(page.locator(".gz-head")).to_contain_text("1 of 5 events")


def test_very_many_points_without_names_are_called_by_their_coordinates(show):
    number = 1200
    at = [((i * 7919) % 1200 / 17 - 30.00005, (i * 104_729) % 35_000 / 1000 - 17.5) for i in range(number)]
    days = pd.Timestamp("2016-01-01") + pd.to_timedelta(range(number), unit="D")
    page = show(pd.DataFrame({"lat": [one[0] for one in at], "lon": [one[1] for one in at], "date": days}))
    names = [f"{latitude:.3f}, {longitude:.3f}" for latitude, longitude in at]
    expect(page.locator(".gz-head")).to_contain_text(f"1,200 events · {len(set(at)):,} places")
    for card, name in zip(page.locator(".gz-open-event").all(), names[::-1], strict=False):
        expect(card).to_contain_text(name)
    page.locator(".gz-open-event").nth(3).click()
    expect(page.locator(".gz-event h2")).to_contain_text(names[-4])


@pytest.mark.parametrize(
    ("latitudes", "screen"),
    [([-90.0, 90.0, 40.0], PHONE), ([-90.0], PHONE), ([89.5, 60.0], DESKTOP)],
)
def test_what_is_at_a_pole_stands_at_the_edge_of_the_map_and_says_so(show, latitudes, screen):
    names = ["one", "other", "third"][: len(latitudes)]
    page = show(
        pd.DataFrame(
            {"lat": latitudes, "lon": [10.0 * i for i, _ in enumerate(names)], "date": "2020", "place": names}
        ),
        viewport=screen,
    )
    said = {
        -90.0: " (at the south pole, nearer to the pole than the map shows)",
        90.0: " (at the north pole, nearer to the pole than the map shows)",
        89.5: " (at 89.5° north, nearer to the pole than the map shows)",
    }
    marks = page.locator(".gz-reach button")
    expect(marks).to_have_count(len(names))
    expected = {f"{name}{said.get(at, '')}: 1 event" for name, at in zip(names, latitudes, strict=True)}
    assert set(marks.all_text_contents()) == expected, "all of them are in sight"


def test_ten_thousand_events_at_one_point_are_read_by_scrolling(show):
    number = 10_000
    days = pd.Timestamp("2016-01-01") + pd.to_timedelta(pd.RangeIndex(number) % 1000, unit="D")
    page = show(pd.DataFrame({"lat": 34.8, "lon": 38.9, "date": days, "place": "There", "text": "It happened."}))
    expect(page.locator(".gz-status")).to_contain_text("10,000 events")
    cards = page.locator(".gz-card")
    expect(cards).to_have_count(12)
    page.locator(".gz-read").evaluate("(list) => { list.scrollTop = list.scrollHeight; }")
    expect(cards.nth(40)).to_be_attached()
    listed = cards.count()
    page.get_by_role("button", name="Show more of 10,000").evaluate("(more) => more.click()")
    expect(cards.nth(listed)).to_be_attached()
    expect(cards.nth(listed).get_by_role("button")).to_be_focused()


def test_names_of_thousands_of_letters_and_markup_in_every_field_are_text(show):
    names = ["x" * 5000, f"{HOSTILE} " * 30]
    text = pd.DataFrame(
        {
            **dict.fromkeys(("text", "title", "publisher", "source", HOSTILE), HOSTILE),
            "url": ["javascript:window.hurt=1", "data:text/html,<script>window.hurt=1</script>"],
            "place": names,
            "type": HOSTILE,
            "lat": [10.0, 30.0],
            "lon": [20.0, 40.0],
            "date": "2020-01-01",
        }
    )
    page = show(text, title=HOSTILE, viewport=PHONE)
    page.get_by_role("button", name="Read").click()
    page.locator(".gz-open-event").first.click()
    expect(page.locator(".gz-event mark")).to_have_text(HOSTILE, use_inner_text=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".gz-event a").count() == 0
    assert page.locator("img[src=x]").count() == 0
    assert page.locator(".gz-event h2").bounding_box()["height"] < 140, "the whole is told below"
    page.get_by_role("button", name="Close").click()
    page.locator(".gz-open-event").first.scroll_into_view_if_needed()
    box = page.locator(".gz-open-event").first.bounding_box()
    assert box
    assert box["height"] < 120, "a name of 5,000 letters takes three lines of the list"
    assert page.evaluate("window.hurt") is None


def test_of_a_name_of_thousands_of_letters_a_few_lines_stand_everywhere_and_all_of_it_opens(save, reader):
    name = "There " * 900
    kind = "Kind " * 900
    row = {"lat": [10.0], "lon": [20.0], "date": "2020-01-01", "place": name, "type": kind, "text": "It."}
    out = save(pd.DataFrame(row))
    for screen in (DESKTOP, PHONE):
        page = reader(viewport=screen).open(out)
        if screen is PHONE:
            page.get_by_role("button", name="Read").click()
        page.locator(".gz-open-event").click()
        sheet = page.locator(".gz-event")
        assert sheet.bounding_box()["height"] < 560
        where = sheet.locator("dd", has_text="There").locator("details")
        where.locator("summary").click()
        expect(where.locator("div")).to_have_text(name.strip())
        for mark in page.locator(".gz-reach button").all():
            assert len(mark.text_content() or "") < 200


@pytest.mark.parametrize("fault", ["half", "no route"])
def test_events_that_do_not_arrive_are_said_and_asked_for_again(visitor, demo_server, fault):
    reader = visitor(first_time=True)

    def fail(route):
        if fault == "half":
            whole = route.fetch()
            body = whole.body()
            route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")
        else:
            route.abort()

    reader.context.route("**/api/layer*", fail)
    page = reader.context.new_page()
    page.goto(demo_server)
    frame = map_of(page)
    expect(frame.get_by_role("alert")).to_contain_text("The events could not be loaded.")
    expect(frame.get_by_role("main", name="Map of events")).to_be_visible()
    reader.context.unroute("**/api/layer*")
    frame.get_by_role("button", name="try again").click()
    expect(frame.get_by_role("alert")).to_be_hidden()
    expect(frame.locator(".gz-status")).to_contain_text("events")
    reader.faults = [said for said in reader.faults if "ERR_FAILED" not in said]


#: The colours of the ground on the map's corner, and of land and sea in the light theme.
GROUND = """async () => {
    const folder = [...document.scripts].map((one) => one.src).find((src) => src.includes('/leaflet/'))
        .replace(/leaflet\\/.*/, 'gazette/');
    const {currentTheme} = await import(folder + 'theme.js');
    const canvas = document.querySelector('canvas.gz-ground');
    const copy = document.createElement('canvas').getContext('2d');
    copy.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
    const hex = [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3).map((n) => n.toString(16).padStart(2, '0'));
    return ['#' + hex.join(''), currentTheme().land, currentTheme().sea];
}"""


def test_a_background_that_does_not_come_is_said_asked_for_again_and_no_sea_meanwhile(visitor, demo_server):
    reader = visitor(first_time=True)
    reader.context.route("**/world.json", lambda route: route.fulfill(status=500, body="Internal Server Error"))
    page = reader.open(demo_server + "?lat=43.2&lon=35&zoom=9")
    frame = map_of(page)
    said = frame.get_by_role("status").filter(has_text="The map behind")
    expect(said).to_be_visible()
    inner = next(one for one in page.frames if "streamlit_folium" in one.url)
    ground, land, sea = inner.evaluate(GROUND)
    assert ground == land
    reader.context.unroute("**/world.json")
    frame.get_by_role("button", name="Try again").click()
    expect(said).to_be_hidden()
    inner.wait_for_function(f"async () => (await ({GROUND})())[0] === '{sea}'")
    reader.faults = [one for one in reader.faults if "status of 500" not in one]


def test_a_map_that_cannot_follow_the_page_says_that_it_shows_what_was_before(visitor, demo_server):
    reader = visitor(first_time=True)
    page = reader.open(demo_server)
    reader.context.route("**/api/layer*", lambda route: route.fulfill(status=500, body="Internal Server Error"))
    page.get_by_label("Words").fill("ceasefire")
    page.get_by_label("Words").press("Enter")
    said = map_of(page).get_by_role("alert")
    expect(said).to_contain_text("The map still shows the events from before. The new ones could not be loaded.")
    reader.context.unroute("**/api/layer*")
    map_of(page).get_by_role("button", name="try again").click()
    expect(said).to_be_hidden()
    reader.faults = [one for one in reader.faults if "status of 500" not in one]


def test_events_that_are_long_in_coming_are_waited_for_in_words_and_asked_for_again(visitor, demo_server):
    reader = visitor(first_time=True)
    reader.context.clock.install()
    held = []
    reader.context.route("**/api/layer*", lambda route: held.append(route))
    page = reader.context.new_page()
    page.goto(demo_server)
    frame = map_of(page)
    frame.get_by_role("main", name="Map of events").wait_for()
    said = frame.get_by_role("status").filter(has_text="The events")
    expect(said).to_have_text("The events are being loaded …")
    expect(frame.locator("[aria-busy=true]")).to_have_count(1)
    page.clock.fast_forward(30_000)
    with page.expect_request("**/api/layer*"):
        frame.get_by_role("button", name="try again").click()
    held[-1].continue_()
    frame.locator("body[data-ready]").wait_for()
    expect(said).to_be_hidden()
    expect(frame.locator("[aria-busy=true]")).to_have_count(0)
    assert len(held) == 2


@pytest.mark.parametrize("script", ["gazette/timeline.js", "leaflet/leaflet.js"])
def test_a_script_that_does_not_come_is_said_and_asked_for_again(visitor, demo_server, script):
    reader = visitor(first_time=True)
    address = re.compile(re.escape(script))
    reader.context.route(address, lambda route: route.fulfill(status=500, body="Internal Server Error"))
    page = reader.context.new_page()
    page.goto(demo_server)
    frame = map_of(page)
    expect(frame.get_by_role("alert")).to_contain_text("The map could not be loaded.")
    reader.context.unroute(address)
    frame.get_by_role("button", name="try again").click()
    frame.locator("body[data-ready]").wait_for()
    expect(frame.get_by_role("alert")).to_be_hidden()
    reader.faults.clear()


def test_a_name_of_thousands_of_letters_is_as_little_in_the_list_for_the_keyboard(show):
    places = ["x" * 5000, "Here"]
    page = show(pd.DataFrame({"lat": [10.0, 30.0], "lon": [20.0, 40.0], "date": "2020-01-01", "place": places}))
    names = page.locator(".gz-reach button")
    expect(names).to_have_count(2)
    assert all(box["x"] + box["width"] < 0 for one in names.all() if (box := one.bounding_box()))
    one = names.filter(has_text="xxx")
    one.focus()
    box = one.bounding_box()
    assert box
    aside = page.locator(".gz-aside").bounding_box()
    assert aside
    assert 500 < box["x"] < box["x"] + box["width"] <= aside["x"]
    assert box["height"] < 100


def test_long_names_of_columns_and_types_leave_room_for_what_they_name(save, reader):
    long = "a_column_of_a_very_long_name_" * 12
    kind = "Wwwwwwwww" * 40
    rows = {"lat": [10.0, 11.0], "lon": 20.0, "date": "2020-01-01", long: "its value", "type": [kind, "Short"]}
    out = save(pd.DataFrame(rows))
    for screen in (DESKTOP, PHONE):
        page = reader(viewport=screen).open(out)
        chip = page.locator(".gz-chip").filter(has_text="Www")
        number = chip.locator(".gz-number").bounding_box()
        assert number
        assert number["x"] + number["width"] <= screen["width"]
        if screen is PHONE:
            page.get_by_role("button", name="Read").click()
        for card in page.locator(".gz-card").all():
            box = card.bounding_box()
            assert box
            assert box["height"] < 180
        page.locator(".gz-open-event").first.click()
        value = page.locator(".gz-event dd").filter(has_text="its value")
        box, sheet = value.bounding_box(), page.locator(".gz-event dl").bounding_box()
        assert box
        assert sheet
        assert box["width"] > sheet["width"] / 2
        assert sheet["height"] < 260
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


def test_a_type_written_from_right_to_left_turns_nothing_round(show):
    kind = "اشتباك"
    page = show(pd.DataFrame({"lat": [10.0], "lon": 20.0, "date": "2020-01-01", "type": kind, "killed": 3}))
    line = page.locator(".gz-card .gz-type")
    expect(line).to_contain_text("3 killed")
    lefts = line.locator("bdi").evaluate_all("(parts) => parts.map((part) => [part.innerText, part.offsetLeft])")
    assert [text for text, _ in sorted(lefts, key=lambda part: part[1])] == [kind, "3 killed"]
    digit, word = page.evaluate(
        """() => {
            const text = [...document.querySelectorAll('.gz-card .gz-type bdi')].pop().firstChild;
            return [[0, 1], [2, 8]].map(([from, to]) => {
                const range = document.createRange();
                range.setStart(text, from);
                range.setEnd(text, to);
                return range.getBoundingClientRect().left;
            });
        }"""
    )
    assert digit < word


def test_places_on_both_sides_of_the_180th_meridian_are_shown_beside_each_other(show):
    places = {"lat": [-16.5, -16.7, -17.0], "lon": [179.9, -179.9, 179.5], "date": "2020-01-01"}
    page = show(pd.DataFrame({**places, "place": ["West", "East", "Farther west"]}), reduced_motion="reduce")
    scale = page.locator(".leaflet-control-scale-line").first
    expect(scale).to_contain_text(re.compile(r"^\d km|^\d\d km"))
    names = page.locator(".gz-reach button")
    expect(names).to_have_count(3)
    page.locator("body[data-tools]").wait_for()
    page.get_by_role("button", name="Show all that is selected").click()
    expect(names).to_have_count(3)
    at = page.locator("#map_div").bounding_box()
    assert at
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + at["width"] / 2 - 260, at["y"] + at["height"] / 2, steps=12)
    page.mouse.up()
    page.mouse.move(at["x"] + 5, at["y"] + 5)
    expect(names.filter(has_text="East")).to_have_count(1)
    # The list takes a click once the map is at rest.
    page.wait_for_function("""() => {
        [...document.querySelectorAll(".gz-reach button")].find((one) => one.textContent.startsWith("East"))?.click();
        return document.querySelector(".gz-place");
    }""")
    expect(page.locator(".gz-place")).to_contain_text("-16.700, -179.900")


def test_an_area_around_places_beyond_the_180th_meridian_is_drawn_around_them(show):
    page = show(pd.DataFrame({"lat": [-16, -18, -20], "lon": [170, -170, -178], "date": "2020-01-01"}))
    page.locator("body[data-tools]").wait_for()
    for name in ("Filter by an area", "What the map shows now", "Zoom out"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".gz-cross")).to_be_in_viewport()
    outline, ground = page.locator("path.gz-outline").bounding_box(), page.locator("#map_div").bounding_box()
    assert outline
    assert ground
    assert ground["x"] <= outline["x"] < outline["x"] + outline["width"] <= ground["x"] + ground["width"]
    expect(page.locator(".gz-status")).to_contain_text("3 events")


def test_where_nothing_is_dated_no_date_is_made_up(show):
    page = show(pd.DataFrame({"lat": [40.0] * 2, "lon": [46.0] * 2, "date": [None, "once"]}))
    expect_no_dates(page, "2 events")


def expect_no_dates(page: Page, said: str) -> None:
    expect(page.locator(".gz-status")).to_contain_text(said)
    expect(page.locator(".gz-chart")).not_to_be_visible()
    expect(page.get_by_label("From date")).not_to_be_visible()
    assert "1970" not in page.locator("body").inner_text()


def test_what_the_map_says_and_nobody_hears_is_said_again(visitor, demo_server):
    reader = visitor(first_time=True)
    dropped = []

    def losing(socket):
        server = socket.connect_to_server()

        def hand_on(message):
            if not dropped and b'"from":"2022-01-01"' in message:
                dropped.append(message)
            else:
                server.send(message)

        socket.on_message(hand_on)

    reader.context.route_web_socket(re.compile("/_stcore/stream"), losing)
    page = reader.open(demo_server)
    page.wait_for_url(re.compile("zoom="))
    field = map_of(page).get_by_label("From date")
    field.fill("2022-01-01")
    field.press("Enter")
    page.wait_for_url(re.compile("from=2022-01-01"))
    assert dropped


def test_a_map_whose_server_was_lost_stays_usable_and_catches_up(visitor, demo_server):
    reader = visitor(first_time=True)
    sockets = []

    def through(socket):
        socket.connect_to_server()
        sockets.append(socket)

    reader.context.route_web_socket(re.compile("/_stcore/stream"), through)
    page = reader.open(demo_server)
    frame = map_of(page)
    page.wait_for_url(re.compile("zoom="))
    before = len(sockets)
    sockets[-1].close()
    handle = frame.get_by_role("slider", name="First day")
    first = handle.get_attribute("aria-valuenow")
    handle.press("PageUp")
    expect(handle).not_to_have_attribute("aria-valuenow", first or "")
    expect(frame.locator(".gz-status")).to_contain_text(" of ")
    for _ in range(200):
        if len(sockets) > before:
            break
        page.wait_for_timeout(100)
    page.wait_for_function("() => !document.querySelector('[data-testid=stConnectionStatus]')")
    handle.press("PageUp")
    page.wait_for_url(re.compile("from="))
    assert len(sockets) > before
    # Streamlit says so where the key was pressed before it was back; what the page shows was asked for again.
    reader.faults[:] = [fault for fault in reader.faults if "when disconnected from server" not in fault]
