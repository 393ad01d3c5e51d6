"""What can go wrong, as one tree; each message says what to do about it."""


class GeoError(Exception):
    """Anything that Gazette reports to its user as an error."""


class ArticleError(GeoError):
    """An input that is not an article Gazette can read: it is rejected, and the reason is shown."""


class GazetteerError(GeoError):
    """The offline gazetteer cannot be compiled, opened or extended."""


class GeocoderError(GeoError):
    """An online geocoder gave no answer, which says nothing about whether the place exists."""


class TaxonomyError(GeoError):
    """The taxonomy file of event types cannot be used."""


class DatasetError(GeoError):
    """A dataset folder is missing, incomplete or of another format version."""


class SettingsError(GeoError):
    """A setting has a value that cannot be used."""


class FrameError(GeoError):
    """A table given to the map lacks a column that it needs."""


class MapError(GeoError):
    """A map of a table is put where it cannot be drawn."""
