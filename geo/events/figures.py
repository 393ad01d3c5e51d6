"""What several reports say of one toll together: lowest, highest and best number, and why that one.

The best number is the one that most independent publishers give, or that what they say admits ("at least 30" admits
43). Of numbers that as many give it is the lowest: a map should not claim more than its sources agree on, and the
range beside it shows the rest. A number that was published on an earlier day than a higher one does not count any
more, because tolls are counted up while the dead are found; a lower number published later is mostly of a part of them
("one of the dead was a teacher") and replaces nothing, unless its source says that it corrects the number before,
which then does not count any more. A publisher has one voice, its highest number that still counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.events.attribution import is_same_speaker
from geo.events.corrections import corrects
from geo.events.likeness import bounds
from geo.model import Toll


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of killed or injured as one source gives it.

    Attributes
    ----------
    toll : Toll
    attributed_to : str
        Who says so, as written.
    publisher : str
        The independent source whose voice it is.
    event_id : str
        The report that it is in.
    published : datetime.date or None
        None: not known.
    """

    toll: Toll
    attributed_to: str
    publisher: str
    event_id: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """What figures say together.

    Attributes
    ----------
    toll : Toll
        With the best number and, where the figures differ, the lowest and highest; the figure's own where all agree.
    why : str
        Why the best number is that one; empty where there is nothing to choose.
    """

    toll: Toll
    why: str = ""


def figure_range(figures: Iterable[Figure]) -> tuple[int, int] | None:
    """Return the lowest and highest number among figures; None where there is none.

    Parameters
    ----------
    figures : iterable of Figure
    """
    numbers = [n for f in figures for n in (f.toll.low, f.toll.best, f.toll.high) if n is not None]
    return (min(numbers), max(numbers)) if numbers else None


def together(figures: Sequence[Figure]) -> Range | None:
    """Return what figures say together; None where there is none.

    Parameters
    ----------
    figures : sequence of Figure
        Of one event, all of killed or all of injured. One that counts more than these, killed and injured or several
        places together, is left out where there are others.
    """
    counted = [f for f in figures if "together" not in f.toll.note] or list(figures)
    counted = [f for f in counted if not any(_replaces(other, f) for other in counted)]
    if not counted:
        return None
    if len({(f.toll.best, f.toll.low, f.toll.high) for f in counted}) == 1:
        return Range(min((f.toll for f in counted), key=lambda toll: toll.note))
    low, high = figure_range(counted) or (None, None)
    best, why = _best([f for f in counted if f.toll.best is not None], counted)
    note = min((f.toll.note for f in counted if f.toll.best == best), default="")
    return Range(Toll(best, low, high, note) if low != high else Toll(best, note=note), why)


def _best(numbered: Sequence[Figure], counted: Sequence[Figure]) -> tuple[int | None, str]:
    """Return the best number with the reason for it."""
    current = [f for f in numbered if not any(_outdates(other, f) for other in numbered)]
    voices: dict[str, int] = {}
    for figure in current:
        voices[figure.publisher] = max(voices.get(figure.publisher, 0), figure.toll.best or 0)
    if not voices:
        return None, ""
    standing = [f for f in counted if f in current or f.toll.best is None]
    support = {number: len({f.publisher for f in standing if _admits(f, number)}) for number in voices.values()}
    most = max(support.values())
    best = min(number for number, publishers in support.items() if publishers == most)
    if len(support) > 1:
        alone = list(support.values()).count(most) == 1
        return (
            best,
            "which most publishers give or allow" if alone else "the lowest of those that as many publishers give",
        )
    if len(current) < len(numbered):
        return best, "the highest and the latest"
    return best, "the highest that the publisher gives" if len({f.toll.best for f in current}) > 1 else ""


def _replaces(later: Figure, earlier: Figure) -> bool:
    """Tell whether a source corrected its own number, so that the old one widens no range."""
    same = later.publisher == earlier.publisher or is_same_speaker(later.attributed_to, earlier.attributed_to)
    return same and corrects(later.toll, earlier.toll)


def _outdates(later: Figure, earlier: Figure) -> bool:
    if later.published is None or earlier.published is None or later.toll.best is None or earlier.toll.best is None:
        return False
    return later.published > earlier.published and later.toll.best > earlier.toll.best


def _admits(figure: Figure, number: int) -> bool:
    low, high = bounds(figure.toll)
    return low <= number <= high
