"""A template's body: its words put together as the extraction, its markup as hints on them."""

from __future__ import annotations

from contractmodel.model import (
    BlankHint,
    ContractError,
    LineHint,
    MarkHint,
    OptionHint,
    PromptHint,
    SlotType,
    Source,
    SourceText,
    Span,
)
from contractmodel.template.markup import Node, Token, line_of
from contractmodel.template.near import meant


class Body:
    """Puts one template together, line by line. Lives only while it is read; `done` gives the value.

    Spans are code points of the extraction. What must answer to something else (a prompt to its slot, a mark to its
    note) is kept with its place in the file, so that a complaint can name the line.
    """

    def __init__(self, written: str, name: str) -> None:
        self._written, self._name = written, name
        self._pieces: list[str] = []
        self._at = 0
        self._end_of_words = 0
        self._note: str | None = None
        self._title: Span | None = None
        self._lines: list[LineHint] = []
        self._marks: dict[str, tuple[MarkHint, int]] = {}
        self._notes: dict[str, int] = {}
        self._slots: dict[str, tuple[BlankHint, int]] = {}
        self._prompts: list[tuple[PromptHint, int]] = []
        self._options: list[OptionHint] = []

    def add(self, line: Node) -> None:
        """Add one line of the file; ContractError where its markup means nothing."""
        pieces = [part for piece in line.nodes("piece") for part in piece.parts]
        sign = next((token for node in line.nodes("sign") for token in node.parts if isinstance(token, Token)), None)
        if sign is None and _only_options(pieces):
            for part in pieces:
                if isinstance(part, Node):
                    self._options.append(OptionHint(_said(part), Span(self._end_of_words, self._end_of_words)))
            return
        if sign is not None and sign.name == "NOTE":
            self._open_note(sign)
        elif not pieces or sign is not None:
            self._note = None
        first, start = len(self._pieces), self._at
        for part in pieces:
            self._add_piece(part)
        words = "".join(self._pieces[first:])
        if words.strip():
            self._end_of_words = start + len(words.rstrip())
        span = Span(start, self._at)
        self._lines.append(self._hint(span, sign, words))
        self._put("\n")

    def done(self, source: Source) -> SourceText:
        """The whole text; ContractError where a prompt, a mark or a note is left without its partner."""
        for prompt, at in self._prompts:
            if prompt.name not in self._slots:
                slots = meant(prompt.name, self._slots)
                raise self._complaint(at, f"prompts for {prompt.name!r}, which is no slot of the template", slots)
        for mark, (_, at) in self._marks.items():
            if mark not in self._notes:
                raise self._complaint(at, f"has the mark {mark} of no note", f"add a line {{^{mark}}}: with its words")
        for mark, at in self._notes.items():
            if mark not in self._marks:
                raise self._complaint(
                    at, f"has a note {mark} that no mark points at", f"put {{^{mark}}} where it hangs"
                )
        if not self._end_of_words:
            raise ContractError("empty", self._name, "has no words below its header", "write the agreement there")
        return SourceText(
            source,
            "".join(self._pieces),
            lines=tuple(self._lines),
            marks=tuple(mark for mark, _ in self._marks.values()),
            blanks=tuple(blank for blank, _ in self._slots.values()),
            prompts=tuple(prompt for prompt, _ in self._prompts),
            options=tuple(self._options),
            title=self._title,
            template=True,
        )

    def _complaint(self, at: int, problem: str, remedy: str) -> ContractError:
        return ContractError("template", f"{self._name}, line {line_of(self._written, at)}", problem, remedy)

    def _put(self, words: str) -> Span:
        self._pieces.append(words)
        self._at += len(words)
        return Span(self._at - len(words), self._at)

    def _hint(self, span: Span, sign: Token | None, words: str) -> LineHint:
        if sign is not None and sign.name == "TITLE":
            if self._title is not None:
                raise self._complaint(sign.at, "is a second title", "write a heading inside the agreement with ##")
            self._title = span
            return LineHint(span, heading=1, paragraph=True, role="title")
        if sign is not None and sign.name == "HEADING":
            return LineHint(span, heading=min(9, sign.text.count("#")), paragraph=True)
        if self._note is not None:
            opens = sign is not None
            return LineHint(span, paragraph=opens, role="note", note=self._note)
        indent = len(words) - len(words.lstrip())
        return LineHint(span, indent=len(words[:indent].expandtabs()))

    def _open_note(self, sign: Token) -> None:
        mark = sign.text[2 : sign.text.index("}")]
        if mark in self._notes:
            raise self._complaint(sign.at, f"is a second note {mark}", "give it a mark of its own")
        self._notes[mark] = sign.at
        self._note = mark

    def _add_piece(self, part: Node | Token) -> None:
        if isinstance(part, Token):
            if part.name == "MARK":
                self._add_mark(part)
            else:
                self._put(_words(part))
        elif part.name == "slot":
            self._add_slot(part)
        elif part.name == "prompt":
            name = _token(part, "NAME")
            self._prompts.append((PromptHint(name.text, self._put(_said(part).strip())), name.at))
        elif part.name == "droppable":
            words = _said(part)
            self._options.append(OptionHint(words, self._put(words)))
        else:
            self._options.append(OptionHint(_said(part), Span(self._at, self._at)))

    def _add_mark(self, token: Token) -> None:
        mark = token.text[2:-1]
        if mark in self._marks:
            raise self._complaint(token.at, f"has the mark {mark} a second time", "give the note one mark")
        self._marks[mark] = MarkHint(mark, self._put(mark)), token.at

    def _add_slot(self, slot: Node) -> None:
        name, type_ = _token(slot, "NAME"), slot.token("TYPE")
        if name.text in self._slots:
            first = line_of(self._written, self._slots[name.text][1])
            problem = f"names a slot {name.text!r} as line {first} does already"
            raise self._complaint(name.at, problem, "give each slot a name of its own")
        kind = SlotType.TEXT.value if type_ is None else type_.text
        types = [known.value for known in SlotType]
        if kind not in types:
            raise self._complaint(name.at, f"gives the slot {name.text!r} the type {kind!r}", meant(kind, types))
        hint = BlankHint(Span(self._at, self._at), "slot", name.text, kind, _said(slot).strip() or None)
        self._slots[name.text] = hint, name.at


def _only_options(pieces: list[Node | Token]) -> bool:
    """Whether a line says nothing but what may be added: then the extraction has no such line."""
    adds = [part for part in pieces if isinstance(part, Node) and part.name == "addable"]
    return bool(adds) and all(part in adds or (isinstance(part, Token) and part.text.isspace()) for part in pieces)


def _token(node: Node, name: str) -> Token:
    token = node.token(name)
    assert token is not None, f"the grammar gives every {node.name} a {name}"
    return token


def _said(node: Node) -> str:
    """The words said inside `node`'s braces, escapes resolved; "" where it says none."""
    return "".join(_words(token) for said in node.nodes("said") for token in said.parts if isinstance(token, Token))


def _words(token: Token) -> str:
    return token.text[1:] if token.name == "ESCAPED" else token.text
