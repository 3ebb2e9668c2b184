"""Noise that changes nothing a text says: not one difference may be called substantive.

`python benchmarks/false_substantive.py [--texts 50] [--show]` prints each kind of noise and how many texts came out as
`different`. Typed noise goes through the reader again; restyling, renumbering and renaming are done on the tree, with
every reference and every use following. Exit code 1 if any text came out as different.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from attrs import evolve

from benchmarks.texts import Text, texts
from contractmodel.diff import compare
from contractmodel.diff.typeset import typeset
from contractmodel.diff.values import Significance, Verdict
from contractmodel.model import Agreement, Block, Clause, bare

Noise = Callable[[Text], Agreement | None]


def typed(change: Callable[[str], str]) -> Noise:
    """Noise of characters, read anew."""

    def noise(text: Text) -> Agreement | None:
        changed = change(text.agreement.text)
        return text.read(changed) if changed != text.agreement.text else None

    return noise


def straight(text: str) -> str:
    return text.translate(str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"}))


def curly(text: str) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'(?<![\w=/])"(?=\w)([^"\n]{1,80})(?<=[\w.,])"', r"“\1”", text)


def soft_hyphens(text: str) -> str:
    return re.sub(r"(?<=\b[a-z]{4})(?=[a-z]{4,}\b)", "\u00ad", text)


def ligatures(text: str) -> str:
    return re.sub(r"(?<=[a-z])fi(?=[a-z])", "ﬁ", text)


def wide_spaces(text: str) -> str:
    return re.sub(r"(?<=[a-z,;]) (?=[a-z])", "\u00a0 ", text)


def rewrapped(text: str) -> str:
    """Long words' lines broken one word later: a single line end between two words of prose becomes a space."""
    return re.sub(r"(?<=[a-z,] [a-z]{4})\n(?=[a-z]{3,} )", " ", text)


def invisible(text: str) -> str:
    return re.sub(r"(?<=[a-z]{3}) (?=[a-z]{3})", " \u200b", text)


def relabelled(change: Callable[[str, int], str]) -> Noise:
    """Every clause's label printed otherwise, `change(bare label, ordinal)`, references following by target."""

    def noise(text: Text) -> Agreement | None:
        before = text.agreement
        if {block.path for block in before.walk() if "#" in block.path}:
            return None
        body = tuple(_relabelled(block, n, change) for n, block in enumerate(before.body))
        after = typeset(body, reader=before.readings.reader)
        return _following(before, after) if after.body != before.body else None

    return noise


def _relabelled(block: Block, ordinal: int, change: Callable[[str, int], str]) -> Block:
    body = tuple(_relabelled(child, n, change) for n, child in enumerate(block.body))
    if isinstance(block, Clause) and block.label and block.type == "clause":
        return evolve(block, body=body, label=change(block.label, ordinal))
    return evolve(block, body=body)


def _following(before: Agreement, after: Agreement) -> Agreement | None:
    """`after` with every reference's label exchanged for the one its target now has; None if one cannot be."""
    paths = dict(zip((b.path for b in before.walk()), (b.path for b in after.walk()), strict=True))
    wanted: dict[str, list[tuple[int, int, str]]] = {}
    for reference in before.references:
        target = reference.target
        if reference.external or target is None or paths[target] == target:
            continue
        words, _, last = reference.text.rpartition(" ")
        if not words or reference.title or not re.fullmatch(r"[\w.()]+", last) or "#" in paths[target]:
            return None
        wanted.setdefault(reference.path, []).append((*reference.at, f"{words} {_printed(paths[target])}"))
    texts_ = {paths[path]: _spliced(before[path].text, some) for path, some in wanted.items()}
    body = tuple(_retexted(block, texts_) for block in after.body)
    done = typeset(body, reader=before.readings.reader)
    landed = [r.target for r in done.references if not r.external]
    meant = [r.target and paths[r.target] for r in before.references if not r.external]
    return done if landed == meant else None


