"""From sentences with known places to events: where, when, of what type, to how many, who says so, and what is none.

Published on Wednesday 20 September 2023 where nothing else is said.
"""

from __future__ import annotations

import datetime as dt

import pytest

from geo.events import code_events, load_taxonomy
from geo.model import DatePrecision, GeoPrecision, Toll
from tests.hand_made_places import article, code, days, find_by_hand, where

# --- where ---------------------------------------------------------------------------------------------------------


def test_several_places_struck_in_one_sentence_are_several_events() -> None:
    events = code("Shells and drones hit Stepanakert, Martakert and Martuni on Tuesday.")
    assert where(events) == ["Stepanakert", "Martakert", "Martuni"]
    assert {days(e) for e in events} == {("2023-09-19", "2023-09-19")}


def test_a_list_that_goes_on_with_other_towns_is_a_list() -> None:
    assert where(code("Forces had shelled Martuni, Stepanakert and other towns.")) == ["Martuni", "Stepanakert"]


def test_an_unknown_village_is_placed_on_its_district_with_the_reason() -> None:
    [event] = code("A shell landed in the village of Alibayli in the Aghdam district on Tuesday.")
    assert where([event]) == ["Aghdam district"]
    assert any("Alibayli is not known" in reason for reason in event.reasons)


def test_the_finest_place_wins_over_what_contains_it() -> None:
    assert where(code("Troops clashed with rebels near Shusha in Nagorno-Karabakh.")) == ["Shusha"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials in Baku said that a missile struck Ganja.",
        "A missile struck Ganja, officials in Baku said.",
        "Azerbaijan's army shelled Ganja with rockets from Armenia.",
        "Armenia shelled Ganja on Tuesday.",
        "A missile struck Ganja, Azerbaijan, the mayor of Paris said.",
    ],
)
def test_seats_actors_origins_and_offices_are_no_places_of_events(sentence: str) -> None:
    assert where(code(sentence)) == ["Ganja"]


def test_a_clause_has_its_own_place_and_date() -> None:
    events = code(
        "On Friday Stepanakert came under heavy shelling, while troops clashed with rebels near Goris on Tuesday."
    )
    assert [(w, days(e)[0]) for w, e in zip(where(events), events, strict=True)] == [
        ("Stepanakert", "2023-09-15"),
        ("Goris", "2023-09-19"),
    ]


def test_a_list_with_a_date_for_each_place() -> None:
    events = code("Aghdam was handed over on 20 November and Kalbajar on 25 November.", published="2020-12-01")
    assert [(w, days(e)[0]) for w, e in zip(where(events), events, strict=True)] == [
        ("Aghdam", "2020-11-20"),
        ("Kalbajar", "2020-11-25"),
    ]


def test_between_two_places_is_halfway_and_wider_with_less_confidence() -> None:
    [between] = code("Rebels ambushed a convoy of soldiers on the road from Aghdam to Stepanakert.")
    [at] = code("Rebels ambushed a convoy of soldiers in Aghdam.")
    assert between.resolution is not None
    place = between.resolution.place
    assert place is not None
    assert (place.name, place.geo_precision) == ("between Aghdam and Stepanakert", GeoPrecision.DISTRICT)
    assert place.latitude == pytest.approx((39.991 + 39.818) / 2)
    assert between.confidence < at.confidence
    assert "somewhere between the places named" in between.reasons


def test_a_road_named_by_its_ends_lies_between_them() -> None:
    assert where(code("Troops cut the Shusha-Lachin road.")) == ["between Shusha and Lachin"]


def test_the_road_to_a_place_is_wider_than_the_place() -> None:
    [event] = code("Rebels ambushed a convoy of soldiers on the road to Lachin.")
    assert event.resolution is not None
    place = event.resolution.place
    assert place is not None
    assert (place.name, place.geo_precision) == ("road to Lachin", GeoPrecision.DISTRICT)
    assert place.extent_km >= 15


def test_deaths_on_the_road_to_a_town_are_placed_on_it_whatever_caused_them() -> None:
    [event] = code("At least 30 people were killed in an attack on the road to Lachin.")
    assert event.resolution is not None
    place = event.resolution.place
    assert place is not None
    assert (place.name, place.geo_precision) == ("road to Lachin", GeoPrecision.DISTRICT)
    assert event.killed == Toll(30, 30, None)


