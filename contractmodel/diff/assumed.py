"""The renames that are assumed: which of them a pair may mention, and which blocks they make partners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from contractmodel.diff.lookup import Phrases
from contractmodel.diff.terms import Candidate, met_in, stem
from contractmodel.diff.thresholds import FEW_PHRASES
from contractmodel.diff.tokens import Piece
from contractmodel.match.values import Match, Matching, Side


class Assumed:
    """The renames that nothing refutes yet, found by the words of what they may touch."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        named = [(c.number, c.before, c.after) for c in candidates if not c.why]
        self.olds = Phrases((stem(told[1]), told) for told in named)
        self.news = Phrases((stem(told[2]), told) for told in named)

    def of(self, before: Sequence[Piece], after: Sequence[Piece]) -> list[tuple[int, str, str]]:
        """The renames (number, old, new) whose terms a pair may mention on either side, by number."""
        if len(self.olds.named) <= FEW_PHRASES:
            return [told for _, told in self.olds.named]
        olds = self.olds.near(*(piece.folded for piece in before))
        return sorted({*olds, *self.news.near(*(piece.folded for piece in after))})


def repaired(matching: Matching, assumed: Sequence[Candidate]) -> Matching:
    """`matching` with blocks paired that a matcher cannot know for partners: equal but for the renames `assumed`.

    Only a removed and an added block whose words are the only ones of their kind, in parents that are partners.
    Linear in what was added and removed.
    """
    removed = [n for n, found in enumerate(matching.matches) if not found.after]
    added = [n for n, found in enumerate(matching.matches) if not found.before]
    if not removed or not added or not assumed:
        return matching
    before, after, partners = matching.before, matching.after, dict(matching.partners())
    told: dict[str, list[int]] = {}
    known = Phrases((stem(candidate.before), candidate) for candidate in assumed)
    for n in removed:
        for at in matching.matches[n].before:
            key = before.keys[at]
            told.setdefault(_under_new_names(key, known.near(key)), []).append(n)
    answers: dict[str, list[int]] = {}
    for n in added:
        for at in matching.matches[n].after:
            answers.setdefault(after.keys[at], []).append(n)
    matches: list[Match | None] = list(matching.matches)
    for words, olds in told.items():
        news = answers.get(words, [])
        if not words or len(olds) != 1 or len(news) != 1:
            continue
        i, j = matching.matches[olds[0]].before[0], matching.matches[news[0]].after[0]
        if before.keys[i] == words or not _neighbours(before, after, partners, (i, j)):
            continue
        matches[news[0]] = Match((i,), (j,), evidence="equal words under the terms' new names", score=1.0)
        matches[olds[0]] = None
        partners[i] = (j,)
    return evolve(matching, matches=tuple(found for found in matches if found is not None))


def _under_new_names(key: str, assumed: Sequence[Candidate]) -> str:
    for candidate in assumed:
        for start, end in sorted(met_in(candidate.before, key), reverse=True):
            surface = key[start:end]
            old, new = candidate.before, candidate.after
            if surface.isupper():
                old, new = old.upper(), new.upper()
            key = key[:start] + surface.replace(old, new) + key[end:]
    return key


def _neighbours(before: Side, after: Side, partners: Mapping[int, tuple[int, ...]], pair: tuple[int, int]) -> bool:
    """Whether the blocks of `pair` stand under partners, behind partners."""
    i, j = pair
    above, over = before.parent[i], after.parent[j]
    if (above < 0) != (over < 0) or (above >= 0 and over not in partners.get(above, ())):
        return False
    elder, older = (_elder(side, at) for side, at in ((before, i), (after, j)))
    return elder < 0 or older < 0 or older in partners.get(elder, ())


def _elder(side: Side, at: int) -> int:
    """The sibling directly before block `at`, -1 for a first child."""
    if at == 0 or at - 1 == side.parent[at]:
        return -1
    elder = at - 1
    while side.parent[elder] != side.parent[at]:
        elder = side.parent[elder]
    return elder
