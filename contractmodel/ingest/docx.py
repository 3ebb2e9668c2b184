"""Word: the text that a `.docx` file prints, its automatic numbers written in, its tracked changes accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from contractmodel.ingest.docx_controls import control_blank
from contractmodel.ingest.docx_inline import Draft, Inline, NoteMark, Story, chosen, unmatched_fields
from contractmodel.ingest.docx_nesting import COLUMNS_A_LEVEL, Nesting
from contractmodel.ingest.docx_numbering import Numbered, Numbering
from contractmodel.ingest.docx_remarks import remarks
from contractmodel.ingest.docx_styles import Look, Styles, indent_of, ruled, stops_of
from contractmodel.ingest.markup_thresholds import HEADING_WORDS, RUN_IN_SENTENCE_WORDS
from contractmodel.ingest.numerals import office_number
from contractmodel.ingest.ooxml import MC, W, attribute, number, parse_part, related, switched, value
from contractmodel.ingest.passage import Passage, Words
from contractmodel.ingest.tables import Cell, laid_out
from contractmodel.ingest.writing import titled_first, write
from contractmodel.ingest.zipguard import unpack
from contractmodel.model import BlankHint, ContractError, Furniture, Source, SourceText, Span

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

    `revisions` is "accept" (tracked changes as if accepted) or "reject". Footnotes and endnotes stand at the end, in the
    order of their marks. Headers, footers, comments, hidden text and pictures are not text; diagnostics count what a
    reader of the paper would miss. Linear in the size of the document.

    Raises ContractError ("unreadable") for what is no sound Word document, or too large a one; ValueError for another
    word in `revisions`.

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
        self.inline = Inline(self.styles, accept=accept, note_mark=self._note_mark)
        self.accept = accept
        self.unknown: dict[str, int] = {}
        self._notes = {end: _notes(parts.get("endnotes" if end else "footnotes"), end=end) for end in (False, True)}
        self._note_forms = {end: _note_form(root, parts.get("settings"), end=end) for end in (False, True)}

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
        first = passages[0]
        if mark.typed and first.text.lstrip().startswith(mark.mark):
            words = Words()
            words.add(first.text)
            words.take_front(mark.mark)
            if not (first.marks or first.blanks or first.furniture):
                first = evolve(first, text=words.text, run_in=None)
        passages[0] = evolve(first, label=mark.mark)
        return [
            evolve(passage, role="note", note=mark.mark, heading=None, level=None, label=passage.label, bullet=False)
            for passage in passages
        ]

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
        draft = place.draft = place.draft or Draft()
        words, start = draft.words, draft.words.length
        self.inline.read(element, draft, place.story, look, stops_of(properties) or look.stops)
        if blank is not None and words is draft.words:
            words.blank(start, blank)
        if self.inline.removed(mark):
            self.inline.tally["deleted" if self.accept else "inserted"] += 1
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
        return self._passages(draft, properties, look, numbered, place) + boxes

    def _boxed(self, box: _Element, place: _Place) -> list[Passage]:
        return self._blocks(box, _Place(Story(unmatched=unmatched_fields(box)), depth=place.depth + 1))

    def _numbered(self, properties: _Element | None, look: Look) -> Numbered | None:
        """The number of the paragraph; counts it."""
        stated = None if properties is None else properties.find(W + "numPr")
        if stated is not None and not self.accept and stated.find(W + "ins") is not None:
            stated = None
        own_id, own_level = value(stated, "numId"), number(value(stated, "ilvl"))
        num_id = look.num_id if own_id is None else own_id
        if num_id is None or num_id == "0":
            return None
        if own_level is None:
            own_level = self.numbering.level_of_style(num_id, look.ids)
        if own_level is None and own_id is None:
            own_level = look.level
        numbered = self.numbering.next(num_id, own_level or 0)
        if numbered is None:
            self.inline.tally["undefined"] += 1
            return None
        if numbered.unknown:
            self.unknown[numbered.unknown] = self.unknown.get(numbered.unknown, 0) + 1
        direct = indent_of(properties)
        by_list = own_id is not None or look.numbering_indents
        whole = direct.over(numbered.indent.over(look.indent) if by_list else look.indent.over(numbered.indent))
        return evolve(numbered, indent=whole)

    def _passages(
        self, draft: Draft, properties: _Element | None, look: Look, numbered: Numbered | None, place: _Place
    ) -> list[Passage]:
        lines = _trimmed(draft.lines)
        role = _role(look, draft)
        if role == "subtitle":
            return [_as_subtitle(words, joined=place_ > 0) for place_, words in enumerate(lines)]
        aligned = value(properties, "jc")
        centred = look.centred if aligned is None else aligned == "center"
        label = numbered.label if numbered else ""
        level, indent = self._depth(properties, look, numbered, place)
        heading = None if role else _heading(properties, look, lines)
        if heading is not None and not label:
            place.nesting.close()
        run_in = None if heading is not None or role in {"title", "toc"} else lines[0].run_in()
        done = [
            lines[0].passage(
                label=label,
                bullet=bool(label) and numbered is not None and numbered.bullet,
                level=level,
                indent=indent,
                heading=heading,
                role=role or ("list-item" if numbered and numbered.bullet and label else None),
                centred=centred,
                run_in=run_in,
            )
        ]
        after = indent + COLUMNS_A_LEVEL if label else indent
        gap = False
        for words in lines[1:]:
            if words.bare:
                gap = True
                continue
            done.append(words.passage(indent=after, role=role, centred=centred, joined=not gap))
            gap = False
        return done

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
            cells.append(self._cell(cell, properties, blank, column, place))
            column += min(max(number(value(properties, "gridSpan")) or 1, 1), 1000)
        return cells

    def _cell(
        self, cell: _Element, properties: _Element | None, blank: BlankHint | None, column: int, place: _Place
    ) -> Cell:
        merged = None if properties is None else properties.find(W + "vMerge")
        if merged is None and properties is not None:
            merged = properties.find(W + "hMerge")
        gone = properties is not None and properties.find(W + ("cellDel" if self.accept else "cellIns")) is not None
        if gone or (merged is not None and attribute(merged, "val") != "restart"):
            return Cell(column)
        inside = _Place(place.story, depth=place.depth + 1)
        passages = self._blocks(cell, inside)
        if blank is not None and len(passages) <= 1:
            passages = [_wholly(passages[0] if passages else Passage(), blank)]
        return Cell(column, tuple(passages), nested=cell.find(f".//{W}tbl") is not None)


def _single(inner: Sequence[tuple[_Element, BlankHint | None]]) -> bool:
    """Whether a control holds one paragraph or one cell and no more."""
    return len(inner) == 1 and inner[0][0].tag in {W + "p", W + "tc"}


def _wholly(passage: Passage, blank: BlankHint) -> Passage:
    return evolve(passage, blanks=(evolve(blank, span=Span(0, len(passage.text))),))


def _notes(root: _Element | None, *, end: bool) -> dict[str, _Element]:
    """The notes of a part by id, separators left out."""
    if root is None:
        return {}
    kind = W + ("endnote" if end else "footnote")
    return {
        attribute(note, "id") or "": note
        for note in root.iterfind(kind)
        if (attribute(note, "type") or "normal") == "normal"
    }


def _note_form(root: _Element, settings: _Element | None, *, end: bool) -> tuple[str, int]:
    """How notes are numbered: the number format and the first number. The last section's word counts before the settings'."""
    name = W + ("endnotePr" if end else "footnotePr")
    form, start = None, None
    sections = list(root.iter(W + "sectPr"))
    for holder in (*reversed(sections[-1:]), *(() if settings is None else (settings,))):
        stated = holder.find(name)
        form = form or value(stated, "numFmt")
        start = number(value(stated, "numStart")) if start is None else start
    return form or ("lowerRoman" if end else "decimal"), 1 if start is None else start


def _trimmed(lines: list[Words]) -> list[Words]:
    """`lines` without the empty ones at both ends; one at least."""
    first, last = 0, len(lines)
    while last - first > 1 and lines[last - 1].bare:
        last -= 1
    while last - first > 1 and lines[first].bare:
        first += 1
    return lines[first:last]


def _role(look: Look, draft: Draft) -> str | None:
    """What the paragraph's style (the nearest that says so) makes of it."""
    if draft.contents:
        return "toc"
    for name in look.names:
        if name == "subtitle":
            return "subtitle"
        if name.split()[-1:] == ["title"]:
            return "title"
        if name.startswith("toc ") and name != "toc heading":
            return "toc"
        if name in _QUOTES:
            return "quote"
    return None


def _as_subtitle(words: Words, *, joined: bool) -> Passage:
    passage = words.passage(role="subtitle", joined=joined, run_in=None)
    return evolve(passage, furniture=(Furniture("subtitle", Span(0, len(passage.text))),), marks=(), blanks=())


def _heading(properties: _Element | None, look: Look, lines: list[Words]) -> int | None:
    """The heading level, 1 to 9; None for text, and for clause text that only wears a heading's style."""
    stated = number(value(properties, "outlineLvl"))
    outline = look.outline if stated is None else stated
    if outline is None or not 0 <= outline <= 8:
        return None
    text = " ".join(words.text for words in lines).strip()
    words = len(text.split())
    if words > HEADING_WORDS or text[:1].islower():
        return None
    if words > RUN_IN_SENTENCE_WORDS and text.endswith((".", ";", ",", ":")):
        return None
    run_in = lines[0].run_in()
    if run_in is not None and lines[0].text[run_in:].strip():
        return None
    return outline + 1