def test_authorities_act_at_their_seat_but_only_report_fighting_from_it() -> None:
    assert where(code("The authorities in Stepanakert declared martial law.")) == ["Stepanakert"]
    assert where(code("The authorities in Stepanakert said Ganja was shelled.")) == ["Ganja"]


def test_a_sentence_without_a_place_takes_the_paragraphs_with_less_confidence() -> None:
    events = code("Protesters gathered in Yerevan on Monday to demand elections. On Tuesday gunmen shot dead two men.")
    assert where(events) == ["Yerevan", "Yerevan"]
    assert events[1].confidence < events[0].confidence
    assert any("taken from the one before" in reason for reason in events[1].reasons)


def test_where_nothing_is_placed_the_first_event_stays_unplaced() -> None:
    events = code("Gunmen abducted a teacher on Tuesday. Troops clashed with rebels.")
    assert where(events) == ["?"]
    assert events[0].resolution is None


def test_a_coders_note_settles_the_place() -> None:
    assert where(code("Rebels attacked soldiers in Nagorno-Karabakh (coded to Shusha).")) == ["Shusha"]
    assert where(code("Rebels attacked soldiers in Nagorno-Karabakh. Unknown location coded as Shusha.")) == ["Shusha"]


def test_someone_speaking_in_a_place_makes_a_statement_there() -> None:
    [event] = code("In Yerevan, Security Council secretary Armen Grigoryan said no such plan existed.")
    assert (event.type, where([event])) == ("Diplomacy", ["Yerevan"])


def test_reporters_and_residents_tell_of_the_town_they_are_in() -> None:
    assert where(code("An AFP journalist in the separatist stronghold of Stepanakert said blasts could be heard.")) == [
        "Stepanakert"
    ]
    assert where(code("Residents of Goris reported hearing explosions.")) == ["Goris"]


def test_a_participle_tells_of_another_event_at_the_same_place() -> None:
    events = code("Rebels ambushed a convoy of soldiers near Shusha on Tuesday, captured from rebels in 2020.")
    assert [(w, days(e)[0]) for w, e in zip(where(events), events, strict=True)] == [
        ("Shusha", "2023-09-19"),
        ("Shusha", "2020-01-01"),
    ]


def test_a_long_toll_without_a_place_belongs_to_what_the_article_is_about() -> None:
    events = code(
        "Troops clashed with rebels in Nagorno-Karabakh on Tuesday.\n\n"
        "Over the last three decades, hundreds of people have been wounded or killed by mines."
    )
    assert where(events) == ["Nagorno-Karabakh", "Nagorno-Karabakh"]
    assert days(events[1]) == ("1993-09-20", "2023-09-20")
    assert events[1].killed is not None
    assert events[1].killed.note == "killed and injured together"
    assert events[1].confidence < 0.5


# --- when ----------------------------------------------------------------------------------------------------------


def test_a_background_clause_dates_itself_and_not_the_sentence() -> None:
    events = code("Soldiers were killed in fighting near Goris on Wednesday, a day after rebels shelled Shusha.")
    assert dict(zip(where(events), map(days, events), strict=True)) == {
        "Goris": ("2023-09-20", "2023-09-20"),
        "Shusha": ("2023-09-19", "2023-09-19"),
    }


def test_a_date_in_a_name_does_not_date_the_event() -> None:
    [event] = code("Troops shelled Goris in breach of the truce of November 2020.")
    assert days(event) == ("2023-09-20", "2023-09-20")


def test_the_night_reaches_over_two_days() -> None:
    assert days(code("Artillery shelled Goris overnight.")[0]) == ("2023-09-19", "2023-09-20")


def test_the_day_of_the_saying_dates_what_has_no_other_date() -> None:
    assert days(code("The army said on Tuesday that rebels had shelled Goris.")[0]) == ("2023-09-19", "2023-09-19")
    assert days(code("The army said on Tuesday that rebels had shelled Goris on Monday.")[0])[0] == "2023-09-18"


def test_a_date_holds_for_the_next_sentence_of_the_paragraph_only() -> None:
    events = code("On Friday rebels shelled Goris. Rockets hit Sotk.\n\nDrones hit Jermuk.")
    assert [days(e)[0] for e in events] == ["2023-09-15", "2023-09-15", "2023-09-20"]


def test_fresh_fighting_dates_what_else_an_article_tells_of_it() -> None:
    events = code("Rebels shelled Goris on Tuesday.\n\nRockets hit Sotk. In Yerevan, protesters demanded elections.")
    assert [days(e)[0] for e in events] == ["2023-09-19", "2023-09-19", "2023-09-20"]


