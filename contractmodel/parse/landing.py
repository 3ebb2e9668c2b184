"""Where a cited label lands: the clauses of one agreement by every name they can be cited by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from contractmodel.model import Agreement, Clause, Definition, Schedule, bare
from contractmodel.model.labels import roman
from contractmodel.parse.citing import bare_path, stem
from contractmodel.parse.folded import plain
from contractmodel.parse.grammar import load
from contractmodel.parse.thresholds import MOST_NAMES
from contractmodel.patterns import compiled


class Landing:
    """One agreement's clauses by the labels that may cite them. Worked out when a label is first looked up."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._borne: dict[tuple[str, str], tuple[str, ...]] = {}
        self._below: dict[str, dict[str, list[str]]] = {}
        self._whole: dict[tuple[str, str, str], list[str]] = {}
        self._printed: dict[str, tuple[frozenset[str], bool]] = {}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """Lower-case dotted label to the paths of all clauses that bear it, in document order."""
        names: dict[str, list[str]] = {}
        known: dict[str, tuple[str, ...]] = {}
        parents = self._agreement.parents
        for block in self._agreement.walk():
            above = known.get(parents[block.path], ())
            if not isinstance(block, Clause) or not (own := bare_path(bare(block.label)).lower()):
                known[block.path] = above
                continue
            if isinstance(block, Schedule):
                known[block.path] = ()
                continue
            told = [own]
            for name in above:
                if own.startswith(name + "."):
                    continue
                told.append(f"{name}.{own}")
            own_path = _unscheduled(block.path).lower()
            if own_path not in told:
                told.append(own_path)
            known[block.path] = tuple(told[:MOST_NAMES])
            for name in dict.fromkeys(known[block.path]):
                names.setdefault(name, []).append(block.path)
        return {name: tuple(paths) for name, paths in names.items()}

    @cached_property
    def _schedules(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for block in self._agreement.walk():
            if isinstance(block, Schedule):
                found.setdefault(bare_path(bare(block.label)).lower(), []).append(block.path)
        return {label: tuple(paths) for label, paths in found.items()}

    @property
    def has_schedules(self) -> bool:
        """Whether the agreement came with any schedule, exhibit or annex."""
        return bool(self._schedules)

    def schedules(self, label: str, keyword: str = "") -> tuple[str, ...]:
        """The schedules labelled `label` that are called `keyword`, or that no word calls anything."""
        sought = stem(keyword)
        found = self._schedules.get(bare_path(label).lower(), ())
        return tuple(path for path in found if not sought or self._stem(path) in (sought, ""))

    @cached_property
    def highest(self) -> int:
        """The highest number that any clause's own label begins with."""
        numbers = [int(met[0]) for name in self._names if (met := compiled(r"\d+").match(name))]
        return max(numbers, default=0)

    def home(self, path: str, keyword: str, which: str = "") -> str | None:
        """The clause that "this Section" or "the preceding clause" means at `path`; None outside clauses."""
        chain = self._chain(path)
        if not chain:
            return None
        grammar = load("reference")
        step = -1 if grammar["BACK"].fullmatch(which) else 1 if grammar["ON"].fullmatch(which) else 0
        if step:
            return self._neighbour(chain[0], step) or chain[0]
        stem = keyword.lower()
        for clause in chain:
            block = self._agreement[clause]
            if isinstance(block, Clause) and block.label.lower().startswith(stem):
                return clause
        if stem == "article":
            return chain[-1]
        return chain[0]

    def _neighbour(self, path: str, step: int) -> str | None:
        parent = self._agreement.parents[path]
        body = self._agreement[parent].body if parent else self._agreement.body
        siblings = [block.path for block in body if isinstance(block, Clause)]
        at = siblings.index(path) + step
        return siblings[at] if 0 <= at < len(siblings) else None

    def _chain(self, path: str) -> list[str]:
        """The clauses that `path` stands in, innermost first."""
        chain = []
        while path:
            if isinstance(self._agreement[path], Clause):
                chain.append(path)
            path = self._agreement.parents[path]
        return chain

    def find(self, label: str, path: str, keyword: str, *, relative: bool) -> tuple[str | None, tuple[str, ...]]:
        """Where `label`, cited at `path`, lands, and all clauses that bear it; None where no single one does.

        A bracketed label ("clause (b)") is looked for from the innermost clause outward. Any other is first a whole
        address in the same schedule or the main part; else nested near by; else the only clause that bears it. Where
        labels are printed with a word ("Section 2."), the citing word decides between them.
        """
        if relative:
            near = self._near(label, self._chain(path))
            if near:
                return (near[0] if len(near) == 1 else None), near
        sought = stem(keyword)
        candidates = () if relative and "." not in label else self._bearing(label, sought)
        if not candidates:
            inline = self._inline(label, self._chain(path))
            if inline or not relative:
                return inline, ((inline,) if inline else ())
            candidates = self._bearing(label, sought)
            return (candidates[0] if len(candidates) == 1 else None), candidates
        worded = [c for c in candidates if self._stem(c) == sought] if sought in self._stems else []
        if sought in self._stems and not worded and all(self._stem(c) for c in candidates):
            return None, ()
        prefix = _schedule_of(path)
        for home in dict.fromkeys((prefix, "")):
            whole = self._addressed(label, sought, candidates, home)
            if worded and whole and not any(self._stem(c) in (sought, "") for c in whole):
                break
            if len(whole) == 1:
                return whole[0], candidates
            if whole:
                few = [c for c in whole if c in worded]
                return (few[0] if len(few) == 1 else None), candidates
        close = [c for c in self._near(label, self._chain(path)) if not worded or c in worded]
        for few in (close, worded, list(candidates)):
            if len(few) == 1:
                return few[0], candidates
        return None, candidates

    def _addressed(self, label: str, sought: str, candidates: tuple[str, ...], home: str) -> list[str]:
        """Those of `candidates` in the part `home` whose whole address is `label`."""
        found = self._whole.get((label, sought, home))
        if found is None:
            found = [c for c in candidates if _schedule_of(c) == home and _same(_unscheduled(c), label)]
            self._whole[label, sought, home] = found
        return found

    def _stem(self, path: str) -> str:
        block = self._agreement[path]
        return stem(block.label) if isinstance(block, Clause) else ""

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The words that labels of this agreement's clauses are printed with."""
        return frozenset(stem(block.label) for block in self._agreement.walk() if isinstance(block, Clause)) - {""}

    def calls(self, word: str) -> bool:
        """Whether this agreement calls its clauses by `word`: on their labels, or by its plural in the title."""
        if word in self._stems:
            return True
        said = compiled(r"[^\W\d_]+").findall(self._agreement.title or "")
        return any(one.endswith(("s", "S")) and stem(one) == word for one in said)

    def _bearing(self, label: str, sought: str = "") -> tuple[str, ...]:
        """Every clause that bears `label`; in Roman figures, or nested ("1b"), where none bears it as it stands."""
        known = self._borne.get((label, sought))
        if known is not None:
            return known
        low = label.lower()
        found = self._names.get(low, ())
        worded = sought in self._stems and not any(self._stem(path) == sought for path in found)
        if not found or worded:
            others = next((there for other in _otherwise(low) if (there := self._names.get(other, ()))), ())
            if worded:
                others = tuple(path for path in others if self._stem(path) == sought) or (() if found else others)
            found = others or found
        exact = tuple(path for path in found if _unscheduled(path).rpartition(".")[2] == label.rpartition(".")[2])
        self._borne[label, sought] = exact or found
        return exact or found

    def _near(self, label: str, chain: list[str]) -> tuple[str, ...]:
        """The clauses labelled `label` right under the innermost clause of `chain` (or beside it) that has any."""
        low = label.lower()
        for above in chain:
            if _last(above) == low:
                return (above,)
            found = self._under(above, low)
            if found:
                return found
        return self._under("", low) if chain else ()

    def _under(self, above: str, low: str) -> tuple[str, ...]:
        below = self._below.get(low)
        if below is None:
            below = self._below[low] = {}
            depth = low.count(".") + 1
            for path in self._names.get(low, ()):
                if not self._clause_above(path) and _unscheduled(path).lower() == low:
                    below.setdefault("", []).append(path)
                cut = path
                for _ in range(depth):
                    cut = cut[: max(cut.rfind("."), cut.rfind("/"), 0)]
                if cut:
                    below.setdefault(cut, []).append(path)
        return tuple(below.get(above, ()))

    def _clause_above(self, path: str) -> bool:
        return len(self._chain(path)) > 1

    def _inline(self, label: str, chain: list[str]) -> str | None:
        """The clause whose running text holds the last parts of `label` as inline numbers: "… (i) … (ii) …"."""
        parts = label.split(".")
        for cut in range(len(parts) - 1, -1, -1):
            marks = [f"({part})" for part in parts[cut:]]
            if cut == 0:
                homes = tuple(chain[:1]) if marks and len(marks) == 1 else ()
            else:
                homes = self._bearing(".".join(parts[:cut])) or self._near(".".join(parts[:cut]), chain)
            if len(homes) == 1:
                printed, counted = self._marks(homes[0])
                if all(mark in printed for mark in marks) and (cut or counted or marks[0] in _FIRSTS):
                    return homes[0]
        return None

    def _marks(self, path: str) -> tuple[frozenset[str], bool]:
        """The inline numbers in the clause at `path` and in what is not a clause inside it; whether a first is there.

        A number that is only cited there does not count.
        """
        known = self._printed.get(path)
        if known is None:
            block = self._agreement[path]
            text = plain(" ".join([block.text, *(inner.text for inner in block.body if not isinstance(inner, Clause))]))
            grammar = load("reference")
            pointed = grammar.gated("POINTED").may(text)
            cited = [met.span() for met in grammar["POINTED"].finditer(text)] if pointed else []
            printed, number = set(), 0
            for met in compiled(r"\(\w{1,8}\)(?= |$)").finditer(text):
                while number < len(cited) and cited[number][1] <= met.start():
                    number += 1
                if number < len(cited) and cited[number][0] <= met.start():
                    continue
                if not _cites(text[max(0, met.start() - 20) : met.start()].rstrip()):
                    printed.add(met[0])
            counted = any(f" {first} " in f" {text} " for first in _FIRSTS)
            known = self._printed[path] = (frozenset(printed), counted)
        return known

    def is_own(self, after: str) -> bool:
        """Whether `after`, the words behind "of the", names this very agreement. Unknown lower-case things are own."""
        phrase = compiled(r"\"?([A-Z][\w-]*(?: (?:of |and |on |for )?[A-Z][\w-]*)*|[a-z-]+(?: [a-z-]+)?)").match(
            after.strip()
        )
        if phrase is None:
            return True
        said = phrase[1].lower()
        if phrase[1][0].islower():
            first = said.split()[0]
            return not load("reference")["ANOTHERS"].search(said) and first not in ("attached", "applicable")
        definition = self._terms.get(said)
        if definition is not None:
            return _names_itself(self._agreement, definition.path, definition.at.start, definition.term)
        title = (self._agreement.title or "").lower()
        return load("reference")["OWN_NAME"].fullmatch(said) is not None or bool(title and title == said)

    @cached_property
    def _terms(self) -> Mapping[str, Definition]:
        """The first definition of each term, by its words in lower case without a determiner."""
        found: dict[str, Definition] = {}
        for definition in self._agreement.introductions:
            found.setdefault(compiled(r"^(?:the|this|these) ").sub("", definition.term.lower()), definition)
        return found


def _names_itself(agreement: Agreement, path: str, at: int, term: str) -> bool:
    if term.lower().startswith(("this ", "these ")):
        return True
    before = plain(agreement[path].text)[max(0, at - 120) : at]
    return bool(compiled(r"\b[Tt]h(?:is|ese) (?:[^.,;()]{0,70} ?)?\(?(?:the |\"|herein)?\W*$").search(before))


def _cites(before: str) -> bool:
    """Whether `before` ends in a citing word or in a label: the number behind it is cited, not counted."""
    if before[-1:].isdigit() or before[-1:] == ")":
        return True
    return any(met.end() == len(before) for met in load("reference")["KEYWORD"].finditer(before))


_FIRSTS = ("(a)", "(i)", "(1)", "(A)")


def _otherwise(low: str) -> list[str]:
    """Other ways to print the label `low`: its number in Roman or Arabic figures, "1b" as 1.b."""
    head, dot, rest = low.partition(".")
    value = roman(head)
    told = [other + dot + rest for other in (str(value) if value else "", _roman_of(head)) if other]
    split = compiled(r"(?<=\d)([a-z])(?![a-z\d])").sub(r".\1", low)
    return [*told, split] if split != low else told


def _schedule_of(path: str) -> str:
    head, slash, _ = path.partition("/")
    return head if slash and ":" not in path.split("/")[1][:12] else ""


def _unscheduled(path: str) -> str:
    """A clause's path without its schedule and without the ordinals of repeated labels."""
    last = path.rsplit("/", 1)[-1]
    return compiled(r"#\d+").sub("", last) if "#" in last else last


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _last(path: str) -> str:
    return compiled(r"#\d+").sub("", path.rsplit("/", 1)[-1]).split(".")[-1].lower()


def _roman_of(number: str) -> str:
    """A small number as a Roman numeral, lower case; "" for what is none."""
    if not number.isdigit() or not 0 < int(number) < 90:
        return ""
    value, told = int(number), ""
    for worth, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= worth:
            told, value = told + sign, value - worth
    return told
