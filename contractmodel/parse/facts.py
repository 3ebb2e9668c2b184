"""Facts: the typed details of a provision, read from its words: licence, sums, periods, law, who indemnifies whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import ProvisionKind
from contractmodel.model.numbers import WORTH
from contractmodel.parse.frames import Frame
from contractmodel.parse.grammar import load
from contractmodel.parse.licences import licence_id, licence_of_url
from contractmodel.patterns import compiled

Facts = tuple[tuple[str, str], ...]

_GRANTS = (ProvisionKind.GRANT, ProvisionKind.ASSIGNMENT, ProvisionKind.RESERVATION, ProvisionKind.PERMISSION)
_LAWS = (ProvisionKind.GOVERNING_LAW, ProvisionKind.FORUM, ProvisionKind.DISPUTE_RESOLUTION)
_CARVED = (
    *(ProvisionKind.LIABILITY, ProvisionKind.INDEMNITY, ProvisionKind.CONFIDENTIALITY, ProvisionKind.DISCLAIMER),
    *(ProvisionKind.WARRANTY, ProvisionKind.ASSIGNABILITY, ProvisionKind.GRANT, ProvisionKind.RESERVATION),
)
_OBJECTS = (ProvisionKind.COVENANT, ProvisionKind.PERMISSION, ProvisionKind.PROHIBITION, ProvisionKind.ASSIGNMENT)
_LICENSING = ("licen", "cc ", "cc-", "cc0", "creative", "gpl")
_CURRENCIES = ("$", "€", "£", "¥", "₹", "usd", "eur", "gbp", "chf", "jpy", "cad", "aud", "dollar", "pound", "franc")
_MONTHS = ("jan", "feb", "mar", "apr", "may ", "june", "july", "aug", "sep", "oct", "nov", "dec")
_UNITS = ("day", "week", "month", "year", "hour", "quarter")


_DIGIT = compiled(r"\d")
_ISO_YEAR = compiled(r"[0-9]{4}[-/.]")


class Said(NamedTuple):
    """A provision as it was read: its text and the same folded, the range that is its own, its frame and parties."""

    text: str
    low: str
    start: int
    end: int
    frame: Frame
    actor: str | None = None
    other: str | None = None

    @property
    def words(self) -> str:
        """The provision's own words, folded."""
        return self.low[self.start : self.end]

    def search(self, terminal: str) -> re.Match[str] | None:
        """Where the grammar's `terminal` first stands in the provision."""
        return load("facts").gated(terminal).search(self.low, self.start, self.end)

    def every(self, terminal: str) -> Iterator[re.Match[str]]:
        """Every place where the grammar's `terminal` stands in the provision."""
        return load("facts").gated(terminal).finditer(self.low, self.start, self.end)

    def printed(self, met: re.Match[str]) -> str:
        """What `met` found, as printed: the named group that took part, or all of it."""
        names = [name for name, value in met.groupdict().items() if value is not None]
        start, end = met.span(names[0]) if names else met.span()
        return self.text[start:end].strip(" ,")


def facts(kind: ProvisionKind, said: Said) -> Facts:
    """The typed details of a provision of `kind`, name to value, each name once, in a fixed order.

    Several values of one name are joined by "; ". Names: `licence` (SPDX id), `licence_url`, `exclusivity`,
    `revocability`, `duration`, `territory`, `royalty`, `grantee`, `media`, `amount`, `percentage`, `date`, `period`
    ("30 business days"), `notice`, `law`, `forum`, `seat`, `rules`, `cap`, `carve_out`, `indemnitor`, `indemnitee`,
    `indemnified_for`, `object`. Linear in the provision.
    """
    found: dict[str, dict[str, None]] = {}
    for name, value in _told(kind, said):
        if value:
            found.setdefault(name, {}).setdefault(value)
    return tuple((name, "; ".join(values)) for name, values in found.items())


def _told(kind: ProvisionKind, said: Said) -> Iterator[tuple[str, str]]:
    if any(stem in said.words for stem in _LICENSING):
        yield from _licences(said)
    if kind in _GRANTS:
        yield from _grant(said)
    if kind is ProvisionKind.GRANT:
        yield "grantee", _grantee(said)
    yield from _quantities(said)
    if kind in _LAWS:
        yield from _laws(said)
    if kind is ProvisionKind.LIABILITY:
        for met in said.every("CAP"):
            yield "cap", said.printed(met)
    if kind in _CARVED:
        behind = said._replace(start=min(said.frame.group.end, said.end))
        front = said._replace(start=said.frame.adverbial.start, end=said.frame.subject.start)
        carved = behind.search("CARVE_OUT") or front.search("CARVE_OUT")
        if carved:
            yield "carve_out", said.text[carved.start() : carved.end()].strip(" ,")
    if kind is ProvisionKind.INDEMNITY:
        yield from _indemnity(said)
    if kind in _OBJECTS:
        yield "object", _object(said)


def _licences(said: Said) -> Iterator[tuple[str, str]]:
    """Licences by name, else by address; a name without its version only where nothing says more."""
    ids = [licence_id(met[0], met["version"]) for met in said.every("LICENCE")]
    urls = [said.text[met.start() : met.end()] for met in said.every("URL")]
    addressed = [one for one in map(licence_of_url, urls) if one]
    chosen = [one for one in ids if one[-1].isdigit()] or addressed or ids
    for one in dict.fromkeys(chosen):
        if not any(other != one and other.startswith(one) for other in chosen):
            yield "licence", one
    for url in urls:
        yield "licence_url", url