def test_month_and_decade_keep_their_precision() -> None:
    [month] = code("Rebels captured the town of Shusha in November 2020.")
    [decade] = code("Rebels captured the town of Shusha in the 1990s.")
    assert [e.period.precision for e in (month, decade) if e.period] == [DatePrecision.MONTH, DatePrecision.DECADE]


def test_two_joined_periods_are_two_events() -> None:
    events = code("Rebels captured the town of Shusha in the 1990s and in 2020.")
    assert [days(e)[0] for e in events] == ["1990-01-01", "2020-01-01"]


def test_a_week_before_counts_from_publication() -> None:
    [event] = code("A week before the truce, rebels shelled Goris.")
    assert days(event) == ("2023-09-13", "2023-09-13")


def test_what_came_before_an_attack_dates_itself_and_the_attack() -> None:
    [aid] = code("Two days before the attack on Goris, on 17 September, aid trucks reached Lachin.")
    assert (where([aid]), days(aid)) == (["Lachin"], ("2023-09-17", "2023-09-17"))
    [strike, capture] = code("Two days after rebels captured Goris, on 17 September, rockets hit Lachin.")
    assert [(w, days(e)[0]) for w, e in zip(where([strike, capture]), [strike, capture], strict=True)] == [
        ("Lachin", "2023-09-17"),
        ("Goris", "2023-09-15"),
    ]


def test_the_following_day_is_no_background() -> None:
    events = code("Rockets hit Lachin on 12 September. The following day troops entered Goris.")
    assert [days(e)[0] for e in events] == ["2023-09-12", "2023-09-13"]


def test_without_any_date_there_is_no_period() -> None:
    assert code("Rebels shelled Goris.", published=None)[0].period is None


def test_no_event_is_later_than_publication() -> None:
    assert code("Talks are planned for Thursday in Goris.") == []
    assert code("Troops will enter Lachin on 1 December.") == []


# --- of what type --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Two soldiers were killed in a gunfight outside Goris.", "Battles"),
        ("Rebels captured the town of Shusha.", "Battles"),
        ("A missile struck Ganja, killing nine civilians.", "Explosions/Remote violence"),
        ("Gunmen shot dead a farmer in Goris.", "Violence against civilians"),
        ("Hundreds of people marched through Yerevan to demand elections.", "Protests"),
        ("Protesters threw stones at police in Yerevan.", "Riots"),
        ("Villagers and police clashed in Goris over a land dispute.", "Riots"),
        ("The army entered the Lachin district.", "Strategic developments"),
        ("A ceasefire was signed in Moscow.", "Diplomacy"),
        ("Thousands of people fled Stepanakert.", "Humanitarian"),
        ("Property destruction: In Goris, the military set fire to houses.", "Strategic developments"),
    ],
)
def test_type_is_told_by_what_happened_and_to_whom(sentence: str, label: str) -> None:
    assert [e.type for e in code(sentence)] == [label]


def test_a_protest_that_turns_violent_is_a_riot() -> None:
    [event] = code(
        "Residents held a demonstration in Yerevan on Tuesday. Demonstrators pelted police with stones in Yerevan."
    )
    assert event.type == "Riots"


@pytest.mark.parametrize(
    "sentence",
    [
        "No shots were fired in Goris.",
        "The army denied having shelled Goris.",
        "The army did not attack Goris.",
        "Rebels threatened to shell Goris.",
        "Rockets could hit Goris.",
        "If rebels attack Goris, people will flee.",
        "The party demanded that soldiers leave Goris.",
        "The army warned of an attack on Goris.",
        "The army held a drill with artillery fire near Goris.",
        "The striker attacked the goal for Goris in the football league.",
        "Goris marked the anniversary of the shelling.",
        "He was fired from his job in Goris.",
        "Russia condemned the attack on Goris.",
        "An exhibition on the shelling of Goris opened.",
        "The truce ended the fighting near Goris.",
        "There are calls to stage a coup in Goris.",
        "He suffered a heart attack in Goris.",
    ],
)
def test_what_did_not_happen_is_no_event(sentence: str) -> None:
    assert code(sentence) == []


def test_what_is_commemorated_on_a_named_day_happened_then() -> None:
    [event] = code("Victory Day marks the day on which the army captured the town of Shusha in November 2020.")
    assert days(event) == ("2020-11-01", "2020-11-30")


