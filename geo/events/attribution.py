"""Who says so: the speaker of a sentence as written, and which part of the sentence only names the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAY = (
    r"(?:said|says|reported|reports|announced|announces|claimed|claims|confirmed|confirms|stated|states|"
    r"added|told|tells|"
    r"acknowledged|admitted|insisted|argued|wrote|declared|noted|explained|alleged|estimated|counted|put|"
    r"warned|revealed|disclosed|"
    r"say|listed|recalled|replied|maintained|described|called|spoke|accused|blamed|denied|denies|rejected|dismissed)"
)
# These can stand between commas or at the end of a sentence.
_SAY_AFTER = (
    r"(?:said|says|say|reported|reports|announced|claimed|confirmed|stated|added|wrote|noted|insisted|"
    r"told\s+(?:(?!after\b|when\b|as\b|while\b|following\b|before\b|because\b|since\b)[\w/&.-]+\s){0,6}?[\w/&.-]+|acknowledged|admitted|recalled)"
)
_ADVERB = (
    r"(?:(?:also|later|then|earlier|meanwhile|further|again|had|has|have|already|first|itself|himself|"
    r"repeatedly|afterwards|openly|since)\s+)*"
)
_WHEN = (
    r"(?:\s+(?:late\s+|early\s+)?(?:on\s+)?(?:the\s+same\s+day|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|today|yesterday|on\s+(?:X|Twitter|Telegram|Facebook|Instagram|social\s+media)\b|in\s+(?:a|an|the|his|her|its)\s+(?:[\w-]+\s+){0,2}(?:address|speech|"
    r"statement|interview|briefing|report|post|message)))*"
)
_NAME = r"[^,;:.\"“”()]{2,110}?(?:,\s[^,;:.]{2,70},)?"
# The full stop of an initial or a title ends no name ("U.N.", "Col. J. R. Smith"): another dot stands in for it.
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Dr|Lt|Mr|Ms|St|Gen|Col|Maj|Sgt|Gov|Sen|Mrs|Rev|Prof|Capt|Brig|Cmdr)\.(?!\s*$)")
_STAND_IN = "\N{ONE DOT LEADER}"

_ACCORDING = re.compile(
    r"(?:^|,?\s+)(?P<clause>(?:according\s+to|as\s+reported\s+by|as\s+stated\s+by|citing|"
    r"quoting)\s+(?P<who>[^,;:.]{2,110}(?<!\s)(?:,\s(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+){0,3}(?=\.?$|,))?))(?=[,;:.]|$)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf",[\"'”’]?\s+(?P<clause>(?P<who>[^,;:\"“”()]{{2,120}}?(?:,\s[^,;:.]{{2,70}},)?)"
    rf"\s+{_ADVERB}{_SAY_AFTER}{_WHEN})(?=[,.;]|\s+(?:as|citing)\b|\s*$)"
)
_PREFIX = re.compile(
    rf"^(?:(?:[\"'“‘]|On|In|At|By|From|Late|Early|Earlier|Later|Meanwhile|Within|A\s+day|"
    rf"Hours)[^,]{{0,60}},\s+)?(?:But|And|However,|Meanwhile,|While)?\s*"
    rf"(?P<clause>(?P<who>{_NAME})\s+{_ADVERB}{_SAY}\b(?!\s+(?:by|as|to\s+be)\b){_WHEN}(?:\s+that\b)?)",
)
_COMES_LATER = re.compile(
    rf",?\s+(?P<clause>(?:and|but|while|which)\s+(?P<who>[^,;:.]{{0,80}}?)\s*\b{_ADVERB}{_SAY}\b{_WHEN}(?:\s+that\b)?)"
)
_WHEN_SAID = (
    r"\s+(?:late\s+|early\s+)?on\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}\s[A-Z]|"
    r"[A-Z][a-z]{2,8}\.?\s\d)(?:(?!\s(?:after|when|while|as|following)\s)[^,;])*"
)
_QUOTE_END = re.compile(
    rf"[,?!][\"”’']\s+(?:(?:said|added)\s+(?P<who3>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]+){{1,3}})(?:,\s\d{{1,3}})?"
    r",?\s+(?:in|at|near|outside)\s[^,;.]{3,60}|"
    rf"(?P<who1>[^,;:.\"“”]{{2,100}}?(?:,\s[^,;:.\"“”]{{2,70}},)?)\s+{_SAY_AFTER}|(?:said|"
    rf"added)\s+(?P<who2>[^,;:\"“”]{{2,100}}?))(?:{_WHEN_SAID})?(?=[,.;]|\s*$|\s+(?:after|as|when|while|from)\b)"
)
_NOBODY = re.compile(r"^(?:neither|nobody|no|none)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:it|he|she|they|officials\s+there|the\s+(?:same\s+)?(?:ministry|officials?|statement|"
    r"spokesm[ae]n|spokeswoman|source|service|office|agency|department|command))$",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"\b(?:was|were|is|are|had|have|has|killed|wounded|injured|struck|hit|attacked|fired|shelled|took|"
    r"when|after|that|because)\b"
)
_LEADING = re.compile(r"^(?:(?:and|but|while|whereas|although|as|also|meanwhile)\s+)+", re.IGNORECASE)
_LEADING_WHEN = re.compile(
    r"^(?:(?:on|in|at|late|early|by)\s+[^,]{2,40},\s+|(?:a|an|\w+)\s+(?:hour|day|week|month|"
    r"year)s?\s+(?:earlier|later|ago)\s+|"
    r"(?:late\s+|early\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|"
    r"Fri|Satur|Sun)day\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a sentence says.

    Attributes
    ----------
    start, end : int
        The part of the sentence that names the speaker and the verb of saying: it reports nothing itself.
    who : str
        As written; empty where the sentence only has a pronoun that `follows` resolves.
    governs : tuple of (int, int)
        The part of the sentence that is said.
    """

    start: int
    end: int
    who: str
    governs: tuple[int, int]


