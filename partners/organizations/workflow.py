"""Where an organisation may move, and who may move it there."""

from django.utils.translation import gettext_lazy as _

from partners.kernel.workflow import Transition, Workflow
from partners.organizations.models import Organization
from partners.organizations.permissions import can_own_organization, can_review_organization, can_submit_application

S = Organization.Standing

STANDING = Workflow(
    "standing",
    [
        Transition("submit", frozenset({S.DRAFT}), S.APPLIED, can_submit_application, _("Send the application")),
        Transition("start_review", frozenset({S.APPLIED}), S.IN_REVIEW, can_review_organization, _("Begin the review")),
        Transition(
            "ask_for_information",
            frozenset({S.IN_REVIEW}),
            S.INFORMATION_NEEDED,
            can_review_organization,
            _("Ask for information"),
            needs_reason=True,
        ),
        Transition(
            "resubmit", frozenset({S.INFORMATION_NEEDED}), S.IN_REVIEW, can_submit_application, _("Send the answer")
        ),
        Transition("approve", frozenset({S.IN_REVIEW}), S.APPROVED, can_review_organization, _("Approve")),
        Transition(
            "decline",
            frozenset({S.IN_REVIEW, S.INFORMATION_NEEDED}),
            S.DECLINED,
            can_review_organization,
            _("Decline"),
            needs_reason=True,
        ),
        Transition(
            "suspend", frozenset({S.APPROVED}), S.SUSPENDED, can_review_organization, _("Suspend"), needs_reason=True
        ),
        Transition("reinstate", frozenset({S.SUSPENDED}), S.APPROVED, can_review_organization, _("Reinstate")),
        Transition("leave", frozenset({S.APPROVED}), S.LEFT, can_own_organization, _("Leave the campaign")),
    ],
)
