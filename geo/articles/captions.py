"""Photo captions, told from prose by their credit or their label."""

from __future__ import annotations

import re

# Names that stand behind a photograph or, alone on a line, above an article.
AGENCIES = (
    "AFP|AP|Associated Press|Agence France-Presse|Reuters|REUTERS|TASS|RIA Novosti|Sputnik|Interfax|Getty(?: Images)?"
    "|EPA(?:-EFE)?|Anadolu(?: Agency)?|Xinhua|dpa|UPI|Photolure|PAN Photo|Shutterstock|IMAGO|Bloomberg|RFE/RL"
    "|Armenpress|Azertac|AZERTAC"
)
_AGENCY = re.compile(rf"(?:the )?(?:{AGENCIES})", re.IGNORECASE)
_PHOTO = r"(?:photo(?:graph|graphy|s)?|image|picture|screenshot|handout|courtesy|credit|illustration|фото)"
_CREDITED = re.compile(rf"\b(?:press service|ministry|social media|video|{_PHOTO})\b", re.IGNORECASE)
_AFTER_SENTENCE = "(?:(?<=[.!?…][\"'”’»])|(?<=[.!?…]))"
_CREDIT_ENDS = (
    # (Photo: NAME), [NAME / AFP], (AP Photo/NAME), (file photo)
    re.compile(
        rf"\s*[(\[](?:[^()\[\]]{{0,40}}\b{_PHOTO}\b\s*(?::|by|courtesy|from|/)[^()\[\]]{{0,100}}|file photo"
        rf"|©[^()\[\]]{{1,80}})[)\]]\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\s*[(\[](?:[^()\[\]]{{0,80}}/\s?(?:{AGENCIES})\b[^()\[\]]{{0,60}}|(?:{AGENCIES})\s?/[^()\[\]]+)[)\]]$"
    ),
    # ... monastery. Photo: NAME
    re.compile(
        rf"(?:^|{_AFTER_SENTENCE})\s*(?:file )?{_PHOTO}(?: credit| courtesy)?\s*(?::|by |©)\s*\S.{{0,80}}$",
        re.IGNORECASE,
    ),
    # ... monastery. NAME / TASS   and   ... monastery. REUTERS/NAME
    re.compile(rf"(?:^|{_AFTER_SENTENCE}\s+)(?:[^\s.!?]+\s){{0,5}}[^\s.!?]*\s?/\s?(?:{AGENCIES})\b[^.!?]{{0,40}}$"),
    re.compile(rf"(?:^|{_AFTER_SENTENCE}\s+)(?:{AGENCIES})(?: Photo)?\s?/\s?[^.!?]{{1,60}}$"),
    # ... monastery © NAME
    re.compile(r"\s*©\s?[^.!?]{1,80}$"),
)
_LABEL = re.compile(
    r"(?:photo caption|caption|photo|image|picture|pictured|file photo|фото)\s*:\s*(\S.*)", re.IGNORECASE
)
# Patterns are looked for only this far from the end, so that a long paragraph costs no more than a short one.
_CREDIT_REACH = 170
_LONGEST = 600
_NO_DESCRIPTION = re.compile(
    r"(?:image|photo|picture|img|\S+\.(?:jpe?g|png|gif|webp|svg)|https?://\S+|\W*)", re.IGNORECASE
)


def caption_text(text: str, bold_end: str = "") -> str | None:
    """Recognise a photo caption.

    Parameters
    ----------
    text : str
        A paragraph, markup removed.
    bold_end : str
        The bold words that it ends with, if any.

    Returns
    -------
    str or None
        The caption without its credit, empty where only a credit stands there; None where it is no caption.
    """
    if len(text) > _LONGEST:
        return None
    if found := _LABEL.fullmatch(text):
        rest = without_credit(found[1], bold_end)
        return "" if is_name(rest) else rest
    bare = without_credit(text, bold_end)
    return bare if bare != text else None


def without_credit(text: str, bold_end: str = "") -> str:
    """Take the credit off a caption: "(NAME / AGENCY)", "Photo: NAME", "© NAME", or the bold words at its end."""
    before = text.removesuffix(bold_end).rstrip(" –—|,;") if bold_end else text
    if before != text and before and _is_bold_credit(bold_end, before):
        text = before
    for pattern in _CREDIT_ENDS:
        if found := pattern.search(text, max(0, len(text) - _CREDIT_REACH)):
            return text[: found.start()].rstrip(" –—|,;")
    return text


def _is_bold_credit(bold: str, before: str) -> bool:
    """Tell a credit from bold prose: it says what it is, or is a name after a whole sentence."""
    if bold.endswith((".", "!", "?", ":")):
        return False
    after_sentence = before.rstrip("\"'”’»)").endswith((".", "!", "?", "…"))
    named = is_name(bold) or bool(_CREDITED.search(bold))
    return (after_sentence and named) or "/" in bold or "©" in bold or is_agency(bold)


def is_agency(text: str) -> bool:
    """Tell whether a text is the bare name of a news or photo agency."""
    return bool(_AGENCY.fullmatch(text))


def is_caption_label(line: str) -> bool:
    """Tell whether a line begins as "Photo:" does."""
    return len(line) <= _LONGEST and bool(_LABEL.fullmatch(line))


def describes(caption: str) -> bool:
    """Tell whether a caption says anything: many pictures are described by "image" or by their file's name."""
    return not _NO_DESCRIPTION.fullmatch(caption)


_PARTICLES = {
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


def is_name(text: str) -> bool:
    """Tell whether a text could be the name of one person or agency: few words, each with a capital or a particle."""
    words = text.split()
    return 0 < len(words) <= 6 and all(
        word in _PARTICLES or (not word[0].islower() and (not word.endswith((".", "!", "?", ":")) or len(word) <= 3))
        for word in words
    )
