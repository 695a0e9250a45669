"""The many partners of the wall: each joins, signs, and says that its name and logo may be seen."""

from functools import partial
from typing import Any, NamedTuple

from django.conf import settings

from partners.branding.services.kits import save_brand_kit
from partners.branding.services.logos import add_logo
from partners.campaigns.models import StatementVersion
from partners.campaigns.services.statements import endorse_statement
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.uploads import clean_logo
from partners.organizations.models import Organization
from partners.organizations.selectors import current_agreement
from partners.organizations.services.agreements import accept_agreement
from partners.organizations.services.joining import save_draft, start_application, submit_application
from partners.organizations.services.profile import change_profile
from partners.organizations.services.vetting import approve_organization, start_review
from partners.users.models import User
from portal.demo.accounts import seed_person
from portal.demo.facts import HERE, rows
from portal.demo.story import Story

MARKS = HERE / "people" / "marks"
COLOUR = "#1d2f6f"


class Signer(NamedTuple):
    key: str
    name: str
    country: str
    person: str
    days: float

    @property
    def website(self) -> str:
        return f"https://{self.key}.example.org"


def add_signers(story: Story, *, reviewer: User, statement: StatementVersion) -> None:
    """As many as the settings want: tests take few, because each costs a dozen steps and a logo that is cleaned."""
    for row in rows("signers")[: settings.DEMO_SIGNERS]:
        signer = Signer(**{name: row[name] for name in Signer._fields})
        # No earlier than the statement that they sign, which is 45 days old.
        story.at(min(signer.days, 44), partial(join, signer, reviewer, statement))


def join(signer: Signer, reviewer: User, statement: StatementVersion) -> Organization:
    """In one go: what happens in between is told by the twelve."""
    language = "uk" if signer.country == "UA" else "en"
    owner = acting(seed_person(f"hello@{signer.key}.example.org", signer.person, language=language))
    row = start_application(name=signer.name, by=owner)
    save_draft(row, answers=answers_of(signer, language), seen=row.stamp, by=owner)
    row = submit_application(Organization.objects.get(pk=row.pk), by=owner)
    start_review(row, by=acting(reviewer))
    approve_organization(row, by=acting(reviewer))
    row = Organization.objects.get(pk=row.pk)
    if agreement := current_agreement(at=clock.now()):
        accept_agreement(row, agreement, by=owner)
    endorse_statement(row, statement, by=owner)
    show_logo(row, by=owner)
    picture = MARKS / f"{signer.key}.png"
    if picture.exists():
        logo = add_logo(row, clean_logo(picture.read_bytes()), by=owner)
        save_brand_kit(
            row, names={language: signer.name}, taglines={}, colour=COLOUR, link=signer.website, logo=logo, by=owner
        )
    return row


def show_logo(row: Organization, *, by: Any) -> None:
    row = Organization.objects.get(pk=row.pk)
    change_profile(row, answers={"shown_as": Organization.ShownAs.LOGO}, seen=row.stamp, by=by)


def answers_of(signer: Signer, language: str) -> dict[str, Any]:
    words = WORDS[language]
    return {
        "country": signer.country,
        "website": signer.website,
        "email": f"hello@{signer.key}.example.org",
        "languages": [language],
        **words,
    }


WORDS = {
    "en": {
        "mission": "Neighbours who read, cook, print and translate together.",
        "motivation": "Nobody should be given away with a piece of land.",
        "plans": "Posters in our windows, cards in our newsletter, an evening with a reading.",
    },
    "uk": {
        "mission": "Сусіди, які разом читають, готують, друкують і перекладають.",
        "motivation": "Нікого не можна віддавати разом із клаптем землі.",
        "plans": "Плакати у вікнах, картки в розсилці, вечір із читанням.",
    },
}
