"""What has to happen by itself, once; the worker calls it every half minute."""

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser

from portal.upkeep import purge, tick


class Command(BaseCommand):
    help = "Publish on time, wake what is due, pick up what a killed worker left; --purge also deletes on time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--purge", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds = [tick(), purge()] if options["purge"] else [tick()]
        self.stdout.write(" ".join(f"{name}={count}" for done in rounds for name, count in done.items()))
        if any("failed" in done for done in rounds):
            raise CommandError("Something failed; the log says what.")
