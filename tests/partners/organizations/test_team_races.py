"""Two people at once. Needs PostgreSQL: SQLite lets one writer in at a time anyway."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event

import pytest
from django.db import connection

from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel.actors import acting
from partners.organizations.models import Membership, Organization, Role
from partners.organizations.services import team
from tests.conftest import make_member
from tests.support.races import at_once

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer"),
]


@pytest.fixture
def meeting(monkeypatch):
    """Each waits for the other between looking for an owner and acting on it; who is locked out never comes."""
    barrier = Barrier(2)
    check = team._check_an_owner_stays

    def check_and_wait(membership):
        check(membership)
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=1.5)

    monkeypatch.setattr(team, "_check_an_owner_stays", check_and_wait)


@pytest.fixture
def two_owners(organization, owner):
    second = make_member(organization, "second@example.org", Role.OWNER)
    first_place, second_place = (Membership.objects.get(user=user) for user in (owner, second))
    return (owner, first_place), (second, second_place)


def owners_left(organization) -> int:
    return Membership.objects.filter(organization=organization, role=Role.OWNER).count()


def demote_each_other(two_owners) -> list[Exception | None]:
    (first, first_place), (second, second_place) = two_owners
    return at_once(
        lambda: team.change_role(second_place, role="editor", by=acting(first)),
        lambda: team.change_role(first_place, role="editor", by=acting(second)),
    )


def leave_together(two_owners) -> list[Exception | None]:
    (first, first_place), (second, second_place) = two_owners
    return at_once(
        lambda: team.remove_member(first_place, by=acting(first)),
        lambda: team.remove_member(second_place, by=acting(second)),
    )


@pytest.mark.parametrize("together", [demote_each_other, leave_together])
def test_one_owner_stays_when_two_go_at_once(organization, two_owners, meeting, together):
    outcomes = together(two_owners)

    assert owners_left(organization) == 1
    assert sum(outcome is not None for outcome in outcomes) == 1


@pytest.mark.parametrize("together", [demote_each_other, leave_together])
def test_without_the_lock_nobody_would_be_left(organization, two_owners, meeting, together, monkeypatch):
    monkeypatch.setattr(team, "hold", lambda organization: Organization.objects.get(pk=organization.pk))

    together(two_owners)

    assert owners_left(organization) == 0


@pytest.fixture
def removed_meanwhile(organization, owner, person, monkeypatch):
    """Between looking at an invitation and joining, the colleague who sent it is removed, if the lock lets that be."""
    inviter = make_member(organization, "inviter@example.org", Role.OWNER)
    _invitation, code = team.invite_member(organization, email=person.email, role="owner", by=acting(inviter))
    membership = Membership.objects.get(user=inviter)
    looked, removed = Event(), Event()
    look = team.open_invitation

    def look_and_wait(code, *, at):
        found = look(code, at=at)
        looked.set()
        removed.wait(timeout=1.5)
        return found

    def remove():
        looked.wait(timeout=5)
        team.remove_member(membership, by=acting(owner))
        removed.set()

    monkeypatch.setattr(team, "open_invitation", look_and_wait)
    return lambda: at_once(lambda: team.accept_invitation(code, by=acting(person)), remove)


def test_nobody_joins_after_the_removal_of_who_invited_them(removed_meanwhile):
    assert removed_meanwhile() == [None, None]
    assert list(everything().values_list("verb", flat=True)[:2]) == [Verb.MEMBER_REMOVED, Verb.MEMBER_JOINED]


def test_without_the_lock_the_removed_would_let_somebody_in(removed_meanwhile, monkeypatch):
    monkeypatch.setattr(team, "hold", lambda organization: Organization.objects.get(pk=organization.pk))

    assert removed_meanwhile() == [None, None]
    assert list(everything().values_list("verb", flat=True)[:2]) == [Verb.MEMBER_JOINED, Verb.MEMBER_REMOVED]


def test_accepting_twice_at_once_makes_one_membership(organization, owner, person):
    _invitation, code = team.invite_member(organization, email=person.email, role="editor", by=acting(owner))

    outcomes = at_once(*[lambda: team.accept_invitation(code, by=acting(person))] * 4)

    assert outcomes == [None] * 4
    assert Membership.objects.filter(user=person).count() == 1
