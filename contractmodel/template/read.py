"""From a template's file to the text that it stands for, every hole named."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.model import ContractError, Source, SourceText
from contractmodel.patterns import compiled
from contractmodel.template.body import Body
from contractmodel.template.header import Header, read_header
from contractmodel.template.markup import line_of, syntax
from contractmodel.template.thresholds import LARGEST_TEMPLATE

_CONTROL = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Template(NamedTuple):
    """A template's file, read: what its header says, and the agreement's words with their slots."""

    header: Header
    text: SourceText


def read_template(data: bytes, source: Source) -> SourceText:
    r"""The words of the template in `data` without any markup, and hints for its slots, prompts and options.

    Spans are code points of the extraction, whose lines are the file's lines below the header. A slot is an empty
    span; a prompt's words stand in the text; words that may be added do not. Raises ContractError ("template",
    "empty"), which names the line, the problem and the next step. Linear.

    >>> data = b"---\nid: loan\n---\n{lender: party} lends {sum: money}{sum? (amount)}.\n"
    >>> read = read_template(data, Source("loan.agreement"))
    >>> read.text, [blank.name for blank in read.blanks], read.prompts[0].span.of(read.text)
    (' lends (amount).\n', ['lender', 'sum'], '(amount)')
    """
    return open_template(data, source).text


def open_template(data: bytes, source: Source) -> Template:
    r"""The header and the words of the template in `data`; otherwise as `read_template`.

    >>> open_template(b"---\nid: loan\n---\nYou owe.\n", Source("loan.agreement")).header.id
    'loan'
    """
    written = _decoded(data, source.name)
    tree = syntax(written, source.name)
    header = read_header(next(tree.nodes("header")), written, source.name)
    body = Body(written, source.name)
    for line in tree.nodes("line"):
        body.add(line)
    return Template(header, body.done(source))


def _decoded(data: bytes, name: str) -> str:
    r"""The file's characters, lines ending in `\n`, the last one too; ContractError where they are no text."""
    if len(data) > LARGEST_TEMPLATE:
        raise ContractError("template", name, f"has {len(data)} bytes", f"keep it below {LARGEST_TEMPLATE}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContractError("template", f"{name}, line {line}", "is not UTF-8", "save the file as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if met := _CONTROL.search(text):
        where = f"{name}, line {line_of(text, met.start())}"
        raise ContractError("template", where, f"holds the control character {met.group()!a}", "take it out")
    return text if text.endswith("\n") else text + "\n"
