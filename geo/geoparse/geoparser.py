"""Recognise the place names in a text and resolve them: the one object that the rest of Gazette asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.index import Progress
from geo.geoparse.matcher import Matcher
from geo.geoparse.resolve import Resolver
from geo.model import Resolution, Toponym
from geo.settings import Settings


class Geoparser:
    """Reads place names out of text and says which places they mean."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._matcher = Matcher(gazetteer, gazetteer.phrases())
        self._resolver = Resolver(gazetteer)

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> Geoparser:
        """Open the gazetteer, compiling it on first use.

        Parameters
        ----------
        settings : Settings
        progress : callable, optional
            Told, one line at a time, what compiling is doing; standard error by default.

        Raises
        ------
        GazetteerError
            The gazetteer cannot be compiled or opened.
        """
        return cls(Gazetteer.open(settings, progress))

    def geoparse(
        self,
        text: str,
        *,
        published: dt.date | None = None,  # noqa: ARG002  # names in use on a date come with the period of names
        country: str | None = None,
        language: str = "en",  # noqa: ARG002  # the gazetteer matcher reads every language alike
    ) -> list[Resolution]:
        """Recognise and resolve the place names of a text.

        Parameters
        ----------
        text : str
        published : datetime.date, optional
            When the text appeared.
        country : str, optional
            ISO 3166-1 alpha-2 code of the country that the source is about, if known.
        language : str
            ISO 639-1 code of the text's language.

        Returns
        -------
        list of Resolution
            Sorted by start, not overlapping. A name that no place bears has no place, and says so in `method`.
        """
        return self.resolve(text, self._matcher.find(text), country=country)

    def resolve(self, text: str, toponyms: Sequence[Toponym], *, country: str | None = None) -> list[Resolution]:
        """Resolve given place names of a text, in the order given.

        Parameters
        ----------
        text : str
        toponyms : sequence of Toponym
            ``text[start:end] == name`` for each.
        country : str, optional
            ISO 3166-1 alpha-2 code of the country that the source is about, if known.
        """
        return self._resolver.resolve(text, toponyms, country)

    def close(self) -> None:
        """Close the gazetteer."""
        self.gazetteer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
