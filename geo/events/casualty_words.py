"""The words that say that people were killed or hurt."""

from __future__ import annotations

import re

from geo.events.quantities import BOUND, NUMBER, VAGUE_WORD

# "Gunmen kill 12": the present tense of headlines.
_SO_MANY = rf"\s+(?:(?:at\s+least|more\s+than|over|about|around|nearly|up\s+to|some)\s+)?{NUMBER}\b"
_KILLED = (
    r"(?:fatally|mortally)\s+(?:shot|stabbed|wounded|injured|beaten|struck)|"
    r"killed|killing|kills|died|dying|dead|slain|murdered|murdering|executed|executing|assassinated|"
    r"beheaded|beheading|massacred|martyred|"
    r"slaughtered|slaughtering|lynched|(?:[a-z]{3,}ed|beat|beaten|burnt|shot|cut|frozen)\s+to\s+death|"
    r"shot\s+dead|gunned\s+down|lost\s+(?:their|his|her)\s+li(?:fe|ves)|perished|martyring|succumbed|passed\s+away|(?:embraced|attained)\s+martyrdom|riddled\s+with\s+bullets|"
    r"fell(?=\s+in\s+(?:the\s+|an?\s+)?(?:encounter|fighting|battle|combat|clash\w*|action|attack|line\s+of\s+duty|firefight)\b)|"
    rf"neutrali[sz]ed|lynched|(?<!to )kill(?={_SO_MANY})|burn(?:ed|t)\s+alive|buried\s+alive"
)
_INJURED = (
    r"injured|injuring|injures|(?<!gunshot )(?<!bullet )(?<!stab )(?<!knife )(?<!machete )(?<!shrapnel )wounds|"
    rf"(?<!to )(?:injure|wound)(?={_SO_MANY})|"
    r"wounded|wounding|hurt|hurting|hospitali[sz]ed|maimed|(?:sustained|received|had|incurred|"
    r"suffered)\s+(?:\w+\s+){0,2}(?:injuries|wounds|burns)|admitted\s+with\s+\w+|"
    r"(?:evacuated|escaped|treated|hospitali[sz]ed|left|came\s+away|(?:taken|rushed)\s+to\s+(?:\w+\s+)?hospital)\s+with\s+(?:\w+\s+){0,2}(?:injuries|wounds|burns)|"
    r"(?:hit|struck)\s+by\s+(?:shrapnel|splinters|fragments|(?:a\s+)?stray\s+bullets?)|"
    r"lost\s+(?:their\s+|a\s+|his\s+|her\s+|both\s+|one\s+)?(?:legs?|limbs?|arms?)"
)
FATE = re.compile(rf"\b(?:(?P<killed>{_KILLED})|(?P<injured>{_INJURED}))\b", re.IGNORECASE)
TOGETHER = re.compile(
    r"\b(?:killed|dead|wounded|injured)(?:\s+(?:or|and/or)\s+|\s+and\s+(?=wounded\s+(?:at\s+least|more|"
    r"about|\d)))(?:killed|dead|wounded|injured)\b",
    re.IGNORECASE,
)
BE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|left)\s+(?:(?:\w+ly|also|then|all|both|shot|attacked|"
    r"ambushed|beaten|tortured|found|taken|reported|said\s+to\s+have\s+been)\s+"
    r"(?:and\s+)?){0,2}$",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:not|n[o']t|never|neither|nor|without|denied|avoid\w*|could|may|might|would|if|threat\w*|feared|"
    r"attempt\w*|tried|trying|plot\w*|plan\w*)\b(?:\s+[\w']+){0,3}\s*$",
    re.IGNORECASE,
)
STATED = re.compile(
    rf"\b(?P<q>(?:{BOUND}\s+)?(?:{NUMBER}|{VAGUE_WORD}|no)(?:\s+of(?=\s))?)(?:\s+(?:reported|confirmed|civilian|"
    rf"military|known|suspected|further|other|more)){{0,2}}\s+"
    r"(?P<what>fatalit(?:y|ies)|deaths?|injuries|casualt(?:y|ies)|lives|victims|(?:dead\s+)?bodies|corpses)\b",
    re.IGNORECASE,
)
WHAT = re.compile(r"fatalit|death|injur|casualt|lives|victim|bod(?:y|ies)|corpse", re.IGNORECASE)
NO_CASUALTIES = re.compile(
    r"\b(?:no|neither|without(?:\s+any)?|not\s+any)\s+(?:\w+\s+){0,2}?(?P<what>casualties|fatalities|deaths|"
    r"injuries|losses(?!\s+(?:of\s+(?:its|their)\s+own|(?:among|on)\s+(?:its|their)))|one\s+(?:was|were|has\s+been|had\s+been)\s+(?:killed|hurt|injured|wounded))"
    r"(?:\s+(?:n?or)\s+(?:\w+\s+)?(?P<more>injuries|fatalities|deaths))?",
    re.IGNORECASE,
)
NOBODY_HURT = re.compile(
    r"\b(?:nobody|no\s*one|no\s+(?:civilians?|people|soldiers?|police\s+officers?|staff|residents)|"
    r"none(?:\s+of\s+\w+(?:\s+\w+)?)?)\s+(?:\w+\s+){0,5}?(?:was|were|got|is|"
    r"had\s+been|has\s+been)\s+(?P<what>killed|hurt|injured|wounded|harmed)",
    re.IGNORECASE,
)
RUNNING = re.compile(
    rf"\b(?:(?:bring|brings|bringing|brought|take|takes|taking|took|raise[sd]?|"
    rf"raising)\s+(?:the\s+)?(?:\w+\s+){{0,3}}(?:toll|total|number[^.;]{{0,40}}|count)\s+(?:to|up\s+to)|"
    rf"(?:death\s+)?toll\s+(?:[\w'’-]+\s+){{0,9}}?(?:to|at|of|stands\s+at|(?:reach|pass|hit|exceed|top|surpass)\w*)|number\s+of\s+(?:the\s+)?(?:dead|deaths|victims|fatalities|killed|people\s+killed)\b[^.;\d]{{0,30}}?(?:to|at|was|is)|"
    rf"(?:figure|tally)\s+(?:\w+\s+){{0,2}}?(?:to|at)(?=\s+(?:\S+\s+){{1,2}}(?:dead|killed|deaths)\b)|"
    rf"(?:own\s+)?(?:dead|losses|"
    rf"deaths)\s+(?:\w+\s+){{0,6}}?at)\s+(?P<q>(?:{BOUND}\s+)?(?:{NUMBER}|{VAGUE_WORD}))",
    re.IGNORECASE,
)
# "hacked 13 civilians to death": the people stand inside the verb.
INSIDE_VERB = re.compile(
    r"\b(?!(?:lowered|revised|raised|increased|reduced|corrected|adjusted|counted|reported|confirmed|announced|claimed)\b)"
    r"(?:[a-z]{3,}ed|beat|beaten|burnt|shot|(?:burn|beat|hack|ston|club|stabb|shoot|tortur)ing)\s+"
    r"(?=(?P<who>[^.;,]{2,80}?)\s+(?:to\s+death|dead|alive|down)\b)",
    re.IGNORECASE,
)
DEATHS_OF = re.compile(
    r"\bslit(?:ting)?\s+the\s+throats?\s+of\s+|\b(?:claim\w*|took|taking|cost|costing)\s+the\s+li(?:fe|ves)\s+of\s+|"
    r"\b(?:deaths?(?:\s+in\s+\w+)?|killings?|murders?|assassinations?|bod(?:y|ies)|corpses?|remains)\s+of\s+(?:the\s+)?|"
    r"\b(?P<injuries>injur(?:y|ies)\s+to\s+)|"
    r"\blost\s+(?:(?:an?|the|[\w-]+)\s+(?:[\w-]+\s+){1,3}?(?:and|,)\s+){0,2}(?=[\w-]+\s+(?:of\s+(?:its|their)\s+)?(?:own\s+)?(?:men|soldiers|fighters|troops|officers|policemen|"
    r"servicemen|militants|rebels|members)\b)",
    re.IGNORECASE,
)
# "Killed in the strike were a doctor and two nurses."
FATE_FIRST = re.compile(
    r"^(?:Also\s+)?(?:(?P<killed>killed|dead)|injured|wounded)\b[^.;]{0,80}?\s(?:was|were)\s+", re.IGNORECASE
)
ENDS_LIFE = re.compile(r"died|passed|fell|lost|succumbed|perished", re.IGNORECASE)
ONE_LIFE = re.compile(r"lost\s+(?:his|her)\s+life|succumbed\s+to\s+(?:his|her)\b", re.IGNORECASE)
BY = re.compile(r"\s+by\s", re.IGNORECASE)
# "three of the five injured policemen died": the rest live.
SHARE_DIED = re.compile(
    rf"\b(?P<n>{NUMBER})\s+of\s+(?:the\s+|those\s+|these\s+|a\s+total\s+of\s+)?(?P<of>{NUMBER})\s+(?:[\w'’-]+\s+){{0,3}}?"
    rf"(?P<hurt>injured|wounded|hurt)\b[^.;]{{0,60}}?\b(?:died|dead|succumbed|perished|passed\s+away)\b",
    re.IGNORECASE,
)
# One of these stands in every sentence that counts; looking for them is quick.
STEMS = (
    "kill", "died", "dying", "dead", "death", "slain", "murder", "execut", "assassin", "behead", "massacr",
    "martyr", "slaughter", "lynch", "injur", "wound", "hurt", "casualt", "fatalit", "lives", "hospital", "maimed",
    "burn", "toll", "losses", "victims", "body", "bodies", "admitted", "lost", "shot", "gunned", "perish",
    "succumb", "throat", "corpse", "fatal", "neutrali", "hacked", "beat", "stabbed", "stoned", "shooting",
    "passed away", "riddled", "remains", "fell", "shrapnel", "splinter", "fragment", "stray bullet",
)  # fmt: skip
