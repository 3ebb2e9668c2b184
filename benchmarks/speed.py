"""What reading blocks costs: against splitting the same text into words, and per kB from 3 kB to 3 MB.

The text is generated: 1,000 clauses, about 338 kB, once a line each and once wrapped at 78 columns, as filings are.
Only the block tree is timed; provisions, definitions and references are worked out when asked for. CPU time, medians.
"""

from __future__ import annotations

import random
import re
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contractmodel.model import Source, SourceText
from contractmodel.parse import parse

WORDS = """the party shall deliver to other any notice of breach and agrees that goods services payment agreement
buyer seller under this within days after receipt written consent""".split()  # noqa: SIM905
WORD = re.compile(r"\w+")
ROUNDS = 15


def agreement(clauses: int, *, wrapped: bool) -> str:
    """A text of `clauses` clauses: numbered heads, each with four lettered clauses under it; 340 characters each."""
    choose = random.Random(7)
    blocks = []
    for number in range(clauses):
        head, member = divmod(number, 5)
        label = f"({'abcd'[member - 1]})" if member else f"{head + 1}. Heading {head + 1}."
        block = f"{label} {' '.join(choose.choices(WORDS, k=54))}."
        blocks.append(textwrap.fill(block, 78) if wrapped else block)
    return "\n\n".join(blocks)


def cost(work: Callable[[], object]) -> float:
    """The CPU time of `work` in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print ratios: both sides in turn, the median of each."""
    for wrapped in (False, True):
        text = agreement(1000, wrapped=wrapped)
        turns = [
            (
                cost(lambda text=text: parse(SourceText(Source("a.txt"), text))),
                cost(lambda text=text: WORD.findall(text)),
            )
            for _ in range(ROUNDS)
        ]
        tree, words = (median(column) for column in zip(*turns, strict=True))
        how = "wrapped at 78" if wrapped else "a line a clause"
        print(f"{len(text) / 1000:6.0f} kB, {how:16} {tree * 1000:6.1f} ms: {tree / words:4.1f} x splitting into words")
    for clauses in (10, 100, 1000, 10_000):
        text = agreement(clauses, wrapped=False)
        each = median(cost(lambda text=text: parse(SourceText(Source("a.txt"), text))) for _ in range(3))
        print(f"{len(text) / 1000:6.0f} kB: {each * 1e6 / (len(text) / 1000):5.0f} us a kB")


if __name__ == "__main__":
    main()
