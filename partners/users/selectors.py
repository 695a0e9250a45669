"""Who may do what among the staff, and what is known about a person's addresses."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from partners.kernel import clock
from partners.kernel.codes import digest_of
from partners.kernel.fields.addresses import canonical_or_same
from partners.kernel.languages.zones import time_zones
from partners.users.models import EnrolmentLink, User


def has_verified_address(user: Any, email: str) -> bool:
    """Whether this person has shown that the address is theirs."""
    if not user.is_authenticated:
        return False
    # allauth's column does not do it by itself.
    return EmailAddress.objects.filter(user=user, email__iexact=canonical_or_same(email), verified=True).exists()


def person_at(address: str) -> User | None:
    """Whose account has this address, with `is_verified`."""
    verified = EmailAddress.objects.filter(user=OuterRef("pk"), email=address.lower(), verified=True)
    return User.objects.annotate(is_verified=Exists(verified)).filter(email__iexact=address).first()


def ask_in_vain(times: int) -> None:
    """Look so often for somebody who does not exist, where who has an account is looked for as often."""
    for _time in range(times):
        User.objects.filter(pk=0).first()


def never_verified(*, joined_before: datetime) -> QuerySet[User]:
    """Accounts that nobody has shown to be theirs: no verified address, never signed in, no place anywhere."""
    return User.objects.filter(
        date_joined__lt=joined_before,
        last_login=None,
        is_staff=False,
        is_superuser=False,
        memberships=None,
        groups=None,
    ).exclude(emailaddress__verified=True)


def unproven_account(address: str) -> User | None:
    """The account at this address that nobody has shown to be theirs; None where there is none, or one in use.

    With `has_row`: whether allauth has a row for the address as well.
    """
    found = never_verified(joined_before=clock.now() + timedelta(seconds=1))
    row = EmailAddress.objects.filter(user=OuterRef("pk"))
    return found.annotate(has_row=Exists(row)).filter(email=address, is_active=True).first()


def verified_addresses(user: User) -> list[str]:
    """All that this person has shown to be theirs, in the form in which addresses are compared."""
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return [canonical_or_same(address) for address in found]


def staff_who_may(permission: str) -> QuerySet[User]:
    """Staff whose groups carry `app.codename`, by address."""
    app_label, codename = permission.split(".")
    return (
        User.objects.filter(
            is_active=True,
            is_staff=True,
            groups__permissions__codename=codename,
            groups__permissions__content_type__app_label=app_label,
        )
        # Two groups may carry the same right; without this a letter would go out twice.
        .distinct()
        .order_by("email")
    )


def shown_name(path: str = "") -> Coalesce:
    """What a list shows of a person: the name, or the address of who gave none. `path` leads to the person."""
    return Coalesce(NullIf(f"{path}name", Value("")), f"{path}email", output_field=CharField())


def zone_of(user: Any) -> str:
    """The clock that this person reads by; UTC where the account names none that exists."""
    return user.time_zone if user.time_zone in time_zones() else "UTC"


def open_enrolments(user: User) -> QuerySet[EnrolmentLink]:
    """Links of this person that still open something; one at most, except for a moment."""
    return EnrolmentLink.objects.filter(user=user, used_at=None, expires_at__gt=clock.now())


def enrolment_with(code: str, user: User) -> EnrolmentLink | None:
    """The open link with this code, if it is this person's."""
    return open_enrolments(user).filter(code_hash=digest_of(code)).first()


def staff_without_factor() -> QuerySet[User]:
    """Who cannot work before they have set up a second factor, by address."""
    has_factor = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return User.objects.filter(~Exists(has_factor), is_active=True, is_staff=True).order_by("email")