def find_attributions(sentence: str, previous: str = "") -> list[Attribution]:
    """Find who says so in a sentence.

    Parameters
    ----------
    sentence : str
    previous : str
        Who spoke in the sentence before: "it said" and "the ministry added" speak on for the same speaker.

    Returns
    -------
    list of Attribution
        In the order of the sentence; empty for unattributed narration.
    """
    sentence = _ABBREVIATED.sub(lambda match: match.group()[:-1] + _STAND_IN, sentence)
    found: list[Attribution] = []
    if match := _PREFIX.match(sentence):
        _add(found, match, previous, (match.end(), len(sentence)))
    for pattern in (_ACCORDING, _SUFFIX):
        for match in pattern.finditer(sentence):
            _add(found, match, previous, (0, len(sentence)))
    for match in _COMES_LATER.finditer(sentence):
        who_before = found[0].who if found else previous
        _add(found, match, who_before, (match.end(), len(sentence)))
    if match := _QUOTE_END.search(sentence):
        group = next(group for group in ("who1", "who2", "who3") if match[group])
        found.append(Attribution(match.start() + 2, match.end(), _name(match[group], previous), (0, match.start())))
    if not found and previous and _QUOTED.fullmatch(sentence):
        found.append(Attribution(0, 0, previous, (0, len(sentence))))  # who spoke before speaks on
    return sorted(found, key=lambda a: a.start)


_QUOTED = re.compile(r"[\"“”][^\"“”]+[\"“”]\.?")


def _add(found: list[Attribution], match: re.Match[str], previous: str, governs: tuple[int, int]) -> None:
    written = _LEADING.sub("", match["who"].strip())
    if written and (_NOBODY.match(written) or _VERB_INSIDE.search(written) or not _looks_like_speaker(written)):
        return
    start, end = match.span("clause")
    if any(start < other.end and other.start < end for other in found):
        return
    found.append(Attribution(start, end, _name(written, previous), governs))


def _looks_like_speaker(written: str) -> bool:
    return (
        bool(_PRONOUN.match(written))
        or any(word[:1].isupper() for word in written.split())
        or bool(_SPEAKERS.search(written))
    )


_SPEAKERS = re.compile(
    r"\b(?:officials?|authorities|police|ministry|government|army|military|residents?|witnesses|witness|"
    r"reporters?|media|sources?|prosecutors?|"
    r"spokes\w+|activists?|doctors?|medics|groups?|agency|leaders?|locals|villagers?|governor|mayor|"
    r"president|minister|command(?:er)?|both\s+sides|"
    r"directors?|head|chief|managers?|surgeons?|nurses?|lawyers?|teachers?|survivors?|relatives?|neighbou?rs?|colonel|general|captain|"
    r"eyewitness(?:es)?|newspaper|radio|television|monitors?|charity|union|embassy|court|hospital|"
    r"each\s+side|ombudsman|organi[sz]ation|observers?|rebels?|militants?|statement|"
    r"party|parties|family|campaign|movement|company|coalition|network|federation|association)\b",
    re.IGNORECASE,
)


def _name(written: str, previous: str) -> str:
    name = _LEADING_WHEN.sub("", _LEADING.sub("", re.sub(r"\s+", " ", written.replace(_STAND_IN, ".")).strip(" ,")))
    if not name or (_PRONOUN.match(name) and (previous or " " not in name)):
        return previous
    return name


def is_same_speaker(first: str, second: str) -> bool:
    """Tell whether two ways of naming who says so mean one: "Police" and "the police", "the ministry" and its name.

    Parameters
    ----------
    first, second : str
        As written.
    """
    one, other = (
        {word for word in name.casefold().split() if word not in {"the", "a", "an"}} for name in (first, second)
    )
    return bool(one and other) and (one <= other or other <= one)


def speaker_at(attributions: list[Attribution], position: int) -> str:
    """Return who says what stands at a position in the sentence; empty for unattributed narration.

    Parameters
    ----------
    attributions : list of Attribution
    position : int
    """
    best = ""
    for attribution in attributions:
        if attribution.governs[0] <= position < attribution.governs[1] and attribution.who:
            best = attribution.who if attribution.governs[0] > 0 or not best else best
    return best
