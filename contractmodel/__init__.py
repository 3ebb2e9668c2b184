"""Reads agreements into typed trees, compares them structurally, and says what differs and why it matters."""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

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

__all__ = [
    "Agreement",
    "Block",
    "BlockType",
    "Change",
    "CheckResult",
    "Clause",
    "Comparison",
    "ContractError",
    "DocumentCheck",
    "Favours",
    "Finding",
    "Impact",
    "Modality",
    "Polarity",
    "Provision",
    "ProvisionKind",
    "Severity",
    "Significance",
    "SlotType",
    "Span",
    "Verdict",
    "Witness",
    "__version__",
    "check",
    "diff",
    "load",
    "parse",
]


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


class _Room(ModuleType):
    """A room that can be called: `contractmodel.diff` is both the room and, as a public function, what it does."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """What the public function of the room's name gives for these arguments."""
        from contractmodel import api

        return getattr(api, self.__name__.rpartition(".")[2])(*arguments, **named)


class _Package(ModuleType):
    """The package itself: rooms that share their name with a public function can be called, once imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Bind `name`, as importing a room does."""
        if name in _PUBLIC["contractmodel.api"] and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

if TYPE_CHECKING:
    from contractmodel.api import check, diff, load, parse
    from contractmodel.diff.values import Change, Comparison, Significance, Verdict, Witness
    from contractmodel.model import (
        Agreement,
        Block,
        BlockType,
        Clause,
        ContractError,
        Modality,
        Polarity,
        Provision,
        ProvisionKind,
        Severity,
        SlotType,
        Span,
    )
    from contractmodel.report.checks import CheckResult, DocumentCheck
    from contractmodel.rules.values import Favours, Finding, Impact
