"""Word: the text that a `.docx` file prints, automatic numbers written in, tracked changes accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from contractmodel.ingest.docx_alternatives import chosen, unmatched_fields
from contractmodel.ingest.docx_controls import control_blank
from contractmodel.ingest.docx_fields import FieldNumbers
from contractmodel.ingest.docx_inline import Draft, Inline, NoteMark, Story
from contractmodel.ingest.docx_nesting import COLUMNS_A_LEVEL, Nesting
from contractmodel.ingest.docx_notes import as_note, note_form, notes_of
from contractmodel.ingest.docx_numbering import Numbered, Numbering
from contractmodel.ingest.docx_paragraph import passages_of
from contractmodel.ingest.docx_remarks import remarks
from contractmodel.ingest.docx_styles import Look, Styles, indent_of, ruled, stops_of
from contractmodel.ingest.fineness import refuse_shreds
from contractmodel.ingest.numerals import office_number
from contractmodel.ingest.ooxml import MC, W, attribute, number, parse_part, related, value
from contractmodel.ingest.passage import Passage
from contractmodel.ingest.tables import Cell, laid_out
from contractmodel.ingest.thresholds import MANY_PIECES
from contractmodel.ingest.writing import titled_first, write
from contractmodel.ingest.zipguard import unpack
from contractmodel.model import BlankHint, ContractError, Source, SourceText, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.zipguard import Package

_INSERTED = frozenset({W + "ins", W + "moveTo", W + "cellIns"})
_DELETED = frozenset({W + "del", W + "moveFrom", W + "cellDel"})
_WRAPPERS = frozenset({W + "customXml", W + "smartTag"})
_QUOTES = frozenset({"quote", "intense quote", "block text"})
_AGAIN = "open it in Word, save it as .docx and try again"


def read_docx(data: bytes, source: Source, *, revisions: str = "accept") -> SourceText:
    """The text of the Word document in `data`: a line a paragraph, an empty line between them, labels written in.

    `revisions` is "accept" (tracked changes as if accepted) or "reject". Footnotes and endnotes stand at the end, in
    the order of their marks. Headers, footers, comments, hidden text and pictures are not text; what is struck through
    is furniture; raised figures are written in raised signs (2¹⁰). Diagnostics count what is left out. Linear.

    Raises ContractError ("unreadable", "too-large") for what is no sound Word document, or too large a one;
    ValueError for another word in `revisions`.

    >>> from contractmodel.model import ContractError
    >>> try:
    ...     read_docx(b"PK...", Source("form.docx"))
    ... except ContractError as error:
    ...     print(error.code)
    unreadable
    """
    if revisions not in {"accept", "reject"}:
        raise ValueError(f"revisions must be accept or reject, not {revisions!r}")
    package = unpack(data, source.name)
    main, root = _document(package, source.name)
    _refuse_shreds(root, source.name)
    parts = related(package, main, source.name)
    opened = {
        kind: parse_part(package, part, source.name)
        for kind, part in parts.items()
        if kind in {"styles", "numbering", "footnotes", "endnotes", "settings"} and part in package
    }
    reading = _Reading(root, opened, accept=revisions == "accept")
    passages = reading.all()
    missing = sorted(
        {"styles", "numbering", "footnotes", "endnotes"} & {k for k, p in parts.items() if p not in package}
    )
    return write(source, titled_first(passages), remarks(reading.inline.tally, revisions, missing, reading.unknown))


def _refuse_shreds(root: _Element, name: str) -> None:
    paragraphs, runs = (sum(1 for _ in root.iter(W + tag)) for tag in "pr")
    if max(paragraphs, runs) > MANY_PIECES:
        said = [len(text.text or "") for text in root.iter(W + "t")]
        refuse_shreds(name, "paragraphs", paragraphs, said)
        refuse_shreds(name, "runs of letters", runs, said, parts=True)


def _document(package: Package, name: str) -> tuple[str, _Element]:
    """The name and the root of the main part."""
    main = related(package, "", name).get("officeDocument", "word/document.xml")
    if main not in package:
        raise ContractError("unreadable", name, "is no Word document: it has no main part", _AGAIN)
    root = parse_part(package, main, name)
    if root.tag != W + "document":
        kind = {"workbook": "a spreadsheet", "presentation": "a presentation"}.get(root.tag.rpartition("}")[2])
        problem = f"is {kind}, not a Word document" if kind else "is no Word document"
        raise ContractError("unreadable", name, problem, "save the agreement as .docx and try again")
    return main, root


@define
class _Place:
    """Where reading is: the story's fields, the lists that are open, the paragraph that is not yet ended."""

    story: Story
    nesting: Nesting = field(factory=Nesting)
    draft: Draft | None = None
    kept: _Element | None = None
    depth: int = 0


