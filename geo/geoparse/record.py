"""One place on its way into the index."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import GeoPrecision, PlaceName

GEONAMES = "GeoNames"
GEONAMES_LICENSE = "CC BY 4.0"


@dataclass(slots=True)
class Record:
    """One place on its way into the index; the fields mean what they mean in `geo.model.Place`.

    `within` holds the GeoNames ids of the units that `admin` names. `spread_km` is the radius of the circle that holds
    nearly all towns of a region; 0 where that is not known.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    geo_precision: GeoPrecision
    extent_km: float
    country: str
    kind: str
    admin: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    population: int = 0
    geonameid: int | None = None
    names: list[PlaceName] = field(default_factory=list)
    source: str = GEONAMES
    license: str = GEONAMES_LICENSE
    capital: bool = False
    curated: bool = False
    spread_km: float = 0.0
