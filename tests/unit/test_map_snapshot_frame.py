from __future__ import annotations

import datetime as dt
import itertools
import json
import subprocess
import sys

import folium
import pandas as pd
import pytest

import geo
from geo.dataset import phrases
from geo.dataset.boundaries import boundary_of
from geo.errors import FrameError, MapError
from geo.events.taxonomy import load_taxonomy
from geo.map.frame import read_frame
from geo.map.layer import layer_columns


def table(**columns: object) -> pd.DataFrame:
    rows = max(len(values) for values in columns.values())  # type: ignore[arg-type]
    return pd.DataFrame({"latitude": [40.0] * rows, "longitude": [46.0] * rows, **columns})


def periods(values: object, **more: object) -> list[tuple[str, str, str]]:
    rows = read_frame(table(date=values, **more)).rows
    return [
        (str(start), str(end), precision)
        for start, end, precision in zip(rows["start"], rows["end"], rows["date_precision"], strict=True)
    ]


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("2023-09-19", "2023-09-19", "2023-09-19", "day"),
        (dt.date(2023, 9, 19), "2023-09-19", "2023-09-19", "day"),
        (dt.datetime(2023, 9, 19, 23, 59), "2023-09-19", "2023-09-19", "day"),
        ("2023-09-19T23:30:00-08:00", "2023-09-19", "2023-09-19", "day"),
        ("19 September 2023", "2023-09-19", "2023-09-19", "day"),
        (20230919, "2023-09-19", "2023-09-19", "day"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        (2024, "2024-01-01", "2024-12-31", "year"),
        (2024.0, "2024-01-01", "2024-12-31", "year"),
        ("0099-01-01", "0099-01-01", "0099-01-01", "day"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
    ],
)
def test_a_date_keeps_the_precision_it_is_written_with(written, start, end, precision):
    assert periods([written]) == [(start, end, precision)]


@pytest.mark.parametrize("written", ["", None, "soon", "2023-02-30", "10000-01-01", float("nan"), "0000-00-00"])
def test_what_is_no_date_leaves_the_row_undated_and_counted(written):
    read = read_frame(table(date=[written, "2023-01-01"]))
    assert list(read.rows["start"].isna()) == [False, True]
    assert read.rows["date_precision"].iloc[1] == "unknown"
    assert read.notes == ("1 of 2 rows have no usable date.",)


def test_a_time_zone_moves_no_day():
    late = pd.to_datetime(["2020-01-01 23:30"]).tz_localize("America/New_York")
    assert periods(late)[0][0] == "2020-01-01"


@pytest.mark.parametrize(
    ("written", "first", "order"),
    [
        (["03/04/2020"], "2020-03-04", "month"),
        (["13/04/2020", "03/04/2020"], "2020-04-03", "day"),
        (["3.4.2020"], "2020-04-03", "day"),
    ],
)
def test_what_was_assumed_of_an_ambiguous_date_is_said(written, first, order):
    read = read_frame(table(date=written))
    assert str(read.rows["start"].iloc[0]) == first
    assert f"{order} first" in read.notes[0]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            {"year": [2019, 2020.0, 2021, 2022], "month": [5, 6.0, None, "July"], "day": [3, None, 4, 9]},
            [
                ("2019-05-03", "2019-05-03", "day"),
                ("2020-06-01", "2020-06-30", "month"),
                ("2021-01-01", "2021-12-31", "year"),
                ("2022-07-09", "2022-07-09", "day"),
            ],
        ),
        ({"iyear": [1970], "imonth": [7], "iday": [0]}, [("1970-07-01", "1970-07-31", "month")]),
        ({"Month": ["05"], "Year": ["2020"]}, [("2020-05-01", "2020-05-31", "month")]),
        ({"day": [3], "year": [2020]}, [("2020-01-01", "2020-12-31", "year")]),
        ({"year": [2020], "month": ["2020-05"]}, [("2020-01-01", "2020-12-31", "year")]),
        ({"day": ["2020-05-03"], "month": [5], "year": [2020]}, [("2020-05-03", "2020-05-03", "day")]),
        ({"event_date": ["2020-05-03"], "year": [2020], "month": [6]}, [("2020-05-03", "2020-05-03", "day")]),
    ],
)
def test_a_date_in_several_columns_is_put_together_as_far_as_it_is_known(columns, expected):
    assert [
        (str(row.start), str(row.end), row.date_precision) for row in read_frame(table(**columns)).rows.itertuples()
    ] == expected


