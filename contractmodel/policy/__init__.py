"""What a house accepts: findings become the verdict of a check."""

from contractmodel.policy.verdict import CheckVerdict, decide

__all__ = ["CheckVerdict", "decide"]
