"""The public functions: what `import contractmodel as cm` gives, and what the command line stands on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from contractmodel.model import Agreement, ContractError, Severity

if TYPE_CHECKING:
    from contractmodel.diff.values import Comparison
    from contractmodel.model import SourceText
    from contractmodel.policy import Policy
    from contractmodel.report.checks import CheckResult, DocumentCheck

Reference = str | bytes | Path | Agreement
"""What names an agreement: a path, a template's id, REV:PATH, text, bytes, or one that was already read."""

AS = ("form", "variant", "template")


def load(
    reference: Reference,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002
    revisions: str = "accept",
    ocr: bool = False,
) -> Agreement:
    r"""The agreement that `reference` names, read into a tree.

    Bytes are a file's content; a `Path` is a path. A `str` is, in this order: `-` for standard input; text, if it has
    a line break; a path, if something exists there; a template's id; `REV:PATH` in a git checkout. `format` ("text",
    "markdown", "html", "docx", "pdf", or "agreement" for a template's own markup) names the format of bytes, text and
    standard input where it is not plain from the content, `name` what bytes and text are called. `revisions` ("accept"
    or "reject") is for Word's tracked changes; with `ocr`, a scan is read by tesseract. An `Agreement` comes back as it
    is. Linear in the text.

    Raises ContractError, one sentence, for whatever a person must mend.

    >>> load("1. You agree to pay.\n2. We agree to wait.\n")["2"].text
    'We agree to wait.'
    """
    if isinstance(reference, Agreement):
        return reference
    if revisions not in ("accept", "reject"):
        raise ContractError("usage", f"revisions={revisions!r}", "is unknown", "write “accept” or “reject”")
    kept = _kept(reference)
    if kept is not None:
        return kept
    from contractmodel.parse import parse

    if isinstance(reference, bytes):
        source = _from_bytes(reference, name or "(bytes)", format, revisions, ocr=ocr)
    elif isinstance(reference, str) and "\n" in reference:
        data = reference.encode("utf-8", "replace")
        source = _from_bytes(data, name or "(text)", format or "text", revisions, ocr=ocr)
    else:
        source = _from_reference(str(reference), isinstance(reference, Path), format, revisions, ocr=ocr)
    agreement = parse(source)
    return evolve(agreement, template=source.source.name) if source.template else agreement


def _kept(reference: str | bytes | Path) -> Agreement | None:
    """The tree of a built-in template that was read ahead of time; None for anything else."""
    from contractmodel.ingest.reference import is_path

    if not isinstance(reference, str) or reference == "-" or "\n" in reference or is_path(reference):
        return None
    from contractmodel.ready import tree

    return tree(reference)


def _from_bytes(data: bytes, name: str, format_: str | None, revisions: str, *, ocr: bool) -> SourceText:
    if format_ == "agreement" or (format_ is None and name.endswith(_TEMPLATE)):
        from contractmodel.template import named_template

        return named_template(data, name).text
    from contractmodel.ingest import read_bytes

    return read_bytes(data, name, stated=format_, revisions=revisions, ocr=ocr)


def _from_reference(reference: str, is_path: bool, format_: str | None, revisions: str, *, ocr: bool) -> SourceText:
    from contractmodel import ingest

    if reference == "-" or is_path or ingest.is_path(reference):
        if reference.endswith(_TEMPLATE):
            return _template(Path(reference))
        if reference == "-" and format_ == "agreement":
            return _fetched(reference, format_, revisions, ocr=ocr)
        return ingest.read(reference, stdin_format=format_, revisions=revisions, ocr=ocr)
    from contractmodel.template import find

    if ingest.is_revision(reference):
        return _fetched(reference, None, revisions, ocr=ocr)
    try:
        return _template(find(reference))
    except ContractError:
        if _looks_like_a_path(reference):
            return ingest.read(reference, revisions=revisions, ocr=ocr)
        raise


def _fetched(reference: str, format_: str | None, revisions: str, *, ocr: bool) -> SourceText:
    from contractmodel.ingest.reference import fetch

    name, data = fetch(reference)
    return _from_bytes(data, name, format_, revisions, ocr=ocr)


def _template(path: Path) -> SourceText:
    from contractmodel.template import open_file

    return open_file(path).text


def _looks_like_a_path(reference: str) -> bool:
    """Whether people would take `reference` for a path even where nothing lies there: it has a folder or an ending."""
    ending = reference.rpartition(".")[2].casefold()
    return "/" in reference or "\\" in reference or ending in _ENDINGS


