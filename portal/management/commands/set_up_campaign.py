"""From an empty database to a portal that partners can join."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from partners.kernel.actors import acting
from partners.users.models import User
from portal.founding.campaign import set_up
from portal.founding.schema import read_plan
from portal.management.staff import StaffCommand


class Command(StaffCommand):
    help = (
        "Open a campaign from a folder (see docs/campaign-folder.md): publish its statement, the agreement and the "
        "consent text, and make the public site. The whole folder is checked first; a mistake is named by file and "
        "line, and changes nothing. Safe to run again: what is there already is left as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("folder", type=Path)

    def act(self, person: User, **options: Any) -> None:
        for part, is_new in set_up(read_plan(options["folder"]), by=acting(person)).items():
            self.stdout.write(f"{part:<10} {'made' if is_new else 'is there already, left as it is'}")
        self.stdout.write("Pages that the folder calls drafts wait in the back office: read, change and publish them.")
