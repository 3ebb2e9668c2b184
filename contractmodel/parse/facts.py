"""Facts: the typed details of a provision, read from its words: licence, sums, periods, law, who indemnifies whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.model import ProvisionKind
from contractmodel.parse.frames import Frame
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.licences import licence_id, licence_of_url

_GRANTS = (ProvisionKind.GRANT, ProvisionKind.ASSIGNMENT, ProvisionKind.RESERVATION, ProvisionKind.PERMISSION)
_LAWS = (ProvisionKind.GOVERNING_LAW, ProvisionKind.FORUM, ProvisionKind.DISPUTE_RESOLUTION)
_CARVED = (
    *(ProvisionKind.LIABILITY, ProvisionKind.INDEMNITY, ProvisionKind.CONFIDENTIALITY, ProvisionKind.DISCLAIMER),
    *(ProvisionKind.WARRANTY, ProvisionKind.ASSIGNABILITY, ProvisionKind.GRANT, ProvisionKind.RESERVATION),
)
_NUMBERS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ).split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}

Facts = tuple[tuple[str, str], ...]


def facts(
    kind: ProvisionKind,
    text: str,
    low: str,
    start: int,
    end: int,
    frame: Frame,
    *,
    actor: str | None,
    other: str | None,
) -> Facts:
    """The typed details of the provision `text[start:end]`, name to value, each name once, in a fixed order.

    Several values of one name are joined by "; ". Names: `licence` (SPDX id), `licence_url`, `exclusivity`,
    `revocability`, `duration`, `territory`, `royalty`, `grantee`, `media`, `amount`, `percentage`, `date`, `period`
    ("30 business days"), `notice`, `law`, `forum`, `seat`, `rules`, `cap`, `carve_out`, `indemnitor`, `indemnitee`,
    `indemnified_for`, `object`. Linear in the provision.
    """
    grammar = load("facts")
    found: dict[str, dict[str, None]] = {}
    for name, value in _told(grammar, kind, text, low, start, end, frame, actor, other):
        if value:
            found.setdefault(name, {}).setdefault(value)
    return tuple((name, "; ".join(values)) for name, values in found.items())


def _told(
    grammar: Grammar,
    kind: ProvisionKind,
    text: str,
    low: str,
    start: int,
    end: int,
    frame: Frame,
    actor: str | None,
    other: str | None,
) -> Iterator[tuple[str, str]]:
    said = low[start:end]
    if "licen" in said or "cc" in said or "creative" in said or "gpl" in said:
        yield from _licences(grammar, text, low, start, end)
    if kind in _GRANTS:
        yield from _grant(grammar, said)
    if kind is ProvisionKind.GRANT:
        yield "grantee", _grantee(text, low, frame, other)
    yield from _quantities(grammar, text, low, start, end)
    if kind in _LAWS:
        yield from _laws(grammar, text, low, start, end)
    if kind is ProvisionKind.LIABILITY:
        for met in grammar.gated("CAP").finditer(low, start, end):
            yield "cap", text[met.start("cap") : met.end("cap")].strip(" ,")
    if kind in _CARVED:
        carved = grammar.gated("CARVE_OUT").search(
            low, max(start, frame.group.end if frame.group.end < end else start), end
        )
        if carved:
            yield "carve_out", text[carved.start() : carved.end()].strip(" ,")
    if kind is ProvisionKind.INDEMNITY:
        yield from _indemnity(text, low, frame, actor, other)
    if kind in (ProvisionKind.COVENANT, ProvisionKind.PERMISSION, ProvisionKind.PROHIBITION, ProvisionKind.ASSIGNMENT):
        yield "object", _object(text, low, frame)


def _licences(grammar: Grammar, text: str, low: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    ids = [licence_id(met[0], met["version"]) for met in grammar.gated("LICENCE").finditer(low, start, end)]
    full = [one for one in ids if one[-1].isdigit() or "-" in one]
    urls = [met[0] for met in grammar.gated("URL").finditer(text, start, end)]
    chosen = full or [one for one in (licence_of_url(url) for url in urls) if one] or ids
    for one in dict.fromkeys(chosen):
        if not any(other != one and other.startswith(one) for other in chosen):
            yield "licence", one
    for url in urls:
        yield "licence_url", url


def _grant(grammar: Grammar, said: str) -> Iterator[tuple[str, str]]:
    met = grammar.gated("EXCLUSIVITY").search(said)
    if met:
        yield "exclusivity", "non-exclusive" if met["non"] else "exclusive"
    revoked = grammar.gated("REVOCABILITY").search(said)
    if revoked:
        yield "revocability", "irrevocable" if revoked["irrevocable"] else "revocable"
    for name, terminal, value in (
        ("duration", "PERPETUAL", "perpetual"),
        ("territory", "TERRITORY", ""),
        ("royalty", "ROYALTY_FREE", "free"),
        ("media", "MEDIA", ""),
    ):
        found = grammar.gated(terminal).search(said)
        if found:
            yield name, value or found[0].replace("world-wide", "worldwide")


def _grantee(text: str, low: str, frame: Frame, other: str | None) -> str:
    """Who is granted something: "to the general public", the object of "grants", or the other party."""
    met = _GRANTEE.search(low, frame.group.start, frame.end)
    if met:
        return text[met.start("who") : met.end("who")]
    return other or ""


_GRANTEE = re.compile(
    r"(?<![\w-])(?:to|grants?|authori[sz]es?) (?P<who>(?:the )?(?:general )?public|any(?:one|body)|every(?:one|body)|any (?:person|user|third party)"
    r"|all (?:persons|users|readers)|users worldwide)(?![\w-])"
)


def _quantities(grammar: Grammar, text: str, low: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    said = low[start:end]
    if any(c.isdigit() for c in said) or "cent" in said:
        for met in grammar.gated("MONEY").finditer(low, start, end):
            yield "amount", text[met.start() : met.end()].strip()
        if "%" in said or "cent" in said:
            for met in grammar.gated("PERCENT").finditer(low, start, end):
                number = re.match(r"[\d.]+", met[0])
                yield "percentage", f"{number[0] if number else _count(met[0])}%"
        for met in grammar.gated("DATE").finditer(low, start, end):
            from contractmodel.values import read_date

            yield "date", read_date(met[0]).value or ""
    if any(unit in said for unit in ("day", "week", "month", "year", "hour", "quarter")):
        for met in grammar.gated("PERIOD").finditer(low, start, end):
            yield "period", _period(met)
    if "notice" in said:
        noticed = grammar.gated("NOTICE").search(low, start, end)
        if noticed and noticed[0] != "notice":
            yield "notice", " ".join(noticed[0].split())


def _period(met: re.Match[str]) -> str:
    """A period in figures with its unit in the plural where it is more than one: "30 business days", "1 year"."""
    count = _count(met[0])
    unit = met["unit"].rstrip("s")
    kind = f"{met['kind']} " if met["kind"] else ""
    return f"{count} {kind}{unit}{'' if count == '1' else 's'}"


def _count(words: str) -> str:
    """The number that words or figures say; figures in brackets win, as drafters intend when both agree."""
    figures = re.search(r"\d+", words)
    if figures:
        return str(int(figures[0]))
    total = 0
    for word in re.split(r"[\s-]+", words):
        if word in _NUMBERS:
            total += _NUMBERS[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
    return str(total or 1)


def _laws(grammar: Grammar, text: str, low: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    met = grammar.gated("LAW_OF").search(low, start, end)
    if met:
        yield "law", text[met.start("law") : met.end("law")].strip()
    else:
        named = grammar.gated("LAW_NAMED").search(low, start, end)
        if named:
            yield "law", _named(named, text)
    courts = grammar.gated("COURTS_OF").search(low, start, end)
    if courts:
        yield "forum", text[courts.start("forum") : courts.end("forum")].strip(" ,")
    if "arbitra" in low[start:end]:
        seat = grammar.gated("SEAT").search(low, start, end)
        if seat:
            yield "seat", _named(seat, text)
        rules = grammar.gated("RULES").search(low, start, end)
        if rules:
            yield "rules", _named(rules, text)


def _named(met: re.Match[str], text: str) -> str:
    """The words of the one named group that took part in `met`, as printed."""
    start, end = next(met.span(name) for name, value in met.groupdict().items() if value is not None)
    return text[start:end].strip(" ,")


_AGAINST = re.compile(
    r"(?<![\w-])(?:against|from and against|from|for|in respect of) (?P<what>(?:any|all|every|and|claims?|loss|damages?|[a-z])[^.;]{2,200})"
)


def _indemnity(text: str, low: str, frame: Frame, actor: str | None, other: str | None) -> Iterator[tuple[str, str]]:
    yield "indemnitor", actor or ""
    yield "indemnitee", other or ""
    met = _AGAINST.search(low, frame.group.end, frame.end)
    if met:
        yield "indemnified_for", text[met.start("what") : met.end("what")].strip(" ,.")


def _object(text: str, low: str, frame: Frame) -> str:
    """The first noun phrase behind the verb, without what hangs on it."""
    met = re.compile(
        r"[^,.;:()]{2,80}?(?=[,.;:()]|$| (?:to|in|for|on|by|with|that|which|under|from|within|as|at|unless|if|and|or) )"
    ).match(low, frame.group.end, frame.end)
    return text[met.start() : met.end()].strip() if met else ""
