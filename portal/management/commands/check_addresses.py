"""What of before is not in one form, for whoever runs the portal."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import models

from partners.kernel.fields import AddressColumn, LinkColumn, PhoneColumn, canonical_address, canonical_link
from partners.kernel.fields.phones import canonical_phone

FORMS: dict[type, Any] = {AddressColumn: canonical_address, LinkColumn: canonical_link, PhoneColumn: canonical_phone}


class Command(BaseCommand):
    help = (
        "List what is stored in no one form: addresses with which nobody can come in, numbers and links that were "
        "never checked. Rows are named by their id; what they hold is not shown. Nothing is changed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(irregular())
        for line in found:
            self.stdout.write(line)
        self.stdout.write(f"{len(found)} found.")


def irregular() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            kind = AddressColumn if (model, field.name) == (EmailAddress, "email") else type(field)
            # Letters are forgotten after a month, and a kit that is not the current one is history.
            if kind in FORMS and model._meta.label not in {"mail.OutgoingMail", "branding.BrandKit"}:
                yield from _rows(model, field, FORMS[kind])


def _rows(model: type[models.Model], field: Any, canonical: Any) -> Iterator[str]:
    name = "public_id" if any(each.name == "public_id" for each in model._meta.fields) else "pk"
    for row_id, value in model._default_manager.exclude(**{field.name: ""}).values_list(name, field.name):
        try:
            reason = "another row has this mailbox" if canonical(value) != value else ""
        except ValidationError as refused:
            reason = refused.messages[0]
        if reason:
            yield f"{model._meta.label} {row_id} {field.name}: {reason}"
