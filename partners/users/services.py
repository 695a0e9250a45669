"""What people change about themselves, what is forgotten of them, and who may set up a second factor.

Addresses and the factors themselves are allauth's.
"""

from collections.abc import Iterable
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.users.doors import SignUp
from partners.users.emails import enrolment_url, send_enrolment
from partners.users.models import EnrolmentLink, User
from partners.users.permissions import can_let_enrol, may
from partners.users.selectors import enrolment_with, never_verified, open_enrolments, person_at, unproven_account

MOST_A_ROUND = 2_000
KEEP_UNVERIFIED = timedelta(days=30)
ENROLMENT_LIFETIME = timedelta(hours=72)


@transaction.atomic
def change_person(*, name: str, language: str, time_zone: str, by: Actor) -> User:
    """Of oneself only, so nobody else is named. Records no entry: it concerns no organisation.

    Raises NotAllowed for whoever is no person.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=acting_user(by).pk)
    user.name, user.language, user.time_zone = name, language, time_zone
    user.save(update_fields=["name", "language", "time_zone"])
    return user


@transaction.atomic
def settle_account(address: EmailAddress, given: SignUp | None) -> None:
    """Make the account theirs who have just shown its first address: it holds what they gave, and nothing of others.

    `given` is what their own browser gave. Without it, as after a reset, there is no password until they set one:
    whoever opened the account knew another, and may be somebody else.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=address.user_id)
    if EmailAddress.objects.filter(user=user, verified=True).exclude(pk=address.pk).exists():
        return
    if given is not None and given.account == user.pk:
        user.password, user.name = given.secret, given.name
        user.language, user.time_zone = given.language, given.time_zone
    else:
        user.set_unusable_password()
        # The name of a member of staff was written by staff.
        user.name = user.name if user.is_staff else ""
    user.save(update_fields=["password", "name", "language", "time_zone"])


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


@transaction.atomic
def let_enrol(person: User, *, by: Actor, invited: bool = False) -> tuple[EnrolmentLink, str]:
    """Send this member of staff a link for a second factor; earlier ones end. A factor that they have is taken away.

    The second value is the link's URL, which is not kept. Raises NotAllowed, and Conflict (`no_staff`).
    """
    # The row is held: of two links at once one is the newer.
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not can_let_enrol(by, person):
        raise NotAllowed(_("You may not do this."))
    if not (person.is_staff and person.is_active):
        raise Conflict(_("Only staff who may sign in get such a link."), code="no_staff")
    now = clock.now()
    # A telephone that is lost is somebody else's: its codes end now, and so does what is open anywhere.
    if Authenticator.objects.filter(user=person).delete()[0]:
        end_sessions(person)
    EnrolmentLink.objects.filter(user=person, used_at=None).delete()
    code = new_secret()
    link = EnrolmentLink.objects.create(
        user=person, code_hash=digest_of(code), sent_by=by.user, created_at=now, expires_at=now + ENROLMENT_LIFETIME
    )
    send_enrolment(link, code, invited=invited)
    return link, enrolment_url(link, code)


@transaction.atomic
def invite_colleague(*, email: str, name: str, language: str, groups: Iterable[Group], by: Actor) -> User:
    """An account for a member of staff, and a letter with the link that lets them in; `email` in its one form.

    Whether the actor holds all that the groups give is asked where groups are offered. An account that nobody has
    shown to be theirs is taken over, without the password that somebody chose for it. Raises NotAllowed, and Conflict
    (`is_staff`, `has_account`).
    """
    if not may(by, "users.add_user"):
        raise NotAllowed(_("You may not do this."))
    unproven = unproven_account(email)
    person = person_at(email) if unproven is None else unproven
    if person is not None and unproven is None:
        if person.is_staff:
            raise Conflict(_("This address belongs to a colleague already."), code="is_staff")
        # Not by the way: as staff they need a second factor from then on, also for their organisation.
        raise Conflict(
            _("There is an account with this address. Find it in the list, and tick “is campaign staff” there."),
            code="has_account",
        )
    person = person or User(email=email)
    person.name, person.language, person.is_staff = name, language, True
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        # Two invitations at once.
        raise Conflict(_("This address belongs to a colleague already."), code="is_staff") from None
    # So that the code with which they choose their password proves the address; sign-in would ask for a second one.
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"primary": True})
    person.groups.set(groups)
    let_enrol(person, by=by, invited=True)
    return person


def open_enrolment(code: str, *, by: Actor) -> EnrolmentLink:
    """The link with this code for whoever shows it, if it is theirs and still good. Raises NotAllowed and Expired."""
    link = enrolment_with(code, acting_user(by))
    if link is None:
        raise Expired(_("This link is over, or it is for another account. Ask an administrator for a new one."))
    return link


def use_enrolment(person: User) -> int:
    """A factor is there: no link opens anything any more."""
    return open_enrolments(person).update(used_at=clock.now())


def end_sessions(person: User) -> None:
    keys = UserSession.objects.filter(user=person).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
