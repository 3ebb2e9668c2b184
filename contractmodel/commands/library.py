"""`contract templates`, `contract rules`, `contract explain`: what comes with the tool."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contractmodel.commands.output import Output
from contractmodel.model import ContractError
from contractmodel.render.layout import Line, Run, wrap
from contractmodel.report.visible import visible

if TYPE_CHECKING:
    from contractmodel.rules.base import Rule
    from contractmodel.rules.page import Page

FORMATS = ("rich", "text", "json")
ENVIRONMENT = "CONTRACT_TEMPLATES"
"""The variable that names folders of templates, as the template room reads it."""


def templates(output: Output) -> int:
    """List the templates."""
    format_ = output.chosen(FORMATS)
    from contractmodel.template import library

    infos = library()
    if format_ == "json":
        return _json(output, [
            {"id": i.header.id, "title": i.header.title, "version": i.header.version, "date": i.header.date,
             "licence": i.header.licence, "source": i.header.source, "description": i.header.description,
             "built_in": i.built_in, "problem": i.problem}
            for i in infos
        ])  # fmt: skip
    width = output.columns()
    pad = max((len(i.header.id) for i in infos), default=0) + 2
    lines: list[Line] = []
    for info in infos:
        told = info.problem or info.header.description or info.header.title
        own = "" if info.built_in else f" ({info.path})"
        lines += _row(info.header.id, [Run(visible(told + own), "error" if info.problem else "")], pad, width)
    lines += [(), (Run("contract templates show ID prints one; a path that exists wins over an id", "dim"),)]
    return _lines(output, format_, lines)


def template(id_: str, output: Output) -> int:
    """Show one template: what it says of itself, the line its licence asks for, its slots, its words."""
    format_ = output.chosen(FORMATS)
    from contractmodel.parse import parse
    from contractmodel.template import find, open_file

    read = open_file(find(id_))
    header = read.header
    agreement = parse(read.text)
    if format_ == "json":
        from attrs import asdict

        slots = [
            {"name": s.name, "type": s.type.value, "suggestion": s.suggestion, "path": s.path} for s in agreement.slots
        ]
        return _json(output, {**asdict(header), "slots": slots, "text": agreement.text})
    from contractmodel.render.tree import tree

    width = output.columns()
    said = [("title", header.title), ("version", header.version), ("date", header.date), ("source", header.source),
            ("licence", header.licence), ("attribution", header.attribution)]  # fmt: skip
    lines: list[Line] = [(Run(visible(header.id), "strong"),)]
    if header.description:
        lines += wrap([Run(visible(header.description))], width, "  ")
    lines.append(())
    for key, value in said:
        if value:
            lines += _row(key, [Run(visible(value))], 13, width)
    for slot in agreement.slots:
        hint = f", suggested: {visible(slot.suggestion)}" if slot.suggestion else ""
        lines += _row("slot", [Run(visible(slot.name), "strong"), Run(f" ({slot.type.value}{hint})", "dim")], 13, width)
    return _lines(output, format_, [*lines, (), *tree(agreement, width, full=True)])


def use(folders: Sequence[str]) -> Callable[[], None]:
    """Look for templates in `folders` before those of the environment; gives what ends that.

    ContractError where one of them is no folder.
    """
    for folder in folders:
        if not Path(folder).is_dir():
            raise ContractError("usage", f"--templates {folder}", "is no folder", "name one that holds templates")
    old = os.environ.get(ENVIRONMENT)
    os.environ[ENVIRONMENT] = os.pathsep.join([*folders, *([old] if old else [])])

    def done() -> None:
        if old is None:
            os.environ.pop(ENVIRONMENT, None)
        else:
            os.environ[ENVIRONMENT] = old

    return done


def add(file: str, to: str | None = None) -> int:
    """Copy a template into the user's library, or into the folder `to`, and say under which id it is known now."""
    from contractmodel.template import add as put

    info = put(Path(file), None if to is None else Path(to))
    print(visible(f"{info.header.id} is {info.path} now: contract templates show {info.header.id}"))
    return 0


