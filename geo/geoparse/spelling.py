"""The spellings that one slip of the hand makes of a name."""

from __future__ import annotations

from string import ascii_lowercase

# In a shorter name one letter makes another name: Malia and Malta, Peren and Perth.
LEAST_LETTERS = 7


def slips(key: str) -> list[str]:
    """List the keys that are one letter dropped, added, changed or swapped with its neighbour away from a folded name.

    The first letter stays, which hardly anybody gets wrong, and so does the last, unless it is swapped: with another
    ending it is another name, Kalashnikov and Kalashnikovo.

    Parameters
    ----------
    key : str

    Returns
    -------
    list of str
        Sorted, without the key itself; empty for a short name and for one that does not fold to the Latin alphabet.
    """
    if sum(letter in ascii_lowercase for letter in key) < LEAST_LETTERS or not key.isascii():
        return []
    inner = range(1, len(key) - 1)
    made = {key[:at] + key[at + 1 :] for at in inner}
    made.update(key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in inner)
    made.update(key[:at] + letter + key[at + 1 :] for at in inner for letter in ascii_lowercase)
    made.update(key[:at] + letter + key[at:] for at in range(1, len(key)) for letter in ascii_lowercase)
    return sorted(made - {key})
