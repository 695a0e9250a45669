"""Answers to our letters, from a Maildir that a mail server delivers to; the worker does the same every half minute."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from partners.mail.adapters.maildir import take_in_maildir


class Command(BaseCommand):
    help = "Take in what is new in a Maildir. It may be stopped at any time, and run again or beside another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--maildir", type=Path, metavar="DIR", default=settings.INBOUND_MAILDIR or None)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["maildir"]
        if folder is None or not Path(folder).is_dir():
            raise CommandError("--maildir: name a folder that is there, or set INBOUND_MAILDIR.")
        try:
            counts = take_in_maildir(Path(folder))
        except OSError as error:
            raise CommandError(f"--maildir: this folder cannot be read and written ({error.strerror}).") from None
        self.stdout.write(" ".join(f"{name}={count}" for name, count in sorted(counts.items())) or "nothing new")
