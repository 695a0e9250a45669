"""The next version of what partners and media contacts agree to."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from partners.campaigns.models import Campaign
from partners.kernel.actors import acting
from partners.users.models import User
from portal.founding.campaign import publish_next
from portal.founding.ground import LANGUAGES
from portal.founding.texts import READ, read_loose_texts
from portal.management.staff import StaffCommand, file_in_language, in_language

FOLLOWS = {
    "statement": "Signatures stay with the version that was signed; partners are asked to sign this one.",
    "agreement": "Every owner is asked to accept it.",
    "consent": "Whoever is asked from now on agrees to it.",
}


class Command(StaffCommand):
    help = "Publish the next version of a text. It cannot be changed or taken back afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("what", choices=list(READ))
        parser.add_argument("files", nargs="+", type=file_in_language, metavar="en=FILE")
        parser.add_argument("--campaign", metavar="SHORT-NAME", help="whose statement; needed if there are several")
        parser.add_argument("--changed", nargs="+", type=in_language, default=[], metavar="en=WORDS")
        parser.add_argument("--no-input", action="store_true", help="do not ask whether it is meant")

    def act(self, person: User, **options: Any) -> None:
        what = options["what"]
        if options["changed"] and what != "statement":
            raise CommandError("--changed: only the statement shows beside it what is new.")
        campaign = self._campaign(options["campaign"]) if what == "statement" else None
        languages = campaign.languages if campaign else LANGUAGES
        texts = read_loose_texts(what, dict(options["files"]), languages=list(languages))
        self.stdout.write(f"The next version of the {what} in: {', '.join(texts)}. {FOLLOWS[what]}")
        # The whole word: what is in force cannot be taken back, and return is pressed without reading.
        if not options["no_input"] and input("Publish it? Type yes: ").strip() != "yes":
            raise CommandError("Nothing was published.")
        notes = dict(options["changed"])
        number = publish_next(what, texts, campaign=campaign, change_notes=notes, by=acting(person))
        self.stdout.write(f"Version {number} is in force.")

    def _campaign(self, slug: str | None) -> Campaign:
        found = Campaign.objects.filter(slug=slug) if slug else Campaign.objects.all()
        if len(found) != 1:
            raise CommandError(f"--campaign: name one of {', '.join(Campaign.objects.values_list('slug', flat=True))}.")
        return found[0]
