"""The nouns: articles, toponyms, places, periods, events. Frozen records and closed sets, no behaviour beyond them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class GeoPrecision(StrEnum):
    """How finely a place is located, finest first; says nothing about whether it is the right place."""

    SITE = "site"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNLOCATED = "unlocated"


class DatePrecision(StrEnum):
    """How finely a period is dated, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


class Naming(StrEnum):
    """Which of its names a place is shown by."""

    WRITTEN = "written"
    ENGLISH = "english"
    LOCAL = "local"


class Role(StrEnum):
    """What a place does in its sentence. Only `EVENT` puts a symbol on the map unless the reader asks for more."""

    EVENT = "event"
    MENTION = "mention"
    DATELINE = "dateline"
    CAPTION = "caption"


class WindowMode(StrEnum):
    """How the dates move: either end by itself, both at a fixed distance, or the last day alone."""

    RANGE = "range"
    SLIDING = "sliding"
    CUMULATIVE = "cumulative"


class SymbolSize(StrEnum):
    """What sizes the symbols on the map."""

    EVENTS = "events"
    KILLED = "killed"
    REPORTS = "reports"


class Lacking(StrEnum):
    """What an event lacks for the timeline, or for the map, to show it."""

    DATE = "undated"
    PLACE = "unlocated"


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned.

    Attributes
    ----------
    id : str
        Stable: the same file content and URL give the same id.
    title, publisher : str
        Empty where the source does not say.
    authors : tuple of str
        As written, without "By".
    published : datetime.date or None
        The day of publication; None where the source does not say.
    url : str or None
        An http or https address, else None.
    language : str
        ISO 639-1 code; empty where it could not be told.
    body : str
        Prose only, paragraphs separated by one empty line. Character offsets elsewhere count in this string.
    captions, headings : tuple of str
        Photo captions (without the credit) and subheadings: kept, but never read as prose.
    source : str
        The file or address it was read from, as the user named it.
    license : str
        As the source states it; empty where it does not.
    notes : tuple of str
        What was assumed or ignored in reading it (an encoding, an impossible date), in words for its owner.
    """

    id: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    published: dt.date | None
    url: str | None
    language: str
    body: str
    captions: tuple[str, ...]
    headings: tuple[str, ...]
    source: str
    license: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as written: ``text[start:end] == name``."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One attested name of a place.

    Attributes
    ----------
    name : str
    language : str
        BCP 47 tag (for most languages the ISO 639-1 code); empty where no source says it.
    note : str
        When or by whom the name is used, where that matters; else empty.
    script : str
        ISO 15924 code, told from the letters; empty where it was not.
    from_year, to_year : int or None
        First and last year of its use, both included; None: open, or unknown.
    """

    name: str
    language: str = ""
    note: str = ""
    script: str = ""
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What a toponym refers to.

    Attributes
    ----------
    id : str
        Stable: ``geonames:146970`` where GeoNames has the place, ``gazette:...`` or ``osm:...`` otherwise.
    name : str
        The main name in English usage.
    latitude, longitude : float
        WGS84 degrees, of a representative point.
    geo_precision : GeoPrecision
    extent_km : float
        Radius of a circle that covers the place; 0 for a point.
    country : str
        ISO 3166-1 alpha-2 code; empty for seas, continents and the like.
    admin : tuple of str
        Names of the containing units, largest first, without the country.
    kind : str
        "city", "village", "district", "region", "country", "river", "site", ...
    population : int
        0 where unknown.
    geonameid : int or None
    names : tuple of PlaceName
        Attested names, the main one included. May be empty on a place read from a compact index.
    source, license : str
        Where the record came from and under what terms.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    geo_precision: GeoPrecision
    extent_km: float = 0.0
    country: str = ""
    admin: tuple[str, ...] = ()
    kind: str = ""
    population: int = 0
    geonameid: int | None = None
    names: tuple[PlaceName, ...] = ()
    source: str = ""
    license: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A toponym and the place it was resolved to.

    Attributes
    ----------
    toponym : Toponym
    place : Place or None
        None: not resolved. Such a toponym is reported, never dropped.
    confidence : float
        0 to 1: is it the right place? Independent of the place's precision.
    method : str
        How it was resolved ("gazetteer", "nominatim", ...) or, without a place, why it was not.
    """

    toponym: Toponym
    place: Place | None
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Period:
    """When something happened: whole days, both ends included, ``start <= end``."""

    start: dt.date
    end: dt.date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people as the text gives it.

    Attributes
    ----------
    best : int or None
        The number stated; None where only a range is ("dozens").
    low, high : int or None
        Bounds stated or implied ("at least 30": low 30, high None).
    note : str
        What qualifies the number: "running total", "killed and injured together", ...; else empty.
    """

    best: int | None
    low: int | None = None
    high: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence an event was read from: ``article.body[start:end] == text``."""

    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """What one sentence reports to have happened at one place.

    Attributes
    ----------
    id : str
        Stable: derived from article, evidence offsets, place and type.
    type, sub_type : str
        Keys of the taxonomy file; `sub_type` may be empty.
    period : Period or None
        None: the text gives no date and the article has none.
    resolution : Resolution or None
        The place and how it was found; None where the sentence names none.
    role : Role
    killed, injured : Toll or None
        None: nothing is said, which is not the same as nobody.
    actors : tuple of str
        As written.
    attributed_to : str
        Who says so, as written; the publisher for unattributed narration.
    evidence : Evidence
    confidence : float
        0 to 1, that the sentence reports such an event there and then.
    reasons : tuple of str
        What raised or lowered the confidence, in plain words.
    """

    id: str
    type: str
    sub_type: str
    period: Period | None
    resolution: Resolution | None
    role: Role
    killed: Toll | None
    injured: Toll | None
    actors: tuple[str, ...]
    attributed_to: str
    evidence: Evidence
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not taken, and why, in words for its owner."""

    source: str
    reason: str


