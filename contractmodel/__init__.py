"""Reads agreements into typed trees, compares them structurally, and says what differs and why it matters."""

from pathlib import Path

_package = Path(__file__).resolve().parent
_checkout = _package.parent
if not (_package / "cli.py").exists() and all((_checkout / name).exists() for name in ("grammar", "pyproject.toml")):
    __path__.append(str(_checkout))

__version__ = "1.0.0"

_PUBLIC = {
    "contractmodel.api": ("check", "diff", "load", "parse"),
    "contractmodel.report.checks": ("CheckResult", "DocumentCheck"),
    "contractmodel.diff.values": ("Change", "Comparison", "Significance", "Verdict", "Witness"),
    "contractmodel.model": (
        "Agreement",
        "Block",
        "BlockType",
        "Clause",
        "ContractError",
        "Modality",
        "Polarity",
        "Provision",
        "ProvisionKind",
        "Severity",
        "SlotType",
        "Span",
    ),
    "contractmodel.rules.values": ("Favours", "Finding", "Impact"),
}
"""Where each public name lives; imported when first asked for, so that `import contractmodel` costs nothing."""

__all__ = ["__version__", *(name for names in _PUBLIC.values() for name in names)]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    """The public value or function `name`."""
    for module, names in _PUBLIC.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(module), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
