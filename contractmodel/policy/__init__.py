"""What a house accepts: findings, graded by its policy, become the verdict of a check."""

from contractmodel.policy.house import UNWRITTEN, Ignored, Policy, read_policy
from contractmodel.policy.verdict import CheckVerdict, decide

__all__ = ["UNWRITTEN", "CheckVerdict", "Ignored", "Policy", "decide", "read_policy"]
