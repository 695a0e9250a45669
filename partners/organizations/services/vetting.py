"""What reviewers do. Each decision closes the round that it was made in; the rows are the history."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import DomainError, NotAllowed
from partners.organizations.emails import mail_owners
from partners.organizations.models import Organization, VettingReview
from partners.organizations.permissions import can_review_organization
from partners.organizations.selectors import unanswered_invitations
from partners.organizations.services.locks import hold
from partners.organizations.services.team import take_back
from partners.organizations.workflow import STANDING
from partners.users.models import User

Decision = VettingReview.Decision


@transaction.atomic
def start_review(organization: Organization, *, by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`)."""
    organization = _moved(organization, "start_review", by=by)
    open_round(organization, reviewer=by.user)
    record(Verb.REVIEW_STARTED, by=by, organization=organization, subject=organization)
    return organization


@transaction.atomic
def ask_for_information(organization: Organization, *, reason: str, note: str = "", by: Actor) -> Organization:
    """Ask the applicant something. The application opens for changes until they answer.

    Raises NotAllowed, Conflict (`wrong_state`) and DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "ask_for_information", reason, by=by)
    close_round(organization, Decision.INFORMATION_NEEDED, message=reason, note=note, by=by)
    record(Verb.INFORMATION_REQUESTED, by=by, organization=organization, subject=organization)
    mail_owners("information_needed", organization, reason=reason)
    return organization


@transaction.atomic
def approve_organization(organization: Organization, *, note: str = "", by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`)."""
    organization = _moved(organization, "approve", by=by, approved_at=clock.now())
    close_round(organization, Decision.APPROVED, note=note, by=by)
    record(Verb.ORGANIZATION_APPROVED, by=by, organization=organization, subject=organization)
    mail_owners("approved", organization)
    return organization


@transaction.atomic
def decline_organization(organization: Organization, *, reason: str, note: str = "", by: Actor) -> Organization:
    """Turn the application away, and the open invitations with it; one entry tells how many those were.

    Raises NotAllowed, Conflict (`wrong_state`) and DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "decline", reason, by=by)
    close_round(organization, Decision.DECLINED, message=reason, note=note, by=by)
    revoked = take_back(unanswered_invitations(organization))
    record(
        Verb.ORGANIZATION_DECLINED,
        by=by,
        organization=organization,
        subject=organization,
        revoked_invitations=revoked,
    )
    mail_owners("declined", organization, reason=reason)
    return organization


@transaction.atomic
def suspend_organization(organization: Organization, *, reason: str, note: str = "", by: Actor) -> Organization:
    """Close the partner's doors for now: what asks for an approved partner refuses from this moment on.

    Open invitations stay and cannot be accepted until the partnership is reinstated. Raises NotAllowed, Conflict
    (`wrong_state`) and DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "suspend", reason, by=by)
    close_round(organization, Decision.SUSPENDED, message=reason, note=note, by=by)
    record(Verb.ORGANIZATION_SUSPENDED, by=by, organization=organization, subject=organization)
    mail_owners("suspended", organization, reason=reason)
    return organization


@transaction.atomic
def reinstate_organization(organization: Organization, *, note: str = "", by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`)."""
    organization = _moved(organization, "reinstate", by=by)
    close_round(organization, Decision.REINSTATED, note=note, by=by)
    record(Verb.ORGANIZATION_REINSTATED, by=by, organization=organization, subject=organization)
    mail_owners("reinstated", organization)
    return organization


@transaction.atomic
def keep_review_note(organization: Organization, *, note: str, by: Actor) -> VettingReview:
    """Write down what colleagues should know, beside the current round; not an event, so the log does not hear.

    Raises NotAllowed and DomainError (`no_review`).
    """
    organization = hold(organization)
    if not can_review_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    review = current_round(organization)
    if review is None:
        raise DomainError(_("Begin the review first."), code="no_review")
    review.note = note
    review.save(update_fields=["note", "updated_at"])
    return review


def current_round(organization: Organization) -> VettingReview | None:
    """The latest round. The caller holds the organisation's lock."""
    return organization.reviews.order_by("-round").first()


def open_round(organization: Organization, *, reviewer: User | None) -> VettingReview:
    last = current_round(organization)
    return VettingReview.objects.create(
        organization=organization, round=last.round + 1 if last else 1, reviewer=reviewer
    )


def close_round(
    organization: Organization, decision: str, *, message: str = "", note: str = "", by: Actor
) -> VettingReview:
    """Write the decision into the open round, or into a new one when the last is closed already."""
    review = current_round(organization)
    # A decision that does not wait for the answer must not overwrite the question.
    if review is None or review.decision != Decision.OPEN:
        review = open_round(organization, reviewer=by.user)
    review.decision = decision
    review.reviewer = by.user
    review.message = message
    # An empty field beside a decision does not wipe out what colleagues wrote before.
    review.note = note or review.note
    review.decided_at = clock.now()
    review.save()
    return review


def _moved(organization: Organization, name: str, *, by: Actor, **changes: Any) -> Organization:
    """The locked row after the transition, saved."""
    organization = hold(organization)
    STANDING.advance(organization, name, by=by)
    for field, value in changes.items():
        setattr(organization, field, value)
    organization.save(update_fields=["standing", *changes, "updated_at"])
    return organization


def _moved_with_reason(organization: Organization, name: str, reason: str, *, by: Actor) -> Organization:
    """Asked after the transition: who may not make it learns nothing of what it would take."""
    organization = _moved(organization, name, by=by)
    if not reason.strip():
        raise DomainError(_("Write a message to the organisation first."), code="reason_needed")
    return organization
