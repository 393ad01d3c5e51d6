"""One sentence read in full: its clauses, and what each says of type, place, time, number and speaker."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from geo.events.actuality import why_fighting_is_not_meant, why_not_actual
from geo.events.attribution import Attribution, find_attributions
from geo.events.casualties import find_casualties
from geo.events.clauses import Clause, clause_at, split_clauses
from geo.events.counts import Count
from geo.events.date_words import DateContext, DateExpression
from geo.events.dates import find_dates
from geo.events.natural_causes import tells_only_harm, why_nobody_did_it
from geo.events.places import PlaceMention, read_places
from geo.events.protests import why_crowd_is_no_protest
from geo.events.sentences import Sentence
from geo.events.taxonomy import Cue, Taxonomy
from geo.model import Resolution


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a sentence; all offsets count in it."""

    sentence: Sentence
    clauses: list[Clause]
    cues: list[Cue]
    refused: list[tuple[Cue, str]]
    places: list[PlaceMention]
    dates: list[DateExpression]
    counts: list[Count]
    attributions: list[Attribution]

    def clause_of(self, position: int) -> int:
        """Return the number of the clause at a position."""
        return clause_at(self.clauses, position)

    def said_by(self, position: int) -> bool:
        """Tell whether a position lies in words that only name the speaker."""
        return any(a.start <= position < a.end for a in self.attributions)


def read_sentence(
    sentence: Sentence,
    resolutions: list[Resolution],
    taxonomy: Taxonomy,
    context: DateContext,
    speaker: str,
    quoted_by: str = "",
) -> Reading:
    """Read a sentence.

    Parameters
    ----------
    sentence : Sentence
    resolutions : list of Resolution
        Those whose toponyms stand in the sentence, in its order.
    taxonomy : Taxonomy
    context : DateContext
        What relative dates count from.
    speaker : str
        Who spoke in the sentence before; empty for nobody.
    quoted_by : str
        Who says the sentence within a longer quotation; empty where it stands in none.
    """
    text = sentence.text
    dates = find_dates(text, context)
    # Years are no numbers of victims and March is no protest: what dates the sentence is blanked for the other readers.
    undated = _blanked(text, dates)
    found = taxonomy.find_cues(undated)
    counts = find_casualties(undated)
    if not found and not counts and not resolutions:
        return Reading(
            sentence,
            [Clause(0, len(text))],
            [],
            [],
            [],
            find_dates(text, context),
            [],
            _said_by(text, speaker, quoted_by),
        )
    clauses = split_clauses(text)
    attributions = _said_by(text, speaker, quoted_by)
    cues, refused = _actual(text, found, clauses, dates, taxonomy, context.published)
    places = read_places(text, sentence.start, resolutions, attributions, cues)
    return Reading(sentence, clauses, cues, refused, places, dates, counts, attributions)


def _said_by(text: str, speaker: str, quoted_by: str) -> list[Attribution]:
    """Find who says so; within a longer quotation that names nobody else, who is quoted."""
    found = find_attributions(text, speaker)
    if quoted_by and not any(a.who for a in found):
        return [Attribution(0, 0, quoted_by, (0, len(text)))]
    return found


# "two men who had been kidnapped": what went before the event that the clause reports.
_TOLD_BEFORE = re.compile(r"\b(?:who|whom|which|that)\s+had\s+(?:been\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)


# "residents of Corinto (Cauca) whipped a man": what contains a place stands between who and what.
_CONTAINER = re.compile(
    r"\((?:(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|of|de|del|la|al|and|district|region|state|province|town),?\s*){1,9}\)"
)


def _blanked(text: str, dates: list[DateExpression]) -> str:
    for date in dates:
        if date.relation != "offset":
            # "has been closed since August": that it goes on is told by a word that is no date.
            start = date.start + len("since") * text[date.start :].casefold().startswith("since ")
            text = text[:start] + " " * (date.end - start) + text[date.end :]
    return _CONTAINER.sub(lambda match: " " * len(match.group()), text) if "(" in text else text


# A protest that is called for is none yet, other than what protesters call for.
_CALLED_FOR = re.compile(
    r"\bcall(?:s|ed|ing)\s+for\s+(?:(?:an?|the|more|new|mass|fresh|further|nationwide|peaceful|renewed|another)\s+){0,3}$",
    re.IGNORECASE,
)
_KEPT_FROM = re.compile(r"\b(?:prevented|barred|stopped|blocked|kept)\b[^,;]*\bfrom\s+$", re.IGNORECASE)
_UNFOUGHT = re.compile(r"no\s+(?:\w+\s+)?(?:clashes|fighting|fight|resistance|shots?|firing)\b", re.IGNORECASE)
_COMPLAINS = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|demand\w*|denounc\w*|oppos\w+|reject\w*|slogans?|banners?|placards?|strikes?)\b",
    re.IGNORECASE,
)
_RECENT = dt.timedelta(days=60)


