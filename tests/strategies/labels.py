"""Label styles, and bodies labelled anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve
from hypothesis import strategies as st

from contractmodel.model import (
    Block,
    Clause,
    bare,
)

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


STYLES: Mapping[str, Callable[[int, str], str]] = {
    "1.": lambda n, _: f"{n}.",
    "1": lambda n, _: f"{n}",
    "1)": lambda n, _: f"{n})",
    "(1)": lambda n, _: f"({n})",
    "(a)": lambda n, _: f"({_letter(n)})",
    "a.": lambda n, _: f"{_letter(n)}.",
    "(A)": lambda n, _: f"({_letter(n).upper()})",
    "(i)": lambda n, _: f"({ROMAN[(n - 1) % len(ROMAN)]})",
    "I.": lambda n, _: f"{ROMAN[(n - 1) % len(ROMAN)].upper()}.",
    "Section 1.": lambda n, _: f"Section {n}.",
    "§ 1": lambda n, _: f"§ {n}",
    "Article I": lambda n, _: f"Article {ROMAN[(n - 1) % len(ROMAN)].upper()}",
    "1.1": lambda n, above: f"{above}.{n}" if above else f"{n}.",
}
"""Label styles: the name to what it prints for the ordinal `n` under the bare label `above`."""


ROOT_STYLES = ("1.", "1)", "I.", "Section 1.", "§ 1", "Article I", "1.1", "(1)")


CHILD_STYLES = ("(a)", "a.", "(i)", "(A)", "1)", "1.1", "(1)")


def _letter(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * (1 + (n - 1) // 26)


def styles() -> st.SearchStrategy[tuple[str, str, str]]:
    """The label styles of the three outer levels."""
    return st.tuples(st.sampled_from(ROOT_STYLES), st.sampled_from(CHILD_STYLES), st.sampled_from(CHILD_STYLES))


def relabelled(
    body: Sequence[Block], levels: Sequence[str] = ("1.", "(a)", "(i)"), above: str = "", depth: int = 0
) -> tuple[Block, ...]:
    """`body` with every clause labelled anew, in order, in the style that `levels` names for its depth."""
    done: list[Block] = []
    ordinal = 0
    for block in body:
        if isinstance(block, Clause):
            ordinal += 1
            label = STYLES[levels[min(depth, len(levels) - 1)]](ordinal, above)
            inner = relabelled(block.body, levels, bare(label), depth + 1)
            done.append(evolve(block, label=label, body=inner))
        else:
            done.append(evolve(block, body=relabelled(block.body, levels, above, depth + 1)))
    return tuple(done)
