"""The last question: of what is left on both sides, which two say something that no other block says."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from attrs import frozen

from contractmodel.match.links import FREE, Links
from contractmodel.match.scoring import Scorer
from contractmodel.match.thresholds import ALONE, KIN, LEAD, LONG_WORDS, NOVEL, PLACE_TELLS


@frozen
class Claim:
    """Two blocks and how much they share that hardly any other has; `held` by those that are partners by place."""

    told: float
    i: int
    j: int
    held: bool = False


def remember(links: Links, scorer: Scorer) -> None:
    """Pair free blocks that are plainly alike and share wording of their own, where nothing rivals them.

    What stands in place has its partner by now, so a run of words that one free block of either side has tells more
    than it did before. A pair that only its place made, and that shares nothing of its own, yields to such a claim.
    Equal rivals cancel each other: chance never chooses. Linear in the words of the blocks looked at and in the pairs
    that share such a run.
    """
    free = links.free_before(), links.free_after()
    placed = [(i, j) for j, i in enumerate(links.mate_after) if i != FREE and _by_place(links, i, j)]
    claims = _claims(scorer, free, placed) if free[0] or free[1] else []
    while best := unrivalled(claims):
        for claim in best:
            links.part(claim.i, claim.j)
            likeness = min(1.0, scorer.likeness.of(claim.i, claim.j))
            links.pair(claim.i, claim.j, "wording that nothing else has", likeness)
        sure = {claim.i for claim in best}, {claim.j for claim in best}
        claims = [claim for claim in claims if claim.i not in sure[0] and claim.j not in sure[1]]


def unrivalled(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in their order, that tell enough and lead every other claim on either block `LEAD` times.

    >>> unrivalled([Claim(3.0, 1, 5), Claim(1.0, 1, 6), Claim(2.0, 2, 7), Claim(2.0, 2, 8)])
    [Claim(told=3.0, i=1, j=5, held=False)]
    """
    of_before: dict[int, list[float]] = {}
    of_after: dict[int, list[float]] = {}
    for claim in claims:
        of_before.setdefault(claim.i, []).append(claim.told)
        of_after.setdefault(claim.j, []).append(claim.told)

    def leads(claim: Claim, rivals: list[float]) -> bool:
        return sum(claim.told < LEAD * other for other in rivals) == 1

    return [
        claim
        for claim in claims
        if not claim.held
        and claim.told >= ALONE
        and leads(claim, of_before[claim.i])
        and leads(claim, of_after[claim.j])
    ]


def _by_place(links: Links, i: int, j: int) -> bool:
    """Whether `i` and `j` are partners for their place and a likeness, and hold nothing."""
    if links.mate_before[i] != j or links.evidence[j] != "like wording in the same place":
        return False
    alone = i not in links.pieces_after and j not in links.pieces_before
    return alone and links.before.end[i] == i + 1 and links.after.end[j] == j + 1


def _claims(
    scorer: Scorer, free: tuple[Sequence[int], Sequence[int]], placed: Sequence[tuple[int, int]]
) -> list[Claim]:
    """The claims of free blocks on each other and on placed ones, and those of the placed pairs that these rival."""
    likeness = scorer.likeness
    olds = [i for i in free[0] if len(likeness.before(i)) >= LONG_WORDS]
    news = [j for j in free[1] if len(likeness.after(j)) >= LONG_WORDS]
    first = {i: scorer.own_before(i) for i in olds}
    second = {j: scorer.own_after(j) for j in news}
    wanted = frozenset(run for own in (*first.values(), *second.values()) for run in own)
    first.update((i, scorer.own_before(i, wanted)) for i, _ in placed)
    second.update((j, scorer.own_after(j, wanted)) for _, j in placed)
    postings: dict[str, list[int]] = {}
    for i, own in first.items():
        for run in own:
            postings.setdefault(run, []).append(i)
    held = {j: i for i, j in placed}
    unplaced = frozenset(olds)
    shared: dict[tuple[int, int], float] = {}
    for j, own in second.items():
        for run, weight in own.items():
            for i in postings.get(run, ()):
                if j not in held or i in unplaced or held[j] == i:
                    shared[i, j] = shared.get((i, j), 0.0) + weight * first[i][run]
    likeness.expect(len(shared))
    partner = dict(placed)

    def least(i: int, j: int) -> float:
        """The likeness that a claim needs: it may not be less than that of the pairs it would part."""
        mine = scorer.wording(i, partner[i]) if i in partner else KIN
        return max(KIN, mine, scorer.wording(held[j], j) if j in held else KIN)

    found = [
        Claim(told, i, j)
        for (i, j), told in shared.items()
        if held.get(j, FREE) != i and scorer.wording(i, j) >= least(i, j) and scorer.rewritten(i, j) >= NOVEL
    ]
    claimed = {claim.i for claim in found}, {claim.j for claim in found}
    found += [
        Claim(inf if shared.get((i, j), 0.0) >= ALONE else PLACE_TELLS, i, j, held=True)
        for i, j in placed
        if i in claimed[0] or j in claimed[1]
    ]
    return sorted(found, key=lambda claim: (-claim.told, claim.j, claim.i))
