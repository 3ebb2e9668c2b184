"""The result of a check: documents held against a template, and what people see of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import field, frozen

from contractmodel.diff.values import Comparison, Fill
from contractmodel.model import Agreement, Clause, Footnote, ProvisionKind, SlotType, Source
from contractmodel.policy import CheckVerdict
from contractmodel.report.build import SHOWN, document, filled, report
from contractmodel.report.places import Places
from contractmodel.report.values import Difference, Document, Report, counted
from contractmodel.report.visible import visible
from contractmodel.rules import Findings
from contractmodel.rules.values import Finding, Remark


class Row(NamedTuple):
    """One line of the page: what it is about, what was found, the findings that rest on it, sentences below it."""

    label: str
    text: str
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


_WAIVED = {"accepted": "Accepted", "outdated": "Look again"}
"""What a house's policy says of a finding, as its row is called."""


@frozen(kw_only=True)
class DocumentCheck:
    """What a check says of one document. `fills` holds the template's slots in order, by name.

    `trouble` is the sentence of a document that could not be checked; it then has no report and no fills. `report` is
    None, too, where there was no template to compare with.
    """

    source: Source
    verdict: CheckVerdict
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fills: Mapping[str, Fill] = field(factory=dict)
    report: Report | None = None
    agreement: Agreement | None = field(default=None, repr=False)
    trouble: str = ""

    def rows(self) -> Iterator[Row]:
        """The page about this document, in reading order: fixed text, layout, slots, what else was found."""
        names = Places(self.agreement or Agreement())
        yield from self._found(names)
        for remark in self.remarks:
            if remark.kind in _WAIVED:
                yield Row(_WAIVED[remark.kind], names.told(f"{remark.rule} {remark.message}"))

    def _found(self, names: Places) -> Iterator[Row]:
        if self.report is None:
            yield from (_finding_row(finding, names) for finding in self.findings)
            return
        yield Row("Fixed text", _fixed_text(self.report))
        printed = ", ".join(_strays(self.report.comparison.after))
        if printed:
            yield Row("Layout", printed)
        told: set[int] = set()
        for fill in self.fills.values():
            own = tuple(f for f in self.findings if f.subject == fill.slot)
            told |= {id(f) for f in own}
            yield _slot_row(fill, own, names)
        told |= {id(f) for d in self.altered() for f in d.findings}
        for finding in self.findings:
            if id(finding) not in told:
                yield _finding_row(finding, names)

    def altered(self) -> tuple[Difference, ...]:
        """Where the fixed text differs from the template's: each difference with the findings that rest on it."""
        if self.report is None:
            return ()
        return tuple(d for d in self.report.differences if d.number is not None)


