"""Inviting, joining, changing roles, leaving. There is always an owner: every change holds the organisation's row."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.kernel.fields.addresses import canonical_address
from partners.organizations.emails import send_invitation
from partners.organizations.models import Invitation, Membership, Organization, Role
from partners.organizations.permissions import can_grow_team, can_manage_team, is_at_least
from partners.organizations.selectors import (
    invitation_with,
    invitations_around,
    membership_through,
    open_invitation,
    open_invitations,
)
from partners.organizations.services.locks import hold
from partners.users.selectors import has_verified_address

INVITATION_LIFETIME = timedelta(days=14)
# A form that was sent twice sends one letter; whoever finds nothing in the mailbox can have another soon.
INVITE_AGAIN_AFTER = timedelta(minutes=2)
MOST_OPEN_INVITATIONS = 30
# Anybody can apply, so an application must not become a way to send mail to strangers.
MOST_OPEN_BEFORE_APPROVAL = 3
# Counted with those taken back: inviting and revoking in turn would otherwise send as much as one likes.
MOST_A_DAY = 60
MOST_A_DAY_BEFORE_APPROVAL = 10


@transaction.atomic
def invite_member(organization: Organization, *, email: str, role: str, by: Actor) -> tuple[Invitation, str]:
    """Send an invitation; an earlier one to the same address stops working. The code is not kept, so it is returned.

    Raises NotAllowed and Conflict (`already_member`, `just_invited`, `too_many_invitations`, `too_many_today`).
    """
    now = clock.now()
    organization = hold(organization)
    _check_may_grow(by, organization)
    # In the one form, because the constraint on open invitations compares letter by letter.
    address = canonical_address(email)
    if Membership.objects.filter(organization=organization, user__email__iexact=address).exists():
        raise Conflict(_("This person is in the team already."), code="already_member")
    # Whether or not it has run out: for the constraint it is open.
    earlier = Invitation.objects.filter(
        organization=organization, email=address, accepted_at__isnull=True, revoked_at__isnull=True
    ).first()
    if earlier and earlier.created_at > now - INVITE_AGAIN_AFTER:
        raise Conflict(_("An invitation went to this address a moment ago."), code="just_invited")
    _check_room(organization, replaced=earlier, at=now)
    if earlier:
        earlier.revoked_at = now
        earlier.save(update_fields=["revoked_at", "updated_at"])
    code = new_secret()
    invitation = Invitation.objects.create(
        organization=organization,
        email=address,
        role=Role(role),
        code_hash=digest_of(code),
        invited_by=by.user,
        expires_at=now + INVITATION_LIFETIME,
    )
    record(Verb.MEMBER_INVITED, by=by, organization=organization, subject=invitation, role=invitation.role)
    send_invitation(invitation, code)
    return invitation, code


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Raises NotAllowed and Conflict (`accepted`)."""
    organization = hold(invitation.organization)
    _check_may_manage(by, organization)
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.accepted_at:
        raise Conflict(_("This invitation has been accepted already."), code="accepted")
    if invitation.revoked_at is None:
        invitation.revoked_at = clock.now()
        invitation.save(update_fields=["revoked_at", "updated_at"])
        record(Verb.INVITATION_REVOKED, by=by, organization=organization, subject=invitation)
    return invitation


@transaction.atomic
def accept_invitation(code: str, *, by: Actor) -> Membership:
    """Join, or rise to a higher role in a team one is in already; one entry either way.

    A second acceptance by the same person changes and records nothing. Raises `Expired`, the same for a code that
    never existed and one that is over, `NotAllowed` for another account, and `Conflict` for somebody who has this role
    or a higher one: their invitation stays unused.
    """
    now = clock.now()
    # Only to learn whose row to hold; nothing that is read here decides.
    found = invitation_with(code)
    if found is None:
        raise Expired(_("This invitation cannot be used."), code="invitation_gone")
    organization = hold(found.organization)
    # Before the code is asked whether it opens anything: a second click must not read that the invitation is gone.
    if used := membership_through(code, by.user):
        return used
    # Asked again under the lock: in the meantime the one who invites may have been removed.
    invitation = open_invitation(code, at=now)
    if invitation is None:
        raise Expired(_("This invitation cannot be used."), code="invitation_gone")
    # A link that was passed on lets nobody in, and neither does an address that somebody only claims.
    if by.user is None or not has_verified_address(by.user, invitation.email):
        raise NotAllowed(_("This invitation was sent to another address."), code="other_address")
    membership = Membership.objects.filter(user=by.user, organization=organization).first()
    if membership and is_at_least(membership.role, invitation.role):
        raise Conflict(_("You are in this team already, with this role or a higher one."), code="already_member")
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at", "updated_at"])
    if membership:
        return _give_role(membership, invitation.role, by=by)
    membership = Membership.objects.create(user=by.user, organization=organization, role=invitation.role)
    record(Verb.MEMBER_JOINED, by=by, organization=organization, subject=membership, role=membership.role)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: Actor) -> Membership:
    """Give somebody another role; the same role again changes and records nothing.

    A lower one takes back the open invitations around them, in the same single entry, which tells how many. Raises
    NotAllowed and Conflict (`no_member`, `last_owner`).
    """
    organization, membership = _held(membership)
    _check_may_manage(by, organization)
    if membership.role == Role(role):
        return membership
    # Lowering stays possible in every standing: it is how a team gets rid of an intruder.
    if is_at_least(role, membership.role):
        _check_may_grow(by, organization)
        return _give_role(membership, role, by=by)
    _check_an_owner_stays(membership)
    # Otherwise who was lowered would come back through somebody they invited, or by another address of theirs.
    revoked = take_back(invitations_around(membership.user, organization))
    return _give_role(membership, role, by=by, revoked_invitations=revoked)


