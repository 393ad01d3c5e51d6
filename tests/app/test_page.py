"""The page without a browser: Streamlit's AppTest runs it and sees every widget but the map."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.dataset import event_rows, listed, query
from geo.dataset.join import places_frame
from geo.dataset.naming import Called
from geo.dataset.store import write_dataset
from geo.dataset.stored import StoredEvents
from geo.model import DatePrecision, Naming
from geo.ui import SCRIPT
from tests import samples

STEPANAKERT = samples.place()
YEREVAN = samples.place("Yerevan", 40.1811, 44.5136)
HOSTILE = '<script>alert("x")</script> ![](https://evil.example/x.png) **Shells** hit the town.'


@pytest.fixture
def dataset(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    article = samples.article(body=HOSTILE, title="<b>Bold</b> title")
    whole = samples.Evidence("article1", 0, len(HOSTILE), HOSTILE)
    events = [
        samples.event(1, STEPANAKERT, dt.date(2023, 9, 19), evidence=whole),
        samples.event(2, YEREVAN, dt.date(2023, 9, 20), type="Protests", evidence=whole, attributed_to="the mayor"),
        samples.event(
            3,
            STEPANAKERT,
            dt.date(2022, 1, 1),
            until=dt.date(2022, 1, 31),
            date_precision=DatePrecision.MONTH,
            evidence=whole,
        ),
    ]
    return samples.write(events, tmp_path / "data", [article])


def run(**address: str) -> AppTest:
    page = AppTest.from_file(str(SCRIPT), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def address_of(page: AppTest) -> dict[str, str]:
    """The address as the browser has it at last: it may have been told to put another in its place."""
    sent = [json.loads(component.proto.json) for component in page.get("bidi_component")]
    (settled,) = [data["address"] for data in sent if "address" in data]
    if settled:
        return dict(parse_qsl(settled))
    return {key: value[0] if isinstance(value, list) else value for key, value in dict(page.query_params).items()}


def labelled(widgets: Iterable[Any], label: str) -> Any:
    """The widget that a reader sees under a label; its key is another one whenever the view was changed elsewhere."""
    (widget,) = [widget for widget in widgets if widget.label == label]
    return widget


def cards_of(page: AppTest) -> list[dict[str, str]]:
    """The list of events, which Streamlit's own tests can read but not click; the browser tests do."""
    sent = [json.loads(component.proto.json) for component in page.get("bidi_component")]
    (cards,) = [data["cards"] for data in sent if "cards" in data]
    return list(cards)


