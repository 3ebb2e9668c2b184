"""Where a cited label lands: the clauses of one agreement by every name they can be cited by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from contractmodel.model import Agreement, Clause, Schedule, bare
from contractmodel.model.labels import roman
from contractmodel.parse.citing import bare_path
from contractmodel.parse.folded import plain
from contractmodel.parse.thresholds import MOST_NAMES

_OWN_WORDS = ("agreement", "contract", "terms", "terms and conditions", "document")
_ANOTHERS = re.compile(
    r"\b(?:act|law|code|statutes?|regulations?|directive|treaty|convention|policy|guidelines|rules|manual|by-?laws)\b"
)


class Landing:
    """One agreement's clauses by the labels that may cite them. Worked out when a label is first looked up."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """Lower-case dotted label to the paths of all clauses that bear it, in document order."""
        names: dict[str, list[str]] = {}
        known: dict[str, tuple[str, ...]] = {}
        for block in self._agreement.walk():
            above = known.get(self._agreement.parents[block.path], ())
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
            for name in known[block.path]:
                names.setdefault(name, []).append(block.path)
        return {name: tuple(dict.fromkeys(paths)) for name, paths in names.items()}

    @cached_property
    def _schedules(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for block in self._agreement.walk():
            if isinstance(block, Schedule):
                found.setdefault(bare(block.label).lower(), []).append(block.path)
        return {label: tuple(paths) for label, paths in found.items()}

    @property
    def has_schedules(self) -> bool:
        """Whether the agreement came with any schedule, exhibit or annex."""
        return bool(self._schedules)

    def schedules(self, label: str) -> tuple[str, ...]:
        """The schedules labelled `label`."""
        return self._schedules.get(label.lower(), ())

    @cached_property
    def highest(self) -> int:
        """The highest number that any clause's own label begins with."""
        numbers = [int(met[0]) for name in self._names if (met := re.match(r"\d+", name))]
        return max(numbers, default=0)

    def home(self, path: str, keyword: str, which: str = "") -> str | None:
        """The clause that "this Section" or "the preceding clause" means at `path`; None outside clauses."""
        chain = self._chain(path)
        if not chain:
            return None
        if which in ("preceding", "previous", "following", "next"):
            return self._neighbour(chain[0], -1 if which in ("preceding", "previous") else 1) or chain[0]
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
        address in the same schedule or the main part; else nested near by; else the only clause that bears it.
        """
        chain = self._chain(path)
        if relative:
            near = self._near(label, chain)
            if near:
                return (near[0] if len(near) == 1 else None), near
        candidates = () if relative and "." not in label else self._bearing(label)
        if not candidates:
            inline = self._inline(label, chain)
            return inline, ((inline,) if inline else ())
        prefix = _schedule_of(path)
        for home in dict.fromkeys((prefix, "")):
            whole = [c for c in candidates if _schedule_of(c) == home and _same(_unscheduled(c), label)]
            if len(whole) == 1:
                return whole[0], candidates
            if whole:
                worded = [c for c in whole if self._agreement_label(c).startswith(keyword.rstrip("s."))]
                return (worded[0] if len(worded) == 1 else None), candidates
        near = self._near(label, chain)
        if len(near) == 1:
            return near[0], candidates
        worded = [c for c in candidates if self._agreement_label(c).startswith(keyword.rstrip("s."))]
        for few in (worded, list(candidates)):
            if len(few) == 1:
                return few[0], candidates
        return None, candidates

    def _agreement_label(self, path: str) -> str:
        block = self._agreement[path]
        return block.label.lower() if isinstance(block, Clause) else ""

    def _bearing(self, label: str) -> tuple[str, ...]:
        low = label.lower()
        found = self._names.get(low, ())
        if not found:
            head, dot, rest = low.partition(".")
            value = roman(head)
            for other in (str(value) if value else "", _roman_of(head)):
                found = self._names.get(other + dot + rest, ()) if other else ()
                if found:
                    break
        exact = tuple(path for path in found if _unscheduled(path).rpartition(".")[2] == label.rpartition(".")[2])
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
        candidates = self._names.get(low, ())
        if not above:
            return tuple(
                c for c in candidates if not self._clause_above(c) and _unscheduled(c).lower().split("#")[0] == low
            )
        own = [c for c in candidates if c.startswith((f"{above}.", f"{above}/"))]
        if not own:
            return ()
        depth = low.count(".") + 1
        return tuple(c for c in own if c[len(above) + 1 :].lower().partition("#")[0].count(".") + 1 == depth)

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
                whole = self._words(homes[0])
                if all(_printed(mark, whole) for mark in marks) and (cut or _numbers(whole, marks[0])):
                    return homes[0]
        return None

    def _words(self, path: str) -> str:
        """The text of the clause at `path` and of what is not a clause inside it, where inline numbers can stand."""
        block = self._agreement[path]
        return plain(" ".join([block.text, *(inner.text for inner in block.body if not isinstance(inner, Clause))]))

    def is_own(self, after: str) -> bool:
        """Whether `after`, the words behind "of the", names this very agreement. Unknown lower-case things are own."""
        phrase = re.match(
            r"\"?([A-Z][\w-]*(?: (?:of |and |on |for )?[A-Z][\w-]*)*|[a-z-]+(?: [a-z-]+)?)", after.strip()
        )
        if phrase is None:
            return True
        said = phrase[1].lower()
        if phrase[1][0].islower():
            first = said.split()[0]
            return not _ANOTHERS.search(said) and (first not in ("attached", "applicable") or first in _OWN_WORDS)
        for definition in self._agreement.definitions:
            term = re.sub(r"^(?:the|this|these) ", "", definition.term.lower())
            if term == said:
                return _names_itself(self._agreement, definition.path, definition.at.start, definition.term)
        title = (self._agreement.title or "").lower()
        return said in _OWN_WORDS or bool(title and title == said)


def _names_itself(agreement: Agreement, path: str, at: int, term: str) -> bool:
    if term.lower().startswith(("this ", "these ")):
        return True
    before = plain(agreement[path].text)[max(0, at - 120) : at]
    return bool(re.search(r"\b[Tt]h(?:is|ese) (?:[^.,;()]{0,70} ?)?\(?(?:the |\"|herein)?\W*$", before))


_CITING_END = re.compile(r"(?:(?:section|clause|paragraph|article|para|art)s?\.?|[\d)])$")


def _printed(mark: str, whole: str) -> bool:
    """Whether `mark` numbers something in the text, and is not only cited there."""
    at = whole.find(mark)
    while at >= 0:
        before = whole[max(0, at - 20) : at].rstrip().lower()
        if whole[at + len(mark) : at + len(mark) + 1] in (" ", "") and not _CITING_END.search(before):
            return True
        at = whole.find(mark, at + 1)
    return False


def _numbers(whole: str, mark: str) -> bool:
    """Whether `mark` belongs to a run of inline numbers: its forerunner stands before it, or it is a first one."""
    firsts = ("(a)", "(i)", "(1)", "(A)")
    return mark in firsts or any(f" {first} " in f" {whole} " for first in firsts)


def _schedule_of(path: str) -> str:
    head, slash, _ = path.partition("/")
    return head if slash and ":" not in path.split("/")[1][:12] else ""


def _unscheduled(path: str) -> str:
    """A clause's path without its schedule and without the ordinals of repeated labels."""
    return re.sub(r"#\d+", "", path.rsplit("/", 1)[-1])


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _last(path: str) -> str:
    return re.sub(r"#\d+", "", path.rsplit("/", 1)[-1]).split(".")[-1].lower()


def _roman_of(number: str) -> str:
    """A small number as a Roman numeral, lower case; "" for what is none."""
    if not number.isdigit() or not 0 < int(number) < 90:
        return ""
    value, told = int(number), ""
    for worth, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= worth:
            told, value = told + sign, value - worth
    return told