def rules(output: Output, *, family: str | None = None, severity: str | None = None, scope: str | None = None) -> int:
    """List the rules, all or those of a family, a severity, a scope."""
    format_ = output.chosen(FORMATS)
    from contractmodel.rules.catalogue import CATALOGUE, RULE_SET_VERSION

    chosen = [
        r for r in CATALOGUE
        if (family is None or r.family() == family.upper())
        and (severity is None or r.severity == severity)
        and (scope is None or r.scope == scope)
    ]  # fmt: skip
    if family is not None and not any(r.family() == family.upper() for r in CATALOGUE):
        known = ", ".join(dict.fromkeys(r.family() for r in CATALOGUE))
        raise ContractError("unknown-rule", f"--family {family}", "has no rule here", f"name one of {known}")
    if format_ == "json":
        return _json(output, {"rule_set": RULE_SET_VERSION, "rules": [_rule_json(r) for r in chosen]})
    width = output.columns()
    pad = max((len(r.name) for r in chosen), default=0) + 2
    lines: list[Line] = [] if chosen else [(Run("no rule is all of that"),)]
    for rule in chosen:
        head = [Run(f"{rule.id:7}", "strong"), Run(f"{rule.name:{pad}}"), Run(rule.severity.value, rule.severity.value)]
        if rule.impact.value != "none":
            head.append(Run(f" · {rule.impact.value}", "dim"))
        lines += [tuple(head), *wrap([Run(rule.statement, "dim")], width, " " * 7)]
    lines += [(), (Run(f"rule set {RULE_SET_VERSION} · contract explain ID tells more", "dim"),)]
    return _lines(output, format_, lines)


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {"id": rule.id, "name": rule.name, "statement": rule.statement, "severity": rule.severity.value,
            "impact": rule.impact.value, "favours": rule.favours.value, "scope": rule.scope.value,
            "stability": rule.stability.value, "since": rule.since}  # fmt: skip


def explain(id_: str, output: Output) -> int:
    """Print a rule's page."""
    format_ = output.chosen(("rich", "text", "markdown", "json"))
    from contractmodel.render.page import page_lines, sections
    from contractmodel.rules.catalogue import CATALOGUE

    wanted = next((r for r in CATALOGUE if id_.upper() == r.id or id_.lower() == r.name), None)
    if wanted is None:
        raise ContractError("unknown-rule", visible(id_), "is no rule", _nearest(id_, [r.id for r in CATALOGUE]))
    from contractmodel.rules.page import page as page_of

    page = page_of(wanted)
    if format_ == "json":
        told = {title.lower().replace(" ", "_"): text for title, text in sections(page)}
        return _json(output, {**_rule_json(wanted), **told})
    if format_ == "markdown":
        output.text(_markdown(page))
        return 0
    return _lines(output, format_, page_lines(page, output.columns()))


def _markdown(page: Page) -> str:
    from contractmodel.export.escapes import markdown
    from contractmodel.render.page import sections

    rule = page.rule
    told = [
        f"# {rule.id} {rule.name}",
        f"{rule.severity.value}, impact {rule.impact.value}. {markdown(rule.statement)}",
    ]
    told += [f"## {title}\n\n{markdown(text)}" for title, text in sections(page)]
    return "\n\n".join(told) + "\n"


def _nearest(word: str, known: list[str]) -> str:
    from contractmodel.template.near import nearest

    near = nearest(word.upper(), known)
    return f"did you mean {near}?" if near else "see `contract rules`"


def _row(key: str, runs: list[Run], pad: int, width: int) -> list[Line]:
    lines = wrap(runs, width - pad)
    return [(Run(visible(key).ljust(pad), "dim"), *lines[0]), *((Run(" " * pad), *line) for line in lines[1:])]


def _json(output: Output, value: Any) -> int:
    from contractmodel.export.jsontext import dumps

    output.text(dumps(value))
    return 0


def _lines(output: Output, format_: str, lines: list[Line]) -> int:
    if format_ == "text":
        from contractmodel.render.layout import plain

        output.text(plain(lines))
    else:
        output.lines(lines)
    return 0