def test_the_columns_of_a_date_that_is_put_together_are_said_and_not_shown_again():
    read = read_frame(table(year=[2019, 2020], month=[5, 2], day=[3, 31]))
    assert not [name for name in read.rows if name.startswith("field:")]
    assert read.notes == (
        "Dates are put together from the columns year, month and day.",
        "1 of 2 rows have no usable date.",
    )
    assert list(read.rows["lost"]) == ["", "date as given: 2020 2 31"]
    chosen = read_frame(table(year=[2019], month=[5]), {"date": "year"})
    assert (chosen.rows["date_precision"].iloc[0], chosen.rows["field:month"].iloc[0]) == ("year", "5")


def test_where_no_row_has_a_date_or_a_place_it_is_said_how_to_name_another_column():
    read = read_frame(pd.DataFrame({"lat": ["x"], "lon": ["y"], "date": ["soon"], "when": ["2020"]}))
    assert "columns={'date': NAME}" in " ".join(read.notes)
    assert "columns={'latitude': NAME}" in " ".join(read.notes)


def test_half_a_character_is_replaced_and_the_row_stays(tmp_path):
    broken = ["\ud83d lone", "\ud83d\ude00 in two halves"]
    frame = table(date=["2020-01-01"] * 2, text=pd.Series(broken, dtype=object), mood=pd.Series(broken, dtype=object))
    rows = read_frame(frame).rows
    assert list(rows["text"]) == list(rows["field:mood"]) == ["\ufffd lone", "\U0001f600 in two halves"]
    geo.EventMap(frame, title="\ud83d").save(tmp_path / "map.html")
    assert "<title>\ufffd</title>" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_a_later_end_makes_a_range_and_an_earlier_one_is_left_out():
    assert periods(["2020-01-01", "2020-01-02"], end=["2020-01-05", "2019-01-01"]) == [
        ("2020-01-01", "2020-01-05", "range"),
        ("2020-01-02", "2020-01-02", "day"),
    ]


def test_an_end_before_the_beginning_is_said():
    read = read_frame(table(date=["2020-01-01", "2020-01-02"], end=["2019-01-05", "2020-01-02"]))
    assert read.notes == ("1 of 2 rows end before they begin: their end is left out.",)


@pytest.mark.parametrize(
    ("column", "codes", "kinds", "reaches"),
    [
        (
            "where_prec",
            [1, 2, 3, 4, 5, 6, 7],
            ["site", "district", "district", "region", "region", "country", "region"],
            [0, 25, 20, 75, 50, 250, 100],
        ),
        ("geo_precision", [1, 2, 3], ["settlement", "district", "region"], [0, 20, 75]),
        (
            "geo_precision",
            ["Settlement", "country", None, "hazy"],
            ["settlement", "country", "site", "site"],
            [0, 250, 0, 0],
        ),
        ("geo_precision", [1.0, 7.0], ["site", "region"], [0, 100]),
    ],
)
def test_how_exact_a_place_is_comes_from_the_table(column, codes, kinds, reaches):
    read = read_frame(table(date=["2020-01-01"] * len(codes), **{column: codes}))
    assert list(read.rows["geo_precision"]) == kinds
    assert list(read.rows["extent_km"]) == reaches
    assert read.rows["place_id"].nunique() == len(set(zip(kinds, reaches, strict=True)))
    vague = sum(reach > 0 for reach in reaches)
    assert read.notes[0].startswith(f"{vague} of {len(codes)} rows name an area")


HOMS, SYRIA = "geonames:169575", "geonames:163843"


def where(longitude, latitude, code, country, region):
    return {
        "longitude": longitude,
        "latitude": latitude,
        "date": "2020-01-01",
        "where_prec": code,
        "country": country,
        "adm_1": region,
    }


