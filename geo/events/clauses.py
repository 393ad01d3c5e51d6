"""The clauses of a sentence: each may report its own event at its own time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.events.quantities import NUMBER

_BREAK = re.compile(
    r";\s+|\s+[–—]\s+"
    r"|,?\s+(?P<contrast>while|whereas|although|though|but)\s+"
    r"|,\s+(?P<join>and|then|yet)\s+"
    # ", a day earlier a mine had killed two", "and two days later rebels came": two sentences joined
    r"|(?:,|,?\s+and|,?\s+then)\s+(?=(?P<splice>(?:on\s+|by\s+)?the\s+(?:next|following)\s+(?:day|night|morning|afternoon|evening|week|month)\s+|"
    r"(?:(?:just|only)\s+)?(?:an?|one|two|three|four|five|six|seven|the|hours|days|weeks)\s+"
    r"(?:(?:few\s+)?(?:hours?|days?|weeks?|months?|years?|nights?|morning|evening)\s+)?(?:earlier|later|before)\s+(?!after\b|that\b)))"
    r"|,\s+(?P<relative>(?:(?:from|to|in|at|under|over|through|of|by)\s+)?(?:which|whom|where)|who|whose|when)\s+"
    # "in Bamenda, a city where protests broke out in 2016"
    r"|,\s+(?P<apposition>(?:an?|the)\s+(?:[\w'’-]+\s+){1,4}?(?:where|in\s+which|that\s+ha[sd]|which))\s+"
    r"|,\s+(?P<participle>(?:re)?(?:captured|taken|seized|shelled|bombed|occupied|attacked|besieged|"
    r"liberated|held|lost|destroyed)\s+"
    r"(?:from|by|in|on|during|after|since)\b)"
    r"|(?:^|,?\s+)(?P<before>(?:(?:just|only|barely|shortly|soon|immediately)\s+)?"
    r"(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)?"
    r"(?:(?:minutes?|hours?|days?|weeks?|months?|years?)\s+)?(?:after|"
    r"following(?!\s+(?:day|morning|night|evening|afternoon|week|weekend|month|year)\b))"
    r"|(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)(?:hours?|days?|weeks?|months?|years?)\s+before)"
    r"\s+(?!(?:noon|midnight|"
    r"midday|dawn|dark|seven|eight|nine|ten|one|two|three|four|five|six|"
    r"\d)\b)"
    r"|,?\s+(?P<cause>on\s+the\s+(?:same\s+)?day(?:\s+(?:that|when))?(?!\s+of\b)|because|in\s+reply\s+to|"
    r"in\s+response\s+to|in\s+retaliation\s+for|over\s+the\s+killing)\s+",
    re.IGNORECASE,
)
# "died after stepping on a mine" tells how.
_SAME_EVENT = re.compile(r",?\s+after\s+(?!following\b)\w+ing\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|did|does|could|said|took|struck|hit|fell|began|broke|"
    r"tore|swept|retook|overran|withdrew|sank|threw|ran|gave|burst|flew|caught|sent|rang|swore|became|"
    r"left|drove|shot|went|died|dies|fought|came|met|held|told|put|set|led|blew|fled|"
    r"[a-z]{3,}ed)\b"
)
_VERB_FIRST = re.compile(rf",\s+(?:(?:also|later|then|\w+ly)\s+)?{_FINITE.pattern}")
# "struck Rafah, where hundreds were killed in 2014, on Tuesday": the day is the main clause's again.
_BACK_TO_WHEN = re.compile(
    r",\s+(?:(?:late|early|overnight)\s+)?(?:on|yesterday|today|overnight|last)\b[^,;]{0,30}(?:[.,;]|$)", re.IGNORECASE
)
# "six people were killed in Fuzuli; seven in Jabrayil": the verb is the one before.
_LISTS_ON = re.compile(
    rf"(?:and\s+)?(?:another\s+|a\s+further\s+)?{NUMBER}\s+(?:others?\s+|more\s+|people\s+)?(?:in|near|at|outside)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+(?:of\s+)?)?(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+)*\s*(?:(?:,|;|\band\b)\s*(?:and\s+)?\w+\s+(?:in|near|at)\b|"
    r"\bon\s+\w+\s*[.;,]|[.;]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence.

    Attributes
    ----------
    start, end : int
        Offsets in the sentence.
    background : bool
        It tells what went before, or why.
    relative : bool
        It says more of something named before.
    goes_on : int
        Of "The blast", which a relative clause keeps from its verb: number of the clause that has it; 0 for others.
    """

    start: int
    end: int
    background: bool = False
    relative: bool = False
    goes_on: int = 0


def split_clauses(sentence: str) -> list[Clause]:
    """Split a sentence where another clause with its own verb begins; lists stay whole.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    list of Clause
        Covering the sentence, in its order; at least one.
    """
    cuts: list[tuple[int, bool, bool]] = [(0, False, False)]
    for match in _BREAK.finditer(sentence):
        background = match["before"] is not None or match["cause"] is not None
        relative = any(match[group] is not None for group in ("relative", "apposition", "participle"))
        if _SAME_EVENT.match(sentence, match.start()):
            continue
        if _LISTS_ON.match(sentence, match.end()):
            continue
        if (match["join"] or match["splice"]) and not _has_own_verb(sentence, match.end()):
            continue
        # What leads into "a day after" belongs to the clause that it dates.
        cuts.append((match.start(), background, relative))
        if background or relative:
            close = sentence.find(",", match.end())
            leads = match.start() < 3 or _FINITE.search(sentence, 0, match.start()) is None
            told = (
                relative
                and _FINITE.search(sentence, match.start(), close)
                and (_has_own_verb(sentence, close + 1) or _BACK_TO_WHEN.match(sentence, close))
            )
            if close > 0 and (told or (background and leads)):
                cuts.append((close, False, False))
    cuts.sort(key=lambda c: c[0])
    edges = [c[0] for c in cuts[1:]] + [len(sentence)]
    clauses = [
        Clause(start, end, background, relative)
        for (start, background, relative), end in zip(cuts, edges, strict=True)
        if end > start
    ]
    return _resumed(sentence, clauses)


def _resumed(sentence: str, clauses: list[Clause]) -> list[Clause]:
    """Lead a bare subject over the relative clause after it to its verb: "The blast, which ..., killed two"."""
    if len(clauses) < 3 or not clauses[1].relative or clauses[0].background:
        return clauses
    first, _, third = clauses[:3]
    bare = _FINITE.search(sentence, first.start, first.end) is None
    if not bare or third.background or third.relative or not _VERB_FIRST.match(sentence, third.start):
        return clauses
    return [replace(first, goes_on=2), *clauses[1:]]


def _has_own_verb(sentence: str, position: int) -> bool:
    """Tell a clause ("and the town was shelled") from the end of a list ("and other towns")."""
    end = min((i for i in (sentence.find(",", position), sentence.find(";", position)) if i > 0), default=len(sentence))
    return _FINITE.search(sentence, position, end) is not None


def clause_at(clauses: list[Clause], position: int) -> int:
    """Return the number of the clause that holds a position of the sentence."""
    for number, clause in enumerate(clauses):
        if clause.start <= position < clause.end:
            return clause.goes_on or number
    return len(clauses) - 1
