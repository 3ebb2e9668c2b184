"""Which lines belong to signature blocks: parties, fields, and the values that stand below them."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import PARTY_LINES, SIGNATURE_GAP, VALUE_WORDS


def body(row: Row, grammar: Grammar) -> int:
    """Where the words of `row` begin behind a bullet."""
    if row.text[:1].isalnum():
        return 0
    bullet = grammar["BULLET"].match(row.text)
    return bullet.end() if bullet is not None else 0


def mark(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark the rows of signature blocks as SIGNER (party line), FIELD or VALUE. Linear."""
    signing, field = grammar["SIGNING"].match, grammar["FIELD"].match
    begins = [body(row, grammar) for row in rows]
    fields = [at for at, row in enumerate(rows) if not row.kind and field(row.text, begins[at])]
    at = 0
    while at < len(fields):
        run = [fields[at]]
        while at + 1 < len(fields) and _near(rows, run[-1], fields[at + 1]):
            at += 1
            run.append(fields[at])
        at += 1
        if any(signing(rows[place].text, begins[place]) for place in run):
            _block(rows, run, begins, grammar)


def _near(rows: Sequence[Row], before: int, after: int) -> bool:
    """Whether two fields may stand in one region of signatures: a party, values and room between them at most."""
    if after - before > 6:
        return False
    return all(
        len(rows[at].text.split()) <= VALUE_WORDS + 3 and rows[at].gap <= SIGNATURE_GAP
        for at in range(before + 1, after + 1)
    )


def _block(rows: Sequence[Row], run: Sequence[int], begins: Sequence[int], grammar: Grammar) -> None:
    wanted = set(run)
    party, named = grammar["PARTY"].match, grammar["NAMED_PARTY"].match
    for place in run:
        rows[place].kind = "FIELD"
    for above in range(run[0] - 1, max(run[0] - 1 - PARTY_LINES, -1), -1):
        if rows[above].kind or rows[above + 1].gap > SIGNATURE_GAP or not _party(rows[above], begins[above], grammar):
            break
        rows[above].kind = "SIGNER"
    for before, after in zip(run, [*run[1:], len(rows)], strict=True):
        last = before == run[-1]
        for at in range(before + 1, min(after, before + 5)):
            row = rows[at]
            if row.kind or at in wanted:
                break
            if not row.text[begins[at] :].strip():
                row.kind = "VALUE"
                continue
            if (
                not last
                and at == after - 1
                and _party(row, begins[at], grammar)
                and _value_stands(rows, before, begins, grammar)
            ):
                row.kind = "SIGNER"
                break
            if (
                not last
                and (party(row.text, begins[at]) or named(row.text, begins[at]))
                and row.text.rstrip().endswith(":")
            ):
                row.kind = "SIGNER"
                continue
            if at == before + 1 and not _value_stands(rows, before, begins, grammar) and _is_value(row, grammar):
                row.kind = "VALUE"
                continue
            if not last:
                row.kind = "SIGNER" if _party(row, begins[at], grammar) else "VALUE"
                continue
            break


def _party(row: Row, begin: int, grammar: Grammar) -> bool:
    text = row.text
    goes_on = row.line.hint is not None and row.line.hint.paragraph is False and row.gap == 0
    if (
        goes_on
        or len(text) > 90
        or (begin == 0 and grammar["LABEL"].match(text))
        or grammar["ATTESTATION"].match(text, begin)
    ):
        return False
    if grammar["PARTY"].match(text, begin):
        return True
    found = grammar["NAMED_PARTY"].match(text, begin)
    return found is not None and len(text[found.end() :].split()) <= VALUE_WORDS


def _value_stands(rows: Sequence[Row], at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    match = grammar["FIELD"].match(rows[at].text, begins[at])
    return match is not None and bool(rows[at].text[match.end() :].strip(" :_\t"))


def _is_value(row: Row, grammar: Grammar) -> bool:
    text = row.text
    if len(text.split()) > VALUE_WORDS or (grammar["NOTE_BODY"].match(text) and not text[0].isdigit()):
        return False
    label = grammar["LABEL"].match(text)
    if label is not None and label.end() < len(text) and not text[: label.end()].rstrip(".").isdigit():
        return False
    return grammar["ATTESTATION"].match(text) is None
