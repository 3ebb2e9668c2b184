"""Lines in a normal form, each with its way back to the offsets of the extraction."""

from contractmodel.text.lines import Line, lines, offset, spans

__all__ = ["Line", "lines", "offset", "spans"]
