"""`contract check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from attrs import evolve

from contractmodel.commands.output import Output, marks, warn
from contractmodel.commands.reading import Reading, once, tell
from contractmodel.policy import CheckVerdict
from contractmodel.report.checks import CheckResult

MACHINES = ("sarif", "junit", "github")
FORMATS = ("rich", "text", "json", "markdown", "html", "svg", *MACHINES)
MANY = 8
"""Documents from which a bar tells how far the work is: some seconds."""
_EXIT = {CheckVerdict.CONFORMS: 0, CheckVerdict.DEVIATES: 1, CheckVerdict.NOT_CHECKABLE: 2}


def run(
    references: Sequence[str],
    output: Output,
    how: Reading,
    *,
    against: str | None = None,
    as_: str = "form",
    fail_on: str | None = None,
    policy: str | None = None,
    full: bool = False,
) -> int:
    """Check, write, and say the worst verdict by the exit code: 0 conforms, 1 deviates, 2 could not be checked."""
    format_ = output.chosen(FORMATS)
    once([*references, *([against] if against else [])])
    from contractmodel.api import check_all

    result = check_all(
        progress(references),
        against,
        as_,
        fail_on=fail_on,
        policy=policy,
        format=how.stdin_format,
        revisions=how.revisions,
        ocr=how.ocr,
    )
    for document in result.documents:
        if document.trouble:
            warn(document.trouble)
        elif how.verbose and document.agreement is not None:
            tell(document.agreement)
    if not (output.quiet and output.file is None):
        if format_ in MACHINES:
            annotate(result, output, format_, tuple(references))
        else:
            write(result, output, format_, full=full)
    return _EXIT[result.verdict]


def progress(references: Sequence[str]) -> Iterable[str]:
    """`references` one by one, with a bar on standard error where there are many and a terminal to show it on."""
    if len(references) < MANY or not sys.stderr.isatty():
        return references
    from rich.console import Console
    from rich.progress import track

    return track(references, "checking", console=Console(file=sys.stderr), transient=True)


def annotate(result: CheckResult, output: Output, format_: str, names: tuple[str, ...]) -> None:
    """`result` for the tools of a build: its documents called as they were named on the command line."""
    if format_ == "junit":
        from contractmodel.export.junit import check_junit

        output.text(check_junit(result, names))
        return
    from contractmodel.report.located import in_check

    troubles = [(name, d.trouble) for name, d in zip(names, result.documents, strict=True) if d.trouble]
    read = tuple(name for name, d in zip(names, result.documents, strict=True) if not d.trouble)
    located = in_check(evolve(result, documents=tuple(d for d in result.documents if not d.trouble)), read)
    if format_ == "sarif":
        from contractmodel.export.jsontext import dumps
        from contractmodel.export.sarif import sarif

        output.text(dumps(sarif(located, troubles)))
    else:
        from contractmodel.export.github import github

        output.text(github(located, troubles))


def write(result: CheckResult, output: Output, format_: str, *, full: bool) -> None:
    """`result` in the format that was chosen."""
    if format_ == "json":
        from contractmodel.export.check_json import check_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(check_json(result)))
    elif format_ == "text":
        from contractmodel.export.text import check_text

        output.text(check_text(result, output.columns(), full=full))
    elif format_ == "markdown":
        from contractmodel.export.markdown import check_markdown

        output.text(check_markdown(result, full=full))
    elif format_ == "html":
        from contractmodel.export.html import check_html

        output.text(check_html(result, full=full))
    else:
        from contractmodel.render.check_screen import check_screen

        width = output.columns()
        lines = check_screen(result, width, marks="colour" if format_ == "svg" else marks(output), full=full)
        if format_ == "svg":
            output.picture(lines, width, "contract check")
        else:
            output.lines(lines)