def _printed(path: str) -> str:
    first, *rest = path.split(".")
    return first + "".join(f"({one})" for one in rest)


def _spliced(text: str, some: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(some, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _retexted(block: Block, changed: dict[str, str]) -> Block:
    body = tuple(_retexted(child, changed) for child in block.body)
    return evolve(block, body=body, text=changed.get(block.path, block.text))


def renamed(text: Text) -> Agreement | None:
    """The most used defined term under another name wherever it is mentioned."""
    before = text.agreement
    from contractmodel.diff.terms import stem
    from contractmodel.model.terms import mentions

    terms = [d for d in before.definitions if len(d.uses) > 1 and re.fullmatch(r"(?:the )?[A-Z][a-z]+", d.term)]
    terms = [d for d in terms if sum(other.term == d.term for other in before.definitions) == 1]
    if not terms:
        return None
    definition = max(terms, key=lambda d: len(d.uses))
    term = definition.term
    word = stem(term)
    if word.lower() in f"{before[definition.path].text[: definition.at.start]} {definition.body}".lower():
        return None
    if any(word in d.term and d.term != term for d in before.definitions):
        return None

    def words(said: str) -> str:
        said = re.sub(rf"(?<![\w-]){word.upper()}(?=S?(?![\w-]))", "ZEPHYR", said)
        return re.sub(rf"(?<![\w-]){word}(?=s?(?![\w-]))", "Zephyr", said)

    def block(one: Block) -> Block:
        changes = {"text": words(one.text), "body": tuple(block(child) for child in one.body)}
        if isinstance(one, Clause) and one.heading:
            changes["heading"] = words(one.heading)
        return evolve(one, **changes)

    after = typeset(tuple(block(one) for one in before.body), reader=before.readings.reader)
    if any(next(mentions(term, b.text), None) for b in after.walk()):
        return None
    return after


KINDS: dict[str, Noise] = {
    "straight quotation marks": typed(straight),
    "curly quotation marks": typed(curly),
    "soft hyphens": typed(soft_hyphens),
    "ligatures": typed(ligatures),
    "wide and no-break spaces": typed(wide_spaces),
    "invisible characters": typed(invisible),
    "lines joined": typed(rewrapped),
    "CRLF": typed(lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n")),
    "typeset anew": lambda text: typeset(text.agreement.body, reader=text.agreement.readings.reader),
    "label dress": relabelled(lambda label, _: f"({bare(label)})"),
    "renumbered": relabelled(lambda label, n: f"{n + 41}." if bare(label).isdigit() else label),
    "letters to numbers": relabelled(lambda label, n: f"{n + 1}." if re.fullmatch("[a-z]", bare(label)) else label),
    "renamed": renamed,
}


def main() -> int:
    """The table; 1 if any noise was taken for a difference."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=50)
    options.add_argument("--only", default="")
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    wrong = 0
    for kind, noise in KINDS.items():
        if asked.only and asked.only not in kind:
            continue
        tried = failed = 0
        for document in texts(asked.texts):
            after = noise(document)
            if after is None:
                continue
            tried += 1
            comparison = compare(document.agreement, after)
            if comparison.verdict is Verdict.DIFFERENT:
                failed += 1
                if asked.show:
                    told(kind, document, comparison)
        wrong += failed
        print(f"{kind:28} {tried:4} texts {failed:4} called different")
    print(f"{wrong} wrong")
    return 1 if wrong else 0


def told(kind: str, document: Text, comparison: object) -> None:
    print(f"  {kind}: {document.name} {[(r.before, r.why) for r in comparison.renames]}")
    shown = [pair for pair in comparison.pairs if pair.significance is Significance.SUBSTANTIVE][:3]
    for pair in shown:
        edits = [(e.op, e.before_text[:70], e.after_text[:70], e.note) for e in pair.edits if e.witness is None][:3]
        print("     ", pair.before, pair.after, pair.change.value, pair.moved, pair.notes, edits)


if __name__ == "__main__":
    raise SystemExit(main())
