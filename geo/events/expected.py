"""Place names that a sentence's build leads one to expect where the recogniser saw none.

Reports of events name places in fixed turns: "in X", "X district", "X (Y, Z)", "coded to X". What stands there and is
in the gazetteer is taken for a place, so that an event is not lost with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.events.capitals import with_capitals
from geo.events.places import is_demonym
from geo.geoparse import Geoparser
from geo.model import Article, Resolution, Toponym

_NO_START = (
    r"(?!(?:The|A|An|It|He|She|They|We|On|In|At|By|From|This|That|These|And|But|Both|January|February|"
    r"March|April|May|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"President|Prime|Minister|"
    r"General|Police|Parliament|Congress|Ministry|Government|Army|Members|People|Several|Local|Property|Casualties)\b)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĠĢİĪĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ][\w'’]*(?:-\w+)*"
_NAME = (
    rf"{_NO_START}{_CAPITAL}(?:\s+(?:(?:de|del|de\s+la|de\s+los|la|las|los|do|da|dos|al|el|ul|of|bin|y|e|ash|az|an|ar|"
    rf"as)\s+)?{_CAPITAL}){{0,4}}"
)
_UNIT = (
    r"(?:districts?|villages?|towns?|cit(?:y|ies)|province|township|municipality|governorate|regions?|"
    r"upazila|woreda|county|state|"
    r"department|oblast|raion|kebele|zone|settlement|area|island|peninsula|countryside|LGA|parish|commune)"
)
_GIVEN = re.compile(
    rf"\b(?:in|near|at|off|around|outside|into|(?:have|has|had)\s+(?:held|controlled)|towards?|between|entered|reached|left|fled|visited|(?:re)?taken|"
    rf"(?:re)?took|regained|"
    rf"(?:re)?captur(?:ed|ing)|seized|shell(?:ed|ing)|bomb(?:ed|ing)|hit|struck|hitting|striking|"
    rf"attack(?:ed|ing)|stormed|besieged|"
    rf"liberated|occupied|keeping|(?:rest|parts?|outskirts|capture|shelling|bombing|loss)\s+of|"
    rf"(?:{_UNIT})\s+of|coded\s+(?:to|as|at))\s+"
    rf"(?:the\s+)?(?:{_UNIT}\s+of\s+|nearby\s+|downtown\s+|central\s+|northern\s+|southern\s+|eastern\s+|"
    rf"western\s+)?(?P<name>{_NAME})"
)
_UNIT_AFTER = re.compile(rf"\b(?P<name>{_NAME})\s+{_UNIT}\b")
_FEATURED = re.compile(rf"\b(?P<name>{_NAME})(?=\s+(?:bridge|corridor|reservoir|monastery)\b)")
# "the Gao-Ansongo road": two names that a hyphen joins.
_ROUTE = re.compile(
    r"\b(?P<from>[A-Z][\w'’]+)[-–](?P<to>[A-Z][\w'’]+)(?=\s+(?:road|highway|route|motorway|railway|axis|corridor|section)\b)"
)
_CONTAINER = re.compile(
    rf"(?:\s+{_UNIT})?\s*(?:,\s*|\(\s*(?:coded\s+to\s+)?|\)\s*,?\s*\(|\s+of\s+(?:the\s+)?|\s+-\s+|"
    rf"\s+in\s+(?:the\s+)?)(?P<name>{_NAME})"
)
_LISTED = re.compile(rf"(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+)(?P<name>{_NAME})")
# "Hakari bridge" is one name, which "Hakari" alone would miss by far.
_FEATURE = re.compile(r"\s+(?:bridge|corridor|pass|reservoir|monastery|height|crossing|cathedral|checkpoint|airport)\b")
_LEAST_CONFIDENCE = 0.4


def find_places(article: Article, geoparser: Geoparser, country: str | None = None) -> list[Resolution]:
    """Recognise and resolve the places of an article, those included that only the build of a sentence gives away.

    Parameters
    ----------
    article : Article
    geoparser : Geoparser
    country : str, optional
        ISO 3166-1 alpha-2 code of the country that the article is about, if known.

    Returns
    -------
    list of Resolution
        Sorted by start, not overlapping. Expected names that the gazetteer lacks are left out.
    """
    found = geoparser.geoparse(article.body, published=article.published, country=country, language=article.language)
    known = [resolution.toponym for resolution in found]
    expected = expected_toponyms(article.body, known)
    if not expected:
        return with_capitals(article.body, found, geoparser.gazetteer)
    # Resolved together with the others, which tell what is near; those keep the place they already have.
    together = [*known, *expected]
    resolved = geoparser.resolve(article.body, together, published=article.published, country=country)[len(known) :]
    added = [r for r in resolved if r.place is not None and r.confidence >= _LEAST_CONFIDENCE and not is_demonym(r)]
    all_found = sorted([*found, *added], key=lambda r: r.toponym.start)
    return with_capitals(article.body, all_found, geoparser.gazetteer)


def expected_toponyms(text: str, known: Sequence[Toponym]) -> list[Toponym]:
    """Find the names that stand where a place is to be expected.

    Parameters
    ----------
    text : str
    known : sequence of Toponym
        Recognised already: nothing that overlaps them is returned.

    Returns
    -------
    list of Toponym
        Sorted by start, not overlapping.
    """
    taken = bytearray(len(text))  # one byte a character: asked often, also of texts that are all names
    for toponym in known:
        taken[toponym.start : toponym.end] = b"\1" * (toponym.end - toponym.start)
    expected: list[Toponym] = []

    def take(match: re.Match[str], group: str = "name") -> bool:
        start, end = match.span(group)
        if feature := _FEATURE.match(text, end):
            end = feature.end()
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\1" * (end - start)
        expected.append(Toponym(start, end, text[start:end]))
        return True

    for pattern in (_GIVEN, _UNIT_AFTER, _FEATURED):
        for match in pattern.finditer(text):
            take(match)
    for match in _ROUTE.finditer(text):
        take(match, "from")
        take(match, "to")
    ends = [toponym.end for toponym in [*known, *expected]]
    while ends:
        end = ends.pop()
        for pattern in (_CONTAINER, _LISTED):
            following = pattern.match(text, end)
            if following is not None and take(following):
                ends.append(following.end("name"))
    for match in _again({t.name for t in [*known, *expected]}, text):
        take(match)
    return sorted(expected, key=lambda t: t.start)


def _again(names: set[str], text: str) -> Iterator[re.Match[str]]:
    """Find names that are places elsewhere in the text and no part of a longer name here."""
    likely = sorted((re.escape(name) for name in names if len(name) > 3 and name[0].isupper()), key=len, reverse=True)
    if not likely:
        return
    for match in re.finditer(rf"\b(?P<name>{'|'.join(likely)})\b(?!\s+[A-Z])", text):
        before = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
        if before is None or not before[1][0].isupper() or _NOT_OF_NAME.match(before[1]):
            yield match


_LAST_WORD = re.compile(r"(?<![.!?]\s)\b([\w'’-]+)\s$")
_NOT_OF_NAME = re.compile(
    r"(?:In|On|At|From|The|And|But|After|Near|While|When|Since|To|By|Of|\w+day|January|February|March|April|"
    r"June|July|August|\w+ber)$"
)