@frozen(kw_only=True)
class CheckResult:
    """What `check` says: one entry for each document, in the order they were given.

    `template` is the id or name of what they were held against, None where there was none; `as_` is `form`, `variant`
    or `template`.
    """

    template: str | None
    as_: str
    documents: tuple[DocumentCheck, ...]
    template_document: Document | None = None

    @property
    def verdict(self) -> CheckVerdict:
        """The worst verdict of all documents: what is not checkable is never clean."""
        verdicts = {d.verdict for d in self.documents}
        for worst in (CheckVerdict.NOT_CHECKABLE, CheckVerdict.DEVIATES):
            if worst in verdicts:
                return worst
        return CheckVerdict.CONFORMS

    @property
    def conforms(self) -> bool:
        """Whether every document conforms."""
        return self.verdict is CheckVerdict.CONFORMS

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, document by document."""
        return tuple(f for d in self.documents for f in d.findings)

    @property
    def fills(self) -> Mapping[str, Fill]:
        """The slots of the first document: of the only one, mostly."""
        return self.documents[0].fills if self.documents else {}

    def text(self, width: int = 80) -> str:
        """The whole result in words, INSERTED and DELETED spelt out, for a terminal or a failing test."""
        from contractmodel.export.text import check_text

        return check_text(self, width)


def checked(comparison: Comparison, judged: Findings, verdict: CheckVerdict) -> DocumentCheck:
    """The check of `comparison.after` against the template `comparison.before`.

    What is said of a blank is said once, in the blank's own row, and not again where its clause was altered.
    """
    fills = {fill.slot: fill for fill in comparison.fills}
    elsewhere = tuple(finding for finding in judged.findings if finding.subject not in fills)
    return DocumentCheck(
        source=comparison.after.source,
        verdict=verdict,
        findings=judged.findings,
        remarks=judged.remarks,
        fills=fills,
        report=report(comparison, elsewhere, judged.remarks),
        agreement=comparison.after,
    )


def linted(agreement: Agreement, judged: Findings, verdict: CheckVerdict) -> DocumentCheck:
    """The check of one text by itself."""
    return DocumentCheck(
        source=agreement.source,
        verdict=verdict,
        findings=judged.findings,
        remarks=judged.remarks,
        agreement=agreement,
    )


def _finding_row(finding: Finding, names: Places) -> Row:
    where = finding.path
    told = visible(finding.headline or finding.name.replace("-", " "))
    return Row(names.long(where) if where else "Whole text", told, (finding,), (names.told(finding.message),))


def _slot_row(fill: Fill, findings: tuple[Finding, ...], names: Places) -> Row:
    told = filled(fill)
    name = "signature" if fill.type is SlotType.SIGNATURE and fill.slot == "signed" else told.slot
    if fill.text.strip():
        text = f"{told.value}   ({told.note})" if told.note else told.value
    else:
        text = "none found in this text" if fill.type is SlotType.SIGNATURE else "left blank"
    notes = tuple(names.told(f.message) for f in findings if f.rule not in SHOWN)
    return Row(name[:1].upper() + name[1:], text, findings, notes)


def _fixed_text(report: Report) -> str:
    altered = report.counts["substantive"]
    if altered:
        return f"altered in {counted(altered, 'place')}"
    agreement = report.comparison.after
    inside = ", ".join(_contents(agreement))
    return f"complete and unaltered ({inside})" if inside else "complete and unaltered"


def _contents(agreement: Agreement) -> Iterator[str]:
    """What the fixed text is made of: "clauses 1–7", "3 warranties", "footnote 1"."""
    clauses = [b for b in agreement.body if isinstance(b, Clause)]
    names = Places(agreement)
    if clauses:
        first, last = names.short(clauses[0].path), names.short(clauses[-1].path)
        yield f"clause {first}" if len(clauses) == 1 else f"clauses {first}–{last}"
    inner = [b for top in clauses for b in top.walk() if isinstance(b, Clause) and b is not top]
    if inner and all(any(p.kind is ProvisionKind.WARRANTY for p in b.provisions) for b in inner):
        yield counted(len(inner), "warranty|warranties")
    elif inner:
        yield f"{len(inner)} inside {'it' if len(clauses) == 1 else 'them'}"
    yield from (names.short(b.path) for b in agreement.body if isinstance(b, Footnote))


def _strays(agreement: Agreement) -> Iterator[str]:
    """Footnotes that the file prints among the clauses, where a reader may take them for part of one."""
    names = Places(agreement)
    blocks = [b for b in agreement.body if not isinstance(b, Footnote) and b.span.end > b.span.start]
    for note in (b for b in agreement.body if isinstance(b, Footnote) and b.span.end > b.span.start):
        above = [b for b in blocks if b.span.start < note.span.start]
        below = [b for b in blocks if b.span.start > note.span.start]
        if above and below and isinstance(above[-1], Clause) and isinstance(below[0], Clause):
            one, other = names.short(above[-1].path), names.short(below[0].path)
            yield f"{names.short(note.path)} is printed between clauses {one} and {other}"


def not_checkable(name: str, trouble: str, finding: Finding | None = None) -> DocumentCheck:
    """A document that could not be checked, with the sentence that says why."""
    return DocumentCheck(
        source=Source(name),
        verdict=CheckVerdict.NOT_CHECKABLE,
        findings=(finding,) if finding else (),
        trouble=trouble,
    )


__all__ = ["CheckResult", "DocumentCheck", "Row", "checked", "document", "linted", "not_checkable"]
