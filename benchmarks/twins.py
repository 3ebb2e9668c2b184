"""The same agreement in two formats: are its clauses the same? And where not, did the files say the same at all?

Many published twins are not the same text: the Markdown of a template has `{employer_name}` where its Word file has
`[Legal name]`, or a converter shouts in capitals. Whether both *files* have a clause's words is asked of the files
themselves, without this project's readers: tags and zip members are stripped by a pattern, and the clause is told to
be of one file only where some run of `RUN` characters of it stands in its own file and nowhere in its twin. What our
reading lost, moved, joined or mislabelled stands in both files, so that it can never hide behind this rule.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from contractmodel.model import Agreement, Block, Clause, normal

RUN = 12
"""Characters, white space left out, that must stand in both files: 8 to 24 give the same figures to 0.002."""

_MARKUP = re.compile(r"[\s*_#\\|>]+")


class Odd(NamedTuple):
    """A clause without a partner in the twin: its path, and the words that only its own file has ("" if both have)."""

    path: str
    apart: str


class Twin(NamedTuple):
    """What two formats of one agreement give: all clauses of both, and those without a partner."""

    clauses: int
    odd: tuple[Odd, ...]

    @property
    def faults(self) -> list[str]:
        """The clauses that both files have and only one tree."""
        return [one.path for one in self.odd if not one.apart]

    @property
    def apart(self) -> list[Odd]:
        """The clauses that the files themselves have in different words."""
        return [one for one in self.odd if one.apart]


def compared(one: tuple[Path, Agreement], two: tuple[Path, Agreement]) -> Twin:
    """The clauses of both sides, and those whose words the other side has in no block of its own.

    Where one format has no labels, its twin's clauses answer to paragraphs and headings; where a label was typed into
    the words of a clause that the format numbers, too ("2.1 A.1 Bylaws"), to what is printed with the label.
    """
    odd: list[Odd] = []
    total = 0
    for (path, tree), (other_path, other) in ((one, two), (two, one)):
        own, there = said(path), said(other_path)
        blocks = {piece for block in other.walk() for piece in (*_wholes(block), *_pieces(block))}
        for block in tree.walk():
            if not isinstance(block, Clause):
                continue
            total += 1
            if blocks.isdisjoint(_wholes(block)) and not all(piece in blocks for piece in _pieces(block)):
                odd.append(Odd(block.path, _only_here(block, own, there)))
    return Twin(total, tuple(odd))


def said(path: Path) -> str:
    """All characters that a file prints, white space and Markdown's signs left out, read by no reader of ours."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            names = [
                name for name in parts.namelist() if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", name)
            ]
            text = "".join(parts.read(name).decode("utf-8") for name in sorted(names))
        text = html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)))
    elif path.suffix == ".pdf":
        import pypdfium2

        pages = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    else:
        text = path.read_text("utf-8", "replace")
        if path.suffix == ".html":
            text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]+>", "", text)
        if path.suffix in {".html", ".md"}:
            text = html.unescape(text)
    return _letters(text)


def _only_here(block: Clause, own: str, there: str) -> str:
    """The first run of the clause's characters that stands in `own` and not in `there`, with what is around it."""
    for piece in _pieces(block):
        for at in range(max(1, len(piece) - RUN + 1)):
            run = piece[at : at + RUN]
            if run in own and run not in there:
                return piece[at : at + 2 * RUN]
    return ""


def _wholes(block: Block) -> list[str]:
    """All that a block says: heading and text with each stop that may part them, without its label and with it."""
    pieces = _pieces(block)
    wholes = ["".join(pieces)] if len(pieces) < 2 else [stop.join(pieces) for stop in ("", ".", ":", "-")]
    label = _letters(block.label) if isinstance(block, Clause) else ""
    return [*wholes, *(label + whole for whole in wholes)] if label else wholes


def _pieces(block: Block) -> list[str]:
    heading = _trimmed(block.heading or "") if isinstance(block, Clause) else ""
    return [piece for piece in (heading, _trimmed(block.text)) if piece]


def _trimmed(words: str) -> str:
    return _letters(words).rstrip(".:")


def _letters(words: str) -> str:
    return _MARKUP.sub("", normal(words))
