"""Which provision of before answers to which of after, and which of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from contractmodel.diff.values import Comparison, Edit, Pair, Significance
from contractmodel.model import Agreement, Block, Provision, Span, normal
from contractmodel.rules.thresholds import ALIKE, FAR_ALIKE, MOST_CELLS, MOST_STRAYS, SAME_KIND, SENTENCE_SEES

Aligned = tuple[Provision | None, Provision | None]


class Changed(NamedTuple):
    """A provision that differs, came (`before` is None) or went (`after` is None), and what it rests on.

    `edits` are the substantive edits that touch it. `led` says that its own words are unchanged and a lead-in above it,
    which is what `pair` names, was edited.
    """

    pair: Pair
    before: Provision | None
    after: Provision | None
    edits: tuple[Edit, ...] = ()
    led: bool = False


@lru_cache(maxsize=2 * MOST_STRAYS)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:()") for word in text.casefold().split())


def _words(provision: Provision) -> frozenset[str]:
    return _words_of(provision.text)


def _alike(before: Provision, after: Provision) -> float:
    return _likeness(before, after, _words(before), _words(after))


def _likeness(before: Provision, after: Provision, one: frozenset[str], two: frozenset[str]) -> float:
    if before.text == after.text:
        return 2.0
    share = len(one & two) / max(1, len(one | two))
    return share + (SAME_KIND if before.kind is after.kind else 0.0) if share >= ALIKE else 0.0


def aligned(before: Sequence[Provision], after: Sequence[Provision]) -> tuple[Aligned, ...]:
    """Pairs in the order of `after`, those that are gone at their old place; each provision once, order kept.

    The heaviest common order by shared words. Quadratic in the sentences between the first and the last that differ; of
    more than `MOST_CELLS` comparisons nothing is said.

    >>> from contractmodel.model import ProvisionKind
    >>> may = Provision(ProvisionKind.PERMISSION, "The press may print the article.")
    >>> shall = Provision(ProvisionKind.COVENANT, "The press shall print the article.")
    >>> new = Provision(ProvisionKind.PAYMENT, "You pay a fee of ten ducats on signing.")
    >>> [(b and b.kind.value, a and a.kind.value) for b, a in aligned([may], [new, shall])]
    [(None, 'payment'), ('permission', 'covenant')]
    """
    head, tail = _shared(before, after)
    if head or tail:
        middle = aligned(before[head : len(before) - tail], after[head : len(after) - tail])
        last = zip(before[len(before) - tail :], after[len(after) - tail :], strict=True)
        return (*zip(before[:head], after[:head], strict=True), *middle, *last)
    if len(before) * len(after) > MOST_CELLS:
        return ()
    if len(before) == len(after) == 1:
        return ((before[0], after[0]),) if _alike(before[0], after[0]) else ((before[0], None), (None, after[0]))
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    theirs = [_words(a) for a in after]
    score = [
        [_likeness(b, a, ours, two) for a, two in zip(after, theirs, strict=True)]
        for b in before
        for ours in [_words(b)]
    ]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            take = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(skip, take)
    done: list[Aligned] = []
    i = j = 0
    while i < rows and j < columns:
        if score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            done.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            done.append((before[i], None))
            i += 1
        else:
            done.append((None, after[j]))
            j += 1
    done += [(b, None) for b in before[i:]]
    done += [(None, a) for a in after[j:]]
    return tuple(done)


def _shared(before: Sequence[Provision], after: Sequence[Provision]) -> tuple[int, int]:
    """How many sentences two rows have in common at their beginning and at their end."""
    most = min(len(before), len(after))
    head = 0
    while head < most and before[head].text == after[head].text:
        head += 1
    tail = 0
    while tail < most - head and before[-1 - tail].text == after[-1 - tail].text:
        tail += 1
    return head, tail


def changed(comparison: Comparison) -> tuple[Changed, ...]:
    """The provisions that differ substantively, in the order of the pairs. Reads only blocks of changed pairs.

    Sentences are held against each other inside a pair first; one that went from one clause and came back in another is
    one that differs (or not), not two. Quadratic in the sentences of one clause, and in those left over, of which no
    more than `MOST_STRAYS` are looked at.
    """
    before, after = comparison.before, comparison.after
    found: list[Changed] = []
    for pair in comparison.pairs:
        if pair.significance is not Significance.SUBSTANTIVE:
            continue
        edits = tuple(e for e in pair.edits if e.significance is Significance.SUBSTANTIVE)
        olds, news = _differing(before, after, pair)
        for old, new in aligned(olds, news):
            touching = tuple(e for e in edits if _touches(e, old, new))
            if old is None or new is None or (touching and old.text != new.text):
                found.append(Changed(pair, old, new, touching))
        if pair.before and pair.after and edits:
            found += _led(comparison, pair, edits)
    return _brought_home(before, after, found)


def _differing(before: Agreement, after: Agreement, pair: Pair) -> tuple[Sequence[Provision], Sequence[Provision]]:
    """The provisions of `pair` that may differ: of one block that answers to one, only those where the words do."""
    if len(pair.before) != 1 or len(pair.after) != 1:
        return (
            tuple(p for path in pair.before for p in before[path].provisions),
            tuple(p for path in pair.after for p in after[path].provisions),
        )
    one, other = before[pair.before[0]].text, after[pair.after[0]].text
    if one == other:
        return (), ()
    head, tail = shared(one, other)
    for near in (0, SENTENCE_SEES):
        begin, rest = max(0, head - near), max(0, tail - near)
        olds = before.provisions_within(pair.before[0], Span(begin, len(one) - rest))
        news = after.provisions_within(pair.after[0], Span(begin, len(other) - rest))
        alike = bool(olds and news) and olds[0].at.start == news[0].at.start
        if alike and len(one) - olds[-1].at.end == len(other) - news[-1].at.end:
            break
    return olds, news


def shared(one: str, other: str) -> tuple[int, int]:
    """How long a beginning and an end two texts share. Linear.

    >>> shared("the press prints it", "the press reads it")
    (10, 4)
    """
    most = min(len(one), len(other))
    head = next((at for at in range(most) if one[at] != other[at]), most)
    tail = next((at for at in range(most - head) if one[-1 - at] != other[-1 - at]), most - head)
    return head, tail


def _touches(edit: Edit, old: Provision | None, new: Provision | None) -> bool:
    if edit.part != "text":
        return False
    here = old is not None and edit.before_path == old.path and _meets(edit.before_at, old.at)
    there = new is not None and edit.after_path == new.path and _meets(edit.after_at, new.at)
    return here or there


def _meets(at: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether an edit's range lies in a sentence's; a place between two sentences belongs to the end of the first."""
    return at[0] < place[1] and place[0] < at[1] if at[0] < at[1] else place[0] < at[0] <= place[1]


