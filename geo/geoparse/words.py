"""Word lists that recognition goes by, read from `words.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

CONNECTORS = frozenset(_LISTS["connectors"].split())
TITLES = frozenset(_LISTS["titles"].split())
PLACE_PREPOSITIONS = frozenset(_LISTS["place_prepositions"].split())
ORGANISATION_WORDS = frozenset(_LISTS["organisation"].split())
PUBLICATION_WORDS = frozenset(_LISTS["publication"].split())
CLUB_WORDS = frozenset(_LISTS["clubs"].split())
OWNED_BY_PLACES = frozenset(_LISTS["owned_by_places"].split())
HAD_BY_PLACES = frozenset(_LISTS["had_by_places"].split())
CALENDAR_WORDS = frozenset(_LISTS["calendar"].split())
UNIT_WORDS = frozenset(_LISTS["units"].split())
SPEECH_VERBS = frozenset(_LISTS["speech"].split())
PERSONAL_VERBS = frozenset(_LISTS["personal_verbs"].split())
NAMESAKES = frozenset(_LISTS["namesakes"].split())
STREET_WORDS = frozenset(_LISTS["streets"].split())
LOCAL_WORDS = frozenset(_LISTS["locals"].split())
CIVIC_WORDS = frozenset(words.replace("_", " ") for words in _LISTS["civic"].split())
SPORT_WORDS = frozenset(_LISTS["sport"].split())
MATCH_VERBS = frozenset(_LISTS["match_verbs"].split())
FORCES = frozenset(_LISTS["forces"].split())
TAKEN_BY_FORCES = frozenset(_LISTS["taken_by_forces"].split())
PEOPLE = frozenset(_LISTS["people"].split())
SURNAMES = frozenset(_LISTS["surnames"].split())
FIRST_NAMES = frozenset(_LISTS["first_names"].split())
GIVEN_NAMES = FIRST_NAMES | frozenset(_LISTS["given_names"].split())
TOWNSFOLK = frozenset(_LISTS["townsfolk"].split())
GOVERNMENT_WORDS = frozenset(_LISTS["government"].split())
COMMON_ABROAD = frozenset(_LISTS["common_abroad"].split())
COMMON_WORDS = frozenset(_LISTS["common"].split())
