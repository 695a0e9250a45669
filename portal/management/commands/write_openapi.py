"""The committed description of the API, so that a change of it shows in every review."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.schema import openapi_text


class Command(BaseCommand):
    help = "Write docs/api/openapi.json; with --check only say whether it is what the code says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "api" / "openapi.json"
        text = openapi_text()
        is_fresh = path.exists() and path.read_text(encoding="utf-8") == text
        if options["check"]:
            if not is_fresh:
                raise CommandError(
                    "docs/api/openapi.json is not what the code says. Run: python manage.py write_openapi"
                )
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {'as before' if is_fresh else 'written'}")
