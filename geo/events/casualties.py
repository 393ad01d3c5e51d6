"""To how many: the killed and injured of a sentence, as numbers and bounds, with what qualifies them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Toll

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    word: n * 10
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WORDS = {word: n for n, word in enumerate(_UNITS)} | _TENS
_WORDS |= {f"{ten}-{unit}": _TENS[ten] + n for ten in _TENS for n, unit in enumerate(_UNITS[:10]) if n}
_WORDS |= {
    "a dozen": 12,
    "one dozen": 12,
    "two dozen": 24,
    "three dozen": 36,
    "half a dozen": 6,
    "a hundred": 100,
    "a thousand": 1000,
}
# Vague amounts have bounds and no best number.
_VAGUE: dict[str, tuple[int, int | None]] = {
    "several dozen": (24, 99), "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "several hundred": (200, 999),
    "hundreds": (200, 999), "thousands": (2000, None), "several": (3, 9), "a few": (2, 9), "some": (2, None),
    "a number": (2, None), "many": (2, None), "multiple": (2, None), "numerous": (2, None), "others": (1, None),
    "an unknown number": (1, None), "an unspecified number": (1, None), "unknown number": (1, None),
}  # fmt: skip

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+(?:hundred|thousand|million))?|"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + ")"
)
_VAGUE_WORD = "(?:" + "|".join(sorted(map(re.escape, _VAGUE), key=len, reverse=True)) + ")"
_NOBODY = (
    r"(?:no\s+one|nobody|none|no(?=\s+(?:\w+\s+){0,2}(?:casualties|fatalities|deaths|injuries|victims|injured|"
    r"dead|people|persons?|civilians?|soldiers?)\b))"
)
_BOUND = (
    r"(?:(?P<low>at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|upwards\s+of|a\s+minimum\s+of)|"
    r"(?P<high>up\s+to|at\s+most|no\s+more\s+than|fewer\s+than|less\s+than|as\s+many\s+as)|"
    r"(?P<about>about|around|some|nearly|almost|roughly|approximately|an\s+estimated|estimated|close\s+to|"
    r"a\s+total\s+of|total))"
)
_THINGS = (
    r"(?:tanks?|drones?|uavs?|helicopters?|aircraft|planes?|jets?|warplanes?|vehicles?|cars?|trucks?|"
    r"lorr(?:y|ies)|buses|bus|houses?|homes?|"
    r"buildings?|cattle|cows?|sheep|goats?|livestock|animals?|horses?|dogs?|heads?|villages?|settlements?|"
    r"towns?|positions?|"
    r"missiles?|rockets?|shells?|systems?|weapons?|mines?|ships?|boats?|hours?|days?|weeks?|months?|"
    r"years?|km|kilomet\w+|percent|per|times|"
    r"points?|metres?|meters?|miles?|projectiles?|ieds?|launchers?|schools?|shops?|posts?|districts?|"
    r"camels?|motorcycles?)"
)
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_PERSON = (
    r"(?:persons?|people|m[ae]n|wom[ae]n|child(?:ren)?|girls?|boys?|bab(?:y|ies)|infants?|mothers?|"
    r"fathers?|sons?|daughters?|brothers?|sisters?|"
    r"wi(?:fe|ves)|husbands?|couple|grand\w+|famil(?:y|ies)|civilians?|residents?|villagers?|locals?|"
    r"citizens?|soldiers?|servicem[ae]n|"
    r"servicew\w+|troops?|fighters?|militants?|rebels?|gunm[ae]n|militiam[ae]n|combatants?|insurgents?|"
    r"terrorists?|officers?|police\w*|"
    r"guards?|gendarmes?|peacekeepers?|commanders?|generals?|colonels?|majors?|captains?|sergeants?|"
    r"cadets?|recruits?|conscripts?|"
    r"members?|personnel|operatives?|agents?|journalists?|reporters?|correspondents?|cameram[ae]n|"
    r"workers?|employees?|drivers?|"
    r"farmers?|herders?|pastoralists?|fisherm[ae]n|traders?|merchants?|vendors?|teachers?|students?|"
    r"pupils?|doctors?|nurses?|medics?|paramedics?|lawyers?|"
    r"judges?|politicians?|officials?|mayors?|councill?ors?|candidates?|leaders?|chiefs?|elders?|rulers?|"
    r"kings?|priests?|pastors?|imams?|"
    r"clerics?|monks?|nuns?|activists?|protesters?|protestors?|demonstrators?|rioters?|migrants?|"
    r"refugees?|prisoners?|detainees?|"
    r"passengers?|pedestrians?|commuters?|tourists?|guides?|patients?|victims?|suspects?|traffickers?|"
    r"robbers?|thie(?:f|ves)|gangsters?|"
    r"bombers?|crew(?:\s+members?)?|pilots?|volunteers?|businessm[ae]n|businesspersons?|shopkeepers?|"
    r"youths?|teenagers?|"
    r"nationals?|inhabitants?|others?|settlers?|hunters?|miners?|administrators?|informants?|relatives?|"
    r"russians?|armenians?|"
    r"azerbaijanis?|palestinians?|israelis?|ukrainians?|captain|user|dead|lives|bodies|body|third|head|"
    r"owner|engineer|contractor|sheikh|"
    r"delegate|lawmaker|deputy|minister|ranger|peasant|indigenous|supporters?|sympathi[sz]ers?|partisans?|"
    r"jihadists?|policem[ae]n|"
    r"policewom[ae]n|firefighters?|rescuers?|attackers?|assailants?|perpetrators?|civil|adults?|minors?)"
)
_COUNTED = (
    rf"(?:{_BOUND}\s+)?(?P<n>{_NUMBER}|{_VAGUE_WORD}|{_NOBODY})(?:(?:\s+to\s+|\s+or\s+|"
    rf"-)(?P<n2>{_NUMBER}))?\b(?!\s*(?:%|{_MONTHS}\b|{_THINGS}\b))"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:between\s+(?P<b1>{_NUMBER})\s+(?:and|to)\s+(?P<b2>{_NUMBER})\b|{_COUNTED})", re.IGNORECASE
)
_ONE_PERSON = re.compile(
    rf"\b(?:an?|one|the|another|his|her|their|its)\s+(?:[\w'’/-]+\s+){{0,6}}?(?P<noun>{_PERSON})\b", re.IGNORECASE
)
_THING_NEXT = re.compile(rf"\s*(?:[\w'’-]+\s+){{0,4}}?{_THINGS}\b", re.IGNORECASE)
_PERSON_WORD = re.compile(rf"\b{_PERSON}\b", re.IGNORECASE)

_KILLED = (
    r"killed|killing|kills|died|dying|dead|slain|murdered|murdering|executed|executing|assassinated|"
    r"beheaded|beheading|massacred|martyred|"
    r"slaughtered|slaughtering|lynched|(?:stabbed|beaten|hacked|burned|burnt|stoned|tortured|crushed)\s+to\s+death|"
    r"shot\s+dead|gunned\s+down|lost\s+(?:their|his|her)\s+li(?:fe|ves)"
)
_INJURED = (
    r"injured|injuring|wounded|wounding|hurt|hurting|hospitali[sz]ed|maimed|(?:sustained|"
    r"suffered)\s+(?:\w+\s+){0,2}(?:injuries|wounds|burns)|admitted\s+with\s+\w+"
)
_FATE = re.compile(rf"\b(?:(?P<killed>{_KILLED})|(?P<injured>{_INJURED}))\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:killed|dead|wounded|injured)(?:\s+(?:or|and/or)\s+|\s+and\s+(?=wounded\s+(?:at\s+least|more|"
    r"about|\d)))(?:killed|dead|wounded|injured)\b",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|left)\s+(?:(?:\w+ly|also|then|all|both|shot|attacked|"
    r"ambushed|beaten|tortured|found|taken|reported|said\s+to\s+have\s+been)\s+"
    r"(?:and\s+)?){0,2}$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n[o']t|never|neither|nor|without|denied|avoid\w*|could|may|might|would|if|threat\w*|"
    r"attempt\w*|tried|trying|plot\w*|plan\w*)\b(?:\s+[\w']+){0,3}\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\([^)]*\)|,?\s+(?:including|among\s+(?:them|whom)|most\s+of\s+them|mostly|all\s+of\s+them|"
    r"some\s+of\s+them|one\s+of\s+them|two\s+of\s+them|"
    r"both\s+of\s+them|aged|as\s+well\s+as)\b[^,]*(?:,|$)",
    re.IGNORECASE,
)
_SUBJECT_EDGE = re.compile(
    r"\b(?:said|says|that|reported|reporting|announced|claimed|claiming|confirmed|added|stated|when|after|"
    r"while|where|whereas|which|who|whom|whose|"
    r"because|but|until|before|since|as|(?-i:saw)|left|leaving|resulted?(?:ing)?\s+in|resulting|captured|"
    r"arrested|abducted|by)\b|[;:]|,\s+(?=(?:the|its|officials?)\b)",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"\b(?P<q>(?:{_BOUND}\s+)?(?:{_NUMBER}|{_VAGUE_WORD}|no))(?:\s+(?:reported|confirmed|civilian|"
    rf"military|known|suspected|further|other|more)){{0,2}}\s+"
    r"(?P<what>fatalit(?:y|ies)|deaths?|injuries|casualt(?:y|ies)|lives|victims)\b",
    re.IGNORECASE,
)
_NO_CASUALTIES = re.compile(
    r"\b(?:no|without(?:\s+any)?|not\s+any)\s+(?:\w+\s+){0,2}?(?P<what>casualties|fatalities|deaths|"
    r"injuries|losses|one\s+(?:was|were|has\s+been|had\s+been)\s+(?:killed|hurt|injured|wounded))"
    r"(?:\s+(?:n?or)\s+(?:\w+\s+)?(?P<more>injuries|fatalities|deaths))?",
    re.IGNORECASE,
)
_NOBODY_HURT = re.compile(
    r"\b(?:nobody|no\s*one|none(?:\s+of\s+\w+(?:\s+\w+)?)?)\s+(?:\w+\s+){0,5}?(?:was|were|got|is|"
    r"had\s+been|has\s+been)\s+(?P<what>killed|hurt|injured|wounded|harmed)",
    re.IGNORECASE,
)
_CODED_AS = re.compile(
    r"\b(?:coded|estimated|recorded|counted)\s+as\s+(?:a\s+total\s+of\s+)?(?P<n>\d+)\b", re.IGNORECASE
)
_SPLIT = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?:\w+\s+)?fatalities\s+(?:\w+\s+)?(?:split|divided|distributed|"
    rf"spread)\s+(?:\w+\s+)?(?:across|between|among|over|into)\s+(?P<of>{_NUMBER})\s+(?:\w+\s+)?events",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:fatalit\w+|deaths|casualt\w+|injur\w+)[^.)]{0,40}\bcoded\s+(?:separately|to\b[^.)]*\bevent|elsewhere)",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    rf"\b(?:(?:bring|brings|bringing|brought|take|takes|taking|took|raise[sd]?|"
    rf"raising)\s+(?:the\s+)?(?:\w+\s+){{0,3}}(?:toll|total|number[^.;]{{0,40}}|count)\s+(?:to|up\s+to)|"
    rf"(?:death\s+)?toll\s+(?:\w+\s+){{0,3}}(?:to|at|of)|(?:own\s+)?(?:dead|losses|"
    rf"deaths)\s+(?:\w+\s+){{0,6}}at)\s+(?P<q>(?:{_BOUND}\s+)?(?:{_NUMBER}|{_VAGUE_WORD}))",
    re.IGNORECASE,
)
_DEATHS_OF = re.compile(
    r"\b(?:deaths?|killings?|murders?|assassinations?|bod(?:y|ies))\s+of\s+(?:the\s+)?", re.IGNORECASE
)
_WORDS_BETWEEN = re.compile(r"[\w'’-]+")


class Fate(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people killed or injured, where the sentence gives it.

    Attributes
    ----------
    start, end : int
        Offsets in the sentence.
    fate : Fate
    toll : Toll
    """

    start: int
    end: int
    fate: Fate
    toll: Toll