def test_regions_and_countries_that_a_table_names_have_their_outlines():
    rows = [
        where(38.5, 34.5, 4, "Syria", "Homs Governorate"),
        where(37.5, 34.6, 5, "Syria", "Homs"),
        where(38.0, 35.0, 6, "Syria", "Homs Governorate"),
        where(38.5, 34.5, 1, "Syria", "Homs Governorate"),
        where(38.5, 34.5, 3, "Syria", "Homs Governorate"),
        where(38.5, 34.5, 4, "Syria", None),
        where(2.0, 48.0, 4, "Syria", "Homs Governorate"),
        where(34.0, 35.0, 7, "Syria", None),
        where(None, None, 6, "Syria", None),
    ]
    read = read_frame(pd.DataFrame(rows))
    assert list(read.rows["boundary"]) == [HOMS, HOMS, SYRIA, "", "", "", "", "", ""]
    assert list(read.rows["field:country"]) == ["Syria"] * 9, "the columns are shown as before"
    assert "Of 3 the country or region is known by its name, and its outline is drawn." in read.notes[0]
    assert "How far the others reach is not in the table" in read.notes[0]


def test_only_outlines_that_a_table_names_are_sent_with_symbols_at_its_own_points_within():
    rows = [
        where(38.5, 34.5, 4, "Syria", "Homs Governorate"),
        where(36.0, 34.0, 4, "Syria", "Homs Governorate"),
        where(38.5, 34.5, 1, "Syria", ""),
    ]
    read = read_frame(pd.DataFrame(rows))
    places = layer_columns(read.rows, read.types, "")["places"]
    outlines = places["boundaries"]["of"]
    assert len(outlines) == 2
    points = {
        places["longitude"][int(number)]: (x / places["boundaries"]["scale"], y / places["boundaries"]["scale"])
        for number, (x, y, _) in outlines.items()
    }
    assert points[38.5] == (38.5, 34.5)
    own = boundary_of(HOMS)
    assert points[36.0] == (own.longitude, own.latitude), "the row's point is beside the outline"
    exact = read_frame(pd.DataFrame(rows[2:]))
    assert layer_columns(exact.rows, exact.types, "")["places"]["boundaries"] == {}


def test_a_table_of_named_areas_alone_guesses_nothing():
    rows = [{**where(38.5, 34.5, 0, "Syria", ""), "geo_precision": 3, "admin1": "Homs"}]
    read = read_frame(pd.DataFrame(rows).drop(columns=["where_prec", "adm_1"]))
    assert list(read.rows["boundary"]) == [HOMS]
    assert "guess" not in read.notes[0]


def test_how_exact_a_day_is_comes_from_the_table():
    days = ["2020-01-08"] * 5
    until = ["2020-01-08", "2020-01-10", None, "2020-01-08", None]
    assert sorted(periods(days, date_prec=[1, 2, 3, 4, 5], date_end=until)) == [
        ("2020-01-01", "2020-01-31", "month"),
        ("2020-01-01", "2020-12-31", "year"),
        ("2020-01-06", "2020-01-12", "week"),
        ("2020-01-08", "2020-01-08", "day"),
        ("2020-01-08", "2020-01-10", "range"),
    ]
    assert sorted(periods(days[:3], time_precision=[1, 2, 3])) == [
        ("2020-01-01", "2020-01-31", "month"),
        ("2020-01-06", "2020-01-12", "week"),
        ("2020-01-08", "2020-01-08", "day"),
    ]
    read = read_frame(table(date=["2020-01-08", "2020", "", "9999-12-31"], date_precision=["week", "week", "week", 3]))
    assert list(read.rows["date_precision"]) == ["year", "week", "month", "unknown"]
    assert read.notes[0] == "2 of 4 days are known to the week, month or year only and shown as such."


def test_all_of_many_columns_are_kept_and_what_is_not_is_said():
    wide = table(date=["2020-01-01"], **{f"column {number}": [number] for number in range(120)})
    read = read_frame(wide)
    assert read.rows["field:column 99"].iloc[0] == "99"
    assert "field:column 100" not in read.rows
    assert read.notes == ("Of 120 other columns the first 100 are shown.",)


