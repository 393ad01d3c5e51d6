"""How many people a stretch of a sentence counts: "a mother and her two children", "16 soldiers and two civilians"."""

from __future__ import annotations

import re

from geo.events.quantities import NUMBER, PEOPLE_OF, QUANTITY, THINGS, read_number, toll_of
from geo.model import Toll

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
    r"kidnappers?|dealers?|pushers?|users?|collectors?|classmates?|colleagues?|neighbou?rs?|producers?|friends?|agents?|herds?m[ae]n|geologists?|schoolteachers?|lecturers?|professors?|jawans?|warriors?|bandits?|hostages?|"
    r"customers?|bystanders?|voters?|worshippers?|pilgrims?|labou?rers?|inmates?|cleaners?|experts?|defenders?|evacuees?|"
    r"cyclists?|motorists?|shepherds?|chairm[ae]n|criminals?|smugglers?|dissidents?|collaborators?|abductors?|"
    r"corporals?|constables?|inspectors?|lieutenants?|brigadiers?|privates?|passers?-by|tailors?|barbers?|butchers?|bakers?|sailors?|marines?|troopers?|vigilantes?|cadres?|commandos?|elements|attendants?|watchm[ae]n|preachers?|evangelists?|bishops?|preteens?|toddlers?|photojournalists?|photographers?|bloggers?|streamers?|prosecutors?|principals?|headmasters?|loggers?|boatm[ae]n|hunters?|rustlers?|rangers?|mercenar(?:y|ies)|paramilitar(?:y|ies)|guerrillas?|separatists?|snipers?|extremists?|asylum\s+seekers?|servants?|waiters?|waitress(?:es)?|singers?|athletes?|players?|gardeners?|janitors?|porters?|brokers?|bankers?|"
    r"policewom[ae]n|firefighters?|rescuers?|attackers?|assailants?|perpetrators?|civil|adults?|minors?)"
)
_ONE_PERSON = re.compile(
    rf"\b(?:an?|one|the|another|his|her|their|its)\s+(?:[\w'’/-]+\s+){{0,6}}?(?P<noun>{_PERSON})\b", re.IGNORECASE
)
# "killed 12 and wounded 30 cattle": the things of another verb are not what the first counts.
_OTHER_VERB = (
    r"(?:and|but|or)\s+(?:(?:kill|wound|injur|hurt|maim|destroy|damag)\w*|(?:burn|torch|loot|"
    r"steal|set|raz|seiz|tak|abduct|kidnapp|captur)ing|burned|burnt|torched|looted|stole|razed|seized|abducted|kidnapped|captured)\s"
)
_THING_NEXT = re.compile(rf"\s*(?:(?!{_OTHER_VERB})[\w'’-]+\s+){{0,4}}?{THINGS}\b(?!{PEOPLE_OF})", re.IGNORECASE)

_ASIDE = re.compile(
    r"\([^)]*\)|,?\s+(?:including|among\s+(?:them|whom)|most\s+of\s+them|mostly|all\s+of\s+them|"
    r""
    rf"(?:some|both|many|several|half|{NUMBER})\s+of\s+(?:them|whom)|aged|as\s+well\s+as)\b[^,]*(?:,|$)",
    re.IGNORECASE,
)
SUBJECT_EDGE = re.compile(
    r"\b(?:said|says|that|(?<!were\s)(?<!was\s)(?<!been\s)reported|reporting|announced|claimed|claiming|confirmed|added|stated|when|after|"
    r"while|where|whereas|which|who|whom|whose|"
    r"because|but|until|before|since|(?<!many\s)as(?!\s+many\b)|(?-i:saw)|(?<!were\s)(?<!was\s)left|leaving|resulted?(?:ing)?\s+in|resulting|captured|"
    rf"arrested|abducted|(?<!-)by|with(?=\s+{NUMBER}\s+(?:\w+\s+)?$))\b|[;:]|,\s+(?=(?:the|its|officials?)\b)",
    re.IGNORECASE,
)
_WORDS_BETWEEN = re.compile(r"[\w'’-]+")

