"""JSON documents in, event records out."""

from __future__ import annotations

import dataclasses
import json

import pytest

from geo.errors import ArticleError
from geo.events.record import article_of, record_of
from geo.model import Toll
from tests.hand_made_places import code

CONTRACT = {
    "type", "date_start", "date_end", "date_precision", "place", "latitude", "longitude", "geo_precision", "killed",
    "injured",
    "actors", "attributed_to", "role", "start", "end", "text", "confidence",
}  # fmt: skip


def test_a_record_has_every_key_of_the_contract_and_is_json() -> None:
    text = "At least nine people were killed when a missile struck Ganja on Tuesday, officials said."
    [event] = code(text)
    record = json.loads(json.dumps(record_of(event)))
    assert record.keys() >= CONTRACT
    assert (record["type"], record["date_start"], record["date_end"]) == (
        "Explosions/Remote violence",
        "2023-09-19",
        "2023-09-19",
    )
    assert (record["place"], record["geo_precision"], record["role"]) == ("Ganja", "settlement", "event")
    assert (record["killed"], record["injured"], record["attributed_to"]) == (9, None, "officials")
    assert text[record["start"] : record["end"]] == record["text"]


@pytest.mark.parametrize(
    ("toll", "number"),
    [(None, None), (Toll(0), 0), (Toll(None, 24, 99), 24), (Toll(30, 30), 30), (Toll(None, None, 300), None)],
)
def test_the_number_is_the_best_or_else_the_lower_bound(toll: Toll | None, number: int | None) -> None:
    [event] = code("Shells hit Ganja.")
    assert record_of(dataclasses.replace(event, killed=toll))["killed"] == number


def test_what_is_unknown_is_null() -> None:
    [event] = code("Gunmen abducted a teacher.", published=None, publisher="")
    record = record_of(event)
    assert [record[k] for k in ("place", "latitude", "longitude", "date_start", "date_end", "attributed_to")] == [
        None
    ] * 6
    assert (record["geo_precision"], record["date_precision"]) == ("unlocated", "unknown")


def test_a_document_becomes_an_article() -> None:
    made, country = article_of(
        {"id": 7, "text": "Shells.", "published": "2023-09-20", "country": "az"}, "in.jsonl, line 1"
    )
    assert (made.id, made.body, str(made.published), country) == ("7", "Shells.", "2023-09-20", "AZ")
    made, country = article_of({"id": "x", "text": "", "published": None, "country": None}, "in.jsonl, line 2")
    assert (made.published, country) == (None, None)


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ([], "must be a JSON object"),
        ({"id": "a"}, 'needs "id" and "text"'),
        ({"text": "a"}, 'needs "id" and "text"'),
        ({"id": "a", "text": "b", "published": "yesterday"}, "must be a day like"),
        ({"id": "a", "text": "b", "country": 5}, '"country" must be a text'),
    ],
)
def test_a_wrong_document_is_refused_naming_its_line(document: object, complaint: str) -> None:
    with pytest.raises(ArticleError, match=f"^in.jsonl, line 3: .*{complaint}"):
        article_of(document, "in.jsonl, line 3")
