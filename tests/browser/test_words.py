"""Words find the same events in a file, where the page looks for them, as where the server does."""

from __future__ import annotations

import json

import pytest

from geo.dataset import query
from geo.dataset.place_names import other_names, other_namings
from geo.dataset.store import Dataset, open_dataset
from geo.map.details import detail_columns
from geo.map.layer import layer_columns
from geo.map.snapshot import said_besides
from geo.model import View

#: Names that a place has besides those shown, other scripts, accents, great letters, parts of words and signs.
AWKWARD = (
    *("Artsakh", "Berdzor", "republic of", "of", "of of", "the Republic of Artsakh", "shelling lachin"),
    *("La\u00e7\u0131n", "LAÇIN", "laçin", "Лачин", "ЛАЧИН", "Լաչին", "XANKƏNDİ", "xankəndi", "Xank\u0259ndi"),
    *(
        "İ",
        "i",
        "\u0131",
        "I",
        "é",
        "a",
        "x",
        "Ə",
        ",",
        ".",
        "“",
        "-",
        "(.*",
        "%",
        "_",
        "'",
        "ΟΔΟΣ",
        "ß",
        "no such word",
    ),
)


@pytest.fixture(scope="module")
def in_a_file(demo_data: Dataset) -> str:
    """Columns and details of a file of the demo, as an expression of JavaScript's."""
    rows = query.select(demo_data, View())
    layer = layer_columns(rows, demo_data.manifest["types"], demo_data.version, other_namings(demo_data))
    also = [other_names(demo_data)[identifier] for identifier in layer["places"]["id"]]
    said = detail_columns(rows.assign(besides=said_besides(demo_data, rows)))
    return json.dumps({"layer": layer, "details": {**said, "also": also}}, default=lambda array: array.tolist())


def test_words_find_the_same_events_in_a_file_as_where_the_server_looks_for_them(evaluate, demo_data, in_a_file):
    found = evaluate(
        "words.js",
        f"""(async () => {{
            const {{decodeDetails}} = await import(base + 'sheets.js');
            const {{layer, details}} = {in_a_file};
            const said = decodeDetails(details);
            return {json.dumps(AWKWARD)}.map((words) => m.holding(layer, said, words));
        }})()""",
    )
    query._having.cache_clear()
    held = [query.find(demo_data, View(words=words)).rows.tolist() for words in AWKWARD]
    for words, there, here in zip(AWKWARD, found, held, strict=True):
        assert there == here, words
    assert len(found[0]) > 10
    assert len(found[1]) > 10
    query._having.cache_clear()
    counted = open_dataset(demo_data.path, most_held=0)  # as one too large to be held
    assert counted.held_events is None
    for words, there in zip(AWKWARD, found, strict=True):
        assert query.find(counted, View(words=words)).rows.tolist() == there, words
