"""Rules of what may be copied from a PDF: each gives the value, or None for what stays behind."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pikepdf import Array, Name

Rule = Callable[[Any], Any]


def number(value: Any) -> Any:
    return value if isinstance(value, (int, Decimal, float)) and not isinstance(value, bool) else None


def flag(value: Any) -> Any:
    return value if isinstance(value, bool) else None


def numbers(value: Any) -> Any:
    if not isinstance(value, Array):
        return None
    kept = [number(each) for each in value]
    return None if None in kept else Array(kept)


def one_of(*names: str) -> Rule:
    known = {f"/{name}" for name in names}

    def rule(value: Any) -> Any:
        return Name(str(value)) if isinstance(value, Name) and str(value) in known else None

    return rule


def shape(thing: Any, table: Mapping[str, Any], extra: dict[str, Any] | None = None) -> dict[str, Any]:
    """What of a dictionary has a place in the table; `extra` stands in for values that are inherited."""
    kept = {}
    for key, rule in table.items():
        value = (extra or {}).get(key, thing.get(key))
        if value is not None and (copy := rule(value)) is not None:
            kept[key] = copy
    return kept
