"""Lines become blocks, blocks become a tree: `parse`."""

from contractmodel.parse.parsing import parse

__all__ = ["parse"]
