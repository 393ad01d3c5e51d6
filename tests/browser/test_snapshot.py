"""A snapshot opened from a disk, a notebook's cell and a folium map, all of them with no network at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import itertools
import math
import random
import re
from urllib.parse import parse_qs, urlsplit

import folium
import pandas as pd
import pytest
from click.testing import CliRunner
from folium.plugins import MarkerCluster
from playwright.sync_api import Page, expect

import geo
from geo.cli import main
from geo.dataset import query
from geo.dataset.event_rows import joined
from geo.map.event_map import failing_address
from geo.map.snapshot import snapshot
from geo.model import Toll, View
from tests import samples
from tests.browser.conftest import PHONE

STEPANAKERT = "geonames:146970"
HOSTILE = "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>{{ 7 * 7 }} &amp; ‮"


def in_address(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).fragment).items()}


def click_place(page: Page, latitude: float, longitude: float) -> None:
    """Click where a place lies, by the centre and zoom that the address gives."""
    page.wait_for_url(re.compile("zoom="))
    # The map has its size only when all that stands below it has come.
    page.wait_for_function(
        """() => {
            const box = document.querySelector('#map_div').getBoundingClientRect();
            const before = window.stood;
            window.stood = [location.hash, box.width, box.height].join();
            return window.stood === before;
        }""",
        polling=250,
    )
    at = in_address(page)
    size = 256 * 2 ** int(at["zoom"])

    def pixels(lat: float, lon: float) -> tuple[float, float]:
        sine = math.sin(math.radians(lat))
        return (lon + 180) / 360 * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size

    centre, target = pixels(float(at["lat"]), float(at["lon"])), pixels(latitude, longitude)
    box = page.locator("#map_div").bounding_box()
    assert box
    page.mouse.click(
        box["x"] + box["width"] / 2 + target[0] - centre[0], box["y"] + box["height"] / 2 + target[1] - centre[1]
    )


def wait_for_colours(page: Page, selector: str, more_than: int) -> None:
    """Wait until one of the canvases that the selector finds holds more opaque colours: it is painted bit by bit."""
    page.wait_for_function(
        """([selector, least]) => [...document.querySelectorAll(selector)].some((canvas) => {
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
            copy.drawImage(canvas, 0, 0);
            const data = copy.getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] > 200) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
            }
            return seen.size > least;
        })""",
        arg=[selector, more_than],
        polling=100,
    )


def test_while_the_timeline_plays_the_list_of_the_dates_before_fades(reader, file):
    page = reader().open(file)
    listed = page.locator(".gz-list")
    expect(listed).to_have_css("opacity", "1")
    page.get_by_role("button", name="Play").click()
    expect(listed).to_have_css("opacity", "0.4")
    page.get_by_role("button", name="Pause").click()
    expect(listed).to_have_css("opacity", "1")


def test_a_file_from_a_disk_shows_map_timeline_legend_and_sentences(reader, file, demo_data):
    assert file.stat().st_size <= 400_000
    page = reader().open(file)
    total = len(joined(demo_data))
    expect(page.locator(".gz-head")).to_contain_text("The demo")
    expect(page.locator(".gz-head")).to_contain_text(f"{total} events")
    wait_for_colours(page, "canvas.gz-events", 8)  # symbols in the colours of their types, and labels
    wait_for_colours(page, ".gz-basemap canvas", 3)  # land and borders

    handle = page.get_by_role("slider", name="First day")
    chart, knob = page.locator(".gz-chart").bounding_box(), handle.bounding_box()
    assert chart
    assert knob
    page.mouse.move(knob["x"] + knob["width"] / 2, knob["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.75, knob["y"] + 30, steps=6)
    page.mouse.up()
    start = dt.date(1970, 1, 1) + dt.timedelta(days=int(handle.get_attribute("aria-valuenow") or 0))
    page.wait_for_url(re.compile(f"from={start}"))
    later = query.select(demo_data, View(start=start))
    assert 0 < len(later) < total
    expect(page.locator(".gz-head")).to_contain_text(f"{len(later)} of {total} events")
    expect(page.locator(".gz-status")).to_contain_text(f"{len(later)} of {total}")

    page.get_by_role("button", name=re.compile("^Battles")).click()
    rest = later[later["type"] != "Battles"]
    expect(page.locator(".gz-head")).to_contain_text(f"{len(rest)} of {total} events")


def test_an_event_that_is_not_shown_says_why_leads_on_and_can_be_shown(open_file, demo_data):
    rows = joined(demo_data)
    hidden = int(rows.index[(rows["type"] != "Battles") & (rows["start"] < rows["start"].max())][0])
    page = open_file(f"#event={hidden}&types=Battles")
    said = page.get_by_text("This event is not among those shown: its type is hidden.")
    expect(said).to_be_visible()
    text = page.locator(".gz-event mark").inner_text()
    page.get_by_role("button", name="Show it").click()
    expect(said).to_be_hidden()
    expect(page.locator(".gz-event mark")).to_have_text(text)
    expect(page.locator(".gz-event")).to_be_focused()
    again = open_file(f"#event={hidden}&types=Battles")
    again.keyboard.press("ArrowRight")
    later = rows[(rows["type"] == "Battles") & (rows.index > hidden)].iloc[0]
    expect(again.locator(".gz-event mark")).to_have_text(later["text"])
    expect(again.get_by_text("not among those shown")).to_be_hidden()


def test_an_event_of_a_link_whose_report_lacks_its_words_opens_and_says_so(open_file, demo_data):
    rows = joined(demo_data)
    found = set(query.select(demo_data, View(words="ceasefire"))["id"])
    lacking = int(rows.index[~rows["id"].isin(found) & (rows["type"] != "Battles")][0])
    page = open_file(f"#event={lacking}&words=ceasefire&types=Battles")
    expect(page.locator(".gz-event mark")).to_have_text(rows["text"][lacking])
    said = page.get_by_text(
        "This event is not among those shown: its type is hidden and its report does not hold the words."
    )
    expect(said).to_be_visible()
    page.reload()  # the address still leads to it
    expect(page.locator(".gz-event mark")).to_have_text(rows["text"][lacking])
    page.get_by_role("button", name="Show it").click()
    expect(said).to_be_hidden()
    expect(page.get_by_label("Words in the reports")).to_have_value("")
    expect(page.locator(".gz-event mark")).to_have_text(rows["text"][lacking])
    again = open_file(f"#event={lacking}&words=ceasefire")
    expect(again.locator(".gz-event")).to_be_visible()
    again.keyboard.press("Escape")
    expect(again.locator(".gz-event")).to_have_count(0)
    expect(again.locator(".gz-head")).to_contain_text(f"{len(found)} of {len(rows)} events")


def test_a_place_opens_its_sentences_and_the_address_keeps_the_view(reader, file, demo_data):
    page = reader().open(file, "#lat=39.8177&lon=46.7528&zoom=14")  # where it has a symbol of its own
    here = query.select(demo_data, View(places=(STEPANAKERT,)))
    click_place(page, 39.8177, 46.7528)
    expect(page.locator(".gz-place h2")).to_have_text("Stepanakert")
    expect(page.locator(".gz-place")).to_contain_text(f"{len(here)} events here")
    page.locator(".gz-open-event").first.click()
    newest = here.sort_values("start", kind="stable").iloc[-1]
    expect(page.locator(".gz-event mark")).to_have_text(newest["text"])
    expect(page.locator(".gz-event")).to_be_focused()
    expect(page.locator(".gz-event a")).to_have_attribute("href", newest["url"])
    expect(page.locator(".gz-event h2")).to_contain_text("· Stepanakert")
    assert page.locator(".gz-steps button").all_inner_texts() == ["← Earlier", "Later →", "Close"]
    page.get_by_role("button", name="Earlier").click()
    expect(page.locator(".gz-event mark")).not_to_have_text(newest["text"])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gz-event mark")).to_have_text(newest["text"])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gz-event mark")).to_have_text(newest["text"])
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".gz-event mark")).not_to_have_text(newest["text"])
    opened = page.locator(".gz-event mark").inner_text()
    page.wait_for_url(re.compile("event="))

    again = reader().open(file, "#" + urlsplit(page.url).fragment)
    expect(again.locator(".gz-event mark")).to_have_text(opened)
    expect(again.locator(".gz-place h2")).to_have_text("Stepanakert")
    page.keyboard.press("Escape")
    expect(page.locator(".gz-event")).to_have_count(0)
    page.get_by_role("button", name="Show all places").click()
    expect(page.locator(".gz-place")).to_have_count(0)


def test_no_webgl_is_needed(reader, file):
    visit = reader()
    visit.context.add_init_script(
        """const plain = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            return /webgl|webgpu/.test(kind) ? null : plain.call(this, kind, ...more);
        };"""
    )
    wait_for_colours(visit.open(file), "canvas.gz-events", 8)


def test_another_link_to_a_file_is_followed_where_the_file_is_open(reader, file):
    page = reader().open(file, "#from=2023-09-19&to=2023-09-20")
    page.wait_for_url(re.compile("zoom="))
    page.evaluate("location.hash = 'from=2022-01-01&types=Battles'")
    page.wait_for_url(re.compile("from=2022-01-01.*zoom="))
    assert in_address(page)["types"] == "Battles"
    expect(page.get_by_label("From date")).to_have_value("2022-01-01")


def test_a_file_of_a_table_keeps_the_view_in_its_address(reader, tmp_path):
    geo.EventMap(FRAME).save(tmp_path / "table.html")
    page = reader().open(tmp_path / "table.html")
    page.get_by_role("button", name="5 March 2016").click()
    page.wait_for_url(re.compile("event="))
    again = reader().open(tmp_path / "table.html", "#" + urlsplit(page.url).fragment)
    expect(again.locator(".gz-event")).to_contain_text("A third thing")


def test_a_joined_symbol_opens_the_events_of_all_its_places(reader, file):
    page = reader().open(file)
    symbol = page.locator(".gz-reach").get_by_role("button", name=" more: ").first
    more, here, *_ = map(int, re.findall(r"\d+", symbol.inner_text()))
    symbol.focus()
    symbol.press("Enter")
    expect(page.locator(".gz-place h2")).to_have_text(f"{more + 1} places")
    expect(page.locator(".gz-place")).to_contain_text(f"{here} events here")
    expect(page.locator(".gz-head")).to_contain_text(f"{here} of ")
    expect(page.locator(".gz-open-event").first).to_contain_text(" · ")  # each says where it was
    page.wait_for_url(re.compile("place="))
    again = reader().open(file, "#" + urlsplit(page.url).fragment)
    expect(again.locator(".gz-place h2")).to_have_text(f"{more + 1} places")
    again.keyboard.press("Escape")
    expect(again.locator(".gz-place")).to_have_count(0)


def test_a_view_given_to_the_command_is_what_the_file_opens_with(reader, demo, demo_data, tmp_path):
    out = tmp_path / "view.html"
    event = query.select(demo_data, View(places=(STEPANAKERT,))).iloc[0]
    link = f"http://localhost/?from=2020-01-01&place={STEPANAKERT}&event={event['id']}&lat=39.8&lon=46.7&zoom=9"
    done = CliRunner().invoke(main, ["snapshot", "--from", str(demo), "-o", str(out), "--view", link])
    assert done.exit_code == 0, done.output
    page = reader().open(out)
    expect(page.locator(".gz-event mark")).to_have_text(event["text"])
    expect(page.locator(".gz-place h2")).to_have_text("Stepanakert")


@pytest.mark.parametrize(
    "fragment", ["#from=%3Cscript%3E&zoom=NaN&lat=1e999&types=%3Cimg%3E", "#event=999999", "#%", "#place=x"]
)
def test_a_hostile_address_changes_nothing_but_what_it_may(reader, file, fragment):
    page = reader().open(file, fragment)
    expect(page.locator(".gz-status")).to_contain_text("events")


def test_hostile_text_is_text_and_hostile_links_are_none(reader, tmp_path):
    where = samples.place(HOSTILE, id="gazette:hostile")
    evidence = samples.Evidence("article1", 0, 1, HOSTILE)
    events = [samples.event(1, where, evidence=evidence, attributed_to=HOSTILE, actors=(HOSTILE,), sub_type=HOSTILE)]
    article = samples.article(1, title=HOSTILE, publisher=HOSTILE, url="javascript:window.hurt=1")
    dataset = samples.write(events, tmp_path / "data", [article])
    out = tmp_path / "hostile.html"
    out.write_text(snapshot(dataset, View(), HOSTILE), encoding="utf-8")
    page = reader().open(out)
    page.locator(".gz-open-event").first.click()
    expect(page.locator(".gz-event mark")).to_have_text(HOSTILE, use_inner_text=False)
    assert page.locator("h1").text_content() == HOSTILE
    assert page.title().startswith("</script>")
    assert page.locator(".gz-event a").count() == 0
    page.wait_for_timeout(200)
    assert page.evaluate("window.hurt") is None
    assert page.locator("img[src=x]").count() == 0


def test_very_many_numbers_are_read_as_they_were_written(reader, tmp_path):
    shuffled = random.Random(4)  # noqa: S311  # nothing secret
    places = [samples.place(f"Town {n}", 40 + n / 50, 46 + (n * 7 % 90) / 40) for n in range(120)]
    told = [
        samples.event(n, shuffled.choice(places), dt.date(2020, 1, 1) + dt.timedelta(days=shuffled.randrange(900)))
        for n in range(1200)
    ]
    told = [dataclasses.replace(one, killed=Toll(shuffled.randrange(1, 400))) for one in told]
    dataset = samples.write(told, tmp_path / "data")
    file = tmp_path / "many.html"
    file.write_text(snapshot(dataset, View()), encoding="utf-8")
    page = reader().open(file)
    newest = query.find(dataset, View()).newest(3)
    cards = page.locator(".gz-card")
    for number, row in enumerate(newest):
        expect(cards.nth(number)).to_contain_text(row["place_name"])
        expect(cards.nth(number)).to_contain_text(row["toll"])
    most = joined(dataset)["place_name"].value_counts()
    page.get_by_role("combobox", name="Find a place").fill(most.index[0])
    expect(page.get_by_role("option").first).to_contain_text(f"{most.iloc[0]} events")


def test_a_phone_reads_with_the_map_in_sight(reader, file):
    page = reader(viewport=PHONE, has_touch=True, is_mobile=True).open(file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".gz-read")).to_be_hidden()
    page.get_by_role("button", name="Read").tap()
    expect(page.locator(".gz-read")).to_be_visible()
    page.locator(".gz-open-event").first.tap()
    expect(page.locator(".gz-event")).to_be_visible()
    map_box, read_box = page.locator("#map_div").bounding_box(), page.locator(".gz-read").bounding_box()
    assert map_box
    assert read_box
    assert map_box["height"] > 200
    assert map_box["y"] + map_box["height"] <= read_box["y"] + 1


def test_on_a_small_phone_title_and_counts_are_whole_above_the_map(reader, demo, tmp_path):
    out = tmp_path / "map.html"
    assert CliRunner().invoke(main, ["snapshot", "--from", str(demo), "-o", str(out)]).exit_code == 0
    page = reader(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True).open(out)
    head = page.locator(".gz-head")
    for part in ("h1", "p"):
        assert head.locator(part).evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    assert head.evaluate("(one) => one.getBoundingClientRect().bottom <= map_div.getBoundingClientRect().top + 1")


FRAME = pd.DataFrame(
    {
        "lat": [33.5, 36.2, None],
        "lon": [36.3, 37.15, 38.0],
        "event_date": ["2016-01-01", "2016-02", "2016-03-05"],
        "place": ["Damascus", "Aleppo", "Nowhere"],
        "notes": ["One thing", HOSTILE, "A third thing"],
        "weather": ["rain", "", "sun"],
    }
)


def test_three_lines_show_any_table_in_a_notebook(reader, tmp_path):
    cell = tmp_path / "cell.html"
    cell.write_text(f"<!doctype html><meta charset=utf-8>{geo.EventMap(FRAME)._repr_html_()}", encoding="utf-8")
    page = reader().context.new_page()
    page.goto(cell.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready] .gz-aside[data-events='3']").wait_for()
    expect(frame.locator(".gz-head")).to_contain_text("3 events · 2 places · 1 not located")
    expect(frame.locator(".gz-about")).to_contain_text("1 of 3 rows have no usable coordinates.")
    frame.get_by_role("button", name="5 March 2016").click()
    expect(frame.locator(".gz-event")).to_contain_text("A third thing")
    expect(frame.locator(".gz-event")).to_contain_text("sun")
    frame.get_by_role("button", name="February 2016").click()
    assert frame.locator(".gz-event mark").text_content() == HOSTILE
    assert frame.locator("body").evaluate("() => window.hurt") is None


def test_it_goes_on_a_folium_map_like_any_element(reader, tmp_path):
    there = folium.Map(location=[35, 38], zoom_start=5, tiles=None)
    there.default_js, there.default_css = there.default_js[:1], there.default_css[:1]  # Leaflet's own
    folium.CircleMarker([34, 37], class_name="theirs").add_to(there)
    title = "Ours {{ 7 * 7 }} {% for %} {# gone? #}"
    geo.EventMap(FRAME, title=title).add_to(there)
    out = tmp_path / "folium.html"
    there.save(out)
    page = reader().open(out)
    assert page.locator("path.theirs").count() == 1
    wait_for_colours(page, "canvas.gz-events", 2)
    expect(page.locator("h1")).to_have_text(title)
    page.locator(".gz-open-event").first.click()
    expect(page.locator(".gz-event mark")).to_have_text("A third thing")


@pytest.mark.parametrize("written", ["saved", "shown in a notebook"])
def test_a_folium_map_of_ours_needs_no_network_and_leaves_their_markers_as_they_are(reader, tmp_path, written):
    there = folium.Map(location=[35, 38], zoom_start=5, tiles=None)
    folium.Marker([34, 37]).add_to(there)
    geo.EventMap(FRAME).add_to(there)
    out = tmp_path / "folium.html"
    if written == "saved":
        there.save(out)
    else:
        out.write_text(f"<!doctype html><meta charset=utf-8>{there._repr_html_()}", encoding="utf-8")
    guest = reader()
    page = guest.context.new_page()
    page.goto(out.as_uri())
    frame = page.main_frame if written == "saved" else page.frames[1]
    frame.locator("body[data-ready] .gz-aside[data-events='3']").wait_for()
    marker = frame.locator("img.leaflet-marker-icon")
    assert marker.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 25
    assert marker.evaluate("(image) => getComputedStyle(image).position") == "absolute"
    expect(frame.locator("#gz-failed")).to_have_count(0)
    asked = {fault for fault in guest.faults if fault.startswith("asked for")}
    assert not {fault for fault in asked if "/leaflet@" in fault}
    # What else folium's pages load: jQuery, Bootstrap, icons.
    assert all("ERR_INTERNET_DISCONNECTED" in fault for fault in set(guest.faults) - asked)
    guest.faults.clear()


def test_a_folium_map_that_lacks_the_script_of_an_element_says_so_and_is_not_blank(reader, tmp_path):
    there = folium.Map(location=[35, 38], zoom_start=5, tiles=None)
    MarkerCluster([[34, 37]]).add_to(there)
    geo.EventMap(FRAME).add_to(there)
    out = tmp_path / "folium.html"
    there.save(out)
    guest = reader()
    page = guest.context.new_page()
    page.goto(out.as_uri())
    said = page.get_by_role("alert")
    expect(said).to_contain_text("The map could not be drawn")
    expect(said).to_contain_text("leaflet.markercluster.js did not come")
    expect(said.get_by_role("button", name="try again")).to_be_visible()
    guest.faults.clear()


def test_a_page_without_a_map_whose_style_sheet_did_not_come_names_no_fault(reader, tmp_path):
    out = tmp_path / "empty.html"
    out.write_text(f'<script src="{failing_address(ours=False)}"></script><link rel=stylesheet href="absent.css"><p>')
    guest = reader()
    page = guest.context.new_page()
    page.goto(out.as_uri())
    expect(page.get_by_role("alert")).to_contain_text("another part of the page failed. Check the connection")
    guest.faults.clear()


@pytest.mark.parametrize(
    ("given", "boxes", "most"),
    [
        ({}, [[[0, 0], [1, 1]], [[48, 2], [50, 6]]], None),
        ({"location": [35, 38], "zoom_start": 5}, [[[34.5, 37.5], [35.5, 38.5]]], None),  # Leaflet moves there slowly
        ({"location": [35, 38], "zoom_start": 5}, [[[48, 2], [50, 6]]], 4),
    ],
)
def test_a_folium_map_shows_first_what_it_was_told_to(reader, tmp_path, given, boxes, most):
    there = folium.Map(tiles=None, **given)
    there.default_js, there.default_css = there.default_js[:1], there.default_css[:1]  # Leaflet's own
    geo.EventMap(FRAME).add_to(there)
    for box in boxes:
        there.fit_bounds(box, max_zoom=most)
    out = tmp_path / "folium.html"
    there.save(out)
    page = reader().open(out)
    page.wait_for_function("(name) => !window[name]._animatingZoom", arg=there.get_name())
    (south, west), (north, east) = fitted = boxes[-1]
    found = page.evaluate(
        """([name, fitted]) => { const map = window[name], {lat, lng} = map.getCenter();
            return {lat, lng, zoom: map.getZoom(), fits: map.getBoundsZoom(fitted)}; }""",
        [there.get_name(), fitted],
    )
    assert found["zoom"] == (most or found["fits"])
    assert found["lat"] == pytest.approx((south + north) / 2, abs=0.1)
    assert found["lng"] == pytest.approx((west + east) / 2, abs=0.1)


def test_what_others_put_on_a_folium_map_can_be_clicked_and_so_can_our_symbols(reader, tmp_path):
    there = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    made = tmp_path / "jquery.js"  # all that folium's popups want of jQuery
    made.write_text("$ = (markup) => [new Range().createContextualFragment(markup).querySelector('div')];")
    there.default_js, there.default_css = [*there.default_js[:1], ("jquery", made.as_uri())], there.default_css[:1]
    folium.Rectangle([[33, 34], [37, 42]], class_name="theirs", fill=True, popup="their area").add_to(there)
    icon = folium.DivIcon(html="<b>A</b>", icon_size=(24, 24), icon_anchor=(12, 12))
    folium.Marker([35.5, 36], popup="their marker", icon=icon).add_to(there)
    geo.EventMap(pd.DataFrame({"lat": [34.5], "lon": [38.0], "date": ["2020-01-01"], "place": ["Here"]})).add_to(there)
    out = tmp_path / "folium.html"
    there.save(out)
    page = reader().open(out)
    wait_for_colours(page, "canvas.gz-events", 2)
    popup = page.locator(".leaflet-popup-content").last  # the one before it fades away

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        script = "([map, at]) => { const p = window[map].latLngToContainerPoint(at); return [p.x, p.y]; }"
        x, y = page.evaluate(script, [there.get_name(), [latitude, longitude]])
        box = page.locator(".folium-map").bounding_box()
        assert box
        return box["x"] + x, box["y"] + y

    page.mouse.click(*at(35.5, 36))
    expect(popup).to_have_text("their marker")
    page.mouse.click(*at(34, 40.5))
    expect(popup).to_have_text("their area")
    page.mouse.move(*at(34.5, 38))
    expect(page.locator(".gz-tooltip")).to_contain_text("Here")
    page.mouse.click(*at(34.5, 38))
    expect(page.get_by_role("button", name="Show all places")).to_be_visible()
    expect(popup).to_have_count(0)


def test_no_names_of_ours_are_written_over_the_tiles_of_a_folium_map_while_there_are_any(reader, tmp_path):
    there = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    there.default_js, there.default_css = there.default_js[:1], there.default_css[:1]  # Leaflet's own
    grey = "data:image/gif;base64,R0lGODlhAQABAIAAAICAgAAAACwAAAAAAQABAAACAkQBADs="
    folium.TileLayer(grey, attr="theirs", name="Theirs", overlay=True).add_to(there)
    folium.TileLayer(grey, attr="thin", name="Thin", overlay=True, opacity=0.5).add_to(there)
    folium.TileLayer("absent/{z}/{x}/{y}.png", attr="absent", name="Absent", overlay=True).add_to(there)
    geo.EventMap(FRAME).add_to(there)
    folium.LayerControl(collapsed=False).add_to(there)
    out = tmp_path / "folium.html"
    there.save(out)
    guest = reader()
    page = guest.open(out)
    tiles = page.get_by_label("Theirs")
    ink = """() => { const canvas = document.querySelector("canvas.gz-events");
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((part, i) => i % 4 === 3 && part).length; }"""
    few, many = f"(most) => ({ink})() < 0.8 * most", f"(least) => ({ink})() > 1.25 * least"
    tiles.uncheck()
    page.wait_for_timeout(600)
    named = page.evaluate(ink)
    tiles.check()
    page.wait_for_function(few, arg=named)
    page.wait_for_timeout(600)
    bare = page.evaluate(ink)
    tiles.uncheck()
    page.wait_for_function(many, arg=bare)
    guest.faults.clear()  # of the tiles that are not there


@pytest.mark.parametrize("height", [400, 470])
def test_a_low_figure_shows_all_tools_and_none_over_another(reader, tmp_path, height):
    figure = folium.Figure(width=700, height=height)
    there = folium.Map(location=[35, 38], zoom_start=6, tiles=None)
    figure.add_child(there)
    there.default_js, there.default_css = there.default_js[:1], there.default_css[:1]  # Leaflet's own
    geo.EventMap(FRAME).add_to(there)
    out = tmp_path / "figure.html"
    out.write_text(f"<!doctype html><meta charset=utf-8>{figure._repr_html_()}", encoding="utf-8")
    page = reader().context.new_page()
    page.goto(out.as_uri())
    frame = page.frames[1]
    frame.locator(".gz-tools").wait_for()
    frame.wait_for_function("document.querySelector('.gz-tools').style.cssText")
    boxes = frame.locator(".leaflet-control, .gz-search").evaluate_all(
        """(tools) => tools.map((tool) => tool.getBoundingClientRect()).filter(({width}) => width)
            .map(({left, top, right, bottom}) => [left, top, right, bottom])"""
    )
    low = frame.locator(".folium-map").evaluate("(map) => map.getBoundingClientRect().bottom")
    assert all(bottom <= low for _, _, _, bottom in boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)
    if height == 400:
        frame.get_by_role("button", name="Find a place").click()
    else:
        frame.get_by_role("combobox", name="Find a place").click()
    expect(frame.locator(".gz-search input")).to_be_focused()


def test_the_cell_is_one_escaped_attribute():
    cell = geo.EventMap(FRAME, title='"><script>window.hurt=1</script>')._repr_html_()
    assert cell.count("<") == 2
    assert "<title>" in html.unescape(cell)


def test_a_place_is_found_in_a_file_by_its_names_in_other_languages(reader, file):
    page = reader().open(file)
    for typed in ("Xank", "Степанак", "khanken"):
        page.get_by_role("combobox", name="Find a place").fill("")
        expect(page.locator(".gz-found")).to_be_hidden()
        page.get_by_role("combobox", name="Find a place").fill(typed)
        expect(page.get_by_role("option").first).to_contain_text("Stepanakert")


def test_the_embedded_map_works_in_somebodys_frame(visitor, demo_server, demo_data):
    page = visitor().context.new_page()
    page.goto(demo_server + "healthz")
    link = demo_server + f"embed?from=2023-09-01&place={STEPANAKERT}"
    page.set_content(f'<iframe src="{html.escape(link)}" width="1000" height="700"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready] .gz-aside[data-events]").wait_for()
    here = query.select(demo_data, View(start=dt.date(2023, 9, 1), places=(STEPANAKERT,)))
    expect(frame.locator(".gz-place")).to_contain_text(f"{len(here)} events here")


def test_a_file_calls_places_as_its_reader_chooses(reader, file):
    page = reader().open(file, f"#place={STEPANAKERT}")
    expect(page.locator(".gz-place h2")).to_have_text("Stepanakert")
    chooser = page.get_by_label("Place names")
    chooser.focus()
    chooser.select_option("Local languages")
    expect(page.locator(".gz-place h2")).to_have_text("Xankəndi")
    expect(page.locator(".gz-place")).to_contain_text("also Stepanakert, Khankendi")
    expect(page.get_by_role("list", name="Places on the map")).to_contain_text("Xankəndi")
    expect(chooser).to_be_focused()
    page.wait_for_url(re.compile("names=local"))
    page.get_by_role("button", name="Show all places").click()
    expect(page.locator(".gz-list")).to_contain_text("Qazax rayonu")
    expect(chooser).to_have_value("local")


def test_words_leave_what_their_reports_hold_as_on_the_dashboard(reader, file, demo_data):
    page = reader().open(file)
    field = page.get_by_label("Words in the reports")
    field.fill("CEASEFIRE")
    found = len(query.find(demo_data, View(words="ceasefire")))
    total = len(query.find(demo_data, View()))
    expect(page.locator(".gz-head")).to_contain_text(f"{found} of {total} events")
    expect(page.locator(".gz-status")).to_contain_text(f"{found} of {total} events")
    expect(field).to_be_focused()
    page.locator(".gz-open-event").first.click()
    sentence = page.locator(".gz-event mark").inner_text()
    page.reload()
    expect(page.locator(".gz-event mark")).to_have_text(sentence)
    expect(page.get_by_label("Words in the reports")).to_have_value("CEASEFIRE")
    page.get_by_label("Words in the reports").fill("no such word")
    expect(page.locator(".gz-head")).to_contain_text(f"0 of {total} events")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".gz-status")).to_contain_text(f"{total} events")