def test_a_folium_map_holds_one_event_map_and_keeps_the_place_it_was_given():
    frame = table(date=["2020-01-01"])
    given = folium.Map([35, 38], zoom_start=7)
    first = geo.EventMap(frame).add_to(given)
    assert json.loads(first.config)["view"] == {"latitude": 35.0, "longitude": 38.0, "zoom": 7}
    assert json.loads(geo.EventMap(frame).add_to(folium.Map()).config)["view"] == {}
    group = folium.FeatureGroup()
    for refusing, reason in ((given, "has an EventMap already"), (group, "not on a FeatureGroup")):
        before = list(refusing._children)
        for put in (lambda refused, on: refused.add_to(on), lambda refused, on: on.add_child(refused)):
            with pytest.raises(MapError, match=reason):
                put(geo.EventMap(frame), refusing)
            assert list(refusing._children) == before
    other = folium.Map()
    other.add_child(first)
    assert f"map: {other.get_name()} }}" in other.get_root().render(), "a cell that is run again moves it"
    left = given.get_root().render()
    assert "gazette" not in left, "and its page does not wait for it"
    assert "/leaflet@" not in left
    other = folium.Map()
    refused = geo.EventMap(frame)
    with pytest.raises(MapError, match="not in EPSG4326: make the folium"):
        refused.add_to(folium.Map(crs="EPSG4326"))
    other.add_child(refused)
    assert f"map: {other.get_name()} }}" in other.get_root().render(), "what was refused may go elsewhere"


def test_what_of_a_page_an_event_map_does_not_keep_is_said():
    frame = table(date=["2020-01-01"])
    with pytest.warns(UserWarning, match="width and height of the map are not kept: an EventMap takes the whole page"):
        geo.EventMap(frame).add_to(folium.Map(width="60%", height="70%"))
    pair = folium.Figure()
    first, second = folium.Map(), folium.Map()
    pair.add_child(first)
    pair.add_child(second)
    geo.EventMap(frame).add_to(first)
    with pytest.warns(UserWarning, match="Another map on this page is hidden"):
        pair.render()


def test_a_page_holds_one_event_map_whichever_of_its_maps_it_is_on():
    frame = table(date=["2020-01-01"])
    side_by_side = folium.Figure()
    maps = [folium.Map(), folium.Map(), folium.Map()]
    geo.EventMap(frame).add_to(maps[0])
    for one in maps[:2]:
        side_by_side.add_child(one)
    with pytest.raises(MapError, match="This page has an EventMap already"):
        geo.EventMap(frame).add_to(maps[1])
    # Beside it another map stays as it is, and does not bring Leaflet from elsewhere again.
    with pytest.warns(UserWarning, match="Another map"):
        assert "/leaflet@" not in side_by_side.render()
    geo.EventMap(frame).add_to(maps[2])
    side_by_side.add_child(maps[2])
    with pytest.raises(MapError, match="save each map as a page of its own"):
        side_by_side.render()


def test_what_the_reports_of_an_event_say_in_ucdp_is_listed_once_and_told_apart():
    ucdp = table(
        date=["2020"] * 3,
        source_office=["SOHR;SOHR", "SOHR; Human Rights Watch;SOHR", ""],
        source_headline=["Raids in the countryside;Within a day", "One; One", None],
    )
    rows = read_frame(ucdp).rows
    assert list(rows["publisher"]) == ["SOHR", "SOHR, Human Rights Watch", ""]
    assert list(rows["text"]) == ["Raids in the countryside · Within a day", "One", ""]
    assert list(read_frame(table(date=["2020"], notes=["They came; they went; they came"])).rows["text"]) == [
        "They came; they went; they came"
    ]


def test_rows_without_usable_coordinates_stay_and_are_counted():
    frame = pd.DataFrame(
        {"Lat": [91, "x", None, 40, -90], "LNG": [0, 0, 0, -181, 180], "date": "2020-01-01", "name": list("abcde")}
    )
    read = read_frame(frame)
    assert len(read.rows) == 5
    assert list(read.rows["place_id"].notna()) == [False, False, False, False, True]
    assert list(read.rows["toponym"]) == ["a", "b", "c", "d", ""]
    assert read.notes == ("4 of 5 rows have no usable coordinates.",)


