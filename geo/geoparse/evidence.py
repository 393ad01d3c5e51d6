"""What speaks for and against a span of text being a place name, as named numbers."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geo.geoparse import personal_names, plain_words
from geo.geoparse.control import befell, forces_move
from geo.geoparse.definition import called_a_place
from geo.geoparse.fold import fold
from geo.geoparse.language_model import Entity
from geo.geoparse.matcher import ABBREVIATIONS, Span
from geo.geoparse.motion import on_the_way
from geo.geoparse.phrasing import introduced
from geo.geoparse.sport import WHERE, drawn_with, in_a_match, transferred
from geo.geoparse.surroundings import Surroundings
from geo.geoparse.words import (
    CALENDAR_WORDS,
    CIVIC_WORDS,
    CLUB_WORDS,
    COMMON_WORDS,
    FIRST_NAMES,
    GIVEN_NAMES,
    HAD_BY_PLACES,
    LOCAL_WORDS,
    NAMESAKES,
    ORGANISATION_WORDS,
    OWNED_BY_PLACES,
    PLACE_PREPOSITIONS,
    PUBLICATION_WORDS,
    SPEECH_VERBS,
    STREET_WORDS,
    SURNAMES,
    TITLES,
    UNIT_WORDS,
)
from geo.model import GeoPrecision

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Far beyond what all other evidence together can outweigh.
RULED_OUT = -50.0
_CURATED_POPULATION = 20_000
_NAMED_OF_A_PLACE = frozenset({"University", "College", "Bank", "Voice", "School"})
# "SPRINGFIELD, Ohio (AP) -", "Lagos, 3 May (Reuters) -", at the beginning of a line.
_DATELINE = re.compile(
    r"(?:, [^\W\d_][\w. ]{1,24})?"
    r"(?: \([A-Z][\w./ ]{1,24}\) ?[-\u2013\u2014]{1,2}|\s?(?:\u2014|--)|\s[-\u2013])\s?(?=\S)"
)
_CIVIC = re.compile(rf"\s(?:{'|'.join(sorted(CIVIC_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_HIGHWAY = re.compile(r"\s(?:\d|Route|Highway|Open\b)")
_SHORTEST_SHOUT = 3
_INDENT = 8
_OF_OTHERS = frozenset({"in", "near", "outside", "around", "across", "inside", "throughout", "from"})
Evidence = dict[str, float]
_MARKS_AFTER = {"'": "possessive", "\u2019": "possessive", ",": "comma_after", "-": "hyphen_after"}


def evidence_of(span: Span, around: Surroundings) -> Evidence:
    """Gather what the gazetteer and the words around say of a span; what is not named is 0."""
    if _ruled_out(span, around):
        return {"ruled_out": RULED_OUT}
    found: Evidence = {"bias": 1.0}
    _from_gazetteer(span, found)
    _from_form(span, around, found)
    _from_neighbours(span, around, found)
    return found


def _ruled_out(span: Span, around: Surroundings) -> bool:
    """A month, a currency, a strain of a virus, and a newspaper, a club or a team that is named after a town."""
    if span.last - span.first == 1 and span.key in CALENDAR_WORDS:
        return True
    following = around.text[span.end : span.end + 1]
    if plain_words.is_direction(span, around):
        return True
    if around.text.startswith("U.S.", span.start) and _HIGHWAY.match(around.text, span.end):
        return True
    if following == "$" or (following == "/" and around.text[span.start - 1 : span.start] == "/"):
        return True
    before = around.before(span)
    if before and before[0].isupper() and around.joined_before(span) and before.lower().rstrip(".") in CLUB_WORDS:
        return True
    if before == "of" and around.before(span, 2) in _NAMED_OF_A_PLACE:
        return True
    after = around.after(span)
    if in_a_match(span, around) or transferred(span, around) or (after in NAMESAKES and around.joined_after(span)):
        return True
    if around.text[span.start : span.end].isupper() and after.isupper():
        return False  # in a headline every word is written like a name
    return bool(after) and after[0].isupper() and around.joined_after(span) and after.lower() in PUBLICATION_WORDS


def _from_gazetteer(span: Span, found: Evidence) -> None:
    candidates = span.candidates
    if not candidates:
        found["unknown"] = 1.0
        return
    best = max(candidates, key=lambda candidate: candidate.population)
    curated = any(candidate.curated for candidate in candidates)
    # A place that was put into the gazetteer by hand is in the news, however few people live there.
    found["log_population"] = math.log10(max(best.population, _CURATED_POPULATION if curated else 0) + 1) / 4
    precisions = {candidate.geo_precision for candidate in candidates}
    if GeoPrecision.COUNTRY in precisions:
        found["country"] = 1.0
    elif GeoPrecision.REGION in precisions:
        found["region"] = 1.0
    if not best.population and not curated:
        found["population_unknown"] = 1.0
    if any(candidate.capital for candidate in candidates):
        found["capital"] = 1.0
    if curated:
        found["curated"] = 1.0
    form = min(candidate.form for candidate in candidates)
    found["main_name" if form == 0 else "curated_name" if form == 1 else "other_name"] = 1.0
    found["attested_names"] = math.log2(max(candidate.name_count for candidate in candidates) + 1) / 4


def _from_form(span: Span, around: Surroundings, found: Evidence) -> None:
    words = around.words[span.first : span.last]
    written = around.text[span.start : span.end]
    first = fold(words[0].text)
    if len(words) > 1:
        found["several_words"] = 1.0
    elif len(first) <= 3:
        found["short"] = 1.0
    if written.isupper() and len(written) > 3:
        found["capitals"] = 1.0
    if first in ABBREVIATIONS and written[:2].isupper():
        found["abbreviation"] = 1.0
        return
    if len(words) == 1 and not plain_words.is_name(span, around):
        _from_plain_word(words[0].text, around, found)
    if len(words) == 1 and first in FIRST_NAMES:
        found["first_name"] = 1.0
        if _kind_after(span, around) == "capital":
            found["first_name_and_another"] = 1.0
    if fold(words[-1].text) in UNIT_WORDS and len(words) > 1:
        found["ends_in_unit_word"] = 1.0
    if span.key in around.demonyms:
        found["demonym"] = 1.0
    if not around.before(span):
        found["sentence_start"] = 1.0


def _from_plain_word(written: str, around: Surroundings, found: Evidence) -> None:
    if fold(written) in COMMON_WORDS:
        found["common_word"] = 1.0
    if written.lower() in around.lower:
        found["lower_case_elsewhere"] = 1.0


def _from_neighbours(span: Span, around: Surroundings, found: Evidence) -> None:
    if kind := _kind_before(span, around):
        found[f"before_{kind}"] = 1.0
        if not span.candidates:
            found[f"unknown_before_{kind}"] = 1.0
    before = around.before(span).lower()
    further = around.before(span, 2)
    if before in PLACE_PREPOSITIONS and further:
        found["preposition_inside"] = 1.0
    if before == "the" and further.lower() in PLACE_PREPOSITIONS:
        found["preposition_the"] = 1.0
    if span.first and around.text[around.words[span.first - 1].end : span.start].strip() == ",":
        found["comma_before"] = 1.0
    if around.before(span) == "of" and fold(around.before(span, 2)) in UNIT_WORDS:
        found["unit_of"] = 1.0
    elif before == "of" and further.lower() in ORGANISATION_WORDS:
        found["organisation_of"] = 1.0
    if before == "of" and further.lower() in HAD_BY_PLACES:
        found["had_by_a_place"] = 1.0
    if introduced(around.text, span):
        found["introduced"] = 1.0
    if forces_move(span, around):
        found["forces_move"] = 1.0
    if on_the_way(around.text, span.start):
        found["on_the_way"] = 1.0
    _from_what_follows(span, around, found)


def _from_what_follows(span: Span, around: Surroundings, found: Evidence) -> None:
    if mark := _MARKS_AFTER.get(around.text[span.end : span.end + 1]):
        found[mark] = 1.0
    if mark == "possessive" and around.after(span).lower() in OWNED_BY_PLACES:
        found["owns_as_places_do"] = 1.0
    if called_a_place(around.text, span.end):
        found["called_a_place"] = 1.0
    if befell(span, around):
        found["befell"] = 1.0
    if _DATELINE.match(around.text, span.end) and _begins_line(span, around):
        found["dateline"] = 1.0
    _from_local_news(span, around, found)
    _from_people(span, around, found)
    if kind := _kind_after(span, around):
        found[f"after_{kind}"] = 1.0
        if not span.candidates:
            found[f"unknown_after_{kind}"] = 1.0
        if kind == "speech" and ("country" in found or _is_capital(span, found)):
            found["country_speaks"] = 1.0


def _from_people(span: Span, around: Surroundings, found: Evidence) -> None:
    """Gather what makes a name somebody's."""
    if around.before(span).lower() not in PLACE_PREPOSITIONS and personal_names.called_a_person(around.text, span.end):
        found["called_a_person"] = 1.0
    if around.joined_after(span) and around.after(span).lower() in SURNAMES:
        found["before_surname"] = 1.0
    if personal_names.age_follows(around.text, span.end):
        found["age_after"] = 1.0
    if personal_names.given_name(span, around):
        found["given_name"] = 1.0
    if personal_names.courtesy(span, around):
        found["courtesy"] = 1.0