def test_what_a_protest_is_about_is_no_event_of_it() -> None:
    [event] = code("Students protested in Yerevan on Tuesday against the killing of two men by gunmen.")
    assert (event.type, event.killed) == ("Protests", None)


def test_what_a_protest_is_about_is_not_where_it_is() -> None:
    assert where(code("People held a vigil in Yerevan to pay tribute to two men killed in Ganja.")) == ["Yerevan"]


def test_own_taxonomy_decides_the_types(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "own.toml"
    file.write_text(
        '[[types]]\nkey="f"\nlabel="Fire"\ncolour="#ff0000"\ndescription="Fires."\n[[types.sub_types]]\nname="Any"\ncues=["burned"]\n',
        encoding="utf-8",
    )
    text = "Houses burned in Goris while rebels shelled Sotk."
    events = code_events(article(text), find_by_hand(text), load_taxonomy(file))
    assert [(e.type, e.sub_type) for e in events] == [("Fire", "Any")]


# --- to how many, who says so --------------------------------------------------------------------------------------


def test_numbers_belong_to_the_event_of_their_clause() -> None:
    events = code("Rockets killed three people in Ganja on Tuesday, while shells wounded five men in Goris on Monday.")
    numbers = {
        w: (e.killed and e.killed.best, e.injured and e.injured.best)
        for w, e in zip(where(events), events, strict=True)
    }
    assert numbers == {"Ganja": (3, None), "Goris": (None, 5)}


def test_the_next_sentence_completes_the_numbers_and_says_who_says_so() -> None:
    [event] = code(
        "Four soldiers were killed in a gunfight in Goris, Baku said. Yerevan said six of its men were wounded as well."
    )
    assert event.killed is not None
    assert event.injured is not None
    assert (event.killed.best, event.injured.best, event.injured.note) == (4, 6, "according to Yerevan")


def test_a_bare_count_at_the_end_is_the_total() -> None:
    [event] = code("Gunmen shot dead a man in Goris and wounded his son. 2 fatalities.")
    assert event.killed is not None
    assert event.killed.best == 2


def test_different_figures_of_different_parties_stay_apart() -> None:
    events = code(
        "Baku said two soldiers were killed in Goris on Tuesday. Yerevan said five soldiers were killed "
        "in Goris on Tuesday."
    )
    assert [(e.attributed_to, e.killed and e.killed.best) for e in events] == [("Baku", 2), ("Yerevan", 5)]


def test_narration_is_attributed_to_the_publisher() -> None:
    assert code("Rebels shelled Goris.")[0].attributed_to == "The Paper"
    assert code("Rebels shelled Goris, residents said.")[0].attributed_to == "residents"


def test_actors_are_named_as_written() -> None:
    [event] = code("Azerbaijani forces shelled Goris, where unidentified gunmen hid.")
    assert "Azerbaijani forces" in event.actors


# --- all together --------------------------------------------------------------------------------------------------


def test_the_same_event_told_twice_is_one() -> None:
    assert len(code("Rebels shelled Goris on Tuesday. The shelling of Goris went on all day.")) == 1


def test_the_principal_event_comes_first() -> None:
    events = code("After rebels captured the town of Shusha on Monday, missiles struck Ganja on Tuesday.")
    assert where(events)[0] == "Ganja"


def test_captions_and_headings_make_no_events() -> None:
    text = "Talks were held in Moscow on Tuesday."
    made = article(text)
    with_caption = type(made)(
        **{f: getattr(made, f) for f in made.__slots__}
        | {"captions": ("Shells hit Goris.",), "headings": ("Ganja shelled",)}
    )
    assert where(code_events(with_caption, find_by_hand(text), load_taxonomy())) == ["Moscow"]


def test_an_article_without_words_has_no_events() -> None:
    assert code("") == []


def test_ids_tell_events_apart_and_stay_the_same() -> None:
    text = "Shells hit Stepanakert, Martakert and Martuni on Tuesday. Rockets hit Ganja on Monday."
    ids = [e.id for e in code(text)]
    assert len(set(ids)) == 4
    assert [e.id for e in code(text)] == ids
    assert set(ids).isdisjoint(e.id for e in code(text, name="another"))


def test_days_are_dates() -> None:
    period = code("Rebels shelled Goris on Tuesday.")[0].period
    assert period is not None
    assert period.start == dt.date(2023, 9, 19)
