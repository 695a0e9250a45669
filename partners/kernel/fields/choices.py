"""Comparing what a form gives with what is saved."""

from typing import Any


def is_same(given: Any, saved: Any) -> bool:
    """Equal, or the same choices in another order: boxes are ticked in none."""
    if isinstance(given, list) and isinstance(saved, list):
        return sorted(given) == sorted(saved)
    return bool(given == saved)