def _led(comparison: Comparison, pair: Pair, edits: tuple[Edit, ...]) -> Iterator[Changed]:
    """The first sentence below an edited lead-in that says something else now, though its own words are the same."""
    old, new = comparison.before[pair.before[0]], comparison.after[pair.after[0]]
    if not (_may_lead(old.text) and _may_lead(new.text)):
        return
    lead = [e for e in edits if e.part == "text" and e.after_at[1] >= _last_sentence(new.text)]
    if not lead:
        return
    for one, other in zip(_below(comparison.before, old), _below(comparison.after, new), strict=False):
        for was, now in zip(one.provisions, other.provisions, strict=False):
            if was.lead_in and now.lead_in and was.text == now.text and _function(was) != _function(now):
                yield Changed(pair, was, now, tuple(lead), led=True)
                return


def _may_lead(text: str) -> bool:
    """Whether a text that ends so may be a lead-in: it ends in no stop."""
    return text.rstrip()[-1:] not in (".", ";", "!", "?", ")")


def _function(provision: Provision) -> tuple[object, ...]:
    return provision.kind, provision.actor, provision.modality, provision.polarity


def _last_sentence(text: str) -> int:
    at = max(text.rfind(". "), text.rfind("; "))
    return at + 1 if at >= 0 else 0


def _below(agreement: Agreement, block: Block) -> tuple[Block, ...]:
    """What a lead-in reaches: the blocks inside `block`, or those beside it that follow."""
    if block.body:
        return block.body
    above = agreement.parents[block.path]
    family = agreement[above].body if above else agreement.body
    return family[family.index(block) + 1 :] if block.text.rstrip().endswith(":") else ()


def _brought_home(before: Agreement, after: Agreement, found: list[Changed]) -> tuple[Changed, ...]:
    """`found` with each sentence that went from one clause and came in another told once, at its new place."""
    went = [n for n, one in enumerate(found) if one.after is None][:MOST_STRAYS]
    came = [n for n, one in enumerate(found) if one.before is None][:MOST_STRAYS]
    gone: set[int] = set()
    for n in came:
        new = found[n].after
        assert new is not None
        partner = _partner(new, [(m, found[m].before) for m in went if m not in gone])
        if partner is not None:
            old = found[partner].before
            gone |= {partner} if old is None or old.text != new.text else {partner, n}
            found[n] = found[n]._replace(before=old)
    texts: dict[str, str] = {}
    return tuple(one for n, one in enumerate(found) if n not in gone and not _still_said(one, before, after, texts))


def _partner(new: Provision, olds: Iterable[tuple[int, Provision | None]]) -> int | None:
    best, chosen = FAR_ALIKE, None
    for number, old in olds:
        if old is not None and old.kind is new.kind and (worth := _alike(old, new)) > best:
            best, chosen = worth, number
    return chosen


def _still_said(one: Changed, before: Agreement, after: Agreement, texts: dict[str, str]) -> bool:
    """Whether a sentence that came or went stands in its clause's partner too, cut or joined otherwise."""
    if (one.before is None) == (one.after is None):
        return False
    provision = one.before or one.after
    assert provision is not None
    side, paths = (after, one.pair.after) if one.after is None else (before, one.pair.before)
    key = f"{one.after is None}{paths}"
    if key not in texts:
        texts[key] = normal(" ".join(side[path].text for path in paths)).casefold()
    return bool(paths) and normal(provision.text).casefold().strip(" .;,") in texts[key]
