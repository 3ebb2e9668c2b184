"""Who answers to whom, case by case, on trees small enough to read.

A tree is written as lines: indentation nests, `label|text` is a clause, `kind: text` another block.
"""

from __future__ import annotations

import pytest

from contractmodel.match import match
from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Signature

KINDS = {kind.value: kind for kind in BlockType}


def tree(written: str) -> Agreement:
    lines = [line for line in written.splitlines() if line.strip()]
    body, _ = _blocks(lines, 0, len(lines[0]) - len(lines[0].lstrip()) if lines else 0)
    return Agreement.build(body)


def _blocks(lines, at, indent):
    found = []
    while at < len(lines) and len(lines[at]) - len(lines[at].lstrip()) == indent:
        text = lines[at].strip()
        at += 1
        inner = ()
        if at < len(lines) and len(lines[at]) - len(lines[at].lstrip()) > indent:
            inner, at = _blocks(lines, at, len(lines[at]) - len(lines[at].lstrip()))
        found.append(_block(text, inner))
    return tuple(found), at


def _block(text, inner):
    label, bar, words = text.partition("|")
    if bar:
        heading, rule, rest = words.partition(" // ")
        return Clause(label=label, heading=heading if rule else None, text=rest if rule else words, body=inner)
    kind, _, words = text.partition(": ")
    if kind == "signature":
        return Signature(type=BlockType.SIGNATURE, party=words, text=f"{words} Signed: Date:")
    made = Footnote if kind == "footnote" else Block
    return made(type=KINDS[kind], text=words, body=inner)


def told(before: str, after: str) -> list[str]:
    """Each match as `before → after`, `*` where it moved, pieces joined by `+`."""
    found = match(tree(before), tree(after))
    return [
        f"{'+'.join(found.before.paths[i] for i in m.before) or '∅'} → "
        f"{'+'.join(found.after.paths[j] for j in m.after) or '∅'}{' *' if m.moved else ''}"
        for m in found.matches
    ]


GRANT = "The Author hereby grants to the Publisher a non-exclusive licence to reproduce and distribute the article."
FEE = "The Publisher shall pay the Author a fee of four hundred dollars within thirty days after acceptance."
TITLE = "The Author retains title to every figure and to all data underlying the article in perpetuity."
AUDIT = "Either party may audit the records of the other once in each calendar year upon ten days' written notice."
LAW = "This agreement is governed by the laws of the Commonwealth and the parties submit to its courts."
AUDIT_SOONER = AUDIT.replace("ten", "five")
NOTICE = f"[This is version nine. It is made available for reuse by anyone. {GRANT} Please tell us of your use.]"