_TEMPLATE = ".agreement"
_ENDINGS = frozenset(
    ("txt", "text", "md", "markdown", "html", "htm", "docx", "doc", "pdf", "rtf", "odt", "agreement", "xml", "json")
)


def parse(source: SourceText) -> Agreement:
    """The tree of a text that `ingest` read: for those who bring a format of their own.

    >>> from contractmodel.model import Source, SourceText
    >>> parse(SourceText(Source("note.txt"), "1. You agree to pay.")).body[0].path
    '1'
    """
    from contractmodel.parse import parse as parse_

    return parse_(source)


def diff(before: Reference, after: Reference) -> Comparison:
    r"""What differs between two agreements: pairs, edits with their proofs, renames, fills, a verdict.

    Takes agreements or anything that `load` takes. Near-linear in the clauses.

    >>> comparison = diff("1. You may pay.\n2. We wait.\n", "1. You shall pay.\n2. We wait.\n")
    >>> comparison.verdict.value, comparison.summary()["substantive"]
    ('different', 1)
    """
    from contractmodel.diff import compare

    return compare(load(before), load(after))


def check(
    document: Reference,
    against: Reference | None = None,
    as_: str = "form",
    *,
    fail_on: str | None = None,
    policy: str | os.PathLike[str] | None = None,
) -> CheckResult:
    r"""What is to be said of `document`, held against the template `against`, or by itself where there is none.

    `as_` is `form` (blanks must be filled and signed), `variant` (blanks may stay, the text is judged) or `template` (a
    template's own file: blanks must be blank). `fail_on` is the severity from which a finding makes it deviate; where
    it is not given, that of the file `policy`, else "warning"; docs/policy.md says what else may stand in that file.

    >>> check("1. You agree to pay.\n2. See clause 1.\n").conforms
    True
    """
    return check_all([document], against, as_, fail_on=fail_on, policy=policy, strict=True)


def check_all(
    documents: Iterable[Reference],
    against: Reference | None = None,
    as_: str = "form",
    *,
    fail_on: str | None = None,
    policy: str | os.PathLike[str] | None = None,
    strict: bool = False,
    format: str | None = None,  # noqa: A002
    revisions: str = "accept",
    ocr: bool = False,
) -> CheckResult:
    """`check` for several documents. One that cannot be read is `not-checkable`, with its sentence; `strict` raises it.

    The template is read once. Raises ContractError for a template that cannot be read, and for unknown words.
    """
    if as_ not in AS:
        raise ContractError("usage", f"as_={as_!r}", "is unknown", f"write one of {', '.join(AS)}")
    if fail_on is not None and fail_on not in tuple(Severity):
        raise ContractError("usage", f"fail_on={fail_on!r}", "is unknown", f"write one of {', '.join(Severity)}")
    from contractmodel.policy import UNWRITTEN, read_policy
    from contractmodel.report.build import document as named
    from contractmodel.report.checks import CheckResult

    house = UNWRITTEN if policy is None else read_policy(Path(policy))
    if fail_on is not None:
        house = evolve(house, fail_on=Severity(fail_on))
    template = None if against is None else load(against)
    told: list[DocumentCheck] = []
    for reference in documents:
        try:
            agreement = load(reference, format=format, revisions=revisions, ocr=ocr)
        except ContractError as error:
            if strict:
                raise
            told.append(_trouble(reference, error))
            continue
        told.append(_checked(template, agreement, as_, house))
    return CheckResult(
        template=None if template is None else template.template or template.source.name,
        as_=as_,
        documents=tuple(told),
        template_document=None if template is None else named(template),
    )


def _checked(template: Agreement | None, agreement: Agreement, as_: str, house: Policy) -> DocumentCheck:
    from contractmodel.policy import decide
    from contractmodel.report.checks import checked, linted
    from contractmodel.rules import judge_check, judge_document

    if template is None:
        judged = house.applied(judge_document(agreement))
        return linted(agreement, judged, decide(judged, house.fail_on))
    from contractmodel.diff import compare

    comparison = compare(template, agreement)
    judged = house.applied(judge_check(comparison, as_))
    return checked(comparison, judged, decide(judged, house.fail_on))


def _trouble(reference: Reference, error: ContractError) -> DocumentCheck:
    from contractmodel.report.checks import not_checkable
    from contractmodel.rules.values import Finding

    finding = Finding(
        rule="SIG09",
        name="not-checkable",
        severity=Severity.ERROR,
        message=str(error),
        headline="cannot be checked",
    )
    name = Path(reference).name if isinstance(reference, str | Path) else error.where
    return not_checkable(name, str(error), finding)