def test_an_uncertain_place_is_said_wherever_its_events_are_read(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    sure = samples.Resolution(samples.Toponym(0, 3, "Stepanakert"), STEPANAKERT, 0.9, "gazetteer")
    doubtful = dataclasses.replace(sure, confidence=0.3)
    events = [samples.event(n, STEPANAKERT, dt.date(2023, 9, n), resolution=doubtful) for n in (1, 2)]
    samples.write([*events, samples.event(3, STEPANAKERT, dt.date(2023, 9, 3))], tmp_path / "data")
    page = run(place=STEPANAKERT.id)
    assert [card["facts"] for card in cards_of(page)] == [["2 killed"], *[["2 killed", "place uncertain"]] * 2]
    assert "here with these filters · place uncertain for 2</p>" in text_of(page)
    assert list(page.dataframe[0].value["Placed"]) == ["", "place uncertain", "place uncertain"]
    alone = run(place=STEPANAKERT.id, to="2023-09-02")
    assert "here with these filters · place uncertain</p>" in text_of(alone)


def test_data_without_events_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    samples.write([], tmp_path / "data")
    assert "There are no events in this data." in text_of(run())


def test_everything_is_counted_at_first(dataset):
    assert "<strong>3</strong> events" in text_of(run())


def test_the_address_names_the_version(dataset):
    assert address_of(run()) == {"v": dataset.version}


def test_words_filter_and_stand_in_the_address(dataset):
    page = run()
    labelled(page.text_input, "Words").set_value("mayor").run()
    assert "<strong>1</strong> of 3 events" in text_of(page)
    assert address_of(page)["words"] == "mayor"


def test_dates_filter_and_stand_in_the_address(dataset):
    page = run()
    labelled(page.date_input, "From").set_value(dt.date(2023, 9, 20)).run()
    assert "<strong>1</strong> of 3 events" in text_of(page)
    assert address_of(page)["from"] == "2023-09-20"


@pytest.mark.parametrize(("end", "day"), [("From", dt.date(2023, 1, 15)), ("To", dt.date(2022, 3, 15))])
def test_a_date_that_crosses_the_other_takes_it_along(dataset, end, day):
    page = run(**{"from": "2022-10-01", "to": "2022-10-31"})
    labelled(page.date_input, end).set_value(day).run()
    assert (address_of(page)["from"], address_of(page)["to"]) == (day.isoformat(), day.isoformat())


def test_dates_beyond_the_data_are_shown_as_they_are(dataset):
    page = run(**{"from": "2015-01-01", "to": "2016-12-31"})
    dates = [labelled(page.date_input, end).value for end in ("From", "To")]
    assert dates == [dt.date(2015, 1, 1), dt.date(2016, 12, 31)]
    assert "<strong>0</strong> of 3 events" in text_of(page)
    labelled(page.date_input, "To").set_value(dt.date(2016, 6, 30)).run()
    assert (address_of(page)["from"], address_of(page)["to"]) == ("2015-01-01", "2016-06-30")


def test_a_first_day_ends_cumulative(dataset):
    page = run(mode="cumulative")
    labelled(page.date_input, "From").set_value(dt.date(2023, 9, 20)).run()
    assert address_of(page)["from"] == "2023-09-20"
    assert "mode" not in address_of(page)


def test_types_and_place_filter(dataset):
    page = run()
    labelled(page.multiselect, "Types").set_value(["Protests"]).run()
    assert "<strong>1</strong> of 3 events" in text_of(page)
    labelled(page.multiselect, "Types").set_value([]).run()
    labelled(page.selectbox, "Place").set_value(STEPANAKERT.id).run()
    assert "<strong>2</strong> of 3 events" in text_of(page)
    assert "also Stepanakert (other name)" in text_of(page)


def test_a_place_that_a_convention_has_no_name_for_is_chosen_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    plain = samples.write([samples.event(1, STEPANAKERT)], tmp_path / "plain")
    tables = {name: getattr(plain, name) for name in ("events", "articles", "toponyms", "places")}
    tables["places"] = plain.places.assign(name_english=pd.NA, name_local=pd.NA).astype(plain.places.dtypes)
    write_dataset(tables, {"sources": [], "rejected": [], "types": samples.TYPES, "licenses": []}, tmp_path / "data")
    for convention in Naming:
        page = run(place=STEPANAKERT.id, event="event1", names=convention.value, words="stepanakert")
        assert ">Stepanakert</bdi></h2>" in text_of(page)
        assert "also Stepanakert (other name)</p>" in text_of(page)
        assert "Stepanakert (1)" in labelled(page.selectbox, "Place").options


def test_exact_days_only_stands_in_the_address_and_is_reset(dataset):
    page = run(days="exact")
    assert "<strong>2</strong> of 3 events" in text_of(page)
    assert address_of(page)["days"] == "exact"
    next(button for button in page.button if button.label == "Reset filters").click().run()
    assert "<strong>3</strong> events" in text_of(page)
    assert "days" not in address_of(page)


def test_exact_places_only_leaves_districts_out(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "districts"))
    district = samples.place("Shusha District", 39.7, 46.7, geo_precision="district", extent_km=15.0)
    samples.write([samples.event(1, STEPANAKERT), samples.event(2, district)], tmp_path / "districts")
    assert "<strong>1</strong> of 2 events" in text_of(run(places="exact"))


