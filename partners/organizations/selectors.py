"""Which organisations somebody may see, and what belongs to them."""

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from partners.organizations.models import AccessKey, Agreement, Invitation, Membership, Organization


def organizations_of(user: Any) -> QuerySet[Organization]:
    """Those in which this person has a role."""
    if not user.is_authenticated:
        return Organization.objects.none()
    return Organization.objects.filter(memberships__user=user).order_by("name")


def approved_organizations() -> QuerySet[Organization]:
    """The partners, as everybody may see them. The reader's language decides the order, so callers sort for display."""
    return Organization.objects.filter(standing=Organization.Standing.APPROVED).order_by("name")


def memberships_of(user: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user).select_related("organization").order_by("organization__name")


def members_of(organization: Organization) -> QuerySet[Membership]:
    return organization.memberships.select_related("user").order_by("user__name", "user__email")


def vetting_queue() -> QuerySet[Organization]:
    """What waits for staff, the longest waiting first."""
    waiting = [Organization.Standing.APPLIED, Organization.Standing.IN_REVIEW]
    return Organization.objects.filter(standing__in=waiting).order_by("applied_at")


def open_invitation(code: str, *, at: datetime) -> Invitation | None:
    """The invitation that this code opens now."""
    return (
        Invitation.objects.filter(
            code_hash=digest_of(code), accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
        )
        .select_related("organization")
        .first()
    )


def current_agreement(*, at: datetime) -> Agreement | None:
    return Agreement.objects.filter(published_at__lte=at).order_by("-version").first()


def live_access_key(token: str, *, at: datetime) -> AccessKey | None:
    """The key if it may be used now: not revoked, not expired, and of an approved partner."""
    return (
        AccessKey.objects.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=at),
            digest=digest_of(token),
            revoked_at__isnull=True,
            organization__standing=Organization.Standing.APPROVED,
        )
        .select_related("organization")
        .first()
    )


def digest_of(secret: str) -> str:
    """How codes and keys are looked up; only this is stored. A lone surrogate cannot be in any of ours."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
