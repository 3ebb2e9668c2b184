"""Which lines belong to signature blocks: parties, fields, and the values that stand below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import (
    CAPTIONS,
    COLUMN_SLACK,
    DEED_LINES,
    FIELDS_ABOVE,
    LONGEST_ROLE_LINE,
    NAME_WORDS,
    PARTY_LINES,
    PARTY_WIDTH,
    SHORTEST_RULE,
    SIGNATURE_GAP,
    VALUE_WORDS,
)


def body(row: Row, grammar: Grammar) -> int:
    """Where the words of `row` begin behind a bullet."""
    if row.text[:1].isalnum():
        return 0
    bullet = grammar["BULLET"].match(row.text)
    return bullet.end() if bullet is not None else 0


def mark(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark the rows of signature blocks as SIGNER (party line), FIELD or VALUE. Linear."""
    _deeds(rows, grammar)
    _ruled_off(rows, grammar)
    _lone_rules(rows, grammar)
    signing, field = grammar["SIGNING"].match, grammar["FIELD"].match
    opens = grammar.opens("FIELD")
    begins = [body(row, grammar) for row in rows]
    roles = _roles(rows, begins, grammar)
    fields = [
        at
        for at, (row, begin) in enumerate(zip(rows, begins, strict=True))
        if not row.kind and ((row.text[begin : begin + 1] in opens and field(row.text, begin)) or at in roles)
    ]
    at = 0
    while at < len(fields):
        run = [fields[at]]
        while at + 1 < len(fields) and _near(rows, run[-1], fields[at + 1]):
            at += 1
            run.append(fields[at])
        at += 1
        if len(run) > 1 and _headed(rows[run[0]]) and any(signing(rows[one].text, begins[one]) for one in run[1:]):
            del run[0]
        above = run[0] - 1
        if any(place in roles or signing(rows[place].text, begins[place]) for place in run):
            if _rule_above(rows, above, grammar) and grammar["BARE_FIELDS"].match(rows[run[0]].text):
                run.insert(0, above)
                _block(rows, run, begins, grammar)
                rows[above].kind = "SIGNER"
            else:
                _block(rows, run, begins, grammar)
        elif _rule_above(rows, above, grammar) and above and _party(rows, above - 1, begins, grammar):
            _block(rows, [above, *run], begins, grammar)
        elif _for_another(rows, run[0], grammar):
            _block(rows, run, begins, grammar)


def _headed(row: Row) -> bool:
    """Whether the format says that `row` is a heading."""
    return row.line.hint is not None and row.line.hint.heading is not None


def _roles(rows: Sequence[Row], begins: Sequence[int], grammar: Grammar) -> set[int]:
    """The rows behind the last sentence that hold a role, a rule to sign on and one for the date."""
    found: set[int] = set()
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        if len(row.text) > LONGEST_ROLE_LINE or (row.text[-1:] == "." and "_" not in row.text and ".." not in row.text):
            break
        hint = row.line.hint
        plain = not row.kind and (hint is None or (hint.role is None and hint.label is None and hint.heading is None))
        if plain and grammar["ROLE_RULED"].match(row.text, begins[at]):
            found.add(at)
    return found


