"""Writes docs/events.md from the closed list of verbs, or says that it is old."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from partners.activity.verbs import Verb

HEAD = """# Events

Written by `make openapi` from `partners/activity/verbs/`; do not edit.

Everything that happens is one entry of the log, with one of these verbs. An entry is never changed or deleted. `data`
holds identifiers and numbers, never names, addresses or text. *All partners* read what is joint; the rest is read by
the organisation it is about, or by staff only.

| verb | what happened | about | read by | done by |
|---|---|---|---|---|
"""


class Command(BaseCommand):
    help = "Write docs/events.md; --check only says whether it is old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "events.md"
        # The file is compared, and whoever runs this may have another language.
        with translation.override("en"):
            rows = [
                f"| `{verb}` | {verb.label} | `{verb.noun}` | {verb.audience.label} | {verb.word.doer.label} |"
                for verb in Verb
            ]
        text = HEAD + "\n".join(rows) + "\n"
        if options["check"]:
            if not path.exists() or path.read_text() != text:
                raise CommandError("docs/events.md is not what the code says. Run `make openapi`.")
            return
        path.write_text(text)
