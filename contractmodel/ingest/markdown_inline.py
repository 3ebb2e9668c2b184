"""What is markup and what is text inside a paragraph of Markdown: a reader that never eats a legal text's own signs.

It follows CommonMark for emphasis, code, links and escapes, and is stricter wherever a lawyer types the same signs with
another meaning: `[…]`, `[Reserved]`, `[insert name]`, `____`, `[***]`, `<Name>`, `(the "X")` after a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from contractmodel.model import BlankHint, MarkHint, Span
from contractmodel.patterns import compiled

_SPECIAL = compiled(r"[\\`*_\[\]!<~{&]")
_RUN = compiled(r"\*+|_+|~+|`+")
_TICKS = compiled("`+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_NOTE = compiled(r"\[\^([^\]\s\[]{1,80})\]")
_TARGET = compiled(
    r"\(\s*(<[^<>\n]{0,2000}>|[^\s()<>“”\"]{0,2000}(?:\([^\s()]{0,500}\)[^\s()“”\"]{0,500})?)"
    r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)"
)
_REFERENCE = compiled(r"\[([^\[\]]{0,200})\]")
_ATTRIBUTES = compiled(r"\{[:#.][^{}\n]{0,500}\}")
_IMAGE = compiled(r"!\[[^\[\]\n]{0,1000}\]")
_LIQUID = compiled(r"\{%[^\n]{0,1000}?%\}|\{\{\{?\s*([^{}\n]{0,200}?)\s*\}?\}\}")
_AUTOLINK = compiled(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{1,2000}|[^<>\s@]{1,200}@[^<>\s@]{1,200})>")
_TAG = compiled(r"</?([A-Za-z][A-Za-z0-9]{0,15})((?:\s[^<>]{0,2000})?)/?>")
_ENTITY_SPACE = compiled(r"(?:&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);)+", re.IGNORECASE)
_SUPERSCRIPT = compiled(r"<sup>\s*([0-9]{1,3}|[*†‡§¶]{1,3})\s*</sup>", re.IGNORECASE)
_FIGURES = compiled(r"\s*[-+−(]?[0-9]")
_STRUCK = frozenset({"s", "strike", "del"})
_TAGS = compiled(
    r"(?:abbr|big|blockquote|br|center|code|del|d[dlt]|div|em|font|h[1-6]|hr|img|ins|kbd|li|mark|ol|pre|small"
    r"|span|strike|strong|su[bp]|table|tbody|t[dhrt]|tfoot|thead|ul|[abipqsu])"
)
_OTHER_TAGS = frozenset(
    {"address", "article", "aside", "details", "figure", "footer", "header", "main", "nav", "section"}
)
"""Tags whose bare names a form may use as a prompt (`<address>`): only with attributes, or as an end tag."""


class Bold(NamedTuple):
    """Strong words, an underlined span or one whose class says heading: content without its delimiters."""

    start: int
    end: int


class Inline(NamedTuple):
    """What was found in one paragraph; all offsets are in the extraction. `struck` are its `strikes`, line by line."""

    markup: tuple[Span, ...]
    marks: tuple[MarkHint, ...]
    blanks: tuple[BlankHint, ...]
    bold: tuple[Bold, ...]
    struck: tuple[Span, ...] = ()
    strikes: int = 0


_NOTHING = Inline((), (), (), ())


class _Delimiter(NamedTuple):
    char: str
    start: int
    length: int
    both: bool
    original: int


def read_inline(text: str, ranges: Sequence[Span], notes: Collection[str], links: Collection[str]) -> Inline:
    r"""The markup, note marks, template tags and bold words in the lines `ranges` of `text`, which make one paragraph.

    `notes` are the names of the footnotes that the document has, `links` those of its link definitions (lower case):
    brackets that name none of them are text. Linear but for the nesting of brackets.

    >>> text = "**Fees.** Pay [$___] to [us](http://example.org)[^1] by 2870\\. or [***]."
    >>> found = read_inline(text, [Span(0, len(text))], {"1"}, ())
    >>> [span.of(text) for span in found.markup], [bold for bold in found.bold]
    (['**', '**', '[', '](http://example.org)', '\\'], [Bold(start=2, end=7)])
    """
    if len(ranges) == 1:
        start, end = ranges[0]
        if _SPECIAL.search(text, start, end) is None:
            return _NOTHING
        return _Scanner(text[start:end], [0], [start], notes, links).read()
    parts = [text[a:b] for a, b in ranges]
    joined = "\n".join(parts)
    if _SPECIAL.search(joined) is None:
        return _NOTHING
    begins, at = [], 0
    for part in parts:
        begins.append(at)
        at += len(part) + 1
    return _Scanner(joined, begins, [a for a, _ in ranges], notes, links).read()


class _Scanner:
    """One pass over a paragraph. `begins` are its lines' offsets in `words`, `places` theirs in the extraction."""

    def __init__(
        self, words: str, begins: list[int], places: list[int], notes: Collection[str], links: Collection[str]
    ) -> None:
        self.words = words
        self.begins = begins
        self.places = places
        self.notes = notes
        self.links = links
        self.markup: list[tuple[int, int]] = []
        self.marks: list[MarkHint] = []
        self.blanks: list[BlankHint] = []
        self.bold: list[tuple[int, int]] = []
        self.delimiters: list[_Delimiter] = []
        self.brackets: list[int] = []
        self.struck: list[tuple[int, int]] = []
        self.headings: list[tuple[str, int]] = []
        self.strikes: list[int] = []
        self.figures = False
        self.unclosed: set[int] = set()

    def read(self) -> Inline:
        readers = {
            "\\": self._escape, "`": self._code, "*": self._delimiter, "_": self._delimiter, "~": self._delimiter,
            "[": self._open, "]": self._close, "!": self._image, "<": self._angle, "{": self._brace,
            "&": self._entity,
        }  # fmt: skip
        at = 0
        while (found := _SPECIAL.search(self.words, at)) is not None:
            at = readers[found.group()](found.start())
        self._pair_delimiters()
        markup = tuple(self._span(a, b) for a, b in sorted(self.markup))
        bold = tuple(Bold(*self._span(a, b)) for a, b in sorted(self.bold))
        if not self.struck:
            return Inline(markup, tuple(self.marks), tuple(self.blanks), bold)
        struck = tuple(self._struck())
        gone = [self._span(a, b) for a, b in self.struck]
        return Inline(
            markup,
            tuple(mark for mark in self.marks if not _inside(mark.span, gone)),
            tuple(blank for blank in self.blanks if not _inside(blank.span, gone)),
            bold,
            struck,
            len(self.struck),
        )

    def _struck(self) -> Iterator[Span]:
        """The struck words, line by line, what is markup anyway left out."""
        cuts = sorted(self.markup)
        done = number = 0
        for start, end in sorted(self.struck):
            at = max(start, done)
            done = max(end, done)
            while at < end:
                while number < len(cuts) and cuts[number][1] <= at:
                    number += 1
                cut = cuts[number] if number < len(cuts) else (end, end)
                until = min(end, cut[0])
                line_end = self.words.find("\n", at, until)
                until = until if line_end < 0 else line_end
                if at < until:
                    yield self._span(at, until)
                at = cut[1] if until == cut[0] and cut[0] < end else until + 1

    def _place(self, index: int) -> int:
        line = bisect_right(self.begins, index) - 1
        return self.places[line] + index - self.begins[line]

    def _span(self, start: int, end: int) -> Span:
        return Span(self._place(start), self._place(end - 1) + 1)

    def _escape(self, at: int) -> int:
        after = self.words[at + 1 : at + 2]
        if after == "\n" or after in _PUNCTUATION:
            self.markup.append((at, at + 1))
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        run = _RUN.match(self.words, at)
        end = run.end() if run else at + 1
        length = end - at
        if length in self.unclosed:
            return end
        for closer in _TICKS.finditer(self.words, end):
            if closer.end() - closer.start() == length:
                self.markup += [(at, end), closer.span()]
                return closer.end()
        self.unclosed.add(length)
        return end

    def _delimiter(self, at: int) -> int:
        run = _RUN.match(self.words, at)
        end = run.end() if run else at + 1
        char, length = self.words[at], end - at
        if length <= {"*": 3, "_": 2, "~": 2}[char] and (char != "~" or length == 2):
            self._flank(char, at, end)
        return end

    def _flank(self, char: str, at: int, end: int) -> None:
        """Note the run `[at, end)` where it may open or close emphasis; try to close at once."""
        before = self.words[at - 1] if at else " "
        after = self.words[end] if end < len(self.words) else " "
        left = not after.isspace() and (not _sign(after) or before.isspace() or _sign(before)) and after not in "])}"
        right = not before.isspace() and (not _sign(before) or after.isspace() or _sign(after)) and before not in "([{"
        opens = left and (char != "_" or not right or _sign(before))
        closes = right and (char != "_" or not left or _sign(after))
        if opens or closes:
            self.delimiters.append(_Delimiter(char, at, end - at, opens and closes, opens - closes))

    def _open(self, at: int) -> int:
        note = _NOTE.match(self.words, at)
        if note and note.group(1) in self.notes:
            self.marks.append(MarkHint(note.group(1), self._span(at, note.end())))
            return note.end()
        self.brackets.append(at)
        return at + 1

    def _close(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        opened = self.brackets.pop()
        end = self._link_end(opened, at)
        if end is None:
            return at + 1
        self.markup += [(opened, opened + 1), (at, end)]
        return end

    def _link_end(self, opened: int, at: int) -> int | None:
        """Where the link whose text is `[opened, at]` ends, None where the brackets are the text's own."""
        after = at + 1
        target = _TARGET.match(self.words, after)
        if target is not None:
            place = target.group(1)
            return target.end() if _addresses(place) and at > opened + 1 else None
        if attributes := _ATTRIBUTES.match(self.words, after):
            if ".underline" in attributes.group() and at > opened + 1:
                self.bold.append((opened + 1, at))
            return attributes.end()
        name = " ".join(self.words[opened + 1 : at].lower().split())
        reference = _REFERENCE.match(self.words, after)
        if reference is not None:
            named = " ".join(reference.group(1).lower().split()) or name
            return reference.end() if named in self.links else None
        return after if name in self.links else None

    def _image(self, at: int) -> int:
        image = _IMAGE.match(self.words, at)
        if image is None:
            return at + 1
        target = _TARGET.match(self.words, image.end()) or _REFERENCE.match(self.words, image.end())
        if target is None:
            return at + 1
        self.markup.append((at, target.end()))
        return target.end()

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self.words, at):
            return link.end()
        if (raised := _SUPERSCRIPT.match(self.words, at)) and raised.group(1) in self.notes:
            self.marks.append(MarkHint(raised.group(1), self._span(at, raised.end())))
            return raised.end()
        tag = _TAG.match(self.words, at)
        if tag is None:
            return at + 1
        name, closing = tag.group(1).lower(), self.words[at + 1] == "/"
        if not _TAGS.fullmatch(name) and not (name in _OTHER_TAGS and (closing or tag.group(2))):
            return at + 1
        if name == "sup" and self._raised(tag.end(), closing=closing):
            return tag.end()
        self.markup.append((at, tag.end()))
        if name in _STRUCK:
            self._strike(at, tag.end(), closing=closing)
        elif closing:
            if self.headings and self.headings[-1][0] == name:
                _, start = self.headings.pop()
                if start < at:
                    self.bold.append((start, at))
        elif name in {"b", "strong", "u"} or "head" in tag.group(2).lower():
            self.headings.append((name, tag.end()))
        return tag.end()

    def _raised(self, end: int, *, closing: bool) -> bool:
        """Whether a superscript's tag is text, because without it 2<sup>10</sup> would read 210."""
        was, self.figures = self.figures, not closing and _FIGURES.match(self.words, end) is not None
        return was if closing else self.figures

    def _strike(self, at: int, end: int, *, closing: bool) -> None:
        if not closing:
            self.strikes.append(end)
        elif self.strikes and (start := self.strikes.pop()) < at:
            self.struck.append((start, at))

    def _brace(self, at: int) -> int:
        if liquid := _LIQUID.match(self.words, at):
            name = liquid.group(1)
            if name and name[0] not in "#/^!>&%":
                named = "_".join(name.partition("|")[0].split())
                self.blanks.append(BlankHint(self._span(at, liquid.end()), "field", named or None))
            else:
                self.markup.append((at, liquid.end()))
            return liquid.end()
        attributes = _ATTRIBUTES.match(self.words, at)
        if attributes and self.words[attributes.end() : attributes.end() + 1] in {"", "\n"}:
            self.markup.append((at, attributes.end()))
            return attributes.end()
        return at + 1

    def _entity(self, at: int) -> int:
        if self.words.startswith("&amp;", at):
            self.markup.append((at + 1, at + 5))
            return at + 5
        if space := _ENTITY_SPACE.match(self.words, at):
            around = self.words[at - 1 : at] + self.words[space.end() : space.end() + 1]
            if at == 0 or len(around) < 2 or any(c.isspace() for c in around):
                self.markup.append((at, space.end()))
            return space.end()
        return at + 1

    def _pair_delimiters(self) -> None:
        """CommonMark's pairing, with one stack for each sign: a closer takes the nearest opener of its kind."""
        stacks: dict[str, list[_Delimiter]] = {"*": [], "_": [], "~": []}
        for run in self.delimiters:
            stack, rest = stacks[run.char], run
            if run.original < 0 or run.both:
                rest = self._closed(stack, run)
            if rest.length and (run.original > 0 or run.both):
                stack.append(rest)

    def _closed(self, stack: list[_Delimiter], run: _Delimiter) -> _Delimiter:
        """What is left of the closer `run` once it has closed what it can."""
        while stack and run.length:
            opener = stack[-1]
            if (opener.both or run.both) and (opener.length + run.length) % 3 == 0 and opener.length % 3:
                return run
            width = 2 if opener.length >= 2 and run.length >= 2 else 1
            inner = opener.start + opener.length
            self.markup += [(inner - width, inner), (run.start, run.start + width)]
            if run.char == "~":
                self.struck.append((inner, run.start))
            elif width == 2:
                self.bold.append((inner, run.start))
            stack.pop()
            if opener.length > width:
                stack.append(opener._replace(length=opener.length - width))
            run = run._replace(start=run.start + width, length=run.length - width)
        return run


def _sign(char: str) -> bool:
    return not char.isalnum() and not char.isspace()


def _inside(span: Span, holders: Sequence[Span]) -> bool:
    return any(holder.start <= span.start and span.end <= holder.end for holder in holders)


def _addresses(target: str) -> bool:
    """Whether `target` can be an address: `(the "X")` or `(a)` after a bracket is text."""
    return target.startswith("<") or any(sign in target for sign in "/#:.?@")
