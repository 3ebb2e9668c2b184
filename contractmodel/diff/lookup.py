"""Which of many phrases a text may hold, and which of many texts may hold a phrase: told by their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from contractmodel.patterns import compiled

T = TypeVar("T")


def _words(text: str) -> list[str]:
    return compiled(r"\w+").findall(text.casefold())


def _first(phrase: str) -> tuple[str, bool]:
    """The first word of `phrase`, and whether a mention may end it otherwise: a plural, a possessive."""
    words = _words(phrase)
    if not words:
        return "", True
    return (words[0], False) if len(words) > 1 else (words[0].removesuffix("y"), True)


class Phrases(Generic[T]):
    """Phrases, each with what it stands for. Asked which of them a text may hold, it looks at the text's words only."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self.named = tuple(named)
        self.whole: dict[str, list[int]] = {}
        self.begun: dict[str, list[int]] = {}
        for number, (phrase, _) in enumerate(self.named):
            word, open_ended = _first(phrase)
            (self.begun if open_ended else self.whole).setdefault(word, []).append(number)

    def near(self, *texts: str) -> list[T]:
        """What the phrases stand for that one of `texts` may hold, in the order given. Linear in the texts.

        >>> Phrases([("Party", 1), ("Effective Date", 2), ("Fee", 3)]).near("Both parties pay fees.")
        [1, 3]
        """
        if not self.named:
            return []
        found = set(self.begun.get("", ()))
        for word in dict.fromkeys(word for text in texts for word in _words(text)):
            found.update(self.whole.get(word, ()))
            for end in range(1, len(word) + 1) if self.begun else ():
                found.update(self.begun.get(word[:end], ()))
        return [self.named[number][1] for number in sorted(found)]


class Texts:
    """Texts by number. Asked which of them may hold a phrase, it looks at none of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self.holding: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for word in dict.fromkeys(_words(text)):
                self.holding.setdefault(word, []).append(number)
        self.sorted = sorted(self.holding)

    def near(self, phrase: str) -> list[int]:
        """The numbers of the texts that may hold `phrase`, in order.

        >>> Texts(["Both parties pay.", "Nobody pays."]).near("Party")
        [0]
        """
        word, open_ended = _first(phrase)
        if not word:
            return list(range(self.size))
        if not open_ended:
            return self.holding.get(word, [])
        found: set[int] = set()
        for other in self.sorted[bisect_left(self.sorted, word) :]:
            if not other.startswith(word):
                break
            found.update(self.holding[other])
        return sorted(found)
