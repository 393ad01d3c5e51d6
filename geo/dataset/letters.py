"""How letters are compared where words are looked for, the same in Python, in DuckDB and in geo/map/static/words.js."""

from __future__ import annotations

#: Of one letter the capital may be that of several small ones, or one capital be written small in several ways.
_ALIKE = (("i\u0307", "i"), ("\u0131", "i"), ("\u03c2", "\u03c3"))


def lowered(text: str) -> str:
    """Write a text small, each letter by itself: "LAÇIN" as "laçin", "İmişli" as "imişli"."""
    text = text.lower()
    for written, plain in _ALIKE:
        text = text.replace(written, plain)
    return text


def lowered_column(column: str) -> str:
    """Write the same as an expression of DuckDB's, for a column of texts."""
    expression = f"lower({column})"
    for written, plain in _ALIKE:
        expression = f"replace({expression}, '{written}', '{plain}')"
    return expression