#: Corners of an area that a reader has drawn, in order: latitude and longitude, WGS84 degrees. Empty: everywhere.
Area = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides what a reader sees. A view and a link are the same thing (`geo.web.links`).

    Attributes
    ----------
    version : str
        Dataset version that the view was made on; empty: whichever is served.
    start, end : datetime.date or None
        First and last day shown, both included; None: open.
    mode : WindowMode
        How the timeline moves those days; by itself it neither shows nor hides anything.
    exact_days, exact_places : bool
        Only events whose day is known, only those at a site or settlement.
    lacking : Lacking or None
        List only what lacks this, within the other filters; undated events whatever the dates. None: list everything.
    size : SymbolSize
        What sizes the symbols; it neither shows nor hides anything.
    heat : bool
        Show heat in place of the symbols.
    types : tuple of str or None
        Event types shown; None: all. An empty tuple shows none.
    places : tuple of str
        Ids of the places looked at; empty: all.
    words : str
        Words that sentence, title, publisher, place or speaker must contain, all of them; empty: any.
    area : Area
        Outline that an event's point lies in or its area meets; empty: everywhere, unlocated events too.
    latitude, longitude : float or None
        Map centre, WGS84 degrees; None: fitted to the events.
    zoom : int or None
        Web-Mercator zoom level; None: fitted to the events.
    event : str
        Id of the event opened; empty: none.
    names : Naming
        What places are called: as the articles mostly write them, in English, or in the local language.
    """

    version: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    types: tuple[str, ...] | None = None
    places: tuple[str, ...] = ()
    words: str = ""
    area: Area = ()
    latitude: float | None = None
    longitude: float | None = None
    zoom: int | None = None
    event: str = ""
    mode: WindowMode = WindowMode.RANGE
    exact_days: bool = False
    exact_places: bool = False
    lacking: Lacking | None = None
    names: Naming = Naming.WRITTEN
    size: SymbolSize = SymbolSize.EVENTS
    heat: bool = False
