"""People who are called like places: "Vienna Teng sang", "Ms Kenya Barris"; offices that make a place of one."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from itertools import pairwise

from geo.geoparse.fold import fold
from geo.geoparse.matcher import Span
from geo.geoparse.surroundings import Surroundings
from geo.geoparse.words import (
    COMMON_WORDS,
    FORCES,
    LOCAL_WORDS,
    ORGANISATION_WORDS,
    PEOPLE,
    PERSONAL_VERBS,
    SPEECH_VERBS,
    SURNAMES,
    TITLES,
    UNIT_WORDS,
)

# Not "Miss", which whole countries are called at pageants.
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Sir|Lady)\.?\s$")
_LONGEST_COURTESY = 6
_CALLED_A_PERSON = re.compile(
    rf",\s(?:an?|the|her|his|their)\s(?:[\w-]+\s){{0,3}}(?:{'|'.join(sorted(PEOPLE))})\b[^,.;\n]{{0,40}}[,.]"
)
_AGE = re.compile(r",\s\d{1,2},\s")
_OFFICERS = {"mayor", "president", "governor", "minister", "senator", "chairman", "chairwoman", "director", "leader"}
_SAYS = "|".join(sorted(SPEECH_VERBS | PERSONAL_VERBS))
_SOMEBODY = "|".join(sorted(_OFFICERS | PEOPLE))
_DOES_AS_PEOPLE_DO = re.compile(
    rf"\s(?:(?:has|had|have)\s)?(?:\w+ly\s|also\s)?(?:{_SAYS})\b|,?\swhose?\s|,\s\d{{1,2}},"
    rf"|,\s(?:an?|the|her|his|their)\s(?:[\w-]+\s){{0,3}}(?:{_SOMEBODY})\b"
)
_WHERE = frozenset({"in", "near", "outside", "around", "across", "inside", "throughout", "at"})
# A word with a capital that stands after a name, and is a family name if it is nothing else.
_FAMILY_NAME = re.compile(r"\s([^\W\d_][^\W\d_]+(?:['’-][^\W\d_]+)*)")
_OFFICE = re.compile(
    r"\s(?:(?:Vice|Deputy|Acting|Former)\s)?"
    r"(?:Mayor|President|Governor|Gov\.|Senator|Sen\.|Rep\.|Premier|Chancellor|Sheriff|King|Queen|Prince|Princess"
    r"|(?:Prime|Foreign|Defen[cs]e|Interior|Finance|Health)\sMinister|(?:Police|Fire)\sChief|Attorney\sGeneral"
    r"|Ambassador|Coach)\s[^\W\d_][^\W\d_]+"
)
# The rebels, parties and people of a place in capitals: "Iraq Kurds said" is no one person.
_SEVERAL = re.compile(r"[^s]s$")
_OTHER_THAN_NAMES = (
    COMMON_WORDS | UNIT_WORDS | ORGANISATION_WORDS | LOCAL_WORDS | FORCES | {title.lower() for title in TITLES}
)


def called_a_person(text: str, end: int) -> bool:
    """Whether what follows a name says whose it is: ", a mother of three,"."""
    return _CALLED_A_PERSON.match(text, end) is not None


def age_follows(text: str, end: int) -> bool:
    """Whether somebody's age follows a name: ", 34, "."""
    return _AGE.match(text, end) is not None


def office_follows(text: str, end: int) -> bool:
    """Whether an office and its holder follow a name: "Houston Mayor Sylvester Turner", which no person begins."""
    match = _OFFICE.match(text, end)
    return match is not None and match.group().split()[-1] not in {"Jr", "Sr"}


def courtesy(span: Span, around: Surroundings) -> bool:
    """Whether a title that only people have stands right before a name: "Ms Kenya Barris"."""
    return _COURTESY.search(around.text, max(0, span.start - _LONGEST_COURTESY), span.start) is not None


def given_name(span: Span, around: Surroundings) -> bool:
    """Whether a name and the capitalised word after it are somebody's, by what that somebody does or is.

    "Vienna Teng sang", "Tripoli Giannini said", "Havana Ginger, 23,", "singer India Arie"; not "Kenya Police said",
    "Jordan Valley, whose ...", "In Damascus Assad said".
    """
    if span.last - span.first != 1 or around.shouts(span) or around.before(span).lower() in _WHERE:
        return False
    match = _FAMILY_NAME.match(around.text, span.end)
    if match is None or not _is_family_name(match.group(1), around):
        return False
    if around.before(span) in PEOPLE and around.joined_before(span):
        return True
    return _DOES_AS_PEOPLE_DO.match(around.text, match.end()) is not None


def add_family_names(spans: Sequence[Span], evidence: Sequence[MutableMapping[str, float]], text: str) -> None:
    """Add which names are the second of somebody's two, for the later mentions of "Kenya London"."""
    for number, (span, following) in enumerate(pairwise(spans)):
        if "given_name" in evidence[number] and text[span.end : following.start] == " ":
            evidence[number + 1]["family_name"] = 1.0


def _is_family_name(word: str, around: Surroundings) -> bool:
    if not word[0].isupper() or word.isupper() or word.lower() in around.lower:
        return False
    folded = fold(word)
    if folded in SURNAMES:
        return True
    return folded not in _OTHER_THAN_NAMES and folded not in around.demonyms and not _SEVERAL.search(folded)