def test_events_without_a_date_or_place_are_listed_beside_an_unchanged_map(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "lacking"))
    events = [samples.event(1, STEPANAKERT), samples.event(2, STEPANAKERT, None), samples.event(3, None)]
    samples.write(events, tmp_path / "lacking")
    page = run(list="undated")
    assert "1 event without a date" in text_of(page)
    assert "<strong>1</strong> undated event ·" in text_of(page), "the head says what is listed"
    assert [card["id"] for card in cards_of(page)] == ["event2"]
    unlocated = text_of(run(list="unlocated"))
    assert "1 event without a place" in unlocated
    assert "<strong>1</strong> event not located ·" in unlocated
    next(button for button in page.button if button.label == "Back to all events").click().run()
    assert "list" not in address_of(page)
    assert {card["id"] for card in cards_of(page)} >= {"event1"}


def test_what_dates_hide_for_want_of_a_date_is_not_counted_with_what_is_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "hidden"))
    samples.write([samples.event(1, STEPANAKERT), samples.event(2, STEPANAKERT, None)], tmp_path / "hidden")
    assert "1 undated" in text_of(run())
    dated = text_of(run(**{"from": "2023-01-01"}))
    assert "<strong>1</strong> of 2 events" in dated
    assert "undated" not in dated


def test_the_mode_of_a_link_is_kept(dataset):
    assert address_of(run(mode="cumulative", to="2023-09-19"))["mode"] == "cumulative"


def test_a_change_whose_run_was_interrupted_is_not_lost_to_an_address_from_before(dataset, monkeypatch):
    page = run()
    before = address_of(page)
    labelled(page.text_input, "Words").set_value("mayor").run()
    page.query_params.clear()  # the browser has not yet heard of what was written
    page.query_params["v"] = before["v"]
    with monkeypatch.context() as interrupted:
        interrupted.setattr(query, "find", lambda *_, **__: st.stop())
        labelled(page.selectbox, "Place").set_value(STEPANAKERT.id).run()
    page.run()
    assert address_of(page) == {**before, "words": "mayor", "place": STEPANAKERT.id}


def test_an_address_that_the_reader_edits_is_followed_after_a_change(dataset):
    page = run()
    labelled(page.text_input, "Words").set_value("mayor").run()
    page.query_params["words"] = "hit"
    page.run()
    assert labelled(page.text_input, "Words").value == "hit"
    assert "<strong>3</strong> events" in text_of(page)


def test_a_link_opens_the_same_view(dataset):
    page = run(**{"place": STEPANAKERT.id, "from": "2023-01-01", "event": "event1", "types": "Battles"})
    assert labelled(page.selectbox, "Place").value == STEPANAKERT.id
    assert labelled(page.multiselect, "Types").value == ["Battles"]
    assert labelled(page.date_input, "From").value == dt.date(2023, 1, 1)
    assert "19 September 2023" in text_of(page)
    assert "Who says so" in text_of(page)


def test_an_event_opens_and_closes(dataset):
    page = run(event="event2")
    assert "event2" not in {card["id"] for card in cards_of(page)}
    assert "the mayor" in text_of(page)
    assert '<h2 tabindex="-1">20 September 2023 · Yerevan</h2>' in text_of(page)
    assert page.button(key="later").disabled
    page.button(key="earlier").click().run()
    assert address_of(page)["event"] == "event1"
    assert [button.label for button in page.button if button.key in {"earlier", "later", "close"}] == [
        "Earlier",
        "Later",
        "Close",
    ], "in the order of the timeline"
    page.button(key="later").click().run()
    assert address_of(page)["event"] == "event2"
    page.button(key="close").click().run()
    assert "event" not in address_of(page)


def test_an_event_that_is_not_shown_says_why_leads_on_and_can_be_shown(dataset):
    page = run(event="event2", types="Battles", to="2023-09-19")
    said = "This event is not among those shown: its type is hidden and it is outside the dates."
    assert said in text_of(page)
    assert page.button(key="later").disabled
    page.button(key="earlier").click().run()
    assert address_of(page)["event"] == "event1"
    assert "not among those shown" not in text_of(page)
    page = run(event="event2", types="Battles", to="2023-09-19", **{"from": "2022-01-01"})
    page.button(key="show_it").click().run()
    assert "not among those shown" not in text_of(page)
    kept = {"event": "event2", "from": "2022-01-01", "to": "2023-09-20", "types": "Battles~Protests"}
    assert kept.items() <= address_of(page).items()


