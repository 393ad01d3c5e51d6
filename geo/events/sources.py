"""Whose voice a report is: its publisher's, unless it prints or passes on what another wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.model import Article, Event

_VIA = re.compile(r"\s+via\s+|\s*/\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
#: Two papers can write the same short sentence by themselves.
_LEAST_WORDS = 8
_SAME_SHARE = 0.8
_RUN = 3


def publisher_of(event: Event, articles: Mapping[str, Article]) -> str:
    """Name the publisher of a report: of "AP via ClickOnDetroit" the agency, which counts once wherever it appears.

    Parameters
    ----------
    event : Event
    articles : mapping of str to Article
        By `Article.id`. An article that is missing or names no publisher is its own.
    """
    article = articles.get(event.evidence.article_id)
    return _VIA.split(article.publisher)[0].strip() if article and article.publisher else event.evidence.article_id


def independent(reports: Sequence[Event], articles: Mapping[str, Article]) -> dict[str, tuple[str, str]]:
    """Tell whose voice each report is.

    Parameters
    ----------
    reports : sequence of Event
        Of one event, in the order of publication: of two with the same words the first is the original.
    articles : mapping of str to Article

    Returns
    -------
    dict
        By the report's id: the name of the source and, where it is not the report's own publisher, why, in plain
        words. A report that prints the words of another publisher's, or names another of these publishers as its
        source ("Reuters reported"), is that one's.
    """
    names: dict[str, str] = {}
    for event in reports:
        name = publisher_of(event, articles)
        names.setdefault(name.casefold(), name)
    voices: dict[str, tuple[str, str]] = {}
    seen: list[tuple[frozenset[tuple[str, ...]], str]] = []
    for event in reports:
        own = names[publisher_of(event, articles).casefold()]
        runs = _runs(event.evidence.text)
        original = next((name for printed, name in seen if _same(runs, printed)), own)
        cited = names.get(event.attributed_to.casefold(), own)
        if original != own:
            voices[event.id] = original, f"{own} prints the words of {original}"
        elif cited != own:
            voices[event.id] = cited, f"{own} passes on what {cited} reported"
        else:
            voices[event.id] = own, ""
        seen.append((runs, voices[event.id][0]))
    return voices


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Cut a sentence into all runs of three words; none where it is short."""
    words = _WORD.findall(text.casefold())
    if len(words) < _LEAST_WORDS:
        return frozenset()
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _same(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    return bool(first and second) and len(first & second) >= _SAME_SHARE * len(first | second)
