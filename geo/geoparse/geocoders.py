"""The only door to online geocoders: geopy's services, asked politely, with three outcomes kept apart."""

from __future__ import annotations

import inspect
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderNotFound,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service

from geo.errors import SettingsError
from geo.model import GeoPrecision, Place, PlaceName
from geo.settings import Settings

TIMEOUT_S = 10.0
LEAST_DELAY_S = 1.0
TRIES = 3
LONGEST_WAIT_S = 60.0
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Found:
    """The service knows the place."""

    place: Place


@dataclass(frozen=True, slots=True)
class NotFound:
    """The service answered, and knows no such place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The service gave no usable answer, which says nothing about the place; `reason` is for the user."""

    reason: str


Outcome = Found | NotFound | Failed


@dataclass(frozen=True, slots=True)
class Bias:
    """Where to look first.

    Attributes
    ----------
    countries : tuple of str
        ISO 3166-1 alpha-2 codes to search in; empty: everywhere.
    box : tuple of float or None
        South, west, north, east in WGS84 degrees: results in it come first.
    """

    countries: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None

    def key(self) -> str:
        """Write the bias as one line, the same for the same bias."""
        box = ",".join(f"{degrees:.1f}" for degrees in self.box) if self.box else ""
        return f"countries={','.join(sorted(self.countries))};box={box}"


class _Pace(RateLimiter):  # type: ignore[misc]  # geopy ships no types
    """geopy's rate limiter with its clock and sleep as parameters."""

    def __init__(
        self, function: Callable[..., Any], clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        super().__init__(function, min_delay_seconds=LEAST_DELAY_S, max_retries=0, swallow_exceptions=False)
        self._now, self._wait = clock, sleep

    def _clock(self) -> float:
        return self._now()

    def _sleep(self, seconds: float) -> None:
        self._wait(seconds)


class OnlineGeocoder:
    """One of geopy's services, asked at most once a second.

    Parameters
    ----------
    provider : str
        geopy's name of the service.
    service : object
        geopy's geocoder.
    clock, sleep : callable
        Seams for tests: seconds that only grow, and waiting.
    """

    def __init__(
        self,
        provider: str,
        service: Any,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.provider = provider
        self._ask = _Pace(service.geocode, clock, sleep)
        self._options = set(inspect.signature(service.geocode).parameters)
        self._sleep = sleep

    @classmethod
    def from_settings(
        cls,
        settings: Settings,
        *,
        timeout_s: float = TIMEOUT_S,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> OnlineGeocoder | None:
        """Make the service that the settings name; None without a user agent, so that nothing is ever asked unasked.

        Raises
        ------
        SettingsError
            geopy has no such service, or it needs a key that Gazette has no setting for.
        """
        if not settings.geocoder_user_agent:
            return None
        try:
            service = get_geocoder_for_service(settings.geocoder)
            # geopy's default adapter asks again by itself, at once and unseen, past any pace that was promised.
            options: dict[str, Any] = {
                "user_agent": settings.geocoder_user_agent,
                "timeout": timeout_s,
                "adapter_factory": URLLibAdapter,
            }
            if settings.geocoder_domain:
                scheme, _, host = settings.geocoder_domain.rpartition("://")
                options["domain"] = host
                options["scheme"] = scheme or "https"
            return cls(settings.geocoder, service(**options), clock=clock, sleep=sleep)
        except GeocoderNotFound as error:
            raise SettingsError(
                f"geocoder = {settings.geocoder!r}: geopy has no such service. Use nominatim, photon, ..."
            ) from error
        except (TypeError, GeopyError) as error:
            raise SettingsError(
                f"geocoder = {settings.geocoder!r} cannot be used as it is set up ({error})."
            ) from error

    def geocode(self, query: str, bias: Bias | None = None) -> Outcome:
        """Ask for one place name.

        A time-out, an outage and "too many requests" are tried again after waiting 1 s, then 2 s, or as long as the
        service says (60 s at most).

        Parameters
        ----------
        query : str
        bias : Bias, optional
        """
        options = self._query_options(bias or Bias())
        reason = ""
        for attempt in range(TRIES):
            try:
                return self._outcome(self._ask(query, **options))
            except (GeocoderTimedOut, GeocoderUnavailable, GeocoderQuotaExceeded, GeocoderServiceError) as error:
                reason = _reason(error)
                if not _passing(error):
                    break
                if attempt + 1 < TRIES:
                    self._sleep(_wait_s(error, attempt))
            except (GeopyError, LookupError, TypeError, ValueError, AttributeError) as error:
                # A page in place of an answer, or an answer of another shape, makes geopy fail in any of these ways.
                reason = f"the answer could not be read ({type(error).__name__})"
                break
        return Failed(f"{self.provider}: {reason}")

    def _query_options(self, bias: Bias) -> dict[str, Any]:
        wanted: dict[str, Any] = {"addressdetails": True, "namedetails": True, "language": "en"}
        if bias.countries:
            wanted["country_codes"] = [code.lower() for code in bias.countries]
        if bias.box:
            south, west, north, east = bias.box
            wanted["viewbox"] = [(south, west), (north, east)]
        return {name: value for name, value in wanted.items() if name in self._options}

    def _outcome(self, answer: Any) -> Outcome:
        if answer is None:
            return NotFound()
        return Found(_place(self.provider, answer))


def _passing(error: GeocoderServiceError) -> bool:
    """Whether asking again may help: not for a refused key or a malformed query."""
    if isinstance(error, (GeocoderTimedOut, GeocoderUnavailable, GeocoderRateLimited)):
        return True
    return type(error) is GeocoderServiceError


def _wait_s(error: GeocoderServiceError, attempt: int) -> float:
    asked = getattr(error, "retry_after", None)
    return min(float(asked), LONGEST_WAIT_S) if asked else float(2**attempt)


def _reason(error: Exception) -> str:
    if isinstance(error, GeocoderTimedOut):
        return "no answer in time"
    if isinstance(error, GeocoderRateLimited):
        return "it asks for fewer requests"
    return f"{type(error).__name__}: {str(error)[:120]}"


# OpenStreetMap's address types, from fine to coarse; what is not here is a site.
_PRECISIONS: Mapping[str, GeoPrecision] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "municipality", "isolated_dwelling", "borough",
                     "neighbourhood", "quarter", "city_district"), GeoPrecision.SETTLEMENT),
    **dict.fromkeys(("county", "district", "state_district", "island"), GeoPrecision.DISTRICT),
    **dict.fromkeys(("state", "region", "province", "archipelago", "sea", "ocean", "continent"), GeoPrecision.REGION),
    "country": GeoPrecision.COUNTRY,
}  # fmt: skip