def test_a_very_long_name_is_told_in_full_where_one_asks_for_it(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "long"))
    name = "Llanfair " * 500 + "gogogoch"
    place = samples.place(name, 10.0, 20.0, id="gazette:long")
    samples.write([samples.event(1, place), samples.event(2, place)], tmp_path / "long")
    page = run(place=place.id, event="event1")
    assert text_of(page).count(name) == 2, "where the place is told, and where the event is"
    assert text_of(page).count(f'<div dir="auto">{name}</div></details>') == 2
    assert all(len(card["label"]) < 200 for card in cards_of(run()))
    assert all(len(option) < 200 for option in labelled(page.selectbox, "Place").options)


def test_each_of_two_quick_steps_goes_on_from_where_the_one_before_led(dataset):
    page = run(event="event1")
    assert not page.button(key="later").disabled
    page.button(key="earlier").click()
    page.button(key="later").click()
    page.run()
    assert address_of(page)["event"] == "event1"


def test_a_step_that_leads_nowhere_is_not_taken_for_an_address_that_the_reader_edits(dataset):
    page = run(event="event1")
    # A run before has led to the last event, of which the browser has heard nothing yet.
    page.session_state.view = dataclasses.replace(page.session_state.view, event="event2")
    page.session_state.written = {**address_of(page), "event": "event2"}
    page.button(key="later").click().run()
    assert address_of(page)["event"] == "event2"


@pytest.mark.parametrize("most_held", [0, 100])
def test_an_event_that_stays_open_is_not_read_again(tmp_path, monkeypatch, most_held):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("GEO_MOST_HELD", str(most_held))
    articles = [samples.article(1), samples.article(2, publisher="The Herald", body="Rockets killed three.")]
    evidence = samples.Evidence("article2", 0, 21, "Rockets killed three.")
    events = [
        samples.event(1, STEPANAKERT),
        samples.event(2, STEPANAKERT, evidence=evidence),
        samples.event(3, YEREVAN, dt.date(2023, 9, 20)),
    ]
    samples.write(events, tmp_path / "data", articles, merged=True)
    (merged,) = (card["id"] for card in cards_of(run()) if "2 reports" in card["facts"])
    asked = questions(monkeypatch)
    page = run(event=merged)
    assert "2 reports of this event" in page.expander[0].label
    first = len(asked)
    page.run()
    assert asked[first:] == [], "nothing on a run that another filter or the map has caused"
    assert len(set(asked)) == first, "nor twice on the first"
    asked.clear()
    assert "Yerevan" in text_of(run(event="event3"))
    assert not [what for what, *_ in asked if what == "report"], "an event with one report is its own"


def questions(monkeypatch) -> list[object]:
    """Note all that is read of events from here on, in memory or from the file."""
    asked: list[object] = []
    rows_at, own_numbers, ask = event_rows.rows_at, query.own_numbers, StoredEvents._ask

    def noted_rows(dataset, numbers):
        asked.append(("rows", *numbers.tolist()))
        return rows_at(dataset, numbers)

    def noted_report(row):
        asked.append(("report", row["id"]))
        return own_numbers(row)

    def noted_question(stored, question, **values):
        asked.append((question, str(values)))
        return ask(stored, question, **values)

    for module in (query, listed):
        monkeypatch.setattr(module, "rows_at", noted_rows)
    monkeypatch.setattr(query, "own_numbers", noted_report)
    monkeypatch.setattr(StoredEvents, "_ask", noted_question)
    return asked


def test_an_event_without_date_or_place_is_opened_with_a_heading_that_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "lacking"))
    samples.write([samples.event(1, None, None)], tmp_path / "lacking")
    assert "undated · not located</h2>" in text_of(run(event="event1"))


