"""Agreements in a few typed lines, so that a test of the comparison needs no parser.

A line is a block, four spaces of indent a level. `6. text`, `(a) text`, `Section 5. text`, `Article IV text` are
clauses, `6. *Heading.* text` one with a heading; `# title`, `## heading`, `- item`, `[text]` a notice, `WHEREAS …` a
recital, `I HAVE READ …` an attestation, `^1 text` a footnote, `Schedule A *Heading*` a schedule, and
`Signature PARTY | signed: X | date:` a signature with its fields. All else is a paragraph.

Inside text: `{name: type}` is an open slot, `{name: type = suggestion}` one with a suggestion, `{name? words}` its
prompt, `{+words}` optional words not printed, `{-words}` optional words printed, `____` a blank of its own name;
`a~b` a line-end hyphen that was dropped, `a~-b` one that was kept.
"""

import re

from attrs import evolve

from contractmodel.diff.typeset import typeset
from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    Footnote,
    Joint,
    Option,
    Reader,
    Schedule,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Span,
)
from contractmodel.parse.definitions import definitions
from contractmodel.parse.references import references

_LABEL = re.compile(
    r"(\d+(?:\.\d+)*[.)]?|\([A-Za-z0-9]{1,4}\)|[a-z][.)]|[IVX]+\.|(?:Section|Article|Clause) [0-9IVX]+\.?) +(.*)",
    re.DOTALL,
)
_HEADED = re.compile(r"\*([^*]+)\* ?(.*)", re.DOTALL)
_MARKUP = re.compile(
    r"\{\+(?P<may>[^}]*)\}|\{-(?P<printed>[^}]*)\}|\{(?P<of>[\w#]+)\? (?P<prompt>[^}]*)\}"
    r"|\{(?P<name>[\w#]+): (?P<type>\w+)(?: = (?P<suggested>[^}]*))?\}|(?P<blank>____)|(?P<joint>~-?)"
)


def agreement(text: str, *, read: Reader | None = None) -> Agreement:
    """The agreement that `text`, in the syntax above, describes."""
    lines = [line for line in text.splitlines() if line.strip()]
    body = _blocks(lines, 0)
    plain = typeset(body, reader=read or Reader(definitions, references, lambda _: {}))
    return _opened(plain)


def _blocks(lines: list[str], depth: int) -> tuple[Block, ...]:
    out: list[Block] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _depth(lines[end]) > depth:
            end += 1
        out.append(_block(lines[at].strip(), _blocks(lines[at + 1 : end], depth + 1)))
        at = end
    return tuple(out)


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 4


def _block(line: str, body: tuple[Block, ...]) -> Block:
    for mark, kind in (("## ", BlockType.HEADING), ("# ", BlockType.TITLE), ("- ", BlockType.ITEM)):
        if line.startswith(mark):
            return Block(type=kind, text=line[len(mark) :], body=body)
    if line.startswith("^"):
        mark, _, text = line[1:].partition(" ")
        return Footnote(mark=mark, text=text, body=body)
    if line.startswith("Signature "):
        return _signature(line.removeprefix("Signature "))
    if line.startswith("Schedule "):
        label, _, rest = line.removeprefix("Schedule ").partition(" ")
        headed = _HEADED.fullmatch(rest)
        return Schedule(
            label=label, heading=headed[1] if headed else None, text=headed[2] if headed else rest, body=body
        )
    if labelled := _LABEL.fullmatch(line):
        headed = _HEADED.fullmatch(labelled[2])
        heading, text = (headed[1], headed[2]) if headed else (None, labelled[2])
        return Clause(label=labelled[1], heading=heading, text=text, body=body)
    if line.startswith("[") and line.endswith("]"):
        return Block(type=BlockType.NOTICE, text=line, body=body)
    if line.startswith("WHEREAS"):
        return Block(type=BlockType.RECITAL, text=line, body=body)
    kind = BlockType.ATTESTATION if line.startswith("I HAVE READ") else BlockType.PARAGRAPH
    return Block(type=kind, text=line, body=body)


def _signature(line: str) -> Signature:
    party, *rest = [part.strip() for part in line.split("|")]
    fields = []
    for part in rest:
        name, _, value = (side.strip() for side in part.partition(":"))
        fields.append(SignatureField(name=name, printed=f"{name.capitalize()}:", text=value, value=value or None))
    printed = " ".join([f"{party}:", *(field.printed for field in fields)])
    return Signature(party=party, text=printed, fields=tuple(fields))


def _opened(plain: Agreement) -> Agreement:
    """`plain` with the markup in its texts turned into slots, options and joints."""
    slots: list[Slot] = []
    options: list[Option] = []
    texts: dict[str, tuple[str, tuple[Joint, ...]]] = {}
    for block in plain.walk():
        if isinstance(block, Signature):
            for field in block.fields:
                if not field.text:
                    kind = SlotType.DATE if field.name == "date" else SlotType.SIGNATURE
                    taken = sum(slot.name.partition("#")[0] == field.name for slot in slots)
                    name = field.name if not taken else f"{field.name}#{taken + 1}"
                    slots.append(Slot(name=name, type=kind, path=block.path, field=field.name))
            continue
        texts[block.path] = _text(block, slots, options)

    def changed(block: Block) -> Block:
        text, joints = texts.get(block.path, (block.text, ()))
        return evolve(block, text=text, joints=joints, body=tuple(changed(child) for child in block.body))

    body = tuple(changed(block) for block in plain.body)
    printed = typeset(body, reader=plain.readings.reader)
    joined = {block.path: joints for block in printed.walk() if (joints := texts.get(block.path, ("", ()))[1])}

    def rejoined(block: Block) -> Block:
        return evolve(block, joints=joined.get(block.path, ()), body=tuple(rejoined(child) for child in block.body))

    body = tuple(rejoined(block) for block in printed.body)
    return Agreement.build(
        body, reader=plain.readings.reader, text=printed.text, slots=tuple(slots), options=tuple(options)
    )


def _text(block: Block, slots: list[Slot], options: list[Option]) -> tuple[str, tuple[Joint, ...]]:
    text = ""
    at = 0
    joints: list[Joint] = []
    prompts: dict[str, list[Span]] = {}
    own: list[Slot] = []
    for met in _MARKUP.finditer(block.text):
        piece = block.text[at : met.start()]
        text += piece.lstrip() if text.endswith(" ") else piece
        at = met.end()
        if met["joint"]:
            joints.append(Joint(len(text), hyphen=met["joint"] == "~-"))
            text += "-" if met["joint"] == "~-" else ""
        elif met["may"] is not None:
            options.append(Option(met["may"], block.path, Span(len(text), len(text))))
        elif met["printed"] is not None:
            options.append(
                Option(met["printed"], block.path, Span(len(text), len(text) + len(met["printed"])), printed=True)
            )
            text += met["printed"]
        elif met["of"]:
            prompts.setdefault(met["of"], []).append(Span(len(text), len(text) + len(met["prompt"])))
            text += met["prompt"]
        else:
            name = met["name"] or f"blank:{len(slots) + len(own) + 1}"
            kind = SlotType(met["type"] or "text")
            own.append(Slot(name=name, type=kind, suggestion=met["suggested"], path=block.path, offset=len(text)))
    rest = block.text[at:]
    text += rest.lstrip() if text.endswith(" ") else rest
    slots.extend(evolve(slot, prompts=tuple(prompts.get(slot.name, ()))) for slot in own)
    return text, tuple(joints)
