"""The command line: arguments in, exit code out. Declares the commands; `contractmodel.commands` does the work.

Imports nothing of ours but the package itself until a command runs: `contract --help` must be instant.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from contractmodel.commands.options import After, Before, DiffFormat, Findings, Format_, ParseFormat, Severity, shared

if TYPE_CHECKING:
    from contractmodel.commands.output import Output
    from contractmodel.commands.reading import Reading

LATER = {
    "facts": "Answer a reviewer's checklist, for one document or two.",
    "impact": "Say whether copies already signed still stand: cosmetic, notify or re-sign.",
    "apply": "Turn an agreement into another one by a patch.",
    "merge": "Put together what two agreements made of a third, clause by clause.",
    "git": "Let git compare and merge agreements clause by clause.",
    "templates": "The agreements that come with the tool, and your own.",
    "rules": "List the rules: what each says of a difference or a document.",
    "explain": "Say what a rule finds, and why it matters.",
}
"""Commands that are read only when they are called, and their line in the list."""
TOOLING = ("git", "templates", "rules", "explain")


class _Commands(typer.core.TyperGroup):
    """The commands declared here and those of `LATER`, which cost nothing until they are called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Every command's name, in the order of the help."""
        return [*self.commands, *(name for name in LATER if name not in self.commands)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name in LATER and cmd_name not in self.commands:
            from importlib import import_module

            module = import_module(f"contractmodel.commands.{'tooling' if cmd_name in TOOLING else 'further'}")
            self.add_command(module.command(cmd_name), cmd_name)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The list of commands, without reading those of `LATER`."""
        rows = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl([*rows, *((name, told) for name, told in LATER.items() if name not in self.commands)])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with; an unknown word is held against all of them."""
        if args and args[0] not in self.list_commands(ctx):
            for name in LATER:
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Commands,
    name="contract",
    help="Read agreements into trees of clauses, compare them, and say what differs and why it matters.",
    epilog="""\b
Examples:
  contract diff shieber-1.2 our-form.md          what our form changes in the model
  contract diff v1.docx v2.docx --format text    the same in words, for mail
  contract diff HEAD~1:form.md form.md           since the last commit
  contract check returned.pdf --against our-form.md
  contract parse form.pdf --format json          the tree, with every span
  contract templates                             the agreements that come with the tool

\b
An agreement is a path (.txt .md .html .docx .pdf), - for standard input, a template's id,
or REV:PATH in a git checkout. Exit codes: 0 nothing to read, 1 something, 2 trouble.
Nothing leaves this machine. Not legal advice.""",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

View = Literal["inline", "side-by-side", "summary"]


def _version(asked: bool) -> None:
    if asked:
        from contractmodel import __version__

        print(f"contract {__version__}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    templates: Annotated[
        list[str] | None, typer.Option("--templates", metavar="DIR", help="A folder of templates of your own.")
    ] = None,
) -> None:
    """Read agreements into trees of clauses, compare them, and say what differs and why it matters."""
    from contractmodel.settings import settings_here

    found = settings_here()
    folders = templates or found.pop("*", {}).get("templates")
    if folders:
        from contractmodel.commands.library import use

        context.call_on_close(use(folders))
    context.default_map = found


@app.command(
    short_help="Compare two agreements clause by clause.",
    epilog="""\b
Examples:
  contract diff shieber-1.2 pmlr-2017
  contract diff old.docx new.docx --view side-by-side
  contract diff old.pdf new.pdf -o changes.html
  contract diff HEAD:form.md form.md -q || echo "the form has changed"

\b
Exit code 0: identical, or only differences that were proved neutral. 1: something to read. 2: trouble.""",
)
@shared(DiffFormat, exits=True)
def diff(
    *,
    before: Before,
    after: After,
    view: Annotated[View, typer.Option(help="How the screen is laid out.")] = "inline",
    full: Annotated[bool, typer.Option("--full", help="Whole passages, and the whole text with its edits.")] = False,
    findings: Findings = True,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit 1 only for a finding as loud as this.")
    ] = None,
    explain_match: Annotated[bool, typer.Option("--explain-match", help="Say why clauses were paired.")] = False,
    to: Output,
    how: Reading,
) -> int:
    """Compare two agreements clause by clause: what to read first, what else changed, what is neutral."""
    from contractmodel.commands.diffing import run

    return run(
        before,
        after,
        to,
        how,
        view=view,
        full=full,
        findings=findings,
        fail_on=fail_on,
        explain_match=explain_match,
    )