def test_a_month_is_not_shown_as_its_first_day(dataset):
    page = run(event="event3")
    assert "January 2022" in text_of(page)
    assert "1 January 2022" not in text_of(page)
    assert list(page.dataframe[0].value["Date"]) == ["2023-09-20", "2023-09-19", "2022-01"]


def test_an_empty_result_says_so_and_offers_to_reset(dataset):
    page = run(words="nothing says this")
    assert "No events match" in page.info[0].value
    next(button for button in page.button if button.label == "Show all events").click().run()
    assert "<strong>3</strong> events" in text_of(page)
    assert "words" not in address_of(page)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ({"from": "soon"}, "first day"),
        ({"place": "geonames:1"}, "place"),
        ({"event": "gone"}, "event"),
        ({"types": "Battles~Floods"}, "event types"),
        ({"zoom": "99", "lat": "x"}, "zoom"),
        ({"days": "yes"}, "exact days"),
        ({"mode": "loop"}, "way of moving the dates"),
        ({"heat": "yes"}, "heat"),
    ],
)
def test_a_wrong_value_in_a_link_is_left_out_with_a_notice(dataset, address, word):
    page = run(**address)
    assert word in page.info[0].value
    assert "left out" in page.info[0].value


def test_a_link_made_on_another_version_says_so(dataset):
    assert "another version" in run(v="0123456789abcdef").info[0].value


def test_text_of_articles_is_shown_as_text(dataset):
    shown = text_of(run(event="event1"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<b>Bold</b>" not in shown
    for element in run(event="event1").markdown:
        assert "evil.example" not in element.value


def test_without_a_dataset_the_page_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "nothing"))
    assert "geo build" in run().warning[0].value


def test_a_dataset_without_events_still_makes_a_page(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "empty"))
    samples.write([], tmp_path / "empty")
    assert "<strong>0</strong>" in text_of(run())


def test_an_event_of_several_reports_shows_them_all_with_their_figures(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "twice"))
    articles = [samples.article(1), samples.article(2, publisher="The Herald", body="Rockets killed three.")]
    evidence = samples.Evidence("article2", 0, 21, "Rockets killed three.")
    other = samples.event(2, STEPANAKERT, evidence=evidence, killed=samples.Toll(3))
    samples.write([samples.event(1, STEPANAKERT), other], tmp_path / "twice", articles, merged=True)
    (card,) = cards_of(run())
    assert card["facts"][-1] == "2 reports"
    shown = text_of(run(event=card["id"]))
    assert "2 killed" in shown
    assert "3 killed" in shown
    assert "taken as the same event" in shown


def test_several_places_are_named_with_their_numbers_and_left_again(dataset):
    page = run(place=f"{STEPANAKERT.id} {YEREVAN.id}")
    said = text_of(page)
    assert "<h2>2 places</h2>" in said
    assert said.index("Stepanakert&nbsp;2") < said.index("Yerevan&nbsp;1")
    assert [card["label"].split(" · ")[1] for card in cards_of(page)] == ["Yerevan", "Stepanakert", "Stepanakert"]
    assert labelled(page.selectbox, "Place").value == f"{STEPANAKERT.id} {YEREVAN.id}"
    labelled(page.selectbox, "Place").set_value(YEREVAN.id).run()
    assert address_of(page)["place"] == YEREVAN.id
    some = run(place=f"{STEPANAKERT.id} geonames:none")
    assert address_of(some)["place"] == STEPANAKERT.id
    assert "place could not be used" in some.info[0].value


