"""Signature fields: what was filled in, what two filled forms differ in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.diff.values import Edit, Fill, Significance, Witness
from contractmodel.model import NOWHERE, Signature, SignatureField, Slot, SlotType, Span, normal
from contractmodel.values import fits

_TYPES = {"date": SlotType.DATE, "name": SlotType.PARTY, "signed": SlotType.SIGNATURE, "by": SlotType.SIGNATURE}


_BESIDE_THE_PARTY = "name"
"""The field that a party's own line is: nothing asks for it there, and a name written on it fills it."""


class Signed(NamedTuple):
    """What became of a signature's fields: edits, fills, and the field slots that now hold something."""

    edits: tuple[Edit, ...] = ()
    fills: tuple[tuple[Slot, Fill], ...] = ()


def compare_fields(before: Signature, after: Signature, slots: Sequence[Slot], terms: Sequence[str]) -> Signed:
    """The fields of `after` against those of `before`, by name and turn; `slots` are before's open ones in this block.

    A field that was open is a slot and its value a fill; where both are filled and differ, that is substantive.

    >>> old = Signature(path="signature:1", fields=(SignatureField(name="date"),))
    >>> new = Signature(path="signature:1", fields=(SignatureField(name="date", text="2025/6/5"),))
    >>> [(fill.slot, fill.value) for _, fill in compare_fields(old, new, (), ()).fills]
    [('date', '2025-06-05')]
    """
    theirs = _by_turn(after.fields)
    by_field = _slots_by_turn(slots)
    edits: list[Edit] = []
    fills: list[tuple[Slot, Fill]] = []
    for key, mine in _by_turn(before.fields).items():
        other = theirs.pop(key, None)
        if mine.text.strip():
            if other is None or normal(mine.text) != normal(other.text):
                edits.append(_edit(before, mine, after, other))
            continue
        if other is None:
            continue
        slot = by_field.get(key) or _unnamed(key)
        fill = _fill(slot, after, other, terms)
        fills.append((slot, fill))
        if other.text.strip():
            edits.append(_filled(before, mine, after, other, fill))
    for (name, _), other in theirs.items():
        if not other.text.strip():
            continue
        if name == _BESIDE_THE_PARTY and not other.printed and normal(before.party) == normal(after.party):
            fill = _fill(Slot(name=name, type=SlotType.PARTY, field=name), after, other, terms)
            fills.append((Slot(name=name, type=SlotType.PARTY, field=name), fill))
            edits.append(_filled(before, SignatureField(name=name), after, other, fill))
        else:
            edits.append(_edit(before, None, after, other))
    return Signed(tuple(edits), tuple(fills))


def _unnamed(key: Turn) -> Slot:
    """The slot of an open field for which the reader gave none."""
    name, turn = key
    kind = _TYPES.get(name, SlotType.TEXT)
    return Slot(name=name if turn == 0 else f"{name}#{turn + 1}", type=kind, field=name)


Turn = tuple[str, int]
"""A field's name, and how many of that name stand before it."""


def _by_turn(fields: Sequence[SignatureField]) -> dict[Turn, SignatureField]:
    turns: dict[str, int] = {}
    out: dict[Turn, SignatureField] = {}
    for entry in fields:
        turn = turns.get(entry.name, 0)
        turns[entry.name] = turn + 1
        out[entry.name, turn] = entry
    return out


def _slots_by_turn(slots: Sequence[Slot]) -> Mapping[Turn, Slot]:
    turns: dict[str, int] = {}
    out: dict[Turn, Slot] = {}
    for slot in slots:
        if slot.field is not None:
            turn = turns.get(slot.field, 0)
            turns[slot.field] = turn + 1
            out[slot.field, turn] = slot
    return out


def _fill(slot: Slot, after: Signature, entry: SignatureField, terms: Sequence[str]) -> Fill:
    text = entry.text.strip()
    if not text:
        return Fill(slot=slot.name, type=slot.type, value=None, text="", path=after.path, span=entry.span)
    fit = fits(entry.text, slot.type, terms=terms)
    suggested = slot.suggestion is not None and normal(slot.suggestion) == normal(text)
    return Fill(
        slot=slot.name,
        type=slot.type,
        value=fit.value,
        text=text,
        path=after.path,
        span=entry.span,
        suggested=suggested,
        fits=fit.fits,
        note=fit.why,
    )


def _filled(before: Signature, mine: SignatureField, after: Signature, other: SignatureField, fill: Fill) -> Edit:
    return Edit(
        op="insert",
        before=mine.span,
        after=other.span,
        before_text="",
        after_text=other.text,
        significance=Significance.NEUTRAL if fill.fits else Significance.SUBSTANTIVE,
        witness=Witness.FILL if fill.fits else None,
        before_path=before.path,
        after_path=after.path,
        after_at=Span(0, len(other.text)),
        part=f"field:{mine.name}",
        slot=fill.slot,
        note=fill.note or None,
    )


def _edit(before: Signature, mine: SignatureField | None, after: Signature, other: SignatureField | None) -> Edit:
    was, now = mine.text if mine else "", other.text if other else ""
    name = mine.name if mine else other.name if other else ""
    return Edit(
        op="replace" if was and now else "delete" if was else "insert",
        before=mine.span if mine else NOWHERE,
        after=other.span if other else NOWHERE,
        before_text=was,
        after_text=now,
        before_path=before.path,
        before_at=Span(0, len(was)),
        after_path=after.path,
        after_at=Span(0, len(now)),
        part=f"field:{name}",
    )
