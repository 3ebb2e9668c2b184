"""What a reader should know about how a Word document was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contractmodel.model import NOWHERE, Diagnostic, Severity

_TOLD = (
    ("hidden", "hidden-text", Severity.WARNING, "{n} of hidden text left out", "piece", "pieces"),
    ("comments", "comments", Severity.NOTE, "{n} left out", "comment", "comments"),
    ("struck", "struck-text", Severity.NOTE, "{n} struck through left out", "passage", "passages"),
    ("boxes", "text-box", Severity.NOTE, "{n} read after the paragraph it hangs on", "text box", "text boxes"),
    ("pictures", "picture", Severity.NOTE, "{n} left out; words in a picture are not read", "picture", "pictures"),
    ("embedded", "embedded-part", Severity.WARNING, "{n} left out", "embedded document", "embedded documents"),
    (
        "undefined",
        "numbering-missing",
        Severity.WARNING,
        "{n} without definition of its numbers",
        "paragraph",
        "paragraphs",
    ),
)


def remarks(
    tally: Mapping[str, int], revisions: str, missing: Sequence[str], unknown: Mapping[str, int]
) -> tuple[Diagnostic, ...]:
    """The diagnostics for what was counted (`tally`), for parts that are `missing`, for number formats not known.

    >>> [d.message for d in remarks({"inserted": 2, "comments": 1}, "accept", [], {})]
    ['2 tracked changes read as accepted', '1 comment left out']
    """
    done: list[Diagnostic] = []
    changes = tally.get("inserted", 0) + tally.get("deleted", 0)
    if changes:
        told = f"{_many(changes, 'tracked change', 'tracked changes')} read as {revisions}ed"
        done.append(Diagnostic("tracked-changes", Severity.NOTE, NOWHERE, told))
    for key, code, severity, told, one, more in _TOLD:
        if tally.get(key):
            done.append(Diagnostic(code, severity, NOWHERE, told.format(n=_many(tally[key], one, more))))
    for part in missing:
        told = f"the file has no {part} although it names them; what they say is not read"
        done.append(Diagnostic("part-missing", Severity.WARNING, NOWHERE, told))
    for form, times in unknown.items():
        told = f"{_many(times, 'label', 'labels')} in the number format {form} written in digits"
        done.append(Diagnostic("number-format", Severity.WARNING, NOWHERE, told))
    return tuple(done)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