def test_one_point_with_two_names_is_two_places_and_without_a_name_is_called_by_its_coordinates():
    named = read_frame(table(date=["2020"] * 3, place=["A", "B", "A"])).rows
    assert named["place_id"].nunique() == 2
    bare = read_frame(table(date=["2020"] * 2)).rows
    assert list(bare["place_name"]) == ["40.000, 46.000"] * 2
    assert bare["place_id"].nunique() == 1


def test_the_numbers_that_ucdp_gives_its_types_are_called_as_its_codebook_does():
    coded = read_frame(table(date=["2020"] * 3, type_of_violence=[1, 3, 3]))
    assert [entry["label"] for entry in coded.types] == ["One-sided violence", "State-based conflict"]
    others = read_frame(table(date=["2020"] * 2, type_of_violence=[1, 4]))
    assert {entry["label"] for entry in others.types} == {"type of violence 1", "type of violence 4"}


def test_many_types_end_in_other_and_numbers_carry_their_columns_name():
    read = read_frame(table(date=["2020"] * 30, kind=[f"type {min(i, 11)}" for i in range(30)]))
    assert len(read.types) == 8
    assert read.types[0]["label"] == "type 11"
    assert read.types[-1]["label"] == "Other"
    assert set(read.rows["type"]) == {entry["label"] for entry in read.types}
    others = read.rows[read.rows["type"] == "Other"]
    assert others["field:kind"].nunique() == 5
    assert set(others["field:kind"]) < {f"type {number}" for number in range(11)}
    assert set(read.rows["field:kind"][read.rows["type"] != "Other"]) == {""}
    assert read.notes[0].startswith("The 5 least frequent of 12 types are one on the map")
    coded = read_frame(table(date=["2020"] * 2, kind=[1, 2]))
    assert {entry["label"] for entry in coded.types} == {"kind 1", "kind 2"}


def test_other_columns_are_kept_as_fields_and_columns_may_be_named():
    frame = table(when=["2020-01-01"], weather=["rain"], depth=[3], date=["not this"])
    rows = read_frame(frame, {"date": "when"}).rows
    assert str(rows["start"].iloc[0]) == "2020-01-01"
    assert (rows["field:weather"].iloc[0], rows["field:depth"].iloc[0]) == ("rain", "3")


@pytest.mark.parametrize(
    ("frame", "columns", "words"),
    [
        (pd.DataFrame({"latitude": [1], "longitude": [1]}), None, "looks like a date"),
        (pd.DataFrame({"a": [1]}), None, "looks like a latitude"),
        (pd.DataFrame(), None, "It has: none"),
        ([1, 2], None, "pandas.DataFrame is wanted, not list"),
        (pd.DataFrame([[1, 2, 3, 4]], columns=["lat", "lat", "lon", "date"]), None, "more than one column 'lat'"),
        (pd.DataFrame({("a", "lat"): [1]}), None, "several levels"),
        (pd.DataFrame({"lat": [1], "lon": [1], "date": [1]}), {"date": "day"}, "no column 'day'"),
        (pd.DataFrame({"lat": [1], "lon": [1], "date": [1]}), {"dates": "date"}, "means nothing here"),
    ],
)
def test_a_table_that_cannot_be_shown_says_what_to_do(frame, columns, words):
    with pytest.raises(FrameError, match=words):
        geo.EventMap(frame, columns=columns)


def test_tolls_are_whole_numbers_of_people_or_nothing():
    written = [3, -1, 2.5, "many", "1e400", None, ""]
    read = read_frame(table(date=["2020"] * 7, fatalities=written))
    assert [None if pd.isna(value) else int(value) for value in read.rows["killed"]] == [3, *[None] * 6]
    assert list(read.rows["lost"]) == [
        "",
        *(f"killed as given: {value}" for value in written[1:5]),
        "",
        "",
    ]
    assert read.notes == ("4 of 7 rows give a number of killed that cannot be used.",)


def test_what_was_written_in_place_of_a_date_or_coordinate_is_kept():
    frame = pd.DataFrame(
        {
            "lat": [95, "north", None, 40, 41.5, 42],
            "lon": [0, -181, 7, float("nan"), 8, 9],
            "date": ["31.02.2020", "soon" * 50, None, "2020-01-02", "2020-01-01", "2020-01-03"],
            "end": ["2020-03-01", "", None, "2020-01-04", "then", "2020-01-01"],
        }
    )
    read = read_frame(frame)
    assert list(read.rows["lost"]) == [
        "end as given: then",
        "",
        "",
        "date as given: 31.02.2020; latitude as given: 95",
        f"date as given: {'soon' * 15} …; latitude as given: north; longitude as given: -181",
        "",
    ]
    assert "1 of 6 rows give a last day that cannot be used." in read.notes


