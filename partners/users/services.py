"""What people change about themselves, and what is forgotten of them. Addresses and second factors are allauth's."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.users.models import User
from partners.users.selectors import never_verified

MOST_A_ROUND = 2_000
KEEP_UNVERIFIED = timedelta(days=30)


@transaction.atomic
def change_person(*, name: str, language: str, time_zone: str, by: Actor) -> User:
    """Of oneself only, so nobody else is named. Records no entry: it concerns no organisation.

    Raises NotAllowed for whoever is no person.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=acting_user(by).pk)
    user.name, user.language, user.time_zone = name, language, time_zone
    user.save(update_fields=["name", "language", "time_zone"])
    return user


def purge_sessions() -> int:
    """Delete sessions that have ended, with the IP address and browser that people see beside their open ones."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    # By what is left and not by date: sessions also end early, when somebody signs out.
    return UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()[0]


def purge_accounts() -> int:
    """Delete accounts that were never verified, unless something refers to them: the log keeps whom it names."""
    due = never_verified(joined_before=clock.now() - KEEP_UNVERIFIED)
    # One transaction each: an account that has to stay takes no other back. Only so many, so that a round ends; still
    # more in a day than the limits of sign-up let one address of the network open.
    return sum(_purge_account(due, pk) for pk in list(due.values_list("pk", flat=True)[:MOST_A_ROUND]))


@transaction.atomic
def _purge_account(due: QuerySet[User], pk: int) -> int:
    # Asked again under the lock: they may have signed in since. `of`, because PostgreSQL locks no outer join.
    user = due.select_for_update(of=("self",)).filter(pk=pk).first()
    if user is None:
        return 0
    try:
        user.delete()
    except ProtectedError:
        return 0
    return 1
