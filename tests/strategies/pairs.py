"""Generated agreements, and pairs of them."""

from __future__ import annotations

from hypothesis import strategies as st

from contractmodel.model import (
    Agreement,
)
from tests.strategies.bodies import bodies
from tests.strategies.labels import relabelled, styles
from tests.strategies.mutations import mutations
from tests.strategies.printing import typeset


def agreements(most: int = 7, depth: int = 2) -> st.SearchStrategy[Agreement]:
    """A whole agreement, labelled, typeset, with slots where blanks were printed."""
    return st.builds(lambda body, levels: typeset(relabelled(body, levels)), bodies(most, depth), styles())


def pairs(most: int = 7, depth: int = 2, steps: int = 4) -> st.SearchStrategy[tuple[Agreement, Agreement]]:
    """`(before, after)`: `after` is `before` after up to `steps` mutations, labels printed anew, maybe restyled."""

    @st.composite
    def build(draw: st.DrawFn) -> tuple[Agreement, Agreement]:
        body = draw(bodies(most, depth))
        levels = draw(styles())
        after = body
        for _ in range(draw(st.integers(0, steps))):
            after = draw(mutations(after))
        levels_after = draw(st.one_of(st.just(levels), styles()))
        return (
            typeset(relabelled(body, levels), name="before.txt"),
            typeset(relabelled(after, levels_after), name="after.txt"),
        )

    return build()