def _for_another(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether a line above the fields from `rows[at]` on says for whom they are signed ("For and on behalf of")."""
    behalf = grammar["BEHALF"].match
    return any(not row.kind and behalf(row.text) for row in rows[max(at - PARTY_LINES, 0) : at])


def _deeds(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark the rows of deeds: who signs, in lines that each end in a brace, beside the room to sign."""
    deed, brace = grammar["DEED"].match, grammar["BRACE"].search
    for at, row in enumerate(rows):
        if row.kind or row.text[:1] not in _DEEDS or not deed(row.text) or not brace(row.text):
            continue
        end = at + 1
        while end < len(rows) and end - at < DEED_LINES and not deed(rows[end].text) and brace(rows[end].text):
            end += 1
        if end - at < 2:
            continue
        for place in range(at, end):
            rows[place].kind = "SIGNER"
            rows[place].fresh = rows[place].fresh or place == at
        if end < len(rows) and not rows[end].gap and rows[end].indent > row.indent + COLUMN_SLACK:
            rows[end].kind = "VALUE" if is_value(rows[end].text, grammar) else ""


def _ruled_off(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark the rows of deeds without braces: who signs, over a few lines, the last of which ends in a rule."""
    deed, room = grammar["DEED"].match, grammar["ROOM"].search
    for at, row in enumerate(rows):
        if row.kind or row.text[:1] not in _DEEDS or not deed(row.text):
            continue
        for end in range(at, min(at + PARTY_LINES, len(rows))):
            if rows[end].kind or (end > at and rows[end].gap) or len(rows[end].text) > PARTY_WIDTH:
                break
            if room(rows[end].text):
                for place in range(at, end + 1):
                    rows[place].kind = "SIGNER"
                    rows[place].fresh = place == at
                break


def _lone_rules(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark rules that stand alone right above a name: to sign on, where no sentence is left open that they fill in."""
    for at, row in enumerate(rows[:-1]):
        if row.kind or row.text[:3] != "___" or len(row.text) < SHORTEST_RULE or row.text.strip("_"):
            continue
        if not at or not row.gap or not _over(rows[at - 1], grammar):
            continue
        room = int(row.line.hint is not None and grammar["VALEDICTION"].match(rows[at - 1].text) is not None)
        names: list[Row] = []
        for below in rows[at + 1 : at + 1 + CAPTIONS]:
            if below.gap > room or below.kind or not _named(below.text, grammar):
                break
            names.append(below)
        behind = at + 1 + len(names)
        if names and (behind == len(rows) or rows[behind].gap):
            row.kind = "FIELD"
            for name in names:
                name.kind = "VALUE"


def _over(row: Row, grammar: Grammar) -> bool:
    """Whether the words of `row` are a sentence that is over, or close a letter."""
    return bool(row.kind) or row.text[-1:] in ".!)" or grammar["VALEDICTION"].match(row.text) is not None


def _named(text: str, grammar: Grammar) -> bool:
    """Whether `text` is a name, or an office, and nothing else."""
    if (
        len(text.split()) > NAME_WORDS
        or grammar["FIELD"].match(text)
        or text[:1] in "(["
        or grammar["BARE_FIELDS"].match(text)
    ):
        return False
    return is_value(text, grammar) and grammar["HEADLINE"].match(text) is not None


_DEEDS = frozenset("SEADsead")
"""What the words of a deed may begin with."""


def _rule_above(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether `rows[at]` is a rule (or rules beside each other) to sign on, right above its captions or fields."""
    return (
        at >= 0
        and not rows[at].kind
        and rows[at + 1].gap <= SIGNATURE_GAP
        and rows[at].text.startswith(("___", "....", "…"))
        and ruled(rows[at].text, grammar)
    )


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
    for place, below in pairwise(run):
        if below == place + 1 and _introduces(rows[place], rows[below], begins, (place, below), grammar):
            rows[place].kind = "SIGNER"
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


def _introduces(row: Row, below: Row, begins: Sequence[int], at: tuple[int, int], grammar: Grammar) -> bool:
    """Whether `row` only says for whom the field right `below` it signs: "Signed for the Lessor:", then "By: ____"."""
    found = grammar["SIGNING_OF"].match(row.text, begins[at[0]])
    empty = found is not None and not row.text[found.end() :].strip() and not row.line.blanks
    return empty and grammar["SIGNING"].match(below.text, begins[at[1]]) is not None


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
        elif row.gap and not last and grammar["ATTESTATION"].match(words):
            continue
        elif not last and (words.endswith(":") or filled or row.gap) and _heads(rows, at, after, begins, grammar):
            row.kind = "SIGNER"
        elif not last or _below(rows, before, at, begins, grammar, filled=filled):
            row.kind = "VALUE"
        else:
            return


def _below(rows: Sequence[Row], before: int, at: int, begins: Sequence[int], grammar: Grammar, *, filled: bool) -> bool:
    """Whether `rows[at]` stands in the place of the value of the last field, at `before`, or says who signs there."""
    if filled:
        return at <= before + 2 and _captions(rows, before, at, begins, grammar)
    words = rows[at].text[begins[at] :].strip()
    return at == before + 1 and (ruled(words, grammar) or is_value(words, grammar))


def _captions(rows: Sequence[Row], before: int, at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether `rows[at]`, right below the line to sign on at `before`, only says whose signature that is."""
    row = rows[at]
    if row.gap or not grammar["SIGNING"].match(rows[before].text, begins[before]) or not is_value(row.text, grammar):
        return False
    words = row.text.split()
    deeper = row.indent > rows[before].indent
    return len(words) <= VALUE_WORDS and (deeper or grammar["HEADLINE"].match(row.text) is not None)


def _heads(rows: Sequence[Row], at: int, after: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether `rows[at]` names the party whose fields begin at `after`."""
    near = after - at <= PARTY_LINES
    return near and _signs_anew(rows, after, begins, grammar) and _party(rows, at, begins, grammar)


def _signs_anew(rows: Sequence[Row], at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether the field at `rows[at]` is one to sign in, or asks for a name as a field above it did already."""
    if grammar["SIGNING"].match(rows[at].text, begins[at]) is not None:
        return True
    if not _names(rows[at], begins[at], grammar):
        return False
    first = max(at - FIELDS_ABOVE, 0)
    return any(_names(rows[place], begins[place], grammar) for place in range(first, at))


def _names(row: Row, begin: int, grammar: Grammar) -> bool:
    """Whether the field that `row` begins with asks for a name."""
    found = grammar["DETAIL"].match(row.text, begin)
    return found is not None and found.group().lower().rstrip(" :\t\u00a0").endswith("name")


def _party(rows: Sequence[Row], at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether the row can name a party: by its form, or as a short line right above a signing."""
    row, begin = rows[at], begins[at]
    text = row.text
    if (
        len(text) > PARTY_WIDTH
        or (begin == 0 and grammar["LABEL"].match(text))
        or grammar["ATTESTATION"].match(text, begin)
    ):
        return False
    if _headed(row) or grammar["NO_PARTY"].match(text, begin):
        return False
    if grammar["PARTY"].match(text, begin) or grammar["BEHALF"].match(text, begin):
        return True
    found = grammar["NAMED_PARTY"].match(text, begin)
    if found is not None:
        return len(text[found.end() :].split()) <= VALUE_WORDS
    short = len(text.split()) <= NAME_WORDS and grammar["HEADLINE"].match(text, begin) is not None
    below = grammar["FIELD" if row.gap and rows[at + 1].gap else "SIGNING"] if short and at + 1 < len(rows) else None
    return below is not None and below.match(rows[at + 1].text, begins[at + 1]) is not None


def _value_stands(rows: Sequence[Row], at: int, begins: Sequence[int], grammar: Grammar) -> bool:
    """Whether anything, a value or a blank, stands behind the field on its own line: then no value stands below."""
    match = grammar["FIELD"].match(rows[at].text, begins[at])
    return match is not None and bool(rows[at].text[match.end() :].strip(" :\t\u00a0") or rows[at].line.blanks)


def ruled(text: str, grammar: Grammar) -> bool:
    """Whether `text` is nothing but a rule to write on, or other signs that nobody signs with.

    >>> from contractmodel.parse.grammar import load
    >>> [ruled(text, load("agreement")) for text in ("---", "____", "...", "-", "Ada Example")]
    [True, True, True, True, False]
    """
    return not any(c.isalnum() for c in text) or grammar["BLANK"].fullmatch(text) is not None


def is_value(text: str, grammar: Grammar) -> bool:
    """Whether a line below a field looks like what is filled in there: a name or a date, and no sentence or head.

    >>> from contractmodel.parse.grammar import load
    >>> lines = ("Ada Example", "2025/7/9", "Return this form by email.", "SCHEDULE A", "Official use: ____", "2. Two.")
    >>> [is_value(line, load("agreement")) for line in lines]
    [True, True, False, False, False, False]
    """
    words = text.split()
    if len(words) > VALUE_WORDS or text[-1] in ":;?!," or (grammar["NOTE_BODY"].match(text) and not text[0].isdigit()):
        return False
    if any(grammar[name].match(text) for name in ("SCHEDULE", "ATTESTATION", "NO_VALUE")):
        return False
    if grammar["BLANK"].search(text):
        return False
    headline = grammar["HEADLINE"].match
    if text[-1] == "." and not (len(words) <= NAME_WORDS and headline(text[:-1])) and not _dated(text):
        return False
    label = grammar["LABEL"].match(text)
    if label is None or label.end() == len(text) or label.group().isdigit():
        return True
    initial = label.end() == 2 and text[0].isupper() and len(words) <= NAME_WORDS and headline(text) is not None
    return initial or _dated(text)


def _dated(text: str) -> bool:
    from contractmodel.values import read_date

    read = read_date(text)
    return read.value is not None or read.ambiguous