_LIST_JOIN = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)", re.IGNORECASE)
_VERB_NEXT = re.compile(
    r"(?:(?!and\b)[\w'’-]+\s+){0,6}?(?:was|were|had|have|has|got|others?\s+(?:injured|wounded)|killed|injured|"
    r"wounded|injuring|wounding|hurt|captured|arrested|missing|abducted)\b",
    re.IGNORECASE,
)


def people_after(sentence: str, position: int) -> tuple[Toll, int] | None:
    """Read the people listed from a position on: "a woman and her two grandchildren"."""
    position += len(sentence[position:]) - len(sentence[position:].lstrip())
    tolls: list[Toll] = []
    end = position
    while (item := _people_at(sentence, position)) is not None:
        tolls.append(item[0])
        end = item[1]
        joined = _LIST_JOIN.match(sentence, end) or _FURTHER_ON.match(sentence, end)
        if joined is None or _VERB_NEXT.match(sentence, joined.end()) or _OF_THEM.match(sentence, joined.end()):
            break
        position = joined.end()
    return (_sum(tolls), end) if tolls else None


# "a member of parliament and two guards", "a driver from Goris and his wife"
_FURTHER_ON = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+){0,2},?\s+and\s+", re.IGNORECASE
)
# "the journalist Dom Phillips": whoever is named is one.
_NAMED = re.compile(
    rf"(?:[\w'’-]+\s+){{0,2}}?(?P<noun>{_PERSON})(?<!s)(?<!men)(?<!people)\s+(?-i:[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){{1,3}})",
    re.IGNORECASE,
)
# "Lt. Gen. V. Asatryan", "Dr A. K. Petrosyan"
_TITLED = re.compile(
    r"(?:(?:(?:Lt|Gen|Col|Maj|Capt|Cmdr|Sgt|Cpl|Brig|Pvt|Prof|Rev|Gov|Sen|Rep)\.|(?:Dr|Mr|Mrs|Ms)\b\.?)\s+)+"
    r"(?:[A-Z]\.\s*){0,3}[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3}"
)
_NOUN_TAIL = re.compile(
    rf"(?:\s+(?!and\b|in\b|on\b|at\b|near\b|when\b|who\b|by\b|were\b|was\b|had\b)[\w'’-]+){{0,6}}?\s+{_PERSON}\b",
    re.IGNORECASE,
)


_LEAD = re.compile(
    r"(?:an?\s+(?:further|additional|estimated)|another|his|her|their|its|all|the(?:\s+other)?)\s+", re.IGNORECASE
)
_BOTH = re.compile(rf"(?:both\s+(?:\w+\s+){{0,2}}?{_PERSON}|an?\s+(?:\w+\s+){{0,2}}?couple)\b", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:him|her)(?=[.,;]|\s+(?:in|at|on|with|outside|near|before|after|inside|instantly|dead)\b)|"
    r"both(?=\s*$|\s+(?:later|were|had|have)\b)|"
    r"(?:another|he|she|him|her)(?=\s*$|\s+and\b|\s+\w+ly\s*$|\s+(?:was|is|got|had|has|left)\b)",
    re.IGNORECASE,
)
_FAMILY_OF = re.compile(rf"an?\s+(?:\w+\s+)?(?:family|group|crew|team)\s+of\s+(?P<n>{NUMBER})\b", re.IGNORECASE)
# "his wife and daughter"
_AND_KIN = re.compile(
    r"(?<=\band\s)(?:wife|husband|son|daughter|brother|sister|mother|father|driver|bodyguard|deputy)\b", re.IGNORECASE
)
# "two Indians and a Pakistani"
_NATIONAL = re.compile(
    r"an?\s+(?-i:[A-Z][a-z]+(?:i|an|ese|ish|man|woman))(?=\s*$|\s+(?:and|were|was|lost|died|had|have|have)\b|,)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\S+\s+of\s+(?:them|whom|the|those)\b|(?:\S+\s+){1,4}among\s+(?:them|whom)\b", re.IGNORECASE)