def _place(provider: str, answer: Any) -> Place:
    """Read geopy's location; Nominatim's raw answer says how finely it is located and under what licence."""
    raw = answer.raw if isinstance(answer.raw, Mapping) else {}
    latitude, longitude = float(answer.latitude), float(answer.longitude)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("coordinates out of range")
    address = raw.get("address") if isinstance(raw.get("address"), Mapping) else {}
    kind = str(raw.get("addresstype") or raw.get("type") or "")
    osm = f"osm:{raw['osm_type']}/{raw['osm_id']}" if "osm_type" in raw and "osm_id" in raw else ""
    name = str(raw.get("name") or str(answer.address).split(",", 1)[0])
    details = raw.get("namedetails") if isinstance(raw.get("namedetails"), Mapping) else {}
    # An answer that does not say how finely it locates the place is not taken for a settlement.
    precision = _PRECISIONS.get(kind, GeoPrecision.SITE) if kind else GeoPrecision.REGION
    return Place(
        id=osm or f"{provider}:{latitude:.4f},{longitude:.4f}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        geo_precision=precision,
        extent_km=_extent_km(raw.get("boundingbox")),
        country=str((address or {}).get("country_code", "")).upper(),
        kind=kind,
        names=tuple(
            PlaceName(str(value), str(key).partition(":")[2]) for key, value in (details or {}).items() if "name" in key
        ),
        source=f"OpenStreetMap through {provider}" if osm else provider,
        license="ODbL 1.0" if osm else str(raw.get("licence", "")),
    )


def _extent_km(box: Any) -> float:
    """Half the diagonal of a bounding box given as south, north, west, east."""
    try:
        south, north, west, east = (float(side) for side in box)
    except (TypeError, ValueError):
        return 0.0
    height_km = (north - south) * _KM_PER_DEGREE
    width_km = (east - west) * _KM_PER_DEGREE * math.cos(math.radians((south + north) / 2))
    return round(math.hypot(height_km, width_km) / 2, 2)
