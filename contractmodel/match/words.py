"""Texts as strings of word codes: one character a word, so that comparing characters compares words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from contractmodel.match.candidates import candidates
from contractmodel.match.thresholds import KEPT_RUNS, LARGE_WHOLE, LCS_CELLS, OWN_LCS_CELLS, OWN_LCS_PAIRS, UNLIKE
from contractmodel.match.values import Side

_FIRST = 0x100
_SURROGATES = 0xD800, 0xE000
_LAST = 0x10FFFF
_LONG = 24
_EDGES = ".,;:!?\"'()[]{}-*_"


class Lexicon(dict[str, str]):
    """Each printed word to its code. Case and punctuation at a word's edges are folded: they order no candidates.

    >>> lexicon = Lexicon()
    >>> lexicon.encode("The Fee, (the fee)") == lexicon.encode("the fee the FEE.")
    True
    """

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}

    def __missing__(self, word: str) -> str:
        bare = word.strip(_EDGES).casefold() or word
        if len(bare) > _LONG and not bare.isascii():
            code = "".join(self._code(char) for char in bare)
        else:
            code = self._code(bare)
        self[word] = code
        return code

    def _code(self, bare: str) -> str:
        found = self._codes.get(bare)
        if found is None:
            point = _FIRST + len(self._codes)
            if point >= _SURROGATES[0]:
                point += _SURROGATES[1] - _SURROGATES[0]
            found = self._codes[bare] = chr(min(point, _LAST))
        return found

    def encode(self, text: str) -> str:
        """`text` as one character a word. Linear."""
        return "".join(map(self.__getitem__, text.split()))


class Likeness:
    """Compares blocks of two sides by their words. Codes and weights are worked out when first asked for."""

    __slots__ = (
        "_asked",
        "_codes_after",
        "_codes_before",
        "_common",
        "_keys_after",
        "_keys_before",
        "_known",
        "_runs",
        "_runs_of_after",
        "_runs_of_before",
        "lexicon",
    )

    def __init__(self, before: Side, after: Side) -> None:
        self.lexicon = Lexicon()
        self._keys_before = before.keys
        self._keys_after = after.keys
        self._codes_before: dict[int, str] = {}
        self._codes_after: dict[int, str] = {}
        self._runs: dict[str, frozenset[str]] = {}
        self._runs_of_before: dict[int, list[str]] = {}
        self._runs_of_after: dict[int, list[str]] = {}
        self._known: dict[tuple[int, int], int] = {}
        self._common: Callable[[str, str], int] = common
        self._asked: tuple[list[int], list[int], list[tuple[float, int, int]]] = ([], [], [])

    def before(self, i: int) -> str:
        """The word codes of the before block `i`, heading and text."""
        found = self._codes_before.get(i)
        if found is None:
            found = self._codes_before[i] = self.lexicon.encode(self._keys_before[i])
        return found

    def after(self, j: int) -> str:
        """The word codes of the after block `j`, heading and text."""
        found = self._codes_after.get(j)
        if found is None:
            found = self._codes_after[j] = self.lexicon.encode(self._keys_after[j])
        return found

    def runs_before(self, i: int) -> list[str]:
        """The word runs of the before block `i`; kept, for a block is asked for more than once."""
        found = self._runs_of_before.get(i)
        if found is None:
            found = runs(self.before(i))
            if len(self._runs_of_before) < KEPT_RUNS:
                self._runs_of_before[i] = found
        return found

    def runs_after(self, j: int) -> list[str]:
        """The word runs of the after block `j`; kept likewise."""
        found = self._runs_of_after.get(j)
        if found is None:
            found = runs(self.after(j))
            if len(self._runs_of_after) < KEPT_RUNS:
                self._runs_of_after[j] = found
        return found

    def candidates(self, free_before: Sequence[int], free_after: Sequence[int]) -> list[tuple[float, int, int]]:
        """The likeliest before blocks of each free after block; see `candidates`.

        The last answer is kept: who looks for pieces and who then looks for pairs ask the same.
        """
        olds = [i for i in free_before if self.before(i)]
        news = [j for j in free_after if self.after(j)]
        if self._asked[:2] != (olds, news):
            self._asked = (olds, news, candidates(olds, news, self.runs_before, self.runs_after))
        return self._asked[2]

    def expect(self, pairs: int) -> None:
        """Say how many comparisons are to come: many are worth rapidfuzz's import. Figures are equal either way."""
        if pairs > OWN_LCS_PAIRS and self._common is common:
            from rapidfuzz.distance import LCSseq

            self._common = LCSseq.similarity

    def shared(self, one: str, other: str) -> int:
        """The length of the longest common subsequence of two code strings; of very long ones, words in common."""
        cells = len(one) * len(other)
        if cells > LCS_CELLS:
            return (Counter(one) & Counter(other)).total()
        if cells > OWN_LCS_CELLS:
            self.expect(cells)
        return self._common(one, other)

    def of(self, i: int, j: int) -> float:
        """0 to 1: twice the words common in order, over the words of both; 0 where either is empty.

        Blocks of lengths so unequal that they cannot reach `UNLIKE` get half of what they could reach.
        """
        one, other = len(self.before(i)), len(self.after(j))
        if not one or not other:
            return 0.0
        most = 2 * min(one, other) / (one + other)
        return 2 * self._in_common(i, j) / (one + other) if most >= UNLIKE else most / 2

    def within(self, i: int, j: int) -> float:
        """`runs_within` of the before block `i` and the after block `j`."""
        one, other = self.before(i), self.after(j)
        shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
        if len(longer) <= LARGE_WHOLE or len(shorter) < 4:
            return runs_within(one, other)
        if longer not in self._runs:
            self._runs[longer] = frozenset(triples(longer))
        mine = set(triples(shorter))
        return len(mine & self._runs[longer]) / len(mine)

    def _in_common(self, i: int, j: int) -> int:
        found = self._known.get((i, j))
        if found is None:
            found = self._known[i, j] = self.shared(self.before(i), self.after(j))
        return found


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence, bit-parallel on one big integer (Hyyrö 2004).

    >>> common("abcde", "xbxdx"), common("", "a")
    (2, 0)
    """
    alike = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        alike += 1
    one, other = one[alike:], other[alike:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
        alike += 1
    where: dict[str, int] = {}
    bit = 1
    for char in one:
        where[char] = where.get(char, 0) | bit
        bit <<= 1
    full = bit - 1
    row = full
    for char in other:
        hits = row & where.get(char, 0)
        row = ((row + hits) | (row - hits)) & full
    return alike + len(one) - row.bit_count()


def triples(code: str) -> list[str]:
    """All runs of three words.

    >>> triples("abcd")
    ['abc', 'bcd']
    """
    return [code[at : at + 3] for at in range(len(code) - 2)]


def runs(code: str) -> list[str]:
    """The word runs by which a text finds its likes: all runs of three words, of short texts also of two and one.

    >>> runs("abcd"), runs("ab")
    (['abc', 'bcd', 'ab', 'bc', 'cd'], ['ab', 'a', 'b'])
    """
    found = triples(code)
    if len(code) < 12:
        found += [code[at : at + 2] for at in range(len(code) - 1)]
    if len(code) < 4:
        found += code
    return found


def runs_within(one: str, other: str) -> float:
    """0 to 1: the share of the shorter text's word runs that the longer one has too.

    Words in sequence, not merely in order: in order, common words lie in any long text.

    >>> runs_within("abcd", "xxabcdxx"), runs_within("abcd", "axbxcxdx")
    (1.0, 0.0)
    """
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    mine = set(runs(shorter) if len(shorter) < 4 else triples(shorter))
    return sum(run in longer for run in mine) / len(mine) if mine else 0.0
