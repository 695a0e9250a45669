"""A person's own page: who they are, and by which clock they read."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.users.models import User

PAGE = "/en/you/"
SENT = {"name": "Mira", "language": "uk", "time_zone": "Europe/Kyiv"}


def test_a_person_says_who_they_are(viewer, sign_in):
    entries = ActivityEntry.objects.count()

    response = sign_in(viewer).post(PAGE, SENT, follow=True)

    viewer.refresh_from_db()
    assert (viewer.name, viewer.language, viewer.time_zone) == ("Mira", "uk", "Europe/Kyiv")
    assert "Saved." in response.content.decode()
    assert ActivityEntry.objects.count() == entries


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_zone", "Mars/Olympus"), ("time_zone", ""), ("language", "xx"), ("name", "a\u202eb"), ("name", "a" * 151)],
)
def test_what_cannot_be_is_refused_and_nothing_is_lost(viewer, sign_in, field, value):
    response = sign_in(viewer).post(PAGE, {**SENT, field: value})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["name"].value() == {**SENT, field: value}["name"]
    viewer.refresh_from_db()
    assert viewer.language == "en"


def test_a_stranger_signs_in_first(client: Client, db):
    assert client.get(PAGE)["Location"].startswith(reverse("account_login"))


def test_pages_follow_the_persons_clock_and_name_it(owner, organization, sign_in):
    with clock.at(datetime(2026, 1, 15, 22, 30, tzinfo=UTC)):
        record(Verb.BRAND_KIT_SAVED, by=acting(owner), organization=organization)
    client = sign_in(owner)
    address = reverse("dashboard:activity", args=[organization.public_id])
    assert "15 January 2026, 22:30 UTC" in client.get(address).content.decode()

    client.post(PAGE, {**SENT, "time_zone": "Europe/Kyiv"})

    assert "16 January 2026, 00:30 EET" in client.get(address).content.decode()


def test_a_zone_that_no_longer_exists_breaks_no_page(owner, organization, sign_in):
    User.objects.filter(pk=owner.pk).update(time_zone="Mars/Olympus")

    assert sign_in(owner).get(reverse("dashboard:activity", args=[organization.public_id])).status_code == 200


def test_one_persons_clock_does_not_stay_for_the_next(owner, organization, sign_in):
    User.objects.filter(pk=owner.pk).update(time_zone="Pacific/Auckland")
    sign_in(owner).get(reverse("dashboard:home", args=[organization.public_id]))

    assert str(timezone.get_current_timezone()) == "UTC"


@pytest.mark.parametrize(("language", "zone"), [("en", "Europe/London"), ("uk", "Europe/Kyiv")])
def test_signing_up_keeps_the_name_and_guesses_the_rest(client: Client, db, language, zone):
    fields = {"name": " Mira  Kestrel ", "email": "mira@example.org", "password1": "twelve lanterns on a porch"}

    client.post(f"/{language}/account/signup/", fields)

    user = User.objects.get(email="mira@example.org")
    assert (user.name, user.language, user.time_zone) == ("Mira Kestrel", language, zone)


def test_signing_up_needs_no_name(client: Client, db):
    client.post("/en/account/signup/", {"email": "mira@example.org", "password1": "twelve lanterns on a porch"})

    assert User.objects.get(email="mira@example.org").name == ""