CASES = {
    "an added clause moves nobody": (
        f"1.|{GRANT}\n2.|{FEE}\n3.|{LAW}",
        f"1.|{AUDIT}\n2.|{GRANT}\n3.|{FEE}\n4.|{LAW}",
        ["∅ → 1", "1 → 2", "2 → 3", "3 → 4"],
    ),
    "a removed clause stands at its old place": (
        f"1.|{GRANT}\n2.|{FEE}\n3.|{LAW}",
        f"1.|{GRANT}\n2.|{LAW}",
        ["1 → 1", "2 → ∅", "3 → 2"],
    ),
    "removals stand inside the partner of their parent, children behind their parents": (
        f"1.|In this section:\n  (a)|{GRANT}\n  (b)|{FEE}\n    (i)|{AUDIT}\n  (c)|{TITLE}\n2.|{LAW}",
        f"1.|In this section:\n  (a)|{GRANT}\n  (b)|{TITLE}\n2.|{LAW}",
        ["1 → 1", "1.a → 1.a", "1.b → ∅", "1.b.i → ∅", "1.c → 1.b", "2 → 2"],
    ),
    "the first of all blocks removed": (f"1.|{GRANT}\n2.|{LAW}", f"1.|{LAW}", ["1 → ∅", "2 → 1"]),
    "a first child removed comes behind its parent": (
        f"1.|In this section:\n  (a)|{GRANT}\n  (b)|{FEE}",
        f"1.|In this section:\n  (a)|{FEE}",
        ["1 → 1", "1.a → ∅", "1.b → 1.a"],
    ),
    "what moved away does not tell where a removal stood": (
        f"1.|{GRANT}\n2.|{FEE}\n3.|{AUDIT}\n4.|{TITLE}\n5.|{LAW}",
        f"1.|{GRANT}\n2.|{TITLE}\n3.|{LAW}\n4.|{FEE}",
        ["1 → 1", "3 → ∅", "4 → 2", "5 → 3", "2 → 4 *"],
    ),
    "the lighter of two crossing clauses moved": (
        f"1.|{GRANT} {TITLE}\n2.|{FEE}",
        f"1.|{FEE}\n2.|{GRANT} {TITLE}",
        ["2 → 1 *", "1 → 2"],
    ),
    "on a tie the later one moved": (
        "1.|Alpha beta gamma delta epsilon.\n2.|One two three four five.",
        "1.|One two three four five.\n2.|Alpha beta gamma delta epsilon.",
        ["2 → 1", "1 → 2 *"],
    ),
    "a subtree weighs what it holds": (
        f"1.|Each party agrees as follows:\n  (a)|{GRANT}\n  (b)|{FEE}\n2.|{LAW}",
        f"1.|{LAW}\n2.|Each party agrees as follows:\n  (a)|{GRANT}\n  (b)|{FEE}",
        ["2 → 1 *", "1 → 2", "1.a → 2.a", "1.b → 2.b"],
    ),
    "the descendants of what moved did not": (
        f"1.|Each party agrees as follows:\n  (a)|{GRANT}\n2.|{TITLE} {LAW} {AUDIT}",
        f"1.|{TITLE} {LAW} {AUDIT}\n2.|Each party agrees as follows:\n  (a)|{GRANT}",
        ["2 → 1", "1 → 2 *", "1.a → 2.a"],
    ),
    "promoted": (
        f"1.|{LAW}\n  (a)|{GRANT}\n  (b)|{FEE}\n2.|{TITLE}",
        f"1.|{LAW}\n  (a)|{GRANT}\n2.|{FEE}\n3.|{TITLE}",
        ["1 → 1", "1.a → 1.a", "1.b → 2 *", "2 → 3"],
    ),
    "demoted and reworded": (
        f"1.|{LAW}\n2.|{FEE}\n3.|{TITLE}",
        f"1.|{LAW}\n  (a)|{FEE.replace('thirty', 'ninety')}\n2.|{TITLE}",
        ["1 → 1", "2 → 1.a *", "3 → 2"],
    ),
    "moved to another parent and reworded": (
        f"1.|Money is paid:\n  (a)|{FEE}\n  (b)|{AUDIT}\n2.|Rights are these:\n  (a)|{GRANT}\n  (b)|{TITLE}",
        f"1.|Money is paid:\n  (a)|{FEE}\n2.|Rights are these:\n  (a)|{AUDIT_SOONER}\n  (b)|{GRANT}\n  (c)|{TITLE}",
        ["1 → 1", "1.a → 1.a", "2 → 2", "1.b → 2.a *", "2.a → 2.b", "2.b → 2.c"],
    ),
    "every label restyled, every heading changed": (
        f"1.|Grant // {GRANT}\n2.|Fee // {FEE}\n3.|Law // {LAW}",
        f"Article I|Licence // {GRANT}\nArticle II|Payment // {FEE}\nArticle III|Forum // {LAW}",
        ["1 → I", "2 → II", "3 → III"],
    ),
    "duplicates pair by their neighbours": (
        f"1.|{GRANT}\n  (a)|To the extent permitted by law.\n2.|{FEE}\n  (a)|To the extent permitted by law.",
        f"1.|{FEE}\n  (a)|To the extent permitted by law.\n2.|{GRANT}\n  (a)|To the extent permitted by law.",
        ["2 → 1", "2.a → 1.a", "1 → 2 *", "1.a → 2.a"],
    ),
    "a short text is no anchor: reserved is where it stands": (
        f"1.|{GRANT}\n2.|[Reserved]\n3.|{FEE}\n  (a)|{LAW}\n  (b)|{TITLE}",
        f"1.|{GRANT}\n2.|{FEE}\n  (a)|{LAW}\n  (b)|[Reserved]\n  (c)|{TITLE}",
        ["1 → 1", "2 → ∅", "3 → 2", "3.a → 2.a", "∅ → 2.b", "3.b → 2.c"],
    ),
    "a split into siblings": (
        f"1.|{GRANT} {FEE}\n2.|{LAW}",
        f"1.|{GRANT}\n2.|{FEE}\n3.|{LAW}",
        ["1 → 1+2", "2 → 3"],
    ),
    "a split into a clause and its item": (
        f"1.|{GRANT} {FEE}\n2.|{LAW}",
        f"1.|{GRANT}\n  (a)|{FEE}\n2.|{LAW}",
        ["1 → 1+1.a", "2 → 2"],
    ),
    "a merge": (f"1.|{GRANT}\n2.|{FEE}\n3.|{LAW}", f"1.|{GRANT} {FEE}\n2.|{LAW}", ["1+2 → 1", "3 → 2"]),
    "a list turned to prose": (
        f"1.|The parties agree that:\n  (a)|{GRANT}\n  (b)|{FEE}\n  (c)|{TITLE}\n2.|{LAW}",
        f"1.|The parties agree that: {GRANT} {FEE} {TITLE}\n2.|{LAW}",
        ["1+1.a+1.b+1.c → 1", "2 → 2"],
    ),
    "prose turned to a list": (
        f"1.|The parties agree that: {GRANT} {FEE} {TITLE}\n2.|{LAW}",
        f"1.|The parties agree that:\n  (a)|{GRANT}\n  (b)|{FEE}\n  (c)|{TITLE}\n2.|{LAW}",
        ["1 → 1+1.a+1.b+1.c", "2 → 2"],
    ),
    "a sentence that went over to the next clause is no split": (
        f"1.|{GRANT} {FEE}\n2.|{LAW}",
        f"1.|{GRANT}\n2.|{FEE} {LAW}",
        ["1 → 1", "2 → 2"],
    ),
    "the children of a merged clause stayed": (
        f"1.|{GRANT}\n2.|{FEE}\n  (a)|{AUDIT}\n3.|{LAW}",
        f"1.|{GRANT} {FEE}\n  (a)|{AUDIT}\n2.|{LAW}",
        ["1+2 → 1", "2.a → 1.a", "3 → 2"],
    ),
    "a notice that became a footnote": (
        f"title: Publication Agreement\nnotice: {NOTICE}\n1.|{LAW}\n2.|{FEE}",
        f"title: Publication Agreement\n1.|{LAW}\n2.|{FEE}\nfootnote: {GRANT}",
        ["title:1 → title:1", "1 → 1", "2 → 2", "notice:1 → footnote:1 *"],
    ),
    "footnotes printed elsewhere did not move": (
        f"1.|{LAW}\nfootnote: {GRANT}\nfootnote: {FEE}",
        f"1.|{LAW}\nfootnote: {FEE}\nfootnote: {GRANT}",
        ["1 → 1", "footnote:2 → footnote:1", "footnote:1 → footnote:2"],
    ),
    "a title answers to the title, whatever it says": (
        f"title: Publication Agreement\n1.|{LAW}",
        f"title: Deed of Licence\n1.|{LAW}",
        ["title:1 → title:1", "1 → 1"],
    ),
    "a signature answers to its party's": (
        f"1.|{LAW}\nsignature: Corresponding Author\nsignature: Publisher",
        f"1.|{LAW}\nsignature: Author",
        ["1 → 1", "signature:1 → signature:1", "signature:2 → ∅"],
    ),
    "a signature never answers to a clause": (
        f"1.|{LAW}\nsignature: Publisher",
        f"1.|{LAW}\n2.|Publisher Signed: Date:",
        ["1 → 1", "signature:1 → ∅", "∅ → 2"],
    ),
    "a clause that holds the same clauses is the same, whatever its lead-in says": (
        f"1.|You warrant:\n  (a)|{GRANT}\n  (b)|{FEE}\n2.|{LAW}",
        f"1.|The Author represents as follows:\n  (a)|{GRANT}\n  (b)|{FEE}\n2.|{LAW}",
        ["1 → 1", "1.a → 1.a", "1.b → 1.b", "2 → 2"],
    ),
    "a wrapper moves what it wraps": (
        f"1.|{GRANT}\n2.|{LAW}",
        f"1.|General\n  (a)|{GRANT}\n2.|{LAW}",
        ["∅ → 1", "1 → 1.a *", "2 → 2"],
    ),
    "another clause in its place is another clause": (
        f"1.|{GRANT}\n2.|{AUDIT}\n3.|{LAW}",
        f"1.|{GRANT}\n2.|Neither party is liable where flood, fire or strike prevents performance.\n3.|{LAW}",
        ["1 → 1", "2 → ∅", "∅ → 2", "3 → 3"],
    ),
    "nothing against something": ("", f"1.|{LAW}", ["∅ → 1"]),
    "something against nothing": (f"1.|{LAW}\n2.|{FEE}", "", ["1 → ∅", "2 → ∅"]),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES.keys())
def test_case(before, after, expected):
    assert told(before, after) == expected


def test_evidence_says_why():
    found = match(tree(f"1.|{GRANT}\n2.|{FEE}"), tree(f"1.|{GRANT}\n2.|{FEE.replace('thirty', 'ten')}"))
    assert (found.matches[0].evidence, found.matches[0].score) == ("same words", 1.0)
    assert found.matches[1].evidence.startswith("like wording")
    assert 0.9 < found.matches[1].score < 1.0


def test_partners_follow_splits():
    found = match(tree(f"1.|{GRANT} {FEE}\n2.|{LAW}"), tree(f"1.|{GRANT}\n2.|{FEE}\n3.|{LAW}"))
    assert found.partners() == {0: (0, 1), 1: (2,)}
