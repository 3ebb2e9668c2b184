"""What all tests share: Hypothesis profiles, the command line in an empty folder. No test asserts a time.

The usual profile tries the same examples on every run, so that a change is red for what it changed; `make properties`
draws new ones, and keeps those that failed.
"""

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.commandline import here, run

__all__ = ["here", "run"]

settings.register_profile("usual", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "thorough",
    settings.get_profile("usual"),
    derandomize=False,
    database=DirectoryBasedExampleDatabase(".hypothesis/examples"),
    max_examples=2000,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("usual")
