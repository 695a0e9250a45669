"""What pictures are recognised by, made again."""

import shutil
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from partners.editions.services import refresh_index


class Command(BaseCommand):
    help = "Make what is missing of the index by which pictures are recognised; --anew forgets it first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["anew"]:
            shutil.rmtree(settings.RECOGNITION_DIR, ignore_errors=True)
        self.stdout.write(f"{refresh_index(seconds=3600)} made.")
