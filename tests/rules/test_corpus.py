"""Agreements that nobody here wrote: rules are silent where nothing changed, and see the references that went stale."""

from __future__ import annotations

from pathlib import Path

import pytest

import contractmodel as cm
from contractmodel.rules import judge, judge_document

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout"),
]
FILES = sorted([*CORPUS.glob("docx/*.md"), *CORPUS.glob("spdx/*.txt"), *CORPUS.glob("versions/*/*/new.md")])
SAMPLE = [path for path in FILES if path.stat().st_size < 60_000][::9]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_nothing_is_said_of_what_did_not_change(path):
    once, again = cm.load(path), cm.load(path)
    assert judge(cm.diff(once, again)).findings == ()


def stale(path: Path) -> set[tuple[str | None, str]]:
    return {(f.after, f.subject) for f in judge_document(cm.load(path)).findings if f.rule == "REF01"}


def version(name: str) -> Path:
    return next(CORPUS.glob(f"versions/*/*-{name}"), CORPUS)


STALE = [
    ("cc040bf", {("8.4", "Section 12 (Confidentiality)")}, set()),
    (
        "092bfdc",
        {
            ("Q.2", "Section N, above, Limitation of Liability"),
            ("Q.2/paragraph:1", "Section O"),
            ("Q.2/paragraph:2", "Section N"),
            ("Q.2/paragraph:2", "Section O"),
        },
        set(),
    ),
    (
        "b3abba2",
        {
            ("Q.2", "Section N, above, Limitation of Liability"),
            ("Q.2/paragraph:1", "Section O"),
            ("Q.2/paragraph:2", "Section N"),
            ("Q.2/paragraph:2", "Section O"),
        },
        {("Q.2", "Section O, above, Limitation of Liability")},
    ),
]


@pytest.mark.parametrize(("name", "old", "new"), STALE, ids=[s[0] for s in STALE])
def test_references_that_went_stale_and_were_mended(name, old, new):
    folder = version(name)
    assert stale(folder / "old.md") == old
    assert stale(folder / "new.md") == new


def test_a_mended_reference_is_no_finding():
    folder = version("092bfdc")
    findings = judge(cm.diff(folder / "old.md", folder / "new.md")).findings
    assert [f for f in findings if f.rule == "REF01"] == []