def _people_at(sentence: str, position: int) -> tuple[Toll, int] | None:
    lead = _LEAD.match(sentence, position)
    quantity = QUANTITY.match(sentence, lead.end() if lead else position) or QUANTITY.match(sentence, position)
    if quantity is not None:
        tail = _NOUN_TAIL.match(sentence, quantity.end())
        thing = _THING_NEXT.match(sentence, quantity.end())
        if thing is not None and (tail is None or thing.end() <= tail.end()):
            return None
        toll = toll_of(quantity)
        return (toll, tail.end() if tail else quantity.end()) if toll else None
    if family := _FAMILY_OF.match(sentence, position):
        return Toll(read_number(family["n"])), family.end()
    if kin := _AND_KIN.match(sentence, position):
        return Toll(1), kin.end()
    if both := _BOTH.match(sentence, position):
        return Toll(2), both.end()
    if alone := _ALONE.match(sentence, position):
        return Toll(2 if alone.group().casefold() == "both" else 1), alone.end()
    if national := _NATIONAL.match(sentence, position):
        return Toll(1), national.end()
    if named := _TITLED.match(sentence, position) or _NAMED.match(sentence, position):
        return Toll(1), named.end()
    single = _ONE_PERSON.match(sentence, position)
    if single is not None and not re.search(r"\b(?:of|in|at|by|and|was|were|that|which|who)\b", single.group()):
        plural = re.search(
            r"(?:men|women|children|people|police|personnel|crew|staff|[^s]s)$", single["noun"]
        ) and not sentence[position:].lower().startswith(("a ", "an ", "one "))
        if not plural:
            return Toll(1), single.end()
    return None


def people_before(sentence: str, edge: int, position: int) -> tuple[Toll, int] | None:
    """Read the people that are the subject of the verb at a position."""
    if some := _SOME_OF.search(sentence, edge, position):
        return Toll(read_number(some["n"]) or 2), some.start()
    whose = _WHO.search(sentence, edge, position)
    if whose is not None:
        position = whose.start()
    elif (aside := _WHO_WERE.search(sentence, edge, position)) is not None:
        position = aside.start()
    start = edge
    for boundary in SUBJECT_EDGE.finditer(sentence, edge, position):
        start = boundary.end()
    subject = _AGE.sub(lambda m: " " * len(m.group()), sentence[start:position])
    subject = _ASIDE.sub(lambda m: " " * len(m.group()), subject)
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
    tolls = [toll for _, toll in (items[-1:] if whose is not None else items)]
    return _total(tolls, subject), start + items[0][0]


# "a girl, 7, and her brother, 9,": their ages.
_AGE = re.compile(r",\s*\d{1,2}\s*(?=,)")
# "one of whom died"
_SOME_OF = re.compile(
    rf"\b(?P<n>{NUMBER}|both)\s+of\s+(?:them|whom)\s+(?:(?:later|then|also|reportedly|since|was|were|is|had|has|have|been|\w+ly)\s+){{0,4}}$",
    re.IGNORECASE,
)
# "three children who were playing nearby were killed"
_WHO_WERE = re.compile(
    r",?\s+who\s+(?:was|were|had|have|has|is|are|came|lived|worked|stood|sat|[a-z]{3,}ed)\s(?!.*\bwho\b)"
    r"(?:(?!\b(?:and|but|when|after)\b)[^;.]){1,70}?,?\s(?:(?:was|were|got|have\s+been|had\s+been|has\s+been)\s+(?:\w+ly\s+)?)?$",
    re.IGNORECASE,
)
# "shot a student, who later succumbed"
_WHO = re.compile(r",?\s+who\s+(?:(?:later|then|also|reportedly|had|has|was|\w+ly)\s+){0,3}$", re.IGNORECASE)
BODY_FOUND = re.compile(
    r"\b(?:an?|the|his|her)\s+(?:[\w-]+\s+){0,3}(?:body|corpse)\s+(?:\w+\s+){0,3}?(?:found|discovered|recovered|dumped|left|abandoned|lying|hanging|hanged)\b",
    re.IGNORECASE,
)
"""Somebody's body that was found, whoever it was."""


def _total(tolls: list[Toll], subject: str) -> Toll:
    """Sum a list, unless it only breaks its first number down ("seven soldiers, four ... and three ...")."""
    rest = [t.best for t in tolls[1:]]
    broken_down = len(rest) > 1 and None not in rest and sum(n for n in rest if n is not None) == tolls[0].best
    return tolls[0] if broken_down and re.search(r"[,(–—:]|\s-\s", subject) else _sum(tolls)


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
