"""The report that everything people see is drawn from: groupings, counts, headlines, quotes. It judges nothing."""

from contractmodel.report.build import report
from contractmodel.report.values import Difference, Document, Filled, Neutral, Piece, Report

__all__ = ["Difference", "Document", "Filled", "Neutral", "Piece", "Report", "report"]
