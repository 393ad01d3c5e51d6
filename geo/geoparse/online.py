"""Ask an online geocoder about what the gazetteer lacks, remembering its answers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.geoparse.cache import GeocodingCache
from geo.geoparse.distance import distance_km
from geo.geoparse.fold import fold
from geo.geoparse.geocoders import Bias, Failed, Found, NotFound, OnlineGeocoder, Outcome
from geo.model import GeoPrecision, Place, Resolution
from geo.settings import Settings

_ONLINE_CONFIDENCE = 0.6
_BOX_MARGIN_DEGREES = 3.0
# Two points of one town are rarely farther apart than this.
_SAME_PLACE_KM = 10.0
# So many places in one country, and none elsewhere, make it likely that an unknown one is there too.
_LEAST_IN_ONE_COUNTRY = 3


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


class Online:
    """An online geocoder behind its cache."""

    def __init__(
        self,
        geocoder: OnlineGeocoder,
        cache: GeocodingCache,
        uncertain_below: float,
        now: Callable[[], dt.datetime] = _now,
    ) -> None:
        self._geocoder = geocoder
        self._cache = cache
        self._uncertain_below = uncertain_below
        self._now = now

    @classmethod
    def from_settings(cls, settings: Settings) -> Online | None:
        """Make it as the settings say, and forget what has expired; None without a user agent."""
        geocoder = OnlineGeocoder.from_settings(settings)
        if geocoder is None:
            return None
        cache = GeocodingCache(settings.cache_dir / "geocoding.sqlite")
        cache.forget_expired(_now())
        return cls(geocoder, cache, settings.uncertain_below)

    def ask(self, name: str, bias: Bias) -> Outcome:
        """Give the kept answer, or ask and keep what is answered; a failure is passed on and never kept."""
        provider, query, context = self._geocoder.provider, fold(name) or name, bias.key()
        kept = self._cache.get(provider, query, context, self._now())
        if kept is not None:
            return kept
        outcome = self._geocoder.geocode(name, bias)
        if not isinstance(outcome, Failed):
            self._cache.put(provider, query, context, outcome, self._now())
        return outcome

    def complete(self, resolutions: Sequence[Resolution]) -> list[Resolution]:
        """Ask about each name that is unresolved or uncertain, near where the rest of the document is."""
        bias = bias_of(resolutions)
        return [self._completed(resolution, bias) for resolution in resolutions]

    def _completed(self, resolution: Resolution, bias: Bias) -> Resolution:
        if resolution.place is not None and resolution.confidence >= self._uncertain_below:
            return resolution
        outcome = self.ask(resolution.toponym.name, bias)
        if isinstance(outcome, NotFound) and bias.countries:
            outcome = self.ask(resolution.toponym.name, replace(bias, countries=()))
        if isinstance(outcome, Found):
            if resolution.place is not None and _agree(resolution.place, outcome.place):
                return _confirmed(resolution, resolution.place, outcome.place, self._geocoder.provider)
            return Resolution(resolution.toponym, outcome.place, _ONLINE_CONFIDENCE, self._geocoder.provider)
        if resolution.place is not None:
            return resolution
        found_nowhere = f"{resolution.method}; {self._geocoder.provider} does not know it either"
        return replace(resolution, method=outcome.reason if isinstance(outcome, Failed) else found_nowhere)

    def close(self) -> None:
        """Release the cache."""
        self._cache.close()


def _agree(ours: Place, theirs: Place) -> bool:
    """Whether two services mean the same place: their points are near each other for places of that size."""
    both = min(ours.extent_km, theirs.extent_km) if theirs.extent_km else ours.extent_km
    return distance_km(ours, theirs) <= max(_SAME_PLACE_KM, both)


def _confirmed(resolution: Resolution, ours: Place, theirs: Place, provider: str) -> Resolution:
    """Keep the gazetteer's place; two that say the same independently are wrong only where both are."""
    confidence = 1 - (1 - resolution.confidence) * (1 - _ONLINE_CONFIDENCE)
    place = replace(ours, source=f"{ours.source}; confirmed by {theirs.source} as {theirs.id}")
    return Resolution(resolution.toponym, place, round(confidence, 3), f"{resolution.method}, confirmed by {provider}")


def bias_of(resolutions: Sequence[Resolution]) -> Bias:
    """Derive from the places found where an unknown one is likely to be.

    Returns
    -------
    Bias
        The box around those of the document's local places that lie in the country of most of them, if these are two
        or more; and that country, if these are three or more and none lies elsewhere: a border region's places lie on
        both sides.
    """
    local = [
        r.place
        for r in resolutions
        if r.place and r.confidence >= 0.5 and r.place.geo_precision not in {GeoPrecision.COUNTRY, GeoPrecision.REGION}
    ]
    countries = Counter(place.country for place in local if place.country).most_common(1)
    if not countries or countries[0][1] < 2:
        return Bias()
    near = [place for place in local if place.country == countries[0][0]]
    latitudes = [place.latitude for place in near]
    longitudes = [place.longitude for place in near]
    box = (
        round(max(min(latitudes) - _BOX_MARGIN_DEGREES, -90.0), 1),
        round(max(min(longitudes) - _BOX_MARGIN_DEGREES, -180.0), 1),
        round(min(max(latitudes) + _BOX_MARGIN_DEGREES, 90.0), 1),
        round(min(max(longitudes) + _BOX_MARGIN_DEGREES, 180.0), 1),
    )
    only = len(near) >= _LEAST_IN_ONE_COUNTRY and len(near) == len(local)
    return Bias((countries[0][0],) if only else (), box)
