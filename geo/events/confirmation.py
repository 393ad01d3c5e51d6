"""A second opinion: what the grammar of a sentence says of the events that the rules read in it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.drafts import Draft
from geo.events.grammar import Grammar, Verdict
from geo.events.reading import Reading
from geo.geoparse.language_model import LanguageModel

_AGREES, _DISAGREES = 0.03, -0.05


def confirm(reading: Reading, drafts: Sequence[Draft], model: LanguageModel) -> None:
    """Weigh events by the grammar of their sentence, and name who did it and to whom.

    Nothing is coded differently for it: on hand-coded reports the rules place better than the grammar does, but where
    both agree they are more often right. So events are surer with a language model than without one.

    Parameters
    ----------
    reading : Reading
    drafts : sequence of Draft
        Of this sentence; confidence, reasons and actors are changed.
    model : LanguageModel
        One that `parses`.
    """
    sentence = reading.sentence
    grammar = Grammar(model.parse(sentence.text))
    for draft in drafts:
        cue = (draft.cue.start, draft.cue.end)
        if draft.resolution is not None and not draft.inherited:
            toponym = draft.resolution.toponym
            verdict = grammar.place_of(cue, (toponym.start - sentence.start, toponym.end - sentence.start))
            if verdict is Verdict.AGREES:
                draft.confidence += _AGREES
                draft.reasons.append("the grammar of the sentence puts it there too")
            elif verdict is Verdict.DISAGREES:
                draft.confidence += _DISAGREES
                draft.reasons.append("the grammar of the sentence ties the place to something else")
        parties = grammar.parties(cue)
        named = (*parties.doers, *parties.targets)
        known = [who for who in draft.actors if not any(who in name or name in who for name in named)]
        places = {m.resolution.toponym.name for m in reading.places}
        draft.actors = tuple(dict.fromkeys([*(n for n in named if n not in places), *known]))[:_MOST]


_MOST = 4
