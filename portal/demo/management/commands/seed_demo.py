"""Sets the database up and fills it with the demo campaign, once."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from portal.demo.seeding import demo_key, is_seeded, seed


class Command(BaseCommand):
    help = "Migrate, fill an empty database with the demo campaign, and print where it can be seen. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo can be made under the demo's settings only.")
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        # The cache is a table of the database, and no migration makes it.
        call_command("createcachetable", verbosity=0)
        if is_seeded():
            self.stdout.write("The demo campaign is there already; what was done in it is kept.")
        else:
            self.stdout.write("Writing the demo campaign …")
            seed()
        self.stdout.write(
            f"""
  The portal           {settings.BASE_URL}/
  Sign in as anybody   {settings.BASE_URL}/demo/
  An access key        {demo_key()}

  These people, their one-click sign-in and this key exist in the demo only.
  Mail is printed below as it is sent. Ctrl-C ends everything; `make run` goes on, `make fresh` starts over.
"""
        )
