"""Recognise the place names in a text and resolve them: the one object that the rest of Gazette asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from geo.geoparse.explain import explanation
from geo.geoparse.gazetteer import Gazetteer
from geo.geoparse.index import Progress
from geo.geoparse.language_model import LanguageModel, load_model
from geo.geoparse.online import Online
from geo.geoparse.recognise import Recogniser
from geo.geoparse.resolve import Resolver
from geo.model import Resolution, Toponym
from geo.settings import Settings

# The models that the default setting names were made for English.
_MODEL_LANGUAGE = "en"


class Geoparser:
    """Reads place names out of text and says which places they mean.

    Parameters
    ----------
    gazetteer : Gazetteer
    model : LanguageModel, optional
        Names entities beside the gazetteer.
    online : Online, optional
        Is asked about what the gazetteer lacks.
    uncertain_below : float
        A place of a lower confidence is uncertain.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        model: LanguageModel | None = None,
        online: Online | None = None,
        uncertain_below: float = 0.5,
    ) -> None:
        self.gazetteer = gazetteer
        self.uncertain_below = uncertain_below
        self.language_model = model
        self._with_model = Recogniser(gazetteer, model) if model else None
        self._without_model = Recogniser(gazetteer, None)
        self._resolver = Resolver(gazetteer)
        self._online = online

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> Geoparser:
        """Open the gazetteer, compiling it on first use, and load the recognition model if one is installed.

        Parameters
        ----------
        settings : Settings
        progress : callable, optional
            Told, one line at a time, what compiling is doing; standard error by default.

        Raises
        ------
        GazetteerError
            The gazetteer cannot be compiled or opened.
        SettingsError
            The online geocoder cannot be used as it is set up.
        """
        online = Online.from_settings(settings)
        return cls(
            Gazetteer.open(settings, progress), load_model(settings.recogniser_model), online, settings.uncertain_below
        )

    @property
    def recogniser(self) -> str:
        """How place names are recognised, in words for the user."""
        if self.language_model is None:
            return "the gazetteer alone"
        return f"the gazetteer and the language model {self.language_model.name}"

    def geoparse(
        self,
        text: str,
        *,
        published: dt.date | None = None,
        country: str | None = None,
        language: str = _MODEL_LANGUAGE,
    ) -> list[Resolution]:
        """Recognise and resolve the place names of a text.

        Adjectives and people's names ("Armenian") are no place names, but help to tell which places are meant.

        Parameters
        ----------
        text : str
        published : datetime.date, optional
            When the text appeared: a name out of use by then is less likely to be meant, though not impossible.
        country : str, optional
            ISO 3166-1 alpha-2 code of the country that the source is about, if known.
        language : str
            ISO 639-1 code of the text's language; the model is asked about English only.

        Returns
        -------
        list of Resolution
            Sorted by start, not overlapping. A name that no place bears has no place, and says so in `method`.
        """
        recognised = self._recogniser(language).find(text, language)
        toponyms = recognised.toponyms
        resolved = self._resolver.resolve(text, [*toponyms, *recognised.demonyms], country, language, _year(published))
        resolutions = resolved[: len(toponyms)]
        return self._online.complete(resolutions) if self._online else resolutions

    def resolve(
        self,
        text: str,
        toponyms: Sequence[Toponym],
        *,
        published: dt.date | None = None,
        country: str | None = None,
        language: str = "",
    ) -> list[Resolution]:
        """Resolve given place names of a text, in the order given.

        Parameters
        ----------
        text : str
        toponyms : sequence of Toponym
            ``text[start:end] == name`` for each.
        published : datetime.date, optional
            When the text appeared.
        country : str, optional
            ISO 3166-1 alpha-2 code of the country that the source is about, if known.
        language : str
            ISO 639-1 code of the text's language; empty: told by the alphabet.
        """
        resolutions = self._resolver.resolve(text, toponyms, country, language, _year(published))
        return self._online.complete(resolutions) if self._online else resolutions

    def explain(
        self,
        text: str,
        *,
        published: dt.date | None = None,
        country: str | None = None,
        language: str = _MODEL_LANGUAGE,
        most: int = 5,
    ) -> Iterator[str]:
        """Say, line by line, why each place name of a text is resolved as it is.

        Parameters
        ----------
        text : str
        published : datetime.date, optional
            When the text appeared.
        country : str, optional
            ISO 3166-1 alpha-2 code of the country that the text is about.
        language : str
            ISO 639-1 code of the text's language.
        most : int
            Candidates to show for each name.
        """
        recognised = self._recogniser(language).find(text, language)
        year = _year(published)
        return explanation(self._resolver, text, recognised, country, most, year, self.uncertain_below, language)

    def _recogniser(self, language: str) -> Recogniser:
        """Choose the recogniser for a text: the model knows English only."""
        return (self._with_model if language in {_MODEL_LANGUAGE, ""} else None) or self._without_model

    def close(self) -> None:
        """Close the gazetteer and the cache."""
        self.gazetteer.close()
        if self._online:
            self._online.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _year(day: dt.date | None) -> int | None:
    return day.year if day else None
