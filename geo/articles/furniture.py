"""Lines that surround an article's prose: bylines, dates, labels, markers. Each is recognised on its own."""

from __future__ import annotations

import datetime as dt
import re

from geo.articles.captions import is_agency, is_caption_label, is_name
from geo.articles.dates import is_date, publication_date
from geo.articles.metadata import Metadata, author_names, web_address

_LABEL = re.compile(
    r"(?P<title>title|headline)|(?P<author>authors?|by|byline|written by|автор)"
    r"|(?P<date>date|published|published on|publication date|posted|posted on|first published|дата)"
    r"|(?P<updated>updated|updated on|last updated|modified)|(?P<publisher>publisher|source|источник)"
    r"|(?P<url>url|link|original|original (?:url|link|article|story)|source url|web address|permalink"
    r"|read the original(?: at)?|originally published (?:at|on)|оригинал)|(?P<license>licen[cs]e)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written |reported |story |text )?by:?\s+(\S.{0,150})", re.IGNORECASE)
# "By Monday" is no byline.
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    r"|november|december|mid(?:day|night)|noon|morning|evening|then|now",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM_WHERE = re.compile(r"\s+in\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)*$")
_NO_MEANING = re.compile(
    r"\d{1,2}:\d\d(?: ?[ap]m)?(?: [A-Z]{2,4})?|\d+[ -]min(?:ute)?s?(?: read)?|[|•·–—-]", re.IGNORECASE
)
_DATE_BY = re.compile(
    r"(.{4,60}\b(?:19|20)\d\d),?\s+(by\s.+)"
    r"|(by\s.+?),?\s+((?:on\s+)?(?:\w{3,9}\.?\s+\d{1,2},?|\d{1,2}\s+\w{3,9}\.?)\s+(?:19|20)\d\d\b.{0,20})",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_EMBED = re.compile(
    r"\W*(?:embed(?:ded)?(?: (?:tweet|post|video|content|media))?|tweet|video|advertise?ment|реклама|loading"
    r"|skip to (?:main )?content|share(?: this(?: article| story)?)?|story continues below(?: advertisement)?"
    r"|view this post on \w+|subscribe(?: now)?|sign up|follow us(?: on \w+)?|comments?(?: \(\d+\))?)\W*",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(
    r"\W*(?:read (?:more|also|next)|see also|also read|related(?: (?:stories|articles))?|читайте также)\s*:.*",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\W*(?:additional )?(?:reporting|writing|editing|compiled|edited|translated) by\b.{1,300}", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{1,200}|.{0,200}\ball rights reserved\W*", re.IGNORECASE)
_LONGEST = 300
_LONGEST_VALUE = 80


def is_furniture(line: str) -> bool:
    """Tell whether a line is plainly no prose, so that a wrapped paragraph cannot reach across it."""
    if len(line) > _LONGEST:
        return False
    return (
        is_marker(line)
        or is_date(line)
        or bool(byline_authors(line))
        or web_address(line) is not None
        or labelled(line) is not None
        or is_caption_label(line)
    )


def is_marker(line: str) -> bool:
    """Tell whether a line stands for something that is not there: an embed, an advertisement, another story."""
    return len(line) <= _LONGEST and bool(_EMBED.fullmatch(line) or _SEE_ALSO.fullmatch(line))


def is_colophon(line: str) -> bool:
    """Tell whether a line at the end names who reported, wrote or edited, or whose the copyright is."""
    return len(line) <= _LONGEST and bool(_DESK.fullmatch(line) or _COPYRIGHT.fullmatch(line))


def byline_authors(line: str) -> tuple[str, ...]:
    """Give the authors of a byline ("By NAME and NAME"; also an agency's bare name); empty where it is none."""
    if is_agency(line):
        return (line,)
    found = _BYLINE.fullmatch(line)
    if not found or _TIME_WORD.match(found[1]) or _YEAR.search(found[1]):
        return ()
    names = author_names(_FROM_WHERE.sub("", found[1]))
    return names if all(is_name(name) for name in names) else ()


def labelled(line: str) -> tuple[str, str] | None:
    """Part a line such as "Source: NAME" into which field it gives and its value (empty: it follows below)."""
    written, colon, value = line[: 10 * _LONGEST].partition(":")
    found = _LABEL.fullmatch(written.strip(" *_[("))
    if not colon or not found or not found.lastgroup:
        return None
    return found.lastgroup, value.strip(" *_])")


def names_address(text: str) -> bool:
    """Tell whether a link with this text leads to the article itself, as "Original article" does."""
    found = _LABEL.fullmatch(text.strip(" :*_[]()"))
    return found is not None and found.lastgroup == "url"


def head_metadata(line: str, today: dt.date) -> Metadata | None:
    """Read a line of the article's head: byline, date, labelled value, or several parted by strokes.

    Returns
    -------
    Metadata or None
        None where any part of the line is something else, so that the line may be prose or the title.
    """
    if len(line) > _LONGEST:
        return None
    gathered = Metadata()
    for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", line):
        known = Metadata() if not part or _NO_MEANING.fullmatch(part) else _fact(part, today) or _two(part, today)
        if known is None:
            return None
        gathered = gathered.or_else(known)
    return gathered


def _fact(part: str, today: dt.date) -> Metadata | None:
    label, value = labelled(part) or ("", "")
    if authors := byline_authors(part):
        return Metadata(authors=authors)
    if is_date(part):
        # A later change says nothing about the day of publication.
        return Metadata() if _UPDATED.match(part) else _dated(value if label == "date" else part, today)
    return _labelled_fact(label, value, today) if value else None


def _two(part: str, today: dt.date) -> Metadata | None:
    """Read a date and a byline in one: "Posted on DATE by NAME", "By NAME, DATE"."""
    if found := _DATE_BY.fullmatch(part):
        one, other = (_fact(piece, today) for piece in found.groups() if piece)
        return one.or_else(other) if one and other else None
    return None


def _labelled_fact(label: str, value: str, today: dt.date) -> Metadata | None:
    address = web_address(value)
    if label in {"url", "publisher"} and address:
        return Metadata(url=address)
    if label == "date" and len(value) <= _LONGEST_VALUE and any(map(str.isdigit, value)):
        return _dated(value, today)
    names = author_names(value)
    if label == "author" and all(is_name(name) for name in names):
        return Metadata(authors=names)
    if label == "title":
        return Metadata(title=value)
    if label == "license":
        return Metadata(license=value)
    return Metadata(publisher=value) if label == "publisher" and is_name(value) else None


def _dated(written: str, today: dt.date) -> Metadata:
    found = publication_date(written, today)
    return Metadata(published=found.day, notes=(found.note,) if found.note else ())
