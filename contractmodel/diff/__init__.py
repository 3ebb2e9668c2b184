"""What differs between two agreements, each difference with its proof: `compare`. Loaded when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractmodel.diff.entry import compare

__all__ = ["compare"]


def __getattr__(name: str) -> object:
    """The entry, so that who needs only the values pays for no more."""
    if name == "compare":
        from contractmodel.diff.entry import compare

        return compare
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
