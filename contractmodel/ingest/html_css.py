"""As much of a page's own style sheets as tells what prints: list markers, hidden, bold, underlined, preformatted text.

Rules with attribute selectors, sibling combinators or pseudo-classes are not applied; where one of them would number a
list, that is reported. Style sheets that are only linked are never fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from contractmodel.ingest.html_counters import content
from contractmodel.ingest.markup_thresholds import MAX_ANCESTORS, MAX_RULE_TRIALS, MAX_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACES = re.compile(r"([{}])")
_SIMPLE = re.compile(r"([#.]?)((?:[\w-]|[^\x00-\x7f])+|\*)")
_COMPOUND = re.compile(r"(?:[\w*-]|[^\x00-\x7f])?(?:[\w.#-]|[^\x00-\x7f])*\Z")
_PSEUDO_ELEMENT = re.compile(r"::?(?P<name>before|after|marker)\Z", re.IGNORECASE)
_MARKERS = re.compile(
    r"(?<![\w-])(decimal-leading-zero|decimal|(?:lower|upper)-(?:alpha|latin|roman|greek)|disc|circle|square|none)(?![\w-])"
)
_ESCAPE = re.compile(r"\\[0-9a-fA-F]{1,6}|\\.")
_WORDS = re.compile(r"[\"'][^\"']*\w")
_QUOTED = re.compile(r"([\"'])[^\"']*\1")
_KEPT = frozenset(
    [
        "list-style-type",
        "list-style",
        "display",
        "visibility",
        "white-space",
        "font-weight",
        "text-decoration",
        "text-decoration-line",
        "text-align",
        "vertical-align",
        "border-bottom",
        "border-bottom-style",
        "counter-increment",
        "counter-reset",
        "counter-set",
        "content",
    ]
)


_COUNTERS = frozenset({"counter-increment", "counter-reset", "counter-set"})
_NOTHING: Mapping[str, str] = {}


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    path: tuple[tuple[str, str], ...]
    declared: Mapping[str, str]


class Sheet:
    """The style sheets of one page. `unresolved` names what they do to lists that could not be followed.

    `counting` says that they print counters. What is printed before an element is declared for it as `before`, with
    what that counts under the prefix `before-`; what a list member's marker says as `marker`.
    """

    def __init__(self, texts: Iterator[str] | tuple[str, ...] = ()) -> None:
        self.unresolved: list[str] = []
        self.exhausted = False
        self.counting = False
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        self._known: dict[tuple[int, str, str, str], tuple[int, Mapping[str, str]]] = {}
        self._left = MAX_RULE_TRIALS
        for text in texts:
            self._read(text)

    def declared(self, element: _Element, above: int = 0) -> tuple[Mapping[str, str], int]:
        """What the page declares for `element` itself, property to value in lower case; nothing is inherited.

        With it goes the number of its place in the page's structure, to be given as `above` for its children: elements
        alike in tag, id and classes below like ancestors are looked up once.

        >>> from lxml import html
        >>> item = html.fromstring('<ol class="x"><li style="color: red; font-weight: BOLD">a</li></ol>')[0]
        >>> Sheet((".x > li { list-style: lower-roman }",)).declared(item)[0]
        {'list-style-type': 'lower-roman', 'font-weight': 'bold'}
        """
        inline = element.get("style")
        if not self._rules:
            return declarations(inline) if inline else _NOTHING, 0
        key = (above, str(element.tag), element.get("id") or "", element.get("class") or "")
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = len(self._known) + 1, self._looked_up(element)
        place, found = known
        return {**found, **declarations(inline)} if inline else found, place

    def _looked_up(self, element: _Element) -> Mapping[str, str]:
        candidates = [rule for key in _keys(element) for rule in self._rules.get(key, ())]
        self._left -= len(candidates)
        if self._left < 0:
            self.exhausted = True
            return _NOTHING
        found: dict[str, str] = {}
        for rule in sorted(candidates, key=lambda rule: rule.weight):
            if _matches(element, rule.path):
                found.update(rule.declared)
        return found

    def _read(self, text: str) -> None:
        """Take the rules out of a style sheet, those for the screen out of its media blocks too. Linear."""
        preludes: list[str] = []
        pending = ""
        for piece in _BRACES.split(_COMMENT_OR_STRING.sub(" ", text)):
            if piece == "{":
                preludes.append(pending.rpartition(";")[2].strip())
                pending = ""
            elif piece == "}":
                if preludes:
                    self._rule(preludes, pending)
                    preludes.pop()
                pending = ""
            else:
                pending = piece

    def _rule(self, preludes: list[str], body: str) -> None:
        selectors = preludes[-1]
        if selectors.startswith("@"):
            if selectors.lower().startswith("@counter-style"):
                self.unresolved.append(selectors)
            return
        if not all(_for_screen(prelude) for prelude in preludes[:-1]) or self._count >= MAX_RULES:
            return
        declared = declarations(body)
        if not declared:
            return
        for selector in selectors.split(","):
            self._count += 1
            self._selector(selector.strip(), declared)

    def _selector(self, selector: str, declared: Mapping[str, str]) -> None:
        pseudo = _PSEUDO_ELEMENT.search(selector)
        if pseudo is not None:
            self._before(selector, pseudo, declared)
            return
        path = _path(selector)
        if path is None:
            if {"list-style-type", "counter-increment"} & declared.keys():
                self.unresolved.append(selector)
            return
        self._keep(path, {name: said for name, said in declared.items() if name != "content"})

    def _before(self, selector: str, pseudo: re.Match[str], declared: Mapping[str, str]) -> None:
        """What stands before an element, where it is made of words and counters; any other words are reported."""
        said = declared.get("content", "")
        counts = "counter" in said.lower()
        name = pseudo["name"].lower()
        path = _path(selector[: pseudo.start()] or "*") if name != "after" else None
        if counts and path is not None and content(said) is not None:
            self.counting = True
            own = {f"before-{prop}": value for prop, value in declared.items() if prop.startswith("counter-")}
            self._keep(path, {name: said, **own})
        elif path is not None and name == "before" and not said and declared.keys() & _COUNTERS:
            self._keep(path, {f"before-{prop}": value for prop, value in declared.items() if prop in _COUNTERS})
        elif counts or _WORDS.search(_ESCAPE.sub("", said)):
            self.unresolved.append(selector)

    def _keep(self, path: tuple[tuple[str, str], ...], own: dict[str, str]) -> None:
        if own:
            weight = (*_specificity(path), self._count)
            key = _SIMPLE.findall(path[-1][1])[-1][1].lower()
            self._rules.setdefault(key, []).append(_Rule(weight, path, own))


def declarations(text: str) -> dict[str, str]:
    """The declarations in `text` that this reader cares for, names and values in lower case.

    >>> declarations("list-style: square inside; color: red")
    {'list-style-type': 'square'}
    """
    found: dict[str, str] = {}
    for one in text.split(";"):
        name, colon, said = one.partition(":")
        name, said = name.strip().lower(), said.replace("!important", "").strip()
        if not colon or name not in _KEPT:
            continue
        if name == "list-style":
            marker = _MARKERS.search(said.lower())
            if marker:
                found["list-style-type"] = marker[1]
            elif quoted := _QUOTED.match(said):
                found["list-style-type"] = quoted[0]
        else:
            found[name] = said if name == "content" or said[:1] in "\"'" else said.lower()
    return found


def _for_screen(prelude: str) -> bool:
    """Whether an at-rule's block holds for the screen."""
    words = prelude.lower()
    if not words.startswith("@"):
        return False
    return words.startswith(("@media", "@supports", "@layer")) and ("print" not in words or "screen" in words)


