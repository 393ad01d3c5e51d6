"""Names of types in the legend of a picture, where they are longer than it is wide."""

from __future__ import annotations

import pytest

LEGEND = """(() => {
    const types = [{label: LABEL, colour: '#c00'}, {label: 'Brief', colour: '#00c'}];
    const kit = {
        filter: () => ({types: null}), heat: () => false, signs: () => [],
        counts: () => ({byType: [1234, 5]}),
    };
    const context = document.createElement('canvas').getContext('2d');
    const rows = m.inLines(context, m.typeItems(kit, {types}), WIDTH);
    return rows.map((row) => row.map(({text, x, lead}) => ({text, end: x + lead + context.measureText(text).width})));
})()"""


@pytest.mark.parametrize("width", [296, 366])
@pytest.mark.parametrize("label", ["W" * 5000, "\u05e9" * 5000, "\U0001f525" * 2500, "Long words of a type " * 250])
def test_a_long_name_of_a_type_ends_where_the_picture_does_and_its_number_is_said(evaluate, label, width):
    rows = evaluate("picture_legend.js", LEGEND.replace("LABEL", repr(label)).replace("WIDTH", str(width)))
    items = [item for row in rows for item in row]
    assert [item["text"].rsplit(" ", 1)[1] for item in items] == ["1,234", "5"]
    assert max(item["end"] for item in items) <= width
    assert items[0]["text"].lstrip("\u2068")[:6] == label[:6]
    assert "…" in items[0]["text"]
    assert items[1]["text"] == "Brief 5"
