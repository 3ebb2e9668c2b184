"""The commands that the command line reads only when they are called: `facts`, `impact`, `apply`, `merge`, `git`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from contractmodel.commands.options import After, Before, FactsFormat, ImpactFormat, TextFormat, shared

if TYPE_CHECKING:
    from contractmodel.commands.output import Output
    from contractmodel.commands.reading import Reading

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def group(help_: str | None = None, *, asks: bool = True) -> typer.Typer:
    """What one command is declared with; where it `asks` for something, its help is printed if nothing is given."""
    return typer.Typer(
        help=help_,
        add_completion=False,
        no_args_is_help=asks,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )


APPS = {name: group() for name in ("facts", "impact", "apply", "merge")}
"""Each command's name to what declares it."""


def command(name: str) -> Any:
    """The command `name`, ready to be hung into the command line."""
    return typer.main.get_command(APPS[name])


@APPS["facts"].command(
    short_help="Answer a reviewer's checklist, for one document or two.",
    epilog="""\b
Examples:
  contract facts contract.docx
  contract facts their-form.docx our-form.md
  contract facts v1.pdf v2.pdf --format markdown""",
)
@shared(FactsFormat)
def facts(
    *,
    documents: Annotated[list[str], typer.Argument(metavar="DOC [DOC]", help="One document, or two to compare.")],
    quotes: Annotated[bool, typer.Option("--quotes/--no-quotes", help="Quote the words under each answer.")] = True,
    to: Output,
    how: Reading,
) -> int:
    """Answer a reviewer's checklist with quotes: licence, copyright, warranties, indemnity, law, end …"""
    from contractmodel.commands.facts import run

    return run(
        documents,
        to,
        how,
        quotes=quotes,
    )


@APPS["impact"].command(
    short_help="Say whether copies already signed still stand.",
    epilog="""\b
Examples:
  contract impact published.md edited.md
  contract impact HEAD:form.md form.md --format json
  contract impact v1.docx v2.docx -q || echo "tell the signers"

\b
Exit code 0: cosmetic. 1: the signers are to be told (notify), or to sign again (re-sign). 2: trouble.""",
)
@shared(ImpactFormat, exits=True)
def impact(
    *,
    before: Before,
    after: After,
    to: Output,
    how: Reading,
) -> int:
    """Say what an edit to a form means for the copies that are signed already: nothing, tell, or sign again."""
    from contractmodel.commands.impacts import run

    return run(
        before,
        after,
        to,
        how,
    )


@APPS["apply"].command(
    short_help="Turn an agreement into another one by a patch.",
    epilog="""\b
Examples:
  contract diff old.md new.md --format patch -o change.json
  contract apply change.json old.md              prints what new.md says
  contract apply change.json new.md --reverse    prints what old.md says
  contract apply change.json old.docx --format json""",
)
@shared(TextFormat, paints=False)
def apply(
    *,
    patch: Annotated[str, typer.Argument(metavar="PATCH", help="What `contract diff --format patch` wrote.")],
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="The agreement that the patch was made from.")],
    reverse: Annotated[bool, typer.Option("--reverse", "-R", help="Go back: BEFORE is what the patch led to.")] = False,
    to: Output,
    how: Reading,
) -> int:
    """Print the agreement that PATCH makes of BEFORE, as BEFORE was typed where it was."""
    from contractmodel.commands.patches import run

    return run(patch, before, to, how, reverse=reverse)


@APPS["merge"].command(
    short_help="Put together what two agreements made of a third.",
    epilog="""\b
Examples:
  contract merge model-1.md our-form.md model-2.md -o our-form-2.md
  contract merge HEAD~3:form.md form.md theirs.md --format json

\b
OURS follows BASE to THEIRS, clause by clause. Where both changed the same words, the clause stands in both readings
between <<<<<<< and >>>>>>>. Exit code 0: merged. 1: conflicts. 2: trouble.""",
)
@shared(TextFormat, paints=False, exits=True)
def merge(
    *,
    base: Annotated[str, typer.Argument(metavar="BASE", help="What both were made from.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="The agreement to bring forward.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="The agreement whose changes it shall take.")],
    git: Annotated[bool, typer.Option("--git", help="As git's merge driver: write into OURS.")] = False,
    path: Annotated[str | None, typer.Option("--path", help="With --git: the file's name in the repository.")] = None,
    to: Output,
    how: Reading,
) -> int:
    """Print OURS with everything that THEIRS changed of BASE, merged clause by clause."""
    from contractmodel.commands.merging import drive, run

    if git:
        return drive(base, ours, theirs, path or ours)
    return run(base, ours, theirs, to, how)
