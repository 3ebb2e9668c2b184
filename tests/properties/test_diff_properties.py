"""What must always be true of a comparison, on generated agreements and on what was made of them."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from contractmodel.diff import compare
from contractmodel.diff.patch import from_data
from contractmodel.diff.shapes import digest
from contractmodel.diff.values import Change, Significance, Verdict, Witness
from contractmodel.model import Agreement, Signature, Span, normal
from tests.strategies import agreements, pairs

USUAL = 100
some = settings(max_examples=40 if settings.default.max_examples == USUAL else settings.default.max_examples)
"""Fewer examples in a usual run, for a pair of agreements takes long to draw; all of them in a thorough one."""


@some
@given(agreements())
def test_an_agreement_is_identical_to_itself(agreement: Agreement) -> None:
    comparison = compare(agreement, agreement)
    assert comparison.verdict is Verdict.IDENTICAL
    assert all(pair.change is Change.KEPT and not pair.edits and not pair.moved for pair in comparison.pairs)


@some
@given(pairs())
def test_apply_gives_after_and_invert_gives_before(sides: tuple[Agreement, Agreement]) -> None:
    before, after = sides
    comparison = compare(before, after)
    assert comparison.apply(before) == after
    assert comparison.invert().apply(after) == before
    patch = comparison.patch()
    assert patch.invert().invert() == patch
    assert patch.invert().apply(after) == before
    assert from_data(json.loads(json.dumps(patch.as_data()))) == patch


@some
@given(pairs(), st.data())
def test_patches_compose(sides: tuple[Agreement, Agreement], data: st.DataObject) -> None:
    from tests.strategies import mutations, relabelled, styles, typeset

    before, middle = sides
    body = middle.body
    for _ in range(data.draw(st.integers(0, 3))):
        body = data.draw(mutations(body))
    after = typeset(relabelled(body, data.draw(styles())))
    one, other = compare(before, middle), compare(middle, after)
    composed = one.compose(other)
    assert composed.apply(before) == after
    assert composed.invert().apply(after) == before
    assert composed.before == digest(before)
    assert composed.after == digest(after)


@some
@given(pairs())
def test_pairs_cover_every_block_once_in_reading_order(sides: tuple[Agreement, Agreement]) -> None:
    before, after = sides
    comparison = compare(before, after)
    assert sorted(path for pair in comparison.pairs for path in pair.before) == sorted(b.path for b in before.walk())
    order = [b.path for b in after.walk()]
    assert sorted(path for pair in comparison.pairs for path in pair.after) == sorted(order)
    firsts = [min(order.index(path) for path in pair.after) for pair in comparison.pairs if pair.after]
    assert firsts == sorted(firsts)
    inverse = comparison.invert()
    assert sorted(path for pair in inverse.pairs for path in pair.after) == sorted(b.path for b in before.walk())
    back = [b.path for b in before.walk()]
    firsts = [min(back.index(path) for path in pair.after) for pair in inverse.pairs if pair.after]
    assert firsts == sorted(firsts)


@some
@given(pairs())
def test_swapping_sides_swaps_added_and_removed(sides: tuple[Agreement, Agreement]) -> None:
    there, back = compare(*sides).summary(), compare(*sides[::-1]).summary()
    assert there["added"] - there["removed"] == back["removed"] - back["added"] or there["split"] or there["merged"]


@some
@given(pairs())
def test_edits_replay(sides: tuple[Agreement, Agreement]) -> None:
    """Every edit's words in place of the range it names in before's block give after's words, white space apart."""
    before, after = sides
    for pair in compare(before, after).pairs:
        if len(pair.before) != 1 or len(pair.after) != 1:
            continue
        old, new = before[pair.before[0]], after[pair.after[0]]
        if getattr(old, "heading", None) != getattr(new, "heading", None):
            continue
        text, at = "", 0
        for edit in pair.edits:
            if edit.part != "text":
                continue
            assert edit.before_at.start >= at
            assert old.text[edit.before_at.start : edit.before_at.end] == edit.before_text
            assert new.text[edit.after_at.start : edit.after_at.end] == edit.after_text
            text += old.text[at : edit.before_at.start] + edit.after_text
            at = edit.before_at.end
        assert _bare(text + old.text[at:]) == _bare(new.text)


@some
@given(pairs())
def test_neutral_only_by_proof(sides: tuple[Agreement, Agreement]) -> None:
    comparison = compare(*sides)
    for pair in comparison.pairs:
        worst = {edit.significance for edit in pair.edits}
        assert all((edit.witness is None) == (edit.significance is Significance.SUBSTANTIVE) for edit in pair.edits)
        if Significance.SUBSTANTIVE in worst or pair.moved:
            assert pair.significance is Significance.SUBSTANTIVE
        if pair.change in {Change.ADDED, Change.REMOVED} and _says(comparison.after, comparison.before, pair):
            assert pair.significance is Significance.SUBSTANTIVE
    levels = {pair.significance for pair in comparison.pairs}
    expected = Verdict.IDENTICAL
    if Significance.NEUTRAL in levels:
        expected = Verdict.EQUIVALENT
    if Significance.SUBSTANTIVE in levels:
        expected = Verdict.DIFFERENT
    assert comparison.verdict is expected
    if comparison.verdict is Verdict.IDENTICAL:
        assert [_bare(b.text) for b in comparison.before.walk()] == [_bare(b.text) for b in comparison.after.walk()]


@some
@given(pairs())
def test_fills_are_of_befores_slots_and_say_what_stands_in_after(sides: tuple[Agreement, Agreement]) -> None:
    before, after = sides
    comparison = compare(before, after)
    names = {slot.name for slot in before.slots}
    for fill in comparison.fills:
        assert fill.slot in names
        block = after[fill.path]
        if fill.text and not isinstance(block, Signature):
            assert normal(fill.text) in normal(block.text)
        if fill.text and fill.fits:
            edits = [e for pair in comparison.pairs for e in pair.edits if e.slot == fill.slot]
            assert any(edit.witness is Witness.FILL for edit in edits)


def _bare(text: str) -> str:
    return "".join(normal(text).split())


def _says(after: Agreement, before: Agreement, pair: object) -> bool:
    blocks = [after[path] for path in pair.after] + [before[path] for path in pair.before]
    return any(block.text.strip() for block in blocks)


@some
@given(pairs())
def test_spans_of_edits_cover_what_they_say(sides: tuple[Agreement, Agreement]) -> None:
    before, after = sides
    for pair in compare(before, after).pairs:
        for edit in pair.edits:
            assert _printed(before, edit.before) == normal(edit.before_text)
            assert _printed(after, edit.after) == normal(edit.after_text)


def _printed(agreement: Agreement, span: Span) -> str:
    """The words of the extraction at `span`, with furniture, marks and blanks cut out, in normal form."""
    holes = [found.span for found in agreement.furniture] + list(agreement.holes)
    kept = (at for at in range(*span) if not any(hole.start <= at < hole.end for hole in holes))
    return normal("".join(agreement.text[at] for at in kept))
