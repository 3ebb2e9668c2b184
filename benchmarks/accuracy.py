"""How right the reading is, on agreements that nobody here wrote: `make accuracy`.

Scores the shared corpus where it stands beside the checkout: outlines against their truths, twins in two formats
against each other, and on every file whether anything was lost. `--worst N` lists the documents to look at first.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.losses import trouble  # noqa: E402
from benchmarks.outlines import Score, by_place, by_words, total  # noqa: E402
from benchmarks.twins import compared  # noqa: E402
from contractmodel.api import load  # noqa: E402
from contractmodel.model import Agreement, Clause, ContractError  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
READABLE = {".txt", ".md", ".html", ".docx", ".pdf"}


class Row(NamedTuple):
    """One document's figures under one heading; `figure` is what it is ranked by."""

    document: str
    figure: float
    told: str


class Measure(NamedTuple):
    """One line of the table, and the documents behind it; `every` one that is not whole is to be listed."""

    name: str
    figures: str
    goal: str
    rows: list[Row]
    every: bool = False


def read(path: Path) -> Agreement | str:
    """The tree of a file, or the sentence that says why there is none. A crash is a figure here, not an end."""
    try:
        return load(path)
    except ContractError as error:
        return str(error)
    except Exception as error:
        return f"CRASH {type(error).__name__}: {error}"


def outlines(name: str, goal: str, truths: Sequence[tuple[Path, list[dict[str, Any]]]], score: Callable[..., Score],
             *, silver: bool = False) -> Measure:  # fmt: skip
    """A measure over documents with outlines; only recall and parents where the truth is `silver`."""
    scores: list[Score] = []
    rows: list[Row] = []
    for path, outline in truths:
        agreement = read(path)
        if isinstance(agreement, str):
            scores.append(Score(len(outline), 0, 0, 0))
            rows.append(Row(path.name, 0.0, agreement))
            continue
        one = score(agreement, outline)
        scores.append(one)
        worst = min(one.recall if silver else one.f1, one.parent)
        told = f"recall {one.recall:.3f} precision {one.precision:.3f} parents {one.parent:.3f} of {one.truth}"
        rows.append(Row(path.name, worst, told))
    whole = total(scores)
    first = f"recall {whole.recall:.4f}" if silver else f"F1 {whole.f1:.4f}"
    figures = f"{first}  parents {whole.parent:.4f}  ({len(scores)} documents, {whole.truth} labels)"
    if whole.unlisted or whole.astray:
        told = whole.listed
        figures += f"; without {whole.unlisted} heads and {whole.flat} members of flattened lists that the truth tells "
        figures += f"nothing of: F1 {told.f1:.4f}  parents {told.parent:.4f}"
    return Measure(name, figures, goal, rows)


def truths(folder: str, suffix: str, grade: str | None = None) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """The documents of `folder` that have a truth file ending in `suffix`, with their outlines."""
    for path in sorted((CORPUS / folder).glob(f"*{suffix}")):
        truth = json.loads(path.read_text("utf-8"))
        document = path.with_name(path.name.removesuffix(suffix) + (".txt" if suffix == ".json" else ""))
        if grade in (None, truth.get("grade")) and document.exists():
            yield document, truth["outline"]


def contents() -> Measure:
    """How many headings of long contracts' own tables of contents are clauses or headings of the tree."""
    found_all = all_ = 0
    rows: list[Row] = []
    for path in sorted((CORPUS / "edgar" / "toc").glob("*.json")):
        entries = [entry for entry in json.loads(path.read_text("utf-8"))["toc"] if entry.get("body_start") is not None]
        agreement = read(path.with_suffix(".txt"))
        if isinstance(agreement, str):
            all_ += len(entries)
            rows.append(Row(path.stem, 0.0, agreement))
            continue
        spans = [block.label_span for block in agreement.walk() if isinstance(block, Clause)]
        starts = {place for span in spans for place in range(span.start, max(span.end, span.start + 1))}
        starts |= {block.span.start for block in agreement.walk() if block.type.value in {"heading", "schedule"}}
        missed = [e["label"] for e in entries if not any(e["body_start"] + d in starts for d in range(-3, 4))]
        found_all, all_ = found_all + len(entries) - len(missed), all_ + len(entries)
        rows.append(Row(path.stem, 1 - len(missed) / max(1, len(entries)), f"missed {', '.join(missed[:8])}"))
    return Measure("headings of contents", f"found {found_all / max(1, all_):.4f}  ({all_} headings)", "0.95", rows)


