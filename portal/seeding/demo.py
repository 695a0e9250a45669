"""The whole demo campaign, in the order in which a real one would grow."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partners.campaigns.models import Campaign
from partners.kernel.actors import acting
from partners.kernel.models import OutgoingMail
from partners.organizations.models import AccessKey, Organization
from partners.organizations.selectors import live_access_key, owners_of
from partners.organizations.services.keys import create_access_key
from portal.content import campaign as content
from portal.seeding.branding import add_brand_kits, add_downloads, seed_materials
from portal.seeding.clock import Story
from portal.seeding.organizations import add_lives
from portal.seeding.people import seed_staff
from portal.seeding.press import add_contacts, seed_inquiries
from portal.seeding.site import build_site
from portal.seeding.terms import seed_campaign, seed_terms


def is_seeded() -> bool:
    return Campaign.objects.filter(slug=content.SLUG).exists()


def seed() -> None:
    """For an empty database; several services refuse a second time."""
    tell_everything()
    # The hints at letters that are settled, which left with the commit.
    DBTaskResult.objects.all().delete()


@transaction.atomic
def tell_everything() -> None:
    """All of it or nothing: whoever stops the first start half-way begins anew with the next."""
    staff = seed_staff()
    seed_terms(administrator=staff["administrator"], press_officer=staff["press_officer"])
    campaign, statement = seed_campaign(administrator=staff["administrator"])
    materials = seed_materials(campaign, by=acting(staff["administrator"]))
    story = Story()
    build_site(campaign, by=acting(staff["editor"]), materials=materials, story=story)
    lives = add_lives(story, reviewer=staff["partnerships"], statement=statement)
    add_brand_kits(story, lives)
    add_downloads(story, lives, campaign)
    add_contacts(story, lives)
    story.tell()
    seed_inquiries(press_officer=staff["press_officer"])
    _make_key(lives["lantern"].row)
    _settle_mail()
    call_command("update_index", verbosity=0)


def demo_key() -> str:
    """The key that the demo prints; a new one when somebody revoked it in the demo."""
    path = settings.DEMO_KEY_FILE
    token = path.read_text().strip() if path.exists() else ""
    if live_access_key(token, at=timezone.now()) is None:
        lantern = Organization.objects.get(website="https://lantern.example.org")
        token = _make_key(lantern)
    return token


def _make_key(organization: Organization) -> str:
    now = timezone.now()
    number = AccessKey.objects.filter(organization=organization).count() + 1
    _key, token = create_access_key(
        organization,
        name=f"Demo {number}",
        scopes=AccessKey.Scope.values,
        expires_at=now + timedelta(days=365),
        by=acting(owners_of(organization)[0]),
    )
    settings.DEMO_KEY_FILE.write_text(token)
    settings.DEMO_KEY_FILE.chmod(0o600)
    return token


def _settle_mail() -> None:
    """Letters of the weeks that were only told are not sent when the worker starts."""
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT, sent_at=timezone.now(), text="", html="")