def _is_capital(span: Span, found: Evidence) -> bool:
    """Whether the largest town of the name is a capital, which speaks for its country, and nobody is called so."""
    if "capital" not in found or "first_name" in found:
        return False
    towns = [candidate for candidate in span.candidates if candidate.geo_precision is GeoPrecision.SETTLEMENT]
    return max(towns, key=lambda town: town.population).capital


def _begins_line(span: Span, around: Surroundings) -> bool:
    beginning = max(0, span.start - _INDENT)
    before = around.text[beginning : span.start]
    return not before.rpartition("\n")[2].strip() and (beginning == 0 or "\n" in before)


def _from_local_news(span: Span, around: Surroundings, found: Evidence) -> None:
    """Gather what is said of a town's people, houses and councils, and of the team that it is named for."""
    after = around.after(span).lower() if around.shouts(span) else around.after(span)
    if after in LOCAL_WORDS and around.joined_after(span):
        found["local_noun_after"] = 1.0
    if drawn_with(span, around) or (around.before(span).lower() not in WHERE and around.of_sport(span)):
        found["in_sport"] = 1.0
    if not span.candidates and fold(around.words[span.last - 1].text) in STREET_WORDS:
        found["street"] = 1.0


def _kind_before(span: Span, around: Surroundings) -> str:
    before = around.before(span)
    low = before.lower().rstrip(".")
    # Before the rest, because "In" and "The" at the beginning of a sentence are no names.
    if low in PLACE_PREPOSITIONS or low == "the":
        return low
    if before and before[0].isupper() and around.joined_before(span) and low not in COMMON_WORDS:
        if _in_headline(span, around, before):
            return "other"
        if before.rstrip(".") in TITLES:
            return "title"
        if low in GIVEN_NAMES:
            return "first_name"
        if around.before(span, 2).rstrip(".") in TITLES:
            return "title_and_name"
        return "demonym" if fold(before) in around.demonyms else "capital"
    return "other" if before else ""


