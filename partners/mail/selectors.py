"""What is held under an e-mail address: each room hands its own down, because it alone knows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _

from partners.mail.models import OutgoingMail

# What says nothing of a person: keys, and what only we can compute.
OURS = ("id", "code_hash", "personal_hash", "ask_hash", "receipt_hash", "secret_hash", "sha256", "likeness")


class Kept(NamedTuple):
    """One kind of record: why we may hold it, and how long. Pages are drawn from it, and what deletes reads `after`.

    `columns` are those that may hold an address, as `app.Model.column`; `rule` is a sentence with `%(days)s`.
    """

    name: str
    label: Any
    basis: Any
    rule: Any
    after: timedelta
    columns: tuple[str, ...]

    @property
    def rule_in_words(self) -> str:
        return str(self.rule) % {"days": self.after.days}


class Record(NamedTuple):
    """`told` gives all that is held of one address, `erase` takes it away; it returns how many rows are gone, and how
    many stay, which `stays` gives the reason for."""

    kept: Kept
    told: Callable[[str], list[dict[str, Any]]]
    erase: Callable[[str], tuple[int, int]]
    stays: Any = ""


RECORDS: list[Record] = []

LETTERS = Kept(
    "letters",
    _("Letters to you"),
    _("What you asked for, or what happened with it, has to reach you."),
    _("The text until the letter has left; that it went to you %(days)s days."),
    timedelta(days=30),
    ("mail.OutgoingMail.to",),
)


def told_of(row: Model, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Every column of a row that says something, by its name."""
    columns: list[Field[Any, Any]] = [field for field in row._meta.concrete_fields if not field.is_relation]
    return {
        column.name: column.value_from_object(row)
        for column in columns
        if column.name not in {*OURS, *without} and column.value_from_object(row) not in (None, "", [], {})
    }


def letters_to(address: str) -> list[dict[str, Any]]:
    return [told_of(letter) for letter in OutgoingMail.objects.filter(to__iexact=address).order_by("pk")]
