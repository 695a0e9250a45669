"""What an applicant does: begin, write, send, answer, and one day leave."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.fields.choices import is_same
from partners.kernel.languages.skeletons import is_alike
from partners.organizations.emails import mail_owners, mail_reviewers
from partners.organizations.models import Membership, Organization, Role
from partners.organizations.permissions import can_edit_organization
from partners.organizations.selectors import missing_answers, unanswered_invitations
from partners.organizations.services.locks import hold
from partners.organizations.services.team import take_back
from partners.organizations.services.vetting import current_round, open_round
from partners.organizations.workflow import STANDING
from partners.users.models import User

# All that a form may write; standing and dates are left to the workflow.
ANSWERS = (
    "name", "country", "website", "email", "registration_number", "languages", "mission", "motivation", "plans",
    "reach",
)  # fmt: skip
# Enough for somebody who helps several groups, too few to fill our tables with, or the reviewers' mailboxes.
MOST_DRAFTS = 5
MOST_UNDECIDED = 10
UNDECIDED = [
    Organization.Standing.DRAFT,
    Organization.Standing.APPLIED,
    Organization.Standing.IN_REVIEW,
    Organization.Standing.INFORMATION_NEEDED,
]


@transaction.atomic
def start_application(*, name: str, through: Organization | None = None, by: Actor) -> Organization:
    """Begin a draft with this person as owner; `through` is whose page led there. Asked again with the same name,
    however it is typed, it gives the draft that is there.

    Raises NotAllowed and Conflict (`many`).
    """
    # The person's row, for there is no organisation yet to hold: otherwise a double click makes two drafts.
    user = User.objects.select_for_update(no_key=True).get(pk=acting_user(by).pk)
    drafts = Organization.objects.filter(
        standing=Organization.Standing.DRAFT, memberships__user=user, memberships__role=Role.OWNER
    )
    # Before the limits: a form that was sent twice at the limit gets what its first half has made.
    begun = list(drafts)
    # With the legal form: a union and its fund of one name are two applications.
    if existing := next((draft for draft in begun if is_alike(draft.name, name)), None):
        return existing
    if len(begun) >= MOST_DRAFTS:
        raise Conflict(_("You have several applications that are not sent yet. Finish one of them first."), code="many")
    undecided = Organization.objects.filter(
        standing__in=UNDECIDED,
        memberships__user=user,
        memberships__role=Role.OWNER,
    )
    if undecided.count() >= MOST_UNDECIDED:
        raise Conflict(_("Several of your applications wait for an answer. Begin another one after that."), code="many")
    # Nobody counts as won by themselves.
    if through is not None and Membership.objects.filter(organization=through, user=user).exists():
        through = None
    organization = Organization.objects.create(name=name, came_through=through)
    Membership.objects.create(user=user, organization=organization, role=Role.OWNER)
    record(Verb.APPLICATION_STARTED, by=by, organization=organization, subject=organization)
    return organization


@transaction.atomic
def save_draft(organization: Organization, *, answers: dict[str, Any], seen: str, by: Actor) -> Organization:
    """Keep what has been written so far; not an event, so the log does not hear of it.

    `seen` is the `stamp` of what the writer's form was made from. When somebody else, or the same person in another
    window, has saved something different since, nothing is written: Conflict with the code `stale`. Raises
    NotAllowed too, and Conflict (`wrong_state`) once the application is sent.
    """
    organization = hold(organization)
    if not can_edit_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    if not organization.is_editable_by_applicant:
        raise Conflict(_("The application has been sent, so it cannot be changed now."), code="wrong_state")
    # Before the age is compared: autosave and button often send the same words, and that is no conflict.
    changed = [name for name in ANSWERS if name in answers and not is_same(answers[name], getattr(organization, name))]
    if not changed:
        return organization
    if seen != organization.stamp:
        raise Conflict(_("This application was saved in another window in the meantime."), code="stale")
    for name in changed:
        setattr(organization, name, answers[name])
    # `updated_at` is named, here and elsewhere: `auto_now` is written only with the fields that are.
    organization.save(update_fields=[*changed, "updated_at"])
    return organization


@transaction.atomic
def submit_application(organization: Organization, *, by: Actor) -> Organization:
    """Raises NotAllowed, Conflict (`wrong_state`) and DomainError (`incomplete`)."""
    organization = hold(organization)
    STANDING.advance(organization, "submit", by=by)
    _refuse_incomplete(organization)
    organization.applied_at = clock.now()
    organization.save(update_fields=["standing", "applied_at", "updated_at"])
    record(Verb.APPLICATION_SUBMITTED, by=by, organization=organization, subject=organization)
    mail_owners("application_received", organization)
    mail_reviewers("application_waiting", organization)
    return organization


@transaction.atomic
def resubmit_application(organization: Organization, *, answer: str, by: Actor) -> Organization:
    """Answer what staff asked: closes that round and opens the next for the same reviewer, who is told by mail.

    Raises NotAllowed, Conflict (`wrong_state`) and DomainError (`answer_needed`, `incomplete`).
    """
    organization = hold(organization)
    STANDING.advance(organization, "resubmit", by=by)
    if not answer.strip():
        raise DomainError(_("Write an answer first."), code="answer_needed")
    _refuse_incomplete(organization)
    organization.save(update_fields=["standing", "updated_at"])
    asked = current_round(organization)
    if asked is not None:
        asked.answer = answer
        asked.save(update_fields=["answer", "updated_at"])
    # The next round goes to who asked, and so does the letter; other reviewers need not read into it.
    reviewer = asked.reviewer if asked else None
    open_round(organization, reviewer=reviewer)
    record(Verb.APPLICATION_RESUBMITTED, by=by, organization=organization, subject=organization)
    mail_owners("answer_received", organization)
    mail_reviewers("answer_waiting", organization, first=reviewer)
    return organization


@transaction.atomic
def leave_campaign(organization: Organization, *, by: Actor) -> Organization:
    """End the partnership and take back the open invitations; one entry, without a number: all read it.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    organization = hold(organization)
    STANDING.advance(organization, "leave", by=by)
    organization.save(update_fields=["standing", "updated_at"])
    take_back(unanswered_invitations(organization))
    record(Verb.ORGANIZATION_LEFT, by=by, organization=organization, subject=organization)
    return organization


def _refuse_incomplete(organization: Organization) -> None:
    if missing_answers(organization):
        raise DomainError(_("Some answers are still missing."), code="incomplete")
