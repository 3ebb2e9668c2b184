"""The report: the one value that everything people see is drawn from. Every count and every grouping is made here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import frozen

from contractmodel.diff.values import Comparison, Pair, Verdict
from contractmodel.model import Severity
from contractmodel.rules.values import Finding, Impact, Remark


class Piece(NamedTuple):
    """A stretch of a quote. `kind` is `same`, `insert`, `delete`, `neutral` (proved), `blank` (an open slot), `gap`
    (words left out: `text` says how many, if that matters), `break` (another block begins: `text` is its name), `cited`
    (a reference that stayed as it was, and lands elsewhere now).
    """

    kind: str
    text: str


Quote = tuple[Piece, ...]


class Document(NamedTuple):
    """Who one side is: the name people gave it, its title, the SHA-256 of its file (hex)."""

    name: str
    title: str
    sha256: str


class Difference(NamedTuple):
    """One entry of a list to read: a pair with a substantive difference, or one that a loud finding speaks of.

    `number` counts the substantive pairs in the order they are listed, from 1; None for an unchanged clause that a
    finding speaks of. `also` counts the pairs folded into this entry (the blocks inside an added or removed clause).
    `quote` is whole; `short` is what fits a screen. `notes` are sentences.
    """

    number: int | None
    place: str
    headline: str
    pair: Pair | None
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    quote: Quote = ()
    short: Quote = ()
    notes: tuple[str, ...] = ()
    also: int = 0


def inside(entry: Difference) -> str:
    """What a headline adds about the blocks folded into `entry`, and under which numbers they count; "" for none.

    >>> inside(Difference(3, "Clause 4", "new", None, also=2))
    ' (with 2 blocks inside, 4 and 5)'
    """
    if not entry.also:
        return ""
    told = f" (with {counted(entry.also, 'block')} inside"
    if entry.number is None:
        return f"{told})"
    first, last = entry.number + 1, entry.number + entry.also
    numbers = str(first) if first == last else f"{first} and {last}" if last == first + 1 else f"{first} to {last}"
    return f"{told}, {numbers})"


class Filled(NamedTuple):
    """A slot that `after` fills. `read` says whether its value binds (a law, a party, a fee …) and wants reading."""

    slot: str
    value: str
    note: str
    read: bool


class Neutral(NamedTuple):
    """One line of what was proved neutral: the witness's word, the sentence, and the rules it rests on."""

    kind: str
    text: str
    rules: str = ""


@frozen(kw_only=True, eq=False, repr=False)
class Report:
    """A comparison and its findings, grouped and worded for people. All lists are in reading order of `after`.

    `counts` are those of `Comparison.summary`, and `renames`, `fills` (filled slots), `open` (slots still blank),
    `findings` beside them: every output takes its figures from here. `judged` is False where no rule was asked;
    `rule_set` is the version of those that were (0 if none).
    """

    comparison: Comparison
    before: Document
    after: Document
    verdict: Verdict
    counts: Mapping[str, int]
    read_first: tuple[Difference, ...] = ()
    also_changed: tuple[Difference, ...] = ()
    filled: tuple[Filled, ...] = ()
    still_open: tuple[str, ...] = ()
    neutral: tuple[Neutral, ...] = ()
    unchanged: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    judged: bool = True
    rule_set: int = 0

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Everything that is numbered or flagged, in the order it is listed."""
        return self.read_first + self.also_changed

    @property
    def headline(self) -> str:
        """The verdict and the counts, in one line.

        >>> from contractmodel.model import Agreement
        >>> from contractmodel.report import report
        >>> empty = Agreement.build([])
        >>> report(Comparison(before=empty, after=empty, pairs=())).headline
        'IDENTICAL · nothing to read'
        """
        told = [self.verdict.value.upper()]
        differences = self.counts["substantive"]
        elsewhere = sum(1 for d in self.differences if d.number is None)
        told.append(f"{counted(differences, 'difference')} to read" if differences else "nothing to read")
        if elsewhere:
            told.append(f"{counted(elsewhere, 'finding')} in unchanged text")
        for key, word in (("renames", "rename"), ("fills", "blank")):
            if self.counts[key]:
                told.append(counted(self.counts[key], word) + (" filled" if key == "fills" else ""))
        return " · ".join(told)


class Tag(NamedTuple):
    """What rules say of one place, in a few words: the rule (and how often), "" or the severity, "" or the impact."""

    rule: str
    severity: str
    impact: str


def tags(findings: Iterable[Finding]) -> tuple[Tag, ...]:
    """The tags of `findings`, in order; those that would look the same are one, with their number.

    >>> tags([Finding(rule="REF02", name="x", severity=Severity.ERROR, message="")] * 2)
    (Tag(rule='REF02 ×2', severity='error', impact=''),)
    """
    told: dict[Tag, int] = {}
    for finding in findings:
        severity = "" if finding.severity is Severity.NOTE else finding.severity.value
        impact = finding.impact.value if finding.impact is Impact.RE_SIGN else ""
        tag = Tag(finding.rule, severity, impact)
        told[tag] = told.get(tag, 0) + 1
    return tuple(tag._replace(rule=f"{tag.rule} ×{n}") if n > 1 else tag for tag, n in told.items())


def counted(number: int, word: str) -> str:
    """`number` and `word`, in the plural where it is not one.

    >>> counted(1, "rename"), counted(3, "blank"), counted(2, "clause is|clauses are")
    ('1 rename', '3 blanks', '2 clauses are')
    """
    one, bar, many = word.partition("|")
    return f"{number} {one if number == 1 else many if bar else one + 's'}"