class _Reading:
    """One document being read."""

    def __init__(self, root: _Element, parts: dict[str, _Element], *, accept: bool) -> None:
        self.root = root
        self.styles = Styles(parts.get("styles"))
        self.numbering = Numbering(parts.get("numbering"), self.styles)
        self.field_numbers = FieldNumbers(self.numbering)
        self.inline = Inline(self.styles, accept=accept, note_mark=self._note_mark, numbers=self.field_numbers)
        self.accept = accept
        self.unknown: dict[str, int] = {}
        self._notes = {end: notes_of(parts.get("endnotes" if end else "footnotes"), end=end) for end in (False, True)}
        self._note_forms = {end: note_form(root, parts.get("settings"), end=end) for end in (False, True)}

    def all(self) -> list[Passage]:
        """Every passage: the body, then the notes in the order of their marks."""
        body = self.root.find(W + "body")
        if body is None:
            return []
        done = self._blocks(body, _Place(Story(unmatched=unmatched_fields(body))))
        known = set()
        for end in (False, True):
            for mark in [mark for mark in self.inline.notes if mark.end is end]:
                if (end, mark.id) not in known:
                    known.add((end, mark.id))
                    done += self._note(mark)
        return done

    def _note_mark(self, end: bool, count: int) -> str:
        form, start = self._note_forms[end]
        return office_number(start + count - 1, form) or str(start + count - 1)

    def _note(self, mark: NoteMark) -> list[Passage]:
        element = self._notes[mark.end].get(mark.id)
        if element is None:
            return []
        place = _Place(Story(unmatched=unmatched_fields(element)), depth=1)
        before = len(self.inline.notes)
        passages = [passage for passage in self._blocks(element, place) if not passage.empty]
        del self.inline.notes[before:]
        if not passages:
            return []
        return as_note(passages, mark)

    def _blocks(self, element: _Element, place: _Place) -> list[Passage]:
        """The passages of all blocks in `element`, an unfinished paragraph at its end included."""
        done: list[Passage] = []
        for child, blank in self._children(element):
            if child.tag == W + "p":
                done += self._paragraph(child, blank, place)
            elif child.tag == W + "tbl":
                done += self._flush(place)
                done += self._table(child, place)
            elif child.tag == W + "altChunk":
                self.inline.tally["embedded"] += 1
        return done + self._flush(place)

    def _children(self, element: _Element) -> Iterator[tuple[_Element, BlankHint | None]]:
        """The blocks, rows or cells in `element`, wrappers opened; with each the blank that a control makes of it."""
        for child in element:
            tag = child.tag
            if tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None:
                    inner = list(self._children(content))
                    blank = control_blank(child.find(W + "sdtPr"), content) if _single(inner) else None
                    for block, own in inner:
                        yield block, own or blank
            elif tag in _WRAPPERS:
                yield from self._children(child)
            elif tag in _INSERTED or tag in _DELETED:
                if self.inline.kept(child):
                    yield from self._children(child)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    yield from self._children(branch)
            else:
                yield child, None

    def _paragraph(self, element: _Element, blank: BlankHint | None, place: _Place) -> list[Passage]:
        properties = element.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        section = properties is not None and properties.find(W + "sectPr") is not None
        properties = self._as_viewed(properties)
        look = self.styles.look(value(properties, "pStyle"))
        self.field_numbers.begin(*self._counting(properties, look))
        draft = place.draft = place.draft or Draft()
        words, start = draft.words, draft.words.length
        self.inline.read(element, draft, place.story, look, stops_of(properties) or look.stops)
        if blank is not None and words is draft.words:
            words.blank(start, blank)
        if self.inline.removed(mark):
            self.inline.tally["deleted" if self.accept else "inserted"] += 1
            return []
        if _dropped(properties) and not draft.bare:
            return []
        if self.inline.hidden(mark):
            if not draft.bare and place.kept is None:
                place.kept = properties
            if draft.words.last not in {"", " "}:
                draft.words.add(" ")
            return []
        kept, place.kept, place.draft = place.kept, None, None
        if kept is not None:
            properties, look = kept, self.styles.look(value(kept, "pStyle"))
        return self._ended(draft, properties, look, place, section=section)

    def _as_viewed(self, properties: _Element | None) -> _Element | None:
        """The paragraph's properties, those before a tracked change of them where changes are rejected."""
        if self.accept or properties is None:
            return properties
        before = properties.find(f"{W}pPrChange/{W}pPr")
        return properties if before is None else before

    def _flush(self, place: _Place) -> list[Passage]:
        """The paragraph that was never ended, because its mark is gone and no paragraph follows."""
        draft, kept, place.draft, place.kept = place.draft, place.kept, None, None
        if draft is None or (draft.bare and not draft.boxes):
            return []
        look = self.styles.look(value(kept, "pStyle"))
        return self._ended(draft, kept, look, place, section=False)

    def _ended(
        self, draft: Draft, properties: _Element | None, look: Look, place: _Place, *, section: bool
    ) -> list[Passage]:
        """The passages of a whole paragraph, and of the text boxes that hang on it."""
        boxes = [passage for box in draft.boxes for passage in self._boxed(box, place)]
        if draft.bare:
            if section:
                return boxes
            drawn = ruled(properties)
            if look.ruled if drawn is None else drawn:
                return [Passage(blanks=(BlankHint(Span(0, 0), kind="rule"),)), *boxes]
        numbered = self._numbered(properties, look)
        if draft.bare and (numbered is None or not numbered.label):
            return boxes
        level, indent = self._depth(properties, look, numbered, place)
        lines = passages_of(draft, properties, look, numbered, level=level, indent=indent)
        if lines[0].heading is not None and not lines[0].label:
            place.nesting.close()
        return lines + boxes

    def _boxed(self, box: _Element, place: _Place) -> list[Passage]:
        return self._blocks(box, _Place(Story(unmatched=unmatched_fields(box)), depth=place.depth + 1))

    def _counting(self, properties: _Element | None, look: Look) -> tuple[str | None, int]:
        """The list in which the paragraph is numbered, None where in none, and at which level."""
        stated = None if properties is None else properties.find(W + "numPr")
        if stated is not None and not self.accept and stated.find(W + "ins") is not None:
            stated = None
        own_id, own_level = value(stated, "numId"), number(value(stated, "ilvl"))
        num_id = look.num_id if own_id is None else own_id
        if num_id is None or num_id == "0":
            return None, 0
        if own_level is None:
            own_level = self.numbering.level_of_style(num_id, look.ids)
        if own_level is None and own_id is None:
            own_level = look.level
        return num_id, own_level or 0

    def _numbered(self, properties: _Element | None, look: Look) -> Numbered | None:
        """The number of the paragraph; counts it."""
        num_id, level = self._counting(properties, look)
        if num_id is None:
            return None
        numbered = self.numbering.next(num_id, level)
        if numbered is None:
            self.inline.tally["undefined"] += 1
            return None
        if numbered.unknown:
            self.unknown[numbered.unknown] = self.unknown.get(numbered.unknown, 0) + 1
        direct = indent_of(properties)
        stated = None if properties is None else properties.find(f"{W}numPr/{W}numId")
        by_list = look.numbering_indents or stated is not None
        whole = direct.over(numbered.indent.over(look.indent) if by_list else look.indent.over(numbered.indent))
        return evolve(numbered, indent=whole)

    def _depth(
        self, properties: _Element | None, look: Look, numbered: Numbered | None, place: _Place
    ) -> tuple[int | None, float]:
        """The list level told to the parser (None: no list), and the indent in columns."""
        if numbered is None:
            own = indent_of(properties).over(look.indent)
            return None, place.nesting.columns(own.left or 0, own.first or 0)
        if not numbered.label:
            return numbered.level, COLUMNS_A_LEVEL * (numbered.level + 1)
        left, first = numbered.indent.left or 0, numbered.indent.first or 0
        depth = place.nesting.depth(numbered.count, numbered.level, left + first, left)
        return depth, COLUMNS_A_LEVEL * depth

    def _table(self, table: _Element, place: _Place) -> list[Passage]:
        rows: list[list[Cell]] = []
        for row, _ in self._children(table):
            if row.tag == W + "tr" and not self._row_gone(row.find(W + "trPr")):
                rows.append(self._row(row, place))
        return laid_out(rows)

    def _row_gone(self, properties: _Element | None) -> bool:
        return self.inline.removed(properties)

    def _row(self, row: _Element, place: _Place) -> list[Cell]:
        column = number(value(row.find(W + "trPr"), "gridBefore")) or 0
        cells = []
        for cell, blank in self._children(row):
            if cell.tag != W + "tc":
                continue
            properties = cell.find(W + "tcPr")
            if not self._cell_gone(properties):
                cells.append(self._cell(cell, properties, blank, column, place))
            column += min(max(number(value(properties, "gridSpan")) or 1, 1), 1000)
        return cells

    def _cell_gone(self, properties: _Element | None) -> bool:
        """Whether the cell is gone in this view, or only the rest of the one on its left."""
        tag = W + ("cellDel" if self.accept else "cellIns")
        return _goes_on(properties, "hMerge") or (properties is not None and properties.find(tag) is not None)

    def _cell(
        self, cell: _Element, properties: _Element | None, blank: BlankHint | None, column: int, place: _Place
    ) -> Cell:
        if _goes_on(properties, "vMerge"):
            return Cell(column)
        inside = _Place(place.story, depth=place.depth + 1)
        passages = self._blocks(cell, inside)
        if blank is not None and len(passages) <= 1:
            passages = [_wholly(passages[0] if passages else Passage(), blank)]
        return Cell(column, tuple(passages), nested=cell.find(f".//{W}tbl") is not None)


def _dropped(properties: _Element | None) -> bool:
    """Whether the paragraph is the large first letter of the next."""
    frame = None if properties is None else properties.find(W + "framePr")
    return (attribute(frame, "dropCap") or "none") != "none"


def _goes_on(properties: _Element | None, name: str) -> bool:
    """Whether a cell goes on with the one above (`vMerge`) or before it (`hMerge`)."""
    merged = None if properties is None else properties.find(W + name)
    return merged is not None and attribute(merged, "val") != "restart"


def _single(inner: Sequence[tuple[_Element, BlankHint | None]]) -> bool:
    """Whether a control holds one paragraph or one cell and no more."""
    return len(inner) == 1 and inner[0][0].tag in {W + "p", W + "tc"}


def _wholly(passage: Passage, blank: BlankHint) -> Passage:
    return evolve(passage, blanks=(blank._replace(span=Span(0, len(passage.text))),))
