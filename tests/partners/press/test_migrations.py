"""Who agreed before the portal kept to what: nobody stays listed on the strength of a migration."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.models import OutgoingMail
from partners.organizations.selectors import digest_of
from partners.press.models import MediaContact
from partners.press.selectors import listed_contacts
from partners.press.services.consent import withdraw_by_link
from partners.press.services.contacts import purge_contacts
from partners.press.services.renewal import ask_about_changes
from tests.conftest import make_organization

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, AFTER = "0001_initial", "0003_consent_says_to_what"


def migrate(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("press", name)])
    return MigrationExecutor(connection).loader.project_state([("press", name)]).apps.get_model("press", "MediaContact")


@pytest.fixture
def before():
    """The table as it was; at the end it is as the code wants it, whatever went wrong."""
    yield migrate(BEFORE)
    MediaContact.objects.all().delete()
    migrate(AFTER)


@pytest.fixture
def plant(before):
    """`plant(email, …)` makes somebody who agreed long ago, with a `contact.changed` of that data a day later."""
    organization = make_organization("Lantern")
    agreed_at = timezone.now() - timedelta(days=100)

    def make(email: str, *since: dict, days_later: int = 1, **fields):
        details = {
            "name": "Daryna", "position": "Director", "languages": ["uk", "en"], "topics": ["aid"],
            "standing": "confirmed", "asked_at": agreed_at, "consent_version": 1, "confirmed_at": agreed_at,
            "listed_until": agreed_at + timedelta(days=365), "personal_hash": digest_of(email),
        }  # fmt: skip
        contact = before.objects.create(organization_id=organization.pk, email=email, **{**details, **fields})
        for data in since:
            at = agreed_at + timedelta(days=days_later)
            with transaction.atomic():
                record(Verb.CONTACT_CHANGED, by=None, organization=organization, subject=contact, at=at, **data)
        return contact

    return make


def listed() -> list[str]:
    return [listing.facts.email for listing in listed_contacts(at=timezone.now())]


def test_who_was_not_changed_since_they_agreed_stays_with_what_stands_there(plant):
    plant("untouched@example.org")
    plant("renewal@example.org", {"asks_again": True})
    plant("changed-before@example.org", {"asks_again": False}, days_later=-1)
    migrate(AFTER)
    assert sorted(listed()) == ["changed-before@example.org", "renewal@example.org", "untouched@example.org"]
    assert ask_about_changes(at=timezone.now()) == 0
    contact = MediaContact.objects.get(email="untouched@example.org")
    assert contact.is_as_agreed
    assert contact.agreed_facts.position == "Director"


@pytest.mark.parametrize("data", [{"asks_again": False}, {}], ids=["a change", "an entry that does not say"])
def test_who_was_changed_afterwards_is_listed_no_more_and_is_asked(plant, data):
    plant("changed@example.org", {"asks_again": True}, data)
    migrate(AFTER)
    assert listed() == []
    contact = MediaContact.objects.get()
    assert (contact.standing, contact.agreed, contact.confirmed_at) == ("submitted", None, None)
    # Their days of silence begin now, and not when they were asked long ago.
    assert purge_contacts(at=timezone.now()) == 0
    assert ask_about_changes(at=timezone.now()) == 1
    assert OutgoingMail.objects.get().to == "changed@example.org"
    withdraw_by_link("changed@example.org")
    assert MediaContact.objects.get().standing == "withdrawn"


def test_whoever_had_not_agreed_is_left_as_they_were(plant):
    never = {"consent_version": None, "confirmed_at": None, "listed_until": None, "personal_hash": None}
    plant("asked@example.org", standing="submitted", code_hash="0" * 64, **never)
    plant("declined@example.org", standing="declined", **never)
    migrate(AFTER)
    assert set(MediaContact.objects.values_list("email", "standing", "agreed")) == {
        ("asked@example.org", "submitted", None),
        ("declined@example.org", "declined", None),
    }
    assert ask_about_changes(at=timezone.now()) == 0


def test_the_way_back_lists_nobody_with_what_they_did_not_agree_to(plant):
    for name in ("untouched", "written-into", "pending"):
        plant(f"{name}@example.org")
    migrate(AFTER)
    MediaContact.objects.filter(email="written-into@example.org").update(position="Chair")
    MediaContact.objects.filter(email="pending@example.org").update(position="Chair", standing="submitted")
    model = migrate(BEFORE)
    assert dict(model.objects.values_list("email", "standing")) == {
        "untouched@example.org": "confirmed",
        "written-into@example.org": "submitted",
        "pending@example.org": "submitted",
    }
    assert set(model.objects.filter(standing="submitted").values_list("listed_until", "consent_version")) == {
        (None, None)
    }
    migrate(AFTER)
    assert listed() == ["untouched@example.org"]


def test_an_empty_table_goes_both_ways(before):
    migrate(AFTER)
    migrate(BEFORE)
    assert not before.objects.exists()
