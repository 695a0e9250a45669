"""The staff's groups, for an installation that is not the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.backoffice.services import STAFF_GROUPS, set_up_staff_groups


class Command(BaseCommand):
    help = (
        "Make the staff's groups, and give them the rights that are new in this version. What was changed in the back "
        "office stays; --anew brings the groups back to what the code says."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="forget what was changed in the back office")

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_staff_groups(anew=options["anew"])
        self.stdout.write(f"Groups: {', '.join(STAFF_GROUPS)}")
