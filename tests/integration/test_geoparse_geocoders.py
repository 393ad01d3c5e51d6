"""Online geocoders through geopy itself, against a real server on the loopback that answers like Nominatim."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.errors import SettingsError
from geo.geoparse import Gazetteer, Geoparser
from geo.geoparse.cache import FOUND_DAYS, NOT_FOUND_DAYS, GeocodingCache
from geo.geoparse.geocoders import Bias, Failed, Found, NotFound, OnlineGeocoder
from geo.geoparse.online import Online, bias_of
from geo.model import GeoPrecision, Place, Resolution, Toponym
from geo.settings import Settings

QWERTYVILLE = {
    "osm_type": "node",
    "osm_id": 42,
    "lat": "39.5",
    "lon": "46.7",
    "name": "Qwertyville",
    "addresstype": "village",
    "display_name": "Qwertyville, Azerbaijan",
    "boundingbox": ["39.48", "39.52", "46.68", "46.72"],
    "address": {"village": "Qwertyville", "country_code": "az"},
    "namedetails": {"name": "Qwertyville", "name:az": "Qvertivil"},
    "licence": "ODbL",
}
NOW = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


@dataclass
class Service:
    """What the server answers, in turn (the last again and again), and what it was asked."""

    port: int = 0
    answers: list[tuple[int, bytes, dict[str, str]]] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    delay_s: float = 0.0

    def answer(self, status: int, body: object, **headers: str) -> Service:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, data, headers))
        return self


@pytest.fixture
def service() -> Iterator[Service]:
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(parse_qs(urlsplit(self.path).query))
            state.agents.append(self.headers.get("User-Agent", ""))
            status, body, headers = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            time.sleep(state.delay_s)
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


def _geocoder(service: Service, clock: Clock | None = None, timeout_s: float = 5.0) -> OnlineGeocoder:
    clock = clock or Clock()
    settings = Settings(
        Path(), Path(), Path(), geocoder_user_agent="test", geocoder_domain=f"http://127.0.0.1:{service.port}"
    )
    geocoder = OnlineGeocoder.from_settings(settings, timeout_s=timeout_s, clock=clock, sleep=clock.sleep)
    assert geocoder is not None
    return geocoder


def test_a_place_is_found_with_its_precision_extent_country_names_and_licence(service: Service) -> None:
    service.answer(200, [QWERTYVILLE])
    outcome = _geocoder(service).geocode("Qwertyville")
    assert isinstance(outcome, Found)
    place = outcome.place
    assert (place.id, place.name, place.country) == ("osm:node/42", "Qwertyville", "AZ")
    assert (place.latitude, place.longitude) == (39.5, 46.7)
    assert place.geo_precision is GeoPrecision.SETTLEMENT
    assert 2 < place.extent_km < 4
    assert ("Qvertivil", "az") in {(name.name, name.language) for name in place.names}
    assert "ODbL" in place.license
    assert "OpenStreetMap" in place.source


def test_an_empty_answer_is_not_found(service: Service) -> None:
    service.answer(200, [])
    assert _geocoder(service).geocode("Nowhere") == NotFound()
    assert len(service.asked) == 1


def test_the_bias_is_sent_as_nominatim_expects_it(service: Service) -> None:
    service.answer(200, [])
    _geocoder(service).geocode("X", Bias(("AZ", "AM"), (38.0, 44.0, 42.0, 50.0)))
    asked = service.asked[0]
    assert asked["countrycodes"] == ["az,am"]
    assert [float(side) for side in asked["viewbox"][0].split(",")] == [44.0, 38.0, 50.0, 42.0]


@pytest.mark.parametrize("status", [500, 502, 503])
def test_an_outage_is_asked_again_with_growing_waits_and_then_failed(service: Service, status: int) -> None:
    clock = Clock()
    service.answer(status, b"down")
    outcome = _geocoder(service, clock).geocode("Qwertyville")
    assert isinstance(outcome, Failed)
    assert len(service.asked) == 3
    assert {1.0, 2.0} <= set(clock.slept)


def test_an_outage_that_passes_gives_the_answer(service: Service) -> None:
    service.answer(500, b"down").answer(200, [QWERTYVILLE])
    assert isinstance(_geocoder(service).geocode("Qwertyville"), Found)


def test_too_many_requests_waits_as_long_as_the_service_says(service: Service) -> None:
    clock = Clock()
    service.answer(429, b"slow down", Retry_After="17").answer(200, [])
    assert _geocoder(service, clock).geocode("X") == NotFound()
    assert 17.0 in clock.slept


def test_a_time_out_is_failed_and_says_so(service: Service) -> None:
    service.answer(200, [QWERTYVILLE])
    service.delay_s = 0.5
    outcome = _geocoder(service, timeout_s=0.1).geocode("Qwertyville")
    assert isinstance(outcome, Failed)
    assert "no answer in time" in outcome.reason
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    "garbage",
    [
        b"<html>maintenance</html>",
        b"{",
        b'"text"',
        b'[{"lat": "x", "lon": "y"}]',
        b"[{}]",
        b'[{"lat":"999","lon":"0"}]',
    ],
)
def test_garbage_is_failed_never_not_found(service: Service, garbage: bytes) -> None:
    service.answer(200, garbage)
    assert isinstance(_geocoder(service).geocode("X"), Failed)


def test_a_refusal_is_not_asked_again(service: Service) -> None:
    service.answer(403, b"no")
    assert isinstance(_geocoder(service).geocode("X"), Failed)
    assert len(service.asked) == 1


def test_a_server_that_is_not_there_is_failed() -> None:
    assert isinstance(_geocoder(Service(port=9)).geocode("X"), Failed)


def test_no_more_than_one_request_a_second(service: Service) -> None:
    clock = Clock()
    service.answer(200, [])
    geocoder = _geocoder(service, clock)
    for name in "abcd":
        geocoder.geocode(name)
    assert len(service.asked) == 4
    assert clock.now >= 3.0


def test_without_a_user_agent_nothing_is_ever_asked(settings: Settings) -> None:
    assert OnlineGeocoder.from_settings(settings) is None
    assert Online.from_settings(settings) is None


def test_the_settings_name_service_user_agent_and_host(settings: Settings, service: Service) -> None:
    service.answer(200, [])
    wanted = replace(settings, geocoder_user_agent="newsroom/1", geocoder_domain=f"http://127.0.0.1:{service.port}")
    geocoder = OnlineGeocoder.from_settings(wanted)
    assert geocoder is not None
    geocoder.geocode("X")
    assert service.agents == ["newsroom/1"]


def test_an_unknown_service_is_a_settings_error(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="no such service"):
        OnlineGeocoder.from_settings(replace(settings, geocoder="nosuch", geocoder_user_agent="x"))


# The cache.

FOUND = Found(Place("osm:node/1", "Somewhere", 1.0, 2.0, GeoPrecision.SITE, admin=("A", "B"), license="ODbL 1.0"))


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[GeocodingCache]:
    opened = GeocodingCache(tmp_path / "geocoding.sqlite")
    yield opened
    opened.close()


def test_found_and_not_found_are_kept_until_they_expire(cache: GeocodingCache) -> None:
    cache.put("nominatim", "somewhere", "", FOUND, NOW)
    cache.put("nominatim", "nowhere", "", NotFound(), NOW)
    assert cache.get("nominatim", "somewhere", "", NOW) == FOUND
    assert cache.get("nominatim", "nowhere", "", NOW) == NotFound()
    assert cache.get("nominatim", "nowhere", "", NOW + dt.timedelta(days=NOT_FOUND_DAYS, seconds=1)) is None
    assert cache.get("nominatim", "somewhere", "", NOW + dt.timedelta(days=NOT_FOUND_DAYS, seconds=1)) == FOUND
    assert cache.get("nominatim", "somewhere", "", NOW + dt.timedelta(days=FOUND_DAYS, seconds=1)) is None


def test_another_provider_query_or_context_is_another_answer(cache: GeocodingCache) -> None:
    cache.put("nominatim", "somewhere", "countries=AZ", FOUND, NOW)
    assert cache.get("photon", "somewhere", "countries=AZ", NOW) is None
    assert cache.get("nominatim", "elsewhere", "countries=AZ", NOW) is None
    assert cache.get("nominatim", "somewhere", "countries=AM", NOW) is None


def test_a_newer_answer_takes_the_place_of_the_older(cache: GeocodingCache) -> None:
    cache.put("nominatim", "somewhere", "", NotFound(), NOW)
    cache.put("nominatim", "somewhere", "", FOUND, NOW)
    assert cache.get("nominatim", "somewhere", "", NOW) == FOUND


def test_what_has_expired_can_be_forgotten(cache: GeocodingCache) -> None:
    cache.put("nominatim", "nowhere", "", NotFound(), NOW)
    cache.put("nominatim", "somewhere", "", FOUND, NOW)
    assert cache.forget_expired(NOW + dt.timedelta(days=NOT_FOUND_DAYS)) == 1
    assert cache.get("nominatim", "somewhere", "", NOW) == FOUND


def test_opening_the_cache_forgets_what_has_expired(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "geocoding.sqlite"
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=FOUND_DAYS + 1)
    before = GeocodingCache(file)
    before.put("nominatim", "somewhere", "", FOUND, long_ago)
    before.put("nominatim", "elsewhere", "", FOUND, dt.datetime.now(dt.UTC))
    before.close()
    online = Online.from_settings(replace(settings, cache_dir=tmp_path, geocoder_user_agent="test"))
    assert online is not None
    online.close()
    after = GeocodingCache(file)
    assert after.get("nominatim", "somewhere", "", long_ago) is None
    assert after.get("nominatim", "elsewhere", "", dt.datetime.now(dt.UTC)) == FOUND
    after.close()


def test_a_damaged_cache_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "geocoding.sqlite"
    file.write_bytes(b"this is no database" * 100)
    cache = GeocodingCache(file)
    cache.put("nominatim", "somewhere", "", FOUND, NOW)
    assert cache.get("nominatim", "somewhere", "", NOW) == FOUND
    assert (tmp_path / "geocoding.sqlite.damaged").exists()


# Together: what the gazetteer lacks is asked once, and an outage is forgotten.


def test_an_answer_is_asked_for_once_and_an_outage_every_time(service: Service, tmp_path: Path) -> None:
    service.answer(403, b"no").answer(200, [QWERTYVILLE])
    cache = GeocodingCache(tmp_path / "geocoding.sqlite")
    online = Online(_geocoder(service), cache, 0.5, lambda: NOW)
    assert isinstance(online.ask("Qwertyville", Bias()), Failed)
    assert isinstance(online.ask("Qwertyville", Bias()), Found)
    assert isinstance(online.ask("Qwertyville", Bias()), Found)
    assert len(service.asked) == 2
    online.close()


def test_geoparsing_asks_only_about_what_the_gazetteer_lacks(
    service: Service, tmp_path: Path, settings: Settings
) -> None:
    service.answer(200, [QWERTYVILLE])
    online = Online(_geocoder(service), GeocodingCache(tmp_path / "geocoding.sqlite"), 0.5, lambda: NOW)
    text = "A blast hit the village of Qwertyville near Stepanakert and Shusha."
    with Geoparser(Gazetteer.open(settings), None, online) as geoparser:
        methods = {r.toponym.name: (r.method, r.place is not None) for r in geoparser.geoparse(text)}
    assert methods == {
        "Qwertyville": ("nominatim", True),
        "Stepanakert": ("gazetteer", True),
        "Shusha": ("gazetteer", True),
    }
    assert [asked["q"] for asked in service.asked] == [["Qwertyville"]]


@pytest.mark.parametrize(("uncertain_below", "method", "questions"), [(1.0, "nominatim", 1), (0.0, "gazetteer", 0)])
def test_a_place_below_the_threshold_is_asked_about_too(
    service: Service, tmp_path: Path, settings: Settings, uncertain_below: float, method: str, questions: int
) -> None:
    service.answer(200, [QWERTYVILLE])
    cache = GeocodingCache(tmp_path / "geocoding.sqlite")
    online = Online(_geocoder(service), cache, uncertain_below, lambda: NOW)
    with Geoparser(Gazetteer.open(settings), None, online) as geoparser:
        (resolution,) = geoparser.resolve("A man in Springfield won.", [Toponym(9, 20, "Springfield")])
    assert (resolution.method, len(service.asked)) == (method, questions)
    assert resolution.place is not None


@pytest.mark.parametrize(("latitude", "longitude", "confirmed"), [("37.22", "-93.30", True), ("41.90", "12.50", False)])
def test_an_answer_near_an_uncertain_place_confirms_it_and_another_takes_its_place(
    service: Service, tmp_path: Path, settings: Settings, latitude: str, longitude: str, confirmed: bool
) -> None:
    answer = {**QWERTYVILLE, "lat": latitude, "lon": longitude, "name": "Springfield", "boundingbox": None}
    service.answer(200, [answer])
    text, toponym = "A man in Springfield, Missouri, won.", Toponym(9, 20, "Springfield")
    with Geoparser(Gazetteer.open(settings)) as geoparser:
        (before,) = geoparser.resolve(text, [toponym])
    online = Online(_geocoder(service), GeocodingCache(tmp_path / "geocoding.sqlite"), 1.0, lambda: NOW)
    (after,) = online.complete([before])
    online.close()
    assert before.place is not None
    assert after.place is not None
    if confirmed:
        assert (after.place.id, after.method) == ("geonames:4409896", "gazetteer, confirmed by nominatim")
        assert after.place.source.startswith(before.place.source)
        assert "OpenStreetMap" in after.place.source
        assert before.confidence < after.confidence < 1
    else:
        assert (after.place.id, after.method) == ("osm:node/42", "nominatim")


def test_an_uncertain_place_is_kept_when_nobody_answers(service: Service, tmp_path: Path, settings: Settings) -> None:
    service.answer(403, b"no")
    online = Online(_geocoder(service), GeocodingCache(tmp_path / "geocoding.sqlite"), 1.0, lambda: NOW)
    with Geoparser(Gazetteer.open(settings), None, online) as geoparser:
        (resolution,) = geoparser.resolve("A man in Springfield won.", [Toponym(9, 20, "Springfield")])
    assert resolution.place is not None
    assert resolution.method == "gazetteer"


@pytest.mark.parametrize(("status", "body", "said"), [(500, b"down", "nominatim"), (200, b"[]", "does not know it")])
def test_what_stays_unplaced_is_listed_with_the_reason(
    service: Service, tmp_path: Path, settings: Settings, status: int, body: bytes, said: str
) -> None:
    service.answer(status, body)
    online = Online(_geocoder(service), GeocodingCache(tmp_path / "geocoding.sqlite"), 0.5, lambda: NOW)
    with Geoparser(Gazetteer.open(settings), None, online) as geoparser:
        (resolution,) = geoparser.geoparse("A blast hit the village of Qwertyville.")
    assert resolution.place is None
    assert said in resolution.method


def test_the_bias_is_the_neighbourhood_of_the_places_found() -> None:
    def found(name: str, latitude: float) -> Resolution:
        place = Place(f"x:{name}", name, latitude, 46.0, GeoPrecision.SETTLEMENT, country="AZ")
        return Resolution(Toponym(0, 1, name), place, 0.9, "gazetteer")

    assert bias_of([found("a", 39.0)]) == Bias()
    bias = bias_of([found("a", 39.0), found("b", 41.0)])
    assert bias.box is not None
    south, west, north, east = bias.box
    assert south < 39 < 41 < north
    assert west < 46 < east


def test_a_document_in_one_country_is_searched_there_first_and_then_everywhere(
    service: Service, tmp_path: Path
) -> None:
    def found(name: str, country: str) -> Resolution:
        place = Place(f"x:{name}", name, 40.0, 46.0, GeoPrecision.SETTLEMENT, country=country)
        return Resolution(Toponym(0, 1, name), place, 0.9, "gazetteer")

    inland = [found("a", "AZ"), found("b", "AZ"), found("c", "AZ")]
    assert bias_of([*inland, found("d", "AM")]).countries == ()
    assert bias_of(inland[:2]).countries == ()
    service.answer(200, []).answer(200, [QWERTYVILLE])
    online = Online(_geocoder(service), GeocodingCache(tmp_path / "geocoding.sqlite"), 0.5, lambda: NOW)
    unknown = Resolution(Toponym(0, 11, "Qwertyville"), None, 0.0, "not in the gazetteer")
    *_, answered = online.complete([*inland, unknown])
    online.close()
    assert answered.place is not None
    assert [asked.get("countrycodes") for asked in service.asked] == [["az"], None]
    assert all("viewbox" in asked for asked in service.asked)
