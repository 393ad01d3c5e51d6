"""Whoever is killed or hurt alone, whatever the word for them: "a marine was killed", "killing the night watchman"."""

from __future__ import annotations

import re

from geo.events.people import SUBJECT_EDGE
from geo.events.quantities import THINGS
from geo.model import Toll

# "a marine was killed": whatever one may be that is killed by people, it is one.
_ONE = re.compile(
    r"(?:an?|another|one|(?P<known>the|his|her|its|their))\s+(?:[\w'’-]+\s+){0,4}?(?P<noun>[\w-]+)\s*$", re.IGNORECASE
)
_NO_PERSON = re.compile(
    rf"\b(?:{THINGS}|number|few|lot|couple|bill|deal|plan|project|proposal|animal|horse|cow|bull|ox|goat|camel|pig|dog|donkey|elephant|lion|tiger|leopard|bear|wolf|snake|chicken|bird|tree|infrastructure)$",
    re.IGNORECASE,
)


# "killing the night watchman": whoever is named by what they do is one.
_ONE_DOING = re.compile(
    r"\s+(?:an?|the|his|her|their|its)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?P<noun>[a-z]+(?:m[ae]n|woman|person|keeper|maid|wife|ist|ian|eer|yer|cher|nder|rder|nter|ter|ler|iver|wer|lder|gger|cker|dler|pper|bber|ger|rmer|mer|per|ser|ctor|ator|itor|utor|ee|ant|poet|chef|cook|clerk|"
    r"[a-z]+tress|nephew|niece|uncle|aunt|cousin|toddler|youngster|bride|groom|guest|boss|spy|heir|spouse|lady|imam|sultan))\b"
    r"(?=\s*(?:[,.;(]|$|\b(?:and|in|at|on|near|by|with|who|as|inside|outside|from|of|while|when|after|before|for|during|along|over|to)\b))",
    re.IGNORECASE,
)
# "killed a 17-year-old in the street"
_AGED = re.compile(
    r"\s+(?:an?|the|another)\s+(?:\w+\s+)?\d{1,2}-year-old(?=\s*(?:[,.;(]|$|\b(?:and|in|at|on|near|by|with|who|as|from|while|when|during)\b))",
    re.IGNORECASE,
)
_DOES_NOTHING = re.compile(
    r"(?:water|letter|matter|center|shelter|quarter|winter|shutter|filter|meter|theater|order|border|number|counter|"
    r"encounter|plant|restaurant|committee|river|motor|sector|reactor|elevator|generator|tractor|trailer|container|boiler|"
    r"monitor|property|computer|helicopter|elephant|ox|talent|want|warrant|tiger|panther|badger|hamster|power|tower|flower|shower|paper|danger|anger|finger|hunger|ladder|folder|shoulder|bumper|laser|summer|hammer|cruiser|bulldozer|trigger|digger|rudder|dagger|locker|tracker|rocker|proper|deeper)$",
    re.IGNORECASE,
)


def one_after(sentence: str, position: int) -> tuple[Toll, int] | None:
    """Read the object of "killing" as one person where its word tells what somebody does.

    Parameters
    ----------
    sentence : str
    position : int
        Where the verb ends.
    """
    if aged := _AGED.match(sentence, position):
        return Toll(1), aged.end()
    match = _ONE_DOING.match(sentence, position)
    if match is None or _DOES_NOTHING.search(match["noun"]):
        return None
    return Toll(1), match.end()


# "shot dead a shoemaker": what only people suffer.
_ONLY_PEOPLE = re.compile(
    r"(?:shot\s+dead|gunned\s+down|(?:\w+ed|beat|beaten|burnt|shot)\s+to\s+death|murder\w+|assassinat\w+|behead\w+|lynch\w+|slaughter\w+|execut\w+)$",
    re.IGNORECASE,
)
_ONE_NEXT = re.compile(
    r"\s+(?:an?|another|one)\s+(?:[\w'’-]+\s+){0,3}?(?P<noun>[a-z][\w-]+)"
    r"(?=\s*(?:[,.;(]|$|\b(?:and|in|at|on|near|by|with|who|as|inside|outside|from|of|while|when|after|before|for|during|along|over)\b))",
    re.IGNORECASE,
)
_NO_VICTIM = re.compile(
    r"(?:search|raid|operation|order|plan|manoeuvre|maneuver|policy|attack|arrest|warrant|turn|move|coup)$",
    re.IGNORECASE,
)


def one_suffering(sentence: str, verb: re.Match[str]) -> tuple[Toll, int] | None:
    """Read the object of a verb that only people suffer ("shot dead a shoemaker") as one person.

    Parameters
    ----------
    sentence : str
    verb : re.Match of str
        What happened to them.
    """
    if _ONLY_PEOPLE.search(verb.group()) is None:
        return None
    match = _ONE_NEXT.match(sentence, verb.end())
    if match is None or _NO_PERSON.search(match["noun"]) or _NO_VICTIM.search(match["noun"]):
        return None
    return Toll(1), match.end()


def one_named(words: str) -> tuple[Toll, int] | None:
    """Take "a suspected burglar" for one person; None of what is a thing, an animal or several.

    Parameters
    ----------
    words : str
        Who was killed or hurt, in a turn that is said of people.
    """
    match = _ONE.match(words.strip())
    if match is None or _NO_PERSON.search(match["noun"]) or (match["known"] and match["noun"].endswith("s")):
        return None
    return Toll(1), len(words)


_WAS = re.compile(r"\s+(?:was|is|has\s+been|had\s+been|got)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def one_before(sentence: str, edge: int, position: int) -> tuple[Toll, int] | None:
    """Read the subject of "was killed" as one person, whatever the word for them.

    Parameters
    ----------
    sentence : str
    edge, position : int
        Where the subject may start, and where the verb does.
    """
    was = _WAS.search(sentence, edge, position)
    if was is None:
        return None
    return _one_up_to(sentence, edge, was.start())


def one_dying(sentence: str, edge: int, position: int) -> tuple[Toll, int] | None:
    """Read the subject of "died" as one person: "a corporal died"; what is known ("the plan died") is left out.

    Parameters
    ----------
    sentence : str
    edge, position : int
        Where the subject may start, and where the verb does.
    """
    found = _one_up_to(sentence, edge, position)
    return found if found and _INDEFINITE.match(sentence, found[1]) else None


_INDEFINITE = re.compile(r"\s*(?:(?:an?|another|one)\s+(?-i:[a-z])|(?-i:An?|Another|One)\s)", re.IGNORECASE)


def _one_up_to(sentence: str, edge: int, position: int) -> tuple[Toll, int] | None:
    start = max([edge, *(b.end() for b in SUBJECT_EDGE.finditer(sentence, edge, position))])
    start = max(start, sentence.rfind(",", start, position) + 1)
    found = one_named(sentence[start:position])
    return (found[0], start) if found else None
