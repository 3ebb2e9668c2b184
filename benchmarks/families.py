"""How the whole work grows with its text: texts of one kind of thing in great number, read, compared and judged.

Each family is a text of N like clauses (labels alone, definitions, citations, blanks, signatures …) and what an edit
made of it. Printed are CPU seconds at 1,000 and at 4,000, and the exponent between: 1 is linear, 2 is square.
`python -m benchmarks.families`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import log

from contractmodel import Agreement, diff
from contractmodel.model import Source, SourceText
from contractmodel.parse import parse
from contractmodel.report import report
from contractmodel.rules import judge

FEW, MANY = 1000, 4000

FAMILIES: dict[str, tuple[Callable[[int], str], Callable[[str], str]]] = {
    "labels": (lambda n: "\n".join(f"{i}." for i in range(1, n)), lambda t: t.replace("7.", "7a.")),
    "one label again and again": (lambda n: "1. The crew pays.\n\n" * n, lambda t: t.replace("pays", "paid", 9)),
    "definitions": (
        lambda n: "\n\n".join(f'{i}. "Term{i}" means what Term{i - 1} is.' for i in range(1, n)),
        lambda t: t.replace("Term", "Name"),
    ),
    "terms that are no renames": (
        lambda n: "\n\n".join(f'{i}. "Term{i} Thing" means what the Term{i} Thing holds.' for i in range(1, n)),
        lambda t: t.replace("Term", "Name"),
    ),
    "definitions on one line": (
        lambda n: " ".join(f'"x{i}" means y.' for i in range(n)),
        lambda t: t.replace('"x7"', '"z7"'),
    ),
    "citations": (
        lambda n: "\n\n".join(f"{i}. This is subject to section {n - i}." for i in range(1, n)),
        lambda t: t.replace("section 77", "section 78"),
    ),
    "citations of nothing": (
        lambda n: "\n\n".join(f"{i}. See section {i}.{i}." for i in range(1, n)),
        lambda t: t.replace("See", "Read"),
    ),
    "blanks": (
        lambda n: "\n\n".join(f"{i}. The fee of ____ is due on ____ for case {i}." for i in range(1, n)),
        lambda t: t.replace("____", "20 coins", 300),
    ),
    "signatures": (
        lambda n: "\n\n".join(f"By: ____________\nName: Person {i}" for i in range(n // 2)),
        lambda t: t.replace("By: ____________", "By: /s/ A. Person", 50),
    ),
    "moves": (
        lambda n: "\n\n".join(f"{i}. The keeper of boat {i} feeds cat {i * 7}." for i in range(1, n)),
        lambda t: "\n\n".join(t.split("\n\n")[::-1]),
    ),
    "grants": (
        lambda n: "\n\n".join(f"{i}. The author hereby grants the press licence {i}." for i in range(1, n)),
        lambda t: t.replace("hereby grants", "will grant"),
    ),
    "one long sentence": (
        lambda n: "1. The crew shall pay, " + "and the crew may go, " * n,
        lambda t: t.replace("may", "shall"),
    ),
    "bullets": (
        lambda n: "The crew brings:\n" + "\n".join(f"- rope {i};" for i in range(n)),
        lambda t: t.replace("rope 7", "sail 7"),
    ),
}
"""Each family: the text of so many, and the edit."""


def read(text: str) -> Agreement:
    """The tree of `text`."""
    return parse(SourceText(Source("a.txt"), text))


def costs(before: str, after: str) -> dict[str, float]:
    """CPU seconds of each step, in order."""
    told: dict[str, float] = {}
    start = time.process_time()

    def done(name: str) -> None:
        nonlocal start
        told[name] = time.process_time() - start
        start = time.process_time()

    old, new = read(before), read(after)
    done("read")
    for agreement in (old, new):
        _ = agreement.definitions, agreement.references
    done("overlays")
    for block in new.walk():
        _ = block.provisions
    done("provisions")
    comparison = diff(old, new)
    done("diff")
    judged = judge(comparison)
    done("judge")
    report(comparison, judged.findings, judged.remarks)
    done("report")
    return told


def main() -> None:
    """Print the table."""
    for name, (made, edited) in FAMILIES.items():
        texts = [made(size) for size in (FEW, MANY)]
        few, many = (costs(text, edited(text)) for text in texts)
        parts = [f"{step} {few[step]:.2f} {many[step]:.2f} ({exponent(few[step], many[step]):.1f})" for step in few]
        print(f"{name:26}", "  ".join(parts), flush=True)


def exponent(few: float, many: float) -> float:
    """How the cost grows; a millisecond is the least that is told."""
    return log(max(many, 1e-3) / max(few, 1e-3), MANY / FEW)


if __name__ == "__main__":
    main()
