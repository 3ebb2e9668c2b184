"""A reviewer's checklist: questions about an agreement, answered from what its sentences do, with quotes."""

from contractmodel.facts.checklist import compare_facts, facts
from contractmodel.facts.values import NONE_FOUND, Answer, Answered, Compared, Place

__all__ = ["NONE_FOUND", "Answer", "Answered", "Compared", "Place", "compare_facts", "facts"]