@transaction.atomic
def remove_member(membership: Membership, *, by: Actor) -> None:
    """Take somebody out of the team, and back the open invitations around them; everybody may take out themselves.

    One entry, which tells how many invitations that were. Raises NotAllowed and Conflict (`no_member`, `last_owner`).
    """
    organization, membership = _held(membership)
    # To leave takes no right: nobody is kept in a team.
    if membership.user_id != by.user_id:
        _check_may_manage(by, organization)
    _check_an_owner_stays(membership)
    record(
        Verb.MEMBER_REMOVED,
        by=by,
        organization=organization,
        subject=membership,
        member=str(membership.user.public_id),
        is_leaving=membership.user_id == by.user_id,
        revoked_invitations=take_back(invitations_around(membership.user, organization)),
    )
    membership.delete()


def take_back(invitations: QuerySet[Invitation]) -> int:
    """Revoke open invitations along with something else; how many. The caller holds the organisation and records."""
    now = clock.now()
    # `update` does not know `auto_now`.
    return invitations.update(revoked_at=now, updated_at=now)


@transaction.atomic
def _give_role(membership: Membership, role: str, *, by: Actor, **data: Any) -> Membership:
    """The caller holds the organisation and has asked who may."""
    membership.role = Role(role)
    membership.save(update_fields=["role", "updated_at"])
    record(
        Verb.MEMBER_ROLE_CHANGED,
        by=by,
        organization=membership.organization,
        subject=membership,
        role=membership.role,
        is_own=membership.user_id == by.user_id,
        **data,
    )
    return membership


def _held(membership: Membership) -> tuple[Organization, Membership]:
    """Both as they are once nobody else can change them."""
    organization = hold(membership.organization)
    fresh = Membership.objects.select_related("user", "organization").filter(pk=membership.pk).first()
    if fresh is None:
        raise Conflict(_("This person is no longer in the team."), code="no_member")
    return organization, fresh


def _check_may_grow(actor: Actor, organization: Organization) -> None:
    _check_may_manage(actor, organization)
    if not can_grow_team(actor, organization):
        raise NotAllowed(_("Nobody can be invited or given a higher role at the moment."))


def _check_may_manage(actor: Actor, organization: Organization) -> None:
    if not can_manage_team(actor, organization):
        raise NotAllowed(_("Only an owner may change the team."))


def _check_an_owner_stays(membership: Membership) -> None:
    # Whose account is closed can do nothing for the organisation, so they do not count.
    owners = Membership.objects.filter(
        organization_id=membership.organization_id, role=Role.OWNER, user__is_active=True
    )
    if membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists():
        raise Conflict(
            _("There has to be an owner. Make somebody else an owner first, then try again."), code="last_owner"
        )


def _check_room(organization: Organization, *, replaced: Invitation | None, at: datetime) -> None:
    most = MOST_OPEN_INVITATIONS if organization.is_approved else MOST_OPEN_BEFORE_APPROVAL
    waiting = open_invitations(organization, at=at)
    # The earlier one is about to be taken back, so it takes no place.
    if replaced:
        waiting = waiting.exclude(pk=replaced.pk)
    if waiting.count() >= most:
        raise Conflict(
            _("Too many invitations are waiting for an answer. Take one back first."), code="too_many_invitations"
        )
    most_a_day = MOST_A_DAY if organization.is_approved else MOST_A_DAY_BEFORE_APPROVAL
    if organization.invitations.filter(created_at__gt=at - timedelta(days=1)).count() >= most_a_day:
        raise Conflict(_("Too many people were invited today. Please go on tomorrow."), code="too_many_today")