def _grant(said: Said) -> Iterator[tuple[str, str]]:
    exclusive = said.search("EXCLUSIVITY")
    if exclusive:
        yield "exclusivity", "non-exclusive" if exclusive["non"] else "exclusive"
    revoked = said.search("REVOCABILITY")
    if revoked:
        yield "revocability", "irrevocable" if revoked["irrevocable"] else "revocable"
    for name, terminal, value in (
        ("duration", "PERPETUAL", "perpetual"),
        ("territory", "TERRITORY", ""),
        ("royalty", "ROYALTY_FREE", "free"),
        ("media", "MEDIA", ""),
    ):
        met = said.search(terminal)
        if met:
            yield name, value or met[0].replace("world-wide", "worldwide")


_GRANTEE = compiled(
    r"(?<![\w-])(?:to|grants?|authori[sz]es?) (?P<who>(?:the )?(?:general )?public|any(?:one|body)|every(?:one|body)"
    r"|any (?:person|user|third party)|all (?:persons|users|readers)|users worldwide)(?![\w-])"
)


def _grantee(said: Said) -> str:
    """Who is granted something: "to the general public", the object of "grants", or the other party."""
    met = _GRANTEE.search(said.low, said.frame.group.start, said.frame.end)
    return said.printed(met) if met else said.other or ""


def _quantities(said: Said) -> Iterator[tuple[str, str]]:
    words = said.words
    if _DIGIT.search(words) or "cent" in words:
        for met in said.every("MONEY") if any(sign in words for sign in _CURRENCIES) else ():
            yield "amount", said.text[met.start() : met.end()].strip()
        for met in said.every("PERCENT") if "%" in words or "cent" in words else ():
            number = compiled(r"[\d.]+").match(met[0])
            yield "percentage", f"{number[0] if number else _count(met[0])}%"
        for met in said.every("DATE") if _ISO_YEAR.search(words) or any(month in words for month in _MONTHS) else ():
            from contractmodel.values import read_date

            yield "date", read_date(met[0]).value or ""
    if any(unit in words for unit in _UNITS):
        for met in said.every("PERIOD"):
            if not _is_rate(said.text[: met.start()], met[0]):
                yield "period", _period(met)
    noticed = said.search("NOTICE") if "notice" in words else None
    if noticed and noticed[0] != "notice":
        yield "notice", " ".join(noticed[0].split())


def _is_rate(before: str, words: str) -> bool:
    """Whether "a year" says how often, behind a sum or a count ("twice a year"), and not how long.

    >>> _is_rate("pays €10 ", "a month"), _is_rate("twice ", "a year"), _is_rate("within ", "a year")
    (True, True, False)
    """
    last = before.rsplit(maxsplit=1)[-1].lower() if before.split() else ""
    return words.startswith(("a ", "an ")) and (
        last in {"once", "twice", "times"} or last[-1:].isdigit() or "%" in last
    )


def _period(met: re.Match[str]) -> str:
    """A period in figures with its unit in the plural where it is more than one: "30 business days", "1 year"."""
    count = _count(met[0])
    unit = met["unit"].rstrip("s")
    kind = f"{met['kind']} " if met["kind"] else ""
    return f"{count} {kind}{unit}{'' if count == '1' else 's'}"


def _count(words: str) -> str:
    """The number that words or figures say; figures win, since both agree where the drafter was careful.

    >>> _count("thirty (30) days"), _count("one hundred and twenty"), _count("a year")
    ('30', '120', '1')
    """
    figures = compiled(r"\d+").search(words)
    if figures:
        return str(int(figures[0]))
    total = 0
    for word in compiled(r"[\s-]+").split(words):
        if word in WORTH:
            total += WORTH[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
    return str(total or 1)


def _laws(said: Said) -> Iterator[tuple[str, str]]:
    law = said.search("LAW_OF") or said.search("LAW_NAMED")
    if law:
        yield "law", said.printed(law)
    courts = said.search("COURTS_OF")
    if courts:
        yield "forum", said.printed(courts)
    if "arbitra" in said.words:
        for name, terminal in (("seat", "SEAT"), ("rules", "RULES")):
            met = said.search(terminal)
            if met:
                yield name, said.printed(met)


_AGAINST = compiled(
    r"(?<![\w-])(?:against|from and against|from|for|in respect of) "
    r"(?P<what>(?:any|all|every|and|claims?|loss|damages?|[a-z])[^.;]{2,200})"
)


def _indemnity(said: Said) -> Iterator[tuple[str, str]]:
    yield "indemnitor", said.actor or ""
    yield "indemnitee", said.other or ""
    met = _AGAINST.search(said.low, said.frame.group.end, said.frame.end)
    if met:
        yield "indemnified_for", said.printed(met).rstrip(" .")


_OBJECT = compiled(
    r"[^,.;:()]{2,80}?(?=[,.;:()]|$"
    r"| (?:to|in|for|on|by|with|that|which|under|from|within|as|at|unless|if|and|or) )"
)


def _object(said: Said) -> str:
    """The first noun phrase behind the verb, without what hangs on it."""
    met = _OBJECT.match(said.low, said.frame.group.end, said.frame.end)
    return said.printed(met) if met else ""
