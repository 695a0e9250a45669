"""The staff's groups, for an installation that is not the demo."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.backoffice.services import STAFF_GROUPS, set_up_staff_groups


class Command(BaseCommand):
    help = "Create the staff's groups, or bring their rights back to what the code says."

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_staff_groups()
        self.stdout.write(f"Groups: {', '.join(STAFF_GROUPS)}")
