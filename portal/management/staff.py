"""Commands with which a member of staff does what the services allow them."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.kernel.errors import DomainError
from partners.users.models import User


class StaffCommand(BaseCommand):
    """`--by` names who acts; what a rule refuses is told as a sentence."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", required=True, metavar="ADDRESS", help="the account of the administrator who acts")

    def handle(self, *args: Any, **options: Any) -> None:
        # Without a password: whoever can run this holds the database anyway. It is about whose name stands in the log.
        person = User.objects.filter(email__iexact=options["by"], is_staff=True, is_active=True).first()
        if person is None:
            raise CommandError("--by: no member of staff has this address.")
        try:
            self.act(person, **options)
        except DomainError as refused:
            raise CommandError(str(refused)) from refused

    def act(self, person: User, **options: Any) -> None:
        raise NotImplementedError


def in_language(value: str) -> tuple[str, str]:
    """`en=words` as a pair."""
    language, equals, words = value.partition("=")
    if not (language and equals and words):
        raise argparse.ArgumentTypeError(f"write the language first, as in en={value}")
    return language, words


def file_in_language(value: str) -> tuple[str, Path]:
    language, path = in_language(value)
    return language, Path(path)
