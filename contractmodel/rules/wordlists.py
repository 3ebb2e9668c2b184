"""The small words that turn a sentence round, and how rules read them out of an edit."""

from __future__ import annotations

import re
from itertools import pairwise

from contractmodel.diff.values import Edit
from contractmodel.patterns import compiled

DUTIES = frozenset(("shall", "must", "will"))
OPTIONS = frozenset(("may", "can", "might"))
WISHES = frozenset(("should", "would", "could"))
MODALS = DUTIES | OPTIONS | WISHES

_DENIALS = frozenset((
    "not", "never", "no", "neither", "cannot", "without", "none", "nothing", "nobody", "refrain", "refrains",
    "unable",
))  # fmt: skip
_BANS = frozenset(("prohibited", "forbidden", "barred", "precluded", "restricted", "prevented"))
_FILLERS = frozenset((
    "a", "an", "the", "any", "some", "do", "does", "did", "be", "is", "are", "to", "from", "of", "with", "for", "shall",
    "will", "must", "may", "can", "have", "has", "make", "makes", "that", "it", "either", "or", "at", "all",
))  # fmt: skip
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "non")


def tokens(text: str) -> list[str]:
    """The words of `text`, folded, in order; "May" before a day or a year is a month, not a word of permission.

    >>> tokens("You may not pay; it doesn’t matter. On 3 May 2026")
    ['you', 'may', 'not', 'pay', 'it', "doesn't", 'matter', 'on']
    """
    pattern = compiled(r"[A-Za-z]+(?:['’][a-z]{1,2})?(?:-[A-Za-z]+)*")
    return [
        met[0].replace("’", "'").casefold()
        for met in pattern.finditer(text)
        if met[0] != "May" or not _is_month(text, met)
    ]


def _is_month(text: str, met: re.Match[str]) -> bool:
    return text[met.end() : met.end() + 2].strip(" ,")[:1].isdigit() or text[: met.start()].rstrip()[-1:].isdigit()


def modals(text: str) -> list[str]:
    """The modal verbs of `text`, in order.

    >>> modals("The press shall print what it may print.")
    ['shall', 'may']
    """
    return [word for word in tokens(text) if word in MODALS]


def denials(text: str) -> int:
    """How many words of `text` deny, turns of phrase apart that only look so ("not limited to", "no later than").

    >>> [denials(x) for x in ("shall not", "including but not limited to", "no later than", "neither of them")]
    [1, 0, 0, 1]
    """
    low = text.casefold()
    if "no" in low or "without" in low:
        low = compiled(
            r"\b(?:not limited to|without limit(?:ation|ing)(?: the foregoing| to)?|whether or not|not only|"
            r"no(?:t)? (?:later|earlier|sooner|more|less|fewer|greater) than|if not)\b"
        ).sub(" ", low)
    return denying_words(low)


def denying_words(text: str) -> int:
    """How many words of `text` deny, wherever they stand.

    >>> denying_words("shall not, and need not")
    2
    """
    words = tokens(text)
    bans = sum(one in _BANS and other == "from" for one, other in pairwise(words))
    return bans + sum(word in _DENIALS or word.endswith("n't") for word in words)


def reworded(edit: Edit) -> bool:
    """Whether an edit changes words or figures: not only punctuation, capitals or layout."""
    pattern = compiled(r"\w+")
    return pattern.findall(edit.before_text.casefold()) != pattern.findall(edit.after_text.casefold())


def turned_round(before: str, after: str) -> bool:
    """Whether one of two phrases denies what the other affirms, and next to nothing else differs.

    >>> turned_round("does not include", "includes"), turned_round("with consent", "without consent")
    (True, True)
    >>> turned_round("lawful", "unlawful"), turned_round("", ", if the article is not yet in print,")
    (True, False)
    """
    if denials(before) % 2 != denials(after) % 2:
        return len(_stems(before) ^ _stems(after)) <= 1
    gone, come = tokens(before), tokens(after)
    return len(gone) == len(come) == 1 and _opposites(*sorted((gone[0], come[0]), key=len))


def _stems(text: str) -> frozenset[str]:
    words = (w for w in tokens(text) if w not in _DENIALS and w not in _FILLERS and not w.endswith("n't"))
    return frozenset(word[:5].removesuffix("s") for word in words)


def _opposites(short: str, long: str) -> bool:
    return len(short) > 4 and any(long == prefix + short for prefix in _PREFIXES) and short != "exclusive"
