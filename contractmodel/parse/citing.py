"""Citations as they stand in a text: the word, its labels, what they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from contractmodel.model import Span
from contractmodel.model.labels import roman
from contractmodel.model.numbers import CARDINALS, TENS
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.thresholds import MOST_LABELS_CITED, MOST_LEVELS_CITED
from contractmodel.patterns import compiled

_STEMS = {
    **dict.fromkeys(("section", "sect", "sec", "s", "ss", "§", "§§"), "section"),
    **dict.fromkeys(("clause", "cl"), "clause"),
    **dict.fromkeys(("paragraph", "para", "par", "¶", "¶¶"), "paragraph"),
    **dict.fromkeys(("article", "art"), "article"),
    **dict.fromkeys(("annex", "annexure"), "annex"),
    **dict.fromkeys(("appendix", "appendice"), "appendix"),
    **dict.fromkeys(("addendum", "addenda"), "addendum"),
}
"""Words and signs that stand for one another; any other word stands for itself, in the singular."""

_NUMBERS = (*CARDINALS[1:], TENS[2])


class Citing(NamedTuple):
    """One citation. `labels` are bare and dotted ("4.2.b.iii"), each with its place; `above` is what they hang on.

    `start` is where the citing word begins, `end` where the last label ends; `bracketed` says that the labels are
    nested ones ("clause (x)"), `law_before` that a law's name stands before the word. `ranges` are the numbers of the
    labels from which a range runs to the next one ("1 to 3"). `loose`: the word cites only where the agreement calls
    its own clauses so; `within` is such a word that it hangs on ("article 4 of title 6"), "" for none.
    """

    keyword: str
    start: int
    end: int
    labels: tuple[tuple[str, Span], ...]
    above: str = ""
    bracketed: bool = False
    law_before: bool = False
    ranges: tuple[int, ...] = ()
    loose: bool = False
    within: str = ""


def cited(grammar: Grammar, text: str, heads: Sequence[re.Match[str]] | None = None) -> Iterator[Citing]:
    """The citations in `text` (straight quotation marks) that a word begins, in order. Linear.

    `heads` are the matches of `CITING` in it, if they are known.

    >>> from contractmodel.parse.grammar import load
    >>> (citing,) = cited(load("reference"), "clause (x) of Section 2.1")
    >>> citing.keyword, [label for label, _ in citing.labels], citing.above
    ('clause', ['x'], '2.1')
    """
    done = 0
    for head in grammar.met("CITING", text) if heads is None else heads:
        if head.start() < done:
            continue
        citation = _from(grammar, text, head)
        if citation is None:
            continue
        citation = _narrowed(grammar, text, citation)
        done = citation.end
        above, within, end = _above(grammar, text, citation.end)
        if above:
            yield citation._replace(above=".".join(above), within=within, end=end)
            done = end
        else:
            yield citation


def wordless(
    grammar: Grammar, text: str, taken: Sequence[Citing], bare: Sequence[re.Match[str]] | None = None
) -> Iterator[Citing]:
    """The citations in `text` that no word begins, outside those `taken`, in order. Linear.

    `bare` are the matches of `BARE` in it, if they are known.

    >>> from contractmodel.parse.grammar import load
    >>> text = "as in (a) or (b) above, and as in 1(b)."
    >>> [[label for label, _ in citing.labels] for citing in wordless(load("reference"), text, ())]
    [['a', 'b'], ['1.b']]
    """
    spans = [(citing.start, citing.end) for citing in taken]
    found: list[Citing] = []
    if grammar.gated("POINTED").may(text):
        for met in grammar["POINTED"].finditer(text):
            groups = list(compiled(r"(?:\(\w{1,4}\))+").finditer(text, *met.span()))
            labels = tuple((bare_path(group[0]), Span(*group.span())) for group in groups[:MOST_LABELS_CITED])
            found.append(Citing("", met.start(), labels[-1][1].end, labels, bracketed=True))
    for met in grammar.met("BARE", text) if bare is None else bare:
        before = text[max(0, met.start() - 9) : met.start()].rsplit("(", 1)[-1].split()
        alone = met.start() == 0 or text[met.start() - 1] == "("
        if (alone or (before and grammar["BEFORE_BARE"].fullmatch(before[-1].lower()))) and grammar["AFTER"].match(
            text, met.end()
        ):
            found.append(Citing("", met.start(), met.end(), ((bare_path(met[0]), Span(*met.span())),)))
    at = 0
    for citing in sorted(found, key=lambda one: one.start):
        while at < len(spans) and spans[at][1] <= citing.start:
            at += 1
        if at == len(spans) or citing.end <= spans[at][0]:
            yield citing


def stem(keyword: str) -> str:
    """The one word for a citing word in all its forms; "" for what stands for any clause.

    >>> [stem(x) for x in ("Sections", "§", "Art.", "sub-clause", "annexures", "Clause No. 2", "Rule 3", "(b)", "IV.")]
    ['section', 'section', 'article', '', 'annex', 'clause', 'rule', '', '']
    """
    return "" if keyword[:1].isdigit() or keyword[:1] == "(" else _stem(keyword)


@lru_cache(maxsize=256)
def _stem(keyword: str) -> str:
    word = compiled(r"[a-z-]+|[§¶]+").match(keyword.lower())
    told = word[0] if word else ""
    for form in (told, told[:-1] if told.endswith("s") else "", told[:-2] if told.endswith("es") else ""):
        if form in _STEMS:
            return _STEMS[form]
    if len(told) < _SHORTEST_WORD or not told.isalpha() or roman(told) is not None:
        return ""
    return told.removesuffix("s")


_SHORTEST_WORD = 4
"""Letters of a word that no table knows and that clauses are called by: shorter ones are labels ("II.", "No. 4")."""


def _from(grammar: Grammar, text: str, head: re.Match[str]) -> Citing | None:
    said = compiled(r"[a-z-]+\.?|[§¶]+").match(head[0].lower())
    keyword = said[0] if said else ""
    label = grammar["LABEL"]
    first = label.match(text, head.end()) or grammar["BARE_LETTER"].match(text, head.end())
    if first is None or _is_word(grammar, keyword, first, head[0]):
        return None
    if _doubtful(grammar, keyword, first[0]) and not _stands(grammar, text, first, keyword):
        return None
    plural = keyword.rstrip(".").endswith("s") or keyword in ("§§", "¶¶")
    met = [(bare_path(first[0]), Span(*first.span()))]
    ranges: list[int] = []
    end, last = first.end(), first[0]
    while len(met) < MOST_LABELS_CITED:
        join = grammar["JOIN"].match(text, end)
        more = label.match(text, join.end()) if join else None
        if join is None or more is None:
            break
        ranged = grammar["RANGE"].fullmatch(join[0]) is not None
        if not _goes_on(grammar, text, last, join[0], more, plural=plural, ranged=ranged):
            break
        if ranged:
            ranges.append(len(met) - 1)
        last = _beside(last, more[0])
        met.append((bare_path(last), Span(*more.span())))
        end = more.end()
    start, law = _law_before(grammar, text, head)
    bracketed = first[0].startswith("(")
    loose = grammar["LOOSE_KEYWORD"].fullmatch(keyword) is not None
    where = Citing(keyword, start, end, tuple(met), ranges=tuple(ranges))
    return where._replace(bracketed=bracketed, law_before=law, loose=loose)


def bare_path(label: str) -> str:
    """A cited label as path components: brackets and spaces off, dots between, numbers in figures.

    >>> [bare_path(x) for x in ("4.2(b)(iii)", "(x)", "IV", "3 (a)", "12.", "Two (2)", "two(b)")]
    ['4.2.b.iii', 'x', 'IV', '3.a', '12', '2', '2.b']
    """
    if label.replace(".", "").isdecimal() and ".." not in label:
        return label.strip(".")
    word = compiled(r"[A-Za-z]{3,}(?![A-Za-z])").match(label)
    if word and word[0].lower() in _NUMBERS:
        number = str(_NUMBERS.index(word[0].lower()) + 1)
        rest = label[word.end() :]
        label = number + rest.removeprefix(f" ({number})")
    return compiled(r"[.\s()\[\]]+").sub(".", label).strip(".")


def _is_word(grammar: Grammar, keyword: str, first: re.Match[str], head: str) -> bool:
    """Whether what looks like a label is a word: "Part I play", "section A" of a building, "paragraph a day"."""
    label, text, end = first[0], first.string, first.end()
    if label in ("A", "I", "a", "i") and not head[:1].isupper() and not grammar["LETTERED_KEYWORD"].fullmatch(keyword):
        return True
    if (
        label in ("A", "I")
        and compiled(r" [a-z]").match(text[end : end + 2])
        and not grammar["AFTER_LETTER"].match(text, end)
    ):
        return True
    if len(label) == 1 and label.isalpha() and grammar["WEAK_KEYWORD"].fullmatch(keyword):
        return True
    return keyword in ("part", "parts") and bool(compiled(r" of \d").match(text[end : end + 5]))


def _doubtful(grammar: Grammar, keyword: str, label: str) -> bool:
    told = grammar["DOUBTFUL_KEYWORD"].fullmatch(keyword) is not None
    return told or (label[:3].isalpha() and label[:3].lower() in _SPELLED)


_SPELLED = frozenset(number[:3] for number in _NUMBERS)


def _stands(grammar: Grammar, text: str, label: re.Match[str], keyword: str) -> bool:
    """Whether what follows a label that could be prose leaves it a label: "item 2 above", not "the point 2 m away"."""
    if label[0].startswith("("):
        return True
    if label[0].isupper() and label[0].isalpha() and not grammar["DOUBTFUL_KEYWORD"].fullmatch(keyword):
        return True
    return grammar["AFTER"].match(text, label.end()) is not None


def _goes_on(
    grammar: Grammar, text: str, last: str, join: str, more: re.Match[str], *, plural: bool, ranged: bool
) -> bool:
    """Whether `more` is a further label, no number of its own ("Section 3 and 30 days", "clause 2, and (iii) You")."""
    if grammar["UNIT"].match(text, more.end()) or (
        _doubtful(grammar, "", more[0]) and not _stands(grammar, text, more, "")
    ):
        return False
    if more[0].startswith("("):
        if "(" not in last or (more[0] in ("(a)", "(i)", "(1)", "(A)") and not last.startswith("(")):
            return False
        return plural or "," not in join or grammar["AFTER"].match(text, more.end()) is not None
    if last.startswith("("):
        return False
    if ranged and not plural and last.isdigit() and more[0].isdigit():
        return int(last) < int(more[0]) < int(last) + _LONGEST_RANGE
    return plural or "." in more[0] or "(" in more[0]


_LONGEST_RANGE = 40


def _beside(last: str, more: str) -> str:
    """`more` as a whole label: a nested one stands beside the one of its kind in `last` ("4(a) and (b)": 4(b))."""
    if not more.startswith("(") or last.startswith("("):
        return more
    groups = list(compiled(r"\((\w+)\)").finditer(last))
    inner = more[1 : more.index(")")]
    for group in reversed(groups):
        if _kind(group[1], inner) == _kind(inner, group[1]):
            return last[: group.start()].rstrip() + more
    return last[: groups[-1].start()].rstrip() + more if groups else more


def _kind(inner: str, other: str) -> str:
    """How a nested label counts; a single i, v or x counts as the label beside it does."""
    if inner.isdigit():
        return "number"
    case = "upper" if inner.isupper() else "lower"
    roman = not set(inner.lower()) - set("ivxl") and (len(inner) > 1 or not set(other.lower()) - set("ivxl"))
    return f"{case} {'roman' if roman else 'letter'}"


def _narrowed(grammar: Grammar, text: str, citation: Citing) -> Citing:
    """`citation` with what narrows it behind a comma: "clause 1, paragraph (b)" is 1.b."""
    if len(citation.labels) != 1 or citation.bracketed:
        return citation
    head = grammar["INNER"].match(text, citation.end)
    label = grammar["LABEL"].match(text, head.end() - 1) if head else None
    if head is None or (label is None and not grammar["BARE_LETTER"].match(text, head.end() - 1)):
        return citation
    label = label or grammar["BARE_LETTER"].match(text, head.end() - 1)
    inner = head[0][:-1].strip(" ,")
    if label is None or stem(inner) == (stem(citation.keyword) or "?") or not (head[0][0] == "," or label[0][0] == "("):
        return citation
    (above, at), end = citation.labels[0], label.end()
    whole = (f"{above}.{bare_path(label[0])}", Span(at.start, end))
    return citation._replace(keyword=inner.lower(), labels=(whole,), end=end)


def _above(grammar: Grammar, text: str, end: int) -> tuple[tuple[str, ...], str, int]:
    """The label that a citation hangs on, outermost first (" of Section 2.1"), the loose word in it, where it ends."""
    found: list[str] = []
    within = ""
    while len(found) < MOST_LEVELS_CITED:
        linked = grammar["LINK"].match(text, end)
        head = grammar["CITING"].match(text, linked.end()) if linked else None
        label = grammar["LABEL"].match(text, head.end()) if head else None
        if label is None:
            break
        if head is not None and grammar["LOOSE_KEYWORD"].match(head[0]):
            within = stem(head[0])
        found.append(bare_path(label[0]))
        end = label.end()
    return tuple(reversed(found)), within, end


def _law_before(grammar: Grammar, text: str, head: re.Match[str]) -> tuple[int, bool]:
    """Whether a law's name runs into the citing word, and where the whole then begins ("17 U.S.C. § 204(a)")."""
    stop = len(head[0].rstrip()) + head.start()
    window = max(0, head.start() - 60)
    if not grammar.gated("CITED_LAW").may(text[window:stop]):
        return head.start(), False
    for met in grammar["CITED_LAW"].finditer(text, window, stop):
        if met.end() == stop:
            numbers = [one.span() for one in grammar["LAW_NUMBER"].finditer(text, window, met.start())]
            ahead = [at for at, end in numbers if end == met.start() and not text[max(0, at - 1) : at].strip()]
            return (ahead[0] if ahead else met.start()), True
    return head.start(), False
