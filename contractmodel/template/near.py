"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from contractmodel.template.thresholds import NEAR_ENOUGH


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that is most like `word`, the first of equals; None where none is like it.

    >>> nearest("autor", ["author", "title"]), nearest("xyz", ["author", "title"])
    ('author', None)
    """
    from rapidfuzz.distance import OSA

    best: str | None = None
    closest = NEAR_ENOUGH
    for candidate in known:
        likeness = OSA.normalized_similarity(word.lower(), candidate.lower())
        if likeness > closest:
            best, closest = candidate, likeness
    return best


def meant(word: str, known: Iterable[str]) -> str:
    """A remedy: the word that was probably meant, or all that there are.

    >>> meant("autor", ["author", "title"]), meant("xyz", ["author", "title"])
    ('did you mean author?', 'there are author, title')
    """
    choices = list(known)
    near = nearest(word, choices)
    return f"did you mean {near}?" if near is not None else f"there are {', '.join(choices) or 'none'}"
