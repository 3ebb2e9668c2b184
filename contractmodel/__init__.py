"""Reads agreements into typed trees, compares them structurally, and says what differs and why it matters."""

from pathlib import Path

_package = Path(__file__).resolve().parent
_checkout = _package.parent
if not (_package / "cli.py").exists() and all(
    (_checkout / name).exists() for name in ("grammar", "pyproject.toml")
):
    __path__.append(str(_checkout))
