"""What has to happen by itself, once; the worker calls it every half minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.upkeep import purge, tick


class Command(BaseCommand):
    help = "Wake what is due, pick up what a killed worker left, publish on time; --purge also deletes on time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--purge", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        done = tick()
        if options["purge"]:
            done |= purge()
        self.stdout.write(" ".join(f"{name}={count}" for name, count in done.items()))
