"""What a typed value says: dates read one way or not at all, and whether a value fits a slot. A leaf of both wings."""

from contractmodel.values.dates import DateReading, read_date
from contractmodel.values.fitting import Fit, fits

__all__ = ["DateReading", "Fit", "fits", "read_date"]
