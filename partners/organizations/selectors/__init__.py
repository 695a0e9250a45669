"""Which organisations somebody may see, and what belongs to them."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from partners.kernel.actors import acting
from partners.kernel.codes import digest_of
from partners.kernel.fields import is_name
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import (
    AccessKey,
    Agreement,
    AgreementAcceptance,
    Invitation,
    Membership,
    Organization,
    Role,
    VettingDocument,
)
from partners.organizations.permissions import can_grow_team
from partners.users.models import User
from partners.users.selectors import has_verified_address, shown_name, verified_addresses

# What an application cannot be judged without. A website or a registration is not among them: some who most need
# to join must not have either.
REQUIRED_ANSWERS = ("name", "country", "email", "languages", "mission", "motivation", "plans")

# What a partner goes on saying about itself. The rest of the application was judged, or is for the reviewers only.
PROFILE = ("website", "email", "languages", "mission", "reach", "shown_as", "has_page")


def approved_organizations() -> QuerySet[Organization]:
    """The partners, as everybody may see them, in the reader's alphabet."""
    return Organization.objects.filter(standing=Organization.Standing.APPROVED).order_by(*in_alphabet("name"), "pk")


def numbers_by_country(organizations: QuerySet[Organization]) -> dict[str, int]:
    """How many of them name each country, by its code; those who name none by an empty one."""
    return dict(organizations.order_by("country").values_list("country").annotate(Count("pk")))


def memberships_of(user: Any) -> QuerySet[Membership]:
    found = Membership.objects.filter(user=user).select_related("organization")
    return found.order_by(*in_alphabet("organization__name"), "pk")


def members_of(organization: Organization) -> QuerySet[Membership]:
    """By what is shown of each: the name, or the address of who gave none."""
    return organization.memberships.select_related("user").order_by(*in_alphabet(shown_name("user__")), "pk")


def missing_answers(organization: Organization) -> list[tuple[str, str | Promise]]:
    """Field and label of what still has to be filled in before the application can be sent."""
    labels = {field.name: field.verbose_name for field in Organization._meta.fields}
    return [(name, labels[name]) for name in REQUIRED_ANSWERS if not getattr(organization, name)]


def owners_of(organization: Organization) -> QuerySet[User]:
    """Who is written to about the organisation's standing."""
    return User.objects.filter(
        memberships__organization=organization, memberships__role=Role.OWNER, is_active=True
    ).order_by("email")


def editors_of(organization: Organization) -> QuerySet[User]:
    """Who is written to about what the organisation's editors look after; owners may do all that editors may."""
    return User.objects.filter(
        memberships__organization=organization, memberships__role__in=[Role.OWNER, Role.EDITOR], is_active=True
    ).order_by("email")


def open_invitation(code: str, *, at: datetime) -> Invitation | None:
    """The invitation that this code opens now: it holds only while the one who sent it may still invite."""
    invitation = (
        Invitation.objects.filter(
            code_hash=digest_of(code), accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
        )
        .select_related("organization", "invited_by")
        .first()
    )
    # Asked here and stored nowhere: so a suspension pauses invitations without touching them.
    return invitation if invitation and can_grow_team(acting(invitation.invited_by), invitation.organization) else None


def invitation_with(code: str) -> Invitation | None:
    """The invitation of this code, whatever became of it."""
    return Invitation.objects.filter(code_hash=digest_of(code)).select_related("organization").first()


def membership_through(code: str, user: Any) -> Membership | None:
    """The membership of somebody who used this very invitation, so that its link leads them home."""
    invitation = invitation_with(code)
    # Only to whom it was sent: for everybody else a used code looks like one that never was.
    if invitation is None or invitation.accepted_at is None or not has_verified_address(user, invitation.email):
        return None
    return (
        Membership.objects.select_related("organization")
        .filter(user=user, organization=invitation.organization)
        .first()
    )