def test_places_are_called_by_the_convention_chosen_and_the_address_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATASET_DIR", str(tmp_path / "data"))
    plain = samples.write([samples.event(1, STEPANAKERT)], tmp_path / "plain")
    tables = {name: getattr(plain, name) for name in ("events", "articles", "toponyms")}
    tables["places"] = places_frame(
        [STEPANAKERT], {STEPANAKERT.id: Called("Stepanakert", "Khankendi", "<i>Xankəndi</i>")}
    )
    write_dataset(tables, {"sources": [], "rejected": [], "types": samples.TYPES, "licenses": []}, tmp_path / "data")
    page = run(place=STEPANAKERT.id)
    assert ">Stepanakert</bdi></h2>" in text_of(page)
    labelled(page.selectbox, "Place names").set_value(Naming.LOCAL).run()
    assert ">&lt;i&gt;Xankəndi&lt;/i&gt;</bdi></h2>" in text_of(page)
    assert "also Stepanakert, Khankendi" in text_of(page)
    assert address_of(page)["names"] == "local"
    next(button for button in page.button if button.label == "Reset filters").click().run()
    assert address_of(page)["names"] == "local"
    assert "Khankendi (1)" in labelled(run(names="english").selectbox, "Place").options


def test_a_browser_that_has_not_heard_of_what_the_map_changed_undoes_nothing_of_it(dataset):
    page = run()
    shown_before = page._tree  # what the browser shows, and whose values it goes on sending
    for widget in (*page.multiselect, *page.date_input, *page.selectbox, *page.text_input):
        widget.set_value(widget.value)
    for change in ({"types": ("Battles",)}, {"start": dt.date(2023, 9, 19), "end": dt.date(2023, 9, 19)}):
        page.session_state.view = dataclasses.replace(page.session_state.view, **change)
        page.run()
        page._tree = shown_before
    page.run()
    assert labelled(page.multiselect, "Types").value == ["Battles"]
    wanted = {"from": "2023-09-19", "to": "2023-09-19", "types": "Battles"}
    assert wanted.items() <= address_of(page).items()
    labelled(page.date_input, "To").set_value(dt.date(2023, 9, 20)).run()
    labelled(page.multiselect, "Types").set_value(["Battles", "Protests"]).run()
    del wanted["to"]
    assert address_of(page).items() == (wanted | {"v": dataset.version, "types": "Battles~Protests"}).items()


def test_a_widget_stays_while_its_reader_goes_on_in_it(dataset):
    page = run()
    (words, types) = (labelled(page.text_input, "Words").key, labelled(page.multiselect, "Types").key)
    labelled(page.text_input, "Words").set_value("hit  the").run()
    labelled(page.multiselect, "Types").set_value(["Protests"]).run()
    labelled(page.multiselect, "Types").set_value(["Protests", "Battles"]).run()
    page.session_state.view = dataclasses.replace(page.session_state.view, types=("Battles", "Protests"))
    page.run()
    assert labelled(page.multiselect, "Types").key == types
    assert labelled(page.text_input, "Words").key == words
    assert address_of(page)["words"] == "hit the"


def test_a_browser_that_missed_the_run_that_made_a_widget_shows_its_value_all_the_same(dataset):
    page = run()
    page.session_state.view = dataclasses.replace(
        page.session_state.view, types=("Protests",), start=dt.date(2023, 9, 19), words="hit", places=(YEREVAN.id,)
    )
    page.run().run()  # what the browser gets of a run that is broken off it may lose to the next
    types, place = labelled(page.multiselect, "Types").proto, labelled(page.selectbox, "Place").proto
    assert [types.options[at] for at in types.default] == ["Protests"]
    assert place.options[place.default] == "Yerevan (1)"
    assert labelled(page.text_input, "Words").proto.default == "hit"
    assert list(labelled(page.date_input, "From").proto.default) == ["2023-09-19"]


def test_that_the_legend_hides_all_types_is_not_said_to_be_all_types(dataset):
    assert labelled(run().multiselect, "Types").placeholder == "All types"
    page = run(types="none")
    assert "<strong>0</strong> of 3 events" in text_of(page)
    assert labelled(page.multiselect, "Types").placeholder == "No type is shown"
    labelled(page.multiselect, "Types").set_value(["Protests"]).run()
    assert "<strong>1</strong> of 3 events" in text_of(page)
