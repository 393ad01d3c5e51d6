"""The words that say what kind of region a name is of: "Homs Governorate" is Homs."""

from __future__ import annotations

#: A city is none: it is often another unit than the region called after it.
_KINDS = frozenset(
    [
        "autonomous", "canton", "county", "department", "district", "division", "emirate", "governorate",
        "kingdom", "krai", "kray", "oblast", "okrug", "parish", "prefecture", "province", "raion", "rayon",
        "rayonu", "region", "republic", "state", "voivodeship", "wilaya",
    ]
)  # fmt: skip
#: Between a kind that stands first and the name: "Province of Kabul".
_LINKS = frozenset(("of", "de", "du", "del", "da", "do"))


def bare(key: str) -> str:
    """Take the words for the kind of unit off both ends of a folded name, unless there is nothing else to it.

    Parameters
    ----------
    key : str
        From `geo.geoparse.fold.fold`.
    """
    words = key.split()
    first, last = 0, len(words)
    while first < last and words[first] in _KINDS:
        first += 1
    if 0 < first < last and words[first] in _LINKS:
        first += 1
    while last > first and words[last - 1] in _KINDS:
        last -= 1
    return " ".join(words[first:last]) or key