def _in_headline(span: Span, around: Surroundings, beside: str) -> bool:
    """Whether a name and the word beside it are in capitals all through, as every word of a headline is."""
    return len(beside) > 1 and span.end - span.start > _SHORTEST_SHOUT and beside.isupper() and around.shouts(span)


def _kind_after(span: Span, around: Surroundings) -> str:
    after = around.after(span)
    low = after.lower()
    # "Manchester City" is a club; "Homs city" and "Paris police" are not.
    if after[:1].isupper() and around.joined_after(span) and _CIVIC.match(around.text, span.end):
        return "civic"
    if personal_names.office_follows(around.text, span.end):
        return "office"
    if low == "department" and any(candidate.kind == low for candidate in span.candidates):
        return "unit"  # as the provinces of Colombia and Bolivia are called
    if low in ORGANISATION_WORDS and after[0].isupper():
        return "organisation"
    if low in UNIT_WORDS:
        return "unit"
    if after and around.joined_after(span):
        if after[0].isupper():
            return "" if _in_headline(span, around, after) else "capital"
        # "Mosul said" speaks; in "residents outside Mosul said" the residents do.
        if low in SPEECH_VERBS and around.before(span).lower() not in _OF_OTHERS:
            return "speech"
    return ""


def add_entities(span: Span, found: Evidence, entities: Sequence[Entity]) -> None:
    """Add what the language model makes of the span; its entities are in order and do not overlap."""
    first = bisect_right(entities, span.start, key=lambda entity: entity.end)
    last = bisect_left(entities, span.end, key=lambda entity: entity.start)
    over = entities[first:last]
    if not over:
        found["model_none"] = 1.0
        return
    entity = max(over, key=lambda e: (min(e.end, span.end) - max(e.start, span.start), e.label in PLACE_LABELS))
    exact = abs(entity.start - span.start) <= 4 and abs(entity.end - span.end) <= 2
    found[f"model_{entity.label}_{'same' if exact else 'part'}"] = 1.0
    if not span.candidates and entity.label in PLACE_LABELS:
        found[f"unknown_model_{entity.label}"] = 1.0