def test_an_empty_table_and_odd_values_give_a_map_all_the_same():
    assert "of 0 events is drawn" in geo.EventMap(table(date=[])).page()
    odd = table(date=["2020-01-01"] * 2, text=["x" * 5000, None], place=[{"a": 1}, b"\x00"], url=[float("nan"), 7])
    assert "gz-packed" in geo.EventMap(odd).page()
    read = read_frame(odd)
    assert layer_columns(read.rows, read.types, "")["events"]["type"] == [0, 0]


def test_a_table_is_left_as_it_was():
    frame = table(date=["2020-02-01", "2020-01-01"]).set_index(pd.Index(["b", "a"]))
    before = frame.copy()
    geo.EventMap(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_the_map_can_be_saved_as_a_file(tmp_path):
    geo.EventMap(table(date=["2020"]), title="Saved").save(tmp_path / "map.html")
    assert "<title>Saved</title>" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_importing_geo_waits_for_no_library():
    script = "import sys, geo; sys.exit(bool({'pandas', 'folium', 'numpy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = geo.Nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize("written", ["0000-01-01", "-0044-03-15", "10000-01-01", "99999999", "31.12.12345"])
def test_days_outside_the_calendar_are_no_days(written):
    frame = pd.DataFrame({"lat": [1.0, 2.0], "lon": [3.0, 4.0], "date": [written, "9999-12-31"]})
    read = read_frame(frame)
    assert read.rows["start"].tolist()[0] == dt.date(9999, 12, 31)
    assert read.rows["start"].isna().tolist() == [False, True]
    assert any("1 of 2 rows have no usable date." in note for note in read.notes)


def test_no_two_colours_of_types_are_one_grey():
    """CIE lightness, by which those tell types apart who see no colours."""

    def lightness(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16

    most, more = (read_frame(table(date=["2020"] * n, type=[f"kind {i}" for i in range(n)])).types for n in (8, 9))
    assert more[-1]["label"] == "Other"
    own = [entry["colour"] for entry in (*most, more[-1])]
    for colours in (own, [kind.colour for kind in load_taxonomy().types]):
        levels = sorted(map(lightness, colours))
        assert len(levels) >= 8
        assert min(darker - lighter for lighter, darker in itertools.pairwise(levels)) > 5


def test_bounds_of_a_number_killed_are_told_beside_it_and_nobody_but_perhaps_some_is_a_range():
    columns = {"best": [6, 0, 0, 3, 5, 2], "low": [4, 0, 0, 3, 7, None], "high": [8, 2, 0, 3, 9, 4]}
    read = read_frame(table(date=["2020-01-01"] * 6, **columns))
    said = [phrases.toll(row) for row in read.rows.to_dict("records")]
    assert said[:3] == ["6 killed (given as 4 to 8 killed)", "0 to 2 killed", "nobody killed"]
    assert said[3:] == ["3 killed", "5 killed", "2 killed"]
    named = {
        "killed": [6],
        "killed_low": [4],
        "killed_high": [8],
        "injured": [9],
        "injured_low": [8],
        "injured_high": [20],
    }
    row = read_frame(table(date=["2020-01-01"], **named)).rows.to_dict("records")[0]
    assert phrases.toll(row) == "6 killed, 9 injured (given as 4 to 8 killed, 8 to 20 injured)"


def test_a_district_that_is_called_as_one_of_the_towns_is_around_it():
    names = ["Idlib town", "Idlib town", "Afrin", "Idlib town", ""]
    read = read_frame(table(date=["2020-01-01"] * 5, place=names, where_prec=[1, 3, 3, 4, 3]))
    called = read.rows["place_name"].tolist()
    assert called[:4] == ["Idlib town", "Around Idlib town", "Afrin", "Idlib town"]
    assert not called[4].startswith("Around")
