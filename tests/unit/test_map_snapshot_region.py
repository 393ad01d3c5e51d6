from __future__ import annotations

from itertools import accumulate, pairwise

from geo.map.region import CELL_DEG, busy_cells, thin_cities, thin_world

SCALE = 200


def arc(*points: tuple[float, float]) -> list[int]:
    """Points in degrees as a compiled file holds them."""
    grid = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    flat = list(grid[0])
    for (x0, y0), (x1, y1) in pairwise(grid):
        flat += [x1 - x0, y1 - y0]
    return flat


def points(flat: list[int]) -> list[tuple[float, float]]:
    return [(x / SCALE, y / SCALE) for x, y in zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True)]


def line(x: float, y: float, length_deg: float, step_deg: float = 0.01) -> list[tuple[float, float]]:
    return [(round(x + i * step_deg, 3), y) for i in range(int(length_deg / step_deg) + 1)]


def world(**fields):
    shared, west, east = line(45.0, 40.0, 6), [(45.0, 40.0), (45.0, 44.0), (51.0, 40.0)], line(120.0, 10.0, 6)
    islet = [(130.0, 0.0), (130.1, 0.0), (130.1, 0.1), (130.0, 0.0)]
    arcs = [arc(*shared), arc(*west), arc(*east), arc(*islet)]
    lands = [
        {"name": "A", "label": [46, 41], "size": 9, "rings": [[0, ~1]]},
        {"name": "B", "label": [46, 39], "size": 9, "rings": [[~0, 1]]},
        {"name": "C", "label": [121, 10], "size": 9, "rings": [[2], [3]]},
    ]
    lines = {"borders": [0, 1], "coasts": [2, 3]}
    return {"source": "x", "scale": SCALE, "arcs": arcs, "lands": lands, **lines, **fields}


def test_lines_keep_every_point_where_events_are_and_lose_most_far_away():
    cells = busy_cells([(40.1, 46.0, 10)])
    thin = thin_world(world(), cells)
    before, after = points(world()["arcs"][0]), points(thin["arcs"][0])
    inside = [p for p in before if 44 <= p[0] < 50]
    assert set(inside) <= set(after)
    far = points(thin["arcs"][thin["coasts"][0]])
    assert len(far) < len(points(world()["arcs"][2])) / 10
    assert (far[0], far[-1]) == ((120.0, 10.0), (126.0, 10.0))


def test_neighbours_still_share_their_border_and_far_islets_go():
    thin = thin_world(world(), busy_cells([(40.1, 46.0, 10)]))
    a, b, c = thin["lands"]
    assert a["rings"] == [[0, ~1]]
    assert b["rings"] == [[~0, 1]]
    assert c["rings"] == [[2]]
    assert len(thin["arcs"]) == 3
    assert thin["borders"] == [0, 1]
    assert thin["coasts"] == [2]


def test_far_lines_are_rounded_alike_so_that_they_go_on_meeting_and_near_ones_are_not():
    meeting = (121.033, 10.018)
    arcs = [arc((46.013, 40.008), (46.5, 40.2)), arc((120.0, 10.0), meeting), arc(meeting, (122.5, 11.5))]
    lands = [{"name": "A", "label": [46, 41], "size": 9, "rings": [[0], [1], [2]]}]
    thin = thin_world(world(arcs=arcs, lands=lands, borders=[], coasts=[0, 1, 2]), busy_cells([(40.1, 46.0, 10)]))
    near, one, other = (points(line) for line in thin["arcs"])
    assert near == points(arcs[0])
    assert one[-1] == other[0] == (121.05, 10.0)


def test_an_islet_with_an_event_stays_and_so_does_a_land_of_islets():
    assert thin_world(world(), busy_cells([(0.05, 130.05, 1)]))["lands"][2]["rings"] == [[2], [3]]
    only = world(lands=[{"name": "I", "label": [130, 0], "size": 0, "rings": [[3]]}], borders=[], coasts=[3])
    assert thin_world(only, frozenset())["lands"][0]["rings"] == [[0]]


def test_a_cell_with_few_of_many_events_counts_without_its_neighbours():
    cells = busy_cells([(40.5, 46.5, 1000), (10.5, 20.5, 1)])
    assert (46 // CELL_DEG + 1, 40 // CELL_DEG) in cells
    assert (20 // CELL_DEG, 10 // CELL_DEG) in cells
    assert (20 // CELL_DEG + 1, 10 // CELL_DEG) not in cells


def test_no_events_no_cells():
    assert busy_cells([]) == frozenset()


def test_capitals_large_and_near_cities_keep_their_names_in_order():
    cities = {
        "source": "x",
        "capitals": 1,
        "names": ["Capital", "Large", "Near", "Far"],
        "populations": [10, 2_000_000, 200_000, 200_000],
        "longitudes": [0.0, 100.0, 46.1, 100.0],
        "latitudes": [0.0, 0.0, 40.1, 0.0],
    }
    thin = thin_cities(cities, busy_cells([(40.1, 46.0, 1)]))
    assert thin["names"] == ["Capital", "Large", "Near"]
    assert thin["latitudes"] == [0.0, 0.0, 40.1]
    assert thin["capitals"] == 1
