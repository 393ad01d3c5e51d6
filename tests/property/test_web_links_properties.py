from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from geo.model import Lacking, Naming, SymbolSize, View, WindowMode
from geo.web.links import from_parameters, to_parameters

identifiers = st.from_regex(r"[A-Za-z0-9:._,~/+\-]{0,40}", fullmatch=True)
days = st.none() | st.dates()
words = st.lists(st.from_regex(r"[^\W_]{1,12}", fullmatch=True), max_size=4).map(" ".join)


def degrees(most: int):
    return st.floats(-most, most).map(lambda value: round(value, 4))


@st.composite
def views(draw):
    start, end = sorted([draw(st.dates()), draw(st.dates())])
    with_centre = draw(st.booleans())
    return View(
        version=draw(identifiers),
        start=draw(st.sampled_from([None, start])),
        end=draw(st.sampled_from([None, end])),
        types=draw(st.none() | st.lists(st.sampled_from(["Battles", "Riots", "A/B"]), unique=True).map(tuple)),
        places=draw(st.lists(identifiers.filter(bool), unique=True, max_size=20).map(tuple)),
        words=draw(words),
        area=draw(st.just(()) | st.lists(st.tuples(degrees(85), degrees(540)), min_size=3, max_size=100).map(tuple)),
        latitude=round(draw(st.floats(-85, 85)), 4) if with_centre else None,
        longitude=round(draw(st.floats(-180, 180)), 4) if with_centre else None,
        zoom=draw(st.none() | st.integers(0, 19)),
        event=draw(identifiers),
        names=draw(st.sampled_from(Naming)),
        mode=draw(st.sampled_from(WindowMode)),
        exact_days=draw(st.booleans()),
        exact_places=draw(st.booleans()),
        lacking=draw(st.none() | st.sampled_from(Lacking)),
        size=draw(st.sampled_from(SymbolSize)),
        heat=draw(st.booleans()),
    )


@given(views())
def test_every_view_survives_the_address(view):
    assert from_parameters(to_parameters(view)) == (view, ())


@given(
    st.dictionaries(
        st.sampled_from(
            "from to mode days places list size heat types place words area lat lon zoom event names v".split()  # noqa: SIM905
        ),
        st.text() | st.from_regex(r"-?\d{1,2}\.?\d{0,6}(_-?\d{1,3}~-?\d?\.\d){0,8}_[-\d]{1,4}", fullmatch=True),
    )
)
@example({"lat": "1", "lon": ".00001"})
def test_no_address_whatever_raises_and_what_is_read_can_be_written_again(parameters):
    view, ignored = from_parameters(parameters)
    assert set(ignored) <= set(parameters)
    assert from_parameters(to_parameters(view)) == (view, ())
