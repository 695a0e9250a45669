"""What is forgotten of people, and when."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.users.models import User
from partners.users.services import purge_accounts, purge_sessions


def session_of(user, key):
    return UserSession.objects.create(user=user, ip="203.0.113.7", user_agent="Firefox", session_key=key)


def test_where_somebody_signed_in_from_is_forgotten_with_the_session(viewer, client):
    now = timezone.now()
    client.post(
        reverse("account_login"), {"login": viewer.email, "password": "correct horse battery staple"}, follow=True
    )
    session_of(viewer, "long-ago")
    assert UserSession.objects.count() == 2

    with clock.at(now):
        assert purge_sessions() == 1
    assert UserSession.objects.get().session_key == client.session.session_key

    with clock.at(now + timedelta(days=15)):
        assert purge_sessions() == 1
    assert not Session.objects.exists()


@pytest.fixture
def stranger(db):
    """Somebody gave this address once, and it was never shown to be theirs."""
    user = User.objects.create_user("stranger@example.org", date_joined=timezone.now() - timedelta(days=31))
    user.emailaddress_set.create(email=user.email, primary=True, verified=False)
    return user


def test_an_account_that_was_never_verified_is_deleted_after_thirty_days(stranger):
    now = timezone.now()

    with clock.at(now - timedelta(days=2)):
        assert purge_accounts() == 0
    with clock.at(now):
        assert purge_accounts() == 1
    assert not User.objects.filter(pk=stranger.pk).exists()


def test_an_account_that_is_somebodys_stays(person, viewer, administrator, press_officer):
    User.objects.update(date_joined=timezone.now() - timedelta(days=800))
    # Made by a colleague at the command line or in the admin, and not used yet.
    administrator.emailaddress_set.all().delete()
    press_officer.emailaddress_set.all().delete()

    with clock.at(timezone.now()):
        assert purge_accounts() == 0
    assert User.objects.count() == 4


def test_an_account_that_the_log_names_stays(stranger):
    record(Verb.CAMPAIGN_OPENED, by=acting(stranger))

    with clock.at(timezone.now()):
        assert purge_accounts() == 0
    assert User.objects.filter(pk=stranger.pk).exists()
