"""The inside of a Word paragraph: runs, fields, controls, notes' marks, tracked changes; what of it prints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from contractmodel.ingest.docx_alternatives import boxed, chosen, is_on, is_rule
from contractmodel.ingest.docx_controls import Field, control_blank, macro_text, merge_blank, merged, open_field
from contractmodel.ingest.docx_fields import FieldNumbers
from contractmodel.ingest.docx_symbols import symbols
from contractmodel.ingest.markup_thresholds import BLANK_SPACES
from contractmodel.ingest.ooxml import MATH, MC, VML, W, attribute, switched
from contractmodel.ingest.passage import LINE_ENDS, Words
from contractmodel.ingest.raised import raised
from contractmodel.model import BlankHint, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from contractmodel.ingest.docx_styles import Dress, Look, Styles, TabStop

RULE = BlankHint(Span(0, 0), kind="rule")
_NO_BREAK_HYPHEN = "\u2011"
_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "fldData",
        "ffData",
        "rt",
        "delInstrText",
        "softHyphen",
        "lastRenderedPageBreak",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "pgNum",
        "rubyPr",
        "tblPr",
        "tblGrid",
    )
) | {MATH + name for name in ("rPr", "ctrlPr", "oMathParaPr")}
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_DELETED = frozenset({W + "del", W + "moveFrom"})


class NoteMark(NamedTuple):
    """A note that the text refers to: whether it is an endnote, its id, its mark as printed, whether typed by hand."""

    end: bool
    id: str
    mark: str
    typed: bool


@define
class Draft:
    """A paragraph in the making: its lines, and what is anchored in it."""

    lines: list[Words] = field(factory=lambda: [Words()])
    boxes: list[_Element] = field(factory=list)
    contents: bool = False
    tabs: int = 0

    @property
    def words(self) -> Words:
        """The line that grows."""
        return self.lines[-1]

    @property
    def bare(self) -> bool:
        """Whether nothing was written that would print."""
        return all(words.bare for words in self.lines)


@define
class Story:
    """What reading one run of text (the body, a note) must remember from paragraph to paragraph."""

    fields: list[Field] = field(factory=list)
    unmatched: frozenset[_Element] = frozenset()


class Inline:
    """Reads the content of paragraphs into drafts. One for a document."""

    def __init__(
        self, styles: Styles, *, accept: bool, note_mark: Callable[[bool, int], str], numbers: FieldNumbers
    ) -> None:
        self.styles = styles
        self.accept = accept
        self.tally: Counter[str] = Counter()
        self.notes: list[NoteMark] = []
        self._note_mark = note_mark
        self._numbers = numbers
        self._note_counts = [0, 0]
        self._draft = Draft()
        self._story = Story()
        self._look: Look = styles.look(None)
        self._stops: tuple[TabStop, ...] = ()
        self._under: tuple[Words, int] | None = None
        self._typed_mark: _Element | None = None

    def read(self, paragraph: _Element, draft: Draft, story: Story, look: Look, stops: tuple[TabStop, ...]) -> None:
        """Add what `paragraph` prints to `draft`."""
        self._draft, self._story, self._look, self._stops = draft, story, look, stops
        self._inside(paragraph)
        self._end_underline()
        draft.contents = draft.contents or any(one.contents for one in story.fields)

    def hidden(self, properties: _Element | None) -> bool:
        """Whether the paragraph mark with these `w:rPr` is hidden."""
        return bool(switched(properties, "vanish"))

    def removed(self, properties: _Element | None) -> bool:
        """Whether a paragraph mark with these `w:rPr` is gone in this view of the tracked changes."""
        if properties is None:
            return False
        gone = _DELETED if self.accept else _INSERTED
        return any(properties.find(tag) is not None for tag in gone)

    def kept(self, element: _Element) -> bool:
        """Whether the content of a tracked change stands in this view. Counts the change."""
        inserted = element.tag in _INSERTED
        self.tally["inserted" if inserted else "deleted"] += 1
        return inserted is self.accept

    def _inside(self, element: _Element) -> None:
        for child in element:
            self._read(child)

    def _read(self, element: _Element) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element)
        elif tag in _SKIPPED:
            pass
        elif tag in _INSERTED or tag in _DELETED:
            if self.kept(element):
                self._inside(element)
        elif tag == W + "sdt":
            self._control(element)
        elif tag == W + "fldSimple":
            self._simple_field(element)
        elif tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                self._inside(branch)
        elif tag == MATH + "t":
            self._add(element.text or "", None)
        else:
            self._inside(element)

    def _control(self, element: _Element) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        blank = control_blank(element.find(W + "sdtPr"), content)
        self._end_underline()
        words, start = self._draft.words, self._draft.words.length
        self._inside(content)
        self._end_underline()
        if blank is not None and words is self._draft.words:
            words.blank(start, blank)

    def _simple_field(self, element: _Element) -> None:
        self._end_underline()
        words, start = self._draft.words, self._draft.words.length
        self._inside(element)
        self._end_underline()
        blank = merge_blank(attribute(element, "instr") or "")
        if blank is not None and words is self._draft.words and self._visible():
            words.blank(start, blank._replace(filled=merged(words.since(start).strip())))

    def _run(self, run: _Element) -> None:
        properties = run.find(W + "rPr")
        if not self.accept and properties is not None:
            before = properties.find(f"{W}rPrChange/{W}rPr")
            properties = properties if before is None else before
        dress = self.styles.dress(properties, self._look)
        for child in run:
            self._piece(child, dress)

    def _piece(self, element: _Element, dress: Dress) -> None:
        """One piece of a run: text and fields always count, the rest only where it is shown."""
        tag = element.tag
        if tag in _ALWAYS:
            _ALWAYS[tag](self, element, dress)
        elif tag in _SKIPPED or not self._visible():
            pass
        elif dress.hidden:
            self.tally["hidden"] += 1
        else:
            _SHOWN.get(tag, Inline._read_run_like)(self, element, dress)

    def _said(self, element: _Element, dress: Dress) -> None:
        text = element.text or ""
        if not text.isascii():
            run = element.getparent()
            dressed = None if run is None else run.find(W + "rPr")
            text = symbols(text, attribute(None if dressed is None else dressed.find(W + "rFonts"), "ascii"))
        self._add(text, dress)

    def _deleted(self, element: _Element, dress: Dress) -> None:
        if not self.accept:
            self._said(element, dress)

    def _code(self, element: _Element, _: Dress) -> None:
        if self._story.fields:
            self._story.fields[-1].code += element.text or ""

    def _line_break(self, _: _Element, __: Dress) -> None:
        self._end_underline()
        self._draft.lines.append(Words())

    def _hyphen(self, _: _Element, dress: Dress) -> None:
        self._add(_NO_BREAK_HYPHEN, dress)

    def _comment(self, _: _Element, __: Dress) -> None:
        self.tally["comments"] += 1

    def _alternatives(self, element: _Element, dress: Dress) -> None:
        branch = chosen(element)
        for child in () if branch is None else branch:
            self._piece(child, dress)

    def _read_run_like(self, element: _Element, dress: Dress) -> None:
        """Ruby text and whatever else may hold runs inside a run."""
        for child in element:
            if child.tag == W + "r":
                self._run(child)
            else:
                self._piece(child, dress)

    def _visible(self) -> bool:
        return all(one.result for one in self._story.fields)

    def _add(self, text: str, dress: Dress | None) -> None:
        if not text or not self._visible():
            return
        if dress is not None and dress.hidden:
            self.tally["hidden"] += 1
            return
        text = LINE_ENDS.sub(" ", text)
        if self._typed_mark is not None:
            self._end_typed_mark(text)
            return
        words = self._draft.words
        if dress is not None and dress.struck:
            self._end_underline()
            self.tally["struck"] += not words.cut_lately("struck")
            words.cut(text, "struck")
            return
        if dress is not None and dress.raised:
            text = raised(text)
        if dress is not None and dress.underlined and text.isspace():
            if self._under is None:
                self._under = words, words.length
        else:
            self._end_underline()
        words.add(text, strong=dress is not None and dress.strong)

    def _end_underline(self) -> None:
        """Underlined white space up to here is a blank, if there is enough of it."""
        if self._under is None:
            return
        words, start = self._under
        self._under = None
        stretch = words.since(start)
        if len(stretch) >= BLANK_SPACES or "\t" in stretch:
            words.blank(start, RULE._replace(kind="underline"))

    def _tab(self, _: _Element, dress: Dress) -> None:
        words, number = self._draft.words, self._draft.tabs
        self._draft.tabs += 1
        if number < len(self._stops) and self._stops[number].drawn and not dress.underlined:
            self._end_underline()
            start = words.length
            words.add("\t")
            words.blank(start, RULE._replace(kind="leader"))
            return
        self._add("\t", dress)

    def _symbol(self, element: _Element, dress: Dress) -> None:
        try:
            code = int(attribute(element, "char") or "", 16)
            character = chr(code)
        except (ValueError, OverflowError):
            return
        if not 0xD800 <= code < 0xE000:
            self._add(symbols(character, attribute(element, "font")), dress)

    def _note(self, element: _Element, _: Dress) -> None:
        self._end_underline()
        end = element.tag == W + "endnoteReference"
        note_id = attribute(element, "id") or ""
        if is_on(element, "customMarkFollows"):
            self.notes.append(NoteMark(end, note_id, "", typed=True))
            self._typed_mark = element
            return
        self._note_counts[end] += 1
        mark = self._note_mark(end, self._note_counts[end])
        self.notes.append(NoteMark(end, note_id, mark, typed=False))
        self._draft.words.mark(mark)

    def _end_typed_mark(self, text: str) -> None:
        """The text behind a reference whose mark was typed by hand: the mark itself."""
        self._typed_mark = None
        mark = text.strip() or "*"
        self.notes[-1] = self.notes[-1]._replace(mark=mark)
        self._draft.words.mark(text, mark)

    def _drawing(self, element: _Element, _: Dress) -> None:
        self._end_underline()
        boxes = [box for box in element.iter(W + "txbxContent") if not boxed(box, element)]
        self._draft.boxes += boxes
        self.tally["boxes"] += len(boxes)
        if any(is_rule(rect) for rect in element.iter(VML + "rect")):
            self._draft.words.blank(self._draft.words.length, RULE)
        elif not boxes:
            self.tally["pictures"] += 1

    def _field(self, element: _Element, _: Dress) -> None:
        kind, fields, words = attribute(element, "fldCharType"), self._story.fields, self._draft.words
        if kind == "begin":
            if element not in self._story.unmatched:
                fields.append(open_field(element.find(W + "ffData")))
        elif not fields:
            return
        elif kind == "separate":
            self._end_underline()
            fields[-1].result, fields[-1].words, fields[-1].start = True, words, words.length
        elif kind == "end":
            self._end_field(fields.pop())

    def _end_field(self, ended: Field) -> None:
        words = self._draft.words
        self._end_underline()
        if not self._visible():
            return
        if not ended.result:
            shown = macro_text(ended.code) or ended.shown or self._numbers.label(ended.code)
            ended.words, ended.start = words, words.length
            if shown:
                words.add(shown)
            if macro_text(ended.code):
                words.blank(ended.start, RULE._replace(kind="prompt"))
        if ended.words is not words:
            return
        shown = words.since(ended.start).strip()
        merge = merge_blank(ended.code) if ended.blank is None else None
        if ended.blank is not None:
            words.blank(ended.start, ended.blank._replace(filled=bool(shown)))
        elif merge is not None:
            words.blank(ended.start, merge._replace(filled=merged(shown)))


_ALWAYS = {W + "t": Inline._said, W + "fldChar": Inline._field, W + "instrText": Inline._code}
_SHOWN = {
    W + "delText": Inline._deleted,
    W + "tab": Inline._tab,
    W + "ptab": Inline._tab,
    W + "br": Inline._line_break,
    W + "cr": Inline._line_break,
    W + "noBreakHyphen": Inline._hyphen,
    W + "sym": Inline._symbol,
    W + "footnoteReference": Inline._note,
    W + "endnoteReference": Inline._note,
    W + "commentReference": Inline._comment,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._drawing,
    MC + "AlternateContent": Inline._alternatives,
}
