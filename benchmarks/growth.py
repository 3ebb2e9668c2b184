"""How the cost of every grammar pattern grows with its text: linear, or a line of the input could cost minutes.

Each terminal of each grammar is tried on texts that repeat a short piece: single signs, words, and the pattern's own
literal words, behind what the pattern begins with. A text twice as long must cost about twice as much; a pattern that
takes more than `LIMIT` seconds for 8,000 characters is named, with the piece. `make bench`.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contractmodel.parse.grammar import Grammar, load

GRAMMARS = ("agreement", "definition", "facts", "provision", "reference")
LENGTH = 8_000
LIMIT = 0.1
SHORTER = {"CONTENTS": 40, "ENTRY": 200, "DEFINES": 400, "DATE_BEFORE": 400, "LAW_BEFORE": 400, "PARTY_BEFORE": 400}
"""Patterns that never see more characters than this, because whoever asks them cuts the text first."""
SIGNS = (" ", ".", "_", "[", "(", "]", ")", "“", '"', "-", "…", "a", "A", "1", "i", "\t", "|", "*", ",", ";", ":", "<")
PAIRS = ("a ", "A ", "1.", "1 ", "(a)", "a, ", "A. ", "_ ", "] ", "[A", "a; ", "and ", "Section 1, ", "1(a)", "the a ")
FRONTS = ("", "[A", "[", "(", "“", "1. ", "The ", "you ", "Section 1", "A")
ENDS = ("", "!", "]x")
_LITERAL = re.compile(r"[A-Za-z][A-Za-z ]{2,}")


def texts(pattern: str, length: int) -> Iterator[str]:
    """Texts of `length` characters to try `pattern` on."""
    words = sorted({word.strip() + " " for word in _LITERAL.findall(pattern)})[:40]
    fronts = (*FRONTS, *words[:12])
    for piece in (*SIGNS, *PAIRS, *words):
        for front in fronts:
            for end in ENDS:
                yield (front + piece * (length // len(piece) + 1))[:length] + end


def slowest(grammar: Grammar, terminal: str) -> tuple[float, str]:
    """The most that `terminal` costs for one of its texts, in seconds, and how that text begins."""
    pattern = grammar[terminal]
    worst = (0.0, "")
    for text in texts(grammar.patterns[terminal], SHORTER.get(terminal, LENGTH)):
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 4 * LIMIT)
        try:
            pattern.match(text)
        except TimeoutError:
            pass
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        worst = max(worst, (time.process_time() - begun, f"{text[:40]!r} … {text[-3:]!r}"))
        if worst[0] > 4 * LIMIT:
            break
    return worst


def _stop(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """Print the slow patterns; 1 where there are any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("grammars", nargs="*", default=GRAMMARS)
    signal.signal(signal.SIGVTALRM, _stop)
    slow = tried = 0
    for name in options.parse_args().grammars:
        grammar = load(name)
        for terminal in grammar.patterns:
            cost, text = slowest(grammar, terminal)
            tried += 1
            if cost > LIMIT:
                slow += 1
                print(f"{name}.{terminal}: {cost:.2f} s for {text}", flush=True)
    print(f"{tried} patterns, {slow} that cost more than {LIMIT} s for {LENGTH:,} characters")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
