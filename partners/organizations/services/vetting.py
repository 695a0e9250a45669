"""What reviewers do. Each decision closes the round that it was made in; the rows are the history.

`seen` is the `stamp_of` what the reviewer was looking at: after a colleague's decision it is refused as `stale`.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.emails import mail_owners, mail_reviewer
from partners.organizations.models import Organization, VettingReview
from partners.organizations.permissions import can_review_organization
from partners.organizations.selectors import unanswered_invitations
from partners.organizations.selectors.vetting import reviewers_of, stamp_of
from partners.organizations.services.locks import hold
from partners.organizations.services.notes import keep_note
from partners.organizations.services.slugs import give_slug
from partners.organizations.services.team import take_back
from partners.organizations.workflow import STANDING, UNDECIDED
from partners.users.models import User

Decision = VettingReview.Decision


@transaction.atomic
def start_review(organization: Organization, *, by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`)."""
    organization = _moved(organization, "start_review", by=by, seen="")
    open_round(organization, reviewer=by.user)
    record(Verb.REVIEW_STARTED, by=by, organization=organization, subject=organization)
    return organization


@transaction.atomic
def ask_for_information(
    organization: Organization, *, reason: str, note: str = "", seen: str = "", by: Actor
) -> Organization:
    """Ask the applicant something. The application opens for changes until they answer.

    Raises NotAllowed, Conflict (`wrong_state`, `stale`), DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "ask_for_information", reason, by=by, seen=seen)
    close_round(organization, Decision.INFORMATION_NEEDED, message=reason, note=note, by=by)
    record(Verb.INFORMATION_REQUESTED, by=by, organization=organization, subject=organization)
    mail_owners("information_needed", organization, reason=reason)
    return organization


@transaction.atomic
def approve_organization(organization: Organization, *, note: str = "", seen: str = "", by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`, `stale`)."""
    organization = _moved(organization, "approve", by=by, seen=seen, approved_at=clock.now())
    close_round(organization, Decision.APPROVED, note=note, by=by)
    give_slug(organization)
    record(Verb.ORGANIZATION_APPROVED, by=by, organization=organization, subject=organization)
    mail_owners("approved", organization)
    return organization


@transaction.atomic
def decline_organization(
    organization: Organization, *, reason: str, note: str = "", seen: str = "", by: Actor
) -> Organization:
    """Turn the application away, and the open invitations with it; one entry tells how many those were.

    Raises NotAllowed, Conflict (`wrong_state`, `stale`), DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "decline", reason, by=by, seen=seen)
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
def suspend_organization(
    organization: Organization, *, reason: str, note: str = "", seen: str = "", by: Actor
) -> Organization:
    """Close the partner's doors for now: what asks for an approved partner refuses from this moment on.

    Open invitations stay and cannot be accepted until the partnership is reinstated. Raises NotAllowed, Conflict
    (`wrong_state`, `stale`) and DomainError (`reason_needed`).
    """
    organization = _moved_with_reason(organization, "suspend", reason, by=by, seen=seen)
    close_round(organization, Decision.SUSPENDED, message=reason, note=note, by=by)
    record(Verb.ORGANIZATION_SUSPENDED, by=by, organization=organization, subject=organization)
    mail_owners("suspended", organization, reason=reason)
    return organization


@transaction.atomic
def reinstate_organization(organization: Organization, *, note: str = "", seen: str = "", by: Actor) -> Organization:
    """Raises NotAllowed and Conflict (`wrong_state`, `stale`)."""
    organization = _moved(organization, "reinstate", by=by, seen=seen)
    close_round(organization, Decision.REINSTATED, note=note, by=by)
    record(Verb.ORGANIZATION_REINSTATED, by=by, organization=organization, subject=organization)
    mail_owners("reinstated", organization)
    return organization


@transaction.atomic
def assign_review(organization: Organization, *, reviewer: User, by: Actor) -> Organization:
    """Give an undecided application to this reviewer, who may be oneself; a review that has not begun begins.

    A colleague gets a letter. Records nothing where it is theirs already. Raises NotAllowed, Conflict (`wrong_state`)
    and DomainError (`no_reviewer`).
    """
    organization = hold(organization)
    if not can_review_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    if organization.standing not in UNDECIDED:
        raise Conflict(_("This has already moved on. Look at where it stands now."), code="wrong_state")
    if not reviewers_of(organization).filter(pk=reviewer.pk).exists():
        raise DomainError(_("This person does not review this application."), code="no_reviewer")
    latest = current_round(organization)
    if organization.standing == Organization.Standing.APPLIED:
        STANDING.advance(organization, "start_review", by=by)
        organization.save(update_fields=["standing", "updated_at"])
        open_round(organization, reviewer=reviewer)
        record(Verb.REVIEW_STARTED, by=by, organization=organization, subject=organization)
    elif latest is None or latest.reviewer != reviewer:
        latest = latest or open_round(organization, reviewer=reviewer)
        latest.reviewer = reviewer
        latest.save(update_fields=["reviewer", "updated_at"])
        record(Verb.REVIEW_HANDED_OVER, by=by, organization=organization, subject=organization)
    else:
        return organization
    if reviewer != by.user:
        mail_reviewer("review_handed_over", organization, reviewer, colleague=str(by.user))
    return organization


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
    review.decided_at = clock.now()
    review.save()
    if note.strip():
        keep_note(organization, note, by=by)
    return review


def _moved(organization: Organization, name: str, *, by: Actor, seen: str, **changes: Any) -> Organization:
    """The locked row after the transition, saved. With `seen` only if nobody has decided anything since that stamp."""
    organization = hold(organization)
    was = stamp_of(organization, current_round(organization))
    STANDING.advance(organization, name, by=by)
    if seen and seen != was:
        raise Conflict(_("A colleague has decided something about it in the meantime."), code="stale")
    for field, value in changes.items():
        setattr(organization, field, value)
    organization.save(update_fields=["standing", *changes, "updated_at"])
    return organization


def _moved_with_reason(organization: Organization, name: str, reason: str, *, by: Actor, seen: str) -> Organization:
    """Asked after the transition: who may not make it learns nothing of what it would take."""
    organization = _moved(organization, name, by=by, seen=seen)
    if not reason.strip():
        raise DomainError(_("Write a message to the organisation first."), code="reason_needed")
    return organization
