"""Which lines belong to signature blocks: parties, fields, and the values that stand below them."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import NAME_WORDS, PARTY_LINES, PARTY_WIDTH, SIGNATURE_GAP, VALUE_WORDS


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
    """Mark the rows of one region of signatures, whose fields stand at `run`."""
    for place in run:
        rows[place].kind = "FIELD"
    if grammar["COMPANY"].match(rows[run[0]].text, begins[run[0]]) and len(run) > 1:
        rows[run[0]].kind = "SIGNER"
    top = run[0]
    for above in range(run[0] - 1, max(run[0] - 1 - PARTY_LINES, -1), -1):
        if rows[above].kind or rows[above + 1].gap > SIGNATURE_GAP or not _party(rows, above, begins, grammar):
            break
        if rows[above].fresh:
            top = above
    for place in range(top, run[0]):
        rows[place].kind = "SIGNER"
    for before, after in zip(run, [*run[1:], len(rows)], strict=True):
        _between(rows, before, after, begins, grammar, last=before == run[-1])


def _between(
    rows: Sequence[Row], before: int, after: int, begins: Sequence[int], grammar: Grammar, *, last: bool
) -> None:
    """Mark what stands between two fields (or behind the last): values, and the parties of further signatures."""
    filled = _value_stands(rows, before, begins, grammar)
    for at in range(before + 1, min(after, before + 5)):
        row = rows[at]
        words = row.text[begins[at] :].strip()
        if row.kind:
            return
        if not words:
            row.kind = "VALUE"
        elif not last and (words.endswith(":") or filled or row.gap) and _heads(rows, at, after, begins, grammar):
            row.kind = "SIGNER"
        elif (at == before + 1 and not filled and _is_value(row, grammar)) or not last:
            row.kind = "VALUE"
        else:
            return


def _heads(rows: Sequence[Row], at: int, after: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether `rows[at]` names the party whose fields begin at `after`."""
    near = after - at <= PARTY_LINES
    return (
        near
        and grammar["SIGNING"].match(rows[after].text, begins[after]) is not None
        and _party(rows, at, begins, grammar)
    )


def _party(rows: Sequence[Row], at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether the row can name a party: by its form, or as a short line right above a signing."""
    row, begin = rows[at], begins[at]
    text = row.text
    hint = row.line.hint
    if (
        len(text) > PARTY_WIDTH
        or (begin == 0 and grammar["LABEL"].match(text))
        or grammar["ATTESTATION"].match(text, begin)
    ):
        return False
    if (hint is not None and hint.heading is not None) or grammar["NO_PARTY"].match(text, begin):
        return False
    if grammar["PARTY"].match(text, begin):
        return True
    found = grammar["NAMED_PARTY"].match(text, begin)
    if found is not None:
        return len(text[found.end() :].split()) <= VALUE_WORDS
    short = len(text.split()) <= NAME_WORDS and grammar["HEADLINE"].match(text, begin) is not None
    return short and at + 1 < len(rows) and grammar["SIGNING"].match(rows[at + 1].text, begins[at + 1]) is not None


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
