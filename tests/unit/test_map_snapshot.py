from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.dataset import query
from geo.map.details import detail_columns
from geo.map.event_map import script_json
from geo.map.packing import code_file, pack, pack_map
from geo.map.snapshot import snapshot, starter_expression
from geo.map.wording import read
from geo.model import DatePrecision, Toll, View
from tests import samples


def unpack(text: str) -> Any:
    return json.loads(gzip.decompress(base64.b85decode(text.translate(str.maketrans(",.:/", "<>&{")))))


def column(details: dict[str, Any], name: str) -> list[str]:
    """What a reader's browser makes of a column."""
    found = details["columns"][name]
    steps = found["steps"] if isinstance(found["steps"], list) else details["columns"][found["steps"]]["steps"]
    return [read(found["values"][at], details["words"]) for at in accumulate(steps)]


def packed_in(page: str) -> dict[str, Any]:
    found = re.search(r'id="gz-packed">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture
def dataset(tmp_path):
    here, there = samples.place(), samples.place("Yerevan", 40.1811, 44.5136)
    return samples.write(
        [
            samples.event(1, here),
            samples.event(
                2, there, dt.date(2023, 9, 1), until=dt.date(2023, 9, 30), date_precision=DatePrecision.MONTH
            ),
            samples.event(3, None, None, type="Protests", killed=None),
            samples.event(4, here, dt.date(2023, 9, 20), killed=Toll(None, 30), actors=("A", "B")),
        ],
        tmp_path / "data",
    )


def test_details_say_in_words_what_each_event_is(dataset):
    rows = query.select(dataset, View())
    details = detail_columns(rows)
    said = {
        identifier: {name: column(details, name)[i] for name in details["columns"]}
        for i, identifier in enumerate(rows["id"])
    }
    assert said["event1"]["when"] == "19 September 2023"
    assert said["event2"]["when"] == "September 2023"
    assert said["event3"]["when"] == "undated"
    assert said["event3"]["toll"] == ""
    assert said["event4"]["toll"] == "at least 30 killed"
    assert said["event4"]["actors"] == "A, B"
    assert said["event1"]["sure"] == "80%"
    assert said["event1"]["url"] == "https://example.org/1"


def test_texts_that_repeat_are_written_once_and_empty_columns_not_at_all(dataset):
    details = detail_columns(query.select(dataset, View()))
    assert len(details["columns"]["text"]["values"]) == 1
    assert set(column(details, "text")) == {"Shells hit the town on Tuesday."}
    assert "sub_type" not in details["columns"]


def test_columns_that_change_together_share_their_indexes(tmp_path):
    articles = [samples.article(1), samples.article(2)]
    evidence = samples.Evidence("article2", 0, 1, "B")
    events = [samples.event(1, samples.place()), samples.event(2, samples.place(), evidence=evidence)]
    details = detail_columns(query.select(samples.write(events, tmp_path / "data", articles), View()))
    assert details["columns"]["url"]["steps"] in ("text", "title")
    assert sorted(column(details, "url")) == ["https://example.org/1", "https://example.org/2"]


def test_many_texts_keep_their_rows_in_whichever_order_they_compress_best(dataset):
    rows = query.select(dataset, View())
    alike = [f"{(i * 7919) % 2500:04d} is a report that differs in its number only" for i in range(2500)]
    unlike = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(2500)]
    many = rows.iloc[[0] * 2500].assign(text=alike, title=unlike)
    details = detail_columns(many)
    assert column(details, "text") == alike
    assert column(details, "title") == unlike
    assert details["columns"]["text"]["steps"][1] != 1, "sorted"
    assert set(details["columns"]["title"]["steps"][1:]) == {1}, "in order of appearance"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", ""])
def test_only_web_addresses_become_links(dataset, url):
    rows = query.select(dataset, View()).assign(url=url)
    assert "url" not in detail_columns(rows)["columns"]