def _path(selector: str) -> tuple[tuple[str, str], ...] | None:
    """The compounds of `selector` with the combinator before each (" " or ">"); None where it cannot be followed."""
    if not selector or len(selector) > 300 or any(sign in selector for sign in "[]:+~()\\"):
        return None
    path: list[tuple[str, str]] = []
    combinator = " "
    for word in selector.replace(">", " > ").split():
        if word == ">":
            combinator = ">"
        elif _COMPOUND.match(word):
            path.append((combinator, word))
            combinator = " "
        else:
            return None
    return tuple(path) or None


def _specificity(path: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    ids = classes = tags = 0
    for _, compound in path:
        for sign, name in _SIMPLE.findall(compound):
            ids += sign == "#"
            classes += sign == "."
            tags += not sign and name != "*"
    return ids, classes, tags


def _keys(element: _Element) -> list[str]:
    names = {str(element.tag).lower(), "*", (element.get("id") or "").lower()}
    names.update((element.get("class") or "").lower().split())
    return sorted(names - {""})


def _matches(element: _Element, path: tuple[tuple[str, str], ...]) -> bool:
    """Whether `element` is what `path` selects. A descendant combinator takes the nearest ancestor that fits."""
    if not _fits(element, path[-1][1]):
        return False
    at: _Element | None = element
    climbed = 0
    for number in range(len(path) - 1, 0, -1):
        combinator, wanted = path[number][0], path[number - 1][1]
        at = at.getparent() if at is not None else None
        while combinator == " " and at is not None and not _fits(at, wanted) and climbed < MAX_ANCESTORS:
            at, climbed = at.getparent(), climbed + 1
        if at is None or not _fits(at, wanted):
            return False
    return True


def _fits(element: _Element, compound: str) -> bool:
    classes = (element.get("class") or "").split()
    for sign, name in _SIMPLE.findall(compound):
        if sign == ".":
            if name not in classes:
                return False
        elif sign == "#":
            if element.get("id") != name:
                return False
        elif name not in ("*", str(element.tag)) and name.lower() != str(element.tag):
            return False
    return True
