"""Compiles the .po files without GNU gettext, so that a machine with nothing but Python can do it."""

import io
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Compile every .po file beside itself; --check only says which compiled file is old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = []
        folders = [Path(folder) for folder in settings.LOCALE_PATHS]
        for source in sorted(po for folder in folders for po in folder.glob("*/LC_MESSAGES/*.po")):
            target, compiled = source.with_suffix(".mo"), compiled_from(source)
            if target.exists() and target.read_bytes() == compiled:
                continue
            stale.append(str(source))
            if not options["check"]:
                target.write_bytes(compiled)
        if stale and options["check"]:
            raise CommandError(f"Not compiled since the last change: {', '.join(stale)}. Run `make translations`.")


def compiled_from(source: Path) -> bytes:
    with source.open("rb") as file:
        catalog = read_po(file)
    output = io.BytesIO()
    # A fuzzy sentence was guessed by a program from one that looked alike.
    write_mo(output, catalog, use_fuzzy=False)
    return output.getvalue()
