"""Regular expressions, compiled ahead of time: a leaf that any room may use where start-up counts."""

from contractmodel.patterns.store import compiled

__all__ = ["compiled"]
