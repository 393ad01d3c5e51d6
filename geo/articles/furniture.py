"""Lines that surround an article's prose: bylines, dates, labels, credits, markers. Each is recognised on its own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from geo.articles.dates import is_date, publication_date
from geo.articles.metadata import Metadata, author_names, web_address

_AGENCIES = (
    "AFP|AP|Associated Press|Agence France-Presse|Reuters|TASS|RIA Novosti|Sputnik|Interfax|Getty(?: Images)?"
    "|EPA(?:-EFE)?|Anadolu(?: Agency)?|Xinhua|dpa|UPI|Photolure|PAN Photo|Shutterstock|IMAGO|Bloomberg|RFE/RL"
    "|Armenpress|Azertac|AZERTAC"
)
_AGENCY = re.compile(rf"(?:the )?(?:{_AGENCIES})", re.IGNORECASE)

_LABEL = re.compile(
    r"(?P<title>title|headline)|(?P<author>authors?|by|byline|written by|автор)"
    r"|(?P<date>date|published|published on|publication date|posted|posted on|first published|дата)"
    r"|(?P<updated>updated|last updated|modified)|(?P<publisher>publisher|source|источник)"
    r"|(?P<url>url|link|original|original (?:url|link|article|story)|source url|web address|permalink"
    r"|read the original(?: at)?|originally published (?:at|on)|оригинал)|(?P<license>licen[cs]e)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written |reported |story |text )?by:?\s+(\S.{0,150})", re.IGNORECASE)
_PARTICLE = {
    "of",
    "the",
    "de",
    "da",
    "di",
    "von",
    "van",
    "der",
    "al",
    "el",
    "bin",
    "ibn",
    "for",
    "and",
    "la",
    "le",
    "в",
    "и",
}
# "By Monday, the army ..." is no byline.
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    r"|november|december|mid(?:day|night)|noon|morning|evening|then|now|contrast|comparison|way|far|and large",
    re.IGNORECASE,
)
_NO_MEANING = re.compile(
    r"\d{1,2}:\d\d(?: ?[ap]m)?(?: [A-Z]{2,4})?|\d+[ -]min(?:ute)?s?(?: read)?|[|•·–—-]", re.IGNORECASE
)
_EMBED = re.compile(
    r"\W*(?:embed(?:ded)?(?: (?:tweet|post|video|content|media))?|tweet|video|advertise?ment|реклама|loading\W*"
    r"|skip to (?:main )?content|share(?: this(?: article| story)?)?|story continues below(?: advertisement)?"
    r"|view this post on \w+|subscribe(?: now)?|sign up)\W*",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(
    r"\W*(?:read (?:more|also|next)|see also|also read|related(?: (?:stories|articles))?|читайте также)\s*:.*",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\W*(?:additional )?(?:reporting|writing|editing|compiled|edited|translated) by\b.{1,300}", re.IGNORECASE
)

_CREDIT_WORD = (
    r"(?:photo(?:graph|graphy|s)?|image|picture|pic|screenshot|handout|courtesy|credit|illustration|фото|source)"
)
_SENTENCE_END = "(?:(?<=[.!?…][\"'”’»])|(?<=[.!?…]))"
_CREDIT_ENDS = (
    # (Photo: NAME), [NAME / AFP], (AP Photo/NAME)
    re.compile(
        rf"\s*[(\[](?:[^()\[\]]{{0,40}}\b{_CREDIT_WORD}\b\s*(?::|by|courtesy|from|/)[^()\[\]]{{0,100}}"
        rf"|[^()\[\]]{{0,80}}?/\s?(?:{_AGENCIES})\b[^()\[\]]{{0,60}}|(?:{_AGENCIES})\s?/[^()\[\]]{{1,80}}"
        rf"|file photo|©[^()\[\]]{{1,80}})[)\]]\.?$",
        re.IGNORECASE,
    ),
    # ... monastery. Photo: NAME
    re.compile(
        rf"(?:^|{_SENTENCE_END})\s*(?:file )?{_CREDIT_WORD}(?: credit| courtesy)?\s*(?::|by |©)\s*\S.{{0,80}}$",
        re.IGNORECASE,
    ),
    # ... monastery. NAME / TASS   and   ... monastery. REUTERS/NAME
    re.compile(rf"(?:^|{_SENTENCE_END}\s+)(?:[^\s.!?]+\s){{0,5}}[^\s.!?]*\s?/\s?(?:{_AGENCIES})\b[^.!?]{{0,40}}$"),
    re.compile(rf"(?:^|{_SENTENCE_END}\s+)(?:{_AGENCIES}|REUTERS)(?: Photo)?\s?/\s?[^.!?]{{1,60}}$"),
    re.compile(r"\s*©\s?[^.!?]{1,80}$"),
)
_CAPTION_LABEL = re.compile(
    r"(?:photo caption|caption|photo|image|picture|pictured|file photo|фото)\s*:\s*(\S.*)", re.IGNORECASE
)
_CREDIT_REACH = 170
_LONGEST_CAPTION = 600


@dataclass(frozen=True, slots=True)
class Caption:
    """A photo caption without its credit; `text` is empty where only a credit stands there."""

    text: str


def is_furniture(line: str) -> bool:
    """Tell whether a line is plainly no prose, so that a wrapped paragraph cannot reach across it."""
    return bool(
        is_marker(line)
        or is_date(line)
        or byline_authors(line)
        or web_address(line)
        or (labelled(line) and len(line) < 300)
        or _CAPTION_LABEL.fullmatch(line)
    )


def is_marker(line: str) -> bool:
    """Tell whether a line stands for something that is not there: an embed, an advertisement, another story."""
    return len(line) <= 300 and bool(_EMBED.fullmatch(line) or _SEE_ALSO.fullmatch(line))


def is_desk_credit(line: str) -> bool:
    """Tell whether a line names who reported, wrote or edited, as agencies do at the end."""
    return len(line) <= 320 and bool(_DESK.fullmatch(line))


def byline_authors(line: str) -> tuple[str, ...]:
    """Give the authors of a byline ("By NAME and NAME"; also an agency's bare name); empty where it is none."""
    if _AGENCY.fullmatch(line):
        return (line,)
    found = _BYLINE.fullmatch(line)
    if not found or _TIME_WORD.match(found[1]):
        return ()
    names = author_names(re.sub(r"\s+in\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)*$", "", found[1]))
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 6 and all(
        word in _PARTICLE or (word[0].isupper() and (not word.endswith((".", "!", "?", ":")) or len(word) <= 3))
        for word in words
    )


def labelled(line: str) -> tuple[str, str] | None:
    """Part a line such as "Source: NAME" into which field it gives and its value (empty: it follows below)."""
    written, colon, value = line[:400].partition(":")
    found = _LABEL.fullmatch(written.strip(" *_[("))
    if not colon or not found or not found.lastgroup:
        return None
    return found.lastgroup, (value + line[400:]).strip(" *_])")


def head_metadata(line: str, today: dt.date) -> Metadata | None:
    """Read a line of the article's head: byline, date, labelled value, or several parted by strokes.

    Returns
    -------
    Metadata or None
        None where any part of the line is something else, so that the line may be prose or the title.
    """
    if len(line) > 400:
        return None
    gathered = Metadata()
    for part in re.split(r"\s*[|•·]\s*|\s+[–—]\s+", line):
        known = Metadata() if not part or _NO_MEANING.fullmatch(part) else _fact(part, today)
        if known is None:
            return None
        gathered = gathered.or_else(known)
    return gathered


def _fact(part: str, today: dt.date) -> Metadata | None:
    if authors := byline_authors(part):
        return Metadata(authors=authors)
    if is_date(part):
        return _dated(
            re.sub(r"^\D*?\b(?:on|published|posted|updated|modified)\b:?\s*", "", part, flags=re.IGNORECASE), today
        )
    label, value = labelled(part) or ("", "")
    if not value:
        return None
    if label == "date":
        return _dated(value, today)
    if label == "updated":
        return Metadata()
    if label == "author":
        return Metadata(authors=author_names(value))
    if label == "publisher" and web_address(value):
        label = "url"
    if label == "url":
        return Metadata(url=web_address(value)) if web_address(value) else None
    if label == "title":
        return Metadata(title=value)
    if label == "license":
        return Metadata(license=value)
    return Metadata(publisher=value) if label == "publisher" else None


def _dated(written: str, today: dt.date) -> Metadata:
    found = publication_date(written, today)
    return Metadata(published=found.day, notes=(found.note,) if found.note else ())


def caption(text: str, bold_end: str = "") -> Caption | None:
    """Recognise a photo caption by its credit or its label.

    Parameters
    ----------
    text : str
        A paragraph, markup removed.
    bold_end : str
        The bold words that it ends with, if any.

    Returns
    -------
    Caption or None
        None where the paragraph is not a caption.
    """
    if len(text) > _LONGEST_CAPTION:
        return None
    if found := _CAPTION_LABEL.fullmatch(text):
        rest = without_credit(found[1])
        return Caption("" if _is_name(rest) else rest)
    if bold_end and bold_end != text and text.endswith(bold_end):
        before = text.removesuffix(bold_end).rstrip()
        if _is_credit(bold_end, before):
            return Caption(without_credit(before))
    bare = without_credit(text)
    return Caption(bare) if bare != text else None


def _is_credit(bold: str, before: str) -> bool:
    """Tell a bold credit from bold prose: it follows a whole sentence without being one, or says what it is."""
    if bold.endswith((".", "!", "?", ":")):
        return False
    after_sentence = before.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))
    return after_sentence or "/" in bold or "©" in bold or bool(_AGENCY.fullmatch(bold))


def without_credit(text: str) -> str:
    """Take the credit off a caption: "(NAME / AGENCY)", "Photo: NAME", "© NAME" and the like at its end."""
    reach = max(0, len(text) - _CREDIT_REACH)
    for pattern in _CREDIT_ENDS:
        if found := pattern.search(text, reach):
            return text[: found.start()].rstrip(" –—|,;")
    return text
