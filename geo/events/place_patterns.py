"""What stands around a place name and tells what the place does in its sentence."""

from __future__ import annotations

import re

LOWER = r"(?:(?-i:[a-z])[\w'’-]*|\d+(?:st|nd|rd|th)?)"
WHERE = (
    r"in|near|at|around|outside|inside|across|along|throughout|within|into|on|over|off|above|below|beside|"
    r"towards?|under|through|"
    r"close\s+to|next\s+to|north\s+of|south\s+of|east\s+of|west\s+of|(?:north|south)-?(?:east|west)\s+of|"
    r"kilomet\w+\s+(?:from|of)|km\s+(?:from|of)|beyond|"
    r"outskirts\s+of|vicinity\s+of|direction\s+of|direction"
)
STOPS = (
    r"(?:said|told|reported|with|from|to|by|against|whose|who|which|that|when|after|before|as|for|because|was|"
    r"were|had|has|and)\b"
)
IN_FRONT = re.compile(
    rf"\b(?P<where>{WHERE})\s+(?:(?!{STOPS}){LOWER}\s+){{0,6}}(?:(?-i:[A-Z])[\w'’-]*['’]s?\s+)?$", re.IGNORECASE
)
# "Kan Gyi Kone village (Chaung-U township, " before a name: units that it contains, known to the gazetteer or not.
CONTAINED = re.compile(
    r"(?:^|(?<=[\s(,]))(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’-]*(?:[\s-]+(?:de|del|la|las|los|do|dos|da|di|of|al|el|ul|"
    r"bin|and|e|y|(?-i:[A-ZÀ-ÖØ-ÞĀ-Ž])[\w'’.-]*|\d+)){0,6}"
    r"(?:\s+(?-i:[a-z])[\w-]*){0,2}\s*(?:[,(]|\),|\s-|\sof)\s*$"
)
CODED = re.compile(r"\bcoded\s+(?:to|as|at)\s+(?:the\s+)?(?:(?-i:[a-z])\w*\s+){0,4}$", re.IGNORECASE)
DESCRIPTOR = re.compile(
    r"\b(?:the\s+|a\s+)?(?:\w+\s+)?(?:town|city|village|villages|district|region|province|settlement|area|"
    r"areas|outskirts|part|parts|suburb|neighbou?rhood|port|capital|municipality|county|"
    r"governorate|territory|republic|enclave|centre|center|hamlet|township|island|mountain\s+lake|lake|"
    r"streets|side|section|vicinity|direction|height|rest|whole|loss|"
    r"border\s+village)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
SEAT = re.compile(
    r"\b(?:officials?|authorities|prosecutors?|ministr(?:y|ies)|government|leadership|administration|"
    r"presidency|sources?|parliament|"
    r"leaders?|command|spokes\w+|embassy|office|service|agency|agencies|police|office|court|military|"
    r"rulers|separatists|diplomats?|mission|headquarters|media|correspondents?)"
    r"\s+(?:(?:based|there|here)\s+)?(?:in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TO = re.compile(
    rf"\b(?:to|for|en\s+route\s+to|towards?|bound\s+for|road\s+to|way\s+to)\s+(?:(?!{STOPS}){LOWER}\s+){{0,3}}$",
    re.IGNORECASE,
)
FROM = re.compile(rf"\b(?:from|via|natives?\s+of|out\s+of)\s+(?:(?!{STOPS}){LOWER}\s+){{0,3}}$", re.IGNORECASE)
# "shelled the town from positions near X": where the fire came from.
FIRED_FROM = re.compile(
    rf"\bfrom\s+(?:(?!{STOPS}){LOWER}\s+){{0,2}}?(?:positions?|bases?|airbases?|airfields?|airports?|territory|launchers?|"
    r"trenches|heights|hills?|outposts?|posts?|camps?|warships?|sites?|launch\s+sites?|areas?|bunkers?)\s+"
    r"(?:in|near|at|around|outside|on|across)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$",
    re.IGNORECASE,
)
# "died in hospital in Tel Aviv": where they were taken to.
IN_HOSPITAL = re.compile(
    r"\b(?:died|dies|treat\w+|transferred|admitted|succumbed\s+to\s+\w+\s+(?:wounds|injuries))\s+(?:\w+\s+){0,3}?(?:hospital|clinic)s?\s+in\s+$",
    re.IGNORECASE,
)
# "fighting spread from Sotk to Jermuk": both
SPREAD = re.compile(r"\b(?:spread|spilled|extended)\b[^,;.]{0,40}\b(?:to|into|from)\s+(?:the\s+)?$", re.IGNORECASE)
LEFT = re.compile(r"\b(?:left|leaving|departed|departing)\s+(?:the\s+)?$", re.IGNORECASE)
# "artillery stationed in X": where somebody is, not what they did.
STATIONED = re.compile(
    r"\b(?:stationed|based|headquartered|garrisoned|quartered|located|living|born|registered|exiled|raised)\s+"
    r"(?:in|near|at|around|outside)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,2}$",
    re.IGNORECASE,
)
OF = re.compile(rf"(?P<noun>[\w'’-]+)\s+of\s+(?:(?!{STOPS}){LOWER}\s+){{0,3}}$", re.IGNORECASE)
ON_THE_WAY = re.compile(
    r"\b(?:travell?ing|driving|heading|sailing|flying)\s+from\s+(?:the\s+)?(?:[\w'’-]+\s+to\s+(?:the\s+)?)?$|"
    r"\b(?:roads?|highway|route|motorway|railway|line|track|way)\s+(?:leading\s+|running\s+)?(?:from|"
    r"between|connecting|linking|to|towards?)\s+(?:the\s+)?"
    r"(?:[\w'’-]+\s+(?:and|to|with)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
# "the road to Azerbaijani-controlled Shusha"
CONTROLLED = re.compile(r"[\w'’-]+-(?:controlled|held|occupied|administered|run|governed)\s+$")
INCLUDING = re.compile(r",?\s+including\s+(?:in\s+)?(?:the\s+)?(?:[\w-]+\s+){0,4}(?:of\s+)?$")
# Who lives there tells of what happened there.
INHABITANTS = re.compile(
    r"\b(?:residents|villagers|inhabitants|locals|witnesses|people|journalists?|reporters?|"
    r"correspondents?)\s+(?:of|in|from)\s+"
    r"(?:the\s+)?(?:(?:\w+\s+){1,2}of\s+)?$",
    re.IGNORECASE,
)
# "residents of Goris heard the gunfire": it was elsewhere, and is told of already.
HEARD_THERE = re.compile(
    r"^\s+(?:(?:also|later|said\s+they|say\s+they|reported|could|had|all|\w+ly)\s+){0,3}(?:hear|heard|hearing|felt|saw|seen|see|watched|"
    r"noticed)\s+(?:the|those|these|this|that|it|them)\b"
)
# "heard the gunfire from Sotk"
HEARD_FROM = re.compile(
    r"\b(?:heard|hear|seen|saw|see)\s+(?:[\w'’-]+\s+){0,5}?(?:from|coming\s+from|(?:from\s+)?the\s+direction\s+of)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)
# "the Shusha-Lachin road"
HYPHENED = re.compile(r"\s?[-–]\s?")
ROAD_AFTER = re.compile(r"\s+(?:road|highway|route|motorway|railway|border|line|section)\b")
RIGHT_BEFORE = re.compile(
    r"\b(?:in|at|near|around|outside)\s+(?:the\s+)?(?:(?:town|village|city|district)\s+of\s+)?$", re.IGNORECASE
)
ASKED = re.compile(
    r"\b(?:call(?:ed|s|ing)\s+(?:up)?on|urged|asked|accused|blamed|thanked|condemned|criticised|"
    r"criticized|told|pressed|against)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
OFFICE_OF = re.compile(
    r"\b(?:mayor|president|premier|minister|leader|head|king|queen|emir|governor|ambassador|"
    r"natives?|regions|army|armies|military|forces|ministry|capital|bishop|archbishop|"
    r"supporters|followers|partisans|backers|sympathi[sz]ers|loyalists|allies|opponents|"
    r"leaders|presidents|governments|ombudsman|prime\s+minister|parts?\s+of)\s+of\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "captured part of"
PART_OF = re.compile(
    r"\b(?:parts?|half|most|all|outskirts|centre|center)\s+of\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
DONE_TO = re.compile(
    r"(?:capture|shelling|bombing|bombardment|siege|loss|fall|seizure|liberation|occupation)$", re.IGNORECASE
)
# What is done to the place that follows, whether or not the verb is what the sentence is coded by.
STRUCK = re.compile(
    r"\b(?:struck|hit|shelled|bombed|bombarded|attacked|targeted|stormed|captured|seized|retook|reached|entered|rocked|"
    r"raided|invaded|looted|torched|burned|burnt|pounded|overran|besieged|occupied|ransacked|pillaged|plundered|razed|"
    r"hits|strikes|shells?|bombs?|targets?|attacks?|storms?|captures?|seizes?|raids?|rocks|pounds?|enters?|overruns?|retakes?)$"
)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}(?:and\s+)?(?:the\s+)?$", re.IGNORECASE)
AGAINST = re.compile(rf"\b(?:against|targeting|targeted|at|on)\s+(?:(?!{STOPS}){LOWER}\s+){{0,5}}$", re.IGNORECASE)
ALIAS_BEFORE = re.compile(
    r"(?:\b(?:as|which|that|what|whom)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+)?\s+(?:calls?|called|knows?|"
    r"refer\s+to)\s+(?:it\s+|the\s+\w+\s+)?(?:as\s+)?|\b(?:known|called|named|renamed|"
    r"spelled)\s+(?:to\s+[\w'’-]+\s+)?(?:in\s+\w+\s+)?(?:as\s+)?|"
    r"\bor\s+)$",
    re.IGNORECASE,
)
ALIAS_AFTER = re.compile(
    r"^,?\s+(?:in\s+(?:Armenian|Azerbaijani|Russian|Turkish|Arabic|Ukrainian|English|Kurdish|Hebrew)\b|"
    r"the\s+(?:Armenian|Azerbaijani|Russian|Turkish|Arabic|Ukrainian)\s+(?:name|spelling)|its\s+name)",
    re.IGNORECASE,
)
PERSONAL = re.compile(r"^\s+(?:Red\s+Cross|Post|Times|Herald|News|University|Club|United|FC|Airlines|Bank)\b")
# "West End Avenue", "City Hall": part of the name of something smaller, wherever that is.
SITE_NEXT = re.compile(
    r"^\s+(?:[Ss]quare|[Ss]treet|[Rr]oad|[Aa]venue|[Bb]oulevard|[Uu]niversity|[Hh]ospital|[Ss]chools?|"
    r"[Cc]ollege|[Ss]tadium|[Pp]ark|[Hh]otel|[Ss]tation|supermarket|[Mm]osque|"
    r"[Cc]hurch|[Pp]rison|[Cc]enter|[Cc]entre|[Pp]laza|[Mm]arket|[Hh]igh|[Gg]ate|[Ww]ard|[Ss]ector)\b"
)
PART_OF_NAME = re.compile(
    r"(?<![.!?]\s)(?<!^)\b(?!(?:South|North|East|West|Central|Greater|Old|New|Lower|Upper|Northern|Southern|"
    r"Eastern|Western|In|On|At|From|Near|Around|The|And|But|Most)\b)(?-i:[A-Z])[a-z]+\s$"
)
PEOPLE_NEXT = re.compile(
    r"^-(?:backed|led|aligned|born|made|supported|linked|affiliated|funded)\b|^(?:-backed|-led|-held|-aligned|-based|-born|-controlled|-made|-supported)?\s+"
    r"(?!\w+\s+(?:base|bases|camp|camps|airport|airfield|hospital|zone|barracks|station|post|checkpoint|prison)\b)(?:army|forces?|"
    r"troops?|soldiers?|officials?|police|military|militants?|rebels?|fighters?|operatives|mercenaries|gunmen|commandos|paramilitaries|authorities|government|"
    r"president|presidency|"
    r"artillery|drones?|positions|ministry|prosecutors?|servicem\w+|peacekeepers?|separatists?|side|"
    r"citizens?|nationals?|civilians?|people|residents|defen[cs]e|foreign|prime|air|regime|"
    r"warplanes?|aircraft|helicopters?|jets|navy|leader\w*|parliament|embassy|ambassador|units?|fire|time|"
    r"shelling|media|team|trucks|convoy|militia|security|armed|special)\b"
)
DEMONYM = re.compile(r"(?:ians?|eans?|ese|ish|anis?|enes?|ch|i|gians?|ans?|rs)$")
REPORTING = re.compile(
    r"^(?:,[^,]{2,60},)?\s+(?:(?:also|later|then|had|has|have|earlier|again|now|openly|already|did|does|"
    r"itself)\s+)*(?:said|says|accus\w+|den(?:y|ies|ied)|claim\w*|announc\w+|report\w*|confirm\w*|agreed|"
    r"disputed|rejected|blamed|"
    r"called|asked|demanded|urged|spoke|promised|acknowledged|insisted|warned|wants?|supports?|describ\w+|"
    r"put|launched|began|opened|seized|returned|sent|replied|welcomed|condemned|took|retook|regained|"
    r"carried|conducted|fired|held|signed|accepted|not|deployed|apologi\w+|backed|voted|imposed|is\b|"
    r"hopes|expects|afterwards|stopped|reopened|had|has|produced|calls|call)\b"
)
ACTS = re.compile(
    r"^,?\s+(?:(?:also|later|then|had|has|have|\w+ly)\s+)*(?!(?:was|were)\b)(?:[a-z]+ed|said|set|put|took|"
    r"began|met|told|held|saw|sent|gave|made|say|says)\b"
)
PASSIVE_NEXT = re.compile(
    r"^(?:,[^,]{2,60},)?\s+(?:(?:also|again|later|too|itself)\s+)*(?:(?:was|were|(?:had|has|"
    r"have)\s+(?:already\s+|also\s+)?been|"
    r"is|are|being)\s+(?:also\s+|again\s+|heavily\s+|later\s+)*\w+(?:ed|en|t|ck|un|ne)\b|"
    r"(?:came|come|has\s+come|had\s+come)\s+under|(?:was|is|(?:has|had)\s+been|remain(?:s|ed))\s+(?:now\s+|still\s+)?(?:under|without|cut\s+off)\b|hit\b|fell\b|suffered|saw\b|experienced)"
)
LIST_BETWEEN = re.compile(
    r"^\s*(?:,|,?\s*(?:and|or|as\s+well\s+as|&))\s*(?:(?:in|near|at|around|on|the|of|also|town|city|"
    r"village|villages|district|towns|outside|to|from)\s+){0,4}$",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"^(?:\s+(?:[a-z]+\s+)?(?:of|in|near|close\s+to|outside|next\s+to)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:of\s+)?|,\s+(?:next\s+to|near|close\s+to|outside|"
    r"not\s+far\s+from|in|a\s+\w+\s+\w+\s+in)\s+(?:the\s+)?(?:[a-z]+\s+)?)$"
)
ONLY_COMMA = re.compile(r"^\s*(?:\w+\s+)?(?:[,(]|\)\s*[,(]|-|–|of)\s*(?:the\s+)?$", re.IGNORECASE)
CAUSE_OF_PROTEST = re.compile(
    r"\b(?:to\s+(?:demand|denounce|protest|condemn|pay|support|call|express|show|oppose|mark|commemorate|"
    r"urge|ask)|against|over|"
    r"demanding|denouncing|condemning|calling|in\s+(?:support|solidarity|protest|favou?r|memory|response)|amid)\b",
    re.IGNORECASE,
)
OFFENCE = re.compile(
    r"\b(?:over|in\s+connection\s+with|on\s+(?:suspicion|charges)\s+of|(?:accused|suspected)\s+of|"
    r"for\s+(?:the|his|her|their|an?|allegedly))\b",
    re.IGNORECASE,
)
OF_WHAT_STANDS_BEFORE = re.compile(
    r",\s+(?:where|in\s+which|(?:re)?\w+(?:ed|en|eld|ost)\s+(?:from|by|in|on|during|after|since))\b"
)
OPENS = re.compile(r"(?:Elsewhere\s+)?(?:In|At|Near|Around|On|Outside|Across|Inside)\s+(?:[a-z'’-]+\s+){0,5}$")
AHEAD = re.compile(r"\b(?:were to|was to|is to|are to|will)\s+(?:\w+\s+){0,4}(?:to|from)\s+(?:the\s+)?$")
IT_THERE = re.compile(r"\b(?:it|there|the (?:city|town|village|district|area))\b")
THERE = re.compile(r"\b(?:there|the (?:city|town|village))\b")
# "Martuni, Hadrut and other towns": a list whose last member is not a place that we know.
MORE_OF_A_LIST = re.compile(r"\s*,?\s+(?:and|or)\s+(?:other|several|nearby|around|the\s+\w+|(?-i:[A-Z]))")
# "killed on the border": nowhere in particular.
ALONG_A_LINE = re.compile(r"\b(?:on|along|across)\s+(?:the|their|its)\s+(?:\w+\s+)?(?:border|front|frontier|line)\b")
# "put its losses at 350 dead"
COUNTS_LOSSES = re.compile(r"put\b[^.;]{0,40}\b(?:losses|dead|deaths|toll)\b")