def twins() -> Measure:
    """Of the clauses of either format, those whose words the other format has as a block of its own, too.

    Counted twice: over the clauses whose words both files have, and over all of them. Every pair is listed that has a
    clause without a partner, with the reason.
    """
    total = faults = apart = 0
    rows: list[Row] = []
    for path in sorted(CORPUS.rglob("*")):
        other = next((path.with_suffix(s) for s in (".md", ".txt") if path.with_suffix(s).exists()), None)
        if path.suffix not in {".docx", ".pdf", ".html"} or other is None:
            continue
        sides = [read(path), read(other)]
        if failed := next((side for side in sides if isinstance(side, str)), None):
            rows.append(Row(path.name, 0.0, failed))
            continue
        one, two = (side for side in sides if isinstance(side, Agreement))
        twin = compared((path, one), (other, two))
        total, faults, apart = total + twin.clauses, faults + len(twin.faults), apart + len(twin.apart)
        told = f"of {twin.clauses} clauses {len(twin.faults)} differ {', '.join(twin.faults[:6])}"
        if twin.apart:
            words = ", ".join(f"{one.path} “{one.apart}”" for one in twin.apart[:2])
            told += f"; {len(twin.apart)} left out, in other words in the files themselves: {words}"
        rows.append(Row(path.name, 1 - (len(twin.faults) + len(twin.apart) / 100) / max(1, twin.clauses), told))
    figures = f"equal {1 - faults / max(1, total - apart):.4f} of {total - apart} whose words both files have, "
    figures += f"{1 - (faults + apart) / max(1, total):.4f} of all {total}  ({len(rows)} pairs)"
    return Measure("twins", figures, "0.97", rows, every=True)


def nothing_lost() -> Measure:
    """On every file that can be read: is every character in exactly one place?"""
    rows: list[Row] = []
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix not in READABLE or path.parent == CORPUS:
            continue
        agreement = read(path)
        if isinstance(agreement, str):
            rows.append(Row(path.name, 0.0 if agreement.startswith("CRASH") else 1.0, agreement))
            continue
        wrong = trouble(agreement)
        rows.append(Row(path.name, 0.0 if wrong else 1.0, wrong))
    kept = sum(row.figure for row in rows)
    return Measure("nothing lost", f"whole {int(kept)} of {len(rows)} files", "all", rows)


def measures(chosen: Sequence[str]) -> Iterator[Measure]:
    """The measures by name, all where none is chosen."""
    known: dict[str, Callable[[], Measure]] = {
        "gold": lambda: outlines("SPDX gold", "F1 .995, parents .98", list(truths("spdx", ".json", "gold")), by_place),
        "silver": lambda: outlines("SPDX silver", "", list(truths("spdx", ".json", "silver")), by_place, silver=True),
        "word": lambda: outlines("Word labels", "all", list(truths("docx", ".truth.json")), by_words, silver=True),
        "html": lambda: outlines("HTML lists", "all", list(truths("html", ".truth.json")), by_words, silver=True),
        "contents": contents,
        "twins": twins,
        "lost": nothing_lost,
    }
    for name, measure in known.items():
        if not chosen or name in chosen:
            yield measure()


def main() -> int:
    """Print the table, and the worst documents of each measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("measures", nargs="*", help="gold silver word html contents twins lost (default: all)")
    options.add_argument("--worst", type=int, default=3, help="documents to list for each measure (default 3)")
    asked = options.parse_args()
    if not CORPUS.is_dir():
        print(f"no corpus at {CORPUS}: nothing measured", file=sys.stderr)
        return 2
    for measure in measures(asked.measures):
        print(f"{measure.name:22} {measure.figures:62} goal {measure.goal or '-'}", flush=True)
        worst = sorted((row for row in measure.rows if row.figure < 1), key=lambda row: row.figure)
        for row in worst if measure.every else worst[: asked.worst]:
            print(f"    {row.document:50.50} {row.told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