def _is_recent(date: DateExpression, published: dt.date | None) -> bool:
    return date.period is None or published is None or published - date.period.end < _RECENT


def _actual(
    text: str,
    found: list[Cue],
    clauses: list[Clause],
    dates: list[DateExpression],
    taxonomy: Taxonomy,
    published: dt.date | None,
) -> tuple[list[Cue], list[tuple[Cue, str]]]:
    """Keep the cues of what happened; what is commemorated on a day that is named did happen on it."""
    kept: list[Cue] = []
    refused: list[tuple[Cue, str]] = []
    protest = next((cue.start for cue in found if taxonomy.family(cue.type) == "unrest" and cue.strength >= 3), None)
    for cue in found:
        clause = clauses[clause_at(clauses, cue.start)]
        reason = "" if cue.strength == 4 else why_not_actual(text, cue.start, cue.end, clause.start)
        own = [d for d in dates if clause.start <= d.start < clause.end]
        own_date = any(d.period is not None or d.relation == "offset" for d in own)
        # "the anniversary of the truce of 10 November 2020" tells when the truce was, "marked on Monday" does not.
        if reason == "commemorated" and protest is None and own and not any(_is_recent(d, published) for d in own):
            reason = ""
        family = taxonomy.family(cue.type)
        if reason == "ended" and family == "rest":
            reason = ""  # that aid or a road was stopped is what happened
        reason = reason or _why_of_another_kind(text, cue, family)
        if not reason and protest is not None and family != "unrest" and cue.start > protest:
            reason = "what is protested against"
        if reason == "hypothetical" and family == "unrest" and _KEPT_FROM.search(text, clause.start, cue.start):
            reason = ""  # a protest that the police did not let begin is one that they intervened in
        called_for = cue.start == protest and _CALLED_FOR.search(text, clause.start, cue.start)
        if reason and not (family == "unrest" and not called_for and reason in {"an aim", "demanded", "commemorated"}):
            refused.append((cue, reason))
        elif cue.strength > 1 and (
            (clause.background and not own_date and not _is_the_news(text, clause, clauses, found))
            or _TOLD_BEFORE.search(text, clause.start, cue.start)
        ):
            kept.append(replace(cue, strength=1))
        else:
            kept.append(cue)
    if len(kept) == 1 and _UNFOUGHT.match(text, kept[0].start):
        # Alone it tells that nothing happened; beside "seized the town" it tells how.
        return [], [*refused, (kept[0], "negated")]
    return kept, refused


_JUST_AFTER = re.compile(r",?\s*(?:after|following)\s", re.IGNORECASE)


def _is_the_news(text: str, clause: Clause, clauses: list[Clause], found: list[Cue]) -> bool:
    """Tell "the mayor spoke after soldiers burned houses" from background: the rest of the sentence tells no event."""
    if _JUST_AFTER.match(text, clause.start) is None:
        return False
    return not any(c.strength > 1 and not clauses[clause_at(clauses, c.start)].background for c in found)


def _why_of_another_kind(text: str, cue: Cue, family: str) -> str:
    """Say why what a cue reports is no fighting or no protest, by what else the sentence says; else empty."""
    if family == "fighting":
        harm = tells_only_harm(text[cue.start : cue.end])
        return why_fighting_is_not_meant(text) or (why_nobody_did_it(text) if harm else "")
    if cue.type == "Protests" and not _COMPLAINS.search(text):
        return why_crowd_is_no_protest(text)
    return ""