def test_a_page_loads_nothing_and_runs_one_script(dataset):
    page = snapshot(dataset, View(), "A <title>", dt.date(2024, 5, 1))
    assert not re.search(r"""(src|href|action)\s*=|url\(|@import""", page)
    assert "default-src 'none'" in page
    assert page.count("<script") == 2
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0]
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{allowed}'" in page, "the policy lets this script run"
    assert "<title>A &lt;title&gt;</title>" in page
    assert "<noscript><p" in page


def test_a_page_states_when_from_what_and_under_which_terms_it_was_made(dataset):
    page = snapshot(dataset, View(words="shells"), made=dt.date(2024, 5, 1))
    about = " ".join(packed_in(page)["config"]["about"])
    for words in ("1 May 2024", dataset.version, "shells", "Natural Earth", "GeoNames", "Leaflet", "de facto"):
        assert words in about
    assert packed_in(page)["config"]["title"] == "Events, 1 to 30 September 2023"
    assert packed_in(page)["config"]["words"] == "shells"
    assert packed_in(snapshot(dataset, View()))["config"]["words"] == ""


def test_the_same_data_gives_the_same_page(dataset):
    made = dt.date(2024, 5, 1)
    assert snapshot(dataset, View(), made=made) == snapshot(dataset, View(), made=made)


def test_a_view_keeps_what_the_data_has_and_drops_the_rest(dataset):
    rows = list(query.select(dataset, View())["id"])
    page = snapshot(
        dataset,
        View(start=dt.date(2023, 9, 2), types=("Battles", "No such"), places=("nowhere",), event="event4", zoom=7),
    )
    view = packed_in(page)["config"]["view"]
    assert view["from"] == "2023-09-02"
    assert view["to"] is None
    assert view["types"] == ["Battles"]
    assert view["place"] == ""
    assert view["event"] == rows.index("event4")
    assert view["zoom"] == 7
    assert packed_in(snapshot(dataset, View(types=("No such",))))["config"]["view"]["types"] is None
    assert packed_in(snapshot(dataset, View(types=())))["config"]["view"]["types"] == []


def test_a_small_page_carries_what_stands_around_each_sentence(dataset, monkeypatch):
    details = unpack(packed_in(snapshot(dataset, View()))["files"]["details.json"])
    assert set(column(details, "before")) == {"Before it was calm."}
    assert set(column(details, "after")) == {"After that it was calm again."}
    monkeypatch.setattr("geo.map.snapshot._MOST_WITH_CONTEXT", 3)
    larger = unpack(packed_in(snapshot(dataset, View(words="the")))["files"]["details.json"])
    assert "before" not in larger["columns"]


def test_words_limit_what_a_page_holds(dataset):
    layer = unpack(packed_in(snapshot(dataset, View(words="yerevan")))["files"]["layer.json"])
    assert layer["places"]["name"] == ["Yerevan"]
    assert len(layer["events"]["start"]) == 1


def test_a_page_is_headed_by_the_period_of_what_it_holds(tmp_path):
    here, days = samples.place(), (dt.date(2020, 1, 5), dt.date(2023, 9, 2), dt.date(2023, 9, 20))
    events = [
        samples.event(1, here, days[0], attributed_to="a mayor"),
        samples.event(2, here, days[1], attributed_to="guards"),
        samples.event(3, here, days[2], attributed_to="guards"),
        samples.event(4, None, None, attributed_to="nobody"),
    ]
    dataset = samples.write(events, tmp_path / "data")

    def heading(**view):
        return packed_in(snapshot(dataset, View(**view)))["config"]["title"]

    assert heading() == "Events, 5 January 2020 to 20 September 2023"
    assert heading(words="guards") == "Events, 2 to 20 September 2023"
    assert heading(words="nobody") == "Events on a map"
    assert heading(start=dt.date(2023, 1, 1)) == heading(), "the page holds the earlier ones too"


