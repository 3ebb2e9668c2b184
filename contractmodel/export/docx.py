"""A comparison as a Word document with tracked changes, moves as moves, and what the rules say in the margin.

Differences proved neutral (numbers that follow, renames, fills) are tracked under a name of their own, so that Word
shows or hides them by reviewer. Written by hand: five small parts, the same bytes every time.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count, groupby

from contractmodel.export.docx_parts import COMMENTS, CONTENT_TYPES, DOCUMENT, FOOTNOTES, PACKAGE_RELATIONS, RELATIONS
from contractmodel.export.docx_parts import STYLES as STYLE_SHEET
from contractmodel.export.escapes import html as safe
from contractmodel.export.redline import Paragraph, Redline, redline
from contractmodel.export.redline_words import KEPT, Run, Tracked
from contractmodel.model import BlockType
from contractmodel.report.values import Report

READ, PROVED = "contract", "contract (proved neutral)"
"""Who made a tracked change: what is to be read, and what need not be."""

_STYLES = {BlockType.TITLE: "Title", BlockType.HEADING: "Heading1", BlockType.FOOTNOTE: "FootnoteText"}
_ELEMENTS = {"insert": "ins", "delete": "del", "from": "moveFrom", "to": "moveTo"}
_INDENT = 425
"""Twentieths of a point a level: three quarters of a centimetre."""
_DEEPEST = 8
_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def diff_docx(report: Report) -> bytes:
    """`report` as the bytes of a `.docx`: accept all changes and it is after, reject all and it is before.

    >>> from contractmodel.diff import compare
    >>> from contractmodel.model import Agreement
    >>> from contractmodel.report import report
    >>> empty = Agreement.build([])
    >>> diff_docx(report(compare(empty, empty)))[:2]
    b'PK'
    """
    return _Writer(redline(report)).written()


class _Writer:
    def __init__(self, told: Redline) -> None:
        self.told = told
        self.ids = count(1)
        self.comments: list[str] = []

    def written(self) -> bytes:
        body = "".join(self._paragraph(paragraph) for paragraph in self.told.paragraphs)
        notes = "".join(self._note(number, note) for number, note in enumerate(self.told.notes, 1))
        parts = {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "word/_rels/document.xml.rels": RELATIONS,
            "word/document.xml": DOCUMENT.format(body),
            "word/styles.xml": STYLE_SHEET,
            "word/footnotes.xml": FOOTNOTES.format(notes),
            "word/comments.xml": COMMENTS.format("".join(self.comments)),
        }
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in parts.items():
                package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _signed(self, tracked: Tracked) -> str:
        return f'w:id="{next(self.ids)}" w:author="{PROVED if tracked.proved else READ}"'

    def _paragraph(self, told: Paragraph, before: str = "") -> str:
        style = _STYLES.get(told.style, "")
        depth = min(told.depth, _DEEPEST)
        looks = f'<w:pStyle w:val="{style}"/>' if style else ""
        looks += f'<w:ind w:left="{_INDENT * depth}"/>' if depth else ""
        end = told.tracked if told.tracked.how else told.end
        if end.how:
            looks += f"<w:rPr><w:{_ELEMENTS[end.how]} {self._signed(end)}/></w:rPr>"
        if told.was >= 0:
            looks += self._looked(style, told.was)
        said = before + "".join(self._words(told.runs, told.tracked))
        if told.tracked.how in ("from", "to"):
            said = self._moved(told, said)
        return f"<w:p><w:pPr>{looks}</w:pPr>{self._remarked(said, told.remarks)}</w:p>"

    def _looked(self, style: str, depth: int) -> str:
        """The looks that a paragraph had, tracked."""
        looks = f'<w:pStyle w:val="{style}"/>' if style else ""
        looks += f'<w:ind w:left="{_INDENT * min(depth, _DEEPEST)}"/>' if depth else ""
        return f"<w:pPrChange {self._signed(Tracked(proved=True))}><w:pPr>{looks}</w:pPr></w:pPrChange>"

    def _words(self, runs: Sequence[Run], whole: Tracked) -> Iterator[str]:
        """`runs`, those tracked alike in one element; where the paragraph is tracked as a whole, all alike."""
        for tracked, alike in groupby(runs, key=lambda run: whole if whole.how else run.tracked):
            said = "".join(_run(run, deleted=tracked.how == "delete") for run in alike)
            yield self._in_track(said, tracked) if said else ""

    def _in_track(self, said: str, tracked: Tracked) -> str:
        if tracked == KEPT or not tracked.how:
            return said
        element = _ELEMENTS[tracked.how]
        return f"<w:{element} {self._signed(tracked)}>{said}</w:{element}>"

    def _moved(self, told: Paragraph, said: str) -> str:
        element = _ELEMENTS[told.tracked.how]
        number = next(self.ids)
        author = PROVED if told.tracked.proved else READ
        opened = f'<w:{element}RangeStart w:id="{number}" w:author="{author}" w:name="move{told.move}"/>'
        return f'{opened}{said}<w:{element}RangeEnd w:id="{number}"/>'

    def _note(self, number: int, paragraphs: Sequence[Paragraph]) -> str:
        sign = f'<w:r>{_RAISED}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        told = [self._paragraph(paragraph, "" if at else sign) for at, paragraph in enumerate(paragraphs)]
        return f'<w:footnote w:id="{number}">{"".join(told) or "<w:p/>"}</w:footnote>'

    def _remarked(self, said: str, remarks: Sequence[str]) -> str:
        for remark in remarks:
            number = len(self.comments)
            lines = "".join(
                f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{_run(Run(line), deleted=False)}</w:p>'
                for line in remark.split("\n")
            )
            self.comments.append(f'<w:comment w:id="{number}" w:author="{READ}" w:initials="c">{lines}</w:comment>')
            look = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            said = (
                f'<w:commentRangeStart w:id="{number}"/>{said}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r>{look}<w:commentReference w:id="{number}"/></w:r>'
            )
        return said


def _run(run: Run, *, deleted: bool) -> str:
    """One run; tabs, line ends and notes' marks are elements of their own."""
    if run.note:
        return f'<w:r>{_RAISED}<w:footnoteReference w:id="{run.note}"/></w:r>'
    look = "<w:rPr><w:b/></w:rPr>" if run.bold else ""
    name = "w:delText" if deleted else "w:t"
    said: list[str] = []
    for number, line in enumerate(run.text.split("\n")):
        if number:
            said.append("<w:br/>")
        for place, words in enumerate(line.split("\t")):
            if place:
                said.append("<w:tab/>")
            if words:
                said.append(f'<{name} xml:space="preserve">{safe(words)}</{name}>')
    return f"<w:r>{look}{''.join(said)}</w:r>" if said else ""