def read_number(words: str) -> int | None:
    """Read a written number ("1,050", "twenty-three", "two dozen"); None where it is none."""
    words = re.sub(r"\s+", " ", words.strip().casefold())
    if words in _WORDS:
        return _WORDS[words]
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (hundred|thousand|million))?", words)
    if match is None or not match[1].strip(","):
        return None
    factor = {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(match[2] or "", 1)
    return int(float(match[1].replace(",", "")) * factor)


def find_casualties(sentence: str) -> list[Count]:
    """Find how many people a sentence says were killed and injured.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    list of Count
        In the order of the sentence. Things (tanks, cattle) are not counted; "nobody was hurt" is a count of 0; a
        sentence
        that says nothing gives none.
    """
    if _MAYBE.search(sentence) is None or _ELSEWHERE.search(sentence):
        return []
    counts = _notes_of_coders(sentence) or _none_at_all(sentence)
    if counts:
        return counts
    counts = [*_running_totals(sentence), *_together(sentence)]
    counts += [c for c in _stated(sentence) if not _overlaps(c, counts)]
    edge = 0
    for match in _FATE.finditer(sentence):
        fate = Fate.KILLED if match["killed"] else Fate.INJURED
        count = _count_of(sentence, match, edge, fate) or _same_people(sentence, match, counts, fate)
        if count is not None and not _overlaps(count, counts):
            counts.append(count)
            edge = count.end
        elif match.end() > edge:
            edge = match.end()
    for match in _DEATHS_OF.finditer(sentence):
        toll_end = _people_after(sentence, match.end())
        if toll_end and not any(c.start <= match.start() < c.end for c in counts):
            counts.append(Count(match.start(), toll_end[1], Fate.KILLED, toll_end[0]))
    return sorted(counts, key=lambda c: c.start)


_MAYBE = re.compile(
    r"kill|died|dying|dead|death|slain|murder|execut|assassin|behead|massacr|martyr|slaughter|lynch|injur|"
    r"wound|hurt|casualt|fatalit|lives|"
    r"hospital|maimed|burns|toll|losses|victims|bod(?:y|ies)|admitted|lost\s+h",
    re.IGNORECASE,
)


def _overlaps(count: Count, others: list[Count]) -> bool:
    return any(count.start < other.end and other.start < count.end and count.fate is other.fate for other in others)


def _both(start: int, end: int, toll: Toll, what: str) -> list[Count]:
    """Count casualties as both, fatalities and deaths as killed, injuries as injured."""
    what = what.casefold()
    fates = [Fate.KILLED] if what.startswith(("fatal", "death", "li", "victim")) else [Fate.INJURED]
    if what.startswith(("casualt", "loss", "harmed")):
        fates = [Fate.KILLED, Fate.INJURED]
    return [Count(start, end, fate, toll) for fate in fates]


def _notes_of_coders(sentence: str) -> list[Count]:
    """Read "4 fatalities split across 3 events", "fatalities coded as 3": the number that the coder settled on."""
    if "fatalit" not in sentence.casefold():
        return []
    if match := _CODED_AS.search(sentence):
        return [Count(match.start(), match.end(), Fate.KILLED, Toll(int(match["n"]), note="estimated by a coder"))]
    if match := _SPLIT.search(sentence):
        number, of = read_number(match["n"]), read_number(match["of"])
        if number and of:
            return [
                Count(match.start(), match.end(), Fate.KILLED, Toll(-(-number // of), note="a share of a larger total"))
            ]
    return []


def _none_at_all(sentence: str) -> list[Count]:
    counts: list[Count] = []
    if match := _NO_CASUALTIES.search(sentence):
        what = match["what"].casefold()
        if what.startswith("one"):
            what = "casualties" if not what.endswith("killed") else "deaths"
        counts = _both(match.start(), match.end(), Toll(0), what)
        if match["more"]:
            counts += _both(match.start(), match.end(), Toll(0), match["more"])
    elif match := _NOBODY_HURT.search(sentence):
        counts = _both(match.start(), match.end(), Toll(0), "deaths")
        if match["what"].casefold() != "killed":
            counts += _both(match.start(), match.end(), Toll(0), "injuries")
    return counts


def _running_totals(sentence: str) -> list[Count]:
    return [
        Count(match.start(), match.end(), Fate.KILLED, _with_note(toll, "running total"))
        for match in _RUNNING.finditer(sentence)
        if (toll := _toll(match["q"]))
        and re.search(r"toll|dead|death|kill|losses|fatalit", match.group(), re.IGNORECASE)
    ]


def _together(sentence: str) -> list[Count]:
    counts: list[Count] = []
    for match in _TOGETHER.finditer(sentence):
        found = _people_before(sentence, 0, match.start()) or _people_after(sentence, match.end())
        if found is None:
            continue
        whole = found[0]
        toll = Toll(None, None, whole.best if whole.best is not None else whole.high, "killed and injured together")
        start, end = min(found[1] if found[1] < match.start() else match.start(), match.start()), match.end()
        counts += [Count(start, end, fate, toll) for fate in Fate]
    return counts


def _stated(sentence: str) -> list[Count]:
    counts: list[Count] = []
    for match in _STATED.finditer(sentence):
        toll = Toll(0) if match["q"].casefold() == "no" else _toll(match["q"])
        what = match["what"].casefold()
        if toll is None or what.startswith(("casualt", "victim")):
            continue  # "30 casualties" does not say how many of them died
        counts += _both(match.start(), match.end(), toll, what)
    return counts


def _same_people(sentence: str, verb: re.Match[str], counts: list[Count], fate: Fate) -> Count | None:
    """Count "was injured and later died": those injured are the ones who died."""
    last = counts[-1] if counts else None
    if last is None or last.fate is fate or not verb.group().casefold().startswith(("died", "dead")):
        return None
    between = sentence[last.end : verb.start()]
    return (
        Count(verb.start(), verb.end(), fate, last.toll)
        if re.fullmatch(r"\s+(?:and|but)\s+(?:\w+\s+){0,2}", between)
        else None
    )


def _count_of(sentence: str, verb: re.Match[str], edge: int, fate: Fate) -> Count | None:
    """Count the people of one "killed" or "injured": its object if it is active, else its subject."""
    before = sentence[max(edge, verb.start() - 60) : verb.start()]
    if _NOT.search(before):
        return None
    passive = _BE.search(before) is not None
    if not passive and not verb.group().casefold().startswith(("died", "dead", "lost", "suffered", "sustained")):
        found = _people_after(sentence, verb.end())
        if found is not None:
            return Count(verb.start(), found[1], fate, found[0])
    subject = _people_before(sentence, edge, verb.start())
    if subject is not None:
        return Count(subject[1], verb.end(), fate, subject[0])
    return None


_LIST_JOIN = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)", re.IGNORECASE)
_VERB_NEXT = re.compile(
    r"(?:[\w'’-]+\s+){0,6}?(?:was|were|had|have|has|got|others?\s+(?:injured|wounded)|killed|injured|"
    r"wounded|injuring|wounding|hurt|captured|arrested|missing|abducted)\b",
    re.IGNORECASE,
)


def _people_after(sentence: str, position: int) -> tuple[Toll, int] | None:
    """Read the people listed from a position on: "a woman and her two grandchildren"."""
    position += len(sentence[position:]) - len(sentence[position:].lstrip())
    tolls: list[Toll] = []
    end = position
    while (item := _people_at(sentence, position)) is not None:
        tolls.append(item[0])
        end = item[1]
        joined = _LIST_JOIN.match(sentence, end)
        if joined is None or _VERB_NEXT.match(sentence, joined.end()) or _OF_THEM.match(sentence, joined.end()):
            break
        position = joined.end()
    return (_sum(tolls), end) if tolls else None


_NOUN_TAIL = re.compile(
    rf"(?:\s+(?!and\b|in\b|on\b|at\b|near\b|when\b|who\b|by\b|were\b|was\b|had\b)[\w'’-]+){{0,6}}?\s+{_PERSON}\b",
    re.IGNORECASE,
)


_LEAD = re.compile(
    r"(?:an?\s+(?:further|additional|estimated)|another|his|her|their|its|the(?:\s+other)?)\s+", re.IGNORECASE
)
_OF_THEM = re.compile(r"\S+\s+of\s+(?:them|whom|the|those)\b", re.IGNORECASE)


def _people_at(sentence: str, position: int) -> tuple[Toll, int] | None:
    lead = _LEAD.match(sentence, position)
    quantity = _QUANTITY.match(sentence, lead.end() if lead else position) or _QUANTITY.match(sentence, position)
    if quantity is not None:
        tail = _NOUN_TAIL.match(sentence, quantity.end())
        thing = _THING_NEXT.match(sentence, quantity.end())
        if thing is not None and (tail is None or thing.end() <= tail.end()):
            return None
        toll = _toll_of(quantity)
        return (toll, tail.end() if tail else quantity.end()) if toll else None
    single = _ONE_PERSON.match(sentence, position)
    if single is not None and not re.search(r"\b(?:of|in|at|by|and|was|were)\b", single.group()):
        plural = re.search(r"(?:men|women|children|people|[^s]s)$", single["noun"]) and not sentence[
            position:
        ].lower().startswith(("a ", "an ", "one "))
        if not plural:
            return Toll(1), single.end()
    return None


def _people_before(sentence: str, edge: int, position: int) -> tuple[Toll, int] | None:
    """Read the people that are the subject of the verb at a position."""
    start = edge
    for boundary in _SUBJECT_EDGE.finditer(sentence, edge, position):
        start = boundary.end()
    subject = _ASIDE.sub(lambda m: " " * len(m.group()), sentence[start:position])
    items: list[tuple[int, Toll]] = []
    offset = 0
    while offset < len(subject):
        word = _WORDS_BETWEEN.search(subject, offset)
        if word is None:
            break
        item = _people_at(subject, word.start())
        preceded = re.search(r"\b(?:of|aged|with|on|at|in|for|from|to|over)\s+$", subject[: word.start()])
        if item is not None and not preceded:
            items.append((word.start(), item[0]))
            offset = item[1]
            continue
        # A group is one name: step over the words of "an unidentified armed group".
        offset = word.end()
    if not items:
        return None
    tolls = [toll for _, toll in items]
    return _total(tolls, subject), start + items[0][0]


def _total(tolls: list[Toll], subject: str) -> Toll:
    """Sum a list, unless it only breaks its first number down ("seven soldiers, four ... and three ...")."""
    rest = [t.best for t in tolls[1:]]
    broken_down = len(rest) > 1 and None not in rest and sum(n for n in rest if n is not None) == tolls[0].best
    return tolls[0] if broken_down and "," in subject else _sum(tolls)


def _sum(tolls: list[Toll]) -> Toll:
    if len(tolls) == 1:
        return tolls[0]
    bests = [t.best for t in tolls]
    lows = [t.low if t.low is not None else t.best for t in tolls]
    highs = [t.high if t.high is not None else t.best for t in tolls]
    best = None if None in bests else sum(n for n in bests if n is not None)
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    if best is not None and low == best == high:
        return Toll(best)
    return Toll(best, low, high)


def _with_note(toll: Toll, note: str) -> Toll:
    return Toll(toll.best, toll.low, toll.high, note)


def _toll(words: str) -> Toll | None:
    match = _QUANTITY.match(words)
    return _toll_of(match) if match else None


def _toll_of(match: re.Match[str]) -> Toll | None:
    """Turn a quantity into a toll: "at least 30" has a low bound, "dozens" only bounds, "five or six" both."""
    if match["b1"]:
        first, second = read_number(match["b1"]), read_number(match["b2"])
        return Toll(None, first, second)
    words = re.sub(r"\s+", " ", match["n"].casefold())
    if re.match(r"no(?:body|ne|\b)", words):
        return Toll(0)
    if words in _VAGUE:
        return Toll(None, *_VAGUE[words])
    number = read_number(words)
    if number is None:
        return None
    if match["n2"]:
        return Toll(None, number, read_number(match["n2"]))
    if match["low"]:
        return Toll(number, number, None)
    if match["high"]:
        return Toll(number, None, number)
    return Toll(number)
