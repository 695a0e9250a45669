"""The link with which a member of staff sets up a second factor: the very first has nobody else to ask."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from partners.kernel.actors import CLOCK
from partners.kernel.errors import DomainError
from partners.users.models import User
from partners.users.services import let_enrol


class Command(BaseCommand):
    help = "Send a member of staff a link for a second factor, and print it. A factor that they have is taken away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the account of the member of staff")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["address"].strip()).first()
        if person is None:
            raise CommandError("No account has this address.")
        try:
            link, url = let_enrol(person, by=CLOCK)
        except DomainError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Valid until {link.expires_at:%Y-%m-%d %H:%M} UTC, once:\n{url}")
