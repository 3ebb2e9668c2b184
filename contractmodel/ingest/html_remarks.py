"""What a reader should know about how a web page was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractmodel.model import NOWHERE, Diagnostic, Severity

if TYPE_CHECKING:
    from contractmodel.ingest.html_page import Page


def remarks(page: Page, *, too_deep: bool) -> tuple[Diagnostic, ...]:
    """The diagnostics for what `page` left out or could not follow, in a fixed order."""
    tally = page.tally
    told: list[tuple[str, str, str]] = []
    if too_deep:
        told.append(
            ("too-deep", Severity.WARNING, "elements are nested too deep; the innermost were read without structure")
        )
    if tally["hidden"]:
        told.append(("hidden-text", Severity.WARNING, f"{_many(tally['hidden'], 'hidden part')} with text left out"))
    if tally["struck"]:
        told.append(("struck-text", Severity.NOTE, f"{_many(tally['struck'], 'passage')} struck through left out"))
    if page.unknown:
        styles = ", ".join(sorted(page.unknown))
        told.append(
            ("list-style", Severity.WARNING, f"list style {styles} is not known: its labels are written in digits")
        )
    if page.sheet.unresolved:
        named = "; ".join(dict.fromkeys(page.sheet.unresolved[:3]))
        told.append(
            ("css-counter", Severity.WARNING, f"style rules that number or add text were not followed: {named}")
        )
    if page.sheet.exhausted:
        told.append(("css-limit", Severity.WARNING, "the style sheets are too long to follow to the end of the page"))
    if page.linked and tally["untyped"]:
        told.append(("css-external", Severity.NOTE, "linked style sheets are not read; they could restyle list labels"))
    return tuple(Diagnostic(code, severity, NOWHERE, message) for code, severity, message in told)


def _many(count: int, one: str) -> str:
    return f"{count} {one}" + ("" if count == 1 else "s")
