"""Whether a hyphen at a line's end belongs to the word: asked of the document's own words, then of a word list.

Of 292 line-end hyphens of eight settings of one agreement, 59 belonged to the word. Always joining gets those 59 wrong,
the document's words alone leave most undecided, both together got 9 wrong: so a join is certain only where the document
shows one reading and not the other. Whoever compares two texts may choose the reading that equals the other side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_BROKEN = re.compile(r"[^\W_]+[-\u2010\u2011\u00ad\ufffe][ \t]*[\r\n\x0c][\s]*[^\W_]+")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_PREFIXES = frozenset({
    "all", "anti", "co", "cross", "de", "ex", "half", "inter", "mid", "multi", "no", "non", "off", "one", "post", "pre",
    "pro", "quasi", "re", "self", "semi", "sub", "third", "two", "well",
})  # fmt: skip
"""First halves that a drafter often joins to a whole word with a hyphen of its own."""
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "ability", "able")


class Join(NamedTuple):
    """How two halves are read as one word.

    `hyphen` says whether `text` keeps the hyphen, `certain` whether the document itself leaves no doubt.
    """

    text: str
    hyphen: bool
    certain: bool


def vocabulary(text: str) -> Mapping[str, int]:
    r"""The words of `text` in lower case and how often each stands there whole, halves at line ends left out. Linear.

    >>> dict(vocabulary("An open-access text, open to all: open-\naccess, collec-\ntive."))
    {'an': 1, 'open-access': 1, 'text': 1, 'open': 1, 'to': 1, 'all': 1}
    """
    return Counter(_WORD.findall(_BROKEN.sub(" ", text).translate(_HYPHENS).lower()))


def resolve(left: str, right: str, known: Mapping[str, int]) -> Join:
    """How `left` before a hyphen at a line's end and `right` on the next line are read, given the document's words.

    A number's hyphen stays. A reading that the document has elsewhere wins; then the word list decides, uncertainly.

    >>> known = {"open-access": 1, "collectively": 2}
    >>> resolve("open", "access", known)
    Join(text='open-access', hyphen=True, certain=True)
    >>> resolve("collec", "tively", known)
    Join(text='collectively', hyphen=False, certain=True)
    >>> resolve("Inter", "national", {}), resolve("10", "12", {})
    (Join(text='International', hyphen=False, certain=False), Join(text='10-12', hyphen=True, certain=True))
    """
    whole, apart = left + right, f"{left}-{right}"
    if not left[-1:].isalpha() or not right[:1].isalpha():
        return Join(apart, hyphen=True, certain=True)
    joined, hyphenated = known.get(whole.lower(), 0), known.get(apart.lower(), 0)
    if joined != hyphenated and not (joined and hyphenated):
        return Join(apart if hyphenated else whole, hyphen=bool(hyphenated), certain=True)
    if joined or (right[:1].isupper() and not left.isupper()):
        keeps = hyphenated >= joined
    else:
        keeps = _keeps(left.lower(), right.lower(), known)
    return Join(apart if keeps else whole, hyphen=keeps, certain=False)


def _keeps(left: str, right: str, known: Mapping[str, int]) -> bool:
    """Whether the hyphen stays, as far as a word list can tell: not where one half alone is no word."""
    first = left.rpartition("-")[2]
    if not _is_word(right, known) or not (_is_word(first, known) or first in _PREFIXES):
        return False
    if left != first:
        return True
    return not _is_word(left + right, known) or left == "non"


def _is_word(word: str, known: Mapping[str, int]) -> bool:
    if word in known or _listed(word):
        return len(word) > 1
    return any(word.endswith(ending) and _listed(word[: -len(ending)]) for ending in _ENDINGS)


@cache
def _listed(word: str) -> bool:
    """Whether the list has `word`: its lines are in the order of their bytes."""
    if len(word) < 3 or not word.isalpha():
        return False
    stored, quoted = _word_list(), b'"%s"' % word.encode()

    def line_at(place: int) -> bytes:
        start = stored.rfind(b"\n", 0, place + 1) + 1
        return stored[start : stored.find(b":", start)]

    return line_at(bisect_left(range(len(stored) - 1), quoted, key=line_at)) == quoted


@cache
def _word_list() -> bytes:
    """The list of English words that pyspellchecker brings, as it is stored; nothing where it is not installed.

    The file is searched as it is: 13 ms, where importing the package and parsing its list costs 100.
    """
    import zlib
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("spellchecker")
    if spec is None or spec.origin is None:
        return b""
    path = Path(spec.origin).parent / "resources" / "en.json.gz"
    return zlib.decompress(path.read_bytes(), 31) if path.exists() else b""
