"""Lines in a normal form, each with its way back to the offsets of the extraction."""

from contractmodel.text.line import Line, offset, spans
from contractmodel.text.lines import lines

__all__ = ["Line", "lines", "offset", "spans"]