def inviting_names(invitation: Invitation) -> dict[str, Any]:
    """What an invitation may tell a stranger about who sent it: `organization`, `inviter`, `is_vetted`.

    Anybody may apply, under any name and with any words as a name. Until the campaign team has approved the
    organisation only what is a name is told; the rest is empty.
    """
    organization, sender = invitation.organization, invitation.invited_by
    is_vetted = organization.is_approved
    inviter = sender.name if is_name(sender.name) else ""
    return {
        "is_vetted": is_vetted,
        "organization": organization.name if is_vetted or is_name(organization.name) else "",
        "inviter": inviter or (sender.email if is_vetted else ""),
    }


def open_invitations(organization: Organization, *, at: datetime) -> QuerySet[Invitation]:
    """Those that may still be accepted."""
    return organization.invitations.filter(
        accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at
    ).order_by("-created_at")


def unanswered_invitations(organization: Organization) -> QuerySet[Invitation]:
    """Those nobody took up, over or not: an owner may send one again."""
    return organization.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True).order_by("-created_at")


def invitations_around(user: User, organization: Organization) -> QuerySet[Invitation]:
    """Those nobody took up that this person sent, or that wait at another address of theirs."""
    theirs = Q(invited_by=user) | Q(email__in=verified_addresses(user))
    return unanswered_invitations(organization).filter(theirs)


def acceptances_of(organization: Organization) -> QuerySet[AgreementAcceptance]:
    return organization.acceptances.select_related("agreement", "accepted_by").order_by("-agreement__version")


def acceptance_for(agreement: Agreement, acceptances: Iterable[AgreementAcceptance]) -> AgreementAcceptance | None:
    """That of these which counts for the version."""
    return next((found for found in acceptances if agreement.covers(found.agreement.version)), None)


def organizations_bound_by(agreement: Agreement) -> QuerySet[Organization]:
    """Approved ones whose acceptance counts for this very version."""
    accepted = AgreementAcceptance.objects.filter(
        agreement__version__range=(agreement.binds_since or agreement.version, agreement.version)
    )
    return approved_organizations().filter(pk__in=accepted.values("organization"))


def keys_of(organization: Organization) -> QuerySet[AccessKey]:
    return organization.access_keys.select_related("created_by").order_by("-created_at")


def live_keys(organization: Organization, *, at: datetime) -> QuerySet[AccessKey]:
    """Those that still open something."""
    return organization.access_keys.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=at), revoked_at__isnull=True)


def current_agreement(*, at: datetime) -> Agreement | None:
    return Agreement.objects.published(at=at).order_by("-version").first()


def live_access_key(token: str, *, at: datetime) -> AccessKey | None:
    """The key if it may be used now: not revoked, not expired, and of an approved partner."""
    return (
        AccessKey.objects.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=at),
            digest=digest_of(token),
            revoked_at__isnull=True,
            # In the same query: a suspension closes all keys at once and reinstating opens those that were not revoked.
            organization__standing=Organization.Standing.APPROVED,
        )
        .select_related("organization")
        .first()
    )


# These three take a language because every namer does (`activity.rendering.NAMERS`); two have no use for it.
def titles_of_documents(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    return dict(VettingDocument.objects.filter(public_id__in=public_ids).values_list("public_id", "title"))


def names_of_keys(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    return dict(AccessKey.objects.filter(public_id__in=public_ids).values_list("public_id", "name"))


def titles_of_agreements(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = Agreement.objects.filter(public_id__in=public_ids).values_list("public_id", "version")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": version} for public_id, version in versions}


def organizations_of_sole_owners(people: Iterable[User]) -> QuerySet[Organization]:
    """Those that are not over, and would have no owner who may sign in without these people; by name."""
    leaving = [person.pk for person in people]
    others = Membership.objects.filter(organization=OuterRef("pk"), role=Role.OWNER, user__is_active=True)
    over = [Organization.Standing.DECLINED, Organization.Standing.LEFT]
    return (
        Organization.objects.filter(memberships__user__in=leaving, memberships__role=Role.OWNER)
        .exclude(standing__in=over)
        .exclude(Exists(others.exclude(user__in=leaving)))
        .distinct()
        .order_by(*in_alphabet("name"), "pk")
    )


def papers_used(organization: Organization) -> Used:
    return used_by("paper", organization.documents.all(), size="size")
