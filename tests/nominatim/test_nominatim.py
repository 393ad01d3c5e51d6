"""Online geocoding against a real Nominatim with a small map of our own; `make test-nominatim` runs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from geo.geoparse import Gazetteer, Geoparser
from geo.geoparse.cache import GeocodingCache
from geo.geoparse.geocoders import Bias, Failed, Found, NotFound, OnlineGeocoder
from geo.geoparse.online import Online
from geo.model import GeoPrecision, Resolution
from geo.settings import Settings
from tests.nominatim.conftest import Nominatim

pytestmark = pytest.mark.nominatim

TEXT = (
    "Shells hit the village of Zarnishanly near Shusha. Two people were hurt in the village of Goshacheshmakend, "
    "and the village of Aghbanovsha near Stepanakert lost its school."
)
VILLAGES = {"Zarnishanly": "osm:node/3", "Goshacheshmakend": "osm:node/4", "Aghbanovsha": "osm:node/5"}


class Pause:
    """The wait that is owed between two questions: it takes no time, and something may happen in it."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._meanwhile = meanwhile
        self._now_s = 0.0

    def clock(self) -> float:
        return self._now_s

    def sleep(self, seconds: float) -> None:
        self._now_s += seconds
        self._meanwhile()


def online(settings: Settings, service: Nominatim, cache: Path, before_asking_again: Callable[[], None]) -> Online:
    """Ours over the real service."""
    own = replace(settings, geocoder_user_agent="gazette-tests", geocoder_domain=service.domain)
    pause = Pause(before_asking_again)
    geocoder = OnlineGeocoder.from_settings(own, clock=pause.clock, sleep=pause.sleep)
    assert geocoder is not None
    return Online(geocoder, GeocodingCache(cache), settings.uncertain_below)


def villages(settings: Settings, asked: Online) -> dict[str, Resolution]:
    with Geoparser(Gazetteer.open(settings), None, asked) as geoparser:
        return {r.toponym.name: r for r in geoparser.geoparse(TEXT) if r.toponym.name in VILLAGES}


def nothing() -> None:
    """Go on."""


def test_a_place_is_the_same_under_each_of_its_names(settings: Settings, nominatim: Nominatim, tmp_path: Path) -> None:
    asked = online(settings, nominatim, tmp_path / "cache.sqlite", nothing)
    for name in ("Xankəndi", "Khankendi", "Stepanakert", "Ստեփանակերտ", "Степанакерт"):
        outcome = asked.ask(name, Bias())
        assert isinstance(outcome, Found), name
        place = outcome.place
        assert (place.id, place.geo_precision, place.country) == ("osm:node/1", GeoPrecision.SETTLEMENT, "AZ")
        assert place.license == "ODbL 1.0"
        assert {"Xankəndi", "Ստեփանակերտ", "Степанакерт"} <= {written.name for written in place.names}
    asked.close()


def test_how_finely_a_place_is_located_is_told(settings: Settings, nominatim: Nominatim, tmp_path: Path) -> None:
    asked = online(settings, nominatim, tmp_path / "cache.sqlite", nothing)
    expected = {
        "Three Mulberries Street": GeoPrecision.SITE,
        "Memorial Plane Tree Museum": GeoPrecision.SITE,
        "Shusha District": GeoPrecision.DISTRICT,
        "Karabakh Region": GeoPrecision.REGION,
    }
    found = {name: asked.ask(name, Bias()) for name in expected}
    assert {name: one.place.geo_precision for name, one in found.items() if isinstance(one, Found)} == expected
    district = found["Shusha District"]
    assert isinstance(district, Found)
    assert 5 < district.place.extent_km < 20
    asked.close()


def test_what_it_does_not_know_is_kept_and_not_asked_again(
    settings: Settings, nominatim: Nominatim, tmp_path: Path
) -> None:
    asked = online(settings, nominatim, tmp_path / "cache.sqlite", nothing)
    before = nominatim.questions()
    assert asked.ask("Qwertyville", Bias()) == NotFound()
    assert asked.ask("Qwertyville", Bias()) == NotFound()
    assert nominatim.questions() == before + 1
    asked.close()


def test_nothing_is_lost_when_it_is_stopped_halfway(settings: Settings, nominatim: Nominatim, tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    before = nominatim.questions()
    halfway = villages(settings, online(settings, nominatim, file, nominatim.stop))
    assert nominatim.questions() == before + 1, "it was stopped after its first answer"
    assert set(halfway) == set(VILLAGES), "a name without a place is still listed"
    first, *others = VILLAGES
    assert halfway[first].place is not None
    assert halfway[first].place.id == VILLAGES[first]
    for name in others:
        assert halfway[name].place is None
        assert halfway[name].method.startswith("nominatim: ")
        assert "does not know" not in halfway[name].method, "an outage says nothing about the place"

    nominatim.start()
    again = villages(settings, online(settings, nominatim, file, nothing))
    assert {name: found.place.id for name, found in again.items() if found.place} == VILLAGES
    assert nominatim.questions() == before + len(VILLAGES), "the answer that was there is not asked for again"

    nominatim.stop()
    kept = villages(settings, online(settings, nominatim, file, nothing))
    assert {name: found.place.id for name, found in kept.items() if found.place} == VILLAGES


def test_an_outage_is_never_an_answer_in_the_cache(settings: Settings, nominatim: Nominatim, tmp_path: Path) -> None:
    nominatim.stop()
    asked = online(settings, nominatim, tmp_path / "cache.sqlite", nothing)
    assert isinstance(asked.ask("Zarnishanly", Bias()), Failed)
    asked.close()
    cache = GeocodingCache(tmp_path / "cache.sqlite")
    assert cache.forget_expired(dt.datetime.max.replace(tzinfo=dt.UTC)) == 0, "it is empty"
    cache.close()
