"""The tree of one agreement on a screen: its blocks as they nest, what each sentence does, and what lies over them."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Signature
from contractmodel.render.layout import Line, Run, aside, cells, clipped, pushed, width_of, wrap
from contractmodel.report.headlines import functions
from contractmodel.report.places import Places
from contractmodel.report.values import counted
from contractmodel.report.visible import visible

_STEP = 4


def tree(agreement: Agreement, width: int, *, full: bool = False) -> list[Line]:
    """The lines of `agreement`, at most `width` cells wide: one for each block, or its whole text if `full`.

    On the right of a block stand the functions of its sentences; below the tree what it defines, cites and leaves open.
    """
    source = agreement.source
    right = f"{visible(source.media_type)}" + (f" · sha256 {source.sha256[:12]}" if source.sha256 else "")
    lines = [*aside([Run(visible(source.name or "(unnamed)"), "strong")], [Run(right, "dim")], width), ()]
    for block in agreement.body:
        lines += _block(agreement, block, 0, width, full=full)
    return [*lines, *_overlays(agreement, width)]


def _block(agreement: Agreement, block: Block, depth: int, width: int, *, full: bool) -> Iterator[Line]:
    indent = " " * (_STEP * min(depth, 8))
    name = Run(_label(block) + "  ", "number" if isinstance(block, Clause) else "dim")
    told = [Run(", ".join(functions(block)), "dim")] if block.provisions else []
    runs = list(_words(agreement, block))
    hang = indent + " " * min(cells(name.text), 12)
    if full:
        yield from aside([name, *runs], told, width, indent, hang)
    else:
        room = width - width_of((Run(indent), name)) - (width_of(tuple(told)) + 2 if told else 0)
        yield pushed((Run(indent), name, *_clipped(runs, room)), tuple(told), width)
    for child in block.body:
        yield from _block(agreement, child, depth + 1, width, full=full)


def _label(block: Block) -> str:
    if isinstance(block, Clause):
        return visible(" ".join(block.label.split())) or block.type.value
    if isinstance(block, Footnote):
        return f"footnote {visible(block.mark)}".strip()
    return "•" if block.type is BlockType.ITEM else block.type.value


def _words(agreement: Agreement, block: Block) -> Iterator[Run]:
    if isinstance(block, Clause) and block.heading:
        yield Run(visible(block.heading) + "  ", "strong")
    if isinstance(block, Signature):
        yield Run(visible(block.party), "strong")
        for field in block.fields:
            printed = visible(field.printed or f"{field.name}:").strip()
            yield Run(f" · {printed} ", "dim")
            yield Run(visible(field.value or field.text) or "____", "" if field.text else "blank")
        return
    text, at = block.text, 0
    slots = [s for s in agreement.slots if s.path == block.path and s.field is None]
    for slot in sorted(slots, key=lambda s: s.offset):
        yield Run(visible(text[at : slot.offset]))
        at = slot.offset
        if slot.text and text.startswith(slot.text, at):
            yield Run(visible(slot.text), "strong")
            at += len(slot.text)
        else:
            space = " " if text[at : at + 1].isalnum() else ""
            yield Run(f"{{{visible(slot.name)}}}{space}", "blank")
    yield Run(visible(text[at:]))


def _clipped(runs: list[Run], room: int) -> list[Run]:
    """`runs` in at most `room` cells."""
    done: list[Run] = []
    for text, style in runs:
        if cells(text) > room:
            done.append(Run(clipped(text, room) or "…", style))
            break
        done.append(Run(text, style))
        room -= cells(text)
    return done


def _overlays(agreement: Agreement, width: int) -> Iterator[Line]:
    names = Places(agreement)
    told: list[tuple[str, list[Run]]] = []
    told += [
        (
            "defines",
            [Run(f"“{visible(d.term)}”"), Run(f"  {names.short(d.path)}, {counted(len(d.uses), 'use')}", "dim")],
        )
        for d in agreement.definitions
    ]
    told += [
        (
            "cites",
            [
                Run(f"“{visible(r.text)}” → {_target(r.target, r.external, names)}"),
                Run(f"  {names.short(r.path)}", "dim"),
            ],
        )
        for r in agreement.references
    ]
    told += [
        (
            "blank",
            [Run(visible(s.name)), Run(f"  {s.type.value}{_held(s.text, s.suggestion)}  {names.short(s.path)}", "dim")],
        )
        for s in agreement.slots
    ]
    told += [
        (
            str(d.severity),
            [
                Run(f"line {agreement.text.count(chr(10), 0, d.span.start) + 1}: {visible(d.message)}"),
                Run(f"  {d.code}", "dim"),
            ],
        )
        for d in agreement.diagnostics
    ]
    if told:
        yield ()
    last = ""
    for key, runs in told:
        first, *rest = wrap(runs, width - 10)
        style = key if key in ("error", "warning") else "title"
        yield (Run((key if key != last else "").ljust(10), style), *first)
        yield from ((Run(" " * 10), *line) for line in rest)
        last = key


def _target(target: str | None, external: bool, names: Places) -> str:
    if target is not None:
        return names.long(target)
    return "another document" if external else "nothing here"


def _held(text: str, suggestion: str | None) -> str:
    if text:
        return f", holds “{visible(text)}”"
    return f", suggested “{visible(suggestion)}”" if suggestion else ""
