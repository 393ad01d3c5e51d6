"""A picture of the view: what it says above its map, and what it writes upon it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from geo.cli import main
from tests.browser.conftest import PHONE
from tests.browser.pictures import NOTING, saved

STEPANAKERT = "geonames:146970"

#: The words above a picture's map of three events of 1 and 2 January 2020, for parts of the `kit` of its tools.
SUBTITLE = """(({filter, counts, config = {}, ...kit}, days = [18262, 18263], everything = 3) => {
    const dated = days.filter((day) => day !== 0x7fffffff);
    const events = {everything, days: dated.length ? {first: dated[0], last: dated[dated.length - 1]} : null,
        places: {id: [..."abcde"], name: ["Aghdam", "Berdzor", "\u0634\u0648", "Dadivank", "E".repeat(5000)]}};
    const open = {from: null, to: null, types: null};
    return m.subtitle({config, filter: () => ({...open, ...filter}), words: () => "", area: () => "", here: () => null,
        place: () => "", counts: () => ({shown: 3, undatedWanted: 0, unlocated: 0, ...counts}), ...kit}, events);
})"""


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("{}", "1 Jan 2020 – 2 Jan 2020 · 3 events"),
        ("{}, [18262], 1", "1 Jan 2020 · 3 of 1 event"),
        ("{counts: {shown: 1}}, [18262], 1", "1 Jan 2020 · 1 event"),
        ("{counts: {undatedWanted: 1, unlocated: 2}}",
         "1 Jan 2020 – 2 Jan 2020 · 3 events · 1 of them undated · 2 of them without a place on the map"),
        ("{counts: {undatedWanted: 1}, filter: {from: 18262}}", "1 Jan 2020 – 2 Jan 2020 · 3 events"),
        ("{counts: {shown: 2, undatedWanted: 2}}, [0x7fffffff]", "2 of 3 events · undated"),
        ("{place: () => 'b', here: () => 1}", "1 Jan 2020 – 2 Jan 2020 · 3 events · 1 of them at Berdzor"),
        ("{place: () => 'b c', here: () => 3}",
         "1 Jan 2020 – 2 Jan 2020 · 3 events · at Berdzor and \u2068\u0634\u0648\u2069"),
        ("{place: () => 'a b d e f', here: () => 2}",
         "1 Jan 2020 – 2 Jan 2020 · 3 events · 2 of them at Aghdam, Berdzor, Dadivank and 2 more"),
        ("{place: () => 'x y', here: () => 2}", "1 Jan 2020 – 2 Jan 2020 · 3 events · 2 of them at 2 chosen places"),
        ("{place: () => 'e', here: () => 2}", f"1 Jan 2020 – 2 Jan 2020 · 3 events · 2 of them at {'E' * 48} …"),
        ("{config: {words: 'killed'}, words: () => 'mine'}",
         "1 Jan 2020 – 2 Jan 2020 · 3 events · whose report holds “killed” and “mine”"),
        ("{config: {words: 'killed'}}", "1 Jan 2020 – 2 Jan 2020 · 3 events · whose report holds “killed”"),
        ("{area: () => '1_2~3_4~5_6'}", "1 Jan 2020 – 2 Jan 2020 · 3 events · in the outlined area"),
    ],
)  # fmt: skip
def test_a_picture_says_which_events_it_shows(evaluate, view, said):
    assert evaluate("picture_words.js", f"{SUBTITLE}({view})") == said


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("aaa bbb ccc", 9, ["aaa bbb", "ccc"]),
        ("aaa bbb ccc", 1, ["aaa bb …"]),
        ("aaaaaaaaaa bb", 9, ["aaaaaaaa", "aa bb"]),
        ("a bbbbbbbbbb", 9, ["a", "bbbbbbbb", "bb"]),
        ("😀" * 9, 9, ["😀" * 8, "😀"]),
        ("aaa " * 1250, 3, ["aaa aaa", "aaa aaa", "aaa aa …"]),
        ("a" * 5000, 3, ["a" * 8, "a" * 8, "aaaaaa …"]),
        ("", 3, [""]),
    ],
)
def test_a_text_is_broken_into_lines_that_fit(evaluate, text, most, lines):
    context = "{measureText: (text) => ({width: [...text].length})}"
    assert evaluate("picture_words.js", f"m.wrapped({context}, {text!r}, 8, {most})") == lines


def made(demo: Path, out: Path, *more: str) -> Path:
    """A file of the demo, made by the real command."""
    done = CliRunner().invoke(main, ["snapshot", "--from", str(demo), "-o", str(out), *more])
    assert done.exit_code == 0, done.output
    return out


def test_a_title_of_any_length_stays_within_a_picture(reader, demo, tmp_path):
    title = "Fighting and displacement around Nagorno-Karabakh, 2020 to 2024"
    for said in (title, f"{title} " * 80):
        visit = reader(viewport=PHONE)
        visit.context.add_init_script(NOTING)
        written = saved(visit.open(made(demo, tmp_path / "map.html", "--title", said)))
        lines = [one for one in written if "18px" in one["font"]]
        assert 2 <= len(lines) <= 3
        assert all(one["x"] + one["wide"] <= one["most"] for one in lines)
        assert " ".join(one["text"] for one in lines).startswith(title)
    assert lines[-1]["text"].endswith(" …")


def test_a_picture_says_which_place_is_chosen_and_what_its_ring_means(reader, file):
    visit = reader()
    visit.context.add_init_script(NOTING)
    page = visit.open(file, f"#place={STEPANAKERT}")
    status = page.locator(".gz-status")
    expect(status).to_have_text(re.compile(r"\d+ of \d+ here"))
    here = re.findall(r"(\d+) of \d+ here", status.inner_text())[0]
    texts = [one["text"] for one in saved(page)]
    assert any(f"· {here} of them at Stepanakert" in text for text in texts)
    assert "Chosen; other symbols are paler" in texts


def test_a_picture_has_the_length_beside_a_measured_line_and_no_guests_but_of_others(open_file):
    page = open_file("#lat=39.8&lon=46.75&zoom=9&area=39.5_46.5~39.5_47~40_47~40_46.5")
    page.evaluate(f"() => {{{NOTING}}}")
    page.locator(".gz-cross").wait_for()
    page.get_by_role("button", name="More tools", exact=True).click()
    page.get_by_role("button", name="Measure a distance").click()
    at = page.locator("#map_div").bounding_box()
    assert at
    x, y = round(at["x"] + at["width"] / 2), round(at["y"] + at["height"] / 2)
    page.mouse.click(x - 100, y)
    page.mouse.click(x + 100, y)
    said = page.locator(".gz-hint [role=status]")
    expect(said).to_contain_text("miles")
    length = said.inner_text()
    written = saved(page)
    assert not [one for one in written if "other markers" in one["text"]]
    (beside,) = [one for one in written if one["text"] == length]
    assert 5 <= beside["x"] - (x + 100 - at["x"]) <= 20
    assert abs(beside["y"] - (y - at["y"])) <= 10
    page.evaluate("map.panBy([900, 0], {animate: false})")
    assert length not in [one["text"] for one in saved(page)], "the line is out of sight"


def test_a_file_of_events_with_some_words_says_so_in_its_head_and_in_its_picture(reader, demo, tmp_path):
    visit = reader()
    visit.context.add_init_script(NOTING)
    page = visit.open(made(demo, tmp_path / "map.html", "--title", "The demo", "--view", "?words=killed"))
    expect(page.locator(".gz-head")).to_contain_text(re.compile(r"^The demo\d+ events whose report holds “killed” · "))
    page.get_by_role("searchbox", name="Words in the reports").fill("mine")
    expect(page.locator(".gz-head")).to_contain_text(re.compile(r"\d+ of \d+ events whose report holds “killed” · "))
    assert any("whose report holds “killed” and “mine”" in one["text"] for one in saved(page))
