"""Comparing what a form gives with what is saved."""

from typing import Any, cast

from django.db import models


def is_same(given: Any, saved: Any) -> bool:
    """Equal, or the same choices in another order: boxes are ticked in none."""
    if isinstance(given, list) and isinstance(saved, list):
        return sorted(given) == sorted(saved)
    return bool(given == saved)


def changed_columns(row: models.Model, given: dict[str, Any]) -> list[str]:
    """The names of those columns that would be written otherwise: another spelling of one number is no change."""

    def written(name: str, value: Any) -> Any:
        return cast("models.Field[Any, Any]", row._meta.get_field(name)).to_python(value)

    saved = {name: written(name, getattr(row, name)) for name in given}
    return [name for name, value in given.items() if not is_same(written(name, value), saved[name])]
