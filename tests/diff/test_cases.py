"""The readable cases of `tests/cases/diff`: title, before, after, and what the comparison says.

`REWRITE_CASES=1 pytest tests/diff/test_cases.py` writes what it says now into the files: read the change before you
commit it.
"""

import os
from pathlib import Path

import pytest

from contractmodel.diff import compare
from contractmodel.diff.values import Comparison, Edit, Pair
from tests.diff.trees import agreement

CASES = sorted((Path(__file__).parent.parent / "cases" / "diff").glob("*.case"))


def told(comparison: Comparison) -> str:
    """A comparison in lines that a person can check against the two texts; layout pairs of no interest left out."""
    lines = [f"verdict {comparison.verdict}"]
    for rename in comparison.renames:
        proof = "proved" if rename.proved else f"not proved: {rename.why}"
        lines.append(
            f"rename “{rename.before}” → “{rename.after}” ×{rename.count} in {', '.join(rename.paths)}; {proof}"
        )
        lines += [f"  left over in {', '.join(rename.leftovers)}"] if rename.leftovers else []
    for fill in comparison.fills:
        suggested = ", as suggested" if fill.suggested else ""
        doubt = "" if fill.fits else ", does not fit"
        note = f" ({fill.note})" if fill.note else ""
        lines.append(
            f"fill {fill.slot} [{fill.type}] in {fill.path}: {fill.value!r} “{fill.text}”{suggested}{doubt}{note}"
        )
    lines += [f"layout {one.before} → {one.after}: {dict(one.kinds)}" for one in comparison.layout]
    for pair in comparison.pairs:
        lines += pair_told(pair)
    return "\n".join(lines) + "\n"


def pair_told(pair: Pair) -> list[str]:
    marks = (", moved" if pair.moved else "") + (", renumbered" if pair.renumbered else "")
    sides = f"{' + '.join(pair.before) or 'nothing'} → {' + '.join(pair.after) or 'nothing'}"
    lines = [f"{sides}: {pair.change}{marks}, {pair.significance}"]
    lines += [f"  note: {note}" for note in pair.notes]
    return lines + [edit_told(edit, pair) for edit in pair.edits]


def edit_told(edit: Edit, pair: Pair) -> str:
    where = "" if edit.part == "text" else f" in {edit.part}"
    if len(pair.before) + len(pair.after) > 2:
        where += f" at {edit.before_path} → {edit.after_path}"
    said = {
        "insert": f"“{edit.after_text}”",
        "delete": f"“{edit.before_text}”",
        "replace": f"“{edit.before_text}” → “{edit.after_text}”",
    }[edit.op]
    proof = f"{edit.witness or 'no proof'}" + (f" {edit.slot}" if edit.slot else "")
    return f"  {edit.op}{where} {said}: {proof}" + (f" ({edit.note})" if edit.note else "")


def read(path: Path) -> dict[str, str]:
    parts = path.read_text().split("=== ")[1:]
    return {part.partition("\n")[0].strip(): part.partition("\n")[2].rstrip("\n") + "\n" for part in parts}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = read(path)
    before, after = agreement(case["before"]), agreement(case["after"])
    comparison = compare(before, after)
    said = told(comparison)
    if os.environ.get("REWRITE_CASES"):
        case["expected"] = said
        path.write_text("".join(f"=== {name}\n{text.rstrip()}\n\n" for name, text in case.items()).rstrip() + "\n")
    assert said == case["expected"]
    assert comparison.apply(before) == after
    assert comparison.invert().apply(after) == before


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