def test_a_view_of_an_area_opens_the_event_that_it_names(tmp_path):
    here, there = samples.place(), samples.place("Yerevan", 40.1811, 44.5136)
    events = [samples.event(1, there, dt.date(2020, 1, 1)), samples.event(2, here, dt.date(2021, 1, 1))]
    dataset = samples.write(events, tmp_path / "data")
    around = tuple(
        (here.latitude + y, here.longitude + x) for y, x in ((-0.1, -0.1), (-0.1, 0.1), (0.1, 0.1), (0.1, -0.1))
    )
    page = packed_in(snapshot(dataset, View(area=around, event="event2")))
    assert page["config"]["view"]["event"] == 1, "among all that the page holds"
    assert page["config"]["title"] == "Events, 1 January 2020 to 1 January 2021"


def test_an_empty_dataset_gives_a_page_too(tmp_path):
    empty = samples.write([], tmp_path / "empty")
    assert packed_in(snapshot(empty, View()))["config"]["title"] == "Events on a map"


def test_modules_come_after_those_they_import():
    modules = unpack(code_file(leaflet=False))["modules"]
    seen: set[str] = set()
    for name, script in modules:
        assert set(re.findall(r'from "\./([\w.]+)"', script)) <= seen, name
        seen.add(name)
    assert modules[-1][0] == "reader.js"
    assert unpack(code_file(leaflet=False))["leaflet"] is None
    leaflet = unpack(code_file(leaflet=True))["leaflet"]
    assert leaflet.startswith("/* @preserve\n * Leaflet")
    assert "sourceMappingURL" not in leaflet, "nothing that a browser may want to load"


def test_packing_is_the_same_each_time_and_comes_back():
    value = {"a": ["é", "</script>", 1.5, None]}
    assert pack(value) == pack(value)
    assert unpack(pack(value)) == value
    assert not set(pack(list(range(3000)))) & set("<>&{\"'\\")


def test_ids_of_events_are_not_packed(dataset):
    packed = pack_map(query.select(dataset, View()), samples.TYPES, dataset.version)
    assert "id" not in unpack(packed["layer.json"])["events"]


def test_the_command_writes_the_file_and_notes_what_it_could_not_use(dataset, tmp_path):
    out = tmp_path / "map.html"
    out.write_text("an older one")
    arguments = ["snapshot", "--from", str(dataset.path), "-o", str(out)]
    done = CliRunner().invoke(main, [*arguments, "--view", "https://x.org/?zoom=99&from=2023-09-10", "--title", "Mine"])
    assert done.exit_code == 0, done.output
    assert "zoom in --view cannot be used" in done.output
    assert dataset.version in done.output
    page = out.read_text(encoding="utf-8")
    assert "<title>Mine</title>" in page
    assert packed_in(page)["config"]["view"]["from"] == "2023-09-10"
    assert [file.name for file in tmp_path.glob("*.html*")] == ["map.html"]


@pytest.mark.parametrize(
    "view", ["from=2023-09-10", "?from=2023-09-10", "#from=2023-09-10", "http://h/a#from=2023-09-10"]
)
def test_a_view_is_taken_from_any_form_of_link(dataset, tmp_path, view):
    out = tmp_path / "map.html"
    done = CliRunner().invoke(main, ["snapshot", "--from", str(dataset.path), "-o", str(out), "--view", view])
    assert done.exit_code == 0, done.output
    assert packed_in(out.read_text(encoding="utf-8"))["config"]["view"]["from"] == "2023-09-10"


@pytest.mark.parametrize(("source", "target"), [("nowhere", "map.html"), ("data", "no/such/folder/map.html")])
def test_what_cannot_be_read_or_written_is_said_and_nothing_is_left(dataset, tmp_path, source, target):
    done = CliRunner().invoke(main, ["snapshot", "--from", str(tmp_path / source), "-o", str(tmp_path / target)])
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert not Path(tmp_path / target).exists()


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% for %}", "{# x #}", "{{{%", "</script>", "{", "{{"])
def test_json_in_a_script_is_no_markup_no_template_and_comes_back(text):
    written = script_json({"a": {"b": [text, {}]}})
    assert not re.search(r"\{[{%#]|[<>&]", written)
    assert json.loads(written) == {"a": {"b": [text, {}]}}


def test_the_starter_is_no_template():
    assert not re.search(r"\{[{%#]", starter_expression())
