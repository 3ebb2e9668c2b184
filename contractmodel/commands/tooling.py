"""The commands that are about the tool itself, read only when they are called: templates, rules, explain, git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from contractmodel.commands.further import group
from contractmodel.commands.options import ExplainFormat, ListFormat, Severity, shared

if TYPE_CHECKING:
    from contractmodel.commands.output import Output

APPS = {
    "templates": group("The agreements that come with the tool, and your own.", asks=False),
    "rules": group(asks=False),
    "explain": group(),
    "git": group("Let git compare and merge agreements clause by clause."),
}
"""Each command's name to what declares it."""


def command(name: str) -> Any:
    """The command `name`, ready to be hung into the command line."""
    return typer.main.get_command(APPS[name])


@APPS["templates"].callback(invoke_without_command=True)
def templates(context: typer.Context) -> int | None:
    """The agreements that come with the tool, and your own."""
    return templates_list() if context.invoked_subcommand is None else None


@APPS["templates"].command("list")
@shared(ListFormat, reads=False)
def templates_list(*, to: Output) -> int:
    """List them: id and description."""
    from contractmodel.commands.library import templates

    return templates(to)


@APPS["templates"].command("show")
@shared(ListFormat, reads=False)
def templates_show(
    template: Annotated[str, typer.Argument(metavar="ID", help="The template's id.")],
    *,
    to: Output,
) -> int:
    """Show one: its source and licence, the credit line that its licence asks for, its blanks, its words."""
    from contractmodel.commands.library import template as show

    return show(template, to)


@APPS["templates"].command(
    "add",
    epilog="""\b
Examples:
  contract templates add our-form.agreement
  contract templates add our-form.agreement --to legal/""",
)
def templates_add(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file in the template markup (.agreement).")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="DIR", help="Into this folder; else your own library.")
    ] = None,
) -> int:
    """Put a template into your library, so that its id names it everywhere."""
    from contractmodel.commands.library import add

    return add(file, to)


@APPS["rules"].command(
    epilog="""\b
Examples:
  contract rules --family SIG
  contract rules --scope document
  contract rules --severity error --format json""",
)
@shared(ListFormat, reads=False)
def rules(
    *,
    family: Annotated[str | None, typer.Option(metavar="LETTERS", help="Only ids that begin so: SIG, ATT …")] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only this severity.")] = None,
    scope: Annotated[
        Literal["diff", "document", "check"] | None,
        typer.Option(help="Only rules about this: a difference, one text …"),
    ] = None,
    to: Output,
) -> int:
    """List the rules: what each says of a difference or a document."""
    from contractmodel.commands.library import rules as list_rules

    return list_rules(to, family=family, severity=severity, scope=scope)


@APPS["explain"].command(
    short_help="Say what a rule finds, and why it matters.",
    epilog="\b\nExamples:\n  contract explain ATT01\n  contract explain no-signature-found",
)
@shared(ExplainFormat, reads=False)
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id or name.")],
    *,
    to: Output,
) -> int:
    """Say what a rule finds, why it matters, where it cannot tell, and who disagrees."""
    from contractmodel.commands.library import explain as page

    return page(rule, to)


DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be written, and write nothing.")]


@APPS["git"].command(
    "install",
    epilog="""\b
Examples:
  contract git install                        for *.agreement, *.docx and *.pdf
  contract git install 'forms/*.md' '*.docx'
  contract git install --dry-run""",
)
def git_install(
    patterns: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATTERN...]", help="Files that are agreements, as in .gitattributes."),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Set the drivers in this repository: `git diff` shows the redline, `git merge` merges clause by clause."""
    from contractmodel.commands.git import install

    return install(tuple(patterns or ()), dry_run=dry_run)


@APPS["git"].command("uninstall")
def git_uninstall(dry_run: DryRun = False) -> int:
    """Take the drivers out of this repository again."""
    from contractmodel.commands.git import uninstall

    return uninstall(dry_run=dry_run)


@APPS["git"].command("diff-driver", short_help="What git calls to show a difference.")
def git_diff_driver(
    arguments: Annotated[list[str], typer.Argument(metavar="PATH OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE")],
) -> int:
    """What git calls to show a difference: prints the redline of the two files, in words."""
    from contractmodel.commands.git import diff_driver

    return diff_driver(arguments)