@app.command(
    short_help="Show an agreement as a tree of clauses.",
    epilog="""\b
Examples:
  contract parse form.pdf
  contract parse form.docx --revisions reject
  cat form.md | contract parse - --from markdown --format json""",
)
@shared(ParseFormat)
def parse(
    *,
    document: Annotated[str, typer.Argument(metavar="DOC", help="The agreement to read.")],
    full: Annotated[bool, typer.Option("--full", help="Whole texts instead of their first line.")] = False,
    to: Output,
    how: Reading,
) -> int:
    """Show an agreement as a tree: clauses, what each sentence does, blanks, definitions."""
    from contractmodel.commands.parsing import run

    return run(
        document,
        to,
        how,
        full=full,
    )


@app.command(
    short_help="Hold documents against their template.",
    epilog="""\b
Examples:
  contract check returned.pdf --against our-form.md
  contract check our-form.md --against shieber-1.2 --as variant
  contract check our-form.md --against our-form.md --as template
  contract check contract.docx

\b
Exit code 0: every document conforms. 1: one deviates. 2: one could not be read or checked.""",
)
@shared(Format_, exits=True)
def check(
    *,
    documents: Annotated[list[str], typer.Argument(metavar="DOC...", help="The documents to check.")],
    against: Annotated[
        str | None, typer.Option("--against", metavar="TEMPLATE", help="What they should be made from.")
    ] = None,
    as_: Annotated[
        Literal["form", "variant", "template"],
        typer.Option("--as", help="form: filled and signed. variant: blanks may stay. template: blanks must be blank."),
    ] = "form",
    policy: Annotated[str | None, typer.Option("--policy", metavar="FILE", help="What the house accepts.")] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="From which severity a finding deviates; else the policy's, or warning."),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Whole passages around what was altered.")] = False,
    to: Output,
    how: Reading,
) -> int:
    """Hold documents against the template they were made from, or look at them by themselves."""
    from contractmodel.commands.checking import run

    return run(
        documents,
        to,
        how,
        against=against,
        as_=as_,
        fail_on=fail_on,
        policy=policy,
        full=full,
    )


def main() -> NoReturn:
    """Run the command line and exit: 0, 1 or 2, and never with a traceback (CONTRACT_DEBUG=1 shows it)."""
    gc.set_threshold(100_000, 20, 20)  # Trees live until the end: looking for garbage early costs 4 % and finds none.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _run() -> int:
    try:
        return int(app(standalone_mode=False, prog_name="contract") or 0)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        return _trouble(error)


def _trouble(error: Exception) -> int:
    """Tell what went wrong in one sentence on standard error; 2."""
    if hasattr(error, "format_message"):
        _misuse(error)
        return int(getattr(error, "exit_code", 2))
    if os.environ.get("CONTRACT_DEBUG"):
        raise error
    from contractmodel.model import ContractError
    from contractmodel.report.visible import visible

    if isinstance(error, ContractError):
        print(f"contract: {visible(str(error))}", file=sys.stderr)
    else:
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        print(
            f"contract: an error of this program, not of your document ({visible(told)[:300]}): please report it with "
            "the command you ran; CONTRACT_DEBUG=1 shows where it happened.",
            file=sys.stderr,
        )
    return 2


def _misuse(error: Exception) -> None:
    """A wrong call, in one sentence that says where to look; help as it is where help was asked for."""
    from contractmodel.report.visible import visible

    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "contract"
    message = error.format_message()  # type: ignore[attr-defined]
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message, file=sys.stderr)
        return
    told = visible(message).rstrip(".")
    see = f" See {visible(where)} --help." if told.endswith("?") else f": see {visible(where)} --help."
    print(f"{visible(where)}: {told}{see}", file=sys.stderr)


if __name__ == "__main__":
    main()
