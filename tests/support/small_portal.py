"""Fill the database of the environment with as much of a portal as a walk needs, and print what its addresses name."""

import json
import sys

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402  models come after the settings
from django.utils import timezone  # noqa: E402

from partners.campaigns.models import Campaign  # noqa: E402
from partners.organizations.models import Membership, Organization, Role  # noqa: E402
from partners.users.models import User  # noqa: E402
from portal.demo.personas import PERSONAS  # noqa: E402
from tests.support.belongings import make_belongings  # noqa: E402
from tests.support.small_site import publish_small_site  # noqa: E402
from tests.support.subjects import give_subjects  # noqa: E402


def person_of(slug: str) -> User:
    persona = next(persona for persona in PERSONAS if persona.slug == slug)
    user = User.objects.create_user(persona.email, "correct horse battery staple", name=slug, is_staff=persona.is_staff)
    user.is_superuser = persona.is_staff
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


now = timezone.now()
campaign = Campaign.objects.create(
    slug="people", names={"en": "People", "uk": "Люди"}, languages=["en", "uk"], starts_on=now.date()
)
give_subjects(campaign)
publish_small_site(campaign)
organization = Organization.objects.create(
    name="Lantern", standing="approved", country="UA", mission="We help.", applied_at=now, approved_at=now
)
owner, administrator = person_of("owner"), person_of("administrator")
Membership.objects.create(user=owner, organization=organization, role=Role.OWNER)
belongings = make_belongings(organization, owner=owner, administrator=administrator)
sys.stdout.write(json.dumps({**belongings, "org": organization.public_id}, default=str) + "\n")
