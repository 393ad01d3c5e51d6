"""What stands around a cue where what it tells of did not happen, by the reason why not."""

from __future__ import annotations

import re

_WORDS = r"(?:[\w'’-]+\s+)"
# "no casualties in the shelling": what did not happen is the harm.
_UNHARMED = (
    r"(?!(?:\w+\s+){0,2}?(?:casualt\w+|injur\w+|fatalit\w+|deaths|victims|damage|losses|one|hurt|harmed|killed|wounded)\b"
    r"[^,;]*\b(?:in|by|from|after|during|when|as)\b)"
)
# Each row: why not, and what stands before the cue in its clause when that is so.
BEFORE = (
    (
        "negated",
        re.compile(
            rf"(?:\b(?:not|never|(?-i:no|No(?!\s[A-Z])|NO)|without|nor|neither|nobody|none)|n['’]t)\s+{_UNHARMED}{_WORDS}{{0,3}}$",
            re.IGNORECASE,
        ),
    ),
    (
        "denied",
        re.compile(
            rf"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)?|(?<!\ba\s)(?<!\ban\s)dismiss(?:ed|es|ing)?|disput(?:ed|es|ing)|"
            rf"refut(?:ed|es|ing)|rul(?:ed|es|ing)\s+out|refus(?:ed|es|ing))\s+{_WORDS}{{0,8}}$",
            re.IGNORECASE,
        ),
    ),
    (
        "hypothetical",
        re.compile(
            rf"(?:\b(?:if|unless|would|(?:could|can)(?!\s+(?:\w+ly\s+)?(?:be\s+)?(?:hear|see)\w*)|might|"
            rf"should|cannot|whether|in\s+case\s+of|risk\s+of|"
            rf"fear(?:s|ing)?\s+(?:of|that|an?|the|more|further|new|another)|feared|danger\s+of|possib\w+|potential|prevent\w*|avoid\w*|avert\w*|"
            rf"seeking\s+pretexts)|(?-i:may))\s+{_WORDS}{{0,5}}$",
            re.IGNORECASE,
        ),
    ),
    (
        "still to come",
        re.compile(
            rf"\b(?:will|shall|going\s+to|(?:is|are|was|were)\s+to|plan(?:s|ned|ning)?\s+(?:to|for)|"
            rf"intend\w*\s+to|due\s+to|(?:is|are)\s+due|scheduled|expected\s+to|about\s+to|set\s+to|"
            rf"ready\s+to|vow\w*\s+to|threat\w*(?!\s+(?:level|alert|assessment))(?:\s+(?:to|of|with))?|"
            rf"warn\w*(?:\s+[\w'’]+){{0,4}}?\s+(?:of|that|against)|promis\w*\s+(?:to)?|prepar\w*\s+(?:to|for|an?|the)|hop\w+\s+(?:to|"
            rf"that)|upcoming|ahead\s+of|bound\s+to)\s+{_WORDS}{{0,6}}$",
            re.IGNORECASE,
        ),
    ),
    (
        "demanded",
        re.compile(
            rf"\b(?:demand(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:for|on)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|"
            rf"want(?:s|ed)?|appeal(?:s|ed|ing)?\s+(?:for|to)|insist(?:s|ed|ing)?\s+on|request(?:s|ed|"
            rf"ing)?\s+(?:for)?|right\s+to|need\s+for|order(?:s|ed|ing)?\s+to)\s+{_WORDS}{{0,10}}$",
            re.IGNORECASE,
        ),
    ),
    (
        "commemorated",
        re.compile(
            r"\b(?:anniversar\w+|commemorat\w*|mark(?:s|ed|ing)\s+(?:the|a|one|\d+)|remember\w*|"
            r"remembrance|in\s+memory|tribute|memorial|celebrat\w*|honou?r(?:s|ed|ing)?|victims\s+of|"
            r"statue|museum|monument)\b[^;]{0,90}$",
            re.IGNORECASE,
        ),
    ),
    (
        "told of",
        re.compile(
            r"\b(?:exhibition|film|documentary|book|novel|lecture|debate|song|painting|resolution|"
            r"investigation|inquiry|trial|report)\s+"
            r"(?:on|about|into|over)\s+(?:[\w'’-]+\s+){0,5}$",
            re.IGNORECASE,
        ),
    ),
    (
        "told of",
        re.compile(
            r"\b(?:courts?|jury|trial|tribunal|inquest|inquiry|judges?)\b[^;]{0,60}\b(?:heard|hears|told|ruled|found|"
            r"acquitted|upheld)\b[^;]{0,60}$",
            re.IGNORECASE,
        ),
    ),
    (
        "told of",
        re.compile(
            r"\b(?:book|novel|film|documentary|memoir|play|series|poem|song|painting|exhibition)\s+(?:\w+ly\s+)?"
            r"(?:describes?|tells?|recounts?|depicts?|shows?|recalls?|narrates?|follows|explores)\b[^;]{0,90}$",
            re.IGNORECASE,
        ),
    ),
    (
        "tried",
        re.compile(
            r"\b(?:sentenced|convicted|jailed|fined|sued|imprisoned|charged|indicted|prosecuted|acquitted|extradited|on\s+trial|"
            r"found\s+guilty|pleaded\s+(?:not\s+)?guilty|verdict|suspected(?=\s+of\b)(?![^;]{0,60}\b(?:was|were|being)\b))\b[^;]{0,70}?\b(?:of|for|with|over|in|to)\s+"
            r"(?:[\w'’-]+\s+){0,5}$",
            re.IGNORECASE,
        ),
    ),
    (
        "tried",
        re.compile(
            r"\b(?:trial|case|conviction|sentencing|extradition|hearing|acquittal)\s+(?:of|against)\b[^;]{0,80}?\b(?:of|for|with|over)\s+"
            r"(?:[\w'’-]+\s+){0,4}$",
            re.IGNORECASE,
        ),
    ),
    (
        "investigated",
        re.compile(
            r"\b(?:arrest\w*|detain\w*|wanted|investigat\w*|question\w*)\b[^;]{0,60}?\b(?:over|for|in\s+connection\s+with|on\s+"
            r"suspicion\s+of|linked\s+to|after)\s+(?:[\w'’-]+\s+){0,4}$",
            re.IGNORECASE,
        ),
    ),
    (
        "reacted to",
        re.compile(
            r"\b(?:condemn\w*|denounc\w*|deplor\w*|welcom\w*|prais\w*|criticis\w*|criticiz\w*|decr(?:y|"
            r"ied))\s+(?:[\w'’-]+\s+){0,6}$",
            re.IGNORECASE,
        ),
    ),
    (
        "compared",
        re.compile(
            r"\b(?:worst|deadliest|heaviest|biggest|largest|fiercest|bloodiest)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
        ),
    ),
    ("mourned", re.compile(r"\b(?:buried|burying|funeral\w*|mourn\w*)\b[^;]{0,90}$", re.IGNORECASE)),
    (
        "ended",
        re.compile(
            r"\b(?:halt\w*|stop(?:ped|s|ping)?|end(?:ed|s|ing)?|(?:put|puts|putting)\s+an\s+end\s+to|"
            r"ceas\w+)\s+(?:(?:the|all|any|its|their)\s+)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "an aim",
        re.compile(r"\b(?:meant|intended|aimed|designed)\s+(?:for|to|at)\s+(?:[\w'’-]+\s+){0,6}$", re.IGNORECASE),
    ),
    (
        "an aim",
        re.compile(
            r"\b(?:calls?|plans?|plots?|bids?|threats?|appeals?|willing|eager|able|unable|"
            r"unwilling)\b[^;.]{0,60}\bto\s+(?:[\w'’-]+\s+){0,3}$",
            re.IGNORECASE,
        ),
    ),
    (
        "an aim",
        re.compile(
            r"(?<!tried )(?<!attempted )(?<!continued )(?<!began )(?<!started )(?<!forced )(?<!used "
            r")(?<!claimed )(?<!managed )\bto\s+(?:\w+ly\s+)?$",
            re.IGNORECASE,
        ),
    ),
)
AFTER = (
    (
        "hypothetical",
        re.compile(
            r"^\s+(?!could\s+(?:\w+ly\s+)?be\s+(?:heard|seen|felt))(?:could|might|would|will|shall|should|"
            r"must|can|cannot)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "still to come",
        re.compile(
            rf"^\s+{_WORDS}{{0,9}}?(?:is|are|was|were|has\s+been|have\s+been|will\s+be)\s+(?:planned|due|"
            rf"scheduled|expected|feared|threatened|announced\s+for|called\s+off|cancel\w+|to\s+be|"
            rf"postponed|averted|prevented|ruled\s+out)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "denied",
        re.compile(
            rf"^\s+{_WORDS}{{0,7}}?(?:is|are|was|were|proved|turned\s+out)\s+(?:\w+ly\s+)?(?:to\s+be\s+)?(?:false|untrue|fake|"
            rf"fabricated|unfounded|baseless|a\s+(?:hoax|fabrication|lie))\b",
            re.IGNORECASE,
        ),
    ),
    ("an aim", re.compile(r"^\s+(?:was|were|is|are)\s+(?:meant|intended)\s+(?:for|to)\b", re.IGNORECASE)),
    (
        "negated",
        re.compile(
            rf"^\s+{_WORDS}{{0,3}}?(?:did\s+not|didn['’]t|never)\s+(?:take\s+place|happen|occur|materiali[sz]e)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "still to come",
        re.compile(
            r"^\s+(?:plans?|threats?|warnings?|drills?|exercises?|simulations?|films?|games?|trial|"
            r"investigation|inquiry|victims?\s+(?:fund|memorial))\b",
            re.IGNORECASE,
        ),
    ),
)
# "Had the army advanced, hundreds would have died."
INVERTED = re.compile(r"(?:Had|Were|Should)\s+[^.;]+,[^.;]*\b(?:would|could|might)\b")
INSIDE = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:due\s+|set\s+|expected\s+|scheduled\s+)?to|not|never|could|might|would|will|can|cannot|should|must)\b",
    re.IGNORECASE,
)
REHEARSED = re.compile(
    r"\b(?:drills?|(?:military|joint|naval|training|live-fire|large-scale)\s+(?:\w+\s+)?exercises?|mock|"
    r"simulat\w+|rehears\w+|stunt(?:m[ae]n|s)?|theme\s+park|between\s+actors|re-?enact\w*|video\s+game|movie|novel|in\s+a\s+scene|film\s+set)\b",
    re.IGNORECASE,
)
SPORT = re.compile(
    r"\b(?:football|soccer|basketball|cricket|rugby|hockey|tennis|"
    r"(?:premier|champions|major|football|soccer|hockey|rugby|cricket)\s+league|championships?|tournament|"
    r"chess|boxers?|boxing|wrestl\w+|snooker|golf\w*|goalkeeper|striker|midfield\w*|half-time|penalty\s+(?:area|kick|shootout)|grand\s+slam|World\s+Cup|"
    r"fixture|batsman|wicket|coach|scored)\b|\b(?:win|winning|won|beat|beating|lost|losing|draw|drew|drawing|victory|defeat)\b[^.;]{0,30}\b\d{1,3}[-–]\d{1,3}\b",
    re.IGNORECASE,
)
# Gunmen at a football match are no match.
IN_EARNEST = re.compile(
    r"\b(?:killed|killing|wounded|injured|dead|gunm[ae]n|police|armed|soldiers?|troops|militants?|bombs?|bombing|"
    r"explosi\w+|kidnapp\w+|abduct\w+|shelling|missiles?|rockets?|grenades?)\b",
    re.IGNORECASE,
)
# "Air defences could not stop three drones that fell on the town."
NOT_STOPPED = re.compile(
    rf"(?:\b(?:not|never|unable\s+to|powerless\s+to|fail\w*\s+to)|n['’]t)\s+(?:\w+ly\s+)?"
    rf"(?:stop|prevent|halt|avert|intercept|avoid|repel|down|block)\s+{_WORDS}{{0,5}}$",
    re.IGNORECASE,
)
# What a short report tells of where no word of conflict stands in it: no type is guessed for those.
EVERYDAY = re.compile(
    r"\b(?:accident\w*|cras\w+|collid\w+|capsiz\w+|derail\w+|earthquake|flood\w*|storms?|rain\w*|lightning|volcan\w+|wildfire\w*|"
    r"collaps\w+|heart\s+attack|disease|virus|orchestra|concert|festival|carnival|theat(?:re|er)|comedy|opera|films?|novel\w*|books?|museum|"
    r"exhibition|prizes?|awards?|wedding|marathon|matche?s?|league|goal\w*|striker|clubs?|teams?|players?|champion\w*|tourists?|satellite|"
    r"sales|profits?|shares?|stocks?|compan(?:y|ies)|customers|bakery|recipes?|fashion|trial|court|sentenced|accused|anniversary|"
    r"speech|remarks|interview|budget|warned|denied|next\s+(?:week|month|year)|tomorrow)\b",
    re.IGNORECASE,
)
