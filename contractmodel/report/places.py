"""What people call a block: "Clause 6(a)", "Preamble", "Footnote 1". Paths are for machines."""

from __future__ import annotations

from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Schedule, Signature, bare
from contractmodel.patterns import compiled
from contractmodel.report.visible import visible

_PATH = compiled(r"(?<![\w/.#])(?:[\w.#]{1,40}/){0,4}[a-z]{4,11}:\d{1,6}\b")
_KEYWORDS = ("article", "section", "§", "schedule", "exhibit", "annex", "appendix", "attachment", "addendum", "part")


class Places:
    """The names of one agreement's blocks. Built once for a report; linear in the blocks."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self._short: dict[str, str] = {}
        self._long: dict[str, str] = {}
        self._walk(agreement.body, None, "")
        self._preamble()

    def short(self, path: str) -> str:
        """The name without "Clause", as a list gives it: "6(a)", "preamble", "footnote 1". The path if unknown.

        >>> from contractmodel.model import Clause
        >>> places = Places(Agreement.build([Clause(label="6.", body=(Clause(label="(a)"), Clause(label="2.")))]))
        >>> places.short("6.a"), places.short("6.2"), places.long("6.a")
        ('6(a)', '6.2', 'Clause 6(a)')
        """
        return self._short.get(path) or visible(path)

    def long(self, path: str) -> str:
        """The name with its kind in front, as a headline gives it: "Clause 6(a)", "Preamble", "Footnote 1"."""
        return self._long.get(path) or visible(path)

    def told(self, text: str) -> str:
        """`text` fit to be shown, its paths of unnumbered blocks ("paragraph:1") replaced by their names.

        >>> from contractmodel.model import Clause
        >>> body = [Block(type=BlockType.PARAGRAPH, text="Between us."), Clause(label="1.")]
        >>> Places(Agreement.build(body)).told("is used (paragraph:1, 1)")
        'is used (preamble, 1)'
        """
        return _PATH.sub(lambda met: self.short(met.group()), visible(text))

    def _walk(self, body: tuple[Block, ...], above: Block | None, prefix: str) -> None:
        for block in body:
            name = self._clause(block, prefix) if isinstance(block, Clause) else self._other(block, above)
            inner = f"{name}, " if isinstance(block, Schedule) else name if isinstance(block, Clause) else prefix
            self._walk(block.body, block, inner)

    def _clause(self, block: Clause, prefix: str) -> str:
        printed = visible(" ".join(block.label.split())).rstrip(" .:–—-") or visible(bare(block.label))
        own = visible(bare(block.label))
        keyworded = printed.casefold().startswith(_KEYWORDS)
        if keyworded or not prefix:
            name = printed.strip() if keyworded or printed.startswith("(") else own
        elif prefix.endswith(", "):
            name = prefix + own
        elif printed.startswith("(") or printed.endswith(")"):
            name = f"{prefix}({own})"
        elif own.startswith(prefix + ".") or "." in own:
            name = own
        else:
            name = f"{prefix}.{own}"
        repeat = block.path.rpartition("#")[2] if "#" in block.path.rsplit(".", 1)[-1] else ""
        if repeat:
            name += f" (no. {repeat})"
        self._short[block.path] = name
        named = name.casefold().startswith(_KEYWORDS)
        self._long[block.path] = name[:1].upper() + name[1:] if named else f"Clause {name}"
        return name

    def _other(self, block: Block, above: Block | None) -> str:
        ordinal = block.path.rpartition(":")[2]
        kind = block.type.value
        if isinstance(block, Signature):
            party = visible(block.party).strip(" :_.-–—")[:_LONGEST_PARTY]
            name = f"signature of {_the(party)}" if party else f"signature {ordinal}"
        elif isinstance(block, Footnote):
            name = f"footnote {_mark(block.mark) or ordinal}"
        elif block.type is BlockType.TITLE or (block.type is BlockType.ATTESTATION and ordinal == "1"):
            name = kind
        else:
            name = f"{kind} {ordinal}"
        if above is not None:
            name += f" of {self._short[above.path]}"
        self._short[block.path] = name
        self._long[block.path] = name[:1].upper() + name[1:]
        return name

    def _preamble(self) -> None:
        """A single paragraph before the first clause is the preamble; a single notice has no number."""
        opening: list[str] = []
        for block in self.agreement.body:
            if isinstance(block, Clause):
                if len(opening) == 1:
                    self._short[opening[0]], self._long[opening[0]] = "preamble", "Preamble"
                break
            if block.type is BlockType.PARAGRAPH:
                opening.append(block.path)
        notices = [block.path for block in self.agreement.body if block.type is BlockType.NOTICE]
        if len(notices) == 1:
            self._short[notices[0]], self._long[notices[0]] = "notice", "Notice"


def _mark(mark: str) -> str:
    """A note's mark as people name it; "" for one that only its file knows, as Markdown's `[^licence]`.

    >>> _mark("¹²"), _mark("†"), _mark("licence")
    ('12', '†', '')
    """
    plain = visible(mark).translate(_RAISED)
    return "" if len(plain) > 2 and not plain.isdecimal() else plain


_LONGEST_PARTY = 48
"""Characters of a party's name that a place is called by."""
_RAISED = {ord(raised): digit for raised, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}


def _the(party: str) -> str:
    """`party` as it stands in a sentence; a role gets its article, a name none.

    >>> _the("Publisher"), _the("THE COMPANY"), _the("Ada Example"), _the("Corresponding Author")
    ('the publisher', 'THE COMPANY', 'Ada Example', 'the corresponding author')
    """
    last = party.rsplit(maxsplit=1)[-1].casefold() if party.split() else ""
    if party.isupper() or last not in _ROLES:
        return party
    return f"the {party[4:] if party[:4].casefold() == 'the ' else party}".lower()


_ROLES = {
    *("author", "authors", "corresponding", "editor", "contributor", "publisher", "licensor", "licensee", "owner"),
    *(
        "company",
        "customer",
        "supplier",
        "seller",
        "buyer",
        "purchaser",
        "vendor",
        "client",
        "contractor",
        "consultant",
    ),
    *("provider", "employer", "employee", "landlord", "tenant", "lender", "borrower", "guarantor", "recipient"),
    *("discloser", "party", "witness"),
}
"""Words that name a party by its role."""
